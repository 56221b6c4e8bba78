//! The wording of a statement is our own: no long run of its words stands in the source.

use std::collections::BTreeMap;

use jalons_core::analyze::fold;
use jalons_core::model::Lang;

use super::claim::Claim;
use super::numbers::{is_month, language};
use super::sources::{Paragraph, Source};
use super::{Check, Finding};

/// A run of so many words that the source has too is copied. Names and dates in it are not counted.
const COPIED: usize = 7;

/// So many words of a name in a row are no chance: they stand for it.
const PART_OF_NAME: usize = 5;

/// The words of a source.
pub(super) struct Wording {
    paragraphs: Vec<Vec<Piece>>,
    /// Where each word stands: paragraph and place in it.
    places: BTreeMap<String, Vec<(usize, usize)>>,
}

/// A word as it is counted here: an elided article is one of its own.
struct Piece {
    start: usize,
    end: usize,
    folded: String,
}

/// A run of words that the source has too.
struct Run {
    length: usize,
    paragraph: usize,
}

impl Wording {
    pub(super) fn of(source: &Source) -> Wording {
        let paragraphs: Vec<Vec<Piece>> = source
            .paragraphs
            .iter()
            .map(|paragraph| pieces(&paragraph.text))
            .collect();
        let mut places: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
        for (number, paragraph) in paragraphs.iter().enumerate() {
            for (at, piece) in paragraph.iter().enumerate() {
                places.entry(piece.folded.clone()).or_default().push((number, at));
            }
        }
        Wording { paragraphs, places }
    }

    /// Looks for copied runs in the three texts.
    pub(super) fn check(&self, claim: &Claim, names: &[Vec<String>]) -> Vec<Finding> {
        let mut findings = Vec::new();
        for Paragraph { lang, text, .. } in &claim.texts {
            let own = pieces(text);
            let aside = aside(&own, claim, names);
            let mut covered = 0;
            for at in 0..own.len() {
                let Some(run) = self.longest(&own[at..]) else {
                    continue;
                };
                let end = at + run.length;
                let counted = aside[at..end].iter().filter(|aside| !**aside).count();
                // A run's own endings are runs too.
                if end <= covered || counted < COPIED {
                    continue;
                }
                covered = end;
                findings.push(claim.finding(
                    Check::Wording,
                    format!(
                        "{counted} words in a row of the {} text in paragraph {} too: {:?}",
                        language(*lang),
                        run.paragraph + 1,
                        &text[own[at].start..own[end - 1].end]
                    ),
                    format!("fewer than {COPIED}, names and dates aside"),
                    "say it in our own words",
                ));
            }
        }
        findings
    }

    /// The longest run of the source that these words start with.
    fn longest(&self, own: &[Piece]) -> Option<Run> {
        let places = self.places.get(&own.first()?.folded)?;
        let run = |(paragraph, at): &(usize, usize)| {
            let there = self
                .paragraphs
                .get(*paragraph)
                .and_then(|pieces| pieces.get(*at..))
                .unwrap_or_default();
            Run {
                length: there.iter().zip(own).take_while(|(a, b)| a.folded == b.folded).count(),
                paragraph: *paragraph,
            }
        };
        // The first of the longest, so that a report names the earlier of two equal paragraphs.
        places.iter().map(run).rev().max_by_key(|run| run.length)
    }
}

/// Which words belong to a name, a number or a date.
fn aside(own: &[Piece], claim: &Claim, names: &[Vec<String>]) -> Vec<bool> {
    let mut aside: Vec<bool> = own.iter().map(is_number).collect();
    for (at, piece) in own.iter().enumerate() {
        let beside = |other: Option<usize>| other.and_then(|at| own.get(at)).is_some_and(is_number);
        let is_month = |lang: &Lang| is_month(&piece.folded, *lang);
        if (beside(Some(at + 1)) || beside(at.checked_sub(1))) && Lang::ALL.iter().any(is_month) {
            aside[at] = true;
        }
    }
    let mut set_aside = |name: &[String]| {
        let runs = own.windows(name.len().max(1)).enumerate();
        for (at, _) in runs.filter(|(_, run)| run.iter().map(|piece| &piece.folded).eq(name)) {
            aside[at..at + name.len()].fill(true);
        }
    };
    for name in names {
        set_aside(name);
    }
    for name in claim.names() {
        for part in folded(name).windows(PART_OF_NAME) {
            set_aside(part);
        }
    }
    aside
}

fn is_number(piece: &Piece) -> bool {
    piece.folded.starts_with(|c: char| c.is_ascii_digit())
}

/// The words of a name, as they are counted here.
pub(super) fn folded(name: &str) -> Vec<String> {
    pieces(name).into_iter().map(|piece| piece.folded).collect()
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let is_letter = c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c);
        match (open, is_letter) {
            (None, true) => open = Some(at),
            (Some(start), false) => {
                found.push(Piece {
                    start,
                    end: at,
                    folded: fold(&text[start..at]),
                });
                open = None;
            }
            _ => {}
        }
    }
    found
}

//! A statement is about its own paragraph: no other one has much more in common with it.
//!
//! A wrong `paragraph` seldom misses a number or a name, since an article goes on about the same things. It shows in the
//! words: even in our own wording, a statement shares the rarer ones with the paragraph it was drawn from.

use std::collections::BTreeSet;
use std::rc::Rc;

use jalons_core::analyze;
use jalons_core::image::read::Register;

use super::claim::{Claim, names_of};
use super::names::is_telling;
use super::sources::{Form, Paragraph};
use super::{Check, Finding};

/// A paragraph is wrong if it has less than this part of what another one has in common with the statement. When this
/// was set, no statement of the corpus came below 0.6; the higher it is, the more slips are found, and the more editors are
/// told of paragraphs that are right.
const FAR_LESS: f64 = 0.55;

/// As above, for another paragraph of the same teaser, whose caption, headline and text repeat each other. When this was
/// set, none came below 0.5.
const FAR_LESS_IN_TEASER: f64 = 0.4;

/// With fewer words to go by, nothing is said: neither of such a statement nor of such a caption.
const ENOUGH: usize = 5;

/// A word of the statement that the source has too.
struct Shared {
    written: String,
    /// Part of the name of an actor or province, which a paragraph often leaves to those before it.
    is_name: bool,
    /// In which paragraphs it stands.
    stands: Rc<[bool]>,
    /// The rarer, the more telling.
    weight: f64,
}

/// Looks for a paragraph that fits the statement far better than its own.
pub(super) fn check(claim: &Claim) -> Option<Finding> {
    let shared = shared(claim);
    if shared.len().min(claim.paragraph.telling.len()) < ENOUGH {
        return None;
    }
    let paragraphs = &claim.source.paragraphs;
    let own = paragraphs
        .iter()
        .position(|paragraph| std::ptr::eq(paragraph, claim.paragraph))?;
    let score = |place: usize, with_names: bool| -> f64 {
        let words = shared
            .iter()
            .filter(|word| word.stands[place] && (with_names || !word.is_name));
        words.map(|word| word.weight).sum()
    };
    let (with, without) = (score(own, true), score(own, false));
    let fits_better = |(place, paragraph): (usize, &Paragraph)| {
        let is_near = claim.record.brief && claim.context.iter().any(|near| std::ptr::eq(*near, paragraph));
        let part = if is_near { FAR_LESS_IN_TEASER } else { FAR_LESS };
        let other = score(place, true);
        (with < part * other && without < part * score(place, false)).then_some((place, other))
    };
    let others = paragraphs
        .iter()
        .enumerate()
        .filter(|(_, other)| other.text != claim.paragraph.text);
    let (place, _) = others.filter_map(fits_better).max_by(|a, b| a.1.total_cmp(&b.1))?;
    let only_there = shared.iter().filter(|word| word.stands[place] && !word.stands[own]);
    let only_there: Vec<&str> = only_there.map(|word| word.written.as_str()).collect();
    Some(claim.finding(
        Check::Paragraph,
        format!("{} only in paragraph {}", only_there.join(", "), place + 1),
        "most words of the statement in its own paragraph".to_owned(),
        "correct `paragraph`",
    ))
}

fn shared(claim: &Claim) -> Vec<Shared> {
    let Some(Paragraph { text, words, .. }) = claim.texts.iter().find(|text| text.lang == claim.source.lang) else {
        return Vec::new();
    };
    let references = claim
        .references
        .iter()
        .filter(|reference| reference.register != Register::Systems);
    let named: BTreeSet<String> = references
        .flat_map(|reference| names_of(&reference.entry))
        .flat_map(analyze::words)
        .map(|word| word.folded)
        .collect();
    let mut seen = BTreeSet::new();
    let mut shared = Vec::new();
    for word in words {
        // `pas`, `ses`, `été` tell nothing, `IA` does.
        let is_small = word.folded.len() < 4 && text[word.start..].starts_with(char::is_lowercase);
        if is_small || !is_telling(text, word) || !seen.insert(word.folded.clone()) {
            continue;
        }
        let form = Form::of(word);
        let stands = claim.source.standing(&form);
        if stands.contains(&true) {
            shared.push(Shared {
                is_name: named.contains(&word.folded),
                written: word.written.clone(),
                weight: claim.source.weight(&form),
                stands,
            });
        }
    }
    shared
}

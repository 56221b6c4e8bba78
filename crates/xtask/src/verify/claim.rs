//! A statement beside the paragraph it points to.

use std::collections::{BTreeMap, BTreeSet};

use jalons_core::image::read::{Corpus, Entry, Record, Register, Statement};

use super::sources::{Paragraph, Source};
use super::{Check, Finding};

/// A statement with what it is held against.
pub(super) struct Claim<'a> {
    pub(super) record: &'a Record<'a>,
    pub(super) statement: &'a Statement<'a>,
    pub(super) source: &'a Source,
    /// The paragraph that the statement points to.
    pub(super) paragraph: &'a Paragraph,
    /// The article or teaser it stands in: the paragraphs around it that no other record points to.
    pub(super) context: Vec<&'a Paragraph>,
    /// The actors, systems and provincial units of the statement.
    pub(super) references: Vec<Reference<'a>>,
    /// The statement in the languages of the corpus.
    pub(super) texts: Vec<Paragraph>,
}

/// An entry that a statement refers to.
pub(super) struct Reference<'a> {
    pub(super) register: Register,
    pub(super) entry: Entry<'a>,
    /// The slugs of the provinces it lies in, by its own entry.
    pub(super) lies_in: Vec<&'a str>,
}

impl<'a> Claim<'a> {
    /// Looks the paragraph up.
    ///
    /// # Errors
    /// The finding that the source has no such paragraph.
    pub(super) fn new(
        corpus: &Corpus<'a>,
        cited: &Cited,
        record: &'a Record<'a>,
        statement: &'a Statement<'a>,
        source: &'a Source,
    ) -> Result<Claim<'a>, Box<Finding>> {
        let count = source.paragraphs.len();
        let at = (statement.paragraph as usize).wrapping_sub(1);
        let Some(paragraph) = source.paragraphs.get(at) else {
            return Err(Box::new(Finding {
                record: record.id.to_owned(),
                statement: Some((statement.id.to_owned(), statement.paragraph)),
                check: Check::Paragraph,
                found: format!("{count} paragraphs in {:?}", record.file),
                expected: format!("at least {}", statement.paragraph),
                remedy: "correct `paragraph`, which counts the non-empty lines of the source from 1".to_owned(),
            }));
        };
        let theirs = cited.by_others(record);
        // An article may go around teasers, a teaser is in one piece.
        let (start, end) = if record.brief {
            let before = theirs.iter().filter(|place| **place < at).max();
            let after = theirs.iter().filter(|place| **place > at).min();
            (before.map_or(0, |place| place + 1), after.copied().unwrap_or(count))
        } else {
            (0, count)
        };
        let context = source.paragraphs.iter().enumerate().take(end).skip(start);
        let context = context.filter(|(place, _)| *place == at || !theirs.contains(place));
        let languages = corpus.about().languages.into_iter();
        Ok(Claim {
            record,
            statement,
            source,
            paragraph,
            context: context.map(|(_, paragraph)| paragraph).collect(),
            references: references(corpus, statement),
            texts: languages
                .map(|lang| Paragraph::new(statement.text.get(lang), lang))
                .collect(),
        })
    }

    /// Every name of everything the statement refers to.
    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> + '_ {
        self.references.iter().flat_map(|reference| names_of(&reference.entry))
    }

    /// A finding about this statement.
    pub(super) fn finding(&self, check: Check, found: String, expected: String, remedy: &str) -> Finding {
        Finding {
            record: self.record.id.to_owned(),
            statement: Some((self.statement.id.to_owned(), self.statement.paragraph)),
            check,
            found,
            expected,
            remedy: remedy.to_owned(),
        }
    }
}

/// Which paragraphs of each source have statements, and of which records.
pub(super) struct Cited(BTreeMap<String, Vec<(u32, usize)>>);

impl Cited {
    pub(super) fn of(corpus: &Corpus) -> Cited {
        let mut cited = Cited(BTreeMap::new());
        for record in corpus.records() {
            let places = cited.0.entry(record.sha256.to_owned()).or_default();
            let paragraphs = record
                .statements()
                .map(|number| corpus.statement(number).paragraph as usize);
            places.extend(paragraphs.map(|paragraph| (record.number, paragraph.wrapping_sub(1))));
        }
        cited
    }

    /// The places of the paragraphs of the same source that other records point to.
    fn by_others(&self, record: &Record) -> BTreeSet<usize> {
        let places = self.0.get(record.sha256).into_iter().flatten();
        places
            .filter(|(other, _)| *other != record.number)
            .map(|(_, place)| *place)
            .collect()
    }
}

fn references<'a>(corpus: &Corpus<'a>, statement: &Statement) -> Vec<Reference<'a>> {
    let lists = [
        (Register::Actors, &statement.actors),
        (Register::Systems, &statement.systems),
        (Register::Places, &statement.places),
    ];
    let mut references = Vec::new();
    for (register, numbers) in lists {
        for number in numbers {
            let entry = corpus.entry(register, *number);
            references.push(Reference {
                register,
                lies_in: entry
                    .places
                    .iter()
                    .map(|place| corpus.slug(Register::Places, *place))
                    .collect(),
                entry,
            });
        }
    }
    references
}

/// Every name of an entry, in all languages and spellings.
pub(super) fn names_of<'a>(entry: &Entry<'a>) -> impl Iterator<Item = &'a str> {
    let labels = [entry.label.fr, entry.label.en, entry.label.vi];
    labels
        .into_iter()
        .chain(entry.aliases.clone())
        .filter(|name| !name.is_empty())
}

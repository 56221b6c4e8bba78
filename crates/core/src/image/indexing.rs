//! From texts to the rows of the index: what the build does for a corpus, and a reader's browser for documents of its own.

use super::write::{EntryRow, KeyRow, Posting, StatementRow};
use crate::analyze;
use crate::model::{Comparator, Lang, Quantity, date_words};
use crate::query::Field;
use std::collections::{BTreeMap, BTreeSet};

/// All keys under which a text is entered, each as often as it comes.
pub fn keys_of(text: &str) -> Vec<String> {
    let words = analyze::words(text);
    let compounds = analyze::compounds(&words);
    words
        .iter()
        .flat_map(|word| word.keys().into_all())
        .chain(compounds)
        .collect()
}

/// How often a word is written so in French texts.
type Spellings = BTreeMap<String, u32>;

/// Collects where words stand.
#[derive(Clone, Debug, Default)]
pub struct Collector {
    keys: BTreeMap<String, KeyRow>,
    spellings: BTreeMap<String, Spellings>,
    /// Keys whose endings are known from an index that was there before.
    settled: BTreeSet<String>,
}

impl Collector {
    /// Enters a key that stands so often in a field of a document.
    pub fn add(&mut self, key: &str, field: usize, document: u32, count: u32) {
        let folded = analyze::fold(key);
        if Field::ALL.get(field).is_some_and(|field| field.lang == Some(Lang::Fr)) {
            let known = self.spellings.entry(folded.clone()).or_default();
            *known.entry(key.to_owned()).or_default() += count;
        }
        // A word with marks was entered without them too; whether the marks agree is looked up in the texts.
        if folded == key {
            self.keys.entry(folded).or_default().postings.push(Posting {
                field: field as u8,
                document,
                count,
            });
        }
    }

    /// Enters all words of a text; gives how many it has.
    pub fn add_text(&mut self, text: &str, field: usize, document: u32) -> u32 {
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        for key in keys_of(text) {
            *counts.entry(key).or_default() += 1;
        }
        for (key, count) in counts {
            self.add(&key, field, document, count);
        }
        length(text)
    }

    /// Takes over a key of another index.
    pub(super) fn adopt(&mut self, key: String, row: KeyRow) {
        let french = |posting: &Posting| {
            let field = Field::ALL.get(usize::from(posting.field));
            field.is_some_and(|field| field.lang == Some(Lang::Fr))
        };
        if row.postings.iter().any(french) {
            self.settled.insert(key.clone());
        }
        self.keys.insert(key, row);
    }

    /// The keys of the index.
    pub fn finish(mut self) -> BTreeMap<String, KeyRow> {
        for (key, row) in &mut self.keys {
            if self.settled.contains(key) {
                continue;
            }
            let written = self.spellings.get(key).and_then(|known| commonest(key, known));
            row.endings = analyze::endings(written.unwrap_or(key), key);
        }
        self.keys
    }
}

/// How many words a text has.
pub fn length(text: &str) -> u32 {
    analyze::words(text).len() as u32
}

/// The spelling of a word with marks that is commoner than the one without: French stems are told from it.
fn commonest<'s>(key: &str, spellings: &'s Spellings) -> Option<&'s str> {
    // What is written with marks is entered without them too.
    let all = spellings.get(key).copied().unwrap_or_default();
    let marked: u32 = spellings.values().sum::<u32>().saturating_sub(all);
    let most = spellings
        .iter()
        .filter(|(written, _)| *written != key)
        .max_by_key(|(_, count)| **count)?;
    (2 * marked > all).then_some(most.0.as_str())
}

/// Dates and numbers of a statement in words. The record's date counts as the statement's own: "27 octobre 2025" is asked for
/// either way. The sign and the name of the unit stand in its register.
pub fn facts(statement: &StatementRow, sign: &str, unit: &str, lang: Lang) -> String {
    let mut facts = vec![date_words(&statement.when.0, lang)];
    facts.extend(statement.deadline.iter().map(|(edtf, _)| date_words(edtf, lang)));
    if let Some(quantity) = &statement.quantity {
        let comparator = if quantity.max.is_some() {
            Comparator::Between
        } else {
            Comparator::Equal
        };
        let shown = Quantity::bare(comparator, quantity.value, quantity.max, sign);
        facts.push(format!("{} {unit}", shown.figure(lang)));
        facts.push(quantity.of.get(lang).clone());
    }
    facts.join("\n")
}

/// A label and the other words for it, as they are entered.
pub fn labels(entry: &EntryRow, lang: Lang) -> String {
    [std::slice::from_ref(entry.label.get(lang)), &entry.aliases]
        .concat()
        .join("\n")
}

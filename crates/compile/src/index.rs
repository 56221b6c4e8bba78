//! The inverted index, built by elasticlunr-rs through our own analyser.
//!
//! The crate has no way to read its index back but through its JSON, which is also what we publish; so the postings are
//! taken from there.

use crate::validate::Corpus;
use elasticlunr::lang::Language;
use elasticlunr::{IndexBuilder, Pipeline};
use jalons_core::analyze::{self, Stemming};
use jalons_core::image::read::Register;
use jalons_core::image::write::{EntryRow, Posting, StatementRow};
use jalons_core::model::{Comparator, Lang, Quantity, Trilingual};
use jalons_core::query::{Field, Part};
use serde_json::Value;
use std::collections::BTreeMap;

/// What the image and the published index are made of.
pub(crate) struct Index {
    /// For each key, where it stands.
    pub(crate) postings: BTreeMap<String, Vec<Posting>>,
    /// For each statement and field, how many words it has.
    pub(crate) lengths: Vec<u16>,
    /// The index for elasticlunr.js.
    pub(crate) json: String,
}

/// Our analyser as elasticlunr-rs takes it. Each field has a tokenizer of its own, since stemming depends on the
/// field's language; this one serves fields without.
struct Jalons;

impl Language for Jalons {
    fn name(&self) -> String {
        "Jalons".into()
    }

    fn code(&self) -> String {
        "jalons".into()
    }

    fn tokenize(&self, text: &str) -> Vec<String> {
        keys(text, Stemming::Names)
    }

    /// Nothing is left for a pipeline: the tokenizer gives the finished keys.
    fn make_pipeline(&self) -> Pipeline {
        Pipeline { queue: Vec::new() }
    }
}

/// All keys of a text.
fn keys(text: &str, stemming: Stemming) -> Vec<String> {
    let words = analyze::words(text);
    let compounds = analyze::compounds(&words);
    words.iter().flat_map(|word| word.keys(stemming).into_all()).chain(compounds).collect()
}

/// Indexes every statement of a corpus.
pub(crate) fn index(corpus: &Corpus) -> Index {
    let mut builder = IndexBuilder::with_language(Box::new(Jalons)).save_docs(false).set_ref("id");
    for field in Field::ALL {
        builder = builder.add_field_with_tokenizer(field.name(), Box::new(move |text| keys(text, field.stemming())));
    }
    let mut index = builder.build();
    let mut lengths = Vec::new();
    let mut numbers = BTreeMap::new();
    for (number, statement) in corpus.statements.iter().enumerate() {
        let record = &corpus.records[statement.record as usize];
        let address = format!("{}/{}", record.id, statement.id);
        let texts = Field::ALL.map(|field| text(corpus, statement, field));
        lengths.extend(texts.iter().map(|text| u16::try_from(analyze::words(text).len()).unwrap_or(u16::MAX)));
        index.add_doc(&address, &texts);
        numbers.insert(address, number as u32);
    }
    let json = index.to_json();
    let tree: Value = serde_json::from_str(&json).expect("elasticlunr-rs writes JSON");
    let mut postings: BTreeMap<String, Vec<Posting>> = BTreeMap::new();
    for (number, field) in Field::ALL.iter().enumerate() {
        collect(&tree["index"][field.name()]["root"], &mut String::new(), &mut |key, address, count| {
            let statement = numbers[address];
            postings.entry(key.to_owned()).or_default().push(Posting { statement, field: number as u8, count });
        });
    }
    Index { postings, lengths, json }
}

/// Walks a trie of elasticlunr: a node has `docs`, `df`, and a child for each next character.
fn collect(node: &Value, key: &mut String, found: &mut impl FnMut(&str, &str, u32)) {
    for (address, entry) in node["docs"].as_object().into_iter().flatten() {
        // The crate stores the root of the count.
        let root = entry["tf"].as_f64().unwrap_or_default();
        found(key, address, (root * root).round() as u32);
    }
    for (name, child) in node.as_object().into_iter().flatten() {
        if name != "docs" && name != "df" {
            key.push_str(name);
            collect(child, key, found);
            key.truncate(key.len() - name.len());
        }
    }
}

/// What a field of a statement says. Pieces are set apart by line breaks, so that no compound spans two of them.
fn text(corpus: &Corpus, statement: &StatementRow, field: Field) -> String {
    let lang = field.lang.unwrap_or_default();
    let record = &corpus.records[statement.record as usize];
    let entries = |register: Register, numbers: &[u32]| -> Vec<EntryRow> {
        numbers.iter().map(|number| corpus.register(register)[*number as usize].clone()).collect()
    };
    let pieces: Vec<String> = match field.part {
        Part::Text => vec![statement.text.get(lang).clone()],
        Part::Title => vec![record.title.get(lang).clone()],
        Part::Labels => {
            let mut labels: Vec<String> = entries(Register::Themes, &statement.themes).iter().map(|entry| entry.label.get(lang).clone()).collect();
            labels.extend(entries(Register::Kinds, &[statement.kind]).iter().map(|entry| entry.label.get(lang).clone()));
            labels
        }
        Part::Facts => facts(corpus, statement, lang),
        Part::Names => {
            let mut all = entries(Register::Places, &statement.places);
            all.extend(entries(Register::Actors, &statement.actors));
            all.extend(entries(Register::Systems, &statement.systems));
            all.iter().map(names).collect()
        }
    };
    pieces.join("\n")
}

/// Every name of an entry, each word once, so that a name with many spellings does not outweigh one with few.
fn names(entry: &EntryRow) -> String {
    let mut seen = Vec::new();
    let mut text = String::new();
    for name in Lang::ALL.map(|lang| entry.label.get(lang)).into_iter().chain(&entry.aliases) {
        for word in analyze::words(name) {
            if !seen.contains(&word.written) {
                text.push_str(&name[word.start..word.end]);
                text.push('\n');
                seen.push(word.written);
            }
        }
    }
    text
}

/// Dates and numbers in words. The record's date counts as the statement's own: "27 octobre 2025" is asked for either way.
fn facts(corpus: &Corpus, statement: &StatementRow, lang: Lang) -> Vec<String> {
    let mut facts = vec![statement.when.1.words(lang)];
    facts.extend(statement.deadline.iter().map(|(_, when)| when.words(lang)));
    if let Some(quantity) = &statement.quantity {
        let unit = &corpus.register(Register::Units)[quantity.unit as usize];
        let nothing = Trilingual::default();
        let shown = Quantity {
            comparator: if quantity.max.is_some() { Comparator::Between } else { Comparator::Equal },
            value: quantity.value,
            max: quantity.max,
            unit: "",
            unit_label: nothing,
            sign: &unit.sign,
            level: None,
            of: nothing,
        };
        facts.push(format!("{} {}", shown.figure(lang), unit.label.get(lang)));
        facts.push(quantity.of.get(lang).clone());
    }
    facts
}

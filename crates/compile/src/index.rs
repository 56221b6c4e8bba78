//! The inverted index, built by elasticlunr-rs through our own analyser.
//!
//! The crate has no way to read its index back but through its JSON, which is also what we publish; so the postings are
//! taken from there.

use crate::validate::Corpus;
use elasticlunr::lang::Language;
use elasticlunr::{IndexBuilder, Pipeline};
use jalons_core::analyze;
use jalons_core::image::Documents;
use jalons_core::image::indexing::{self, Collector, keys_of, labels, length};
use jalons_core::image::read::Register;
use jalons_core::image::write::{EntryRow, IndexRows, RecordRow, StatementRow};
use jalons_core::model::{Lang, Origin};
use jalons_core::query::{Field, Part};
use serde_json::Value;
use std::collections::BTreeMap;

/// Our analyser as elasticlunr-rs takes it.
struct Jalons;

impl Language for Jalons {
    fn name(&self) -> String {
        "Jalons".into()
    }

    fn code(&self) -> String {
        "jalons".into()
    }

    /// All keys of a text.
    fn tokenize(&self, text: &str) -> Vec<String> {
        keys_of(text)
    }

    /// Nothing is left for a pipeline: the tokenizer gives the finished keys.
    fn make_pipeline(&self) -> Pipeline {
        Pipeline { queue: Vec::new() }
    }
}

/// Indexes every statement, record and entry of a corpus: for the image, and as JSON for elasticlunr.js.
pub(crate) fn index(corpus: &Corpus) -> (IndexRows, String) {
    let documents = Documents {
        statements: corpus.statements.len() as u32,
        records: corpus.records.len() as u32,
        entries: Documents::REGISTERS.map(|register| corpus.register(register).len() as u32),
    };
    let texts = texts(corpus, &documents);
    let mut index = IndexBuilder::with_language(Box::new(Jalons))
        .save_docs(false)
        .set_ref("id")
        .add_fields(Field::ALL.map(Field::name))
        .build();
    let mut numbers = BTreeMap::new();
    for (number, (address, fields)) in texts.iter().enumerate() {
        index.add_doc(address, fields);
        numbers.insert(address.as_str(), number as u32);
    }
    let lengths: Vec<u32> = (0..Field::ALL.len())
        .flat_map(|field| texts.iter().map(move |(_, fields)| length(&fields[field])))
        .collect();
    let json = index.to_json();
    let tree: Value = serde_json::from_str(&json).expect("elasticlunr-rs writes JSON");
    let mut collector = Collector::default();
    for (number, field) in Field::ALL.iter().enumerate() {
        let root = &tree["index"][field.name()]["root"];
        collect(root, &mut String::new(), &mut |key, address, count| {
            collector.add(key, number, numbers[address], count);
        });
    }
    (
        IndexRows {
            documents,
            keys: collector.finish(),
            totals: IndexRows::sums(&lengths, documents.count()),
            lengths,
            holders: holders(corpus),
        },
        json,
    )
}

/// The statements that refer to each entry of the registers that are indexed.
fn holders(corpus: &Corpus) -> Vec<Vec<u32>> {
    let mut all = Vec::new();
    for register in Documents::REGISTERS {
        let mut lists = vec![Vec::new(); corpus.register(register).len()];
        for (number, statement) in (0u32..).zip(&corpus.statements) {
            for entry in statement.entries(register) {
                lists[*entry as usize].push(number);
            }
        }
        lists.iter_mut().for_each(Vec::dedup);
        all.append(&mut lists);
    }
    all
}

/// The address of each document and what its fields say, in the numbering of [`Documents`].
fn texts(corpus: &Corpus, documents: &Documents) -> Vec<(String, Vec<String>)> {
    let fields = |says: &dyn Fn(Field) -> Option<String>| {
        // A language that the corpus does not have only repeats another.
        let written = |field: &Field| field.lang.is_none_or(|lang| corpus.languages.contains(&lang));
        Field::ALL
            .iter()
            .map(|field| Some(*field).filter(written).and_then(says).unwrap_or_default())
            .collect::<Vec<_>>()
    };
    let mut texts = vec![(String::new(), Vec::new()); documents.count() as usize];
    for (number, statement) in corpus.statements.iter().enumerate() {
        let record = &corpus.records[statement.record as usize];
        let says = |field: Field| match (field.part, field.lang) {
            (Part::Text, Some(lang)) if is_written(record, lang) => Some(statement.text.get(lang).clone()),
            (Part::Facts, Some(lang)) => Some(facts(corpus, statement, lang)),
            _ => None,
        };
        texts[documents.statement(number as u32) as usize] = (format!("{}/{}", record.id, statement.id), fields(&says));
    }
    for (number, record) in corpus.records.iter().enumerate() {
        let says = |field: Field| {
            field
                .lang
                .filter(|lang| field.part == Part::Title && is_written(record, *lang))
                .map(|lang| record.title.get(lang).clone())
        };
        texts[documents.record(number as u32) as usize] = (record.id.clone(), fields(&says));
    }
    for (register, kind) in Documents::REGISTERS
        .into_iter()
        .zip(["theme", "kind", "province", "actor", "system"])
    {
        for (number, entry) in corpus.register(register).iter().enumerate() {
            let labelled = matches!(register, Register::Themes | Register::Kinds);
            let says = |field: Field| match (field.part, field.lang) {
                (Part::Labels, Some(lang)) if labelled => Some(labels(entry, lang)),
                (Part::Names, None) if !labelled => Some(names(entry)),
                _ => None,
            };
            texts[documents.entry(register, number as u32) as usize] = (format!("{kind}:{}", entry.id), fields(&says));
        }
    }
    texts
}

/// True if a document has its texts in a language: those of editors in all, raw ones in their own.
fn is_written(record: &RecordRow, lang: Lang) -> bool {
    record.origin == Origin::Editors || record.source[1] == lang.code()
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

/// Every name of an entry, each word once, so that a name with many spellings does not outweigh one with few. Words are set
/// apart by line breaks: no compound spans two of them.
fn names(entry: &EntryRow) -> String {
    let mut seen = Vec::new();
    let mut text = String::new();
    for name in Lang::ALL
        .map(|lang| entry.label.get(lang))
        .into_iter()
        .chain(&entry.aliases)
    {
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

/// Dates and numbers in words.
fn facts(corpus: &Corpus, statement: &StatementRow, lang: Lang) -> String {
    let unit = statement.quantity.as_ref().map_or(u32::MAX, |quantity| quantity.unit);
    let unit = corpus.register(Register::Units).get(unit as usize);
    let (sign, label) = unit.map_or(("", ""), |unit| (&unit.sign, unit.label.get(lang)));
    indexing::facts(statement, sign, label, lang)
}

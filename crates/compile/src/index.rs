//! The inverted index, built by elasticlunr-rs through our own analyser.
//!
//! The crate has no way to read its index back but through its JSON, which is also what we publish; so the postings are
//! taken from there.

use crate::validate::Corpus;
use elasticlunr::lang::Language;
use elasticlunr::{IndexBuilder, Pipeline};
use jalons_core::analyze;
use jalons_core::image::Documents;
use jalons_core::image::read::Register;
use jalons_core::image::write::{EntryRow, IndexRows, KeyRow, Posting, StatementRow};
use jalons_core::model::{Comparator, Lang, Quantity, Trilingual, date_words};
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
        let words = analyze::words(text);
        let compounds = analyze::compounds(&words);
        words
            .iter()
            .flat_map(|word| word.keys().into_all())
            .chain(compounds)
            .collect()
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
    let count = |text: &String| analyze::words(text).len() as u32;
    let lengths = (0..Field::ALL.len())
        .flat_map(|field| texts.iter().map(move |(_, fields)| count(&fields[field])))
        .collect();
    let json = index.to_json();
    let tree: Value = serde_json::from_str(&json).expect("elasticlunr-rs writes JSON");
    let mut keys: BTreeMap<String, KeyRow> = BTreeMap::new();
    let mut spellings: BTreeMap<String, Spellings> = BTreeMap::new();
    for (number, field) in Field::ALL.iter().enumerate() {
        collect(
            &tree["index"][field.name()]["root"],
            &mut String::new(),
            &mut |key, address, count| {
                let folded = analyze::fold(key);
                if field.lang == Some(Lang::Fr) {
                    let known = spellings.entry(folded.clone()).or_default();
                    *known.entry(key.to_owned()).or_default() += count;
                }
                // A word with marks was entered without them too; whether the marks agree is looked up in the texts.
                if folded == key {
                    keys.entry(folded).or_default().postings.push(Posting {
                        field: number as u8,
                        document: numbers[address],
                        count,
                    });
                }
            },
        );
    }
    for (key, row) in &mut keys {
        let written = spellings.get(key).and_then(|known| commonest(key, known));
        row.endings = analyze::endings(written.unwrap_or(key), key);
    }
    (
        IndexRows {
            documents,
            keys,
            lengths,
            holders: holders(corpus),
        },
        json,
    )
}

/// How often a word is written so in French texts.
type Spellings = BTreeMap<String, u32>;

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

/// The statements that refer to each entry of the registers that are indexed.
fn holders(corpus: &Corpus) -> Vec<Vec<u32>> {
    let of = |register: Register, statement: &StatementRow| match register {
        Register::Themes => statement.themes.clone(),
        Register::Kinds => vec![statement.kind],
        Register::Places => statement.places.clone(),
        Register::Actors => statement.actors.clone(),
        Register::Systems => statement.systems.clone(),
        _ => Vec::new(),
    };
    let mut all = Vec::new();
    for register in Documents::REGISTERS {
        let mut lists = vec![Vec::new(); corpus.register(register).len()];
        for (number, statement) in (0u32..).zip(&corpus.statements) {
            for entry in of(register, statement) {
                lists[entry as usize].push(number);
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
            (Part::Text, Some(lang)) => Some(statement.text.get(lang).clone()),
            (Part::Facts, Some(lang)) => Some(facts(corpus, statement, lang).join("\n")),
            _ => None,
        };
        texts[documents.statement(number as u32) as usize] = (format!("{}/{}", record.id, statement.id), fields(&says));
    }
    for (number, record) in corpus.records.iter().enumerate() {
        let says = |field: Field| {
            field
                .lang
                .filter(|_| field.part == Part::Title)
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
                (Part::Labels, Some(lang)) if labelled => Some(
                    [std::slice::from_ref(entry.label.get(lang)), &entry.aliases]
                        .concat()
                        .join("\n"),
                ),
                (Part::Names, None) if !labelled => Some(names(entry)),
                _ => None,
            };
            texts[documents.entry(register, number as u32) as usize] = (format!("{kind}:{}", entry.id), fields(&says));
        }
    }
    texts
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

/// Dates and numbers in words. The record's date counts as the statement's own: "27 octobre 2025" is asked for either way.
fn facts(corpus: &Corpus, statement: &StatementRow, lang: Lang) -> Vec<String> {
    let mut facts = vec![date_words(&statement.when.0, lang)];
    facts.extend(statement.deadline.iter().map(|(edtf, _)| date_words(edtf, lang)));
    if let Some(quantity) = &statement.quantity {
        let unit = &corpus.register(Register::Units)[quantity.unit as usize];
        let nothing = Trilingual::default();
        let shown = Quantity {
            comparator: if quantity.max.is_some() {
                Comparator::Between
            } else {
                Comparator::Equal
            },
            value: quantity.value,
            max: quantity.max,
            unit: "",
            unit_label: nothing,
            sign: &unit.sign,
            level: None,
            of: nothing,
            direction: None,
            baseline: None,
        };
        facts.push(format!("{} {}", shown.figure(lang), unit.label.get(lang)));
        facts.push(quantity.of.get(lang).clone());
    }
    facts
}

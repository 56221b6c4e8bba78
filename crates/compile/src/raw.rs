//! Raw texts of a folder: read, searched, and put beside the records as documents like them.

use crate::index;
use crate::pack;
use crate::read::RawFile;
use crate::report::{Problem, Spot};
use crate::validate::{Corpus, in_order};
use jalons_core::analyze;
use jalons_core::copies::gather;
use jalons_core::finding::{Gazetteer, find};
use jalons_core::image::read::{Corpus as Image, Register};
use jalons_core::image::write::{FindRow, RecordRow, StatementRow};
use jalons_core::model::Origin;
use jalons_core::raw::{Corrections, Given, RawRows, new_kinds, rows};
use jalons_core::reading::read;
use std::collections::BTreeSet;

/// Adds raw texts to a corpus, in the order that its records have. Those that are the same text become one.
pub(crate) fn add(corpus: &mut Corpus, files: &[RawFile], problems: &mut Vec<Problem>) {
    if files.is_empty() {
        return;
    }
    // The names by which texts are searched lie in an image; the one of the registers alone is quickly made.
    let registers = Corpus {
        records: Vec::new(),
        statements: Vec::new(),
        ..corpus.clone()
    };
    let image = pack::pack(&registers, &index::index(&registers).0);
    let image = Image::open(&image).expect("an image that was just written can be opened");
    let gazetteer = Gazetteer::of(&image);
    let mut ids: BTreeSet<String> = corpus.records.iter().map(|record| record.id.clone()).collect();
    let mut added = Vec::new();
    for file in files {
        let document = match read(&file.name, &file.bytes) {
            Ok(document) => document,
            Err(refusal) => {
                problems.push(Problem {
                    file: file.name.clone(),
                    at: Spot::default(),
                    message: format!("cannot be read as a document: {refusal}"),
                });
                continue;
            }
        };
        let finds = find(&gazetteer, &document);
        let id = new_id(&file.name, &mut ids);
        let given = Given {
            id: &id,
            file: file.name.rsplit('/').next().unwrap_or(&file.name),
            origin: Origin::Build,
            day: &corpus.date,
            corrections: Corrections::default(),
        };
        added.push(rows(&image, &document, &finds, &given));
    }
    for kind in new_kinds(&image) {
        for (register, entries) in &mut corpus.registers {
            if *register == Register::Kinds {
                entries.push(kind.clone());
            }
        }
    }
    join(corpus, gather(added));
}

/// An address that no document has yet, after the name of a file.
fn new_id(name: &str, known: &mut BTreeSet<String>) -> String {
    let file = name.rsplit('/').next().unwrap_or(name);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let words: Vec<String> = analyze::fold(stem)
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let base = if words.is_empty() {
        "text".to_owned()
    } else {
        words.join("-")
    };
    let numbered = (2..).map(|number| format!("{base}-{number}"));
    let free = std::iter::once(base.clone())
        .chain(numbered)
        .find(|id| !known.contains(id));
    let id = free.unwrap_or(base);
    known.insert(id.clone());
    id
}

/// A document with all that belongs to it, and the number it had.
struct Whole {
    old: Option<u32>,
    record: RecordRow,
    statements: Vec<StatementRow>,
    finds: Vec<FindRow>,
}

/// Puts all documents in order and numbers them anew.
fn join(corpus: &mut Corpus, added: Vec<RawRows>) {
    let mut old = std::mem::take(&mut corpus.statements).into_iter();
    let mut all = Vec::new();
    for (number, record) in (0u32..).zip(std::mem::take(&mut corpus.records)) {
        all.push(Whole {
            old: Some(number),
            statements: old.by_ref().take(record.count as usize).collect(),
            record,
            finds: Vec::new(),
        });
    }
    all.extend(added.into_iter().map(|raw| Whole {
        old: None,
        record: raw.record,
        statements: raw.statements,
        finds: raw.finds,
    }));
    all.sort_by_key(|whole| in_order(&whole.record));
    let mut records = vec![0; all.len()];
    let mut statements = vec![0; all.iter().map(|whole| whole.statements.len()).sum()];
    let mut first = 0;
    for (number, whole) in (0u32..).zip(&all) {
        if let Some(old) = whole.old {
            records[old as usize] = number;
            for (place, _) in (0u32..).zip(&whole.statements) {
                statements[(whole.record.first + place) as usize] = first + place;
            }
        }
        first += whole.statements.len() as u32;
    }
    let mut first = 0;
    for (number, mut whole) in (0u32..).zip(all) {
        whole.record.page = whole.record.page.map(|page| records[page as usize]);
        whole.record.first = first;
        for statement in &mut whole.statements {
            statement.record = number;
            for status in &mut statement.status {
                status.evidence = statements[status.evidence as usize];
            }
        }
        for find in &mut whole.finds {
            find.statement += first;
        }
        first += whole.statements.len() as u32;
        corpus.records.push(whole.record);
        corpus.statements.append(&mut whole.statements);
        corpus.finds.append(&mut whole.finds);
    }
}

//! Adds raw texts to an image: the same corpus with more documents, in the same layout, for one engine.
//!
//! What is there stays byte for byte where it can: registers, thesaurus, texts and lists are copied. The new documents come
//! first, so that the numbers of the old ones only move. Postings are read, moved, and written with the new ones.

use super::indexing::{Collector, facts, labels, length};
use super::read::{Corpus, NONE, Register, STATUS};
use super::write::{EntryRow, ImageWriter, IndexRows, KeyRow, Posting, StatementRow, index};
use super::{Documents, Section};
use crate::model::Lang;
use crate::query::{Field, Part};
use crate::raw::{RawRows, new_kinds};

/// The image of a corpus with documents before its own. Their addresses must be new to it.
pub fn combine(corpus: &Corpus<'_>, mut added: Vec<RawRows>) -> Vec<u8> {
    let mut statements = 0;
    for (number, rows) in (0u32..).zip(&mut added) {
        rows.placed(number, statements);
        statements += rows.statements.len() as u32;
    }
    let kinds = if added.is_empty() {
        Vec::new()
    } else {
        new_kinds(corpus)
    };
    let before = corpus.documents();
    let mut after = before;
    after.statements += statements;
    after.records += added.len() as u32;
    for (register, count) in Documents::REGISTERS.into_iter().zip(&mut after.entries) {
        if register == Register::Kinds {
            *count += kinds.len() as u32;
        }
    }
    let moved = Moved { before, after };
    let mut writer = ImageWriter::after(corpus);
    for section in COPIED {
        writer.append(section, &corpus.rows(section));
    }
    for section in [Section::Concepts, Section::Terms] {
        writer.bytes(section, corpus.section(section).to_vec());
    }
    for kind in &kinds {
        writer.entry(Register::Kinds, kind);
    }
    for rows in &added {
        writer.record(&rows.record);
    }
    for statement in added.iter().flat_map(|rows| &rows.statements) {
        writer.statement(statement);
    }
    for find in added.iter().flat_map(|rows| &rows.finds) {
        writer.find(find);
    }
    old_rows(&mut writer, corpus, &moved);
    let rows = indexed(corpus, &added, &kinds, &moved);
    index(&mut writer, &rows);
    writer.finish()
}

/// Tables that stay as they are, but for what is added at their end.
const COPIED: [Section; 10] = [
    Section::About,
    Section::Families,
    Section::Regions,
    Section::Themes,
    Section::Kinds,
    Section::Units,
    Section::Places,
    Section::Actors,
    Section::Systems,
    Section::Changes,
];

/// Where the documents of the old image are in the new one.
struct Moved {
    before: Documents,
    after: Documents,
}

impl Moved {
    fn statements(&self) -> u32 {
        self.after.statements - self.before.statements
    }

    fn records(&self) -> u32 {
        self.after.records - self.before.records
    }

    fn document(&self, document: u32) -> u32 {
        if let Some((register, number)) = self.before.entry_of(document) {
            self.after.entry(register, number)
        } else if document < self.before.statements {
            document + self.statements()
        } else {
            self.after.record(document - self.before.statements + self.records())
        }
    }
}

/// Records, statements and finds of the old image behind the new ones, with their numbers moved.
fn old_rows(writer: &mut ImageWriter, corpus: &Corpus<'_>, moved: &Moved) {
    let mut records = corpus.rows(Section::Records);
    for row in records.chunks_exact_mut(Section::Records.columns()) {
        if let [.., page, first, _] = row {
            add(page, moved.records());
            add(first, moved.statements());
        }
    }
    let mut statements = corpus.rows(Section::Statements);
    for row in statements.chunks_exact_mut(Section::Statements.columns()) {
        if let [record, .., start, count] = row {
            add(record, moved.records());
            let status = writer
                .lists_mut()
                .iter_mut()
                .skip(*start as usize)
                .take(*count as usize);
            status
                .skip(STATUS - 1)
                .step_by(STATUS)
                .for_each(|evidence| add(evidence, moved.statements()));
        }
    }
    let mut finds = corpus.rows(Section::Finds);
    for row in finds.chunks_exact_mut(Section::Finds.columns()) {
        if let [statement, ..] = row {
            add(statement, moved.statements());
        }
    }
    writer.append(Section::Records, &records);
    writer.append(Section::Statements, &statements);
    writer.append(Section::Finds, &finds);
}

/// Adds to a number, unless it stands for none.
fn add(number: &mut u32, more: u32) {
    if *number != NONE {
        *number = number.wrapping_add(more);
    }
}

/// The index of old and new documents.
fn indexed(corpus: &Corpus<'_>, added: &[RawRows], kinds: &[EntryRow], moved: &Moved) -> IndexRows {
    let documents = moved.after.count();
    let mut lengths = vec![0; documents as usize * Field::ALL.len()];
    let mut totals = vec![0; Field::ALL.len()];
    for (number, total) in totals.iter_mut().enumerate() {
        let known = corpus.lengths(number);
        *total = known.total();
        for document in 0..moved.before.count() {
            lengths[number * documents as usize + moved.document(document) as usize] = known.of(document);
        }
    }
    let mut collector = Collector::default();
    corpus.dictionary().each_with("", |key, entry| {
        let mut row = KeyRow {
            endings: entry.endings,
            postings: Vec::new(),
        };
        corpus.postings(entry, |document, field, count| {
            row.postings.push(Posting {
                field: field as u8,
                document: moved.document(document),
                count,
            });
        });
        collector.adopt(String::from_utf8_lossy(key).into_owned(), row);
        true
    });
    let mut enter = |part: Part, lang: Lang, document: u32, text: &str| {
        let wanted = |field: &Field| field.part == part && field.lang == Some(lang);
        let Some(field) = Field::ALL.iter().position(wanted) else {
            return;
        };
        collector.add_text(text, field, document);
        let count = length(text);
        lengths[field * documents as usize + document as usize] = count;
        totals[field] += u64::from(count);
    };
    let languages = corpus.about().languages;
    for (number, rows) in (0u32..).zip(added) {
        let own = Lang::from_code(&rows.record.source[1]).unwrap_or_default();
        enter(Part::Title, own, moved.after.record(number), rows.record.title.get(own));
        for (statement, place) in rows.statements.iter().zip(rows.record.first..) {
            enter(Part::Text, own, place, statement.text.get(own));
            for lang in &languages {
                enter(Part::Facts, *lang, place, &facts_of(corpus, statement, *lang));
            }
        }
    }
    for (kind, number) in kinds.iter().zip(corpus.entry_count(Register::Kinds)..) {
        for lang in &languages {
            enter(
                Part::Labels,
                *lang,
                moved.after.entry(Register::Kinds, number),
                &labels(kind, *lang),
            );
        }
    }
    IndexRows {
        documents: moved.after,
        keys: collector.finish(),
        lengths,
        totals,
        holders: holders(corpus, added, kinds.len() as u32, moved),
    }
}

fn facts_of(corpus: &Corpus<'_>, statement: &StatementRow, lang: Lang) -> String {
    let unit = statement.quantity.as_ref().map_or(NONE, |quantity| quantity.unit);
    if unit >= corpus.entry_count(Register::Units) {
        return facts(statement, "", "", lang);
    }
    let unit = corpus.entry(Register::Units, unit);
    facts(statement, unit.sign, unit.label.get(lang), lang)
}

/// The statements that refer to each entry.
fn holders(corpus: &Corpus<'_>, added: &[RawRows], kinds: u32, moved: &Moved) -> Vec<Vec<u32>> {
    let mut lists = Vec::new();
    for register in Documents::REGISTERS {
        let new = if register == Register::Kinds { kinds } else { 0 };
        let start = lists.len();
        lists.resize(start + (corpus.entry_count(register) + new) as usize, Vec::new());
        let own = &mut lists[start..];
        let statements = added.iter().flat_map(|rows| &rows.statements);
        for (statement, number) in statements.zip(0u32..) {
            for entry in statement.entries(register) {
                if let Some(list) = own.get_mut(*entry as usize).filter(|list| list.last() != Some(&number)) {
                    list.push(number);
                }
            }
        }
        for (entry, list) in (0..corpus.entry_count(register)).zip(own) {
            corpus.holders(register, entry, |statement| list.push(statement + moved.statements()));
        }
    }
    lists
}

//! Raw seeds to a corpus one can trust: every name is known, every date exists, every province was there on that day.

mod check;
use check::Check;

mod registers;
use registers::{Registers, names};

mod records;
use records::Known;

use crate::parse::{RawCorpus, RawRecord};
use crate::report::{Problem, nearest};
use jalons_core::image::read::Register;
use jalons_core::image::write::{ChangeRow, ConceptRow, EntryRow, FindRow, RecordRow, StatementRow};
use jalons_core::model::{Day, Lang, Trilingual};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A corpus without faults, in the order in which it is packed: articles newest first, then briefs, statements in source order.
#[derive(Clone, Debug)]
pub(crate) struct Corpus {
    pub(crate) name: Trilingual<String>,
    pub(crate) version: String,
    pub(crate) date: String,
    /// The languages its texts are written in; never empty.
    pub(crate) languages: Vec<Lang>,
    pub(crate) registers: Vec<(Register, Vec<EntryRow>)>,
    pub(crate) changes: Vec<ChangeRow>,
    pub(crate) concepts: Vec<ConceptRow>,
    pub(crate) records: Vec<RecordRow>,
    pub(crate) statements: Vec<StatementRow>,
    /// What was found in the statements that are passages of raw texts.
    pub(crate) finds: Vec<FindRow>,
}

impl Corpus {
    /// The entries of a register.
    pub(crate) fn register(&self, register: Register) -> &[EntryRow] {
        self.registers
            .iter()
            .find(|(known, _)| *known == register)
            .map(|(_, entries)| entries.as_slice())
            .unwrap_or_default()
    }
}

/// Checks a whole corpus. Problems are collected, so an author sees all of them at once; the corpus is good only if there
/// are none.
pub(crate) fn validate(raw: RawCorpus, problems: &mut Vec<Problem>) -> Corpus {
    let mut check = Check {
        problems,
        file: "corpus.toml".to_owned(),
        unread: raw.unread.clone(),
    };
    let day = check.day(Some(&raw.date), "date");
    let mut registers = Registers::check(&mut check, &raw);
    let changes = check.changes(&raw.changes, &registers.places);
    let mut concepts = check.concepts(&raw.concepts, &registers);
    check.spoken_of(&raw, &mut registers.themes);
    concepts.extend(registers::place_concepts(&registers.places));
    let known = Known {
        themes: names(&registers.themes),
        kinds: names(&registers.kinds),
        units: names(&registers.units),
        actors: names(&registers.actors),
        systems: names(&registers.systems),
        places: &registers.places,
        languages: &raw.languages,
        day,
    };

    let mut records: Vec<(&RawRecord, RecordRow, Vec<StatementRow>)> = Vec::new();
    let mut files: BTreeMap<&str, &str> = BTreeMap::new();
    for raw in &raw.records {
        check.file.clone_from(&raw.file);
        if let Some(earlier) = files.insert(&raw.id.value, &raw.file) {
            check.problem(
                raw.id.at,
                format!(
                    "record id {:?} is also that of {earlier}, expected a unique id; rename one",
                    raw.id.value
                ),
            );
        }
        let (record, statements) = check.record(raw, &known);
        records.push((raw, record, statements));
    }
    records.sort_by_key(|(_, record, _)| in_order(record));
    let order: Vec<&RawRecord> = records.iter().map(|(raw, _, _)| *raw).collect();
    let (record_rows, statements) = check.joined(records, &order);
    Corpus {
        name: raw.name,
        version: raw.version.value,
        date: raw.date.value,
        languages: raw.languages,
        registers: registers.into_list(),
        changes,
        concepts,
        records: record_rows,
        statements,
        finds: Vec::new(),
    }
}

/// What documents are put in order by: articles before briefs, then the newest first.
pub(crate) fn in_order(record: &RecordRow) -> (bool, Reverse<Day>, String) {
    let (_, when) = &record.when;
    let anchor = if when.earliest.is_closed() {
        when.earliest
    } else {
        when.latest
    };
    (record.brief, Reverse(anchor), record.id.clone())
}

impl Check<'_> {
    /// Numbers records and statements, and finds the ones that others refer to.
    fn joined(
        &mut self,
        records: Vec<(&RawRecord, RecordRow, Vec<StatementRow>)>,
        order: &[&RawRecord],
    ) -> (Vec<RecordRow>, Vec<StatementRow>) {
        let addresses: Vec<String> = order
            .iter()
            .flat_map(|record| {
                let ids = record.statements.iter().map(|statement| &statement.id.value);
                ids.map(|id| format!("{}/{id}", record.id.value))
            })
            .collect();
        let numbers: BTreeMap<&str, u32> = addresses.iter().map(String::as_str).zip(0..).collect();
        let (mut rows, mut all) = (Vec::new(), Vec::new());
        for (number, (raw, mut record, statements)) in records.into_iter().enumerate() {
            self.file.clone_from(&raw.file);
            if let Some(page) = raw.page.as_ref().filter(|_| record.brief) {
                let found = order
                    .iter()
                    .position(|other| other.id.value == page.value && other.kind.value == "article");
                if found.is_none() && !self.unread("records/") {
                    let articles = order.iter().filter(|other| other.kind.value == "article");
                    let near = nearest(&page.value, articles.map(|other| other.id.value.as_str()));
                    self.problem(
                        page.at,
                        format!("unknown page {:?}, expected the id of an article{near}", page.value),
                    );
                }
                record.page = found.map(|page| page as u32);
            }
            record.first = all.len() as u32;
            record.count = statements.len() as u32;
            for (raw, mut statement) in raw.statements.iter().zip(statements) {
                statement.record = number as u32;
                for (raw, row) in raw.status.iter().zip(&mut statement.status) {
                    match numbers.get(raw.evidence.value.as_str()) {
                        Some(evidence) => row.evidence = *evidence,
                        None if raw.evidence.value.is_empty() || self.unread("records/") => {}
                        None => {
                            let near = nearest(&raw.evidence.value, addresses.iter().map(String::as_str));
                            self.problem(
                                raw.evidence.at,
                                format!(
                                    "unknown evidence {:?}, expected record/statement of this corpus{near}",
                                    raw.evidence.value
                                ),
                            );
                        }
                    }
                }
                all.push(statement);
            }
            rows.push(record);
        }
        (rows, all)
    }
}

//! Raw seeds to a corpus one can trust: every name is known, every date exists, every province was there on that day.

use crate::parse::{Located, RawCorpus, RawEntry, RawQuantity, RawRecord, RawStatement};
use crate::report::{Problem, nearest};
use jalons_core::image::read::Register;
use jalons_core::image::write::{EntryRow, QuantityRow, RecordRow, StatementRow};
use jalons_core::model::{Comparator, Day, Lang, Level, Trilingual, When};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A corpus without faults, in the order in which it is packed: records newest first, statements in source order.
#[derive(Clone, Debug)]
pub(crate) struct Corpus {
    pub(crate) name: Trilingual<String>,
    pub(crate) version: String,
    pub(crate) date: String,
    pub(crate) registers: Vec<(Register, Vec<EntryRow>)>,
    pub(crate) records: Vec<RecordRow>,
    pub(crate) statements: Vec<StatementRow>,
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

/// Codes of the types of provincial unit in the image.
const PLACE_TYPES: [(&str, u32); 3] = [("nation", 0), ("province", 1), ("city", 2)];
const ACTOR_KINDS: [&str; 8] = [
    "public-body",
    "party",
    "company",
    "person",
    "education",
    "association",
    "international",
    "media",
];
const SYSTEM_KINDS: [&str; 9] = [
    "information-system",
    "platform",
    "network",
    "programme",
    "fund",
    "law",
    "event",
    "infrastructure",
    "place",
];

/// Checks a whole corpus. Problems are collected, so an author sees all of them at once; the corpus is good only if there
/// are none.
pub(crate) fn validate(raw: RawCorpus, problems: &mut Vec<Problem>) -> Corpus {
    let mut check = Check {
        problems,
        file: String::new(),
    };
    check.file = "corpus.toml".to_owned();
    check.day(Some(&raw.date), "date");
    let families = check.register(&raw.families, |_, _, _| {});
    let family_names = names(&families);
    let themes = check.register(&raw.themes, |check, entry, row| {
        row.group = check
            .known(entry.group.as_ref(), "family", "themes.toml", &family_names)
            .unwrap_or_default();
    });
    let kinds = check.register(&raw.kinds, |_, _, _| {});
    let units = check.register(&raw.units, |_, entry, row| {
        row.sign = entry.sign.as_ref().map(|sign| sign.value.clone()).unwrap_or_default();
    });
    let actors = check.register(&raw.actors, |check, entry, _| {
        check.one_of(entry.group.as_ref(), "kind", &ACTOR_KINDS)
    });
    let systems = check.register(&raw.systems, |check, entry, _| {
        check.one_of(entry.group.as_ref(), "kind", &SYSTEM_KINDS)
    });
    let place_names: Vec<String> = raw.places.iter().map(|place| place.id.value.clone()).collect();
    let places = check.register(&raw.places, |check, entry, row| {
        row.slug = entry.slug.as_ref().map(|slug| slug.value.clone()).unwrap_or_default();
        row.into = entry
            .into
            .as_ref()
            .and_then(|into| check.known(Some(into), "unit", "provinces.toml", &place_names));
        row.from = check.day(entry.from.as_ref(), "from");
        row.to = check.day(entry.to.as_ref(), "to");
        for (name, from) in &entry.types {
            check.one_of(Some(name), "type", &PLACE_TYPES.map(|(name, _)| name));
            let code = PLACE_TYPES
                .iter()
                .find(|(known, _)| *known == name.value)
                .map_or(0, |(_, code)| *code);
            let from = check.day(from.as_ref(), "from").unwrap_or(Day::OPEN_START);
            row.kinds.extend([code, from.0.cast_unsigned()]);
        }
    });
    let known = Known {
        themes: names(&themes),
        kinds: names(&kinds),
        units: names(&units),
        actors: names(&actors),
        systems: names(&systems),
        places: &places,
    };

    let mut records: Vec<(RecordRow, Vec<StatementRow>)> = Vec::new();
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    for raw in &raw.records {
        check.file.clone_from(&raw.file);
        if let Some(earlier) = files.insert(raw.id.value.clone(), raw.file.clone()) {
            check.problem(
                raw.id.line,
                format!(
                    "record id {:?} is also that of {earlier}, expected a unique id; rename one",
                    raw.id.value
                ),
            );
        }
        records.push(check.record(raw, &known));
    }
    records.sort_by_key(|(record, _)| {
        let (_, when) = &record.when;
        (
            Reverse(if when.earliest.is_closed() {
                when.earliest
            } else {
                when.latest
            }),
            record.id.clone(),
        )
    });
    let mut corpus = Corpus {
        name: raw.name,
        version: raw.version.value,
        date: raw.date.value,
        registers: Vec::new(),
        records: Vec::new(),
        statements: Vec::new(),
    };
    for (number, (mut record, statements)) in records.into_iter().enumerate() {
        record.first = corpus.statements.len() as u32;
        record.count = statements.len() as u32;
        corpus
            .statements
            .extend(statements.into_iter().map(|statement| StatementRow {
                record: number as u32,
                ..statement
            }));
        corpus.records.push(record);
    }
    corpus.registers = vec![
        (Register::Families, families),
        (Register::Themes, themes),
        (Register::Kinds, kinds),
        (Register::Units, units),
        (Register::Places, places),
        (Register::Actors, actors),
        (Register::Systems, systems),
    ];
    corpus
}

fn names(entries: &[EntryRow]) -> Vec<String> {
    entries.iter().map(|entry| entry.id.clone()).collect()
}

/// What statements may refer to.
struct Known<'k> {
    themes: Vec<String>,
    kinds: Vec<String>,
    units: Vec<String>,
    actors: Vec<String>,
    systems: Vec<String>,
    places: &'k [EntryRow],
}

/// Collects the problems of the file at hand.
struct Check<'p> {
    problems: &'p mut Vec<Problem>,
    file: String,
}

impl Check<'_> {
    fn problem(&mut self, line: usize, message: String) {
        self.problems.push(Problem {
            file: self.file.clone(),
            line,
            message,
        });
    }

    /// Lower-case ASCII letters, digits and hyphens: the same in addresses, API and files.
    fn slug(&mut self, text: &Located<String>) {
        let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        // A blank one was reported where it was read.
        if !text.value.chars().all(good) || text.value.starts_with('-') || text.value.ends_with('-') {
            self.problem(
                text.line,
                format!(
                    "id {:?} cannot stand in an address, expected lower-case letters a to z, digits and hyphens",
                    text.value
                ),
            );
        }
    }

    fn texts(&mut self, line: usize, texts: &Trilingual<String>) {
        for lang in Lang::ALL {
            if let Some(c) = texts.get(lang).chars().find(|c| c.is_control()) {
                self.problem(
                    line,
                    format!(
                        "the text in `{}` has the control character U+{:04X}, expected text only; take it out",
                        lang.code(),
                        c as u32
                    ),
                );
            }
        }
    }

    fn register(
        &mut self,
        raw: &[RawEntry],
        mut more: impl FnMut(&mut Self, &RawEntry, &mut EntryRow),
    ) -> Vec<EntryRow> {
        let mut seen = BTreeSet::new();
        let mut rows = Vec::new();
        for entry in raw {
            self.file.clone_from(&entry.file);
            self.slug(&entry.id);
            self.texts(entry.id.line, &entry.label);
            if !seen.insert(entry.id.value.as_str()) {
                self.problem(
                    entry.id.line,
                    format!(
                        "id {:?} stands twice in this file, expected a unique id; rename or merge",
                        entry.id.value
                    ),
                );
            }
            let mut row = EntryRow {
                id: entry.id.value.clone(),
                slug: entry.id.value.clone(),
                label: entry.label.clone(),
                aliases: entry.aliases.iter().map(|alias| alias.value.clone()).collect(),
                ..EntryRow::default()
            };
            more(self, entry, &mut row);
            rows.push(row);
        }
        rows
    }

    fn one_of(&mut self, value: Option<&Located<String>>, what: &str, valid: &[&str]) {
        let Some(value) = value.filter(|value| !value.value.is_empty() && !valid.contains(&value.value.as_str()))
        else {
            return;
        };
        let near = nearest(&value.value, valid.iter().copied());
        self.problem(
            value.line,
            format!(
                "unknown {what} {:?}, expected one of {}{near}",
                value.value,
                valid.join(", ")
            ),
        );
    }

    /// The number of a name in its register.
    fn known(&mut self, value: Option<&Located<String>>, what: &str, register: &str, valid: &[String]) -> Option<u32> {
        let value = value.filter(|value| !value.value.is_empty())?;
        let found = valid.iter().position(|name| *name == value.value);
        if found.is_none() {
            let near = nearest(&value.value, valid.iter().map(String::as_str));
            self.problem(
                value.line,
                format!(
                    "unknown {what} {:?}, expected one of those in {register}{near}",
                    value.value
                ),
            );
        }
        found.map(|number| number as u32)
    }

    fn all_known(&mut self, values: &[Located<String>], what: &str, register: &str, valid: &[String]) -> Vec<u32> {
        let mut numbers = Vec::new();
        for value in values {
            if let Some(number) = self.known(Some(value), what, register, valid) {
                if numbers.contains(&number) {
                    self.problem(
                        value.line,
                        format!(
                            "{what} {:?} stands twice in this list, expected once; take one out",
                            value.value
                        ),
                    );
                }
                numbers.push(number);
            }
        }
        numbers
    }

    fn date(&mut self, value: &Located<String>, what: &str) -> When {
        let nothing = When::parse("1970").expect("a year is a date");
        if value.value.is_empty() {
            return nothing;
        }
        When::parse(&value.value).unwrap_or_else(|error| {
            let message = format!(
                "`{what}` is {:?}, {error}; expected a date such as 2025, 2025-10, 2025-10-27, 2025-12~ or 2026/2030",
                value.value
            );
            self.problem(value.line, message);
            nothing
        })
    }

    fn day(&mut self, value: Option<&Located<String>>, what: &str) -> Option<Day> {
        let value = value.filter(|value| !value.value.is_empty())?;
        match When::parse(&value.value) {
            Ok(when) if when.earliest == when.latest => Some(when.earliest),
            _ => {
                self.problem(
                    value.line,
                    format!("`{what}` is {:?}, expected a day such as 2025-07-01", value.value),
                );
                None
            }
        }
    }

    fn record(&mut self, raw: &RawRecord, known: &Known<'_>) -> (RecordRow, Vec<StatementRow>) {
        self.slug(&raw.id);
        self.texts(raw.id.line, &raw.title);
        self.texts(raw.id.line, &raw.basis);
        let stem = raw.file.trim_start_matches("records/").trim_end_matches(".toml");
        if !raw.id.value.is_empty() && raw.id.value != stem {
            self.problem(
                raw.id.line,
                format!(
                    "record id is {:?}, expected {stem:?} as the file is named; rename one",
                    raw.id.value
                ),
            );
        }
        self.one_of(Some(&raw.kind), "kind of record", &["article", "brief"]);
        if !raw.sha256.value.is_empty()
            && (raw.sha256.value.len() != 64 || !raw.sha256.value.bytes().all(|byte| byte.is_ascii_hexdigit()))
        {
            self.problem(
                raw.sha256.line,
                format!(
                    "`sha256` is {:?}, expected 64 hexadecimal digits; run sha256sum on the original",
                    raw.sha256.value
                ),
            );
        }
        if let Some(url) = raw
            .url
            .as_ref()
            .filter(|url| !url.value.starts_with("https://") && !url.value.starts_with("http://"))
        {
            self.problem(
                url.line,
                format!(
                    "`url` is {:?}, expected an address that starts with https:// or http://",
                    url.value
                ),
            );
        }
        if raw.statements.is_empty() {
            self.problem(
                raw.id.line,
                "the record has no statement, expected at least one [[statement]]".to_owned(),
            );
        }
        let when = (raw.edtf.value.clone(), self.date(&raw.edtf, "edtf"));
        let mut ids = BTreeMap::new();
        let mut statements = Vec::new();
        for statement in &raw.statements {
            if let Some(earlier) = ids.insert(statement.id.value.as_str(), statement.id.line) {
                self.problem(
                    statement.id.line,
                    format!(
                        "statement id {:?} stands on line {earlier} too, expected a unique id; rename one",
                        statement.id.value
                    ),
                );
            }
            statements.push(self.statement(statement, &when, known));
        }
        let record = RecordRow {
            id: raw.id.value.clone(),
            brief: raw.kind.value == "brief",
            title: raw.title.clone(),
            source: [
                raw.source_title.value.clone(),
                raw.language.value.clone(),
                raw.publisher.value.clone(),
                raw.url.as_ref().map(|url| url.value.clone()).unwrap_or_default(),
                raw.source_file.value.clone(),
                raw.sha256.value.clone(),
            ],
            when,
            basis: raw.basis.clone(),
            first: 0,
            count: 0,
        };
        (record, statements)
    }

    fn statement(&mut self, raw: &RawStatement, inherited: &(String, When), known: &Known<'_>) -> StatementRow {
        self.slug(&raw.id);
        self.texts(raw.line, &raw.text);
        if raw.paragraph.value < 1.0 || raw.paragraph.value.fract() != 0.0 {
            self.problem(
                raw.paragraph.line,
                format!(
                    "`paragraph` is {}, expected a whole number from 1 on",
                    raw.paragraph.value
                ),
            );
        }
        if raw.themes.is_empty() {
            self.problem(
                raw.line,
                "the statement has no theme, expected one to three, the main one first; add `themes`".to_owned(),
            );
        }
        let own = raw
            .when
            .as_ref()
            .map(|when| (when.value.clone(), self.date(when, "when")));
        let when = own.clone().unwrap_or_else(|| inherited.clone());
        StatementRow {
            record: 0,
            paragraph: raw.paragraph.value as u32,
            id: raw.id.value.clone(),
            text: raw.text.clone(),
            kind: self
                .known(Some(&raw.kind), "kind", "themes.toml", &known.kinds)
                .unwrap_or_default(),
            themes: self.all_known(&raw.themes, "theme", "themes.toml", &known.themes),
            places: raw
                .provinces
                .iter()
                .filter_map(|slug| self.place(slug, when.1, known.places))
                .collect(),
            actors: self.all_known(&raw.actors, "actor", "actors.toml", &known.actors),
            systems: self.all_known(&raw.systems, "system", "systems.toml", &known.systems),
            inherited: own.is_none(),
            when,
            deadline: raw
                .deadline
                .as_ref()
                .map(|deadline| (deadline.value.clone(), self.date(deadline, "deadline"))),
            quantity: raw.quantity.as_ref().map(|quantity| self.quantity(quantity, known)),
        }
    }

    /// The unit of this name that was in force on the first possible day of a date.
    fn place(&mut self, slug: &Located<String>, when: When, places: &[EntryRow]) -> Option<u32> {
        let day = if when.earliest.is_closed() {
            when.earliest
        } else {
            when.latest
        };
        let named: Vec<(usize, &EntryRow)> = places
            .iter()
            .enumerate()
            .filter(|(_, place)| place.slug == slug.value)
            .collect();
        let in_force = named
            .iter()
            .find(|(_, place)| place.from.is_none_or(|from| from <= day) && place.to.is_none_or(|to| to >= day));
        match (in_force, named.last()) {
            (Some((number, _)), _) => return Some(*number as u32),
            (None, None) => {
                let near = nearest(&slug.value, places.iter().map(|place| place.slug.as_str()));
                self.problem(
                    slug.line,
                    format!(
                        "unknown province {:?}, expected a slug of provinces.toml{near}",
                        slug.value
                    ),
                );
            }
            (None, Some((_, last))) => {
                let now = last
                    .into
                    .and_then(|into| places.get(into as usize))
                    .map_or(String::new(), |into| format!(", then {:?}", into.slug));
                let until = last.to.map_or(String::new(), |to| format!(" until {to}{now}"));
                self.problem(
                    slug.line,
                    format!(
                        "province {:?} was not in force on {day}, expected one that was; it existed{until}",
                        slug.value
                    ),
                );
            }
        }
        None
    }

    fn quantity(&mut self, raw: &RawQuantity, known: &Known<'_>) -> QuantityRow {
        let signs = Comparator::ALL.map(|(_, sign)| sign);
        self.one_of(Some(&raw.comparator), "comparator", &signs);
        let comparator = Comparator::from_sign(&raw.comparator.value).unwrap_or(Comparator::Equal);
        match (&raw.max, comparator) {
            (None, Comparator::Between) => {
                self.problem(
                    raw.comparator.line,
                    "`between` needs the upper end too, expected `max`; add it".to_owned(),
                );
            }
            (Some(max), Comparator::Between) if max.value <= raw.value.value => {
                self.problem(
                    max.line,
                    format!(
                        "`max` is {}, expected more than `value`, which is {}",
                        max.value, raw.value.value
                    ),
                );
            }
            (Some(max), other) if other != Comparator::Between => {
                self.problem(
                    max.line,
                    format!(
                        "`max` goes with \"between\" only, the comparator is {:?}; change one",
                        other.sign()
                    ),
                );
            }
            _ => {}
        }
        if let Some(level) = &raw.level {
            self.one_of(Some(level), "level", &Level::ALL.map(|(_, name)| name));
        }
        QuantityRow {
            comparator,
            value: raw.value.value,
            max: raw.max.as_ref().map(|max| max.value),
            unit: self
                .known(Some(&raw.unit), "unit", "units.toml", &known.units)
                .unwrap_or_default(),
            level: raw.level.as_ref().and_then(|level| Level::from_name(&level.value)),
            of: raw.of.clone().unwrap_or_default(),
        }
    }
}

//! Reads the keys of a TOML table one by one. A missing or mistyped key becomes a problem and a default, so that reading
//! goes on; a key that nobody asked for becomes a problem when the table is left.

use crate::read::Source;
use crate::report::{Problem, nearest};
use jalons_core::model::Trilingual;
use std::cell::RefCell;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value and the line it stands on.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Located<T> {
    /// The value.
    pub(crate) value: T,
    /// 1-based line.
    pub(crate) line: usize,
}

/// A file being read.
struct Reading<'s> {
    source: &'s Source,
    problems: RefCell<Vec<Problem>>,
}

impl Reading<'_> {
    fn line(&self, byte: usize) -> usize {
        let before = self.source.text.as_bytes().get(..byte).unwrap_or_default();
        before.iter().filter(|byte| **byte == b'\n').count() + 1
    }

    fn problem(&self, line: usize, message: String) {
        self.problems.borrow_mut().push(Problem {
            file: self.source.name.clone(),
            line,
            message,
        });
    }
}

/// A table whose keys are read one by one.
pub(crate) struct Fields<'r, 's> {
    reading: &'r Reading<'s>,
    /// `None` if the table is missing, which was reported already.
    table: Option<&'r DeTable<'s>>,
    line: usize,
    /// What the table is, for messages: `statement 3`.
    what: String,
    asked: RefCell<Vec<&'static str>>,
}

/// Parses a file and hands its top table to `read`.
pub(crate) fn document(source: &Source, problems: &mut Vec<Problem>, read: impl FnOnce(&Fields<'_, '_>)) {
    let reading = Reading {
        source,
        problems: RefCell::default(),
    };
    let (table, errors) = DeTable::parse_recoverable(&source.text);
    for error in &errors {
        let line = error.span().map_or(0, |span| reading.line(span.start));
        reading.problem(line, format!("not TOML: {}", error.message().replace('\n', ", ")));
    }
    // After a broken line, what is missing may only be hidden: those complaints would mislead.
    if errors.is_empty() {
        let what = "the file".to_owned();
        read(&Fields {
            reading: &reading,
            table: Some(table.get_ref()),
            line: 1,
            what,
            asked: RefCell::default(),
        });
    }
    problems.append(&mut reading.problems.borrow_mut());
}

impl<'r, 's> Fields<'r, 's> {
    /// The file's name.
    pub(crate) fn file(&self) -> &str {
        &self.reading.source.name
    }

    /// The line the table starts on.
    pub(crate) fn line(&self) -> usize {
        self.line
    }

    fn find(&self, key: &'static str) -> Option<&'r Spanned<DeValue<'s>>> {
        self.asked.borrow_mut().push(key);
        self.table?.get(key)
    }

    fn missing(&self, key: &str, expected: &str) {
        if self.table.is_some() {
            self.reading.problem(
                self.line,
                format!("{} has no `{key}`, expected {expected}; add it", self.what),
            );
        }
    }

    fn wrong(&self, value: &Spanned<DeValue<'_>>, key: &str, expected: &str) {
        let line = self.reading.line(value.span().start);
        self.reading.problem(
            line,
            format!(
                "`{key}` is {}, expected {expected}",
                article(value.get_ref().type_str())
            ),
        );
    }

    /// A text that must be there and not be blank.
    pub(crate) fn text(&self, key: &'static str) -> Located<String> {
        match self.optional_text(key) {
            Some(text) => text,
            None => {
                if self.table.is_none_or(|table| table.get(key).is_none()) {
                    self.missing(key, "a text in quotation marks");
                }
                Located {
                    value: String::new(),
                    line: self.line,
                }
            }
        }
    }

    /// A text that may be left out, but not be blank.
    pub(crate) fn optional_text(&self, key: &'static str) -> Option<Located<String>> {
        let value = self.find(key)?;
        let line = self.reading.line(value.span().start);
        match value.get_ref().as_str() {
            Some(text) if text.trim().is_empty() => {
                self.reading.problem(
                    line,
                    format!("`{key}` is blank, expected a text; write it or leave the key out"),
                );
                None
            }
            Some(text) => Some(Located {
                value: text.to_owned(),
                line,
            }),
            None => {
                self.wrong(value, key, "a text in quotation marks");
                None
            }
        }
    }

    /// A list of texts; empty if left out.
    pub(crate) fn texts(&self, key: &'static str) -> Vec<Located<String>> {
        let Some(value) = self.find(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong(value, key, "a list such as [\"ai\"]");
            return Vec::new();
        };
        let mut texts = Vec::new();
        for item in array {
            match item.get_ref().as_str() {
                Some(text) => texts.push(Located {
                    value: text.to_owned(),
                    line: self.reading.line(item.span().start),
                }),
                None => self.wrong(item, key, "texts in quotation marks only"),
            }
        }
        texts
    }

    /// A number that must be there.
    pub(crate) fn number(&self, key: &'static str) -> Located<f64> {
        self.optional_number(key).unwrap_or_else(|| {
            if self.table.is_none_or(|table| table.get(key).is_none()) {
                self.missing(key, "a number");
            }
            Located {
                value: 0.0,
                line: self.line,
            }
        })
    }

    /// A number that may be left out.
    pub(crate) fn optional_number(&self, key: &'static str) -> Option<Located<f64>> {
        let value = self.find(key)?;
        let digits = value
            .get_ref()
            .as_integer()
            .map(|number| number.as_str())
            .or(value.get_ref().as_float().map(|number| number.as_str()));
        match digits
            .and_then(|digits| digits.parse::<f64>().ok())
            .filter(|number| number.is_finite())
        {
            Some(number) => Some(Located {
                value: number,
                line: self.reading.line(value.span().start),
            }),
            None => {
                self.wrong(value, key, "a number without quotation marks");
                None
            }
        }
    }

    /// One text for each language in a table of its own.
    pub(crate) fn trilingual(&self, key: &'static str) -> Trilingual<String> {
        self.table(key).languages()
    }

    /// One text for each language in this table.
    pub(crate) fn languages(&self) -> Trilingual<String> {
        Trilingual {
            fr: self.text("fr").value,
            en: self.text("en").value,
            vi: self.text("vi").value,
        }
    }

    /// A table that must be there.
    pub(crate) fn table(&self, key: &'static str) -> Fields<'r, 's> {
        self.optional_table(key).unwrap_or_else(|| {
            if self.table.is_none_or(|table| table.get(key).is_none()) {
                self.missing(key, &format!("a table [{key}]"));
            }
            Fields {
                reading: self.reading,
                table: None,
                line: self.line,
                what: format!("`{key}`"),
                asked: RefCell::default(),
            }
        })
    }

    /// A table that may be left out.
    pub(crate) fn optional_table(&self, key: &'static str) -> Option<Fields<'r, 's>> {
        let value = self.find(key)?;
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.wrong(value, key, &format!("a table [{key}]"));
        }
        Some(self.inner(value, table?, format!("`{key}`")))
    }

    /// A list of tables; empty if left out.
    pub(crate) fn tables(&self, key: &'static str) -> Vec<Fields<'r, 's>> {
        let Some(value) = self.find(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong(value, key, &format!("tables [[{key}]]"));
            return Vec::new();
        };
        let mut tables = Vec::new();
        for (at, item) in array.iter().enumerate() {
            match item.get_ref().as_table() {
                Some(table) => tables.push(self.inner(item, table, format!("{key} {}", at + 1))),
                None => self.wrong(item, key, &format!("tables [[{key}]]")),
            }
        }
        tables
    }

    fn inner(&self, value: &Spanned<DeValue<'_>>, table: &'r DeTable<'s>, what: String) -> Fields<'r, 's> {
        // The span of a `[[table]]` is that of its header, so the line points there.
        let line = self.reading.line(value.span().start);
        Fields {
            reading: self.reading,
            table: Some(table),
            line,
            what,
            asked: RefCell::default(),
        }
    }
}

impl Drop for Fields<'_, '_> {
    /// Reports keys that nobody asked for.
    fn drop(&mut self) {
        let asked = self.asked.borrow();
        for (key, _) in self.table.into_iter().flatten() {
            let name: &str = key.get_ref();
            if !asked.contains(&name) {
                let line = self.reading.line(key.span().start);
                let near = nearest(name, asked.iter().copied());
                self.reading.problem(
                    line,
                    format!(
                        "{} has an unknown key `{name}`, expected one of {}{near}",
                        self.what,
                        list(&asked)
                    ),
                );
            }
        }
    }
}

fn list(keys: &[&str]) -> String {
    keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ")
}

fn article(kind: &str) -> String {
    let vowel = kind.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {kind}", if vowel { "an" } else { "a" })
}

//! Reads the keys of a TOML table one by one. A missing or mistyped key becomes a problem and a default, so that reading
//! goes on; a key that nobody asked for becomes a problem when the table is left.

use crate::read::Source;
use crate::report::{Problem, Spot, nearest};
use jalons_core::model::{Lang, Trilingual};
use std::cell::RefCell;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value and where it stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Located<T> {
    /// The value.
    pub(crate) value: T,
    /// Where it stands in its file.
    pub(crate) at: Spot,
}

/// A file being read.
struct Reading<'s> {
    source: &'s Source,
    /// The languages in which the corpus has its texts.
    languages: &'s [Lang],
    problems: RefCell<Vec<Problem>>,
}

impl Reading<'_> {
    fn spot(&self, span: Range<usize>) -> Spot {
        Spot::of(&self.source.text, span)
    }

    fn problem(&self, at: Spot, message: String) {
        self.problems.borrow_mut().push(Problem {
            file: self.source.name.clone(),
            at,
            message,
        });
    }
}

/// A table whose keys are read one by one.
pub(crate) struct Fields<'r, 's> {
    reading: &'r Reading<'s>,
    /// `None` if the table is missing, which was reported already.
    table: Option<&'r DeTable<'s>>,
    at: Spot,
    /// What the table is, for messages: `statement 3`.
    what: String,
    asked: RefCell<Vec<&'static str>>,
}

/// Parses a file and hands its top table to `read`; false if it is no TOML.
pub(crate) fn document(
    source: &Source,
    languages: &[Lang],
    problems: &mut Vec<Problem>,
    read: impl FnOnce(&Fields<'_, '_>),
) -> bool {
    let reading = Reading {
        source,
        languages,
        problems: RefCell::default(),
    };
    let (table, errors) = DeTable::parse_recoverable(&source.text);
    for error in &errors {
        let at = error.span().map_or(Spot::default(), |span| reading.spot(span));
        reading.problem(at, format!("not TOML: {}", error.message().replace('\n', ", ")));
    }
    // After a broken line, what is missing may only be hidden: those complaints would mislead.
    if errors.is_empty() {
        let what = "the file".to_owned();
        read(&Fields {
            reading: &reading,
            table: Some(table.get_ref()),
            at: Spot::START,
            what,
            asked: RefCell::default(),
        });
    }
    problems.append(&mut reading.problems.borrow_mut());
    errors.is_empty()
}

impl<'r, 's> Fields<'r, 's> {
    /// The file's name.
    pub(crate) fn file(&self) -> &str {
        &self.reading.source.name
    }

    /// Where the table starts.
    pub(crate) fn at(&self) -> Spot {
        self.at
    }

    fn find(&self, key: &'static str) -> Option<&'r Spanned<DeValue<'s>>> {
        self.asked.borrow_mut().push(key);
        self.table?.get(key)
    }

    fn missing(&self, key: &str, expected: &str) {
        if self.table.is_some() {
            self.reading.problem(
                self.at,
                format!("{} has no `{key}`, expected {expected}; add it", self.what),
            );
        }
    }

    fn wrong(&self, value: &Spanned<DeValue<'_>>, key: &str, expected: &str) {
        let at = self.reading.spot(value.span());
        self.reading.problem(
            at,
            format!(
                "`{key}` is {}, expected {expected}",
                article(value.get_ref().type_str())
            ),
        );
    }

    /// A text that must be there and not be blank.
    pub(crate) fn text(&self, key: &'static str) -> Located<String> {
        match self.read_text(key, "write it") {
            Some(text) => text,
            None => {
                if self.table.is_none_or(|table| table.get(key).is_none()) {
                    self.missing(key, "a text in quotation marks");
                }
                Located {
                    value: String::new(),
                    at: self.at,
                }
            }
        }
    }

    /// A text that may be left out, but not be blank.
    pub(crate) fn optional_text(&self, key: &'static str) -> Option<Located<String>> {
        self.read_text(key, "write it or leave the key out")
    }

    fn read_text(&self, key: &'static str, remedy: &str) -> Option<Located<String>> {
        let value = self.find(key)?;
        let at = self.reading.spot(value.span());
        match value.get_ref().as_str() {
            Some(text) if text.trim().is_empty() => {
                self.reading
                    .problem(at, format!("`{key}` is blank, expected a text; {remedy}"));
                None
            }
            Some(text) => {
                if let Some(c) = text.chars().find(|c| c.is_control()) {
                    let message = format!(
                        "`{key}` has the control character U+{:04X}, expected text only; take it out",
                        c as u32
                    );
                    self.reading.problem(at, message);
                }
                Some(Located {
                    value: text.to_owned(),
                    at,
                })
            }
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
                    at: self.reading.spot(item.span()),
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
                at: self.at,
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
                at: self.reading.spot(value.span()),
            }),
            None => {
                self.wrong(value, key, "a number without quotation marks");
                None
            }
        }
    }

    /// Two whole numbers that may be left out.
    pub(crate) fn optional_pair(&self, key: &'static str) -> Option<Located<[u32; 2]>> {
        let value = self.find(key)?;
        let whole = |item: &Spanned<DeValue<'_>>| item.get_ref().as_integer()?.as_str().parse::<u32>().ok();
        let items = value
            .get_ref()
            .as_array()
            .map(|items| items.iter().map(whole).collect());
        match items
            .and_then(|items: Vec<Option<u32>>| Some([*items.first()?, *items.get(1)?]).filter(|_| items.len() == 2))
        {
            Some([Some(first), Some(second)]) => Some(Located {
                value: [first, second],
                at: self.reading.spot(value.span()),
            }),
            _ => {
                let at = self.reading.spot(value.span());
                let message = format!("`{key}` is no pair of whole numbers, expected two such as [3, 0]");
                self.reading.problem(at, message);
                None
            }
        }
    }

    /// One text for each language in a table of its own.
    pub(crate) fn trilingual(&self, key: &'static str) -> Trilingual<String> {
        self.table(key).languages()
    }

    /// One text for each language in this table. A language that the corpus does not have takes the text of its first one.
    pub(crate) fn languages(&self) -> Trilingual<String> {
        self.pass_over_other_languages();
        let languages = self.reading.languages;
        let read: Vec<(Lang, String)> = languages
            .iter()
            .map(|lang| (*lang, self.text(lang.code()).value))
            .collect();
        Trilingual::default().map(|lang, _: &String| {
            let own = read.iter().find(|(known, _)| *known == lang).or(read.first());
            own.map(|(_, text)| text.clone()).unwrap_or_default()
        })
    }

    /// Texts in a language that the corpus does not have yet may stand there and wait.
    fn pass_over_other_languages(&self) {
        let other = Lang::ALL
            .into_iter()
            .filter(|lang| !self.reading.languages.contains(lang));
        self.asked.borrow_mut().extend(other.map(Lang::code));
    }

    /// A list of texts for each language; one at least in each that the corpus has.
    pub(crate) fn lists(&self) -> Vec<(Lang, Located<String>)> {
        self.pass_over_other_languages();
        let mut all = Vec::new();
        for lang in self.reading.languages {
            let terms = self.texts(lang.code());
            if terms.is_empty() {
                self.missing(lang.code(), "a list with one term at least");
            }
            all.extend(terms.into_iter().map(|term| (*lang, term)));
        }
        all
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
                at: self.at,
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
        // The span of a `[[table]]` is that of its header, so the report points there.
        let at = self.reading.spot(value.span());
        Fields {
            reading: self.reading,
            table: Some(table),
            at,
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
                let at = self.reading.spot(key.span());
                let near = nearest(name, asked.iter().copied());
                self.reading.problem(
                    at,
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

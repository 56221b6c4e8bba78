//! The single checks, and the problems they find.

use crate::parse::Located;
use crate::report::{Problem, Spot, nearest};
use jalons_core::model::{Day, When};

/// Collects the problems of the file at hand.
pub(super) struct Check<'p> {
    pub(super) problems: &'p mut Vec<Problem>,
    pub(super) file: String,
    /// Files that could not be read: what they would hold is not missed.
    pub(super) unread: Vec<String>,
}

impl Check<'_> {
    pub(super) fn problem(&mut self, at: Spot, message: String) {
        self.problems.push(Problem {
            file: self.file.clone(),
            at,
            message,
        });
    }

    /// True if a file could not be read, or one of the records.
    pub(super) fn unread(&self, file: &str) -> bool {
        self.unread.iter().any(|unread| unread.starts_with(file))
    }

    /// Lower-case ASCII letters, digits and hyphens: the same in addresses, API and files.
    pub(super) fn slug(&mut self, text: &Located<String>) {
        let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        // A blank one was reported where it was read.
        if !text.value.chars().all(good) || text.value.starts_with('-') || text.value.ends_with('-') {
            self.problem(
                text.at,
                format!(
                    "id {:?} cannot stand in an address, expected lower-case letters a to z, digits and hyphens",
                    text.value
                ),
            );
        }
    }

    pub(super) fn one_of(&mut self, value: Option<&Located<String>>, what: &str, valid: &[&str]) {
        let Some(value) = value.filter(|value| !value.value.is_empty() && !valid.contains(&value.value.as_str()))
        else {
            return;
        };
        let near = nearest(&value.value, valid.iter().copied());
        self.problem(
            value.at,
            format!(
                "unknown {what} {:?}, expected one of {}{near}",
                value.value,
                valid.join(", ")
            ),
        );
    }

    /// The one of several values that goes by a name.
    pub(super) fn named<E: Copy>(
        &mut self,
        value: Option<&Located<String>>,
        what: &str,
        all: &[E],
        name: impl Fn(E) -> &'static str,
    ) -> Option<E> {
        let names: Vec<&str> = all.iter().map(|one| name(*one)).collect();
        self.one_of(value, what, &names);
        let value = value?;
        all.iter().copied().find(|one| name(*one) == value.value)
    }

    /// A web address.
    pub(super) fn url(&mut self, url: Option<&Located<String>>, what: &str) {
        let good = |url: &Located<String>| url.value.starts_with("https://") || url.value.starts_with("http://");
        if let Some(url) = url.filter(|url| !good(url)) {
            self.problem(
                url.at,
                format!(
                    "`{what}` is {:?}, expected an address that starts with https:// or http://",
                    url.value
                ),
            );
        }
    }

    /// The number of a name in its register.
    pub(super) fn known(
        &mut self,
        value: Option<&Located<String>>,
        what: &str,
        register: &str,
        valid: &[String],
    ) -> Option<u32> {
        let value = value.filter(|value| !value.value.is_empty())?;
        let found = valid.iter().position(|name| *name == value.value);
        if found.is_none() && !self.unread(register) {
            let near = nearest(&value.value, valid.iter().map(String::as_str));
            self.problem(
                value.at,
                format!(
                    "unknown {what} {:?}, expected one of those in {register}{near}",
                    value.value
                ),
            );
        }
        found.map(|number| number as u32)
    }

    pub(super) fn all_known(
        &mut self,
        values: &[Located<String>],
        what: &str,
        register: &str,
        valid: &[String],
    ) -> Vec<u32> {
        let mut numbers = Vec::new();
        for value in values {
            if let Some(number) = self.known(Some(value), what, register, valid) {
                if numbers.contains(&number) {
                    self.problem(
                        value.at,
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

    pub(super) fn date(&mut self, value: &Located<String>, what: &str) -> When {
        let nothing = When::parse("1970").expect("a year is a date");
        if value.value.is_empty() {
            return nothing;
        }
        When::parse(&value.value).unwrap_or_else(|error| {
            let message = format!(
                "`{what}` is {:?}: {error}; expected a date such as 2025, 2025-10, 2025-10-27, 2025-12~ or 2026/2030",
                value.value
            );
            self.problem(value.at, message);
            nothing
        })
    }

    pub(super) fn day(&mut self, value: Option<&Located<String>>, what: &str) -> Option<Day> {
        let value = value.filter(|value| !value.value.is_empty())?;
        match When::parse(&value.value) {
            Ok(when) if when.earliest == when.latest => Some(when.earliest),
            _ => {
                self.problem(
                    value.at,
                    format!("`{what}` is {:?}, expected a day such as 2025-07-01", value.value),
                );
                None
            }
        }
    }
}

//! Conditions typed in the query: `province:hue`, `due<2026`, `value>=90`. What is no condition is read as words.

use super::set::Set;
use super::{Facet, Notice};
use crate::analyze;
use crate::image::read::Corpus;
use crate::model::{Day, Lang, When};

/// A condition of the query.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// As it was typed, without a minus sign.
    pub typed: String,
    /// What must hold, or must not.
    pub test: Test,
    /// True after a minus sign.
    pub negated: bool,
}

/// What can be asked of a statement.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// It has a value of a list, given by slug or by name.
    Has(Facet, String),
    /// It was said within a period.
    Said(Day, Day),
    /// It is due within a period.
    Due(Day, Day),
    /// Its number, or some number of its range, lies between these, both included.
    Value(f64, f64),
}

/// What stands left of a sign: in French, English and Vietnamese, folded.
const KEYS: [(&str, Key); 22] = [
    ("province", Key::Facet(Facet::Province)),
    ("tinh", Key::Facet(Facet::Province)),
    ("theme", Key::Facet(Facet::Theme)),
    ("linhvuc", Key::Facet(Facet::Theme)),
    ("kind", Key::Facet(Facet::Kind)),
    ("nature", Key::Facet(Facet::Kind)),
    ("loai", Key::Facet(Facet::Kind)),
    ("actor", Key::Facet(Facet::Actor)),
    ("acteur", Key::Facet(Facet::Actor)),
    ("chuthe", Key::Facet(Facet::Actor)),
    ("system", Key::Facet(Facet::System)),
    ("systeme", Key::Facet(Facet::System)),
    ("hethong", Key::Facet(Facet::System)),
    ("said", Key::Said),
    ("date", Key::Said),
    ("ngay", Key::Said),
    ("due", Key::Due),
    ("echeance", Key::Due),
    ("thoihan", Key::Due),
    ("value", Key::Value),
    ("valeur", Key::Value),
    ("giatri", Key::Value),
];

#[derive(Clone, Copy)]
enum Key {
    Facet(Facet),
    Said,
    Due,
    Value,
}

/// The longest signs first.
const SIGNS: [&str; 8] = ["<=", ">=", "≤", "≥", "<", ">", "=", ":"];

/// A condition at the start of a text, with how many bytes it takes. `Err` holds what looked like one and is none.
pub(super) fn read(text: &str) -> Option<Result<(Test, usize), usize>> {
    let name_end = text.find(|c: char| !c.is_alphabetic())?;
    let name = analyze::fold(&text[..name_end]);
    let (_, key) = KEYS.iter().find(|(known, _)| *known == name)?;
    let rest = &text[name_end..];
    let sign = SIGNS.into_iter().find(|sign| rest.starts_with(sign))?;
    let after = &rest[sign.len()..];
    let (value, length) = match after.strip_prefix('"') {
        Some(quoted) => {
            let end = quoted.find('"').unwrap_or(quoted.len());
            (&quoted[..end], (end + 2).min(after.len()))
        }
        None => {
            let end = after.find(char::is_whitespace).unwrap_or(after.len());
            (&after[..end], end)
        }
    };
    let whole = name_end + sign.len() + length;
    if value.is_empty() {
        return None;
    }
    let test = match key {
        Key::Facet(facet) if matches!(sign, ":" | "=") => Some(Test::Has(*facet, value.to_owned())),
        Key::Facet(_) => None,
        Key::Said => period(sign, value).map(|(from, to)| Test::Said(from, to)),
        Key::Due => period(sign, value).map(|(from, to)| Test::Due(from, to)),
        Key::Value => range(sign, value).map(|(least, most)| Test::Value(least, most)),
    };
    Some(test.map(|test| (test, whole)).ok_or(whole))
}

/// The days that a sign before a date leaves.
fn period(sign: &str, value: &str) -> Option<(Day, Day)> {
    let when = When::parse(value).ok()?;
    Some(match sign {
        "<" => (Day::OPEN_START, Day(when.earliest.0.saturating_sub(1))),
        "<=" | "≤" => (Day::OPEN_START, when.latest),
        ">" => (Day(when.latest.0.saturating_add(1)), Day::OPEN_END),
        ">=" | "≥" => (when.earliest, Day::OPEN_END),
        _ => (when.earliest, when.latest),
    })
}

/// The numbers that a sign before a number leaves.
fn range(sign: &str, value: &str) -> Option<(f64, f64)> {
    let words = analyze::words(value);
    let [word] = words.as_slice() else { return None };
    let number = decimal(&word.folded)?;
    Some(match sign {
        "<" => (f64::NEG_INFINITY, number.next_down()),
        "<=" | "≤" => (f64::NEG_INFINITY, number),
        ">" => (number.next_up(), f64::INFINITY),
        ">=" | "≥" => (number, f64::INFINITY),
        _ => (number, number),
    })
}

/// A number of digits and one decimal point, as the analyser gives it. The standard library's reader, which is right to the
/// last bit for any length, would add 8 KB to the wasm.
fn decimal(digits: &str) -> Option<f64> {
    let mut number = 0.0f64;
    let mut unit = 0.0f64;
    for byte in digits.bytes() {
        match byte {
            b'0'..=b'9' => {
                number = number * 10.0 + f64::from(byte - b'0');
                unit *= 10.0;
            }
            b'.' if unit == 0.0 => unit = 1.0,
            _ => return None,
        }
    }
    Some(if unit > 1.0 { number / unit } else { number }).filter(|number| number.is_finite())
}

/// A condition whose names were looked up in a corpus.
pub(super) struct Resolved<'c> {
    condition: &'c Condition,
    /// The entries that a name stands for.
    entries: Vec<u32>,
}

impl<'c> Resolved<'c> {
    /// Looks the names up; an unknown one is left out with a notice.
    pub(super) fn all(corpus: &Corpus<'_>, conditions: &'c [Condition]) -> (Vec<Resolved<'c>>, Vec<Notice>) {
        let (mut resolved, mut notices) = (Vec::new(), Vec::new());
        for condition in conditions {
            let mut entries = Vec::new();
            if let Test::Has(facet, value) = &condition.test {
                entries = named(corpus, *facet, value);
                if entries.is_empty() {
                    notices.push(Notice::Unknown {
                        key: facet.key(),
                        value: value.clone(),
                    });
                    continue;
                }
            }
            resolved.push(Resolved { condition, entries });
        }
        (resolved, notices)
    }

    /// The statements that fulfil the condition.
    pub(super) fn fulfilling(&self, corpus: &Corpus<'_>) -> Set {
        let count = corpus.statement_count();
        let mut set = match &self.condition.test {
            Test::Has(facet, _) => {
                let mut set = Set::none(count);
                for entry in &self.entries {
                    corpus.holders(facet.register(), *entry, |statement| set.insert(statement));
                }
                set
            }
            Test::Said(from, to) => Set::of(count, |statement| corpus.when_of(statement).overlaps(*from, *to)),
            Test::Due(from, to) => Set::of(count, |statement| {
                corpus
                    .deadline_of(statement)
                    .is_some_and(|due| due.overlaps(*from, *to))
            }),
            Test::Value(least, most) => Set::of(count, |statement| {
                corpus
                    .value_of(statement)
                    .is_some_and(|(value, max)| value <= *most && max >= *least)
            }),
        };
        if self.condition.negated {
            let mut rest = Set::of(count, |_| true);
            rest.drop_all(&set);
            set = rest;
        }
        set
    }
}

/// The entries of a list that a slug or a name stands for; case, marks and signs do not matter.
fn named(corpus: &Corpus<'_>, facet: Facet, value: &str) -> Vec<u32> {
    let key = |name: &str| analyze::fold(name).replace(|c: char| !c.is_alphanumeric(), "");
    let wanted = key(value);
    let entries = corpus.entries(facet.register());
    entries
        .filter(|entry| {
            let labels = Lang::ALL.map(|lang| *entry.label.get(lang));
            let names = [entry.slug]
                .into_iter()
                .chain(labels)
                .chain(entry.aliases.iter().copied());
            names.into_iter().any(|name| key(name) == wanted)
        })
        .map(|entry| entry.number)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_are_told_from_words() {
        let day = |text: &str| When::parse(text).unwrap();
        for (text, expected) in [
            (
                "province:hue IA",
                Some(Ok((Test::Has(Facet::Province, "hue".into()), 12))),
            ),
            (
                "acteur:\"To Lam\"",
                Some(Ok((Test::Has(Facet::Actor, "To Lam".into()), 15))),
            ),
            (
                "due<2026",
                Some(Ok((Test::Due(Day::OPEN_START, day("2025-12-31").latest), 8))),
            ),
            (
                "échéance>=2026-07 x",
                Some(Ok((Test::Due(day("2026-07").earliest, Day::OPEN_END), 19))),
            ),
            ("value>=90%", Some(Ok((Test::Value(90.0, f64::INFINITY), 10)))),
            ("due<soon", Some(Err(8))),
            ("province<hue", Some(Err(12))),
            ("province hue", None),
            ("province:", None),
            ("giang:hue", None),
            ("", None),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}

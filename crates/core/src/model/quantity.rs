//! Quantities: a number with its comparator, unit and level. Money is never converted.

use super::{Lang, Trilingual};

/// How a number is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Comparator {
    /// Exactly.
    Equal = 1,
    /// At least.
    AtLeast = 2,
    /// At most.
    AtMost = 3,
    /// More than.
    Above = 4,
    /// Less than.
    Below = 5,
    /// About.
    About = 6,
    /// From one value to another, both included.
    Between = 7,
}

impl Comparator {
    /// All comparators with the sign that seeds use.
    pub const ALL: [(Comparator, &'static str); 7] = [
        (Comparator::Equal, "="),
        (Comparator::AtLeast, ">="),
        (Comparator::AtMost, "<="),
        (Comparator::Above, ">"),
        (Comparator::Below, "<"),
        (Comparator::About, "~"),
        (Comparator::Between, "between"),
    ];

    /// The comparator of a sign in the seeds.
    pub fn from_sign(sign: &str) -> Option<Comparator> {
        Comparator::ALL
            .into_iter()
            .find(|(_, text)| *text == sign)
            .map(|(comparator, _)| comparator)
    }

    /// The comparator of a stored number.
    pub fn from_number(number: u8) -> Option<Comparator> {
        Comparator::ALL
            .into_iter()
            .find(|(comparator, _)| *comparator as u8 == number)
            .map(|(comparator, _)| comparator)
    }

    /// The sign that seeds and the API use.
    pub fn sign(self) -> &'static str {
        Comparator::ALL
            .into_iter()
            .find(|(comparator, _)| *comparator == self)
            .map_or("", |(_, sign)| sign)
    }

    /// The sign set before a number on the page; nothing for an exact value or a range.
    pub const fn shown(self) -> &'static str {
        match self {
            Comparator::Equal | Comparator::Between => "",
            Comparator::AtLeast => "≥",
            Comparator::AtMost => "≤",
            Comparator::Above => ">",
            Comparator::Below => "<",
            Comparator::About => "≈",
        }
    }
}

/// The administrative level a number holds at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Level {
    /// The whole country.
    Nation = 1,
    /// A province or centrally run city.
    Province = 2,
    /// A district; the level was abolished on 1 July 2025.
    District = 3,
    /// A commune or ward.
    Commune = 4,
}

impl Level {
    /// All levels with their names in seeds.
    pub const ALL: [(Level, &'static str); 4] = [
        (Level::Nation, "nation"),
        (Level::Province, "province"),
        (Level::District, "district"),
        (Level::Commune, "commune"),
    ];

    /// The level of a name in the seeds.
    pub fn from_name(name: &str) -> Option<Level> {
        Level::ALL
            .into_iter()
            .find(|(_, text)| *text == name)
            .map(|(level, _)| level)
    }

    /// The level of a stored number.
    pub fn from_number(number: u8) -> Option<Level> {
        Level::ALL
            .into_iter()
            .find(|(level, _)| *level as u8 == number)
            .map(|(level, _)| level)
    }

    /// The name that seeds and the API use.
    pub fn name(self) -> &'static str {
        Level::ALL
            .into_iter()
            .find(|(level, _)| *level == self)
            .map_or("", |(_, name)| name)
    }
}

/// A number that a statement rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity<'a> {
    /// How the value is meant.
    pub comparator: Comparator,
    /// The value, or the lower end of a range.
    pub value: f64,
    /// The upper end of a range.
    pub max: Option<f64>,
    /// Slug of the unit.
    pub unit: &'a str,
    /// Name of the unit.
    pub unit_label: Trilingual<&'a str>,
    /// Sign set after the number in place of the unit's name, or empty.
    pub sign: &'a str,
    /// The administrative level, if the source says it.
    pub level: Option<Level>,
    /// What is counted, or what the number is a share of; empty if not said.
    pub of: Trilingual<&'a str>,
}

impl Quantity<'_> {
    /// The number as it stands large on the page: `> 95 %`, `≈ 25 %`, `5 400–5 500`.
    pub fn figure(&self, lang: Lang) -> String {
        let mut text = String::from(self.comparator.shown());
        if !text.is_empty() {
            text.push('\u{a0}');
        }
        text.push_str(&number(self.value, lang));
        if let Some(max) = self.max {
            text.push('–');
            text.push_str(&number(max, lang));
        }
        if !self.sign.is_empty() {
            // French sets a space before the per cent sign, English and Vietnamese do not.
            if self.sign != "%" || lang == Lang::Fr {
                text.push('\u{a0}');
            }
            text.push_str(self.sign);
        }
        text
    }
}

/// A number in the digits of a language: `5 400,5` in French, `5,400.5` in English, `5.400,5` in Vietnamese.
/// At most three decimals are shown.
pub fn number(value: f64, lang: Lang) -> String {
    let (group, decimal) = match lang {
        Lang::Fr => ("\u{202f}", ','),
        Lang::En => (",", '.'),
        Lang::Vi => (".", ','),
    };
    // Values of the corpus are far below 2^53, so thousandths fit a u64 exactly enough.
    let thousandths = (value.abs() * 1000.0 + 0.5) as u64;
    let digits = (thousandths / 1000).to_string();
    let mut text = String::from(if value < 0.0 { "−" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        // French and Vietnamese leave four-digit numbers in one piece as often as not; grouping them reads the same.
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push_str(group);
        }
        text.push(digit);
    }
    let rest = format!("{:03}", thousandths % 1000);
    let rest = rest.trim_end_matches('0');
    if !rest.is_empty() {
        text.push(decimal);
        text.push_str(rest);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_take_the_digits_of_the_language() {
        let say = |value| Lang::ALL.map(|lang| number(value, lang)).join(" | ");
        assert_eq!(say(5400.0), "5\u{202f}400 | 5,400 | 5.400");
        assert_eq!(say(2.75), "2,75 | 2.75 | 2,75");
        assert_eq!(say(100.0), "100 | 100 | 100");
        assert_eq!(
            say(601_200_000_000_000.0),
            "601\u{202f}200\u{202f}000\u{202f}000\u{202f}000 | 601,200,000,000,000 | 601.200.000.000.000"
        );
    }
}

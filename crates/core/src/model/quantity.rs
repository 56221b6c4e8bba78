//! Quantities: a number with its comparator, unit and level. Money is never converted.

use super::named::named;
use super::{Lang, Trilingual};

named! {
    /// How a number is meant.
    pub enum Comparator {
        /// Exactly.
        Equal = "=",
        /// At least.
        AtLeast = ">=",
        /// At most.
        AtMost = "<=",
        /// More than.
        Above = ">",
        /// Less than.
        Below = "<",
        /// About.
        About = "~",
        /// From one value to another, both included.
        Between = "between",
    }
}

impl Comparator {
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

named! {
    /// The administrative level a number holds at.
    pub enum Level {
        /// The whole country.
        Nation = "nation",
        /// A province or centrally run city.
        Province = "province",
        /// A district; the level was abolished on 1 July 2025.
        District = "district",
        /// A commune or ward.
        Commune = "commune",
    }
}

named! {
    /// Where a number points.
    pub enum Direction {
        /// The number is by how much something grows.
        Increase = "increase",
        /// The number is by how much something falls.
        Decrease = "decrease",
        /// The number is a level to come to.
        Reach = "reach",
        /// The number is a level to stay at.
        Keep = "keep",
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
    /// Where the number points, if the source says it.
    pub direction: Option<Direction>,
    /// What the number is compared with, if the source says it.
    pub baseline: Option<Baseline<'a>>,
}

/// What a number is compared with. One of the two is known at least.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Baseline<'a> {
    /// The value then.
    pub value: Option<f64>,
    /// The date of comparison as EDTF, or empty.
    pub date: &'a str,
}

impl<'a> Quantity<'a> {
    /// A number of which nothing more is known than how it is written.
    pub fn bare(comparator: Comparator, value: f64, max: Option<f64>, sign: &'a str) -> Quantity<'a> {
        let nothing = Trilingual::default();
        Quantity {
            comparator,
            value,
            max,
            unit: "",
            unit_label: nothing,
            sign,
            level: None,
            of: nothing,
            direction: None,
            baseline: None,
        }
    }

    /// The number as it stands large on the page: `> 95 %`, `≈ 25 %`, `+7,1 %`, `5 400–5 500 USD`, `2,75 milliards USD`.
    pub fn figure(&self, lang: Lang) -> String {
        let mut text = String::from(self.comparator.shown());
        if !text.is_empty() {
            text.push('\u{a0}');
        }
        match self.direction {
            Some(Direction::Increase) => text.push('+'),
            Some(Direction::Decrease) => text.push('−'),
            _ => {}
        }
        let (scale, word) = scale(self.value, self.max.unwrap_or(self.value), lang);
        text.push_str(&number(self.value / scale, lang));
        if let Some(max) = self.max {
            text.push('–');
            text.push_str(&number(max / scale, lang));
        }
        if !word.is_empty() {
            text.push('\u{a0}');
            text.push_str(word);
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

/// What to divide large round numbers by, and the word for it: `601 200 milliards` reads, fifteen digits do not. A French
/// "milliard" and an English "billion" are both 10^9; from 10^12 on people still count money in them.
fn scale(least: f64, most: f64, lang: Lang) -> (f64, &'static str) {
    let round = |unit: f64| least % unit == 0.0 && most % unit == 0.0;
    let plural = most >= 2.0e9 || (1.0e6..1.0e9).contains(&most) && most >= 2.0e6;
    match lang {
        _ if least >= 1.0e9 && round(1.0e6) => (
            1.0e9,
            match (lang, plural) {
                (Lang::Fr, true) => "milliards",
                (Lang::Fr, false) => "milliard",
                (Lang::En, _) => "billion",
                (Lang::Vi, _) => "tỷ",
            },
        ),
        _ if least >= 1.0e6 && most < 1.0e9 && round(1.0e3) => (
            1.0e6,
            match (lang, plural) {
                (Lang::Fr, true) => "millions",
                (Lang::Fr, false) => "million",
                (Lang::En, _) => "million",
                (Lang::Vi, _) => "triệu",
            },
        ),
        _ => (1.0, ""),
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

    #[test]
    fn figures_show_comparator_direction_scale_and_sign() {
        let say = |comparator, direction, value, max, sign| {
            let quantity = Quantity {
                direction,
                ..Quantity::bare(comparator, value, max, sign)
            };
            Lang::ALL.map(|lang| quantity.figure(lang)).join(" | ")
        };
        assert_eq!(
            say(Comparator::Above, None, 95.0, None, "%"),
            ">\u{a0}95\u{a0}% | >\u{a0}95% | >\u{a0}95%"
        );
        assert_eq!(
            say(Comparator::Equal, Some(Direction::Increase), 7.1, None, "%"),
            "+7,1\u{a0}% | +7.1% | +7,1%"
        );
        assert_eq!(
            say(Comparator::Between, Some(Direction::Reach), 5400.0, Some(5500.0), "USD"),
            "5\u{202f}400–5\u{202f}500\u{a0}USD | 5,400–5,500\u{a0}USD | 5.400–5.500\u{a0}USD"
        );
        assert_eq!(
            say(Comparator::Equal, None, 2.75e9, None, "USD"),
            "2,75\u{a0}milliards\u{a0}USD | 2.75\u{a0}billion\u{a0}USD | 2,75\u{a0}tỷ\u{a0}USD"
        );
        assert_eq!(
            say(Comparator::About, None, 1.5e9, None, "USD"),
            "≈\u{a0}1,5\u{a0}milliard\u{a0}USD | ≈\u{a0}1.5\u{a0}billion\u{a0}USD | ≈\u{a0}1,5\u{a0}tỷ\u{a0}USD"
        );
        assert_eq!(
            say(Comparator::Equal, None, 601_200.0e9, None, "VND"),
            "601\u{202f}200\u{a0}milliards\u{a0}VND | 601,200\u{a0}billion\u{a0}VND | 601.200\u{a0}tỷ\u{a0}VND"
        );
    }
}

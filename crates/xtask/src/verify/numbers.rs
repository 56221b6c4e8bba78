//! The numbers of a statement stand in its paragraph, and its texts agree on them.
//!
//! Digits are demanded. Number words are too often something else (`un`, `năm`), but they count where they support digits.

use std::sync::LazyLock;

use jalons_core::analyze::{Numeral, numerals, words};
use jalons_core::model::{Lang, date_words};

use super::claim::Claim;
use super::sources::Paragraph;
use super::{Check, Finding};

/// Checks the quantity, and every number in digits of the three texts.
pub(super) fn check(claim: &Claim) -> Vec<Finding> {
    let own = OwnNumbers::of(claim);
    let mut findings = quantity(claim);
    for text in &claim.texts {
        for numeral in text.numerals.iter().filter(|numeral| !numeral.words) {
            let value = numeral.value;
            let role = role(&text.text, numeral, text.lang);
            let found = format!("{} in the {} text", slice(&text.text, numeral), language(text.lang));
            if !(supports(claim.paragraph, value, role) || is_among(value, &own.names) || own.dates.have(value, role)) {
                findings.push(claim.finding(Check::Number, found, offered(claim), "correct the text, or `paragraph`"));
            } else if let Some(other) = claim.texts.iter().find(|other| !supports(other, value, role)) {
                let expected = format!("the same number in the {} text", language(other.lang));
                findings.push(claim.finding(Check::Number, found, expected, "correct one of the two texts"));
            }
        }
        for word in text.words.iter().filter(|word| is_code(&word.folded)) {
            let is_number = text
                .numerals
                .iter()
                .any(|number| number.start < word.end && word.start < number.end);
            if !is_number && !claim.paragraph.has(&word.folded) && !own.codes.contains(&word.folded) {
                let code = &text.text[word.start..word.end];
                findings.push(claim.finding(
                    Check::Number,
                    format!("{code} in the {} text", language(text.lang)),
                    "the same code in the paragraph".to_owned(),
                    "correct the text, or `paragraph`",
                ));
            }
        }
    }
    findings
}

/// The quantity stands in the paragraph and in every text, and not as the year of a date.
fn quantity(claim: &Claim) -> Vec<Finding> {
    let Some(quantity) = claim.statement.quantity else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for value in std::iter::once(quantity.value).chain(quantity.max) {
        let found = format!("the quantity {value}");
        if !counts(claim.paragraph, value) {
            findings.push(claim.finding(
                Check::Quantity,
                found,
                offered(claim),
                "correct `quantity`, or `paragraph`",
            ));
        } else if let Some(text) = claim.texts.iter().find(|text| !counts(text, value)) {
            let expected = format!("the same number in the {} text", language(text.lang));
            findings.push(claim.finding(Check::Quantity, found, expected, "correct `quantity`, or the text"));
        }
    }
    let then = quantity.baseline.and_then(|baseline| baseline.value);
    if let Some(value) = then.filter(|value| !counts(claim.paragraph, *value)) {
        let found = format!("the baseline {value}");
        findings.push(claim.finding(
            Check::Quantity,
            found,
            offered(claim),
            "correct `baseline`, or `paragraph`",
        ));
    }
    findings
}

/// The numbers that a paragraph offers, for a report.
fn offered(claim: &Claim) -> String {
    let Paragraph { text, numerals, .. } = claim.paragraph;
    let offered: Vec<&str> = numerals.iter().map(|numeral| slice(text, numeral)).collect();
    match &offered[..] {
        [] => "none, as in the paragraph".to_owned(),
        [only] => format!("{only}, as in the paragraph"),
        several => format!("one of {}, as in the paragraph", several.join("; ")),
    }
}

fn slice<'t>(text: &'t str, numeral: &Numeral) -> &'t str {
    text.get(numeral.start..numeral.end).unwrap_or_default()
}

/// A language as reports name it.
pub(super) fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "French",
        Lang::En => "English",
        Lang::Vi => "Vietnamese",
    }
}

/// True for `5g` and `ipv6`.
fn is_code(folded: &str) -> bool {
    folded.contains(|c: char| c.is_ascii_digit()) && folded.contains(char::is_alphabetic)
}

/// True if a text has a number, or the name of the month that it counts.
fn supports(text: &Paragraph, value: f64, role: Option<Role>) -> bool {
    let mut months = MONTHS
        .iter()
        .filter(|(lang, number, _)| *lang == text.lang && *number == value);
    is_among(value, &text.numerals) || role == Some(Role::Month) && months.any(|(.., name)| text.has(name))
}

/// True if a text has a number that is no part of a date.
fn counts(text: &Paragraph, value: f64) -> bool {
    let mut numbers = text.numerals.iter();
    numbers.any(|number| are_equal(value, number.value) && role(&text.text, number, text.lang).is_none())
}

fn is_among(value: f64, numbers: &[Numeral]) -> bool {
    numbers.iter().any(|number| are_equal(value, number.value))
}

/// The sign is left aside: what falls by 5 may be written as −5.
fn are_equal(a: f64, b: f64) -> bool {
    let (a, b) = (a.abs(), b.abs());
    // Scaled decimals such as 2,75 milliards are not exact in binary, but nearly.
    (a - b).abs() <= 4.0 * f64::EPSILON * a.max(b)
}

/// The numbers that a statement may have without its paragraph.
struct OwnNumbers {
    /// Of the names it refers to and of the titles of its record.
    names: Vec<Numeral>,
    codes: Vec<String>,
    dates: Dates,
}

impl OwnNumbers {
    fn of(claim: &Claim) -> OwnNumbers {
        let mut own = OwnNumbers {
            names: Vec::new(),
            codes: Vec::new(),
            dates: Dates::default(),
        };
        let title = claim.record.title;
        let titles = [title.fr, title.en, title.vi, claim.record.source_title];
        for name in claim.names().chain(titles) {
            let digits = numerals(name, claim.source.lang)
                .into_iter()
                .filter(|numeral| !numeral.words);
            own.names.extend(digits);
            own.codes.extend(words(name).into_iter().map(|word| word.folded));
        }
        let statement = claim.statement;
        let dates = [Some(claim.record.when), Some(statement.when), statement.deadline];
        let then = statement
            .quantity
            .and_then(|quantity| quantity.baseline)
            .map(|baseline| baseline.date);
        for edtf in dates.into_iter().flatten().map(|date| date.edtf).chain(then) {
            own.dates.add(edtf);
        }
        own
    }
}

/// The parts of a statement's own dates.
#[derive(Default)]
struct Dates(Vec<(Role, u32)>);

/// What a number is in a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Year,
    Month,
    Day,
}

impl Dates {
    fn add(&mut self, edtf: &str) {
        // Intervals, sets and qualifiers have other signs between their dates.
        for date in edtf.split(|c: char| !c.is_ascii_digit() && c != '-') {
            let parts = [Role::Year, Role::Month, Role::Day].into_iter().zip(date.split('-'));
            self.0
                .extend(parts.filter_map(|(role, part)| Some((role, part.parse().ok()?))));
        }
    }

    fn have(&self, value: f64, role: Option<Role>) -> bool {
        self.0
            .iter()
            .any(|(own, number)| Some(*own) == role && f64::from(*number) == value)
    }
}

/// The names of the months, folded, in the languages that name them; Vietnamese counts them.
static MONTHS: LazyLock<Vec<(Lang, f64, String)>> = LazyLock::new(|| {
    let named = [Lang::Fr, Lang::En]
        .into_iter()
        .flat_map(|lang| (1..=12).map(move |month| (lang, month)));
    let name = |(lang, month): (Lang, u32)| {
        let words = words(&date_words(&format!("2025-{month:02}"), lang));
        Some((lang, f64::from(month), words.into_iter().next()?.folded))
    };
    named.filter_map(name).collect()
});

/// True for the name of a month, folded.
pub(super) fn is_month(folded: &str, lang: Lang) -> bool {
    MONTHS.iter().any(|(of, _, name)| *of == lang && name == folded)
}

/// What a number is in a date, judged by what stands beside it; none if it is in none.
fn role(text: &str, numeral: &Numeral, lang: Lang) -> Option<Role> {
    if numeral.words {
        return None;
    }
    let (before, after) = (&text[..numeral.start], &text[numeral.end..]);
    if numeral.end - numeral.start == 4 && (1900.0..2100.0).contains(&numeral.value) {
        return Some(Role::Year);
    }
    if numeral.value > 31.0 {
        return None;
    }
    let is_digit = |c: char| c.is_ascii_digit();
    if before
        .strip_suffix('/')
        .is_some_and(|before| before.ends_with(is_digit))
    {
        return Some(Role::Month);
    }
    if let Some(after) = after.strip_prefix('/').filter(|after| after.starts_with(is_digit)) {
        // `10/2025` is a month, `27/10` a day.
        let next = after.find(|c| !is_digit(c)).unwrap_or(after.len());
        return Some(if next == 4 { Role::Month } else { Role::Day });
    }
    let is_space = |gap: Option<&str>| gap.is_some_and(|gap| gap.trim().is_empty());
    let previous = words(before).pop().filter(|word| is_space(before.get(word.end..)));
    let next = words(after)
        .into_iter()
        .next()
        .filter(|word| is_space(after.get(..word.start)));
    let previous = previous.map(|word| word.written).unwrap_or_default();
    let next = next.map(|word| word.folded).unwrap_or_default();
    match (lang, previous.as_str()) {
        (Lang::Vi, "ngày") => Some(Role::Day),
        (Lang::Vi, "tháng") => Some(Role::Month),
        (Lang::En, month) if is_month(month, lang) => Some(Role::Day),
        _ if is_month(&next, lang) => Some(Role::Day),
        _ => None,
    }
}

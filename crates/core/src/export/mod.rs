//! What a reader takes away: statements as a table, as JSON and as JSON-LD, and sources as citations. Pure text in, text out;
//! the page offers it as files, and the build writes the same into the plain pages.

pub mod csv;

pub mod json;

mod set;
pub use set::{Set, as_csv, as_json};

pub mod jsonld;

mod citation;
pub use citation::Citation;

mod snippet;
pub use snippet::{Form, Version, snippet};
pub mod picture;

use crate::model::{Lang, number};
use crate::state::{self, State};

/// The licence of the corpus.
pub const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";

/// The licence of all texts of a corpus; none to give where some are raw texts of others.
fn licence(corpus: &crate::image::read::Corpus<'_>) -> &'static str {
    if corpus.has_finds() { "" } else { LICENCE }
}

/// A number as programs read it: `-1250.5`. At most three decimals.
pub fn decimal(value: f64) -> String {
    number(value, Lang::En).replace(',', "").replace('−', "-")
}

/// The address of a state in a site; where the site has none, its query part, which holds in every copy of it.
pub fn address(site: &str, state: &State) -> String {
    [site, "?", &state::write(&state.in_full())].concat()
}

/// The stable address of a document or a statement, `record` or `record/statement`.
pub fn address_of(site: &str, doc: String, lang: Lang) -> String {
    let state = State {
        doc: Some(doc),
        lang,
        ..State::default()
    };
    address(site, &state)
}

/// A date that is a year, a month or a day and nothing else; others cannot be written as most programs have it.
pub fn plain(edtf: &str) -> Option<&str> {
    let mut parts = edtf.split('-');
    let mut part = |length: usize| {
        parts
            .next()
            .map(|part| part.len() == length && part.bytes().all(|sign| sign.is_ascii_digit()))
    };
    let (year, month, day) = (part(4), part(2), part(2));
    let is_month = edtf.get(5..7).is_none_or(|month| month <= "12");
    (year == Some(true) && month != Some(false) && day != Some(false) && is_month && parts.next().is_none())
        .then_some(edtf)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_programs_read_them() {
        for (value, text) in [
            (1250.5, "1250.5"),
            (-3.0, "-3"),
            (601_200e9, "601200000000000"),
            (0.0, "0"),
        ] {
            assert_eq!(decimal(value), text);
        }
    }

    #[test]
    fn only_a_plain_date_is_told_to_other_programs() {
        for date in ["2025", "2025-10", "2025-10-27"] {
            assert_eq!(plain(date), Some(date));
        }
        for date in [
            "2025~",
            "2025-36",
            "2025-10?",
            "../2025",
            "2026/2030",
            "",
            "2025-10-27-1",
        ] {
            assert_eq!(plain(date), None, "{date}");
        }
    }
}

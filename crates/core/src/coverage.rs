//! How the corpus is spread: over provinces, themes, months and publishers, and how many of its promises have evidence.
//!
//! Provinces are those of today's map, the only one that is complete: a former unit counts with the one that took it over.

use crate::image::read::{Corpus, Record, Register};
use crate::model::{Civil, PlaceSort};
use crate::order::ordered;
use crate::query::{Extent, Facet, values};

/// How many records and statements have something in common.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Records with at least one such statement.
    pub records: u32,
    /// Statements.
    pub statements: u32,
}

/// How the corpus is spread.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage<'a> {
    /// Units of today's map and the national level, the fullest first; those with nothing last.
    pub provinces: Vec<(u32, Share)>,
    /// Statements that speak of no province and not of the national level.
    pub nowhere: Share,
    /// All themes, in the order of the seeds.
    pub themes: Vec<(u32, Share)>,
    /// Months from the first to the last document, as year and month.
    pub months: Vec<((i32, u8), Share)>,
    /// Documents whose date says no month, with the first year it may mean.
    pub undated: Share,
    /// Publishers, the fullest first.
    pub publishers: Vec<(&'a str, Share)>,
    /// Languages of the sources.
    pub languages: Vec<(&'a str, Share)>,
    /// Articles, and briefs.
    pub articles: Share,
    /// Teasers of other articles.
    pub briefs: Share,
    /// Statements that are targets.
    pub targets: u32,
    /// Targets of which a later statement shows what became of them.
    pub followed: u32,
}

/// Longest stretch of which every month is listed, those without documents too.
const MOST_MONTHS: usize = 48;

impl<'a> Coverage<'a> {
    /// Counts a corpus.
    pub fn new(corpus: &Corpus<'a>) -> Coverage<'a> {
        let mut places = vec![Share::default(); corpus.entry_count(Register::Places) as usize];
        let mut themes = vec![Share::default(); corpus.entry_count(Register::Themes) as usize];
        let mut months: Vec<((i32, u8), Share)> = Vec::new();
        let mut coverage = Coverage::default();
        for record in corpus.records() {
            let whole = Share {
                records: 1,
                statements: record.count,
            };
            let sort = if record.brief {
                &mut coverage.briefs
            } else {
                &mut coverage.articles
            };
            add(sort, whole);
            add(named(&mut coverage.publishers, record.publisher), whole);
            add(named(&mut coverage.languages, record.source_language), whole);
            match month(&record) {
                Some(month) => add(named(&mut months, month), whole),
                None => add(&mut coverage.undated, whole),
            }
            // The lines in which the record is counted already.
            let mut seen: (Vec<u32>, Vec<u32>, bool) = (Vec::new(), Vec::new(), false);
            for number in record.statements() {
                let statement = corpus.statement(number);
                let own = values(corpus, number, Facet::Province, Extent::Today);
                for place in own.iter() {
                    count(&mut places, &mut seen.0, *place);
                }
                for theme in &statement.themes {
                    count(&mut themes, &mut seen.1, *theme);
                }
                if own.is_empty() {
                    coverage.nowhere.statements += 1;
                    coverage.nowhere.records += u32::from(!seen.2);
                    seen.2 = true;
                }
                if corpus.slug(Register::Kinds, statement.kind) == "target" {
                    coverage.targets += 1;
                    coverage.followed += u32::from(!statement.status.is_empty());
                }
            }
        }
        let units = (0..).zip(places).filter(|(place, _)| corpus.today(*place) == *place);
        let units: Vec<(u32, Share)> = units.collect();
        coverage.provinces = ordered(&units, |(_, share)| [!u64::from(share.statements), 0]);
        coverage.themes = (0..).zip(themes).collect();
        coverage.publishers = fullest(&coverage.publishers);
        coverage.languages = fullest(&coverage.languages);
        coverage.months = without_gaps(&months);
        coverage
    }
}

/// True for the entry that stands for the whole country.
pub fn is_nation(corpus: &Corpus<'_>, place: u32) -> bool {
    let kinds = corpus.entry(Register::Places, place).kinds;
    kinds.first() == Some(&PlaceSort::Nation.code())
}

fn add(share: &mut Share, more: Share) {
    share.records += more.records;
    share.statements += more.statements;
}

/// Counts a statement of a line, and its record if that is not counted yet.
fn count(shares: &mut [Share], seen: &mut Vec<u32>, line: u32) {
    if let Some(share) = shares.get_mut(line as usize) {
        share.statements += 1;
        if !seen.contains(&line) {
            seen.push(line);
            share.records += 1;
        }
    }
}

/// The share that goes by a name.
fn named<N: PartialEq + Copy>(shares: &mut Vec<(N, Share)>, name: N) -> &mut Share {
    let place = shares.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
        shares.push((name, Share::default()));
        shares.len() - 1
    });
    &mut shares[place].1
}

fn fullest<'a>(shares: &[(&'a str, Share)]) -> Vec<(&'a str, Share)> {
    ordered(shares, |(_, share)| {
        [!u64::from(share.records), !u64::from(share.statements)]
    })
}

/// The month of a record, if its date means one.
fn month(record: &Record<'_>) -> Option<(i32, u8)> {
    let (first, last) = (record.when.earliest, record.when.latest);
    let (from, to): (Civil, Civil) = (first.civil(), last.civil());
    let closed = first.is_closed() && last.is_closed();
    (closed && (from.year, from.month) == (to.year, to.month)).then_some((from.year, from.month))
}

/// Months in order, with those in between that have no document unless they are too many.
fn without_gaps(months: &[((i32, u8), Share)]) -> Vec<((i32, u8), Share)> {
    let key = |(year, month): (i32, u8)| year * 12 + i32::from(month) - 1;
    let sorted = ordered(months, |(month, _)| [crate::order::rising(key(*month)), 0]);
    let (Some(first), Some(last)) = (sorted.first(), sorted.last()) else {
        return sorted;
    };
    let (first, last) = (key(first.0), key(last.0));
    if (last - first) as usize >= MOST_MONTHS {
        return sorted;
    }
    let filled = |number: i32| {
        let month = (number.div_euclid(12), number.rem_euclid(12) as u8 + 1);
        let known = sorted.iter().find(|(known, _)| *known == month);
        (month, known.map_or(Share::default(), |(_, share)| *share))
    };
    (first..=last).map(filled).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_without_documents_are_listed_too() {
        let share = Share {
            records: 1,
            statements: 4,
        };
        let months = without_gaps(&[((2025, 2), share), ((2024, 11), share)]);
        let listed: Vec<(i32, u8, u32)> = months
            .iter()
            .map(|((year, month), share)| (*year, *month, share.records))
            .collect();
        assert_eq!(listed, [(2024, 11, 1), (2024, 12, 0), (2025, 1, 0), (2025, 2, 1)]);
        assert_eq!(without_gaps(&[((1999, 2), share), ((2024, 11), share)]).len(), 2);
        assert_eq!(without_gaps(&[]), []);
    }
}

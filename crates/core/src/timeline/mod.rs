//! Sets an answer on two time axes: when things were said, and when they are due.
//!
//! Time is cut into years or months, statements lie in lanes by province or by theme. A date coarser than the cut stays a
//! span over several bins: nothing here makes an imprecise date precise.

use crate::image::read::{Corpus, Dated};
use crate::model::{Civil, Day};
use crate::order::ordered;
use crate::query::{Extent, Facet, Hit, values};

/// How finely time is cut.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scale {
    /// By year.
    #[default]
    Year,
    /// By month.
    Month,
}

/// What a lane stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lanes {
    /// A province.
    #[default]
    Province,
    /// A theme.
    Theme,
}

impl Lanes {
    /// The facet whose values are the lanes.
    pub const fn facet(self) -> Facet {
        match self {
            Lanes::Province => Facet::Province,
            Lanes::Theme => Facet::Theme,
        }
    }
}

/// The two time axes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Axis {
    /// When it was said or took place.
    #[default]
    Said,
    /// When it is due.
    Due,
}

/// A year or a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bin {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
}

impl Bin {
    /// The year and month the bin starts with.
    pub fn start(&self) -> Civil {
        self.from.civil()
    }
}

/// Statements of a lane that share an axis and a stretch of bins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// Said or due.
    pub axis: Axis,
    /// First bin.
    pub first: usize,
    /// Last bin; greater than the first for a date coarser than the bins.
    pub last: usize,
    /// How many statements.
    pub count: u32,
}

/// A province or theme with its statements in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// Slug of the value; `None` for statements that have none.
    pub slug: Option<String>,
    /// One entry with that slug.
    pub entry: Option<u32>,
    /// The groups, by axis and bin.
    pub groups: Vec<Group>,
    /// How many statements.
    pub count: u32,
}

impl Lane {
    fn add(&mut self, axis: Axis, (first, last): (usize, usize)) {
        match self
            .groups
            .iter_mut()
            .find(|group| (group.axis, group.first, group.last) == (axis, first, last))
        {
            Some(group) => group.count += 1,
            None => self.groups.push(Group {
                axis,
                first,
                last,
                count: 1,
            }),
        }
    }

    /// How many statements of an axis a bin touches.
    pub fn in_bin(&self, axis: Axis, bin: usize) -> u32 {
        let touching = self
            .groups
            .iter()
            .filter(|group| group.axis == axis && (group.first..=group.last).contains(&bin));
        touching.map(|group| group.count).sum()
    }
}

/// An answer in time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The cut of time, without gaps; empty for an empty answer.
    pub bins: Vec<Bin>,
    /// The lanes, fullest first; the lane without a value last.
    pub lanes: Vec<Lane>,
}

/// Longest stretch that is cut into months: ten years. Longer ones come by year.
const MOST_MONTHS: i32 = 120;
/// No date of a corpus lies outside of these years; it guards against a typo that would cut centuries.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2150;

impl Timeline {
    /// Sets the hits of an answer in time.
    pub fn new(corpus: &Corpus<'_>, hits: &[Hit], scale: Scale, lanes: Lanes, extent: Extent) -> Timeline {
        let statements: Vec<_> = hits.iter().map(|hit| corpus.statement(hit.statement)).collect();
        let dates = statements
            .iter()
            .flat_map(|statement| [Some(statement.when), statement.deadline])
            .flatten();
        let bounds = dates
            .flat_map(|date| [date.earliest, date.latest])
            .filter(|day| day.is_closed());
        let (Some(first), Some(last)) = (bounds.clone().min(), bounds.max()) else {
            return Timeline::default();
        };
        let bins = cut(first, last, scale);
        let place = |date: &Dated<'_>| -> (usize, usize) {
            let at = |day: Day| {
                bins.partition_point(|bin| bin.to < day)
                    .min(bins.len().saturating_sub(1))
            };
            (at(date.earliest), at(date.latest))
        };
        let mut found: Vec<Lane> = Vec::new();
        for statement in &statements {
            let entries = values(corpus, statement, lanes.facet(), extent);
            let named = |entry: u32| {
                (
                    Some(corpus.slug(lanes.facet().register(), entry).to_owned()),
                    Some(entry),
                )
            };
            let mut slugs: Vec<(Option<String>, Option<u32>)> = entries.iter().map(|entry| named(*entry)).collect();
            if slugs.is_empty() {
                slugs.push((None, None));
            }
            for (slug, entry) in slugs {
                let at = found.iter().position(|lane| lane.slug == slug).unwrap_or_else(|| {
                    found.push(Lane {
                        slug,
                        entry,
                        groups: Vec::new(),
                        count: 0,
                    });
                    found.len() - 1
                });
                let lane = &mut found[at];
                lane.count += 1;
                for (axis, date) in [(Axis::Said, Some(statement.when)), (Axis::Due, statement.deadline)] {
                    if let Some(date) = date {
                        lane.add(axis, place(&date));
                    }
                }
            }
        }
        for lane in &mut found {
            // Long spans first, so that shorter ones are drawn over them.
            lane.groups = ordered(&lane.groups, |group| {
                [group.axis as u64, (group.first as u64).wrapping_sub(group.last as u64)]
            });
        }
        let lanes = ordered(&found, |lane| [u64::from(lane.slug.is_none()), !u64::from(lane.count)]);
        Timeline { bins, lanes }
    }
}

fn cut(first: Day, last: Day, scale: Scale) -> Vec<Bin> {
    let (first, last) = (first.civil(), last.civil());
    let (start, end) = (
        first.year.clamp(*YEARS.start(), *YEARS.end()),
        last.year.clamp(*YEARS.start(), *YEARS.end()),
    );
    let months = (end - start) * 12 + i32::from(last.month) - i32::from(first.month) + 1;
    let day = |months: i32| {
        Day::from_civil(Civil {
            year: months.div_euclid(12),
            month: months.rem_euclid(12) as u8 + 1,
            day: 1,
        })
    };
    let (origin, step, count) = match scale {
        Scale::Month if months <= MOST_MONTHS => (start * 12 + i32::from(first.month) - 1, 1, months),
        _ => (start * 12, 12, end - start + 1),
    };
    (0..count)
        .map(|number| {
            let from = origin + number * step;
            Bin {
                from: day(from),
                to: Day(day(from + step).0 - 1),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::When;

    #[track_caller]
    fn check(first: &str, last: &str, scale: Scale, expected: &[&str]) {
        let (first, last) = (When::parse(first).unwrap().earliest, When::parse(last).unwrap().latest);
        let bins: Vec<String> = cut(first, last, scale)
            .iter()
            .map(|bin| format!("{} {}", bin.from, bin.to))
            .collect();
        assert_eq!(bins, expected);
    }

    #[test]
    fn bins_follow_each_other_without_gaps() {
        check(
            "2024-11",
            "2025-01",
            Scale::Month,
            &[
                "2024-11-01 2024-11-30",
                "2024-12-01 2024-12-31",
                "2025-01-01 2025-01-31",
            ],
        );
        check(
            "2024-11",
            "2025-01",
            Scale::Year,
            &["2024-01-01 2024-12-31", "2025-01-01 2025-12-31"],
        );
    }

    #[test]
    fn a_stretch_too_long_for_months_comes_by_year() {
        assert_eq!(
            cut(
                When::parse("2000").unwrap().earliest,
                When::parse("2030").unwrap().latest,
                Scale::Month
            )
            .len(),
            31
        );
        assert_eq!(
            cut(
                When::parse("0001").unwrap().earliest,
                When::parse("9999").unwrap().latest,
                Scale::Month
            )
            .len(),
            251
        );
    }
}

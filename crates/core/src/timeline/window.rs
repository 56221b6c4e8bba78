//! The stretch of time that is drawn: zooming, moving, and cutting it into periods.

use crate::model::{Civil, Day, When};
use std::ops::RangeInclusive;

/// A stretch of days, both ends counted.
///
/// ```
/// use jalons_core::timeline::Window;
/// let years = Window::read("2021/2030").unwrap();
/// let half = years.zoomed(2.0, 0.0, years).unwrap();
/// assert_eq!(half.to_string(), "2021-01-01/2025-12-31");
/// assert_eq!(half.zoomed(0.5, 0.0, years), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    from: Day,
    to: Day,
}

/// A period that time is cut into: a day, a week, a month, a year or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bin {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
}

/// No date of a corpus lies outside of these years; it guards against a typo that would cut centuries.
const YEARS: RangeInclusive<i32> = 1900..=2150;
/// Nothing shorter than ten days is drawn.
const SHORTEST: i32 = 10;
/// How wide a period must be drawn for its label, in pixels.
const LABEL: u32 = 34;
const DAY_LABEL: u32 = 24;
/// Days on which the parts of a month begin.
const PARTS: [u8; 4] = [1, 8, 15, 22];
/// Months in a period, the finest first.
const MONTHS: [i32; 8] = [1, 3, 12, 24, 60, 120, 240, 600];

impl Window {
    /// The stretch between two days, within the years that are drawn and no shorter than ten days.
    pub fn new(from: Day, to: Day) -> Window {
        let (first, last) = (first_of(*YEARS.start()), Day(first_of(*YEARS.end() + 1).0 - 1));
        let from = from.clamp(first, Day(last.0 - SHORTEST + 1));
        let to = to.clamp(Day(from.0 + SHORTEST - 1), last);
        Window { from, to }
    }

    /// The whole years around two days.
    pub fn around(from: Day, to: Day) -> Window {
        let year = |day: Day| day.civil().year.clamp(*YEARS.start(), *YEARS.end());
        Window::new(first_of(year(from)), Day(first_of(year(to) + 1).0 - 1))
    }

    /// As an address has it: two EDTF dates with a slash. An open side is none of a window.
    pub fn read(text: &str) -> Option<Window> {
        let when = When::parse(text).ok()?;
        let closed = when.earliest.is_closed() && when.latest.is_closed();
        closed.then(|| Window::new(when.earliest, when.latest))
    }

    /// First day.
    pub fn from(self) -> Day {
        self.from
    }

    /// Last day.
    pub fn to(self) -> Day {
        self.to
    }

    /// How many days.
    pub fn days(self) -> i32 {
        self.to.0 - self.from.0 + 1
    }

    /// True if a day of another stretch lies in it.
    pub fn touches(self, from: Day, to: Day) -> bool {
        from <= self.to && to >= self.from
    }

    /// Shows `factor` times less time; the day at `about`, a share of the width, stays where it is. `None` where all of
    /// `whole` is shown.
    pub fn zoomed(self, factor: f64, about: f64, whole: Window) -> Option<Window> {
        let old = f64::from(self.days());
        let about = about.clamp(0.0, 1.0);
        let new = (old / factor.clamp(0.01, 100.0)).clamp(f64::from(SHORTEST), f64::from(whole.days()));
        let start = f64::from(self.from.0) + (old - new) * about;
        Window::placed((start + 0.5) as i32, (new + 0.5) as i32, whole)
    }

    /// Moves by a share of its length, later if positive, and never out of `whole`.
    pub fn moved(self, share: f64, whole: Window) -> Option<Window> {
        let step = f64::from(self.days()) * share.clamp(-1.0, 1.0);
        Window::placed(self.from.0 + step as i32, self.days(), whole)
    }

    /// What of it is drawn where the answer spans `whole`; all of that if they share nothing.
    pub fn within(self, whole: Window) -> Window {
        if whole.touches(self.from, self.to) {
            Window::placed(self.from.0, self.days(), whole).unwrap_or(whole)
        } else {
            whole
        }
    }

    fn placed(start: i32, days: i32, whole: Window) -> Option<Window> {
        if days >= whole.days() {
            return None;
        }
        let start = start.clamp(whole.from.0, whole.to.0 - days + 1);
        Some(Window::new(Day(start), Day(start + days - 1)))
    }

    /// Cuts it into the finest periods whose labels find room; the first and the last may reach out of it.
    pub fn cut(self, width: u32) -> Vec<Bin> {
        // Pixels for a stretch of days.
        let drawn = |days: i32| width.saturating_mul(days.unsigned_abs()) / self.days().unsigned_abs().max(1);
        let mut bins = Vec::new();
        let mut from = if drawn(1) >= DAY_LABEL {
            self.from
        } else {
            let Civil { year, month, .. } = self.from.civil();
            Day::from_civil(Civil { year, month, day: 1 })
        };
        let step = MONTHS
            .into_iter()
            .find(|months| drawn(months * 365 / 12) >= LABEL)
            .unwrap_or(MONTHS[MONTHS.len() - 1]);
        let by_parts = drawn(7) >= DAY_LABEL;
        if !by_parts {
            let Civil { year, month, .. } = from.civil();
            let months = year * 12 + i32::from(month) - 1;
            from = month_start(months - months.rem_euclid(step));
        }
        while from <= self.to {
            let next = if drawn(1) >= DAY_LABEL {
                Day(from.0 + 1)
            } else if by_parts {
                next_part(from)
            } else {
                let Civil { year, month, .. } = from.civil();
                month_start(year * 12 + i32::from(month) - 1 + step)
            };
            if next > self.from {
                let to = Day(next.0 - 1);
                bins.push(Bin { from, to });
            }
            from = next;
        }
        bins
    }
}

impl std::fmt::Display for Window {
    /// As [`Window::read`] takes it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.from, self.to)
    }
}

impl Bin {
    /// The day it starts with.
    pub fn start(&self) -> Civil {
        self.from.civil()
    }

    /// As EDTF: `2025`, `2025-10`, `2025-10-27`, `2025-10/2025-12`.
    pub fn edtf(&self) -> String {
        let (start, after) = (self.from.civil(), Day(self.to.0 + 1).civil());
        let months = (after.year - start.year) * 12 + i32::from(after.month) - i32::from(start.month);
        if (start.day, after.day) != (1, 1) {
            return if self.from == self.to {
                self.from.to_string()
            } else {
                format!("{}/{}", self.from, self.to)
            };
        }
        let last = self.to.civil();
        match (months, start.month) {
            (1, _) => format!("{:04}-{:02}", start.year, start.month),
            (12, 1) => format!("{:04}", start.year),
            (_, 1) if months % 12 == 0 => format!("{:04}/{:04}", start.year, last.year),
            _ => format!(
                "{:04}-{:02}/{:04}-{:02}",
                start.year, start.month, last.year, last.month
            ),
        }
    }
}

fn first_of(year: i32) -> Day {
    month_start(year * 12)
}

/// The first day of a month, counted from the year 0.
fn month_start(months: i32) -> Day {
    Day::from_civil(Civil {
        year: months.div_euclid(12),
        month: months.rem_euclid(12) as u8 + 1,
        day: 1,
    })
}

/// The day on which the next quarter of a month begins.
fn next_part(from: Day) -> Day {
    let Civil { year, month, day } = from.civil();
    match PARTS.into_iter().find(|start| *start > day) {
        Some(day) => Day::from_civil(Civil { year, month, day }),
        None => month_start(year * 12 + i32::from(month)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(window: &str, width: u32, expected: &[&str]) {
        let bins: Vec<String> = Window::read(window).unwrap().cut(width).iter().map(Bin::edtf).collect();
        assert_eq!(bins, expected);
    }

    #[test]
    fn time_is_cut_as_finely_as_labels_have_room() {
        check("2024/2026", 120, &["2024", "2025", "2026"]);
        check("2021/2030", 100, &["2020/2024", "2025/2029", "2030/2034"]);
        check("2025-10/2025-12", 120, &["2025-10", "2025-11", "2025-12"]);
        check(
            "2025-01/2025-12",
            150,
            &[
                "2025-01/2025-03",
                "2025-04/2025-06",
                "2025-07/2025-09",
                "2025-10/2025-12",
            ],
        );
        check(
            "2025-10-20/2025-11-03",
            120,
            &[
                "2025-10-15/2025-10-21",
                "2025-10-22/2025-10-31",
                "2025-11-01/2025-11-07",
            ],
        );
        check(
            "2025-02-22/2025-03-03",
            300,
            &[
                "2025-02-22",
                "2025-02-23",
                "2025-02-24",
                "2025-02-25",
                "2025-02-26",
                "2025-02-27",
                "2025-02-28",
                "2025-03-01",
                "2025-03-02",
                "2025-03-03",
            ],
        );
    }

    #[test]
    fn a_window_of_another_answer_gives_all_of_this_one() {
        let whole = Window::read("2021/2030").unwrap();
        assert_eq!(Window::read("1950/1960").unwrap().within(whole), whole);
        let moved = Window::read("2029/2032").unwrap().within(whole);
        assert_eq!(moved.to_string(), "2027-01-01/2030-12-31");
        assert_eq!(Window::read("2025/.."), None);
        assert_eq!(Window::read("<b>"), None);
    }

    #[test]
    fn moving_stops_at_the_ends() {
        let whole = Window::read("2021/2030").unwrap();
        let last = Window::read("2030").unwrap();
        assert_eq!(last.moved(0.5, whole), Some(last));
        assert_eq!(last.moved(-1.0, whole).unwrap().to_string(), "2029-01-01/2029-12-31");
    }

    proptest! {
        #[test]
        fn periods_follow_each_other_and_cover_the_window(from in -30_000..60_000i32, days in 0..40_000i32, width in 1..2_000u32) {
            let window = Window::new(Day(from), Day(from + days));
            let bins = window.cut(width);
            prop_assert!(bins[0].from <= window.from() && bins.last().unwrap().to >= window.to());
            for pair in bins.windows(2) {
                prop_assert_eq!(pair[0].to.0 + 1, pair[1].from.0);
            }
            prop_assert!(bins.len() as u32 <= width / DAY_LABEL.min(LABEL) + 16, "{} periods", bins.len());
        }

        #[test]
        fn zooming_stays_within_the_whole(factor in 0.001..1000.0f64, about in -1.0..2.0f64, from in 0..3000i32, days in 1..700i32) {
            let whole = Window::read("2021/2030").unwrap();
            let window = Window::new(Day(whole.from().0 + from), Day(whole.from().0 + from + days)).within(whole);
            if let Some(zoomed) = window.zoomed(factor, about, whole) {
                prop_assert!(zoomed.from() >= whole.from() && zoomed.to() <= whole.to());
                prop_assert!(zoomed.days() >= SHORTEST);
            }
        }

        #[test]
        fn a_written_window_is_read_back(from in -30_000..60_000i32, days in 0..40_000i32) {
            let window = Window::new(Day(from), Day(from + days));
            prop_assert_eq!(Window::read(&window.to_string()), Some(window));
        }
    }
}

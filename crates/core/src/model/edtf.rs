//! Dates as they are known: EDTF strings with an earliest and a latest day.
//!
//! Read are levels 0 and 1 of the Extended Date/Time Format of the Library of Congress (a profile of ISO 8601-2:2019) and,
//! of level 2, the quarters (33 to 36), the half-years (40, 41) and the sets. An imprecise date stays imprecise: nothing
//! here invents a day.

use super::day::{Civil, Day};
use std::fmt;

/// How finely a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// A day of the calendar.
    Day,
    /// A month.
    Month,
    /// A season, a quarter or a half-year.
    Season,
    /// A year.
    Year,
    /// A decade or a century, `202X` or `20XX`.
    Years,
    /// Anything from one date to another.
    Interval,
    /// Several dates: one of them in `[…]`, all of them in `{…}`.
    Set,
}

/// A date as it is known: everything from `earliest` to `latest` is possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// First possible day.
    pub earliest: Day,
    /// Last possible day.
    pub latest: Day,
    /// The finest part that was stated.
    pub precision: Precision,
    /// Qualified by `~` or `%`.
    pub approximate: bool,
    /// Qualified by `?` or `%`.
    pub uncertain: bool,
}

/// Why a text is no date, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EdtfError {
    /// What is wrong.
    pub fault: EdtfFault,
    /// 1-based number of the character at which it shows.
    pub at: usize,
    /// That character; `None` at the end of the text.
    pub found: Option<char>,
}

/// What is wrong with a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdtfFault {
    /// Another character was expected.
    Expected(&'static str),
    /// A month, day or hour that does not exist.
    Missing(&'static str),
    /// A period that ends before it starts.
    Backwards,
}

impl fmt::Display for EdtfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.fault, self.found) {
            (EdtfFault::Missing(what), _) => write!(f, "there is no such {what} (character {})", self.at),
            (EdtfFault::Backwards, _) => write!(f, "the period ends before it starts (character {})", self.at),
            (EdtfFault::Expected(what), Some(found)) => {
                write!(f, "character {} is {found:?} where {what} should be", self.at)
            }
            (EdtfFault::Expected(what), None) => {
                write!(f, "it ends after character {} where {what} should be", self.at - 1)
            }
        }
    }
}

impl std::error::Error for EdtfError {}

/// Years further off than this are not reckoned with: their days would not fit a [`Day`].
const FARTHEST_YEAR: i32 = 5_000_000;

impl When {
    /// Reads an EDTF string such as `2025`, `2025-10-27`, `2025-12~`, `2026-35`, `../2025` or `[2025,2026]`.
    ///
    /// Seasons are those of the northern hemisphere by whole months; 24 is the winter that starts in the December of its
    /// year. A time of day is read over: dates are kept by the day.
    ///
    /// # Errors
    /// [`EdtfError`] says what is wrong and at which character.
    ///
    /// ```
    /// use jalons_core::model::When;
    /// let plan = When::parse("2026/2030").unwrap();
    /// assert_eq!(plan.earliest.to_string(), "2026-01-01");
    /// assert_eq!(plan.latest.to_string(), "2030-12-31");
    /// ```
    pub fn parse(text: &str) -> Result<When, EdtfError> {
        let mut scanner = Scanner { text, at: 0 };
        let when = match scanner.peek() {
            Some(b'[') => scanner.set(b']')?,
            Some(b'{') => scanner.set(b'}')?,
            _ => scanner.interval()?,
        };
        if scanner.at == text.len() {
            Ok(when)
        } else {
            Err(scanner.expected("the end of the date"))
        }
    }

    /// True if the two periods share a day.
    pub fn overlaps(&self, from: Day, to: Day) -> bool {
        self.earliest <= to && self.latest >= from
    }

    /// From the start of one date to the end of another.
    fn joined(first: &When, last: &When, precision: Precision) -> When {
        When {
            earliest: first.earliest.min(last.earliest),
            latest: first.latest.max(last.latest),
            precision,
            approximate: first.approximate || last.approximate,
            uncertain: first.uncertain || last.uncertain,
        }
    }

    /// An open or unknown side of an interval, at both ends of time.
    const OPEN: When = When {
        earliest: Day::OPEN_START,
        latest: Day::OPEN_END,
        precision: Precision::Interval,
        approximate: false,
        uncertain: false,
    };
}

/// Reads a text from left to right. `at` never leaves a character boundary: only ASCII is stepped over.
struct Scanner<'t> {
    text: &'t str,
    at: usize,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, wanted: u8) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    fn take_all(&mut self, wanted: &str) -> bool {
        let found = self.text[self.at..].starts_with(wanted);
        self.at += if found { wanted.len() } else { 0 };
        found
    }

    fn fault(&self, fault: EdtfFault, at: usize) -> EdtfError {
        EdtfError {
            fault,
            at: self.text[..at].chars().count() + 1,
            found: self.text[at..].chars().next(),
        }
    }

    fn expected(&self, what: &'static str) -> EdtfError {
        self.fault(EdtfFault::Expected(what), self.at)
    }

    /// A number of so many digits.
    fn digits(&mut self, width: usize) -> Result<i32, EdtfError> {
        let mut number = 0i32;
        for _ in 0..width {
            match self.peek() {
                Some(digit @ b'0'..=b'9') => number = number * 10 + i32::from(digit - b'0'),
                _ => return Err(self.expected("a digit")),
            }
            self.at += 1;
        }
        Ok(number)
    }

    /// Two digits within bounds.
    fn part(&mut self, lowest: i32, highest: i32, what: &'static str) -> Result<i32, EdtfError> {
        let start = self.at;
        let number = self.digits(2)?;
        if (lowest..=highest).contains(&number) {
            Ok(number)
        } else {
            Err(self.fault(EdtfFault::Missing(what), start))
        }
    }

    /// `[` or `{`, dates or stretches of dates separated by commas, and the closing bracket.
    fn set(&mut self, close: u8) -> Result<When, EdtfError> {
        self.at += 1;
        let mut whole: Option<When> = None;
        loop {
            let start = self.at;
            let first = if self.take_all("..") { When::OPEN } else { self.date()? };
            let open_start = first == When::OPEN;
            let last = if open_start {
                self.date()?
            } else if !self.take_all("..") {
                first
            } else if matches!(self.peek(), Some(b',')) || self.peek() == Some(close) {
                When::OPEN
            } else {
                self.date()?
            };
            if !open_start && first.earliest > last.latest {
                return Err(self.fault(EdtfFault::Backwards, start));
            }
            // The open side of a stretch reaches to one end of time only.
            let stretch = When {
                earliest: first.earliest,
                latest: last.latest,
                ..When::joined(&first, &last, Precision::Set)
            };
            whole = Some(whole.map_or(stretch, |whole| When::joined(&whole, &stretch, Precision::Set)));
            if !self.take(b',') {
                break;
            }
        }
        if !self.take(close) {
            return Err(self.expected("a comma or the closing bracket"));
        }
        whole.ok_or(self.expected("a date"))
    }

    /// A date, or two sides with a slash between; `..` and nothing stand for an open and for an unknown side.
    fn interval(&mut self) -> Result<When, EdtfError> {
        let open_start = self.take_all("..") || self.peek() == Some(b'/');
        let first = if open_start { When::OPEN } else { self.date()? };
        if !self.take(b'/') {
            return if open_start { Err(self.expected("/")) } else { Ok(first) };
        }
        let start = self.at;
        let open_end = self.take_all("..") || self.peek().is_none();
        if open_end && open_start {
            return Err(self.fault(EdtfFault::Expected("a date on at least one side of /"), start));
        }
        let last = if open_end { When::OPEN } else { self.date()? };
        if first.earliest > last.latest {
            return Err(self.fault(EdtfFault::Backwards, start));
        }
        Ok(When {
            earliest: first.earliest,
            latest: last.latest,
            ..When::joined(&first, &last, Precision::Interval)
        })
    }

    /// One date with its qualifier.
    fn date(&mut self) -> Result<When, EdtfError> {
        let mut when = self.unqualified()?;
        if self.take(b'~') {
            when.approximate = true;
        } else if self.take(b'?') {
            when.uncertain = true;
        } else if self.take(b'%') {
            (when.approximate, when.uncertain) = (true, true);
        }
        Ok(when)
    }

    fn unqualified(&mut self) -> Result<When, EdtfError> {
        let start = self.at;
        let long = self.take(b'Y');
        let sign = if self.take(b'-') { -1 } else { 1 };
        if long {
            let mut year = self.digits(5)?;
            while matches!(self.peek(), Some(b'0'..=b'9')) && year <= FARTHEST_YEAR {
                year = year * 10 + self.digits(1)?;
            }
            if year > FARTHEST_YEAR {
                return Err(self.fault(EdtfFault::Missing("year within reach"), start));
            }
            return Ok(months(sign * year, 1, 12, Precision::Year));
        }
        let century = self.digits(2)? * 100;
        if self.take_all("XX") {
            return Ok(years(sign, century, century + 99));
        }
        let decade = century + self.digits(1)? * 10;
        if self.take(b'X') {
            return Ok(years(sign, decade, decade + 9));
        }
        let year = sign * (decade + self.digits(1)?);
        if !self.take(b'-') {
            return Ok(months(year, 1, 12, Precision::Year));
        }
        if self.take_all("XX") {
            if self.take(b'-') && !self.take_all("XX") {
                return Err(self.expected("XX"));
            }
            return Ok(months(year, 1, 12, Precision::Year));
        }
        let start = self.at;
        let month = self.digits(2)?;
        match month {
            1..=12 => {}
            21..=24 => return Ok(months(year, (month - 20) * 3, 3, Precision::Season)),
            33..=36 => return Ok(months(year, (month - 33) * 3 + 1, 3, Precision::Season)),
            40..=41 => return Ok(months(year, (month - 40) * 6 + 1, 6, Precision::Season)),
            _ => return Err(self.fault(EdtfFault::Missing("month, season, quarter or half-year"), start)),
        }
        let whole = months(year, month, 1, Precision::Month);
        if !self.take(b'-') || self.take_all("XX") {
            return Ok(whole);
        }
        let days = whole.latest.0 - whole.earliest.0 + 1;
        let day = Day(whole.earliest.0 + self.part(1, days, "day in that month")? - 1);
        if self.take(b'T') {
            self.time()?;
        }
        Ok(When {
            earliest: day,
            latest: day,
            precision: Precision::Day,
            ..whole
        })
    }

    /// `13:57:05`, then nothing, `Z`, `+07` or `-03:30`.
    fn time(&mut self) -> Result<(), EdtfError> {
        self.part(0, 24, "hour")?;
        for what in ["minute", "second"] {
            if !self.take(b':') {
                return Err(self.expected(":"));
            }
            self.part(0, 59, what)?;
        }
        if !self.take(b'Z') && (self.take(b'+') || self.take(b'-')) {
            self.part(0, 14, "time zone")?;
            if self.take(b':') {
                self.part(0, 59, "time zone")?;
            }
        }
        Ok(())
    }
}

/// So many months from the first one on.
fn months(year: i32, first: i32, count: i32, precision: Precision) -> When {
    let start = |month: i32| {
        Day::from_civil(Civil {
            year: year + (month - 1) / 12,
            month: ((month - 1) % 12 + 1) as u8,
            day: 1,
        })
    };
    When {
        earliest: start(first),
        latest: Day(start(first + count).0 - 1),
        precision,
        approximate: false,
        uncertain: false,
    }
}

/// From one year to another, counted away from year 0.
fn years(sign: i32, first: i32, last: i32) -> When {
    let (first, last) = (
        months(sign * first, 1, 12, Precision::Years),
        months(sign * last, 1, 12, Precision::Years),
    );
    When::joined(&first, &last, Precision::Years)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn bounds(edtf: &str, expected: &str) {
        let when = When::parse(edtf).unwrap();
        assert_eq!(format!("{} {}", when.earliest, when.latest), expected, "{edtf}");
    }

    #[test]
    fn level_0_and_what_a_date_may_mean() {
        bounds("2025", "2025-01-01 2025-12-31");
        bounds("2024-02", "2024-02-01 2024-02-29");
        bounds("2025-10-27", "2025-10-27 2025-10-27");
        bounds("2025-10-27T13:57:05", "2025-10-27 2025-10-27");
        bounds("2025-10-27T13:57:05Z", "2025-10-27 2025-10-27");
        bounds("2025-10-27T13:57:05+07:00", "2025-10-27 2025-10-27");
        bounds("2026/2030", "2026-01-01 2030-12-31");
        bounds("2025-12-06/2025-12-14", "2025-12-06 2025-12-14");
    }

    #[test]
    fn level_1() {
        bounds("2025-12~", "2025-12-01 2025-12-31");
        bounds("2004-06?", "2004-06-01 2004-06-30");
        bounds("2004-06-11%", "2004-06-11 2004-06-11");
        bounds("202X", "2020-01-01 2029-12-31");
        bounds("20XX", "2000-01-01 2099-12-31");
        bounds("2004-XX", "2004-01-01 2004-12-31");
        bounds("1985-04-XX", "1985-04-01 1985-04-30");
        bounds("1985-XX-XX", "1985-01-01 1985-12-31");
        bounds("2025-21", "2025-03-01 2025-05-31");
        bounds("2025-24", "2025-12-01 2026-02-28");
        bounds("../2025", ".. 2025-12-31");
        bounds("/2025", ".. 2025-12-31");
        bounds("2025-07/..", "2025-07-01 ..");
        bounds("2025-07/", "2025-07-01 ..");
        bounds("2004-06-01~/2004-06-20~", "2004-06-01 2004-06-20");
        bounds("-0044", "-044-01-01 -044-12-31");
        bounds("Y12025", "12025-01-01 12025-12-31");
        bounds("Y-12025", "-12025-01-01 -12025-12-31");
    }

    #[test]
    fn the_parts_of_level_2() {
        bounds("2026-33", "2026-01-01 2026-03-31");
        bounds("2026-35", "2026-07-01 2026-09-30");
        bounds("2026-36", "2026-10-01 2026-12-31");
        bounds("2026-40", "2026-01-01 2026-06-30");
        bounds("2026-41", "2026-07-01 2026-12-31");
        bounds("[2025,2027]", "2025-01-01 2027-12-31");
        bounds("{2025-04,2025-10-27}", "2025-04-01 2025-10-27");
        bounds("[1667,1668,1670..1672]", "1667-01-01 1672-12-31");
        bounds("[..2025-12-03]", ".. 2025-12-03");
        bounds("{2025-12..}", "2025-12-01 ..");
    }

    #[test]
    fn a_faulty_date_says_what_is_wrong_and_where() {
        for (text, message) in [
            ("", "it ends after character 0 where a digit should be"),
            ("25", "it ends after character 2 where a digit should be"),
            ("2025-1", "it ends after character 6 where a digit should be"),
            ("2025-1x", "character 7 is 'x' where a digit should be"),
            (
                "2025-01-01-01",
                "character 11 is '-' where the end of the date should be",
            ),
            ("é", "character 1 is 'é' where a digit should be"),
            ("2025 ", "character 5 is ' ' where the end of the date should be"),
            (
                "2025-13",
                "there is no such month, season, quarter or half-year (character 6)",
            ),
            ("2025-02-29", "there is no such day in that month (character 9)"),
            ("2025-02-00", "there is no such day in that month (character 9)"),
            ("2025-02-01T25:00:00", "there is no such hour (character 12)"),
            ("2026/2025", "the period ends before it starts (character 6)"),
            ("[2026..2025]", "the period ends before it starts (character 2)"),
            (
                "../..",
                "character 4 is '.' where a date on at least one side of / should be",
            ),
            ("..", "it ends after character 2 where / should be"),
            (
                "[2025",
                "it ends after character 5 where a comma or the closing bracket should be",
            ),
            ("Y99999999", "there is no such year within reach (character 1)"),
            ("2004-XX-01", "character 9 is '0' where XX should be"),
        ] {
            assert_eq!(When::parse(text).unwrap_err().to_string(), message, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_date_or_a_fault_within_it(text in "\\PC{0,24}") {
            if let Err(error) = When::parse(&text) {
                prop_assert!(error.at <= text.chars().count() + 1);
            }
        }

        #[test]
        fn what_looks_like_a_date_has_ordered_bounds(text in "[\\[{]?[0-9XY~?%./,T:Z+-]{0,24}[\\]}]?") {
            if let Ok(when) = When::parse(&text) {
                prop_assert!(when.earliest <= when.latest);
            }
        }

        #[test]
        fn days_are_read_as_they_are_printed(day in -700_000i32..2_900_000) {
            let text = Day(day).to_string();
            let when = When::parse(&text).unwrap();
            prop_assert_eq!((when.earliest, when.latest), (Day(day), Day(day)));
        }
    }
}

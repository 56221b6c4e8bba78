//! Days, counted without a calendar library: the browser needs no more than this.

use std::fmt;

/// A day, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

/// Year, month and day of the proleptic Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Civil {
    /// Astronomical year.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Day {
    /// Before every date: the earliest bound of an interval that is open at its start.
    pub const OPEN_START: Day = Day(i32::MIN);
    /// After every date: the latest bound of an interval that is open at its end.
    pub const OPEN_END: Day = Day(i32::MAX);

    /// The day of a calendar date. Days beyond the month's end run on into the next month.
    ///
    /// The count is that of Howard Hinnant's `days_from_civil`: years start in March, so that the leap day comes last.
    pub const fn from_civil(civil: Civil) -> Day {
        let year = civil.year - (civil.month <= 2) as i32;
        let era = year.div_euclid(400);
        let year_of_era = year - era * 400;
        let month = (civil.month as i32 + 9) % 12;
        let day_of_year = (153 * month + 2) / 5 + civil.day as i32 - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Day(era * 146_097 + day_of_era - 719_468)
    }

    /// The calendar date of this day (`civil_from_days`, the inverse of [`Day::from_civil`]).
    pub const fn civil(self) -> Civil {
        let days = self.0 as i64 + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days - era * 146_097;
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = (day_of_year - (153 * month + 2) / 5 + 1) as u8;
        let month = if month < 10 { month + 3 } else { month - 9 } as u8;
        Civil {
            year: (year_of_era + era * 400) as i32 + (month <= 2) as i32,
            month,
            day,
        }
    }

    /// `false` for the two open bounds, which are no days.
    pub const fn is_closed(self) -> bool {
        self.0 != i32::MIN && self.0 != i32::MAX
    }
}

impl fmt::Display for Day {
    /// ISO 8601, `2025-07-01`; an open bound is `..`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.is_closed() {
            return f.write_str("..");
        }
        let Civil { year, month, day } = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_dates_are_each_others_inverse() {
        for day in (-1_000_000..1_000_000).step_by(97) {
            assert_eq!(Day::from_civil(Day(day).civil()), Day(day));
        }
        assert_eq!(
            Day::from_civil(Civil {
                year: 1970,
                month: 1,
                day: 1
            }),
            Day(0)
        );
    }
}

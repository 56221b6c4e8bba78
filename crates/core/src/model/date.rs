//! Dates as they are known: EDTF strings with an earliest and a latest day.
//!
//! Read is level 0 and, of level 1, the qualifiers and open intervals, and of level 2 the quarter (33 to 36) and
//! half-year (40, 41) codes. An imprecise date stays imprecise: nothing here invents a day.

use super::Lang;
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

/// How finely a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// A day of the calendar.
    Day,
    /// A month.
    Month,
    /// A quarter or a half-year.
    Season,
    /// A year.
    Year,
    /// Anything from one date to another.
    Interval,
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

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EdtfError {
    /// Not of the form of a date.
    Form,
    /// A month, day, quarter or half-year that does not exist.
    NoSuchDay,
    /// An interval that ends before it starts.
    Backwards,
}

impl fmt::Display for EdtfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            EdtfError::Form => "not an EDTF date",
            EdtfError::NoSuchDay => "no such month or day",
            EdtfError::Backwards => "the interval ends before it starts",
        })
    }
}

impl When {
    /// Reads an EDTF string such as `2025`, `2025-10-27`, `2025-12~`, `2026-35` or `../2025`.
    ///
    /// # Errors
    /// [`EdtfError`] says whether the form, the calendar or the order is wrong.
    ///
    /// ```
    /// use jalons_core::model::When;
    /// let plan = When::parse("2026/2030").unwrap();
    /// assert_eq!(plan.earliest.to_string(), "2026-01-01");
    /// assert_eq!(plan.latest.to_string(), "2030-12-31");
    /// ```
    pub fn parse(text: &str) -> Result<When, EdtfError> {
        let Some((start, end)) = text.split_once('/') else {
            return When::parse_one(text);
        };
        let open = |side: &str| side == ".." || side.is_empty();
        if open(start) && open(end) {
            return Err(EdtfError::Form);
        }
        let start = if open(start) {
            None
        } else {
            Some(When::parse_one(start)?)
        };
        let end = if open(end) { None } else { Some(When::parse_one(end)?) };
        let sides = [start, end];
        let interval = When {
            earliest: start.map_or(Day::OPEN_START, |side| side.earliest),
            latest: end.map_or(Day::OPEN_END, |side| side.latest),
            precision: Precision::Interval,
            approximate: sides.iter().flatten().any(|side| side.approximate),
            uncertain: sides.iter().flatten().any(|side| side.uncertain),
        };
        if interval.earliest > interval.latest {
            Err(EdtfError::Backwards)
        } else {
            Ok(interval)
        }
    }

    fn parse_one(text: &str) -> Result<When, EdtfError> {
        let (body, approximate, uncertain) = match text.as_bytes().last() {
            Some(b'~') => (&text[..text.len() - 1], true, false),
            Some(b'?') => (&text[..text.len() - 1], false, true),
            Some(b'%') => (&text[..text.len() - 1], true, true),
            _ => (text, false, false),
        };
        let number = |part: &str, width: usize| match part.len() == width && part.bytes().all(|b| b.is_ascii_digit()) {
            true => part.parse::<i32>().map_err(|_| EdtfError::Form),
            false => Err(EdtfError::Form),
        };
        let mut parts = body.split('-');
        let year = number(parts.next().unwrap_or_default(), 4)?;
        let second = parts.next().map(|part| number(part, 2)).transpose()?;
        let third = parts.next().map(|part| number(part, 2)).transpose()?;
        if parts.next().is_some() {
            return Err(EdtfError::Form);
        }
        let months = |first: i32, count: i32, precision| {
            let earliest = Day::from_civil(Civil {
                year,
                month: first as u8,
                day: 1,
            });
            let next = first + count;
            let (year, month) = if next > 12 { (year + 1, next - 12) } else { (year, next) };
            let latest = Day(Day::from_civil(Civil {
                year,
                month: month as u8,
                day: 1,
            })
            .0 - 1);
            When {
                earliest,
                latest,
                precision,
                approximate,
                uncertain,
            }
        };
        match (second, third) {
            (None, _) => Ok(months(1, 12, Precision::Year)),
            (Some(month @ 1..=12), None) => Ok(months(month, 1, Precision::Month)),
            (Some(quarter @ 33..=36), None) => Ok(months((quarter - 33) * 3 + 1, 3, Precision::Season)),
            (Some(half @ 40..=41), None) => Ok(months((half - 40) * 6 + 1, 6, Precision::Season)),
            (Some(month @ 1..=12), Some(day)) => {
                let whole = months(month, 1, Precision::Month);
                let only = Day(whole.earliest.0 + day - 1);
                if day < 1 || only > whole.latest {
                    return Err(EdtfError::NoSuchDay);
                }
                Ok(When {
                    earliest: only,
                    latest: only,
                    precision: Precision::Day,
                    ..whole
                })
            }
            _ => Err(EdtfError::NoSuchDay),
        }
    }

    /// True if the two periods share a day.
    pub fn overlaps(&self, from: Day, to: Day) -> bool {
        self.earliest <= to && self.latest >= from
    }

    /// The date in words: `27 octobre 2025`, `fin 2025`, `about 2025`, `tháng 10 năm 2025`, `2021–2025`.
    ///
    /// December and January with `~` read as the end and the start of a year: that is how the seeds write
    /// "fin 2025" and "début 2025".
    pub fn words(&self, lang: Lang) -> String {
        let start = self.earliest.civil();
        let end = self.latest.civil();
        let about = |text: String| match (self.approximate, self.uncertain, lang) {
            (false, false, _) => text,
            (true, _, Lang::Fr) => format!("vers {text}"),
            (true, _, Lang::En) => format!("about {text}"),
            (true, _, Lang::Vi) => format!("khoảng {text}"),
            (_, true, Lang::Fr) => format!("{text}, incertain"),
            (_, true, Lang::En) => format!("{text}, uncertain"),
            (_, true, Lang::Vi) => format!("{text}, chưa chắc chắn"),
        };
        match self.precision {
            Precision::Day => about(day_words(start, lang)),
            Precision::Month if self.approximate && matches!(start.month, 1 | 12) => match (start.month, lang) {
                (12, Lang::Fr) => format!("fin {}", start.year),
                (12, Lang::En) => format!("end of {}", start.year),
                (12, Lang::Vi) => format!("cuối năm {}", start.year),
                (_, Lang::Fr) => format!("début {}", start.year),
                (_, Lang::En) => format!("early {}", start.year),
                (_, Lang::Vi) => format!("đầu năm {}", start.year),
            },
            Precision::Month => about(month_words(start, lang)),
            Precision::Season => about(season_words(start, end, lang)),
            Precision::Year => about(start.year.to_string()),
            Precision::Interval => about(self.interval_words(lang)),
        }
    }

    fn interval_words(&self, lang: Lang) -> String {
        let part = |day: Day, closes: bool| {
            let civil = day.civil();
            let whole_year = if closes {
                (civil.month, civil.day) == (12, 31)
            } else {
                (civil.month, civil.day) == (1, 1)
            };
            if whole_year {
                civil.year.to_string()
            } else {
                day_words(civil, lang)
            }
        };
        match (self.earliest.is_closed(), self.latest.is_closed(), lang) {
            (true, true, _) => format!("{}–{}", part(self.earliest, false), part(self.latest, true)),
            (true, false, Lang::Fr) => format!("depuis {}", part(self.earliest, false)),
            (true, false, Lang::En) => format!("since {}", part(self.earliest, false)),
            (true, false, Lang::Vi) => format!("từ {}", part(self.earliest, false)),
            (false, _, Lang::Fr) => format!("jusqu’à {}", part(self.latest, true)),
            (false, _, Lang::En) => format!("until {}", part(self.latest, true)),
            (false, _, Lang::Vi) => format!("đến {}", part(self.latest, true)),
        }
    }
}

const MONTHS_FR: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month_name(month: u8, names: &[&'static str; 12]) -> &'static str {
    names
        .get(usize::from(month.wrapping_sub(1)))
        .copied()
        .unwrap_or_default()
}

fn month_words(civil: Civil, lang: Lang) -> String {
    let Civil { year, month, .. } = civil;
    match lang {
        Lang::Fr => format!("{} {year}", month_name(month, &MONTHS_FR)),
        Lang::En => format!("{} {year}", month_name(month, &MONTHS_EN)),
        Lang::Vi => format!("tháng {month} năm {year}"),
    }
}

fn day_words(civil: Civil, lang: Lang) -> String {
    let day = civil.day;
    match lang {
        Lang::Fr if day == 1 => format!("1er {}", month_words(civil, lang)),
        Lang::Fr | Lang::En => format!("{day} {}", month_words(civil, lang)),
        Lang::Vi => format!("ngày {day} {}", month_words(civil, lang)),
    }
}

fn season_words(start: Civil, end: Civil, lang: Lang) -> String {
    let year = start.year;
    let half = end.month - start.month > 3;
    let number = if half { start.month / 6 + 1 } else { start.month / 3 + 1 };
    match (lang, half) {
        (Lang::Fr, true) => format!("{number}{} semestre {year}", if number == 1 { "er" } else { "e" }),
        (Lang::Fr, false) => format!("{number}{} trimestre {year}", if number == 1 { "er" } else { "e" }),
        (Lang::En, true) => format!("half-year {number} of {year}"),
        (Lang::En, false) => format!("quarter {number} of {year}"),
        (Lang::Vi, true) => format!("6 tháng {} năm {year}", if number == 1 { "đầu" } else { "cuối" }),
        (Lang::Vi, false) => format!(
            "quý {} năm {year}",
            ["I", "II", "III", "IV"].get(usize::from(number) - 1).unwrap_or(&"")
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn bounds(edtf: &str, expected: &str) {
        let when = When::parse(edtf).unwrap();
        assert_eq!(format!("{} {}", when.earliest, when.latest), expected);
    }

    #[test]
    fn a_date_covers_all_it_may_mean() {
        bounds("2025", "2025-01-01 2025-12-31");
        bounds("2024-02", "2024-02-01 2024-02-29");
        bounds("2025-10-27", "2025-10-27 2025-10-27");
        bounds("2025-12~", "2025-12-01 2025-12-31");
        bounds("2026-35", "2026-07-01 2026-09-30");
        bounds("2026-36", "2026-10-01 2026-12-31");
        bounds("2026-41", "2026-07-01 2026-12-31");
        bounds("2026/2030", "2026-01-01 2030-12-31");
        bounds("../2025", ".. 2025-12-31");
        bounds("2025-07/..", "2025-07-01 ..");
    }

    #[test]
    fn a_faulty_date_says_what_is_wrong() {
        for (text, fault) in [
            ("", EdtfError::Form),
            ("25", EdtfError::Form),
            ("2025-1", EdtfError::Form),
            ("2025-01-01-01", EdtfError::Form),
            ("../..", EdtfError::Form),
            ("é", EdtfError::Form),
            ("2025-13", EdtfError::NoSuchDay),
            ("2025-02-29", EdtfError::NoSuchDay),
            ("2025-02-00", EdtfError::NoSuchDay),
            ("2026/2025", EdtfError::Backwards),
        ] {
            assert_eq!(When::parse(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn days_and_dates_are_each_others_inverse() {
        for day in -1_000_000..1_000_000 {
            if day % 97 == 0 {
                assert_eq!(Day::from_civil(Day(day).civil()), Day(day));
            }
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

    #[test]
    fn dates_are_said_as_people_say_them() {
        let say = |edtf: &str| Lang::ALL.map(|lang| When::parse(edtf).unwrap().words(lang)).join(" | ");
        assert_eq!(
            say("2025-10-27"),
            "27 octobre 2025 | 27 October 2025 | ngày 27 tháng 10 năm 2025"
        );
        assert_eq!(
            say("2025-07-01"),
            "1er juillet 2025 | 1 July 2025 | ngày 1 tháng 7 năm 2025"
        );
        assert_eq!(say("2025-12~"), "fin 2025 | end of 2025 | cuối năm 2025");
        assert_eq!(say("2025~"), "vers 2025 | about 2025 | khoảng 2025");
        assert_eq!(say("2021/2025"), "2021–2025 | 2021–2025 | 2021–2025");
        assert_eq!(
            say("2026-35"),
            "3e trimestre 2026 | quarter 3 of 2026 | quý III năm 2026"
        );
        assert_eq!(
            say("2026-41"),
            "2e semestre 2026 | half-year 2 of 2026 | 6 tháng cuối năm 2026"
        );
        assert_eq!(say("2025/.."), "depuis 2025 | since 2025 | từ 2025");
    }
}

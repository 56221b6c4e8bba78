//! Dates of a text as EDTF, in three languages.
//!
//! A date without its year takes it from its weekday, from the document, or from the sentences around it; if none of these
//! decides, there is no find, since a day of no year is no day.

use super::passage::Passage;
use super::{Certainty, Date, Local, Role, Rule, What};
use crate::analyze::numerals;
use crate::model::{Civil, Day, Lang, When, month_of};
use crate::reading::Document;

/// What tells the years of a document's dates.
#[derive(Clone, Debug)]
pub(super) struct Years {
    /// The day of the document.
    day: Option<Day>,
    /// The newest year that is likely: that of the corpus.
    latest: i32,
    /// For each article the years its text names, each with how often.
    named: Vec<Vec<(i32, u32)>>,
}

impl Years {
    /// Looks over the text once.
    pub(super) fn of(document: &Document, corpus_date: &str) -> Years {
        let day = |edtf: &str| {
            When::parse(edtf)
                .ok()
                .map(|when| when.earliest)
                .filter(|day| day.is_closed())
        };
        let own = document.date.as_ref().and_then(|told| day(&told.value));
        let newest = own.or(day(corpus_date)).map_or(2100, |day| day.civil().year);
        let articles = document.parts.iter().map(|part| part.article).max().unwrap_or_default();
        let mut named: Vec<Vec<(i32, u32)>> = vec![Vec::new(); articles as usize + 1];
        for part in &document.parts {
            let text = document.text_of(part).as_bytes();
            let mut at = 0;
            while let Some(start) = text
                .get(at..)
                .and_then(|rest| rest.iter().position(u8::is_ascii_digit))
                .map(|step| at + step)
            {
                let length = text[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
                at = start + length;
                if length != 4 {
                    continue;
                }
                let year = text[start..at]
                    .iter()
                    .fold(0, |year, digit| year * 10 + i32::from(digit - b'0'));
                let years = &mut named[part.article as usize];
                // A year to come is a deadline, and tells nothing of when the text was written.
                if (1950..=newest).contains(&year) {
                    match years.iter_mut().find(|(known, _)| *known == year) {
                        Some((_, count)) => *count += 1,
                        None => years.push((year, 1)),
                    }
                }
            }
        }
        Years {
            day: own,
            latest: newest,
            named,
        }
    }

    /// The first day of the newest year that an article names.
    pub(super) fn newest(&self, article: usize) -> Option<Day> {
        let year = self.named.get(article)?.iter().map(|(year, _)| *year).max()?;
        Some(Day::from_civil(Civil { year, month: 1, day: 1 }))
    }

    /// The year of a day or month that comes without one.
    fn of_date(&mut self, month: u8, day: Option<u8>, weekday: Option<u8>, article: u32) -> Option<(i32, Rule)> {
        let own = self.day.filter(|_| article == 0);
        if let (Some(weekday), Some(day)) = (weekday, day) {
            let fits = |year: &i32| weekday_of(*year, month, day) == weekday;
            let near = own.map_or(self.latest, |day| day.civil().year);
            let named = self
                .named
                .get(article as usize)
                .into_iter()
                .flatten()
                .map(|(year, _)| *year)
                .find(fits);
            // A weekday comes back after five or six years, so that no more than one year fits in such a span.
            let year = Some(near)
                .filter(fits)
                .or(named)
                .or_else(|| (near - 4..=near + 1).rev().find(fits))?;
            if let Some(years) = self.named.get_mut(article as usize) {
                years.push((year, 1));
            }
            return Some((year, Rule::YearByWeekday));
        }
        if let Some(own) = own {
            // Of the years around, the one in which the date is nearest to the document's.
            let year = own.civil().year;
            let distance = |year: i32| {
                let date = Day::from_civil(Civil {
                    year,
                    month,
                    day: day.unwrap_or(15),
                });
                (date.0 - own.0).abs()
            };
            let nearest = [year, year - 1, year + 1]
                .into_iter()
                .min_by_key(|year| distance(*year))?;
            return Some((nearest, Rule::YearOfDocument));
        }
        let commonest = |years: &[(i32, u32)]| {
            let most = years.iter().map(|(_, count)| *count).max()?;
            years
                .iter()
                .filter(|(_, count)| *count == most)
                .map(|(year, _)| *year)
                .max()
        };
        let years = self.named.get(article as usize).map(Vec::as_slice).unwrap_or_default();
        let year = commonest(years).or_else(|| {
            // Teasers of one page are about the same weeks.
            let mut all: Vec<(i32, u32)> = Vec::new();
            for (year, count) in self.named.iter().skip(1).flatten().filter(|_| article > 0) {
                match all.iter_mut().find(|(known, _)| known == year) {
                    Some((_, sum)) => *sum += count,
                    None => all.push((*year, *count)),
                }
            }
            commonest(&all)
        });
        year.map(|year| (year, Rule::YearOfNeighbours))
    }
}

/// 0 for Monday to 6 for Sunday.
fn weekday_of(year: i32, month: u8, day: u8) -> u8 {
    let day = Day::from_civil(Civil { year, month, day });
    (day.0 + 3).rem_euclid(7) as u8
}

/// A date as it is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Written {
    year: Option<i32>,
    month: Option<u8>,
    day: Option<u8>,
    weekday: Option<u8>,
    /// The start, middle or end of it.
    edge: Option<Edge>,
    /// 33 to 36 for quarters, 40 and 41 for half-years.
    season: Option<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Edge {
    Start,
    Middle,
    End,
}

/// Every date of a passage.
pub(super) fn find(passage: &Passage<'_>, years: &mut Years, article: u32, out: &mut Vec<Local>) {
    let mut at = 0;
    while at < passage.words.len() {
        if let Some((found, used)) = first_months(passage, at, years, article) {
            out.push(found);
            at += used;
            continue;
        }
        let Some((first, used)) = date(passage, at) else {
            at += 1;
            continue;
        };
        let range = range(passage, at, &first, used);
        let (last, count) = range.map_or((None, used), |(last, count)| (Some(last), count));
        if let Some(found) = resolve(passage, at, count, first, last, years, article) {
            out.push(found);
        }
        at += count;
    }
}

/// `les neuf premiers mois de 2025`, `the first nine months`, `9 tháng đầu năm`, `sur onze mois`: from January on.
fn first_months(passage: &Passage<'_>, at: usize, years: &mut Years, article: u32) -> Option<(Local, usize)> {
    let (count, used) = match (passage.lang, passage.word(at)) {
        (Lang::Fr, "sur") if passage.word(at + 2) == "mois" => (count(passage, at + 1)?, 3),
        (Lang::Fr, _) if passage.word(at + 1) == "premiers" && passage.word(at + 2) == "mois" => {
            (count(passage, at)?, 3)
        }
        (Lang::En, "first") if passage.word(at + 2) == "months" => (count(passage, at + 1)?, 3),
        (Lang::Vi, _) if passage.starts(at + 1, "tháng đầu năm") => (count(passage, at)?, 4),
        _ => return None,
    };
    let skip = usize::from(matches!(passage.word(at + used), "de" | "of"));
    let skip = skip + usize::from(skip > 0 && matches!(passage.word(at + used + skip), "annee" | "the" | "year"));
    let (year, rule, skip) = match year(passage, at + used + skip) {
        Some(year) => (year, Rule::Period, skip + 1),
        None => {
            let (year, rule) = years.of_date(count, None, None, article)?;
            (year, rule, 0)
        }
    };
    let january = Written {
        year: Some(year),
        month: Some(1),
        ..Written::default()
    };
    let last = Written {
        month: Some(count),
        ..january
    };
    let (start, end) = passage.span(at, used + skip);
    let found = Local {
        start,
        end,
        what: What::Date(Date {
            edtf: [edtf(&january)?.as_str(), edtf(&last)?.as_str()].join("/"),
            role: Role::Moment,
        }),
        certainty: if rule == Rule::Period {
            Certainty::Certain
        } else {
            Certainty::Probable
        },
        rule,
    };
    Some((found, used + skip))
}

/// A number of months, in figures or in words.
fn count(passage: &Passage<'_>, at: usize) -> Option<u8> {
    let word = passage.words.get(at)?;
    let text = passage.text.get(word.start..word.end)?;
    let value = numerals(text, passage.lang).first().map(|numeral| numeral.value)?;
    (2..12).find(|count| f64::from(*count) == value)
}

/// The date that starts at a word, and how many words it takes.
fn date(passage: &Passage<'_>, at: usize) -> Option<(Written, usize)> {
    let mut written = Written::default();
    let mut next = at;
    if let Some((edge, used)) = edge(passage, next) {
        written.edge = Some(edge);
        next += used;
    }
    if let Some((weekday, used)) = weekday(passage, next) {
        written.weekday = Some(weekday);
        next += used;
        next += usize::from(passage.lang == Lang::Fr && passage.word(next) == "le");
    }
    let (season, used) = season(passage, next);
    written.season = season;
    next += used;
    let core = if season.is_some() { None } else { core(passage, next) };
    match core {
        Some((date, used)) => {
            (written.year, written.month, written.day) = (date.year, date.month, date.day);
            next += used;
        }
        None if season.is_some() || written.edge.is_some() => {
            // `quý III/2025`.
            let slashed =
                number(passage, next).filter(|year| (1900..2100).contains(year) && passage.gap(next - 1) == "/");
            let (year, used) = slashed.map(|year| (year, 1)).or_else(|| year_after(passage, next))?;
            written.year = Some(year);
            next += used;
        }
        None => return None,
    }
    Some((written, next - at))
}

/// Day, month and year, as far as they are there, from a word on.
fn core(passage: &Passage<'_>, at: usize) -> Option<(Written, usize)> {
    let number = |at: usize| number(passage, at);
    let written = |year, month, day| Written {
        year,
        month,
        day,
        ..Written::default()
    };
    // 2025-10-27, 27/10/2025, 10/2025.
    if let (Some(a), Some(b)) = (number(at), number(at + 1))
        && matches!(passage.gap(at), "/" | "-" | ".")
    {
        let third = number(at + 2).filter(|_| passage.gap(at + 1) == passage.gap(at));
        let date = match (a, b, third) {
            (1900..2100, 1..=12, Some(1..=31)) => {
                Some((written(Some(a), Some(b as u8), third.map(|day| day as u8)), 3))
            }
            (1..=31, 1..=12, Some(1900..2100)) => Some((written(third, Some(b as u8), Some(a as u8)), 3)),
            (1..=12, 1900..2100, None) if passage.gap(at) == "/" => Some((written(Some(b), Some(a as u8), None), 2)),
            (1..=31, 1..=12, None)
                if passage.gap(at) == "/" && (matches!(passage.before(at, 1), "ngày" | "le" | "on")) =>
            {
                Some((written(None, Some(b as u8), Some(a as u8)), 2))
            }
            _ => None,
        };
        if date.is_some() {
            return date;
        }
    }
    if passage.lang == Lang::Vi {
        return vietnamese(passage, at);
    }
    let day = day(passage, at);
    if let Some(day) = day
        && let Some(month) = month(passage, at + 1)
        && passage.joined(at)
    {
        let (year, used) = year_joined(passage, at + 2);
        return Some((written(year, Some(month), Some(day)), 2 + used));
    }
    // `27th of October`.
    if let (Lang::En, Some(day), "of", Some(month)) = (passage.lang, day, passage.word(at + 1), month(passage, at + 2))
    {
        let (year, used) = year_joined(passage, at + 3);
        return Some((written(year, Some(month), Some(day)), 3 + used));
    }
    if let Some(month) = month(passage, at) {
        // `May` is a verb and `mars` a planet; a month has a day, a year or a preposition beside it.
        if passage.lang == Lang::En
            && let Some(day) = self::day(passage, at + 1)
            && passage.joined(at)
            && passage.capital(at)
        {
            let (year, used) = year_joined(passage, at + 2);
            return Some((written(year, Some(month), Some(day)), 2 + used));
        }
        let (year, used) = year_joined(passage, at + 1);
        let before = passage.before(at, 1);
        let placed = match passage.lang {
            Lang::Fr => matches!(
                before,
                "en" | "de" | "fin" | "debut" | "mi" | "ici" | "des" | "depuis" | "mois" | "courant" | "a"
            ),
            _ => {
                passage.capital(at)
                    && matches!(
                        before,
                        "in" | "of" | "end" | "early" | "late" | "mid" | "by" | "since" | "until" | "last" | "this"
                    )
            }
        };
        if year.is_some() || (placed && passage.word(at) != "mars") || (placed && before == "en") {
            return Some((written(year, Some(month), None), 1 + used));
        }
        return None;
    }
    let year = year(passage, at)?;
    Some((written(Some(year), None, None), 1))
}

fn vietnamese(passage: &Passage<'_>, at: usize) -> Option<(Written, usize)> {
    let number = |at: usize| {
        number(passage, at)
            .filter(|number| *number <= 31)
            .map(|number| number as u8)
    };
    let mut date = Written::default();
    let mut next = at;
    if passage.word(next) == "ngày" || passage.word(next) == "sáng" || passage.word(next) == "chiều" {
        if let Some((inner, used)) = core(passage, next + 1).filter(|(inner, _)| inner.day.is_some()) {
            return Some((inner, used + 1));
        }
        date.day = Some(number(next + 1)?);
        next += 2;
    } else if let Some(day) = number(next).filter(|_| passage.word(next + 1) == "tháng") {
        date.day = Some(day);
        next += 1;
    }
    if passage.word(next) == "tháng" {
        if let Some((inner, used)) = core(passage, next + 1).filter(|(inner, _)| inner.month.is_some()) {
            return Some((Written { day: date.day, ..inner }, next + 1 + used - at));
        }
        date.month = number(next + 1).filter(|month| (1..=12).contains(month));
        date.month?;
        next += 2;
    }
    if date.day.is_some() && date.month.is_none() {
        return None;
    }
    let (year, used) = match passage.word(next) {
        "năm" => (year(passage, next + 1), 2),
        // `tháng 10-2025`.
        _ => (
            year(passage, next).filter(|_| date.month.is_none() || matches!(passage.gap(next - 1), "/" | "-" | " ")),
            1,
        ),
    };
    date.year = year;
    let used = if year.is_some() { used } else { 0 };
    // A month that is counted is a span of time: `trong 6 tháng`.
    (date.month.is_some() || date.year.is_some()).then_some((date, next + used - at))
}

/// What follows a first date to make it a period: the last date, and how many words the whole takes.
fn range(passage: &Passage<'_>, at: usize, first: &Written, used: usize) -> Option<(Written, usize)> {
    let end = at + used;
    let dash = |at: usize| matches!(passage.gap(at).trim(), "-" | "–" | "—" | "‑");
    let (next, joined) = match passage.word(end) {
        _ if dash(end - 1) => (end, true),
        "a" | "au" | "to" | "until" | "through" | "đến" | "tới" | "and" | "et" if passage.joined(end - 1) => {
            (end + 1, false)
        }
        _ => return None,
    };
    let between = matches!(passage.word(end), "and" | "et") && !joined;
    if between && !matches!(passage.before(at, 1), "entre" | "between") {
        return None;
    }
    // A hyphen after a day or within a number is no range of years.
    let (last, count) = date(passage, next)?;
    let alike = (first.day.is_some(), first.month.is_some()) == (last.day.is_some(), last.month.is_some());
    let from = matches!(
        passage.before(at, 1),
        "de" | "du" | "from" | "từ" | "entre" | "between" | "periode" | "đoạn" | "period" | "au"
    );
    (alike
        && (joined || from || passage.word(end) == "au" || first.day.is_some())
        && first.year.is_none_or(|year| last.year.is_none_or(|last| year <= last)))
    .then_some((last, next + count - at))
}

/// Makes EDTF of what is written; nothing if the year cannot be told.
fn resolve(
    passage: &Passage<'_>,
    at: usize,
    count: usize,
    first: Written,
    last: Option<Written>,
    years: &mut Years,
    article: u32,
) -> Option<Local> {
    let (mut first, mut at, mut count) = (first, at, count);
    let mut rule = Rule::DateWritten;
    let mut certainty = Certainty::Certain;
    let mut last = last;
    // `du 6 au 14 décembre`: the first day stands before the date, alone.
    let opener = first.day.is_some()
        && last.is_none()
        && at > 1
        && matches!(passage.before(at, 1), "au" | "to" | "a" | "đến" | "et" | "and");
    if opener
        && let Some(day) = day(passage, at - 2).filter(|day| Some(*day) < first.day)
        && passage.joined(at - 2)
    {
        last = Some(first);
        first.day = Some(day);
        at -= 2;
        count += 2;
    } else if last.is_none()
        && first.day.is_some()
        && at > 0
        && matches!(passage.gap(at - 1).trim(), "-" | "–")
        && let Some(day) = day(passage, at - 1).filter(|day| Some(*day) < first.day)
    {
        last = Some(first);
        first.day = Some(day);
        at -= 1;
        count += 1;
    }
    if let Some(last) = &mut last {
        last.year = last.year.or(first.year);
        first.year = first.year.or(last.year);
    }
    if first.year.is_none() {
        let (year, how) = years.of_date(first.month?, first.day, first.weekday, article)?;
        (first.year, rule, certainty) = (Some(year), how, Certainty::Probable);
        if let Some(last) = &mut last {
            let turns = last.month < first.month;
            last.year = Some(year + i32::from(turns));
        }
    } else if let (Some(year), Some(month), Some(day), Some(weekday)) =
        (first.year, first.month, first.day, first.weekday)
        && weekday_of(year, month, day) != weekday
    {
        // The weekday speaks against the date: one of them is wrong.
        certainty = Certainty::Possible;
    }
    let is_year = first.month.is_none() && first.season.is_none() && first.edge.is_none() && last.is_none();
    if is_year {
        (rule, certainty) = year_rule(passage, at, count)?;
    }
    let (role, before) = role(passage, at);
    let mut edtf = edtf(&first)?;
    if let Some(last) = &last {
        rule = if rule == Rule::DateWritten { Rule::Period } else { rule };
        edtf = [edtf.as_str(), self::edtf(last)?.as_str()].join("/");
    } else if before == Some("avant") && is_year {
        // By the rule of the seeds, before 2030 is by the end of 2029.
        edtf = four(first.year? - 1);
    } else if matches!(before, Some("depuis" | "since")) && is_year {
        edtf.push_str("/..");
    }
    When::parse(&edtf).ok()?;
    let (start, end) = passage.span(at, count);
    Some(Local {
        start,
        end,
        what: What::Date(Date { edtf, role }),
        certainty,
        rule,
    })
}

/// How a year by itself is known to be one.
fn year_rule(passage: &Passage<'_>, at: usize, count: usize) -> Option<(Rule, Certainty)> {
    if count > 1 {
        return Some((Rule::YearAfterPreposition, Certainty::Certain));
    }
    let before = passage.before(at, 1);
    let joined = at > 0 && passage.joined(at - 1);
    let preposition = match passage.lang {
        Lang::Fr => matches!(
            before,
            "en" | "de"
                | "depuis"
                | "pour"
                | "ici"
                | "avant"
                | "apres"
                | "annee"
                | "annees"
                | "fin"
                | "debut"
                | "mi"
                | "horizon"
                | "a"
                | "an"
                | "des"
                | "jusqu"
                | "courant"
                | "exercice"
                | "vers"
                | "entre"
                | "et"
                | "periode"
                | "au"
        ),
        Lang::En => matches!(
            before,
            "in" | "by"
                | "of"
                | "since"
                | "until"
                | "from"
                | "to"
                | "for"
                | "year"
                | "before"
                | "after"
                | "during"
                | "through"
                | "end"
                | "around"
                | "late"
                | "early"
                | "mid"
                | "and"
                | "between"
        ),
        Lang::Vi => matches!(
            before,
            "năm" | "đến" | "tới" | "đoạn" | "từ" | "trước" | "sau" | "hết" | "cuối" | "đầu" | "kỳ"
        ),
    };
    let name = joined && !preposition && passage.capital(at - 1);
    // `le Salon du Port 2025`: part of a name.
    if name {
        return Some((Rule::YearInName, Certainty::Possible));
    }
    if joined && preposition {
        return Some((Rule::YearAfterPreposition, Certainty::Certain));
    }
    // A number of four digits before a noun may count something.
    let counts = passage.joined(at) && !passage.word(at + 1).is_empty();
    Some((
        Rule::YearByItself,
        if counts {
            Certainty::Possible
        } else {
            Certainty::Probable
        },
    ))
}

/// What a date is in its sentence, and the word that says so.
fn role(passage: &Passage<'_>, at: usize) -> (Role, Option<&'static str>) {
    let mut from = at;
    // Articles and nouns of time between the preposition and the date.
    while from > 0
        && matches!(
            passage.before(from, 1),
            "la" | "le"
                | "l"
                | "a"
                | "fin"
                | "the"
                | "end"
                | "of"
                | "annee"
                | "year"
                | "năm"
                | "hết"
                | "cuối"
                | "en"
                | "de"
        )
    {
        from -= 1;
        if matches!(passage.before(from, 1), "ici" | "by") {
            break;
        }
    }
    let word = passage.before(from, 1);
    match (passage.lang, word) {
        (Lang::Fr, "ici" | "horizon" | "echeance") => (Role::Deadline, Some("ici")),
        (Lang::Fr, "avant") => (Role::Deadline, Some("avant")),
        (Lang::Fr, "tard") if passage.before(from, 2) == "plus" => (Role::Deadline, Some("ici")),
        (Lang::Fr, "depuis") => (Role::Moment, Some("depuis")),
        (Lang::Fr, "jusqu") => (Role::Deadline, Some("ici")),
        (Lang::En, "by") => (Role::Deadline, Some("ici")),
        (Lang::En, "before") => (Role::Deadline, Some("avant")),
        (Lang::En, "than") if passage.before(from, 2) == "later" => (Role::Deadline, Some("ici")),
        (Lang::En, "since") => (Role::Moment, Some("since")),
        (Lang::Vi, "đến" | "tới") if !passage.follows(from - 1, "từ") => (Role::Deadline, Some("ici")),
        (Lang::Vi, "trước") => (Role::Deadline, Some("avant")),
        _ if passage.lang == Lang::Vi
            && matches!(passage.word(at), "cuối" | "hết")
            && matches!(passage.before(at, 1), "đến") =>
        {
            (Role::Deadline, Some("ici"))
        }
        _ => (Role::Moment, None),
    }
}

fn edtf(date: &Written) -> Option<String> {
    let mut edtf = four(date.year?);
    let mut part = |number: u8| {
        edtf.push('-');
        edtf.push(char::from(b'0' + number / 10));
        edtf.push(char::from(b'0' + number % 10));
    };
    match (date.season, date.month, date.day, date.edge) {
        (Some(season), ..) => part(season),
        (_, Some(month), Some(day), _) => {
            part(month);
            part(day);
        }
        (_, Some(month), None, _) => part(month),
        (_, None, _, Some(Edge::Start)) => part(1),
        (_, None, _, Some(Edge::End)) => part(12),
        _ => {}
    }
    if date.edge.is_some() {
        edtf.push('~');
    }
    Some(edtf)
}

fn four(year: i32) -> String {
    let digit = |unit: i32| char::from(b'0' + (year / unit % 10).unsigned_abs() as u8);
    [digit(1000), digit(100), digit(10), digit(1)].into_iter().collect()
}

/// The whole number at a word, up to four digits.
fn number(passage: &Passage<'_>, at: usize) -> Option<i32> {
    let word = passage.words.get(at)?;
    let digits = word.folded.as_str();
    let plain = digits.len() <= 4
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && word.end - word.start == digits.len()
        && !word.percent;
    plain.then(|| {
        digits
            .bytes()
            .fold(0, |number, digit| number * 10 + i32::from(digit - b'0'))
    })
}

/// The day of a month, `1er` and `27th` too.
fn day(passage: &Passage<'_>, at: usize) -> Option<u8> {
    let ordinal = match (passage.lang, passage.word(at)) {
        (Lang::Fr, "1er" | "premier") => return Some(1),
        (Lang::En, word) => word
            .strip_suffix("th")
            .or(word.strip_suffix("st"))
            .or(word.strip_suffix("nd"))
            .or(word.strip_suffix("rd")),
        _ => None,
    };
    let number = match ordinal {
        Some(digits) if !digits.is_empty() && digits.len() < 3 && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            digits
                .bytes()
                .fold(0, |number, digit| number * 10 + i32::from(digit - b'0'))
        }
        _ => number(passage, at)?,
    };
    (1..=31).contains(&number).then_some(number as u8)
}

fn month(passage: &Passage<'_>, at: usize) -> Option<u8> {
    month_of(passage.word(at), passage.lang)
}

/// A year from 1900 to 2099 that is no part of a code.
fn year(passage: &Passage<'_>, at: usize) -> Option<i32> {
    let year = number(passage, at).filter(|year| (1900..2100).contains(year))?;
    let word = passage.words.get(at)?;
    let before = passage.text.get(..word.start)?;
    let after = passage.text.get(word.end..)?;
    let code = before.ends_with(['/', '.', '_'])
        || after.starts_with('/')
        || after.starts_with("-N")
        || after.trim_start().starts_with(['€', '$']);
    (word.folded.len() == 4 && !code).then_some(year)
}

/// A year right after a month, with or without a comma or its own word.
fn year_joined(passage: &Passage<'_>, at: usize) -> (Option<i32>, usize) {
    let gap = at.checked_sub(1).map_or("", |before| passage.gap(before));
    if !matches!(gap.trim(), "" | ",") {
        return (None, 0);
    }
    match year(passage, at) {
        Some(year) => (Some(year), 1),
        None if matches!(passage.word(at), "de" | "of") => match year(passage, at + 1) {
            Some(year) => (Some(year), 2),
            None => (None, 0),
        },
        None => (None, 0),
    }
}

/// A year after its own words: `de l’année 2025`, `of 2025`, `năm 2025`.
fn year_after(passage: &Passage<'_>, at: usize) -> Option<(i32, usize)> {
    (0..3).find_map(|skip| {
        let between =
            (at..at + skip).all(|at| matches!(passage.word(at), "de" | "annee" | "the" | "of" | "year" | "năm" | "la"));
        let year = year(passage, at + skip).filter(|_| between)?;
        Some((year, skip + 1))
    })
}

fn edge(passage: &Passage<'_>, at: usize) -> Option<(Edge, usize)> {
    let found = match (passage.lang, passage.word(at)) {
        (Lang::Fr, "fin") => (Edge::End, 1),
        (Lang::Fr, "debut") => (Edge::Start, 1),
        (Lang::Fr | Lang::En, "mi" | "mid") => (Edge::Middle, 1),
        (Lang::En, "end") => (Edge::End, 1 + usize::from(passage.word(at + 1) == "of")),
        (Lang::En, "late") => (Edge::End, 1),
        (Lang::En, "early") => (Edge::Start, 1),
        (Lang::Vi, "cuối" | "hết") => (Edge::End, 1),
        (Lang::Vi, "đầu") => (Edge::Start, 1),
        (Lang::Vi, "giữa") => (Edge::Middle, 1),
        _ => return None,
    };
    Some(found)
}

fn weekday(passage: &Passage<'_>, at: usize) -> Option<(u8, usize)> {
    const FR: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
    const EN: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    const VI: [&str; 6] = ["hai", "ba", "tư", "năm", "sáu", "bảy"];
    let word = passage.word(at);
    let among = |names: &[&str], used| names.iter().position(|name| *name == word).map(|day| (day as u8, used));
    match passage.lang {
        Lang::Fr => among(&FR, 1),
        Lang::En => among(&EN, 1),
        Lang::Vi if word == "thứ" => {
            let next = passage.word(at + 1);
            VI.iter().position(|name| *name == next).map(|day| (day as u8, 2))
        }
        Lang::Vi => (word == "chủ" && passage.word(at + 1) == "nhật").then_some((6, 2)),
    }
}

/// A quarter or half-year, and how many words it takes.
fn season(passage: &Passage<'_>, at: usize) -> (Option<u8>, usize) {
    let ordinal = |word: &str| match word {
        "premier" | "1er" | "first" | "1st" | "i" | "1" => Some(0),
        "deuxieme" | "second" | "2e" | "2eme" | "2nd" | "ii" | "2" => Some(1),
        "troisieme" | "3e" | "3eme" | "third" | "3rd" | "iii" | "3" => Some(2),
        "quatrieme" | "4e" | "4eme" | "fourth" | "4th" | "iv" | "4" => Some(3),
        _ => None,
    };
    let (first, second) = (passage.word(at), passage.word(at + 1));
    let (number, unit, used) = match passage.lang {
        Lang::Vi if first == "quý" => (ordinal(second), 33, 2),
        Lang::Fr if second == "trimestre" => (ordinal(first), 33, 2),
        Lang::Fr if second == "semestre" => (ordinal(first), 40, 2),
        Lang::En if second == "quarter" => (ordinal(first), 33, 2),
        Lang::En if second == "half" => (ordinal(first), 40, 2),
        Lang::En => (first.strip_prefix('q').and_then(ordinal), 33, 1),
        _ => return (None, 0),
    };
    match number.filter(|number| unit == 33 || *number < 2) {
        Some(number) => (Some(unit + number), used),
        None => (None, 0),
    }
}

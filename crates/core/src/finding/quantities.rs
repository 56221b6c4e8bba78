//! Quantities: a number with what it counts, and how it is meant.
//!
//! Numbers are read by [`crate::analyze::numerals`]; here the words around them decide. A number that counts nothing, such
//! as a section, a version or a year, is no quantity.

use super::gazetteer::{Gazetteer, Name, marks_differ};
use super::passage::Passage;
use super::{Certainty, Local, Quantity, Rule, What};
use crate::analyze::{Numeral, Word, fold, is_capital, is_function_word, numerals};
use crate::image::read::Register;
use crate::model::{Comparator, Direction, Lang};

/// How many words may stand between a number and its unit: `cinq grandes entreprises`.
const REACH: usize = 2;

/// What a number counts.
#[derive(Clone, Copy)]
struct Unit {
    entry: Option<u32>,
    /// Bytes of the passage.
    start: usize,
    end: usize,
}

/// Every quantity of a passage. `out` holds its dates, whose numbers count nothing.
pub(super) fn find(gazetteer: &Gazetteer<'_>, passage: &Passage<'_>, out: &mut Vec<Local>) {
    let in_date = |numeral: &Numeral| {
        out.iter()
            .any(|date| date.start < numeral.end && numeral.start < date.end)
    };
    let found: Vec<Numeral> = numerals(passage.text, passage.lang)
        .into_iter()
        .filter(|numeral| !in_date(numeral) && counts(passage, numeral))
        .collect();
    let percent = gazetteer.unit_of("%");
    let mut at = 0;
    while let Some(first) = found.get(at) {
        at += 1;
        if let Some(local) = gazetteer.rank.and_then(|rank| among(passage, first, rank)) {
            out.push(local);
            continue;
        }
        let last = found
            .get(at)
            .filter(|next| ranges(passage, first, next, percent.is_some()));
        let number = last.unwrap_or(first);
        let Some((unit, certainty)) = unit(gazetteer, passage, number, first.start, percent) else {
            continue;
        };
        at += usize::from(last.is_some());
        let (comparator, from) = comparator(passage, first);
        let (comparator, to) = after(passage, unit.end.max(number.end))
            .map_or((comparator, unit.end.max(number.end)), |(said, end)| (said, end));
        let known = unit.entry.is_some();
        out.push(Local {
            start: from.min(unit.start),
            end: to,
            what: What::Quantity(Quantity {
                comparator: if last.is_some() {
                    Comparator::Between
                } else {
                    comparator
                },
                value: first.value,
                max: last.map(|last| last.value),
                unit: unit.entry,
                unit_span: (unit.start as u32, unit.end as u32),
                direction: direction(passage, from),
            }),
            certainty,
            rule: if known {
                Rule::NumberWithUnit
            } else {
                Rule::NumberWithNoun
            },
        });
    }
}

/// True for numbers that can count: no ordinals, no part of a code, no bare `un` or `a`.
fn counts(passage: &Passage<'_>, numeral: &Numeral) -> bool {
    let text = passage.text.get(numeral.start..numeral.end).unwrap_or_default();
    let before = passage.text.get(..numeral.start).unwrap_or_default();
    let after = passage.text.get(numeral.end..).unwrap_or_default();
    let last = text
        .rsplit(|c: char| c.is_whitespace() || c == '-')
        .next()
        .unwrap_or_default();
    if numeral.words {
        let word = fold(last);
        let ordinal = match passage.lang {
            Lang::Fr => [
                "ieme",
                "iemes",
                "premier",
                "premiere",
                "premiers",
                "premieres",
                "second",
                "seconde",
            ]
            .iter()
            .any(|end| word.ends_with(end)),
            Lang::En => {
                ["first", "second", "third"].contains(&word.as_str()) || word.ends_with("th") || word.ends_with("tieth")
            }
            Lang::Vi => text.starts_with("thứ") || before.trim_end().ends_with("thứ"),
        };
        // `một`, `un` and `one` are articles as often as numbers; Roman numerals count kings and congresses.
        return !ordinal && numeral.value > 1.0 && !text.chars().all(|c| c.is_ascii_uppercase());
    }
    // An ordinal's ending is stuck to its digits; so is that of `2.5bn`, which scales.
    let stuck = last.starts_with(|c: char| c.is_ascii_digit()) && last.ends_with(|c: char| c.is_alphabetic());
    let scaled = stuck && numeral.value >= 1e6;
    let code = before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '/'))
        || (before.ends_with('-') && before.trim_end_matches('-').ends_with(char::is_alphabetic))
        || after.starts_with('/')
        || (after.starts_with('-') && after[1..].starts_with(is_capital))
        || before.ends_with(['°', 'º']);
    (!stuck || scaled) && !code
}

/// True if two numbers are the ends of a range: `20 à 27`, `5–6`, `90 % à 100 %`.
fn ranges(passage: &Passage<'_>, first: &Numeral, last: &Numeral, percents: bool) -> bool {
    if first.value >= last.value || first.words != last.words {
        return false;
    }
    let gap = passage.text.get(first.end..last.start).unwrap_or_default().trim();
    let gap = if percents {
        gap.strip_prefix('%').unwrap_or(gap).trim()
    } else {
        gap
    };
    let before = passage.word_from(first.start);
    let between = matches!(passage.before(before, 1), "entre" | "between" | "từ");
    match passage.lang {
        _ if matches!(gap, "-" | "–" | "—" | "‑") => true,
        Lang::Fr => gap == "à" || (between && gap == "et"),
        Lang::En => gap == "to" || (between && gap == "and"),
        Lang::Vi => matches!(gap, "đến" | "tới"),
    }
}

/// `parmi les trois premiers`, `among the 20 most`, `trong nhóm 10`: a rank to be within.
fn among(passage: &Passage<'_>, numeral: &Numeral, rank: u32) -> Option<Local> {
    let at = passage.word_from(numeral.start);
    let next = passage.word_from(numeral.end);
    let following = passage.word(next);
    let said = match passage.lang {
        Lang::Fr => {
            let introduced = (1..=4).any(|back| matches!(passage.before(at, back), "parmi" | "dans"))
                || passage.before(at, 1) == "top";
            introduced
                && (matches!(
                    following,
                    "premier" | "premiers" | "premiere" | "premieres" | "plus" | "meilleurs" | "meilleures"
                ) || passage.before(at, 1) == "top")
        }
        Lang::En => {
            passage.before(at, 1) == "top"
                || (matches!(following, "most" | "best" | "leading" | "top" | "largest")
                    && (1..=3).any(|back| matches!(passage.before(at, back), "among" | "of")))
        }
        Lang::Vi => passage.before(at, 1) == "top" || (passage.before(at, 1) == "nhóm" && following != "người"),
    };
    if !said {
        return None;
    }
    let end = passage.words.get(next).map_or(numeral.end, |word| word.end);
    Some(Local {
        start: numeral.start,
        end,
        what: What::Quantity(Quantity {
            comparator: Comparator::AtMost,
            value: numeral.value,
            max: None,
            unit: Some(rank),
            unit_span: (numeral.end as u32, end as u32),
            direction: None,
        }),
        certainty: Certainty::Probable,
        rule: Rule::RankAmong,
    })
}

/// What a number counts, and how sure that is.
fn unit(
    gazetteer: &Gazetteer<'_>,
    passage: &Passage<'_>,
    number: &Numeral,
    first: usize,
    percent: Option<u32>,
) -> Option<(Unit, Certainty)> {
    let after = passage.text.get(number.end..)?;
    let spaces = after.len() - after.trim_start().len();
    let rest = after.trim_start();
    let start = number.end + spaces;
    if rest.starts_with('%') {
        return Some((
            Unit {
                entry: percent,
                start,
                end: start + 1,
            },
            Certainty::Certain,
        ));
    }
    // Signs of money before or behind the number.
    let before = passage.text.get(..first)?.trim_end();
    let sign = |c: char| match c {
        '$' => Some("USD"),
        '€' => Some("EUR"),
        '₫' => Some("VND"),
        _ => None,
    };
    let behind = rest.chars().next().and_then(sign);
    if let Some(code) = before.chars().next_back().and_then(sign).or(behind) {
        let length = rest
            .chars()
            .next()
            .filter(|_| behind.is_some())
            .map_or(0, char::len_utf8);
        let lead = before
            .chars()
            .next_back()
            .filter(|_| behind.is_none())
            .map_or(0, char::len_utf8);
        let (start, end) = if behind.is_some() {
            (start, start + length)
        } else {
            (before.len() - lead, before.len())
        };
        return Some((
            Unit {
                entry: gazetteer.unit_of(code),
                start,
                end,
            },
            Certainty::Certain,
        ));
    }
    let mut at = passage.word_from(number.end);
    if !passage
        .text
        .get(number.end..passage.words.get(at)?.start)?
        .chars()
        .all(|c| c.is_whitespace() || matches!(c, '\'' | '’' | 'd' | 'D'))
    {
        return None;
    }
    // `milliards de dollars`, `hundreds of companies`.
    if matches!(passage.word(at), "de" | "of" | "d") {
        at += 1;
    }
    // Vietnamese sets adjectives behind the noun.
    let reach = if passage.lang == Lang::Vi { 0 } else { REACH };
    for step in 0..=reach {
        let place = at + step;
        if place >= passage.words.len() || (step > 0 && !passage.joined(place - 1)) {
            break;
        }
        let known = gazetteer
            .at(&passage.prints[place..])
            .filter(|name| name.register == Register::Units && name.lang.is_none_or(|lang| lang == passage.lang))
            .find(|name| is_unit(passage, place, name));
        if let Some(name) = known {
            let (start, end) = passage.span(place, name.count as usize);
            let certainty = if step == 0 {
                Certainty::Certain
            } else {
                Certainty::Probable
            };
            return Some((
                Unit {
                    entry: Some(name.entry),
                    start,
                    end,
                },
                certainty,
            ));
        }
        // Only an adjective may stand between; `2 des trois pays` counts other things.
        if is_function_word(&passage.words[place].folded)
            || passage.word(place).bytes().all(|byte| byte.is_ascii_digit())
        {
            break;
        }
    }
    noun(passage, at, number)
}

/// True if a unit's name or sign really stands here; signs count by the letter, `m` is no `M.`.
fn is_unit(passage: &Passage<'_>, at: usize, name: &Name<'_>) -> bool {
    let count = name.count as usize;
    let (start, end) = passage.span(at, count);
    if name.lang.is_none() {
        return passage.text.get(start..end) == Some(name.text);
    }
    !(passage.lang == Lang::Vi && marks_differ(&passage.words[at..at + count], name.text))
}

/// A noun that is no unit of the register: counted in small letters right behind the number, in English perhaps with a word
/// before it: `5,000 civil servants`.
fn noun(passage: &Passage<'_>, at: usize, number: &Numeral) -> Option<(Unit, Certainty)> {
    let shortest = if passage.lang == Lang::Vi { 2 } else { 3 };
    let plain = |at: usize| {
        let word = passage.words.get(at)?;
        let letters = word.folded.bytes().all(|byte| byte.is_ascii_lowercase()) && word.folded.len() >= shortest;
        (letters && !passage.capital(at) && !is_function_word(&word.folded)).then_some(word)
    };
    // In languages that mark it, what is counted stands in the plural.
    let plural = |word: &&Word| passage.lang == Lang::Vi || word.folded.ends_with(['s', 'x']);
    let word = plain(at)?;
    let behind = plain(at + 1).filter(|word| passage.lang == Lang::En && passage.joined(at) && plural(word));
    // Spans of time are dates' business; a year before a noun is a year.
    let time = matches!(
        passage.word(at),
        "an" | "ans"
            | "annee"
            | "annees"
            | "mois"
            | "jours"
            | "jour"
            | "heures"
            | "semaines"
            | "decennies"
            | "dernieres"
            | "derniers"
            | "prochaines"
            | "prochains"
            | "year"
            | "years"
            | "months"
            | "month"
            | "days"
            | "day"
            | "hours"
            | "weeks"
            | "decades"
            | "năm"
            | "tháng"
            | "ngày"
            | "giờ"
            | "tuần"
            | "lần"
            | "fois"
            | "times"
            | "heure"
    );
    let looks_like_year = !number.words && (1900.0..2100.0).contains(&number.value) && number.end - number.start == 4;
    // `năm nay` is this year.
    let year_word = passage.lang == Lang::Vi && number.words && number.value == 5.0;
    if time || looks_like_year || year_word {
        return None;
    }
    let last = Some(word).filter(plural).or(behind)?;
    // A noun by itself, counted in figures, is a quantity; in words it may be a way of speaking.
    let certainty = if number.words {
        Certainty::Possible
    } else {
        Certainty::Probable
    };
    Some((
        Unit {
            entry: None,
            start: word.start,
            end: last.end,
        },
        certainty,
    ))
}

/// What stands before a number says how it is meant; and where that starts.
fn comparator(passage: &Passage<'_>, number: &Numeral) -> (Comparator, usize) {
    const FR: [(&str, Comparator); 31] = [
        ("atteindre ou depasser", Comparator::AtLeast),
        ("atteindre ou depasser les", Comparator::AtLeast),
        ("egal ou superieur a", Comparator::AtLeast),
        ("superieur ou egal a", Comparator::AtLeast),
        ("au moins", Comparator::AtLeast),
        ("au minimum", Comparator::AtLeast),
        ("minimum de", Comparator::AtLeast),
        ("pas moins de", Comparator::AtLeast),
        ("au plus", Comparator::AtMost),
        ("au maximum", Comparator::AtMost),
        ("maximum de", Comparator::AtMost),
        ("jusqu a", Comparator::AtMost),
        ("plus de", Comparator::Above),
        ("plus d", Comparator::Above),
        ("depasser", Comparator::Above),
        ("depasse", Comparator::Above),
        ("depassant", Comparator::Above),
        ("depasser les", Comparator::Above),
        ("superieur a", Comparator::Above),
        ("superieure a", Comparator::Above),
        ("moins de", Comparator::Below),
        ("inferieur a", Comparator::Below),
        ("inferieure a", Comparator::Below),
        ("environ", Comparator::About),
        ("pres de", Comparator::About),
        ("quelque", Comparator::About),
        ("quelques", Comparator::About),
        ("approximativement", Comparator::About),
        ("presque", Comparator::About),
        ("vers", Comparator::About),
        ("avoisinant", Comparator::About),
    ];
    const EN: [(&str, Comparator); 30] = [
        ("at least", Comparator::AtLeast),
        ("no less than", Comparator::AtLeast),
        ("no fewer than", Comparator::AtLeast),
        ("minimum of", Comparator::AtLeast),
        ("at most", Comparator::AtMost),
        ("up to", Comparator::AtMost),
        ("no more than", Comparator::AtMost),
        ("maximum of", Comparator::AtMost),
        ("more than", Comparator::Above),
        ("over", Comparator::Above),
        ("above", Comparator::Above),
        ("exceed", Comparator::Above),
        ("exceeding", Comparator::Above),
        ("exceeds", Comparator::Above),
        ("greater than", Comparator::Above),
        ("higher than", Comparator::Above),
        ("less than", Comparator::Below),
        ("fewer than", Comparator::Below),
        ("below", Comparator::Below),
        ("under", Comparator::Below),
        ("lower than", Comparator::Below),
        ("about", Comparator::About),
        ("around", Comparator::About),
        ("nearly", Comparator::About),
        ("almost", Comparator::About),
        ("some", Comparator::About),
        ("approximately", Comparator::About),
        ("roughly", Comparator::About),
        ("close to", Comparator::About),
        ("an estimated", Comparator::About),
    ];
    const VI: [(&str, Comparator); 22] = [
        ("ít nhất", Comparator::AtLeast),
        ("tối thiểu", Comparator::AtLeast),
        ("không dưới", Comparator::AtLeast),
        ("không ít hơn", Comparator::AtLeast),
        ("tối đa", Comparator::AtMost),
        ("không quá", Comparator::AtMost),
        ("nhiều nhất", Comparator::AtMost),
        ("hơn", Comparator::Above),
        ("trên", Comparator::Above),
        ("vượt", Comparator::Above),
        ("vượt mức", Comparator::Above),
        ("vượt quá", Comparator::Above),
        ("lớn hơn", Comparator::Above),
        ("dưới", Comparator::Below),
        ("ít hơn", Comparator::Below),
        ("thấp hơn", Comparator::Below),
        ("khoảng", Comparator::About),
        ("gần", Comparator::About),
        ("xấp xỉ", Comparator::About),
        ("ước", Comparator::About),
        ("chừng", Comparator::About),
        ("ước đạt", Comparator::About),
    ];
    let list: &[(&str, Comparator)] = match passage.lang {
        Lang::Fr => &FR,
        Lang::En => &EN,
        Lang::Vi => &VI,
    };
    let at = passage.word_from(number.start);
    let said = list
        .iter()
        .filter(|(phrase, _)| passage.follows(at, phrase))
        .max_by_key(|(phrase, _)| phrase.len());
    match said {
        Some((phrase, comparator)) => (*comparator, passage.words[at - phrase.split(' ').count()].start),
        None => (Comparator::Equal, number.start),
    }
}

/// `ou plus`, `or more`, `trở lên` behind the unit; and where that ends.
fn after(passage: &Passage<'_>, end: usize) -> Option<(Comparator, usize)> {
    let at = passage.word_from(end);
    let (phrase, comparator) = match passage.lang {
        Lang::Fr if passage.starts(at, "ou plus") => ("ou plus", Comparator::AtLeast),
        Lang::Fr if passage.starts(at, "au moins") => ("au moins", Comparator::AtLeast),
        Lang::Fr if passage.starts(at, "au maximum") => ("au maximum", Comparator::AtMost),
        Lang::En if passage.starts(at, "or more") => ("or more", Comparator::AtLeast),
        Lang::En if passage.starts(at, "or less") => ("or less", Comparator::AtMost),
        Lang::Vi if passage.starts(at, "trở lên") => ("trở lên", Comparator::AtLeast),
        Lang::Vi if passage.starts(at, "trở xuống") => ("trở xuống", Comparator::AtMost),
        _ => return None,
    };
    let (_, end) = passage.span(at, phrase.split(' ').count());
    Some((comparator, end))
}

/// By how much something grows or falls: `en hausse de 7 %`, `(+13,6 %)`, `tăng 5%`.
fn direction(passage: &Passage<'_>, from: usize) -> Option<Direction> {
    let before = passage.text.get(..from).unwrap_or_default();
    if before.ends_with('+') {
        return Some(Direction::Increase);
    }
    let at = passage.word_from(from);
    let skip = usize::from(matches!(passage.before(at, 1), "de" | "d" | "by" | "of"));
    // To make up is no growth.
    if passage.before(at, 1) == "up" && matches!(passage.before(at, 2), "make" | "makes" | "made" | "making") {
        return None;
    }
    match passage.before(at, 1 + skip) {
        "hausse" | "progresse" | "progression" | "augmente" | "augmenter" | "croissance" | "croitre" | "up"
        | "rise" | "rising" | "rose" | "grow" | "growth" | "increase" | "increased" | "tăng" => {
            Some(Direction::Increase)
        }
        "baisse" | "recul" | "diminue" | "diminuer" | "reduire" | "down" | "fall" | "fell" | "decrease" | "decline"
        | "reduce" | "giảm" => Some(Direction::Decrease),
        _ => None,
    }
}

//! Dates in words: `27 octobre 2025`, `end of 2025`, `tháng 10 năm 2025`, `2021–2025`.

use super::Lang;
use super::day::Civil;
use super::edtf::{Precision, When};

/// An EDTF date in words; a text that is no date is given back as it is.
///
/// December and January with `~` read as the end and the start of a year: that is how the seeds write "fin 2025" and
/// "début 2025".
pub fn date_words(edtf: &str, lang: Lang) -> String {
    if let Some(inner) = edtf.strip_prefix(['[', '{']) {
        return set_words(inner.trim_end_matches([']', '}']), edtf.starts_with('['), lang);
    }
    match edtf.split_once('/') {
        Some((start, end)) => interval_words(start, end, lang),
        None => When::parse(edtf).map_or_else(|_| edtf.to_owned(), |when| one_words(&when, lang)),
    }
}

fn one_words(when: &When, lang: Lang) -> String {
    let start = when.earliest.civil();
    let end = when.latest.civil();
    if when.precision == Precision::Month && when.approximate && matches!(start.month, 1 | 12) {
        let year = start.year;
        return match (start.month, lang) {
            (12, Lang::Fr) => format!("fin {year}"),
            (12, Lang::En) => format!("end of {year}"),
            (12, Lang::Vi) => format!("cuối năm {year}"),
            (_, Lang::Fr) => format!("début {year}"),
            (_, Lang::En) => format!("early {year}"),
            (_, Lang::Vi) => format!("đầu năm {year}"),
        };
    }
    let text = match when.precision {
        Precision::Day => day_words(start, lang),
        Precision::Month => month_words(start, lang),
        Precision::Season => season_words(start, end, lang),
        Precision::Years | Precision::Interval | Precision::Set => format!("{}–{}", start.year, end.year),
        Precision::Year => start.year.to_string(),
    };
    match (when.approximate, when.uncertain, lang) {
        (false, false, _) => text,
        (true, _, Lang::Fr) => format!("vers {text}"),
        (true, _, Lang::En) => format!("about {text}"),
        (true, _, Lang::Vi) => format!("khoảng {text}"),
        (_, true, Lang::Fr) => format!("{text}, incertain"),
        (_, true, Lang::En) => format!("{text}, uncertain"),
        (_, true, Lang::Vi) => format!("{text}, chưa chắc chắn"),
    }
}

fn interval_words(start: &str, end: &str, lang: Lang) -> String {
    let open = |side: &str| side.is_empty() || side == "..";
    let said = |side: &str| date_words(side, lang);
    let text = match (open(start), open(end), lang) {
        (false, false, _) => return between_words(start, end, lang),
        (_, true, Lang::Fr) if start.len() == 10 => format!("depuis le {}", said(start)),
        (_, true, Lang::Fr) => format!("depuis {}", said(start)),
        (_, true, Lang::En) => format!("since {}", said(start)),
        (_, true, Lang::Vi) => format!("từ {}", said(start)),
        (_, _, Lang::Fr) => format!("jusqu’{} {}", until(end), said(end)),
        (_, _, Lang::En) => format!("until {}", said(end)),
        (_, _, Lang::Vi) => format!("đến {}", said(end)),
    };
    // An open side goes on; an unknown one ends on a day that nobody noted.
    match (start.is_empty(), end.is_empty(), lang) {
        (false, false, _) => text,
        (true, _, Lang::Fr) => text + ", début inconnu",
        (true, _, Lang::En) => text + ", start unknown",
        (true, _, Lang::Vi) => text + ", chưa rõ thời điểm bắt đầu",
        (_, true, Lang::Fr) => text + ", fin inconnue",
        (_, true, Lang::En) => text + ", end unknown",
        (_, true, Lang::Vi) => text + ", chưa rõ thời điểm kết thúc",
    }
}

/// The French preposition after `jusqu’`, by how fine and how sure the date is: `au 3 mai`, `en mai`, `à fin 2025`.
fn until(edtf: &str) -> &'static str {
    match edtf.len() {
        10 => "au",
        4 | 7 if edtf.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') => "en",
        _ => "à",
    }
}

fn between_words(start: &str, end: &str, lang: Lang) -> String {
    let (Ok(first), Ok(last)) = (When::parse(start), When::parse(end)) else {
        return format!("{start}/{end}");
    };
    let (from, to) = (first.earliest.civil(), last.earliest.civil());
    let plain = !(first.approximate || first.uncertain || last.approximate || last.uncertain);
    let days = first.precision == Precision::Day && last.precision == Precision::Day;
    if plain && days && (from.year, from.month) == (to.year, to.month) {
        let lead = if lang == Lang::Vi { "ngày " } else { "" };
        return format!("{lead}{}–{} {}", from.day, to.day, month_words(to, lang));
    }
    let dash = if plain && first.precision == Precision::Year && last.precision == Precision::Year {
        "–"
    } else {
        " – "
    };
    format!("{}{dash}{}", one_words(&first, lang), one_words(&last, lang))
}

fn set_words(inner: &str, one: bool, lang: Lang) -> String {
    let members: Vec<String> = inner
        .split(',')
        .map(|member| match member.split_once("..") {
            Some(("", end)) => interval_words("..", end, lang),
            Some((start, "")) => interval_words(start, "..", lang),
            Some((start, end)) => interval_words(start, end, lang),
            None => date_words(member, lang),
        })
        .collect();
    let and = match (one, lang) {
        (true, Lang::Fr) => " ou ",
        (true, Lang::En) => " or ",
        (true, Lang::Vi) => " hoặc ",
        (false, Lang::Fr) => " et ",
        (false, Lang::En) => " and ",
        (false, Lang::Vi) => " và ",
    };
    match members.split_last() {
        Some((last, rest)) if !rest.is_empty() => [rest.join(", "), last.clone()].join(and),
        _ => members.concat(),
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

/// The month of a name, 1 to 12: folded in French and English; Vietnamese counts its months.
pub fn month_of(folded: &str, lang: Lang) -> Option<u8> {
    let names = match lang {
        Lang::Fr => &MONTHS_FR,
        Lang::En => &MONTHS_EN,
        Lang::Vi => return None,
    };
    let plain = |c: char| match c {
        'é' => 'e',
        'û' => 'u',
        c => c.to_ascii_lowercase(),
    };
    let at = names
        .iter()
        .position(|name| name.chars().map(plain).eq(folded.chars()))?;
    u8::try_from(at + 1).ok()
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
    // A season of the weather starts where no quarter does.
    if start.month.is_multiple_of(3) {
        let season = usize::from(start.month / 3).wrapping_sub(1);
        let names = match lang {
            Lang::Fr => ["printemps", "été", "automne", "hiver"],
            Lang::En => ["spring", "summer", "autumn", "winter"],
            Lang::Vi => ["mùa xuân", "mùa hè", "mùa thu", "mùa đông"],
        };
        let name = names.get(season).copied().unwrap_or_default();
        return match lang {
            Lang::Vi => format!("{name} năm {year}"),
            _ => format!("{name} {year}"),
        };
    }
    let half = end.month.wrapping_sub(start.month) > 3;
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
    use proptest::prelude::*;

    #[test]
    fn a_month_is_known_by_its_name() {
        assert_eq!(month_of("aout", Lang::Fr), Some(8));
        assert_eq!(month_of("december", Lang::En), Some(12));
        assert_eq!(month_of("mois", Lang::Fr), None);
    }

    #[test]
    fn dates_are_said_as_people_say_them() {
        let say = |edtf: &str| Lang::ALL.map(|lang| date_words(edtf, lang)).join(" | ");
        for (edtf, words) in [
            (
                "2025-10-27",
                "27 octobre 2025 | 27 October 2025 | ngày 27 tháng 10 năm 2025",
            ),
            ("2025-07-01", "1er juillet 2025 | 1 July 2025 | ngày 1 tháng 7 năm 2025"),
            ("2025-12~", "fin 2025 | end of 2025 | cuối năm 2025"),
            ("2025~", "vers 2025 | about 2025 | khoảng 2025"),
            (
                "2025-12?",
                "décembre 2025, incertain | December 2025, uncertain | tháng 12 năm 2025, chưa chắc chắn",
            ),
            ("202X", "2020–2029 | 2020–2029 | 2020–2029"),
            ("2021/2025", "2021–2025 | 2021–2025 | 2021–2025"),
            (
                "2025-12-06/2025-12-14",
                "6–14 décembre 2025 | 6–14 December 2025 | ngày 6–14 tháng 12 năm 2025",
            ),
            (
                "2025-07/2025-09",
                "juillet 2025 – septembre 2025 | July 2025 – September 2025 | tháng 7 năm 2025 – tháng 9 năm 2025",
            ),
            ("2025-21", "printemps 2025 | spring 2025 | mùa xuân năm 2025"),
            ("2025-24", "hiver 2025 | winter 2025 | mùa đông năm 2025"),
            ("2026-35", "3e trimestre 2026 | quarter 3 of 2026 | quý III năm 2026"),
            (
                "2026-41",
                "2e semestre 2026 | half-year 2 of 2026 | 6 tháng cuối năm 2026",
            ),
            ("2025/..", "depuis 2025 | since 2025 | từ 2025"),
            (
                "2025-07-01/",
                "depuis le 1er juillet 2025, fin inconnue | since 1 July 2025, end unknown | từ ngày 1 tháng 7 năm 2025, chưa rõ thời điểm kết thúc",
            ),
            (
                "../2025-04",
                "jusqu’en avril 2025 | until April 2025 | đến tháng 4 năm 2025",
            ),
            (
                "../2025-12~",
                "jusqu’à fin 2025 | until end of 2025 | đến cuối năm 2025",
            ),
            ("[2025,2027]", "2025 ou 2027 | 2025 or 2027 | 2025 hoặc 2027"),
            (
                "{2024,2025-04..2025-06,2027}",
                "2024, avril 2025 – juin 2025 et 2027 | 2024, April 2025 – June 2025 and 2027 | 2024, tháng 4 năm 2025 – tháng 6 năm 2025 và 2027",
            ),
        ] {
            assert_eq!(say(edtf), words, "{edtf}");
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_said(text in "[\\[{]?[0-9XY~?%./,T:Z+é-]{0,24}[\\]}]?") {
            for lang in Lang::ALL {
                date_words(&text, lang);
            }
        }
    }
}

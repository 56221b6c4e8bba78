//! Reads the numbers of a text for their values, by the rules of its language.
//!
//! `number` brings numbers to one form for searching and need not know the language; here the value counts, so `1.500` is
//! fifteen hundred in French and one and a half in English. Read are digits with grouping and decimals, words that scale
//! (`2,75 milliards`), ordinals (`29ᵉ`), and numbers in words or Roman numerals. Not read: fractions, and codes such as
//! `5G`. Units, currencies and per cent signs are left to the caller, as is what a number means: `2026-2030` is two numbers.

mod spelled;

use super::number::{SPACES, digits};
use crate::model::Lang;

/// A number of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Numeral {
    /// First byte in the text, the minus sign included.
    pub start: usize,
    /// One past the last byte, scale words and the ending of an ordinal included.
    pub end: usize,
    /// What it says; always finite.
    pub value: f64,
    /// True if it is written without digits. That is a candidate only: French `un` and `neuf`, Vietnamese `năm` and
    /// `không` are more often something else.
    pub words: bool,
}

/// Every number of a text, in the order of the text.
///
/// Any text gives an answer. The rules, and where they are from:
///
/// - **Grouping and decimals.** English groups by comma and has a decimal point, French and Vietnamese the other way
///   round (CLDR, symbols of `en`, `fr`, `vi`). French also groups by spaces, `U+202F` in CLDR, `U+00A0` or a plain one
///   as typed; by points where Vietnam's agencies write French. A group has exactly three digits, so `1.500` is grouped
///   in French, and `4.0` is a decimal in any language.
/// - **Scale words.** French counts by the long scale (`milliard` 10⁹, `billion` 10¹²), English by the short one
///   (`billion` 10⁹); Vietnamese `tỷ` is 10⁹, and scales multiply: `nghìn tỷ` is 10¹² (CLDR, long compact decimals).
/// - **Ranges.** In `5 à 6 milliards` the scale word holds for both ends.
/// - **Roman numerals** from II to XXXIX in capitals, as legislatures and congresses are counted: `khóa XV`, `XIVᵉ`.
/// - **Number words** as the rule-based formats of CLDR spell them, cardinals and ordinals, in old and new spelling.
///
/// ```
/// use jalons_core::{analyze::numerals, model::Lang};
/// let values = |text, lang| numerals(text, lang).iter().map(|found| found.value).collect::<Vec<_>>();
/// assert_eq!(values("5.400 à 5.500 dollars", Lang::Fr), [5400.0, 5500.0]);
/// assert_eq!(values("1,200 of 2.5 million", Lang::En), [1200.0, 2_500_000.0]);
/// assert_eq!(values("601.200 nghìn tỷ đồng", Lang::Vi), [601_200e12]);
/// ```
pub fn numerals(text: &str, lang: Lang) -> Vec<Numeral> {
    let pieces = pieces(text, lang);
    let mut found: Vec<Reading> = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        match reading(text, &pieces, at, lang) {
            Some((reading, used)) => {
                if let Some(before) = found.last_mut() {
                    share_scale(text, before, &reading, lang);
                }
                found.push(reading);
                at += used;
            }
            None => at += 1,
        }
    }
    found
        .into_iter()
        .map(|reading| reading.numeral)
        .filter(|numeral| numeral.value.is_finite())
        .collect()
}

/// Digits or a word of the text: what numbers are put together from.
struct Piece {
    start: usize,
    end: usize,
    part: Part,
}

enum Part {
    /// A number in digits, and the factor of an abbreviation stuck to it (`2.5bn`), or 1.
    Digits { value: f64, stuck: f64 },
    /// A word as [`spelled`] knows it; codes too.
    Word(String),
}

/// A numeral, and the factor that its scale words make.
struct Reading {
    numeral: Numeral,
    scale: f64,
}

fn pieces(text: &str, lang: Lang) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let piece = if c.is_ascii_digit() {
            digits_piece(text, at, lang)
        } else if is_letter(c) {
            word_piece(text, at, lang)
        } else {
            at += c.len_utf8();
            continue;
        };
        at = piece.end;
        found.push(piece);
    }
    found
}

/// As for words, but the ordinal signs of `nº` and `nª` are no letters: what follows them is a number.
fn is_letter(c: char) -> bool {
    super::is_letter(c) && !matches!(c, 'º' | 'ª')
}

fn word_piece(text: &str, start: usize, lang: Lang) -> Piece {
    let length = text[start..].find(|c| !is_letter(c) && !super::letters::is_mark(c));
    let end = length.map_or(text.len(), |length| start + length);
    let (mut written, mut folded) = (String::new(), String::new());
    super::spell(&text[start..end], &mut written, &mut folded);
    Piece {
        start,
        end,
        // Marks make the word in Vietnamese: `ba` is three, `bà` a lady.
        part: Part::Word(if lang == Lang::Vi { written } else { folded }),
    }
}

/// The digits that start here with what is stuck to them, or the code that starts with them.
fn digits_piece(text: &str, start: usize, lang: Lang) -> Piece {
    let (value, end) = grouped(text, start, lang);
    let sign = sign(text, start);
    let number = |end, stuck| Piece {
        start: start - sign.map_or(0, char::len_utf8),
        end,
        part: Part::Digits {
            value: if sign.is_some() { -value } else { value },
            stuck,
        },
    };
    if !text[end..].starts_with(is_letter) {
        return number(end, 1.0);
    }
    let rest = word_piece(text, end, lang);
    match &rest.part {
        Part::Word(letters) if spelled::is_ordinal_ending(letters, lang) => number(rest.end, 1.0),
        Part::Word(letters) => match spelled::abbreviation(letters, lang) {
            Some(factor) => number(rest.end, factor),
            None => Piece { start, ..rest },
        },
        Part::Digits { .. } => rest,
    }
}

/// The minus sign right before these digits, if it cannot be a hyphen or the dash of a range.
fn sign(text: &str, start: usize) -> Option<char> {
    let mut before = text[..start].chars();
    let sign = before.next_back().filter(|c| matches!(c, '-' | '−'))?;
    let before = before.as_str();
    let opens = before.is_empty() || before.ends_with(|c: char| c.is_whitespace() || "([«“".contains(c));
    let ranges = before.trim_end().ends_with(|c: char| c.is_ascii_digit() || c == '%');
    (opens && !ranges).then_some(sign)
}

/// Value and end of a number in digits, by the grouping and the decimal sign of the language.
fn grouped(text: &str, start: usize, lang: Lang) -> (f64, usize) {
    let head = start + digits(text, start);
    let mut number = text[start..head].to_owned();
    let mut end = head;
    let mut before = text[..start].chars().rev();
    // Inside a date or a version such as `13.4.2025`, every part is a number of its own.
    let inside = before.next().is_some_and(is_point) && before.next().is_some_and(|c| c.is_ascii_digit());
    let may_group = !inside && head - start <= 3 && !number.starts_with('0');
    if let Some(separator) = text[head..].chars().next().filter(|c| groups(*c, lang))
        && may_group
    {
        let width = separator.len_utf8();
        let follow = |end: usize| {
            if text[end..].starts_with(separator) {
                digits(text, end + width)
            } else {
                0
            }
        };
        while follow(end) == 3 {
            number.push_str(&text[end + width..end + width + 3]);
            end += width + 3;
        }
        // `192.168.1.1` starts like groups and is none.
        if is_point(separator) && follow(end) > 0 {
            number.truncate(head - start);
            end = head;
        }
    }
    if let Some(sign) = text[end..].chars().next().filter(|c| is_point(*c))
        && !inside
    {
        let count = digits(text, end + 1);
        let stop = end + 1 + count;
        let goes_on = text[stop..].starts_with(is_point) && digits(text, stop + 1) > 0;
        // The sign of another language is taken too, unless its digits look like a group.
        if count > 0 && !goes_on && (sign == decimal(lang) || count != 3 || !may_group) {
            number.push('.');
            number.push_str(&text[end + 1..stop]);
            end = stop;
        }
    }
    // Digits with at most one point always parse; very many of them give infinity, which is left out in the end.
    (number.parse().unwrap_or(f64::INFINITY), end)
}

fn is_point(c: char) -> bool {
    matches!(c, '.' | ',')
}

fn decimal(lang: Lang) -> char {
    if lang == Lang::En { '.' } else { ',' }
}

fn groups(c: char, lang: Lang) -> bool {
    match lang {
        // In English a plain space parts two numbers; only one that does not break holds a number together.
        Lang::En => c == ',' || (c != ' ' && SPACES.contains(&c)),
        Lang::Fr | Lang::Vi => c == '.' || SPACES.contains(&c),
    }
}

/// The number that starts with a piece, and how many pieces it takes.
fn reading(text: &str, pieces: &[Piece], at: usize, lang: Lang) -> Option<(Reading, usize)> {
    let first = pieces.get(at)?;
    let (value, scale, used) = match &first.part {
        Part::Digits { value, stuck } => {
            let (factor, used) = spelled::scale(&phrase(text, pieces, at + 1, first.end), lang);
            (value * stuck * factor, stuck * factor, 1 + used)
        }
        Part::Word(_) => {
            let before = at.checked_sub(1).and_then(|before| pieces.get(before));
            let before = before.map_or("", |piece| piece.word());
            match spelled::read(before, &phrase(text, pieces, at, first.start), lang) {
                Some(read) => (read.value, read.scale, read.used),
                None => (roman(text.get(first.start..first.end)?, lang)?, 1.0, 1),
            }
        }
    };
    let numeral = Numeral {
        start: first.start,
        end: pieces.get(at + used - 1)?.end,
        value,
        words: matches!(first.part, Part::Word(_)),
    };
    Some((Reading { numeral, scale }, used))
}

/// The value of a word that is a Roman numeral, or the ordinal of one in French.
fn roman(word: &str, lang: Lang) -> Option<f64> {
    let end = word.find(|c| !matches!(c, 'I' | 'V' | 'X')).unwrap_or(word.len());
    let (letters, ending) = word.split_at(end);
    if !ending.is_empty() && !spelled::is_ordinal_ending(ending, lang) {
        return None;
    }
    // One letter alone is too often something else, and `Vers` is no fifth.
    let written = |value: &u32| "X".repeat(*value as usize / 10) + ROMAN[*value as usize % 10];
    (2..40)
        .filter(|_| letters.len() > 1)
        .find(|value| written(value) == letters)
        .map(f64::from)
}

const ROMAN: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];

impl Piece {
    fn word(&self) -> &str {
        match &self.part {
            Part::Word(word) => word,
            Part::Digits { .. } => "",
        }
    }
}

/// The words from a piece on that nothing but a space or a hyphen parts, from each other and from what ends at `end`.
fn phrase<'p>(text: &str, pieces: &'p [Piece], at: usize, mut end: usize) -> Vec<&'p str> {
    /// No number in words is longer.
    const LONGEST: usize = 24;
    let mut words = Vec::new();
    for piece in pieces.iter().skip(at).take(LONGEST) {
        let gap = text.get(end..piece.start).unwrap_or_default();
        let joined = matches!(gap, "-" | "‑") || gap.chars().all(|c| SPACES.contains(&c));
        if !joined || matches!(piece.part, Part::Digits { .. }) {
            break;
        }
        words.push(piece.word());
        end = piece.end;
    }
    words
}

/// Lets the scale word at the end of a range hold for its start too: `5 à 6 milliards`.
///
/// `900 000 à 2 millions` is told apart by the order: a range rises.
fn share_scale(text: &str, before: &mut Reading, reading: &Reading, lang: Lang) {
    let between = text.get(before.numeral.end..reading.numeral.start).unwrap_or_default();
    let connectors: &[&str] = match lang {
        Lang::Fr => &["à", "et", "ou"],
        Lang::En => &["to", "and", "or"],
        Lang::Vi => &["đến", "tới", "và", "hoặc"],
    };
    let between = between.trim_matches(SPACES);
    let ranges = matches!(between, "-" | "‑" | "–" | "—") || connectors.contains(&between);
    let start = before.numeral.value;
    if ranges && before.scale == 1.0 && start < 1000.0 && start < reading.numeral.value / reading.scale {
        before.numeral.value *= reading.scale;
        before.scale = reading.scale;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::number;
    use proptest::prelude::*;

    #[track_caller]
    fn check(lang: Lang, text: &str, expected: &[f64]) {
        let values: Vec<f64> = numerals(text, lang).iter().map(|found| found.value).collect();
        assert_eq!(values, expected, "{text}");
    }

    /// Numbers in digits only, for sentences whose small words are candidates.
    #[track_caller]
    fn check_digits(lang: Lang, text: &str, expected: &[f64]) {
        let found = numerals(text, lang);
        let values: Vec<f64> = found
            .iter()
            .filter(|found| !found.words)
            .map(|found| found.value)
            .collect();
        assert_eq!(values, expected, "{text}");
    }

    #[test]
    fn every_way_of_grouping_is_read_in_french_and_vietnamese() {
        for text in ["5.400", "5 400", "5\u{a0}400", "5\u{202f}400", "5\u{2009}400", "5400"] {
            check(Lang::Fr, text, &[5400.0]);
            check(Lang::Vi, text, &[5400.0]);
        }
        check(Lang::Fr, "1.865.270,5", &[1_865_270.5]);
        check(Lang::Vi, "1.865.270,5", &[1_865_270.5]);
        check(Lang::Fr, "601 200 000", &[601_200_000.0]);
    }

    #[test]
    fn english_groups_by_comma() {
        for text in ["5,400", "5\u{a0}400", "5\u{202f}400", "5400"] {
            check(Lang::En, text, &[5400.0]);
        }
        check(Lang::En, "1,865,270.5", &[1_865_270.5]);
        check(Lang::En, "In 25 300 delegates", &[25.0, 300.0]);
    }

    #[test]
    fn an_ambiguous_form_follows_the_rule_of_the_language() {
        check(Lang::Fr, "1.500 et 1,500", &[1500.0, 1.5]);
        check(Lang::Vi, "1.500; 1,500", &[1500.0, 1.5]);
        check(Lang::En, "1,500 and 1.500", &[1500.0, 1.5]);
    }

    #[test]
    fn decimals_take_either_sign() {
        for lang in Lang::ALL {
            check(lang, "2,75", &[2.75]);
            check(lang, "2.75", &[2.75]);
            check(lang, "0.125; 0,125", &[0.125, 0.125]);
            check(lang, "Industrie 4.0.", &[4.0]);
        }
        check(Lang::Fr, "Une hausse de 7,1. Puis", &[1.0, 7.1]);
        check(Lang::Fr, "en 2025, 300 délégués", &[2025.0, 300.0]);
    }

    #[test]
    fn dates_versions_and_codes_are_not_glued() {
        check(Lang::Fr, "27/10/2025", &[27.0, 10.0, 2025.0]);
        check(
            Lang::Fr,
            "13.4.2025 13.04.2025",
            &[13.0, 4.0, 2025.0, 13.0, 4.0, 2025.0],
        );
        check(Lang::Fr, "192.168.1.1", &[192.0, 168.0, 1.0, 1.0]);
        check(
            Lang::Fr,
            "57-NQ/TW, n°3369/QĐ-BKHCN, nº 244/2025/QH15",
            &[57.0, 3369.0, 244.0, 2025.0],
        );
        check(Lang::Fr, "5G, IPv6, 1000Mbps, 7h30, H1N1, 3e100", &[]);
    }

    #[test]
    fn per_cent_signs_and_currencies_do_not_hinder() {
        check(Lang::Fr, "100 % de 7,1% (+13,6 %)", &[100.0, 7.1, 13.6]);
        check(Lang::Fr, "95 pour cent", &[95.0]);
        check(Lang::En, "$5,400–5,500, 20 per cent", &[5400.0, 5500.0, 20.0]);
        check(Lang::Vi, "60% (60 phần trăm)", &[60.0, 60.0]);
    }

    #[test]
    fn a_minus_sign_is_no_hyphen() {
        check(Lang::Fr, "-5 % (−2,5), baisse de −3", &[-5.0, -2.5, -3.0]);
        check(
            Lang::Fr,
            "COVID-19, 2026-2030, 2026 -2030",
            &[19.0, 2026.0, 2030.0, 2026.0, 2030.0],
        );
    }

    #[test]
    fn scale_words_multiply_by_the_scale_of_the_language() {
        check(Lang::Fr, "2,75 milliards de dollars", &[2.75e9]);
        check(Lang::Fr, "1,5 milliard", &[1.5e9]);
        check(Lang::Fr, "601\u{a0}200\u{a0}milliards de dongs", &[601_200e9]);
        check(Lang::Fr, "100.000 milliards", &[100_000e9]);
        check(
            Lang::Fr,
            "3 mille; 4 millions; 1 billion; 2 Md€",
            &[3e3, 4e6, 1e12, 2e9],
        );
        check(
            Lang::En,
            "3 thousand; 4 million; 1 billion; 2 trillion; $2.5bn",
            &[3e3, 4e6, 1e9, 2e12, 2.5e9],
        );
        check(
            Lang::Vi,
            "3 nghìn; 4 ngàn; 5 triệu; 6 tỷ; 7 tỉ; 8 nghìn tỷ; 9 triệu tỷ",
            &[3e3, 4e3, 5e6, 6e9, 7e9, 8e12, 9e15],
        );
        check(Lang::Fr, "2 mille milliards", &[2e12]);
    }

    #[test]
    fn a_word_that_only_looks_like_a_scale_is_none() {
        check_digits(
            Lang::Vi,
            "Đến năm 2030 tỷ lệ đạt 90%, năm 2025 tỉ trọng",
            &[2030.0, 90.0, 2025.0],
        );
        check_digits(Lang::Vi, "năm 2025 triệu tập hội nghị", &[2025.0]);
        check(Lang::Fr, "des dizaines de milliards", &[]);
        check(Lang::En, "hundreds of millions", &[]);
    }

    #[test]
    fn ordinals_are_numbers_and_stay_in_one_piece() {
        check(
            Lang::Fr,
            "4e 29ᵉ 1er 1ʳᵉ 2nde 15ème 1res",
            &[4.0, 29.0, 1.0, 1.0, 2.0, 15.0, 1.0],
        );
        check(Lang::En, "1st 2nd 3rd 10th", &[1.0, 2.0, 3.0, 10.0]);
        check(Lang::Fr, "La quatrième révolution, le vingt-neuvième", &[4.0, 29.0]);
        check(Lang::En, "the twenty-ninth, the first", &[29.0, 1.0]);
        check(Lang::Vi, "thứ tư, thứ nhất, thứ hai", &[4.0, 1.0, 2.0]);
        let ordinal = numerals("la 29ᵉ édition", Lang::Fr)[0];
        assert_eq!((ordinal.start, ordinal.end), (3, 3 + "29ᵉ".len()));
    }

    #[test]
    fn numbers_in_words_are_read_whole() {
        let whole = |lang, text: &str, value: f64| {
            let found = numerals(text, lang);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!((found[0].start, found[0].end), (0, text.len()), "{text}");
            assert_eq!((found[0].value, found[0].words), (value, true), "{text}");
        };
        for (text, value) in [
            ("zéro", 0.0),
            ("neuf", 9.0),
            ("dix-sept", 17.0),
            ("vingt et un", 21.0),
            ("vingt-et-une", 21.0),
            ("trente-deux", 32.0),
            ("soixante et onze", 71.0),
            ("soixante-dix-neuf", 79.0),
            ("quatre-vingts", 80.0),
            ("quatre-vingtième", 80.0),
            ("quatre-vingt-dix-neuf", 99.0),
            ("septante-trois", 73.0),
            ("cent", 100.0),
            ("deux cent trente", 230.0),
            ("deux mille vingt-cinq", 2025.0),
            ("mille milliards", 1e12),
            ("un million deux cent mille", 1_200_000.0),
        ] {
            whole(Lang::Fr, text, value);
        }
        for (text, value) in [
            ("twelve", 12.0),
            ("twenty-one", 21.0),
            ("ninety nine", 99.0),
            ("one hundred and five", 105.0),
            ("one hundred and two million", 102e6),
            ("a hundred", 100.0),
            ("two thousand and twenty-five", 2025.0),
            ("three million", 3e6),
            ("two dozen", 24.0),
        ] {
            whole(Lang::En, text, value);
        }
        for (text, value) in [
            ("mười", 10.0),
            ("mười lăm", 15.0),
            ("hai mươi", 20.0),
            ("hai mươi mốt", 21.0),
            ("ba mươi tư", 34.0),
            ("năm chục", 50.0),
            ("một trăm linh năm", 105.0),
            ("chín trăm chín mươi chín", 999.0),
            ("hai nghìn không trăm hai mươi lăm", 2025.0),
            ("ba nghìn tỷ", 3e12),
        ] {
            whole(Lang::Vi, text, value);
        }
    }

    #[test]
    fn roman_numerals_are_candidates() {
        check(Lang::Vi, "khóa XV, quý III", &[15.0, 3.0]);
        check(Lang::Fr, "XIVᵉ Congrès, XXIe siècle, II", &[14.0, 21.0, 2.0]);
        check(Lang::Fr, "Vers V, IIII, IXX, xv, VIX, XIVa", &[]);
        assert!(numerals("khóa XV", Lang::Vi)[0].words);
    }

    #[test]
    fn neighbours_in_words_stay_apart() {
        check(Lang::Fr, "deux trois, deux et trois", &[2.0, 3.0, 2.0, 3.0]);
        check(Lang::En, "between one hundred and two hundred", &[100.0, 200.0]);
        check(Lang::En, "one or two", &[1.0, 2.0]);
        // Twenty years; twenty-five would be `hai mươi lăm`.
        check(Lang::Vi, "hai mươi năm", &[20.0, 5.0]);
        check(Lang::Vi, "đầu tư", &[]);
    }

    #[test]
    fn words_are_marked_as_candidates() {
        let found = numerals("Un plan neuf en 2 étapes", Lang::Fr);
        let marked: Vec<(f64, bool)> = found.iter().map(|found| (found.value, found.words)).collect();
        assert_eq!(marked, [(1.0, true), (9.0, true), (2.0, false)]);
    }

    #[test]
    fn both_ends_of_a_range_are_read() {
        check(Lang::Fr, "5.400 à 5.500 dollars", &[5400.0, 5500.0]);
        check(Lang::Fr, "20 à 27 mètres, 90 % à 100 %", &[20.0, 27.0, 90.0, 100.0]);
        check(
            Lang::Fr,
            "5 à 6 milliards, deux ou trois millions",
            &[5e9, 6e9, 2e6, 3e6],
        );
        check(
            Lang::En,
            "1.5–2 billion, from 900,000 to 2 million, 500 to 2 million",
            &[1.5e9, 2e9, 900_000.0, 2e6, 500.0, 2e6],
        );
        check(Lang::Vi, "5 đến 6 tỷ", &[5e9, 6e9]);
        check(Lang::Fr, "2026-2030", &[2026.0, 2030.0]);
    }

    #[test]
    fn what_is_too_large_is_left_out() {
        check(Lang::Fr, &"9".repeat(400), &[]);
        check(Lang::Fr, &format!("{} milliards", "9".repeat(305)), &[]);
    }

    fn any_lang() -> impl Strategy<Value = Lang> {
        prop_oneof![Just(Lang::Fr), Just(Lang::En), Just(Lang::Vi)]
    }

    fn sound(text: &str, lang: Lang) -> Result<(), TestCaseError> {
        let mut end = 0;
        for found in numerals(text, lang) {
            prop_assert!(found.start >= end && found.start < found.end, "{:?}", found);
            prop_assert!(text.get(found.start..found.end).is_some(), "{:?}", found);
            prop_assert!(found.value.is_finite());
            end = found.end;
        }
        Ok(())
    }

    proptest! {
        #[test]
        fn any_text_is_read_with_spans_in_order(text in "\\PC{0,80}", lang in any_lang()) {
            sound(&text, lang)?;
        }

        #[test]
        fn any_heap_of_digits_and_number_words_is_read(
            parts in prop::collection::vec(
                prop_oneof![
                    "[0-9]{1,4}",
                    "[., \u{a0}\u{202f}%ºᵉ−/–-]",
                    prop::sample::select(vec![
                        "cent", "et", "vingt", "mille", "milliards", "quatre", "hundred", "and", "a", "billion", "twenty",
                        "mươi", "nghìn", "tỷ", "lệ", "linh", "trăm", "thứ", "tư", "bn", "er", "th", "e", "e\u{302}",
                    ]).prop_map(str::to_owned),
                ],
                0..24,
            ),
            lang in any_lang(),
        ) {
            sound(&parts.concat(), lang)?;
            sound(&parts.join(" "), lang)?;
        }

        #[test]
        fn a_number_is_read_back_as_the_page_writes_it(thousandths in 0_u64..1_000_000_000_000, lang in any_lang()) {
            let value = thousandths as f64 / 1000.0;
            let written = number(value, lang);
            let found = numerals(&written, lang);
            prop_assert_eq!(found.len(), 1, "{}", written);
            prop_assert_eq!((found[0].value, found[0].words), (value, false), "{}", written);
            prop_assert_eq!((found[0].start, found[0].end), (0, written.len()));
        }
    }
}

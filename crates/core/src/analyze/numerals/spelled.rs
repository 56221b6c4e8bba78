//! Numbers in words: cardinals and ordinals of three languages, put together by their grammars.
//!
//! Words come as the caller compares them: folded in French and English, with their marks in Vietnamese.

use crate::model::Lang;

/// A number that was read from words.
#[derive(Debug)]
pub(super) struct Spelled {
    pub(super) value: f64,
    /// The factor of its scale words if it is one part times one factor, else 1.
    pub(super) scale: f64,
    /// How many words it takes.
    pub(super) used: usize,
}

/// The number that a phrase starts with. `before` is the word before the phrase, or empty.
pub(super) fn read(before: &str, words: &[&str], lang: Lang) -> Option<Spelled> {
    // The hundred of `20 pour cent` counts nothing.
    if lang == Lang::Fr && before == "pour" && words.first() == Some(&"cent") {
        return None;
    }
    let (mut value, mut at) = (0.0, 0);
    let mut last = f64::INFINITY;
    let mut parts = Vec::new();
    loop {
        let rest = words.get(at..).unwrap_or_default();
        // English says `two thousand and five`.
        let joint = usize::from(lang == Lang::En && at > 0 && rest.first() == Some(&"and") && last == 1000.0);
        let rest = rest.get(joint..).unwrap_or_default();
        let Some((part, used)) = below_thousand(rest, lang).or_else(|| implied_one(rest, lang)) else {
            break;
        };
        let (factor, scales) = scale(rest.get(used..).unwrap_or_default(), lang);
        // Parts fall: `deux mille cinq` is one number, `deux cinq mille` is two. After `and`, only the rest below a
        // hundred can follow.
        if factor >= last || (joint > 0 && (factor > 1.0 || part >= 100)) {
            break;
        }
        value += f64::from(part) * factor;
        parts.push(factor);
        at += joint + used + scales;
        last = factor;
        if factor == 1.0 {
            break;
        }
    }
    Some(Spelled {
        value,
        scale: if let [only] = parts[..] { only } else { 1.0 },
        used: at,
    })
    .filter(|spelled| spelled.used > 0)
}

/// The product of the scale words that a phrase starts with, and how many there are: `nghìn tỷ` is 10¹².
pub(super) fn scale(words: &[&str], lang: Lang) -> (f64, usize) {
    let mut product = 1.0;
    for (at, word) in words.iter().enumerate() {
        let next = words.get(at + 1).copied().unwrap_or_default();
        match factor(word, next, lang) {
            Some(factor) => product *= factor,
            None => return (product, at),
        }
    }
    (product, words.len())
}

/// By how much a scale word multiplies. The word after it may show that it is another word.
fn factor(word: &str, next: &str, lang: Lang) -> Option<f64> {
    let factor = match (lang, word) {
        (Lang::Fr, "mille" | "millier" | "milliers") => 1e3,
        (Lang::Fr, "million" | "millions") => 1e6,
        (Lang::Fr, "milliard" | "milliards" | "md" | "mds") => 1e9,
        (Lang::Fr, "billion" | "billions") => 1e12,
        (Lang::Fr, "trillion" | "trillions") => 1e18,
        (Lang::En, "dozen") => 12.0,
        (Lang::En, "hundred") => 1e2,
        (Lang::En, "thousand") => 1e3,
        (Lang::En, "million" | "millions" | "mn") => 1e6,
        (Lang::En, "billion" | "billions" | "bn") => 1e9,
        (Lang::En, "trillion" | "trillions" | "tn") => 1e12,
        (Lang::Vi, "trăm") => 1e2,
        (Lang::Vi, "nghìn" | "ngàn") => 1e3,
        // `triệu tập` is to convene, `tỷ lệ`, `tỷ trọng` and `tỷ giá` are ratios.
        (Lang::Vi, "triệu") if !matches!(next, "tập" | "hồi") => 1e6,
        (Lang::Vi, "tỷ" | "tỉ") if !matches!(next, "lệ" | "trọng" | "giá" | "suất" | "số" | "mỉ") => 1e9,
        _ => return None,
    };
    Some(factor)
}

/// The factor of a scale word's abbreviation that is stuck to digits: `2.5bn`.
pub(super) fn abbreviation(letters: &str, lang: Lang) -> Option<f64> {
    matches!(letters, "md" | "mds" | "mn" | "bn" | "tn")
        .then(|| factor(letters, "", lang))
        .flatten()
}

/// True for the letters that make digits an ordinal.
pub(super) fn is_ordinal_ending(letters: &str, lang: Lang) -> bool {
    match lang {
        Lang::Fr => matches!(
            letters,
            "e" | "er"
                | "re"
                | "eme"
                | "ieme"
                | "nd"
                | "nde"
                | "ers"
                | "res"
                | "es"
                | "emes"
                | "ᵉ"
                | "ᵉʳ"
                | "ʳᵉ"
                | "ᵉᵐᵉ"
        ),
        Lang::En => matches!(letters, "st" | "nd" | "rd" | "th"),
        Lang::Vi => false,
    }
}

/// `mille` and `cent` stand alone in French; `cent` is read with its hundreds.
fn implied_one(words: &[&str], lang: Lang) -> Option<(u16, usize)> {
    (lang == Lang::Fr && words.first() == Some(&"mille")).then_some((1, 0))
}

/// A number below a thousand, and how many words it takes.
fn below_thousand(words: &[&str], lang: Lang) -> Option<(u16, usize)> {
    let hundred = |at: usize| match words.get(at) {
        Some(word) => match lang {
            Lang::Fr => matches!(*word, "cent" | "cents" | "centieme"),
            Lang::En => matches!(*word, "hundred" | "hundredth"),
            Lang::Vi => *word == "trăm",
        },
        None => false,
    };
    let (hundreds, used) = match below_hundred(words, lang) {
        Some((count @ 0..10, used)) if hundred(used) => (count * 100, used + 1),
        Some(whole) => return Some(whole),
        None if lang == Lang::Fr && hundred(0) && words[0] != "cents" => (100, 1),
        None if lang == Lang::En && matches!(words.first(), Some(&"a" | &"an")) => {
            return if hundred(1) {
                Some((100, 2))
            } else {
                factor(words.get(1).unwrap_or(&""), "", lang).map(|_| (1, 1))
            };
        }
        None => return None,
    };
    let joint = match (lang, words.get(used)) {
        (Lang::En, Some(&"and")) => 1,
        (Lang::Vi, Some(&"linh" | &"lẻ")) => 1,
        _ => 0,
    };
    let rest = words.get(used + joint..).unwrap_or_default();
    match below_hundred(rest, lang) {
        // `one hundred and two hundred` are two numbers.
        Some((small, more)) if !hundred(used + joint + more) => Some((hundreds + small, used + joint + more)),
        _ => Some((hundreds, used)),
    }
}

/// A number below a hundred, and how many words it takes.
fn below_hundred(words: &[&str], lang: Lang) -> Option<(u16, usize)> {
    let word = |at: usize| words.get(at).copied().unwrap_or_default();
    match lang {
        Lang::Fr => {
            let first = french(word(0))?;
            match (first, word(1)) {
                (4, "vingt" | "vingts" | "vingtieme") => match french(word(2)) {
                    Some(10) => french_teen(word(3)).map_or(Some((90, 3)), |teen| Some((80 + teen, 4))),
                    Some(unit @ 1..=16) => Some((80 + unit, 3)),
                    _ => Some((80, 2)),
                },
                (10, next) => french_teen(next).map_or(Some((10, 1)), |teen| Some((teen, 2))),
                (20..=90, "et") => match french(word(2)) {
                    Some(1) => Some((first + 1, 3)),
                    Some(11) if first == 60 => Some((71, 3)),
                    _ => Some((first, 1)),
                },
                (60, "dix") => french_teen(word(2)).map_or(Some((70, 2)), |teen| Some((60 + teen, 3))),
                (20..=90, next) => match french(next) {
                    Some(unit @ 1..=9) => Some((first + unit, 2)),
                    Some(teen @ 11..=16) if first == 60 => Some((60 + teen, 2)),
                    _ => Some((first, 1)),
                },
                _ => Some((first, 1)),
            }
        }
        Lang::En => {
            let first = english(word(0))?;
            match english(word(1)) {
                Some(unit @ 1..=9) if first >= 20 && first % 10 == 0 => Some((first + unit, 2)),
                _ => Some((first, 1)),
            }
        }
        Lang::Vi => {
            // `tư` and `nhất` are numbers only as ordinals; alone, `tư` is more often private or the half of `đầu tư`.
            match (word(0), word(1)) {
                ("thứ", "nhất") => return Some((1, 2)),
                ("thứ", "nhì") => return Some((2, 2)),
                ("thứ" | "tháng", "tư") => return Some((4, 2)),
                _ => {}
            }
            let first = vietnamese(word(0))?;
            let (tens, used) = match (first, word(1)) {
                (10, _) => (10, 1),
                (2..=9, "mươi") => (first * 10, 2),
                (1..=9, "chục") => return Some((first * 10, 2)),
                _ => return Some((first, 1)),
            };
            let unit = match word(used) {
                "mốt" if tens > 10 => 1,
                "tư" if tens > 10 => 4,
                "lăm" | "nhăm" => 5,
                // `hai mươi năm` is twenty years; twenty-five has `lăm`.
                "năm" | "không" | "mười" => 0,
                next => vietnamese(next).unwrap_or_default(),
            };
            Some((tens + unit, used + usize::from(unit > 0)))
        }
    }
}

/// What may follow `dix`: 17 to 19.
fn french_teen(word: &str) -> Option<u16> {
    french(word).filter(|unit| (7..=9).contains(unit)).map(|unit| 10 + unit)
}

fn french(word: &str) -> Option<u16> {
    Some(match word {
        "zero" => 0,
        "un" | "une" | "premier" | "premiere" | "premiers" | "premieres" | "unieme" => 1,
        "deux" | "deuxieme" | "second" | "seconde" => 2,
        "trois" | "troisieme" => 3,
        "quatre" | "quatrieme" => 4,
        "cinq" | "cinquieme" => 5,
        "six" | "sixieme" => 6,
        "sept" | "septieme" => 7,
        "huit" | "huitieme" => 8,
        "neuf" | "neuvieme" => 9,
        "dix" | "dixieme" | "dizaine" => 10,
        "onze" | "onzieme" => 11,
        "douze" | "douzieme" | "douzaine" => 12,
        "treize" | "treizieme" => 13,
        "quatorze" | "quatorzieme" => 14,
        "quinze" | "quinzieme" | "quinzaine" => 15,
        "seize" | "seizieme" => 16,
        "vingt" | "vingtieme" | "vingtaine" => 20,
        "trente" | "trentieme" | "trentaine" => 30,
        "quarante" | "quarantieme" | "quarantaine" => 40,
        "cinquante" | "cinquantieme" | "cinquantaine" => 50,
        "soixante" | "soixantieme" | "soixantaine" => 60,
        "septante" => 70,
        "huitante" | "octante" => 80,
        "nonante" => 90,
        "centaine" => 100,
        _ => return None,
    })
}

fn english(word: &str) -> Option<u16> {
    Some(match word {
        "zero" => 0,
        "one" | "first" => 1,
        "two" | "second" => 2,
        "three" | "third" => 3,
        "four" | "fourth" => 4,
        "five" | "fifth" => 5,
        "six" | "sixth" => 6,
        "seven" | "seventh" => 7,
        "eight" | "eighth" => 8,
        "nine" | "ninth" => 9,
        "ten" | "tenth" => 10,
        "eleven" | "eleventh" => 11,
        "twelve" | "twelfth" => 12,
        "thirteen" | "thirteenth" => 13,
        "fourteen" | "fourteenth" => 14,
        "fifteen" | "fifteenth" => 15,
        "sixteen" | "sixteenth" => 16,
        "seventeen" | "seventeenth" => 17,
        "eighteen" | "eighteenth" => 18,
        "nineteen" | "nineteenth" => 19,
        "twenty" | "twentieth" => 20,
        "thirty" | "thirtieth" => 30,
        "forty" | "fortieth" => 40,
        "fifty" | "fiftieth" => 50,
        "sixty" | "sixtieth" => 60,
        "seventy" | "seventieth" => 70,
        "eighty" | "eightieth" => 80,
        "ninety" | "ninetieth" => 90,
        _ => return None,
    })
}

fn vietnamese(word: &str) -> Option<u16> {
    Some(match word {
        "không" => 0,
        "một" => 1,
        "hai" => 2,
        "ba" => 3,
        "bốn" => 4,
        "năm" => 5,
        "sáu" => 6,
        "bảy" | "bẩy" => 7,
        "tám" => 8,
        "chín" => 9,
        "mười" => 10,
        _ => return None,
    })
}

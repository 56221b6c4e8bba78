//! The letters of French, English and Vietnamese: composing, and folding to ASCII.
//!
//! A table of our own instead of `unicode-normalization`, whose tables cover all scripts; a test holds it against that
//! crate for every letter it names.

/// Lower-case Latin letters with one mark taken off: composed, the rest, the mark. Sorted by the composed letter.
#[rustfmt::skip]
const LETTERS: [(char, char, char); 246] = [
    ('à', 'a', '\u{300}'), ('á', 'a', '\u{301}'), ('â', 'a', '\u{302}'), ('ã', 'a', '\u{303}'), ('ä', 'a', '\u{308}'),
    ('å', 'a', '\u{30a}'), ('ç', 'c', '\u{327}'), ('è', 'e', '\u{300}'), ('é', 'e', '\u{301}'), ('ê', 'e', '\u{302}'),
    ('ë', 'e', '\u{308}'), ('ì', 'i', '\u{300}'), ('í', 'i', '\u{301}'), ('î', 'i', '\u{302}'), ('ï', 'i', '\u{308}'),
    ('ñ', 'n', '\u{303}'), ('ò', 'o', '\u{300}'), ('ó', 'o', '\u{301}'), ('ô', 'o', '\u{302}'), ('õ', 'o', '\u{303}'),
    ('ö', 'o', '\u{308}'), ('ù', 'u', '\u{300}'), ('ú', 'u', '\u{301}'), ('û', 'u', '\u{302}'), ('ü', 'u', '\u{308}'),
    ('ý', 'y', '\u{301}'), ('ÿ', 'y', '\u{308}'), ('ā', 'a', '\u{304}'), ('ă', 'a', '\u{306}'), ('ą', 'a', '\u{328}'),
    ('ć', 'c', '\u{301}'), ('ĉ', 'c', '\u{302}'), ('ċ', 'c', '\u{307}'), ('č', 'c', '\u{30c}'), ('ď', 'd', '\u{30c}'),
    ('ē', 'e', '\u{304}'), ('ĕ', 'e', '\u{306}'), ('ė', 'e', '\u{307}'), ('ę', 'e', '\u{328}'), ('ě', 'e', '\u{30c}'),
    ('ĝ', 'g', '\u{302}'), ('ğ', 'g', '\u{306}'), ('ġ', 'g', '\u{307}'), ('ģ', 'g', '\u{327}'), ('ĥ', 'h', '\u{302}'),
    ('ĩ', 'i', '\u{303}'), ('ī', 'i', '\u{304}'), ('ĭ', 'i', '\u{306}'), ('į', 'i', '\u{328}'), ('ĵ', 'j', '\u{302}'),
    ('ķ', 'k', '\u{327}'), ('ĺ', 'l', '\u{301}'), ('ļ', 'l', '\u{327}'), ('ľ', 'l', '\u{30c}'), ('ń', 'n', '\u{301}'),
    ('ņ', 'n', '\u{327}'), ('ň', 'n', '\u{30c}'), ('ō', 'o', '\u{304}'), ('ŏ', 'o', '\u{306}'), ('ő', 'o', '\u{30b}'),
    ('ŕ', 'r', '\u{301}'), ('ŗ', 'r', '\u{327}'), ('ř', 'r', '\u{30c}'), ('ś', 's', '\u{301}'), ('ŝ', 's', '\u{302}'),
    ('ş', 's', '\u{327}'), ('š', 's', '\u{30c}'), ('ţ', 't', '\u{327}'), ('ť', 't', '\u{30c}'), ('ũ', 'u', '\u{303}'),
    ('ū', 'u', '\u{304}'), ('ŭ', 'u', '\u{306}'), ('ů', 'u', '\u{30a}'), ('ű', 'u', '\u{30b}'), ('ų', 'u', '\u{328}'),
    ('ŵ', 'w', '\u{302}'), ('ŷ', 'y', '\u{302}'), ('ź', 'z', '\u{301}'), ('ż', 'z', '\u{307}'), ('ž', 'z', '\u{30c}'),
    ('ơ', 'o', '\u{31b}'), ('ư', 'u', '\u{31b}'), ('ǎ', 'a', '\u{30c}'), ('ǐ', 'i', '\u{30c}'), ('ǒ', 'o', '\u{30c}'),
    ('ǔ', 'u', '\u{30c}'), ('ǖ', 'ü', '\u{304}'), ('ǘ', 'ü', '\u{301}'), ('ǚ', 'ü', '\u{30c}'), ('ǜ', 'ü', '\u{300}'),
    ('ǟ', 'ä', '\u{304}'), ('ǡ', 'ȧ', '\u{304}'), ('ǧ', 'g', '\u{30c}'), ('ǩ', 'k', '\u{30c}'), ('ǫ', 'o', '\u{328}'),
    ('ǭ', 'ǫ', '\u{304}'), ('ǰ', 'j', '\u{30c}'), ('ǵ', 'g', '\u{301}'), ('ǹ', 'n', '\u{300}'), ('ǻ', 'å', '\u{301}'),
    ('ȁ', 'a', '\u{30f}'), ('ȃ', 'a', '\u{311}'), ('ȅ', 'e', '\u{30f}'), ('ȇ', 'e', '\u{311}'), ('ȉ', 'i', '\u{30f}'),
    ('ȋ', 'i', '\u{311}'), ('ȍ', 'o', '\u{30f}'), ('ȏ', 'o', '\u{311}'), ('ȑ', 'r', '\u{30f}'), ('ȓ', 'r', '\u{311}'),
    ('ȕ', 'u', '\u{30f}'), ('ȗ', 'u', '\u{311}'), ('ș', 's', '\u{326}'), ('ț', 't', '\u{326}'), ('ȟ', 'h', '\u{30c}'),
    ('ȧ', 'a', '\u{307}'), ('ȩ', 'e', '\u{327}'), ('ȫ', 'ö', '\u{304}'), ('ȭ', 'õ', '\u{304}'), ('ȯ', 'o', '\u{307}'),
    ('ȱ', 'ȯ', '\u{304}'), ('ȳ', 'y', '\u{304}'), ('ḁ', 'a', '\u{325}'), ('ḃ', 'b', '\u{307}'), ('ḅ', 'b', '\u{323}'),
    ('ḇ', 'b', '\u{331}'), ('ḉ', 'ç', '\u{301}'), ('ḋ', 'd', '\u{307}'), ('ḍ', 'd', '\u{323}'), ('ḏ', 'd', '\u{331}'),
    ('ḑ', 'd', '\u{327}'), ('ḓ', 'd', '\u{32d}'), ('ḕ', 'ē', '\u{300}'), ('ḗ', 'ē', '\u{301}'), ('ḙ', 'e', '\u{32d}'),
    ('ḛ', 'e', '\u{330}'), ('ḝ', 'ȩ', '\u{306}'), ('ḟ', 'f', '\u{307}'), ('ḡ', 'g', '\u{304}'), ('ḣ', 'h', '\u{307}'),
    ('ḥ', 'h', '\u{323}'), ('ḧ', 'h', '\u{308}'), ('ḩ', 'h', '\u{327}'), ('ḫ', 'h', '\u{32e}'), ('ḭ', 'i', '\u{330}'),
    ('ḯ', 'ï', '\u{301}'), ('ḱ', 'k', '\u{301}'), ('ḳ', 'k', '\u{323}'), ('ḵ', 'k', '\u{331}'), ('ḷ', 'l', '\u{323}'),
    ('ḹ', 'ḷ', '\u{304}'), ('ḻ', 'l', '\u{331}'), ('ḽ', 'l', '\u{32d}'), ('ḿ', 'm', '\u{301}'), ('ṁ', 'm', '\u{307}'),
    ('ṃ', 'm', '\u{323}'), ('ṅ', 'n', '\u{307}'), ('ṇ', 'n', '\u{323}'), ('ṉ', 'n', '\u{331}'), ('ṋ', 'n', '\u{32d}'),
    ('ṍ', 'õ', '\u{301}'), ('ṏ', 'õ', '\u{308}'), ('ṑ', 'ō', '\u{300}'), ('ṓ', 'ō', '\u{301}'), ('ṕ', 'p', '\u{301}'),
    ('ṗ', 'p', '\u{307}'), ('ṙ', 'r', '\u{307}'), ('ṛ', 'r', '\u{323}'), ('ṝ', 'ṛ', '\u{304}'), ('ṟ', 'r', '\u{331}'),
    ('ṡ', 's', '\u{307}'), ('ṣ', 's', '\u{323}'), ('ṥ', 'ś', '\u{307}'), ('ṧ', 'š', '\u{307}'), ('ṩ', 'ṣ', '\u{307}'),
    ('ṫ', 't', '\u{307}'), ('ṭ', 't', '\u{323}'), ('ṯ', 't', '\u{331}'), ('ṱ', 't', '\u{32d}'), ('ṳ', 'u', '\u{324}'),
    ('ṵ', 'u', '\u{330}'), ('ṷ', 'u', '\u{32d}'), ('ṹ', 'ũ', '\u{301}'), ('ṻ', 'ū', '\u{308}'), ('ṽ', 'v', '\u{303}'),
    ('ṿ', 'v', '\u{323}'), ('ẁ', 'w', '\u{300}'), ('ẃ', 'w', '\u{301}'), ('ẅ', 'w', '\u{308}'), ('ẇ', 'w', '\u{307}'),
    ('ẉ', 'w', '\u{323}'), ('ẋ', 'x', '\u{307}'), ('ẍ', 'x', '\u{308}'), ('ẏ', 'y', '\u{307}'), ('ẑ', 'z', '\u{302}'),
    ('ẓ', 'z', '\u{323}'), ('ẕ', 'z', '\u{331}'), ('ẖ', 'h', '\u{331}'), ('ẗ', 't', '\u{308}'), ('ẘ', 'w', '\u{30a}'),
    ('ẙ', 'y', '\u{30a}'), ('ạ', 'a', '\u{323}'), ('ả', 'a', '\u{309}'), ('ấ', 'â', '\u{301}'), ('ầ', 'â', '\u{300}'),
    ('ẩ', 'â', '\u{309}'), ('ẫ', 'â', '\u{303}'), ('ậ', 'ạ', '\u{302}'), ('ắ', 'ă', '\u{301}'), ('ằ', 'ă', '\u{300}'),
    ('ẳ', 'ă', '\u{309}'), ('ẵ', 'ă', '\u{303}'), ('ặ', 'ạ', '\u{306}'), ('ẹ', 'e', '\u{323}'), ('ẻ', 'e', '\u{309}'),
    ('ẽ', 'e', '\u{303}'), ('ế', 'ê', '\u{301}'), ('ề', 'ê', '\u{300}'), ('ể', 'ê', '\u{309}'), ('ễ', 'ê', '\u{303}'),
    ('ệ', 'ẹ', '\u{302}'), ('ỉ', 'i', '\u{309}'), ('ị', 'i', '\u{323}'), ('ọ', 'o', '\u{323}'), ('ỏ', 'o', '\u{309}'),
    ('ố', 'ô', '\u{301}'), ('ồ', 'ô', '\u{300}'), ('ổ', 'ô', '\u{309}'), ('ỗ', 'ô', '\u{303}'), ('ộ', 'ọ', '\u{302}'),
    ('ớ', 'ơ', '\u{301}'), ('ờ', 'ơ', '\u{300}'), ('ở', 'ơ', '\u{309}'), ('ỡ', 'ơ', '\u{303}'), ('ợ', 'ơ', '\u{323}'),
    ('ụ', 'u', '\u{323}'), ('ủ', 'u', '\u{309}'), ('ứ', 'ư', '\u{301}'), ('ừ', 'ư', '\u{300}'), ('ử', 'ư', '\u{309}'),
    ('ữ', 'ư', '\u{303}'), ('ự', 'ư', '\u{323}'), ('ỳ', 'y', '\u{300}'), ('ỵ', 'y', '\u{323}'), ('ỷ', 'y', '\u{309}'),
    ('ỹ', 'y', '\u{303}'),
];

/// Letters that carry no mark which could be taken off.
const WHOLE: [(char, &str); 9] = [
    ('đ', "d"),
    ('ð', "d"),
    ('ø', "o"),
    ('ł', "l"),
    ('ħ', "h"),
    ('ı', "i"),
    ('œ', "oe"),
    ('æ', "ae"),
    ('ß', "ss"),
];

/// A letter in lower case: Latin, Greek and Cyrillic letters; others stay as they are.
///
/// The standard library's table of all scripts made the wasm 18 KB larger; these letters need only a few rules.
pub(super) fn lower(c: char) -> char {
    let code = u32::from(c);
    let step = match code {
        0xc0..=0xde if code != 0xd7 => 32,
        0x130 => return 'i',
        0x178 => return 'ÿ',
        0x189 | 0x18a => 205,
        // In these stretches capitals have even numbers, or odd ones, and their small letters follow.
        0x100..=0x12f
        | 0x132..=0x137
        | 0x14a..=0x177
        | 0x1a0..=0x1a5
        | 0x1de..=0x1ef
        | 0x1f4
        | 0x1f8..=0x21f
        | 0x222..=0x233
        | 0x1e00..=0x1e95
        | 0x1ea0..=0x1eff
            if code % 2 == 0 =>
        {
            1
        }
        0x139..=0x148 | 0x179..=0x17e | 0x1af | 0x1cd..=0x1dc if code % 2 == 1 => 1,
        0x391..=0x3a9 if code != 0x3a2 => 32,
        0x410..=0x42f => 32,
        0x400..=0x40f => 80,
        _ => return c.to_ascii_lowercase(),
    };
    char::from_u32(code + step).unwrap_or(c)
}

/// True for the combining marks U+0300 to U+036F.
pub(super) fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Takes one mark off a lower-case letter.
fn split(c: char) -> Option<(char, char)> {
    let at = LETTERS.binary_search_by_key(&c, |letter| letter.0).ok()?;
    LETTERS.get(at).map(|letter| (letter.1, letter.2))
}

fn join(rest: char, mark: char) -> Option<char> {
    LETTERS
        .iter()
        .find(|letter| letter.1 == rest && letter.2 == mark)
        .map(|letter| letter.0)
}

/// Sets a mark on a lower-case letter, whichever order its marks were typed in: `ê` + dot below is `ệ`.
pub(super) fn compose(letter: char, mark: char) -> Option<char> {
    join(letter, mark).or_else(|| {
        let (rest, earlier) = split(letter)?;
        join(join(rest, mark)?, earlier)
    })
}

/// As [`compose`], for capitals too.
pub(super) fn compose_any(letter: char, mark: char) -> Option<char> {
    let small = lower(letter);
    let joined = compose(small, mark)?;
    if small == letter {
        return Some(joined);
    }
    // The capital of a letter lies one, 16 or 32 places before it, or is ÿ's; whichever is lowered to it.
    let code = u32::from(joined);
    [1, 32, 16]
        .into_iter()
        .filter_map(|step| char::from_u32(code - step))
        .find(|capital| lower(*capital) == joined)
}

/// Appends a lower-case letter without its marks: `ệ` gives `e`, `đ` gives `d`, `œ` gives `oe`.
pub(super) fn fold_into(c: char, out: &mut String) {
    if let Some(ascii) = ascii(c) {
        return out.push(char::from(ascii));
    }
    match WHOLE.iter().find(|(whole, _)| *whole == c) {
        Some((_, ascii)) => out.push_str(ascii),
        None if is_mark(c) => {}
        None => out.push(c),
    }
}

/// What is left of a lower-case letter without its marks, if that is an ASCII letter.
fn ascii(c: char) -> Option<u8> {
    if c.is_ascii() {
        return Some(c as u8);
    }
    ASCII.get(place(c)).copied().filter(|ascii| *ascii != 0)
}

/// The ASCII letter of each letter of the two blocks that [`LETTERS`] is of; 0 for those that have none.
const ASCII: [u8; 0x270] = {
    let mut table = [0; 0x270];
    let mut at = 0;
    while at < LETTERS.len() {
        let (mut letter, mut step) = (LETTERS[at].1, 0);
        // The rest of a letter with two marks is a letter with one.
        while !letter.is_ascii() && step < LETTERS.len() {
            if LETTERS[step].0 == letter {
                letter = LETTERS[step].1;
                step = 0;
            } else {
                step += 1;
            }
        }
        table[place(LETTERS[at].0)] = letter as u8;
        at += 1;
    }
    table
};

/// The place of a letter in [`ASCII`]; beyond its end for letters of other blocks.
const fn place(c: char) -> usize {
    match c as usize {
        code @ 0xe0..0x250 => code - 0xe0,
        code @ 0x1e00..0x1f00 => code - 0x1e00 + 0x170,
        _ => usize::MAX,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn the_table_is_sorted_and_agrees_with_unicode() {
        assert!(LETTERS.is_sorted_by_key(|letter| letter.0));
        for (composed, rest, mark) in LETTERS {
            assert_eq!(
                [rest, mark].iter().copied().nfc().collect::<String>(),
                composed.to_string()
            );
            let mut folded = String::new();
            fold_into(composed, &mut folded);
            assert_eq!(Some(folded.chars().next().unwrap()), composed.to_string().nfd().next());
        }
    }

    #[test]
    fn lower_case_agrees_with_unicode_for_the_letters_of_the_table() {
        for (composed, ..) in LETTERS {
            for capital in composed.to_uppercase() {
                let expected = if capital == composed {
                    composed
                } else {
                    capital.to_lowercase().next().unwrap()
                };
                assert_eq!(lower(capital), expected, "{capital}");
            }
            assert_eq!(lower(composed), composed);
        }
        for (whole, _) in WHOLE {
            assert_eq!(lower(whole), whole);
        }
        for capital in "ABCXYZĐØŁŒÆΑΣЖЯЁ".chars() {
            assert_eq!(lower(capital), capital.to_lowercase().next().unwrap(), "{capital}");
        }
    }

    #[test]
    fn marks_may_come_in_any_order() {
        assert_eq!(compose('e', '\u{302}').and_then(|c| compose(c, '\u{323}')), Some('ệ'));
        assert_eq!(compose('e', '\u{323}').and_then(|c| compose(c, '\u{302}')), Some('ệ'));
        assert_eq!(compose('ư', '\u{301}'), Some('ứ'));
        assert_eq!(compose('x', '\u{302}'), None);
    }
}

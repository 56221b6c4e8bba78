//! Numbers in the formats of three languages, brought to one: `5.400`, `5 400` and `5,400` are `5400`, `2,75` is `2.75`.

/// A number found in a text.
pub(super) struct Number {
    /// Digits without grouping, with a decimal point.
    pub(super) digits: String,
    /// One past its last byte; a per cent sign is not part of it.
    pub(super) end: usize,
    /// True if a per cent sign follows, with or without a space.
    pub(super) percent: bool,
}

pub(super) const SPACES: [char; 4] = [' ', '\u{a0}', '\u{202f}', '\u{2009}'];

/// The number that starts at a byte of the text, unless that place is inside a word or a code such as `5G`.
///
/// A separator followed by exactly three digits groups; a point or comma before any other count of digits is the
/// decimal sign. So `1.500` is read as fifteen hundred, as the agencies write it.
pub(super) fn at(text: &str, start: usize) -> Option<Number> {
    let mut end = start + digits(text, start);
    if end == start || text[..start].chars().next_back().is_some_and(char::is_alphanumeric) {
        return None;
    }
    let mut number = text[start..end].to_owned();
    let groups = |end: usize| {
        let separator = text[end..]
            .chars()
            .next()
            .filter(|c| SPACES.contains(c) || matches!(c, '.' | ','))?;
        let next = end + separator.len_utf8();
        (digits(text, next) == 3).then_some((separator, next))
    };
    if number.len() <= 3
        && !number.starts_with('0')
        && let Some((separator, mut next)) = groups(end)
    {
        loop {
            number.push_str(&text[next..next + 3]);
            end = next + 3;
            match groups(end) {
                Some((same, after)) if same == separator => next = after,
                _ => break,
            }
        }
    }
    // In `13.4.2025` the points part numbers; in `2,75.` the last one ends the sentence.
    let joins = |at: usize| text[at..].starts_with(['.', ',', '/']) && digits(text, at + 1) > 0;
    let joined = text[..start]
        .strip_suffix(['.', ',', '/'])
        .is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
    if let Some(decimals) = text[end..].strip_prefix(['.', ',']).map(|_| digits(text, end + 1))
        && decimals > 0
        && !joined
        && !joins(end + 1 + decimals)
    {
        number.push('.');
        number.push_str(&text[end + 1..end + 1 + decimals]);
        end += 1 + decimals;
    }
    if text[end..].chars().next().is_some_and(char::is_alphabetic) {
        return None;
    }
    let percent = text[end..].trim_start_matches(SPACES).starts_with('%');
    Some(Number {
        digits: number,
        end,
        percent,
    })
}

pub(super) fn digits(text: &str, start: usize) -> usize {
    text.get(start..)
        .map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count())
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn check(text: &str, expected: &str, percent: bool) {
        let number = super::at(text, 0).unwrap();
        assert_eq!((number.digits.as_str(), number.percent), (expected, percent), "{text}");
    }

    #[test]
    fn every_format_gives_the_same_number() {
        for text in ["5.400", "5 400", "5\u{a0}400", "5\u{202f}400", "5,400", "5400"] {
            check(text, "5400", false);
        }
        check("601 200 milliards", "601200", false);
        check("1,865,270.5", "1865270.5", false);
        check("2,75", "2.75", false);
        check("2.75", "2.75", false);
    }

    #[test]
    fn the_per_cent_sign_counts_with_or_without_a_space() {
        check("100 %", "100", true);
        check("100\u{202f}%", "100", true);
        check("100%", "100", true);
        check("7,1 %", "7.1", true);
    }

    #[test]
    fn dates_sentences_and_years_are_not_glued() {
        check("27/10/2025", "27", false);
        check("13.4.2025", "13", false);
        check("2025 100", "2025", false);
        check("2,75. Puis", "2.75", false);
        check("2,75, puis", "2.75", false);
        check("2025. Puis", "2025", false);
        check("2025, 300 délégués", "2025", false);
    }

    #[test]
    fn a_code_is_no_number() {
        assert!(super::at("5G", 0).is_none());
        assert!(super::at("IPv6", 3).is_none());
    }
}

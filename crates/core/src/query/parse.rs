//! Reads what was typed: words, "phrases", `-without`. Total: any text gives a query and perhaps a notice.

use super::Notice;
use super::condition::{self, Condition};
use crate::analyze::{self, Keys, Stems, Word};
use crate::model::Lang;

/// Longest text that is read, in characters.
pub(crate) const LONGEST: usize = 256;
/// Most words that are read.
const MOST_WORDS: usize = 16;

/// A query as it was understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// All must hold.
    pub clauses: Vec<Clause>,
    /// What else must hold.
    pub conditions: Vec<Condition>,
    /// Other words for some of them, to mark in the texts.
    pub also: Vec<Also>,
}

/// A term of the thesaurus that stands for words of the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Also {
    /// Number of the word in [`Query::words`] that it stands for.
    pub word: usize,
    /// The language in whose texts it counts.
    pub lang: Lang,
    /// Its words as [`term_words`](super::expand) gives them.
    pub words: Vec<String>,
}

/// A word, or words that stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// One word, or several for a phrase.
    pub words: Vec<QueryWord>,
    /// True after a minus sign: statements with it are left out.
    pub excluded: bool,
    /// True after OR: it may stand for the clause before.
    pub or: bool,
}

/// A word of the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryWord {
    /// As it was typed.
    pub typed: String,
    /// The keys to look up.
    pub keys: Keys,
    /// Its stems.
    pub stems: Stems,
    /// True for the last word while it is being typed: longer words count too.
    pub prefix: bool,
    /// True for a word too common to be required.
    pub optional: bool,
    /// True for a word in quotation marks: no other form of it counts.
    pub exact: bool,
    /// Words of the corpus that are meant, if this one is misspelt.
    pub meant: Vec<String>,
}

impl Query {
    /// True if nothing is asked for.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty() && self.conditions.is_empty()
    }

    /// The clauses that are looked for.
    pub fn wanted(&self) -> impl Iterator<Item = &Clause> {
        self.clauses.iter().filter(|clause| !clause.excluded)
    }

    /// The words that are looked for.
    pub fn words(&self) -> impl Iterator<Item = &QueryWord> {
        self.wanted().flat_map(|clause| &clause.words)
    }
}

/// Reads a query.
///
/// ```
/// let (query, notices) = jalons_core::query::parse("l’IA \"Bac Ninh\" -pêche");
/// assert_eq!(query.clauses.len(), 3);
/// assert!(notices.is_empty());
/// ```
pub fn parse(text: &str) -> (Query, Vec<Notice>) {
    let mut notices = Vec::new();
    let clean = without_controls(text);
    let short = beginning(&clean, LONGEST);
    if short.len() < clean.len() {
        notices.push(Notice::Shortened);
    }
    let mut query = Query::default();
    let mut rest = short;
    let mut left = MOST_WORDS;
    let mut or = false;
    while let Some(c) = rest.chars().next() {
        if c.is_whitespace() {
            rest = &rest[c.len_utf8()..];
            continue;
        }
        if let Some(after) = or_sign(rest) {
            or = !query.clauses.is_empty();
            rest = after;
            continue;
        }
        // A minus sign excludes only at the start of a word, so that `57-NQ/TW` stays whole.
        let body = rest
            .strip_prefix(['-', '−'])
            .filter(|body| body.starts_with(|c: char| c.is_alphanumeric() || is_quote(c)));
        let excluded = body.is_some();
        rest = body.unwrap_or(rest);
        match condition::read(rest) {
            Some(Ok((test, length))) => {
                let (condition, after) = rest.split_at(length);
                let typed = [if excluded { "-" } else { "" }, condition].concat();
                match notices.iter_mut().find_map(|notice| notice.undo_of(&typed)) {
                    // The same again asks for nothing more, and is taken back with the first.
                    Some(undo) => *undo = quoted(undo, rest, length),
                    None if query.conditions.len() == MOST_WORDS => Notice::Shortened.join(&mut notices),
                    None => {
                        let undo = quoted(short, rest, length);
                        notices.push(Notice::Condition { typed, undo });
                        query.conditions.push(Condition {
                            typed: condition.to_owned(),
                            test,
                            negated: excluded,
                        });
                    }
                }
                rest = after;
                continue;
            }
            Some(Err(length)) => {
                let typed = rest[..length].to_owned();
                Notice::NoCondition { typed }.join(&mut notices);
            }
            None => {}
        }
        let open = rest.chars().next().filter(|c| is_quote(*c));
        let (piece, after, prefix) = match open {
            Some(quote) => {
                let inside = &rest[quote.len_utf8()..];
                match inside.find(is_quote) {
                    Some(end) => {
                        let close = inside[end..].chars().next().map_or(0, char::len_utf8);
                        (&inside[..end], &inside[end + close..], false)
                    }
                    None => {
                        notices.push(Notice::OpenQuote);
                        (inside, "", true)
                    }
                }
            }
            None => {
                let end = bare_end(rest);
                (&rest[..end], &rest[end..], rest[end..].is_empty())
            }
        };
        rest = after;
        let mut words = words_of(piece, prefix && !excluded);
        for word in &mut words {
            word.exact = open.is_some();
        }
        if words.len() > left {
            words.truncate(left);
            Notice::Shortened.join(&mut notices);
        }
        left -= words.len();
        if open.is_some() || excluded {
            let or = std::mem::take(&mut or) && !excluded;
            query
                .clauses
                .extend((!words.is_empty()).then_some(Clause { words, excluded, or }));
        } else {
            for word in words {
                query.clauses.push(Clause {
                    words: vec![word],
                    excluded,
                    or: std::mem::take(&mut or),
                });
            }
        }
    }
    // A query of common words only is a query all the same.
    if query.words().all(|word| word.optional) {
        query
            .clauses
            .iter_mut()
            .flat_map(|clause| &mut clause.words)
            .for_each(|word| word.optional = false);
    }
    (query, notices)
}

/// The first characters of a text, so many at most.
pub(crate) fn beginning(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).map_or(text, |(end, _)| &text[..end])
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '«' | '»' | '“' | '”' | '„')
}

/// The end of the run before the next quotation mark or excluded word. Numbers may hold spaces, so words are not cut here.
fn bare_end(text: &str) -> usize {
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        if is_quote(c) && at > 0 {
            return at;
        }
        let starts = before.is_whitespace() && at > 0;
        if starts && (or_sign(&text[at..]).is_some() || condition::read(&text[at..]).is_some()) {
            return at;
        }
        if matches!(c, '-' | '−') && before.is_whitespace() && at > 0 {
            return at;
        }
        before = c;
    }
    text.len()
}

/// What follows an OR in capitals, as English, French and Vietnamese write it.
fn or_sign(text: &str) -> Option<&str> {
    let after = ["OR", "OU", "HOẶC"]
        .into_iter()
        .find_map(|sign| text.strip_prefix(sign))?;
    after.starts_with(char::is_whitespace).then_some(after)
}

/// The whole query with a stretch of its rest set in quotation marks, so that it is read as words.
fn quoted(whole: &str, rest: &str, length: usize) -> String {
    let start = whole.len() - rest.len();
    let words = rest[..length].replace(is_quote, "");
    [&whole[..start], "\"", &words, "\"", &rest[length..]].concat()
}

fn words_of(piece: &str, open_ended: bool) -> Vec<QueryWord> {
    let cut = analyze::words(piece);
    let last = cut.len().saturating_sub(1);
    let open_ended = open_ended && piece.chars().next_back().is_some_and(char::is_alphanumeric);
    let mut words: Vec<QueryWord> = Vec::new();
    for (at, word) in cut.iter().enumerate() {
        words.push(QueryWord {
            typed: piece[word.start..word.end].to_owned(),
            keys: word.keys(),
            stems: Stems::of(&word.written, &word.folded),
            prefix: open_ended && at == last,
            optional: (!open_ended || at < last) && is_common(word),
            exact: false,
            meant: Vec::new(),
        });
    }
    words
}

fn is_common(word: &Word) -> bool {
    analyze::is_function_word(&word.folded) || analyze::is_function_word(&word.written)
}

/// Leaves out control characters, and terminal colour codes with their letters.
fn without_controls(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\u{1b}' if chars.next_if_eq(&'[').is_some() => {
                while chars.next_if(|c| c.is_ascii_digit() || *c == ';').is_some() {}
                chars.next_if(char::is_ascii_alphabetic);
            }
            c if c.is_whitespace() => clean.push(c),
            c if c.is_control() => {}
            c => clean.push(c),
        }
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let (query, _) = parse(text);
        let show = |clause: &Clause| {
            let words = clause.words.iter().map(|word| {
                format!(
                    "{}{}{}",
                    word.keys.percent.as_ref().unwrap_or(&word.keys.folded),
                    if word.optional { "?" } else { "" },
                    if word.prefix { "*" } else { "" }
                )
            });
            format!(
                "{}{}",
                if clause.excluded {
                    "-"
                } else if clause.or {
                    "|"
                } else {
                    ""
                },
                words.collect::<Vec<_>>().join("+")
            )
        };
        assert_eq!(
            query.clauses.iter().map(show).collect::<Vec<_>>().join(" "),
            expected,
            "{text}"
        );
    }

    #[test]
    fn words_phrases_and_exclusions_are_told_apart() {
        check("Bac Giang", "bac giang*");
        check("Bac Giang ", "bac giang");
        check("\"Bac Giang\" IA", "bac+giang ia*");
        check(
            "« villes intelligentes » -\"Bac Ninh\" ia ",
            "villes+intelligentes -bac+ninh ia",
        );
        check("57-NQ/TW", "57 nq tw*");
        check("ia -pêche", "ia -peche");
        check("100 % fibre ", "100% fibre");
        check("5 400 dollars ", "5400 dollars");
        check("économie de la province ", "economie de? la? province");
        check("de la ", "de la");
        check("de la", "de? la*");
        check("", "");
        check("- \" «", "");
        check("IA OR semi-conducteurs ", "ia |semi conducteurs");
        check("IA or x ", "ia or x");
        check("OR IA ", "ia");
        check("IA province:hue fibre ", "ia fibre");
    }

    #[test]
    fn hostile_text_is_read_as_text() {
        check("Bac\0 Giang\u{7}\u{1b}[31m\u{8} IA ", "bac giang ia");
        check(".*(a+)+$[\\d{1,}(?<=x)|^Bac.*Ninh ", "a? d? 1 x bac ninh");
        let (query, notices) = parse(&"mot ".repeat(10_000));
        assert_eq!((query.clauses.len(), notices), (MOST_WORDS, vec![Notice::Shortened]));
        assert_eq!(parse("\"bac").1, [Notice::OpenQuote]);
    }

    #[test]
    fn nothing_is_said_twice() {
        let codes = |text: &str| parse(text).1.iter().map(Notice::code).collect::<Vec<_>>();
        assert_eq!(codes(&"due<x ".repeat(1_000)), ["shortened", "no-condition"]);
        assert_eq!(codes(&"value>=90 ".repeat(1_000)), ["shortened", "condition"]);
        assert_eq!(codes(&"-- ' \" ".repeat(1_000)), ["shortened"]);
        let many: String = (10..50).map(|value| format!("value>{value} ")).collect();
        let (query, notices) = parse(&many);
        assert_eq!((query.conditions.len(), notices.len()), (MOST_WORDS, MOST_WORDS + 1));
    }

    #[test]
    fn a_condition_is_taken_back_wherever_it_was_typed() {
        let undone = |text: &str| {
            parse(text)
                .1
                .iter()
                .filter_map(|notice| notice.undo().map(str::to_owned))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            undone("a due<2026 b due<2026 c due<2026"),
            ["a \"due<2026\" b \"due<2026\" c \"due<2026\""]
        );
        assert_eq!(
            undone("due<2026 -due<2026"),
            ["\"due<2026\" -due<2026", "due<2026 -\"due<2026\""]
        );
        assert_eq!(parse("due<2026 -due<2026").0.conditions.len(), 2);
        assert_eq!(parse("due<2026 due<2026").0.conditions.len(), 1);
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC{0,300}") {
            let (query, _) = parse(&text);
            prop_assert!(query.words().count() <= MOST_WORDS);
        }

        #[test]
        fn any_text_of_signs_is_read(text in "[-\"«» a1%é']{0,40}") {
            let (query, _) = parse(&text);
            prop_assert!(query.clauses.iter().all(|clause| !clause.words.is_empty()));
        }
    }
}

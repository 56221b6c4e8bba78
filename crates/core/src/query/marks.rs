//! Where the words of a query stand in a text: for marking them, for phrases and for nearness.

use super::expand::starts_with;
use super::{Also, Query, QueryWord};
use crate::analyze::{self, Initials, Seen, Stems, Word};
use crate::model::Lang;

/// A stretch of a text that answers a word of the query, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// The stretches of a text to mark, in order; neighbours that only a space or sign parts are one stretch.
pub fn marks(text: &str, lang: Lang, query: &Query) -> Vec<Mark> {
    let found = find(text, lang, query);
    let mut marks: Vec<Mark> = Vec::new();
    for (at, (word, wanted)) in found.iter().enumerate() {
        let follows = marks.last().is_some_and(|last| beside(text, last.end, word.start));
        let precedes = found
            .get(at + 1)
            .is_some_and(|(next, _)| beside(text, word.end, next.start));
        // A word as common as "en" is marked only as part of a stretch.
        if wanted.optional && !follows && !precedes {
            continue;
        }
        let sign = wanted.keys.percent.as_ref().and_then(|_| text[word.end..].find('%'));
        let end = sign.map_or(word.end, |at| word.end + at + 1);
        match marks.last_mut() {
            Some(last) if follows => last.end = end,
            _ => marks.push(Mark { start: word.start, end }),
        }
    }
    marks
}

fn beside(text: &str, end: usize, start: usize) -> bool {
    let between = text.get(end..start).unwrap_or_default();
    between.chars().count() <= 2 && !between.contains(['.', ';', ':', '!', '?'])
}

/// The words of a text that answer a word of the query.
fn find<'q>(text: &str, lang: Lang, query: &'q Query) -> Vec<(Word, &'q QueryWord)> {
    let wanted: Vec<Wanted<'_>> = query.words().map(Wanted::new).collect();
    let also: Vec<&Also> = query.also.iter().filter(|also| also.lang == lang).collect();
    let mut initials = Initials::default();
    wanted
        .iter()
        .for_each(|wanted| initials = initials.and(wanted.initials));
    also.iter().for_each(|also| initials = initials.and_of(&also.words));
    let words = analyze::words_like(text, initials);
    let mut found = Vec::new();
    // How many of the next words belong to a term that was found, and the word of the query it stands for.
    let mut term: (usize, Option<&QueryWord>) = (0, None);
    for (at, word) in words.iter().enumerate().filter(|(_, word)| !word.folded.is_empty()) {
        for also in &also {
            if also.words.len() > term.0 && starts_with(&words[at..], &also.words, lang) {
                term = (also.words.len(), wanted.get(also.word).map(|wanted| wanted.word));
            }
        }
        let mut all = wanted.iter();
        let answered = all.find(|wanted| wanted.is_answered(word, lang));
        let answered = answered.map(|wanted| wanted.word);
        if let Some(answered) = answered.or(term.1.filter(|_| term.0 > 0)) {
            found.push((word.clone(), answered));
        }
        term.0 = term.0.saturating_sub(1);
    }
    found
}

/// A word of the query while the words of a text that answer it are looked for.
struct Wanted<'q> {
    word: &'q QueryWord,
    /// What words with its stem start with, if it has one and other forms of it count.
    beginning: Option<&'q str>,
    initials: Initials,
}

impl<'q> Wanted<'q> {
    fn new(word: &'q QueryWord) -> Wanted<'q> {
        Wanted {
            word,
            beginning: (!word.exact && word.stems != Stems::default()).then(|| word.stems.beginning(&word.keys.folded)),
            initials: Initials::of(&word.keys.folded).and_of(&word.meant),
        }
    }

    /// True if a word of a text is this word of the query, or has its stem.
    fn is_answered(&self, word: &Word, lang: Lang) -> bool {
        // Stemming is what takes time here, so it is left to words that start alike.
        agrees(word, self.word)
            || self.word.meant.contains(&word.folded)
            || self
                .beginning
                .is_some_and(|beginning| word.folded.starts_with(beginning))
                && Stems::of(&word.written, &word.folded).meet(&self.word.stems, lang)
    }
}

/// True if a word of a text is the word of the query, or starts with it while it is being typed.
pub(super) fn agrees(word: &Word, wanted: &QueryWord) -> bool {
    if let Some(percent) = &wanted.keys.percent {
        return word.percent && percent.trim_end_matches('%') == word.folded;
    }
    word.folded == wanted.keys.folded || (wanted.prefix && word.folded.starts_with(&wanted.keys.folded))
}

/// What a text says of a query beyond which words it has.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Closeness {
    /// How much of the query stands side by side as it was typed, 0 to 1.
    pub(super) near: f32,
    /// One bit for each word of the query that stands there with the very marks that were typed.
    pub(super) marked: u32,
    /// One bit for each word of the query that stands there letter for letter, but for marks; of one that is being typed, the
    /// beginning.
    pub(super) exact: u32,
    /// One bit for each word of the query that stands beside its neighbour of the query, one of the two with the very marks that
    /// were typed.
    pub(super) paired: u32,
    /// How much of the text and of the query are the same words, 0 to 1.
    pub(super) same: f32,
}

/// A word of the query with all forms that answer it, to be held against many texts.
pub(super) struct Needle<'q> {
    word: &'q QueryWord,
    /// Other forms of it that the dictionary has: with the same stem, or meant by a misspelt word.
    forms: Vec<String>,
    /// Most words of a text are passed over by this alone.
    initials: Initials,
}

impl<'q> Needle<'q> {
    pub(super) fn new(word: &'q QueryWord, forms: Vec<String>) -> Needle<'q> {
        Needle {
            word,
            initials: Initials::of(&word.keys.folded).and_of(&forms),
            forms,
        }
    }

    fn is(&self, word: &Seen<'_>) -> bool {
        let wanted = &self.word.keys;
        if let Some(percent) = &wanted.percent {
            return word.percent && percent.trim_end_matches('%') == word.folded;
        }
        self.is_itself(word) || self.forms.iter().any(|form| form == word.folded)
    }

    /// True for the word itself, or one that starts like it while it is being typed.
    fn is_itself(&self, word: &Seen<'_>) -> bool {
        let typed = &self.word.keys.folded;
        word.folded == typed || (self.word.prefix && word.folded.starts_with(typed.as_str()))
    }
}

/// Looks at a text itself, which the index has no positions of.
pub(super) fn closeness(text: &str, needles: &[Needle<'_>]) -> Closeness {
    let (mut marked, mut pairs, mut sure, mut before) = (0u32, 0u32, 0u32, (0u32, 0u32));
    let (mut found, mut exact, mut words, mut answering) = (0u32, 0u32, 0u32, 0u32);
    let mut initials = Initials::default();
    needles
        .iter()
        .for_each(|needle| initials = initials.and(needle.initials));
    analyze::each_word_like(text, initials, &mut |word| {
        let (mut here, mut same) = (0, 0);
        for (number, needle) in needles.iter().enumerate() {
            if needle.initials.have(word.folded) && needle.is(&word) {
                here |= 1 << number;
                exact |= u32::from(needle.is_itself(&word)) << number;
                let typed = needle.word.keys.written.as_ref().unwrap_or(&needle.word.keys.folded);
                if word.written == typed || (needle.word.prefix && word.written.starts_with(typed.as_str())) {
                    same |= 1 << number;
                }
            }
        }
        marked |= same;
        found |= here;
        words += 1;
        answering += u32::from(here != 0);
        pairs |= (before.0 << 1) & here;
        sure |= (before.0 << 1) & same | (before.1 << 1) & here;
        before = (here, same);
    });
    let share = |part: u32, whole: usize| part as f32 / whole.max(1) as f32;
    Closeness {
        same: share(found.count_ones(), needles.len()) * share(answering, words as usize),
        paired: sure | sure >> 1,
        near: pairs.count_ones() as f32 / needles.len().saturating_sub(1).max(1) as f32,
        marked,
        exact,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    #[track_caller]
    fn check(query: &str, text: &str, expected: &str) {
        let mut shown = text.to_owned();
        for mark in marks(text, Lang::Fr, &parse(query).0).into_iter().rev() {
            shown.insert(mark.end, ']');
            shown.insert(mark.start, '[');
        }
        assert_eq!(shown, expected);
    }

    #[test]
    fn words_are_marked_as_they_stand() {
        check("ia", "Attirer l’IA à Bac Giang", "Attirer l’[IA] à Bac Giang");
        check("bac giang", "À Bắc Giang, Bac Giang", "À [Bắc Giang, Bac Giang]");
        check("numérique ", "les numériques", "les [numériques]");
        check(
            "100 % ",
            "100 % des communes, 100 dossiers",
            "[100 %] des communes, 100 dossiers",
        );
        check(
            "dossiers en ligne ",
            "dossiers traités en ligne",
            "[dossiers] traités [en ligne]",
        );
        check(
            "villes intell",
            "deux villes intelligentes",
            "deux [villes intelligentes]",
        );
    }
}

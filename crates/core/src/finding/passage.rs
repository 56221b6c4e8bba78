//! A stretch of text with its words, which every rule looks at.

use super::gazetteer::print;
use crate::analyze::{Word, is_capital, words};
use crate::model::Lang;

/// A paragraph, or a stretch of a long one.
pub(super) struct Passage<'t> {
    pub(super) text: &'t str,
    pub(super) lang: Lang,
    pub(super) words: Vec<Word>,
    pub(super) prints: Vec<u64>,
}

impl<'t> Passage<'t> {
    pub(super) fn new(text: &'t str, lang: Lang) -> Passage<'t> {
        let words = words(text);
        let prints = words.iter().map(print).collect();
        Passage {
            text,
            lang,
            words,
            prints,
        }
    }

    /// A word as rules compare it: with its marks in Vietnamese, where they make the word, else folded.
    pub(super) fn word(&self, at: usize) -> &str {
        match self.words.get(at) {
            Some(word) if self.lang == Lang::Vi => &word.written,
            Some(word) => &word.folded,
            None => "",
        }
    }

    /// The word so many places before another one; empty where there is none.
    pub(super) fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    /// What stands between a word and the next one.
    pub(super) fn gap(&self, at: usize) -> &'t str {
        let end = self.words.get(at).map_or(self.text.len(), |word| word.end);
        let start = self.words.get(at + 1).map_or(self.text.len(), |word| word.start);
        self.text.get(end..start).unwrap_or_default()
    }

    /// True if only spaces part a word from the next one.
    pub(super) fn joined(&self, at: usize) -> bool {
        at + 1 < self.words.len() && self.gap(at).chars().all(char::is_whitespace)
    }

    pub(super) fn capital(&self, at: usize) -> bool {
        let start = self.words.get(at).map_or(self.text.len(), |word| word.start);
        self.text.get(start..).is_some_and(|rest| rest.starts_with(is_capital))
    }

    /// True if a sentence starts with this word.
    pub(super) fn opens(&self, at: usize) -> bool {
        let start = self.words.get(at).map_or(0, |word| word.start);
        let before = self.text.get(..start).unwrap_or_default();
        let before = before.trim_end_matches(|c: char| c.is_whitespace() || "’'«“\"(".contains(c));
        before.is_empty() || before.ends_with(['.', '!', '?', '…', ':', ';', '\n'])
    }

    /// The bytes of a run of words.
    pub(super) fn span(&self, at: usize, count: usize) -> (usize, usize) {
        let start = self.words.get(at).map_or(0, |word| word.start);
        let end = self.words.get(at + count.max(1) - 1).map_or(start, |word| word.end);
        (start, end)
    }

    /// The first word that starts at or after a byte.
    pub(super) fn word_from(&self, byte: usize) -> usize {
        self.words.partition_point(|word| word.start < byte)
    }

    /// True if these words, given with single spaces, stand right before a word.
    pub(super) fn follows(&self, at: usize, phrase: &str) -> bool {
        let count = phrase.split(' ').count();
        at >= count
            && (at - count..at)
                .zip(phrase.split(' '))
                .all(|(at, word)| self.word(at) == word)
    }

    /// True if these words stand from a word on.
    pub(super) fn starts(&self, at: usize, phrase: &str) -> bool {
        phrase
            .split(' ')
            .enumerate()
            .all(|(step, word)| self.word(at + step) == word)
    }

    /// Where sentences end: bytes of the text, its end included.
    pub(super) fn sentence_ends(&self) -> Vec<usize> {
        let mut ends = Vec::new();
        let mut chars = self.text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let stop = matches!(c, '.' | '!' | '?' | '…' | '\n');
            let after = chars
                .peek()
                .is_none_or(|(_, next)| next.is_whitespace() || matches!(next, '"' | '»' | '”'));
            // An initial or an abbreviation of one letter ends no sentence.
            let before = self.text.get(..at).unwrap_or_default();
            let mut tail = before.chars().rev();
            let initial =
                c == '.' && tail.next().is_some_and(is_capital) && !tail.next().is_some_and(char::is_alphanumeric);
            if stop && after && !initial {
                ends.push(at + c.len_utf8());
            }
        }
        if ends.last().is_none_or(|end| *end < self.text.len()) {
            ends.push(self.text.len());
        }
        ends
    }
}

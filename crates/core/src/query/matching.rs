//! Finds a word of the query in the dictionary: as typed, without marks, by its stem, as the beginning of longer words.

use super::QueryWord;
use crate::image::read::Corpus;
use fst::{IntoStreamer, Streamer};

/// Most keys that one beginning of a word stands for.
const MOST_KEYS: usize = 200;

/// How a key of the dictionary was reached from a word of the query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// The same word, or typed without marks.
    Exact,
    /// The same letters with other marks than those typed.
    Marks,
    /// The same stem.
    Stem,
    /// A longer word that starts like it.
    Prefix,
}

impl How {
    /// Its name in explanations.
    pub const fn name(self) -> &'static str {
        match self {
            How::Exact => "exact",
            How::Marks => "marks",
            How::Stem => "stem",
            How::Prefix => "prefix",
        }
    }
}

/// A key that stands for a word of the query.
#[derive(Clone, Debug)]
pub(super) struct Match {
    /// Where its postings start.
    pub(super) offset: u64,
    /// How it was reached.
    pub(super) how: How,
    /// How much it counts beside the word itself.
    pub(super) weight: f32,
    /// The word it stands for, without the mark of a stem.
    pub(super) form: String,
}

/// The keys that stand for a word, best first.
pub(super) fn matches(corpus: &Corpus<'_>, word: &QueryWord) -> Vec<Match> {
    let dictionary = corpus.dictionary();
    let mut found = Vec::new();
    let mut add = |key: &str, how, weight| {
        if let Some(offset) = dictionary.get(key) {
            let form = key.trim_start_matches("f:").trim_start_matches("e:").to_owned();
            found.push(Match { offset, how, weight, form });
        }
    };
    if let Some(percent) = &word.keys.percent {
        add(percent, How::Exact, 1.0);
        return found;
    }
    match &word.keys.written {
        Some(written) => {
            add(written, How::Exact, 1.0);
            add(&word.keys.folded, How::Marks, 0.5);
        }
        None => add(&word.keys.folded, How::Exact, 1.0),
    }
    for stem in &word.keys.stems {
        add(stem, How::Stem, 0.6);
    }
    if word.prefix {
        let written = word.keys.written.as_deref().into_iter().map(|start| (start, 0.5));
        let folded = (word.keys.folded.as_str(), if word.keys.written.is_some() { 0.25 } else { 0.5 });
        for (start, weight) in written.chain([folded]) {
            found.extend(longer(corpus, start, weight));
        }
    }
    found
}

/// Words that start like the one being typed. The shorter the rest, the likelier it is meant.
fn longer<'m>(corpus: &'m Corpus<'_>, start: &'m str, weight: f32) -> impl Iterator<Item = Match> + use<'m> {
    let mut stream = corpus.dictionary().range().ge(start).into_stream();
    let mut found = Vec::new();
    while let Some((key, offset)) = stream.next() {
        let Some(key) = std::str::from_utf8(key).ok().filter(|key| key.starts_with(start)) else { break };
        if key.len() > start.len() && !key.contains([':', '%']) {
            let share = start.chars().count() as f32 / key.chars().count() as f32;
            found.push(Match { offset, how: How::Prefix, weight: weight * share, form: key.to_owned() });
        }
        if found.len() == MOST_KEYS {
            break;
        }
    }
    found.into_iter()
}

//! Finds a word of the query in the dictionary: as typed, without marks, by its stem, as the beginning of longer words.

use super::{QueryWord, typo};
use crate::analyze::Stems;
use crate::image::read::Corpus;
use crate::model::Lang;
use crate::order::{falling, ordered};

/// Most keys that one beginning of a word stands for.
const MOST_KEYS: usize = 200;

/// Most words that a misspelt one may stand for.
const MOST_MEANT: usize = 12;

/// How a key of the dictionary was reached from a word of the query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// The same word, or typed without marks.
    Exact,
    /// The same letters, but nowhere in the statement with the marks that were typed.
    Marks,
    /// The same stem.
    Stem,
    /// A longer word that starts like it.
    Prefix,
    /// A word that is spelt almost like it.
    Typo,
    /// Another word for it, from the thesaurus.
    Synonym,
}

impl How {
    /// Its name in explanations.
    pub const fn name(self) -> &'static str {
        match self {
            How::Exact => "exact",
            How::Marks => "marks",
            How::Stem => "stem",
            How::Prefix => "prefix",
            How::Typo => "typo",
            How::Synonym => "synonym",
        }
    }
}

/// A key that stands for a word of the query.
#[derive(Clone, Debug)]
pub(super) struct Match {
    /// Where its postings start.
    pub(super) offset: u32,
    /// How it was reached.
    pub(super) how: How,
    /// How much it counts beside the word itself.
    pub(super) weight: f32,
    /// The word it is.
    pub(super) form: String,
    /// Stems count in the fields of their language only, and never in names.
    pub(super) lang: Option<Lang>,
}

impl Match {
    /// A term of the thesaurus; its places are looked up by themselves.
    pub(super) fn synonym(term: &str) -> Match {
        Match {
            offset: 0,
            how: How::Synonym,
            weight: 0.0,
            form: term.to_owned(),
            lang: None,
        }
    }
}

/// The keys that stand for a word.
pub(super) fn matches(corpus: &Corpus<'_>, word: &QueryWord) -> Vec<Match> {
    let mut found = Vec::new();
    let mut add = |key: &str, how, weight| {
        if let Some(offset) = corpus.dictionary().get(key) {
            found.push(Match {
                offset,
                how,
                weight,
                form: key.to_owned(),
                lang: None,
            });
        }
    };
    if let Some(percent) = &word.keys.percent {
        add(percent, How::Exact, 1.0);
        return found;
    }
    add(&word.keys.folded, How::Exact, 1.0);
    if !word.exact {
        stemmed(corpus, word, &mut found);
    }
    if word.prefix {
        longer(corpus, &word.keys.folded, 0.5, &mut found);
    }
    if found.is_empty() && !word.exact {
        misspelt(corpus, word, &mut found);
    }
    found
}

/// Words that are spelt almost like one that the corpus does not have, the nearest only. Numbers and codes are not guessed.
fn misspelt(corpus: &Corpus<'_>, word: &QueryWord, found: &mut Vec<Match>) {
    let typed = &word.keys.folded;
    let mut nearest = typo::forgiven(typed, word.prefix);
    if nearest == 0 || !typed.chars().all(char::is_alphabetic) {
        return;
    }
    corpus.dictionary().each_from("", |key, offset| {
        let known = key.bytes().all(|byte| !byte.is_ascii_digit() && byte != b'%');
        if let Some(slips) = typo::distance(typed, key, nearest, word.prefix).filter(|_| known) {
            if slips < nearest {
                nearest = slips;
                found.clear();
            }
            let length = typed.len().max(key.len()).max(1);
            found.push(Match {
                offset,
                how: How::Typo,
                weight: 0.5 / slips.max(1) as f32 * typed.len() as f32 / length as f32,
                form: key.to_owned(),
                lang: None,
            });
        }
        true
    });
    *found = ordered(found, |key| [falling(f64::from(key.weight)), 0]);
    found.truncate(MOST_MEANT);
}

/// Words with the same stem, looked for among those that start alike.
fn stemmed(corpus: &Corpus<'_>, word: &QueryWord, found: &mut Vec<Match>) {
    if word.stems == Stems::default() {
        return;
    }
    each_key(
        corpus,
        word.stems.beginning(&word.keys.folded),
        usize::MAX,
        |key, offset| {
            let stems = Stems::of(key, key);
            for lang in [Lang::Fr, Lang::En] {
                if stems.meet(&word.stems, lang) && key != word.keys.folded {
                    found.push(Match {
                        offset,
                        how: How::Stem,
                        weight: 0.6,
                        form: key.to_owned(),
                        lang: Some(lang),
                    });
                }
            }
        },
    );
}

/// Words that start like the one being typed. The shorter the rest, the likelier it is meant.
fn longer(corpus: &Corpus<'_>, start: &str, weight: f32, found: &mut Vec<Match>) {
    each_key(corpus, start, MOST_KEYS, |key, offset| {
        if key.len() > start.len() && !key.ends_with('%') {
            let share = start.chars().count() as f32 / key.chars().count() as f32;
            found.push(Match {
                offset,
                how: How::Prefix,
                weight: weight * share,
                form: key.to_owned(),
                lang: None,
            });
        }
    });
}

/// Calls `each` for the keys that start so, at most `most` of them, in the order of the dictionary.
fn each_key(corpus: &Corpus<'_>, start: &str, most: usize, mut each: impl FnMut(&str, u32)) {
    let mut left = most;
    corpus.dictionary().each_from(start, |key, offset| {
        let goes_on = left > 0 && key.starts_with(start);
        if goes_on {
            each(key, offset);
            left -= 1;
        }
        goes_on
    });
}

//! Finds a word of the query in the dictionary: as typed, without marks, by its stem, as the beginning of longer words.

use super::{QueryWord, typo};
use crate::analyze::{self, Stems};
use crate::image::Key;
use crate::image::read::Corpus;
use crate::model::Lang;
use crate::order::{falling, order, ordered};

/// How much a word counts that only has the stem of another: `traitement` for `traiter`. Its inflected forms count like itself.
const DERIVED: f32 = 0.02;
/// So many letters in common and two endings of one paradigm make two words forms of one, whatever their stems.
const FORM: usize = 4;
/// How much a longer word counts, before the share of it that was typed.
const LONGER: f32 = 0.5;
/// How much a word counts that is one slip away.
const SLIP: f32 = 0.5;
/// Most bytes of postings that are read for one beginning of a word. Beyond it, the keys with most postings are left out:
/// they tell statements apart least and take most time.
const MOST_BYTES: u32 = 8 << 10;
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

/// What stands for a word of the query: a key of the dictionary, or a term of the thesaurus.
#[derive(Clone, Debug)]
pub(super) struct Match {
    /// The key; none for a term of the thesaurus, whose places are looked up by themselves.
    pub(super) key: Option<Key>,
    /// How it was reached.
    pub(super) how: How,
    /// How much it counts beside the word itself.
    pub(super) weight: f32,
    /// The term of the thesaurus; empty for a key.
    pub(super) term: String,
    /// Stems count in the fields of their language only, and never in names.
    pub(super) lang: Option<Lang>,
}

impl Match {
    fn of(key: Key, how: How, weight: f32) -> Match {
        Match {
            key: Some(key),
            how,
            weight,
            term: String::new(),
            lang: None,
        }
    }

    /// A term of the thesaurus.
    pub(super) fn synonym(term: &str) -> Match {
        Match {
            key: None,
            how: How::Synonym,
            weight: 0.0,
            term: term.to_owned(),
            lang: None,
        }
    }

    /// True for the word itself and what has its stem.
    pub(super) fn is_form(&self) -> bool {
        matches!(self.how, How::Exact | How::Stem)
    }

    /// True for a word that only has the stem of the query's.
    pub(super) fn is_derived(&self) -> bool {
        self.how == How::Stem && self.weight < 1.0
    }

    /// The word it is.
    pub(super) fn form(&self, corpus: &Corpus<'_>) -> String {
        match self.key {
            Some(key) => corpus.dictionary().key(key.number),
            None => self.term.clone(),
        }
    }
}

/// The keys that stand for a word. One that the thesaurus knows is not misspelt.
pub(super) fn matches(corpus: &Corpus<'_>, word: &QueryWord, is_known: bool) -> Vec<Match> {
    let mut found = Vec::new();
    let itself = word.keys.percent.as_ref().unwrap_or(&word.keys.folded);
    let own = corpus.dictionary().get(itself);
    found.extend(own.map(|key| Match::of(key, How::Exact, 1.0)));
    if word.keys.percent.is_some() {
        return found;
    }
    if !word.exact {
        stemmed(corpus, word, own, &mut found);
    }
    if word.prefix {
        longer(corpus, &word.keys.folded, &mut found);
    }
    if found.is_empty() && !word.exact && !is_known {
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
    let dictionary = corpus.dictionary();
    typo::near(
        dictionary,
        typed.as_bytes(),
        nearest,
        word.prefix,
        |known, key, slips| {
            if known.iter().any(|byte| byte.is_ascii_digit() || *byte == b'%') {
                return nearest;
            }
            if slips < nearest {
                nearest = slips;
                found.clear();
            }
            let length = typed.len().max(known.len()).max(1);
            let weight = SLIP / slips.max(1) as f32 * typed.len() as f32 / length as f32;
            found.push(Match::of(key, How::Typo, weight));
            nearest
        },
    );
    *found = ordered(found, |key| [falling(f64::from(key.weight)), 0]);
    found.truncate(MOST_MEANT);
}

/// Words with the same stem, looked for among those that start alike. The stemmer reads each French word by itself and leaves
/// `ret` of `retirez`; beside `retirer` it is plain what that is.
fn stemmed(corpus: &Corpus<'_>, word: &QueryWord, own: Option<Key>, found: &mut Vec<Match>) {
    if word.stems == Stems::default() {
        return;
    }
    let dictionary = corpus.dictionary();
    let typed = word.keys.folded.as_bytes();
    let mut stems = word.stems.clone();
    if let Some(french) = own.and_then(|own| own.endings.stem(typed, Lang::Fr)) {
        stems.adopt(french);
    }
    dictionary.each_with(stems.beginning(&word.keys.folded), |key, place| {
        for lang in [Lang::Fr, Lang::En] {
            let inflected = analyze::are_inflected_alike(key, typed, lang);
            let meets = inflected && lang == Lang::Fr && begin_alike(key, typed) >= FORM
                || match place.endings.stem(key, lang) {
                    Some(stem) => key.len() > 2 && stems.has(stem, lang),
                    None => std::str::from_utf8(key).is_ok_and(|key| Stems::of(key, key).meet(&stems, lang)),
                };
            if meets && Some(place) != own {
                let weight = if inflected { 1.0 } else { DERIVED };
                found.push(Match {
                    lang: Some(lang),
                    ..Match::of(place, How::Stem, weight)
                });
            }
        }
        true
    });
}

/// How many bytes two words have in common at their beginning.
fn begin_alike(a: &[u8], b: &[u8]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

/// Words that start like the one being typed. The shorter the rest, the likelier it is meant.
fn longer(corpus: &Corpus<'_>, start: &str, found: &mut Vec<Match>) {
    let mut keys: Vec<(Key, f32)> = Vec::new();
    corpus.dictionary().each_with(start, |known, key| {
        if known.len() > start.len() && !known.ends_with(b"%") {
            keys.push((key, start.len() as f32 / known.len() as f32));
        }
        true
    });
    let mut left = MOST_BYTES;
    let all: u32 = keys.iter().map(|(key, _)| key.bytes).sum();
    if all > left {
        let rarest = order(keys.iter().map(|(key, _)| [u64::from(key.bytes), 0]));
        keys = rarest
            .iter()
            .filter_map(|place| keys.get(*place as usize).copied())
            .collect();
    }
    for (key, share) in keys {
        if key.bytes > left {
            return;
        }
        left -= key.bytes;
        found.push(Match::of(key, How::Prefix, LONGER * share));
    }
}

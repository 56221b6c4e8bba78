//! Other words for what was asked: synonyms, acronyms and translations from the thesaurus.

use super::tally::Scales;
use super::{Field, Query, QueryWord};
use crate::analyze::{self, Word, singular};
use crate::image::read::{Concept, Corpus};
use crate::model::Lang;
use crate::order::ordered;

/// A term of the thesaurus counts this much beside the words that were typed.
const OTHER_WORDS: f32 = 0.5;
/// Longest term of the thesaurus that is looked for in a query, in words.
const LONGEST: usize = 6;

/// Words of the query that the thesaurus knows, and the other words for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expansion {
    /// Id of the concept.
    pub concept: String,
    /// The words as they were typed.
    pub typed: String,
    /// Number of the first of them in [`Query::words`].
    pub first: usize,
    /// How many of them there are.
    pub count: usize,
    /// The other terms, each with its language.
    pub terms: Vec<(Lang, String)>,
    /// True if the reader wants the typed words only; then the other terms are not looked for.
    pub plain: bool,
}

/// The concepts that a query names, the longest terms first, none overlapping. `plain` holds those the reader turned off.
pub(super) fn expansions(corpus: &Corpus<'_>, query: &Query, plain: &[String]) -> Vec<Expansion> {
    let bare: Vec<Option<&QueryWord>> = query
        .wanted()
        .flat_map(|clause| {
            let alone = clause.words.len() == 1;
            clause
                .words
                .iter()
                .map(move |word| Some(word).filter(|word| alone && !word.exact && word.keys.percent.is_none()))
        })
        .collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bare.len() {
        let run: Vec<&QueryWord> = bare[at..].iter().take(LONGEST).map_while(|word| *word).collect();
        let known = (1..=run.len()).rev().find_map(|count| {
            let words: Vec<&str> = run[..count].iter().map(|word| singular(&word.keys.folded)).collect();
            let key = words.join(" ");
            let meant = |concept: &Concept<'_>| is_meant(concept, &key, &run[..count]);
            let concept = corpus.concepts_of(&key).into_iter().find(meant)?;
            Some((count, concept, key))
        });
        let Some((count, concept, key)) = known else {
            at += 1;
            continue;
        };
        let typed: Vec<&str> = run[..count].iter().map(|word| word.typed.as_str()).collect();
        let mut terms: Vec<(Lang, String)> = Vec::new();
        for (lang, term) in concept.terms {
            if analyze::term_key(term) != key {
                terms.push((lang, term.to_owned()));
            }
        }
        found.push(Expansion {
            plain: plain.iter().any(|id| id == concept.id),
            concept: concept.id.to_owned(),
            typed: typed.join(" "),
            first: at,
            count,
            terms,
        });
        at += count;
    }
    found
}

/// True if a term of a concept is what was typed. Marks that were typed count for a Vietnamese term, where they tell words
/// apart: `lắng nghe` is not `làng nghề`.
fn is_meant(concept: &Concept<'_>, key: &str, typed: &[&QueryWord]) -> bool {
    let marked = typed.iter().any(|word| word.keys.written.is_some());
    let own = concept.terms.iter().filter(|(_, term)| analyze::term_key(term) == key);
    own.into_iter().any(|(lang, term)| {
        let words = analyze::words(term);
        let same = words.iter().zip(typed).all(|(word, typed)| {
            let written = typed.keys.written.as_ref().unwrap_or(&typed.keys.folded);
            word.written == *written
        });
        !marked || *lang != Lang::Vi || same
    })
}

/// The words of a term as they are held against a text: Vietnamese ones with their marks, which tell words apart (`lần`
/// is not LAN), others without marks and in the singular.
pub(super) fn term_words(lang: Lang, term: &str) -> Vec<String> {
    let words = analyze::words(term).into_iter();
    match lang {
        Lang::Vi => words.map(|word| word.written).collect(),
        _ => words.map(|word| singular(&word.folded).to_owned()).collect(),
    }
}

/// True if the words of a text, from its first one on, are those of a term.
pub(super) fn starts_with(text: &[Word], term: &[String], lang: Lang) -> bool {
    text.len() >= term.len()
        && text
            .iter()
            .zip(term)
            .all(|(word, wanted)| is(&word.written, &word.folded, wanted, lang))
}

fn is(written: &str, folded: &str, wanted: &str, lang: Lang) -> bool {
    match lang {
        Lang::Vi => written == wanted,
        _ => singular(folded) == wanted,
    }
}

/// True if the words of a term stand in a text, one after the other.
fn stands_in(text: &str, term: &[String], lang: Lang) -> bool {
    // One bit for each beginning of the term that ends at the last word.
    let (mut open, mut found) = (0u32, false);
    analyze::each_word(text, |word| {
        let mut next = 0;
        for (place, wanted) in term.iter().enumerate().take(31) {
            let goes_on = place == 0 || open >> (place - 1) & 1 == 1;
            if goes_on && is(word.written, word.folded, wanted, lang) {
                next |= 1 << place;
            }
        }
        open = next;
        found |= open >> (term.len() - 1) & 1 == 1;
    });
    found
}

/// A document, the number of a field, and how strongly a word stands there.
pub(super) type Place = (u32, usize, f32);

/// Where a term stands in a field of its language.
pub(super) fn places(corpus: &Corpus<'_>, scales: &Scales<'_>, lang: Lang, term: &str) -> Vec<Place> {
    let mut whole: Option<Vec<Place>> = None;
    let slot = |place: &Place| [place.1 as u64, u64::from(place.0)];
    for word in analyze::words(term) {
        let plural = [word.folded.as_str(), "s"].concat();
        let mut forms = vec![word.folded.as_str(), singular(&word.folded)];
        // A number has no plural, and a singular was looked for already.
        if forms[0] == forms[1] {
            forms.pop();
            if !word.folded.ends_with(|c: char| c.is_ascii_digit()) {
                forms.push(&plural);
            }
        }
        let mut own: Vec<Place> = Vec::new();
        for form in forms {
            let before = own.len();
            if let Some(key) = corpus.dictionary().get(form) {
                corpus.postings(key, |document, field, times| {
                    if scales.lang(field).is_none_or(|field| field == lang) {
                        own.push((document, field, OTHER_WORDS * scales.strength(document, field, times)));
                    }
                });
            }
            if before > 0 && own.len() > before {
                own = ordered(&own, slot);
            }
        }
        whole = Some(match whole {
            None => own,
            Some(before) => {
                let mut at = 0;
                before
                    .into_iter()
                    .filter_map(|place| {
                        while own.get(at).is_some_and(|other| slot(other) < slot(&place)) {
                            at += 1;
                        }
                        let other = own.get(at).filter(|other| slot(other) == slot(&place))?;
                        Some((place.0, place.1, place.2.min(other.2)))
                    })
                    .collect()
            }
        });
        if whole.as_ref().is_some_and(Vec::is_empty) {
            return Vec::new();
        }
    }
    let wanted = term_words(lang, term);
    let mut places = whole.unwrap_or_default();
    // The index knows neither marks nor which words stand side by side.
    if lang == Lang::Vi || wanted.len() > 1 {
        places.retain(|(document, field, _)| {
            let texts = Field::ALL.get(*field).map(|field| corpus.texts(*document, *field));
            texts.into_iter().flatten().any(|text| stands_in(text, &wanted, lang))
        });
    }
    places
}

//! Other words for what was asked: synonyms, acronyms and translations from the thesaurus.

use super::set::Set;
use super::tally::Scales;
use super::{Field, Part, Query, QueryWord};
use crate::analyze::{self, Initials, Word, singular};
use crate::image::PLACE_CONCEPT;
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

impl Expansion {
    /// True for a province: its name is these words side by side, and not anywhere ("hạ tầng … nội dung" is not Hà Nội).
    pub(super) fn is_place(&self) -> bool {
        self.concept.starts_with(PLACE_CONCEPT)
    }
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
        // The longest run that is a term; there is none if no term starts with a shorter one.
        let mut known = None;
        let mut key = String::new();
        for (word, count) in run.iter().zip(1..) {
            if count > 1 {
                key.push(' ');
            }
            key.push_str(singular(&word.keys.folded));
            let (concepts, longer) = corpus.concepts_of(&key);
            let own = concepts.into_iter().map(|concept| {
                let keys: Vec<String> = concept.terms.iter().map(|(_, term)| analyze::term_key(term)).collect();
                (concept, keys)
            });
            let meant = own
                .into_iter()
                .find(|(concept, keys)| is_meant(concept, keys, &key, &run[..count]));
            known = meant
                .map(|(concept, keys)| (count, concept, keys, key.clone()))
                .or(known);
            if !longer {
                break;
            }
        }
        let Some((count, concept, keys, key)) = known else {
            at += 1;
            continue;
        };
        let typed: Vec<&str> = run[..count].iter().map(|word| word.typed.as_str()).collect();
        let mut terms: Vec<(Lang, String)> = Vec::new();
        for ((lang, term), own) in concept.terms.into_iter().zip(keys) {
            if own != key {
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
fn is_meant(concept: &Concept<'_>, keys: &[String], key: &str, typed: &[&QueryWord]) -> bool {
    let marked = typed.iter().any(|word| word.keys.written.is_some());
    let own = concept.terms.iter().zip(keys).filter(|(_, own)| *own == key);
    own.into_iter().any(|((lang, term), _)| {
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

/// Notes which of some terms stand in a text, their words one after the other.
fn stand_in(text: &str, terms: &mut [Sought<'_>]) {
    terms.iter_mut().for_each(|term| term.open = 0);
    let mut initials = Initials::default();
    terms.iter().for_each(|term| initials = initials.and(term.initials));
    analyze::each_word_like(text, initials, &mut |word| {
        let singular = singular(word.folded);
        for term in terms.iter_mut() {
            let mut next = 0;
            for (place, wanted) in term.words.iter().enumerate().take(31) {
                let goes_on = place == 0 || term.open >> (place - 1) & 1 == 1;
                let own = if term.lang == Lang::Vi { word.written } else { singular };
                if goes_on && own == wanted {
                    next |= 1 << place;
                }
            }
            term.open = next;
            term.found |= next >> term.words.len().saturating_sub(1) & 1 == 1;
        }
    });
}

/// A term that is looked for in a text.
struct Sought<'t> {
    lang: Lang,
    words: &'t [String],
    initials: Initials,
    /// One bit for each beginning of the term that ends at the last word.
    open: u32,
    found: bool,
}

/// A document, the number of a field, and how strongly a word stands there.
pub(super) type Place = (u32, usize, f32);

/// Where the terms of a concept stand, each in fields of its language; those that stand nowhere are left out.
pub(super) fn places(corpus: &Corpus<'_>, scales: &Scales<'_>, terms: &[(Lang, String)]) -> Vec<(String, Vec<Place>)> {
    let words: Vec<Vec<String>> = terms.iter().map(|(lang, term)| term_words(*lang, term)).collect();
    let initials: Vec<Initials> = words.iter().map(|words| Initials::default().and_of(words)).collect();
    let mut found: Vec<(String, Vec<Place>)> = Vec::new();
    // The index knows neither marks nor which words stand side by side. Each text that decides is read once for all terms.
    let mut doubts: Vec<(u32, usize, usize)> = Vec::new();
    for (number, (lang, term)) in terms.iter().enumerate() {
        let own = having_words(corpus, scales, *lang, term);
        if *lang == Lang::Vi || words[number].len() > 1 {
            doubts.extend(own.iter().map(|(document, field, _)| (*document, *field, number)));
        }
        found.push((term.clone(), own));
    }
    doubts = ordered(&doubts, |(document, field, number)| {
        [u64::from(*document) << 8 | *field as u64, *number as u64]
    });
    for doubt in doubts.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let (document, field) = (doubt[0].0, doubt[0].1);
        let sought = |(_, _, number): &(u32, usize, usize)| Sought {
            lang: terms[*number].0,
            words: &words[*number],
            initials: initials[*number],
            open: 0,
            found: false,
        };
        let mut sought: Vec<Sought<'_>> = doubt.iter().map(sought).collect();
        let texts = Field::ALL.get(field).map(|field| corpus.texts(document, *field));
        for text in texts.into_iter().flatten() {
            stand_in(text, &mut sought);
        }
        for (sought, (_, _, number)) in sought.iter().zip(doubt) {
            if !sought.found {
                found[*number].1.retain(|place| (place.0, place.1) != (document, field));
            }
        }
    }
    found.retain(|(_, places)| !places.is_empty());
    found
}

/// Those of some documents in which words of a query stand one after the other, whatever their marks.
pub(super) fn side_by_side(corpus: &Corpus<'_>, words: &[&QueryWord], documents: &Set) -> Set {
    let term: Vec<String> = words
        .iter()
        .map(|word| singular(&word.keys.folded).to_owned())
        .collect();
    let all = corpus.documents();
    let holds = |document: u32| {
        let part = match document {
            statement if statement < all.statements => Part::Text,
            record if record < all.statements + all.records => Part::Title,
            _ => Part::Names,
        };
        let mut sought = [Sought {
            lang: Lang::default(),
            words: &term,
            initials: Initials::default().and_of(&term),
            open: 0,
            found: false,
        }];
        for field in Field::ALL.iter().filter(|field| field.part == part) {
            for text in corpus.texts(document, *field) {
                stand_in(text, &mut sought);
            }
        }
        sought[0].found
    };
    Set::of(all.count(), |document| documents.has(document) && holds(document))
}

/// The fields of a language that have all words of a term.
fn having_words(corpus: &Corpus<'_>, scales: &Scales<'_>, lang: Lang, term: &str) -> Vec<Place> {
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
    whole.unwrap_or_default()
}

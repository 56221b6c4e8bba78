//! Every name and term of a corpus, to be looked up word by word.
//!
//! Names of places, actors and systems, the words for themes and units. Words are compared folded and in the singular by
//! their fingerprints; what a hit then has to fulfil (capitals, marks, acronyms by the letter) depends on what it names.

use crate::analyze::{Word, is_capital, singular, term_key, words};
use crate::image::read::{Corpus, Register};
use crate::model::{Day, Lang, PlaceSort};
use crate::order::ordered;

/// The names of a corpus.
#[derive(Clone, Debug)]
pub struct Gazetteer<'a> {
    /// In the order of their first words; of those that start alike, the longest first.
    names: Vec<Name<'a>>,
    /// Fingerprints of the words of all names.
    prints: Vec<u64>,
    /// The signs of units, which need not be words.
    signs: Vec<(&'a str, u32)>,
    /// What the rules need of each place, in the order of the register.
    pub(super) places: Vec<Place<'a>>,
    /// The unit of ranks.
    pub(super) rank: Option<u32>,
    /// When the corpus was last changed: documents are hardly younger.
    pub(super) date: &'a str,
    /// The first language of the corpus, for documents that do not show theirs.
    pub(super) lang: Lang,
}

/// A provincial unit or the country.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    pub(super) slug: &'a str,
    pub(super) from: Day,
    pub(super) to: Day,
    pub(super) is_nation: bool,
    /// Since when it is a centrally run city, if it is one.
    city_from: Option<Day>,
}

/// A name or term.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name<'a> {
    first: u64,
    start: u32,
    pub(super) count: u32,
    pub(super) register: Register,
    pub(super) entry: u32,
    /// The language it is a term of; none if it is a name in any.
    pub(super) lang: Option<Lang>,
    pub(super) text: &'a str,
}

impl<'a> Gazetteer<'a> {
    /// Collects the names of a corpus; made once for all documents.
    pub fn of(corpus: &Corpus<'a>) -> Gazetteer<'a> {
        let about = corpus.about();
        let mut gazetteer = Gazetteer {
            names: Vec::new(),
            prints: Vec::new(),
            signs: Vec::new(),
            places: Vec::new(),
            rank: None,
            date: about.date,
            lang: about.languages.first().copied().unwrap_or_default(),
        };
        for register in [Register::Places, Register::Actors, Register::Systems] {
            for entry in corpus.entries(register) {
                if register == Register::Places {
                    let from = |sort: PlaceSort| {
                        let mut kinds = entry.kinds.chunks_exact(2);
                        let kind = kinds.find(|kind| kind.first() == Some(&sort.code()))?;
                        kind.get(1).map(|from| Day(from.cast_signed()))
                    };
                    gazetteer.places.push(Place {
                        slug: entry.slug,
                        from: entry.from,
                        to: entry.to,
                        is_nation: from(PlaceSort::Nation).is_some(),
                        city_from: from(PlaceSort::City),
                    });
                }
                let labels = Lang::ALL.map(|lang| *entry.label.get(lang));
                for text in labels.into_iter().chain(entry.aliases) {
                    gazetteer.add(register, entry.number, None, text);
                }
            }
        }
        for register in [Register::Themes, Register::Units] {
            for entry in corpus.entries(register) {
                for lang in Lang::ALL {
                    gazetteer.add_terms(corpus, register, entry.number, lang, entry.label.get(lang));
                }
                // The codes of a theme are terms of the concepts that speak for it.
                for (term, _) in entry.codes {
                    gazetteer.add_terms(corpus, register, entry.number, Lang::Fr, term);
                }
                for text in entry.aliases {
                    gazetteer.add(register, entry.number, None, text);
                }
                if register == Register::Units && entry.slug == "rank" {
                    gazetteer.rank = Some(entry.number);
                }
                if !entry.sign.is_empty() {
                    gazetteer.signs.push((entry.sign, entry.number));
                    gazetteer.add(register, entry.number, None, entry.sign);
                }
            }
        }
        gazetteer.names = ordered(&gazetteer.names, |name| [name.first, u64::from(u32::MAX - name.count)]);
        gazetteer
    }

    /// A label, and all terms of the concept it belongs to.
    fn add_terms(&mut self, corpus: &Corpus<'a>, register: Register, entry: u32, lang: Lang, label: &'a str) {
        let Some(concept) = corpus.concepts_of(&term_key(label)).0.into_iter().next() else {
            self.add(register, entry, Some(lang), label);
            return;
        };
        for (lang, term) in concept.terms {
            self.add(register, entry, Some(lang), term);
        }
    }

    fn add(&mut self, register: Register, entry: u32, lang: Option<Lang>, text: &'a str) {
        let start = self.prints.len();
        self.prints.extend(words(text).iter().map(print));
        let Some(first) = self.prints.get(start).copied() else {
            return;
        };
        let count = self.prints.len() - start;
        let known = |name: &Name<'_>| {
            name.register == register && name.entry == entry && name.text == text && name.lang == lang
        };
        if self.names.iter().rev().take(40).any(known) {
            self.prints.truncate(start);
            return;
        }
        self.names.push(Name {
            first,
            start: start as u32,
            count: count as u32,
            register,
            entry,
            lang,
            text,
        });
    }

    /// The unit that has the name of this place and is in force on all of these days.
    pub(super) fn unit_on(&self, place: u32, from: Day, to: Day) -> Option<u32> {
        let mut units = (0u32..).zip(&self.places);
        let unit = units.find(|(_, other)| self.slug(place) == other.slug && other.from <= from && other.to >= to);
        unit.map(|(unit, _)| unit)
    }

    /// True if no other unit has the name of this place.
    pub(super) fn is_only_unit(&self, place: u32) -> bool {
        self.places
            .iter()
            .filter(|other| other.slug == self.slug(place))
            .count()
            == 1
    }

    /// The name of a place in addresses.
    pub(super) fn slug(&self, place: u32) -> &'a str {
        self.places.get(place as usize).map_or("", |place| place.slug)
    }

    /// True for the country itself.
    pub(super) fn is_nation(&self, place: u32) -> bool {
        self.places.get(place as usize).is_some_and(|place| place.is_nation)
    }

    /// True if a unit by the name of a place was a centrally run city on a day. Before, a city of that name was one of the
    /// province's own.
    pub(super) fn is_city(&self, place: u32, day: Day) -> bool {
        let slug = self.slug(place);
        let mut named = self.places.iter().filter(|place| place.slug == slug);
        named.any(|place| place.city_from.is_some_and(|from| from <= day))
    }

    /// The unit of a sign such as `%` or `USD`.
    pub(super) fn unit_of(&self, sign: &str) -> Option<u32> {
        self.signs
            .iter()
            .find(|(known, _)| *known == sign)
            .map(|(_, unit)| *unit)
    }

    /// The names that stand at a word of a text, given by the fingerprints from there on: the longest first.
    pub(super) fn at<'g>(&'g self, prints: &'g [u64]) -> impl Iterator<Item = &'g Name<'a>> {
        let first = prints.first().copied().unwrap_or_default();
        let from = self.names.partition_point(|name| name.first < first);
        let named = self.names.get(from..).unwrap_or_default();
        named
            .iter()
            .take_while(move |name| name.first == first)
            .filter(move |name| {
                let own = self.prints.get(name.start as usize..(name.start + name.count) as usize);
                own.is_some_and(|own| prints.starts_with(own))
            })
    }
}

/// The fingerprint of a word: folded, in the singular.
pub(super) fn print(word: &Word) -> u64 {
    fingerprint(singular(&word.folded))
}

pub(super) fn fingerprint(folded: &str) -> u64 {
    folded.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// True for a name of capitals and figures, which is only that by the letter: `UN` is no article.
pub(super) fn is_acronym(name: &str) -> bool {
    name.len() > 1
        && name.len() < 12
        && name.contains(|c: char| c.is_ascii_uppercase())
        && !name.contains(|c: char| (c.is_alphabetic() && !is_capital(c)) || c == ' ')
}

/// True if the marks of a Vietnamese text speak against a name: both have some, and they differ.
pub(super) fn marks_differ(found: &[Word], name: &str) -> bool {
    let own = words(name);
    let unmarked = own.iter().all(|word| word.written == word.folded);
    let all_bare = found.iter().all(|word| word.written == word.folded);
    !unmarked
        && !all_bare
        && found
            .iter()
            .zip(&own)
            .any(|(there, here)| toneless(&there.written) != toneless(&here.written))
}

/// A syllable with its tone set apart, since `hòa` and `hoà` are the same: the vowels without tone, then the tone.
fn toneless(written: &str) -> (String, u32) {
    let mut tone = 0;
    let mut letters = String::new();
    for c in written.chars() {
        let (letter, mark) = untoned(c);
        letters.push(letter);
        tone = tone.max(mark);
    }
    (letters, tone)
}

/// A vowel without its tone mark, and which tone it had.
fn untoned(c: char) -> (char, u32) {
    const TONED: &str = "áàảãạ ắằẳẵặ ấầẩẫậ éèẻẽẹ ếềểễệ íìỉĩị óòỏõọ ốồổỗộ ớờởỡợ úùủũụ ứừửữự ýỳỷỹỵ";
    const BARE: [char; 12] = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y'];
    match TONED.chars().position(|toned| toned == c) {
        Some(at) if c != ' ' => (BARE[at / 6], at as u32 % 6 + 1),
        _ => (c, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_differ_speak_against_a_name() {
        let differ = |found: &str, name: &str| marks_differ(&words(found), name);
        assert!(!differ("Hòa Bình", "Hoà Bình"));
        assert!(!differ("Bac Ninh", "Bắc Ninh"));
        assert!(!differ("Bắc Ninh", "Bac Ninh"));
        assert!(differ("Hoa Bính", "Hòa Bình"));
    }
}

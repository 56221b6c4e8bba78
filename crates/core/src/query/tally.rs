//! Adds up how strongly a word of the query stands in each statement, from the postings of the keys that stand for it.
//!
//! A statement answers for its own text, for the title of its record and for the names of all it refers to. Of a part that is
//! written in several languages the best one counts, so that a name which stands in all three counts once.

use super::matching::Match;
use super::set::Set;
use super::{Field, Part};
use crate::image::FieldLengths;
use crate::image::read::Corpus;
use crate::model::Lang;

/// How much long fields are held back.
const B: f32 = 0.7;
/// A word found only in a language other than the reader's counts this much.
const OTHER_LANGUAGE: f32 = 0.85;

/// How much more a title counts for the only statement of its record.
const ALONE: f32 = 4.0;

/// What one word in a field counts, before the length of the field.
#[derive(Clone, Copy)]
struct Scale<'a> {
    part: Part,
    lang: Option<Lang>,
    weight: f32,
    /// Its lengths, and what each word more holds it back.
    lengths: FieldLengths<'a>,
    slope: f32,
}

/// How much words count in the fields of a corpus for a reader of one language.
pub(super) struct Scales<'a>([Scale<'a>; Field::ALL.len()]);

impl<'a> Scales<'a> {
    pub(super) fn new(corpus: &Corpus<'a>, lang: Lang) -> Scales<'a> {
        let mut number = 0;
        Scales(Field::ALL.map(|field| {
            let lengths = corpus.lengths(number);
            number += 1;
            let own = field.lang.is_none_or(|field| field == lang);
            Scale {
                part: field.part,
                lang: field.lang,
                weight: field.part.weight() * if own { 1.0 } else { OTHER_LANGUAGE },
                lengths,
                slope: B / lengths.average,
            }
        }))
    }

    /// How strongly a word stands in a field of a document that has it so many times. The root, since a text that has it four
    /// times is hardly more about it than one that has it twice.
    pub(super) fn strength(&self, document: u32, field: usize, times: u32) -> f32 {
        self.0.get(field).map_or(0.0, |scale| {
            let length = scale.lengths.of(document) as f32;
            scale.weight * (times as f32).sqrt() / (1.0 - B + scale.slope * length)
        })
    }

    /// The language of a field.
    pub(super) fn lang(&self, field: usize) -> Option<Lang> {
        self.0.get(field).and_then(|scale| scale.lang)
    }
}

/// How a word stands in a statement.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cell {
    /// How strongly: while it is counted, in its best field; then in all of them.
    pub(super) strength: f32,
    /// The key that counts most, by its number in the list it was added from.
    pub(super) key: u16,
    /// The field in which it does.
    pub(super) field: u8,
}

/// The sum for one word after the other; the room it takes is used again.
pub(super) struct Tally<'c, 'a> {
    corpus: &'c Corpus<'a>,
    scales: &'c Scales<'a>,
    /// How strongly in each field of each statement, for the word being counted.
    fields: Vec<[f32; Field::ALL.len()]>,
    cells: Vec<Cell>,
    touched: Vec<u32>,
}

impl<'c, 'a> Tally<'c, 'a> {
    pub(super) fn new(corpus: &'c Corpus<'a>, scales: &'c Scales<'a>) -> Tally<'c, 'a> {
        let count = corpus.statement_count() as usize;
        Tally {
            corpus,
            scales,
            fields: vec![[0.0; Field::ALL.len()]; count],
            cells: vec![Cell::default(); count],
            touched: Vec::new(),
        }
    }

    /// Adds all that stands under a key of the word, in documents of a set if that is given. The forms of one word add up
    /// where they stand in one field; of words that only may be meant the strongest counts.
    pub(super) fn key(&mut self, found: &Match, within: Option<&Set>, by: u16) {
        let Some(key) = found.key else { return };
        let (corpus, lang) = (self.corpus, found.lang);
        corpus.postings(key, |document, field, times| {
            if within.is_none_or(|within| within.has(document)) && (lang.is_none() || lang == self.scales.lang(field)) {
                let strength = found.weight * self.scales.strength(document, field, times);
                self.count(
                    document,
                    field,
                    strength * self.title(document, field),
                    by,
                    found.is_form(),
                );
            }
        });
    }

    /// A title tells more of a statement the fewer share it.
    fn title(&self, document: u32, field: usize) -> f32 {
        if self.scales.0.get(field).is_none_or(|scale| scale.part != Part::Title) {
            return 1.0;
        }
        let record = document.saturating_sub(self.corpus.statement_count());
        1.0 + ALONE / self.corpus.statements_of(record).len().max(1) as f32
    }

    /// Adds one place of another term.
    pub(super) fn add(&mut self, document: u32, field: usize, strength: f32, by: u16) {
        self.count(document, field, strength, by, false);
    }

    #[inline]
    fn count(&mut self, document: u32, field: usize, strength: f32, by: u16, adds_up: bool) {
        let (cells, fields, touched) = (&mut self.cells, &mut self.fields, &mut self.touched);
        self.corpus.answering(document, |statement| {
            let place = statement as usize;
            let (Some(cell), Some(all)) = (cells.get_mut(place), fields.get_mut(place)) else {
                return;
            };
            if cell.strength == 0.0 {
                touched.push(statement);
            }
            if strength > cell.strength {
                *cell = Cell {
                    strength,
                    key: by,
                    field: field as u8,
                };
            }
            if let Some(all) = all.get_mut(field) {
                *all = if adds_up { *all + strength } else { strength.max(*all) };
            }
        });
    }

    /// The cells of all statements, and how many of them have the word.
    pub(super) fn finish(&mut self) -> (Vec<Cell>, u32) {
        for statement in &self.touched {
            let place = *statement as usize;
            if let (Some(cell), Some(fields)) = (self.cells.get_mut(place), self.fields.get_mut(place)) {
                let mut parts = [0.0; Part::COUNT];
                for (scale, strength) in self.scales.0.iter().zip(std::mem::take(fields)) {
                    let best = &mut parts[scale.part as usize];
                    *best = strength.max(*best);
                }
                cell.strength = parts.iter().sum();
            }
        }
        let count = self.touched.len() as u32;
        self.touched.clear();
        let empty = vec![Cell::default(); self.cells.len()];
        (std::mem::replace(&mut self.cells, empty), count)
    }
}

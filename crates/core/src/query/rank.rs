//! Scores statements: BM25F over the fields, the best language of each part, nearness of the words.
//!
//! Logarithms come from `libm`, so that the command line and the browser agree to the last digit.

use super::matching::{How, Match, matches};
use super::{Clause, Field, Part, Query, marks};
use crate::analyze;
use crate::image::Documents;
use crate::image::read::{Corpus, Register, Statement};
use crate::model::Lang;
use crate::order::{falling, ordered};

/// How fast repeated words stop counting.
const K1: f32 = 1.2;
/// How much long fields are held back.
const B: f32 = 0.4;
/// A word found only in a language other than the reader's counts this much.
const OTHER_LANGUAGE: f32 = 0.85;
/// Without all words, a statement must have this share of the query's weight.
const ENOUGH: f32 = 0.5;
/// How much words that stand side by side as in the query add.
const NEAR: f32 = 0.5;
/// How much a statement loses if none of the words typed with marks stands in it with those marks.
const OTHER_MARKS: f32 = 0.4;
/// How many of the best statements are looked at themselves, for nearness and marks.
const LOOKED_AT: usize = 100;

/// A statement that answers a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Number of the statement.
    pub statement: u32,
    /// How well it answers; comparable within one answer only. Rounded to four decimals.
    pub score: f32,
    /// What the score is made of, one for each word found.
    pub why: Vec<Reason>,
}

/// Why a word of the query counts for a statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// Number of the word in [`Query::words`].
    pub word: usize,
    /// The form found.
    pub form: String,
    /// How it was reached.
    pub how: How,
    /// In which part of the statement it counts most.
    pub field: Field,
    /// Its share of the score, 0 to 1.
    pub share: f32,
}

/// The best find of a word in a field of a document.
#[derive(Clone, Copy, Default)]
struct Cell {
    strength: f32,
    by: u32,
}

type Row = [Cell; Field::ALL.len()];

struct Word {
    matches: Vec<Match>,
    /// For each statement, the best find in each field of all it answers for.
    cells: Vec<Row>,
    idf: f32,
    required: bool,
}

/// Scores all statements that answer; says whether the demand for all words had to be dropped.
pub(super) fn rank(corpus: &Corpus<'_>, query: &Query, lang: Lang) -> (Vec<Hit>, bool) {
    let all = 0..corpus.statement_count();
    let excluded: Vec<&Clause> = query.clauses.iter().filter(|clause| clause.excluded).collect();
    let kept = |statement: &u32| !excluded.iter().any(|clause| holds_phrase(corpus, *statement, clause));
    if query.words().next().is_none() {
        return (
            all.filter(kept)
                .map(|statement| Hit {
                    statement,
                    score: 0.0,
                    why: Vec::new(),
                })
                .collect(),
            false,
        );
    }
    let averages = Field::ALL.map(|field| corpus.average_length(field));
    let words: Vec<Word> = query.words().map(|word| look_up(corpus, word, &averages)).collect();
    let total: f32 = words.iter().filter(|word| word.required).map(|word| word.idf).sum();
    let phrases: Vec<&Clause> = query.wanted().filter(|clause| clause.words.len() > 1).collect();

    let mut complete = Vec::new();
    let mut partial = Vec::new();
    for statement in all.filter(kept) {
        let Some((hit, covered, whole)) = score(statement, &words, lang) else {
            continue;
        };
        if whole && phrases.iter().all(|clause| holds_phrase(corpus, statement, clause)) {
            complete.push(hit);
        } else if phrases.is_empty() && covered >= total * ENOUGH {
            partial.push(Hit {
                score: hit.score * covered / total,
                ..hit
            });
        }
    }
    let relaxed = complete.is_empty();
    let hits = if relaxed { partial } else { complete };
    let mut hits = ordered(&hits, |hit| [falling(f64::from(hit.score)), 0]);
    let typed_marks = query.words().filter(|word| word.keys.written.is_some()).count();
    for (place, hit) in hits.iter_mut().enumerate() {
        let mut found = marks::Closeness::default();
        if place < LOOKED_AT && (words.len() > 1 || typed_marks > 0) {
            let text = corpus.statement(hit.statement).text;
            for lang in Lang::ALL {
                let here = marks::closeness(text.get(lang), lang, query);
                found = marks::Closeness {
                    near: found.near.max(here.near),
                    marked: found.marked | here.marked,
                };
            }
        }
        hit.score *= 1.0 + NEAR * found.near;
        let mut strange = 0;
        for (number, _) in query
            .words()
            .enumerate()
            .filter(|(_, word)| word.keys.written.is_some())
        {
            if found.marked & 1 << number == 0 {
                strange += 1;
                for reason in hit
                    .why
                    .iter_mut()
                    .filter(|reason| reason.word == number && reason.how == How::Exact)
                {
                    reason.how = How::Marks;
                }
            }
        }
        hit.score *= 1.0 - OTHER_MARKS * strange as f32 / typed_marks.max(1) as f32;
    }
    for hit in &mut hits {
        hit.score = libm::roundf(hit.score * 10_000.0) / 10_000.0;
    }
    (hits, relaxed)
}

fn look_up(corpus: &Corpus<'_>, word: &super::QueryWord, averages: &[f32]) -> Word {
    let matches = matches(corpus, word);
    let documents = corpus.documents();
    let mut found = vec![Row::default(); documents.count() as usize];
    for (by, key) in matches.iter().enumerate() {
        corpus.postings(key.offset, |document, field, times| {
            if key.lang.is_some() && key.lang != field.lang {
                return;
            }
            let number = field.number();
            let Some(cell) = found.get_mut(document as usize).and_then(|row| row.get_mut(number)) else {
                return;
            };
            let average = averages.get(number).copied().unwrap_or(1.0);
            let length = f32::from(corpus.length(document, field));
            let strength = key.weight * times as f32 / (1.0 - B + B * length / average);
            if strength > cell.strength {
                *cell = Cell {
                    strength,
                    by: by as u32,
                };
            }
        });
    }
    let cells: Vec<Row> = corpus
        .statements()
        .map(|statement| gather(&documents, &statement, &found))
        .collect();
    let with = cells
        .iter()
        .filter(|row| row.iter().any(|cell| cell.strength > 0.0))
        .count() as f32;
    let count = documents.statements as f32;
    let idf = libm::logf(1.0 + (count - with + 0.5) / (with + 0.5));
    Word {
        matches,
        cells,
        idf,
        required: !word.optional,
    }
}

/// What a statement answers for: itself, its record, and all it refers to, each field with its best find.
fn gather(documents: &Documents, statement: &Statement<'_>, found: &[Row]) -> Row {
    let entries = |register, numbers: &[u32]| {
        numbers
            .iter()
            .map(move |number| documents.entry(register, *number))
            .collect::<Vec<_>>()
    };
    let mut sources = vec![
        documents.statement(statement.number),
        documents.record(statement.record),
    ];
    sources.extend(entries(Register::Themes, &statement.themes));
    sources.push(documents.entry(Register::Kinds, statement.kind));
    sources.extend(entries(Register::Places, &statement.places));
    sources.extend(entries(Register::Actors, &statement.actors));
    sources.extend(entries(Register::Systems, &statement.systems));
    let mut best = Row::default();
    for row in sources.into_iter().filter_map(|document| found.get(document as usize)) {
        for (own, other) in best.iter_mut().zip(row) {
            if other.strength > own.strength {
                *own = *other;
            }
        }
    }
    best
}

/// The score of a statement, the weight of the required words it has, and whether it has them all.
fn score(statement: u32, words: &[Word], lang: Lang) -> Option<(Hit, f32, bool)> {
    let mut hit = Hit {
        statement,
        score: 0.0,
        why: Vec::new(),
    };
    let mut covered = 0.0;
    let mut whole = true;
    for (number, word) in words.iter().enumerate() {
        let row = word.cells.get(statement as usize)?;
        let mut strength = 0.0;
        let mut best: Option<(f32, Field, u32)> = None;
        for part in [Part::Text, Part::Title, Part::Labels, Part::Facts, Part::Names] {
            // A name stands in all three languages of a statement; counting the best one only keeps it from counting thrice.
            let mut of_part: f32 = 0.0;
            for (field, cell) in Field::ALL
                .iter()
                .zip(row)
                .filter(|(field, cell)| field.part == part && cell.strength > 0.0)
            {
                let own = field.lang.is_none_or(|field| field == lang);
                let counts = cell.strength * part.weight() * if own { 1.0 } else { OTHER_LANGUAGE };
                of_part = of_part.max(counts);
                if best.is_none_or(|(most, ..)| counts > most) {
                    best = Some((counts, *field, cell.by));
                }
            }
            strength += of_part;
        }
        let Some((_, field, by)) = best else {
            whole &= !word.required;
            continue;
        };
        let gain = word.idf * strength * (K1 + 1.0) / (strength + K1);
        if word.required {
            covered += word.idf;
        }
        hit.score += gain;
        if let Some(found) = word.matches.get(by as usize) {
            hit.why.push(Reason {
                word: number,
                form: found.form.clone(),
                how: found.how,
                field,
                share: gain,
            });
        }
    }
    if hit.why.is_empty() {
        return None;
    }
    let score = hit.score.max(f32::MIN_POSITIVE);
    hit.why.iter_mut().for_each(|reason| reason.share /= score);
    Some((hit, covered, whole))
}

/// True if the words of a clause stand side by side, in this order, in any text or name of the statement.
fn holds_phrase(corpus: &Corpus<'_>, number: u32, clause: &Clause) -> bool {
    let statement = corpus.statement(number);
    let record = corpus.record(statement.record);
    let entry_names = |register, entries: &[u32]| {
        let entries = entries.iter().map(move |entry| corpus.entry(register, *entry));
        entries
            .flat_map(|entry| {
                entry
                    .aliases
                    .into_iter()
                    .chain(Lang::ALL.map(|lang| *entry.label.get(lang)))
            })
            .collect::<Vec<_>>()
    };
    let own = Lang::ALL
        .into_iter()
        .flat_map(|lang| [*statement.text.get(lang), *record.title.get(lang)]);
    own.chain(entry_names(Register::Places, &statement.places))
        .chain(entry_names(Register::Actors, &statement.actors))
        .chain(entry_names(Register::Systems, &statement.systems))
        .any(|text| {
            let words = analyze::words(text);
            words.windows(clause.words.len()).any(|window| {
                window
                    .iter()
                    .zip(&clause.words)
                    .all(|(word, wanted)| marks::agrees(word, wanted))
            })
        })
}

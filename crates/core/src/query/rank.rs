//! Scores statements: BM25F over the fields, the best language of each part, nearness of the words.
//!
//! Logarithms come from `libm`, so that the command line and the browser agree to the last digit.

use super::condition::Resolved;
use super::matching::{How, Match, matches};
use super::parse::Also;
use super::{Clause, Expansion, Field, Notice, Part, Query, expand, marks};
use crate::analyze;
use crate::image::read::{Corpus, Register, Statement};
use crate::image::{Documents, PLACE_CONCEPT};
use crate::model::Lang;
use crate::order::{falling, ordered};

/// How fast repeated words stop counting.
const K1: f32 = 1.2;
/// How much long fields are held back.
const B: f32 = 0.4;
/// A word found only in a language other than the reader's counts this much.
const OTHER_LANGUAGE: f32 = 0.85;
/// A term of the thesaurus counts this much beside the words that were typed.
const OTHER_WORDS: f32 = 0.5;
/// Without all words, a statement must have this share of the query's weight.
const ENOUGH: f32 = 0.5;
/// How much words that stand side by side as in the query add.
const NEAR: f32 = 0.5;
/// How much a statement loses if none of the words typed with marks stands in it with those marks.
const OTHER_MARKS: f32 = 0.4;
/// How much the first paragraph of a record adds: news tells the main thing first. The fifth adds half as much.
const LEAD: f32 = 0.2;
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
    /// What it adds to the weight of the query: the words of a place's name share one weight.
    weight: f32,
    required: bool,
}

/// The statements that answer, best first.
pub(super) struct Ranked {
    pub(super) hits: Vec<Hit>,
    /// True if the demand for all words had to be dropped.
    pub(super) relaxed: bool,
    /// What was read for words that the corpus does not have.
    pub(super) corrected: Vec<Notice>,
}

/// Scores all statements that answer, and notes in the query which other words were found for its own.
pub(super) fn rank(
    corpus: &Corpus<'_>,
    query: &mut Query,
    expansions: &[Expansion],
    conditions: &[Resolved<'_>],
    lang: Lang,
) -> Ranked {
    let averages = Field::ALL.map(|field| corpus.average_length(field));
    let words = look_up(corpus, query, expansions, &averages);
    let corrected = learn(query, &words, expansions);
    let (hits, relaxed) = scored(corpus, query, &words, conditions, lang);
    Ranked {
        hits,
        relaxed,
        corrected,
    }
}

/// Notes which words were meant by misspelt ones, and which terms stand for others, so that they are marked in the texts.
fn learn(query: &mut Query, words: &[Word], expansions: &[Expansion]) -> Vec<Notice> {
    let mut corrected = Vec::new();
    let own = query.clauses.iter_mut().filter(|clause| !clause.excluded);
    for (word, known) in own.flat_map(|clause| &mut clause.words).zip(words) {
        let typos = known.matches.iter().filter(|found| found.how == How::Typo);
        word.meant = ordered(&typos.collect::<Vec<_>>(), |found| {
            [falling(f64::from(found.weight)), 0]
        })
        .iter()
        .map(|found| found.form.clone())
        .collect();
        if !word.meant.is_empty() {
            corrected.push(Notice::Corrected {
                typed: word.typed.clone(),
                meant: word.meant.iter().take(3).cloned().collect(),
            });
        }
    }
    for expansion in expansions.iter().filter(|expansion| !expansion.plain) {
        for (lang, term) in &expansion.terms {
            query.also.push(Also {
                word: expansion.first,
                lang: *lang,
                words: expand::term_words(*lang, term),
            });
        }
    }
    corrected
}

fn scored(
    corpus: &Corpus<'_>,
    query: &Query,
    words: &[Word],
    conditions: &[Resolved<'_>],
    lang: Lang,
) -> (Vec<Hit>, bool) {
    let all = 0..corpus.statement_count();
    let excluded: Vec<&Clause> = query.clauses.iter().filter(|clause| clause.excluded).collect();
    let kept = |number: &u32| {
        let fulfils = conditions.is_empty() || {
            let statement = corpus.statement(*number);
            conditions.iter().all(|condition| condition.holds(&statement))
        };
        fulfils && !excluded.iter().any(|clause| holds_phrase(corpus, *number, clause))
    };
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
    let groups = groups(query, words);
    let total: f32 = groups.iter().map(Group::weight).sum();
    let phrased = query.wanted().any(|clause| clause.words.len() > 1);

    let mut complete = Vec::new();
    let mut partial = Vec::new();
    for statement in all.filter(kept) {
        let Some((hit, present)) = score(statement, words, lang) else {
            continue;
        };
        let mut covered = 0.0;
        let mut whole = true;
        for group in &groups {
            covered += group.covered(present);
            whole &= group.holds(present, |clause| holds_phrase(corpus, statement, clause));
        }
        if whole {
            complete.push(hit);
        } else if !phrased && covered >= total * ENOUGH {
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
        hit.score *= 1.0 + LEAD / (1.0 + depth(corpus, hit.statement) as f32 / 4.0);
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

/// How many paragraphs of its record come before that of a statement.
fn depth(corpus: &Corpus<'_>, number: u32) -> u32 {
    let statement = corpus.statement(number);
    let first = corpus.statement(corpus.record(statement.record).first);
    statement.paragraph.saturating_sub(first.paragraph)
}

/// Where the words of a query stand: each by itself, and by the other terms of its concept.
fn look_up(corpus: &Corpus<'_>, query: &Query, expansions: &[Expansion], averages: &[f32]) -> Vec<Word> {
    let strength = |weight: f32, document: u32, field: Field, times: u32| {
        let average = averages.get(field.number()).copied().unwrap_or(1.0);
        let length = f32::from(corpus.length(document, field));
        weight * times as f32 / (1.0 - B + B * length / average)
    };
    let documents = corpus.documents();
    let put = |found: &mut [Row], document: u32, field: Field, cell: Cell| {
        let known = found
            .get_mut(document as usize)
            .and_then(|row| row.get_mut(field.number()));
        if let Some(known) = known.filter(|known| cell.strength > known.strength) {
            *known = cell;
        }
    };
    let mut all: Vec<(Vec<Match>, Vec<Row>)> = Vec::new();
    for word in query.words() {
        let matches = matches(corpus, word);
        let mut found = vec![Row::default(); documents.count() as usize];
        for (key, by) in matches.iter().zip(0..) {
            corpus.postings(key.offset, |document, field, times| {
                if key.lang.is_none() || key.lang == field.lang {
                    let strength = strength(key.weight, document, field, times);
                    put(&mut found, document, field, Cell { strength, by });
                }
            });
        }
        all.push((matches, found));
    }
    for expansion in expansions.iter().filter(|expansion| !expansion.plain) {
        // The words of a concept mean it together: one of them alone is not half of it.
        let own = expansion.first..expansion.first + expansion.count;
        for document in 0..documents.count() as usize {
            let has = |found: &[Row]| found[document].iter().any(|cell| cell.strength > 0.0);
            if !all[own.clone()].iter().all(|(_, found)| has(found)) {
                all[own.clone()]
                    .iter_mut()
                    .for_each(|(_, found)| found[document] = Row::default());
            }
        }
        for (lang, term) in &expansion.terms {
            let places = expand::places(corpus, *lang, term, |document, field, times| {
                strength(OTHER_WORDS, document, field, times)
            });
            if places.is_empty() {
                continue;
            }
            for (matches, found) in all.iter_mut().skip(expansion.first).take(expansion.count) {
                let by = matches.len() as u32;
                matches.push(Match::synonym(term));
                for (document, field, strength) in &places {
                    let cell = Cell {
                        strength: *strength,
                        by,
                    };
                    put(found, *document, *field, cell);
                }
            }
        }
    }
    let count = documents.statements as f32;
    let answers: Vec<Vec<u32>> = corpus
        .statements()
        .map(|statement| sources(&documents, &statement))
        .collect();
    query
        .words()
        .zip(all)
        .enumerate()
        .map(|(number, (word, (matches, found)))| {
            let cells: Vec<Row> = answers.iter().map(|sources| gather(sources, &found)).collect();
            let with = cells
                .iter()
                .filter(|row| row.iter().any(|cell| cell.strength > 0.0))
                .count() as f32;
            let idf = libm::logf(1.0 + (count - with + 0.5) / (with + 0.5));
            let place = expansions.iter().find(|expansion| {
                let own = expansion.first..expansion.first + expansion.count;
                expansion.concept.starts_with(PLACE_CONCEPT) && own.contains(&number)
            });
            Word {
                matches,
                cells,
                idf,
                weight: idf / place.map_or(1.0, |place| place.count as f32),
                required: !word.optional,
            }
        })
        .collect()
}

/// What a statement answers for: itself, its record, and all it refers to.
fn sources(documents: &Documents, statement: &Statement<'_>) -> Vec<u32> {
    let mut sources = vec![
        documents.statement(statement.number),
        documents.record(statement.record),
        documents.entry(Register::Kinds, statement.kind),
    ];
    for (register, entries) in [
        (Register::Themes, &statement.themes),
        (Register::Places, &statement.places),
        (Register::Actors, &statement.actors),
        (Register::Systems, &statement.systems),
    ] {
        sources.extend(entries.iter().map(|entry| documents.entry(register, *entry)));
    }
    sources
}

/// Each field with its best find in all that a statement answers for.
fn gather(sources: &[u32], found: &[Row]) -> Row {
    let mut best = Row::default();
    for row in sources.iter().filter_map(|document| found.get(*document as usize)) {
        for (own, other) in best.iter_mut().zip(row) {
            if other.strength > own.strength {
                *own = *other;
            }
        }
    }
    best
}

/// Clauses of which one is enough: one alone, or several with OR between.
struct Group<'q> {
    choices: Vec<Choice<'q>>,
}

/// A clause with its required words: a bit and a weight for each.
struct Choice<'q> {
    clause: &'q Clause,
    words: Vec<(u32, f32)>,
}

fn groups<'q>(query: &'q Query, words: &[Word]) -> Vec<Group<'q>> {
    let mut groups: Vec<Group<'q>> = Vec::new();
    let mut number = 0;
    for clause in query.wanted() {
        let own = words.iter().zip(0..).skip(number).take(clause.words.len());
        let required = own.filter(|(word, _)| word.required);
        let words = required.map(|(word, number)| (1 << number, word.weight)).collect();
        number += clause.words.len();
        let choice = Choice { clause, words };
        match groups.last_mut().filter(|_| clause.or) {
            Some(group) => group.choices.push(choice),
            None => groups.push(Group { choices: vec![choice] }),
        }
    }
    groups
}

impl Group<'_> {
    /// The weight of its words that are present, in its best clause.
    fn covered(&self, present: u32) -> f32 {
        let of = |choice: &Choice<'_>| {
            let there = choice.words.iter().filter(|(bit, _)| present & bit != 0);
            there.map(|(_, weight)| weight).sum::<f32>()
        };
        self.choices.iter().map(of).fold(0.0, f32::max)
    }

    fn weight(&self) -> f32 {
        self.covered(u32::MAX)
    }

    /// True if one clause has all its words, and has them side by side if it is a phrase.
    fn holds(&self, present: u32, phrase: impl Fn(&Clause) -> bool) -> bool {
        self.choices.iter().any(|choice| {
            let all = choice.words.iter().all(|(bit, _)| present & bit != 0);
            all && (choice.clause.words.len() == 1 || phrase(choice.clause))
        })
    }
}

/// The score of a statement, and a bit for each word it has.
fn score(statement: u32, words: &[Word], lang: Lang) -> Option<(Hit, u32)> {
    let mut hit = Hit {
        statement,
        score: 0.0,
        why: Vec::new(),
    };
    let mut present = 0;
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
            continue;
        };
        present |= 1 << number;
        let gain = word.idf * strength * (K1 + 1.0) / (strength + K1);
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
    Some((hit, present))
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

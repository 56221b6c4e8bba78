//! Scores statements: BM25F over the fields, the best language of each part, nearness of the words.
//!
//! Logarithms come from `libm`, so that the command line and the browser agree to the last digit.

use super::marks::{Needle, closeness};
use super::matching::{How, Match, matches};
use super::parse::Also;
use super::set::Set;
use super::tally::{Cell, Scales, Tally};
use super::{Clause, Expansion, Field, Notice, Part, Query, QueryWord, expand, marks};
use crate::analyze::{self, Keys};
use crate::image::read::{Corpus, Register};
use crate::model::Lang;
use crate::order::{falling, ordered};
use std::rc::Rc;

/// How fast repeated words stop counting.
const K1: f32 = 0.9;
/// If fewer statements than this have all words, others come after them.
const FEW: usize = 10;
/// Without all words, a statement must have this share of the query's weight.
const ENOUGH: f32 = 0.5;
/// What part of its weight a word counts there if it is the odd one: most of the query the corpus has, and this word it has not
/// and was guessed. It is likelier to be about something else than misspelt. Who misspells most words is believed.
const ODD: f32 = 0.5;
/// What part of its weight a word counts where only another word of its stem stands, when the score is held against how much
/// of the query is there: `barre` is next to nothing for `barrières`, however often the other words stand beside it.
const DERIVED: f32 = 0.1;
/// How much words that stand side by side as in the query add.
const NEAR: f32 = 0.6;
/// How much it adds if all words stand there as they were typed, and none in other forms only. Most of them are no evidence: who
/// types two words of three as they stand may as well look for the third in another form.
const EXACT: f32 = 2.0;
/// How much it adds if the title of the record is the query, word for word.
const TITLE: f32 = 1.5;
/// How much a statement loses if none of the words typed with marks stands in it with those marks.
const OTHER_MARKS: f32 = 0.4;
/// How much the first paragraph of a record adds: news tells the main thing first. The fifth adds half as much.
const LEAD: f32 = 0.2;
/// How many of the best statements are looked at themselves, for nearness and marks,
const LOOKED_AT: usize = 100;
/// and how many bytes of text in all.
const READ: usize = 12 << 10;

/// A statement that answers a query.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Number of the statement.
    pub statement: u32,
    /// How well it answers; comparable within one answer only.
    pub score: f32,
}

/// The statements that answer a query.
pub(super) struct Answers {
    /// Those that have all its words.
    pub(super) whole: Vec<Hit>,
    /// Those that have most of them.
    pub(super) partial: Vec<Hit>,
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

/// A word of the query and where it stands.
#[derive(Clone, Debug)]
struct Word {
    found: Rc<Found>,
    /// What it adds to the weight of the query: the words of one concept share one weight.
    weight: f32,
    required: bool,
}

impl Word {
    /// True if the corpus has only words that are spelt almost like it.
    fn is_guessed(&self) -> bool {
        let mut forms = self.found.matches.iter();
        forms.next().is_some_and(|found| found.how == How::Typo)
    }
}

/// Where a word of a query stands. The next query has most of its words from the last one, and takes them over.
#[derive(Debug)]
struct Found {
    asked: Asked,
    matches: Vec<Match>,
    /// For each statement, how the word stands there. The strength is what it adds to the score.
    cells: Vec<Cell>,
    /// How many statements have it.
    count: u32,
    /// How much the rarity of the word makes it count.
    idf: f32,
}

/// All that decides where a word stands, beside corpus and language.
#[derive(Debug, PartialEq)]
struct Asked {
    /// The words that mean one thing together, each with [`QueryWord::exact`] and [`QueryWord::prefix`]; most stand alone.
    run: Vec<(Keys, bool, bool)>,
    /// Which of them this is.
    place: usize,
    /// The id of the concept they mean.
    concept: Option<String>,
}

/// Where the words of a query stand in a corpus.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    words: Vec<Word>,
    lang: Lang,
    /// One bit for each word that is part of a concept of the thesaurus.
    concepts: u32,
}

impl Evidence {
    /// Looks the words of a query up, and notes in it which other words were found for its own. Those that were looked up for
    /// the query before are not looked up again.
    pub(super) fn new(
        corpus: &Corpus<'_>,
        query: &mut Query,
        expansions: &[Expansion],
        lang: Lang,
        before: Option<&Evidence>,
    ) -> (Evidence, Option<Notice>) {
        let before = before.filter(|before| before.lang == lang);
        let known = before.map_or(&[][..], |before| &before.words);
        let words = look_up(corpus, query, expansions, lang, known);
        let corrected = learn(corpus, query, &words, expansions);
        let widened = expansions.iter().filter(|concept| !concept.plain);
        let words_of = |concept: &Expansion| (concept.first..concept.first + concept.count).map(|number| 1 << number);
        let concepts = widened.flat_map(words_of).fold(0, |bits, bit: u32| bits | bit);
        (Evidence { words, lang, concepts }, corrected)
    }

    /// The statements that answer, in the order of the corpus: those that have all words, and, if these are few, the best of
    /// those that have most of the query's weight.
    pub(super) fn answers(&self, corpus: &Corpus<'_>, query: &Query, kept: &Set) -> Answers {
        if self.words.is_empty() {
            let whole = kept.iter().map(|statement| Hit { statement, score: 0.0 });
            return Answers {
                whole: whole.collect(),
                partial: Vec::new(),
            };
        }
        let groups = groups(query, &self.words);
        let (mut whole, mut others) = (Vec::new(), Vec::new());
        for statement in kept.iter() {
            let (mut present, mut score) = (0u32, 0.0f32);
            let (mut weight, mut meant) = (0.0f32, 0.0f32);
            for (number, word) in self.words.iter().enumerate() {
                let cell = word.found.cells.get(statement as usize);
                if let Some(cell) = cell.filter(|cell| cell.strength > 0.0) {
                    present |= 1 << number;
                    score += cell.strength;
                    weight += word.weight;
                    let best = word.found.matches.get(usize::from(cell.key));
                    let is_derived = best.is_some_and(Match::is_derived);
                    meant += word.weight * if is_derived { DERIVED } else { 1.0 };
                }
            }
            if present == 0 {
                continue;
            }
            let share = meant / weight;
            let score = score * share * share;
            let hit = Hit { statement, score };
            if groups
                .iter()
                .all(|group| group.holds(present, |clause| holds_phrase(corpus, statement, clause)))
            {
                whole.push(hit);
            } else {
                others.push((hit, present));
            }
        }
        let syllables = syllables(query) & !self.concepts;
        let guessed = syllables & self.guessed();
        if guessed != 0 {
            self.keep_paired(corpus, query, &mut whole, |alone, _| guessed & alone == 0);
        }
        // Quotation marks ask for these words and no others.
        let phrased = query.wanted().any(|clause| clause.words.len() > 1);
        let mut partial = Vec::new();
        if whole.len() < FEW && !phrased {
            let total: f32 = groups.iter().map(Group::weight).sum();
            let covered = |present| groups.iter().map(|group| group.covered(present)).sum::<f32>();
            for (hit, present) in others {
                let covered = covered(present);
                if covered >= total * ENOUGH {
                    let score = hit.score * covered / total;
                    partial.push(Hit { score, ..hit });
                }
            }
            if syllables != 0 {
                self.keep_paired(corpus, query, &mut partial, |alone, hit| {
                    covered(self.present(hit.statement) & !(syllables & alone)) >= total * ENOUGH
                });
            }
            if !whole.is_empty() {
                let left = FEW - whole.len();
                best_first(&mut partial, left);
                partial.truncate(left);
            }
        }
        Answers { whole, partial }
    }

    /// Keeps of the best hits those that are right in view of which words of the query stand there alone.
    fn keep_paired(
        &self,
        corpus: &Corpus<'_>,
        query: &Query,
        hits: &mut Vec<Hit>,
        is_right: impl Fn(u32, &Hit) -> bool,
    ) {
        let needles = self.needles(corpus, query);
        best_first(hits, LOOKED_AT);
        hits.truncate(LOOKED_AT);
        hits.retain(|hit| is_right(!paired(corpus, hit.statement, &needles), hit));
    }

    /// One bit for each word that the corpus does not have and that was taken for others, spelt almost like it.
    fn guessed(&self) -> u32 {
        let words = self.words.iter().zip(0..);
        words.fold(0, |bits, (word, number)| bits | u32::from(word.is_guessed()) << number)
    }

    /// One bit for each word that a statement has.
    fn present(&self, statement: u32) -> u32 {
        let has = |word: &Word| {
            word.found
                .cells
                .get(statement as usize)
                .is_some_and(|cell| cell.strength > 0.0)
        };
        let bits = self
            .words
            .iter()
            .zip(0..)
            .map(|(word, number)| u32::from(has(word)) << number);
        bits.fold(0, |bits, bit| bits | bit)
    }

    /// Puts the best first. The best of all are looked at themselves.
    pub(super) fn put_in_order(&self, corpus: &Corpus<'_>, query: &Query, hits: &mut [Hit]) {
        if self.words.is_empty() {
            return;
        }
        let marked = query.words().filter(|word| word.keys.written.is_some()).count();
        for hit in hits.iter_mut() {
            hit.score *= 1.0 + LEAD / (1.0 + depth(corpus, hit.statement) as f32 / 4.0);
        }
        best_first(hits, LOOKED_AT);
        let needles = self.needles(corpus, query);
        let languages = corpus.about().languages;
        let mut left = READ;
        // The titles that were looked at, by the number of their record.
        let mut known: Vec<(u32, marks::Closeness)> = Vec::new();
        for hit in hits.iter_mut().take(LOOKED_AT) {
            let mut found = marks::Closeness::default();
            for lang in &languages {
                if left == 0 || (marked == 0 && needles.len() < 2) {
                    break;
                }
                let text = corpus.text_of(hit.statement, *lang);
                let here = closeness(text, &needles);
                found.near = found.near.max(here.near);
                found.marked |= here.marked;
                found.exact |= here.exact;
                left = left.saturating_sub(text.len());
            }
            let record = corpus.record_of(hit.statement);
            let title = match known.iter().find(|(number, _)| *number == record) {
                Some((_, title)) => *title,
                None => {
                    let titles = corpus.title_of(record);
                    let mut whole = marks::Closeness::default();
                    for lang in &languages {
                        let title = closeness(titles.get(*lang), &needles);
                        whole.same = whole.same.max(title.same);
                        whole.near = whole.near.max(title.near);
                        whole.exact |= title.exact;
                    }
                    known.push((record, whole));
                    whole
                }
            };
            hit.score *= 1.0 + TITLE * title.same;
            hit.score *= 1.0 + NEAR * found.near.max(title.near);
            if (found.exact | title.exact).count_ones() as usize == needles.len() {
                hit.score *= 1.0 + EXACT;
            }
            hit.score *= 1.0 - OTHER_MARKS * strange(query, found.marked) as f32 / marked.max(1) as f32;
        }
        let rest = hits.iter_mut().skip(LOOKED_AT).filter(|_| marked > 0);
        rest.for_each(|hit| hit.score *= 1.0 - OTHER_MARKS);
        best_first(hits, hits.len());
    }

    /// Why a statement answers, word by word.
    pub(super) fn why(&self, corpus: &Corpus<'_>, query: &Query, statement: u32) -> Vec<Reason> {
        let cell = |word: &Word| {
            let cell = word.found.cells.get(statement as usize).copied()?;
            (cell.strength > 0.0).then_some(cell)
        };
        let total: f32 = self.words.iter().filter_map(cell).map(|cell| cell.strength).sum();
        let needles: Vec<Needle<'_>> = query.words().map(|asked| Needle::new(asked, Vec::new())).collect();
        let mut marked = 0;
        if query.words().any(|asked| asked.keys.written.is_some()) {
            let texts = corpus.about().languages.into_iter();
            marked = texts.fold(0, |marked, lang| {
                marked | closeness(corpus.text_of(statement, lang), &needles).marked
            });
        }
        let mut why = Vec::new();
        for (number, (word, asked)) in self.words.iter().zip(query.words()).enumerate() {
            let Some((cell, found)) =
                cell(word).and_then(|cell| Some((cell, word.found.matches.get(usize::from(cell.key))?)))
            else {
                continue;
            };
            let strange = asked.keys.written.is_some() && marked >> number & 1 == 0;
            why.push(Reason {
                word: number,
                form: found.form(corpus),
                how: if strange && found.how == How::Exact {
                    How::Marks
                } else {
                    found.how
                },
                field: Field::ALL[usize::from(cell.field) % Field::ALL.len()],
                share: cell.strength / total,
            });
        }
        why
    }

    /// How many statements have each word of the query, by itself.
    pub(super) fn counts(&self) -> impl Iterator<Item = u32> + '_ {
        self.words.iter().map(|word| word.found.count)
    }

    fn needles<'q>(&self, corpus: &Corpus<'_>, query: &'q Query) -> Vec<Needle<'q>> {
        let needle = |(word, asked): (&Word, &'q QueryWord)| {
            let others = word
                .found
                .matches
                .iter()
                .filter(|found| matches!(found.how, How::Stem | How::Typo));
            Needle::new(asked, others.map(|found| found.form(corpus)).collect())
        };
        self.words.iter().zip(query.words()).map(needle).collect()
    }
}

/// One bit for each word of a query that is a Vietnamese syllable beside another, as told by letters that only Vietnamese has.
/// Such syllables mean little one by one: "hộ chiếu", a passport, is neither "hộ" nor "chiếu". So a statement without all words
/// must have those it has beside their neighbours.
fn syllables(query: &Query) -> u32 {
    let is_vietnamese = |word: &QueryWord| {
        let mut letters = word.typed.chars().flat_map(char::to_lowercase);
        letters.any(|letter| matches!(letter, 'ă' | 'đ' | 'ơ' | 'ư' | 'ĩ' | 'ũ' | '\u{1ea0}'..='\u{1ef9}'))
    };
    let own = query
        .words()
        .zip(0..)
        .map(|(word, number)| u32::from(is_vietnamese(word)) << number);
    let own = own.fold(0, |bits, bit| bits | bit);
    own & (own << 1 | own >> 1)
}

/// One bit for each word of a query that stands beside its neighbour of the query in a text or title of a statement.
fn paired(corpus: &Corpus<'_>, statement: u32, needles: &[Needle<'_>]) -> u32 {
    let titles = corpus.title_of(corpus.record_of(statement));
    let languages = corpus.about().languages.into_iter();
    let texts = languages.flat_map(|lang| [corpus.text_of(statement, lang), *titles.get(lang)]);
    texts.fold(0, |paired, text| paired | closeness(text, needles).paired)
}

/// How many words of a query were typed with marks that do not stand in a text.
fn strange(query: &Query, marked: u32) -> usize {
    let typed = query
        .words()
        .enumerate()
        .filter(|(_, word)| word.keys.written.is_some());
    typed.filter(|(number, _)| marked >> number & 1 == 0).count()
}

/// Moves the best hits to the front, in order; those of equal score in the order of the corpus.
fn best_first(hits: &mut [Hit], count: usize) {
    // Scores are never negative, so that their bits sort as they do.
    let mut keys: Vec<u64> = Vec::with_capacity(hits.len());
    for hit in hits.iter() {
        keys.push(u64::from(!hit.score.to_bits()) << 32 | u64::from(hit.statement));
    }
    if count < keys.len() {
        keys.select_nth_unstable(count);
    }
    let front = count.min(keys.len());
    keys[..front].sort_unstable();
    for (hit, key) in hits.iter_mut().zip(keys) {
        *hit = Hit {
            statement: key as u32,
            score: f32::from_bits(!((key >> 32) as u32)),
        };
    }
}

/// How many paragraphs of its record come before that of a statement.
fn depth(corpus: &Corpus<'_>, statement: u32) -> u32 {
    let first = corpus.statements_of(corpus.record_of(statement)).start;
    corpus
        .paragraph_of(statement)
        .saturating_sub(corpus.paragraph_of(first))
}

/// Notes which words were meant by misspelt ones, and which terms stand for others, so that they are marked in the texts.
fn learn(corpus: &Corpus<'_>, query: &mut Query, words: &[Word], expansions: &[Expansion]) -> Option<Notice> {
    let mut corrected = Vec::new();
    let own = query.clauses.iter_mut().filter(|clause| !clause.excluded);
    for (word, known) in own.flat_map(|clause| &mut clause.words).zip(words) {
        let typos: Vec<&Match> = known
            .found
            .matches
            .iter()
            .filter(|found| found.how == How::Typo)
            .collect();
        let likeliest = ordered(&typos, |found| [falling(f64::from(found.weight)), 0]);
        word.meant = likeliest.iter().map(|found| found.form(corpus)).collect();
        let known = corrected.iter().any(|[typed, _]: &[String; 2]| *typed == word.typed);
        if !word.meant.is_empty() && !known {
            let likeliest = &word.meant[..word.meant.len().min(3)];
            corrected.push([word.typed.clone(), likeliest.join(", ")]);
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
    (!corrected.is_empty()).then_some(Notice::Corrected { words: corrected })
}

/// Where the words of a query stand: each by itself, and by the other terms of its concept. Words that are known, or come twice,
/// are looked up once.
fn look_up(corpus: &Corpus<'_>, query: &Query, expansions: &[Expansion], lang: Lang, known: &[Word]) -> Vec<Word> {
    let scales = Scales::new(corpus, lang);
    let mut tally = Tally::new(corpus, &scales);
    let all: Vec<&QueryWord> = query.words().collect();
    let mut run: Option<Run> = None;
    let mut words: Vec<Word> = Vec::new();
    for (number, word) in all.iter().enumerate() {
        let mut concepts = expansions.iter();
        let concept = concepts.find(|concept| (concept.first..concept.first + concept.count).contains(&number));
        let widened = concept.filter(|concept| !concept.plain);
        let (first, count) = widened.map_or((number, 1), |concept| (concept.first, concept.count));
        let own = all.iter().skip(first).take(count);
        let asked = Asked {
            run: own
                .clone()
                .map(|word| (word.keys.clone(), word.exact, word.prefix))
                .collect(),
            place: number - first,
            concept: widened.map(|concept| concept.concept.clone()),
        };
        let found = match known.iter().chain(&words).find(|word| word.found.asked == asked) {
            Some(word) => Rc::clone(&word.found),
            None => {
                let run = match run.take().filter(|run| run.first == first) {
                    Some(same) => run.insert(same),
                    None => run.insert(Run::new(corpus, &scales, first, own.copied(), widened)),
                };
                Rc::new(run.find(&mut tally, corpus.statement_count(), asked))
            }
        };
        words.push(Word {
            weight: found.idf / concept.map_or(1.0, |concept| concept.count as f32),
            required: !word.optional,
            found,
        });
    }
    words
}

/// Words that mean one thing together, or one that stands alone, while they are looked up.
struct Run {
    /// Number of the first word.
    first: usize,
    /// What stands for each of them.
    matches: Vec<Vec<Match>>,
    /// The other terms of the concept, and where they stand.
    others: Vec<(String, Vec<expand::Place>)>,
    /// The documents in which all of them stand: the words of a concept mean it together, one alone is not half of it.
    together: Option<Set>,
}

impl Run {
    fn new<'q>(
        corpus: &Corpus<'_>,
        scales: &Scales<'_>,
        first: usize,
        words: impl Iterator<Item = &'q QueryWord>,
        concept: Option<&Expansion>,
    ) -> Run {
        let words: Vec<&QueryWord> = words.collect();
        let known = |word: &&QueryWord| matches(corpus, word, concept.is_some());
        let matches: Vec<Vec<Match>> = words.iter().map(known).collect();
        let together = (matches.len() > 1).then(|| {
            let all = having_all(corpus, matches.iter().map(Vec::as_slice));
            if concept.is_some_and(Expansion::is_place) {
                expand::side_by_side(corpus, &words, &all)
            } else {
                all
            }
        });
        Run {
            first,
            others: concept.map_or_else(Vec::new, |concept| expand::places(corpus, scales, &concept.terms)),
            together,
            matches,
        }
    }

    /// Adds up where one of the words stands, each of them once.
    fn find(&mut self, tally: &mut Tally<'_, '_>, statements: u32, asked: Asked) -> Found {
        let mut matches = self
            .matches
            .get_mut(asked.place)
            .map(std::mem::take)
            .unwrap_or_default();
        for (found, by) in matches.iter().zip(0u16..) {
            tally.key(found, self.together.as_ref(), by);
        }
        for (term, places) in &self.others {
            for (document, field, strength) in places {
                tally.add(*document, *field, *strength, matches.len() as u16);
            }
            matches.push(Match::synonym(term));
        }
        let (mut cells, count) = tally.finish();
        let idf = libm::logf(1.0 + (statements as f32 - count as f32 + 0.5) / (count as f32 + 0.5));
        for cell in cells.iter_mut().filter(|cell| cell.strength > 0.0) {
            cell.strength = idf * cell.strength * (K1 + 1.0) / (cell.strength + K1);
        }
        Found {
            asked,
            matches,
            cells,
            count,
            idf,
        }
    }
}

/// The documents in which every one of some words stands, each by any of its keys.
fn having_all<'m>(corpus: &Corpus<'_>, words: impl Iterator<Item = &'m [Match]>) -> Set {
    let count = corpus.documents().count();
    let mut all: Option<Set> = None;
    for word in words {
        let mut own = Set::none(count);
        for (key, lang) in word.iter().filter_map(|found| Some((found.key?, found.lang))) {
            corpus.postings(key, |document, field, _| {
                let field = Field::ALL.get(field).and_then(|field| field.lang);
                if lang.is_none() || lang == field {
                    own.insert(document);
                }
            });
        }
        match &mut all {
            Some(all) => all.keep(&own),
            None => all = Some(own),
        }
    }
    all.unwrap_or_else(|| Set::none(count))
}

/// Clauses of which one is enough: one alone, or several with OR between.
struct Group<'q> {
    choices: Vec<Choice<'q>>,
}

/// A clause with its required words: for each a bit, a weight, and what of it counts where the word is found.
struct Choice<'q> {
    clause: &'q Clause,
    words: Vec<(u32, f32, f32)>,
}

fn groups<'q>(query: &'q Query, words: &[Word]) -> Vec<Group<'q>> {
    let guessed = words.iter().filter(|word| word.is_guessed()).count();
    let worth = if guessed * 2 < words.len() { ODD } else { 1.0 };
    let mut groups: Vec<Group<'q>> = Vec::new();
    let mut number = 0;
    for clause in query.wanted() {
        let own = words.iter().zip(0..).skip(number).take(clause.words.len());
        let required = own.filter(|(word, _)| word.required);
        let words = required.map(|(word, number)| {
            let worth = if word.is_guessed() { worth } else { 1.0 };
            (1 << number, word.weight, word.weight * worth)
        });
        let words = words.collect();
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
            let there = choice.words.iter().filter(|(bit, ..)| present & bit != 0);
            there.map(|(_, _, worth)| worth).sum::<f32>()
        };
        self.choices.iter().map(of).fold(0.0, f32::max)
    }

    /// The weight of all words of its heaviest clause.
    fn weight(&self) -> f32 {
        let of = |choice: &Choice<'_>| choice.words.iter().map(|(_, weight, _)| weight).sum::<f32>();
        self.choices.iter().map(of).fold(0.0, f32::max)
    }

    /// True if one clause has all its words, and has them side by side if it is a phrase.
    fn holds(&self, present: u32, phrase: impl Fn(&Clause) -> bool + Copy) -> bool {
        self.choices.iter().any(|choice| {
            let all = choice.words.iter().all(|(bit, ..)| present & bit != 0);
            all && (choice.clause.words.len() == 1 || phrase(choice.clause))
        })
    }
}

/// The statements in which an excluded clause stands.
pub(super) fn with_clause(corpus: &Corpus<'_>, clause: &Clause) -> Set {
    let mut set = Set::none(corpus.statement_count());
    let mut candidates = set.clone();
    let first = clause.words.first().map(|word| &word.keys);
    let key = first.and_then(|keys| corpus.dictionary().get(keys.percent.as_ref().unwrap_or(&keys.folded)));
    if let Some(key) = key {
        corpus.postings(key, |document, field, _| {
            if Field::ALL
                .get(field)
                .is_some_and(|field| matches!(field.part, Part::Text | Part::Title | Part::Names))
            {
                corpus.answering(document, |statement| candidates.insert(statement));
            }
        });
    }
    // The index knows which statements have a word, and the texts where several stand side by side.
    if clause.words.len() == 1 {
        return candidates;
    }
    for statement in candidates.iter() {
        if holds_phrase(corpus, statement, clause) {
            set.insert(statement);
        }
    }
    set
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

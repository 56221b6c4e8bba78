//! Holds what the reader finds in the originals against what people wrote down from the same texts.
//!
//! The originals lie beside the repository, if they lie anywhere; without them the test says so and passes. A find is right
//! if the records of its article or teaser hold the same fact: of the same paragraph where that has statements, else of the
//! article or teaser as a whole. A fact is found if a find of its paragraph holds it, or of a paragraph that has no
//! statements itself, as titles, captions and repeated leads have none.

use jalons_core::finding::{Certainty, Find, Gazetteer, What, find};
use jalons_core::image::read::{Corpus, Record, Register, Statement};
use jalons_core::model::{Comparator, When};
use jalons_core::reading::{Document, read};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const ORIGINALS: &str = "../../../shared/seeds";

const SORTS: [&str; 9] = [
    "provinces",
    "units",
    "dates",
    "quantities",
    "targets",
    "themes",
    "themes of articles",
    "systems",
    "actors",
];

/// A fact as it is compared: what it is, in a form that is the same on both sides.
type Fact = String;

#[derive(Default)]
struct Side {
    /// For each paragraph its facts.
    facts: BTreeMap<u32, BTreeSet<Fact>>,
}

impl Side {
    fn add(&mut self, paragraph: u32, fact: Fact) {
        self.facts.entry(paragraph).or_default().insert(fact);
    }
}

#[derive(Clone, Copy, Default)]
struct Score {
    found: usize,
    missed: usize,
    right: usize,
    wrong: usize,
}

impl Score {
    fn recall(self) -> f64 {
        self.found as f64 / (self.found + self.missed).max(1) as f64
    }
    fn precision(self) -> f64 {
        self.right as f64 / (self.right + self.wrong).max(1) as f64
    }
    fn add(&mut self, other: Score) {
        self.found += other.found;
        self.missed += other.missed;
        self.right += other.right;
        self.wrong += other.wrong;
    }
}

#[test]
fn the_reader_agrees_with_people() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join(ORIGINALS);
    if !folder.is_dir() {
        println!("skipped: the original documents are not beside the repository");
        return;
    }
    let compiled = jalons_compile::compile(&root.join("../../seeds")).unwrap();
    let corpus = Corpus::open(&compiled.image).unwrap();
    let gazetteer = Gazetteer::of(&corpus);
    let mut files: Vec<&str> = corpus.records().map(|record| record.file).collect();
    files.sort_unstable();
    files.dedup();
    let mut total = [Score::default(); SORTS.len()];
    println!("| document | {} |", SORTS.join(" | "));
    for file in files {
        let bytes = std::fs::read(folder.join(file)).unwrap();
        let document = read(file, &bytes).unwrap();
        let finds = find(&gazetteer, &document);
        let source = Source::new(&corpus, file, &document);
        let mut row = Vec::new();
        for (at, sort) in SORTS.iter().enumerate() {
            let score = source.score(sort, &finds);
            total[at].add(score);
            row.push(cell(score));
        }
        println!("| {file} | {} |", row.join(" | "));
    }
    println!("| all | {} |", total.map(cell).join(" | "));
    for (sort, least) in [
        ("provinces", 0.9),
        ("quantities", 0.9),
        ("dates", 0.85),
        ("targets", 0.75),
        ("themes", 0.75),
    ] {
        let score = total[SORTS.iter().position(|known| *known == sort).unwrap()];
        assert!(score.recall() >= least, "{sort}: recall {:.2}", score.recall());
        assert!(score.precision() >= least, "{sort}: precision {:.2}", score.precision());
    }
}

fn cell(score: Score) -> String {
    format!(
        "{:.2} / {:.2} ({} of {}, {} wrong)",
        score.recall(),
        score.precision(),
        score.found,
        score.found + score.missed,
        score.wrong
    )
}

/// A source file with its records.
struct Source<'s, 'a> {
    corpus: &'s Corpus<'a>,
    document: &'s Document,
    records: Vec<(Record<'a>, Vec<Statement<'a>>)>,
}

impl<'s, 'a> Source<'s, 'a> {
    fn new(corpus: &'s Corpus<'a>, file: &str, document: &'s Document) -> Source<'s, 'a> {
        let records = corpus.records().filter(|record| record.file == file);
        let with = |record: Record<'a>| {
            let statements = record.statements().map(|number| corpus.statement(number)).collect();
            (record, statements)
        };
        Source {
            corpus,
            document,
            records: records.map(with).collect(),
        }
    }

    /// The record that a paragraph belongs to: the one with statements there, or the next one with statements in the same
    /// article or teaser.
    fn record_of(&self, paragraph: u32) -> Option<usize> {
        let owner = |paragraph: u32| {
            self.records
                .iter()
                .position(|(_, statements)| statements.iter().any(|statement| statement.paragraph == paragraph))
        };
        let article = |paragraph: u32| {
            self.document
                .parts
                .iter()
                .find(|part| part.paragraph == paragraph)
                .map(|part| part.article)
        };
        owner(paragraph).or_else(|| {
            let same = self
                .document
                .parts
                .iter()
                .filter(|part| Some(part.article) == article(paragraph));
            let near = same.map(|part| part.paragraph).filter(|other| owner(*other).is_some());
            near.min_by_key(|other| other.abs_diff(paragraph)).and_then(owner)
        })
    }

    /// True if one paragraph repeats another, as leads and captions are.
    fn twins(&self, a: u32, b: u32) -> bool {
        let text = |paragraph: u32| {
            self.document
                .parts
                .iter()
                .rfind(|part| part.paragraph == paragraph)
                .map_or("", |part| self.document.text_of(part))
        };
        // A lead differs from its repetition at the start, if at all: by a dateline, or by a title that is left out.
        let tail = |text: &str| {
            text.get(text.ceil_char_boundary(text.len().saturating_sub(80))..)
                .map(str::to_owned)
        };
        let (a, b) = (text(a), text(b));
        a.len().min(b.len()) > 80 && tail(a) == tail(b)
    }

    fn score(&self, sort: &str, finds: &[Find]) -> Score {
        let (truth, allowed) = self.truth(sort);
        let found = self.found(sort, finds);
        let has_statements = |paragraph: u32| {
            self.records
                .iter()
                .any(|(_, all)| all.iter().any(|one| one.paragraph == paragraph))
        };
        let debug = std::env::var("JALONS_AGREEMENT").is_ok_and(|wanted| wanted == sort);
        let mut score = Score::default();
        for (paragraph, facts) in &truth.facts {
            for fact in facts {
                let record = self.record_of(*paragraph);
                let hit = found.facts.iter().any(|(there, facts)| {
                    // The day of a record may stand anywhere in it.
                    let anywhere = fact.starts_with("record ") || !has_statements(*there);
                    let near = there == paragraph
                        || self.twins(*there, *paragraph)
                        || (anywhere && self.record_of(*there) == record);
                    near && facts.iter().any(|found| same(sort, found, fact))
                });
                if hit {
                    score.found += 1;
                } else {
                    score.missed += 1;
                    if debug {
                        println!("  missed {paragraph}: {fact}");
                    }
                }
            }
        }
        for (paragraph, facts) in &found.facts {
            for fact in facts {
                let record = self.record_of(*paragraph);
                let holds = |side: &Side| {
                    side.facts.iter().any(|(there, facts)| {
                        let near = there == paragraph
                            || self.twins(*there, *paragraph)
                            || (!has_statements(*paragraph) && self.record_of(*there) == record);
                        near && facts.iter().any(|known| same(sort, fact, known))
                    })
                };
                if holds(&truth) || holds(&allowed) {
                    score.right += 1;
                } else {
                    score.wrong += 1;
                    if debug {
                        println!("  wrong {paragraph}: {fact}");
                    }
                }
            }
        }
        score
    }

    /// The facts that are to be found, and those that are right if they are.
    fn truth(&self, sort: &str) -> (Side, Side) {
        let (mut truth, mut allowed) = (Side::default(), Side::default());
        for (record, statements) in &self.records {
            // A record's day is in its text; a year or a guess with a question mark may be the editor's.
            let printed = matches!(record.when.edtf.len(), 7 | 10) && !record.when.edtf.contains(['?', '~', '/']);
            let first = statements.first().map_or(0, |statement| statement.paragraph);
            let mut dated = printed && sort == "dates";
            for statement in statements {
                let at = statement.paragraph;
                match sort {
                    "provinces" | "units" => {
                        for place in &statement.places {
                            let entry = self.corpus.entry(Register::Places, *place);
                            if entry.slug != "vietnam" {
                                truth.add(
                                    at,
                                    if sort == "units" {
                                        entry.id.to_owned()
                                    } else {
                                        entry.slug.to_owned()
                                    },
                                );
                            }
                        }
                    }
                    "dates" => {
                        if !statement.inherited {
                            truth.add(at, bounds(statement.when.edtf));
                        }
                        if let Some(deadline) = statement.deadline {
                            truth.add(at, bounds(deadline.edtf));
                        }
                        allowed.add(at, bounds(record.when.edtf));
                        if dated {
                            truth.add(first, format!("record {}", bounds(record.when.edtf)));
                            dated = false;
                        }
                        if let Some(baseline) = statement.quantity.and_then(|quantity| quantity.baseline)
                            && !baseline.date.is_empty()
                        {
                            allowed.add(at, bounds(baseline.date));
                        }
                        for system in &statement.systems {
                            if let Some(when) = self.corpus.entry(Register::Systems, *system).when {
                                allowed.add(at, bounds(when.edtf));
                            }
                        }
                    }
                    "quantities" => {
                        if let Some(quantity) = statement.quantity {
                            truth.add(
                                at,
                                number(quantity.comparator, quantity.value, quantity.max, quantity.unit),
                            );
                        }
                    }
                    "targets" => {
                        let kind = self.corpus.slug(Register::Kinds, statement.kind);
                        let value = statement
                            .quantity
                            .map_or("state".to_owned(), |quantity| quantity.value.to_string());
                        if kind == "target" {
                            truth.add(
                                at,
                                format!(
                                    "{value} by {}",
                                    statement.deadline.map_or("none".to_owned(), |due| bounds(due.edtf))
                                ),
                            );
                        } else if let Some(due) = statement.deadline {
                            allowed.add(at, format!("{value} by {}", bounds(due.edtf)));
                        }
                    }
                    "themes" | "themes of articles" => {
                        let at = if sort == "themes" { at } else { first };
                        for theme in &statement.themes {
                            truth.add(at, self.corpus.slug(Register::Themes, *theme).to_owned());
                        }
                    }
                    "actors" => {
                        for actor in &statement.actors {
                            truth.add(at, self.corpus.slug(Register::Actors, *actor).to_owned());
                        }
                    }
                    _ => {
                        for system in &statement.systems {
                            truth.add(at, self.corpus.slug(Register::Systems, *system).to_owned());
                        }
                    }
                }
            }
        }
        (truth, allowed)
    }

    /// The finds that are counted on.
    fn found(&self, sort: &str, finds: &[Find]) -> Side {
        let mut found = Side::default();
        for find in finds.iter().filter(|find| find.certainty >= Certainty::Probable) {
            let at = self.document.parts[find.part as usize].paragraph;
            // An article's themes are compared at its first statement.
            let at = match self.record_of(at).filter(|_| sort == "themes of articles") {
                Some(record) => self.records[record]
                    .1
                    .first()
                    .map_or(at, |statement| statement.paragraph),
                None => at,
            };
            match (&find.what, sort) {
                (What::Place { unit, .. }, "provinces" | "units") => {
                    let entry = self.corpus.entry(Register::Places, *unit);
                    if entry.slug != "vietnam" {
                        found.add(
                            at,
                            if sort == "units" {
                                entry.id.to_owned()
                            } else {
                                entry.slug.to_owned()
                            },
                        );
                    }
                }
                (What::Date(date), "dates") => found.add(at, bounds(&date.edtf)),
                (What::Quantity(quantity), "quantities") => {
                    let unit = quantity
                        .unit
                        .map_or("words", |unit| self.corpus.slug(Register::Units, unit));
                    found.add(at, number(quantity.comparator, quantity.value, quantity.max, unit));
                }
                (What::Target(target), "targets") => {
                    let value = target
                        .quantity
                        .map_or("state".to_owned(), |at| match &finds[at as usize].what {
                            What::Quantity(quantity) => quantity.value.to_string(),
                            other => format!("{other:?}"),
                        });
                    let due = target
                        .deadline
                        .map_or("none".to_owned(), |at| match &finds[at as usize].what {
                            What::Date(date) => bounds(&date.edtf),
                            other => format!("{other:?}"),
                        });
                    found.add(at, format!("{value} by {due}"));
                }
                (What::Theme(theme), "themes" | "themes of articles") => {
                    found.add(at, self.corpus.slug(Register::Themes, *theme).to_owned())
                }
                (What::Actor(actor), "actors") => found.add(at, self.corpus.slug(Register::Actors, *actor).to_owned()),
                (What::System(system), "systems") => {
                    found.add(at, self.corpus.slug(Register::Systems, *system).to_owned())
                }
                _ => {}
            }
        }
        found
    }
}

/// A date by its first and last day, so that `2025-12~` and `2025-12` are one.
fn bounds(edtf: &str) -> String {
    When::parse(edtf).map_or_else(
        |_| edtf.to_owned(),
        |when| format!("{}..{}", when.earliest, when.latest),
    )
}

fn number(comparator: Comparator, value: f64, max: Option<f64>, unit: &str) -> String {
    let max = max.map_or(String::new(), |max| format!("-{max}"));
    format!("{} {value}{max} {unit}", comparator.name())
}

/// True if two facts are one. A unit that the text only names by its word does not speak against the register's; a record's
/// day may be found anywhere in the record.
fn same(sort: &str, found: &str, known: &str) -> bool {
    let known = known.strip_prefix("record ").unwrap_or(known);
    if sort == "quantities"
        && let Some(found) = found.strip_suffix(" words")
    {
        return known.rsplit_once(' ').is_some_and(|(known, _)| known == found);
    }
    found == known
}

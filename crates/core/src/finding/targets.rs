//! Targets: a quantity or a state to reach, tied to the day by which and to whom it is a target.
//!
//! Judged sentence by sentence. A sentence without a deadline of its own takes that of the one before it, if it too is about
//! what is to be.

use super::passage::Passage;
use super::{Certainty, Local, Role, Rule, Target, What};
use crate::model::{Direction, Lang};

/// Adds the targets of a passage to its finds. `first` is the number of the first of them in the document, `earlier` that of
/// the place that was named last before the passage.
pub(super) fn find(passage: &Passage<'_>, found: &mut Vec<Local>, first: u32, earlier: Option<u32>) {
    let mut start = 0;
    let mut carried: Option<usize> = None;
    let count = found.len();
    for end in passage.sentence_ends() {
        let words = passage.word_from(start)..passage.word_from(end);
        let within = |local: &Local| local.start >= start && local.end <= end;
        let aim = aim(passage, words.clone());
        let own = deadline(passage, &found[..count], start, end, aim == Aim::Goal);
        if own.is_some() {
            carried = own;
        }
        let deadline = own.or(carried.filter(|_| aim != Aim::None));
        let owner = owner(&found[..count], start, end)
            .map(|at| first + at as u32)
            .or(earlier);
        let mut quantities = 0;
        for at in 0..count {
            let local = &found[at];
            let What::Quantity(quantity) = local.what else { continue };
            // What grew by so much is a figure; what is counted in passing, with no word of aim, too.
            let figure = quantity
                .direction
                .is_some_and(|direction| matches!(direction, Direction::Increase | Direction::Decrease))
                && aim == Aim::None;
            if !within(local)
                || local.certainty == Certainty::Possible
                || figure
                || !(own.is_some() || aim != Aim::None)
            {
                continue;
            }
            quantities += 1;
            if is_baseline(passage, local.start) {
                continue;
            }
            // A date right behind the quantity is its own.
            let next = found[..count]
                .iter()
                .filter(|other| matches!(other.what, What::Quantity(_)) && other.start >= local.end)
                .map(|other| other.start)
                .min();
            let near = (0..count).find(|at| {
                let date = &found[*at];
                let due = matches!(&date.what, What::Date(date) if date.role == Role::Deadline);
                due && date.start >= local.end && date.end <= end && next.is_none_or(|next| date.end <= next)
            });
            // A date that stands behind one quantity and before another belongs to the first.
            let behind = |date: usize| {
                let earlier = found[..count].iter().any(|other| {
                    matches!(other.what, What::Quantity(_)) && other.start >= start && other.end <= found[date].start
                });
                own.is_some() && earlier && found[date].end <= found[at].start
            };
            let deadline = near.or(deadline.filter(|date| !behind(*date)));
            let (rule, certainty) = match deadline {
                Some(_) => (Rule::QuantityByDate, Certainty::Certain),
                None => (Rule::QuantityToReach, Certainty::Probable),
            };
            let target = Local {
                start: local.start,
                end: local.end,
                what: What::Target(Target {
                    quantity: Some(first + at as u32),
                    deadline: deadline.map(|at| first + at as u32),
                    owner,
                }),
                certainty,
                rule,
            };
            found.push(target);
        }
        if quantities == 0 && (own.is_some() || aim == Aim::Goal) {
            let trimmed = passage.text.get(start..end).unwrap_or_default();
            let lead = trimmed.len() - trimmed.trim_start().len();
            found.push(Local {
                start: start + lead,
                end: start + trimmed.trim_end().len().max(lead),
                what: What::Target(Target {
                    quantity: None,
                    deadline: own.map(|at| first + at as u32),
                    owner,
                }),
                certainty: if own.is_some() {
                    Certainty::Probable
                } else {
                    Certainty::Possible
                },
                rule: if own.is_some() {
                    Rule::StateByDate
                } else {
                    Rule::StateToReach
                },
            });
        }
        start = end;
    }
}

/// True for what a target is compared with: `contre 12 %`, `up from 11.5%`, `so với 10%`.
fn is_baseline(passage: &Passage<'_>, start: usize) -> bool {
    let at = passage.word_from(start);
    match passage.lang {
        Lang::Fr => passage.before(at, 1) == "contre" || passage.follows(at, "par rapport a"),
        Lang::En => {
            matches!(passage.before(at, 1), "against" | "versus")
                || (passage.before(at, 1) == "from"
                    && matches!(passage.before(at, 2), "up" | "down" | "compared" | "increase"))
                || passage.follows(at, "compared to")
                || passage.follows(at, "compared with")
        }
        Lang::Vi => passage.follows(at, "so với") || passage.follows(at, "từ mức"),
    }
}

/// How far a sentence is about what is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Aim {
    None,
    /// Its verb is in the future.
    Future,
    /// It has a word for a goal.
    Goal,
}

fn aim(passage: &Passage<'_>, words: std::ops::Range<usize>) -> Aim {
    let mut aim = Aim::None;
    for at in words {
        let word = passage.word(at);
        if passage.capital(at) && !passage.opens(at) {
            continue;
        }
        let goal = match passage.lang {
            Lang::Fr => matches!(
                word,
                "objectif"
                    | "objectifs"
                    | "cible"
                    | "cibles"
                    | "vise"
                    | "visent"
                    | "visant"
                    | "viser"
                    | "ambitionne"
                    | "ambitionnent"
                    | "efforcera"
                    | "efforceront"
                    | "efforcer"
                    | "devra"
                    | "devront"
                    | "devrait"
                    | "devraient"
                    | "atteindre"
            ),
            Lang::En => matches!(
                word,
                "target"
                    | "targets"
                    | "goal"
                    | "goals"
                    | "aims"
                    | "aim"
                    | "aiming"
                    | "strive"
                    | "strives"
                    | "objective"
                    | "objectives"
                    | "reach"
                    | "achieve"
            ),
            Lang::Vi => {
                matches!(
                    (word, passage.word(at + 1)),
                    ("mục", "tiêu") | ("chỉ", "tiêu") | ("phấn", "đấu") | ("hướng", "tới")
                )
            }
        };
        if goal {
            return Aim::Goal;
        }
        let future = match passage.lang {
            Lang::Fr => {
                word.len() > 4
                    && (word.ends_with("era")
                        || word.ends_with("eront")
                        || word.ends_with("ira")
                        || word.ends_with("iront"))
            }
            Lang::En => matches!(word, "will" | "plans" | "shall"),
            Lang::Vi => word == "sẽ",
        };
        if future {
            aim = Aim::Future;
        }
    }
    aim
}

/// The date by which, among the finds of a sentence: one that says so, or the year for which a goal is set.
fn deadline(passage: &Passage<'_>, found: &[Local], start: usize, end: usize, goal: bool) -> Option<usize> {
    let mut fallback = None;
    for (at, local) in found.iter().enumerate() {
        let What::Date(date) = &local.what else { continue };
        if local.start < start || local.end > end || local.certainty == Certainty::Possible {
            continue;
        }
        if date.role == Role::Deadline {
            return Some(at);
        }
        let word = passage.word_from(local.start);
        if goal
            && matches!(
                passage.before(word, 1),
                "pour" | "for" | "cho" | "periode" | "period" | "đoạn"
            )
        {
            fallback = Some(at);
        }
    }
    fallback
}

/// Whose target it is: the first place or actor of the sentence, or else the last one before it.
fn owner(found: &[Local], start: usize, end: usize) -> Option<usize> {
    let named = |local: &Local| {
        local.certainty > Certainty::Possible && matches!(local.what, What::Place { .. } | What::Actor(_))
    };
    let all = || found.iter().enumerate().filter(|(_, local)| named(local));
    let inside = all().filter(|(_, local)| local.start >= start && local.end <= end);
    let before = all().filter(|(_, local)| local.end <= start);
    let first = inside.min_by_key(|(_, local)| local.start);
    first
        .or_else(|| before.max_by_key(|(_, local)| local.end))
        .map(|(at, _)| at)
}

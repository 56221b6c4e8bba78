//! Sets an answer on two time axes: when things were said, and when they are due.
//!
//! Statements lie in lanes by province, theme, actor or system. Nothing here makes an imprecise date precise: it keeps its
//! first and last day, and is drawn between them wherever there is room.

mod window;
pub use window::{Bin, Window};

mod plot;
pub use plot::{Flow, Mark, Measures, Plot, Row, Shape};

use crate::image::read::{Corpus, Dated, Register, Status};
use crate::model::{Day, Life, Origin, Standing};
use crate::order::ordered;
use crate::query::{Extent, Facet, Hit, values};

/// What a lane stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lanes {
    /// A province.
    #[default]
    Province,
    /// A theme.
    Theme,
    /// An institution, a company or a person.
    Actor,
    /// A system, a programme, a law or an event.
    System,
}

impl Lanes {
    /// All of them with their names in addresses.
    pub const ALL: [(Lanes, &'static str); 4] = [
        (Lanes::Province, ""),
        (Lanes::Theme, "theme"),
        (Lanes::Actor, "actor"),
        (Lanes::System, "system"),
    ];

    /// The facet whose values are the lanes.
    pub const fn facet(self) -> Facet {
        match self {
            Lanes::Province => Facet::Province,
            Lanes::Theme => Facet::Theme,
            Lanes::Actor => Facet::Actor,
            Lanes::System => Facet::System,
        }
    }
}

/// The two time axes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Axis {
    /// When it was said or took place.
    #[default]
    Said,
    /// When it is due.
    Due,
}

/// The days that a date may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
    /// All of these days are meant, and not one of them.
    pub is_span: bool,
}

impl Stretch {
    fn new(date: &Dated<'_>) -> Stretch {
        Stretch {
            from: date.earliest,
            to: date.latest,
            is_span: date.edtf.contains('/'),
        }
    }
}

/// A statement in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// When it was said or took place.
    pub said: Stretch,
    /// When it is due.
    pub due: Option<Stretch>,
    /// Its number in the corpus.
    pub statement: u32,
    /// The statement that restates it with another deadline.
    pub restated: Option<u32>,
    /// It stands in a document of the reader's own.
    pub yours: bool,
}

impl Item {
    /// Its date on an axis.
    pub fn on(&self, axis: Axis) -> Option<Stretch> {
        match axis {
            Axis::Said => Some(self.said),
            Axis::Due => self.due,
        }
    }

    /// True if a period touches its date on an axis.
    pub fn is_in(&self, axis: Axis, bin: &Bin) -> bool {
        let touches = |date: Stretch| date.from <= bin.to && date.to >= bin.from;
        self.on(axis).is_some_and(touches)
    }
}

/// When a lane ends, and which lane takes it over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joining {
    /// First day of what took it over.
    pub day: Day,
    /// Slug of the lane that goes on.
    pub slug: String,
}

/// A province, theme, actor or system with its statements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// Slug of the value; `None` for statements that have none.
    pub slug: Option<String>,
    /// One entry with that slug.
    pub entry: Option<u32>,
    /// The statements, in the order of the answer.
    pub items: Vec<Item>,
    /// For a province that became part of another one.
    pub joins: Option<Joining>,
}

impl Lane {
    /// How many statements of an axis a period touches.
    pub fn in_bin(&self, axis: Axis, bin: &Bin) -> u32 {
        let mut count = 0;
        for item in &self.items {
            count += u32::from(item.is_in(axis, bin));
        }
        count
    }
}

/// An answer in time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The years from the first date to the last; `None` for an answer without dates.
    pub whole: Option<Window>,
    /// The lanes: the fullest first, provinces with those they took over, the lane without a value last.
    pub lanes: Vec<Lane>,
}

impl Timeline {
    /// Sets the hits of an answer in time.
    pub fn new(corpus: &Corpus<'_>, hits: &[Hit], lanes: Lanes, extent: Extent) -> Timeline {
        let facet = lanes.facet();
        let mut bounds: Option<(Day, Day)> = None;
        let mut found: Vec<Lane> = Vec::new();
        for hit in hits {
            let item = Item {
                said: Stretch::new(&corpus.when_of(hit.statement)),
                due: corpus.deadline_of(hit.statement).as_ref().map(Stretch::new),
                statement: hit.statement,
                restated: restated(corpus, hit.statement),
                yours: corpus.origin_of(corpus.record_of(hit.statement)) == Origin::Reader,
            };
            for date in [Some(item.said), item.due].into_iter().flatten() {
                for day in [date.from, date.to].into_iter().filter(|day| day.is_closed()) {
                    let (first, last) = bounds.unwrap_or((day, day));
                    bounds = Some((first.min(day), last.max(day)));
                }
            }
            let mut slugs: Vec<(Option<&str>, Option<u32>)> = Vec::new();
            for entry in values(corpus, hit.statement, facet, extent) {
                slugs.push((Some(corpus.slug(facet.register(), entry)), Some(entry)));
            }
            if slugs.is_empty() {
                slugs.push((None, None));
            }
            for (slug, entry) in slugs {
                match found.iter_mut().find(|lane| lane.slug.as_deref() == slug) {
                    Some(lane) => lane.items.push(item),
                    None => found.push(Lane {
                        slug: slug.map(str::to_owned),
                        entry,
                        items: vec![item],
                        joins: None,
                    }),
                }
            }
        }
        if facet == Facet::Province && extent == Extent::Then {
            for lane in &mut found {
                lane.joins = lane.slug.as_deref().and_then(|slug| joining(corpus, slug));
            }
        }
        let lanes = ordered(&found, |lane| {
            [u64::from(lane.slug.is_none()), !(lane.items.len() as u64)]
        });
        Timeline {
            whole: bounds.map(|(first, last)| Window::around(first, last)),
            lanes: families(lanes),
        }
    }

    /// What of the answer is drawn.
    pub fn window(&self, zoom: Option<Window>) -> Option<Window> {
        let whole = self.whole?;
        Some(zoom.map_or(whole, |zoom| zoom.within(whole)))
    }
}

/// The statement that restates a target: the evidence of its last revision or replacement.
fn restated(corpus: &Corpus<'_>, statement: u32) -> Option<u32> {
    let restates = |row: &&Status<'_>| {
        matches!(row.standing, Standing::Life(Life::Revised | Life::Superseded)) && row.evidence != statement
    };
    Some(corpus.status_of(statement).iter().rfind(restates)?.evidence)
}

/// When a province became part of one with another name.
fn joining(corpus: &Corpus<'_>, slug: &str) -> Option<Joining> {
    let mut joining = None;
    for number in 0..corpus.entry_count(Register::Places) {
        if corpus.slug(Register::Places, number) != slug {
            continue;
        }
        let place = corpus.entry(Register::Places, number);
        let into = corpus.entry(Register::Places, place.into?);
        joining = (into.slug != slug).then(|| Joining {
            day: into.from,
            slug: into.slug.to_owned(),
        });
    }
    joining
}

/// The same lanes, with those that were taken over directly above the one that goes on.
fn families(lanes: Vec<Lane>) -> Vec<Lane> {
    let mut together: Vec<Lane> = Vec::with_capacity(lanes.len());
    let goes_on = |lane: &Lane| -> Option<String> {
        let joined = lane.joins.as_ref().map(|joining| joining.slug.clone());
        joined.or_else(|| lane.slug.clone())
    };
    for lane in &lanes {
        if together.contains(lane) {
            continue;
        }
        let family = goes_on(lane);
        let kin = |other: &&Lane| family.is_some() && goes_on(other) == family;
        let members: Vec<&Lane> = lanes.iter().filter(kin).collect();
        if members.is_empty() {
            together.push(lane.clone());
        }
        for joined in [true, false] {
            let part = members.iter().filter(|member| member.joins.is_some() == joined);
            together.extend(part.map(|member| (*member).clone()));
        }
    }
    together
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lane(slug: &str, joins: Option<&str>) -> Lane {
        let joins = joins.map(|slug| Joining {
            day: Day(20_270),
            slug: slug.to_owned(),
        });
        Lane {
            slug: (!slug.is_empty()).then(|| slug.to_owned()),
            entry: None,
            items: Vec::new(),
            joins,
        }
    }

    #[track_caller]
    fn check(lanes: &[(&str, Option<&str>)], expected: &[&str]) {
        let lanes = lanes.iter().map(|(slug, joins)| lane(slug, *joins)).collect();
        let slugs: Vec<String> = families(lanes)
            .into_iter()
            .map(|lane| lane.slug.unwrap_or_default())
            .collect();
        assert_eq!(slugs, expected);
    }

    #[test]
    fn former_provinces_stand_above_the_one_that_goes_on() {
        check(
            &[
                ("bac-ninh", None),
                ("hue", None),
                ("bac-giang", Some("bac-ninh")),
                ("", None),
            ],
            &["bac-giang", "bac-ninh", "hue", ""],
        );
        // Without the one that goes on, they still stand together.
        check(
            &[
                ("hai-duong", Some("hai-phong")),
                ("hue", None),
                ("kien-an", Some("hai-phong")),
            ],
            &["hai-duong", "kien-an", "hue"],
        );
    }
}

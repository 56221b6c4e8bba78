//! Narrows an answer by province, theme, kind, actor, system and the two time axes, and counts what each value would give.

use super::Notice;
use super::set::Set;
use crate::image::read::{Corpus, Register};
use crate::model::Day;
use crate::order::ordered;

/// Whose borders a province is meant in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// Those of the statement's own date.
    #[default]
    Then,
    /// Today's: a unit stands for all whose territory it took over.
    Today,
}

/// What an answer is narrowed to. Values are slugs; several of one kind are alternatives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// Provinces.
    pub province: Vec<String>,
    /// Themes.
    pub theme: Vec<String>,
    /// Kinds of statement.
    pub kind: Vec<String>,
    /// Actors.
    pub actor: Vec<String>,
    /// Systems.
    pub system: Vec<String>,
    /// Said on or after this day.
    pub from: Option<Day>,
    /// Said on or before this day.
    pub to: Option<Day>,
    /// Due on or after this day.
    pub due_from: Option<Day>,
    /// Due on or before this day.
    pub due_to: Option<Day>,
    /// Whose borders provinces are meant in.
    pub extent: Extent,
    /// Concepts of the thesaurus whose other words are not looked for.
    pub plain: Vec<String>,
    /// Only targets: statements of that kind, and all that have a number and a deadline. The view of targets asks for this.
    pub targets: bool,
}

/// Slug of the kind that targets have.
const TARGET: &str = "target";

/// The lists one can filter by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// By province.
    Province,
    /// By theme.
    Theme,
    /// By kind of statement.
    Kind,
    /// By actor.
    Actor,
    /// By system.
    System,
}

impl Facet {
    /// All of them, in the order of the page.
    pub const ALL: [Facet; 5] = [Facet::Province, Facet::Theme, Facet::Kind, Facet::Actor, Facet::System];

    /// The key in addresses and in the API.
    pub const fn key(self) -> &'static str {
        match self {
            Facet::Province => "province",
            Facet::Theme => "theme",
            Facet::Kind => "kind",
            Facet::Actor => "actor",
            Facet::System => "system",
        }
    }

    /// The register its values are entries of.
    pub const fn register(self) -> Register {
        match self {
            Facet::Province => Register::Places,
            Facet::Theme => Register::Themes,
            Facet::Kind => Register::Kinds,
            Facet::Actor => Register::Actors,
            Facet::System => Register::Systems,
        }
    }
}

impl Filters {
    /// The chosen values of a list.
    pub fn chosen(&self, facet: Facet) -> &Vec<String> {
        match facet {
            Facet::Province => &self.province,
            Facet::Theme => &self.theme,
            Facet::Kind => &self.kind,
            Facet::Actor => &self.actor,
            Facet::System => &self.system,
        }
    }

    /// The chosen values of a list, to change.
    pub fn chosen_mut(&mut self, facet: Facet) -> &mut Vec<String> {
        match facet {
            Facet::Province => &mut self.province,
            Facet::Theme => &mut self.theme,
            Facet::Kind => &mut self.kind,
            Facet::Actor => &mut self.actor,
            Facet::System => &mut self.system,
        }
    }

    /// True if nothing is narrowed.
    pub fn is_empty(&self) -> bool {
        Facet::ALL.iter().all(|facet| self.chosen(*facet).is_empty()) && self.said().is_none() && self.due().is_none()
    }

    /// The period of saying, if one is set.
    pub fn said(&self) -> Option<(Day, Day)> {
        period(self.from, self.to)
    }

    /// The period of deadlines, if one is set.
    pub fn due(&self) -> Option<(Day, Day)> {
        period(self.due_from, self.due_to)
    }
}

fn period(from: Option<Day>, to: Option<Day>) -> Option<(Day, Day)> {
    (from.is_some() || to.is_some()).then(|| (from.unwrap_or(Day::OPEN_START), to.unwrap_or(Day::OPEN_END)))
}

/// The entries of a facet that a statement has. Under today's borders, a province is the unit that took it over.
pub(crate) fn values(corpus: &Corpus<'_>, statement: u32, facet: Facet, extent: Extent) -> Vec<u32> {
    let entries = corpus.references(statement, facet.register());
    if facet != Facet::Province || extent == Extent::Then {
        return entries;
    }
    let mut today: Vec<u32> = Vec::new();
    for place in entries {
        let unit = corpus.today(place);
        if !today.contains(&unit) {
            today.push(unit);
        }
    }
    today
}

/// A value of a facet and how many hits it has, or would have if it were chosen too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// Slug of the value.
    pub slug: String,
    /// One entry with that slug.
    pub entry: u32,
    /// Number of statements.
    pub count: u32,
}

/// For each list, its values with their counts, in the order of the register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    lists: [Vec<Count>; Facet::ALL.len()],
}

impl Facets {
    /// The same, each list with its fullest values first.
    pub fn fullest_first(&self) -> Facets {
        Facets {
            lists: self
                .lists
                .each_ref()
                .map(|list| ordered(list, |count| [!u64::from(count.count), 0])),
        }
    }

    /// The values of a list; those that no hit has come only if they are chosen.
    pub fn get(&self, facet: Facet) -> &[Count] {
        &self.lists[facet as usize]
    }
}

/// Filters whose slugs were looked up in this corpus.
pub(super) struct Resolved<'f> {
    filters: &'f Filters,
    /// For each facet the entries that pass; none if it is not narrowed.
    passing: [Vec<u32>; Facet::ALL.len()],
}

impl<'f> Resolved<'f> {
    /// Looks the slugs up; an unknown one is left out with a notice.
    pub(super) fn new(corpus: &Corpus<'_>, filters: &'f Filters) -> (Resolved<'f>, Vec<Notice>) {
        let mut notices = Vec::new();
        let passing = Facet::ALL.map(|facet| {
            let register = facet.register();
            let mut entries = Vec::new();
            for slug in filters.chosen(facet) {
                let before = entries.len();
                entries.extend((0..corpus.entry_count(register)).filter(|entry| corpus.slug(register, *entry) == slug));
                if entries.len() == before {
                    notices.push(Notice::Unknown {
                        key: facet.key(),
                        value: slug.clone(),
                    });
                }
            }
            if facet == Facet::Province && filters.extent == Extent::Today {
                for at in 0..entries.len() {
                    entries.push(corpus.today(entries[at]));
                }
            }
            entries
        });
        (Resolved { filters, passing }, notices)
    }

    /// The statements of a set that pass, and the counts: each value is counted among those that pass every other list.
    pub(super) fn apply(&self, corpus: &Corpus<'_>, mut found: Set) -> (Set, Facets) {
        let count = corpus.statement_count();
        if self.filters.targets {
            found.keep(&targets(corpus));
        }
        if let Some((from, to)) = self.filters.said() {
            found.keep(&Set::of(count, |statement| {
                corpus.when_of(statement).overlaps(from, to)
            }));
        }
        if let Some((from, to)) = self.filters.due() {
            found.keep(&Set::of(count, |statement| {
                corpus.deadline_of(statement).is_some_and(|due| due.overlaps(from, to))
            }));
        }
        let passing = Facet::ALL.map(|facet| {
            let entries = &self.passing[facet as usize];
            (!entries.is_empty()).then(|| {
                let mut set = Set::none(count);
                for entry in 0..corpus.entry_count(facet.register()) {
                    let meant = match (facet, self.filters.extent) {
                        (Facet::Province, Extent::Today) => corpus.today(entry),
                        _ => entry,
                    };
                    if entries.contains(&meant) {
                        corpus.holders(facet.register(), entry, |statement| set.insert(statement));
                    }
                }
                set
            })
        });
        let lists = Facet::ALL.map(|facet| {
            let mut counted = found.clone();
            for (other, set) in Facet::ALL.into_iter().zip(&passing) {
                if let Some(set) = set.as_ref().filter(|_| other != facet) {
                    counted.keep(set);
                }
            }
            let counts = if facet == Facet::Province && self.filters.extent == Extent::Today {
                today(corpus, &counted)
            } else {
                counts(corpus, facet, &counted)
            };
            self.lines(corpus, facet, &counts)
        });
        for set in passing.iter().flatten() {
            found.keep(set);
        }
        (found, Facets { lists })
    }

    /// Adds up the units that share a slug: to a reader, Bac Ninh before and after 1 July 2025 is one line of the list.
    fn lines(&self, corpus: &Corpus<'_>, facet: Facet, counts: &[u32]) -> Vec<Count> {
        let mut lines: Vec<Count> = Vec::new();
        for (entry, count) in (0..).zip(counts) {
            if *count == 0 && !self.passing[facet as usize].contains(&entry) {
                continue;
            }
            let slug = corpus.slug(facet.register(), entry);
            let known = lines.iter_mut().filter(|_| facet == Facet::Province);
            match known.into_iter().find(|line| line.slug == slug) {
                Some(line) => line.count += count,
                None => lines.push(Count {
                    slug: slug.to_owned(),
                    entry,
                    count: *count,
                }),
            }
        }
        lines
    }
}

/// True if a statement is one of the targets that [`Filters::targets`] asks for.
pub fn is_target(corpus: &Corpus<'_>, statement: u32) -> bool {
    let kinds = corpus.references(statement, Register::Kinds);
    let is_named = kinds.iter().any(|kind| corpus.slug(Register::Kinds, *kind) == TARGET);
    is_named || corpus.value_of(statement).is_some() && corpus.deadline_of(statement).is_some()
}

/// The statements that are targets.
fn targets(corpus: &Corpus<'_>) -> Set {
    let mut set = Set::of(corpus.statement_count(), |statement| {
        corpus.value_of(statement).is_some() && corpus.deadline_of(statement).is_some()
    });
    for kind in 0..corpus.entry_count(Register::Kinds) {
        if corpus.slug(Register::Kinds, kind) == TARGET {
            corpus.holders(Register::Kinds, kind, |statement| set.insert(statement));
        }
    }
    set
}

/// How many statements of a set refer to each entry of a list.
fn counts(corpus: &Corpus<'_>, facet: Facet, found: &Set) -> Vec<u32> {
    let count = |entry| {
        let mut count = 0;
        corpus.holders(facet.register(), entry, |statement| {
            count += u32::from(found.has(statement))
        });
        count
    };
    (0..corpus.entry_count(facet.register())).map(count).collect()
}

/// How many statements of a set refer to each unit of today's map, or to one whose territory it took over.
fn today(corpus: &Corpus<'_>, found: &Set) -> Vec<u32> {
    let places = corpus.entry_count(Register::Places);
    let mut holders: Vec<Set> = vec![Set::none(corpus.statement_count()); places as usize];
    for place in 0..places {
        if let Some(unit) = holders.get_mut(corpus.today(place) as usize) {
            corpus.holders(Register::Places, place, |statement| unit.insert(statement));
        }
    }
    holders.iter().map(|unit| unit.shared(found)).collect()
}

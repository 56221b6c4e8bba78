//! Registers: themes, units, places, actors, systems, changes of the map, the thesaurus.

use super::check::Check;
use crate::parse::{Located, RawChange, RawConcept, RawCorpus, RawDated, RawEntry};
use jalons_core::analyze;
use jalons_core::image::PLACE_CONCEPT;
use jalons_core::image::read::Register;
use jalons_core::image::write::{ChangeRow, ConceptRow, EntryRow};
use jalons_core::model::{ActorSort, ChangeSort, Day, Lang, PlaceSort, Reading, SystemSort};
use std::collections::{BTreeMap, BTreeSet};

/// The map of squares has at most so many columns and rows: a screen of 320 pixels shows no more columns.
const TILES: [u32; 2] = [9, 24];

/// The registers of a corpus, in the order of the image.
pub(super) struct Registers {
    pub(super) families: Vec<EntryRow>,
    pub(super) regions: Vec<EntryRow>,
    pub(super) themes: Vec<EntryRow>,
    pub(super) kinds: Vec<EntryRow>,
    pub(super) units: Vec<EntryRow>,
    pub(super) places: Vec<EntryRow>,
    pub(super) actors: Vec<EntryRow>,
    pub(super) systems: Vec<EntryRow>,
}

impl Registers {
    pub(super) fn check(check: &mut Check<'_>, raw: &RawCorpus) -> Registers {
        let families = check.register(&raw.families, |_, _, _| {});
        let family_names = names(&families);
        let themes = check.register(&raw.themes, |check, entry, row| {
            row.group = check
                .known(entry.group.as_ref(), "family", "themes.toml", &family_names)
                .unwrap_or_default();
        });
        let kinds = check.register(&raw.kinds, |_, _, _| {});
        let units = check.register(&raw.units, |_, entry, row| {
            row.sign = entry.sign.as_ref().map(|sign| sign.value.clone()).unwrap_or_default();
        });
        let regions = check.register(&raw.regions, |check, entry, row| check.period(entry, row));
        let places = check.places(&raw.places, &names(&regions));
        let actor_names: Vec<String> = raw.actors.iter().map(|actor| actor.id.value.clone()).collect();
        let actors = check.register(&raw.actors, |check, entry, row| {
            let sort = check.named(entry.sort.as_ref(), "kind", ActorSort::ALL, ActorSort::name);
            row.sort = sort.map_or(0, ActorSort::code);
            check.described(entry, row, &places, &actor_names);
            for actor in entry.actors.iter().filter(|actor| actor.value == entry.id.value) {
                check.problem(
                    actor.at,
                    format!("actor {:?} names itself, expected others; take it out", actor.value),
                );
            }
        });
        let systems = check.register(&raw.systems, |check, entry, row| {
            let sort = check.named(entry.sort.as_ref(), "kind", SystemSort::ALL, SystemSort::name);
            row.sort = sort.map_or(0, SystemSort::code);
            check.described(entry, row, &places, &actor_names);
        });
        Registers {
            families,
            regions,
            themes,
            kinds,
            units,
            places,
            actors,
            systems,
        }
    }

    pub(super) fn into_list(self) -> Vec<(Register, Vec<EntryRow>)> {
        vec![
            (Register::Families, self.families),
            (Register::Regions, self.regions),
            (Register::Themes, self.themes),
            (Register::Kinds, self.kinds),
            (Register::Units, self.units),
            (Register::Places, self.places),
            (Register::Actors, self.actors),
            (Register::Systems, self.systems),
        ]
    }
}

/// The ids of a register's entries.
pub(super) fn names(entries: &[EntryRow]) -> Vec<String> {
    entries.iter().map(|entry| entry.id.clone()).collect()
}

impl Check<'_> {
    fn register(
        &mut self,
        raw: &[RawEntry],
        mut more: impl FnMut(&mut Self, &RawEntry, &mut EntryRow),
    ) -> Vec<EntryRow> {
        let mut seen = BTreeSet::new();
        let mut rows = Vec::new();
        for entry in raw {
            self.file.clone_from(&entry.file);
            self.unique(&entry.id, &mut seen);
            let mut row = EntryRow {
                id: entry.id.value.clone(),
                slug: entry.id.value.clone(),
                label: entry.label.clone(),
                aliases: entry.aliases.iter().map(|alias| alias.value.clone()).collect(),
                ..EntryRow::default()
            };
            more(self, entry, &mut row);
            rows.push(row);
        }
        rows
    }

    /// What is known of an actor or a system.
    fn described(&mut self, entry: &RawEntry, row: &mut EntryRow, places: &[EntryRow], actors: &[String]) {
        row.what = entry.what.clone();
        row.when = entry
            .when
            .as_ref()
            .map(|when| (when.value.clone(), self.date(when, "when")));
        row.actors = self.all_known(&entry.actors, "actor", "actors.toml", actors);
        for slug in &entry.provinces {
            let place = match &row.when {
                Some((_, when)) => self.place(slug, *when, places),
                // Without a date, the place of this name that is there now, or was last.
                None => self.last_place(slug, places),
            };
            row.places.extend(place);
        }
    }

    fn places(&mut self, raw: &[RawEntry], regions: &[String]) -> Vec<EntryRow> {
        let ids: Vec<String> = raw.iter().map(|place| place.id.value.clone()).collect();
        let places = self.register(raw, |check, entry, row| {
            row.slug = entry.slug.as_ref().map(|slug| slug.value.clone()).unwrap_or_default();
            let mut unit = |value: &Option<Located<String>>| {
                let value = value.as_ref()?;
                check.known(Some(value), "unit", "provinces.toml", &ids)
            };
            (row.into, row.seat) = (unit(&entry.into), unit(&entry.seat));
            check.period(entry, row);
            row.tile = entry.tile.as_ref().map(|tile| tile.value);
            row.sign = text(&entry.sign);
            row.iso = entry.iso.as_ref().map(|iso| iso.value.clone()).unwrap_or_default();
            for dated in &entry.types {
                let (name, from) = (&dated.0, check.since(dated));
                let sort = check.named(Some(name), "type", PlaceSort::ALL, PlaceSort::name);
                row.kinds
                    .extend([sort.map_or(0, PlaceSort::code), from.0.cast_unsigned()]);
            }
            for dated in &entry.regions {
                let from = check.since(dated);
                let region = check.known(Some(&dated.0), "region", "provinces.toml", regions);
                row.regions.extend(region.map(|region| (region, from)));
            }
            for dated in &entry.codes {
                row.codes.push((dated.0.value.clone(), check.since(dated)));
            }
        });
        for (place, entry) in places.iter().zip(raw) {
            self.file.clone_from(&entry.file);
            self.succession(place, entry, &places);
            self.tile(place, entry, &places);
        }
        places
    }

    /// From when to when an entry held.
    fn period(&mut self, entry: &RawEntry, row: &mut EntryRow) {
        row.from = self.day(entry.from.as_ref(), "from");
        row.to = self.day(entry.to.as_ref(), "to");
        if let (Some(from), Some(to), Some(at)) = (row.from, row.to, entry.to.as_ref().map(|to| to.at))
            && from > to
        {
            self.problem(
                at,
                format!("`to` is {to}, expected a day from {from} on, which is `from`"),
            );
        }
    }

    /// The first day on which something held of a place.
    fn since(&mut self, dated: &RawDated) -> Day {
        self.day(dated.1.as_ref(), "from").unwrap_or(Day::OPEN_START)
    }

    /// A place is taken over by one that is in force on the next day, and shares its name with none of its own time.
    fn succession(&mut self, place: &EntryRow, entry: &RawEntry, places: &[EntryRow]) {
        if let (Some(into), Some(at)) = (place.into, entry.into.as_ref().map(|into| into.at)) {
            let next = &places[into as usize];
            let day = place.to.map(|to| Day(to.0.saturating_add(1)));
            let takes_over = |day: Day| next.from.is_none_or(|from| from <= day) && next.to.is_none_or(|to| to >= day);
            match day {
                None => self.problem(
                    at,
                    format!(
                        "{:?} goes into {:?} but has no last day, expected `to`; add it",
                        place.id, next.id
                    ),
                ),
                Some(day) if !takes_over(day) => self.problem(
                    at,
                    format!(
                        "{:?} goes into {:?}, expected a unit in force on {day}, the day after its last",
                        place.id, next.id
                    ),
                ),
                _ => {}
            }
        }
        let twin = earlier(place, places).find(|other| other.slug == place.slug);
        if let (Some(twin), Some(slug)) = (twin, &entry.slug) {
            self.problem(
                slug.at,
                format!(
                    "{:?} and {:?} go by the slug {:?} at the same time, expected one after the other; \
                     mend `from` and `to`",
                    twin.id, place.id, place.slug
                ),
            );
        }
    }

    /// On the map of squares no two places of one time share a tile or a sign, and no province is left out.
    fn tile(&mut self, place: &EntryRow, entry: &RawEntry, places: &[EntryRow]) {
        let Some(tile) = &entry.tile else {
            let is_drawn = place.kinds.first() != Some(&PlaceSort::Nation.code());
            if is_drawn && places.iter().any(|other| other.tile.is_some()) {
                let found = format!("{:?} has no tile where other units have", place.id);
                self.problem(entry.id.at, format!("{found}, expected `tile = [column, row]`; add it"));
            }
            return;
        };
        if tile.value.iter().zip(TILES).any(|(number, end)| *number >= end) {
            self.problem(
                tile.at,
                format!(
                    "`tile` is {:?}, expected a column from 0 to {} and a row from 0 to {}",
                    tile.value,
                    TILES[0] - 1,
                    TILES[1] - 1
                ),
            );
        }
        if let Some(other) = earlier(place, places).find(|other| other.tile == place.tile) {
            self.problem(
                tile.at,
                format!(
                    "{:?} and {:?} have the tile {:?} at the same time, expected one each; move one",
                    other.id, place.id, tile.value
                ),
            );
        }
        let at = entry.sign.as_ref().map_or(entry.id.at, |sign| sign.at);
        if !matches!(place.sign.len(), 2..=3) || !place.sign.bytes().all(|byte| byte.is_ascii_uppercase()) {
            self.problem(
                at,
                format!(
                    "`short` of {:?} is {:?}, expected two or three capital letters A to Z, which fit on its tile",
                    place.id, place.sign
                ),
            );
        } else if let Some(other) = earlier(place, places).find(|other| other.sign == place.sign) {
            self.problem(
                at,
                format!(
                    "{:?} and {:?} are both {:?} on the map at the same time, expected a `short` of its own for each",
                    other.id, place.id, place.sign
                ),
            );
        }
    }

    /// Changes of the map, oldest first.
    pub(super) fn changes(&mut self, raw: &[RawChange], places: &[EntryRow]) -> Vec<ChangeRow> {
        self.file = "provinces.toml".to_owned();
        let ids = names(places);
        let mut seen = BTreeSet::new();
        let mut rows: Vec<ChangeRow> = Vec::new();
        for change in raw {
            self.unique(&change.id, &mut seen);
            self.url(change.source.as_ref(), "source");
            let when = self.date(&change.date, "date");
            let adopted = change
                .adopted
                .as_ref()
                .map(|adopted| (adopted.value.clone(), self.date(adopted, "adopted")));
            if let (Some((_, adopted)), Some(raw)) = (&adopted, &change.adopted)
                && adopted.earliest > when.latest
            {
                self.problem(
                    raw.at,
                    format!(
                        "`adopted` is {:?}, expected a date before {:?}, on which it took effect",
                        raw.value, change.date.value
                    ),
                );
            }
            rows.push(ChangeRow {
                id: change.id.value.clone(),
                sort: self
                    .named(Some(&change.kind), "kind of change", ChangeSort::ALL, ChangeSort::name)
                    .map_or(0, ChangeSort::code),
                when: (change.date.value.clone(), when),
                adopted,
                places: self.all_known(&change.units, "unit", "provinces.toml", &ids),
                instrument: text(&change.instrument),
                what: change.what.clone(),
                source: text(&change.source),
                read: self.named(change.read.as_ref(), "reading", Reading::ALL, Reading::name),
            });
        }
        rows.sort_by_key(|change| (change.when.1.earliest, change.id.clone()));
        rows
    }

    fn unique<'r>(&mut self, id: &'r Located<String>, seen: &mut BTreeSet<&'r str>) {
        self.slug(id);
        if !seen.insert(&id.value) {
            self.problem(
                id.at,
                format!(
                    "id {:?} stands twice in this file, expected a unique id; rename or merge",
                    id.value
                ),
            );
        }
    }

    /// The concepts that speak for each theme: those that are its own words, and those it names. The image keeps one term of
    /// each, by which the concept is looked up; they stand among the codes of the theme's row, which has no others.
    pub(super) fn spoken_of(&mut self, raw: &RawCorpus, themes: &mut [EntryRow]) {
        let concepts: Vec<String> = raw.concepts.iter().map(|concept| concept.id.value.clone()).collect();
        for (theme, row) in raw.themes.iter().zip(themes) {
            self.file.clone_from(&theme.file);
            let named = self.all_known(&theme.spoken_of, "concept", crate::read::THESAURUS, &concepts);
            let own = (0u32..).zip(&raw.concepts).filter(|(_, concept)| {
                let of = concept.theme.as_ref().map(|of| of.value.as_str());
                of == Some(theme.id.value.as_str())
            });
            let own: Vec<u32> = own.map(|(number, _)| number).collect();
            for number in own.into_iter().chain(named) {
                let terms = raw
                    .concepts
                    .get(number as usize)
                    .map(|concept| concept.terms.as_slice())
                    .unwrap_or_default();
                row.codes
                    .extend(terms.first().map(|(_, term)| (term.value.clone(), Day::OPEN_START)));
            }
        }
    }

    /// The thesaurus: every term leads to one concept of its language.
    pub(super) fn concepts(&mut self, raw: &[RawConcept], registers: &Registers) -> Vec<ConceptRow> {
        self.file = crate::read::THESAURUS.to_owned();
        let mut seen = BTreeSet::new();
        let mut owners: BTreeMap<(Lang, String), &str> = BTreeMap::new();
        for concept in raw {
            self.unique(&concept.id, &mut seen);
            let links = [&concept.theme, &concept.kind, &concept.unit];
            if let Some(second) = links.into_iter().flatten().nth(1) {
                self.problem(
                    second.at,
                    format!(
                        "concept {:?} stands for two things, expected one of `theme`, `kind`, `unit` at most; \
                         take one out",
                        concept.id.value
                    ),
                );
            }
            self.known(
                concept.theme.as_ref(),
                "theme",
                "themes.toml",
                &names(&registers.themes),
            );
            self.known(concept.kind.as_ref(), "kind", "themes.toml", &names(&registers.kinds));
            self.known(concept.unit.as_ref(), "unit", "units.toml", &names(&registers.units));
            for (lang, term) in &concept.terms {
                if let Some(c) = term.value.chars().find(|c| c.is_control()) {
                    let found = format!("the term {:?} has the control character U+{:04X}", term.value, c as u32);
                    self.problem(term.at, format!("{found}, expected text only; take it out"));
                }
                if analyze::words(&term.value).is_empty() {
                    self.problem(
                        term.at,
                        format!("the term {:?} has no letter or digit, expected a word", term.value),
                    );
                }
                let key = (*lang, analyze::term_key(&term.value));
                if let Some(owner) = owners.insert(key, &concept.id.value) {
                    self.problem(
                        term.at,
                        format!(
                            "the term {:?} in `{}` is also one of concept {owner:?}, expected one owner; take one out",
                            term.value,
                            lang.code()
                        ),
                    );
                }
            }
        }
        raw.iter()
            .map(|concept| ConceptRow {
                id: concept.id.value.clone(),
                terms: concept
                    .terms
                    .iter()
                    .map(|(lang, term)| (*lang, term.value.clone()))
                    .collect(),
            })
            .collect()
    }
}

/// Each place as a concept: its name is one thing, however many words and spellings it has. The country is left out, since
/// its name stands everywhere.
pub(super) fn place_concepts(places: &[EntryRow]) -> Vec<ConceptRow> {
    let mut concepts: BTreeMap<&str, ConceptRow> = BTreeMap::new();
    let nation = PlaceSort::Nation.code();
    for place in places.iter().filter(|place| place.kinds.first() != Some(&nation)) {
        let concept = concepts.entry(&place.slug).or_insert_with(|| ConceptRow {
            id: [PLACE_CONCEPT, &place.slug].concat(),
            terms: Vec::new(),
        });
        let labels = Lang::ALL.map(|lang| (lang, place.label.get(lang)));
        for (lang, name) in labels
            .into_iter()
            .chain(place.aliases.iter().map(|alias| (Lang::Fr, alias)))
        {
            let key = analyze::term_key(name);
            if concept.terms.iter().all(|(_, known)| analyze::term_key(known) != key) {
                concept.terms.push((lang, name.clone()));
            }
        }
    }
    concepts.into_values().collect()
}

/// The places that stand before this one in the file and were in force on one of its days.
fn earlier<'p>(place: &'p EntryRow, places: &'p [EntryRow]) -> impl Iterator<Item = &'p EntryRow> {
    let meets = |other: &EntryRow| {
        other.from.is_none_or(|from| place.to.is_none_or(|to| from <= to))
            && place.from.is_none_or(|from| other.to.is_none_or(|to| from <= to))
    };
    places
        .iter()
        .take_while(|other| other.id != place.id)
        .filter(move |other| meets(other))
}

fn text(value: &Option<Located<String>>) -> String {
    value.as_ref().map(|value| value.value.clone()).unwrap_or_default()
}

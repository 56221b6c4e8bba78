//! What the corpus says of the one province, actor or system that the results are filtered by: what, who, where, when.

use super::element::{Element, fragment, join, tag};
use super::explorer::Explorer;
use super::parts::{entry_link, outward, row};
use super::statement::written;
use super::words;
use jalons_core::image::read::{Change, Entry, Register};
use jalons_core::model::{ActorSort, ChangeSort, Day, Lang, PlaceSort, Reading, SystemSort};
use jalons_core::query::Facet;

/// The profile, if the filters name one province, actor or system and no second one.
pub(super) fn profile(explorer: &Explorer) -> Option<Element> {
    let mut chosen = [Facet::Province, Facet::Actor, Facet::System]
        .into_iter()
        .flat_map(|facet| {
            explorer
                .state
                .filters
                .chosen(facet)
                .iter()
                .map(move |slug| (facet, slug))
        });
    let (facet, slug) = chosen.next()?;
    if chosen.next().is_some() {
        return None;
    }
    // Of several units that go by a name, the one of today.
    let entries = explorer.corpus.entries(facet.register());
    let units: Vec<Entry<'static>> = entries.filter(|entry| entry.slug == slug).collect();
    let entry = units.last()?;
    let lang = explorer.lang();
    let kind = match facet {
        Facet::Actor => ActorSort::from_code(entry.sort).map_or("", |sort| words::actor_sort(sort, lang)),
        Facet::System => SystemSort::from_code(entry.sort).map_or("", |sort| words::system_sort(sort, lang)),
        _ => &sort_now(entry, lang),
    };
    let rows = if facet == Facet::Province {
        in_time(explorer, &units)
    } else {
        relations(explorer, named(explorer, entry), entry)
    };
    let what = *entry.what.get(lang);
    let what = (!what.is_empty()).then(|| written(explorer, tag("span").class("what")).text(what));
    Some(
        tag("details")
            .class("profile")
            .key(entry.id)
            .with(
                tag("summary")
                    .with(tag("b").text(entry.label.get(lang)))
                    .text(" ")
                    .with(tag("span").own_text(kind))
                    .maybe(what),
            )
            .with(rows),
    )
}

/// What is known of the units of a name: names, types, regions and codes over time, and how the map changed around them.
pub(super) fn in_time(explorer: &Explorer, units: &[Entry<'static>]) -> Element {
    let rows = units.last().map_or(tag("dl"), |last| named(explorer, last));
    let rows = units.iter().fold(rows, |rows, unit| place(explorer, rows, unit));
    changes(explorer, rows, units)
}

/// Rows that start with the other names.
fn named(explorer: &Explorer, entry: &Entry<'_>) -> Element {
    let names = names(entry, explorer.lang());
    let rows = tag("dl");
    if names.is_empty() {
        rows
    } else {
        row(rows, explorer.words().names, fragment().own_text(&names))
    }
}

/// Every other name, each once.
fn names(entry: &Entry<'_>, lang: Lang) -> String {
    let mut names: Vec<&str> = Vec::new();
    let labels = Lang::ALL.map(|lang| *entry.label.get(lang));
    for name in labels.iter().chain(&entry.aliases) {
        if name != entry.label.get(lang) && !names.contains(name) {
            names.push(name);
        }
    }
    names.join(" · ")
}

fn relations(explorer: &Explorer, mut rows: Element, entry: &Entry<'_>) -> Element {
    let words = explorer.words();
    for (name, facet, entries) in [
        (words.who, Facet::Actor, &entry.actors),
        (words.whereabouts, Facet::Province, &entry.places),
    ] {
        if !entries.is_empty() {
            rows = row(rows, name, links(explorer, facet, entries.iter().copied()));
        }
    }
    if let Some(when) = entry.when {
        rows = row(rows, words.when, fragment().own_text(&when.words(explorer.lang())));
    }
    rows
}

fn links(explorer: &Explorer, facet: Facet, entries: impl Iterator<Item = u32>) -> Element {
    let mut all = fragment();
    for (at, entry) in entries.enumerate() {
        all = all
            .text(if at == 0 { "" } else { " · " })
            .with(entry_link(explorer, facet, entry));
    }
    all
}

/// The types a unit had, oldest first, each with its first day.
pub(super) fn types(entry: &Entry<'_>) -> Vec<(PlaceSort, Day)> {
    let pairs = entry.kinds.chunks_exact(2);
    pairs
        .filter_map(|pair| Some((PlaceSort::from_code(pair[0])?, Day(pair[1].cast_signed()))))
        .collect()
}

/// The type a unit had on a day, if the unit of that name has another one now.
pub(super) fn sort_then(explorer: &Explorer, unit: &Entry<'static>, day: Day) -> Option<PlaceSort> {
    let today = explorer
        .corpus
        .entry(Register::Places, explorer.corpus.today(unit.number));
    let (now, _) = *types(&today).last().filter(|_| today.slug == unit.slug)?;
    let types = types(unit);
    let (held, _) = *types.iter().rev().find(|(_, from)| *from <= day).or(types.first())?;
    Some(held).filter(|held| *held != now)
}

/// The type a unit has now; since when, if it had another before.
pub(super) fn sort_now(unit: &Entry<'_>, lang: Lang) -> String {
    let types = types(unit);
    let Some((sort, from)) = types.last() else {
        return String::new();
    };
    let since = if types.len() > 1 { *from } else { Day::OPEN_START };
    words::since(words::place_sort(*sort, lang), since, lang)
}

/// One unit with its period: types, regions, codes, what it was made of, what it went into, and how the map changed.
fn place(explorer: &Explorer, mut rows: Element, unit: &Entry<'static>) -> Element {
    let (words, lang, corpus) = (explorer.words(), explorer.lang(), explorer.corpus);
    let mut facts: Vec<String> = Vec::new();
    let types = types(unit);
    for (at, (sort, from)) in types.iter().enumerate() {
        // A unit that was something else before says since when.
        let since = if at > 0 { *from } else { Day::OPEN_START };
        facts.push(words::since(words::place_sort(*sort, lang), since, lang));
    }
    for (region, from) in &unit.regions {
        facts.push(words::since(explorer.label(Register::Regions, *region), *from, lang));
    }
    if !unit.iso.is_empty() {
        facts.push(join(&["ISO\u{a0}3166-2 ", unit.iso]));
    }
    for (code, from) in &unit.codes {
        facts.push(words::since(&join(&[words.code, " ", code]), *from, lang));
    }
    let period = words::period(unit.from, unit.to, lang);
    rows = row(rows, &period, fragment().own_text(&facts.join(" · ")));
    let former = corpus
        .entries(Register::Places)
        .filter(|place| place.into == Some(unit.number));
    let former: Vec<u32> = former.map(|place| place.number).collect();
    if !former.is_empty() {
        rows = row(
            rows,
            words.made_of,
            links(explorer, Facet::Province, former.into_iter()),
        );
    }
    if let Some(into) = unit
        .into
        .filter(|into| corpus.slug(Register::Places, *into) != unit.slug)
    {
        rows = row(
            rows,
            words.went_into,
            links(explorer, Facet::Province, std::iter::once(into)),
        );
    }
    if let Some(seat) = unit.seat {
        rows = row(
            rows,
            words.seat,
            fragment().text(explorer.label(Register::Places, seat)),
        );
    }
    rows
}

/// How the map changed around the units of a name, oldest first.
fn changes(explorer: &Explorer, mut rows: Element, units: &[Entry<'static>]) -> Element {
    let (words, lang, corpus) = (explorer.words(), explorer.lang(), explorer.corpus);
    // A change of what a unit went into is its own only if that is the merger.
    let touches = |change: &Change<'_>| {
        units.iter().any(|unit| {
            let merger = change.sort == ChangeSort::Merger.code();
            change.places.contains(&unit.number)
                || merger && unit.into.is_some_and(|into| change.places.contains(&into))
        })
    };
    for change in corpus.changes().filter(|change| touches(change)) {
        let mut told = written(explorer, tag("span")).text(change.what.get(lang));
        if !change.instrument.is_empty() {
            told = told
                .text(" ")
                .with(tag("span").class("instrument").text(change.instrument));
        }
        if matches!(change.read, Some(Reading::None | Reading::Part)) {
            told = told.text(" ").with(tag("i").text(words.unread));
        }
        if !change.source.is_empty() {
            told = told.text(" ").with(outward(change.source).text(words.source));
        }
        rows = row(rows, &change.when.words(lang), told);
    }
    rows
}

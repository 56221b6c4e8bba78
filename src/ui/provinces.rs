//! The map of provinces: a tile for each unit in force, shaded by how many statements of the answer speak of it; the same as a
//! table; and the profile of the unit that is chosen.

use super::element::{Element, Name, On, fragment, join, tag};
use super::explorer::{Explorer, Sight};
use super::frame::frame;
use super::parts::{drawing, extents, link, text_link};
use super::profile::{in_time, sort_now, types};
use super::statement::written;
use super::take::{self, Drawn};
use super::words;
use crate::web::page;
use jalons_core::export::picture::{self, Frame, Picture};
use jalons_core::image::read::{Entry, Register};
use jalons_core::model::{Day, Lang, PlaceSort, date_words};
use jalons_core::order::ordered;
use jalons_core::query::{Extent, Facet, Facets, Filters, Sort, is_target, search_after};
use jalons_core::state::{Action, State, View};
use std::rc::Rc;
use yew::prelude::*;

/// Most targets, systems or actors that a profile lists.
const LISTED: usize = 6;

/// A unit on the map.
struct Tile {
    unit: Entry<'static>,
    /// Column and row.
    at: [u32; 2],
    sort: PlaceSort,
    /// How many statements of the answer speak of it.
    count: u32,
    /// Some statement of the corpus speaks of it.
    known: bool,
    /// The filter names it.
    chosen: bool,
}

/// The view of provinces.
pub(super) fn provinces(explorer: &Explorer) -> Element {
    let title = tag("h1")
        .class("view")
        .text(words::view(explorer.state.view, explorer.lang()));
    let (change, tiles) = tiles(explorer);
    let table = table(explorer, &tiles);
    // Beside the map is the profile, and as long as there is none, the table.
    let (beside, below) = match profile(explorer) {
        Some(profile) => (profile, Some(table)),
        None => {
            let hint = tag("p").class("aside").text(words::provinces(explorer.lang()).choose);
            (fragment().with(hint).with(table), None)
        }
    };
    let atlas = tag("div")
        .class("atlas")
        .with(map(explorer, change, &tiles))
        .with(tag("div").class("beside").with(beside));
    let body = tag("section")
        .attr(Name::AriaLabel, words::provinces(explorer.lang()).map)
        .with(atlas)
        .maybe(below);
    frame(explorer, title, None, body)
}

/// The day on which units last came into force, and the units of the map: those before that day, where borders are meant
/// as of then, and those of today.
///
/// These are the two maps on which every statement has its place: as of then, a statement is counted for a name, and all
/// names of today stood on the map before; within today's borders, for a unit of today.
fn tiles(explorer: &Explorer) -> (Option<Day>, Vec<Tile>) {
    let (corpus, filters) = (explorer.corpus, &explorer.state.filters);
    let places: Vec<Entry<'static>> = corpus.entries(Register::Places).collect();
    let mut change = Day::OPEN_START;
    for place in places.iter().filter(|place| place.from <= explorer.today) {
        change = change.max(place.from);
    }
    let change = Some(change).filter(|day| day.is_closed());
    let then = filters.extent == Extent::Then;
    let day = change.filter(|_| then).map_or(explorer.today, |day| Day(day.0 - 1));
    // Within today's borders a name stands for the unit that took it over.
    let means = |place: &Entry<'_>, unit: &Entry<'_>| {
        if then {
            place.slug == unit.slug
        } else {
            corpus.today(place.number) == unit.number
        }
    };
    let mut tiles = Vec::new();
    for unit in places.iter().filter(|unit| unit.from <= day && unit.to >= day) {
        let Some(at) = unit.tile else { continue };
        let mut sort = PlaceSort::Province;
        for (held, from) in types(unit) {
            if from <= day {
                sort = held;
            }
        }
        let mut known = false;
        let mut chosen = false;
        for place in places.iter().filter(|place| means(place, unit)) {
            known |= count(&explorer.whole, place.slug) > 0;
            chosen |= filters.province.iter().any(|slug| slug == place.slug);
        }
        tiles.push(Tile {
            at,
            sort,
            count: count(&explorer.results.facets, unit.slug),
            known,
            chosen,
            unit: unit.clone(),
        });
    }
    (change, tiles)
}

/// How many statements a province has.
fn count(facets: &Facets, slug: &str) -> u32 {
    let line = facets.get(Facet::Province).iter().find(|line| line.slug == slug);
    line.map_or(0, |line| line.count)
}

/// The tile that lies next in a direction: near, and better straight ahead than aside.
fn neighbour(places: &[(u32, [u32; 2])], from: [u32; 2], step: [i32; 2]) -> Option<u32> {
    let mut best: Option<(i32, u32)> = None;
    for (number, at) in places {
        let [across, down] = [at[0] as i32 - from[0] as i32, at[1] as i32 - from[1] as i32];
        let ahead = across * step[0] + down * step[1];
        let aside = (across * step[1]).abs() + (down * step[0]).abs();
        let way = ahead + 2 * aside;
        if ahead > 0 && best.is_none_or(|(shortest, _)| way < shortest) {
            best = Some((way, *number));
        }
    }
    best.map(|(_, number)| number)
}

/// The state in which a province is the only one chosen.
fn choosing(explorer: &Explorer, slug: &str, view: View) -> State {
    let mut state = explorer.state.clone();
    state.filters.province = vec![slug.to_owned()];
    state.view = view;
    state
}

fn map(explorer: &Explorer, change: Option<Day>, tiles: &[Tile]) -> Element {
    let (own, lang) = (words::provinces(explorer.lang()), explorer.lang());
    let period = change.map(|change| {
        let before = date_words(&join(&["../", &Day(change.0 - 1).to_string()]), lang);
        let since = date_words(&join(&[&change.to_string(), "/.."]), lang);
        extents(explorer, own.period, [&before, &since])
    });
    let cities = tiles.iter().filter(|tile| tile.sort == PlaceSort::City).count();
    let units = words::units(&tiles.len().to_string(), &cities.to_string(), lang);
    let most = tiles.iter().map(|tile| tile.count).max().unwrap_or_default();
    let places: Rc<[(u32, [u32; 2])]> = tiles.iter().map(|tile| (tile.unit.number, tile.at)).collect();
    // Tab leads to the tile last reached by keys, else to the chosen one, else to the first.
    let reached = |tile: &&Tile| Some(tile.unit.number) == explorer.sight.tile;
    let tab = tiles
        .iter()
        .find(reached)
        .or(tiles.iter().find(|tile| tile.chosen))
        .or(tiles.first())
        .map(|tile| tile.unit.number);
    let end = |axis: usize| tiles.iter().map(|tile| tile.at[axis] + 1).max().unwrap_or_default();
    let mut grid = tag("div")
        .class("tiles")
        .attr(Name::Role, "group")
        .attr(Name::AriaLabel, own.map)
        .attr(Name::AriaDescribedBy, "tile-keys");
    // Where a unit lay at another time is a pale ground, so that the country keeps its shape.
    let ground: Vec<[u32; 2]> = explorer
        .corpus
        .entries(Register::Places)
        .filter_map(|place| place.tile)
        .collect();
    for row in 0..end(1) {
        let mut line = tag("div");
        for column in 0..end(0) {
            line = line.with(match tiles.iter().find(|tile| tile.at == [column, row]) {
                Some(tile) => square(explorer, tile, most, tab, &places),
                None => tag("i").class(if ground.contains(&[column, row]) { "ground" } else { "" }),
            });
        }
        grid = grid.with(line);
    }
    tag("figure")
        .class("map")
        .with(
            tag("figcaption")
                .maybe(period)
                .with(tag("p").attr(Name::Role, "status").own_text(&units))
                .with(tag("p").text(explorer.words().extent_note)),
        )
        .with(grid)
        .with(tag("p").attr(Name::Id, "tile-keys").class("hidden").text(own.keys))
        .with(legend(explorer, most))
        .with(take::pictures(explorer, Drawn::Map))
        .maybe(nation(explorer))
}

/// The map as a picture.
pub(super) fn picture(explorer: &Explorer, frame: &Frame<'_>) -> Picture {
    let own = words::provinces(explorer.lang());
    let (_, tiles) = tiles(explorer);
    let most = tiles.iter().map(|tile| tile.count).max().unwrap_or_default();
    let bounds = bounds(most);
    let mut drawn = Vec::new();
    for tile in &tiles {
        // From white to the darkest of five, as on the page.
        let dark = bounds.iter().take(4).filter(|bound| tile.count > **bound).count();
        drawn.push(picture::Tile {
            at: tile.at,
            sign: tile.unit.sign,
            count: tile.known.then_some((tile.count, if dark == 0 { 0 } else { dark + 1 })),
            city: tile.sort == PlaceSort::City,
        });
    }
    let mut shades = vec![(0, own.none.to_owned())];
    for (at, pair) in bounds.windows(2).enumerate() {
        if pair[0] < pair[1] {
            shades.push((at + 2, join(&[&(pair[0] + 1).to_string(), "–", &pair[1].to_string()])));
        }
    }
    let city = words::place_sort(PlaceSort::City, explorer.lang());
    picture::map(frame, &drawn, &shades, [own.absent, city])
}

/// What is said of no province but of the country.
fn nation(explorer: &Explorer) -> Option<Element> {
    let is_nation = |place: &Entry<'_>| types(place).first().is_some_and(|(sort, _)| *sort == PlaceSort::Nation);
    let nation = explorer.corpus.entries(Register::Places).find(is_nation)?;
    let count = count(&explorer.results.facets, nation.slug) as usize;
    let all = Action::Followed(Box::new(choosing(explorer, nation.slug, View::Search)));
    let lang = explorer.lang();
    let line = tag("p")
        .class("aside")
        .with(text_link(explorer, all, nation.label.get(lang)));
    Some(line.text(" · ").own_text(&words::statements(count, lang)))
}

/// Five shades: nothing, and four that each reach three times as far as the one before.
fn bounds(most: u32) -> [u32; 5] {
    [0, most / 27, most / 9, most / 3, most]
}

fn shade(tile: &Tile, most: u32) -> &'static str {
    if !tile.known {
        return "tile absent";
    }
    let mut class = "tile";
    for (bound, name) in bounds(most).iter().zip(["tile s1", "tile s2", "tile s3", "tile s4"]) {
        if tile.count > *bound {
            class = name;
        }
    }
    class
}

fn square(explorer: &Explorer, tile: &Tile, most: u32, tab: Option<u32>, places: &Rc<[(u32, [u32; 2])]>) -> Element {
    let (number, at, sight) = (tile.unit.number, tile.at, explorer.sight);
    let (look, places) = (explorer.look.clone(), Rc::clone(places));
    let key = Callback::from(move |event: Event| {
        let step = match page::key(&event).0.as_str() {
            "ArrowLeft" => [-1, 0],
            "ArrowRight" => [1, 0],
            "ArrowUp" => [0, -1],
            "ArrowDown" => [0, 1],
            _ => return,
        };
        event.prevent_default();
        if let Some(next) = neighbour(&places, at, step) {
            look.emit(Sight {
                tile: Some(next),
                ..sight
            });
            page::focus(&join(&["tile-", &next.to_string()]));
        }
    });
    let says = said(explorer, tile);
    let shown = if tile.known {
        tile.count.to_string()
    } else {
        "–".to_owned()
    };
    let is_city = tile.sort == PlaceSort::City;
    let shade = shade(tile, most);
    let class = if is_city { &join(&[shade, " city"]) } else { shade };
    let open = Action::Followed(Box::new(choosing(explorer, tile.unit.slug, View::Provinces)));
    let square = link(explorer, open)
        .key(tile.unit.id)
        .own_class(class)
        .own_attr(Name::Id, &join(&["tile-", &number.to_string()]))
        .own_attr(Name::Title, &says)
        // Begins with what is seen, so that it can be said to a computer that listens.
        .own_attr(Name::AriaLabel, &join(&[tile.unit.sign, " ", &shown, ", ", &says]))
        .attr(Name::TabIndex, if tab == Some(number) { "0" } else { "-1" })
        .on(On::KeyDown, key)
        .with(tag("b").text(tile.unit.sign))
        .text(" ")
        .with(tag("span").own_text(&shown))
        .maybe(is_city.then(star));
    if tile.chosen {
        square.attr(Name::AriaCurrent, "true")
    } else {
        square
    }
}

/// The mark of a centrally run city.
fn star() -> Element {
    drawing("star", "0 0 10 10").with(tag("path").attr(
        Name::D,
        "M5 .2l1.4 3.2 3.4.3-2.6 2.3.8 3.4-3-1.8-3 1.8.8-3.4L.2 3.7l3.4-.3z",
    ))
}

/// `Bac Giang, province : 12 énoncés`.
fn said(explorer: &Explorer, tile: &Tile) -> String {
    let (own, lang) = (words::provinces(explorer.lang()), explorer.lang());
    let found = match (tile.known, tile.count) {
        (false, _) => own.absent.to_owned(),
        (true, 0) => own.none.to_owned(),
        (true, count) => words::statements(count as usize, lang),
    };
    join(&[
        tile.unit.label.get(lang),
        ", ",
        words::place_sort(tile.sort, lang),
        if lang == Lang::Fr { "\u{a0}: " } else { ": " },
        &found,
    ])
}

fn legend(explorer: &Explorer, most: u32) -> Element {
    let (own, lang) = (words::provinces(explorer.lang()), explorer.lang());
    let line = |class: &'static str, label: &str| tag("li").with(tag("i").class(class)).own_text(label);
    let mut lines = tag("ul").class("legend");
    let bounds = bounds(most);
    for (pair, class) in bounds.windows(2).zip(["tile s1", "tile s2", "tile s3", "tile s4"]) {
        let (first, last) = (pair[0] + 1, pair[1]);
        if first == last {
            lines = lines.with(line(class, &last.to_string()));
        } else if first < last {
            lines = lines.with(line(class, &join(&[&first.to_string(), "–", &last.to_string()])));
        }
    }
    lines
        .with(line("tile", own.none))
        .with(line("tile absent", own.absent))
        .with(tag("li").with(star()).text(words::place_sort(PlaceSort::City, lang)))
}

/// The map as a table, region by region.
fn table(explorer: &Explorer, tiles: &[Tile]) -> Element {
    let (own, lang) = (words::provinces(explorer.lang()), explorer.lang());
    let mut head = tag("tr");
    for label in [own.unit, own.sign, own.sort, own.statements] {
        head = head.with(tag("th").attr(Name::Scope, "col").text(label));
    }
    let mut table = tag("table").class("units").with(tag("thead").with(head));
    let then = explorer.state.filters.extent == Extent::Then;
    let mut lines = explorer.sight.lines();
    for region in explorer.corpus.entries(Register::Regions) {
        let name = tag("th")
            .attr(Name::ColSpan, "4")
            .attr(Name::Scope, "rowgroup")
            .text(region.label.get(lang));
        let mut rows = tag("tbody").with(tag("tr").with(name));
        let mut any = false;
        for tile in tiles {
            // The map before a change shows the regions before it.
            let regions = &tile.unit.regions;
            let own_region = if then { regions.first() } else { regions.last() };
            if own_region.is_none_or(|(own, _)| *own != region.number) {
                continue;
            }
            if lines == 0 {
                break;
            }
            (any, lines) = (true, lines - 1);
            let open = Action::Followed(Box::new(choosing(explorer, tile.unit.slug, View::Provinces)));
            let name = text_link(explorer, open, tile.unit.label.get(lang));
            let shown = if tile.known {
                tile.count.to_string()
            } else {
                own.absent.to_owned()
            };
            rows = rows.with(
                tag("tr")
                    .with(tag("th").attr(Name::Scope, "row").with(name))
                    .with(tag("td").text(tile.unit.sign))
                    .with(tag("td").text(words::place_sort(tile.sort, lang)))
                    .with(tag("td").own_text(&shown)),
            );
        }
        table = table.maybe(any.then_some(rows));
    }
    table
}

/// The profile of the chosen unit, with what the answer has of it.
fn profile(explorer: &Explorer) -> Option<Element> {
    let (own, lang, corpus) = (words::provinces(explorer.lang()), explorer.lang(), explorer.corpus);
    let [slug] = explorer.state.filters.province.as_slice() else {
        return None;
    };
    let places: Vec<Entry<'static>> = corpus.entries(Register::Places).collect();
    let units: Vec<Entry<'static>> = places.iter().filter(|place| place.slug == slug).cloned().collect();
    let unit = units.last()?;
    let words = explorer.words();
    let extents = extents(explorer, words.extent, [words.extent_then, words.extent_today]);
    let all = Action::Followed(Box::new(choosing(explorer, slug, View::Search)));
    let count = words::statements(explorer.results.hits.len(), lang);
    let lead = tag("p")
        .with(tag("b").own_text(&count))
        .text(" ")
        .with(text_link(explorer, all, own.all));
    Some(
        tag("article")
            .class("profile")
            .key(unit.id)
            .with(tag("h2").text(unit.label.get(lang)))
            .with(tag("p").class("aside").own_text(&sort_now(unit, lang)))
            .with(extents)
            .maybe(unit.tile.map(|_| {
                let told = borders(explorer, unit, &places);
                tag("p").class("borders").own_text(&told)
            }))
            .with(lead)
            .with(targets(explorer))
            .with(related(explorer, Facet::System, own.systems))
            .with(related(explorer, Facet::Actor, own.actors))
            .with(documents(explorer))
            .with(in_time(explorer, &units)),
    )
}

/// Why a province counts otherwise as of then and within today's borders.
fn borders(explorer: &Explorer, unit: &Entry<'static>, places: &[Entry<'static>]) -> String {
    let (corpus, lang) = (explorer.corpus, explorer.lang());
    let facets = |extent| {
        let state = &explorer.state;
        let filters = Filters {
            extent,
            ..state.filters.clone()
        };
        let before = Some(&explorer.results);
        search_after(corpus, before, &state.query, &filters, Sort::Relevance, lang).facets
    };
    let (then, today) = (facets(Extent::Then), facets(Extent::Today));
    let now = corpus.entry(Register::Places, corpus.today(unit.number));
    let (before, after) = (count(&then, unit.slug), count(&today, now.slug));
    let mut parts: Vec<String> = Vec::new();
    let mut sum = 0;
    for part in places.iter().filter(|place| place.into == Some(now.number)) {
        let count = count(&then, part.slug);
        sum += count;
        parts.push(join(&[part.label.get(lang), " (", &count.to_string(), ")"]));
    }
    if parts.is_empty() {
        return words::unchanged(before as usize, lang);
    }
    let told = words::compared(
        unit.label.get(lang),
        before as usize,
        (now.label.get(lang), after as usize),
        &parts.join(", "),
        lang,
    );
    if sum > after {
        join(&[&told, " ", words::provinces(lang).once])
    } else {
        told
    }
}

/// A heading with a count, and a list below it; nothing if the list is empty.
fn part(label: &'static str, count: usize, list: Element) -> Element {
    if count == 0 {
        return fragment();
    }
    let number = tag("span").count(count as u32);
    fragment().with(tag("h3").text(label).text(" ").with(number)).with(list)
}

/// The targets of the answer, the soonest due first.
fn targets(explorer: &Explorer) -> Element {
    let (own, corpus) = (words::provinces(explorer.lang()), explorer.corpus);
    let hits = &explorer.results.hits;
    let found: Vec<u32> = hits
        .iter()
        .map(|hit| hit.statement)
        .filter(|hit| is_target(corpus, *hit))
        .collect();
    if found.is_empty() {
        return tag("p").class("aside").text(own.no_target);
    }
    let due = |number: &u32| {
        let due = corpus.deadline_of(*number);
        [due.map_or(u64::MAX, |due| jalons_core::order::rising(due.latest.0)), 0]
    };
    let mut list = tag("ol").class("promised");
    for number in ordered(&found, due).into_iter().take(LISTED) {
        let statement = corpus.statement(number);
        let address = join(&[corpus.record(statement.record).id, "/", statement.id]);
        let figure = statement.quantity.map(|quantity| quantity.figure(explorer.lang()));
        let due = statement.deadline.map(|due| due.words(explorer.lang()));
        let text = text_link(explorer, Action::Opened(address), statement.text.get(explorer.spoken()));
        list = list.with(
            tag("li")
                .maybe(figure.map(|figure| tag("b").own_text(&figure)))
                .text(" ")
                .maybe(due.map(|due| tag("span").class("due").own_text(&due)))
                .text(" ")
                .with(written(explorer, tag("span").class("text")).with(text)),
        );
    }
    let mut state = explorer.state.clone();
    state.view = View::Targets;
    let all = Action::Followed(Box::new(state));
    let more = (found.len() > LISTED).then(|| {
        let label = words::show_all(found.len(), explorer.lang());
        link(explorer, all).class("quiet").own_text(&label)
    });
    part(own.targets, found.len(), list).maybe(more)
}

/// The systems or actors that the answer names most; each narrows the answer to itself.
fn related(explorer: &Explorer, facet: Facet, label: &'static str) -> Element {
    let found = explorer.results.facets.get(facet);
    let found = ordered(found, |line| [u64::MAX - u64::from(line.count), 0]);
    let mut list = tag("ul").class("related");
    for line in found.iter().take(LISTED) {
        let mut state = explorer.state.clone();
        state.view = View::Search;
        *state.filters.chosen_mut(facet) = vec![line.slug.clone()];
        let name = explorer.label(facet.register(), line.entry);
        list = list.with(
            tag("li")
                .with(text_link(explorer, Action::Followed(Box::new(state)), name))
                .text(" ")
                .with(tag("span").count(line.count)),
        );
    }
    part(label, found.len(), list)
}

/// The documents of the answer.
fn documents(explorer: &Explorer) -> Element {
    let corpus = explorer.corpus;
    let mut records: Vec<u32> = Vec::new();
    let mut list = tag("ul").class("related");
    for hit in &explorer.results.hits {
        let number = corpus.record_of(hit.statement);
        if records.contains(&number) {
            continue;
        }
        records.push(number);
        if records.len() <= LISTED {
            let record = corpus.record(number);
            let title = text_link(
                explorer,
                Action::Opened(record.id.to_owned()),
                record.title.get(explorer.lang()),
            );
            list = list.with(written(explorer, tag("li")).with(title));
        }
    }
    part(words::provinces(explorer.lang()).documents, records.len(), list)
}

//! The lists one can filter by, with counts for the current query. Their order is that of the whole corpus, so that no
//! line moves under the pointer.

use super::element::{Element, Name, On, join, tag};
use super::explorer::{Explorer, Sight};
use super::parts::{extents, option, swatch, unfolder};
use super::words;
use crate::web::page;
use jalons_core::image::read::Corpus;
use jalons_core::model::{Day, When};
use jalons_core::query::Facet;
use jalons_core::state::Action;
use jalons_core::timeline::Axis;
use yew::prelude::*;

/// Lines shown before a list is unfolded.
const SHOWN: usize = 7;

/// All filters. On a narrow screen they fold behind a button.
pub(super) fn facets(explorer: &Explorer) -> Element {
    let words = explorer.words();
    let sight = explorer.sight;
    let fold = explorer.sees(Sight {
        filters: !sight.filters,
        ..sight
    });
    let lists = tag("div")
        .class(if sight.filters { "lists" } else { "lists folded" })
        .with(list(explorer, Facet::Province, words.facet_province))
        .with(extent(explorer))
        .with(list(explorer, Facet::Kind, words.facet_kind))
        .with(list(explorer, Facet::Theme, words.facet_theme))
        .with(years(explorer, Axis::Said, words.said))
        .with(years(explorer, Axis::Due, words.due))
        .with(list(explorer, Facet::System, words.facet_system))
        .with(list(explorer, Facet::Actor, words.facet_actor));
    tag("aside")
        .class("facets")
        .attr(Name::AriaLabel, words.filters)
        .with(tag("a").class("skip").attr(Name::Href, "#results").text(words.skip))
        .with(unfolder(sight.filters, fold).class("unfold").text(words.filters))
        .with(lists)
}

/// One list of values with boxes to tick.
fn list(explorer: &Explorer, facet: Facet, label: &'static str) -> Element {
    let sight = explorer.sight;
    let chosen = explorer.state.filters.chosen(facet);
    let mut values: Vec<(&str, u32)> = Vec::new();
    // The order of the whole corpus; under today's borders a province may count after them that no document names.
    let counted = explorer.results.facets.get(facet);
    for count in explorer.whole.get(facet).iter().chain(counted) {
        if values.iter().all(|(slug, _)| *slug != count.slug) {
            values.push((&count.slug, count.entry));
        }
    }
    let all = sight.shows(facet);
    let mut shown = 0;
    let mut lines = tag("ul");
    for (at, value) in values.iter().enumerate() {
        let checked = chosen.iter().any(|chosen| chosen == value.0);
        if all || at < SHOWN || checked {
            shown += 1;
            lines = lines.with(line(explorer, facet, *value, checked));
        }
    }
    let more = (all || shown < values.len()).then(|| {
        let label = if all {
            explorer.words().show_less.to_owned()
        } else {
            words::show_all(values.len(), explorer.lang())
        };
        unfolder(all, explorer.sees(sight.flipped(facet)))
            .class("quiet")
            .own_text(&label)
    });
    tag("fieldset").with(tag("legend").text(label)).with(lines).maybe(more)
}

fn line(explorer: &Explorer, facet: Facet, (slug, entry): (&str, u32), checked: bool) -> Element {
    let counted = explorer
        .results
        .facets
        .get(facet)
        .iter()
        .find(|count| count.slug == slug);
    let count = counted.map_or(0, |count| count.count);
    let (act, toggled) = (explorer.act.clone(), Action::Toggled(facet, slug.to_owned()));
    let tick = tag("input")
        .attr(Name::Type, "checkbox")
        .checked(checked)
        .on(On::Click, Callback::from(move |_| act.emit(toggled.clone())));
    let label = tag("label")
        .with(tick)
        .maybe((facet == Facet::Theme).then(|| swatch(explorer, entry)))
        .with(tag("span").class("name").text(explorer.label(facet.register(), entry)))
        .with(tag("span").class("count").count(count));
    let class = if count == 0 && !checked { "none" } else { "" };
    tag("li").key(slug).class(class).with(label)
}

/// Whose borders provinces are meant in.
fn extent(explorer: &Explorer) -> Element {
    let words = explorer.words();
    tag("div")
        .class("extent")
        .attr(Name::Title, words.extent_note)
        .with(extents(explorer, words.extent, [words.extent_then, words.extent_today]))
}

/// From which year to which: the same as drawing on the timeline, without drawing.
fn years(explorer: &Explorer, axis: Axis, label: &'static str) -> Element {
    let words = explorer.words();
    let filters = &explorer.state.filters;
    let (from, to) = match axis {
        Axis::Said => (filters.from, filters.to),
        Axis::Due => (filters.due_from, filters.due_to),
    };
    tag("fieldset")
        .class("years")
        .with(tag("legend").text(label))
        .with(year(explorer, axis, (label, words.from), from, (None, to)))
        .with(year(explorer, axis, (label, words.to), to, (from, None)))
}

/// A choice of a year for the side of a period that is left open in `kept`.
fn year(
    explorer: &Explorer,
    axis: Axis,
    (of, label): (&str, &'static str),
    value: Option<Day>,
    kept: (Option<Day>, Option<Day>),
) -> Element {
    let is_start = label == explorer.words().from;
    let act = explorer.act.clone();
    let chosen = Callback::from(move |event: Event| {
        let year = When::parse(&page::field_value(&event)).ok();
        let chosen = year.map(|year| if is_start { year.earliest } else { year.latest });
        let (from, to) = if is_start { (chosen, kept.1) } else { (kept.0, chosen) };
        act.emit(Action::Period(axis, from, to));
    });
    let value = value.map(|day| day.civil().year);
    let mut select = tag("select")
        .own_attr(Name::AriaLabel, &join(&[of, " ", label]))
        .on(On::Change, chosen)
        .with(option("", value.is_none()).text(explorer.words().any));
    let (first, last) = explorer.years[axis as usize];
    for year in first..=last {
        let text = year.to_string();
        select = select.with(option(&text, value == Some(year)).own_text(&text));
    }
    tag("label").with(tag("span").text(label)).with(select)
}

/// The first and last year of a corpus on each axis. It is looked for once, since every statement is read for it.
pub(super) fn years_of(corpus: &Corpus<'_>) -> [(i32, i32); 2] {
    [Axis::Said, Axis::Due].map(|axis| {
        let mut bounds = (Day::OPEN_END, Day::OPEN_START);
        for statement in corpus.statements() {
            let date = if axis == Axis::Said {
                Some(statement.when)
            } else {
                statement.deadline
            };
            for day in date
                .iter()
                .flat_map(|date| [date.earliest, date.latest])
                .filter(|day| day.is_closed())
            {
                bounds = (bounds.0.min(day), bounds.1.max(day));
            }
        }
        // A corpus without dates has no years: a range that ends before it starts.
        if bounds.0.is_closed() {
            (bounds.0.civil().year, bounds.1.civil().year)
        } else {
            (1, 0)
        }
    })
}

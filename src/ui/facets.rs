//! The lists one can filter by, with counts for the current query. Their order is that of the whole corpus, so that no
//! line moves under the pointer.

use super::context::{Explorer, use_explorer};
use crate::web::page;
use jalons_core::image::read::Register;
use jalons_core::model::{Civil, Day};
use jalons_core::query::{Extent, Facet};
use jalons_core::state::Action;
use jalons_core::timeline::Axis;
use yew::prelude::*;

/// Lines shown before a list is unfolded.
const SHOWN: usize = 7;

/// All filters. On a narrow screen they fold behind a button.
#[component]
pub(crate) fn FacetPanel() -> Html {
    let explorer = use_explorer();
    let words = explorer.words();
    let open = use_state(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    html! {
        <aside class="facets" aria-label={words.filters}>
            <button type="button" class="unfold" aria-expanded={open.to_string()} aria-controls="facets" onclick={toggle}>{ words.filters }</button>
            <div id="facets" class={classes!("lists", (!*open).then_some("folded"))}>
                <FacetList facet={Facet::Province} label={words.facet_province} />
                <ExtentSwitch />
                <FacetList facet={Facet::Kind} label={words.facet_kind} />
                <FacetList facet={Facet::Theme} label={words.facet_theme} />
                <Years axis={Axis::Said} label={words.said} />
                <Years axis={Axis::Due} label={words.due} />
                <FacetList facet={Facet::System} label={words.facet_system} />
                <FacetList facet={Facet::Actor} label={words.facet_actor} />
            </div>
        </aside>
    }
}

#[derive(Properties, PartialEq)]
struct FacetListProps {
    facet: Facet,
    label: &'static str,
}

/// One list of values with boxes to tick.
#[component]
fn FacetList(props: &FacetListProps) -> Html {
    let explorer = use_explorer();
    let unfolded = use_state(|| false);
    let facet = props.facet;
    let chosen = explorer.state.filters.chosen(facet);
    let mut lines: Vec<(String, u32)> = explorer
        .whole
        .get(facet)
        .iter()
        .map(|count| (count.slug.clone(), count.count))
        .collect();
    lines.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    // Under today's borders a province may count that no document names.
    for count in explorer.results.facets.get(facet) {
        if !lines.iter().any(|(slug, _)| *slug == count.slug) {
            lines.push((count.slug.clone(), 0));
        }
    }
    let total = lines.len();
    let shown: Vec<String> = lines
        .into_iter()
        .enumerate()
        .filter(|(at, (slug, _))| *unfolded || *at < SHOWN || chosen.contains(slug))
        .map(|(_, (slug, _))| slug)
        .collect();
    let hidden = total > shown.len();
    let fold = {
        let unfolded = unfolded.clone();
        Callback::from(move |_: MouseEvent| unfolded.set(!*unfolded))
    };
    html! {
        <fieldset>
            <legend>{ props.label }</legend>
            <ul>{ for shown.into_iter().map(|slug| line(&explorer, facet, slug)) }</ul>
            if hidden || *unfolded {
                <button type="button" class="quiet" aria-expanded={unfolded.to_string()} onclick={fold}>
                    if *unfolded { { explorer.words().show_less } } else { { super::words::show_all(total, explorer.lang()) } }
                </button>
            }
        </fieldset>
    }
}

fn line(explorer: &Explorer, facet: Facet, slug: String) -> Html {
    let register = facet.register();
    let Some(entry) = explorer.corpus.entries(register).find(|entry| entry.slug == slug) else {
        return Html::default();
    };
    let count = explorer
        .results
        .facets
        .get(facet)
        .iter()
        .find(|count| count.slug == slug)
        .map_or(0, |count| count.count);
    let checked = explorer.state.filters.chosen(facet).contains(&slug);
    let family = (register == Register::Themes).then(|| family_class(explorer, entry.number));
    html! {
        <li key={slug.clone()} class={classes!((count == 0 && !checked).then_some("none"))}>
            <label>
                <input type="checkbox" {checked} onchange={explorer.does(Action::Toggled(facet, slug))} />
                if let Some(family) = family { <i class={classes!("swatch", family)} /> }
                <span class="name">{ *entry.label.get(explorer.lang()) }</span>
                <span class="count">{ count }</span>
            </label>
        </li>
    }
}

/// The class that carries the colour of a theme's family.
pub(super) fn family_class(explorer: &Explorer, theme: u32) -> String {
    let family = explorer.corpus.entry(Register::Themes, theme).group;
    format!("family-{}", explorer.corpus.slug(Register::Families, family))
}

/// Whose borders provinces are meant in.
#[component]
fn ExtentSwitch() -> Html {
    let explorer = use_explorer();
    let words = explorer.words();
    let choice = |extent: Extent, label: &'static str| {
        let pressed = explorer.state.filters.extent == extent;
        html! { <button type="button" aria-pressed={pressed.to_string()} onclick={explorer.does(Action::Extended(extent))}>{ label }</button> }
    };
    html! {
        <div class="extent">
            <div class="segments" role="group" aria-label={words.extent} title={words.extent_note}>
                { choice(Extent::Then, words.extent_then) }
                { choice(Extent::Today, words.extent_today) }
            </div>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct YearsProps {
    axis: Axis,
    label: &'static str,
}

/// From which year to which: the same as drawing on the timeline, without drawing.
#[component]
fn Years(props: &YearsProps) -> Html {
    let explorer = use_explorer();
    let words = explorer.words();
    let axis = props.axis;
    let filters = &explorer.state.filters;
    let (from, to) = match axis {
        Axis::Said => (filters.from, filters.to),
        Axis::Due => (filters.due_from, filters.due_to),
    };
    let years = years(&explorer, axis);
    let select = |label: &'static str,
                  value: Option<i32>,
                  action: fn(Option<i32>, Axis, (Option<Day>, Option<Day>)) -> Action| {
        let act = explorer.act.clone();
        let onchange = Callback::from(move |event: Event| {
            let year = page::field_value(&event).parse().ok();
            act.emit(action(year, axis, (from, to)));
        });
        let name = format!("{} {label}", props.label);
        html! {
            <label>
                <span>{ label }</span>
                <select aria-label={name} {onchange}>
                    <option value="" selected={value.is_none()}>{ words.any }</option>
                    { for years.clone().map(|year| html! { <option value={year.to_string()} selected={value == Some(year)}>{ year }</option> }) }
                </select>
            </label>
        }
    };
    html! {
        <fieldset class="years">
            <legend>{ props.label }</legend>
            { select(words.from, from.map(|day| day.civil().year), |year, axis, (_, to)| Action::Period(axis, year.map(start_of), to)) }
            { select(words.to, to.map(|day| day.civil().year), |year, axis, (from, _)| Action::Period(axis, from, year.map(end_of))) }
        </fieldset>
    }
}

fn start_of(year: i32) -> Day {
    Day::from_civil(Civil { year, month: 1, day: 1 })
}

fn end_of(year: i32) -> Day {
    Day::from_civil(Civil {
        year,
        month: 12,
        day: 31,
    })
}

/// The years of the corpus on an axis.
fn years(explorer: &Explorer, axis: Axis) -> std::ops::RangeInclusive<i32> {
    let dates = explorer.corpus.statements().filter_map(move |statement| match axis {
        Axis::Said => Some(statement.when),
        Axis::Due => statement.deadline,
    });
    let days = dates
        .flat_map(|date| [date.earliest, date.latest])
        .filter(|day| day.is_closed());
    let (first, last) = days.fold((Day::OPEN_END, Day::OPEN_START), |(first, last), day| {
        (first.min(day), last.max(day))
    });
    if first.is_closed() {
        first.civil().year..=last.civil().year
    } else {
        RANGE_OF_NOTHING
    }
}

#[expect(clippy::reversed_empty_ranges, reason = "a corpus without dates has no years")]
const RANGE_OF_NOTHING: std::ops::RangeInclusive<i32> = 1..=0;

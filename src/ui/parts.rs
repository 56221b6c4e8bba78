//! Small parts that many views draw.

use super::element::{Element, Name, On, join, tag};
use super::explorer::{Explorer, Sight};
use crate::web::page;
use jalons_core::image::read::Register;
use jalons_core::query::{Extent, Facet};
use jalons_core::state::{Action, State, reduce, write};
use yew::prelude::*;

/// A link to the state that an action leads to. It acts in place, and can be opened, copied and bookmarked like any other.
pub(super) fn link(explorer: &Explorer, action: Action) -> Element {
    let href = join(&[
        &explorer.base,
        "?",
        &write(&reduce(&explorer.state, action.clone()).0.in_full()),
    ]);
    let act = explorer.act.clone();
    let press = Callback::from(move |event: Event| {
        if page::is_plain_press(&event) {
            event.prevent_default();
            act.emit(action.clone());
        }
    });
    tag("a").own_attr(Name::Href, &href).on(On::Click, press)
}

/// A link with a text.
pub(super) fn text_link(explorer: &Explorer, action: Action, text: &'static str) -> Element {
    link(explorer, action).text(text)
}

/// A link to all statements on an entry of a list.
pub(super) fn entry_link(explorer: &Explorer, facet: Facet, entry: u32) -> Element {
    let entry = explorer.corpus.entry(facet.register(), entry);
    let lang = explorer.lang();
    let mut state = State {
        lang,
        ..State::default()
    };
    state.filters.chosen_mut(facet).push(entry.slug.to_owned());
    text_link(explorer, Action::Followed(Box::new(state)), entry.label.get(lang))
}

/// A name and its value in a list of such.
pub(super) fn row(rows: Element, name: &str, value: Element) -> Element {
    rows.with(tag("dt").own_text(name)).with(tag("dd").with(value))
}

/// A link to a page of another site.
pub(super) fn outward(address: &'static str) -> Element {
    tag("a")
        .attr(Name::Href, address)
        .attr(Name::Rel, "noopener noreferrer external")
        .attr(Name::Target, "_blank")
}

/// A button.
pub(super) fn button(press: Callback<Event>) -> Element {
    tag("button").attr(Name::Type, "button").on(On::Click, press)
}

/// A button that says whether it is pressed.
pub(super) fn switch(pressed: bool, press: Callback<Event>) -> Element {
    button(press).attr(Name::AriaPressed, truth(pressed))
}

/// A button that unfolds something.
pub(super) fn unfolder(unfolded: bool, press: Callback<Event>) -> Element {
    button(press).attr(Name::AriaExpanded, truth(unfolded))
}

/// A group of switches of which one is pressed.
pub(super) fn segments(label: &'static str) -> Element {
    tag("div")
        .class("segments")
        .attr(Name::Role, "group")
        .attr(Name::AriaLabel, label)
}

/// The switch between the borders as of then and those of today, by these names.
pub(super) fn extents(explorer: &Explorer, label: &'static str, names: [&str; 2]) -> Element {
    let mut choices = segments(label);
    for (extent, name) in [Extent::Then, Extent::Today].into_iter().zip(names) {
        let pressed = explorer.state.filters.extent == extent;
        choices = choices.with(switch(pressed, explorer.does(Action::Extended(extent))).own_text(name));
    }
    choices
}

/// A choice in a list that unfolds.
pub(super) fn option(value: &str, selected: bool) -> Element {
    let option = tag("option").own_attr(Name::Value, value);
    if selected {
        option.attr(Name::Selected, "selected")
    } else {
        option
    }
}

/// A choice of the order of what follows: the value, the name, and whether it is chosen, of each.
pub(super) fn ordering(
    explorer: &Explorer,
    label: &'static str,
    orders: &[(&str, &str, bool)],
    act: fn(&str) -> Action,
) -> Element {
    let acts = explorer.act.clone();
    let chosen = Callback::from(move |event: Event| acts.emit(act(&page::field_value(&event))));
    let mut select = tag("select").on(On::Change, chosen);
    for (value, name, selected) in orders {
        select = select.with(option(value, *selected).own_text(name));
    }
    tag("label").class("sort").with(tag("span").text(label)).with(select)
}

/// A button that shows more of a list of which so many are there, if some are not drawn; `label` says how many more.
pub(super) fn more(explorer: &Explorer, all: usize, label: &dyn Fn(usize) -> String) -> Option<Element> {
    let sight = explorer.sight;
    let rest = all.saturating_sub(sight.shown);
    (rest > 0).then(|| {
        let more = explorer.sees(Sight {
            shown: sight.shown + Sight::PAGE,
            ..sight
        });
        button(more).class("more").own_text(&label(rest.min(Sight::PAGE)))
    })
}

/// A small drawing that says nothing the text does not say.
pub(super) fn drawing(class: &'static str, view: &'static str) -> Element {
    tag("svg")
        .class(class)
        .attr(Name::ViewBox, view)
        .attr(Name::AriaHidden, "true")
}

/// A boolean as ARIA writes it.
const fn truth(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

/// A class with the one that carries the colour of a theme's family.
pub(super) fn coloured(explorer: &Explorer, class: &str, theme: u32) -> String {
    let family = explorer.corpus.family(theme);
    join(&[class, " family-", explorer.corpus.slug(Register::Families, family)])
}

/// The small square in the colour of a theme's family.
pub(super) fn swatch(explorer: &Explorer, theme: u32) -> Element {
    tag("i").own_class(&coloured(explorer, "swatch", theme))
}

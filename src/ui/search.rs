//! The search field. It shows what was typed at once and never writes anything else back: input methods for Vietnamese
//! compose by replacing what they typed, and would lose tones otherwise.

use super::element::{Element, Name, On, tag};
use super::explorer::{Explorer, Sight};
use super::parts::{button, drawing};
use super::suggest;
use crate::web::page;
use jalons_core::state::Action;
use yew::prelude::*;

/// The id of the field.
pub(super) const FIELD: &str = "query";

/// The search field with its clear button.
pub(super) fn field(explorer: &Explorer) -> Element {
    let words = explorer.words();
    let act = explorer.act.clone();
    let typed = Callback::from(move |event: Event| act.emit(Action::Typed(page::field_value(&event))));
    let act = explorer.act.clone();
    let clear = Callback::from(move |_: Event| {
        act.emit(Action::Typed(String::new()));
        page::show(FIELD);
    });
    let lens = drawing("lens", "0 0 20 20")
        .with(
            tag("circle")
                .attr(Name::Cx, "8.5")
                .attr(Name::Cy, "8.5")
                .attr(Name::R, "6"),
        )
        .with(tag("path").attr(Name::D, "m13.5 13.5 5 5"));
    let input = tag("input")
        .attr(Name::Id, FIELD)
        .attr(Name::Type, "search")
        .attr(Name::AriaLabel, words.field)
        .attr(Name::Placeholder, words.field_hint)
        .attr(Name::Autocomplete, "off")
        .attr(Name::Autocapitalize, "off")
        .attr(Name::Spellcheck, "false")
        .attr(Name::EnterKeyHint, "search")
        .value(&explorer.state.query)
        .attr(Name::Role, "combobox")
        .attr(Name::AriaAutocomplete, "list")
        .attr(Name::AriaControls, suggest::LIST)
        .attr(
            Name::AriaExpanded,
            if suggest::is_open(explorer) { "true" } else { "false" },
        )
        .on(On::Input, typed)
        .on(On::KeyDown, suggest::keys(explorer))
        .on(
            On::FocusIn,
            explorer.sees(Sight {
                suggesting: explorer.state.query.is_empty(),
                ..explorer.sight
            }),
        )
        .on(On::FocusOut, explorer.sees(explorer.sight.rested()));
    let input = match explorer.sight.option {
        0 => input,
        option => input.own_attr(Name::AriaActiveDescendant, &suggest::id(option)),
    };
    let end = if explorer.state.query.is_empty() {
        tag("kbd").attr(Name::AriaHidden, "true").text("/")
    } else {
        button(clear)
            .class("plain")
            .attr(Name::AriaLabel, words.clear)
            .attr(Name::Title, words.clear)
            .text("✕")
    };
    tag("form")
        .class("field")
        .attr(Name::Role, "search")
        .on(On::Submit, Callback::from(|event: Event| event.prevent_default()))
        .with(lens)
        .with(input)
        .with(end)
        .with(suggest::list(explorer))
}

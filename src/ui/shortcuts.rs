//! The list of keys, as a dialog, with the switch for single keys.

use super::element::{Element, Name, On, tag};
use super::explorer::{Explorer, Sight};
use super::parts::button;
use super::words::shortcuts::shortcuts as sentences;
use crate::web::page;
use yew::prelude::*;

/// The id of the dialog, and of the button that opens it.
pub(super) const DIALOG: &str = "shortcuts";
pub(super) const OPENER: &str = "shortcuts-open";

/// The button that opens the list.
pub(super) fn opener(explorer: &Explorer) -> Element {
    let name = sentences(explorer.lang()).name;
    let open = Sight {
        keys: true,
        ..explorer.sight
    };
    button(explorer.sees(open))
        .class("keys-open")
        .attr(Name::Id, OPENER)
        .attr(Name::AriaLabel, name)
        .attr(Name::Title, name)
        .text("?")
}

/// The dialog, while it is open.
pub(super) fn dialog(explorer: &Explorer) -> Option<Element> {
    let (own, sight) = (sentences(explorer.lang()), explorer.sight);
    if !sight.keys {
        return None;
    }
    let look = explorer.look.clone();
    let close = Callback::from(move |_: Event| {
        // The browser gives the focus back to where it was.
        page::close_dialog(DIALOG);
        look.emit(Sight { keys: false, ..sight });
    });
    let closing = close.clone();
    let escape = Callback::from(move |event: Event| {
        if page::key(&event).0 == "Escape" {
            event.prevent_default();
            closing.emit(event);
        }
    });
    let mut list = tag("dl");
    for (keys, what) in own.keys {
        list = list
            .with(tag("dt").with(tag("kbd").text(keys)))
            .with(tag("dd").text(what));
    }
    let act = explorer.keep.clone();
    let single = !explorer.silent;
    let flip = Callback::from(move |_: Event| act.emit(super::notebook::Keeping::Silent(single)));
    let tick = tag("input")
        .attr(Name::Type, "checkbox")
        .checked(single)
        .on(On::Click, flip);
    Some(
        tag("dialog")
            .class("keys")
            .attr(Name::Id, DIALOG)
            .attr(Name::AriaLabel, own.name)
            .on(On::KeyDown, escape)
            .with(tag("h2").text(own.name))
            .with(list)
            .with(tag("label").with(tick).with(tag("span").text(own.single)))
            .with(tag("p").class("aside").text(own.single_note))
            .with(button(close).class("more").text(own.close)),
    )
}

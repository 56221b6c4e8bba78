//! What the field suggests: values of the lists, words of the corpus, what was asked before; each with the reason.

use super::element::{Element, Name, On, fragment, join, tag};
use super::explorer::{Explorer, Sight};
use super::words;
use crate::web::page;
use jalons_core::query::{Facet, Suggested, Suggestion};
use jalons_core::state::{Action, State};
use yew::prelude::*;

/// The id of the list.
pub(super) const LIST: &str = "suggestions";

/// The id of a line, counted from 1.
pub(super) fn id(number: usize) -> String {
    join(&["suggestion-", &number.to_string()])
}

/// True if there is anything to suggest, and the reader is in the field.
pub(super) fn is_open(explorer: &Explorer) -> bool {
    explorer.sight.suggesting && count(explorer) > 0
}

/// An empty field suggests what was asked before, any other what its last words may mean.
fn count(explorer: &Explorer) -> usize {
    if explorer.state.query.is_empty() {
        explorer.recent.len()
    } else {
        explorer.suggestions.len()
    }
}

/// The list below the field.
pub(super) fn list(explorer: &Explorer) -> Element {
    let words = explorer.words();
    let list = tag("ul")
        .attr(Name::Id, LIST)
        .attr(Name::Role, "listbox")
        .attr(Name::AriaLabel, words.suggestions)
        .class("suggestions");
    if !is_open(explorer) {
        return list.attr(Name::Class, "hidden");
    }
    (1..=count(explorer)).fold(list, |list, number| list.with(line(explorer, number)))
}

fn line(explorer: &Explorer, number: usize) -> Element {
    let chosen = explorer.sight.option == number;
    let choose = chosen_action(explorer, number);
    let act = explorer.act.clone();
    // The press must not take the focus from the field before it counts.
    let press = Callback::from(move |event: Event| {
        event.prevent_default();
        act.emit(choose.clone());
    });
    let line = tag("li")
        .own_attr(Name::Id, &id(number))
        .attr(Name::Role, "option")
        .attr(Name::AriaSelected, if chosen { "true" } else { "false" })
        .on(On::PointerDown, press);
    let words = explorer.words();
    match explorer
        .suggestions
        .get(number - 1)
        .filter(|_| !explorer.state.query.is_empty())
    {
        Some(suggestion) => line
            .with(tag("b").own_text(&suggestion.text))
            .with(tag("span").with(reason(explorer, suggestion))),
        None => line
            .with(tag("b").own_text(explorer.recent.get(number - 1).map_or("", String::as_str)))
            .with(tag("span").text(words.asked_before)),
    }
}

/// Which list it is from, by which name it was found, and how much there is.
fn reason(explorer: &Explorer, suggestion: &Suggestion) -> Element {
    let words = explorer.words();
    let list = match &suggestion.what {
        Suggested::Value(Facet::Province, _) => words.facet_province,
        Suggested::Value(Facet::Theme, _) => words.facet_theme,
        Suggested::Value(Facet::Kind, _) => words.facet_kind,
        Suggested::Value(Facet::Actor, _) => words.facet_actor,
        Suggested::Value(Facet::System, _) => words.facet_system,
        Suggested::Word => words.word,
    };
    let because = suggestion
        .because
        .as_ref()
        .map(|name| fragment().text(" · ").with(tag("i").own_text(name)));
    fragment()
        .text(list)
        .maybe(because)
        .text(" · ")
        .own_text(&words::statements(suggestion.count as usize, explorer.lang()))
}

/// What choosing a line does.
fn chosen_action(explorer: &Explorer, number: usize) -> Action {
    let state = &explorer.state;
    if state.query.is_empty() {
        return Action::Typed(explorer.recent.get(number - 1).cloned().unwrap_or_default());
    }
    let mut next: State = state.clone();
    if let Some(suggestion) = explorer.suggestions.get(number - 1) {
        next.query.clone_from(&suggestion.query);
        if let Suggested::Value(facet, slug) = &suggestion.what {
            let chosen = next.filters.chosen_mut(*facet);
            if !chosen.contains(slug) {
                chosen.push(slug.clone());
            }
        }
    }
    Action::Followed(Box::new(next))
}

/// Keys in the field: arrows go through the list, Enter chooses, Escape closes.
pub(super) fn keys(explorer: &Explorer) -> Callback<Event> {
    let (act, look, sight) = (explorer.act.clone(), explorer.look.clone(), explorer.sight);
    let (open, count) = (is_open(explorer), count(explorer));
    let chosen = (sight.option > 0 && open).then(|| chosen_action(explorer, sight.option));
    Callback::from(move |event: Event| {
        let (key, _) = page::key(&event);
        let option = match (key.as_str(), open) {
            ("ArrowDown", _) => (sight.option + 1) % (count + 1),
            ("ArrowUp", _) => sight.option.checked_sub(1).unwrap_or(count),
            ("Enter", true) => match &chosen {
                Some(action) => {
                    event.prevent_default();
                    return act.emit(action.clone());
                }
                None => return look.emit(sight.rested()),
            },
            ("Escape", true) => {
                // The first Escape closes the list; the next one empties the field, as browsers do.
                event.prevent_default();
                return look.emit(sight.rested());
            }
            _ => return,
        };
        event.prevent_default();
        look.emit(Sight {
            option,
            suggesting: true,
            ..sight
        });
    })
}

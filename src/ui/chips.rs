//! The active filters, each with a button to take it away, and what the reader should know of the query.

use super::context::{Explorer, use_explorer};
use jalons_core::image::read::Register;
use jalons_core::model::{Day, When};
use jalons_core::query::{Extent, Facet};
use jalons_core::state::Action;
use jalons_core::timeline::Axis;
use yew::prelude::*;

/// The row of active filters and notices.
#[component]
pub(crate) fn Chips() -> Html {
    let explorer = use_explorer();
    let words = explorer.words();
    let filters = &explorer.state.filters;
    let chip = |name: String, note: Option<String>, action: Action| {
        let label = format!("{} {name}", words.remove);
        html! {
            <li key={name.clone()}>
                <button type="button" class="chip" aria-label={label} onclick={explorer.does(action)}>
                    { name }
                    if let Some(note) = note { <i>{ note }</i> }
                    <span aria-hidden="true">{ "✕" }</span>
                </button>
            </li>
        }
    };
    let mut chips: Vec<Html> = Vec::new();
    for facet in Facet::ALL {
        for slug in filters.chosen(facet) {
            let (name, note) = described(&explorer, facet, slug);
            chips.push(chip(name, note, Action::Toggled(facet, slug.clone())));
        }
    }
    for (axis, label, period) in [
        (Axis::Said, words.said, filters.said()),
        (Axis::Due, words.due, filters.due()),
    ] {
        if let Some((from, to)) = period {
            chips.push(chip(
                format!("{label} {}", period_words(&explorer, from, to)),
                None,
                Action::Period(axis, None, None),
            ));
        }
    }
    let notices: Vec<String> = explorer
        .results
        .notices
        .iter()
        .map(|notice| notice.words(explorer.lang()))
        .collect();
    html! {
        <>
            if !chips.is_empty() {
                <ul class="chips" aria-label={words.active}>
                    { chips }
                    <li key="all"><button type="button" class="quiet" onclick={explorer.does(Action::Unfiltered)}>{ words.clear_all }</button></li>
                </ul>
            }
            { for notices.into_iter().map(|notice| html! { <p class="notice">{ notice }</p> }) }
        </>
    }
}

/// The name of a chosen value; for a province that is no more, until when it was.
fn described(explorer: &Explorer, facet: Facet, slug: &str) -> (String, Option<String>) {
    let lang = explorer.lang();
    let mut entries = explorer
        .corpus
        .entries(facet.register())
        .filter(|entry| entry.slug == slug);
    let Some(entry) = entries.next() else {
        return (slug.to_owned(), None);
    };
    let name = (*entry.label.get(lang)).to_owned();
    let successor = entry.into.map(|into| explorer.corpus.entry(Register::Places, into));
    let note = successor.filter(|successor| successor.slug != slug).map(|successor| {
        let now = *successor.label.get(lang);
        match explorer.state.filters.extent {
            Extent::Then => format!("{} {now}", explorer.words().today_in),
            Extent::Today => format!("= {now}"),
        }
    });
    (name, note)
}

/// A period as a date in words.
pub(super) fn period_words(explorer: &Explorer, from: Day, to: Day) -> String {
    let side = |day: Day| {
        if day.is_closed() {
            day.to_string()
        } else {
            "..".to_owned()
        }
    };
    let edtf = if from == to {
        side(from)
    } else {
        format!("{}/{}", side(from), side(to))
    };
    When::parse(&edtf)
        .map(|when| when.words(explorer.lang()))
        .unwrap_or_default()
}

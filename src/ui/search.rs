//! The search field. It shows what was typed at once and never writes anything else back: input methods for Vietnamese
//! compose by replacing what they typed, and would lose tones otherwise.

use super::context::use_explorer;
use crate::web::{keyboard, page};
use jalons_core::state::Action;
use yew::prelude::*;

const FIELD: &str = "query";

/// The search field with its clear button.
#[component]
pub(crate) fn SearchField() -> Html {
    let explorer = use_explorer();
    let words = explorer.words();
    let oninput = {
        let act = explorer.act.clone();
        Callback::from(move |event: InputEvent| {
            act.emit(Action::Typed(page::field_value(&event)));
        })
    };
    let onsubmit = Callback::from(|event: SubmitEvent| event.prevent_default());
    let clear = {
        let act = explorer.act.clone();
        Callback::from(move |_: MouseEvent| {
            act.emit(Action::Typed(String::new()));
            page::show(FIELD);
        })
    };
    use_effect_with((), |()| {
        let listener = keyboard::on_key("/", || page::show(FIELD));
        move || drop(listener)
    });
    html! {
        <form class="field" role="search" {onsubmit}>
            <svg class="lens" viewBox="0 0 20 20" aria-hidden="true"><circle cx="8.5" cy="8.5" r="6" /><path d="m13.5 13.5 5 5" /></svg>
            <input id={FIELD} type="search" aria-label={words.field} placeholder={words.field_hint} autocomplete="off"
                autocapitalize="off" spellcheck="false" enterkeyhint="search" value={explorer.state.query.clone()} {oninput} />
            if explorer.state.query.is_empty() {
                <kbd aria-hidden="true">{ "/" }</kbd>
            } else {
                <button type="button" class="plain" aria-label={words.clear} title={words.clear} onclick={clear}>{ "✕" }</button>
            }
        </form>
    }
}

//! The bar on top: the mark, the views, the languages.

use super::context::use_explorer;
use super::link::StateLink;
use super::words::own_name;
use jalons_core::model::Lang;
use jalons_core::state::{Action, View};
use yew::prelude::*;

/// The bar on top of every view.
#[component]
pub(crate) fn Header() -> Html {
    let explorer = use_explorer();
    let words = explorer.words();
    let state = &explorer.state;
    let view = |view: View, label: &'static str| {
        let current = state.view == view && state.doc.is_none();
        html! { <li><StateLink action={Action::Viewed(view)} {current}>{ label }</StateLink></li> }
    };
    let language = |lang: Lang| {
        html! {
            <StateLink action={Action::Spoke(lang)} lang={lang.code()} label={own_name(lang)} current={state.lang == lang}>
                { lang.code().to_uppercase() }
            </StateLink>
        }
    };
    html! {
        <header class="top">
            <a class="skip" href="#results">{ words.skip }</a>
            <div class="bar-inner">
                <StateLink action={Action::Viewed(View::Search)} class="brand"><Stake />{ "Jalons" }</StateLink>
                <nav aria-label={words.views}>
                    <ul>{ view(View::Search, words.search) }{ view(View::Documents, words.documents) }</ul>
                </nav>
                <nav class="languages" aria-label={words.languages}>{ for Lang::ALL.map(language) }</nav>
            </div>
        </header>
    }
}

/// The mark: a ranging pole, red and white.
#[component]
fn Stake() -> Html {
    html! {
        <svg class="stake" viewBox="0 0 14 40" aria-hidden="true">
            <path class="red" d="M5 0h4v36l-2 4-2-4z" />
            <path class="white" d="M5 8h4v8H5zM5 24h4v8H5z" />
        </svg>
    }
}

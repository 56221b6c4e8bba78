//! A link that acts in place and can be opened, copied and bookmarked like any other.

use super::context::use_explorer;
use jalons_core::state::{Action, reduce, write};
use yew::prelude::*;

/// What a [`StateLink`] takes.
#[derive(Properties, PartialEq)]
pub(crate) struct StateLinkProps {
    /// What following the link does.
    pub(crate) action: Action,
    /// Its classes.
    #[prop_or_default]
    pub(crate) class: Classes,
    /// Language of the text, where it is not the page's.
    #[prop_or_default]
    pub(crate) lang: Option<&'static str>,
    /// Its name, where the text does not say it.
    #[prop_or_default]
    pub(crate) label: Option<AttrValue>,
    /// True if it leads to where the reader is.
    #[prop_or_default]
    pub(crate) current: bool,
    /// The text.
    pub(crate) children: Html,
}

/// A link to the state that an action leads to.
#[component]
pub(crate) fn StateLink(props: &StateLinkProps) -> Html {
    let explorer = use_explorer();
    let href = format!("?{}", write(&reduce(&explorer.state, props.action.clone()).0));
    let onclick = {
        let (act, action) = (explorer.act.clone(), props.action.clone());
        Callback::from(move |event: MouseEvent| {
            // With a modifier or the middle button the reader wants a new tab.
            if event.button() == 0 && !event.ctrl_key() && !event.meta_key() && !event.shift_key() && !event.alt_key() {
                event.prevent_default();
                act.emit(action.clone());
            }
        })
    };
    html! {
        <a {href} class={props.class.clone()} lang={props.lang} hreflang={props.lang} aria-label={props.label.clone()}
            aria-current={props.current.then_some("page")} {onclick}>
            { props.children.clone() }
        </a>
    }
}

//! Keys that work anywhere on the page; in a page of others, anywhere in the explorer.

use super::place;
use gloo::events::{EventListener, EventListenerOptions};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

/// Calls `pressed` with the key for each of some keys without modifiers, unless the reader is typing in a field or has
/// switched such keys off, until dropped.
#[must_use = "the listener is removed when this value is dropped"]
pub(crate) fn on_keys(
    keys: &'static [&'static str],
    silent: Rc<Cell<bool>>,
    pressed: impl Fn(&'static str) + 'static,
) -> Option<EventListener> {
    let root = place::root()?;
    let options = EventListenerOptions::enable_prevent_default();
    Some(EventListener::new_with_options(
        &root,
        "keydown",
        options,
        move |event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                return;
            };
            let typing = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlElement>().ok())
                .is_some_and(|element| {
                    let is_box = element.get_attribute("type").as_deref() == Some("checkbox");
                    (matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT") && !is_box)
                        || element.is_content_editable()
                });
            if silent.get() || typing || event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            let key = event.key();
            if let Some(key) = keys.iter().find(|own| **own == key) {
                event.prevent_default();
                pressed(key);
            }
        },
    ))
}

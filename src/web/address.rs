//! The address bar. Sandboxed frames and Safari's limit on changes can refuse it; the app goes on without. In a page of others
//! the explorer has an address of its own, which no bar shows.

use super::place::{self, place};
use gloo::events::EventListener;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The query part of the address, with its question mark.
pub(crate) fn query() -> String {
    if let Some(place) = place()
        && let Some(guest) = &place.guest
    {
        return guest.query.clone();
    }
    web_sys::window()
        .and_then(|window| window.location().search().ok())
        .unwrap_or_default()
}

/// The address of the site up to the question mark: as it says itself, or where it lies. A file on the reader's own disk has
/// none that others could open, and gives an empty one.
pub(crate) fn site() -> String {
    if place::is_guest() {
        return base();
    }
    let Some(window) = web_sys::window() else {
        return String::new();
    };
    let canonical = window
        .document()
        .and_then(|document| document.query_selector("link[rel=canonical]").ok().flatten())
        .and_then(|link| link.get_attribute("href"));
    if let Some(address) = canonical.filter(|address| address.starts_with("http")) {
        return address;
    }
    let place = window.location();
    match (place.origin(), place.pathname()) {
        (Ok(origin), Ok(path)) if origin.starts_with("http") => origin + &path,
        _ => String::new(),
    }
}

/// What stands before a link to a state: nothing in a page of its own, elsewhere the address of the site.
pub(crate) fn base() -> String {
    place()
        .and_then(|place| place.guest.as_ref().map(|guest| guest.site.clone()))
        .unwrap_or_default()
}

/// Adds an address to the history.
pub(crate) fn push(query: &str) {
    change(query, web_sys::History::push_state_with_url);
}

/// Puts an address in place of the one shown.
pub(crate) fn replace(query: &str) {
    change(query, web_sys::History::replace_state_with_url);
}

type Change = fn(&web_sys::History, &JsValue, &str, Option<&str>) -> Result<(), JsValue>;

fn change(query: &str, how: Change) {
    if place::is_guest() {
        return tell(query, "");
    }
    let Some(window) = web_sys::window() else { return };
    let url = match (query.is_empty(), window.location().pathname()) {
        (true, Ok(path)) => path,
        _ => format!("?{query}"),
    };
    if let Ok(history) = window.history() {
        // Refused in a sandbox or after too many changes: the page works, only its address lags behind.
        let _ = how(&history, &JsValue::NULL, "", Some(&url));
    }
    tell(query, "");
}

/// Tells the page around the explorer what is shown, and what of its wishes is not there: `framed.js`, if it is in a frame, or
/// the element it is a guest in.
pub(crate) fn tell(query: &str, lacking: &str) {
    if let Some(place) = place()
        && let Some(guest) = &place.guest
    {
        // As below.
        let _ = guest.told.call2(&JsValue::NULL, &query.into(), &lacking.into());
        return;
    }
    let get = |from: &JsValue, name: &str| Reflect::get(from, &name.into()).unwrap_or(JsValue::UNDEFINED);
    let Some(window) = web_sys::window() else { return };
    if let Ok(told) = get(&get(&window, "jalons"), "told").dyn_into::<Function>() {
        // What goes wrong there is no reason to stop.
        let _ = told.call2(&JsValue::NULL, &query.into(), &lacking.into());
    }
}

/// What this version of the site is called: its page in a frame, its script for other pages, the integrity of that script.
pub(crate) fn version() -> Option<[String; 3]> {
    let boot = place::find("boot")?;
    let [page, script, integrity] = ["data-page", "data-embed", "data-embed-integrity"]
        .map(|name| boot.get_attribute(name).filter(|value| !value.is_empty()));
    Some([page?, script?, integrity?])
}

/// Calls `moved` with the query part whenever the reader goes Back or Forward, or the page around the explorer asks for
/// another state, until dropped.
#[must_use = "the listener is removed when this value is dropped"]
pub(crate) fn on_moved(moved: impl Fn(String) + 'static) -> Option<EventListener> {
    Some(EventListener::new(&place::around()?, "popstate", move |event| {
        // Our own entries of the history carry nothing. A sandboxed frame cannot change its address, so `framed.js` says here
        // what is asked for, and so does `inline.js`, which has no address to change.
        let asked = Reflect::get(event, &"state".into())
            .ok()
            .and_then(|state| state.as_string());
        moved(asked.unwrap_or_else(query));
    }))
}

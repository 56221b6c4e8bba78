//! The address bar. Sandboxed frames and Safari's limit on changes can refuse it; the app goes on without.

use gloo::events::EventListener;

/// The query part of the address, with its question mark.
pub(crate) fn query() -> String {
    web_sys::window()
        .and_then(|window| window.location().search().ok())
        .unwrap_or_default()
}

/// The address of the site up to the question mark: as it says itself, or where it lies. A file on the reader's own disk has
/// none that others could open, and gives an empty one.
pub(crate) fn site() -> String {
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

/// Adds an address to the history.
pub(crate) fn push(query: &str) {
    change(query, web_sys::History::push_state_with_url);
}

/// Puts an address in place of the one shown.
pub(crate) fn replace(query: &str) {
    change(query, web_sys::History::replace_state_with_url);
}

type Change = fn(&web_sys::History, &wasm_bindgen::JsValue, &str, Option<&str>) -> Result<(), wasm_bindgen::JsValue>;

fn change(query: &str, how: Change) {
    let Some(window) = web_sys::window() else { return };
    let url = match (query.is_empty(), window.location().pathname()) {
        (true, Ok(path)) => path,
        _ => format!("?{query}"),
    };
    if let Ok(history) = window.history() {
        // Refused in a sandbox or after too many changes: the page works, only its address lags behind.
        let _ = how(&history, &wasm_bindgen::JsValue::NULL, "", Some(&url));
    }
}

/// Calls `moved` with the query part whenever the reader goes Back or Forward, until dropped.
#[must_use = "the listener is removed when this value is dropped"]
pub(crate) fn on_moved(moved: impl Fn(String) + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "popstate", move |_| moved(query())))
}

//! What the browser keeps for this explorer: its storage may be denied, full or cleared at any time. That of a page of others is
//! theirs.

use super::place;
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Storage, StorageEvent};

fn storage() -> Option<Storage> {
    if place::is_guest() {
        return None;
    }
    web_sys::window()?.local_storage().ok()?
}

/// The name that something is kept under: other folders of a host may hold other explorers.
fn key(name: &str) -> String {
    let path = web_sys::window().and_then(|window| window.location().pathname().ok());
    let path = path.unwrap_or_default();
    let folder = path.rsplit_once('/').map_or("/", |(folder, _)| folder);
    ["jalons ", folder, "/ ", name].concat()
}

/// What is kept under a name.
///
/// # Errors
/// The browser keeps nothing here.
pub(crate) fn read(name: &str) -> Result<Option<String>, Denied> {
    let storage = storage().ok_or(Denied)?;
    storage.get_item(&key(name)).map_err(|_| Denied)
}

/// Keeps a text under a name, or forgets it where there is none; `false` where the browser does not.
pub(crate) fn write(name: &str, text: Option<&str>) -> bool {
    let Some(storage) = storage() else { return false };
    let key = key(name);
    match text {
        Some(text) => storage.set_item(&key, text).is_ok(),
        None => storage.remove_item(&key).is_ok(),
    }
}

/// Calls `changed` when another window of this explorer changed what is kept under a name, until dropped.
#[must_use = "the listener is removed when this value is dropped"]
pub(crate) fn on_change(name: &str, changed: impl Fn() + 'static) -> Option<EventListener> {
    let key = key(name);
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "storage", move |event| {
        let event: &StorageEvent = event.unchecked_ref();
        if event.key().is_none_or(|changed| changed == key) {
            changed();
        }
    }))
}

/// The browser keeps nothing for this page.
#[derive(Debug)]
pub(crate) struct Denied;

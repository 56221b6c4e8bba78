//! A reader's own documents. The script for them is loaded when it is wanted (`assets/own.js`); it keeps them and has them
//! read. What it gives the explorer is an image in place of the embedded one.

use super::place;
use crate::embedded;
use crate::ui::{App, Message, Shared};
use gloo::timers::callback::Timeout;
use jalons_core::image::ImageError;
use jalons_core::image::read::Corpus;
use js_sys::{Function, Reflect};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use yew::AppHandle;

thread_local! {
    /// The explorer of this page, once it is started.
    static EXPLORER: RefCell<Option<AppHandle<App>>> = const { RefCell::new(None) };
}

/// Remembers the explorer, so that it can be given another image.
pub(crate) fn started(explorer: AppHandle<App>) {
    EXPLORER.set(Some(explorer));
}

/// Takes the explorer out of the page.
pub(crate) fn ended() {
    if let Some(explorer) = EXPLORER.take() {
        explorer.destroy();
    }
}

/// Puts an image in place of the one that is shown; an empty one brings back the embedded corpus.
///
/// The images of a visit stay in memory, since every part of the page may still refer to the last one. That is a few
/// megabytes for each change, until the page is closed.
///
/// # Errors
/// The bytes are no image of this build.
pub(crate) fn show(image: Vec<u8>) -> Result<(), ImageError> {
    let corpus = if image.is_empty() {
        embedded::corpus().map_err(Clone::clone)?
    } else {
        let image: &'static [u8] = Box::leak(image.into_boxed_slice());
        Box::leak(Box::new(Corpus::open(image)?))
    };
    // In a task of its own, so that opening and drawing do not hold the page up in one go.
    let tell = move || {
        EXPLORER.with_borrow(|explorer| {
            if let Some(explorer) = explorer {
                explorer.send_message(Message::Replaced(Shared(corpus)));
            }
        });
    };
    Timeout::new(0, tell).forget();
    Ok(())
}

/// Whether this page can take documents: one file on a disk cannot, since it may load no worker, nor can a page of others.
pub(crate) fn possible() -> bool {
    place::find("boot").is_some_and(|boot| boot.has_attribute("data-own"))
}

/// Has the panel drawn in its place on the page.
pub(crate) fn draw() {
    if place::is_guest() {
        return;
    }
    let jalons = Reflect::get(&js_sys::global(), &"jalons".into()).unwrap_or_default();
    if let Ok(own) = Reflect::get(&jalons, &"own".into())
        && let Some(own) = own.dyn_ref::<Function>()
    {
        // A panel that fails is missing; the explorer goes on.
        let _ = own.call0(&jalons);
    }
}

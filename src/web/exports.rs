//! What JavaScript sees: `mount` for the page, and the questions of `api.js`.

#![expect(unreachable_pub, reason = "JavaScript reaches them")]

use super::place::{self, Guest};
use super::{address, own, page};
use crate::embedded;
use crate::ui::{App, AppProps, Shared};
use jalons_core::api::{self, Options};
use jalons_core::image::read::Corpus;
use jalons_core::model::Lang;
use jalons_core::query::Results;
use serde::Serialize;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

/// Starts the explorer in the element with the id `app`.
///
/// # Errors
/// A sentence for the reader if the corpus cannot be opened or the element is missing.
#[wasm_bindgen]
pub fn mount() -> Result<(), JsError> {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"))
        .ok_or_else(|| JsError::new("the page has no element with the id `app`"))?;
    start(root, None)
}

/// Starts the explorer in an element of another page. `query` is what it shows, as the query part of an address, `site` the
/// address of the site's folder, and `told` is called with the query part whenever something else is shown. It listens for
/// the events `resize` and `popstate` on the element; the `state` of the latter is what it shall show. Once in an instance.
///
/// # Errors
/// A sentence for the reader if the corpus cannot be opened.
#[wasm_bindgen(js_name = mountIn)]
pub fn mount_in(element: web_sys::Element, query: String, site: String, told: js_sys::Function) -> Result<(), JsError> {
    start(element, Some(Guest { query, site, told }))
}

/// Takes the explorer out of the page, with all its listeners and timers.
#[wasm_bindgen]
pub fn unmount() {
    own::ended();
}

fn start(root: web_sys::Element, guest: Option<Guest>) -> Result<(), JsError> {
    let corpus = Shared(corpus()?);
    place::settle(root.clone(), guest);
    let props = AppProps {
        corpus,
        query: address::query(),
        today: page::today(),
        screen: page::screen(),
    };
    own::started(yew::Renderer::<App>::with_root_and_props(root, props).render());
    Ok(())
}

/// The image of the corpus, for the worker that reads a reader's own documents.
#[wasm_bindgen]
pub fn image() -> Vec<u8> {
    embedded::image().to_vec()
}

/// Puts an image in place of the corpus; an empty one brings the corpus back.
///
/// # Errors
/// The bytes are no image of this build.
#[wasm_bindgen(js_name = own)]
pub fn show_own(image: Vec<u8>) -> Result<(), JsError> {
    own::show(image).map_err(|error| JsError::new(&error.to_string()))
}

/// Answers a query; `options` is written like the query part of an address, with `limit` and `offset` beside.
///
/// # Errors
/// None but a corpus that cannot be opened.
#[wasm_bindgen]
pub fn search(query: &str, options: &str) -> Result<JsValue, JsError> {
    let corpus = corpus()?;
    LAST.with_borrow_mut(|last| {
        let (answer, results) = api::answer_after(corpus, last.as_ref(), query, &Options::read(options));
        *last = Some(results);
        to_js(&answer)
    })
}

thread_local! {
    /// What the search before found: who asks at each keystroke has most words from there.
    static LAST: RefCell<Option<Results>> = const { RefCell::new(None) };
}

/// Names that start with what was typed, in a language.
///
/// # Errors
/// None but a corpus that cannot be opened.
#[wasm_bindgen]
pub fn suggest(prefix: &str, lang: Option<String>) -> Result<JsValue, JsError> {
    to_js(&api::suggest(corpus()?, prefix, language(lang), 8))
}

/// A record with its statements, or `null`.
///
/// # Errors
/// None but a corpus that cannot be opened.
#[wasm_bindgen]
pub fn record(id: &str, lang: Option<String>) -> Result<JsValue, JsError> {
    to_js(&api::record(corpus()?, id, language(lang)))
}

/// How the corpus is spread over provinces, themes and years.
///
/// # Errors
/// None but a corpus that cannot be opened.
#[wasm_bindgen]
pub fn coverage(lang: Option<String>) -> Result<JsValue, JsError> {
    to_js(&api::coverage(corpus()?, language(lang)))
}

fn corpus() -> Result<&'static Corpus<'static>, JsError> {
    embedded::corpus().map_err(|error| JsError::new(&error.to_string()))
}

fn language(code: Option<String>) -> Lang {
    code.as_deref().and_then(Lang::from_code).unwrap_or_default()
}

fn to_js(value: &impl Serialize) -> Result<JsValue, JsError> {
    // Plain objects and `null`, as `JSON.parse` would give.
    value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(|error| JsError::new(&error.to_string()))
}

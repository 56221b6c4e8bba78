//! Where the explorer is: in a page of its own, or as a guest in an element of another page, whose address, title, history,
//! storage, keys and focus it leaves alone. Each instance of the wasm has one explorer, and so one place.

use js_sys::Function;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, EventTarget};

#[wasm_bindgen]
extern "C" {
    /// What finds elements by their id: a document, or the shadow of an element.
    #[derive(Clone)]
    #[wasm_bindgen(extends = EventTarget)]
    pub(crate) type Root;

    #[wasm_bindgen(method, js_name = getElementById)]
    fn find(this: &Root, id: &str) -> Option<Element>;
}

/// What a page around the explorer gives it instead of its own.
pub(crate) struct Guest {
    /// The query part of an address that says what is to be shown at first.
    pub(crate) query: String,
    /// The address of the site's folder, with a slash at its end.
    pub(crate) site: String,
    /// Hears what is shown.
    pub(crate) told: Function,
}

/// The place of the explorer of this instance.
pub(crate) struct Place {
    /// The element that the explorer is drawn in.
    pub(crate) element: Element,
    /// The document or the shadow around it.
    root: Root,
    /// In a page of others.
    pub(crate) guest: Option<Guest>,
}

thread_local! {
    static PLACE: RefCell<Option<Rc<Place>>> = const { RefCell::new(None) };
}

/// Says where the explorer is. The element must be there already.
pub(crate) fn settle(element: Element, guest: Option<Guest>) {
    let root = element.get_root_node().unchecked_into();
    PLACE.set(Some(Rc::new(Place { element, root, guest })));
}

/// Where the explorer is; `None` where it only answers questions.
pub(crate) fn place() -> Option<Rc<Place>> {
    PLACE.with_borrow(Clone::clone)
}

/// What hears all that happens in the explorer, and in its own page all that happens there.
pub(crate) fn root() -> Option<Root> {
    place().map(|place| place.root.clone())
}

/// The element with an id, if it is the explorer's or in its own page.
pub(crate) fn find(id: &str) -> Option<Element> {
    root()?.find(id)
}

/// What hears of the size and of the history: the window, or the element in a page of others.
pub(crate) fn around() -> Option<EventTarget> {
    let place = place()?;
    match place.guest {
        Some(_) => Some(place.element.clone().into()),
        None => web_sys::window().map(Into::into),
    }
}

/// True in a page of others.
pub(crate) fn is_guest() -> bool {
    place().is_some_and(|place| place.guest.is_some())
}

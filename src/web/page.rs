//! The page around the app: its title, language, scrolling and focus. A page that says no, or that is another's, is left as it is.

use super::place::{self, find, place};
use gloo::events::EventListener;
use jalons_core::model::{Day, Lang};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Element, HtmlDialogElement, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

/// Sets the title of the window. A page of others has its own.
pub(crate) fn announce(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document())
        && !place::is_guest()
    {
        document.set_title(title);
    }
}

/// Gives the explorer its language, which its fonts and line breaks follow.
pub(crate) fn speak(lang: Lang) {
    let speaks = place().and_then(|place| match &place.guest {
        Some(_) => Some(place.element.clone()),
        None => place.element.owner_document()?.document_element(),
    });
    if let Some(speaks) = speaks {
        // A page that refuses the attribute still works.
        let _ = speaks.set_attribute("lang", lang.code());
    }
}

/// Calls once the browser is about to paint; never while the page is out of sight.
pub(crate) fn before_painting(call: impl FnOnce() + 'static) {
    if let Some(window) = web_sys::window() {
        let call = Closure::once_into_js(call);
        // A browser that refuses has no screen to paint on.
        let _ = window.request_animation_frame(call.unchecked_ref());
    }
}

/// What a field or a choice now holds; empty if the event came from neither.
pub(crate) fn field_value(event: &web_sys::Event) -> String {
    let held = event
        .target()
        .and_then(|target| js_sys::Reflect::get(&target, &"value".into()).ok());
    held.and_then(|value| value.as_string()).unwrap_or_default()
}

/// True for a press that follows a link in place; with a modifier or the middle button the reader wants a new tab.
pub(crate) fn is_plain_press(event: &web_sys::Event) -> bool {
    let event: &MouseEvent = event.unchecked_ref();
    event.button() == 0 && !event.ctrl_key() && !event.meta_key() && !event.shift_key() && !event.alt_key()
}

/// The key that was pressed, and whether Shift was held.
pub(crate) fn key(event: &web_sys::Event) -> (String, bool) {
    let event: &KeyboardEvent = event.unchecked_ref();
    (event.key(), event.shift_key())
}

/// The width there is for the explorer, in pixels.
pub(crate) fn screen() -> u32 {
    place().map_or(0, |place| place.element.client_width().unsigned_abs())
}

/// The width of an element, in pixels; `None` if it is not there.
pub(crate) fn breadth(id: &str) -> Option<u32> {
    let element = find(id)?;
    Some(element.client_width().unsigned_abs())
}

/// Lets a pointer that came down on an element go on to others.
pub(crate) fn release_pointer(event: &web_sys::Event) {
    let event: &PointerEvent = event.unchecked_ref();
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    if let Some(target) = target {
        // A pointer that was not held needs no release.
        let _ = target.release_pointer_capture(event.pointer_id());
    }
}

/// Calls `resized` whenever there is another width for the explorer, until dropped.
#[must_use = "the listener is removed when this value is dropped"]
pub(crate) fn on_resize(resized: impl Fn() + 'static) -> Option<EventListener> {
    Some(EventListener::new(&place::around()?, "resize", move |_| resized()))
}

/// Scrolls to the top, as a browser does for a new page. In a page of others the element that holds the explorer does so.
pub(crate) fn scroll_to_top() {
    if place::is_guest() {
        return;
    }
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Brings an element into view and gives it the focus.
pub(crate) fn show(id: &str) {
    reveal(id);
    focus(id);
}

/// Brings an element into view.
pub(crate) fn reveal(id: &str) {
    if let Some(element) = find(id) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Gives an element the focus.
pub(crate) fn focus(id: &str) {
    if let Some(element) = find(id) {
        // Parts of a drawing take the focus too, by a method of the same name. A hidden element refuses it; that is no
        // reason to stop.
        let _ = element.unchecked_into::<HtmlElement>().focus();
    }
}

fn dialog(id: &str) -> Option<HtmlDialogElement> {
    find(id)?.dyn_into().ok()
}

/// Opens a dialog above the page, if it is there and not open yet.
pub(crate) fn open_dialog(id: &str) {
    if let Some(dialog) = dialog(id).filter(|dialog| !dialog.open()) {
        // A browser that has no such dialogs shows it nowhere; its content is no more than a help.
        let _ = dialog.show_modal();
    }
}

/// Closes a dialog; the focus goes back to where it was.
pub(crate) fn close_dialog(id: &str) {
    if let Some(dialog) = dialog(id) {
        dialog.close();
    }
}

/// Today, by the reader's clock.
pub(crate) fn today() -> Day {
    let now = js_sys::Date::new_0();
    // Local midnight counted from the epoch: the offset is in minutes, positive west of Greenwich.
    let local = now.get_time() - now.get_timezone_offset() * 60_000.0;
    Day((local / 86_400_000.0).floor() as i32)
}

/// True for Safari on a telephone or tablet where the page is not installed: it alone says so, and clears what pages keep.
pub(crate) fn can_be_installed() -> bool {
    let installed =
        web_sys::window().and_then(|window| js_sys::Reflect::get(&window.navigator(), &"standalone".into()).ok());
    installed.is_some_and(|installed| installed.as_bool() == Some(false))
}

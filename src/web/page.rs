//! The page around the app: its title, language, scrolling and focus. A page that says no is left as it is.

use jalons_core::model::{Day, Lang};
use wasm_bindgen::JsCast;
use web_sys::{
    HtmlElement, HtmlInputElement, HtmlSelectElement, KeyboardEvent, MouseEvent, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

/// Sets the title of the window and the language of the page.
pub(crate) fn announce(title: &str, lang: Lang) {
    let Some(document) = document() else { return };
    document.set_title(title);
    if let Some(root) = document.document_element() {
        // A page that refuses the attribute still works.
        let _ = root.set_attribute("lang", lang.code());
    }
}

/// What a field or a choice now holds; empty if the event came from neither.
pub(crate) fn field_value(event: &web_sys::Event) -> String {
    let Some(target) = event.target() else {
        return String::new();
    };
    match target.dyn_into::<HtmlInputElement>() {
        Ok(input) => input.value(),
        Err(other) => other
            .dyn_into::<HtmlSelectElement>()
            .map(|select| select.value())
            .unwrap_or_default(),
    }
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

/// Scrolls the drawing of the timeline so that a place of it, in pixels, is in its middle.
pub(crate) fn center_timeline(x: u32) {
    if let Some(frame) = document().and_then(|document| document.query_selector(".sheet-frame").ok().flatten()) {
        frame.set_scroll_left(x as i32 - frame.client_width() / 2);
    }
}

/// Scrolls to the top, as a browser does for a new page.
pub(crate) fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Brings an element into view and gives it the focus.
pub(crate) fn show(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
    focus(id);
}

/// Gives an element the focus.
pub(crate) fn focus(id: &str) {
    let element = document()
        .and_then(|document| document.get_element_by_id(id))
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        // A hidden element refuses the focus; that is no reason to stop.
        let _ = element.focus();
    }
}

/// Today, by the reader's clock.
pub(crate) fn today() -> Day {
    let now = js_sys::Date::new_0();
    // Local midnight counted from the epoch: the offset is in minutes, positive west of Greenwich.
    let local = now.get_time() - now.get_timezone_offset() * 60_000.0;
    Day((local / 86_400_000.0).floor() as i32)
}

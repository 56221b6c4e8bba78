//! Files to keep and texts to copy. A browser that says no is an ordinary answer.

use super::place;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Function, Reflect};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, Clipboard, HtmlCanvasElement, HtmlElement, HtmlImageElement,
    HtmlInputElement, Url,
};

/// How long a file can still be fetched after the press, in milliseconds: some browsers ask where to keep it first.
const KEPT: u32 = 60_000;

/// Hands a text to the reader as a file. The page may be in a frame that is not allowed to; then nothing happens.
pub(crate) fn save(name: &str, kind: &str, text: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()?;
    offer(name, &blob)
}

fn offer(name: &str, blob: &Blob) -> Option<()> {
    let address = Url::create_object_url_with_blob(blob).ok()?;
    let link = web_sys::window()?.document()?.create_element("a").ok()?;
    link.set_attribute("href", &address).ok()?;
    link.set_attribute("download", name).ok()?;
    link.dyn_into::<HtmlElement>().ok()?.click();
    let forget = move || {
        // An address that is gone already is no loss.
        let _ = Url::revoke_object_url(&address);
    };
    Timeout::new(KEPT, forget).forget();
    Some(())
}

/// How much finer than the screen's points a picture of points is.
const FINER: u32 = 2;

/// Hands a picture to the reader as a file of points. The browser draws it; nothing is fetched.
pub(crate) fn save_drawn(name: &str, svg: &str, [width, height]: [u32; 2]) -> Option<()> {
    let image = HtmlImageElement::new().ok()?;
    let canvas: HtmlCanvasElement = web_sys::window()?
        .document()?
        .create_element("canvas")
        .ok()?
        .dyn_into()
        .ok()?;
    canvas.set_width(width * FINER);
    canvas.set_height(height * FINER);
    let pen: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (drawn, name) = (image.clone(), name.to_owned());
    let finish = Closure::once_into_js(move || {
        let (width, height) = (f64::from(width * FINER), f64::from(height * FINER));
        let save = Closure::once_into_js(move |blob: JsValue| {
            // Without memory for it there is no picture.
            let _ = blob.dyn_into().ok().and_then(|blob: Blob| offer(&name, &blob));
        });
        if pen
            .draw_image_with_html_image_element_and_dw_and_dh(&drawn, 0.0, 0.0, width, height)
            .is_ok()
        {
            // As above.
            let _ = canvas.to_blob(save.unchecked_ref());
        }
    });
    image.set_onload(Some(finish.unchecked_ref()));
    let address: String = js_sys::encode_uri_component(svg).into();
    image.set_src(&["data:image/svg+xml;charset=utf-8,", &address].concat());
    Some(())
}

/// Copies a text, and tells later whether the browser let it.
pub(crate) fn copy(text: &str, told: impl Fn(bool) + 'static) {
    let told = Rc::new(told);
    let (done, refused) = (Rc::clone(&told), Rc::clone(&told));
    let asked = clipboard().and_then(|clipboard| {
        let promise: JsValue = clipboard.write_text(text).into();
        let then: Function = Reflect::get(&promise, &"then".into()).ok()?.dyn_into().ok()?;
        let done = Closure::once_into_js(move |_: JsValue| done(true));
        let refused = Closure::once_into_js(move |_: JsValue| refused(false));
        then.call2(&promise, &done, &refused).ok()
    });
    if asked.is_none() {
        told(false);
    }
}

/// The clipboard; browsers keep it from pages that came without encryption.
fn clipboard() -> Option<Clipboard> {
    let navigator = web_sys::window()?.navigator();
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok()?;
    clipboard.is_object().then(|| clipboard.unchecked_into())
}

/// Reads the file that was chosen in a field, at most so many bytes of it, and tells later what is in it; `None` if it cannot
/// be read. The same file can be chosen again afterwards.
pub(crate) fn read_chosen(event: &web_sys::Event, most: usize, told: impl Fn(Option<String>) + 'static) -> Option<()> {
    let field: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = field.files()?.get(0)?;
    let told = Rc::new(told);
    let (done, refused) = (Rc::clone(&told), told);
    let end = most as f64;
    let part = if file.size() > end {
        file.slice_with_f64_and_f64(0.0, end + 1.0).ok()?
    } else {
        file.unchecked_into()
    };
    let promise: JsValue = part.text().into();
    let then: Function = Reflect::get(&promise, &"then".into()).ok()?.dyn_into().ok()?;
    let done = Closure::once_into_js(move |text: JsValue| done(text.as_string()));
    let refused = Closure::once_into_js(move |_: JsValue| refused(None));
    // The answer comes by the two functions.
    let _ = then.call2(&promise, &done, &refused);
    field.set_value("");
    Some(())
}

/// Selects the text of an element, ready to be copied by hand.
pub(crate) fn select(id: &str) -> Option<()> {
    let element = place::find(id)?;
    web_sys::window()?
        .get_selection()
        .ok()??
        .select_all_children(&element)
        .ok()
}

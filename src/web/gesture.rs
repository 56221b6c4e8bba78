//! Zooming by hand: the wheel with Control or Command, and two fingers. The wheel alone scrolls the page, as everywhere.

use super::place;
use gloo::events::{EventListener, EventListenerOptions};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, Touch, TouchEvent, WheelEvent};

/// Pixels of a line, where a wheel counts in lines.
const LINE: f64 = 16.0;

/// Calls `zoomed` with how much closer the reader wants to see what is in the element, and about which share of its width,
/// until dropped.
#[must_use = "the listeners are removed when this value is dropped"]
pub(crate) fn on_zoom(id: &'static str, zoomed: impl Fn(f64, f64) + 'static) -> Option<[EventListener; 2]> {
    let root = place::root()?;
    let zoomed = Rc::new(zoomed);
    let by_wheel = Rc::clone(&zoomed);
    let listen = |name: &'static str, act: Box<dyn Fn(&Event)>| {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&root, name, options, move |event| act(event))
    };
    let wheel = move |event: &Event| {
        let event: &WheelEvent = event.unchecked_ref();
        if !event.ctrl_key() && !event.meta_key() {
            return;
        }
        let Some(within) = within(event, id) else { return };
        event.prevent_default();
        let pixels = if event.delta_mode() == WheelEvent::DOM_DELTA_LINE {
            event.delta_y() * LINE
        } else {
            event.delta_y()
        };
        let share = share(&within, f64::from(event.client_x()));
        by_wheel((1.0 - pixels * 0.003).clamp(0.5, 2.0), share);
    };
    let apart = Cell::new(0.0);
    let fingers = move |event: &Event| {
        let event: &TouchEvent = event.unchecked_ref();
        let touches = event.touches();
        let (Some(one), Some(other), 2) = (touches.get(0), touches.get(1), touches.length()) else {
            apart.set(0.0);
            return;
        };
        let Some(within) = within(event, id) else { return };
        event.prevent_default();
        let place = |touch: &Touch| (f64::from(touch.client_x()), f64::from(touch.client_y()));
        let ((x, y), (to_x, to_y)) = (place(&one), place(&other));
        let now = ((x - to_x) * (x - to_x) + (y - to_y) * (y - to_y)).sqrt().max(1.0);
        let before = apart.replace(now);
        if before > 0.0 {
            zoomed(now / before, share(&within, (x + to_x) / 2.0));
        }
    };
    Some([listen("wheel", Box::new(wheel)), listen("touchmove", Box::new(fingers))])
}

/// The element, if the event came from within it.
fn within(event: &Event, id: &str) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest(&["#", id].concat()).ok()?
}

fn share(element: &Element, x: f64) -> f64 {
    let place = element.get_bounding_client_rect();
    (x - place.left()) / place.width().max(1.0)
}

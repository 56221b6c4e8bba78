//! The view of registers.

use super::element::{Element, tag};
use super::explorer::Explorer;
use super::frame::frame;
use super::words;

/// The view of registers.
pub(super) fn registers(explorer: &Explorer) -> Element {
    let title = tag("h1")
        .class("view")
        .text(words::view(explorer.state.view, explorer.lang()));
    frame(explorer, title, None, tag("section"))
}

//! The view of targets.

use super::element::{Element, tag};
use super::explorer::Explorer;
use super::frame::frame;
use super::words;

/// The view of targets.
pub(super) fn targets(explorer: &Explorer) -> Element {
    let title = tag("h1")
        .class("view")
        .text(words::view(explorer.state.view, explorer.lang()));
    frame(explorer, title, None, tag("section"))
}

//! What the corpus covers, and what it lacks.

use super::element::{Element, Name, tag};
use super::explorer::Explorer;
use super::words;

/// The view of coverage.
pub(super) fn coverage(explorer: &Explorer) -> Element {
    tag("main")
        .attr(Name::Id, "results")
        .class("reading")
        .attr(Name::TabIndex, "-1")
        .with(tag("h1").text(words::view(explorer.state.view, explorer.lang())))
}

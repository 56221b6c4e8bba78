//! What every view of an answer has around it: field, active filters, and the lists to filter by.

use super::element::{Element, Name, tag};
use super::explorer::Explorer;
use super::{chips, facets, search};

/// A view of the answer: `above` over the whole width, `body` beside the lists.
pub(super) fn frame(explorer: &Explorer, title: Element, above: Option<Element>, body: Element) -> Element {
    let ask = tag("section")
        .class("ask")
        .with(search::field(explorer))
        .with(chips::chips(explorer));
    let columns = tag("div")
        .class("columns")
        .with(facets::facets(explorer))
        .with(body.attr(Name::Id, "results").attr(Name::TabIndex, "-1"));
    tag("main").with(title).with(ask).maybe(above).with(columns)
}

//! The list of all source documents.

use super::element::{Element, Name, tag};
use super::explorer::Explorer;
use super::parts::text_link;
use super::results::meta;
use super::words;
use super::words::own::own;
use crate::web;
use jalons_core::image::read::Record;
use jalons_core::model::Origin;
use jalons_core::state::Action;

/// All source documents: articles newest first, then briefs.
pub(super) fn documents(explorer: &Explorer) -> Element {
    let (words, lang) = (explorer.words(), explorer.lang());
    let has_editors = explorer.corpus.records().any(|record| record.origin == Origin::Editors);
    let intro = if has_editors {
        words.documents_intro
    } else {
        own(lang).as_written
    };
    let mut entries = tag("ol").class("documents");
    let written = |record: &Record<'_>| record.origin != Origin::Reader;
    for record in explorer.corpus.records().filter(written).take(explorer.sight.lines()) {
        let title = text_link(explorer, Action::Opened(record.id.to_owned()), record.title.get(lang));
        let amount = words::statements(record.count as usize, lang);
        entries = entries.with(
            tag("li")
                .key(record.id)
                .with(tag("h2").with(title))
                .with(meta(explorer, &record))
                .with(tag("p").class("amount").own_text(&amount)),
        );
    }
    tag("main")
        .attr(Name::Id, "results")
        .class("reading")
        .attr(Name::TabIndex, "-1")
        .with(tag("h1").text(words.documents))
        .with(tag("p").class("lead").text(intro))
        .maybe(
            explorer
                .news
                .as_ref()
                .map(|news| tag("p").class("notice").own_text(&news.words(lang))),
        )
        .with(place(explorer))
        .with(entries)
        .maybe((!explorer.sight.fresh).then(|| {
            tag("p")
                .class("imprint")
                .text(words.corpus_of)
                .text(" ")
                .text(explorer.corpus.about().date)
                .text(" · ")
                .own_text(&words::statements(explorer.corpus.statement_count() as usize, lang))
        }))
}

/// Where the panel for the reader's own documents is drawn, by a script that is loaded for it.
fn place(explorer: &Explorer) -> Element {
    if web::own::possible() {
        // With a key, so that no other view takes over the element with what the script drew in it.
        tag("section")
            .key("own")
            .attr(Name::Id, "own")
            .attr(Name::AriaLabel, own(explorer.lang()).yours_all)
    } else {
        tag("p").class("notice").text(own(explorer.lang()).elsewhere)
    }
}

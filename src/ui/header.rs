//! The bar on top: the mark, the views, the languages.

use super::element::{Element, Name, tag};
use super::explorer::Explorer;
use super::parts::{drawing, link};
use super::shortcuts;
use super::words::own_name;
use jalons_core::model::Lang;
use jalons_core::state::{Action, View};

/// The bar on top of every view.
pub(super) fn header(explorer: &Explorer) -> Element {
    let words = explorer.words();
    let state = &explorer.state;
    let mut views = tag("ul");
    for (view, _) in View::ALL.into_iter().filter(|(view, _)| *view != View::Notebook) {
        let label = super::words::view(view, state.lang);
        let here = state.view == view && state.doc.is_none();
        views = views.with(tag("li").with(place(explorer, Action::Viewed(view), here).text(label)));
    }
    let at_notebook = state.view == View::Notebook && state.doc.is_none();
    let notebook = place(explorer, Action::Viewed(View::Notebook), at_notebook);
    tag("header")
        .class("top")
        .with(tag("a").class("skip").attr(Name::Href, "#results").text(words.skip))
        .with(
            tag("div")
                .class("bar-inner")
                .with(
                    link(explorer, Action::Viewed(View::Search))
                        .class("brand")
                        .with(stake())
                        .text("Jalons"),
                )
                .with(tag("nav").attr(Name::AriaLabel, words.views).with(views))
                .with(languages(explorer))
                .with(
                    tag("div")
                        .class("own")
                        .with(notebook.text(super::words::view(View::Notebook, state.lang)))
                        .with(shortcuts::opener(explorer)),
                ),
        )
}

/// The mark: a stake of road works.
pub(super) fn stake() -> Element {
    drawing("stake", "0 0 14 40")
        .with(tag("path").class("red").attr(Name::D, "M5 0h4v36l-2 4-2-4z"))
        .with(tag("path").class("white").attr(Name::D, "M5 8h4v8H5zM5 24h4v8H5z"))
}

/// The page in each language.
pub(super) fn languages(explorer: &Explorer) -> Element {
    let label = explorer.words().languages;
    let mut languages = tag("nav").class("languages").attr(Name::AriaLabel, label);
    for lang in Lang::ALL {
        let code = tag("abbr")
            .attr(Name::Title, own_name(lang))
            .attr(Name::Lang, lang.code())
            .text(lang.code());
        languages = languages.with(place(explorer, Action::Spoke(lang), explorer.lang() == lang).with(code));
    }
    languages
}

/// A link that is marked if it leads to where the reader is.
fn place(explorer: &Explorer, action: Action, here: bool) -> Element {
    let link = link(explorer, action);
    if here {
        link.attr(Name::AriaCurrent, "page")
    } else {
        link
    }
}

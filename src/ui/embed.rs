//! The explorer in pages of other sites: the bar it has there, the code that puts it there, and the line below every view.

use super::element::{Element, Name, On, join, tag};
use super::explorer::{Explorer, Sight};
use super::header::{languages, stake};
use super::parts::{segments, switch, unfolder};
use super::take::{self, Open, TAKEN, Wish};
use super::words::embed::{Embed, corpus_of, embed};
use crate::web::address;
use jalons_core::export::{Form, LICENCE, Version, snippet};
use jalons_core::query::Facet;
use jalons_core::state::{State, View, write};

/// The code that is offered: its form, and whether it stays at this version.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Code {
    pub(crate) form: Form,
    pub(crate) frozen: bool,
}

impl Code {
    /// What is offered first: it needs nothing of the page it is pasted into.
    pub(crate) const FIRST: Code = Code {
        form: Form::Frame,
        frozen: false,
    };
}

/// The bar on top in a frame: whose it is, the languages, and the way to the whole explorer.
pub(super) fn bar(explorer: &Explorer) -> Element {
    let name = tag("span").class("brand").with(stake()).text("Jalons");
    tag("header").class("top").with(
        tag("div")
            .class("bar-inner")
            .with(name)
            .with(languages(explorer))
            .with(whole(explorer)),
    )
}

/// A link to the same state in a window of its own.
fn whole(explorer: &Explorer) -> Element {
    tag("a")
        .class("whole")
        .own_attr(
            Name::Href,
            &join(&[&explorer.base, "?", &write(&explorer.state.in_full())]),
        )
        .attr(Name::Target, "_blank")
        .attr(Name::Rel, "noopener")
        .text(embed(explorer.lang()).full)
        .text(" ↗")
}

/// The line below every view: which corpus this is, under which licence, the same thing as a plain page, and the code for
/// other sites.
pub(super) fn foot(explorer: &Explorer) -> Element {
    let (lang, state) = (explorer.lang(), &explorer.state);
    let words = embed(lang);
    let licence = tag("a")
        .attr(Name::Href, LICENCE)
        .attr(Name::Rel, "license noopener noreferrer external")
        .attr(Name::Target, "_blank")
        .text(words.licence);
    let mut line = tag("p").class("line");
    if state.embedded {
        line = line.with(tag("span").text(words.source));
    }
    let date = explorer.corpus.about().date;
    line = line
        .with(tag("span").own_text(&corpus_of(date, lang)))
        .with(tag("span").with(licence));
    let published = !address::site().is_empty();
    if published && !state.embedded {
        let plain = tag("a").own_attr(Name::Href, &plain_page(explorer)).text(words.plain);
        line = line.with(tag("span").with(plain));
        if !in_menu(state) {
            line = line.with(opener(explorer));
        }
    }
    let shown = (!in_menu(state)).then(|| panel(explorer));
    tag("footer")
        .class("foot")
        .on(On::KeyDown, take::escape(explorer, OPENER))
        .with(line)
        .maybe(shown.flatten())
}

/// The plain page that says most of what is on the page.
fn plain_page(explorer: &Explorer) -> String {
    let state = &explorer.state;
    let provinces = state.filters.chosen(Facet::Province).as_slice();
    let doc = state.doc.as_deref().and_then(|doc| doc.split('/').next());
    let doc = doc.filter(|id| explorer.corpus.record_by_id(id).is_some());
    let (folder, name) = match (doc, provinces, state.view) {
        (Some(id), _, _) => ("records/", id),
        (None, [one], View::Search | View::Provinces) if explorer.entry(Facet::Province, one).is_some() => {
            ("provinces/", one.as_str())
        }
        (None, _, View::Targets) => ("targets/", "index"),
        (None, _, View::Provinces | View::Matrix | View::Coverage) => ("provinces/", "index"),
        (None, _, View::Registers) => ("systems/", "index"),
        (None, _, View::Search | View::Documents | View::Notebook) => ("records/", "index"),
    };
    join(&[folder, explorer.lang().code(), "/", name, ".html"])
}

/// The id of the button that unfolds the code.
pub(super) const OPENER: &str = "embed";

/// True where the code is offered in the menu at the head of the results.
pub(super) fn in_menu(state: &State) -> bool {
    state.doc.is_none() && matches!(state.view, View::Search | View::Targets | View::Matrix)
}

/// The button that unfolds the code.
pub(super) fn opener(explorer: &Explorer) -> Element {
    let open = matches!(explorer.sight.open, Open::Code(_));
    let next = match (open, in_menu(&explorer.state)) {
        (false, _) => Open::Code(Code::FIRST),
        (true, true) => Open::Menu,
        (true, false) => Open::Nothing,
    };
    let press = explorer.sees(Sight {
        open: next,
        copied: None,
        ..explorer.sight
    });
    unfolder(open, press)
        .class("quiet")
        .attr(Name::Id, OPENER)
        .text(embed(explorer.lang()).open)
}

/// The code, if it is unfolded.
pub(super) fn panel(explorer: &Explorer) -> Option<Element> {
    let Open::Code(code) = explorer.sight.open else {
        return None;
    };
    let words = embed(explorer.lang());
    let form = |form, label| choice(explorer, code.form == form, Code { form, ..code }, label);
    let mut switches = tag("div").class("choices").with(
        segments(words.form)
            .with(form(Form::Frame, words.frame))
            .with(form(Form::Element, words.element))
            .with(form(Form::Inline, words.inline)),
    );
    // A site that does not say its version has none to stay at.
    if address::version().is_some() {
        let at = |frozen, label| choice(explorer, code.frozen == frozen, Code { frozen, ..code }, label);
        switches = switches.with(
            segments(words.version)
                .with(at(false, words.live))
                .with(at(true, words.frozen)),
        );
    }
    let (form_note, version_note) = notes(words, code);
    let text = tag("pre")
        .class("taken")
        .attr(Name::Id, TAKEN)
        .attr(Name::TabIndex, "0")
        .attr(Name::Role, "region")
        .attr(Name::AriaLabel, words.code)
        .own_text(&written(explorer, code));
    Some(
        tag("div")
            .class("code")
            .with(tag("p").text(words.lead))
            .with(switches)
            .with(tag("p").class("aside").text(form_note).text(" ").text(version_note))
            .with(text)
            .with(take::ask(explorer, Wish::Copy).class("more").text(words.copy))
            .with(take::told(explorer)),
    )
}

fn notes(words: &Embed, code: Code) -> (&'static str, &'static str) {
    (
        match code.form {
            Form::Frame => words.frame_note,
            Form::Element => words.element_note,
            Form::Inline => words.inline_note,
        },
        if code.frozen {
            words.frozen_note
        } else {
            words.live_note
        },
    )
}

fn choice(explorer: &Explorer, chosen: bool, code: Code, label: &'static str) -> Element {
    let press = explorer.sees(Sight {
        open: Open::Code(code),
        copied: None,
        ..explorer.sight
    });
    switch(chosen, press).text(label)
}

/// The code itself.
pub(super) fn written(explorer: &Explorer, code: Code) -> String {
    let site = address::site();
    let folder = site.rsplit_once('/').map_or("", |(folder, _)| folder);
    let published = address::version();
    let version = published
        .as_ref()
        .filter(|_| code.frozen)
        .map(|[page, script, integrity]| Version {
            page,
            script,
            integrity,
        });
    // What the frame is called where it is read out, and the link in its place.
    let title = super::app::title(explorer);
    snippet(&join(&[folder, "/"]), &explorer.state, &title, code.form, version)
}

//! The reader's notebook: searches and statements that are kept in this browser, with notes. Nothing of the corpus is kept,
//! only where it is found.

use super::chips::asked;
use super::element::{Element, Name, On, fragment, join, tag};
use super::explorer::Explorer;
use super::parts::{self, button, switch, text_link};
use super::statement::written;
use super::words::notebook::{notebook as sentences, refusal};
use super::words::{self};
use crate::web::page;
use jalons_core::image::read::Statement;
use jalons_core::notebook::{Entry, Notebook, Refusal, Sort};
use jalons_core::state::{self, Action, State, View};
use yew::prelude::*;

/// What the reader does with the notebook, and with what else is kept in the browser.
#[derive(Clone)]
pub(crate) enum Keeping {
    /// Keeps something or lets go of it.
    Toggled(Sort, String),
    /// Writes a note.
    Noted(Sort, String, String),
    /// Takes the notebook away as a file.
    Exported,
    /// Chose a file.
    Chose(Event),
    /// The file that was chosen; `None` if it could not be read.
    Imported(Option<String>),
    /// Erases all.
    Cleared,
    /// Brings back what was erased.
    Undone,
    /// Another window changed what is kept.
    Changed,
    /// Switched single keys off or on.
    Silent(bool),
}

/// What became of the last act.
#[derive(Clone, PartialEq)]
pub(crate) enum Outcome {
    /// Nothing to tell.
    Nothing,
    /// A file was taken in.
    Imported,
    /// A file was refused.
    Refused(Refusal),
    /// All was erased, and can be brought back as long as the page is open.
    Cleared(Notebook),
}

/// The switch that keeps a statement.
pub(super) fn star(explorer: &Explorer, address: &str) -> Element {
    let own = sentences(explorer.lang());
    let kept = explorer.notebook.find(Sort::Star, address).is_some();
    let press = keeps(explorer, Keeping::Toggled(Sort::Star, address.to_owned()));
    switch(kept, press)
        .class("cite keeper")
        .text(if kept { "★ " } else { "☆ " })
        .text(if kept { own.starred } else { own.star })
}

/// The switch that keeps a search; none where nothing was asked.
pub(super) fn keeper(explorer: &Explorer) -> Option<Element> {
    let own = sentences(explorer.lang());
    let asked = &explorer.state;
    if asked.query.trim().is_empty() && asked.filters.is_empty() {
        return None;
    }
    let target = search_of(asked);
    let kept = explorer.notebook.find(Sort::Search, &target).is_some();
    let press = keeps(explorer, Keeping::Toggled(Sort::Search, target));
    Some(
        switch(kept, press)
            .class("quiet keeper")
            .text(if kept { "★ " } else { "☆ " })
            .text(if kept { own.kept } else { own.keep }),
    )
}

/// The address of what was asked, without the language that it is read in.
fn search_of(asked: &State) -> String {
    state::write(&State {
        doc: None,
        zoom: None,
        lang: Default::default(),
        ..asked.clone()
    })
}

fn keeps(explorer: &Explorer, keeping: Keeping) -> Callback<Event> {
    let keep = explorer.keep.clone();
    Callback::from(move |_| keep.emit(keeping.clone()))
}

/// The view of the notebook.
pub(super) fn notebook(explorer: &Explorer) -> Element {
    let own = sentences(explorer.lang());
    let entries = explorer.notebook.entries();
    let part = |sort: Sort, name: &'static str, line: fn(&Explorer, &Entry) -> Element| {
        let mut lines = tag("ul").class("kept");
        let mut count = 0;
        for entry in entries.iter().filter(|entry| entry.sort == sort) {
            count += 1;
            let content = line(explorer, entry)
                .with(note(explorer, entry))
                .with(remove(explorer, entry));
            lines = lines.with(tag("li").key(&entry.target).with(content));
        }
        let title = tag("h2").class("part").text(name).text(" ");
        (count > 0).then(|| fragment().with(title.with(tag("span").count(count))).with(lines))
    };
    let (said, undo) = match &explorer.outcome {
        Outcome::Nothing => (String::new(), None),
        Outcome::Imported => (own.imported.to_owned(), None),
        Outcome::Refused(why) => (refusal(*why, explorer.lang()), None),
        Outcome::Cleared(_) => {
            let undo = button(keeps(explorer, Keeping::Undone)).class("more").text(own.undo);
            (own.cleared.to_owned(), Some(undo))
        }
    };
    let keep = explorer.keep.clone();
    let chosen = Callback::from(move |event: Event| keep.emit(Keeping::Chose(event)));
    let file = tag("input")
        .attr(Name::Type, "file")
        .attr(Name::Accept, ".txt,text/plain")
        .on(On::Change, chosen);
    let import = tag("label")
        .class("more file")
        .with(file)
        .with(tag("span").text(own.import));
    let filled = !entries.is_empty();
    let acts = tag("div")
        .class("acts")
        .maybe(filled.then(|| {
            button(keeps(explorer, Keeping::Exported))
                .class("more")
                .text(own.export)
        }))
        .with(import)
        .maybe(filled.then(|| button(keeps(explorer, Keeping::Cleared)).class("more").text(own.clear)));
    tag("main")
        .attr(Name::Id, "results")
        .class("reading notebook")
        .attr(Name::TabIndex, "-1")
        .with(tag("h1").text(own.name))
        .with(tag("p").class("lead").text(own.intro))
        .maybe((!explorer.lasting).then(|| tag("p").class("notice").text(own.memory)))
        .maybe((explorer.lasting && page::can_be_installed()).then(|| tag("p").class("notice").text(own.install)))
        .maybe(explorer.damaged.then(|| tag("p").class("notice").text(own.damaged)))
        .with(acts)
        .with(tag("p").class("told").attr(Name::Role, "status").own_text(&said))
        .maybe(undo)
        .maybe((!filled && explorer.outcome == Outcome::Nothing).then(|| tag("p").text(own.empty)))
        .maybe(part(Sort::Search, own.searches, search))
        .maybe(part(Sort::Star, own.stars, starred))
}

/// A search, said in words: what was typed, the names of its filters, the view.
fn search(explorer: &Explorer, entry: &Entry) -> Element {
    let lang = explorer.lang();
    let mut kept = state::read(&entry.target);
    kept.lang = lang;
    let mut names = asked(explorer, &kept);
    if names.is_empty() {
        names.push(sentences(lang).all.to_owned());
    }
    let view = (kept.view != View::Search).then(|| tag("span").text(words::view(kept.view, lang)));
    let link = parts::link(explorer, Action::Followed(Box::new(kept))).own_text(&names.join(" · "));
    tag("div").class("held").with(tag("h3").with(link)).maybe(view)
}

/// A statement, or that it is no more.
fn starred(explorer: &Explorer, entry: &Entry) -> Element {
    let (own, lang) = (sentences(explorer.lang()), explorer.lang());
    let (record, wanted) = entry.target.split_once('/').unwrap_or((&entry.target, ""));
    let record = explorer.corpus.record_by_id(record);
    let find = |number: u32| -> Option<Statement<'static>> {
        let statement = explorer.corpus.statement(number);
        (statement.id == wanted).then_some(statement)
    };
    let statement = record.as_ref().and_then(|record| record.statements().find_map(find));
    let held = tag("div").class("held");
    let Some(statement) = statement else {
        let held = held
            .with(tag("p").class("notice").text(own.gone))
            .with(tag("code").own_text(&entry.target));
        return held.maybe(record.map(|record| {
            let open = Action::Opened(record.id.to_owned());
            let title = text_link(explorer, open, record.title.get(lang));
            tag("p").text(own.back).text("\u{a0}: ").with(title)
        }));
    };
    let title = record.map(|record| *record.title.get(lang)).unwrap_or_default();
    held.with(tag("h3").with(text_link(explorer, Action::Opened(entry.target.clone()), title)))
        .with(written(explorer, tag("p")).text(statement.text.get(explorer.spoken())))
}

/// The field of a note.
fn note(explorer: &Explorer, entry: &Entry) -> Element {
    let own = sentences(explorer.lang());
    let (keep, sort, target) = (explorer.keep.clone(), entry.sort, entry.target.clone());
    let typed = Callback::from(move |event: Event| {
        keep.emit(Keeping::Noted(sort, target.clone(), page::field_value(&event)));
    });
    let field = tag("textarea")
        .attr(Name::Rows, "2")
        .attr(Name::Placeholder, own.note_hint)
        .value(&entry.note)
        .on(On::Input, typed);
    tag("label")
        .with(tag("span").class("hidden").text(own.note))
        .with(field)
}

fn remove(explorer: &Explorer, entry: &Entry) -> Element {
    let away = Keeping::Toggled(entry.sort, entry.target.clone());
    let name = sentences(explorer.lang()).remove;
    button(keeps(explorer, away))
        .class("quiet")
        .text(name)
        .with(tag("span").class("hidden").own_text(&join(&[" ", &entry.target])))
}

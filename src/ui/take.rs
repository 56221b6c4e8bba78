//! Taking away: the answer as files, a reference to copy, a link.

use super::chips::asked;
use super::element::{Element, Name, On, fragment, join, tag};
use super::embed::{self, Code};
use super::explorer::{Explorer, Sight};
use super::parts::{button, unfolder};
use super::words::take::take;
use crate::web::{address, page, take as web};
use jalons_core::analyze::fold;
use jalons_core::export::picture::{Frame, Picture};
use jalons_core::export::{self, Citation, Set, as_csv, as_json, jsonld};
use jalons_core::query::{Extent, Facet};
use yew::prelude::*;

/// What is unfolded; one thing at a time.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Open {
    /// Nothing.
    Nothing,
    /// The files and references of the answer.
    Menu,
    /// The code that shows the view in another site.
    Code(Code),
    /// The reference of the document on the page.
    Record,
    /// The reference of a statement.
    Statement(u32),
    /// Why a statement is among the results.
    Why(u32),
    /// The profile of an entry of the register that is shown.
    Entry(u32),
}

/// The formats of files.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Format {
    Csv,
    Json,
    JsonLd,
    Bibtex,
    Ris,
    Csl,
}

/// What the reader asks of the browser, about what is unfolded.
#[derive(Clone, Copy)]
pub(crate) enum Wish {
    /// A file.
    Save(Format),
    /// A picture, as SVG or, where that is `false`, as PNG.
    Draw(Drawn, bool),
    /// The link or the reference in the clipboard.
    Copy,
    /// The link of what the reference is of.
    CopyLink,
    /// The answer of the clipboard: whether it took the text.
    Told(bool),
}

/// What there are pictures of.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Drawn {
    Timeline,
    Matrix,
    Map,
}

/// Formats of statements, and formats of references.
const DATA: [Format; 3] = [Format::Csv, Format::Json, Format::JsonLd];
const REFERENCES: [Format; 3] = [Format::Bibtex, Format::Ris, Format::Csl];

/// The text that can be copied; there is one at most.
pub(crate) const TAKEN: &str = "taken";

impl Format {
    /// Its name, the end of its files' names, and its type.
    const fn names(self) -> [&'static str; 3] {
        match self {
            Format::Csv => ["CSV", ".csv", "text/csv;charset=utf-8"],
            Format::Json => ["JSON", ".json", "application/json"],
            Format::JsonLd => ["JSON-LD", ".jsonld", "application/ld+json"],
            Format::Bibtex => ["BibTeX", ".bib", "application/x-bibtex"],
            Format::Ris => ["RIS", ".ris", "application/x-research-info-systems"],
            Format::Csl => ["CSL-JSON", ".csl.json", "application/vnd.citationstyles.csl+json"],
        }
    }
}

/// The button in the head of the results, with the files of the whole answer and its link.
pub(super) fn menu(explorer: &Explorer) -> Element {
    let words = take(explorer.lang());
    let open = explorer.sight.open;
    let in_code = matches!(open, Open::Code(_));
    let panel = (open == Open::Menu || in_code).then(|| {
        // Where the explorer is embedded already, or on no site, there is no code for it.
        let offers_code = !explorer.state.embedded && !address::site().is_empty();
        let copy = ask(explorer, Wish::Copy).class("more").text(words.copy_link);
        let link = (explorer.sight.copied == Some(false)).then(|| text(&link(explorer)));
        let link = fragment().with(copy).with(told(explorer)).maybe(link);
        tag("div")
            .class(if in_code { "panel wide" } else { "panel" })
            .attr(Name::Id, "take-panel")
            .with(files(explorer, words.data, words.data_note, &DATA))
            .with(files(explorer, words.references, words.references_note, &REFERENCES))
            .maybe((!in_code).then_some(link))
            .maybe(offers_code.then(|| tag("p").class("embedding").with(embed::opener(explorer))))
            .maybe(embed::panel(explorer))
    });
    tag("div")
        .class("take")
        .on(On::KeyDown, escape(explorer, "take"))
        .with(opener(explorer, if in_code { open } else { Open::Menu }, "take", words.open).class("more"))
        .maybe(panel)
}

/// The two buttons that give a picture of what is drawn above them.
pub(super) fn pictures(explorer: &Explorer, what: Drawn) -> Element {
    let words = take(explorer.lang());
    let mut line = tag("p").class("pictures").text(words.picture).text(" ");
    for (vector, label) in [(true, "SVG"), (false, "PNG")] {
        let name = join(&[words.save, " ", words.picture, " ", label]);
        let press = ask(explorer, Wish::Draw(what, vector)).class("quiet");
        line = line.with(press.own_attr(Name::AriaLabel, &name).text(label)).text(" ");
    }
    line
}

/// The picture: what it shows and what was asked for as its title, corpus, day, address and licence below.
fn drawn(explorer: &Explorer, what: Drawn) -> Option<Picture> {
    let (words, about) = (take(explorer.lang()), explorer.corpus.about());
    let name = match what {
        Drawn::Timeline => explorer.words().timeline,
        _ => super::words::view(explorer.state.view, explorer.lang()),
    };
    let mut title = vec![name.to_owned()];
    if what == Drawn::Map {
        let words = explorer.words();
        let borders = match explorer.state.filters.extent {
            Extent::Then => words.extent_then,
            Extent::Today => words.extent_today,
        };
        title.push(join(&[words.extent, "\u{a0}: ", borders]));
    }
    title.extend(asked(explorer, &explorer.state));
    let count = super::words::statements(explorer.results.hits.len(), explorer.lang());
    let source = [
        about.name.get(explorer.lang()),
        " · ",
        explorer.words().corpus_of,
        " ",
        about.date,
        " · ",
        &count,
        " · ",
        words.licence,
        " · ",
        &link(explorer),
    ]
    .concat();
    let frame = Frame {
        title: &title.join(" · "),
        source: &source,
        lang: explorer.lang(),
    };
    match what {
        Drawn::Timeline => super::timeline::picture(explorer, &frame),
        Drawn::Matrix => Some(super::matrix::picture(explorer, &frame)),
        Drawn::Map => Some(super::provinces::picture(explorer, &frame)),
    }
}

/// The button that unfolds the reference of the document or of a statement.
pub(super) fn citer(explorer: &Explorer, what: Open) -> Element {
    let id = citer_id(what);
    opener(explorer, what, &id, take(explorer.lang()).cite)
        .class("cite")
        .on(On::KeyDown, escape(explorer, &id))
}

/// The reference, if it is unfolded.
pub(super) fn reference(explorer: &Explorer, what: Open) -> Option<Element> {
    if explorer.sight.open != what {
        return None;
    }
    let words = take(explorer.lang());
    let written = citations(explorer, what).first().map(Citation::written)?;
    Some(
        tag("div")
            .class("reference")
            .on(On::KeyDown, escape(explorer, &citer_id(what)))
            .with(text(&written))
            .with(
                formats(explorer, &REFERENCES)
                    .class("formats")
                    .with(tag("li").with(ask(explorer, Wish::Copy).class("more").text(words.copy)))
                    .with(tag("li").with(ask(explorer, Wish::CopyLink).class("more").text(words.copy_link))),
            )
            .with(told(explorer)),
    )
}

fn citer_id(what: Open) -> String {
    match what {
        Open::Statement(number) => join(&["cite-", &number.to_string()]),
        _ => "cite".to_owned(),
    }
}

/// A button that unfolds something, or folds it again.
pub(super) fn opener(explorer: &Explorer, what: Open, id: &str, label: &'static str) -> Element {
    let open = explorer.sight.open == what;
    let press = explorer.sees(Sight {
        open: if open { Open::Nothing } else { what },
        copied: None,
        ..explorer.sight
    });
    unfolder(open, press).own_attr(Name::Id, id).text(label)
}

/// Folds what is unfolded, and goes back to its button.
pub(super) fn escape(explorer: &Explorer, button: &str) -> Callback<Event> {
    let (look, sight, button) = (explorer.look.clone(), explorer.sight, button.to_owned());
    Callback::from(move |event: Event| {
        if page::key(&event).0 == "Escape" && sight.open != Open::Nothing {
            look.emit(Sight {
                open: Open::Nothing,
                copied: None,
                ..sight
            });
            page::focus(&button);
        }
    })
}

/// Files of one sort.
fn files(explorer: &Explorer, name: &'static str, note: &'static str, all: &[Format]) -> Element {
    fragment()
        .with(
            tag("p")
                .with(tag("b").text(name))
                .text(" ")
                .with(tag("span").text(note)),
        )
        .with(formats(explorer, all).class("formats").attr(Name::AriaLabel, name))
}

fn formats(explorer: &Explorer, all: &[Format]) -> Element {
    let save = join(&[take(explorer.lang()).save, " "]);
    let mut list = tag("ul");
    for format in all {
        let press = ask(explorer, Wish::Save(*format)).class("more");
        let named = press
            .with(tag("span").class("hidden").own_text(&save))
            .text(format.names()[0]);
        list = list.with(tag("li").with(named));
    }
    list
}

pub(super) fn ask(explorer: &Explorer, wish: Wish) -> Element {
    let act = explorer.wish.clone();
    button(Callback::from(move |_| act.emit(wish)))
}

/// A text to copy.
fn text(text: &str) -> Element {
    tag("p").class("taken").attr(Name::Id, TAKEN).own_text(text)
}

/// What became of copying. The line is there before it speaks, or screen readers would not read it.
pub(super) fn told(explorer: &Explorer) -> Element {
    let words = take(explorer.lang());
    let said = match explorer.sight.copied {
        None => "",
        Some(true) => words.copied,
        Some(false) => words.refused,
    };
    tag("p").class("told").attr(Name::Role, "status").text(said)
}

/// The address of what is on the page.
fn link(explorer: &Explorer) -> String {
    export::address(&address::site(), &explorer.state)
}

/// The references of what is unfolded.
fn citations(explorer: &Explorer, what: Open) -> Vec<Citation<'static>> {
    let (corpus, lang, site) = (explorer.corpus, explorer.lang(), address::site());
    match what {
        Open::Statement(number) => vec![Citation::of_statement(corpus, number, lang, &site)],
        Open::Record => {
            let id = explorer.state.doc.as_deref().unwrap_or_default();
            let record = corpus.record_by_id(id.split('/').next().unwrap_or_default());
            let cite = |record| Citation::of_record(corpus, &record, lang, &site);
            record.into_iter().map(cite).collect()
        }
        _ => Citation::of_hits(corpus, &explorer.results.hits, lang, &site),
    }
}

/// Does what the reader asked for. What the clipboard says is for the caller to remember.
pub(crate) fn grant(explorer: &Explorer, wish: Wish) {
    let what = explorer.sight.open;
    match wish {
        Wish::Save(format) => {
            let [_, end, kind] = format.names();
            let name = join(&[&file_name(explorer, format), end]);
            // A frame that forbids it cannot be asked for more.
            let _ = web::save(&name, kind, &content(explorer, what, format));
        }
        Wish::Draw(what, vector) => {
            let Some(picture) = drawn(explorer, what) else { return };
            let part = match what {
                Drawn::Timeline => "-timeline",
                Drawn::Matrix => "-matrix",
                Drawn::Map => "-map",
            };
            let name = join(&[&file_name(explorer, Format::Csv), part]);
            // A frame that forbids it cannot be asked for more.
            let _ = if vector {
                web::save(&join(&[&name, ".svg"]), "image/svg+xml", &picture.svg)
            } else {
                web::save_drawn(&join(&[&name, ".png"]), &picture.svg, [picture.width, picture.height])
            };
        }
        Wish::Copy | Wish::CopyLink => {
            let tell = explorer.wish.clone();
            let cited = citations(explorer, what);
            let text = match what {
                Open::Menu => link(explorer),
                _ if matches!(wish, Wish::CopyLink) => {
                    cited.first().map(Citation::stable).unwrap_or_default().to_owned()
                }
                Open::Code(code) => embed::written(explorer, code),
                _ => cited.first().map(Citation::written).unwrap_or_default(),
            };
            web::copy(&text, move |done| tell.emit(Wish::Told(done)));
        }
        Wish::Told(_) => {}
    }
}

fn content(explorer: &Explorer, what: Open, format: Format) -> String {
    let site = address::site();
    let set = Set {
        corpus: explorer.corpus,
        hits: &explorer.results.hits,
        state: &explorer.state,
        site: &site,
    };
    match format {
        Format::Csv => as_csv(&set),
        Format::Json => as_json(&set),
        Format::JsonLd => jsonld::of_set(&set),
        Format::Csl => Citation::all_csl(&citations(explorer, what)),
        Format::Bibtex | Format::Ris => {
            let mut text = String::new();
            for citation in citations(explorer, what) {
                if format == Format::Ris {
                    citation.ris(&mut text);
                } else {
                    citation.bibtex(&mut text);
                }
            }
            text
        }
    }
}

/// Longest name of a file, without what all names have.
const LONGEST: usize = 60;

/// `jalons-2026-11-21-enonces-ia-bac-giang`: the day of the corpus, what it is, and what was asked.
fn file_name(explorer: &Explorer, format: Format) -> String {
    let words = take(explorer.lang());
    let state = &explorer.state;
    let mut asked: Vec<String> = Vec::new();
    match explorer.sight.open {
        Open::Statement(number) => {
            let statement = explorer.corpus.statement(number);
            asked.push(join(&[explorer.corpus.record(statement.record).id, "-", statement.id]));
        }
        Open::Record => asked.extend(state.doc.clone()),
        _ => {
            let sort = if DATA.contains(&format) {
                words.statements_file
            } else {
                words.sources_file
            };
            asked.push(sort.to_owned());
            asked.push(fold(&state.query));
            for facet in Facet::ALL {
                asked.extend(state.filters.chosen(facet).iter().cloned());
            }
        }
    }
    let mut name = join(&["jalons-", explorer.corpus.about().date, "-"]);
    let start = name.len();
    for sign in asked.join("-").chars() {
        let plain = sign.is_ascii_alphanumeric();
        if name.len() - start < LONGEST && (plain || !name.ends_with('-')) {
            name.push(if plain { sign } else { '-' });
        }
    }
    name.trim_end_matches('-').to_owned()
}

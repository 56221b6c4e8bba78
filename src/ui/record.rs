//! A document: its source reference and all its statements in source order, each with an address of its own.

use super::element::{Element, Name, fragment, join, tag};
use super::explorer::{Explorer, Sight};
use super::parts::{link, outward, row, text_link};
use super::results::meta;
use super::statement::{self, written_in};
use super::take::{Open, citer, reference};
use super::words::{self, own::own, shortcuts::shortcuts as sentences};
use jalons_core::image::read::Record;
use jalons_core::model::{Lang, Origin, date_words};
use jalons_core::related::related;
use jalons_core::state::{Action, View};

/// The page of a record; the address is `record` or `record/statement`.
pub(super) fn record(explorer: &Explorer, address: &str) -> Element {
    let (id, wanted) = address.split_once('/').unwrap_or((address, ""));
    let content = match explorer.corpus.record_by_id(id) {
        None => missing(explorer),
        Some(record) => found(explorer, &record, wanted),
    };
    tag("main")
        .attr(Name::Id, "results")
        .class("reading")
        .attr(Name::TabIndex, "-1")
        .with(content)
}

fn missing(explorer: &Explorer) -> Element {
    let words = explorer.words();
    let all = text_link(explorer, Action::Viewed(View::Documents), words.all_documents);
    fragment()
        .with(tag("p").class("notice").text(words.no_document))
        .with(tag("p").with(all))
}

fn found(explorer: &Explorer, record: &Record<'static>, wanted: &str) -> Element {
    let (words, lang) = (explorer.words(), explorer.lang());
    let (own, is_written) = (own(lang), record.origin == Origin::Editors);
    let aim = record
        .statements()
        .position(|number| !wanted.is_empty() && explorer.corpus.id_of(number) == wanted);
    let lost = !wanted.is_empty() && aim.is_none();
    // Those out of sight are not laid out, unless the explanation of a find may hang over the edge.
    let class = if is_written {
        "statements record calm"
    } else {
        "statements record"
    };
    let mut statements = tag("ol").class(class);
    // At once what the first screen shows, then all: a document is read from end to end.
    let drawn = match explorer.sight.shown {
        shown if shown < Sight::RESTED => aim.unwrap_or_default() + shown,
        _ => usize::MAX,
    };
    let is_whole = drawn >= record.count as usize;
    for (at, number) in record.statements().take(drawn).enumerate() {
        statements = statements.with(statement::in_full(explorer, number, aim == Some(at)));
    }
    fragment()
        .with(walk(explorer, record, wanted))
        .maybe(lost.then(|| tag("p").class("notice").text(words.no_statement)))
        .with(written_in(explorer, record, tag("h1")).text(record.title.get(lang)))
        .with(meta(explorer, record))
        .with(source(explorer, record))
        .with(
            tag("h2")
                .class("part")
                .text(if is_written { words.statements } else { own.passages })
                .text(" ")
                .with(tag("span").count(record.count)),
        )
        .with(
            tag("p")
                .class("aside")
                .text(if is_written { words.own_words } else { own.as_written }),
        )
        .with(statements)
        .maybe(is_whole.then(|| akin(explorer, record.number)).flatten())
        .with(neighbours(explorer, record.number))
}

fn source(explorer: &Explorer, record: &Record<'static>) -> Element {
    let (words, lang) = (explorer.words(), explorer.lang());
    let mut rows = tag("dl");
    let title = tag("cite")
        .attr(Name::Lang, record.source_language)
        .text(record.source_title);
    rows = row(rows, words.source_title, title);
    if !record.publisher.is_empty() {
        rows = row(rows, words.publisher, fragment().text(record.publisher));
    }
    rows = row(rows, words.date, fragment().own_text(&record.when.words(lang)));
    rows = row(rows, words.date_basis, fragment().text(record.basis.get(lang)));
    if !record.url.is_empty() {
        rows = row(rows, words.address, outward(record.url).text(record.url));
    }
    if let Some(page) = record.page {
        let page = explorer.corpus.record(page);
        let link = text_link(explorer, Action::Opened(page.id.to_owned()), page.title.get(lang));
        rows = row(rows, words.stood_on, link);
    }
    if !record.copies.is_empty() {
        rows = row(rows, own(lang).copies, copies(record, lang));
    }
    // A raw document is its own original, and nobody has to find it by its sum.
    let sum = (!record.sha256.is_empty()).then(|| {
        fragment()
            .with(tag("br"))
            .with(tag("code").class("sum").text("SHA-256 ").text(record.sha256))
            .with(tag("p").class("aside").text(words.original_note))
    });
    let original = fragment().with(tag("code").text(record.file)).maybe(sum);
    rows = row(rows, words.original, original);
    tag("section")
        .class("source")
        .attr(Name::AriaLabel, words.source)
        .with(rows)
        .with(
            tag("div")
                .class("acts")
                .with(citer(explorer, Open::Record))
                .maybe(reference(explorer, Open::Record)),
        )
}

/// Where else the text of a document stands.
fn copies(record: &Record<'static>, lang: Lang) -> Element {
    let mut list = tag("ul").class("copies");
    for copy in &record.copies {
        let title = tag("cite").attr(Name::Lang, record.source_language).text(copy.title);
        let publisher = (!copy.publisher.is_empty()).then(|| fragment().text(" · ").text(copy.publisher));
        list = list.with(
            tag("li")
                .with(title)
                .maybe(publisher)
                .text(" · ")
                .own_text(&date_words(copy.when, lang))
                .text(" · ")
                .with(tag("code").text(copy.file)),
        );
    }
    fragment()
        .with(list)
        .with(tag("p").class("aside").text(own(lang).counted_once))
}

/// Back to the results, and from statement to statement.
fn walk(explorer: &Explorer, record: &Record<'static>, wanted: &str) -> Element {
    let own = sentences(explorer.lang());
    let at = record
        .statements()
        .position(|number| explorer.corpus.id_of(number) == wanted);
    let mut steps = tag("nav").attr(Name::AriaLabel, explorer.words().statements);
    for (key, label, before) in [
        (Step::Back, own.previous_statement, true),
        (Step::On, own.next_statement, false),
    ] {
        let action = statement_step(explorer, key);
        let step = action.map(|action| {
            let link = link(explorer, action);
            if before {
                link.text("← ").text(label)
            } else {
                link.text(label).text(" →")
            }
        });
        let place = at.filter(|_| before).map(|at| {
            let count = record.count as usize;
            tag("span").own_text(&words::shortcuts::of(at + 1, count, explorer.lang()))
        });
        steps = steps.maybe(step).maybe(place);
    }
    tag("div")
        .class("walk")
        .with(
            tag("p")
                .class("back")
                .with(link(explorer, Action::Closed).text("← ").text(explorer.words().back)),
        )
        .with(steps)
}

/// Which way a step goes.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Step {
    /// To what comes before.
    Back,
    /// To what comes after.
    On,
}

/// The record that is open, and the statement that its address points to.
fn open(explorer: &Explorer) -> Option<(Record<'static>, &str)> {
    let doc = explorer.state.doc.as_deref()?;
    let (id, wanted) = doc.split_once('/').unwrap_or((doc, ""));
    Some((explorer.corpus.record_by_id(id)?, wanted))
}

/// To the statement before or after the one that the address points to; without one, to the first.
pub(super) fn statement_step(explorer: &Explorer, step: Step) -> Option<Action> {
    let (record, wanted) = open(explorer)?;
    let numbers: Vec<u32> = record.statements().collect();
    let at = numbers
        .iter()
        .position(|number| explorer.corpus.id_of(*number) == wanted);
    let next = match (at, step) {
        (None, Step::Back) => return None,
        (None, Step::On) => 0,
        (Some(at), Step::Back) => at.checked_sub(1)?,
        (Some(at), Step::On) => at + 1,
    };
    let statement = explorer.corpus.statement(*numbers.get(next)?);
    Some(Action::Opened(join(&[record.id, "/", statement.id])))
}

/// The records one goes through: those of the answer, if something was asked and the record is among them, else all.
fn course(explorer: &Explorer, own: u32) -> (Vec<u32>, bool) {
    let asked = !explorer.state.query.trim().is_empty() || !explorer.state.filters.is_empty();
    let mut records: Vec<u32> = Vec::new();
    if asked {
        for hit in &explorer.results.hits {
            let record = explorer.corpus.record_of(hit.statement);
            if !records.contains(&record) {
                records.push(record);
            }
        }
    }
    if records.contains(&own) {
        (records, true)
    } else {
        ((0..explorer.corpus.record_count()).collect(), false)
    }
}

/// To the document before or after the open one.
pub(super) fn document_step(explorer: &Explorer, step: Step) -> Option<Action> {
    let (record, _) = open(explorer)?;
    let (course, _) = course(explorer, record.number);
    let at = course.iter().position(|number| *number == record.number)?;
    let next = if step == Step::On { at + 1 } else { at.checked_sub(1)? };
    let record = explorer.corpus.record(*course.get(next)?);
    Some(Action::Opened(record.id.to_owned()))
}

/// Documents that name the same things.
fn akin(explorer: &Explorer, number: u32) -> Option<Element> {
    let own = sentences(explorer.lang());
    let found = related(explorer.corpus, number, AKIN);
    let mut list = tag("ul");
    for other in &found {
        let record = explorer.corpus.record(other.record);
        let title = link(explorer, Action::Opened(record.id.to_owned())).text(record.title.get(explorer.lang()));
        let names: Vec<&str> = other
            .shared
            .iter()
            .take(SHARED)
            .map(|(facet, entry)| explorer.label(facet.register(), *entry))
            .collect();
        let shared = tag("p").text(own.in_common).text(" ").own_text(&names.join(" · "));
        list = list.with(
            tag("li")
                .with(written_in(explorer, &record, tag("span")).with(title))
                .with(shared),
        );
    }
    (!found.is_empty()).then(|| {
        tag("section")
            .class("akin")
            .with(tag("h2").class("part").text(own.related))
            .with(tag("p").class("aside").text(own.related_note))
            .with(list)
    })
}

/// How many related documents are listed, and how much of what they share is named.
const AKIN: usize = 4;
const SHARED: usize = 5;

/// Links to the documents before and after: in the results one came from, else in the list of all.
fn neighbours(explorer: &Explorer, number: u32) -> Element {
    let (words, own) = (explorer.words(), sentences(explorer.lang()));
    let (course, in_results) = course(explorer, number);
    let at = course.iter().position(|other| *other == number).unwrap_or_default();
    let to = |number: u32, label: &'static str| {
        let record = explorer.corpus.record(number);
        link(explorer, Action::Opened(record.id.to_owned()))
            .with(tag("span").text(label))
            .text(record.title.get(explorer.lang()))
    };
    let [before, after] = if in_results {
        [own.previous_result, own.next_result]
    } else {
        [words.previous, words.next]
    };
    let place = in_results.then(|| {
        tag("p")
            .class("aside")
            .text(words.results)
            .text("\u{a0}: ")
            .own_text(&words::shortcuts::of(at + 1, course.len(), explorer.lang()))
    });
    let previous = at.checked_sub(1).and_then(|at| course.get(at));
    tag("nav")
        .class("neighbours")
        .attr(Name::AriaLabel, words.documents)
        .maybe(previous.map(|number| to(*number, before)))
        .maybe(place)
        .maybe(course.get(at + 1).map(|number| to(*number, after)))
}

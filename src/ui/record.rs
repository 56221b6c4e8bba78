//! A document: its source reference and all its statements in source order, each with an address of its own.

use super::element::{Element, Name, fragment, tag};
use super::explorer::Explorer;
use super::parts::{link, outward, row, text_link};
use super::results::meta;
use super::statement::{self, written_in};
use super::take::{Open, citer, reference};
use super::words::own::own;
use jalons_core::image::read::Record;
use jalons_core::model::Origin;
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
    let mut lost = !wanted.is_empty();
    let mut statements = tag("ol").class("statements record");
    for number in record.statements() {
        let target = !wanted.is_empty() && explorer.corpus.statement(number).id == wanted;
        lost &= !target;
        statements = statements.with(statement::in_full(explorer, number, target));
    }
    fragment()
        .with(
            tag("p")
                .class("back")
                .with(link(explorer, Action::Closed).text("← ").text(words.back)),
        )
        .maybe(lost.then(|| tag("p").class("notice").text(words.no_statement)))
        .with(written_in(explorer, record, tag("h1")).text(record.title.get(lang)))
        .with(meta(explorer, record))
        .with(source(explorer, record))
        .with(
            tag("h2")
                .class("part")
                .text(if is_written { words.statements } else { own.passages })
                .text(" ")
                .with(tag("span").text(&record.count.to_string())),
        )
        .with(
            tag("p")
                .class("aside")
                .text(if is_written { words.own_words } else { own.as_written }),
        )
        .with(statements)
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
    rows = row(rows, words.date, fragment().text(&record.when.words(lang)));
    rows = row(rows, words.date_basis, fragment().text(record.basis.get(lang)));
    if !record.url.is_empty() {
        rows = row(rows, words.address, outward(record.url).text(record.url));
    }
    if let Some(page) = record.page {
        let page = explorer.corpus.record(page);
        let link = text_link(explorer, Action::Opened(page.id.to_owned()), page.title.get(lang));
        rows = row(rows, words.stood_on, link);
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

/// Links to the documents before and after in the list.
fn neighbours(explorer: &Explorer, number: u32) -> Element {
    let words = explorer.words();
    let to = |number: u32, label: &str| {
        let record = explorer.corpus.record(number);
        link(explorer, Action::Opened(record.id.to_owned()))
            .with(tag("span").text(label))
            .text(record.title.get(explorer.lang()))
    };
    let count = explorer.corpus.record_count();
    tag("nav")
        .class("neighbours")
        .attr(Name::AriaLabel, words.documents)
        .maybe((number > 0).then(|| to(number - 1, words.previous)))
        .maybe((number + 1 < count).then(|| to(number + 1, words.next)))
}

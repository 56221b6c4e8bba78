//! A passage of a raw document with what a machine found in it: marked in place, and listed beneath with rule and certainty.

use super::element::{Element, Name, On, fragment, join, tag};
use super::explorer::Explorer;
use super::words::own::{self, own};
use crate::web::page;
use jalons_core::image::read::{Found, FoundWhat, Record, Register, Statement};
use jalons_core::model::{Comparator, Origin, Quantity, date_words};
use jalons_core::order::ordered;
use yew::prelude::*;

/// That a machine read the document, and whether it is the reader's; nothing for what editors wrote.
pub(super) fn mark(explorer: &Explorer, record: &Record<'_>) -> Option<Element> {
    let words = own(explorer.lang());
    let text = match record.origin {
        Origin::Editors => return None,
        Origin::Build => words.machine.to_owned(),
        Origin::Reader => join(&[words.yours, " · ", words.machine]),
    };
    Some(tag("span").class("machine").own_text(&text))
}

/// The text with its finds marked, and the list of them.
pub(super) fn passage(explorer: &Explorer, statement: &Statement<'static>) -> (Element, Option<Element>) {
    let text = statement.text.fr;
    let finds = explorer.corpus.finds(statement.number);
    if finds.is_empty() {
        return (fragment().text(text), None);
    }
    let mut pieces = fragment();
    let mut entries = tag("ol");
    let mut at = 0;
    for number in in_text_order(&finds) {
        let find = &finds[number];
        let id = join(&["f-", statement.id, "-", &number.to_string()]);
        let inside = text.get(find.start..find.end).unwrap_or_default();
        let told = told(explorer, find);
        let is_marked = find.start >= at && is_marked(find, text.len());
        if is_marked {
            let mark = tag("mark")
                .class(class(find))
                .own_attr(Name::Id, &id)
                .attr(Name::TabIndex, "0")
                .own_attr(Name::DataLabel, &told)
                .own_attr(Name::AriaDescribedBy, &join(&[&id, "-how"]))
                .text(inside);
            pieces = pieces.text(text.get(at..find.start).unwrap_or_default()).with(mark);
            at = find.end;
        }
        entries = entries.with(entry(explorer, find, is_marked, &id, inside, &told));
    }
    let list = tag("details")
        .class("finds")
        .with(
            tag("summary")
                .text(own(explorer.lang()).found)
                .text(" ")
                .own_text(&finds.len().to_string()),
        )
        .with(entries);
    (pieces.text(text.get(at..).unwrap_or_default()), Some(list))
}

/// The numbers of the finds in the order in which a reader meets them; of two that start alike, the shorter first.
fn in_text_order(finds: &[Found<'_>]) -> Vec<usize> {
    let numbers: Vec<usize> = (0..finds.len()).collect();
    ordered(&numbers, |number| {
        let find = finds.get(*number);
        find.map_or([0, 0], |find| [find.start as u64, find.end as u64])
    })
}

/// True for what stands at a place of its own: whole sentences and whole passages are only listed.
fn is_marked(find: &Found<'_>, length: usize) -> bool {
    find.what != FoundWhat::Target && find.end > find.start && find.end - find.start < length.min(200)
}

/// An entry of the list; it leads to its mark, if it has one.
fn entry(explorer: &Explorer, find: &Found<'_>, is_marked: bool, id: &str, inside: &str, told: &str) -> Element {
    let short = match inside.char_indices().nth(80) {
        Some((end, _)) => join(&[&inside[..end], "…"]),
        None => inside.to_owned(),
    };
    let what = if is_marked {
        let mark = id.to_owned();
        let jump = Callback::from(move |event: Event| {
            event.prevent_default();
            page::show(&mark);
        });
        tag("a")
            .own_attr(Name::Href, &join(&["#", id]))
            .on(On::Click, jump)
            .own_text(&short)
    } else if find.what == FoundWhat::Target {
        tag("span").class("sentence").own_text(&short)
    } else {
        tag("span").text(own(explorer.lang()).whole)
    };
    let how = tag("span").own_text(told);
    let how = if is_marked {
        how.own_attr(Name::Id, &join(&[id, "-how"]))
    } else {
        how
    };
    tag("li").with(what).text(" ").with(how)
}

/// What was found, how sure it is, and by which rule.
fn told(explorer: &Explorer, find: &Found<'_>) -> String {
    let lang = explorer.lang();
    let meant = match find.what {
        FoundWhat::Place(entry) => explorer.label(Register::Places, entry).to_owned(),
        FoundWhat::Actor(entry) => explorer.label(Register::Actors, entry).to_owned(),
        FoundWhat::System(entry) => explorer.label(Register::Systems, entry).to_owned(),
        FoundWhat::Theme(entry) => explorer.label(Register::Themes, entry).to_owned(),
        FoundWhat::Date { edtf, due: false } => date_words(edtf, lang),
        FoundWhat::Date { edtf, due: true } => join(&[&date_words(edtf, lang), ", ", own(lang).due]),
        FoundWhat::Quantity {
            comparator,
            value,
            max,
            unit,
        } => figure(explorer, comparator, value, max, unit),
        FoundWhat::Target => String::new(),
    };
    let mut text = own::sort(&find.what, lang).to_owned();
    for part in [&meant, own::certainty(find.certainty, lang), own::rule(find.rule, lang)] {
        if !part.is_empty() {
            text.push_str(" · ");
            text.push_str(part);
        }
    }
    text
}

fn figure(explorer: &Explorer, comparator: Comparator, value: f64, max: Option<f64>, unit: Option<u32>) -> String {
    let lang = explorer.lang();
    let unit = unit.map(|unit| explorer.corpus.entry(Register::Units, unit));
    let sign = unit.as_ref().map_or("", |unit| unit.sign);
    let quantity = Quantity::bare(comparator, value, max, sign);
    let label = unit.as_ref().filter(|unit| unit.sign.is_empty());
    let figure = quantity.figure(lang);
    label.map_or(figure.clone(), |unit| join(&[&figure, " ", unit.label.get(lang)]))
}

const fn class(find: &Found<'_>) -> &'static str {
    match find.what {
        FoundWhat::Place(_) => "find place",
        FoundWhat::Actor(_) => "find actor",
        FoundWhat::System(_) => "find system",
        FoundWhat::Theme(_) => "find theme",
        FoundWhat::Date { .. } => "find date",
        FoundWhat::Quantity { .. } => "find quantity",
        FoundWhat::Target => "find",
    }
}

//! The register of targets: each with its number, its deadline, who set it, and what became of it; and how many fall due when.

use super::element::{Element, Name, fragment, join, tag};
use super::explorer::Explorer;
use super::frame::frame;
use super::parts::{self, button, drawing, entry_link, link, text_link};
use super::statement::{self, written};
use super::words::{self, targets::targets as sentences};
use super::{notebook, take};
use jalons_core::image::read::Statement;
use jalons_core::model::{Civil, Day};
use jalons_core::order;
use jalons_core::query::{Facet, Sort};
use jalons_core::state::Action;
use jalons_core::timeline::Axis;

/// Most provinces and actors named in a row.
const NAMED: usize = 3;

/// The view of targets.
pub(super) fn targets(explorer: &Explorer) -> Element {
    let lang = explorer.lang();
    let own = sentences(lang);
    let found: Vec<Statement<'static>> = explorer
        .results
        .hits
        .iter()
        .map(|hit| explorer.corpus.statement(hit.statement))
        .collect();
    // Where nothing was asked, those with a number lead.
    let found = if explorer.state.query.is_empty() && explorer.state.sort == Sort::Relevance {
        order::ordered(&found, |statement| [u64::from(statement.quantity.is_none()), 0])
    } else {
        found
    };
    let title = tag("h1")
        .class("view")
        .text(words::view(explorer.state.view, lang))
        .text(" ")
        .with(tag("span").own_text(&words::statements(found.len(), lang)));
    let shown = found.get(..explorer.sight.shown).unwrap_or(&found);
    let more = parts::more(explorer, found.len(), &|count| words::show_more(count, lang));
    let bar = tag("div")
        .class("count")
        .maybe(notebook::keeper(explorer))
        .with(take::menu(explorer));
    let body = tag("section").with(bar);
    let body = if found.is_empty() {
        body.with(
            tag("div")
                .class("nothing")
                .with(tag("p").with(tag("b").text(own.none)))
                .with(tag("p").text(own.none_hint)),
        )
    } else {
        body.with(table(explorer, shown)).maybe(more)
    };
    let above = (!found.is_empty()).then(|| chart(explorer, &found));
    frame(
        explorer,
        title,
        above,
        body.attr(Name::AriaLabel, words::view(explorer.state.view, lang)),
    )
}

fn table(explorer: &Explorer, found: &[Statement<'static>]) -> Element {
    let own = sentences(explorer.lang());
    let mut head = tag("tr").attr(Name::Role, "row");
    for (label, sort) in [
        (own.number, Some(Sort::Value)),
        (own.what, None),
        (own.due, Some(Sort::Due)),
        (own.who, Some(Sort::Said)),
    ] {
        let cell = tag("th").attr(Name::Scope, "col").attr(Name::Role, "columnheader");
        head = head.with(match sort {
            None => cell.text(label),
            Some(sort) => {
                let here = explorer.state.sort == sort;
                // A second press goes back to the order of the answer.
                let next = if here { Sort::Relevance } else { sort };
                let direction = match (here, sort) {
                    (false, _) => "none",
                    (true, Sort::Due) => "ascending",
                    (true, _) => "descending",
                };
                cell.attr(Name::AriaSort, direction)
                    .with(button(explorer.does(Action::Sorted(next))).class("quiet").text(label))
            }
        });
    }
    let mut rows = tag("tbody").attr(Name::Role, "rowgroup");
    for statement in found {
        rows = rows.with(row(explorer, statement));
    }
    tag("table")
        .class("targets")
        .attr(Name::Role, "table")
        .with(tag("thead").attr(Name::Role, "rowgroup").with(head))
        .with(rows)
}

fn row(explorer: &Explorer, statement: &Statement<'static>) -> Element {
    let lang = explorer.lang();
    let own = sentences(lang);
    let record = explorer.corpus.record(statement.record);
    let address = join(&[record.id, "/", statement.id]);
    let cell = |label: &'static str| tag("td").attr(Name::Role, "cell").attr(Name::DataLabel, label);
    let level = statement::level(explorer, statement);
    // The number leads there too; who goes by keys needs the way but once.
    let number = statement.quantity.map(|_| {
        link(explorer, Action::Opened(address.clone()))
            .attr(Name::TabIndex, "-1")
            .with(statement::value(explorer, statement))
    });
    let says = link(explorer, Action::Opened(address)).text(statement.text.get(explorer.spoken()));
    let what = cell(own.what)
        .with(written(explorer, tag("span")).with(says))
        .maybe((!level.is_empty()).then(|| tag("small").text(level)))
        .with(statement::follow_up(explorer, statement, tag("div").class("follow")));
    let due = match statement.deadline {
        None => cell(own.due).text("–"),
        Some(deadline) => cell(own.due).own_text(&deadline.words(lang)),
    };
    let mut who = fragment();
    for (at, (facet, entry)) in (statement.places.iter().map(|place| (Facet::Province, *place)))
        .chain(statement.actors.iter().map(|actor| (Facet::Actor, *actor)))
        .take(NAMED)
        .enumerate()
    {
        who = who
            .text(if at == 0 { "" } else { " · " })
            .with(entry_link(explorer, facet, entry));
    }
    let who = fragment()
        .with(tag("span").with(who))
        .with(tag("small").own_text(&statement.when.words(lang)));
    tag("tr")
        .key(&statement.number.to_string())
        .attr(Name::Role, "row")
        .with(cell(own.number).maybe(number))
        .with(what)
        .with(due)
        .with(cell(own.who).with(who))
}

/// How many targets fall due in each year; each bar leads to them.
fn chart(explorer: &Explorer, found: &[Statement<'static>]) -> Element {
    let own = sentences(explorer.lang());
    let mut years: Vec<(i32, u32)> = Vec::new();
    let mut undated = 0usize;
    for statement in found {
        let Some(deadline) = statement.deadline.filter(|deadline| deadline.latest.is_closed()) else {
            undated += 1;
            continue;
        };
        let year = deadline.latest.civil().year;
        match years.iter_mut().find(|(known, _)| *known == year) {
            Some((_, count)) => *count += 1,
            None => years.push((year, 1)),
        }
    }
    let years = order::ordered(&years, |(year, _)| [order::rising(*year), 0]);
    let most = years.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1);
    let mut bars = tag("ol").class("dues");
    for (year, count) in &years {
        let bar = |class, width| {
            tag("rect")
                .class(class)
                .number(Name::Width, width)
                .attr(Name::Height, "10")
        };
        let drawn = drawing("length", "0 0 100 10")
            .attr(Name::PreserveAspectRatio, "none")
            .with(bar("value", count * 100 / most));
        let (from, to) = (Day::from_civil(first(*year)), Day::from_civil(last(*year)));
        let press = Action::Period(Axis::Due, Some(from), Some(to));
        let late = if to < explorer.today { "past" } else { "" };
        let line = link(explorer, press)
            .class(late)
            .with(tag("span").own_text(&year.to_string()))
            .with(drawn)
            .with(tag("b").own_text(&words::statements(*count as usize, explorer.lang())));
        bars = bars.with(tag("li").with(line));
    }
    let undated = (undated > 0).then(|| {
        let count = words::statements(undated, explorer.lang());
        tag("p").class("soft").text(own.undated).text(" ").own_text(&count)
    });
    tag("section")
        .class("chart")
        .attr(Name::AriaLabel, own.chart)
        .with(tag("h2").text(own.chart))
        .with(bars)
        .maybe(undated)
        .with(text_link(explorer, Action::Sorted(Sort::Due), own.soonest))
}

fn first(year: i32) -> Civil {
    Civil { year, month: 1, day: 1 }
}

fn last(year: i32) -> Civil {
    Civil {
        year,
        month: 12,
        day: 31,
    }
}

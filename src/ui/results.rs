//! The search view: field, filters, timeline, and the results grouped by their record.

use super::element::{Element, Name, fragment, join, tag};
use super::explorer::Explorer;
use super::frame::frame;
use super::parts::{self, button, ordering, text_link};
use super::statement::{self, written_in};
use super::{finds, notebook, profile, take, timeline, words};
use jalons_core::image::read::{Record, Register};
use jalons_core::query::{Hit, Sort};
use jalons_core::state::{Action, View};

/// The search view.
pub(super) fn search_view(explorer: &Explorer) -> Element {
    let name = *explorer.corpus.about().name.get(explorer.lang());
    let title = tag("h1").class("hidden").text(name);
    frame(explorer, title, timeline::figure(explorer), results(explorer))
}

fn results(explorer: &Explorer) -> Element {
    let (words, lang, sight) = (explorer.words(), explorer.lang(), explorer.sight);
    let hits = &explorer.results.hits;
    let mut records: Vec<u32> = Vec::new();
    for hit in hits {
        let record = explorer.corpus.record_of(hit.statement);
        if !records.contains(&record) {
            records.push(record);
        }
    }
    let status = tag("p")
        .attr(Name::Role, "status")
        .with(tag("b").own_text(&words::statements(hits.len(), lang)))
        .text(" ")
        .maybe((!records.is_empty()).then(|| tag("span").own_text(&words::in_documents(records.len(), lang))));
    let shown = hits.get(..sight.shown).unwrap_or(hits);
    // If no statement has all words, a notice above the results says so.
    let whole = explorer.results.whole;
    let (whole, partial) = if whole == 0 {
        (shown, &[][..])
    } else {
        shown.split_at(whole.min(shown.len()))
    };
    let mut found = fragment();
    for (record, hits) in groups(explorer, whole) {
        found = found.with(group(explorer, record, &hits));
    }
    if !partial.is_empty() {
        found = found.with(tag("h2").key("partial").class("partial").text(words.partial));
        for (record, hits) in groups(explorer, partial) {
            found = found.with(group(explorer, record, &hits));
        }
    }
    let more = parts::more(explorer, hits.len(), &|count| words::show_more(count, lang));
    tag("section")
        .attr(Name::AriaLabel, words.results)
        .maybe(profile::profile(explorer))
        .with(
            tag("div")
                .class("count")
                .with(status)
                .with(sort(explorer))
                .maybe(notebook::keeper(explorer))
                .with(take::menu(explorer)),
        )
        .maybe(hits.is_empty().then(|| nothing(explorer)))
        .with(found)
        .maybe(more)
}

/// Hits of one record together, at the place of the best. Ordered by date, deadline or value, only neighbours join, since
/// the order is what was asked for.
fn groups<'h>(explorer: &Explorer, hits: &'h [Hit]) -> Vec<(u32, Vec<&'h Hit>)> {
    let neighbours_only = explorer.state.sort != Sort::Relevance;
    let mut groups: Vec<(u32, Vec<&Hit>)> = Vec::new();
    for hit in hits {
        let record = explorer.corpus.record_of(hit.statement);
        let open = if neighbours_only {
            groups.last_mut().filter(|(known, _)| *known == record)
        } else {
            groups.iter_mut().find(|(known, _)| *known == record)
        };
        match open {
            Some((_, group)) => group.push(hit),
            None => groups.push((record, vec![hit])),
        }
    }
    groups
}

/// A record and those of its statements that answer.
fn group(explorer: &Explorer, record: u32, hits: &[&Hit]) -> Element {
    let record = explorer.corpus.record(record);
    let title = text_link(
        explorer,
        Action::Opened(record.id.to_owned()),
        record.title.get(explorer.lang()),
    );
    let mut statements = tag("ol").class("statements");
    for hit in hits {
        statements = statements.with(statement::found(explorer, hit));
    }
    tag("article")
        .key(&hits.first().map_or(0, |hit| hit.statement).to_string())
        .class("record")
        .with(
            tag("header")
                .with(written_in(explorer, &record, tag("h2")).with(title))
                .with(meta(explorer, &record)),
        )
        .with(statements)
}

/// That it is a brief, publisher, date, and the provinces the record speaks of with what became of them.
pub(super) fn meta(explorer: &Explorer, record: &Record<'static>) -> Element {
    let lang = explorer.lang();
    let mut places: Vec<u32> = Vec::new();
    for number in record.statements() {
        for place in explorer.corpus.references(number, Register::Places) {
            if !places.contains(&place) {
                places.push(place);
            }
        }
    }
    let date = tag("span")
        .attr(Name::Title, record.basis.get(lang))
        .own_text(&record.when.words(lang));
    let mut meta = tag("p")
        .class("meta")
        .maybe(
            record
                .brief
                .then(|| tag("span").class("brief").text(explorer.words().brief)),
        )
        .maybe(
            explorer
                .news
                .as_ref()
                .filter(|news| news.has(record.id))
                .map(|_| tag("span").class("brief").text(words::follow::new(lang))),
        )
        .maybe(finds::mark(explorer, record))
        .maybe((!record.publisher.is_empty()).then(|| tag("span").text(record.publisher)))
        .maybe(
            (!record.copies.is_empty()).then(|| tag("span").own_text(&words::own::copies(record.copies.len(), lang))),
        )
        .with(date);
    for place in places {
        let entry = explorer.corpus.entry(Register::Places, place);
        let mut name = tag("span").text(entry.label.get(lang));
        if let Some(sort) = profile::sort_then(explorer, &entry, record.when.anchor()) {
            name = name.own_text(&words::then(words::place_sort(sort, lang), lang));
        }
        if let Some(now) = explorer.successor(&entry) {
            name = name.own_text(&join(&[", ", explorer.words().today_in, " ", now]));
        }
        meta = meta.with(name);
    }
    meta
}

/// The order of the results.
fn sort(explorer: &Explorer) -> Element {
    let words = explorer.words();
    let orders = Sort::ALL.map(|(sort, name)| {
        let label = match sort {
            Sort::Relevance => words.sort_relevance,
            Sort::Said => words.sort_said,
            Sort::Due => words.sort_due,
            Sort::Value => words.sort_value,
        };
        (name, label, explorer.state.sort == sort)
    });
    ordering(explorer, words.sort, &orders, |name| {
        Action::Sorted(Sort::from_name(name).unwrap_or_default())
    })
}

/// Nothing was found: says what may be the reason, and how to go on.
fn nothing(explorer: &Explorer) -> Element {
    let words = explorer.words();
    let filtered = !explorer.state.filters.is_empty();
    let reason = if filtered {
        words.nothing_filters
    } else {
        words.nothing_query
    };
    let clear = filtered.then(|| {
        button(explorer.does(Action::Unfiltered))
            .class("more")
            .text(words.clear_all)
    });
    let all = text_link(explorer, Action::Viewed(View::Documents), words.all_documents);
    let results = &explorer.results;
    let mut tried = tag("ul").class("tried");
    let mut known: Vec<&str> = Vec::new();
    for (word, count) in results
        .query
        .words()
        .zip(results.counts())
        .filter(|(word, _)| !word.optional)
    {
        let found = match count {
            0 => words.not_in_corpus.to_owned(),
            count => {
                known.push(&word.typed);
                words::statements(count as usize, explorer.lang())
            }
        };
        tried = tried.with(
            tag("li")
                .with(tag("b").own_text(&word.typed))
                .text(" ")
                .own_text(&found),
        );
    }
    let known = known.join(" ");
    let narrower = (!known.is_empty() && known.len() < explorer.state.query.trim().len()).then(|| {
        let search = parts::link(explorer, Action::Typed(known.clone())).own_text(&known);
        tag("p").text(words.search_for).text(" ").with(search)
    });
    tag("div")
        .class("nothing")
        .with(tag("p").with(tag("b").text(words.nothing)))
        .with(tag("p").text(reason))
        .with(tried)
        .maybe(narrower)
        .maybe(clear)
        .with(tag("p").with(all))
}

//! What the corpus covers, and what it lacks: counts that lead to their statements, the method, and the gaps.

use super::element::{Element, Name, fragment, join, tag};
use super::explorer::Explorer;
use super::parts::{coloured, drawing, link, row, swatch};
use super::words;
use jalons_core::coverage::{Coverage, Share, is_nation};
use jalons_core::image::read::Register;
use jalons_core::model::date_words;
use jalons_core::query::{Extent, Facet};
use jalons_core::state::{Action, State, View};

/// The view of coverage.
pub(super) fn coverage(explorer: &Explorer) -> Element {
    let (words, lang) = (explorer.words(), explorer.lang());
    let own = words::coverage::coverage(lang);
    let corpus = explorer.corpus;
    let spread = Coverage::new(corpus);
    let place = |entry: u32, share: Share| {
        let name = explorer.label(Register::Places, entry);
        line(tag("span").text(name), share, most(&spread.provinces), |number| {
            leads(explorer, Facet::Province, entry, number)
        })
    };
    let mut provinces = tag("tbody");
    let mut absent = tag("ul").class("absentees");
    for (entry, share) in spread.provinces.iter().take(explorer.sight.lines()) {
        if share.statements > 0 {
            provinces = provinces.with(place(*entry, *share).key(&entry.to_string()));
        } else if !is_nation(corpus, *entry) {
            absent = absent.with(tag("li").text(explorer.label(Register::Places, *entry)));
        }
    }
    let top = |provinces: Element| {
        tag("main")
            .attr(Name::Id, "results")
            .class("reading coverage")
            .attr(Name::TabIndex, "-1")
            .with(tag("h1").text(words::view(explorer.state.view, lang)))
            .with(tag("p").class("lead").text(own.lead))
            .with(facts(explorer, &spread))
            .with(part(own.by_province, own.by_province_note))
            .with(table(explorer, words.facet_province, own.by_province, provinces))
    };
    if explorer.sight.fresh {
        return top(provinces).with(fragment());
    }
    if spread.nowhere.statements > 0 {
        let name = tag("span").class("aside").text(own.nowhere);
        provinces = provinces.with(line(name, spread.nowhere, most(&spread.provinces), plain).key("nowhere"));
    }
    let mut themes = tag("tbody");
    for (entry, share) in &spread.themes {
        let name = tag("span")
            .with(swatch(explorer, *entry))
            .text(explorer.label(Register::Themes, *entry));
        let line = line(name, *share, most(&spread.themes), |number| {
            leads(explorer, Facet::Theme, *entry, number)
        });
        themes = themes.with(line.own_class(&coloured(explorer, "", *entry)));
    }
    let mut months = tag("tbody");
    let longest = most(&spread.months).max(spread.undated.statements);
    for ((year, month), share) in &spread.months {
        let zero = if *month < 10 { "-0" } else { "-" };
        let name = date_words(&join(&[&year.to_string(), zero, &month.to_string()]), lang);
        months = months.with(line(tag("span").own_text(&name), *share, longest, plain));
    }
    if spread.undated.records > 0 {
        let name = tag("span").class("aside").text(own.undated);
        months = months.with(line(name, spread.undated, longest, plain));
    }
    let mut publishers = tag("tbody");
    for (name, share) in &spread.publishers {
        publishers = publishers.with(line(tag("span").text(name), *share, most(&spread.publishers), plain));
    }
    let mut method = fragment();
    for text in own.method_texts {
        method = method.with(tag("p").text(text));
    }
    let mut missing = tag("ul").class("gaps");
    for text in own.missing_texts {
        missing = missing.with(tag("li").text(text));
    }
    let rest = fragment()
        .with(tag("h3").text(own.nothing_on))
        .with(tag("p").class("aside").text(own.nothing_on_note))
        .with(absent)
        .with(part(own.by_theme, own.by_theme_note))
        .with(table(explorer, words.facet_theme, own.by_theme, themes))
        .with(part(own.by_month, own.by_month_note))
        .with(table(explorer, own.month, own.by_month, months))
        .with(part(own.by_publisher, ""))
        .with(table(explorer, words.publisher, own.by_publisher, publishers))
        .with(part(own.method, ""))
        .with(method)
        .with(part(own.missing, ""))
        .with(missing);
    top(provinces).with(rest)
}

/// The corpus in a few numbers.
fn facts(explorer: &Explorer, spread: &Coverage<'_>) -> Element {
    let (words, lang, corpus) = (explorer.words(), explorer.lang(), explorer.corpus);
    let own = words::coverage::coverage(lang);
    let about = corpus.about();
    let documents = link(explorer, Action::Viewed(View::Documents)).own_text(&corpus.record_count().to_string());
    let statements = spread.articles.statements + spread.briefs.statements;
    let all = State {
        lang,
        ..State::default()
    };
    let all = link(explorer, Action::Followed(Box::new(all))).count(statements);
    let sort = |share: Share| {
        let statements = words::statements(share.statements as usize, lang);
        fragment().count(share.records).text(" · ").own_text(&statements)
    };
    let mut sources = fragment();
    for (at, (code, share)) in spread.languages.iter().enumerate() {
        let comma = if at > 0 { ", " } else { "" };
        let name = words::coverage::language(code, lang);
        sources = sources.own_text(&join(&[comma, name, " (", &share.records.to_string(), ")"]));
    }
    let mut texts = fragment();
    for (at, text) in about.languages.iter().enumerate() {
        let comma = if at > 0 { ", " } else { "" };
        texts = texts.text(comma).text(words::coverage::language(text.code(), lang));
    }
    let target = (0..corpus.entry_count(Register::Kinds)).find(|kind| corpus.slug(Register::Kinds, *kind) == "target");
    let targets = match target {
        Some(kind) => leads(explorer, Facet::Kind, kind, spread.targets),
        None => plain(spread.targets),
    };
    let version = join(&[about.version, " · ", &date_words(about.date, lang)]);
    let mut rows = tag("dl");
    rows = row(rows, own.version, fragment().own_text(&version));
    rows = row(rows, words.documents, documents);
    rows = row(rows, own.articles, sort(spread.articles));
    rows = row(rows, own.briefs, sort(spread.briefs));
    rows = row(rows, words.statements, all);
    rows = row(rows, own.targets, targets);
    rows = row(rows, own.followed, fragment().count(spread.followed));
    rows = row(rows, own.source_languages, sources);
    rows = row(rows, own.text_languages, texts);
    tag("div").class("source").with(rows)
}

/// A part with its title, and how to read it.
fn part(title: &'static str, note: &'static str) -> Element {
    let note = (!note.is_empty()).then(|| tag("p").class("aside").text(note));
    fragment().with(tag("h2").class("part").text(title)).maybe(note)
}

/// A table of shares: name, a bar, documents, statements.
fn table(explorer: &Explorer, name: &'static str, label: &'static str, body: Element) -> Element {
    let words = explorer.words();
    let head = |text: &'static str| tag("th").attr(Name::Scope, "col").text(text);
    let row = tag("tr")
        .with(head(name))
        .with(head(words.documents))
        .with(head(words.statements));
    tag("table")
        .class("shares")
        .attr(Name::AriaLabel, label)
        .with(tag("thead").with(row))
        .with(body)
}

/// One share; the bar repeats the number of statements.
fn line(name: Element, share: Share, most: u32, number: impl FnOnce(u32) -> Element) -> Element {
    let length = share.statements * 1000 / most.max(1);
    let bar = tag("rect")
        .attr(Name::Height, "8")
        .number(Name::Width, length.min(1000));
    let bar = drawing("bar", "0 0 1000 8")
        .attr(Name::PreserveAspectRatio, "none")
        .with(bar);
    tag("tr")
        .with(tag("th").attr(Name::Scope, "row").with(name).with(bar))
        .with(tag("td").count(share.records))
        .with(tag("td").with(number(share.statements)))
}

fn plain(number: u32) -> Element {
    tag("span").count(number)
}

/// A number that leads to the statements of an entry, within today's borders.
fn leads(explorer: &Explorer, facet: Facet, entry: u32, number: u32) -> Element {
    let mut state = State {
        lang: explorer.lang(),
        ..State::default()
    };
    if facet == Facet::Province {
        state.filters.extent = Extent::Today;
    }
    let slug = explorer.corpus.slug(facet.register(), entry);
    state.filters.chosen_mut(facet).push(slug.to_owned());
    link(explorer, Action::Followed(Box::new(state))).count(number)
}

/// The longest of the bars.
fn most<N>(shares: &[(N, Share)]) -> u32 {
    shares
        .iter()
        .map(|(_, share)| share.statements)
        .max()
        .unwrap_or_default()
}

//! The active filters, each with a button to take it away, and what the reader should know of the query.

use super::element::{Element, Name, fragment, join, tag};
use super::explorer::Explorer;
use super::parts::{button, switch, text_link};
use super::profile::sort_now;
use super::words;
use jalons_core::analyze::{fold, has_word_start};
use jalons_core::image::read::Register;
use jalons_core::model::{Day, date_words};
use jalons_core::query::{Expansion, Extent, Facet};
use jalons_core::state::{Action, State, View};
use jalons_core::timeline::Axis;

/// The row of active filters and notices.
pub(super) fn chips(explorer: &Explorer) -> Element {
    let filtered = !explorer.state.filters.is_empty();
    let mut all = fragment().maybe(filtered.then(|| row(explorer)));
    let known = with_terms(explorer).next().is_some();
    all = all.maybe(known.then(|| other_words(explorer)));
    all = all.maybe(place(explorer)).maybe(news(explorer));
    for notice in &explorer.results.notices {
        let undo = notice.undo().map(|query| {
            let typed = Action::Typed(query.to_owned());
            fragment().text(" ").with(
                button(explorer.does(typed))
                    .class("quiet")
                    .text(explorer.words().as_words),
            )
        });
        let said = tag("p").class("notice").own_text(&notice.words(explorer.lang()));
        all = all.with(said.maybe(undo));
    }
    all
}

/// Longest query that may be the name of a place, in bytes.
const NAME: usize = 60;

/// What is typed may be the name of a provincial unit: what it became, and the way to what is said of it. Names are looked for
/// as words too, and some are everyday words of another language.
fn place(explorer: &Explorer) -> Option<Element> {
    let (state, lang) = (&explorer.state, explorer.lang());
    let asked = fold(state.query.trim());
    if asked.is_empty() || asked.len() > NAME || !state.filters.province.is_empty() {
        return None;
    }
    let corpus = explorer.corpus;
    let is_asked = |unit: &u32| {
        let mut names = corpus.names(Register::Places, *unit);
        names.any(|name| has_word_start(name, &asked) && fold(name) == asked)
    };
    // Of several units that go by a name, the one of today.
    let units = (0..corpus.entry_count(Register::Places)).rev().filter(is_asked);
    let place = units
        .map(|unit| corpus.entry(Register::Places, unit))
        .find(|place| place.tile.is_some())?;
    let mut told = tag("p")
        .class("notice")
        .with(tag("b").text(place.label.get(lang)))
        .text(" · ")
        .own_text(&sort_now(&place, lang));
    if let Some(now) = explorer.successor_since(&place) {
        told = told.text(", ").text(explorer.words().today_in).text(" ").own_text(&now);
    }
    let known = explorer
        .whole
        .get(Facet::Province)
        .iter()
        .find(|line| line.slug == place.slug);
    let own = words::provinces(lang);
    Some(match known.filter(|line| line.count > 0) {
        None => told.text(" · ").text(own.only_words),
        Some(line) => {
            let mut on = State {
                query: String::new(),
                ..state.clone()
            };
            on.filters.province = vec![place.slug.to_owned()];
            let count = words::statements(line.count as usize, lang);
            let link = text_link(explorer, Action::Followed(Box::new(on)), own.all_on);
            told.text(" · ").with(link).text(" (").own_text(&count).text(")")
        }
    })
}

/// That the corpus has documents that it had not at the last visit, where nothing was asked yet.
fn news(explorer: &Explorer) -> Option<Element> {
    let (state, lang) = (&explorer.state, explorer.lang());
    let is_start = state.view == View::Search && state.query.is_empty() && state.filters.is_empty();
    let news = explorer.news.as_ref().filter(|_| is_start)?;
    let all = text_link(
        explorer,
        Action::Viewed(View::Documents),
        words::follow::show_fresh(lang),
    );
    Some(tag("p").class("notice").own_text(&news.words(lang)).text(" ").with(all))
}

/// The concepts that have other words.
fn with_terms(explorer: &Explorer) -> impl Iterator<Item = &Expansion> {
    let expansions = explorer.results.expansions.iter();
    expansions.filter(|expansion| !expansion.terms.is_empty())
}

/// The other words that were looked for, a switch for each concept.
fn other_words(explorer: &Explorer) -> Element {
    let words = explorer.words();
    let mut row = tag("ul").class("chips also").attr(Name::AriaLabel, words.other_words);
    row = row.with(tag("li").attr(Name::AriaHidden, "true").text(words.other_words));
    for expansion in with_terms(explorer) {
        // The reader's own language first; each term once.
        let own = explorer.spoken();
        let first = expansion.terms.iter().filter(|(lang, _)| *lang == own);
        let rest = expansion.terms.iter().filter(|(lang, _)| *lang != own);
        let mut shown: Vec<&str> = Vec::new();
        for (_, term) in first.chain(rest) {
            if shown.len() < SHOWN && !shown.contains(&term.as_str()) {
                shown.push(term);
            }
        }
        let more = if expansion.terms.len() > shown.len() {
            ", …"
        } else {
            ""
        };
        let terms = join(&[&shown.join(", "), more]);
        let press = explorer.does(Action::Plain(expansion.concept.clone()));
        let chip = switch(!expansion.plain, press)
            .class("chip")
            .with(tag("b").own_text(&expansion.typed))
            .text(" ≈ ")
            .own_text(&terms);
        row = row.with(tag("li").with(chip));
    }
    row
}

/// Terms shown of a concept.
const SHOWN: usize = 4;

fn row(explorer: &Explorer) -> Element {
    let (words, filters) = (explorer.words(), &explorer.state.filters);
    let mut row = tag("ul").class("chips").attr(Name::AriaLabel, words.active);
    for facet in Facet::ALL {
        for slug in filters.chosen(facet) {
            let (name, note) = described(explorer, facet, slug);
            row = row.with(chip(explorer, name, &note, Action::Toggled(facet, slug.clone())));
        }
    }
    for (axis, label, period) in [
        (Axis::Said, words.said, filters.said()),
        (Axis::Due, words.due, filters.due()),
    ] {
        if let Some((from, to)) = period {
            let name = join(&[label, " ", &period_words(explorer, from, to)]);
            row = row.with(chip(explorer, &name, "", Action::Period(axis, None, None)));
        }
    }
    let clear = button(explorer.does(Action::Unfiltered))
        .class("quiet")
        .text(words.clear_all);
    row.with(tag("li").with(clear))
}

/// An active filter with the action that takes it away.
fn chip(explorer: &Explorer, name: &str, note: &str, away: Action) -> Element {
    let button = button(explorer.does(away))
        .class("chip")
        .with(
            tag("span")
                .class("hidden")
                .own_text(&join(&[explorer.words().remove, " "])),
        )
        .maybe(note.is_empty().then(|| fragment().own_text(name)))
        .maybe((!note.is_empty()).then(|| fragment().with(tag("b").own_text(name)).with(tag("i").own_text(note))))
        .with(tag("span").attr(Name::AriaHidden, "true").text("✕"));
    tag("li").with(button)
}

/// The name of a chosen value; for a province that is no more, where it is today.
fn described<'s>(explorer: &Explorer, facet: Facet, slug: &'s str) -> (&'s str, String) {
    let Some(entry) = explorer.entry(facet, slug) else {
        return (slug, String::new());
    };
    let note = match explorer.state.filters.extent {
        Extent::Then => explorer
            .successor_since(&entry)
            .map(|now| join(&[explorer.words().today_in, " ", &now])),
        Extent::Today => explorer.successor(&entry).map(|now| join(&["= ", now])),
    };
    (*entry.label.get(explorer.lang()), note.unwrap_or_default())
}

/// What a state asks for, in words: what was typed, the names of its filters, its periods.
pub(super) fn asked(explorer: &Explorer, state: &State) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    if !state.query.is_empty() {
        names.push(state.query.clone());
    }
    for facet in Facet::ALL {
        for slug in state.filters.chosen(facet) {
            let named = explorer.entry(facet, slug);
            names.push(named.map_or(slug.clone(), |entry| (*entry.label.get(explorer.lang())).to_owned()));
        }
    }
    let words = explorer.words();
    for (label, period) in [(words.said, state.filters.said()), (words.due, state.filters.due())] {
        if let Some((from, to)) = period {
            names.push(join(&[label, " ", &period_words(explorer, from, to)]));
        }
    }
    names
}

/// A period as a date in words; whole years are said as years, and whole months as months.
pub(super) fn period_words(explorer: &Explorer, from: Day, to: Day) -> String {
    let (start, end) = (from.to_string(), to.to_string());
    // A side that is open is as good as a whole year or month.
    let (is_open, is_endless) = (from == Day::OPEN_START, to == Day::OPEN_END);
    let year = |text: &str, rest: &str, open: bool| open || text.ends_with(rest);
    let months = |day: Day, open: bool| open || day.civil().day == 1;
    // As many letters of month and day are left out.
    let left_out = if year(&start, "-01-01", is_open) && year(&end, "-12-31", is_endless) {
        6
    } else if months(from, is_open) && months(Day(to.0.saturating_add(1)), is_endless) {
        3
    } else {
        0
    };
    let cut = |text: &str, open: bool| match text.len().checked_sub(left_out) {
        Some(kept) if !open => text.get(..kept).unwrap_or(text).to_owned(),
        _ => text.to_owned(),
    };
    let (start, end) = (cut(&start, is_open), cut(&end, is_endless));
    let lang = explorer.lang();
    if start == end {
        date_words(&start, lang)
    } else {
        date_words(&join(&[&start, "/", &end]), lang)
    }
}

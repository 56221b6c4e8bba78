//! The registers of actors and systems: those that the answer names, what the corpus says of each, and its numbers.

use super::element::{Element, Name, fragment, join, tag};
use super::explorer::{Explorer, Sight};
use super::frame::frame;
use super::parts::{self, entry_link, ordering, row, segments, switch, text_link, unfolder};
use super::statement::written;
use super::take::Open;
use super::words::registers as words;
use super::words::{actor_sort, statements, system_sort, view};
use jalons_core::analyze::fold;
use jalons_core::image::read::Entry;
use jalons_core::model::{ActorSort, Lang, SystemSort};
use jalons_core::order::order;
use jalons_core::query::{Facet, references};
use jalons_core::state::{Action, Listing, Order, State, View};

/// The view of registers.
pub(super) fn registers(explorer: &Explorer) -> Element {
    let title = tag("h1").class("view").text(view(explorer.state.view, explorer.lang()));
    frame(explorer, title, None, list(explorer))
}

/// The list whose values are the entries of a register.
const fn facet(listing: Listing) -> Facet {
    match listing {
        Listing::Actors => Facet::Actor,
        Listing::Systems => Facet::System,
    }
}

fn list(explorer: &Explorer) -> Element {
    let (lang, sight, listing) = (explorer.lang(), explorer.sight, explorer.state.listing);
    let words = words::registers(lang);
    let facet = facet(listing);
    let counts = references(explorer.corpus, &explorer.results.hits, facet.register());
    let named: Vec<(u32, u32)> = (0u32..)
        .zip(counts.iter().copied())
        .filter(|(_, count)| *count > 0)
        .collect();
    let places = order(named.iter().map(|(number, count)| match explorer.state.order {
        Order::Count => [u64::from(!count), u64::from(*number)],
        Order::Name => alphabetical(explorer.label(facet.register(), *number)),
    }));
    let mut choices = segments(words.register);
    for (choice, label) in [(Listing::Actors, words.actors), (Listing::Systems, words.systems)] {
        let press = explorer.does(Action::Listed(choice));
        choices = choices.with(switch(listing == choice, press).text(label));
    }
    let left_out = counts.len() - named.len();
    let status = tag("p")
        .attr(Name::Role, "status")
        .with(tag("b").own_text(&words::entries(named.len(), listing, lang)))
        .text(" ")
        .maybe((left_out > 0).then(|| tag("span").own_text(&words::left_out(left_out, lang))));
    let mut rows = tag("ol").class("register");
    for place in places.iter().take(sight.shown) {
        if let Some((number, count)) = named.get(*place as usize) {
            rows = rows.with(entry(explorer, facet, *number, *count));
        }
    }
    let more = parts::more(explorer, named.len(), &|count| words::show_more(count, listing, lang));
    tag("section")
        .attr(Name::AriaLabel, words.register)
        .with(tag("div").class("which").with(choices))
        .with(tag("div").class("count").with(status).with(sort(explorer)))
        .with(rows)
        .maybe(more)
}

/// A key by the first letters of a name, without marks.
fn alphabetical(name: &str) -> [u64; 2] {
    let mut letters = [0; 16];
    for (place, letter) in letters.iter_mut().zip(fold(name).bytes()) {
        *place = letter;
    }
    let key = u128::from_be_bytes(letters);
    [(key >> 64) as u64, key as u64]
}

/// The order of the rows.
fn sort(explorer: &Explorer) -> Element {
    let words = words::registers(explorer.lang());
    let by_name = explorer.state.order == Order::Name;
    let orders = [("count", words.by_count, !by_name), ("name", words.by_name, by_name)];
    ordering(explorer, words.order, &orders, |name| {
        Action::Ordered(if name == "name" { Order::Name } else { Order::Count })
    })
}

/// An entry: its name, what it is, who, where, when, and how many statements of the answer name it.
fn entry(explorer: &Explorer, facet: Facet, number: u32, count: u32) -> Element {
    let (lang, sight) = (explorer.lang(), explorer.sight);
    let entry = explorer.corpus.entry(facet.register(), number);
    let kind = match facet {
        Facet::Actor => ActorSort::from_code(entry.sort).map_or("", |sort| actor_sort(sort, lang)),
        _ => SystemSort::from_code(entry.sort).map_or("", |sort| system_sort(sort, lang)),
    };
    let what = *entry.what.get(lang);
    let open = sight.open == Open::Entry(number);
    let unfold = explorer.sees(Sight {
        open: if open { Open::Nothing } else { Open::Entry(number) },
        ..sight
    });
    let label = words::registers(lang).details;
    // A list of buttons that all say the same says nothing of where they are.
    let name = join(&[label, "\u{a0}: ", entry.label.get(lang)]);
    tag("li")
        .key(entry.id)
        .class("entry")
        .with(
            tag("h2")
                .text(entry.label.get(lang))
                .text(" ")
                .with(tag("span").text(kind)),
        )
        .with(tag("p").class("amount").with(narrowed(explorer, facet, &entry, count)))
        .maybe((!what.is_empty()).then(|| written(explorer, tag("p").class("what")).text(what)))
        .with(relations(explorer, &entry))
        .with(
            unfolder(open, unfold)
                .class("quiet")
                .own_attr(Name::AriaLabel, &name)
                .text(label),
        )
        .maybe(open.then(|| details(explorer, facet, &entry)))
}

/// The link to the answer narrowed to an entry.
fn narrowed(explorer: &Explorer, facet: Facet, entry: &Entry<'_>, count: u32) -> Element {
    let mut state = State {
        view: View::Search,
        ..explorer.state.clone()
    };
    *state.filters.chosen_mut(facet) = vec![entry.slug.to_owned()];
    parts::link(explorer, Action::Followed(Box::new(state))).own_text(&statements(count as usize, explorer.lang()))
}

/// Who is behind it, where and when.
fn relations(explorer: &Explorer, entry: &Entry<'_>) -> Element {
    let mut line = tag("p").class("meta");
    for (facet, entries) in [(Facet::Actor, &entry.actors), (Facet::Province, &entry.places)] {
        for entry in entries {
            line = line.with(entry_link(explorer, facet, *entry));
        }
    }
    let when = entry.when.map(|when| when.words(explorer.lang()));
    line.maybe(when.map(|when| tag("span").own_text(&when)))
}

/// Other names, and every number and deadline that the answer has of it.
fn details(explorer: &Explorer, facet: Facet, entry: &Entry<'_>) -> Element {
    let lang = explorer.lang();
    let words = words::registers(lang);
    let mut rows = tag("dl");
    let mut names: Vec<&str> = Vec::new();
    let labels = Lang::ALL.map(|lang| *entry.label.get(lang));
    for name in labels.iter().chain(&entry.aliases) {
        if name != entry.label.get(lang) && !names.contains(name) {
            names.push(name);
        }
    }
    if !names.is_empty() {
        rows = row(rows, explorer.words().names, fragment().own_text(&names.join(" · ")));
    }
    let mut numbers = tag("ul").class("numbers");
    let mut any = false;
    for hit in &explorer.results.hits {
        let statement = explorer.corpus.statement(hit.statement);
        let named = match facet {
            Facet::Actor => &statement.actors,
            _ => &statement.systems,
        };
        let (quantity, deadline) = (&statement.quantity, statement.deadline);
        if !named.contains(&entry.number) || quantity.is_none() && deadline.is_none() {
            continue;
        }
        any = true;
        let record = explorer.corpus.record(statement.record);
        let address = join(&[record.id, "/", statement.id]);
        let mut figure = tag("span").class("figure");
        if let Some(quantity) = quantity {
            figure = figure.with(tag("b").own_text(&quantity.figure(lang))).text(" ");
        }
        if let Some(deadline) = deadline {
            figure = figure.with(tag("i").own_text(&deadline.words(lang)));
        }
        let said = text_link(explorer, Action::Opened(address), statement.text.get(explorer.spoken()));
        numbers = numbers.with(tag("li").with(figure).with(written(explorer, tag("span")).with(said)));
    }
    let numbers = if any {
        numbers
    } else {
        fragment().text(words.no_numbers)
    };
    row(rows, words.numbers, numbers)
}

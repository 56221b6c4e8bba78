//! State as the query part of an address, and back. Total: any text gives a state, and a state that was written is read
//! back the same, but for what of a long query nobody reads.

use super::{Listing, Order, State, View};
use crate::matrix::Cross;
use crate::model::{Civil, Day, Lang, When};
use crate::query::{self, Extent, Facet, Sort};
use crate::timeline::{Lanes, Window};

/// Longest address that is read, in bytes.
const LONGEST: usize = 4096;
/// Most values of one list that are read.
const MOST_VALUES: usize = 64;

/// The query part of an address, without the question mark; empty for the first state of all.
///
/// ```
/// use jalons_core::state::{State, read, write};
/// let state = read("?q=l%E2%80%99IA&province=bac-giang,bac-ninh&lang=vi&due=../2025");
/// assert_eq!(read(&write(&state)), state);
/// assert_eq!(write(&State::default()), "");
/// ```
pub fn write(state: &State) -> String {
    let mut text = String::new();
    let mut put = |key: &str, value: &str| {
        if !value.is_empty() {
            if !text.is_empty() {
                text.push('&');
            }
            text.push_str(key);
            text.push('=');
            text.push_str(value);
        }
    };
    let filters = &state.filters;
    // As much of the query as is read, and one character more, by which it is known to be longer: each of the hundreds of links
    // of a page holds it, and what follows must not be beyond what is read of an address.
    put("q", &encode(query::beginning(&state.query, query::LONGEST + 1)));
    for facet in Facet::ALL {
        let values: Vec<String> = filters.chosen(facet).iter().map(|value| encode(value)).collect();
        put(facet.key(), &values.join(","));
    }
    let plain: Vec<String> = filters.plain.iter().map(|id| encode(id)).collect();
    put("plain", &plain.join(","));
    put("from", &filters.from.map(first_day).unwrap_or_default());
    put("to", &filters.to.map(last_day).unwrap_or_default());
    if filters.due().is_some() {
        let open = || "..".to_owned();
        put(
            "due",
            &format!(
                "{}/{}",
                filters.due_from.map_or_else(open, first_day),
                filters.due_to.map_or_else(open, last_day)
            ),
        );
    }
    put("extent", if filters.extent == Extent::Today { "today" } else { "" });
    put(
        "sort",
        if state.sort == Sort::default() {
            ""
        } else {
            state.sort.name()
        },
    );
    put(
        "view",
        View::ALL
            .into_iter()
            .find(|(view, _)| *view == state.view)
            .map_or("", |(_, name)| name),
    );
    put("doc", &encode(state.doc.as_deref().unwrap_or_default()));
    let lanes = Lanes::ALL.into_iter().find(|(lanes, _)| *lanes == state.lanes);
    put("lanes", lanes.map_or("", |(_, name)| name));
    let cross = Cross::ALL.into_iter().find(|(cross, _)| *cross == state.cross);
    put("cross", cross.map_or("", |(_, name)| name));
    put(
        "list",
        if state.listing == Listing::Systems {
            "systems"
        } else {
            ""
        },
    );
    put("order", if state.order == Order::Name { "name" } else { "" });
    let zoom = state
        .zoom
        .map(|zoom| [first_day(zoom.from()), last_day(zoom.to())].join("/"));
    put("zoom", &zoom.unwrap_or_default());
    put(
        "lang",
        if state.lang == Lang::default() {
            ""
        } else {
            state.lang.code()
        },
    );
    put("embed", if state.embedded { "1" } else { "" });
    text
}

/// The state of the query part of an address. Unknown keys and values that make no sense are passed over; a value that
/// only this corpus can judge is kept for it to judge.
pub fn read(text: &str) -> State {
    let mut state = State::default();
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    for pair in text[..end].trim_start_matches('?').split('&') {
        let (key, raw) = pair.split_once('=').unwrap_or((pair, ""));
        let value = decoded(raw);
        match key {
            "q" => state.query = value,
            "from" => {
                state.filters.from = When::parse(&value)
                    .ok()
                    .map(|when| when.earliest)
                    .filter(|day| day.is_closed())
            }
            "to" => {
                state.filters.to = When::parse(&value)
                    .ok()
                    .map(|when| when.latest)
                    .filter(|day| day.is_closed())
            }
            "due" => {
                if let Ok(when) = When::parse(&value) {
                    state.filters.due_from = Some(when.earliest).filter(|day| day.is_closed());
                    state.filters.due_to = Some(when.latest).filter(|day| day.is_closed());
                }
            }
            "extent" if value == "today" => state.filters.extent = Extent::Today,
            "sort" => state.sort = Sort::from_name(&value).unwrap_or_default(),
            "view" => {
                let known = View::ALL.into_iter().find(|(_, name)| *name == value);
                state.view = known.map_or(state.view, |(view, _)| view);
            }
            "doc" => state.doc = Some(value).filter(|doc| !doc.is_empty()),
            "lanes" => {
                let known = Lanes::ALL.into_iter().find(|(_, name)| *name == value);
                state.lanes = known.map_or(state.lanes, |(lanes, _)| lanes);
            }
            "cross" => {
                let known = Cross::ALL.into_iter().find(|(_, name)| *name == value);
                state.cross = known.map_or(state.cross, |(cross, _)| cross);
            }
            "list" if value == "systems" => state.listing = Listing::Systems,
            "order" if value == "name" => state.order = Order::Name,
            "embed" if value == "1" => state.embedded = true,
            "zoom" => state.zoom = Window::read(&value),
            "lang" => state.lang = Lang::from_code(&value).unwrap_or_default(),
            "plain" => add(&mut state.filters.plain, raw),
            _ => {
                for facet in Facet::ALL.into_iter().filter(|facet| facet.key() == key) {
                    add(state.filters.chosen_mut(facet), raw);
                }
            }
        }
    }
    if let (Some(from), Some(to)) = (state.filters.from, state.filters.to)
        && from > to
    {
        (state.filters.from, state.filters.to) = (Some(to), Some(from));
    }
    state
}

/// Values that stand for what is shown without them.
const USUAL: [(&str, &str); 8] = [
    ("view", "search"),
    ("lang", "fr"),
    ("sort", "relevance"),
    ("extent", "then"),
    ("lanes", "province"),
    ("list", "actors"),
    ("order", "count"),
    ("cross", "province-theme"),
];
/// Keys of earlier versions, whose meaning is lost.
const FORMER: [&str; 1] = ["scale"];

/// The parts of an address that [`read`] made nothing of, as `key=value`, for the reader to be told. Keys that never were
/// ours, such as those by which others count visits, are passed over in silence.
pub fn faults(text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    if text.len() > LONGEST {
        faults.push("…".to_owned());
    }
    let own = ["q", "plain", "from", "to", "due", "doc", "zoom", "embed"];
    for pair in text.trim_start_matches('?').split('&').take(MOST_VALUES) {
        let (key, raw) = pair.split_once('=').unwrap_or((pair, ""));
        let value = decoded(raw);
        let known = own.contains(&key)
            || USUAL.iter().any(|(usual, _)| *usual == key)
            || Facet::ALL.into_iter().any(|facet| facet.key() == key);
        let lost = FORMER.contains(&key)
            || (known && !value.is_empty() && !USUAL.contains(&(key, value.as_str())) && write(&read(pair)).is_empty());
        if lost {
            let value: String = value.chars().filter(|sign| !sign.is_control()).take(40).collect();
            faults.push([key, "=", &value].concat());
        }
    }
    faults
}

/// Adds the values of a list, each once.
fn add(values: &mut Vec<String>, raw: &str) {
    for value in raw.split(',').map(decoded).filter(|value| !value.is_empty()) {
        if values.len() < MOST_VALUES && !values.contains(&value) {
            values.push(value);
        }
    }
}

/// The first day of a period, as short as it can be said: `2025` for 1 January.
fn first_day(day: Day) -> String {
    let Civil {
        year,
        month,
        day: number,
    } = day.civil();
    match (month, number) {
        (1, 1) => format!("{year:04}"),
        (_, 1) => format!("{year:04}-{month:02}"),
        _ => day.to_string(),
    }
}

/// The last day of a period, as short as it can be said: `2025` for 31 December.
fn last_day(day: Day) -> String {
    let Civil { year, month, .. } = day.civil();
    let ends_month = Day(day.0.saturating_add(1)).civil().day == 1;
    match (month, ends_month) {
        (12, true) => format!("{year:04}"),
        (_, true) => format!("{year:04}-{month:02}"),
        _ => day.to_string(),
    }
}

/// Percent-encodes all but what may stand in a query part and reads well there.
fn encode(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' | b':' => {
                encoded.push(char::from(byte))
            }
            _ => {
                encoded.push('%');
                for half in [byte >> 4, byte & 15] {
                    encoded.push(
                        char::from_digit(u32::from(half), 16)
                            .unwrap_or('0')
                            .to_ascii_uppercase(),
                    );
                }
            }
        }
    }
    encoded
}

/// Undoes percent-encoding; `+` is a space, as forms write it. What is no text becomes the replacement character.
pub(crate) fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let pair = bytes
            .get(at + 1..at + 3)
            .and_then(|pair| std::str::from_utf8(pair).ok());
        let code = pair
            .filter(|pair| pair.bytes().all(|byte| byte.is_ascii_hexdigit()))
            .and_then(|pair| u8::from_str_radix(pair, 16).ok());
        match (byte, code) {
            (b'%', Some(code)) => {
                plain.push(code);
                at += 3;
                continue;
            }
            (b'+', _) => plain.push(b' '),
            _ => plain.push(*byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&plain).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::{Action, Effect, reduce};
    use crate::timeline::Axis;
    use proptest::prelude::*;

    #[track_caller]
    fn check(address: &str, canonical: &str) {
        assert_eq!(write(&read(address)), canonical);
    }

    #[test]
    fn addresses_are_short_and_canonical() {
        check("", "");
        check("?lang=fr&view=search&sort=relevance", "");
        check("?q=l%E2%80%99IA+et&theme=ai", "q=l%E2%80%99IA%20et&theme=ai");
        check("?from=2025&to=2025", "from=2025&to=2025");
        check("?from=2025-10&to=2025-11-30", "from=2025-10&to=2025-11");
        check("?from=2030&to=2020", "from=2020-12-31&to=2030-01-01");
        check("?due=2025/2030", "due=2025/2030");
        check("?due=../2026-06", "due=../2026-06");
        check("?province=bac-giang,bac-ninh,bac-giang", "province=bac-giang,bac-ninh");
        check(
            "?order=name&list=systems&view=registers",
            "view=registers&list=systems&order=name",
        );
        check("?order=size&list=cities&view=registers", "view=registers");
        check(
            "?doc=bac-giang-plan/files&view=documents&lanes=theme&zoom=2024/2026-06&lang=vi",
            "view=documents&doc=bac-giang-plan/files&lanes=theme&zoom=2024/2026-06&lang=vi",
        );
        check("?cross=theme-year&view=matrix", "view=matrix&cross=theme-year");
        check(
            "?cross=province-year&zoom=2024/2024",
            "cross=province-year&zoom=2024/2024",
        );
        check("?zoom=2025/..&lanes=actor", "lanes=actor");
        check("?cross=year-year", "");
        check("?embed=1&q=ia", "q=ia&embed=1");
        check("?embed=yes", "");
    }

    #[test]
    fn hostile_addresses_give_a_state() {
        check("?from=yesterday&due=x&sort=<script>&lang=xx&view=&unknown=1&&&=&%", "");
        check("?q=%00%ff%", "q=%00%EF%BF%BD%25");
        check("?theme=%3Cimg%20src=x%3E", "theme=%3Cimg%20src%3Dx%3E");
        assert!(read(&format!("?q={}", "é".repeat(10_000))).query.len() < 5000);
    }

    #[test]
    fn a_long_query_leaves_room_for_the_rest_of_the_state() {
        let state = State {
            query: "🦀".repeat(10_000),
            lang: Lang::Vi,
            ..State::default()
        };
        let again = read(&write(&state));
        assert_eq!(
            (again.query.chars().count(), again.lang),
            (query::LONGEST + 1, Lang::Vi)
        );
        assert!(query::parse(&again.query).1.contains(&query::Notice::Shortened));
        let all = "é".repeat(query::LONGEST);
        let state = State {
            query: all.clone(),
            ..state
        };
        assert_eq!(read(&write(&state)).query, all);
    }

    #[test]
    fn what_makes_no_sense_is_told() {
        let told = |address: &str, expected: &[&str]| assert_eq!(faults(address), expected, "{address}");
        told("", &[]);
        told("?q=ia&view=search&lang=fr&extent=then&theme=ai&from=2025", &[]);
        told("?utm_source=x&fbclid=y&q=", &[]);
        told(
            "?view=charts&lang=de&sort=size&extent=never",
            &["view=charts", "lang=de", "sort=size", "extent=never"],
        );
        told(
            "?from=yesterday&to=1&due=x&zoom=2025/..",
            &["from=yesterday", "to=1", "due=x", "zoom=2025/.."],
        );
        told("?scale=month&lanes=colour", &["scale=month", "lanes=colour"]);
        told(
            "?cross=year-year&list=cities&order=size",
            &["cross=year-year", "list=cities", "order=size"],
        );
        told("?view=%00%3Cscript%3E", &["view=<script>"]);
        assert_eq!(faults(&format!("?q={}", "é".repeat(10_000))), ["…"]);
    }

    fn any_state() -> impl Strategy<Value = State> {
        let slugs = || proptest::collection::vec("[a-z,&%<é]{1,8}", 0..4);
        let day = || proptest::option::of(-20_000..80_000i32);
        (
            "\\PC{0,40}",
            slugs(),
            slugs(),
            day(),
            day(),
            day(),
            0..3usize,
            any::<bool>(),
            proptest::option::of("[a-z/]{1,9}"),
        )
            .prop_map(|(query, province, theme, from, to, due, lang, flag, doc)| {
                let mut state = State {
                    query,
                    lang: Lang::ALL[lang],
                    doc,
                    ..State::default()
                };
                for slug in province {
                    state = reduce(&state, Action::Toggled(Facet::Province, slug)).0;
                }
                for slug in theme {
                    state = reduce(&state, Action::Toggled(Facet::Theme, slug)).0;
                }
                state = reduce(&state, Action::Period(Axis::Said, from.map(Day), to.map(Day))).0;
                state = reduce(&state, Action::Period(Axis::Due, due.map(Day), None)).0;
                if flag {
                    state = reduce(&state, Action::Extended(Extent::Today)).0;
                    state = reduce(
                        &state,
                        Action::Zoomed(from.map(|from| Window::new(Day(from), Day(from + 400)))),
                    )
                    .0;
                    state = reduce(&state, Action::Laned(Lanes::Theme)).0;
                    state = reduce(&state, Action::Sorted(Sort::Due)).0;
                    state = reduce(&state, Action::Crossed(Cross::ALL[1 + lang % 2].0)).0;
                    state = reduce(&state, Action::Listed(Listing::Systems)).0;
                    state = reduce(&state, Action::Ordered(Order::Name)).0;
                    state.embedded = true;
                }
                state
            })
    }

    proptest! {
        #[test]
        fn what_was_written_is_read_back(state in any_state()) {
            prop_assert_eq!(read(&write(&state)), state);
        }

        #[test]
        fn any_text_is_an_address(text in "\\PC{0,200}") {
            let canonical = write(&read(&text));
            prop_assert_eq!(write(&read(&canonical)), canonical);
        }

        #[test]
        fn choosing_twice_changes_nothing(state in any_state(), slug in "[a-z]{1,5}") {
            let once = reduce(&state, Action::Toggled(Facet::Kind, slug.clone())).0;
            prop_assert_eq!(reduce(&once, Action::Toggled(Facet::Kind, slug)).0, state);
        }
    }

    #[test]
    fn links_stay_in_the_frame_and_lead_out_of_it_when_copied() {
        let framed = read("?q=ia&embed=1");
        let followed = reduce(&framed, Action::Followed(Box::new(read("?province=hue")))).0;
        assert_eq!(write(&followed), "province=hue&embed=1");
        assert_eq!(write(&followed.in_full()), "province=hue");
    }

    #[test]
    fn doing_nothing_leaves_the_history_alone() {
        let state = State::default();
        assert_eq!(reduce(&state, Action::Closed).1, Effect::None);
        assert_eq!(reduce(&state, Action::Spoke(Lang::Vi)).1, Effect::Push);
        assert_eq!(reduce(&state, Action::Typed("ia".into())).1, Effect::Replace);
    }
}

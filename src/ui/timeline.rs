//! The timeline: what was announced and what is due, in lanes, and the same as a table. It can be looked at from all its years
//! down to single days. A stretch of time chosen by pointer or by keyboard filters the results.

use super::chips::period_words;
use super::element::{Element, Name, On, fragment, join, tag};
use super::explorer::{Explorer, Sight};
use super::parts::{button, drawing, segments, swatch, switch, unfolder};
use super::take::{self, Drawn};
use super::words;
use super::words::timeline::timeline as sentences;
use crate::web::page;
use jalons_core::export::picture::{self, Frame, Picture, TIME, TimeWords};
use jalons_core::image::read::Register;
use jalons_core::model::{Day, date_words};
use jalons_core::query::Facet;
use jalons_core::state::Action;
use jalons_core::timeline::{Axis, Bin, Item, Lane, Lanes, Mark, Measures, Plot, Row, Shape, Window};
use yew::prelude::*;

/// Height of a lane, with the name beside and with the name above its marks; `timeline.css` sets the names to the same.
const LANE: u32 = 40;
const STACKED_LANE: u32 = 56;
const HEAD: u32 = 22;
const FOOT: u32 = 30;
/// Screens narrower than this have the names of lanes above the marks.
const NARROW: u32 = 620;
/// Lanes drawn before the rest is unfolded.
const SHOWN: usize = 7;
/// How much of the table's width a period takes at least: it has a period for each that a drawing so wide would have.
const TABLE: u32 = 1000;
/// Labels narrower than this are left out.
const LABEL: u32 = 20;

/// What the drawing is made from.
struct Figure<'e> {
    explorer: &'e Explorer,
    lanes: &'e [Lane],
    whole: Window,
    plot: Plot,
}

/// How wide time is drawn on a screen of this width; measured and mended once it is drawn.
pub(super) fn breadth(screen: u32) -> u32 {
    let page = screen.min(1240);
    if screen < NARROW {
        page.saturating_sub(34).max(120)
    } else if screen <= 720 {
        page.saturating_sub(34 + 168)
    } else {
        page.saturating_sub(58 + 168)
    }
}

/// The timeline with its switches; none for an answer without dates.
pub(super) fn figure(explorer: &Explorer) -> Option<Element> {
    let (words, own, sight, state) = (
        explorer.words(),
        sentences(explorer.lang()),
        explorer.sight,
        &explorer.state,
    );
    let timeline = &explorer.timeline;
    let all = timeline.lanes.len();
    let whole = timeline.whole?;
    let window = timeline.window(state.zoom)?;
    let lanes = shown(explorer);
    let narrow = explorer.screen < NARROW;
    let measures = Measures {
        width: if sight.table { TABLE } else { explorer.breadth },
        head: HEAD,
        lane: if narrow { STACKED_LANE } else { LANE },
        foot: FOOT,
    };
    let figure = Figure {
        explorer,
        lanes,
        whole,
        plot: Plot::new(lanes, window, measures),
    };
    let mut by_lanes = segments(words.lanes);
    for (lanes, _) in Lanes::ALL {
        let label = match lanes {
            Lanes::Province => words.by_province,
            Lanes::Theme => words.by_theme,
            Lanes::Actor => own.by_actor,
            Lanes::System => own.by_system,
        };
        let press = explorer.does(Action::Laned(lanes));
        by_lanes = by_lanes.with(switch(state.lanes == lanes, press).text(label));
    }
    let mut by_axis = segments(words.brush);
    for (axis, label) in [(Axis::Said, words.said), (Axis::Due, words.due)] {
        let press = explorer.sees(Sight { axis, ..sight }.rested());
        by_axis = by_axis.with(switch(sight.axis == axis, press).text(label));
    }
    let as_table = explorer.sees(Sight {
        table: !sight.table,
        ..sight
    });
    let switches = tag("div")
        .class("switches")
        .with(by_lanes)
        .with(figure.zoom())
        .with(by_axis)
        .with(switch(sight.table, as_table).class("toggle").text(words.table));
    let more = (all > SHOWN).then(|| {
        let label = if sight.lanes {
            words.show_less.to_owned()
        } else {
            words::show_all(all, explorer.lang())
        };
        let fold = explorer.sees(Sight {
            lanes: !sight.lanes,
            ..sight
        });
        unfolder(sight.lanes, fold).class("quiet").own_text(&label)
    });
    let caption = tag("figcaption")
        .with(tag("b").text(words.timeline))
        .with(legend(explorer))
        .with(switches);
    let hint = (!sight.table).then(|| tag("p").class("hint").text(own.hint));
    let below = tag("div")
        .class("below")
        .maybe(more)
        .maybe(hint)
        .with(take::pictures(explorer, Drawn::Timeline));
    Some(
        tag("figure")
            .class(if narrow { "timeline stacked" } else { "timeline" })
            .with(caption)
            .with(if sight.table { figure.table() } else { figure.drawing() })
            .with(below),
    )
}

/// The picture of the lanes that are shown.
pub(super) fn picture(explorer: &Explorer, frame: &Frame<'_>) -> Option<Picture> {
    let (words, own) = (explorer.words(), sentences(explorer.lang()));
    let timeline = &explorer.timeline;
    let window = timeline.window(explorer.state.zoom)?;
    let lanes = shown(explorer);
    let plot = Plot::new(lanes, window, TIME);
    let names: Vec<&str> = lanes.iter().map(|lane| label(explorer, lane)).collect();
    let bins: Vec<String> = plot.bins.iter().map(|bin| axis_label(explorer, bin).0).collect();
    let mut moments = vec![(explorer.today, words.today)];
    moments.extend(mergers(explorer).into_iter().map(|day| (day, words.merger)));
    let words = TimeWords {
        lanes: &names,
        bins: &bins,
        moments: &moments,
        signs: [words.said_short, words.due_short, words.imprecise, own.span],
    };
    Some(picture::timeline(frame, &plot, &words))
}

/// The lanes that are not folded away.
fn shown(explorer: &Explorer) -> &[Lane] {
    let lanes = &explorer.timeline.lanes;
    let first = lanes.get(..SHOWN).filter(|_| !explorer.sight.lanes);
    first.unwrap_or(lanes)
}

/// The signs of the drawing.
fn legend(explorer: &Explorer) -> Element {
    let (words, own) = (explorer.words(), sentences(explorer.lang()));
    let said = circle("said", 6, 6, "4.5");
    let due = path("due", "M6 1l5 5-5 5-5-5z");
    let long = |class: &'static str, rounding: &'static str| {
        tag("rect")
            .class(class)
            .attr(Name::X, "1")
            .attr(Name::Y, "2")
            .attr(Name::Width, "22")
            .attr(Name::Height, "8")
            .attr(Name::Rx, rounding)
    };
    let soft = long("span said", "4");
    let firm = long("span said firm", "1");
    let link = path("link", "M0 6H24");
    let mut legend = tag("ul").class("legend");
    for (class, view, sign, label) in [
        ("", "0 0 12 12", said, words.said_short),
        ("", "0 0 12 12", due, words.due_short),
        ("long", "0 0 24 12", soft, words.imprecise),
        ("long", "0 0 24 12", firm, own.span),
        ("long", "0 0 24 12", link, own.link),
    ] {
        legend = legend.with(tag("li").with(drawing(class, view).with(sign)).text(label));
    }
    if explorer
        .timeline
        .lanes
        .iter()
        .any(|lane| lane.items.iter().any(|item| item.yours))
    {
        let sign = drawing("", "0 0 12 12").with(circle("said yours", 6, 6, "4.5"));
        legend = legend.with(tag("li").with(sign).text(words::own::own(explorer.lang()).yours));
    }
    legend
}

/// The fixed name of lanes without a value.
fn nameless(explorer: &Explorer) -> &'static str {
    let own = sentences(explorer.lang());
    match explorer.state.lanes {
        Lanes::Province => explorer.words().no_province,
        Lanes::Theme => explorer.words().no_theme,
        Lanes::Actor => own.no_actor,
        Lanes::System => own.no_system,
    }
}

/// The name of a lane.
fn label(explorer: &Explorer, lane: &Lane) -> &'static str {
    match lane.entry {
        Some(entry) => explorer.label(explorer.state.lanes.facet().register(), entry),
        None => nameless(explorer),
    }
}

/// What stands under a period.
fn axis_label(explorer: &Explorer, bin: &Bin) -> (String, bool) {
    let start = bin.start();
    let is_year = (start.month, start.day) == (1, 1);
    let label = match (bin.to.0 - bin.from.0, start.day) {
        _ if is_year => start.year.to_string(),
        (..=14, 2..) => start.day.to_string(),
        _ => sentences(explorer.lang()).months[usize::from(start.month - 1)].to_owned(),
    };
    (label, is_year)
}

/// Days on which several provincial units began at once.
fn mergers(explorer: &Explorer) -> Vec<Day> {
    let mut mergers: Vec<Day> = Vec::new();
    if explorer.state.lanes != Lanes::Province {
        return mergers;
    }
    let mut starts: Vec<Day> = Vec::new();
    for place in explorer.corpus.entries(Register::Places) {
        if place.from.is_closed() && starts.contains(&place.from) && !mergers.contains(&place.from) {
            mergers.push(place.from);
        }
        starts.push(place.from);
    }
    mergers
}

impl Figure<'_> {
    fn facet(&self) -> Facet {
        self.explorer.state.lanes.facet()
    }

    /// The buttons that show less or more of time, and other parts of it.
    fn zoom(&self) -> Element {
        let (explorer, own, window) = (self.explorer, sentences(self.explorer.lang()), self.plot.window);
        let mut group = segments(own.zoom).class("segments zoom");
        let half = 0.5;
        let zoomed = |factor| Some(window.zoomed(factor, half, self.whole));
        let moved = |share| {
            let moved = window.moved(share, self.whole)?;
            (moved != window).then_some(Some(moved))
        };
        let is_whole = window == self.whole;
        for (sign, name, leads) in [
            ("◂", own.earlier, moved(-half)),
            ("−", own.zoom_out, zoomed(half).filter(|_| !is_whole)),
            ("+", own.zoom_in, zoomed(2.0).filter(|zoom| *zoom != Some(window))),
            ("▸", own.later, moved(half)),
            (own.all, own.all_label, (!is_whole).then_some(None)),
        ] {
            let mut press = match leads {
                Some(zoom) => button(explorer.does(Action::Zoomed(zoom))),
                // It keeps the focus where there is nothing more to show.
                None => button(Callback::noop()).attr(Name::AriaDisabled, "true"),
            };
            if sign != name {
                press = press.attr(Name::AriaLabel, name).attr(Name::Title, name);
            }
            group = group.with(press.text(sign));
        }
        let shown = (!is_whole).then(|| {
            let words = period_words(explorer, window.from(), window.to());
            tag("span").class("shown").own_text(&words)
        });
        tag("div").class("zooming").maybe(shown).with(group)
    }

    /// The drawing. Its periods are buttons: pressing one filters, drawing over several does too, and so do keys.
    fn drawing(&self) -> Element {
        let (plot, explorer, sight) = (&self.plot, self.explorer, self.explorer.sight);
        let (width, height) = (plot.measures.width, plot.height());
        let mut picture = tag("g").attr(Name::AriaHidden, "true").with(self.grid());
        for row in &plot.rows {
            picture = picture.with(self.row(row));
        }
        picture = picture.with(self.moments());
        let stretch = if sight.anchor.is_some() {
            Some(sight.stretch())
        } else {
            self.chosen()
        };
        let chosen = stretch
            .and_then(|(first, last)| self.edges(first, last))
            .map(|(left, right)| {
                tag("rect")
                    .class("chosen")
                    .number(Name::X, left)
                    .number(Name::Y, HEAD)
                    .number(Name::Width, right - left)
                    .number(Name::Height, height - HEAD)
            });
        let handles = stretch.map(|(first, last)| self.handles(first, last));
        let mut sheet = tag("svg")
            .number(Name::Width, width)
            .number(Name::Height, height)
            .maybe(chosen)
            .with(picture)
            .with(self.bins())
            .maybe(handles);
        if sight.dragging {
            let cancel = explorer.sees(sight.rested());
            sheet = sheet
                .on(On::PointerUp, self.choose(sight.stretch()))
                .on(On::PointerLeave, cancel.clone())
                .on(On::PointerCancel, cancel);
        }
        let mut names = tag("ul").class("names");
        for lane in self.lanes {
            names = names.with(self.name(lane));
        }
        let help = tag("p")
            .attr(Name::Id, "brush-help")
            .class("hidden")
            .text(sentences(explorer.lang()).help);
        tag("div")
            .class("plot")
            .with(names)
            .with(tag("div").class("sheet").attr(Name::Id, SHEET).with(sheet))
            .with(help)
    }

    /// From where to where a stretch of periods is drawn; a stretch may have been begun where there were more of them.
    fn edges(&self, first: usize, last: usize) -> Option<(u32, u32)> {
        let end = self.plot.bins.len().checked_sub(1)?;
        let (left, _) = self.plot.stretch(&self.plot.bins[first.min(end)]);
        let (_, right) = self.plot.stretch(&self.plot.bins[last.min(end)]);
        Some((left, right))
    }

    /// At the ends of what is chosen, to draw it longer or shorter. Keys do the same from any period.
    fn handles(&self, first: usize, last: usize) -> Element {
        let sight = self.explorer.sight;
        let mut handles = tag("g").attr(Name::AriaHidden, "true");
        let Some((left, right)) = self.edges(first, last) else {
            return handles;
        };
        for (x, anchor, cursor) in [(left, last, first), (right, first, last)] {
            let held = Sight {
                anchor: Some(anchor),
                cursor,
                dragging: true,
                ..sight
            };
            handles = handles.with(
                tag("rect")
                    .class("handle")
                    .number(Name::X, x.saturating_sub(3).min(self.plot.measures.width - 6))
                    .number(Name::Y, self.plot.height() / 2 - 11)
                    .attr(Name::Width, "6")
                    .attr(Name::Height, "22")
                    .attr(Name::Rx, "2")
                    .on(On::PointerDown, self.explorer.sees(held)),
            );
        }
        handles
    }

    /// Filters by a stretch of periods; choosing the same one again lets go of it.
    fn choose(&self, (first, last): (usize, usize)) -> Callback<Event> {
        // A stretch may have been begun where an earlier answer had more periods.
        let bins = &self.plot.bins;
        let end = bins.len().saturating_sub(1);
        let (first, last) = (bins[first.min(end)].from, bins[last.min(end)].to);
        let other = self.period() != Some((first, last));
        self.explorer.does(Action::Period(
            self.explorer.sight.axis,
            other.then_some(first),
            other.then_some(last),
        ))
    }

    /// What keys do on the axis.
    fn keys(&self) -> Callback<Event> {
        let (explorer, sight, count) = (self.explorer, self.explorer.sight, self.plot.bins.len());
        let (look, act) = (explorer.look.clone(), explorer.act.clone());
        let (window, whole, width) = (self.plot.window, self.whole, self.plot.measures.width);
        let cursor = sight.cursor.min(count - 1);
        let bin = self.plot.bins[cursor];
        let (left, right) = self.plot.stretch(&bin);
        let about = f64::from(left + right) / 2.0 / f64::from(width);
        let own = if sight.anchor.is_some() {
            sight.stretch()
        } else {
            (cursor, cursor)
        };
        let choose = self.choose(own);
        Callback::from(move |event: Event| {
            let (key, shift) = page::key(&event);
            let zoom = |zoom: Option<Window>| {
                // The period reached by keys stays reached.
                let bins = zoom.unwrap_or(whole).cut(width);
                let day = Day((bin.from.0 + bin.to.0) / 2);
                let cursor = bins.iter().position(|bin| day <= bin.to).unwrap_or(bins.len() - 1);
                // In this order: what is seen is of the periods zoomed to.
                act.emit(Action::Zoomed(zoom));
                look.emit(Sight {
                    cursor,
                    anchor: None,
                    reach: true,
                    ..sight
                });
            };
            let step = f64::from(bin.to.0 - bin.from.0 + 1) / f64::from(window.days());
            let next = match key.as_str() {
                "ArrowLeft" if cursor == 0 && window.from() > whole.from() => {
                    event.prevent_default();
                    return act.emit(Action::Zoomed(window.moved(-step, whole)));
                }
                "ArrowRight" if cursor + 1 == count && window.to() < whole.to() => {
                    event.prevent_default();
                    return act.emit(Action::Zoomed(window.moved(step, whole)));
                }
                "ArrowLeft" => cursor.saturating_sub(1),
                "ArrowRight" => (cursor + 1).min(count - 1),
                "Home" => 0,
                "End" => count - 1,
                "Escape" => {
                    look.emit(sight.rested());
                    act.emit(Action::Period(sight.axis, None, None));
                    return;
                }
                "+" | "=" => {
                    event.prevent_default();
                    return zoom(window.zoomed(2.0, about, whole));
                }
                "-" | "−" => {
                    event.prevent_default();
                    return zoom(window.zoomed(0.5, about, whole));
                }
                "0" => {
                    event.prevent_default();
                    return zoom(None);
                }
                "Enter" | " " => {
                    event.prevent_default();
                    return choose.emit(event);
                }
                _ => return,
            };
            event.prevent_default();
            let anchor = shift.then(|| sight.anchor.unwrap_or(cursor));
            look.emit(Sight {
                anchor,
                cursor: next,
                dragging: false,
                ..sight
            });
            page::focus(&bin_id(next));
        })
    }

    /// One button for each period, as high as the drawing; one of them is reached by Tab, the arrow keys lead to the others.
    fn bins(&self) -> Element {
        let (explorer, plot, sight) = (self.explorer, &self.plot, self.explorer.sight);
        let words = explorer.words();
        let axis = if sight.axis == Axis::Said {
            words.said
        } else {
            words.due
        };
        let cursor = sight.cursor.min(plot.bins.len() - 1);
        let chosen = self.chosen();
        let height = plot.height();
        let mut buttons = tag("g")
            .class("bins")
            .attr(Name::Role, "group")
            .own_attr(Name::AriaLabel, &join(&[words.brush, " : ", axis]))
            .attr(Name::AriaDescribedBy, "brush-help")
            .on(On::KeyDown, self.keys());
        for (at, bin) in plot.bins.iter().enumerate() {
            let (left, right) = plot.stretch(bin);
            let pressed = chosen.is_some_and(|(first, last)| first <= at && at <= last);
            let begun = Sight {
                anchor: Some(at),
                cursor: at,
                dragging: true,
                ..sight
            };
            let look = explorer.look.clone();
            let press = Callback::from(move |event: Event| {
                // A finger would else stay with the period it came down on.
                page::release_pointer(&event);
                look.emit(begun);
            });
            let (text, is_year) = axis_label(explorer, bin);
            let tally = self.tally(bin);
            // What is seen is part of what is said, as a word of its own: who speaks to the page says what is seen.
            let is_word = |(place, _): (usize, &str)| !tally[place + text.len()..].starts_with(char::is_alphanumeric);
            let says = if tally.match_indices(&text).any(is_word) {
                tally
            } else {
                join(&[&text, ", ", &tally])
            };
            let label = (right - left >= LABEL && (plot.x(bin.from) >= 0 || right - left >= 2 * LABEL)).then(|| {
                tag("text")
                    .class(if is_year { "year" } else { "" })
                    .number(Name::X, (left + right) / 2)
                    .number(Name::Y, height - 11)
                    .own_text(&text)
            });
            let mut period = tag("g")
                .class("bin")
                .own_attr(Name::Id, &bin_id(at))
                .attr(Name::Role, "button")
                .attr(Name::AriaPressed, if pressed { "true" } else { "false" })
                .own_attr(Name::AriaLabel, &says)
                .attr(Name::TabIndex, if at == cursor { "0" } else { "-1" })
                .number(Name::DataBin, at as u32)
                .on(On::PointerDown, press)
                .with(tag("title").own_text(&says))
                .with(
                    tag("rect")
                        .number(Name::X, left)
                        .attr(Name::Y, "0")
                        .number(Name::Width, right - left)
                        .number(Name::Height, height),
                )
                .maybe(label);
            if sight.dragging && at != sight.cursor {
                period = period.on(On::PointerMove, explorer.sees(Sight { cursor: at, ..sight }));
            }
            buttons = buttons.with(period);
        }
        buttons
    }

    fn period(&self) -> Option<(Day, Day)> {
        match self.explorer.sight.axis {
            Axis::Said => self.explorer.state.filters.said(),
            Axis::Due => self.explorer.state.filters.due(),
        }
    }

    /// The periods that the filter on the axis touches.
    fn chosen(&self) -> Option<(usize, usize)> {
        let (from, to) = self.period()?;
        let touches = |bin: &Bin| bin.from <= to && bin.to >= from;
        let bins = &self.plot.bins;
        Some((bins.iter().position(touches)?, bins.iter().rposition(touches)?))
    }

    /// A period in words with what is in it.
    fn tally(&self, bin: &Bin) -> String {
        let total = |axis| self.lanes.iter().map(|lane| lane.in_bin(axis, bin)).sum();
        let lang = self.explorer.lang();
        let mut tally = words::bin(
            &date_words(&bin.edtf(), lang),
            total(Axis::Said),
            total(Axis::Due),
            lang,
        );
        let is_here = |item: &&Item| item.yours && (item.is_in(Axis::Said, bin) || item.is_in(Axis::Due, bin));
        let yours: usize = self
            .lanes
            .iter()
            .map(|lane| lane.items.iter().filter(is_here).count())
            .sum();
        if yours > 0 {
            tally = join(&[&tally, ", ", words::own::own(lang).yours, " ", &yours.to_string()]);
        }
        tally
    }

    /// The name of a lane; pressing it filters by it.
    fn name(&self, lane: &Lane) -> Element {
        let (explorer, facet, label) = (self.explorer, self.facet(), label(self.explorer, lane));
        let content = match (&lane.slug, lane.entry) {
            (Some(slug), Some(entry)) => {
                let pressed = explorer.state.filters.chosen(facet).contains(slug);
                switch(pressed, explorer.does(Action::Toggled(facet, slug.clone())))
                    .attr(Name::Title, label)
                    .maybe((facet == Facet::Theme).then(|| swatch(explorer, entry)))
                    .with(tag("span").text(label))
            }
            _ => tag("span").class("nothing").text(label),
        };
        tag("li").with(content)
    }

    /// Lines between periods; where these are not years, years are drawn strongly.
    fn grid(&self) -> Element {
        let mut lines = fragment();
        let bottom = self.plot.height() - FOOT;
        for bin in &self.plot.bins {
            let x = self.plot.x(bin.from);
            if x >= 0 {
                let strong = (bin.start().month, bin.start().day) == (1, 1);
                let line = format!("M{x}.5 {HEAD}V{bottom}");
                lines = lines.with(path(if strong { "grid strong" } else { "grid" }, &line));
            }
        }
        lines
    }

    /// What lies in a lane: said above the line, due below it, lines from one to the other.
    fn row(&self, row: &Row) -> Element {
        let [own, after] = line(row, self.plot.measures.width);
        let mut drawn = tag("g");
        if row.flow.is_some() {
            drawn = drawn.with(path("lane after", &after)).with(path("lane flow", &own));
        } else {
            drawn = drawn.with(path("lane", &own));
        }
        for [x, y, to, below] in &row.links {
            drawn = drawn.with(path("link", &format!("M{x} {y}L{to} {below}")));
        }
        for mark in &row.marks {
            drawn = drawn.with(drawn_mark(mark));
        }
        drawn
    }

    /// Today, and the days on which several provincial units began at once.
    fn moments(&self) -> Element {
        let (explorer, plot, words) = (self.explorer, &self.plot, self.explorer.words());
        let (width, bottom) = (plot.measures.width as i32, plot.height() - FOOT);
        let mut moments = vec![(explorer.today, words.today, "moment today")];
        for day in mergers(explorer) {
            moments.push((day, words.merger, "moment"));
        }
        let mut drawn = fragment();
        for (day, label, class) in moments {
            let x = plot.x(day);
            if !(0..=width).contains(&x) {
                continue;
            }
            // What is written for today stands after its line, the rest before, so that they keep apart.
            let before = if class == "moment" { x > 70 } else { x > width - 80 };
            drawn = drawn.with(
                tag("g")
                    .class(class)
                    .with(path("", &format!("M{x}.5 6V{bottom}")))
                    .with(
                        tag("text")
                            .class(if before { "before" } else { "" })
                            .own_attr(Name::X, &(if before { x - 5 } else { x + 5 }).to_string())
                            .attr(Name::Y, "14")
                            .text(label),
                    ),
            );
        }
        drawn
    }

    /// The same as a table: said and due for each lane and period. Periods without anything are left out, unless they are
    /// years.
    fn table(&self) -> Element {
        let (explorer, words, own) = (self.explorer, self.explorer.words(), sentences(self.explorer.lang()));
        let facet = match explorer.state.lanes {
            Lanes::Province => words.facet_province,
            Lanes::Theme => words.facet_theme,
            Lanes::Actor => own.by_actor,
            Lanes::System => own.by_system,
        };
        let mut filled: Vec<&Bin> = Vec::new();
        let mut head = tag("tr").with(tag("th").attr(Name::Scope, "col").text(facet));
        for bin in &self.plot.bins {
            let has = |lane: &Lane| lane.in_bin(Axis::Said, bin) + lane.in_bin(Axis::Due, bin) > 0;
            if bin.to.0 - bin.from.0 >= 364 || self.lanes.iter().any(has) {
                filled.push(bin);
                let name = date_words(&bin.edtf(), explorer.lang());
                head = head.with(tag("th").attr(Name::Scope, "col").own_text(&name));
            }
        }
        let mut body = tag("tbody");
        for lane in self.lanes {
            let mut row = tag("tr").with(tag("th").attr(Name::Scope, "row").text(label(explorer, lane)));
            for bin in &filled {
                row = row.with(self.cell(lane, bin));
            }
            body = body.with(row);
        }
        let table = tag("table").class("in-time").with(tag("thead").with(head)).with(body);
        tag("div")
            .class("table-frame")
            .attr(Name::TabIndex, "0")
            .attr(Name::Role, "region")
            .attr(Name::AriaLabel, words.timeline)
            .with(table)
    }

    fn cell(&self, lane: &Lane, bin: &Bin) -> Element {
        let words = self.explorer.words();
        let mut cell = tag("td");
        for (axis, class, label) in [
            (Axis::Said, "said", words.said_short),
            (Axis::Due, "due", words.due_short),
        ] {
            let count = lane.in_bin(axis, bin);
            if count > 0 {
                let label = tag("span").class("hidden").text(label);
                cell = cell.with(tag("span").class(class).with(label).count(count));
            }
        }
        cell
    }
}

/// The id of what is measured once it is drawn.
pub(super) const SHEET: &str = "sheet";

/// The id of a period.
pub(super) fn bin_id(at: usize) -> String {
    join(&["bin-", &at.to_string()])
}

/// The line of a lane up to where it ends in another one, and what of it comes after: dates that a province set for a time
/// when it was no more.
fn line(row: &Row, width: u32) -> [String; 2] {
    let y = row.y;
    let Some(flow) = row.flow else {
        return [format!("M0 {y}.5H{width}"), String::new()];
    };
    let x = flow.x;
    let own = match flow.into {
        Some(into) => format!("M0 {y}.5H{}C{} {y}.5 {} {into}.5 {} {into}.5", x - 22, x, x, x + 22),
        None => format!("M0 {y}.5H{x}"),
    };
    [own, format!("M{x} {y}.5H{width}")]
}

/// A point is a dot or a diamond, larger and with a number if it is several; what is longer is a bar, soft if it is not known
/// which of its days are meant.
fn drawn_mark(mark: &Mark) -> Element {
    let said = mark.axis == Axis::Said;
    let several = mark.count > 1;
    let (x, y) = (mark.x, mark.y);
    let mut class = String::from(if said { "said" } else { "due" });
    if several {
        class.push_str(" several");
    }
    if mark.yours {
        class.push_str(" yours");
    }
    let shape = match (mark.shape, said) {
        (Shape::Point, true) => circle(&class, x, y, if several { "8.5" } else { "4.5" }),
        (Shape::Point, false) => {
            let size = if several { 10 } else { 5 };
            path(
                &class,
                &format!("M{x} {}l{size} {size}-{size} {size}-{size}-{size}z", y - size),
            )
        }
        (shape, _) => tag("rect")
            .own_class(&join(&[
                "span ",
                &class,
                if shape == Shape::Span { " firm" } else { "" },
            ]))
            .own_attr(Name::X, &x.to_string())
            .own_attr(Name::Y, &(y - 6).to_string())
            .own_attr(Name::Width, &(mark.to - x).to_string())
            .attr(Name::Height, "12")
            .attr(Name::Rx, if shape == Shape::Span { "1" } else { "6" }),
    };
    let tally = (several && mark.told).then(|| {
        let text = tag("text")
            .class(match mark.shape {
                Shape::Point if said => "tally inside",
                _ => "tally",
            })
            .own_attr(Name::X, &((x + mark.to) / 2).to_string())
            .own_attr(Name::Y, &(y + 3).to_string());
        text.count(mark.count)
    });
    fragment().with(shape).maybe(tally)
}

fn path(class: &str, line: &str) -> Element {
    tag("path").own_class(class).own_attr(Name::D, line)
}

fn circle(class: &str, x: i32, y: i32, radius: &'static str) -> Element {
    tag("circle")
        .own_class(class)
        .own_attr(Name::Cx, &x.to_string())
        .own_attr(Name::Cy, &y.to_string())
        .attr(Name::R, radius)
}

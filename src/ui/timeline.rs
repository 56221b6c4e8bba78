//! The timeline: what was announced and what is due, in lanes, and the same as a table. A stretch of time chosen by
//! pointer or by keyboard filters the results.

use super::element::{Element, Name, On, fragment, join, tag};
use super::explorer::{Explorer, Sight};
use super::parts::{drawing, segments, swatch, switch, unfolder};
use super::words;
use crate::web::page;
use jalons_core::image::read::Register;
use jalons_core::model::{Day, date_words};
use jalons_core::query::Facet;
use jalons_core::state::Action;
use jalons_core::timeline::{Axis, Bin, Group, Lane, Lanes, Scale};
use yew::prelude::*;

/// Height of a lane, and of the strip above the lanes, in pixels. `timeline.css` sets the names to the same height.
const LANE: u32 = 36;
const HEAD: u32 = 22;
/// The drawing is at least this wide; bins share it, but none is narrower than its label needs.
const WIDTH: u32 = 980;
const NARROWEST_YEAR: u32 = 72;
const NARROWEST_MONTH: u32 = 30;
/// Lanes drawn before the rest is unfolded.
const SHOWN: usize = 7;

/// What the drawing is made from.
struct Plot<'e> {
    explorer: &'e Explorer,
    bins: &'e [Bin],
    lanes: &'e [Lane],
    /// Bins are months, not years.
    monthly: bool,
    /// Width of a bin.
    step: u32,
    height: u32,
}

/// Whether bins are months, and how wide a bin is drawn.
fn measure(bins: &[Bin]) -> (bool, u32) {
    let monthly = bins.first().is_some_and(|bin| bin.to.0 - bin.from.0 < 40);
    let narrowest = if monthly { NARROWEST_MONTH } else { NARROWEST_YEAR };
    (monthly, narrowest.max(WIDTH / bins.len().max(1) as u32))
}

/// Where the latest announcement is drawn: a drawing wider than the screen starts there and not in an empty past.
pub(super) fn latest(explorer: &Explorer) -> u32 {
    let mut last = 0;
    for lane in &explorer.timeline.lanes {
        for group in lane
            .groups
            .iter()
            .filter(|group| group.axis == Axis::Said && group.first == group.last)
        {
            last = group.last.max(last);
        }
    }
    let (_, step) = measure(&explorer.timeline.bins);
    last as u32 * step + step / 2
}

/// The timeline with its switches; none for an answer without dates.
pub(super) fn figure(explorer: &Explorer) -> Option<Element> {
    let (words, sight, state) = (explorer.words(), explorer.sight, &explorer.state);
    let timeline = &explorer.timeline;
    let all = timeline.lanes.len();
    if timeline.bins.is_empty() {
        return None;
    }
    let (monthly, step) = measure(&timeline.bins);
    let lanes = timeline
        .lanes
        .get(..SHOWN)
        .filter(|_| !sight.lanes)
        .unwrap_or(&timeline.lanes);
    let plot = Plot {
        explorer,
        bins: &timeline.bins,
        lanes,
        monthly,
        step,
        height: HEAD + LANE * lanes.len() as u32,
    };
    let mut by_lanes = segments(words.lanes);
    for (lanes, label) in [(Lanes::Province, words.by_province), (Lanes::Theme, words.by_theme)] {
        let press = explorer.does(Action::Laned(lanes));
        by_lanes = by_lanes.with(switch(state.lanes == lanes, press).text(label));
    }
    let mut by_scale = segments(words.cut);
    for (scale, label) in [(Scale::Year, words.by_year), (Scale::Month, words.by_month)] {
        let press = explorer.does(Action::Scaled(scale));
        by_scale = by_scale.with(switch(state.scale == scale, press).text(label));
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
        .with(by_scale)
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
        unfolder(sight.lanes, fold).class("quiet").text(&label)
    });
    let caption = tag("figcaption")
        .with(tag("b").text(words.timeline))
        .with(legend(explorer))
        .with(switches);
    let figure = tag("figure")
        .class("timeline")
        .with(caption)
        .with(if sight.table { plot.table() } else { plot.drawing() })
        .maybe(more);
    Some(figure)
}

/// The three signs of the drawing.
fn legend(explorer: &Explorer) -> Element {
    let words = explorer.words();
    let said = circle("said", "6", "6", "4.5");
    let due = path("due", "M6 1l5 5-5 5-5-5z");
    let long = tag("rect")
        .class("span said")
        .attr(Name::X, "1")
        .attr(Name::Y, "2")
        .attr(Name::Width, "22")
        .attr(Name::Height, "8")
        .attr(Name::Rx, "4");
    let mut legend = tag("ul").class("legend");
    for (class, view, sign, label) in [
        ("", "0 0 12 12", said, words.said_short),
        ("", "0 0 12 12", due, words.due_short),
        ("long", "0 0 24 12", long, words.imprecise),
    ] {
        legend = legend.with(tag("li").with(drawing(class, view).with(sign)).text(label));
    }
    legend
}

impl Plot<'_> {
    fn facet(&self) -> Facet {
        self.explorer.state.lanes.facet()
    }

    /// The drawing, and below it one button for each bin: the same choice by keyboard.
    fn drawing(&self) -> Element {
        let (width, height) = (self.step * self.bins.len() as u32, self.height);
        let (explorer, sight) = (self.explorer, self.explorer.sight);
        let chosen = if sight.anchor.is_some() {
            Some(sight.stretch())
        } else {
            self.chosen()
        };
        let chosen = chosen.map(|(first, last)| {
            tag("rect")
                .class("chosen")
                .number(Name::X, first as u32 * self.step)
                .attr(Name::Y, "0")
                .number(Name::Width, (last - first + 1) as u32 * self.step)
                .number(Name::Height, height)
                .attr(Name::Rx, "4")
        });
        let mut sheet = tag("svg")
            .number(Name::Width, width)
            .number(Name::Height, height)
            .attr(Name::AriaHidden, "true")
            .with(self.grid())
            .with(self.moments())
            .maybe(chosen);
        if sight.dragging {
            let cancel = explorer.sees(sight.rested());
            sheet = sheet
                .on(On::PointerUp, self.choose(sight.stretch()))
                .on(On::PointerLeave, cancel.clone())
                .on(On::PointerCancel, cancel);
        }
        let mut names = tag("ul").class("names");
        for (at, lane) in self.lanes.iter().enumerate() {
            sheet = sheet.with(self.lane(at as u32, lane));
            names = names.with(self.name(lane));
        }
        for at in 0..self.bins.len() {
            let begun = Sight {
                anchor: Some(at),
                cursor: at,
                dragging: true,
                ..sight
            };
            let mut column = tag("rect")
                .class("column")
                .number(Name::DataBin, at as u32)
                .number(Name::X, at as u32 * self.step)
                .number(Name::Width, self.step)
                .number(Name::Height, height)
                .on(On::PointerDown, explorer.sees(begun))
                .with(tag("title").text(&self.tally(at)));
            if sight.dragging && at != sight.cursor {
                column = column.on(On::PointerMove, explorer.sees(Sight { cursor: at, ..sight }));
            }
            sheet = sheet.with(column);
        }
        let sheet = tag("div").class("sheet").with(sheet).with(self.buttons());
        let help = tag("p")
            .attr(Name::Id, "brush-help")
            .class("hidden")
            .text(explorer.words().brush_help);
        tag("div")
            .class("plot")
            .with(names)
            .with(tag("div").class("sheet-frame").with(sheet))
            .with(help)
    }

    /// Filters by a stretch of bins; choosing the same one again lets go of it.
    fn choose(&self, (first, last): (usize, usize)) -> Callback<Event> {
        // A stretch may have been begun where an earlier answer had more bins.
        let end = self.bins.len() - 1;
        let (first, last) = (self.bins[first.min(end)].from, self.bins[last.min(end)].to);
        let other = self.period() != Some((first, last));
        self.explorer.does(Action::Period(
            self.explorer.sight.axis,
            other.then_some(first),
            other.then_some(last),
        ))
    }

    /// One button for each bin; one of them is reached by Tab, the arrow keys lead to the others.
    fn buttons(&self) -> Element {
        let (explorer, sight, count) = (self.explorer, self.explorer.sight, self.bins.len());
        let (look, act) = (explorer.look.clone(), explorer.act.clone());
        let key = Callback::from(move |event: Event| {
            let (key, shift) = page::key(&event);
            let cursor = match key.as_str() {
                "ArrowLeft" => sight.cursor.saturating_sub(1),
                "ArrowRight" => (sight.cursor + 1).min(count - 1),
                "Home" => 0,
                "End" => count - 1,
                "Escape" => {
                    look.emit(sight.rested());
                    act.emit(Action::Period(sight.axis, None, None));
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            let anchor = shift.then(|| sight.anchor.unwrap_or(sight.cursor));
            look.emit(Sight {
                anchor,
                cursor,
                dragging: false,
                ..sight
            });
            page::focus(&format!("bin-{cursor}"));
        });
        let cursor = sight.cursor.min(count - 1);
        let chosen = self.chosen();
        let words = explorer.words();
        let axis = if sight.axis == Axis::Said {
            words.said
        } else {
            words.due
        };
        let mut buttons = tag("div")
            .class("bins")
            .attr(Name::Role, "group")
            .attr(Name::AriaLabel, &join(&[words.brush, " : ", axis]))
            .attr(Name::AriaDescribedBy, "brush-help")
            .on(On::KeyDown, key);
        for (at, bin) in self.bins.iter().enumerate() {
            let start = bin.start();
            let is_year = !self.monthly || start.month == 1;
            let label = if is_year { start.year } else { start.month as i32 };
            let pressed = chosen.is_some_and(|(first, last)| first <= at && at <= last);
            let stretch = if sight.anchor.is_some() && sight.cursor == at {
                sight.stretch()
            } else {
                (at, at)
            };
            buttons = buttons.with(
                switch(pressed, self.choose(stretch))
                    .attr(Name::Id, &format!("bin-{at}"))
                    .number(Name::DataBin, at as u32)
                    .attr(Name::TabIndex, if at == cursor { "0" } else { "-1" })
                    .class(if self.monthly && is_year { "year" } else { "" })
                    .with(tag("span").attr(Name::AriaHidden, "true").text(&label.to_string()))
                    .with(tag("span").class("hidden").text(&self.tally(at))),
            );
        }
        buttons
    }

    fn period(&self) -> Option<(Day, Day)> {
        match self.explorer.sight.axis {
            Axis::Said => self.explorer.state.filters.said(),
            Axis::Due => self.explorer.state.filters.due(),
        }
    }

    /// The bins that the filter on the axis touches.
    fn chosen(&self) -> Option<(usize, usize)> {
        let (from, to) = self.period()?;
        let touches = |bin: &Bin| bin.from <= to && bin.to >= from;
        Some((
            self.bins.iter().position(touches)?,
            self.bins.iter().rposition(touches)?,
        ))
    }

    /// A bin in words: `2025` or `octobre 2025`.
    fn bin_words(&self, at: usize) -> String {
        let start = self.bins[at].start();
        let edtf = if self.monthly {
            format!("{:04}-{:02}", start.year, start.month)
        } else {
            format!("{:04}", start.year)
        };
        date_words(&edtf, self.explorer.lang())
    }

    /// A bin in words with what is in it.
    fn tally(&self, at: usize) -> String {
        let total = |axis| self.lanes.iter().map(|lane| lane.in_bin(axis, at)).sum();
        words::bin(
            &self.bin_words(at),
            total(Axis::Said),
            total(Axis::Due),
            self.explorer.lang(),
        )
    }

    fn label(&self, lane: &Lane) -> &'static str {
        let words = self.explorer.words();
        match lane.entry {
            Some(entry) => self.explorer.label(self.facet().register(), entry),
            None if self.facet() == Facet::Province => words.no_province,
            None => words.no_theme,
        }
    }

    /// The name of a lane; pressing it filters by it.
    fn name(&self, lane: &Lane) -> Element {
        let (explorer, facet, label) = (self.explorer, self.facet(), self.label(lane));
        let content = match (&lane.slug, lane.entry) {
            (Some(slug), Some(entry)) => {
                let pressed = explorer.state.filters.chosen(facet).contains(slug);
                switch(pressed, explorer.does(Action::Toggled(facet, slug.clone())))
                    .maybe((facet == Facet::Theme).then(|| swatch(explorer, entry)))
                    .with(tag("span").text(label))
            }
            _ => tag("span").class("nothing").text(label),
        };
        tag("li").with(content)
    }

    /// Lines between bins; by month only the years are drawn strongly.
    fn grid(&self) -> Element {
        let mut lines = fragment();
        for (at, bin) in self.bins.iter().enumerate() {
            let is_strong = !self.monthly || bin.start().month == 1;
            let class = if is_strong { "grid strong" } else { "grid" };
            let line = format!("M{}.5 {HEAD}V{}", at as u32 * self.step, self.height);
            lines = lines.with(path(class, &line));
        }
        lines
    }

    /// What lies in a lane: said above the line, due below it.
    fn lane(&self, at: u32, lane: &Lane) -> Element {
        let middle = HEAD + at * LANE + LANE / 2;
        let line = format!("M0 {middle}.5H{}", self.step * self.bins.len() as u32);
        let mut drawn = tag("g").with(path("lane", &line));
        for group in &lane.groups {
            drawn = drawn.with(self.group(group, middle));
        }
        drawn
    }

    /// A date coarser than the bins is a soft span, a date within one a dot or a diamond, the larger the more statements.
    fn group(&self, group: &Group, middle: u32) -> Element {
        let said = group.axis == Axis::Said;
        let y = if said { middle - 8 } else { middle + 8 };
        let (left, right) = (group.first as u32 * self.step, (group.last as u32 + 1) * self.step);
        let x = (left + right) / 2;
        let is_span = group.first < group.last;
        let size = match group.count {
            0..=3 => 4,
            4..=15 => 5,
            16..=40 => 6,
            _ => 7,
        };
        let (shape, size) = if is_span {
            let span = tag("rect")
                .class(if said { "span said" } else { "span due" })
                .number(Name::X, left + 4)
                .number(Name::Y, y - 6)
                .number(Name::Width, right - left - 8)
                .attr(Name::Height, "12")
                .attr(Name::Rx, "6");
            (span, size)
        } else if said {
            (circle("said", &x.to_string(), &y.to_string(), &size.to_string()), size)
        } else {
            let size = size + 1;
            let diamond = format!("M{x} {}l{size} {size}-{size} {size}-{size}-{size}z", y - size);
            (path("due", &diamond), size)
        };
        let count = (group.count > 1 && (!self.monthly || is_span)).then(|| {
            tag("text")
                .class(if is_span { "tally" } else { "tally side" })
                .number(Name::X, if is_span { x } else { x + size + 4 })
                .number(Name::Y, y + 4)
                .text(&group.count.to_string())
        });
        fragment().with(shape).maybe(count)
    }

    /// Today, and the days on which several provincial units began at once.
    fn moments(&self) -> Element {
        let (explorer, words) = (self.explorer, self.explorer.words());
        let mut moments = vec![(explorer.today, words.today, "moment today")];
        if self.facet() == Facet::Province {
            let starts: Vec<Day> = explorer
                .corpus
                .entries(Register::Places)
                .map(|place| place.from)
                .filter(|day| day.is_closed())
                .collect();
            for day in &starts {
                let known = moments.iter().any(|(moment, ..)| moment == day);
                if !known && starts.iter().filter(|other| *other == day).count() > 1 {
                    moments.push((*day, words.merger, "moment"));
                }
            }
        }
        let mut drawn = fragment();
        for (day, label, class) in moments {
            let Some(at) = self.bins.iter().position(|bin| bin.from <= day && day <= bin.to) else {
                continue;
            };
            let bin = self.bins[at];
            let x =
                at as u32 * self.step + self.step * (day.0 - bin.from.0) as u32 / (bin.to.0 - bin.from.0 + 1) as u32;
            drawn = drawn.with(
                tag("g")
                    .class(class)
                    .with(path("", &format!("M{x}.5 16V{}", self.height)))
                    .with(tag("text").number(Name::X, x).attr(Name::Y, "11").text(label)),
            );
        }
        drawn
    }

    /// The same as a table: said and due for each lane and bin. By month most columns are empty and left out.
    fn table(&self) -> Element {
        let words = self.explorer.words();
        let facet = if self.facet() == Facet::Province {
            words.facet_province
        } else {
            words.facet_theme
        };
        let is_filled = |bin: usize| {
            !self.monthly
                || self
                    .lanes
                    .iter()
                    .any(|lane| lane.in_bin(Axis::Said, bin) + lane.in_bin(Axis::Due, bin) > 0)
        };
        let mut filled: Vec<usize> = Vec::new();
        let mut head = tag("tr").with(tag("th").attr(Name::Scope, "col").text(facet));
        for bin in 0..self.bins.len() {
            if is_filled(bin) {
                filled.push(bin);
                head = head.with(tag("th").attr(Name::Scope, "col").text(&self.bin_words(bin)));
            }
        }
        let mut body = tag("tbody");
        for lane in self.lanes {
            let mut row = tag("tr").with(tag("th").attr(Name::Scope, "row").text(self.label(lane)));
            for bin in &filled {
                row = row.with(self.cell(lane, *bin));
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

    fn cell(&self, lane: &Lane, bin: usize) -> Element {
        let words = self.explorer.words();
        let mut cell = tag("td");
        for (axis, class, label) in [
            (Axis::Said, "said", words.said_short),
            (Axis::Due, "due", words.due_short),
        ] {
            let count = lane.in_bin(axis, bin);
            if count > 0 {
                let label = tag("span").class("hidden").text(label);
                cell = cell.with(tag("span").class(class).with(label).text(&count.to_string()));
            }
        }
        cell
    }
}

fn path(class: &str, line: &str) -> Element {
    tag("path").class(class).attr(Name::D, line)
}

fn circle(class: &str, x: &str, y: &str, radius: &str) -> Element {
    tag("circle")
        .class(class)
        .attr(Name::Cx, x)
        .attr(Name::Cy, y)
        .attr(Name::R, radius)
}

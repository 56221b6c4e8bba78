//! The timeline: what was announced and what is due, in lanes, and the same as a table. A stretch of time chosen by
//! pointer or by keyboard filters the results.

use super::context::{Explorer, use_explorer};
use super::facets::family_class;
use super::words;
use crate::web::page;
use jalons_core::image::read::{Entry, Register};
use jalons_core::model::{Day, When};
use jalons_core::query::{Filters, Sort, search};
use jalons_core::state::Action;
use jalons_core::timeline::{Axis, Bin, Group, Lane, Lanes, Scale, Timeline};
use std::collections::BTreeMap;
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

/// The timeline with its switches.
#[component]
pub(crate) fn TimelineFigure() -> Html {
    let explorer = use_explorer();
    let words = explorer.words();
    let state = &explorer.state;
    let timeline = use_timeline(&explorer);
    let as_table = use_state(|| false);
    let unfolded = use_state(|| false);
    let axis = use_state(Axis::default);
    if timeline.bins.is_empty() {
        return Html::default();
    }
    let lanes: Vec<Lane> = timeline
        .lanes
        .iter()
        .take(if *unfolded { usize::MAX } else { SHOWN })
        .cloned()
        .collect();
    let hidden = timeline.lanes.len() - lanes.len();
    let flip = |handle: &UseStateHandle<bool>| {
        let handle = handle.clone();
        Callback::from(move |_: MouseEvent| handle.set(!*handle))
    };
    let segment = |label: &'static str, pressed: bool, action: Action| {
        html! { <button type="button" aria-pressed={pressed.to_string()} onclick={explorer.does(action)}>{ label }</button> }
    };
    let choose_axis = |wanted: Axis, label: &'static str| {
        let axis = axis.clone();
        let pressed = *axis == wanted;
        html! { <button type="button" aria-pressed={pressed.to_string()} onclick={move |_: MouseEvent| axis.set(wanted)}>{ label }</button> }
    };
    html! {
        <figure class="timeline">
            <figcaption>
                <b>{ words.timeline }</b>
                <ul class="legend">
                    <li><svg viewBox="0 0 12 12" aria-hidden="true"><circle class="said" cx="6" cy="6" r="4.5" /></svg>{ words.said_short }</li>
                    <li><svg viewBox="0 0 12 12" aria-hidden="true"><path class="due" d="M6 1l5 5-5 5-5-5z" /></svg>{ words.due_short }</li>
                    <li><svg class="long" viewBox="0 0 24 12" aria-hidden="true"><rect class="span said" x="1" y="2" width="22" height="8" rx="4" /></svg>{ words.imprecise }</li>
                </ul>
                <div class="switches">
                    <div class="segments" role="group" aria-label={words.lanes}>
                        { segment(words.by_province, state.lanes == Lanes::Province, Action::Laned(Lanes::Province)) }
                        { segment(words.by_theme, state.lanes == Lanes::Theme, Action::Laned(Lanes::Theme)) }
                    </div>
                    <div class="segments" role="group" aria-label={words.cut}>
                        { segment(words.by_year, state.scale == Scale::Year, Action::Scaled(Scale::Year)) }
                        { segment(words.by_month, state.scale == Scale::Month, Action::Scaled(Scale::Month)) }
                    </div>
                    <div class="segments" role="group" aria-label={words.brush}>
                        { choose_axis(Axis::Said, words.said) }
                        { choose_axis(Axis::Due, words.due) }
                    </div>
                    <button type="button" class="toggle" aria-pressed={as_table.to_string()} onclick={flip(&as_table)}>{ words.table }</button>
                </div>
            </figcaption>
            if *as_table {
                { table(&explorer, &timeline.bins, &lanes) }
            } else {
                <Plot bins={timeline.bins.clone()} {lanes} axis={*axis} />
            }
            if hidden > 0 || *unfolded {
                <button type="button" class="quiet" aria-expanded={unfolded.to_string()} onclick={flip(&unfolded)}>
                    if *unfolded { { words.show_less } } else { { words::show_all(timeline.lanes.len(), explorer.lang()) } }
                </button>
            }
        </figure>
    }
}

/// The answer in time, without the filters on time: the chosen stretch is shown in its surroundings.
#[hook]
fn use_timeline(explorer: &Explorer) -> std::rc::Rc<Timeline> {
    let state = &explorer.state;
    let timeless = Filters {
        from: None,
        to: None,
        due_from: None,
        due_to: None,
        ..state.filters.clone()
    };
    let asked = (state.query.clone(), timeless, state.scale, state.lanes, state.lang);
    let corpus = explorer.corpus;
    use_memo(asked, move |(query, filters, scale, lanes, lang)| {
        let hits = search(corpus, query, filters, Sort::Relevance, *lang).hits;
        Timeline::new(corpus, &hits, *scale, *lanes, filters.extent)
    })
}

#[derive(Properties, PartialEq)]
struct PlotProps {
    bins: Vec<Bin>,
    lanes: Vec<Lane>,
    axis: Axis,
}

/// The stretch being chosen: where it was begun, and where the pointer or the focus is now.
#[derive(Clone, Copy, Default, PartialEq)]
struct Brush {
    anchor: Option<usize>,
    cursor: usize,
    dragging: bool,
}

impl Brush {
    fn range(&self) -> (usize, usize) {
        let anchor = self.anchor.unwrap_or(self.cursor);
        (anchor.min(self.cursor), anchor.max(self.cursor))
    }
}

/// The drawing, and below it one button for each bin: the same choice by keyboard.
#[component]
fn Plot(props: &PlotProps) -> Html {
    let explorer = use_explorer();
    let words = explorer.words();
    let brush = use_state(Brush::default);
    let bins = &props.bins;
    let monthly = is_monthly(bins);
    let narrowest = if monthly { NARROWEST_MONTH } else { NARROWEST_YEAR };
    let step = narrowest.max(WIDTH / bins.len().max(1) as u32);
    let (width, height) = (step * bins.len() as u32, HEAD + LANE * props.lanes.len() as u32);
    let choose = {
        let (act, bins, axis, brush) = (explorer.act.clone(), bins.clone(), props.axis, brush.clone());
        let period = period(&explorer, axis);
        Callback::from(move |(first, last): (usize, usize)| {
            let Some((from, to)) = bins
                .get(first)
                .zip(bins.get(last))
                .map(|(first, last)| (first.from, last.to))
            else {
                return;
            };
            // Choosing the same stretch again lets go of it.
            let same = period == Some((from, to));
            act.emit(Action::Period(axis, (!same).then_some(from), (!same).then_some(to)));
            brush.set(Brush {
                cursor: last,
                ..Brush::default()
            });
        })
    };
    let pointer = |at: usize| {
        let down = {
            let brush = brush.clone();
            Callback::from(move |_: PointerEvent| {
                brush.set(Brush {
                    anchor: Some(at),
                    cursor: at,
                    dragging: true,
                })
            })
        };
        let over = {
            let brush = brush.clone();
            Callback::from(move |_: PointerEvent| {
                if brush.dragging {
                    brush.set(Brush { cursor: at, ..*brush })
                }
            })
        };
        let up = {
            let (brush, choose) = (brush.clone(), choose.clone());
            Callback::from(move |_: PointerEvent| {
                if brush.dragging {
                    choose.emit(brush.range())
                }
            })
        };
        let period = bin_words(&explorer, bins, at);
        html! {
            <rect key={at} class="column" x={(at as u32 * step).to_string()} y="0" width={step.to_string()} height={height.to_string()}
                onpointerdown={down} onpointerenter={over} onpointerup={up}><title>{ counted(&explorer, &props.lanes, at, &period) }</title></rect>
        }
    };
    let cancel = {
        let brush = brush.clone();
        Callback::from(move |_: PointerEvent| {
            if brush.dragging {
                brush.set(Brush {
                    cursor: brush.cursor,
                    ..Brush::default()
                })
            }
        })
    };
    let chosen = if brush.dragging || brush.anchor.is_some() {
        Some(brush.range())
    } else {
        chosen_bins(&explorer, bins, props.axis)
    };
    html! {
        <div class="plot">
            <ul class="names">{ for props.lanes.iter().map(|lane| lane_name(&explorer, lane)) }</ul>
            <div class="sheet-frame">
                <div class="sheet">
                    <svg width={width.to_string()} height={height.to_string()} viewBox={format!("0 0 {width} {height}")} aria-hidden="true"
                        onpointerleave={cancel.clone()} onpointercancel={cancel}>
                        { grid(bins, step, height, monthly) }
                        if let Some((first, last)) = chosen {
                            <rect class="chosen" x={(first as u32 * step).to_string()} y="0.5"
                                width={((last - first + 1) as u32 * step).to_string()} height={(height - 1).to_string()} rx="4" />
                        }
                        { for props.lanes.iter().enumerate().map(|(at, lane)| lane_marks(lane, at as u32, step, width)) }
                        { moments(&explorer, bins, step, height) }
                        { for (0..bins.len()).map(pointer) }
                    </svg>
                    <BinButtons bins={props.bins.clone()} lanes={props.lanes.clone()} brush={brush.clone()} {choose} axis={props.axis} />
                </div>
            </div>
            <p id="brush-help" class="hidden">{ words.brush_help }</p>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct BinButtonsProps {
    bins: Vec<Bin>,
    lanes: Vec<Lane>,
    brush: UseStateHandle<Brush>,
    choose: Callback<(usize, usize)>,
    axis: Axis,
}

/// One button for each bin; one of them is reached by Tab, the arrow keys lead to the others.
#[component]
fn BinButtons(props: &BinButtonsProps) -> Html {
    let explorer = use_explorer();
    let words = explorer.words();
    let count = props.bins.len();
    let brush = props.brush.clone();
    let chosen = chosen_bins(&explorer, &props.bins, props.axis);
    let onkeydown = {
        let (brush, act, axis) = (brush.clone(), explorer.act.clone(), props.axis);
        Callback::from(move |event: KeyboardEvent| {
            let cursor = match event.key().as_str() {
                "ArrowLeft" => brush.cursor.saturating_sub(1),
                "ArrowRight" => (brush.cursor + 1).min(count - 1),
                "Home" => 0,
                "End" => count - 1,
                "Escape" => {
                    brush.set(Brush {
                        cursor: brush.cursor,
                        ..Brush::default()
                    });
                    act.emit(Action::Period(axis, None, None));
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            let anchor = event.shift_key().then(|| brush.anchor.unwrap_or(brush.cursor));
            brush.set(Brush {
                anchor,
                cursor,
                dragging: false,
            });
            page::focus(&format!("bin-{cursor}"));
        })
    };
    let cursor = brush.cursor.min(count.saturating_sub(1));
    let monthly = is_monthly(&props.bins);
    let button = |(at, bin): (usize, &Bin)| {
        let start = bin.start();
        let label = if monthly && start.month != 1 {
            start.month.to_string()
        } else {
            start.year.to_string()
        };
        let name = counted(&explorer, &props.lanes, at, &bin_words(&explorer, &props.bins, at));
        let pressed = chosen.is_some_and(|(first, last)| (first..=last).contains(&at));
        let onclick = {
            let (choose, brush) = (props.choose.clone(), brush.clone());
            Callback::from(move |_: MouseEvent| {
                let extends = brush.anchor.is_some() && brush.cursor == at;
                choose.emit(if extends { brush.range() } else { (at, at) });
            })
        };
        html! {
            <button key={at} id={format!("bin-{at}")} type="button" tabindex={if at == cursor { "0" } else { "-1" }} aria-label={name}
                aria-pressed={pressed.to_string()} class={classes!((monthly && start.month == 1).then_some("year"))} {onclick}>{ label }</button>
        }
    };
    let axis = if props.axis == Axis::Said {
        words.said
    } else {
        words.due
    };
    html! {
        <div class="bins" role="group" aria-label={format!("{} : {axis}", words.brush)} aria-describedby="brush-help" {onkeydown}>
            { for props.bins.iter().enumerate().map(button) }
        </div>
    }
}

fn period(explorer: &Explorer, axis: Axis) -> Option<(Day, Day)> {
    match axis {
        Axis::Said => explorer.state.filters.said(),
        Axis::Due => explorer.state.filters.due(),
    }
}

/// The bins that the filter on an axis touches.
fn chosen_bins(explorer: &Explorer, bins: &[Bin], axis: Axis) -> Option<(usize, usize)> {
    let (from, to) = period(explorer, axis)?;
    let touched = || {
        bins.iter()
            .enumerate()
            .filter(|(_, bin)| bin.from <= to && bin.to >= from)
            .map(|(at, _)| at)
    };
    Some((touched().next()?, touched().next_back()?))
}

fn is_monthly(bins: &[Bin]) -> bool {
    bins.first().is_some_and(|bin| bin.to.0 - bin.from.0 < 40)
}

/// A bin in words: `2025` or `octobre 2025`.
fn bin_words(explorer: &Explorer, bins: &[Bin], at: usize) -> String {
    let Some(start) = bins.get(at).map(Bin::start) else {
        return String::new();
    };
    let edtf = if is_monthly(bins) {
        format!("{:04}-{:02}", start.year, start.month)
    } else {
        format!("{:04}", start.year)
    };
    When::parse(&edtf)
        .map(|when| when.words(explorer.lang()))
        .unwrap_or_default()
}

fn counted(explorer: &Explorer, lanes: &[Lane], bin: usize, period: &str) -> String {
    let total = |axis| lanes.iter().map(|lane| lane.in_bin(axis, bin)).sum();
    words::bin(period, total(Axis::Said), total(Axis::Due), explorer.lang())
}

fn lane_entry(explorer: &Explorer, lane: &Lane) -> Option<Entry<'static>> {
    lane.entry
        .map(|entry| explorer.corpus.entry(explorer.state.lanes.facet().register(), entry))
}

fn lane_label(explorer: &Explorer, lane: &Lane) -> &'static str {
    let words = explorer.words();
    let nothing = if explorer.state.lanes == Lanes::Province {
        words.no_province
    } else {
        words.no_theme
    };
    lane_entry(explorer, lane).map_or(nothing, |entry| *entry.label.get(explorer.lang()))
}

/// The name of a lane; pressing it filters by it.
fn lane_name(explorer: &Explorer, lane: &Lane) -> Html {
    let facet = explorer.state.lanes.facet();
    let label = lane_label(explorer, lane);
    match &lane.slug {
        Some(slug) => {
            let pressed = explorer.state.filters.chosen(facet).contains(slug);
            html! {
                <li key={slug.clone()}>
                    <button type="button" aria-pressed={pressed.to_string()} onclick={explorer.does(Action::Toggled(facet, slug.clone()))}>
                        if facet.register() == Register::Themes {
                            if let Some(entry) = lane.entry { <i class={classes!("swatch", family_class(explorer, entry))} /> }
                        }
                        <span>{ label }</span>
                    </button>
                </li>
            }
        }
        None => html! { <li key="none"><span class="nothing">{ label }</span></li> },
    }
}

/// Lines between bins; by month only the years are drawn strongly.
fn grid(bins: &[Bin], step: u32, height: u32, monthly: bool) -> Html {
    let line = |(at, bin): (usize, &Bin)| {
        let strong = !monthly || bin.start().month == 1;
        let x = at as u32 * step;
        html! { <path class={if strong { "grid strong" } else { "grid" }} d={format!("M{x}.5 {HEAD}V{height}")} /> }
    };
    bins.iter().enumerate().map(line).collect()
}

/// What lies in a lane: said above the line, due below it.
fn lane_marks(lane: &Lane, at: u32, step: u32, width: u32) -> Html {
    let middle = HEAD + at * LANE + LANE / 2;
    html! {
        <g>
            <path class="lane" d={format!("M0 {middle}H{width}")} />
            { for lane.groups.iter().filter(|group| group.first < group.last).map(|group| span(group, middle, step)) }
            { for lane.groups.iter().filter(|group| group.first == group.last).map(|group| point(group, middle, step)) }
        </g>
    }
}

fn level(axis: Axis, middle: u32) -> f32 {
    middle as f32 + if axis == Axis::Said { -8.0 } else { 8.0 }
}

/// A date coarser than the bins: a soft span with its count.
fn span(group: &Group, middle: u32, step: u32) -> Html {
    let y = level(group.axis, middle);
    let (left, right) = (group.first as u32 * step + 4, (group.last as u32 + 1) * step - 4);
    let class = if group.axis == Axis::Said {
        "span said"
    } else {
        "span due"
    };
    html! {
        <>
            <rect {class} x={left.to_string()} y={(y - 6.0).to_string()} width={(right - left).to_string()} height="12" rx="6" />
            <text class="tally" x={((left + right) / 2).to_string()} y={(y + 3.6).to_string()}>{ group.count }</text>
        </>
    }
}

/// A date within a bin: a dot or a diamond, the larger the more statements, with its count beside it.
fn point(group: &Group, middle: u32, step: u32) -> Html {
    let y = level(group.axis, middle);
    let x = group.first as f32 * step as f32 + step as f32 / 2.0;
    let size = (3.6 + (group.count as f32).sqrt() * 0.5).min(8.0);
    let shape = match group.axis {
        Axis::Said => html! { <circle class="said" cx={x.to_string()} cy={y.to_string()} r={format!("{size:.1}")} /> },
        Axis::Due => {
            let size = size + 0.8;
            html! { <path class="due" d={format!("M{x} {:.1}l{size:.1} {size:.1}-{size:.1} {size:.1}-{size:.1}-{size:.1}z", y - size)} /> }
        }
    };
    html! {
        <>
            { shape }
            if group.count > 1 && step >= NARROWEST_YEAR {
                <text class="tally side" x={format!("{:.1}", x + size + 4.0)} y={(y + 3.6).to_string()}>{ group.count }</text>
            }
        </>
    }
}

/// Today, and the days on which several provincial units began at once.
fn moments(explorer: &Explorer, bins: &[Bin], step: u32, height: u32) -> Html {
    let words = explorer.words();
    let mut starts: BTreeMap<Day, u32> = BTreeMap::new();
    if explorer.state.lanes == Lanes::Province {
        for place in explorer
            .corpus
            .entries(Register::Places)
            .filter(|place| place.from.is_closed())
        {
            *starts.entry(place.from).or_default() += 1;
        }
    }
    let mergers = starts
        .into_iter()
        .filter(|(_, count)| *count > 1)
        .map(|(day, _)| (day, words.merger, "merger"));
    let line = |(day, label, class): (Day, &'static str, &'static str)| {
        let at = bins.iter().position(|bin| bin.from <= day && day <= bin.to)?;
        let bin = bins.get(at)?;
        let share = (day.0 - bin.from.0) as f32 / (bin.to.0 - bin.from.0 + 1) as f32;
        let x = ((at as f32 + share) * step as f32).round();
        Some(html! {
            <g class={classes!("moment", class)}>
                <path d={format!("M{x} 16V{height}")} />
                <text x={x.to_string()} y="11">{ label }</text>
            </g>
        })
    };
    mergers
        .chain([(explorer.today, words.today, "today")])
        .filter_map(line)
        .collect()
}

/// The same as a table: said and due for each lane and bin.
fn table(explorer: &Explorer, bins: &[Bin], lanes: &[Lane]) -> Html {
    let words = explorer.words();
    let facet = if explorer.state.lanes == Lanes::Province {
        words.facet_province
    } else {
        words.facet_theme
    };
    // By month most columns are empty: those without anything are left out.
    let filled: Vec<usize> = (0..bins.len())
        .filter(|bin| {
            !is_monthly(bins)
                || lanes
                    .iter()
                    .any(|lane| lane.in_bin(Axis::Said, *bin) + lane.in_bin(Axis::Due, *bin) > 0)
        })
        .collect();
    let cell = |lane: &Lane, bin: usize| {
        let (said, due) = (lane.in_bin(Axis::Said, bin), lane.in_bin(Axis::Due, bin));
        html! {
            <td>
                if said > 0 { <span class="said" title={words.said_short}>{ said }</span> }
                if due > 0 { <span class="due" title={words.due_short}>{ due }</span> }
            </td>
        }
    };
    html! {
        <div class="table-frame" tabindex="0" role="region" aria-label={words.timeline}>
            <table class="in-time">
                <caption class="hidden">{ words.timeline }</caption>
                <thead><tr><th scope="col">{ facet }</th>{ for filled.iter().map(|bin| html! { <th scope="col">{ bin_words(explorer, bins, *bin) }</th> }) }</tr></thead>
                <tbody>
                    { for lanes.iter().map(|lane| html! {
                        <tr><th scope="row">{ lane_label(explorer, lane) }</th>{ for filled.iter().map(|bin| cell(lane, *bin)) }</tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}

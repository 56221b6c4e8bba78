//! Where everything of a timeline is drawn, in pixels. What draws it, a page or a picture, only has to follow.

use super::{Axis, Bin, Item, Lane, Stretch, Window};
use crate::model::Day;
use crate::order::ordered;

/// How large the drawing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measures {
    /// Width of time.
    pub width: u32,
    /// Height of the strip above the lanes.
    pub head: u32,
    /// Height of a lane.
    pub lane: u32,
    /// Height of the strip below the lanes.
    pub foot: u32,
}

/// How a date is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A day, or what is too short here to be told from one.
    Point,
    /// One of several days, not known which.
    Imprecise,
    /// All of several days.
    Span,
}

/// Dates of a lane that are drawn as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Said or due.
    pub axis: Axis,
    /// How it is drawn.
    pub shape: Shape,
    /// The middle of a point, the left end of what is longer.
    pub x: i32,
    /// The right end; that of a point is its middle too.
    pub to: i32,
    /// The middle.
    pub y: i32,
    /// How many dates.
    pub count: u32,
    /// There is room to write how many.
    pub told: bool,
    /// One of them at least is the reader's own.
    pub yours: bool,
}

/// A lane that ends in another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flow {
    /// Where it leaves its own line.
    pub x: i32,
    /// The line it flows into; `None` if that is not drawn.
    pub into: Option<i32>,
}

/// A lane as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its line.
    pub y: i32,
    /// Where it ends, if it does.
    pub flow: Option<Flow>,
    /// Its marks, long ones first, so that points are drawn over them.
    pub marks: Vec<Mark>,
    /// Lines from what was said to when it is due: where they start and end.
    pub links: Vec<[i32; 4]>,
}

/// A timeline as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plot {
    /// What is shown of time.
    pub window: Window,
    /// How large.
    pub measures: Measures,
    /// The periods along the axis.
    pub bins: Vec<Bin>,
    /// The lanes.
    pub rows: Vec<Row>,
}

/// The line of a lane stands so far above its lower edge.
const BELOW: i32 = 20;
/// What was said stands so far above the line, what is due so far below.
const OFF: i32 = 9;
/// Middles of points are at least so far apart; nearer ones become one mark.
pub(super) const APART: i32 = 18;
/// What is drawn shorter than this is a point.
const SHORT: i32 = 12;
/// Ends of long marks nearer than this are taken for one.
const ALIKE: i32 = 6;
/// Long marks reach so far out of the drawing that their ends are not seen.
const BEYOND: i32 = 20;

/// A date with its place: the item it belongs to, and where it starts and ends.
#[derive(Clone, Copy)]
struct Placed {
    item: usize,
    shape: Shape,
    x: i32,
    to: i32,
}

impl Plot {
    /// Places the lanes, one below the other.
    pub fn new(lanes: &[Lane], window: Window, measures: Measures) -> Plot {
        let mut plot = Plot {
            window,
            measures,
            bins: window.cut(measures.width),
            rows: Vec::new(),
        };
        let line = |at: usize| (measures.head + measures.lane * (at as u32 + 1)) as i32 - BELOW;
        for (at, lane) in lanes.iter().enumerate() {
            let flow = lane.joins.as_ref().map(|joining| {
                let goes_on = lanes
                    .iter()
                    .position(|other| other.slug.as_deref() == Some(&joining.slug));
                Flow {
                    x: plot.x(joining.day),
                    into: goes_on.map(line),
                }
            });
            let (marks, links) = plot.place(&lane.items, line(at));
            plot.rows.push(Row {
                y: line(at),
                flow,
                marks,
                links,
            });
        }
        plot
    }

    /// The height of the drawing.
    pub fn height(&self) -> u32 {
        self.measures.head + self.measures.lane * self.rows.len() as u32 + self.measures.foot
    }

    /// Where a day starts; far out of the drawing for a day far out of the window.
    pub fn x(&self, day: Day) -> i32 {
        self.scaled(i64::from(day.0) * 2)
    }

    /// Where half a day after an even number of half days is.
    fn scaled(&self, halves: i64) -> i32 {
        let offset = halves - i64::from(self.window.from().0) * 2;
        let x = (offset * i64::from(self.measures.width)).div_euclid(i64::from(self.window.days()) * 2);
        x.clamp(-10_000, 100_000) as i32
    }

    /// Where a period is drawn: from its start to its end, cut off where the drawing ends.
    pub fn stretch(&self, bin: &Bin) -> (u32, u32) {
        let cut = |x: i32| x.clamp(0, self.measures.width as i32) as u32;
        (cut(self.x(bin.from)), cut(self.x(Day(bin.to.0.saturating_add(1)))))
    }

    /// The period at a share of the width.
    pub fn bin_at(&self, share: f64) -> usize {
        let x = (share * f64::from(self.measures.width)) as i32;
        let before = self.bins.iter().filter(|bin| self.x(bin.from) <= x).count();
        before.saturating_sub(1)
    }

    fn placed(&self, item: usize, date: Stretch) -> Placed {
        let (x, to) = (self.x(date.from), self.x(Day(date.to.0.saturating_add(1))));
        if to - x < SHORT {
            let middle = self.scaled(i64::from(date.from.0) + i64::from(date.to.0) + 1);
            return Placed {
                item,
                shape: Shape::Point,
                x: middle,
                to: middle,
            };
        }
        let shape = if date.is_span { Shape::Span } else { Shape::Imprecise };
        // A single day is known however widely it is drawn.
        if date.from == date.to {
            let middle = (x + to) / 2;
            return Placed {
                item,
                shape: Shape::Point,
                x: middle,
                to: middle,
            };
        }
        Placed {
            item,
            shape,
            x: x.max(-BEYOND),
            to: to.min(self.measures.width as i32 + BEYOND),
        }
    }

    /// The marks of a lane and the lines between them.
    fn place(&self, items: &[Item], line: i32) -> (Vec<Mark>, Vec<[i32; 4]>) {
        let mut marks: Vec<Mark> = Vec::new();
        // Where each item is drawn, on each axis.
        let mut ends: [Vec<Option<[i32; 2]>>; 2] = [vec![None; items.len()], vec![None; items.len()]];
        for (axis, y) in [(Axis::Said, line - OFF), (Axis::Due, line + OFF)] {
            let mut dates: Vec<Placed> = Vec::new();
            for (number, item) in items.iter().enumerate() {
                dates.extend(item.on(axis).map(|date| self.placed(number, date)));
            }
            let dates = ordered(&dates, |date| [crate::order::rising(date.x), 0]);
            let is_point = |date: &&Placed| date.shape == Shape::Point;
            // Points out of sight are no part of a heap, but a line may lead to them.
            let mut points: Vec<Placed> = Vec::new();
            let mut groups: Vec<Vec<Placed>> = Vec::new();
            for date in dates.iter().filter(is_point) {
                if (0..=self.measures.width as i32).contains(&date.x) {
                    points.push(*date);
                } else {
                    ends[axis as usize][date.item] = Some([date.x, y]);
                }
            }
            groups.extend(heaps(&points));
            for date in dates.iter().filter(|date| !is_point(date)) {
                let alike = |group: &&mut Vec<Placed>| {
                    let first = group[0];
                    first.shape == date.shape && (first.x - date.x).abs() < ALIKE && (first.to - date.to).abs() < ALIKE
                };
                match groups.iter_mut().find(alike) {
                    Some(group) => group.push(*date),
                    None => groups.push(vec![*date]),
                }
            }
            for group in groups {
                let (first, last) = (group[0], group[group.len() - 1]);
                let (x, to) = match first.shape {
                    Shape::Point => ((first.x + last.x) / 2, (first.x + last.x) / 2),
                    _ => (first.x, first.to),
                };
                for date in &group {
                    ends[axis as usize][date.item] = Some([(x + to) / 2, y]);
                }
                if to < 0 || x > self.measures.width as i32 {
                    continue;
                }
                marks.push(Mark {
                    axis,
                    shape: first.shape,
                    x,
                    to,
                    y,
                    count: group.len() as u32,
                    told: group.len() > 1,
                    yours: group.iter().any(|date| items[date.item].yours),
                });
            }
        }
        let marks = ordered(&marks, |mark| {
            [u64::from(mark.shape == Shape::Point), (mark.x - mark.to) as u64]
        });
        let points: Vec<Mark> = marks
            .iter()
            .filter(|mark| mark.shape == Shape::Point)
            .copied()
            .collect();
        let mut told: Vec<(i32, Axis)> = points.iter().map(|point| (point.x, point.axis)).collect();
        let marks = marks.into_iter().map(|mut mark| {
            if mark.shape != Shape::Point && mark.told {
                let middle = (mark.x + mark.to) / 2;
                mark.told = told
                    .iter()
                    .all(|(x, axis)| *axis != mark.axis || (x - middle).abs() >= APART);
                told.push((middle, mark.axis));
            }
            mark
        });
        (marks.collect(), self.links(items, &ends))
    }

    /// Lines from said to due, and from the deadline of a target to the one it was restated with, each once.
    fn links(&self, items: &[Item], ends: &[Vec<Option<[i32; 2]>>; 2]) -> Vec<[i32; 4]> {
        let right = self.measures.width as i32;
        let mut links: Vec<[i32; 4]> = Vec::new();
        let [said, due] = ends;
        let restated = items.iter().zip(due).filter_map(|(item, due)| {
            let other = items.iter().position(|other| Some(other.statement) == item.restated)?;
            Some((*due, *ends[1].get(other)?))
        });
        for (said, due) in said.iter().copied().zip(due.iter().copied()).chain(restated) {
            let (Some([from, above]), Some([to, below])) = (said, due) else {
                continue;
            };
            let is_seen = from.max(to) >= 0 && from.min(to) <= right && (from - to).abs() >= APART;
            let link = [from, above, to, below];
            if is_seen && !links.contains(&link) {
                links.push(link);
            }
        }
        links
    }
}

/// Points, ordered from left to right, in heaps whose middles are far enough apart to be told from each other.
fn heaps(points: &[Placed]) -> Vec<Vec<Placed>> {
    let middle = |heap: &[Placed]| (heap[0].x + heap[heap.len() - 1].x) / 2;
    let mut heaps: Vec<Vec<Placed>> = Vec::new();
    for point in points {
        let mut heap = vec![*point];
        // A heap that grows moves its middle, and may come near the one before.
        while let Some(before) = heaps.pop_if(|before| middle(&heap) - middle(before) < APART) {
            heap = [before, heap].concat();
        }
        heaps.push(heap);
    }
    heaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::When;
    use crate::timeline::Joining;
    use proptest::prelude::*;

    const MEASURES: Measures = Measures {
        width: 1000,
        head: 22,
        lane: 40,
        foot: 26,
    };

    fn stretch(edtf: &str) -> Stretch {
        let when = When::parse(edtf).unwrap();
        Stretch {
            from: when.earliest,
            to: when.latest,
            is_span: edtf.contains('/'),
        }
    }

    fn lane(slug: &str, dates: &[(&str, &str)]) -> Lane {
        let item = |(said, due): &(&str, &str)| Item {
            said: stretch(said),
            due: (!due.is_empty()).then(|| stretch(due)),
            statement: 0,
            restated: None,
            yours: false,
        };
        Lane {
            slug: Some(slug.to_owned()),
            entry: None,
            items: dates.iter().map(item).collect(),
            joins: None,
        }
    }

    /// The marks in signs: `●` said, `◇` due, `~` imprecise, `=` a span, with place and count.
    #[track_caller]
    fn check(window: &str, dates: &[(&str, &str)], expected: &str) {
        let plot = Plot::new(&[lane("a", dates)], Window::read(window).unwrap(), MEASURES);
        let sign = |mark: &Mark| match (mark.shape, mark.axis) {
            (Shape::Point, Axis::Said) => format!("● {}", mark.x),
            (Shape::Point, Axis::Due) => format!("◇ {}", mark.x),
            (Shape::Imprecise, _) => format!("~ {}-{}", mark.x, mark.to),
            (Shape::Span, _) => format!("= {}-{}", mark.x, mark.to),
        };
        let marks: Vec<String> = plot.rows[0]
            .marks
            .iter()
            .map(|mark| format!("{} ×{}", sign(mark), mark.count))
            .collect();
        assert_eq!(marks.join(", "), expected);
    }

    #[test]
    fn a_date_is_drawn_as_it_is_known() {
        check("2021/2030", &[("2025-07-02", "")], "● 450 ×1");
        check("2021/2030", &[("2025-07", "")], "● 453 ×1");
        check("2021/2030", &[("2025", "")], "~ 400-500 ×1");
        check("2021/2030", &[("2026/2028", "")], "= 500-800 ×1");
        // Closer by, a month is seen to be no day.
        check("2025", &[("2025-07", "")], "~ 495-580 ×1");
        check("2025-07-01/2025-07-10", &[("2025-07-02", "")], "● 150 ×1");
    }

    #[test]
    fn an_open_end_goes_on() {
        check("2021/2030", &[("2025/..", "")], "= 400-1020 ×1");
    }

    #[test]
    fn what_would_overlap_is_one_mark() {
        check(
            "2021/2030",
            &[("2025-07-02", ""), ("2025-07-20", ""), ("2025-12-31", "")],
            "● 452 ×2, ● 499 ×1",
        );
        check(
            "2021/2030",
            &[("2025", ""), ("2025", ""), ("2025", "2030")],
            "~ 400-500 ×3, ~ 900-1000 ×1",
        );
        // Closer by, they are two.
        check(
            "2025-07",
            &[("2025-07-02", ""), ("2025-07-20", "")],
            "● 48 ×1, ● 628 ×1",
        );
    }

    #[test]
    fn said_and_due_are_joined_by_one_line() {
        let window = Window::read("2021/2030").unwrap();
        let dates = [
            ("2022-03-01", "2025-12-31"),
            ("2022-03-02", "2025-12-31"),
            ("2024-01-01", ""),
        ];
        let plot = Plot::new(&[lane("a", &dates)], window, MEASURES);
        assert_eq!(plot.rows[0].links, [[116, 33, 499, 51]]);
        // Out of sight on one side it still points there; out of sight on both it is gone.
        let later = Window::read("2024/2030").unwrap();
        let plot = Plot::new(&[lane("a", &dates)], later, MEASURES);
        assert!(plot.rows[0].links[0][0] < 0);
        let after = Window::read("2027/2030").unwrap();
        assert!(
            Plot::new(&[lane("a", &dates)], after, MEASURES).rows[0]
                .links
                .is_empty()
        );
    }

    #[test]
    fn lanes_flow_together_on_the_day_of_the_merger() {
        let mut former = lane("bac-giang", &[("2024", "")]);
        former.joins = Some(Joining {
            day: stretch("2025-07-01").from,
            slug: "bac-ninh".to_owned(),
        });
        let window = Window::read("2021/2030").unwrap();
        let plot = Plot::new(&[former.clone(), lane("bac-ninh", &[])], window, MEASURES);
        let flow = plot.rows[0].flow.unwrap();
        assert_eq!((flow.x, flow.into), (449, Some(plot.rows[1].y)));
        assert_eq!(plot.rows[1].flow, None);
        let alone = Plot::new(&[former], window, MEASURES);
        assert_eq!(alone.rows[0].flow.unwrap().into, None);
    }

    #[test]
    fn two_mentions_of_a_target_are_joined_from_deadline_to_deadline() {
        let mut lane = lane("a", &[("2023-03-01", "2025-06-01"), ("2026-03-01", "2027-06-01")]);
        for (number, item) in lane.items.iter_mut().enumerate() {
            item.statement = number as u32;
        }
        let plot = |lane: &Lane| Plot::new(std::slice::from_ref(lane), Window::read("2021/2030").unwrap(), MEASURES);
        let level = |plot: &Plot| -> Vec<[i32; 2]> {
            let flat = plot.rows[0].links.iter().filter(|link| link[1] == link[3]);
            flat.map(|[from, _, to, _]| [*from, *to]).collect()
        };
        assert_eq!(level(&plot(&lane)), Vec::<[i32; 2]>::new());
        lane.items[0].restated = Some(1);
        assert_eq!(level(&plot(&lane)), [[441, 641]]);
        // One that is not among the results leads nowhere.
        lane.items[0].restated = Some(7);
        assert_eq!(level(&plot(&lane)), Vec::<[i32; 2]>::new());
    }

    proptest! {
        #[test]
        fn points_never_overlap(days in proptest::collection::vec((0..4000i32, 0..40i32), 0..60), width in 100..1400u32) {
            let window = Window::read("2021/2030").unwrap();
            let item = |(day, long): &(i32, i32)| Item {
                said: Stretch { from: Day(window.from().0 + day), to: Day(window.from().0 + day + long), is_span: false },
                due: None,
                statement: 0,
                restated: None,
            yours: false,
            };
            let lane = Lane { slug: None, entry: None, items: days.iter().map(item).collect(), joins: None };
            let plot = Plot::new(&[lane], window, Measures { width, ..MEASURES });
            let mut xs: Vec<i32> = Vec::new();
            let mut count = 0;
            for mark in &plot.rows[0].marks {
                count += mark.count;
                if mark.shape == Shape::Point {
                    xs.push(mark.x);
                }
            }
            let seen = days.iter().filter(|(day, _)| *day < window.days() - 60).count() as u32;
            prop_assert!(count >= seen && count <= days.len() as u32);
            for pair in xs.windows(2) {
                prop_assert!(pair[1] - pair[0] >= APART, "{xs:?}");
            }
        }
    }
}

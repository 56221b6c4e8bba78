//! Timeline, matrix and map as pictures to print or to paste: SVG with a title, what the signs mean, and where it comes from.
//!
//! They stand alone: colours are in them, and letters come from whatever font there is. What is longer than its place is cut
//! with an ellipsis, since nothing measures letters here.

use crate::model::{Day, Lang};
use crate::timeline::{Axis, Mark, Measures, Plot, Row, Shape};

/// A finished picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// As SVG.
    pub svg: String,
    /// Its size.
    pub width: u32,
    /// Its size.
    pub height: u32,
}

/// What stands around a picture.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'t> {
    /// What it shows.
    pub title: &'t str,
    /// Corpus, day, address, licence.
    pub source: &'t str,
    /// The language of the texts.
    pub lang: Lang,
}

/// How wide time is in a picture, and how high its lanes are.
pub const TIME: Measures = Measures {
    width: WIDTH - 2 * MARGIN - NAMES,
    head: 22,
    lane: 40,
    foot: 30,
};

/// What is written on the picture of a timeline.
#[derive(Clone, Copy, Debug)]
pub struct TimeWords<'t> {
    /// Names of the lanes.
    pub lanes: &'t [&'t str],
    /// Names of the periods.
    pub bins: &'t [String],
    /// Days with a line, and what they are; the first is today.
    pub moments: &'t [(Day, &'t str)],
    /// What the signs mean: announced, due, an imprecise date, a period.
    pub signs: [&'t str; 4],
}

/// A cell of the picture of a matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// So many, and how dark: 0 for a total.
    Count(u32, usize),
    /// The answer has nothing here.
    Nothing,
    /// The corpus has nothing here.
    Absent,
}

/// A tile of the picture of a map.
#[derive(Clone, Copy, Debug)]
pub struct Tile<'t> {
    /// Column and row.
    pub at: [u32; 2],
    /// The short name.
    pub sign: &'t str,
    /// How many and how dark, from 0 for none; `None` where the corpus has nothing.
    pub count: Option<(u32, usize)>,
    /// A centrally run city.
    pub city: bool,
}

const WIDTH: u32 = 1200;
const MARGIN: u32 = 32;
const NAMES: u32 = 200;
const TOP: u32 = 84;
/// Letters in a line of the source, and in the title.
const LINE: usize = 170;
const TITLE: usize = 92;

const INK: &str = "#1a1d21";
const SOFT: &str = "#59616b";
const LINES: &str = "#e0dbd1";
const STAKE: &str = "#c8321f";
const DUE: &str = "#1f4e8c";
const FLOW: &str = "#0b6b5e";
/// From nothing to most; they keep their order in grey.
const SHADES: [&str; 6] = ["#ffffff", "#e6edf6", "#bccfe6", "#84a6d0", "#4a78b2", "#1f4e8c"];

/// Text under construction.
struct Sheet(String);

impl Sheet {
    fn put(&mut self, pieces: &[&str]) {
        for piece in pieces {
            self.0.push_str(piece);
        }
    }

    fn rect(&mut self, [x, y, width, height]: [i32; 4], more: &str) {
        let text = format!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" {more}/>");
        self.put(&[&text]);
    }

    fn path(&mut self, line: &str, more: &str) {
        self.put(&["<path d=\"", line, "\" ", more, "/>"]);
    }

    fn text(&mut self, [x, y]: [i32; 2], more: &str, text: &str) {
        self.put(&[&format!("<text x=\"{x}\" y=\"{y}\" {more}>")]);
        for sign in text.chars() {
            match sign {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                // XML has no place for these, not even escaped.
                sign if sign.is_control() || matches!(sign, '\u{fffe}' | '\u{ffff}') => {}
                sign => self.0.push(sign),
            }
        }
        self.put(&["</text>"]);
    }

    /// Puts title and source around what was drawn.
    fn framed(self, frame: &Frame<'_>, height: u32) -> Picture {
        let lines = wrapped(frame.source, LINE);
        let full = TOP + height + 34 + 18 * lines.len() as u32 + 12;
        let size = format!("width=\"{WIDTH}\" height=\"{full}\" viewBox=\"0 0 {WIDTH} {full}\"");
        let mut sheet = Sheet(String::new());
        sheet.put(&[
            "<svg xmlns=\"http://www.w3.org/2000/svg\" ",
            &size,
            " xml:lang=\"",
            frame.lang.code(),
            "\" role=\"img\" font-family=\"'Be Vietnam Pro', 'Noto Sans', 'Segoe UI', Roboto, sans-serif\" font-size=\"13\">",
        ]);
        sheet.rect([0, 0, WIDTH as i32, full as i32], "fill=\"#fff\"");
        let title = cut(frame.title, TITLE);
        sheet.text(
            [MARGIN as i32, 46],
            &format!("font-size=\"22\" font-weight=\"600\" fill=\"{INK}\""),
            &title,
        );
        sheet.put(&[&self.0]);
        for (at, line) in lines.iter().enumerate() {
            let y = (TOP + height + 34) as i32 + 18 * at as i32;
            sheet.text([MARGIN as i32, y], &format!("font-size=\"12\" fill=\"{SOFT}\""), line);
        }
        sheet.put(&["</svg>\n"]);
        Picture {
            svg: sheet.0,
            width: WIDTH,
            height: full,
        }
    }
}

/// A text of so many letters at most.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(most - 1).collect();
    short.push('…');
    short
}

/// A text in lines of so many letters at most; a longer word is cut in two.
fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split(' ') {
        let mut rest: Vec<char> = word.chars().collect();
        while !rest.is_empty() {
            let used = lines.last().map_or(0, |line| line.chars().count());
            let room = most.saturating_sub(used + usize::from(used > 0));
            if rest.len() > room && used > 0 {
                lines.push(String::new());
                continue;
            }
            let part: String = rest.drain(..rest.len().min(room)).collect();
            if let Some(line) = lines.last_mut() {
                if used > 0 {
                    line.push(' ');
                }
                line.push_str(&part);
            }
        }
    }
    lines
}

/// A timeline that was placed by [`TIME`].
pub fn timeline(frame: &Frame<'_>, plot: &Plot, words: &TimeWords<'_>) -> Picture {
    let (left, top) = ((MARGIN + NAMES) as i32, TOP as i32);
    let (width, bottom) = (plot.measures.width as i32, (plot.height() - plot.measures.foot) as i32);
    let mut sheet = Sheet(String::new());
    signs(&mut sheet, &words.signs);
    for (row, name) in plot.rows.iter().zip(words.lanes) {
        let place = [MARGIN as i32, top + row.y + 4];
        sheet.text(place, &format!("font-weight=\"600\" fill=\"{INK}\""), &cut(name, 27));
    }
    sheet.put(&[&format!(
        "<svg x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{}\">",
        plot.height()
    )]);
    for (bin, name) in plot.bins.iter().zip(words.bins) {
        let x = plot.x(bin.from);
        sheet.path(
            &format!("M{x}.5 {}V{bottom}", plot.measures.head),
            &format!("stroke=\"{LINES}\""),
        );
        let (from, to) = plot.stretch(bin);
        let place = [(from + to) as i32 / 2, bottom + 20];
        if to - from > 24 {
            sheet.text(
                place,
                &format!("text-anchor=\"middle\" font-size=\"12\" fill=\"{SOFT}\""),
                name,
            );
        }
    }
    for row in &plot.rows {
        lane(&mut sheet, row, width);
    }
    for (at, (day, name)) in words.moments.iter().enumerate() {
        let x = plot.x(*day);
        if !(0..=width).contains(&x) {
            continue;
        }
        let (colour, dash) = if at == 0 {
            (STAKE, "")
        } else {
            (SOFT, "stroke-dasharray=\"2 3\"")
        };
        sheet.path(&format!("M{x}.5 4V{bottom}"), &format!("stroke=\"{colour}\" {dash}"));
        let before = x > width - 90 || at > 0 && x > 90;
        let (x, anchor) = if before { (x - 5, "end") } else { (x + 5, "start") };
        sheet.text(
            [x, 14],
            &format!("font-size=\"11\" text-anchor=\"{anchor}\" fill=\"{colour}\""),
            name,
        );
    }
    sheet.put(&["</svg>"]);
    sheet.framed(frame, plot.height())
}

/// What the signs of a timeline mean, in one line.
fn signs(sheet: &mut Sheet, names: &[&str; 4]) {
    let y = TOP as i32 - 16;
    let mut x = MARGIN as i32;
    for (at, name) in names.iter().enumerate() {
        match at {
            0 => sheet.put(&[&format!(
                "<circle cx=\"{}\" cy=\"{y}\" r=\"4.5\" fill=\"{STAKE}\"/>",
                x + 5
            )]),
            1 => sheet.path(
                &format!("M{} {}l5 5-5 5-5-5z", x + 5, y - 5),
                &format!("fill=\"#fff\" stroke=\"{DUE}\" stroke-width=\"1.8\""),
            ),
            2 => sheet.rect(
                [x, y - 4, 22, 8],
                &format!("rx=\"4\" fill=\"{STAKE}\" fill-opacity=\".2\""),
            ),
            _ => sheet.rect(
                [x, y - 4, 22, 8],
                &format!("fill=\"{STAKE}\" fill-opacity=\".2\" stroke=\"{STAKE}\""),
            ),
        }
        let gap = if at < 2 { 16 } else { 28 };
        sheet.text([x + gap, y + 4], &format!("font-size=\"12\" fill=\"{SOFT}\""), name);
        x += gap + 7 * name.chars().count() as i32 + 22;
    }
}

fn lane(sheet: &mut Sheet, row: &Row, width: i32) {
    let y = row.y;
    match row.flow {
        None => sheet.path(
            &format!("M0 {y}.5H{width}"),
            &format!("stroke=\"{LINES}\" stroke-width=\"1.5\""),
        ),
        Some(flow) => {
            let x = flow.x;
            let into = flow.into.map_or(String::new(), |into| {
                format!("C{x} {y}.5 {x} {into}.5 {} {into}.5", x + 22)
            });
            let end = if flow.into.is_some() { x - 22 } else { x };
            sheet.path(
                &format!("M{x} {y}.5H{width}"),
                &format!("stroke=\"{LINES}\" stroke-dasharray=\"1 5\""),
            );
            sheet.path(
                &format!("M0 {y}.5H{end}{into}"),
                &format!("fill=\"none\" stroke=\"{FLOW}\" stroke-width=\"2\""),
            );
        }
    }
    for [x, from, to, below] in &row.links {
        sheet.path(
            &format!("M{x} {from}L{to} {below}"),
            &format!("stroke=\"{DUE}\" stroke-opacity=\".5\" stroke-dasharray=\"3 3\""),
        );
    }
    for mark in &row.marks {
        drawn(sheet, mark);
    }
}

fn drawn(sheet: &mut Sheet, mark: &Mark) {
    let (x, y, several) = (mark.x, mark.y, mark.count > 1);
    let colour = if mark.axis == Axis::Said { STAKE } else { DUE };
    let mut letters = INK;
    match (mark.shape, mark.axis) {
        (Shape::Point, Axis::Said) => {
            letters = "#fff";
            let radius = if several { "8.5" } else { "4.5" };
            sheet.put(&[&format!(
                "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"{colour}\"/>"
            )]);
        }
        (Shape::Point, Axis::Due) => {
            let size = if several { 10 } else { 5 };
            sheet.path(
                &format!("M{x} {}l{size} {size}-{size} {size}-{size}-{size}z", y - size),
                &format!("fill=\"#fff\" stroke=\"{colour}\" stroke-width=\"1.8\""),
            );
        }
        (shape, _) => {
            let edge = if shape == Shape::Span {
                format!("stroke=\"{colour}\"")
            } else {
                "rx=\"6\"".to_owned()
            };
            sheet.rect(
                [x, y - 6, mark.to - x, 12],
                &format!("fill=\"{colour}\" fill-opacity=\".2\" {edge}"),
            );
        }
    }
    if mark.told {
        let more = format!("text-anchor=\"middle\" font-size=\"10\" font-weight=\"600\" fill=\"{letters}\"");
        sheet.text([(x + mark.to) / 2, y + 3], &more, &mark.count.to_string());
    }
}

/// A matrix: names of columns and rows, cells row after row, and what signs without a number mean.
pub fn matrix(frame: &Frame<'_>, columns: &[String], rows: &[String], cells: &[Cell], signs: [&str; 2]) -> Picture {
    const HEAD: i32 = 150;
    const ROW: i32 = 26;
    let (left, top) = ((MARGIN + NAMES) as i32, TOP as i32 + HEAD);
    let count = columns.len().max(1);
    let step = (((WIDTH - 2 * MARGIN - NAMES) as usize - 60) / count).min(56) as i32;
    let mut sheet = Sheet(String::new());
    for (at, name) in columns.iter().enumerate() {
        let (x, y) = (left + at as i32 * step + step / 2 + 4, top - 8);
        let more = format!("transform=\"rotate(-50 {x} {y})\" font-size=\"12\" fill=\"{INK}\"");
        sheet.text([x, y], &more, &cut(name, 27));
    }
    for (at, name) in rows.iter().enumerate() {
        let y = top + at as i32 * ROW;
        let more = format!("font-weight=\"600\" fill=\"{INK}\"");
        sheet.text([MARGIN as i32, y + 18], &more, &cut(name, 27));
        for column in 0..columns.len() {
            let x = left + column as i32 * step;
            let place = [x, y, step, ROW];
            let edge = format!("stroke=\"{LINES}\"");
            match cells.get(at * columns.len() + column) {
                Some(Cell::Count(number, dark)) => {
                    let dark = (*dark).min(SHADES.len() - 1);
                    sheet.rect(place, &format!("fill=\"{}\" {edge}", SHADES[dark]));
                    let ink = if dark > 3 { "#fff" } else { INK };
                    let weight = if dark == 0 { "600" } else { "400" };
                    let more =
                        format!("text-anchor=\"middle\" font-size=\"12\" font-weight=\"{weight}\" fill=\"{ink}\"");
                    sheet.text([x + step / 2, y + 17], &more, &number.to_string());
                }
                Some(Cell::Nothing) => {
                    sheet.rect(place, &format!("fill=\"#fff\" {edge}"));
                    let more = format!("text-anchor=\"middle\" fill=\"{SOFT}\"");
                    sheet.text([x + step / 2, y + 17], &more, "·");
                }
                Some(Cell::Absent) | None => {
                    sheet.rect(place, &format!("fill=\"#f4f2ec\" {edge}"));
                    sheet.path(&format!("M{x} {}L{} {y}", y + ROW, x + step), &edge);
                }
            }
        }
    }
    let bottom = top + rows.len() as i32 * ROW;
    let more = format!("font-size=\"12\" fill=\"{SOFT}\"");
    let x = MARGIN as i32;
    sheet.text([x + 6, bottom + 24], &more, "·");
    sheet.text([x + 24, bottom + 24], &more, signs[0]);
    sheet.path(
        &format!("M{x} {}h14v-12h-14zl14-12", bottom + 43),
        &format!("fill=\"none\" stroke=\"{SOFT}\""),
    );
    sheet.text([x + 24, bottom + 42], &more, signs[1]);
    sheet.framed(frame, (bottom + 42) as u32 - TOP)
}

/// A map of tiles, with what the shades mean.
pub fn map(frame: &Frame<'_>, tiles: &[Tile<'_>], shades: &[(usize, String)], signs: [&str; 2]) -> Picture {
    const STEP: i32 = 58;
    let end = |axis: usize| tiles.iter().map(|tile| tile.at[axis] as i32 + 1).max().unwrap_or(1);
    let left = MARGIN as i32 + 60;
    let mut sheet = Sheet(String::new());
    for tile in tiles {
        let (x, y) = (left + tile.at[0] as i32 * STEP, TOP as i32 + tile.at[1] as i32 * STEP);
        let place = [x, y, STEP - 4, STEP - 4];
        let (fill, ink, shown) = match tile.count {
            None => ("#f4f2ec", SOFT, "–".to_owned()),
            Some((count, dark)) => {
                let dark = dark.min(SHADES.len() - 1);
                (SHADES[dark], if dark > 3 { "#fff" } else { INK }, count.to_string())
            }
        };
        let dash = if tile.count.is_none() {
            "stroke-dasharray=\"3 3\""
        } else {
            ""
        };
        sheet.rect(place, &format!("rx=\"5\" fill=\"{fill}\" stroke=\"{LINES}\" {dash}"));
        let middle = x + (STEP - 4) / 2;
        let more = |size: u32, weight: &str| {
            format!("text-anchor=\"middle\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{ink}\"")
        };
        if tile.city {
            sheet.text([middle, y + 13], &more(9, "400"), "★");
        }
        sheet.text([middle, y + 29], &more(13, "600"), tile.sign);
        sheet.text([middle, y + 45], &more(12, "400"), &shown);
    }
    let x = left + (end(0) + 1) * STEP;
    let mut y = TOP as i32 + 10;
    let named = |sheet: &mut Sheet, y: i32, name: &str| {
        sheet.text([x + 32, y + 14], &format!("font-size=\"12\" fill=\"{INK}\""), name);
    };
    for (dark, name) in shades {
        let fill = SHADES[(*dark).min(SHADES.len() - 1)];
        sheet.rect([x, y, 22, 18], &format!("rx=\"3\" fill=\"{fill}\" stroke=\"{LINES}\""));
        named(&mut sheet, y, name);
        y += 26;
    }
    sheet.rect(
        [x, y, 22, 18],
        &format!("rx=\"3\" fill=\"#f4f2ec\" stroke=\"{LINES}\" stroke-dasharray=\"3 3\""),
    );
    named(&mut sheet, y, signs[0]);
    sheet.text([x + 11, y + 40], &format!("text-anchor=\"middle\" fill=\"{INK}\""), "★");
    named(&mut sheet, y + 26, signs[1]);
    sheet.framed(frame, (end(1) * STEP) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::{Item, Lane, Stretch, Window};
    use proptest::prelude::*;

    fn frame<'t>(title: &'t str, source: &'t str) -> Frame<'t> {
        Frame {
            title,
            source,
            lang: Lang::Vi,
        }
    }

    /// True if every element is closed in turn and no sign stands where XML has no place for it.
    fn is_xml(text: &str) -> bool {
        let mut open: Vec<&str> = Vec::new();
        for piece in text.split('<').skip(1) {
            let Some((tag, content)) = piece.split_once('>') else {
                return false;
            };
            if content.contains('>') || tag.matches('"').count() % 2 == 1 {
                return false;
            }
            let name = tag.split([' ', '/']).find(|part| !part.is_empty()).unwrap_or_default();
            if tag.starts_with('/') {
                if open.pop() != Some(name) {
                    return false;
                }
            } else if !tag.ends_with('/') {
                open.push(name);
            }
        }
        open.is_empty() && !text.chars().any(|sign| sign.is_control() && sign != '\n')
    }

    fn plot() -> Plot {
        let date = |from: i32, to: i32, is_span| Stretch {
            from: Day(from),
            to: Day(to),
            is_span,
        };
        let item = |said, due| Item {
            said,
            due,
            statement: 0,
            restated: None,
            yours: false,
        };
        let lane = Lane {
            slug: None,
            entry: None,
            items: vec![
                item(date(20_100, 20_100, false), Some(date(20_800, 21_164, false))),
                item(date(20_101, 20_101, false), Some(date(20_800, 20_800, false))),
                item(date(19_000, 19_800, true), None),
            ],
            joins: None,
        };
        Plot::new(&[lane], Window::read("2021/2030").unwrap(), TIME)
    }

    #[test]
    fn a_timeline_shows_its_marks_title_and_source() {
        let words = TimeWords {
            lanes: &["Bắc Giang"],
            bins: &["2021".to_owned(), "2022".to_owned()],
            moments: &[(Day(20_500), "today"), (Day(20_270), "merger")],
            signs: ["said", "due", "imprecise", "period"],
        };
        let picture = timeline(&frame("AI & chips < 2030", "Jalons, 2026"), &plot(), &words);
        assert!(is_xml(&picture.svg), "{}", picture.svg);
        for part in [
            "AI &amp; chips &lt; 2030",
            "Jalons, 2026",
            "Bắc Giang",
            ">2<",
            "xml:lang=\"vi\"",
            "today",
            "merger",
        ] {
            assert!(picture.svg.contains(part), "{part} is missing in {}", picture.svg);
        }
        assert!(picture.svg.contains(&format!("height=\"{}\"", picture.height)));
    }

    #[test]
    fn a_matrix_tells_nothing_found_from_nothing_there() {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let cells = [Cell::Count(12, 4), Cell::Nothing, Cell::Absent, Cell::Count(12, 0)];
        let picture = matrix(
            &frame("t", "s"),
            &names(&["AI", "Total"]),
            &names(&["Hà Nội", "Tổng"]),
            &cells,
            ["none found", "none there"],
        );
        assert!(is_xml(&picture.svg));
        assert_eq!(picture.svg.matches(">12<").count(), 2);
        // One in the cell, one in what the signs mean.
        assert_eq!(picture.svg.matches(">·<").count(), 2);
        assert_eq!(picture.svg.matches("#f4f2ec").count(), 1);
    }

    #[test]
    fn a_map_has_a_tile_for_each_unit() {
        let tile = |x, count, city| Tile {
            at: [x, 1],
            sign: "BN",
            count,
            city,
        };
        let tiles = [
            tile(0, Some((3, 2)), true),
            tile(1, Some((0, 0)), false),
            tile(2, None, false),
        ];
        let picture = map(&frame("t", "s"), &tiles, &[(2, "1–3".to_owned())], ["none", "city"]);
        assert!(is_xml(&picture.svg));
        assert_eq!(picture.svg.matches("rx=\"5\"").count(), 3);
        assert_eq!(picture.svg.matches(">★<").count(), 2);
    }

    #[test]
    fn long_lines_are_broken_between_words_and_long_words_anywhere() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("abcdefghij k", 4), ["abcd", "efgh", "ij k"]);
        assert_eq!(cut("abcdef", 4), "abc…");
    }

    proptest! {
        #[test]
        fn any_text_gives_a_picture(title in "\\PC{0,200}|[<>&\"'\u{0}-\u{1f}]{0,20}", source in "[\\PC ]{0,400}") {
            let picture = matrix(&frame(&title, &source), std::slice::from_ref(&title), std::slice::from_ref(&source), &[Cell::Nothing], [&title, &source]);
            prop_assert!(is_xml(&picture.svg));
        }
    }
}

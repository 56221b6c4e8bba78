//! The matrix: the answer as a table of provinces, themes and years. Each count leads to its statements.

use super::element::{Element, Name, On, fragment, join, tag};
use super::explorer::{Explorer, Sight};
use super::frame::frame;
use super::parts::{coloured, link, segments, switch};
use super::take::{self, Drawn};
use super::words;
use crate::web::page;
use jalons_core::export::picture::{self, Cell, Frame, Picture};
use jalons_core::image::read::Register;
use jalons_core::matrix::{Cross, Line, Matrix, narrowed};
use jalons_core::query::Facet;
use jalons_core::state::Action;
use yew::prelude::*;

/// The least counts of the shades from the second on; `matrix.css` has a class for each.
const SHADES: [u32; 4] = [2, 4, 8, 16];
const SHADE_CLASSES: [&str; 5] = ["shade-1", "shade-2", "shade-3", "shade-4", "shade-5"];
const SHADE_WORDS: [&str; 5] = ["1", "2–3", "4–7", "8–15", "≥ 16"];

/// The view of the matrix.
pub(super) fn matrix(explorer: &Explorer) -> Element {
    let (lang, state) = (explorer.lang(), &explorer.state);
    let own = words::matrix::matrix(lang);
    let name = words::view(state.view, lang);
    let title = tag("h1").class("view").text(name);
    let status = tag("p")
        .attr(Name::Role, "status")
        .with(tag("b").own_text(&words::statements(explorer.results.hits.len(), lang)));
    let mut crosses = segments(own.cross);
    for ((cross, _), label) in Cross::ALL.into_iter().zip(own.crosses) {
        let press = explorer.does(Action::Crossed(cross));
        crosses = crosses.with(switch(state.cross == cross, press).text(label));
    }
    let by_year = state.cross.columns().is_none();
    let below = || {
        fragment()
            .with(take::pictures(explorer, Drawn::Matrix))
            .with(tag("p").class("aside").text(own.not_in_corpus_note))
            .with(tag("p").class("aside").text(own.totals_note))
            .maybe(by_year.then(|| tag("p").class("aside").text(own.years_note)))
    };
    let body = tag("section")
        .class("crossing")
        .attr(Name::AriaLabel, name)
        .with(
            tag("div")
                .class("count")
                .with(status)
                .with(crosses)
                .with(take::menu(explorer)),
        )
        .with(legend(explorer))
        .with(Sheet::new(explorer).table())
        .maybe((!explorer.sight.fresh).then(below));
    frame(explorer, title, None, body)
}

/// The table as a picture.
pub(super) fn picture(explorer: &Explorer, frame: &Frame<'_>) -> Picture {
    let own = words::matrix::matrix(explorer.lang());
    let sheet = Sheet::new(explorer);
    let (matrix, mut cells) = (sheet.matrix, Vec::new());
    for (row, down) in matrix.rows.iter().enumerate() {
        for (column, across) in matrix.columns.iter().enumerate() {
            let cell = matrix.cell(row, column);
            let is_sum = *down == Line::Total || *across == Line::Total;
            let dark = 1 + SHADES.iter().filter(|least| cell.found >= **least).count();
            cells.push(match (cell.known, cell.found) {
                (_, found) if is_sum => Cell::Count(found, 0),
                (0, _) => Cell::Absent,
                (_, 0) => Cell::Nothing,
                (_, found) => Cell::Count(found, dark),
            });
        }
    }
    picture::matrix(
        frame,
        &sheet.columns,
        &sheet.rows,
        &cells,
        [own.not_found, own.not_in_corpus],
    )
}

/// What shades and signs mean, and the colours of the families.
fn legend(explorer: &Explorer) -> Element {
    let own = words::matrix::matrix(explorer.lang());
    let mut shades = tag("ul").class("legend").attr(Name::AriaLabel, own.shades);
    for (class, label) in SHADE_CLASSES.into_iter().zip(SHADE_WORDS) {
        shades = shades.with(tag("li").own_class(&join(&["box ", class])).text(label));
    }
    for (class, sign, label) in [("box", "·", own.not_found), ("box absent", "", own.not_in_corpus)] {
        let sign = tag("span").class(class).attr(Name::AriaHidden, "true").text(sign);
        shades = shades.with(tag("li").with(sign).text(label));
    }
    let mut families = fragment();
    if explorer.state.cross != Cross::ProvinceYear {
        let mut list = tag("ul").class("legend").attr(Name::AriaLabel, own.families);
        for family in explorer.corpus.entries(Register::Families) {
            let square = tag("i").own_class(&join(&["swatch family-", family.slug]));
            list = list.with(tag("li").with(square).text(family.label.get(explorer.lang())));
        }
        families = list;
    }
    tag("div").class("key").with(shades).with(families)
}

/// What the table is made from.
struct Sheet<'e> {
    explorer: &'e Explorer,
    matrix: &'e Matrix,
    /// The names of the lines.
    rows: Vec<String>,
    columns: Vec<String>,
}

impl Sheet<'_> {
    fn new(explorer: &Explorer) -> Sheet<'_> {
        let matrix = &explorer.matrix;
        let named =
            |lines: &[Line], facet: Option<Facet>| lines.iter().map(|line| name(explorer, facet, *line)).collect();
        let cross = explorer.state.cross;
        Sheet {
            explorer,
            matrix,
            rows: named(&matrix.rows, Some(cross.rows())),
            columns: named(&matrix.columns, cross.columns()),
        }
    }

    /// A table whose cells are reached by arrow keys; one of them by Tab.
    fn table(&self) -> Element {
        let (explorer, matrix) = (self.explorer, self.matrix);
        let (words, own) = (explorer.words(), words::matrix::matrix(explorer.lang()));
        let cross = explorer.state.cross;
        let corner = if cross.rows() == Facet::Province {
            words.facet_province
        } else {
            words.facet_theme
        };
        let mut head = tag("tr").with(tag("th").attr(Name::Scope, "col").text(corner));
        for (at, name) in self.columns.iter().enumerate() {
            let class = self.class(&matrix.columns, at);
            head = head.with(header("col", &class).with(tag("span").own_text(name)));
        }
        let cursor = explorer
            .sight
            .cursor
            .min((self.rows.len() * self.columns.len()).saturating_sub(1));
        let mut body = tag("tbody").on(On::KeyDown, self.keys(cursor));
        for (row, name) in self.rows.iter().enumerate().take(explorer.sight.lines()) {
            let mut cells = tag("tr")
                .key(&row.to_string())
                .with(header("row", &self.class(&matrix.rows, row)).own_text(name));
            for column in 0..self.columns.len() {
                cells = cells.with(self.cell(row, column, cursor));
            }
            body = body.with(cells);
        }
        let class = if cross.columns().is_some() {
            "matrix by-theme"
        } else {
            "matrix by-year"
        };
        let table = tag("table")
            .class(class)
            .attr(Name::Role, "grid")
            .attr(Name::AriaLabel, words::view(explorer.state.view, explorer.lang()))
            .attr(Name::AriaDescribedBy, "matrix-help")
            .with(tag("thead").with(head))
            .with(body);
        fragment()
            .with(tag("p").attr(Name::Id, "matrix-help").class("hidden").text(own.help))
            .with(tag("div").class("matrix-frame").with(table))
    }

    /// Colour of the family, and whether another family begins here.
    fn class(&self, lines: &[Line], at: usize) -> String {
        let family = |line: Option<&Line>| match line {
            Some(Line::Value(Facet::Theme, theme)) => Some(self.explorer.corpus.family(*theme)),
            _ => None,
        };
        let own = lines.get(at);
        let begins = at > 0 && family(lines.get(at - 1)) != family(own);
        let base = match (own, begins) {
            (Some(Line::Total), _) => "sum begins",
            (_, true) => "begins",
            (_, false) => "",
        };
        match own {
            Some(Line::Value(Facet::Theme, theme)) => coloured(self.explorer, base, *theme),
            _ => base.to_owned(),
        }
    }

    fn cell(&self, row: usize, column: usize, cursor: usize) -> Element {
        let (explorer, matrix) = (self.explorer, self.matrix);
        let own = words::matrix::matrix(explorer.lang());
        let (down, across) = (matrix.rows[row], matrix.columns[column]);
        let cell = matrix.cell(row, column);
        let place = row * self.columns.len() + column;
        let is_sum = down == Line::Total || across == Line::Total;
        let count = words::statements(cell.found as usize, explorer.lang());
        let told = match (cell.found, cell.known) {
            (0, 0) => own.not_in_corpus,
            (0, _) => own.not_found,
            _ => &count,
        };
        let name = join(&[&self.rows[row], ", ", &self.columns[column], own.colon, told]);
        let lines = if explorer.state.cross.columns().is_some() {
            self.class(&matrix.columns, column)
        } else {
            self.class(&matrix.rows, row)
        };
        let shade = match (cell.found, cell.known) {
            (0, 0) => "absent",
            (0, _) => "empty",
            _ if is_sum => "sum",
            (found, _) => {
                let above = SHADES.iter().filter(|least| found >= **least).count();
                SHADE_CLASSES[above.min(SHADE_CLASSES.len() - 1)]
            }
        };
        // The first column of a family keeps a gap before it; in rows of themes the gap is above.
        let held = tag("td").own_class(&join(&[&lines, " ", shade]));
        let leads = (cell.found > 0)
            .then(|| narrowed(explorer.corpus, &explorer.state, down, across))
            .flatten();
        let reached = |element: Element| {
            element
                .own_attr(Name::Id, &id(place))
                .attr(Name::TabIndex, if place == cursor { "0" } else { "-1" })
                .own_attr(Name::AriaLabel, &name)
        };
        match leads {
            Some(state) => held.with(reached(link(explorer, Action::Followed(Box::new(state)))).count(cell.found)),
            None => {
                let sign = match shade {
                    "absent" => "",
                    "empty" => "·",
                    _ => &cell.found.to_string(),
                };
                let held = if cell.known == 0 {
                    held.attr(Name::Title, own.not_in_corpus)
                } else {
                    held
                };
                reached(held).own_text(sign)
            }
        }
    }

    /// Arrow keys lead from cell to cell, Home and End to the ends of the row, with Control to those of the table.
    fn keys(&self, cursor: usize) -> Callback<Event> {
        let (look, sight) = (self.explorer.look.clone(), self.explorer.sight);
        let (height, width) = (self.rows.len(), self.columns.len().max(1));
        let (row, column) = (cursor / width, cursor % width);
        Callback::from(move |event: Event| {
            let (key, _) = page::key(&event);
            let (row, column) = match key.as_str() {
                "ArrowUp" => (row.saturating_sub(1), column),
                "ArrowDown" => ((row + 1).min(height.saturating_sub(1)), column),
                "ArrowLeft" => (row, column.saturating_sub(1)),
                "ArrowRight" => (row, (column + 1).min(width - 1)),
                "Home" => (row, 0),
                "End" => (row, width - 1),
                _ => return,
            };
            event.prevent_default();
            let cursor = row * width + column;
            look.emit(Sight { cursor, ..sight });
            page::focus(&id(cursor));
        })
    }
}

fn id(place: usize) -> String {
    join(&["cell-", &place.to_string()])
}

fn header(scope: &'static str, class: &str) -> Element {
    tag("th").attr(Name::Scope, scope).own_class(class)
}

/// The name of a row or a column.
fn name(explorer: &Explorer, facet: Option<Facet>, line: Line) -> String {
    let (words, own) = (explorer.words(), words::matrix::matrix(explorer.lang()));
    match line {
        Line::Value(facet, entry) => explorer.label(facet.register(), entry).to_owned(),
        Line::Year(year) => year.to_string(),
        Line::Total => own.total.to_owned(),
        Line::Without => match facet {
            Some(Facet::Theme) => words.no_theme,
            Some(_) => words.no_province,
            None => own.no_year,
        }
        .to_owned(),
    }
}

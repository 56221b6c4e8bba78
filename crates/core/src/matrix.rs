//! Sets an answer in a table: provinces against themes, or either against years.
//!
//! A cell counts the statements that have both its row and its column, so a statement with two themes stands in two columns
//! and one of an imprecise date in every year it touches: just those that a filter by row and column leaves. Totals count
//! each statement once. A cell also knows whether the whole corpus has anything there, since an empty answer and an empty
//! corpus are two things.

use crate::image::read::Corpus;
use crate::model::{Civil, Day};
use crate::order::ordered;
use crate::query::{Facet, Filters, Hit, values};
use crate::state::{State, View};

/// What rows and columns stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cross {
    /// Provinces against themes.
    #[default]
    ProvinceTheme,
    /// Provinces against years.
    ProvinceYear,
    /// Themes against years.
    ThemeYear,
}

impl Cross {
    /// All of them with their names in addresses.
    pub const ALL: [(Cross, &'static str); 3] = [
        (Cross::ProvinceTheme, ""),
        (Cross::ProvinceYear, "province-year"),
        (Cross::ThemeYear, "theme-year"),
    ];

    /// The list whose values are the rows.
    pub const fn rows(self) -> Facet {
        match self {
            Cross::ProvinceTheme | Cross::ProvinceYear => Facet::Province,
            Cross::ThemeYear => Facet::Theme,
        }
    }

    /// The list whose values are the columns; none for years.
    pub const fn columns(self) -> Option<Facet> {
        match self {
            Cross::ProvinceTheme => Some(Facet::Theme),
            Cross::ProvinceYear | Cross::ThemeYear => None,
        }
    }
}

/// What a row or a column stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// A value of a list, by one entry that has its slug.
    Value(Facet, u32),
    /// A year in which something was said.
    Year(i32),
    /// Statements that have no value of the list.
    Without,
    /// All statements.
    Total,
}

/// Where a row and a column meet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// How many statements of the answer.
    pub found: u32,
    /// How many of the whole corpus.
    pub known: u32,
}

/// An answer in a table. The last row and the last column are totals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// What the rows stand for.
    pub rows: Vec<Line>,
    /// What the columns stand for.
    pub columns: Vec<Line>,
    /// Row after row.
    cells: Vec<Cell>,
}

/// Longest stretch of which every year is a column. Of a longer one only the years in which something was said are.
const MOST_YEARS: usize = 40;
/// No date of a corpus lies outside of these years; it guards against a typo that would make columns of centuries.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2150;

impl Matrix {
    /// Sets the hits of an answer in a table.
    ///
    /// A list that is narrowed gives only its chosen values: a filter cannot ask for two values of one list at once.
    pub fn new(corpus: &Corpus<'_>, hits: &[Hit], cross: Cross, filters: &Filters) -> Matrix {
        let down = Side::new(corpus, Some(cross.rows()), filters);
        let across = Side::new(corpus, cross.columns(), filters);
        let width = across.lines.len();
        let mut cells = vec![Cell::default(); down.lines.len() * width];
        let mut found = vec![0; corpus.statement_count() as usize];
        for hit in hits {
            if let Some(found) = found.get_mut(hit.statement as usize) {
                *found = 1;
            }
        }
        for (statement, found) in (0..).zip(&found) {
            let columns = across.places(corpus, statement);
            for row in down.places(corpus, statement) {
                for column in &columns {
                    if let Some(cell) = cells.get_mut(row * width + column) {
                        cell.known += 1;
                        cell.found += found;
                    }
                }
            }
        }
        let cell = |row: usize, column: usize| cells.get(row * width + column).copied().unwrap_or_default();
        let rows = down.kept(corpus, |row| cell(row, width.saturating_sub(1)));
        let last = down.lines.len().saturating_sub(1);
        let columns = across.kept(corpus, |column| cell(last, column));
        let mut kept = Vec::new();
        for row in &rows {
            kept.extend(columns.iter().map(|column| cell(*row, *column)));
        }
        Matrix {
            rows: down.named(&rows),
            columns: across.named(&columns),
            cells: kept,
        }
    }

    /// Where a row and a column meet.
    pub fn cell(&self, row: usize, column: usize) -> Cell {
        let place = row * self.columns.len() + column;
        self.cells.get(place).copied().unwrap_or_default()
    }
}

/// The rows or the columns before those that the corpus has nothing of are left out.
struct Side<'f> {
    /// None for years.
    facet: Option<Facet>,
    filters: &'f Filters,
    lines: Vec<Line>,
    /// For each entry of the list, the line it counts in.
    line_of: Vec<usize>,
}

impl<'f> Side<'f> {
    fn new(corpus: &Corpus<'_>, facet: Option<Facet>, filters: &'f Filters) -> Side<'f> {
        let mut lines = Vec::new();
        let mut line_of = Vec::new();
        match facet {
            Some(facet) => {
                let register = facet.register();
                let mut slugs: Vec<&str> = Vec::new();
                for entry in 0..corpus.entry_count(register) {
                    // To a reader, Bac Ninh before and after 1 July 2025 is one line.
                    let slug = corpus.slug(register, entry);
                    let known = slugs.iter().position(|before| *before == slug);
                    slugs.push(slug);
                    let line = known.and_then(|before| line_of.get(before).copied());
                    line_of.push(line.unwrap_or(lines.len()));
                    if line.is_none() {
                        lines.push(Line::Value(facet, entry));
                    }
                }
            }
            None => lines.extend(years(corpus, filters).map(Line::Year)),
        }
        lines.extend([Line::Without, Line::Total]);
        Side {
            facet,
            filters,
            lines,
            line_of,
        }
    }

    /// The lines that a statement counts in, each once.
    fn places(&self, corpus: &Corpus<'_>, statement: u32) -> Vec<usize> {
        let total = self.lines.len() - 1;
        let mut places = Vec::new();
        match self.facet {
            Some(facet) => {
                for entry in values(corpus, statement, facet, self.filters.extent) {
                    if let Some(line) = self.line_of.get(entry as usize).filter(|line| !places.contains(*line)) {
                        places.push(*line);
                    }
                }
            }
            None => {
                let when = corpus.when_of(statement);
                for (place, line) in self.lines.iter().enumerate() {
                    if let Line::Year(year) = line
                        && when.overlaps(first_of(*year), last_of(*year))
                    {
                        places.push(place);
                    }
                }
            }
        }
        if places.is_empty() {
            places.push(total - 1);
        }
        places.push(total);
        places
    }

    /// The lines that are shown, in their order: provinces with the fullest in the corpus first, themes by family, years as
    /// they follow each other. It depends on the corpus and the filters alone, so that nothing jumps while typing.
    fn kept(&self, corpus: &Corpus<'_>, total: impl Fn(usize) -> Cell) -> Vec<usize> {
        let today = |entry: u32| match self.filters.extent {
            crate::query::Extent::Today if self.facet == Some(Facet::Province) => corpus.today(entry),
            _ => entry,
        };
        let chosen: Vec<usize> = self.facet.map_or(Vec::new(), |facet| {
            let (slugs, register) = (self.filters.chosen(facet), facet.register());
            (0..corpus.entry_count(register))
                .filter(|entry| slugs.iter().any(|slug| slug == corpus.slug(register, *entry)))
                .filter_map(|entry| self.line_of.get(today(entry) as usize).copied())
                .collect()
        });
        let range = self.facet.is_none() && self.lines.len() <= MOST_YEARS;
        let mut kept: Vec<usize> = Vec::new();
        for (place, line) in self.lines.iter().enumerate() {
            let shown = match line {
                Line::Total => true,
                Line::Without => chosen.is_empty() && total(place).found > 0,
                Line::Year(_) => range || total(place).known > 0,
                Line::Value(..) if chosen.is_empty() => total(place).known > 0,
                Line::Value(..) => chosen.contains(&place),
            };
            if shown {
                kept.push(place);
            }
        }
        ordered(&kept, |place| match self.lines.get(*place) {
            Some(Line::Value(Facet::Theme, theme)) => [0, u64::from(corpus.family(*theme))],
            Some(Line::Value(..)) => [0, !u64::from(total(*place).known)],
            Some(Line::Year(_)) => [0, 0],
            _ => [1, 0],
        })
    }

    fn named(&self, places: &[usize]) -> Vec<Line> {
        places
            .iter()
            .filter_map(|place| self.lines.get(*place).copied())
            .collect()
    }
}

/// From the first year to the last in which something was said, within the period that is asked for.
fn years(corpus: &Corpus<'_>, filters: &Filters) -> std::ops::RangeInclusive<i32> {
    let (mut first, mut last) = (*YEARS.end(), *YEARS.start());
    for statement in 0..corpus.statement_count() {
        let when = corpus.when_of(statement);
        for day in [when.earliest, when.latest] {
            if day.is_closed() {
                let year = day.civil().year;
                (first, last) = (first.min(year), last.max(year));
            }
        }
    }
    if let Some((from, to)) = filters.said() {
        if from.is_closed() {
            first = first.max(from.civil().year);
        }
        if to.is_closed() {
            last = last.min(to.civil().year);
        }
    }
    first.max(*YEARS.start())..=last.min(*YEARS.end())
}

fn first_of(year: i32) -> Day {
    Day::from_civil(Civil { year, month: 1, day: 1 })
}

fn last_of(year: i32) -> Day {
    Day(first_of(year + 1).0 - 1)
}

/// The state that shows just the statements of a cell; none where no filter can name them.
pub fn narrowed(corpus: &Corpus<'_>, state: &State, row: Line, column: Line) -> Option<State> {
    let mut next = state.clone();
    (next.view, next.doc) = (View::Search, None);
    for line in [row, column] {
        match line {
            Line::Value(facet, entry) => {
                *next.filters.chosen_mut(facet) = vec![corpus.slug(facet.register(), entry).to_owned()];
            }
            // A stretch that touches both the year and the period touches the days they share.
            Line::Year(year) => {
                let (first, last) = (first_of(year), last_of(year));
                next.filters.from = Some(next.filters.from.map_or(first, |from| from.max(first)));
                next.filters.to = Some(next.filters.to.map_or(last, |to| to.min(last)));
            }
            Line::Total => {}
            Line::Without => return None,
        }
    }
    Some(next)
}

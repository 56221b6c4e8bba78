//! The matrix over the real corpus: every cell counts what a search by its row and column finds.

use crate::sample::real;
use jalons_core::image::read::Corpus;
use jalons_core::matrix::{Cross, Line, Matrix, narrowed};
use jalons_core::model::Lang;
use jalons_core::query::{Facet, search};
use jalons_core::state::{State, View, read};

fn of(corpus: &Corpus<'_>, state: &State) -> (Matrix, usize) {
    let hits = search(corpus, &state.query, &state.filters, state.sort, state.lang).hits;
    (Matrix::new(corpus, &hits, state.cross, &state.filters), hits.len())
}

#[track_caller]
fn check(address: &str) {
    let compiled = real();
    let corpus = Corpus::open(&compiled.image).unwrap();
    for (cross, _) in Cross::ALL {
        let mut state = read(address);
        state.cross = cross;
        let (matrix, total) = of(&corpus, &state);
        let (last_row, last_column) = (matrix.rows.len() - 1, matrix.columns.len() - 1);
        assert_eq!(matrix.cell(last_row, last_column).found as usize, total, "{address}");
        for (row, down) in matrix.rows.iter().enumerate() {
            for (column, across) in matrix.columns.iter().enumerate() {
                let cell = matrix.cell(row, column);
                assert!(cell.found <= cell.known);
                let Some(next) = narrowed(&corpus, &state, *down, *across) else {
                    assert!([down, across].contains(&&Line::Without));
                    continue;
                };
                assert_eq!((next.view, &next.query), (View::Search, &state.query));
                let (_, leads_to) = of(&corpus, &next);
                assert_eq!(cell.found as usize, leads_to, "{address}: {down:?} and {across:?}");
            }
        }
    }
}

#[test]
fn cells_count_what_their_filters_leave() {
    check("");
    check("q=intelligence%20artificielle");
    check("extent=today&q=num%C3%A9rique");
}

#[test]
fn what_is_chosen_already_narrows_rows_and_columns() {
    check("province=bac-giang,bac-ninh&theme=ai");
    check("province=bac-giang&extent=today");
    check("from=2025-03&to=2025-10&province=vietnam");
    check("due=../2030&theme=ai,digital-economy");
}

#[test]
fn rows_are_stable_and_totals_count_once() {
    let compiled = real();
    let corpus = Corpus::open(&compiled.image).unwrap();
    let (all, _) = of(&corpus, &read(""));
    let (few, found) = of(&corpus, &read("q=Bac%20Giang"));
    let named = |matrix: &Matrix| -> Vec<Line> {
        matrix
            .rows
            .iter()
            .filter(|line| matches!(line, Line::Value(..)))
            .copied()
            .collect()
    };
    assert_eq!(named(&all), named(&few));
    assert_eq!(all.columns.len(), 25);
    assert!(found > 0);
    let sum: u32 = (0..24).map(|column| all.cell(0, column).found).sum();
    assert!(sum > all.cell(0, 24).found, "statements with several themes");
    let facets = search(&corpus, "", &read("").filters, Default::default(), Lang::Fr).facets;
    for (row, line) in all.rows.iter().enumerate() {
        if let Line::Value(Facet::Province, entry) = line {
            let slug = corpus.slug(Facet::Province.register(), *entry);
            let count = facets.get(Facet::Province).iter().find(|count| count.slug == slug);
            assert_eq!(all.cell(row, 24).found, count.unwrap().count, "{slug}");
        }
    }
}

#[test]
fn nothing_found_is_not_nothing_there() {
    let compiled = real();
    let corpus = Corpus::open(&compiled.image).unwrap();
    let (matrix, found) = of(&corpus, &read("q=zzzz"));
    assert_eq!(found, 0);
    let cells: Vec<_> = (0..matrix.rows.len())
        .flat_map(|row| (0..matrix.columns.len()).map(move |column| (row, column)))
        .map(|(row, column)| matrix.cell(row, column))
        .collect();
    assert!(cells.iter().all(|cell| cell.found == 0));
    assert!(cells.iter().any(|cell| cell.known == 0) && cells.iter().any(|cell| cell.known > 0));
}

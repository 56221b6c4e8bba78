//! The provinces as dated data.

use crate::sample::real;
use jalons_core::image::read::{Corpus, Entry, Register};
use jalons_core::model::{Day, PlaceSort, When};

/// Provinces and cities in force on a day. Types come in pairs of a sort's code and the first day.
fn in_force(corpus: &Corpus<'_>, day: &str) -> (usize, usize) {
    let day: Day = When::parse(day).unwrap().earliest;
    let kind = |entry: &Entry<'_>| {
        let mut types = entry
            .kinds
            .chunks_exact(2)
            .filter(|pair| pair[1].cast_signed() <= day.0);
        types.next_back().map_or(0, |pair| pair[0])
    };
    let units: Vec<u32> = corpus
        .entries(Register::Places)
        .filter(|entry| entry.from <= day && entry.to >= day)
        .map(|entry| kind(&entry))
        .collect();
    (
        units.iter().filter(|kind| **kind == PlaceSort::Province.code()).count(),
        units.iter().filter(|kind| **kind == PlaceSort::City.code()).count(),
    )
}

#[test]
fn the_map_is_right_on_the_days_it_changed() {
    let compiled = real();
    let corpus = Corpus::open(&compiled.image).unwrap();
    assert_eq!(in_force(&corpus, "2024-12-31"), (58, 5));
    assert_eq!(in_force(&corpus, "2025-06-30"), (57, 6));
    assert_eq!(in_force(&corpus, "2025-07-01"), (28, 6));
    assert_eq!(in_force(&corpus, "2026-11-21"), (25, 9));
}

#[test]
fn every_unit_of_the_map_has_a_tile_and_a_merged_one_lies_where_a_part_of_it_lay() {
    let compiled = real();
    let corpus = Corpus::open(&compiled.image).unwrap();
    let tiled: Vec<Entry<'_>> = corpus
        .entries(Register::Places)
        .filter(|entry| entry.tile.is_some())
        .collect();
    let nation = PlaceSort::Nation.code();
    let units = corpus
        .entries(Register::Places)
        .filter(|entry| entry.kinds[0] != nation);
    assert_eq!(tiled.len(), units.count());
    for unit in &tiled {
        let mut parts = tiled.iter().filter(|part| part.into == Some(unit.number)).peekable();
        if parts.peek().is_some() {
            assert!(parts.any(|part| part.tile == unit.tile), "{} lies elsewhere", unit.id);
        }
    }
}

#[test]
fn every_former_unit_has_one_successor_of_its_own_time() {
    let compiled = real();
    let corpus = Corpus::open(&compiled.image).unwrap();
    let former: Vec<Entry<'_>> = corpus
        .entries(Register::Places)
        .filter(|entry| entry.to.is_closed())
        .collect();
    assert_eq!(former.len(), 52);
    for unit in former {
        let into = corpus.entry(Register::Places, unit.into.expect("a former unit was taken over"));
        assert_eq!(into.from.0, unit.to.0 + 1, "{} and {}", unit.id, into.id);
        assert!(!into.to.is_closed(), "{} is in force today", into.id);
    }
}

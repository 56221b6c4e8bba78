//! Which records have to do with a record: those that name the same systems, actors, provinces and themes.
//!
//! What both name counts by its sort (a system 4, an actor 3, a province 2, a theme 1) and by how rare it is: times the
//! logarithm of all records over those that name it. What every record names counts nothing.

use crate::image::read::{Corpus, Record};
use crate::order::{falling, ordered};
use crate::query::Facet;

/// A record that has to do with another one.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// The record.
    pub record: u32,
    /// The sum of what both name.
    pub score: f64,
    /// What both name, what counts most first.
    pub shared: Vec<(Facet, u32)>,
}

/// The sorts of things that two records can share, with what they count.
const WEIGHTS: [(Facet, f64); 4] = [
    (Facet::System, 4.0),
    (Facet::Actor, 3.0),
    (Facet::Province, 2.0),
    (Facet::Theme, 1.0),
];

/// The records that have most to do with one, the nearest first.
pub fn related(corpus: &Corpus<'_>, record: u32, most: usize) -> Vec<Related> {
    let count = corpus.record_count();
    let mut found: Vec<Related> = Vec::new();
    for other in (0..count).filter(|other| *other != record) {
        found.push(Related {
            record: other,
            score: 0.0,
            shared: Vec::new(),
        });
    }
    for (facet, weight) in WEIGHTS {
        let named: Vec<Vec<u32>> = (0..count)
            .map(|record| entries(corpus, &corpus.record(record), facet))
            .collect();
        let Some(own) = named.get(record as usize) else {
            continue;
        };
        for entry in own {
            let holders = named.iter().filter(|names| names.contains(entry)).count();
            let rarity = libm::log(f64::from(count) / holders.max(1) as f64);
            for other in &mut found {
                if rarity > 0.0 && named[other.record as usize].contains(entry) {
                    other.score += weight * rarity;
                    other.shared.push((facet, *entry));
                }
            }
        }
    }
    found.retain(|other| other.score > 0.0);
    let mut found = ordered(&found, |other| [falling(other.score), u64::from(other.record)]);
    found.truncate(most);
    found
}

/// What the statements of a record name, each once.
fn entries(corpus: &Corpus<'_>, record: &Record<'_>, facet: Facet) -> Vec<u32> {
    let mut entries = Vec::new();
    for number in record.statements() {
        for entry in corpus.references(number, facet.register()) {
            if !entries.contains(&entry) {
                entries.push(entry);
            }
        }
    }
    entries
}

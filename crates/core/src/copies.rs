//! Raw texts that are one and the same: several sites print a dispatch, with other marks, another title, a paragraph less. One
//! of them counts, the others are named beside it.
//!
//! Texts are compared by the runs of [`RUN`] words without marks that stand in them. Of each text the [`MOST`] runs whose hashes
//! are lowest are kept: below the highest hash that two of these sketches both reach, both are complete, and what they share
//! there is a fair sample of what the texts share (Broder, *On the resemblance and containment of documents*, 1997).

use crate::analyze::each_word;
use crate::image::write::ReprintRow;
use crate::order::order;
use crate::raw::RawRows;

/// Words in a run.
const RUN: usize = 4;
/// Runs kept of a text.
const MOST: usize = 512;
/// Of so many runs a copy shares one at least: that it shares none has a chance of one in two millions.
const FIRST: i32 = 16;
/// Shorter texts are never taken for copies.
const LEAST: usize = 24;
/// From this share of its runs on, a text is a copy of the one that has them too. One word of twelve changed leaves some 0.7.
const ENOUGH: f32 = 0.6;

/// And with them this share of its numbers: reports of two months have the same sentences with other figures.
const ENOUGH_NUMBERS: f32 = 0.9;

/// What is kept of a text to tell its copies.
#[derive(Clone, Debug, Default)]
pub struct Sketch {
    runs: Lowest,
    numbers: Lowest,
    /// How many runs it has in all.
    count: usize,
}

impl Sketch {
    /// The sketch of the parts of a text.
    pub fn of<'t>(parts: impl Iterator<Item = &'t str>) -> Sketch {
        let mut run = [0; RUN];
        let (mut runs, mut numbers) = (Vec::new(), Vec::new());
        let mut words = 0;
        for part in parts {
            each_word(part, &mut |word| {
                let hash = word.folded.bytes().fold(0, mixed);
                if word.folded.starts_with(|c: char| c.is_ascii_digit()) {
                    numbers.push(mix(hash));
                }
                run.rotate_left(1);
                run[RUN - 1] = hash;
                words += 1;
                if words >= RUN {
                    runs.push(run.iter().fold(0, |hash, word| mix(hash ^ *word)));
                }
            });
        }
        Sketch {
            count: runs.len(),
            runs: Lowest::of(runs),
            numbers: Lowest::of(numbers),
        }
    }

    fn is_copy_of(&self, other: &Sketch) -> bool {
        self.count >= LEAST
            && self.runs.share_in(&other.runs) >= ENOUGH
            && self.numbers.share_in(&other.numbers) >= ENOUGH_NUMBERS
    }
}

/// The lowest hashes of what a text has, in ascending order, each once.
#[derive(Clone, Debug, Default)]
struct Lowest(Vec<u64>);

impl Lowest {
    fn of(mut all: Vec<u64>) -> Lowest {
        // Of many most are far too high to be among the lowest, and need no sorting.
        let bound = u64::MAX / (all.len() / (2 * MOST)).max(1) as u64;
        all.retain(|hash| *hash <= bound);
        let places = order(all.iter().map(|hash| [*hash, 0]));
        let mut lowest: Vec<u64> = places
            .iter()
            .filter_map(|place| all.get(*place as usize).copied())
            .collect();
        lowest.dedup();
        lowest.truncate(MOST);
        Lowest(lowest)
    }

    /// The highest hash up to which it is complete.
    fn reach(&self) -> u64 {
        let last = self.0.last().filter(|_| self.0.len() == MOST);
        last.copied().unwrap_or(u64::MAX)
    }

    /// What share of it another text has too, 0 to 1; of nothing, all.
    fn share_in(&self, other: &Lowest) -> f32 {
        let bound = self.reach().min(other.reach());
        let mut others = other.0.iter().peekable();
        let (mut shared, mut all) = (0, 0);
        for hash in self.0.iter().take_while(|hash| **hash <= bound) {
            while others.next_if(|other| *other < hash).is_some() {}
            shared += i32::from(others.peek() == Some(&hash));
            all += 1;
            // Most texts have nothing in common, which is soon seen.
            if shared == 0 && all == FIRST {
                return 0.0;
            }
        }
        if all == 0 { 1.0 } else { shared as f32 / all as f32 }
    }
}

fn mixed(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
}

/// Spreads the bits of a hash, so that the lowest are a sample by chance (the finalizer of SplitMix64).
fn mix(hash: u64) -> u64 {
    let hash = hash.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let hash = (hash ^ hash >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ hash >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ hash >> 31
}

/// Keeps one of the texts that are the same, the longest, the first of equals; the others are named as its copies. The order
/// stays.
pub fn gather(mut all: Vec<RawRows>) -> Vec<RawRows> {
    let mut kept: Vec<usize> = Vec::new();
    let mut copies: Vec<(usize, usize)> = Vec::new();
    for place in order(all.iter().map(|rows| [!(rows.sketch.count as u64), 0])) {
        let place = place as usize;
        let own = &all[place].sketch;
        match kept.iter().find(|known| own.is_copy_of(&all[**known].sketch)) {
            Some(known) => copies.push((place, *known)),
            None => kept.push(place),
        }
    }
    for (place, known) in &copies {
        let copy = ReprintRow::of(&all[*place].record);
        all[*known].record.copies.push(copy);
    }
    let mut place = 0;
    all.retain(|_| {
        place += 1;
        copies.iter().all(|(copy, _)| copy + 1 != place)
    });
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    const DISPATCH: &str = "Hà Giang a ouvert lundi un centre de données pour ses services publics. Selon le comité \
        populaire, quarante communes y sont reliées par la fibre, et les autres le seront avant la fin de l’an prochain. Le \
        centre a coûté douze milliards de dôngs, payés pour moitié par la province.";

    #[track_caller]
    fn check(copy: &str, other: &str, expected: bool) {
        let [copy, other] = [copy, other].map(|text| Sketch::of(text.split(". ")));
        assert_eq!(copy.is_copy_of(&other), expected, "{}", copy.runs.share_in(&other.runs));
    }

    #[test]
    fn a_dispatch_with_other_marks_or_a_sentence_less_is_the_same() {
        check(DISPATCH, DISPATCH, true);
        check(&DISPATCH.replace("Hà", "Ha").replace("lundi", "mardi"), DISPATCH, true);
        check(DISPATCH.split_once("Le centre").unwrap().0, DISPATCH, true);
    }

    #[test]
    fn what_only_quotes_it_or_is_short_is_another_text() {
        let words = "Dans une autre province, on se demande encore où un tel bâtiment trouverait sa place, qui le paierait et \
            combien de temps les travaux dureraient, disent des habitants qui ont été interrogés hier au marché";
        let quoting = format!("{words} et plus loin, {}", DISPATCH.split_once(". ").unwrap().0);
        check(&quoting, DISPATCH, false);
        check("Hà Giang a ouvert lundi un centre", DISPATCH, false);
        check("", "", false);
    }

    #[test]
    fn the_same_sentences_with_other_figures_are_another_text() {
        let report = |month: &str, files: u32| {
            format!(
                "En {month}, la province a traité {files} dossiers en ligne, soit {} de plus que le mois d’avant ; les \
                communes en ont reçu {}, et le centre du service public en a rendu {} dans les délais que fixe la loi.",
                files / 9,
                files - 7,
                files / 2
            )
        };
        check(&report("mars", 5400), &report("avril", 6120), false);
        check(&report("mars", 5400), &report("mars", 5400), true);
    }

    #[test]
    fn long_texts_are_compared_by_a_sample() {
        let text = |from: u32, to: u32| (from..to).map(|n| format!("mot{n} ")).collect::<String>();
        let share = |a: &str, b: &str| {
            Sketch::of([a].into_iter())
                .runs
                .share_in(&Sketch::of([b].into_iter()).runs)
        };
        let (whole, half) = (text(0, 20_000), text(10_000, 30_000));
        assert_eq!(share(&whole, &whole), 1.0);
        assert!((share(&whole, &half) - 0.5).abs() < 0.08, "{}", share(&whole, &half));
        // A part of a text stands in it wholly, however much longer that is.
        assert!(share(&text(500, 2_000), &whole) > 0.9);
        assert!(share(&whole, &text(500, 2_000)) < 0.2);
    }
}

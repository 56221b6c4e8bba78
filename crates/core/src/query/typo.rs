//! Words that are almost like another one, in slips of the fingers.

use crate::image::{Dictionary, Key};

/// Finds the keys that are at most so many slips from a word, and calls `found` with each, its place and its slips; what
/// that gives is the most from then on.
///
/// A slip is a letter that is wrong, missing, too many, or swapped with its neighbour (optimal string alignment). With
/// `prefix`, a key may go on: what counts is the nearest of its beginnings.
///
/// The keys are walked in order with one row of the table of distances for each letter. Keys that start alike share their
/// rows, and a beginning whose row has no cell within the limit is passed over with all that starts so.
pub(super) fn near(
    dictionary: Dictionary<'_>,
    typed: &[u8],
    mut most: usize,
    prefix: bool,
    mut found: impl FnMut(&[u8], Key, usize) -> usize,
) {
    let Some(mut cursor) = dictionary.from(b"") else {
        return;
    };
    let mut rows = Rows::new(typed, most);
    loop {
        let mut shared = rows.shared(cursor.key());
        let mut dead = None;
        while shared < cursor.key().len() {
            let alive = rows.push(cursor.key(), shared, most);
            shared += 1;
            if !alive {
                dead = Some(shared);
                break;
            }
        }
        let slips = if prefix {
            rows.nearest(shared)
        } else if dead.is_none() {
            rows.end(shared)
        } else {
            usize::MAX
        };
        if slips <= most {
            most = found(cursor.key(), cursor.entry(), slips).min(most);
        }
        let moved = match dead.filter(|_| slips > most) {
            Some(length) => rows.path.get(..length).and_then(|start| cursor.skip(start)),
            None => cursor.next().map(drop),
        };
        if moved.is_none() {
            return;
        }
    }
}

/// Rows of the table of distances, one for each letter of the beginning of a key. Cells off the diagonal by more than the
/// limit are never looked at: their distance is larger.
struct Rows<'t> {
    typed: &'t [u8],
    band: usize,
    /// The letters the rows are for.
    path: Vec<u8>,
    /// The cells, `typed.len() + 1` for each row; the first row is for no letter.
    cells: Vec<u8>,
    /// For each row, the least distance of a beginning up to it to the whole word.
    least: Vec<u8>,
}

impl<'t> Rows<'t> {
    /// Larger than any limit.
    const FAR: u8 = 100;

    fn new(typed: &'t [u8], most: usize) -> Rows<'t> {
        let far = |at: usize| if at <= most { at as u8 } else { Self::FAR };
        let cells: Vec<u8> = (0..=typed.len()).map(far).collect();
        Rows {
            typed,
            band: most,
            path: Vec::new(),
            least: cells.last().copied().into_iter().collect(),
            cells,
        }
    }

    /// Keeps the rows of the letters that a key starts with too; gives how many these are.
    fn shared(&mut self, key: &[u8]) -> usize {
        let same = self.path.iter().zip(key).take_while(|(a, b)| a == b).count();
        self.path.truncate(same);
        self.least.truncate(same + 1);
        self.cells.truncate((same + 1) * (self.typed.len() + 1));
        same
    }

    /// Adds the row of the letter of a key at a place; says whether a cell of it is within the limit.
    fn push(&mut self, key: &[u8], place: usize, most: usize) -> bool {
        let width = self.typed.len() + 1;
        let Some(letter) = key.get(place).copied() else {
            return false;
        };
        let row = place + 1;
        let start = row * width;
        self.cells.resize(start + width, Self::FAR);
        let (before, own) = self.cells.split_at_mut(start);
        let last = &before[start - width..];
        let (first, end) = (row.saturating_sub(self.band), (row + self.band + 1).min(width));
        let mut alive = false;
        for column in first..end {
            let least = if column == 0 {
                row as u8
            } else {
                let other = self.typed[column - 1];
                let mut least = (last[column - 1] + u8::from(letter != other))
                    .min(last[column] + 1)
                    .min(own[column - 1] + 1);
                let swapped = row > 1 && column > 1 && letter == self.typed[column - 2] && key[place - 1] == other;
                if swapped {
                    least = least.min(before[start - 2 * width + column - 2] + 1);
                }
                least
            };
            own[column] = least.min(Self::FAR);
            alive |= usize::from(least) <= most;
        }
        let nearest = self.least.last().copied().unwrap_or(Self::FAR).min(own[width - 1]);
        self.least.push(nearest);
        self.path.push(letter);
        alive
    }

    /// The distance of the first letters of the key to the word.
    fn end(&self, length: usize) -> usize {
        let width = self.typed.len() + 1;
        self.cells
            .get(length * width + width - 1)
            .copied()
            .unwrap_or(Self::FAR)
            .into()
    }

    /// The distance of the nearest of the beginnings up to so many letters to the word.
    fn nearest(&self, length: usize) -> usize {
        self.least.get(length).copied().unwrap_or(Self::FAR).into()
    }
}

/// How many slips a word is forgiven. One that is still being typed has more words that start almost like it, so it must be
/// a letter longer.
pub(super) fn forgiven(word: &str, prefix: bool) -> usize {
    match word.len() - usize::from(prefix && !word.is_empty()) {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::image::dictionary_of;
    use proptest::prelude::*;

    /// The slips between a word and a key, if there are at most so many.
    fn distance(typed: &str, known: &str, most: usize, prefix: bool) -> Option<usize> {
        let bytes = dictionary_of([known]);
        let mut slips = None;
        near(
            Dictionary::open(&bytes).unwrap(),
            typed.as_bytes(),
            most,
            prefix,
            |_, _, found| {
                slips = Some(found);
                most
            },
        );
        slips
    }

    #[test]
    fn slips_are_counted() {
        for (typed, known, expected) in [
            ("viettell", "viettel", Some(1)),
            ("viettel", "viettel", Some(0)),
            ("itnelligence", "intelligence", Some(1)),
            ("intelignce", "intelligence", Some(2)),
            ("xntelligence", "intelligence", Some(1)),
            ("numerik", "numerique", None),
            ("bac", "giang", None),
        ] {
            assert_eq!(distance(typed, known, 2, false), expected, "{typed} {known}");
        }
        assert_eq!(distance("inteligen", "intelligence", 2, true), Some(1));
        assert_eq!(distance("giong", "giang", 1, true), Some(1));
    }

    /// The plain way, over whole tables.
    fn plain(a: &str, b: &str) -> usize {
        let (a, b) = (a.as_bytes(), b.as_bytes());
        let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                table[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let swap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                    let kept = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                    let step = kept.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                    if swap { step.min(table[i - 2][j - 2] + 1) } else { step }
                };
            }
        }
        table[a.len()][b.len()]
    }

    proptest! {
        #[test]
        fn it_agrees_with_the_plain_way(
            typed in "[abc]{1,9}",
            keys in prop::collection::btree_set("[abc]{1,9}", 1..60),
            most in 0usize..4,
            prefix in any::<bool>(),
        ) {
            let bytes = dictionary_of(keys.iter().map(String::as_str));
            let mut found = Vec::new();
            near(Dictionary::open(&bytes).unwrap(), typed.as_bytes(), most, prefix, |key, _, slips| {
                found.push((String::from_utf8(key.to_vec()).unwrap(), slips));
                most
            });
            let slips = |key: &String| {
                let beginnings = if prefix { 0 } else { key.len() }..=key.len();
                beginnings.map(|end| plain(&typed, &key[..end])).min().unwrap_or_default()
            };
            let expected: Vec<(String, usize)> = keys
                .iter()
                .map(|key| (key.clone(), slips(key)))
                .filter(|(_, slips)| *slips <= most)
                .collect();
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn a_damaged_dictionary_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..200), typed in "[a-c]{1,6}") {
            if let Some(dictionary) = Dictionary::open(&bytes) {
                near(dictionary, typed.as_bytes(), 2, true, |_, _, _| 2);
            }
        }
    }
}

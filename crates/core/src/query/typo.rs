//! How far a word is from another one, in slips of the fingers.

/// How many letters are wrong, missing, too many or swapped with their neighbour (optimal string alignment), if at most
/// `most`. With `prefix`, `known` may go on: the distance is to the nearest of its beginnings.
pub(super) fn distance(typed: &str, known: &str, most: usize, prefix: bool) -> Option<usize> {
    let (typed, known) = (typed.as_bytes(), known.as_bytes());
    if typed.len() > known.len() + most || (!prefix && known.len() > typed.len() + most) {
        return None;
    }
    let width = known.len().min(typed.len() + most) + 1;
    let mut before = vec![0usize; width];
    let mut last: Vec<usize> = (0..width).collect();
    for (row, letter) in typed.iter().enumerate() {
        let mut next = vec![row + 1; width];
        for column in 1..width {
            let other = known[column - 1];
            let mut least = (last[column - 1] + usize::from(*letter != other))
                .min(last[column] + 1)
                .min(next[column - 1] + 1);
            let swapped = row > 0 && column > 1 && *letter == known[column - 2] && typed[row - 1] == other;
            if swapped {
                least = least.min(before[column - 2] + 1);
            }
            next[column] = least;
        }
        if next.iter().all(|cell| *cell > most) {
            return None;
        }
        before = std::mem::replace(&mut last, next);
    }
    let end = if prefix {
        last.iter().min().copied()
    } else {
        last.last().copied().filter(|_| width == known.len() + 1)
    };
    end.filter(|distance| *distance <= most)
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
    use proptest::prelude::*;

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
        fn it_agrees_with_the_plain_way(a in "[abc]{0,9}", b in "[abc]{0,9}", most in 0usize..4) {
            let whole = plain(&a, &b);
            prop_assert_eq!(distance(&a, &b, most, false), Some(whole).filter(|whole| *whole <= most));
            let beginning = (0..=b.len()).map(|end| plain(&a, &b[..end])).min().unwrap_or_default();
            prop_assert_eq!(distance(&a, &b, most, true), Some(beginning).filter(|least| *least <= most));
        }
    }
}

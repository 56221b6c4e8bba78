//! Sets of statements, a bit each.

/// A set of numbers below a bound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Set {
    words: Vec<u64>,
}

impl Set {
    /// The set of none of `count` numbers.
    pub(super) fn none(count: u32) -> Set {
        Set {
            words: vec![0; (count as usize).div_ceil(64)],
        }
    }

    /// The set of those of `count` numbers for which something holds.
    pub(super) fn of(count: u32, mut holds: impl FnMut(u32) -> bool) -> Set {
        let mut set = Set::none(count);
        (0..count)
            .filter(|number| holds(*number))
            .for_each(|number| set.insert(number));
        set
    }

    /// Adds a number; one beyond the bound is left out.
    pub(super) fn insert(&mut self, number: u32) {
        if let Some(word) = self.words.get_mut(number as usize / 64) {
            *word |= 1 << (number % 64);
        }
    }

    /// True if the number is in the set.
    pub(super) fn has(&self, number: u32) -> bool {
        self.words
            .get(number as usize / 64)
            .is_some_and(|word| word >> (number % 64) & 1 == 1)
    }

    /// Keeps what is in the other set too.
    pub(super) fn keep(&mut self, other: &Set) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
    }

    /// Takes out what is in the other set.
    pub(super) fn drop_all(&mut self, other: &Set) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= !other;
        }
    }

    /// How many numbers are in both sets.
    pub(super) fn shared(&self, other: &Set) -> u32 {
        let both = self.words.iter().zip(&other.words);
        both.map(|(word, other)| (word & other).count_ones()).sum()
    }

    /// Its numbers, rising.
    pub(super) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.words.iter().zip(0u32..).flat_map(|(word, place)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros();
                (left != 0).then(|| {
                    left &= left - 1;
                    place * 64 + bit
                })
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn it_agrees_with_the_sets_of_the_library(
            a in prop::collection::btree_set(0u32..150, 0..40),
            b in prop::collection::btree_set(0u32..150, 0..40),
        ) {
            let set = |numbers: &BTreeSet<u32>| Set::of(150, |number| numbers.contains(&number));
            prop_assert!(set(&a).iter().eq(a.iter().copied()));
            prop_assert_eq!(set(&a).shared(&set(&b)) as usize, a.intersection(&b).count());
            let mut both = set(&a);
            both.keep(&set(&b));
            prop_assert!(both.iter().eq(a.intersection(&b).copied()));
            let mut rest = set(&a);
            rest.drop_all(&set(&b));
            prop_assert!(rest.iter().eq(a.difference(&b).copied()));
            prop_assert!((0..200).all(|number| set(&a).has(number) == a.contains(&number)));
        }
    }
}

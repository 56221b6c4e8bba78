//! How often a word stands in a document, in two bits: once, twice, three or four times, more often.
//!
//! Ranking weighs the fifth time hardly more than the fourth, and exact counts took an eighth of the packed index.

/// What is read for each mark.
const TIMES: [u32; 4] = [1, 2, 3, 6];

/// The mark of a count.
pub(super) fn mark(count: u32) -> u32 {
    match count {
        0 | 1 => 0,
        2 => 1,
        3 | 4 => 2,
        _ => 3,
    }
}

/// The count in the lowest bits of a number.
pub(super) fn of(number: u32) -> u32 {
    TIMES[(number & 3) as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_that_was_read_is_written_the_same_again() {
        for mark_ in 0..4 {
            assert_eq!(mark(of(mark_)), mark_);
        }
        assert!((1..1000).all(|count| of(mark(count)) <= count + 1));
    }
}

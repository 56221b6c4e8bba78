//! Which statements refer to an entry of a register: for filters, for counts, and because a statement answers for the names of
//! all it refers to.
//!
//! A table says where the list of each entry starts, in the numbering of [`Documents`](super::Documents) without statements
//! and records; a list is the distances between its numbers.

use super::{u32_at, varint};

/// Calls `each` with the statements that refer to an entry, in ascending order.
pub(super) fn read(section: &[u8], entry: u32, mut each: impl FnMut(u32)) {
    let place = |number: usize| u32_at(section, number.checked_mul(4)?);
    let Some((mut at, end)) = place(entry as usize)
        .zip(place(entry as usize + 1))
        .map(|(start, end)| (start as usize, (end as usize).min(section.len())))
    else {
        return;
    };
    let mut statement = 0u32;
    while at < end {
        statement = statement.wrapping_add(varint(section, &mut at));
        each(statement);
    }
}

/// Makes the section of the lists of all entries, each in ascending order.
pub(super) fn write(lists: &[Vec<u32>]) -> Vec<u8> {
    let head = (lists.len() + 1) * 4;
    let (mut table, mut bytes) = (Vec::new(), Vec::new());
    for list in lists {
        table.extend_from_slice(&((head + bytes.len()) as u32).to_le_bytes());
        let mut last = 0;
        for statement in list {
            super::write::push_varint(&mut bytes, statement - last);
            last = *statement;
        }
    }
    table.extend_from_slice(&((head + bytes.len()) as u32).to_le_bytes());
    table.append(&mut bytes);
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(lists in prop::collection::vec(prop::collection::btree_set(0u32..1000, 0..9), 0..6)) {
            let lists: Vec<Vec<u32>> = lists.into_iter().map(|list| list.into_iter().collect()).collect();
            let section = write(&lists);
            for (entry, list) in (0..).zip(&lists) {
                let mut found = Vec::new();
                read(&section, entry, |statement| found.push(statement));
                prop_assert_eq!(&found, list);
            }
        }

        #[test]
        fn a_damaged_section_never_panics(section in prop::collection::vec(any::<u8>(), 0..80)) {
            for entry in [0, 1, 7, u32::MAX - 1] {
                read(&section, entry, |_| {});
            }
        }
    }
}

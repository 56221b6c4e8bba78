//! Where each string lies in the text: a table with two numbers for each block of [`BLOCK`] strings (first byte of the block's
//! text, first byte of its lengths in this section), then the lengths of all strings. Offsets for every single string would
//! take twice as much once packed.

use super::{u32_at, varint};
use std::ops::Range;

/// Strings in a block.
const BLOCK: usize = 16;
/// Bytes of a block in the table.
const HEAD: usize = 8;

/// The bytes of a string in the text; nothing if there is none of this number.
pub(super) fn range(section: &[u8], number: u32) -> Option<Range<usize>> {
    let (block, within) = (number as usize / BLOCK, number as usize % BLOCK);
    if block * HEAD >= u32_at(section, 4)? as usize {
        return None;
    }
    let mut start = u32_at(section, block * HEAD)? as usize;
    let mut at = u32_at(section, block * HEAD + 4)? as usize;
    for _ in 0..within {
        start = start.saturating_add(varint(section, &mut at) as usize);
    }
    let length = (at < section.len()).then(|| varint(section, &mut at))?;
    Some(start..start.saturating_add(length as usize))
}

/// Makes the section for strings that lie one after the other; each offset is the end of a string and the start of the next.
pub(super) fn write(offsets: &[u32]) -> Vec<u8> {
    let strings = offsets.len().saturating_sub(1);
    let head = strings.div_ceil(BLOCK) * HEAD;
    let (mut table, mut lengths) = (Vec::new(), Vec::new());
    for (number, string) in offsets.windows(2).enumerate() {
        if number.is_multiple_of(BLOCK) {
            table.extend_from_slice(&string[0].to_le_bytes());
            table.extend_from_slice(&((head + lengths.len()) as u32).to_le_bytes());
        }
        super::write::push_varint(&mut lengths, string[1] - string[0]);
    }
    table.append(&mut lengths);
    table
}

/// The offsets from which a section was made.
pub(super) fn offsets(section: &[u8]) -> Vec<u32> {
    let all = (0..).map_while(|number| range(section, number));
    std::iter::once(0).chain(all.map(|string| string.end as u32)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(lengths in prop::collection::vec(0u32..300, 1..60)) {
            let mut written = vec![0];
            for length in &lengths {
                written.push(written.last().copied().unwrap_or_default() + length);
            }
            let section = write(&written);
            prop_assert_eq!(offsets(&section), written.clone());
            prop_assert_eq!(range(&section, lengths.len() as u32), None);
            for (number, string) in written.windows(2).enumerate() {
                prop_assert_eq!(range(&section, number as u32), Some(string[0] as usize..string[1] as usize));
            }
        }

        #[test]
        fn any_bytes_are_read_without_a_panic(section in prop::collection::vec(any::<u8>(), 0..64), number: u32) {
            let _ = range(&section, number);
        }
    }
}

//! The dictionary: every key of the index in order, with where its postings start. Read in place.
//!
//! Keys are written in blocks of [`BLOCK`], each key as how many bytes it shares with the one before, the bytes that differ,
//! and how many bytes its postings take. A table in front says where each block's keys and postings start, so that a key is
//! found by halving the table and reading one block.

use super::{u32_at, varint};

/// Keys in a block.
const BLOCK: usize = 16;
/// Bytes of a block in the table: where its keys start, where its postings start.
const HEAD: usize = 8;

/// A dictionary in an image. A damaged one finds nothing, or the wrong thing, but never panics.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dictionary<'a> {
    table: &'a [u8],
    keys: &'a [u8],
}

/// Makes a dictionary of keys in ascending order, each with the length of its postings.
pub(crate) fn write<'k>(entries: impl Iterator<Item = (&'k str, usize)>) -> Vec<u8> {
    let (mut table, mut keys) = (Vec::new(), Vec::new());
    let mut last: &[u8] = b"";
    let mut postings = 0usize;
    for (number, (key, length)) in entries.enumerate() {
        let key = key.as_bytes();
        if number.is_multiple_of(BLOCK) {
            table.extend_from_slice(&(keys.len() as u32).to_le_bytes());
            table.extend_from_slice(&(postings as u32).to_le_bytes());
            last = b"";
        }
        let shared = key.iter().zip(last).take_while(|(a, b)| a == b).count();
        super::write::push_varint(&mut keys, shared as u32);
        super::write::push_varint(&mut keys, (key.len() - shared) as u32);
        keys.extend_from_slice(&key[shared..]);
        super::write::push_varint(&mut keys, length as u32);
        postings += length;
        last = key;
    }
    let mut bytes = (table.len() as u32).to_le_bytes().to_vec();
    bytes.append(&mut table);
    bytes.append(&mut keys);
    bytes
}

impl<'a> Dictionary<'a> {
    /// Opens a dictionary; `None` if its table is cut short.
    pub(crate) fn open(bytes: &'a [u8]) -> Option<Dictionary<'a>> {
        let length = u32_at(bytes, 0)? as usize;
        let rest = bytes.get(4..)?;
        Some(Dictionary {
            table: rest.get(..length)?,
            keys: rest.get(length..)?,
        })
    }

    /// Where the postings of a key start.
    pub(crate) fn get(&self, key: &str) -> Option<u32> {
        let mut found = None;
        self.each_from(key, |known, postings| {
            found = (known == key).then_some(postings);
            false
        });
        found
    }

    /// Calls `each` with every key from the first one that is not before `start` on, and where its postings start, until it
    /// says `false`.
    pub(crate) fn each_from(&self, start: &str, mut each: impl FnMut(&str, u32) -> bool) {
        let start = start.as_bytes();
        let blocks = self.table.len() / HEAD;
        // The last block whose first key is not after the start.
        let (mut low, mut high) = (0, blocks);
        while low < high {
            let middle = low.midpoint(high);
            if self.first_key(middle) <= start {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let block = low.saturating_sub(1);
        let Some((mut at, mut postings)) = self.head(block) else {
            return;
        };
        let mut key: Vec<u8> = Vec::new();
        let mut number = 0usize;
        while at < self.keys.len() {
            let shared = varint(self.keys, &mut at) as usize;
            let length = varint(self.keys, &mut at) as usize;
            let Some(suffix) = at.checked_add(length).and_then(|end| self.keys.get(at..end)) else {
                return;
            };
            // A block starts from nothing, so that it can be read without the one before.
            key.truncate(if number.is_multiple_of(BLOCK) { 0 } else { shared });
            key.extend_from_slice(suffix);
            at += length;
            let bytes = varint(self.keys, &mut at);
            if key.as_slice() >= start {
                match std::str::from_utf8(&key) {
                    Ok(key) if each(key, postings) => {}
                    _ => return,
                }
            }
            postings = postings.saturating_add(bytes);
            number += 1;
        }
    }

    /// Where the keys and the postings of a block start.
    fn head(&self, block: usize) -> Option<(usize, u32)> {
        let keys = u32_at(self.table, block * HEAD)?;
        Some((keys as usize, u32_at(self.table, block * HEAD + 4)?))
    }

    fn first_key(&self, block: usize) -> &'a [u8] {
        let Some((mut at, _)) = self.head(block) else {
            return b"";
        };
        varint(self.keys, &mut at);
        let length = varint(self.keys, &mut at) as usize;
        let end = at.saturating_add(length);
        self.keys.get(at..end).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn a_dictionary_finds_what_a_map_finds(
            entries in prop::collection::btree_map("[a-dé]{0,6}", 0usize..300, 0..80),
            asked in "[a-dé]{0,6}",
        ) {
            let bytes = write(entries.iter().map(|(key, length)| (key.as_str(), *length)));
            let dictionary = Dictionary::open(&bytes).unwrap();
            let mut starts = BTreeMap::new();
            let mut offset = 0;
            for (key, length) in &entries {
                starts.insert(key.as_str(), offset as u32);
                offset += length;
            }
            prop_assert_eq!(dictionary.get(&asked), starts.get(asked.as_str()).copied());
            let mut found = Vec::new();
            dictionary.each_from(&asked, |key, postings| {
                found.push((key.to_owned(), postings));
                true
            });
            let expected: Vec<(String, u32)> = starts
                .range(asked.as_str()..)
                .map(|(key, postings)| ((*key).to_owned(), *postings))
                .collect();
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn a_damaged_dictionary_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..200), asked in "\\PC{0,4}") {
            if let Some(dictionary) = Dictionary::open(&bytes) {
                let mut left = 1000;
                dictionary.each_from(&asked, |_, _| {
                    left -= 1;
                    left > 0
                });
                dictionary.get(&asked);
            }
        }
    }
}

//! The dictionary: every key of the index in order, with its stems and where its postings start. Read in place.
//!
//! Keys are written in blocks of [`BLOCK`], each as a byte below [`MOST_SHARED`] that says how many bytes it shares with the one
//! before, the bytes that differ, and a byte that holds its stems; the next such low byte ends it, since keys are letters, digits
//! and marks. How many bytes the postings of each key take stands apart: what is alike packs better together. A table in front
//! says where each block's keys, sizes and postings start, so that a key is found by halving the table and reading one block.

use super::{u32_at, varint};
use crate::model::Lang;
use std::ops::Range;

/// Keys in a block.
const BLOCK: usize = 32;
/// Bytes of a block in the table: where its keys, the sizes of their postings, and these postings start.
const HEAD: usize = 12;
/// No key is noted to share so many bytes with the one before. No byte of a key is less.
const MOST_SHARED: u8 = 32;

/// What is left of a key without its endings, in French and in English: how many bytes fall off, at most 12, four bits each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Endings(u8);

impl Endings {
    /// The stem is no beginning of the key, or none is known.
    const UNKNOWN: u8 = 13;

    /// Notes how many bytes fall off in French and in English; `None` where the stem is no beginning of the key.
    pub fn new(french: Option<usize>, english: Option<usize>) -> Endings {
        let nibble = |cut: Option<usize>| {
            cut.and_then(|cut| u8::try_from(cut).ok())
                .filter(|cut| *cut < Endings::UNKNOWN)
                .unwrap_or(Endings::UNKNOWN)
        };
        Endings(nibble(french) << 4 | nibble(english))
    }

    /// As a byte that is not below [`MOST_SHARED`].
    fn byte(self) -> u8 {
        self.0.saturating_add(MOST_SHARED)
    }

    fn from_byte(byte: u8) -> Endings {
        Endings(byte.saturating_sub(MOST_SHARED))
    }

    /// The stem of the key these are the endings of, if it is a beginning of the key.
    pub(crate) fn stem(self, key: &[u8], lang: Lang) -> Option<&[u8]> {
        let cut = match lang {
            Lang::Fr => self.0 >> 4,
            Lang::En => self.0 & 15,
            Lang::Vi => Endings::UNKNOWN,
        };
        key.get(..key.len().checked_sub(usize::from(cut))?)
            .filter(|_| cut < Endings::UNKNOWN)
    }
}

/// Where a key's postings lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Number of the key.
    pub(crate) number: u32,
    /// First byte of its postings.
    pub(crate) postings: u32,
    /// How many bytes they take.
    pub(crate) bytes: u32,
    /// The endings of the key.
    pub(crate) endings: Endings,
}

/// A dictionary in an image. A damaged one finds nothing, or the wrong thing, but never panics.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dictionary<'a> {
    table: &'a [u8],
    keys: &'a [u8],
    sizes: &'a [u8],
}

/// Makes a dictionary of keys in ascending order, each with its endings and the length of its postings.
pub(super) fn write<'k>(entries: impl Iterator<Item = (&'k str, Endings, usize)>) -> Vec<u8> {
    let (mut table, mut keys, mut sizes) = (Vec::new(), Vec::new(), Vec::new());
    let mut last: &[u8] = b"";
    let mut postings = 0usize;
    for (number, (key, endings, size)) in entries.enumerate() {
        let key = key.as_bytes();
        if number.is_multiple_of(BLOCK) {
            for start in [keys.len(), sizes.len(), postings] {
                table.extend_from_slice(&(start as u32).to_le_bytes());
            }
            last = b"";
        }
        let same = key.iter().zip(last).take_while(|(a, b)| a == b);
        let shared = same.count().min(usize::from(MOST_SHARED) - 1);
        keys.push(shared as u8);
        keys.extend_from_slice(&key[shared..]);
        keys.push(endings.byte());
        super::write::push_varint(&mut sizes, size as u32);
        postings += size;
        last = key;
    }
    let mut bytes = (table.len() as u32).to_le_bytes().to_vec();
    bytes.extend_from_slice(&(keys.len() as u32).to_le_bytes());
    bytes.append(&mut table);
    bytes.append(&mut keys);
    bytes.append(&mut sizes);
    bytes
}

/// A dictionary of some keys, for tests.
#[cfg(test)]
pub(crate) fn of<'k>(keys: impl IntoIterator<Item = &'k str>) -> Vec<u8> {
    write(keys.into_iter().map(|key| (key, Endings::default(), 1)))
}

impl<'a> Dictionary<'a> {
    /// Opens a dictionary; `None` if its tables are cut short.
    pub(crate) fn open(bytes: &'a [u8]) -> Option<Dictionary<'a>> {
        let (table, keys) = (u32_at(bytes, 0)? as usize, u32_at(bytes, 4)? as usize);
        let (table, rest) = bytes.get(8..)?.split_at_checked(table)?;
        let (keys, sizes) = rest.split_at_checked(keys)?;
        Some(Dictionary { table, keys, sizes })
    }

    /// The place of a key.
    pub(crate) fn get(&self, key: &str) -> Option<Entry> {
        let mut cursor = self.from(key.as_bytes())?;
        loop {
            match cursor.key().cmp(key.as_bytes()) {
                std::cmp::Ordering::Less => cursor.next()?,
                std::cmp::Ordering::Equal => return Some(cursor.entry()),
                std::cmp::Ordering::Greater => return None,
            };
        }
    }

    /// The key of a number, or nothing past the end.
    pub(crate) fn key(&self, number: u32) -> String {
        let block = number as usize / BLOCK;
        let mut cursor = self.block(block);
        while let Some(found) = &mut cursor
            && found.entry.number < number
        {
            if found.next().is_none() {
                cursor = None;
            }
        }
        cursor.map_or_else(String::new, |cursor| String::from_utf8(cursor.key).unwrap_or_default())
    }

    /// Calls `each` with every key that starts so, in order, until it says `false`.
    pub(crate) fn each_with(&self, start: &str, mut each: impl FnMut(&[u8], Entry) -> bool) {
        let start = start.as_bytes();
        let Some(mut cursor) = self.from(start) else {
            return;
        };
        while cursor.key() < start {
            if cursor.next().is_none() {
                return;
            }
        }
        while cursor.key().starts_with(start) && each(cursor.key(), cursor.entry()) {
            if cursor.next().is_none() {
                return;
            }
        }
    }

    /// A cursor at the start of the block in which a key would be.
    pub(crate) fn from(&self, key: &[u8]) -> Option<Cursor<'a>> {
        self.block(self.block_of(key))
    }

    /// The last block whose first key is not after this one.
    fn block_of(&self, key: &[u8]) -> usize {
        let (mut low, mut high) = (0, self.table.len() / HEAD);
        while low < high {
            let middle = low.midpoint(high);
            if self.first_key(middle) <= key {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low.saturating_sub(1)
    }

    fn block(&self, block: usize) -> Option<Cursor<'a>> {
        let start = |number: usize| u32_at(self.table, block * HEAD + 4 * number);
        let mut cursor = Cursor {
            dictionary: *self,
            at: start(0)? as usize,
            size: start(1)? as usize,
            key: Vec::with_capacity(64),
            entry: Entry {
                number: (block * BLOCK) as u32,
                postings: start(2)?,
                ..Entry::default()
            },
        };
        cursor.read()?;
        Some(cursor)
    }

    fn first_key(&self, block: usize) -> &'a [u8] {
        let at = u32_at(self.table, block * HEAD).unwrap_or(u32::MAX) as usize;
        let rest = self.rest_of_key(at).and_then(|range| self.keys.get(range));
        rest.and_then(<[u8]>::split_last).map_or(b"", |(_, key)| key)
    }

    /// What follows the first byte of a key: the bytes that are its own, and its endings.
    fn rest_of_key(&self, at: usize) -> Option<Range<usize>> {
        let start = at.checked_add(1)?;
        let rest = self.keys.get(start..)?;
        let length = rest.iter().position(|byte| *byte < MOST_SHARED).unwrap_or(rest.len());
        Some(start..start + length)
    }
}

/// A place among the keys of a dictionary.
pub(crate) struct Cursor<'a> {
    dictionary: Dictionary<'a>,
    /// Where the next key is.
    at: usize,
    /// Where the size of its postings is.
    size: usize,
    key: Vec<u8>,
    entry: Entry,
}

impl Cursor<'_> {
    /// The key it stands at.
    pub(crate) fn key(&self) -> &[u8] {
        &self.key
    }

    /// Where that key's postings are.
    pub(crate) fn entry(&self) -> Entry {
        self.entry
    }

    /// Goes to the next key; gives how many bytes it shares at least with the one before, or nothing at the end.
    pub(crate) fn next(&mut self) -> Option<usize> {
        self.entry.postings = self.entry.postings.saturating_add(self.entry.bytes);
        self.entry.number += 1;
        self.read()
    }

    /// Goes on to the first key that does not start so. It stands at one that does.
    pub(crate) fn skip(&mut self, start: &[u8]) -> Option<()> {
        // What starts alike is often over soon; only a long stretch is worth the search for its end.
        for _ in 0..BLOCK {
            self.next()?;
            if !self.key.starts_with(start) {
                return Some(());
            }
        }
        let mut after = start.to_vec();
        while after.last() == Some(&u8::MAX) {
            after.pop();
        }
        *after.last_mut()? += 1;
        let block = self.dictionary.block_of(&after);
        if block as u32 * BLOCK as u32 > self.entry.number {
            *self = self.dictionary.block(block)?;
        }
        while self.key.starts_with(start) {
            self.next()?;
        }
        Some(())
    }

    fn read(&mut self) -> Option<usize> {
        let keys = self.dictionary.keys;
        let shared = usize::from(*keys.get(self.at)?);
        let range = self.dictionary.rest_of_key(self.at)?;
        self.at = range.end;
        let (endings, suffix) = keys.get(range)?.split_last()?;
        let starts_block = (self.entry.number as usize).is_multiple_of(BLOCK);
        // A block starts from nothing, so that it can be read without the one before; what it shares is counted here.
        let shared = if starts_block {
            let same = self.key.iter().zip(suffix).take_while(|(a, b)| a == b).count();
            self.key.clear();
            same
        } else {
            self.key.truncate(shared);
            shared
        };
        self.key.extend_from_slice(suffix);
        self.entry.endings = Endings::from_byte(*endings);
        self.entry.bytes = varint(self.dictionary.sizes, &mut self.size);
        Some(shared)
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
            entries in prop::collection::btree_map("[a-dé]{1,6}", 0usize..300, 0..80),
            asked in "[a-dé]{0,6}",
        ) {
            let bytes = write(entries.iter().map(|(key, length)| (key.as_str(), Endings::default(), *length)));
            let dictionary = Dictionary::open(&bytes).unwrap();
            let mut places = BTreeMap::new();
            let mut postings = 0;
            for (number, (key, length)) in (0..).zip(&entries) {
                places.insert(key.as_str(), Entry { number, postings, bytes: *length as u32, ..Entry::default() });
                postings += *length as u32;
            }
            prop_assert_eq!(dictionary.get(&asked), places.get(asked.as_str()).copied());
            let mut found = Vec::new();
            dictionary.each_with(&asked, |key, entry| {
                found.push((String::from_utf8(key.to_vec()).unwrap(), entry));
                true
            });
            let expected: Vec<(String, Entry)> = places
                .iter()
                .filter(|(key, _)| key.starts_with(&asked))
                .map(|(key, entry)| ((*key).to_owned(), *entry))
                .collect();
            prop_assert_eq!(found, expected);
            for (key, entry) in &places {
                prop_assert_eq!(&dictionary.key(entry.number), key);
            }
        }

        #[test]
        fn a_stretch_is_skipped_to_its_end(
            keys in prop::collection::btree_set("[ab]{1,8}", 1..200),
            length in 1usize..4,
        ) {
            let bytes = write(keys.iter().map(|key| (key.as_str(), Endings::default(), 3)));
            let dictionary = Dictionary::open(&bytes).unwrap();
            let mut cursor = dictionary.from(b"").unwrap();
            while cursor.key().len() >= length {
                let start = cursor.key()[..length].to_vec();
                let here = cursor.key().to_vec();
                let expected = keys.iter().map(|key| key.as_bytes()).find(|key| **key > *here && !key.starts_with(&start));
                let found = cursor.skip(&start).map(|()| cursor.key().to_vec());
                prop_assert_eq!(found.as_deref(), expected);
                if found.is_none() {
                    break;
                }
                prop_assert_eq!(cursor.entry().postings, cursor.entry().number * 3);
            }
        }

        #[test]
        fn a_damaged_dictionary_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..200), asked in "\\PC{0,4}") {
            if let Some(dictionary) = Dictionary::open(&bytes) {
                let mut left = 1000;
                dictionary.each_with(&asked, |_, _| {
                    left -= 1;
                    left > 0
                });
                dictionary.get(&asked);
                dictionary.key(3);
                if let Some(mut cursor) = dictionary.from(asked.as_bytes()) {
                    while left > 0 && cursor.skip(b"a").is_some() {
                        left -= 1;
                    }
                }
            }
        }
    }
}

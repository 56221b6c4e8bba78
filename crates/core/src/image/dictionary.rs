//! The dictionary: every key of the index in order, with its stems and where its postings start. Read in place.
//!
//! Keys are written in blocks of [`BLOCK`], each key as how many bytes it shares with the one before, how many differ, these
//! bytes, and how many bytes its postings take. A table in front says where each block's keys and postings start, so that a
//! key is found by halving the table and reading one block. A byte for each key, apart from the rest, holds its stems.

use super::{u32_at, varint};
use crate::model::Lang;

/// Keys in a block.
const BLOCK: usize = 16;
/// Bytes of a block in the table: where its keys start, where its postings start.
const HEAD: usize = 8;

/// What is left of a key without its endings, in French and in English: how many bytes fall off, four bits each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Endings(u8);

impl Endings {
    /// The stem is no beginning of the key, or none is known.
    const UNKNOWN: u8 = 15;

    /// Notes how many bytes fall off in French and in English; `None` where the stem is no beginning of the key.
    pub fn new(french: Option<usize>, english: Option<usize>) -> Endings {
        let nibble = |cut: Option<usize>| {
            cut.and_then(|cut| u8::try_from(cut).ok())
                .filter(|cut| *cut < Endings::UNKNOWN)
                .unwrap_or(Endings::UNKNOWN)
        };
        Endings(nibble(french) << 4 | nibble(english))
    }

    /// The stem of the key these are the endings of, if it is a beginning of the key.
    pub(crate) fn stem(self, key: &[u8], lang: Lang) -> Option<&[u8]> {
        let cut = match lang {
            Lang::Fr => self.0 >> 4,
            Lang::En => self.0 & 15,
            Lang::Vi => Endings::UNKNOWN,
        };
        key.get(..key.len().checked_sub(usize::from(cut))?)
            .filter(|_| cut != Endings::UNKNOWN)
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
}

/// A dictionary in an image. A damaged one finds nothing, or the wrong thing, but never panics.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dictionary<'a> {
    table: &'a [u8],
    endings: &'a [u8],
    keys: &'a [u8],
}

/// Makes a dictionary of keys in ascending order, each with its endings and the length of its postings.
pub(super) fn write<'k>(entries: impl Iterator<Item = (&'k str, Endings, usize)>) -> Vec<u8> {
    let (mut table, mut endings, mut keys) = (Vec::new(), Vec::new(), Vec::new());
    let mut last: &[u8] = b"";
    let mut postings = 0usize;
    for (number, (key, ending, length)) in entries.enumerate() {
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
        endings.push(ending.0);
        postings += length;
        last = key;
    }
    let mut bytes = (table.len() as u32).to_le_bytes().to_vec();
    bytes.extend_from_slice(&(endings.len() as u32).to_le_bytes());
    bytes.append(&mut table);
    bytes.append(&mut endings);
    bytes.append(&mut keys);
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
        let (table, count) = (u32_at(bytes, 0)? as usize, u32_at(bytes, 4)? as usize);
        let (table, rest) = bytes.get(8..)?.split_at_checked(table)?;
        let (endings, keys) = rest.split_at_checked(count)?;
        Some(Dictionary { table, endings, keys })
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
            && found.number < number
        {
            if found.next().is_none() {
                cursor = None;
            }
        }
        cursor.map_or_else(String::new, |cursor| String::from_utf8(cursor.key).unwrap_or_default())
    }

    /// The endings of a key.
    pub(crate) fn endings(&self, number: u32) -> Endings {
        Endings(self.endings.get(number as usize).copied().unwrap_or(u8::MAX))
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
        let at = u32_at(self.table, block * HEAD)? as usize;
        let mut cursor = Cursor {
            dictionary: *self,
            at,
            key: Vec::with_capacity(64),
            number: (block * BLOCK) as u32,
            postings: u32_at(self.table, block * HEAD + 4)?,
            bytes: 0,
        };
        cursor.read()?;
        Some(cursor)
    }

    fn first_key(&self, block: usize) -> &'a [u8] {
        let Some(at) = u32_at(self.table, block * HEAD) else {
            return b"";
        };
        let mut at = at as usize;
        varint(self.keys, &mut at);
        let length = varint(self.keys, &mut at) as usize;
        let end = at.saturating_add(length);
        self.keys.get(at..end).unwrap_or_default()
    }
}

/// A place among the keys of a dictionary.
pub(crate) struct Cursor<'a> {
    dictionary: Dictionary<'a>,
    at: usize,
    key: Vec<u8>,
    number: u32,
    postings: u32,
    bytes: u32,
}

impl Cursor<'_> {
    /// The key it stands at.
    pub(crate) fn key(&self) -> &[u8] {
        &self.key
    }

    /// Where that key's postings are.
    pub(crate) fn entry(&self) -> Entry {
        Entry {
            number: self.number,
            postings: self.postings,
            bytes: self.bytes,
        }
    }

    /// Goes to the next key; gives how many bytes it shares at least with the one before, or nothing at the end.
    pub(crate) fn next(&mut self) -> Option<usize> {
        self.postings = self.postings.saturating_add(self.bytes);
        self.number += 1;
        self.read()
    }

    /// Goes on to the first key that does not start so. It stands at one that does.
    pub(crate) fn skip(&mut self, start: &[u8]) -> Option<()> {
        // What starts alike is often over soon; only a long stretch is worth the search for its end.
        for _ in 0..2 * BLOCK {
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
        if block as u32 * BLOCK as u32 > self.number {
            *self = self.dictionary.block(block)?;
        }
        while self.key.starts_with(start) {
            self.next()?;
        }
        Some(())
    }

    fn read(&mut self) -> Option<usize> {
        let keys = self.dictionary.keys;
        if self.at >= keys.len() {
            return None;
        }
        let shared = varint(keys, &mut self.at) as usize;
        let length = varint(keys, &mut self.at) as usize;
        let end = self.at.checked_add(length)?;
        let suffix = keys.get(self.at..end)?;
        let starts_block = (self.number as usize).is_multiple_of(BLOCK);
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
        self.at = end;
        self.bytes = varint(keys, &mut self.at);
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
                places.insert(key.as_str(), Entry { number, postings, bytes: *length as u32 });
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

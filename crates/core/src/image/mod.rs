//! The corpus image: the only thing that crosses from the build to the browser.
//!
//! A header (magic, version, checksum), a table of sections, and the sections: texts, tables of numbers, the dictionary and
//! the postings. All numbers are little-endian and of fixed width, since the compiler's machine has 64 bits and the
//! browser's wasm 32. It is read in place from `&[u8]`; opening it checks it and copies nothing.
//!
//! [`write`] makes an image, [`read`] gives the typed views. Whoever changes the layout raises [`VERSION`].

pub mod read;

pub mod write;

mod dictionary;
pub use dictionary::Endings;
pub(crate) use dictionary::{Dictionary, Entry as Key};

#[cfg(test)]
pub(crate) use dictionary::of as dictionary_of;

mod documents;
pub use documents::Documents;

mod lengths;
pub(crate) use lengths::FieldLengths;

mod holders;

mod strings;

mod table;

mod times;

pub mod indexing;

mod combine;
pub use combine::combine;

use std::fmt;

/// First bytes of every image.
pub const MAGIC: [u8; 8] = *b"JALONS\r\n";
/// The layout this code reads and writes.
pub const VERSION: u16 = 8;

const HEADER: usize = 24;

/// Starts the id of a concept that is a place.
pub const PLACE_CONCEPT: &str = "province:";

/// Starts a concept in the text of the thesaurus. Neither mark can stand in a term: seeds have no control characters.
const CONCEPT_MARK: char = '\u{1}';
/// Starts the terms of a language.
const LANGUAGE_MARK: char = '\u{2}';

/// What a section of the image holds; the number is its place in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(usize)]
pub(crate) enum Section {
    /// UTF-8 text, one string after the other.
    Text,
    /// Where each string lies in the text; see [`strings`]. String 0 is empty.
    Strings,
    /// `u32` numbers that rows refer to as lists.
    Lists,
    /// What the corpus says of itself: one row.
    About,
    /// One section of entries for each [`Register`](read::Register).
    Families,
    Regions,
    Themes,
    Kinds,
    Units,
    Places,
    Actors,
    Systems,
    /// Changes of the map.
    Changes,
    /// The thesaurus as text: for each concept [`CONCEPT_MARK`], its id, and for each language [`LANGUAGE_MARK`] and its
    /// terms, a line each.
    Concepts,
    /// `u32` places of the terms in that text, in the order of [`term_key`](crate::analyze::term_key).
    Terms,
    Records,
    Statements,
    /// Every key with where its postings start; see [`dictionary`].
    Dictionary,
    /// For each key, where it stands; see [`write::index`].
    Postings,
    /// For each field one row and a byte for each document that can have it; see [`lengths`].
    Lengths,
    /// For each entry of the registers in [`Documents::REGISTERS`], where its list starts, then the lists: see
    /// [`holders`].
    Holders,
    /// What a machine found in the statements that are passages of a raw text: rows in the order of the statements.
    Finds,
}

pub(crate) const SECTIONS: usize = Section::Finds as usize + 1;

impl Section {
    /// How many numbers its rows have; 0 if it is no [`table`].
    const fn columns(self) -> usize {
        match self {
            Section::About => 7,
            Section::Families
            | Section::Regions
            | Section::Themes
            | Section::Kinds
            | Section::Units
            | Section::Places
            | Section::Actors
            | Section::Systems => 32,
            Section::Changes => 16,
            Section::Records => 22,
            Section::Statements => 41,
            Section::Finds => 10,
            _ => 0,
        }
    }
}

/// Why an image cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImageError {
    /// Shorter than it says, or than a header.
    TooShort {
        /// Bytes there are.
        found: usize,
        /// Bytes there should be.
        needed: usize,
    },
    /// Not an image.
    Magic,
    /// An image of another layout.
    Version {
        /// The layout of the image.
        found: u16,
    },
    /// Bytes were changed after the image was made.
    Checksum,
    /// A section lies outside of the image, or its dictionary cannot be read.
    Section {
        /// Which section, by its number in the table.
        number: usize,
    },
}

impl fmt::Display for ImageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ImageError::TooShort { found, needed } => {
                write!(
                    f,
                    "corpus image is cut short: {found} bytes, {needed} needed; rebuild the app"
                )
            }
            ImageError::Magic => write!(f, "not a corpus image: it does not start with the image's mark"),
            ImageError::Version { found } => {
                write!(
                    f,
                    "corpus image has layout {found}, this app reads {VERSION}; rebuild the app"
                )
            }
            ImageError::Checksum => write!(f, "corpus image is damaged: its checksum does not match; load it again"),
            ImageError::Section { number } => write!(f, "corpus image is damaged in section {number}; rebuild the app"),
        }
    }
}

impl std::error::Error for ImageError {}

/// FNV-1a over words of 64 bits, the last one filled up with zeros: a few lines, and enough against truncation and flipped
/// bytes. It is no protection from malice.
pub(crate) fn checksum(bytes: &[u8]) -> u64 {
    let word = |chunk: &[u8]| {
        let mut word = [0; 8];
        for (to, from) in word.iter_mut().zip(chunk) {
            *to = *from;
        }
        u64::from_le_bytes(word)
    };
    bytes.chunks(8).fold(0xcbf2_9ce4_8422_2325, |hash, chunk| {
        let mixed = (hash ^ word(chunk)).wrapping_mul(0x0100_0000_01b3);
        // A multiplication carries upwards only; without this a flipped high bit would not reach the others.
        mixed ^ mixed >> 32
    })
}

pub(crate) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes
        .get(at..at.checked_add(2)?)?
        .try_into()
        .ok()
        .map(u16::from_le_bytes)
}

pub(crate) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes
        .get(at..at.checked_add(4)?)?
        .try_into()
        .ok()
        .map(u32::from_le_bytes)
}

pub(crate) fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    bytes
        .get(at..at.checked_add(8)?)?
        .try_into()
        .ok()
        .map(u64::from_le_bytes)
}

/// An unsigned LEB128 number and the place after it; 0 past the end.
pub(crate) fn varint(bytes: &[u8], at: &mut usize) -> u32 {
    let mut value = 0u32;
    for shift in (0..35).step_by(7) {
        let byte = bytes.get(*at).copied().unwrap_or_default();
        *at += 1;
        value |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or_default();
        if byte & 0x80 == 0 {
            break;
        }
    }
    value
}

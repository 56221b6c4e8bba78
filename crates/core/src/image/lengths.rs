//! How many words each document has in each field, a byte each: exact up to 15, then in steps of an eighth.
//!
//! A field is a row (the average, the first document that can have it, how many there are, where its bytes start) and one
//! byte for each of these documents. Ranking compares lengths; an eighth more or less changes no order that matters.

use super::u32_at;

/// Bytes of a field's row.
const ROW: usize = 16;

/// The lengths of one field.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct FieldLengths<'a> {
    /// Average of the documents that have the field, at least 1.
    pub(crate) average: f32,
    first: u32,
    bytes: &'a [u8],
}

impl<'a> FieldLengths<'a> {
    /// The lengths of a field of the section; none if the section is damaged.
    pub(super) fn open(section: &'a [u8], field: usize) -> FieldLengths<'a> {
        let number = |at: usize| u32_at(section, field * ROW + at).unwrap_or_default();
        let (first, count, start) = (number(4), number(8) as usize, number(12) as usize);
        let average = f32::from_bits(number(0));
        FieldLengths {
            average: if average >= 1.0 { average } else { 1.0 },
            first,
            bytes: start
                .checked_add(count)
                .and_then(|end| section.get(start..end))
                .unwrap_or_default(),
        }
    }

    /// The sum of the exact lengths.
    pub(super) fn total(&self) -> u64 {
        let count = self.bytes.iter().filter(|length| **length > 0).count();
        if count == 0 {
            0
        } else {
            (f64::from(self.average) * count as f64 + 0.5) as u64
        }
    }

    /// How many words a document has.
    pub(crate) fn of(&self, document: u32) -> u32 {
        let at = document.wrapping_sub(self.first) as usize;
        self.bytes.get(at).copied().map_or(0, decode)
    }
}

/// Makes the section of the lengths of all documents, field after field.
pub(super) fn write(lengths: &[u32], totals: &[u64], documents: usize) -> Vec<u8> {
    let fields = lengths.chunks(documents.max(1));
    let mut rows = Vec::new();
    let mut bytes = Vec::new();
    let head = fields.len() * ROW;
    for (number, field) in fields.enumerate() {
        let has = |length: &u32| *length > 0;
        let first = field.iter().position(has).unwrap_or_default();
        let end = field.iter().rposition(has).map_or(first, |last| last + 1);
        let own = &field[first..end];
        let count = own.iter().filter(|length| has(length)).count().max(1);
        let total = totals.get(number).copied().unwrap_or_default();
        let average = total as f32 / count as f32;
        rows.extend_from_slice(&average.max(1.0).to_le_bytes());
        for number in [first, own.len(), head + bytes.len()] {
            rows.extend_from_slice(&(number as u32).to_le_bytes());
        }
        bytes.extend(own.iter().map(|length| encode(*length)));
    }
    rows.append(&mut bytes);
    rows
}

/// Four bits of the number and how often they are doubled.
fn encode(length: u32) -> u8 {
    let mut code = 0;
    while code < u8::MAX && decode(code + 1) <= length {
        code += 1;
    }
    code
}

fn decode(code: u8) -> u32 {
    match code {
        0..16 => u32::from(code),
        _ => u32::try_from((8 + u64::from(code & 7)) << (u32::from(code >> 3) - 1)).unwrap_or(u32::MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn short_lengths_are_exact_and_long_ones_nearly() {
        for length in 0..40_000u32 {
            let read = decode(encode(length));
            assert!(
                read <= length && length - read <= length / 8,
                "{length} is read as {read}"
            );
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(lengths in prop::collection::vec(0u32..16, 12)) {
            let section = write(&lengths, &[], 4);
            for field in 0..3 {
                let own = FieldLengths::open(&section, field);
                for document in 0..4u32 {
                    prop_assert_eq!(own.of(document), lengths[field * 4 + document as usize]);
                }
            }
        }

        #[test]
        fn a_damaged_section_never_panics(section in prop::collection::vec(any::<u8>(), 0..80), document in any::<u32>()) {
            for field in 0..6 {
                FieldLengths::open(&section, field).of(document);
            }
        }
    }
}

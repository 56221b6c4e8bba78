//! What is indexed: statements, records, and the entries of five registers, in one numbering.

use super::read::Register;

/// How many documents of each sort there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Documents {
    /// Statements.
    pub statements: u32,
    /// Records.
    pub records: u32,
    /// Entries of the registers in [`Documents::REGISTERS`].
    pub entries: [u32; 5],
}

impl Documents {
    /// The registers whose entries are indexed.
    pub const REGISTERS: [Register; 5] = [
        Register::Themes,
        Register::Kinds,
        Register::Places,
        Register::Actors,
        Register::Systems,
    ];

    /// The number of the document of a statement.
    pub fn statement(&self, number: u32) -> u32 {
        number
    }

    /// The number of the document of a record.
    pub fn record(&self, number: u32) -> u32 {
        self.statements + number
    }

    /// The number of the document of an entry.
    pub fn entry(&self, register: Register, number: u32) -> u32 {
        let before = Documents::REGISTERS
            .iter()
            .zip(self.entries)
            .take_while(|(known, _)| **known != register);
        self.statements + self.records + before.map(|(_, count)| count).sum::<u32>() + number
    }

    /// The register and the number of the entry that a document is, if it is one.
    pub fn entry_of(&self, document: u32) -> Option<(Register, u32)> {
        let mut left = document.checked_sub(self.statements + self.records)?;
        for (register, count) in Documents::REGISTERS.into_iter().zip(self.entries) {
            if left < count {
                return Some((register, left));
            }
            left -= count;
        }
        None
    }

    /// How many documents there are.
    pub fn count(&self) -> u32 {
        self.statements + self.records + self.entries.iter().sum::<u32>()
    }
}

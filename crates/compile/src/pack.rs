//! Packs a corpus and its index into the image.

use crate::validate::Corpus;
use jalons_core::image::write::{ImageWriter, IndexRows, index};

/// The image. The same corpus gives the same bytes.
pub(crate) fn pack(corpus: &Corpus, rows: &IndexRows) -> Vec<u8> {
    let mut writer = ImageWriter::new();
    // Texts of one language side by side compress better than statement by statement.
    for lang in &corpus.languages {
        for statement in &corpus.statements {
            writer.reserve(statement.text.get(*lang));
        }
    }
    writer.about(&corpus.name, &corpus.version, &corpus.date, &corpus.languages);
    for (register, entries) in &corpus.registers {
        for entry in entries {
            writer.entry(*register, entry);
        }
    }
    for change in &corpus.changes {
        writer.change(change);
    }
    writer.concepts(&corpus.concepts);
    for record in &corpus.records {
        writer.record(record);
    }
    for statement in &corpus.statements {
        writer.statement(statement);
    }
    for find in &corpus.finds {
        writer.find(find);
    }
    index(&mut writer, rows);
    writer.finish()
}

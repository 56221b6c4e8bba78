//! TOML to raw seeds. Only the form is looked at here: which keys there are and of what type. Values keep their line.

mod fields;
pub(crate) use fields::Located;
use fields::{Fields, document};

use crate::read::Source;
use crate::report::Problem;
use jalons_core::model::Trilingual;

/// The seeds as written.
#[derive(Debug, Default)]
pub(crate) struct RawCorpus {
    pub(crate) name: Trilingual<String>,
    pub(crate) version: Located<String>,
    pub(crate) date: Located<String>,
    pub(crate) families: Vec<RawEntry>,
    pub(crate) themes: Vec<RawEntry>,
    pub(crate) kinds: Vec<RawEntry>,
    pub(crate) units: Vec<RawEntry>,
    pub(crate) places: Vec<RawEntry>,
    pub(crate) actors: Vec<RawEntry>,
    pub(crate) systems: Vec<RawEntry>,
    pub(crate) records: Vec<RawRecord>,
}

/// An entry of a register. Which keys a register's entries have is decided in [`parse`].
#[derive(Debug, Default)]
pub(crate) struct RawEntry {
    pub(crate) file: String,
    pub(crate) id: Located<String>,
    pub(crate) slug: Option<Located<String>>,
    pub(crate) label: Trilingual<String>,
    pub(crate) sign: Option<Located<String>>,
    pub(crate) aliases: Vec<Located<String>>,
    pub(crate) group: Option<Located<String>>,
    pub(crate) into: Option<Located<String>>,
    pub(crate) from: Option<Located<String>>,
    pub(crate) to: Option<Located<String>>,
    /// Type and first day, for places.
    pub(crate) types: Vec<(Located<String>, Option<Located<String>>)>,
}

/// A record as written.
#[derive(Debug)]
pub(crate) struct RawRecord {
    pub(crate) file: String,
    pub(crate) id: Located<String>,
    pub(crate) kind: Located<String>,
    pub(crate) title: Trilingual<String>,
    pub(crate) source_title: Located<String>,
    pub(crate) language: Located<String>,
    pub(crate) publisher: Located<String>,
    pub(crate) url: Option<Located<String>>,
    pub(crate) source_file: Located<String>,
    pub(crate) sha256: Located<String>,
    pub(crate) edtf: Located<String>,
    pub(crate) basis: Trilingual<String>,
    pub(crate) statements: Vec<RawStatement>,
}

/// A statement as written.
#[derive(Debug)]
pub(crate) struct RawStatement {
    pub(crate) id: Located<String>,
    pub(crate) paragraph: Located<f64>,
    pub(crate) kind: Located<String>,
    pub(crate) themes: Vec<Located<String>>,
    pub(crate) provinces: Vec<Located<String>>,
    pub(crate) actors: Vec<Located<String>>,
    pub(crate) systems: Vec<Located<String>>,
    pub(crate) when: Option<Located<String>>,
    pub(crate) deadline: Option<Located<String>>,
    pub(crate) text: Trilingual<String>,
    pub(crate) quantity: Option<RawQuantity>,
    pub(crate) line: usize,
}

/// A quantity as written.
#[derive(Debug)]
pub(crate) struct RawQuantity {
    pub(crate) comparator: Located<String>,
    pub(crate) value: Located<f64>,
    pub(crate) max: Option<Located<f64>>,
    pub(crate) unit: Located<String>,
    pub(crate) level: Option<Located<String>>,
    pub(crate) of: Option<Trilingual<String>>,
}

/// Parses all files. What cannot be read is reported and left empty, so that the rest is looked at too.
pub(crate) fn parse(sources: &[Source], problems: &mut Vec<Problem>) -> RawCorpus {
    let mut corpus = RawCorpus::default();
    for source in sources {
        document(source, problems, |file| match source.name.as_str() {
            "corpus.toml" => {
                corpus.name = file.trilingual("name");
                corpus.version = file.text("version");
                corpus.date = file.text("date");
            }
            "themes.toml" => {
                corpus.families = entries(file, "family", |_, _| {});
                corpus.themes = entries(file, "theme", |fields, entry| {
                    entry.group = Some(fields.text("family"));
                    entry.aliases = fields.texts("alias");
                });
                corpus.kinds = entries(file, "kind", |_, _| {});
            }
            "units.toml" => {
                corpus.units = entries(file, "unit", |fields, entry| entry.sign = fields.optional_text("sign"))
            }
            "provinces.toml" => corpus.places = places(file),
            "actors.toml" => corpus.actors = named(file, "actor"),
            "systems.toml" => corpus.systems = named(file, "system"),
            _ => corpus.records.push(record(file)),
        });
    }
    corpus
}

/// Entries with `id` and `label`, and what `more` reads.
fn entries(file: &Fields<'_, '_>, key: &'static str, more: impl Fn(&Fields<'_, '_>, &mut RawEntry)) -> Vec<RawEntry> {
    let read = |fields: Fields<'_, '_>| {
        let mut entry = RawEntry {
            file: fields.file().to_owned(),
            id: fields.text("id"),
            label: fields.trilingual("label"),
            ..RawEntry::default()
        };
        more(&fields, &mut entry);
        entry
    };
    file.tables(key).into_iter().map(read).collect()
}

/// Actors or systems: entries with `kind`, `name` and `alias`.
fn named(file: &Fields<'_, '_>, key: &'static str) -> Vec<RawEntry> {
    let read = |fields: Fields<'_, '_>| RawEntry {
        file: fields.file().to_owned(),
        id: fields.text("id"),
        group: Some(fields.text("kind")),
        label: fields.trilingual("name"),
        aliases: fields.texts("alias"),
        ..RawEntry::default()
    };
    file.tables(key).into_iter().map(read).collect()
}

fn places(file: &Fields<'_, '_>) -> Vec<RawEntry> {
    let read = |fields: Fields<'_, '_>| {
        // Regions and codes are checked for their form only: no view shows them yet.
        for (key, value) in [("regions", "region"), ("gso", "code")] {
            for table in fields.tables(key) {
                table.text(value);
                table.optional_text("from");
            }
        }
        fields.optional_text("iso");
        RawEntry {
            file: fields.file().to_owned(),
            id: fields.text("id"),
            slug: Some(fields.text("slug")),
            label: fields.trilingual("name"),
            aliases: fields.texts("alias"),
            into: fields.optional_text("into"),
            from: fields.optional_text("from"),
            to: fields.optional_text("to"),
            types: fields
                .tables("types")
                .into_iter()
                .map(|table| (table.text("type"), table.optional_text("from")))
                .collect(),
            ..RawEntry::default()
        }
    };
    file.tables("unit").into_iter().map(read).collect()
}

fn record(file: &Fields<'_, '_>) -> RawRecord {
    let source = file.table("source");
    let date = file.table("date");
    RawRecord {
        file: file.file().to_owned(),
        id: file.text("id"),
        kind: file.text("kind"),
        title: file.trilingual("title"),
        source_title: source.text("title"),
        language: source.text("language"),
        publisher: source.text("publisher"),
        url: source.optional_text("url"),
        source_file: source.text("file"),
        sha256: source.text("sha256"),
        edtf: date.text("edtf"),
        basis: date.trilingual("basis"),
        statements: file.tables("statement").iter().map(statement).collect(),
    }
}

fn statement(fields: &Fields<'_, '_>) -> RawStatement {
    RawStatement {
        id: fields.text("id"),
        paragraph: fields.number("paragraph"),
        kind: fields.text("kind"),
        themes: fields.texts("themes"),
        provinces: fields.texts("provinces"),
        actors: fields.texts("actors"),
        systems: fields.texts("systems"),
        when: fields.optional_text("when"),
        deadline: fields.optional_text("deadline"),
        text: fields.languages(),
        quantity: fields.optional_table("quantity").map(|quantity| RawQuantity {
            comparator: quantity.text("comparator"),
            value: quantity.number("value"),
            max: quantity.optional_number("max"),
            unit: quantity.text("unit"),
            level: quantity.optional_text("level"),
            of: quantity.optional_table("of").map(|of| of.languages()),
        }),
        line: fields.line(),
    }
}

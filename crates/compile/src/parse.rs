//! TOML to raw seeds. Only the form is looked at here: which keys there are and of what type. Values keep their line.

mod fields;
pub(crate) use fields::Located;
use fields::{Fields, document};

use crate::read::{Source, THESAURUS};
use crate::report::{Problem, Spot, nearest};
use jalons_core::model::{Lang, Trilingual};

/// The seeds as written.
#[derive(Debug, Default)]
pub(crate) struct RawCorpus {
    pub(crate) name: Trilingual<String>,
    pub(crate) version: Located<String>,
    pub(crate) date: Located<String>,
    /// The languages in which the corpus has its texts; never empty.
    pub(crate) languages: Vec<Lang>,
    pub(crate) families: Vec<RawEntry>,
    pub(crate) regions: Vec<RawEntry>,
    pub(crate) themes: Vec<RawEntry>,
    pub(crate) kinds: Vec<RawEntry>,
    pub(crate) units: Vec<RawEntry>,
    pub(crate) places: Vec<RawEntry>,
    pub(crate) actors: Vec<RawEntry>,
    pub(crate) systems: Vec<RawEntry>,
    pub(crate) changes: Vec<RawChange>,
    pub(crate) concepts: Vec<RawConcept>,
    pub(crate) records: Vec<RawRecord>,
    /// Files that could not be read: what others say of them cannot be checked.
    pub(crate) unread: Vec<String>,
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
    /// Concepts of the thesaurus that speak for a theme.
    pub(crate) spoken_of: Vec<Located<String>>,
    pub(crate) group: Option<Located<String>>,
    pub(crate) into: Option<Located<String>>,
    pub(crate) from: Option<Located<String>>,
    pub(crate) to: Option<Located<String>>,
    /// Kind, for actors and systems.
    pub(crate) sort: Option<Located<String>>,
    pub(crate) what: Trilingual<String>,
    pub(crate) provinces: Vec<Located<String>>,
    pub(crate) actors: Vec<Located<String>>,
    pub(crate) when: Option<Located<String>>,
    /// Types, regions and statistical codes of a place, each with its first day.
    pub(crate) types: Vec<RawDated>,
    pub(crate) regions: Vec<RawDated>,
    pub(crate) codes: Vec<RawDated>,
    pub(crate) iso: Option<Located<String>>,
    pub(crate) seat: Option<Located<String>>,
    /// Column and row of a place in the map of squares.
    pub(crate) tile: Option<Located<[u32; 2]>>,
}

/// What held of a place from a day on; without a day, from its start.
pub(crate) type RawDated = (Located<String>, Option<Located<String>>);

/// A change of the map as written.
#[derive(Debug)]
pub(crate) struct RawChange {
    pub(crate) id: Located<String>,
    pub(crate) kind: Located<String>,
    pub(crate) date: Located<String>,
    pub(crate) adopted: Option<Located<String>>,
    pub(crate) units: Vec<Located<String>>,
    pub(crate) instrument: Option<Located<String>>,
    pub(crate) what: Trilingual<String>,
    pub(crate) source: Option<Located<String>>,
    pub(crate) read: Option<Located<String>>,
}

/// A concept of the thesaurus as written.
#[derive(Debug)]
pub(crate) struct RawConcept {
    pub(crate) id: Located<String>,
    pub(crate) theme: Option<Located<String>>,
    pub(crate) kind: Option<Located<String>>,
    pub(crate) unit: Option<Located<String>>,
    pub(crate) terms: Vec<(Lang, Located<String>)>,
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
    pub(crate) page: Option<Located<String>>,
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
    pub(crate) basis: Trilingual<String>,
    pub(crate) text: Trilingual<String>,
    pub(crate) quantity: Option<RawQuantity>,
    pub(crate) status: Vec<RawStatus>,
    pub(crate) at: Spot,
}

/// A row of a status as written.
#[derive(Debug)]
pub(crate) struct RawStatus {
    pub(crate) date: Located<String>,
    pub(crate) life: Option<Located<String>>,
    pub(crate) achieved: Option<Located<String>>,
    pub(crate) evidence: Located<String>,
    pub(crate) at: Spot,
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
    pub(crate) direction: Option<Located<String>>,
    pub(crate) baseline: Option<RawBaseline>,
}

/// What a quantity is compared with, as written.
#[derive(Debug)]
pub(crate) struct RawBaseline {
    pub(crate) value: Option<Located<f64>>,
    pub(crate) date: Option<Located<String>>,
    pub(crate) at: Spot,
}

/// Parses all files. What cannot be read is reported and left empty, so that the rest is looked at too.
pub(crate) fn parse(sources: &[Source], problems: &mut Vec<Problem>) -> RawCorpus {
    let mut corpus = RawCorpus {
        languages: Lang::ALL.to_vec(),
        unread: problems.iter().map(|problem| problem.file.clone()).collect(),
        ..RawCorpus::default()
    };
    // Which languages there are decides how all other texts are read.
    for source in sources.iter().filter(|source| source.name == "corpus.toml") {
        let mut found = Vec::new();
        document(source, &Lang::ALL, &mut Vec::new(), |file| {
            found = file.texts("languages")
        });
        let languages = languages(&found, source, problems);
        if !languages.is_empty() {
            corpus.languages = languages;
        }
    }
    let languages = corpus.languages.clone();
    for source in sources {
        let read = document(source, &languages, problems, |file| match source.name.as_str() {
            "corpus.toml" => {
                file.texts("languages");
                corpus.name = file.trilingual("name");
                corpus.version = file.text("version");
                corpus.date = file.text("date");
            }
            "themes.toml" => {
                corpus.families = entries(file, "family", |_, _| {});
                corpus.themes = entries(file, "theme", |fields, entry| {
                    entry.group = Some(fields.text("family"));
                    entry.aliases = fields.texts("alias");
                    entry.spoken_of = fields.texts("spoken_of");
                });
                corpus.kinds = entries(file, "kind", |_, _| {});
            }
            "units.toml" => {
                corpus.units = entries(file, "unit", |fields, entry| entry.sign = fields.optional_text("sign"))
            }
            "provinces.toml" => {
                corpus.regions = entries(file, "region", |fields, entry| {
                    entry.from = fields.optional_text("from");
                    entry.to = fields.optional_text("to");
                });
                corpus.places = places(file);
                corpus.changes = file.tables("event").iter().map(change).collect();
            }
            "actors.toml" => corpus.actors = named(file, "actor"),
            "systems.toml" => corpus.systems = named(file, "system"),
            THESAURUS => corpus.concepts = file.tables("concept").iter().map(concept).collect(),
            _ => corpus.records.push(record(file)),
        });
        if !read {
            corpus.unread.push(source.name.clone());
        }
    }
    corpus
}

/// The languages of a corpus, in the order of the interface.
fn languages(found: &[Located<String>], source: &Source, problems: &mut Vec<Problem>) -> Vec<Lang> {
    let codes = Lang::ALL.map(Lang::code);
    for wrong in found.iter().filter(|code| !codes.contains(&code.value.as_str())) {
        let near = nearest(&wrong.value, codes);
        problems.push(Problem {
            file: source.name.clone(),
            at: wrong.at,
            message: format!(
                "unknown language {:?}, expected one of {}{near}",
                wrong.value,
                codes.join(", ")
            ),
        });
    }
    let declared = |lang: &Lang| found.iter().any(|code| code.value == lang.code());
    Lang::ALL.into_iter().filter(declared).collect()
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

/// Actors or systems: entries with `kind`, `name` and `alias`, and what is known of them.
fn named(file: &Fields<'_, '_>, key: &'static str) -> Vec<RawEntry> {
    let read = |fields: Fields<'_, '_>| RawEntry {
        file: fields.file().to_owned(),
        id: fields.text("id"),
        sort: Some(fields.text("kind")),
        label: fields.trilingual("name"),
        aliases: fields.texts("alias"),
        what: optional_trilingual(&fields, "what"),
        provinces: fields.texts("provinces"),
        actors: fields.texts("actors"),
        when: fields.optional_text("when"),
        ..RawEntry::default()
    };
    file.tables(key).into_iter().map(read).collect()
}

fn optional_trilingual(fields: &Fields<'_, '_>, key: &'static str) -> Trilingual<String> {
    fields
        .optional_table(key)
        .map(|table| table.languages())
        .unwrap_or_default()
}

fn places(file: &Fields<'_, '_>) -> Vec<RawEntry> {
    let read = |fields: Fields<'_, '_>| {
        let dated = |key, value| -> Vec<RawDated> {
            let tables = fields.tables(key);
            tables
                .iter()
                .map(|table| (table.text(value), table.optional_text("from")))
                .collect()
        };
        RawEntry {
            file: fields.file().to_owned(),
            id: fields.text("id"),
            slug: Some(fields.text("slug")),
            label: fields.trilingual("name"),
            aliases: fields.texts("alias"),
            into: fields.optional_text("into"),
            from: fields.optional_text("from"),
            to: fields.optional_text("to"),
            types: dated("types", "type"),
            regions: dated("regions", "region"),
            codes: dated("gso", "code"),
            iso: fields.optional_text("iso"),
            seat: fields.optional_text("seat"),
            tile: fields.optional_pair("tile"),
            sign: fields.optional_text("short"),
            ..RawEntry::default()
        }
    };
    file.tables("unit").into_iter().map(read).collect()
}

fn change(fields: &Fields<'_, '_>) -> RawChange {
    RawChange {
        id: fields.text("id"),
        kind: fields.text("kind"),
        date: fields.text("date"),
        adopted: fields.optional_text("adopted"),
        units: fields.texts("units"),
        instrument: fields.optional_text("instrument"),
        what: fields.trilingual("what"),
        source: fields.optional_text("source"),
        read: fields.optional_text("read"),
    }
}

fn concept(fields: &Fields<'_, '_>) -> RawConcept {
    RawConcept {
        id: fields.text("id"),
        theme: fields.optional_text("theme"),
        kind: fields.optional_text("kind"),
        unit: fields.optional_text("unit"),
        terms: fields.lists(),
    }
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
        page: source.optional_text("page"),
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
        basis: optional_trilingual(fields, "basis"),
        text: fields.languages(),
        quantity: fields.optional_table("quantity").map(|quantity| RawQuantity {
            comparator: quantity.text("comparator"),
            value: quantity.number("value"),
            max: quantity.optional_number("max"),
            unit: quantity.text("unit"),
            level: quantity.optional_text("level"),
            of: quantity.optional_table("of").map(|of| of.languages()),
            direction: quantity.optional_text("direction"),
            baseline: quantity.optional_table("baseline").map(|baseline| RawBaseline {
                value: baseline.optional_number("value"),
                date: baseline.optional_text("date"),
                at: baseline.at(),
            }),
        }),
        status: fields.tables("status").iter().map(status).collect(),
        at: fields.at(),
    }
}

fn status(fields: &Fields<'_, '_>) -> RawStatus {
    RawStatus {
        date: fields.text("date"),
        life: fields.optional_text("life"),
        achieved: fields.optional_text("achieved"),
        evidence: fields.text("evidence"),
        at: fields.at(),
    }
}

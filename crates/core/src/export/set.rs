//! The statements of an answer as a table and as JSON: the same columns in both.

use super::csv::{MARK, Table};
use super::json::Json;
use super::{address, address_of, decimal, licence};
use crate::image::read::{Corpus, Register, Statement};
use crate::model::{Comparator, Lang};
use crate::query::Hit;
use crate::state::State;

/// Statements to take away.
#[derive(Clone, Copy)]
pub struct Set<'s> {
    /// The corpus.
    pub corpus: &'s Corpus<'s>,
    /// The statements, in their order.
    pub hits: &'s [Hit],
    /// What was asked, and in which language.
    pub state: &'s State,
    /// The address of the site up to the question mark; empty if it has none that others could open.
    pub site: &'s str,
}

/// What stands in one column of one statement.
enum Cell<'a> {
    Text(&'a str),
    Made(String),
    Number(String),
    Sign(Comparator),
    Entries(Register, &'a [u32]),
    /// Rows of a status: what, as of when, and the statement that shows it.
    Rows(Vec<[String; 3]>),
}

/// Calls `each` with the name and the content of every column.
fn columns(set: &Set<'_>, statement: &Statement<'_>, mut each: impl FnMut(&'static str, Cell<'_>)) {
    let Set { corpus, state, .. } = *set;
    let lang = state.lang;
    let record = corpus.record(statement.record);
    let doc = [record.id, "/", statement.id].concat();
    let number = |value: Option<f64>| value.map_or(Cell::Text(""), |value| Cell::Number(decimal(value)));
    let quantity = statement.quantity;
    each("record", Cell::Text(record.id));
    each("statement", Cell::Text(statement.id));
    each("address", Cell::Made(address_of(set.site, doc, lang)));
    each("text", Cell::Text(statement.text.get(corpus.speaks(lang))));
    each("kind", Cell::Entries(Register::Kinds, &[statement.kind]));
    each("provinces", Cell::Entries(Register::Places, &statement.places));
    each("themes", Cell::Entries(Register::Themes, &statement.themes));
    each("actors", Cell::Entries(Register::Actors, &statement.actors));
    each("systems", Cell::Entries(Register::Systems, &statement.systems));
    each("said", Cell::Text(statement.when.edtf));
    each("deadline", Cell::Text(statement.deadline.map_or("", |date| date.edtf)));
    each(
        "comparator",
        quantity.map_or(Cell::Text(""), |quantity| Cell::Sign(quantity.comparator)),
    );
    each("value", number(quantity.map(|quantity| quantity.value)));
    each("max", number(quantity.and_then(|quantity| quantity.max)));
    each("unit", Cell::Text(quantity.map_or("", |quantity| quantity.unit)));
    let level = quantity.and_then(|quantity| quantity.level);
    each("level", Cell::Text(level.map_or("", |level| level.name())));
    each(
        "of",
        Cell::Text(quantity.as_ref().map_or("", |quantity| quantity.of.get(lang))),
    );
    let rows = statement.status.iter().map(|row| {
        let shown = corpus.statement(row.evidence);
        [
            row.standing.name().to_owned(),
            row.when.edtf.to_owned(),
            [corpus.record(shown.record).id, "/", shown.id].concat(),
        ]
    });
    each("status", Cell::Rows(rows.collect()));
    each("source_title", Cell::Text(record.source_title));
    each("publisher", Cell::Text(record.publisher));
    each("source_date", Cell::Text(record.when.edtf));
    each("paragraph", Cell::Number(statement.paragraph.to_string()));
    // Beside what machines found, it must be plain what people wrote.
    if corpus.has_finds() {
        each("origin", Cell::Text(record.origin.name()));
    }
}

/// The statements as a table, a row for each; lists and labels are for people, in their language.
pub fn as_csv(set: &Set<'_>) -> String {
    let mut table = Table::default();
    // The names are those of any statement; an answer without one has its first line too.
    if set.corpus.statement_count() > 0 {
        columns(set, &set.corpus.statement(0), |name, _| table.text(name));
        table.end();
    }
    for hit in set.hits {
        columns(set, &set.corpus.statement(hit.statement), |_, cell| match cell {
            Cell::Text(text) => table.text(text),
            Cell::Made(text) => table.text(&text),
            Cell::Number(number) => table.number(&number),
            // Its sign alone would be taken for a formula, and a bare number says the same.
            Cell::Sign(Comparator::Equal) => table.text(""),
            Cell::Sign(sign) => table.text(sign.name()),
            Cell::Entries(register, entries) => {
                let label = |entry: &u32| *set.corpus.entry(register, *entry).label.get(set.state.lang);
                table.text(&entries.iter().map(label).collect::<Vec<_>>().join("; "));
            }
            Cell::Rows(rows) => {
                let row = |[what, when, _]: &[String; 3]| [what, " ", when].concat();
                table.text(&rows.iter().map(row).collect::<Vec<_>>().join("; "));
            }
        });
        table.end();
    }
    [MARK, &table.finish()].concat()
}

/// The statements as JSON, with what they are part of; entries of lists have their slug and their label.
pub fn as_json(set: &Set<'_>) -> String {
    let mut json = Json::default();
    let about = set.corpus.about();
    let lang = set.state.lang;
    json.open('{');
    json.key("corpus");
    json.open('{');
    json.pair("name", about.name.get(lang));
    json.pair("version", about.version);
    json.pair("date", about.date);
    json.known("licence", licence(set.corpus));
    json.close('}');
    json.pair("address", &address(set.site, set.state));
    json.pair("language", Lang::code(set.corpus.speaks(lang)));
    json.key("total");
    json.bare(&set.hits.len().to_string());
    json.key("statements");
    json.open('[');
    for hit in set.hits {
        json.line();
        json.open('{');
        columns(set, &set.corpus.statement(hit.statement), |name, cell| {
            json.key(name);
            match cell {
                Cell::Text("") => json.bare("null"),
                Cell::Text(text) => json.string(text),
                Cell::Made(text) => json.string(&text),
                Cell::Number(number) => json.bare(&number),
                Cell::Sign(sign) => json.string(sign.name()),
                Cell::Entries(register, entries) => {
                    // A statement is of one kind.
                    let list = register != Register::Kinds;
                    if list {
                        json.open('[');
                    }
                    for entry in entries {
                        json.open('{');
                        json.pair("id", set.corpus.slug(register, *entry));
                        json.pair("label", set.corpus.entry(register, *entry).label.get(lang));
                        json.close('}');
                    }
                    if list {
                        json.close(']');
                    }
                }
                Cell::Rows(rows) => {
                    json.open('[');
                    for [what, when, evidence] in &rows {
                        json.open('{');
                        json.pair("standing", what);
                        json.pair("when", when);
                        json.pair("evidence", evidence);
                        json.close('}');
                    }
                    json.close(']');
                }
            }
        });
        json.close('}');
    }
    json.close(']');
    json.close('}');
    json.finish()
}

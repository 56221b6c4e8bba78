//! The corpus as tables, with `datapackage.json` that describes them (Frictionless Data).

use super::Page;
use super::frame::Site;
use jalons_core::export::LICENCE;
use jalons_core::export::csv::Table;
use jalons_core::image::read::{Corpus, Register};
use jalons_core::model::Lang;
use serde_json::{Value, json};

/// The columns of a table: name and type of each.
type Columns = &'static [(&'static str, &'static str)];

const STATEMENTS: Columns = &[
    ("record", "string"),
    ("statement", "string"),
    ("paragraph", "integer"),
    ("kind", "string"),
    ("themes", "string"),
    ("provinces", "string"),
    ("actors", "string"),
    ("systems", "string"),
    ("date", "string"),
    ("deadline", "string"),
    ("figure", "string"),
    ("text_fr", "string"),
    ("text_en", "string"),
    ("text_vi", "string"),
];

const RECORDS: Columns = &[
    ("record", "string"),
    ("title_fr", "string"),
    ("title_en", "string"),
    ("title_vi", "string"),
    ("source_title", "string"),
    ("source_language", "string"),
    ("publisher", "string"),
    ("url", "string"),
    ("date", "string"),
    ("sha256", "string"),
];

/// The tables and their description.
pub(super) fn files(site: &Site<'_>) -> Vec<Page> {
    let corpus = site.corpus;
    let file = |path: &str, text: String| Page {
        path: path.to_owned(),
        text,
    };
    vec![
        file("data/records.csv", table(RECORDS, records(corpus))),
        file("data/statements.csv", table(STATEMENTS, statements(corpus))),
        file("datapackage.json", format!("{:#}\n", package(site))),
    ]
}

fn statements(corpus: &Corpus<'_>) -> Vec<Vec<String>> {
    let slugs = |register, numbers: &[u32]| {
        let slugs = numbers.iter().map(|number| corpus.slug(register, *number));
        slugs.collect::<Vec<_>>().join(" ")
    };
    let row = |number| {
        let statement = corpus.statement(number);
        let mut row = vec![
            corpus.record(statement.record).id.to_owned(),
            statement.id.to_owned(),
            statement.paragraph.to_string(),
            corpus.slug(Register::Kinds, statement.kind).to_owned(),
            slugs(Register::Themes, &statement.themes),
            slugs(Register::Places, &statement.places),
            slugs(Register::Actors, &statement.actors),
            slugs(Register::Systems, &statement.systems),
            statement.when.edtf.to_owned(),
            statement
                .deadline
                .map_or_else(String::new, |deadline| deadline.edtf.to_owned()),
            statement
                .quantity
                .as_ref()
                .map_or_else(String::new, |quantity| quantity.figure(Lang::En)),
        ];
        row.extend(Lang::ALL.map(|lang| (*statement.text.get(lang)).to_owned()));
        row
    };
    (0..corpus.statement_count()).map(row).collect()
}

fn records(corpus: &Corpus<'_>) -> Vec<Vec<String>> {
    let rows = corpus.records().map(|record| {
        let mut row = vec![record.id.to_owned()];
        row.extend(Lang::ALL.map(|lang| (*record.title.get(lang)).to_owned()));
        row.extend(
            [
                record.source_title,
                record.source_language,
                record.publisher,
                record.url,
                record.when.edtf,
                record.sha256,
            ]
            .map(str::to_owned),
        );
        row
    });
    rows.collect()
}

/// A table with the names of its columns.
fn table(columns: Columns, rows: Vec<Vec<String>>) -> String {
    let mut table = Table::default();
    columns.iter().for_each(|(name, _)| table.text(name));
    table.end();
    for row in rows {
        for (cell, (_, kind)) in row.iter().zip(columns) {
            match *kind {
                "integer" => table.number(cell),
                _ => table.text(cell),
            }
        }
        table.end();
    }
    table.finish()
}

fn package(site: &Site<'_>) -> Value {
    let about = site.corpus.about();
    let resource = |name: &str, columns: Columns| {
        let fields: Vec<Value> = columns
            .iter()
            .map(|(name, kind)| json!({ "name": name, "type": kind }))
            .collect();
        json!({
            "name": name,
            "path": format!("data/{name}.csv"),
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": { "fields": fields },
        })
    };
    let mut package = json!({
        "name": "jalons",
        "title": *about.name.get(Lang::En),
        "version": about.version,
        "created": about.date,
        "licenses": [{ "name": "CC-BY-4.0", "path": LICENCE }],
        "resources": [
            resource("records", RECORDS),
            resource("statements", STATEMENTS),
            { "name": "elasticlunr", "path": "elasticlunr.json", "format": "json", "mediatype": "application/json" },
        ],
    });
    if let Some(address) = &site.address {
        package["homepage"] = json!(address);
    }
    package
}

//! Drafts a record from a raw text: what a machine found as facts, and none of its words. The words are the editor's.

use crate::finish::sums::sha256;
use jalons_core::analyze::fold;
use jalons_core::finding::{Certainty, Gazetteer, find};
use jalons_core::image::read::{Corpus, NONE, Register};
use jalons_core::image::write::{FindRow, FoundRow, QuantityRow, StatementRow};
use jalons_core::model::{Lang, Origin, Quantity};
use jalons_core::raw::{Corrections, Given, rows};
use jalons_core::reading::read;
use std::fmt::Write;
use std::path::Path;

/// Most themes of a statement.
const THEMES: usize = 3;

/// The id of a record after the name of its original.
pub(super) fn id(file: &str) -> String {
    let stem = Path::new(file)
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned());
    let folded = fold(&stem.unwrap_or_default());
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.join("-")
}

/// A record with all its keys and none of its facts.
pub(super) fn skeleton(id: &str) -> String {
    let mut text = head(id, "", "fr", "", "", "", "", "");
    text += "\n[[statement]]\nid = \"\"\nparagraph = 1\nkind = \"\"\nthemes = []\nprovinces = []\nactors = []\nsystems = []\n";
    text + &wording()
}

/// A record with the facts that were found in its original.
///
/// # Errors
/// The original cannot be read as a document.
pub(super) fn draft(corpus: &Corpus<'_>, id: &str, path: &str, bytes: &[u8]) -> Result<String, String> {
    let file = Path::new(path)
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let file = file.unwrap_or_else(|| path.to_owned());
    let document = read(&file, bytes).map_err(|refusal| format!("{path}: {refusal}"))?;
    let finds = find(&Gazetteer::of(corpus), &document);
    let given = Given {
        id,
        file: &file,
        origin: Origin::Editors,
        day: "",
        corrections: Corrections::default(),
    };
    let raw = rows(corpus, &document, &finds, &given);
    let [title, lang, publisher, ..] = &raw.record.source;
    let title = if document.title.is_some() { title.as_str() } else { "" };
    let known = !raw.record.when.0.starts_with("1970");
    let date = if known { raw.record.when.0.as_str() } else { "" };
    let basis = if known { raw.record.basis.en.as_str() } else { "" };
    let mut text = head(id, title, lang, publisher, &file, &sha256(bytes), date, basis);
    let teaser = |statement: &StatementRow| kind(corpus, statement) == "teaser";
    let teasers = raw.statements.iter().filter(|statement| teaser(statement)).count();
    if teasers > 0 {
        writeln!(
            text,
            "\n# TODO: {teasers} passages are teasers of other articles; each of those is a brief, a record of its own."
        )
        .expect("strings can be written");
    }
    for (number, statement) in (0u32..).zip(&raw.statements) {
        let own: Vec<&FindRow> = raw.finds.iter().filter(|find| find.statement == number).collect();
        if teaser(statement) || !own.iter().any(|find| bears_a_fact(find)) {
            continue;
        }
        text += &stub(corpus, statement, &own);
    }
    Ok(text)
}

/// True for what makes a paragraph worth a statement; a theme or the province of the article alone does not.
fn bears_a_fact(find: &FindRow) -> bool {
    find.certainty > Certainty::Possible && !matches!(find.what, FoundRow::Theme(_) | FoundRow::Place(_))
}

fn kind(corpus: &Corpus<'_>, statement: &StatementRow) -> &'static str {
    let known = ["target", "figure", "caption", "teaser"];
    let count = corpus.entry_count(Register::Kinds);
    let id = if statement.kind < count {
        corpus.entry(Register::Kinds, statement.kind).id
    } else {
        let new = jalons_core::raw::new_kinds(corpus);
        let id = new.get((statement.kind - count) as usize).map(|entry| entry.id.clone());
        return known
            .into_iter()
            .find(|known| Some(*known) == id.as_deref())
            .unwrap_or("");
    };
    known.into_iter().find(|known| *known == id).unwrap_or("")
}

/// A JSON string is a TOML string too.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[expect(clippy::too_many_arguments, reason = "each is one line of the file")]
fn head(id: &str, title: &str, lang: &str, publisher: &str, file: &str, sum: &str, date: &str, basis: &str) -> String {
    let found = if basis.is_empty() {
        "# TODO: when it was published or said, and how that is known".to_owned()
    } else {
        format!("# TODO: check the date ({basis}), and say how it is known")
    };
    format!(
        r#"id = "{id}"
kind = "article"

# TODO: a title in your own words.
[title]
fr = ""
en = ""
vi = ""

[source]
title = {}
language = "{lang}"
publisher = {}
file = {}
sha256 = "{sum}"

{found}
[date]
edtf = "{date}"
[date.basis]
fr = ""
en = ""
vi = ""
"#,
        quoted(title),
        quoted(publisher),
        quoted(file),
    )
}

fn wording() -> String {
    "# TODO: the fact in your own words, in all three languages; never a sentence of the source.\nfr = \"\"\nen = \"\"\nvi = \"\"\n"
        .to_owned()
}

/// A statement with its facts filled in, and the others that were found in its paragraph.
fn stub(corpus: &Corpus<'_>, statement: &StatementRow, finds: &[&FindRow]) -> String {
    let list = |register: Register, numbers: &[u32]| {
        let names = numbers.iter().map(|number| {
            let entry = corpus.entry(register, *number);
            quoted(if register == Register::Places {
                entry.slug
            } else {
                entry.id
            })
        });
        format!("[{}]", names.collect::<Vec<_>>().join(", "))
    };
    let themes = statement.themes.get(..THEMES).unwrap_or(&statement.themes);
    let kind = match kind(corpus, statement) {
        kind @ ("target" | "figure") => kind,
        _ => "",
    };
    let mut text = format!(
        "\n# TODO: check what a machine found in paragraph {}:\n",
        statement.paragraph
    );
    for find in finds {
        let (what, value) = told(corpus, find);
        writeln!(
            text,
            "#   {what}{value}, {}, {}",
            find.certainty.name(),
            find.rule.name()
        )
        .expect("strings can be written");
    }
    text += &format!(
        "[[statement]]\nid = {} # TODO: a name for it, part of its public address\nparagraph = {}\nkind = {}\nthemes = {}\n\
         provinces = {}\nactors = {}\nsystems = {}\n",
        quoted(&statement.id),
        statement.paragraph,
        quoted(kind),
        list(Register::Themes, themes),
        list(Register::Places, &statement.places),
        list(Register::Actors, &statement.actors),
        list(Register::Systems, &statement.systems),
    );
    if let Some((deadline, _)) = &statement.deadline {
        text += &format!("deadline = {}\n", quoted(deadline));
    }
    text += &wording();
    if let Some(quantity) = &statement.quantity {
        text += &quantity_of(corpus, quantity);
    }
    text
}

fn quantity_of(corpus: &Corpus<'_>, quantity: &QuantityRow) -> String {
    let mut text = format!(
        "[statement.quantity]\ncomparator = {}\nvalue = {}\n",
        quoted(quantity.comparator.name()),
        quantity.value
    );
    if let Some(max) = quantity.max {
        text += &format!("max = {max}\n");
    }
    if quantity.unit == NONE {
        text += "unit = \"\" # TODO: one of units.toml\n";
    } else {
        text += &format!("unit = {}\n", quoted(corpus.entry(Register::Units, quantity.unit).id));
    }
    if let Some(direction) = quantity.direction {
        text += &format!("direction = {}\n", quoted(direction.name()));
    }
    text
}

/// What was found, as a fact and not in the words of the source.
fn told(corpus: &Corpus<'_>, find: &FindRow) -> (&'static str, String) {
    let named = |register: Register, number: u32| format!(" {}", corpus.entry(register, number).id);
    match &find.what {
        FoundRow::Place(entry) => ("place", named(Register::Places, *entry)),
        FoundRow::Actor(entry) => ("actor", named(Register::Actors, *entry)),
        FoundRow::System(entry) => ("system", named(Register::Systems, *entry)),
        FoundRow::Theme(entry) => ("theme", named(Register::Themes, *entry)),
        FoundRow::Date(edtf, true) => ("deadline", format!(" {edtf}")),
        FoundRow::Date(edtf, false) => ("date", format!(" {edtf}")),
        FoundRow::Target => ("target", String::new()),
        FoundRow::Quantity(comparator, value, max, unit) => {
            let sign = unit.map_or("", |unit| {
                let unit = corpus.entry(Register::Units, unit);
                if unit.sign.is_empty() { unit.id } else { unit.sign }
            });
            let quantity = Quantity::bare(*comparator, *value, *max, sign);
            ("quantity", format!(" {}", quantity.figure(Lang::En)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Les quais : le plan \"A\"

La ville de Hai Phong vise au moins 60 % de quais automatisés d’ici 2030, a annoncé le Comité populaire.

La mer est calme et personne ne s’en étonne vraiment.

Le système LGSP relie déjà 14 départements depuis le 5 mars 2024.

Voir plus

Un parc de semi-conducteurs s’ouvre à Bac Ninh, qui veut former 5 000 ingénieurs avant 2030 selon les autorités.
";

    fn drafted() -> toml::Table {
        let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
        let compiled = jalons_compile::compile(&seeds).unwrap();
        let corpus = Corpus::open(&compiled.image).unwrap();
        let text = draft(&corpus, "quays", "some/where/quais.txt", TEXT.as_bytes()).unwrap();
        let source: Vec<&str> = TEXT.lines().skip(1).flat_map(|line| line.split_whitespace()).collect();
        for words in source.windows(4) {
            assert!(!text.contains(&words.join(" ")), "{words:?} of the source in\n{text}");
        }
        assert_eq!(text.matches("# TODO: the fact in your own words").count(), 2);
        text.parse().expect("TOML")
    }

    #[test]
    fn a_draft_has_the_facts_and_none_of_the_sentences() {
        let draft = drafted();
        assert_eq!(draft["source"]["title"].as_str(), Some("Les quais : le plan \"A\""));
        assert_eq!(draft["source"]["file"].as_str(), Some("quais.txt"));
        assert_eq!(draft["source"]["sha256"].as_str().map(str::len), Some(64));
        let statements = draft["statement"].as_array().unwrap();
        assert_eq!(statements.len(), 2);
        let target = &statements[0];
        assert_eq!(target["kind"].as_str(), Some("target"));
        assert_eq!(target["paragraph"].as_integer(), Some(2));
        assert_eq!(target["provinces"][0].as_str(), Some("hai-phong"));
        assert_eq!(target["deadline"].as_str(), Some("2030"));
        assert_eq!(target["quantity"]["comparator"].as_str(), Some(">="));
        assert_eq!(target["quantity"]["value"].as_integer(), Some(60));
        assert_eq!(target["quantity"]["unit"].as_str(), Some("percent"));
        assert_eq!(target["fr"].as_str(), Some(""));
        assert_eq!(statements[1]["paragraph"].as_integer(), Some(4));
    }

    #[test]
    fn a_skeleton_is_toml_and_an_id_comes_from_the_file() {
        let table: toml::Table = skeleton("quays").parse().expect("TOML");
        assert_eq!(table["statement"][0]["fr"].as_str(), Some(""));
        assert_eq!(id("a/Le Port de Huế (2).txt"), "le-port-de-hue-2");
    }
}

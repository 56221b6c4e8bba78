//! Records and statements in the words of schema.org, for programs that know no others.

use super::json::Json;
use super::{LICENCE, Set, address, address_of, decimal, licence, plain};
use crate::image::read::{Corpus, Record, Register, Statement};
use crate::model::{ActorSort, Comparator, Lang, Origin, Quantity};

/// A record as a work of this project, based on its source. Whoever publishes it adds `@context`, and `url` if it has one.
pub fn of_record(corpus: &Corpus<'_>, record: &Record<'_>, lang: Lang) -> String {
    let mut json = Json::default();
    json.open('{');
    json.pair("@type", "CreativeWork");
    json.pair("name", record.title.get(lang));
    json.pair("inLanguage", lang.code());
    if record.origin == Origin::Editors {
        json.pair("license", LICENCE);
    }
    json.key("isBasedOn");
    source(&mut json, record);
    json.key("about");
    json.open('[');
    let mut told: Vec<&str> = Vec::new();
    for number in record.statements() {
        for place in corpus.statement(number).places {
            let entry = corpus.entry(Register::Places, place);
            if !told.contains(&entry.slug) {
                told.push(entry.slug);
                thing(&mut json, "Place", entry.label.get(lang));
            }
        }
    }
    json.close(']');
    json.close('}');
    json.finish()
}

/// The statements of an answer as claims, each with the article it appeared in.
pub fn of_set(set: &Set<'_>) -> String {
    let mut json = Json::default();
    let (about, lang) = (set.corpus.about(), set.state.lang);
    json.open('{');
    json.pair("@context", "https://schema.org");
    json.pair("@type", "ItemList");
    json.pair("name", about.name.get(lang));
    json.pair("url", &address(set.site, set.state));
    json.key("isPartOf");
    json.open('{');
    json.pair("@type", "Dataset");
    json.pair("name", about.name.get(lang));
    json.pair("version", about.version);
    json.pair("dateModified", about.date);
    json.known("license", licence(set.corpus));
    json.close('}');
    json.key("numberOfItems");
    json.bare(&set.hits.len().to_string());
    json.key("itemListElement");
    json.open('[');
    for (at, hit) in set.hits.iter().enumerate() {
        json.line();
        json.open('{');
        json.pair("@type", "ListItem");
        json.key("position");
        json.bare(&(at + 1).to_string());
        json.key("item");
        claim(&mut json, set, &set.corpus.statement(hit.statement));
        json.close('}');
    }
    json.close(']');
    json.close('}');
    json.finish()
}

fn claim(json: &mut Json, set: &Set<'_>, statement: &Statement<'_>) {
    let (corpus, lang) = (set.corpus, set.state.lang);
    let record = corpus.record(statement.record);
    let id = [record.id, "/", statement.id].concat();
    let spoken = corpus.speaks(lang);
    json.open('{');
    json.pair("@type", "Claim");
    json.pair("identifier", &id);
    json.pair("url", &address_of(set.site, id, lang));
    json.pair("text", statement.text.get(spoken));
    json.pair("inLanguage", spoken.code());
    json.key("claimInterpreter");
    thing(json, "Project", "Jalons");
    json.key("appearance");
    source(json, &record);
    json.key("about");
    json.open('[');
    for place in &statement.places {
        thing(json, "Place", corpus.entry(Register::Places, *place).label.get(lang));
    }
    let kind = (Register::Kinds, statement.kind);
    let themes = statement.themes.iter().map(|theme| (Register::Themes, *theme));
    for (register, entry) in themes.chain([kind]) {
        thing(json, "DefinedTerm", corpus.entry(register, entry).label.get(lang));
    }
    if let Some(quantity) = &statement.quantity {
        amount(json, quantity, lang);
    }
    if let Some(deadline) = statement.deadline {
        json.open('{');
        json.pair("@type", "PropertyValue");
        json.pair("name", "deadline");
        json.pair("value", deadline.edtf);
        json.close('}');
    }
    json.close(']');
    json.key("mentions");
    json.open('[');
    for actor in &statement.actors {
        let actor = corpus.entry(Register::Actors, *actor);
        let sort = if ActorSort::from_code(actor.sort) == Some(ActorSort::Person) {
            "Person"
        } else {
            "Organization"
        };
        thing(json, sort, actor.label.get(lang));
    }
    for system in &statement.systems {
        thing(json, "Thing", corpus.entry(Register::Systems, *system).label.get(lang));
    }
    json.close(']');
    json.close('}');
}

fn thing(json: &mut Json, sort: &str, name: &str) {
    json.open('{');
    json.pair("@type", sort);
    json.pair("name", name);
    json.close('}');
}

/// A number with the bounds that its comparator gives it.
fn amount(json: &mut Json, quantity: &Quantity<'_>, lang: Lang) {
    let (low, high) = match quantity.comparator {
        Comparator::Equal | Comparator::About => ("value", ""),
        Comparator::AtLeast | Comparator::Above => ("minValue", ""),
        Comparator::AtMost | Comparator::Below => ("maxValue", ""),
        Comparator::Between => ("minValue", "maxValue"),
    };
    json.open('{');
    json.pair("@type", "QuantitativeValue");
    json.known("name", quantity.of.get(lang));
    json.key(low);
    json.bare(&decimal(quantity.value));
    if let Some(max) = quantity.max.filter(|_| !high.is_empty()) {
        json.key(high);
        json.bare(&decimal(max));
    }
    json.pair("unitText", quantity.unit_label.get(lang));
    json.close('}');
}

/// The article that a record was read from.
fn source(json: &mut Json, record: &Record<'_>) {
    json.open('{');
    json.pair("@type", "Article");
    json.pair("headline", record.source_title);
    json.pair("inLanguage", record.source_language);
    json.key("publisher");
    thing(json, "Organization", record.publisher);
    json.known("url", record.url);
    // An uncertain date, a season or a quarter is no date to these readers.
    json.known("datePublished", plain(record.when.edtf).unwrap_or_default());
    json.close('}');
}

//! The pages of provinces and systems: what each is, and every statement about it.

use super::frame::{Head, Site, escape};
use super::records::statement;
use super::words::words;
use super::{Page, link};
use jalons_core::image::read::{Corpus, Entry, Register, Statement};
use jalons_core::model::{Day, Lang};
use serde_json::json;

/// One page for each place, under the slug that its units share.
pub(super) fn provinces(site: &Site<'_>, lang: Lang) -> Vec<Page> {
    let corpus = site.corpus;
    let about = |slug: &str, statement: &Statement<'_>| {
        let places = statement.places.iter();
        places
            .into_iter()
            .any(|place| corpus.slug(Register::Places, *place) == slug)
    };
    slugs(corpus, Register::Places)
        .into_iter()
        .flat_map(|slug| {
            let units: Vec<Entry<'_>> = corpus
                .entries(Register::Places)
                .filter(|unit| unit.slug == slug)
                .collect();
            let mut rows = String::new();
            for unit in &units {
                rows += &unit_rows(corpus, unit, lang);
            }
            let label = units.last().map_or(slug, |unit| *unit.label.get(lang));
            let thing = json!({ "@type": "AdministrativeArea", "name": label, "inLanguage": lang.code() });
            let found = found(corpus, lang, |statement| about(slug, statement));
            page(
                site,
                "provinces",
                lang,
                slug,
                label,
                format!("province={slug}"),
                thing,
                &rows,
                &found,
            )
        })
        .collect()
}

/// One page for each system.
pub(super) fn systems(site: &Site<'_>, lang: Lang) -> Vec<Page> {
    let corpus = site.corpus;
    let words = words(lang);
    corpus
        .entries(Register::Systems)
        .flat_map(|system| {
            let mut rows = String::new();
            let what = *system.what.get(lang);
            if !what.is_empty() {
                rows += &format!("<dt>{}</dt><dd>{}</dd>", system.label.get(lang), escape(what));
            }
            rows += &row(
                words.names,
                &system.aliases.iter().map(|name| escape(name)).collect::<Vec<_>>(),
            );
            let actors = system.actors.iter();
            let actors = actors.map(|actor| escape(corpus.entry(Register::Actors, *actor).label.get(lang)));
            rows += &row(words.who, &actors.collect::<Vec<_>>());
            let places = system.places.iter().map(|place| {
                let place = corpus.entry(Register::Places, *place);
                link("provinces", lang, place.slug, place.label.get(lang))
            });
            rows += &row(words.whereabouts, &places.collect::<Vec<_>>());
            let when = system.when.map(|when| escape(&when.words(lang)));
            rows += &row(words.when, &when.into_iter().collect::<Vec<_>>());
            let label = *system.label.get(lang);
            let thing = json!({ "@type": "Thing", "name": label, "description": what, "inLanguage": lang.code() });
            let found = found(corpus, lang, |statement| statement.systems.contains(&system.number));
            let state = format!("system={}", system.slug);
            page(site, "systems", lang, system.slug, label, state, thing, &rows, &found)
        })
        .collect()
}

/// The slugs of a register, each once, in its order.
pub(super) fn slugs<'a>(corpus: &Corpus<'a>, register: Register) -> Vec<&'a str> {
    let mut slugs: Vec<&str> = Vec::new();
    for entry in corpus.entries(register) {
        if !slugs.contains(&entry.slug) {
            slugs.push(entry.slug);
        }
    }
    slugs
}

/// How many statements of the corpus are about something, and the statements.
struct Found {
    count: usize,
    first: String,
    html: String,
}

fn found(corpus: &Corpus<'_>, lang: Lang, about: impl Fn(&Statement<'_>) -> bool) -> Found {
    let mut found = Found {
        count: 0,
        first: String::new(),
        html: String::new(),
    };
    for record in corpus.records() {
        for number in record.statements() {
            let one = corpus.statement(number);
            if about(&one) {
                if found.count == 0 {
                    found.first = (*one.text.get(lang)).to_owned();
                }
                found.count += 1;
                found.html += &statement(corpus, &one, lang, Some(&record));
            }
        }
    }
    found
}

#[expect(clippy::too_many_arguments, reason = "they are the parts of one page, in its order")]
fn page(
    site: &Site<'_>,
    folder: &'static str,
    lang: Lang,
    slug: &str,
    label: &str,
    state: String,
    thing: serde_json::Value,
    rows: &str,
    found: &Found,
) -> Vec<Page> {
    let words = words(lang);
    let head = Head {
        folder,
        lang,
        name: slug.to_owned(),
        title: label.to_owned(),
        description: if found.count == 0 {
            words.nothing.to_owned()
        } else {
            found.first.clone()
        },
        state,
        thing,
        meta: Vec::new(),
    };
    let source = if rows.is_empty() {
        String::new()
    } else {
        format!("<section class=\"source\"><dl>{rows}</dl></section>")
    };
    let statements = if found.count == 0 {
        format!("<p class=\"notice\">{}</p>", words.nothing)
    } else {
        format!(
            "<h2 class=\"part\">{} <span>{}</span></h2><p class=\"aside\">{}</p><ol class=\"statements record\">{}</ol>",
            words.statements,
            found.count,
            if site.corpus.has_finds() {
                words.by_machine
            } else {
                words.own_words
            },
            found.html
        )
    };
    site.page(&head, &format!("{source}{statements}"))
}

/// What a unit was called, and from when to when it was in force.
fn unit_rows(corpus: &Corpus<'_>, unit: &Entry<'_>, lang: Lang) -> String {
    let words = words(lang);
    let date = |day: Day| jalons_core::model::date_words(&day.to_string(), lang);
    let from = unit
        .from
        .is_closed()
        .then(|| format!("{} {}", words.from, date(unit.from)));
    let to = unit.to.is_closed().then(|| format!("{} {}", words.to, date(unit.to)));
    let period: Vec<String> = [from, to].into_iter().flatten().collect();
    let period = if period.is_empty() {
        words.in_force.to_owned()
    } else {
        period.join(" ")
    };
    let into = unit.into.map_or_else(String::new, |into| {
        let into = corpus.entry(Register::Places, into);
        format!(
            ", {} {}",
            words.became,
            link("provinces", lang, into.slug, into.label.get(lang))
        )
    });
    format!(
        "<dt>{}</dt><dd>{}{into}</dd>",
        escape(unit.label.get(lang)),
        escape(&period)
    )
}

fn row(label: &str, values: &[String]) -> String {
    if values.is_empty() {
        String::new()
    } else {
        format!("<dt>{label}</dt><dd>{}</dd>", values.join(", "))
    }
}

//! Lists: all records, provinces and systems, and a table of the targets.

use super::frame::{Head, Site, escape, path};
use super::records::{FOLDER, figure, meta};
use super::things::slugs;
use super::words::{standing, words};
use super::{Page, link};
use jalons_core::image::read::{Corpus, Register, Statement};
use jalons_core::model::{Day, Lang};
use serde_json::json;

/// The four lists in a language.
pub(super) fn pages(site: &Site<'_>, lang: Lang) -> Vec<Page> {
    let corpus = site.corpus;
    let words = words(lang);
    let lists = [
        (FOLDER, words.documents, "view=documents", documents(corpus, lang)),
        ("provinces", words.provinces, "", things(corpus, Register::Places, lang)),
        ("systems", words.systems, "", things(corpus, Register::Systems, lang)),
        ("targets", words.targets, "kind=target", targets(corpus, lang)),
    ];
    lists
        .into_iter()
        .flat_map(|(folder, title, state, body)| {
            let head = Head {
                folder,
                lang,
                name: "index".to_owned(),
                title: title.to_owned(),
                description: words.description.to_owned(),
                state: state.to_owned(),
                thing: json!({ "@type": "CollectionPage", "name": title, "inLanguage": lang.code() }),
                meta: Vec::new(),
            };
            site.page(&head, &body)
        })
        .collect()
}

/// Links to the lists for the start page, where nobody has chosen a language yet.
pub(super) fn links_from_start() -> String {
    let lines = Lang::ALL.map(|lang| {
        let words = words(lang);
        let links = [
            (FOLDER, words.documents),
            ("provinces", words.provinces),
            ("systems", words.systems),
            ("targets", words.targets),
            ("about", words.about),
        ];
        let links = links.map(|(folder, text)| format!("<a href=\"{}\">{text}</a>", path(folder, lang, "index")));
        format!(
            "<p class=\"imprint\" lang=\"{}\">{}</p>",
            lang.code(),
            links.join(" · ")
        )
    });
    lines.concat()
}

fn documents(corpus: &Corpus<'_>, lang: Lang) -> String {
    let entries: String = corpus
        .records()
        .map(|record| {
            let title = link(FOLDER, lang, record.id, record.title.get(lang));
            format!("<li><h2>{title}</h2>{}</li>", meta(corpus, &record, lang))
        })
        .collect();
    format!("<ol class=\"documents\">{entries}</ol>")
}

/// All entries of a register with the number of statements about each, those with nothing too.
fn things(corpus: &Corpus<'_>, register: Register, lang: Lang) -> String {
    let of = |statement: &Statement<'_>| match register {
        Register::Places => statement.places.clone(),
        _ => statement.systems.clone(),
    };
    let entries: String = slugs(corpus, register)
        .into_iter()
        .map(|slug| {
            let about = |statement: &Statement<'_>| {
                of(statement)
                    .iter()
                    .any(|number| corpus.slug(register, *number) == slug)
            };
            let count = corpus.statements().filter(about).count();
            let named = corpus.entries(register).filter(|entry| entry.slug == slug).last();
            let label = named.map_or(slug, |entry| *entry.label.get(lang));
            let folder = if register == Register::Places {
                "provinces"
            } else {
                "systems"
            };
            format!("<li>{} <span>{count}</span></li>", link(folder, lang, slug, label))
        })
        .collect();
    format!("<ul class=\"entries\">{entries}</ul>")
}

fn targets(corpus: &Corpus<'_>, lang: Lang) -> String {
    let words = words(lang);
    let mut targets: Vec<Statement<'_>> = corpus
        .statements()
        .filter(|statement| corpus.slug(Register::Kinds, statement.kind) == "target")
        .collect();
    // Those without a deadline come last.
    targets.sort_by_key(|target| target.deadline.map_or(Day::OPEN_END, |deadline| deadline.latest));
    let rows: String = targets
        .iter()
        .map(|target| {
            let record = corpus.record(target.record);
            let status: String = target
                .status
                .iter()
                .map(|row| {
                    format!(
                        "<p class=\"aside\">{}, {}</p>",
                        standing(row.standing, lang),
                        escape(&row.when.words(lang))
                    )
                })
                .collect();
            format!(
                "<tr><td>{}</td><td>{}{status}</td><td><a href=\"../../{}#s-{}\">{}</a></td></tr>",
                figure(target, lang),
                escape(target.text.get(lang)),
                path(FOLDER, lang, record.id),
                escape(target.id),
                escape(record.title.get(lang)),
            )
        })
        .collect();
    format!(
        "<p class=\"lead\">{}</p><table class=\"targets\"><thead><tr><th>{}</th><th>{}</th><th>{}</th></tr></thead><tbody>{rows}</tbody></table>",
        words.targets_intro, words.value, words.target, words.document
    )
}

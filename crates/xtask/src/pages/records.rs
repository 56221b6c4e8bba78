//! The page of a record: its source, and its statements in the order of the source.

use super::frame::{Head, Site, escape, path};
use super::words::{standing, words};
use super::{Page, link, places};
use jalons_core::export::{jsonld, plain};
use jalons_core::image::read::{Corpus, Record, Register, Statement};
use jalons_core::model::{Lang, Origin};

/// One page for each record.
pub(super) fn pages(site: &Site<'_>, lang: Lang) -> Vec<Page> {
    let corpus = site.corpus;
    corpus
        .records()
        .flat_map(|record| {
            let head = head(corpus, &record, lang);
            site.page(&head, &body(corpus, &record, lang))
        })
        .collect()
}

/// The place of the page of a record.
pub(super) const FOLDER: &str = "records";

/// An entry of the list on the start page, with the titles in the other languages.
pub(super) fn entry(corpus: &Corpus<'_>, record: &Record<'_>) -> String {
    let lang = Lang::default();
    let others = Lang::ALL.into_iter().filter(|other| *other != lang);
    let others: Vec<String> = others
        .map(|other| {
            format!(
                "<a href=\"{}\" lang=\"{code}\" hreflang=\"{code}\">{}</a>",
                path(FOLDER, other, record.id),
                escape(record.title.get(other)),
                code = other.code()
            )
        })
        .collect();
    format!(
        "<li><h2><a href=\"{}\">{}</a></h2>{}<p class=\"amount\">{}</p></li>",
        path(FOLDER, lang, record.id),
        escape(record.title.get(lang)),
        meta(corpus, record, lang),
        others.join(" · "),
    )
}

/// Who published a record, when, and where it is about.
pub(super) fn meta(corpus: &Corpus<'_>, record: &Record<'_>, lang: Lang) -> String {
    let places: Vec<String> = places(corpus, record.statements(), lang)
        .into_iter()
        .map(|(_, label)| label)
        .collect();
    format!(
        "<p class=\"meta\"><span>{}</span><span>{}</span><span>{}</span></p>",
        escape(record.publisher),
        escape(&record.when.words(lang)),
        escape(&places.join(", ")),
    )
}

fn head(corpus: &Corpus<'_>, record: &Record<'_>, lang: Lang) -> Head {
    let title = (*record.title.get(lang)).to_owned();
    let first = record.statements().next().map(|number| corpus.statement(number));
    let description = first.map_or_else(String::new, |first| (*first.text.get(lang)).to_owned());
    // Reference managers read `citation_*`, and what a reader cites is the source; Dublin Core speaks of this page.
    let mut meta = vec![
        ("DC.source", record.source_title.to_owned()),
        ("citation_title", record.source_title.to_owned()),
        ("citation_language", record.source_language.to_owned()),
        ("citation_publisher", record.publisher.to_owned()),
        ("citation_public_url", record.url.to_owned()),
    ];
    // An uncertain date, a season or a quarter cannot be written as these readers have it.
    if let Some(date) = plain(record.when.edtf) {
        meta.push(("DC.date", date.to_owned()));
        meta.push(("citation_publication_date", date.replace('-', "/")));
    }
    let thing = serde_json::from_str(&jsonld::of_record(corpus, record, lang));
    Head {
        folder: FOLDER,
        lang,
        name: record.id.to_owned(),
        thing: thing.expect("what `export` writes is JSON"),
        title,
        description,
        state: format!("doc={}", record.id),
        meta,
    }
}

fn body(corpus: &Corpus<'_>, record: &Record<'_>, lang: Lang) -> String {
    let words = words(lang);
    let mut rows = format!(
        "<dt>{}</dt><dd><cite lang=\"{}\">{}</cite></dd><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd>",
        words.source,
        escape(record.source_language),
        escape(record.source_title),
        words.publisher,
        escape(record.publisher),
        words.date,
        escape(&record.when.words(lang)),
    );
    // Anything but a web address would be none of ours to follow.
    if record.url.starts_with("https://") || record.url.starts_with("http://") {
        let url = escape(record.url);
        rows += &format!(
            "<dt>{}</dt><dd><a href=\"{url}\" rel=\"noopener external\">{url}</a></dd>",
            words.address
        );
    }
    // A raw text is its own original.
    let sum = if record.sha256.is_empty() {
        String::new()
    } else {
        format!("<br><code class=\"sum\">SHA-256 {}</code>", escape(record.sha256))
    };
    rows += &format!(
        "<dt>{}</dt><dd><code>{}</code>{sum}</dd>",
        words.original,
        escape(record.file),
    );
    let places: Vec<String> = places(corpus, record.statements(), lang)
        .into_iter()
        .map(|(slug, label)| link("provinces", lang, &slug, &label))
        .collect();
    if !places.is_empty() {
        rows += &format!("<dt>{}</dt><dd>{}</dd>", words.provinces, places.join(", "));
    }
    let mut systems: Vec<u32> = record
        .statements()
        .flat_map(|number| corpus.statement(number).systems)
        .collect();
    systems.sort_unstable();
    systems.dedup();
    let systems: Vec<String> = systems
        .into_iter()
        .map(|number| {
            let entry = corpus.entry(Register::Systems, number);
            link("systems", lang, entry.slug, entry.label.get(lang))
        })
        .collect();
    if !systems.is_empty() {
        rows += &format!("<dt>{}</dt><dd>{}</dd>", words.systems, systems.join(", "));
    }
    let statements: String = record
        .statements()
        .map(|number| statement(corpus, &corpus.statement(number), lang, None))
        .collect();
    format!(
        "<section class=\"source\"><dl>{rows}</dl></section><h2 class=\"part\">{} <span>{}</span></h2>\
         <p class=\"aside\">{}</p><ol class=\"statements record\">{statements}</ol>",
        words.statements,
        record.count,
        if record.origin == Origin::Editors {
            words.own_words
        } else {
            words.by_machine
        },
    )
}

/// A statement; on a page other than its record's, with a link to that.
pub(super) fn statement(
    corpus: &Corpus<'_>,
    statement: &Statement<'_>,
    lang: Lang,
    record: Option<&Record<'_>>,
) -> String {
    let words = words(lang);
    let kind = escape(corpus.entry(Register::Kinds, statement.kind).label.get(lang));
    let themes: Vec<_> = statement
        .themes
        .iter()
        .map(|theme| corpus.entry(Register::Themes, *theme))
        .collect();
    let family = themes.first().map_or_else(String::new, |theme| {
        format!(" family-{}", escape(corpus.slug(Register::Families, theme.group)))
    });
    let themes: Vec<String> = themes.iter().map(|theme| escape(theme.label.get(lang))).collect();
    let figure = figure(statement, lang);
    let figure = if figure.is_empty() {
        figure
    } else {
        format!("<div class=\"number\">{figure}</div>")
    };
    let source = corpus.record(statement.record);
    let said = match source.origin {
        Origin::Editors => corpus.speaks(lang).code(),
        _ => source.source_language,
    };
    let spoken = if said == lang.code() {
        String::new()
    } else {
        format!(" lang=\"{}\"", escape(said))
    };
    let mut acts = String::new();
    for row in &statement.status {
        acts += &format!(
            "<span>{}, {}</span>",
            standing(row.standing, lang),
            escape(&row.when.words(lang))
        );
    }
    acts += &format!("<span>{} {}</span>", words.paragraph, statement.paragraph);
    // On its own page a statement can be linked to; elsewhere two of different records may share an id.
    let (id, document) = match record {
        None => (
            format!(" id=\"s-{}\"", escape(statement.id)),
            format!("<a href=\"#s-{0}\">#{0}</a>", escape(statement.id)),
        ),
        Some(record) => (
            String::new(),
            format!(
                "<a href=\"../../{}#s-{}\">{}</a><span>{}</span>",
                path(FOLDER, lang, record.id),
                escape(statement.id),
                escape(record.title.get(lang)),
                escape(&statement.when.words(lang)),
            ),
        ),
    };
    format!(
        "<li class=\"statement{family}\"{id}><div class=\"says\"><p class=\"kind\"><b>{kind}</b><span>{}</span></p>\
         <p class=\"text\"{spoken}>{}</p></div>{figure}<div class=\"acts\">{acts}{document}</div></li>",
        themes.join(" · "),
        escape(statement.text.get(lang)),
    )
}

/// The number and the deadline of a statement, if it has them.
pub(super) fn figure(statement: &Statement<'_>, lang: Lang) -> String {
    let number = statement.quantity.as_ref().map_or_else(String::new, |quantity| {
        format!("<b>{}</b>", escape(&quantity.figure(lang)))
    });
    let deadline = statement.deadline.map_or_else(String::new, |deadline| {
        format!(
            "<span class=\"due\">{} {}</span>",
            words(lang).due,
            escape(&deadline.words(lang))
        )
    });
    number + &deadline
}

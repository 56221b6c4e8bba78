//! Plain pages: a document and its statements without JavaScript, and the list of documents on the start page.

use jalons_core::image::read::{Corpus, Record, Register};
use jalons_core::model::Lang;

/// A page of the site.
pub(crate) struct Page {
    /// Its place in the site.
    pub(crate) path: String,
    /// Its text.
    pub(crate) html: String,
}

/// One page for each record and language.
pub(crate) fn records(corpus: &Corpus<'_>, styles: &[String], icon: &str) -> Vec<Page> {
    let styles: String = styles
        .iter()
        .map(|style| format!("<link rel=\"stylesheet\" href=\"../../{style}\">"))
        .collect();
    let links = format!("<link rel=\"icon\" href=\"../../{icon}\">{styles}");
    let links = links.as_str();
    let pages = |lang| {
        corpus.records().map(move |record| Page {
            path: path(&record, lang),
            html: page(corpus, &record, lang, links),
        })
    };
    Lang::ALL.into_iter().flat_map(pages).collect()
}

/// The start page with the list of documents where it has an empty one.
///
/// # Errors
/// The page has no element with the id `documents`.
pub(crate) fn with_documents(start: &str, corpus: &Corpus<'_>) -> Result<String, String> {
    // Trunk's minifier takes the quotation marks off.
    let id = ["id=\"documents\"", "id=documents"]
        .iter()
        .find_map(|id| start.find(id));
    let at = id.and_then(|at| Some(at + start.get(at..)?.find('>')? + 1));
    let at = at.ok_or("index.html has no element with the id `documents`; put the empty list back")?;
    let (before, after) = start.split_at(at);
    let list: String = corpus.records().map(|record| entry(corpus, &record)).collect();
    Ok(format!("{before}{list}{after}"))
}

fn path(record: &Record<'_>, lang: Lang) -> String {
    format!("records/{}/{}.html", lang.code(), record.id)
}

fn entry(corpus: &Corpus<'_>, record: &Record<'_>) -> String {
    let lang = Lang::default();
    let others = Lang::ALL.into_iter().filter(|other| *other != lang);
    let others: Vec<String> = others
        .map(|other| {
            format!(
                "<a href=\"{}\" lang=\"{code}\" hreflang=\"{code}\">{}</a>",
                path(record, other),
                escape(record.title.get(other)),
                code = other.code()
            )
        })
        .collect();
    format!(
        "<li><h2><a href=\"{}\">{}</a></h2><p class=\"meta\"><span>{}</span><span>{}</span><span>{}</span></p><p class=\"amount\">{}</p></li>",
        path(record, lang),
        escape(record.title.get(lang)),
        escape(record.publisher),
        escape(&record.when.words(lang)),
        escape(&places(corpus, record, lang)),
        others.join(" · "),
    )
}

fn places(corpus: &Corpus<'_>, record: &Record<'_>, lang: Lang) -> String {
    let mut places: Vec<u32> = record
        .statements()
        .flat_map(|number| corpus.statement(number).places)
        .collect();
    places.sort_unstable();
    places.dedup();
    places
        .into_iter()
        .map(|place| *corpus.entry(Register::Places, place).label.get(lang))
        .collect::<Vec<_>>()
        .join(", ")
}

fn page(corpus: &Corpus<'_>, record: &Record<'_>, lang: Lang, links: &str) -> String {
    let (source, paragraph, explorer, due) = match lang {
        Lang::Fr => ("Source", "paragraphe", "Ouvrir dans l’explorateur", "échéance"),
        Lang::En => ("Source", "paragraph", "Open in the explorer", "due"),
        Lang::Vi => ("Nguồn", "đoạn", "Mở trong trang tra cứu", "thời hạn"),
    };
    let title = escape(record.title.get(lang));
    let code = lang.code();
    let languages: String = Lang::ALL
        .into_iter()
        .map(|other| {
            let current = if other == lang { " aria-current=\"page\"" } else { "" };
            format!(
                "<a href=\"../../{}\" lang=\"{code}\" hreflang=\"{code}\"{current}>{}</a>",
                path(record, other),
                other.code().to_uppercase(),
                code = other.code()
            )
        })
        .collect();
    let statements: String = record
        .statements()
        .map(|number| {
            let statement = corpus.statement(number);
            let kind = escape(corpus.entry(Register::Kinds, statement.kind).label.get(lang));
            let number = statement.quantity.map_or_else(String::new, |quantity| format!("<b>{}</b>", escape(&quantity.figure(lang))));
            let deadline = statement.deadline.map_or_else(String::new, |deadline| format!("<span class=\"due\">{due} {}</span>", escape(&deadline.words(lang))));
            let figure = if number.is_empty() && deadline.is_empty() { String::new() } else { format!("<div class=\"number\">{number}{deadline}</div>") };
            format!(
                "<li class=\"statement\" id=\"s-{}\"><div class=\"says\"><p class=\"kind\"><b>{kind}</b></p><p class=\"text\">{}</p></div>{figure}<div class=\"acts\"><span>{paragraph} {}</span></div></li>",
                escape(statement.id),
                escape(statement.text.get(lang)),
                statement.paragraph,
            )
        })
        .collect();
    format!(
        "<!doctype html><html lang=\"{code}\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title} · Jalons</title>{links}</head>\
         <body><header class=\"top\"><div class=\"bar-inner\"><a class=\"brand\" href=\"../../?lang={code}\">Jalons</a>\
         <nav class=\"languages\">{languages}</nav></div></header><main class=\"reading\"><h1>{title}</h1>\
         <p class=\"meta\"><span>{source} : <cite lang=\"{}\">{}</cite></span><span>{}</span><span>{}</span></p>\
         <p class=\"back\"><a href=\"../../?doc={}&amp;lang={code}\">{explorer}</a></p>\
         <ol class=\"statements record\">{statements}</ol></main></body></html>\n",
        escape(record.source_language),
        escape(record.source_title),
        escape(record.publisher),
        escape(&record.when.words(lang)),
        escape(record.id),
    )
}

/// Text as it may stand in HTML, between tags or in quotation marks.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_text_stays_text() {
        assert_eq!(
            escape("<b a='1' c=\"2\">&"),
            "&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;"
        );
    }
}

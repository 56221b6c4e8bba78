//! What Jalons is, what can be downloaded, and under which licences its parts come.

use super::Page;
use super::frame::{Head, Site, escape};
use super::words::words;
use crate::bundle;
use jalons_core::model::Lang;
use serde_json::json;

/// The libraries in the wasm, and the texts of their licences.
pub(crate) struct Licences {
    /// Each library: name, version, licence expression.
    pub(crate) libraries: Vec<[String; 3]>,
    /// Each text once, with the libraries it came with.
    pub(crate) texts: Vec<(Vec<String>, String)>,
}

/// The page in a language.
pub(super) fn pages(site: &Site<'_>, lang: Lang, licences: &Licences) -> Vec<Page> {
    let words = words(lang);
    let about = site.corpus.about();
    let files = [
        "datapackage.json",
        "data/records.csv",
        "data/statements.csv",
        "elasticlunr.json",
        "api.js",
        "sbom.cdx.json",
        "SHA256SUMS",
    ];
    let files: String = files
        .map(|file| format!("<li><a href=\"../../{file}\">{file}</a></li>"))
        .concat();
    // To be opened from a disk: a host may send it with a policy that does not fit it.
    let one = format!("<a href=\"../../{0}\" download>{0}</a>", bundle::NAME);
    let libraries: String = licences
        .libraries
        .iter()
        .map(|[name, version, licence]| {
            format!(
                "<li>{} {} <span>{}</span></li>",
                escape(name),
                escape(version),
                escape(licence)
            )
        })
        .collect();
    let texts: String = licences
        .texts
        .iter()
        .map(|(names, text)| {
            format!(
                "<details><summary>{}</summary><pre lang=\"en\">{}</pre></details>",
                escape(&names.join(", ")),
                escape(text)
            )
        })
        .collect();
    let body = format!(
        "<p class=\"lead\">{}</p><h2 class=\"part\">{}</h2><p>{} {}, {}. {} {}, {} {}.</p>\
         <h2 class=\"part\">{}</h2><ul class=\"entries\">{files}</ul>\
         <h2 class=\"part\">{}</h2><p>{} {one}</p><p>{} <a href=\"../../?reset&amp;lang={}\">{}</a></p>\
         <h2 class=\"part\">{}</h2><p>{} <a href=\"../../fonts/OFL.txt\">OFL.txt</a></p><ul class=\"entries\">{libraries}</ul>{texts}",
        words.about_intro,
        words.corpus,
        escape(about.name.get(lang)),
        escape(about.version),
        escape(&jalons_core::model::date_words(about.date, lang)),
        site.corpus.record_count(),
        words.documents.to_lowercase(),
        site.corpus.statement_count(),
        words.statements.to_lowercase(),
        words.data,
        words.offline,
        words.one_file,
        words.offline_note,
        lang.code(),
        words.reset,
        words.licences,
        words.licences_note,
    );
    let head = Head {
        folder: "about",
        lang,
        name: "index".to_owned(),
        title: words.about.to_owned(),
        description: words.description.to_owned(),
        state: String::new(),
        thing: json!({
            "@type": "Dataset",
            "name": about.name.get(lang),
            "description": words.about_intro,
            "version": about.version,
            "dateModified": about.date,
            "inLanguage": Lang::ALL.map(Lang::code),
            "license": "https://creativecommons.org/licenses/by/4.0/",
            "isAccessibleForFree": true,
        }),
        meta: Vec::new(),
    };
    site.page(&head, &body)
}

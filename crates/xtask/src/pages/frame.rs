//! What all plain pages share: head, bar, addresses in three languages, and what other programs read of a page.

use super::words::words;
use super::{Page, link};
use jalons_core::image::read::Corpus;
use jalons_core::model::Lang;
use serde_json::{Value, json};

/// The site that pages belong to.
pub(crate) struct Site<'a> {
    /// The corpus.
    pub(crate) corpus: &'a Corpus<'a>,
    /// File names of the styles.
    pub(crate) styles: Vec<String>,
    /// File name of the icon.
    pub(crate) icon: String,
    /// Where the site will be published, with a slash at its end, if that is known.
    pub(crate) address: Option<String>,
}

/// What stands in the head of a page.
pub(super) struct Head {
    /// The folder of the page: `records`, `provinces` and so on.
    pub(super) folder: &'static str,
    pub(super) lang: Lang,
    /// The name of the page in its folder, the same in every language.
    pub(super) name: String,
    pub(super) title: String,
    pub(super) description: String,
    /// The query part of the address of the same thing in the explorer, without `lang`.
    pub(super) state: String,
    /// What the page is about, for search engines: an object of schema.org.
    pub(super) thing: Value,
    /// Further names and values for `meta`: Dublin Core and `citation_*`.
    pub(super) meta: Vec<(&'static str, String)>,
}

impl Site<'_> {
    /// The address of a file of the site: whole if the site knows its own, else from a plain page.
    pub(super) fn at(&self, path: &str) -> String {
        match &self.address {
            Some(address) => format!("{address}{path}"),
            None => format!("../../{path}"),
        }
    }

    /// A page, and its oEmbed file if the site knows its address.
    pub(super) fn page(&self, head: &Head, body: &str) -> Vec<Page> {
        let place = path(head.folder, head.lang, &head.name);
        let oembed = self.address.as_ref().map(|address| Page {
            path: place.replace(".html", ".oembed.json"),
            text: format!("{:#}\n", oembed(address, head)),
        });
        let html = Page {
            path: place,
            text: self.html(head, body),
        };
        [html].into_iter().chain(oembed).collect()
    }

    fn html(&self, head: &Head, body: &str) -> String {
        let (lang, code, words) = (head.lang, head.lang.code(), words(head.lang));
        let title = escape(&head.title);
        let styles: String = self
            .styles
            .iter()
            .map(|style| format!("<link rel=\"stylesheet\" href=\"../../{style}\">"))
            .collect();
        let languages: String = Lang::ALL
            .into_iter()
            .map(|other| {
                let current = if other == lang { " aria-current=\"page\"" } else { "" };
                format!(
                    "<a href=\"../../{}\" lang=\"{code}\" hreflang=\"{code}\"{current}>{}</a>",
                    path(head.folder, other, &head.name),
                    other.code().to_uppercase(),
                    code = other.code()
                )
            })
            .collect();
        let lists = [
            ("records", words.documents),
            ("provinces", words.provinces),
            ("systems", words.systems),
            ("targets", words.targets),
            ("about", words.about),
        ];
        let lists: String = lists
            .into_iter()
            .map(|(folder, text)| {
                let link = link(folder, lang, "index", text);
                match folder == head.folder && head.name == "index" {
                    true => format!("<li>{}</li>", link.replace("<a ", "<a aria-current=\"page\" ")),
                    false => format!("<li>{link}</li>"),
                }
            })
            .collect();
        let state = if head.state.is_empty() {
            String::new()
        } else {
            format!("{}&amp;", escape(&head.state))
        };
        format!(
            "<!doctype html><html lang=\"{code}\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" \
             content=\"default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">\
             <title>{title} · Jalons</title>{}<link rel=\"icon\" href=\"../../{}\">{styles}</head>\
             <body><header class=\"top\"><div class=\"bar-inner\"><a class=\"brand\" href=\"../../?lang={code}\">Jalons</a>\
             <nav aria-label=\"{}\"><ul>{lists}</ul></nav><nav class=\"languages\" aria-label=\"{}\">{languages}</nav></div></header>\
             <main class=\"reading\"><p class=\"back\"><a href=\"../../?{state}lang={code}\">{} →</a></p><h1>{title}</h1>{body}</main></body></html>\n",
            self.about(head),
            escape(&self.icon),
            words.pages,
            words.languages,
            words.explorer,
        )
    }

    /// What other programs read of a page: where it is in each language, and what it is about.
    fn about(&self, head: &Head) -> String {
        let (lang, words) = (head.lang, words(head.lang));
        let here = self.at(&path(head.folder, lang, &head.name));
        let mut tags = format!("<link rel=\"canonical\" href=\"{}\">", escape(&here));
        let others = Lang::ALL.map(|other| (other.code(), other));
        for (code, other) in others.into_iter().chain([("x-default", Lang::default())]) {
            let there = self.at(&path(head.folder, other, &head.name));
            tags += &format!(
                "<link rel=\"alternate\" hreflang=\"{code}\" href=\"{}\">",
                escape(&there)
            );
        }
        if self.address.is_some() {
            tags += &format!(
                "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{}\" title=\"{}\">",
                escape(&here.replace(".html", ".oembed.json")),
                escape(&head.title)
            );
        }
        let card = self.at("icons/card.png");
        let pairs = [
            ("og:title", head.title.as_str()),
            ("og:description", &head.description),
            ("og:type", "article"),
            ("og:site_name", "Jalons"),
            ("og:locale", words.locale),
            ("og:url", &here),
            ("og:image", &card),
            ("og:image:width", "1200"),
            ("og:image:height", "630"),
        ];
        for (name, value) in pairs {
            // A picture and an address are of use to others only if they are whole.
            if self.address.is_some() || !(name.starts_with("og:image") || name == "og:url") {
                tags += &format!("<meta property=\"{name}\" content=\"{}\">", escape(value));
            }
        }
        let mut named = vec![
            ("description", head.description.clone()),
            ("twitter:card", "summary_large_image".to_owned()),
            ("DC.title", head.title.clone()),
            ("DC.language", lang.code().to_owned()),
            ("DC.type", "Text".to_owned()),
            ("DC.rights", "https://creativecommons.org/licenses/by/4.0/".to_owned()),
        ];
        if self.address.is_some() {
            named.push(("DC.identifier", here.clone()));
        }
        named.extend(head.meta.iter().cloned());
        for (name, value) in named.iter().filter(|(_, value)| !value.is_empty()) {
            tags += &format!("<meta name=\"{name}\" content=\"{}\">", escape(value));
        }
        let mut thing = head.thing.clone();
        if let Some(thing) = thing.as_object_mut() {
            thing.insert("@context".to_owned(), json!("https://schema.org"));
            if self.address.is_some() {
                thing.insert("url".to_owned(), json!(here));
            }
        }
        // Data, not a script: browsers run none of it. The sign that could end it early is written otherwise.
        let thing = thing.to_string().replace('<', "\\u003c");
        tags + &format!("<script type=\"application/ld+json\">{thing}</script>")
    }
}

/// The place of a page in the site.
pub(super) fn path(folder: &str, lang: Lang, name: &str) -> String {
    format!("{folder}/{}/{name}.html", lang.code())
}

/// What oEmbed says of a page: a frame with the same thing in the explorer.
fn oembed(address: &str, head: &Head) -> Value {
    let state = if head.state.is_empty() {
        String::new()
    } else {
        format!("{}&", head.state)
    };
    let frame = format!("{address}?{state}lang={}", head.lang.code());
    json!({
        "version": "1.0",
        "type": "rich",
        "title": head.title,
        "provider_name": "Jalons",
        "provider_url": address,
        "width": 800,
        "height": 600,
        "html": format!(
            "<iframe src=\"{}\" width=\"800\" height=\"600\" title=\"{}\" loading=\"lazy\"></iframe>",
            escape(&frame),
            escape(&head.title)
        ),
        "thumbnail_url": format!("{address}icons/card.png"),
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
    })
}

/// What the start page tells other programs, if it knows its address.
pub(super) fn start_head(site: &Site<'_>) -> String {
    let Some(address) = &site.address else {
        return String::new();
    };
    let address = escape(address);
    let words = words(Lang::default());
    let mut tags = format!("<link rel=\"canonical\" href=\"{address}\">");
    for lang in Lang::ALL {
        let code = lang.code();
        tags += &format!("<link rel=\"alternate\" hreflang=\"{code}\" href=\"{address}?lang={code}\">");
    }
    for (name, value) in [
        ("og:title", "Jalons"),
        ("og:description", words.description),
        ("og:type", "website"),
        ("og:url", &address),
        ("og:image", &format!("{address}icons/card.png")),
    ] {
        tags += &format!("<meta property=\"{name}\" content=\"{value}\">");
    }
    tags
}

/// All pages for search engines, if the site knows its address: the format allows whole ones only.
pub(super) fn sitemap(site: &Site<'_>, pages: &[Page]) -> Option<Page> {
    let address = site.address.as_ref()?;
    let date = escape(site.corpus.about().date);
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n\
         <url><loc>{}</loc><lastmod>{date}</lastmod></url>\n",
        escape(address)
    );
    for page in pages.iter().filter(|page| page.path.ends_with(".html")) {
        text += &format!(
            "<url><loc>{}{}</loc><lastmod>{date}</lastmod></url>\n",
            escape(address),
            page.path
        );
    }
    Some(Page {
        path: "sitemap.xml".to_owned(),
        text: text + "</urlset>\n",
    })
}

/// Text as it may stand in HTML, between tags or in quotation marks.
pub(super) fn escape(text: &str) -> String {
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

    #[test]
    fn oembed_frames_the_same_state() {
        let head = Head {
            folder: "records",
            lang: Lang::En,
            name: "a".to_owned(),
            title: "A \"b\"".to_owned(),
            description: String::new(),
            state: "doc=a".to_owned(),
            thing: json!({}),
            meta: Vec::new(),
        };
        let answer = oembed("https://example.org/jalons/", &head);
        let html = answer["html"].as_str().unwrap();
        assert!(
            html.starts_with("<iframe src=\"https://example.org/jalons/?doc=a&amp;lang=en\""),
            "{html}"
        );
        assert!(html.contains("title=\"A &quot;b&quot;\""), "{html}");
    }
}

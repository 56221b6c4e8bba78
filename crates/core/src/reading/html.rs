//! A web page as lines of text: a tokenizer that knows tags from text and little else.
//!
//! It keeps no tree and calls nothing by itself again, so tags may be nested as deep as they like and closed or not; every
//! byte is looked at a bounded number of times. Scripts and styles are left out, and nothing is ever run or fetched.

use super::page::{Line, Page, Tag};
use crate::model::Lang;

/// A tag that takes more bytes than this is no tag, and its sign is text.
const LONGEST_TAG: usize = 4096;

/// The lines of a page, and what its head says of it.
pub(super) fn lines(html: &str) -> Page {
    let mut page = Page::default();
    let mut open = Open::default();
    let mut at = 0;
    let mut comments_close = true;
    while let Some(rest) = html.get(at..).filter(|rest| !rest.is_empty()) {
        let text = rest.find('<').unwrap_or(rest.len());
        if text > 0 {
            unescape(&rest[..text], &mut open.text);
            at += text;
            continue;
        }
        if rest.starts_with("<!--") && comments_close {
            match rest.find("-->") {
                Some(end) => at += end + 3,
                // Without an end there is no comment; looking again and again would take for ever.
                None => comments_close = false,
            }
            continue;
        }
        let Some(length) = tag_length(rest) else {
            open.text.push('<');
            at += 1;
            continue;
        };
        at += length;
        let tag = rest.get(1..length).unwrap_or_default().trim_end_matches('>');
        let (closing, tag) = match tag.strip_prefix('/') {
            Some(tag) => (true, tag),
            None => (false, tag),
        };
        let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
        let name = tag[..end].to_ascii_lowercase();
        let attributes = &tag[end..];
        if !closing
            && matches!(
                name.as_str(),
                "script" | "style" | "template" | "svg" | "noscript" | "iframe" | "object"
            )
        {
            at += raw_length(&html[at..], &name);
            continue;
        }
        if !closing && name == "title" {
            let length = raw_length(&html[at..], &name);
            if page.title.is_none() && open.furniture.is_none() {
                page.title = Some(plain(&html[at..at + length]));
            }
            at += length;
            continue;
        }
        match name.as_str() {
            "meta" => meta(attributes, &mut page),
            "html" => page.lang = attribute(attributes, "lang").and_then(|lang| Lang::from_code(lang.get(..2)?)),
            "time" if page.published.is_none() => page.published = attribute(attributes, "datetime").map(plain),
            "br" => open.end_line(&mut page),
            _ => {}
        }
        if is_block(&name) {
            open.end_line(&mut page);
            open.note(&name, attributes, closing);
        }
    }
    open.end_line(&mut page);
    page
}

/// What is open at a place of the page.
#[derive(Default)]
struct Open {
    text: String,
    /// The innermost block that says what its text is, and the line's tag it makes.
    block: Option<(String, Tag)>,
    /// The element around everything that is no part of the article: its name, and how many of that name are open in it.
    furniture: Option<(String, u32)>,
}

impl Open {
    fn note(&mut self, name: &str, attributes: &str, closing: bool) {
        if let Some((outer, depth)) = &mut self.furniture {
            if outer == name {
                *depth = if closing { *depth - 1 } else { *depth + 1 };
                if *depth == 0 {
                    self.furniture = None;
                }
            }
            return;
        }
        if closing {
            if self.block.as_ref().is_some_and(|(block, _)| block == name) {
                self.block = None;
            }
            return;
        }
        let tag = match name {
            "h1" => Tag::Title,
            "h2" | "h3" | "h4" | "h5" | "h6" => Tag::Heading,
            "figcaption" | "caption" => Tag::Caption,
            _ => Tag::Plain,
        };
        if tag != Tag::Plain {
            self.block = Some((name.to_owned(), tag));
        } else if is_furniture(name, attributes) {
            self.furniture = Some((name.to_owned(), 1));
        }
    }

    fn end_line(&mut self, page: &mut Page) {
        if !self.text.trim().is_empty() {
            let text: Vec<&str> = self.text.split_whitespace().collect();
            let tag = match (&self.furniture, &self.block) {
                (Some(_), _) => Tag::Furniture,
                (None, Some((_, tag))) => *tag,
                (None, None) => Tag::Plain,
            };
            page.lines.push(Line {
                text: text.join(" "),
                tag,
            });
        }
        self.text.clear();
    }
}

/// Bytes of the tag that a text starts with, its signs included; none if it is no tag.
fn tag_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    if !bytes
        .get(1)
        .is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!' | b'?'))
    {
        return None;
    }
    let mut quote = None;
    for (at, byte) in bytes.iter().enumerate().take(LONGEST_TAG).skip(1) {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            // The next tag starts before this one ends: the sign was forgotten.
            (None, b'<') => return Some(at),
            (None, b'"' | b'\'') if bytes.get(at - 1) == Some(&b'=') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// Bytes up to and without the end tag of an element whose content is no markup; all if it is never closed.
fn raw_length(text: &str, name: &str) -> usize {
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find("</")) {
        let start = from + at + 2;
        if text
            .get(start..start + name.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(name))
        {
            return from + at;
        }
        from = start;
    }
    text.len()
}

fn is_block(name: &str) -> bool {
    const INLINE: [&str; 34] = [
        "script", "style", "template", "svg", "noscript", "iframe", "object", "title", "a", "abbr", "b", "bdi", "bdo",
        "cite", "code", "data", "dfn", "em", "font", "i", "img", "ins", "kbd", "mark", "q", "s", "small", "span",
        "strong", "sub", "sup", "time", "u", "wbr",
    ];
    !name.is_empty() && !INLINE.contains(&name)
}

/// True for elements around what is no article: by their names, and by the words in their class or id.
fn is_furniture(name: &str, attributes: &str) -> bool {
    if matches!(
        name,
        "nav" | "footer" | "aside" | "form" | "button" | "select" | "menu" | "dialog"
    ) {
        return true;
    }
    const WORDS: [&str; 12] = [
        "comment",
        "share",
        "sharing",
        "social",
        "breadcrumb",
        "breadcrumbs",
        "menu",
        "cookie",
        "navbar",
        "sidebar",
        "advert",
        "banner",
    ];
    !matches!(name, "html" | "body" | "main" | "article")
        && [attribute(attributes, "class"), attribute(attributes, "id")]
            .into_iter()
            .flatten()
            .any(|value| {
                let mut words = value.split(|c: char| !c.is_ascii_alphanumeric());
                words.any(|word| WORDS.iter().any(|known| word.eq_ignore_ascii_case(known)))
            })
}

fn meta(attributes: &str, page: &mut Page) {
    let Some(content) = attribute(attributes, "content")
        .map(plain)
        .filter(|content| !content.is_empty())
    else {
        return;
    };
    let name = attribute(attributes, "property")
        .or(attribute(attributes, "name"))
        .or(attribute(attributes, "itemprop"));
    match name.unwrap_or_default() {
        "og:title" => page.title = Some(content),
        "og:site_name" => page.site = Some(content),
        "article:published_time" | "datePublished" => page.published = Some(content),
        _ => {}
    }
}

/// The value of an attribute, as written.
fn attribute<'t>(attributes: &'t str, wanted: &str) -> Option<&'t str> {
    let mut rest = attributes;
    while let Some(at) = rest.find('=') {
        let name = rest[..at].trim_end();
        let name = &name[name
            .rfind(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '"' | '\''))
            .map_or(0, |at| at + 1)..];
        let value = rest[at + 1..].trim_start();
        let (value, after) = match value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
            Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            None => value
                .split_once(|c: char| c.is_ascii_whitespace())
                .unwrap_or((value, "")),
        };
        if name.eq_ignore_ascii_case(wanted) {
            return Some(value);
        }
        rest = after;
    }
    None
}

/// A text without its entities and with single spaces.
fn plain(text: &str) -> String {
    let mut whole = String::new();
    unescape(text, &mut whole);
    whole.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The named letters of ISO 8859-1, from U+00A0 on.
const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 \
    acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig \
    Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave \
    Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave \
    iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

/// Appends a text with its entities as letters; what is no entity stays.
fn unescape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        // No entity is longer, and a text full of ampersands must not be searched to its end each time.
        let name = rest
            .char_indices()
            .take(12)
            .find(|(_, c)| *c == ';')
            .map(|(end, _)| &rest[..end]);
        match name.and_then(entity) {
            Some(c) => {
                out.push(c);
                rest = &rest[name.map_or(0, str::len) + 1..];
            }
            None => out.push('&'),
        }
    }
    out.push_str(rest);
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => number.parse().ok()?,
        };
        // Numbers of windows-1252 are meant where HTML says controls.
        return if (0x80..0xa0).contains(&code) {
            Some(super::bytes::high(code as u8))
        } else {
            char::from_u32(code)
        };
    }
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "OElig" => 'Œ',
        "oelig" => 'œ',
        "ndash" => '–',
        "mdash" => '—',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "hellip" => '…',
        "bull" => '•',
        "euro" => '€',
        "trade" => '™',
        "thinsp" => '\u{2009}',
        _ => {
            let at = LATIN.split_ascii_whitespace().position(|known| known == name)?;
            return char::from_u32(0xa0 + at as u32);
        }
    };
    Some(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(html: &str, expected: &str) {
        let lines: Vec<String> = lines(html)
            .lines
            .iter()
            .map(|line| format!("{:?} {}", line.tag, line.text))
            .collect();
        assert_eq!(lines.join("\n"), expected);
    }

    #[test]
    fn blocks_are_lines_and_their_tags_are_kept() {
        check(
            "<body><nav><ul><li>Home<li>News</ul></nav><h1>A <em>new</em> port</h1><p>First&nbsp;line.<br>Second &amp; last.\
             <figure><img src=x><figcaption>Photo: us</figcaption></figure><div class='share-list'><div>Share</div>on</div><p>End",
            "Furniture Home\nFurniture News\nTitle A new port\nPlain First line.\nPlain Second & last.\nCaption Photo: us\n\
             Furniture Share\nFurniture on\nPlain End",
        );
    }

    #[test]
    fn scripts_comments_and_styles_are_left_out() {
        check(
            "a<script>if (a < b) alert('<p>')</script>b<!-- <p>c</p> --><style>p{}</style>",
            "Plain ab",
        );
        check("<p onclick=\"alert('>')\">text</p>", "Plain text");
        check("<script>never closed <p>text", "");
    }

    #[test]
    fn what_is_no_tag_is_text() {
        check(
            "3 < 4 & 5 > 2 &eacute;&#233;&#xE9;&nope;",
            "Plain 3 < 4 & 5 > 2 ééé&nope;",
        );
        check("<!-- never closed <p>text", "Plain text");
        check("<p<b>text", "Plain text");
    }

    #[test]
    fn the_head_says_title_site_date_and_language() {
        let page = lines(
            "<html lang=vi-VN><head><title>T - S</title><meta property=\"og:title\" content=\"Cảng &quot;số&quot;\">\
             <meta content='Tin' property='og:site_name'><meta name=datePublished content=2025-03-05T07:00:00+07:00></head>",
        );
        assert_eq!(page.title.as_deref(), Some("Cảng \"số\""));
        assert_eq!(page.site.as_deref(), Some("Tin"));
        assert_eq!(page.published.as_deref(), Some("2025-03-05T07:00:00+07:00"));
        assert_eq!(page.lang, Some(Lang::Vi));
    }

    #[test]
    fn a_bomb_of_nested_tags_is_read_in_one_go() {
        let deep = format!("{}text{}", "<div><nav>".repeat(200_000), "</nav></div>".repeat(200_000));
        assert_eq!(lines(&deep).lines.len(), 1);
        for heap in [
            "<",
            "<a ",
            "<a \"",
            "<!--",
            "<a href='",
            "&",
            "</",
            "<script",
            "<title>",
            "</nav",
        ] {
            lines(&heap.repeat(100_000));
        }
    }

    proptest! {
        #[test]
        fn any_heap_of_markup_is_read(parts in prop::collection::vec(prop_oneof![
            prop::sample::select(vec!["<", ">", "</", "<p", "<p>", "<nav>", "</nav>", "<script>", "</script>", "<!--", "-->",
                "<title>", "&", "&amp;", "&#", "&#x110000;", "&#8217;", "\"", "'", "=", "<meta content=", "<h1>", "é", "class=menu "]).prop_map(str::to_owned),
            "\\PC{0,4}",
        ], 0..60)) {
            for line in lines(&parts.concat()).lines {
                prop_assert!(!line.text.trim().is_empty());
            }
        }
    }
}

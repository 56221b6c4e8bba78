//! The styles for an explorer in a page of others, made from those of the page: the document becomes an element, the window a
//! box, and the type of the root of that page, which may be any size, is counted no more.

use super::staged::Staged;
use crate::workspace::Workspace;

/// What stands for the document.
const ELEMENT: &str = ".inline";
/// The same, where it is dark.
const DARK: &str = ".inline.dark";
/// Pixels of a `rem` in a page of our own.
const REM: f64 = 16.0;
/// Under a name of their own the typefaces cannot be mistaken for those of the page.
const FACE: (&str, &str) = ("Be Vietnam Pro", "Jalons Be Vietnam Pro");

/// The styles that the start page links, in its order.
///
/// # Errors
/// A file is missing, or a style says something of the document that no element can be told.
pub(super) fn styles(workspace: &Workspace, site: &Staged<'_>) -> Result<String, String> {
    let mut styles = adapted(&workspace.read("assets/styles/inline.css")?)?;
    let page = site.text("index.html")?;
    let words = page.split(|letter: char| letter.is_whitespace() || "\"'=<>/".contains(letter));
    for name in words.filter(|word| word.ends_with(".css")) {
        let text = site.text(name)?;
        styles += &adapted(&text).map_err(|fault| format!("{name}: {fault}"))?;
    }
    Ok(styles)
}

/// What stands before a brace.
#[derive(Clone, Copy, PartialEq)]
enum Block {
    /// A condition that the element says by its class, so that it needs no block.
    Dark,
    /// Anything else.
    Kept,
}

fn adapted(css: &str) -> Result<String, String> {
    let css = without_comments(css).replace(FACE.0, FACE.1);
    let mut adapted = String::new();
    let mut blocks: Vec<Block> = Vec::new();
    let mut rest = css.as_str();
    while let Some(end) = brace(rest) {
        let (before, after) = (&rest[..end], &rest[end + 1..]);
        if rest[end..].starts_with('}') {
            adapted += &lengths(before.trim());
            if blocks.pop().ok_or("a brace too many")? == Block::Kept {
                adapted.push('}');
            }
        } else {
            let is_dark = blocks.contains(&Block::Dark);
            let (head, block) = head(before.trim(), is_dark)?;
            adapted += &head;
            blocks.push(block);
        }
        rest = after;
    }
    match blocks.is_empty() && rest.trim().is_empty() {
        true => Ok(adapted),
        false => Err("a brace is missing".to_owned()),
    }
}

/// What stands before an opening brace, with that brace.
fn head(text: &str, is_dark: bool) -> Result<(String, Block), String> {
    if let Some(condition) = text.strip_prefix("@media") {
        let plain: String = condition.chars().filter(|letter| *letter != ' ').collect();
        if plain == "(prefers-color-scheme:dark)" {
            return Ok((String::new(), Block::Dark));
        }
        if !condition.contains("width") {
            return Ok((format!("{text}{{"), Block::Kept));
        }
        if condition.contains(',') || !condition.trim_start().starts_with('(') {
            return Err(format!("`{text}` says more than a width, which a box cannot be asked"));
        }
        return Ok((format!("@container {}{{", condition.trim()), Block::Kept));
    }
    if text.starts_with('@') {
        return Ok((format!("{text}{{"), Block::Kept));
    }
    let selectors: Result<Vec<String>, String> = text.split(',').map(|one| selector(one.trim(), is_dark)).collect();
    Ok((format!("{}{{", selectors?.join(",")), Block::Kept))
}

fn selector(text: &str, is_dark: bool) -> Result<String, String> {
    if ["html", ":root", "body"].contains(&text) {
        return Ok(if is_dark { DARK } else { ELEMENT }.to_owned());
    }
    let is_more = |name: &str| {
        let after = text.strip_prefix(name).and_then(|rest| rest.chars().next());
        after.is_some_and(|next| !next.is_alphanumeric() && next != '-')
    };
    if ["html", ":root", "body"].iter().any(|name| is_more(name)) || text.contains(" body") {
        return Err(format!(
            "`{text}` begins with the document; name the elements without it"
        ));
    }
    Ok(if is_dark {
        format!(".dark {text}")
    } else {
        text.to_owned()
    })
}

/// The place of the next brace outside of a text.
fn brace(css: &str) -> Option<usize> {
    let mut quote = None;
    css.char_indices().find_map(|(place, letter)| {
        match (quote, letter) {
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            (None, '{' | '}') => return Some(place),
            _ => {}
        }
        None
    })
}

fn without_comments(css: &str) -> String {
    let mut pieces = css.split("/*");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| {
        text + piece.split_once("*/").map_or("", |(_, after)| after)
    })
}

/// Declarations with `rem` in pixels and the window’s width as that of the box.
fn lengths(declarations: &str) -> String {
    let mut text = String::new();
    let mut number = String::new();
    let mut rest = declarations;
    while let Some(letter) = rest.chars().next() {
        if letter.is_ascii_digit() || letter == '.' {
            number.push(letter);
            rest = &rest[1..];
            continue;
        }
        let unit = rest
            .split(|letter: char| !letter.is_ascii_alphabetic())
            .next()
            .unwrap_or_default();
        match (unit, number.parse::<f64>()) {
            ("rem", Ok(count)) => {
                text += &format!("{}px", (count * REM * 10_000.0).round() / 10_000.0);
                rest = &rest[3..];
            }
            ("vw", Ok(_)) => {
                text += &number;
                text += "cqw";
                rest = &rest[2..];
            }
            _ => {
                text += &number;
                text.push(letter);
                rest = &rest[letter.len_utf8()..];
            }
        }
        number.clear();
    }
    text + &number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(css: &str, expected: &str) {
        assert_eq!(adapted(css).as_deref(), Ok(expected));
    }

    #[test]
    fn the_document_becomes_an_element() {
        check(
            "/* a { */ :root { --a: 1px } html,body{margin:0}",
            ".inline{--a: 1px}.inline,.inline{margin:0}",
        );
        check("html2,.body a{margin:0}", "html2,.body a{margin:0}");
        for document in ["html.embedded a{b:c}", ":root[lang] a{b:c}", "body>a{b:c}"] {
            assert!(
                adapted(document).unwrap_err().contains("begins with the document"),
                "{document}"
            );
        }
    }

    #[test]
    fn dark_is_what_the_element_says() {
        check(
            "@media (prefers-color-scheme:dark){:root{a:b}.c,.d{e:f}}g{h:i}",
            ".inline.dark{a:b}.dark .c,.dark .d{e:f}g{h:i}",
        );
    }

    #[test]
    fn widths_are_those_of_the_box() {
        check("@media (width<=720px){a{b:c}}", "@container (width<=720px){a{b:c}}");
        check("@media print{a{b:c}}", "@media print{a{b:c}}");
        check(
            "a{width:min(560px,100vw - 2*var(--side))}",
            "a{width:min(560px,100cqw - 2*var(--side))}",
        );
        assert!(adapted("@media print and (width<=720px){a{b:c}}").is_err());
    }

    #[test]
    fn nothing_is_measured_by_the_root_of_the_page() {
        check(
            "a{font-size:1.14rem;margin:.5rem -2rem 1em}",
            "a{font-size:18.24px;margin:8px -32px 1em}",
        );
        check("a{content:\"}\";color:#1a1d21}", "a{content:\"}\";color:#1a1d21}");
    }

    #[test]
    fn a_style_that_cannot_be_read_is_refused() {
        for css in ["a{b:c", "a{b:c}}", "a{b:c}d"] {
            assert!(adapted(css).is_err(), "{css}");
        }
    }
}

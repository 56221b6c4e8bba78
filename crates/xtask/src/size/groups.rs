//! Tells what a first visit downloads from what lies beside it.

use std::collections::BTreeSet;
use std::fmt;

/// Whose download a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    /// The page and what it loads at its start, except fonts.
    Page,
    /// Fonts.
    Fonts,
    /// What keeps the offline copy: loaded once the explorer is drawn.
    After,
    /// What somebody must ask for: the interface for other pages, records, icons.
    Beside,
}

/// The words of a page that may name files.
pub(super) type Names = BTreeSet<String>;

impl Group {
    /// All groups, in the order of the table.
    pub(super) const ALL: [Self; 4] = [Self::Page, Self::Fonts, Self::After, Self::Beside];

    /// The group of a file of the site, given what its start page names.
    ///
    /// Other pages are linked and not loaded, so of all HTML only the start page itself counts. `snippets/` holds
    /// modules that the wasm-bindgen script imports.
    pub(super) fn of(path: &str, loaded: &Names) -> Self {
        let kind = path.rsplit_once('.').map_or("", |(_, kind)| kind);
        let is_code = matches!(kind, "js" | "mjs" | "css" | "wasm");
        match kind {
            "woff2" => Self::Fonts,
            // The start page names it for boot.js, which loads it later.
            "js" if path == "sw.js" || path.starts_with("offline-") => Self::After,
            // So does it these, for frames and for pages of others.
            "js" if ["framed-", "embed-", "inline-"]
                .iter()
                .any(|start| path.starts_with(start)) =>
            {
                Self::Beside
            }
            // Loaded for a reader's own documents, and by the offline copy.
            "js" | "wasm" if path.starts_with("own-") => Self::After,
            _ if path == "index.html" => Self::Page,
            _ if is_code && (loaded.contains(path) || path.starts_with("snippets/")) => Self::Page,
            _ => Self::Beside,
        }
    }
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Page => "page",
            Self::Fonts => "fonts",
            Self::After => "after",
            Self::Beside => "beside",
        })
    }
}

/// Every word of a page that could be the relative address of a file, without a leading `./`.
///
/// Attributes are not told from text: a file name that is only mentioned would count as loaded, which errs towards
/// the heavier page.
pub(super) fn named_in(page: &str) -> Names {
    let words = page.split(|letter: char| letter.is_whitespace() || "\"'`=<>()".contains(letter));
    let addresses = words.map(|word| word.split(['?', '#']).next().unwrap_or_default());
    addresses
        .map(|address| address.strip_prefix("./").unwrap_or(address).to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<!doctype html><link rel=modulepreload href=./jalons-1f.js><link rel="stylesheet"
        href="./app-2e.css?v=1"><a href="records/a.html">a</a><link rel="icon" href="./icon.svg"><script type="module"
        src='./boot.js' data-offline="offline-3d.js" data-js="./jalons-1f.js" data-wasm="./jalons-1f_bg.wasm"></script>"#;

    #[track_caller]
    fn check(path: &str, expected: Group) {
        assert_eq!(Group::of(path, &named_in(PAGE)), expected, "{path}");
    }

    #[test]
    fn what_the_page_loads_is_the_page() {
        for path in [
            "index.html",
            "boot.js",
            "jalons-1f.js",
            "jalons-1f_bg.wasm",
            "app-2e.css",
            "snippets/x/inline0.js",
        ] {
            check(path, Group::Page);
        }
    }

    #[test]
    fn fonts_are_apart_wherever_they_lie() {
        check("fonts/sans.woff2", Group::Fonts);
    }

    #[test]
    fn what_keeps_the_copy_is_loaded_after_the_page() {
        check("sw.js", Group::After);
        check("offline-3d.js", Group::After);
    }

    #[test]
    fn what_nobody_loads_at_the_start_is_beside() {
        for path in [
            "api.js",
            "elasticlunr.json",
            "records/a.html",
            "icon.svg",
            "records/boot.js",
            "records/sw.js",
        ] {
            check(path, Group::Beside);
        }
    }
}

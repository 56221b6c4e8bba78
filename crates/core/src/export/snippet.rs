//! What a web editor pastes into a page of another site to show a state there.

use super::address;
use crate::state::{State, decoded, write};

/// In which form the explorer comes into the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A plain frame of a fixed height: no script in the host's page.
    Frame,
    /// The element of `embed.js`: grows with its content, can be asked and listened to.
    Element,
    /// The same element without a frame: the explorer is in the host's page itself.
    Inline,
}

/// The version of the site that a page can be held to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version<'a> {
    /// What its start page is called by: `frame-`, this, `.html`.
    pub page: &'a str,
    /// The file name of its script.
    pub script: &'a str,
    /// The integrity of that script.
    pub integrity: &'a str,
}

/// Height of a plain frame, in pixels: it cannot know how tall its content is.
const HEIGHT: &str = "640";

/// The code that shows a state in another page. `folder` is the address of the site with a slash at its end; with a
/// `version`, the code shows this version for as long as the site keeps it, else always the newest one.
pub fn snippet(folder: &str, state: &State, title: &str, form: Form, version: Option<Version<'_>>) -> String {
    let title = escape(title);
    let full = escape(&address(folder, state));
    if form == Form::Frame {
        let page = version.map_or(String::new(), |version| ["frame-", version.page, ".html"].concat());
        let framed = State {
            embedded: true,
            ..state.clone()
        };
        let source = escape(&[folder, &page, "?", &write(&framed)].concat());
        return [
            "<iframe src=\"",
            &source,
            "\" title=\"",
            &title,
            "\" width=\"100%\" height=\"",
            HEIGHT,
            "\" frameborder=\"0\" loading=\"lazy\" referrerpolicy=\"no-referrer\" allow=\"clipboard-write\"></iframe>",
        ]
        .concat();
    }
    let mut code = ["<script async src=\"", &escape(folder)].concat();
    match version {
        None => code += "embed.js\"",
        Some(Version { script, integrity, .. }) => {
            for piece in [script, "\" integrity=\"", integrity, "\" crossorigin=\"anonymous\""] {
                code += piece;
            }
        }
    }
    code += "></script>\n<jalons-explorer";
    let mut put = |name: &str, value: &str| {
        for piece in [" ", name, "=\"", &escape(value), "\""] {
            code += piece;
        }
    };
    for pair in write(&state.in_full()).split('&') {
        // The language is said even where it is the site's own: the page around may have another one.
        if let Some((key, value)) = pair.split_once('=').filter(|(key, _)| *key != "lang") {
            put(key, &decoded(value));
        }
    }
    put("lang", state.lang.code());
    if form == Form::Inline {
        put("mode", "inline");
    }
    if let Some(version) = version {
        put("version", version.page);
    }
    for piece in [">\n  <a href=\"", &full, "\">", &title, "</a>\n</jalons-explorer>"] {
        code += piece;
    }
    code
}

fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for sign in text.chars() {
        match sign {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            _ => escaped.push(sign),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::read;

    const HERE: &str = "https://example.org/jalons/";
    const VERSION: Version<'_> = Version {
        page: "0123456789abcdef",
        script: "embed-ab.js",
        integrity: "sha384-x",
    };

    #[test]
    fn a_frame_is_one_line_without_a_script() {
        let state = read("?q=l%E2%80%99IA&province=bac-giang,hue&lang=en");
        assert_eq!(
            snippet(HERE, &state, "Jalons", Form::Frame, None),
            "<iframe src=\"https://example.org/jalons/?q=l%E2%80%99IA&amp;province=bac-giang,hue&amp;lang=en&amp;embed=1\" \
             title=\"Jalons\" width=\"100%\" height=\"640\" frameborder=\"0\" loading=\"lazy\" referrerpolicy=\"no-referrer\" \
             allow=\"clipboard-write\"></iframe>"
        );
        assert!(
            snippet(HERE, &state, "Jalons", Form::Frame, Some(VERSION))
                .contains("/jalons/frame-0123456789abcdef.html?q=")
        );
    }

    #[test]
    fn an_element_has_the_state_as_attributes_and_a_link_for_pages_without_scripts() {
        let state = read("?q=%22a%26b%22&due=2025/2030&view=targets&embed=1");
        assert_eq!(
            snippet(HERE, &state, "Jalons <2>", Form::Element, None),
            "<script async src=\"https://example.org/jalons/embed.js\"></script>\n\
             <jalons-explorer q=\"&quot;a&amp;b&quot;\" due=\"2025/2030\" view=\"targets\" lang=\"fr\">\n  \
             <a href=\"https://example.org/jalons/?q=%22a%26b%22&amp;due=2025/2030&amp;view=targets\">Jalons &lt;2&gt;</a>\n\
             </jalons-explorer>"
        );
        let inline = snippet(HERE, &state, "Jalons <2>", Form::Inline, None);
        assert!(inline.contains(" view=\"targets\" lang=\"fr\" mode=\"inline\">\n"));
        let frozen = snippet(HERE, &read(""), "Jalons", Form::Element, Some(VERSION));
        assert!(frozen.starts_with(
            "<script async src=\"https://example.org/jalons/embed-ab.js\" integrity=\"sha384-x\" crossorigin=\"anonymous\">\
             </script>\n<jalons-explorer lang=\"fr\" version=\"0123456789abcdef\">\n"
        ));
    }
}

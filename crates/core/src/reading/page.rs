//! A document before it is understood: its lines, with what the format says of them.

use crate::model::Lang;

/// What a format says of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// Nothing.
    Plain,
    /// It is the title.
    Title,
    /// It is a heading.
    Heading,
    /// It stands under a picture.
    Caption,
    /// It is a menu, a form or the like.
    Furniture,
}

/// A line that is not empty.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) tag: Tag,
}

/// The lines of a document, and what its head says of it.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) lines: Vec<Line>,
    pub(super) title: Option<String>,
    pub(super) site: Option<String>,
    pub(super) published: Option<String>,
    pub(super) lang: Option<Lang>,
}

/// The lines of a plain text.
pub(super) fn of_text(text: &str) -> Page {
    let mut page = Page::default();
    for line in text.lines() {
        page.push(line, Tag::Plain);
    }
    page
}

impl Page {
    /// Adds a line, unless it is empty.
    pub(super) fn push(&mut self, text: &str, tag: Tag) {
        let text = text.trim();
        if !text.is_empty() {
            self.lines.push(Line {
                text: text.to_owned(),
                tag,
            });
        }
    }
}

/// The paragraphs of Markdown: lines that follow each other are one, headings are marked, pictures give their captions.
pub(super) fn of_markdown(text: &str) -> Page {
    let mut page = Page::default();
    let mut lines = text.lines().peekable();
    if lines.peek().is_some_and(|line| line.trim_end() == "---") {
        lines.next();
        for line in lines.by_ref().take_while(|line| line.trim_end() != "---") {
            let Some((key, value)) = line.split_once(':') else {
                continue;
            };
            let value = value.trim().trim_matches(['"', '\'']).to_owned();
            match key.trim() {
                "title" => page.title = Some(value),
                "publisher" | "source" => page.site = Some(value),
                "date" => page.published = Some(value),
                "lang" | "language" => page.lang = Lang::from_code(&value),
                _ => {}
            }
        }
    }
    let mut paragraph = String::new();
    let mut titled = false;
    for line in lines {
        let line = line.trim().trim_start_matches(['>', ' ']);
        let hashes = line.len() - line.trim_start_matches('#').len();
        let heading = (1..=6).contains(&hashes) && line[hashes..].starts_with(' ');
        let item = ["- ", "* ", "+ "].iter().find_map(|bullet| line.strip_prefix(bullet));
        if heading || item.is_some() || line.is_empty() || line.starts_with("![") || is_rule(line) {
            page.push(&paragraph, Tag::Plain);
            paragraph.clear();
        }
        if heading {
            let tag = if hashes == 1 && !titled {
                Tag::Title
            } else {
                Tag::Heading
            };
            titled |= tag == Tag::Title;
            page.push(&unmarked(&line[hashes..]), tag);
        } else if let Some(rest) = line.strip_prefix("![") {
            let (caption, rest) = rest.split_once("](").unwrap_or((rest, ""));
            page.push(&unmarked(caption), Tag::Caption);
            page.push(
                &unmarked(rest.split_once(')').map_or("", |(_, after)| after)),
                Tag::Plain,
            );
        } else if !is_rule(line) {
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(&unmarked(item.unwrap_or(line)));
        }
    }
    page.push(&paragraph, Tag::Plain);
    page
}

fn is_rule(line: &str) -> bool {
    line.len() > 2
        && (line.bytes().all(|byte| byte == b'-') || line.bytes().all(|byte| byte == b'*') || line.starts_with("```"))
}

/// Longer links and their words are left as they are: a line of brackets must not be searched again and again.
const LONGEST_LINK: usize = 2000;

/// A line without the marks of emphasis, and links as their words.
fn unmarked(line: &str) -> String {
    let mut whole = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find(['*', '`', ']']) {
        whole.push_str(&rest[..at]);
        let link = rest[at..].strip_prefix("](").and_then(|link| {
            let near = link.get(..link.floor_char_boundary(LONGEST_LINK))?;
            Some((whole_from(&whole)?, link.get(near.find(')')? + 1..)?))
        });
        match link {
            Some((open, after)) => {
                whole.remove(open);
                rest = after;
            }
            None => {
                if rest[at..].starts_with(']') {
                    whole.push(']');
                }
                rest = &rest[at + 1..];
            }
        }
    }
    whole.push_str(rest);
    whole
}

/// Where the words of a link start, which ends where this text does.
fn whole_from(text: &str) -> Option<usize> {
    let start = text.ceil_char_boundary(text.len().saturating_sub(LONGEST_LINK));
    text.get(start..)?.rfind('[').map(|at| start + at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn markdown_becomes_lines() {
        let page = of_markdown(
            "---\ntitle: \"The port\"\ndate: 2025-03-05\n---\n# The port\n\nA *new* line\ngoes [on](http://x.y).\n\n## Quays\n- one\n- two\n![Photo: us](a.png)\n",
        );
        let lines: Vec<String> = page
            .lines
            .iter()
            .map(|line| format!("{:?} {}", line.tag, line.text))
            .collect();
        assert_eq!(
            lines,
            [
                "Title The port",
                "Plain A new line goes on.",
                "Heading Quays",
                "Plain one",
                "Plain two",
                "Caption Photo: us"
            ]
        );
        assert_eq!(
            (page.title.as_deref(), page.published.as_deref()),
            (Some("The port"), Some("2025-03-05"))
        );
    }

    #[test]
    fn heaps_of_marks_are_read_in_one_go() {
        for heap in ["]", "](", "[", "*", "[](", "# ", "![", "- "] {
            of_markdown(&heap.repeat(200_000));
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_as_markdown(text in "([#*`!\\[\\]()> \n-]|[a-zé]{1,3}){0,60}") {
            of_markdown(&text);
        }
    }
}

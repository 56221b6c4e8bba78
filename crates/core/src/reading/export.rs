//! Our own answers given back: the JSON of the API and tables with a column of texts.
//!
//! Only the titles and texts are taken; a file that has none of either is read as plain text.

use super::page::{Page, Tag};

/// The titles and texts of a JSON file, in its order.
pub(super) fn of_json(json: &str) -> Option<Page> {
    let mut page = Page::default();
    let (mut at, mut key) = (0, None);
    while let Some(quote) = json.get(at..)?.find('"') {
        let start = at + quote + 1;
        let (value, end) = string(json, start)?;
        at = end;
        let after = json.get(end..)?.trim_start();
        if after.starts_with(':') {
            key = match value.as_str() {
                "title" => Some(Tag::Heading),
                "text" => Some(Tag::Plain),
                _ => None,
            };
        } else if let Some(tag) = key.take() {
            // A title stands before each of its statements; once is enough.
            if tag == Tag::Plain || !page.lines.iter().rev().take(50).any(|line| line.text == value) {
                page.push(&value.replace('\n', " "), tag);
            }
        }
    }
    Some(page).filter(|page| !page.lines.is_empty())
}

/// A string of JSON that starts here, and where the text goes on after it.
fn string(json: &str, start: usize) -> Option<(String, usize)> {
    let mut value = String::new();
    let mut chars = json.get(start..)?.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Some((value, start + at + 1)),
            '\\' => match chars.next()?.1 {
                'n' | 'r' => value.push('\n'),
                't' => value.push(' '),
                'b' | 'f' => {}
                'u' => {
                    let from = chars.offset() + start;
                    let unit = |at: usize| u32::from_str_radix(json.get(at..at + 4)?, 16).ok();
                    let mut code = unit(from)?;
                    chars.nth(3);
                    // A letter beyond the first 65,536 comes as two halves.
                    if (0xd800..0xdc00).contains(&code)
                        && json.get(from + 4..).is_some_and(|rest| rest.starts_with("\\u"))
                        && let Some(low @ 0xdc00..0xe000) = unit(from + 6)
                    {
                        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
                        chars.nth(5);
                    }
                    value.push(char::from_u32(code).unwrap_or('\u{fffd}'));
                }
                other => value.push(other),
            },
            _ => value.push(c),
        }
    }
    None
}

/// The titles and texts of a table: its first row names the columns.
pub(super) fn of_csv(csv: &str) -> Option<Page> {
    let head = csv.lines().next()?;
    let separator = [',', ';', '\t']
        .into_iter()
        .max_by_key(|separator| head.matches(*separator).count())?;
    let mut rows = rows(csv, separator).into_iter();
    let tags: Vec<Option<Tag>> = rows
        .next()?
        .iter()
        .map(|name| match name.trim() {
            "title" => Some(Tag::Heading),
            "text" => Some(Tag::Plain),
            _ => None,
        })
        .collect();
    let mut page = Page::default();
    let mut title = String::new();
    for row in rows {
        for (cell, tag) in row.into_iter().zip(&tags) {
            match tag {
                Some(Tag::Heading) if cell == title => {}
                Some(tag) => {
                    page.push(&cell.replace('\n', " "), *tag);
                    if *tag == Tag::Heading {
                        title = cell;
                    }
                }
                None => {}
            }
        }
    }
    Some(page).filter(|page| !page.lines.is_empty())
}

fn rows(csv: &str, separator: char) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut chars = csv.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c if c == separator && !quoted => row.push(std::mem::take(&mut cell)),
            c => cell.push(c),
        }
    }
    row.push(cell);
    rows.push(row);
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(page: Option<Page>) -> Vec<String> {
        page.map(|page| page.lines.into_iter().map(|line| line.text).collect())
            .unwrap_or_default()
    }

    #[test]
    fn titles_and_texts_are_taken() {
        let json = r#"{"query":"x","hits":[{"title":"Le \"port\"","text":"Un.","score":1},{"text":"D\u00e9but\n\ud83d\ude00","title":"Le \"port\""}]}"#;
        assert_eq!(lines(of_json(json)), ["Le \"port\"", "Un.", "Début 😀"]);
        assert_eq!(
            lines(of_csv("id,title,text\n1,T,\"a, \"\"b\"\"\"\n2,T,c\n")),
            ["T", "a, \"b\"", "c"]
        );
        assert!(of_json("{\"a\": 1}").is_none());
        assert!(of_csv("a,b\n1,2").is_none());
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_left(text in "([{}\\[\\]\",:;\\\\\n]|text|title|u00e9|[a-zé]){0,60}") {
            of_json(&text);
            of_csv(&text);
        }
    }
}

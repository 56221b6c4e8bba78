//! A reader's own notebook: searches kept and statements starred, each with a note, as a text that a person can read too.
//!
//! It holds addresses and notes, and nothing of the corpus. One entry is a line of three parts with tabs between them: what
//! it is, what it points to, and the note, in which `\n`, `\t` and `\\` stand for what they mean.

use crate::state;

/// The first line of every notebook.
const HEAD: &str = "jalons-notebook ";
/// The format written.
const VERSION: u32 = 1;
/// Most entries, and the most letters of a note.
const MOST: usize = 2_000;
const LONGEST: usize = 4_000;
/// Longest text that is read, in bytes: more than the fullest notebook of ordinary notes.
pub const LARGEST: usize = 2_000_000;

/// What an entry points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A statement, as `record/statement`.
    Star,
    /// A search, as the query part of its address.
    Search,
}

/// Something kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it points to.
    pub sort: Sort,
    /// Where.
    pub target: String,
    /// What the reader wrote about it.
    pub note: String,
}

/// What the reader keeps, in the order of keeping.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notebook {
    entries: Vec<Entry>,
}

/// Why a text is no notebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It does not begin as a notebook does.
    NotOurs,
    /// It has a newer format.
    Newer,
    /// It is larger than any notebook.
    TooLarge,
    /// A line is no entry.
    Line(usize),
}

impl Notebook {
    /// What is kept.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry that points somewhere.
    pub fn find(&self, sort: Sort, target: &str) -> Option<&Entry> {
        let own = |entry: &&Entry| entry.sort == sort && entry.target == target;
        self.entries.iter().find(own)
    }

    /// Keeps something, or lets go of it.
    pub fn toggle(&mut self, sort: Sort, target: &str) {
        match self
            .entries
            .iter()
            .position(|entry| entry.sort == sort && entry.target == target)
        {
            Some(at) => {
                self.entries.remove(at);
            }
            None => self.add(Entry {
                sort,
                target: target.to_owned(),
                note: String::new(),
            }),
        }
    }

    /// Writes a note to what is kept.
    pub fn note(&mut self, sort: Sort, target: &str, note: &str) {
        for entry in &mut self.entries {
            if entry.sort == sort && entry.target == target {
                entry.note = note.chars().take(LONGEST).collect();
            }
        }
    }

    /// Takes in another notebook. Of two notes on one thing both are kept.
    pub fn merge(&mut self, other: Notebook) {
        for entry in other.entries {
            let known = self
                .entries
                .iter_mut()
                .find(|known| known.sort == entry.sort && known.target == entry.target);
            match known {
                Some(known) if known.note.contains(&entry.note) => {}
                Some(known) if known.note.is_empty() => known.note = entry.note,
                Some(known) => known.note = [known.note.as_str(), "\n", &entry.note].concat(),
                None => self.add(entry),
            }
        }
    }

    fn add(&mut self, entry: Entry) {
        if self.entries.len() < MOST && is_target(&entry) {
            self.entries.push(entry);
        }
    }

    /// As a text.
    ///
    /// ```
    /// use jalons_core::notebook::{Notebook, Sort};
    /// let mut notebook = Notebook::default();
    /// notebook.toggle(Sort::Star, "plan/files");
    /// notebook.note(Sort::Star, "plan/files", "ask\nthem");
    /// assert_eq!(notebook.write(), "jalons-notebook 1\nstar\tplan/files\task\\nthem\n");
    /// assert_eq!(Notebook::read(&notebook.write()), Ok(notebook));
    /// ```
    pub fn write(&self) -> String {
        let mut text = [HEAD, &VERSION.to_string(), "\n"].concat();
        for entry in &self.entries {
            text.push_str(match entry.sort {
                Sort::Star => "star\t",
                Sort::Search => "search\t",
            });
            text.push_str(&entry.target);
            text.push('\t');
            for sign in entry.note.chars() {
                match sign {
                    '\n' => text.push_str("\\n"),
                    '\t' => text.push_str("\\t"),
                    '\r' => {}
                    '\\' => text.push_str("\\\\"),
                    sign => text.push(sign),
                }
            }
            text.push('\n');
        }
        text
    }

    /// Reads a text, whole or not at all.
    ///
    /// # Errors
    /// Why it is no notebook.
    pub fn read(text: &str) -> Result<Notebook, Refusal> {
        let (notebook, refusal) = Notebook::salvage(text);
        refusal.map_or(Ok(notebook), Err)
    }

    /// Reads what can be read of a text, and the first reason why that is not all.
    pub fn salvage(text: &str) -> (Notebook, Option<Refusal>) {
        let mut notebook = Notebook::default();
        if text.len() > LARGEST {
            return (notebook, Some(Refusal::TooLarge));
        }
        let mut lines = text.trim_start_matches('\u{feff}').lines();
        let head = lines.next().unwrap_or_default().trim_end();
        let version = head.strip_prefix(HEAD).and_then(|version| version.parse::<u32>().ok());
        match version {
            None | Some(0) => return (notebook, Some(Refusal::NotOurs)),
            Some(version) if version > VERSION => return (notebook, Some(Refusal::Newer)),
            Some(_) => {}
        }
        let mut refusal = None;
        for (number, line) in lines.enumerate() {
            if line.is_empty() {
                continue;
            }
            match entry(line) {
                Some(entry) if notebook.entries.len() < MOST => {
                    if notebook.find(entry.sort, &entry.target).is_none() {
                        notebook.entries.push(entry);
                    }
                }
                _ => refusal = refusal.or(Some(Refusal::Line(number + 2))),
            }
        }
        (notebook, refusal)
    }
}

/// An entry from its line.
fn entry(line: &str) -> Option<Entry> {
    let mut parts = line.split('\t');
    let (sort, target, note) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let sort = match sort {
        "star" => Sort::Star,
        "search" => Sort::Search,
        _ => return None,
    };
    let mut text = String::new();
    let mut signs = note.chars();
    while let Some(sign) = signs.next() {
        text.push(match sign {
            '\\' => match signs.next()? {
                'n' => '\n',
                't' => '\t',
                '\\' => '\\',
                _ => return None,
            },
            sign => sign,
        });
    }
    let entry = Entry {
        sort,
        target: target.to_owned(),
        note: text,
    };
    (is_target(&entry) && entry.note.chars().count() <= LONGEST).then_some(entry)
}

/// True if what an entry points to could be there: a statement by its id, a search as this explorer writes it.
fn is_target(entry: &Entry) -> bool {
    let target = entry.target.as_str();
    match entry.sort {
        Sort::Star => {
            let is_id =
                |id: &str| !id.is_empty() && id.bytes().all(|sign| sign.is_ascii_alphanumeric() || sign == b'-');
            target.len() <= 200
                && target
                    .split_once('/')
                    .is_some_and(|(record, statement)| is_id(record) && is_id(statement))
        }
        Sort::Search => state::write(&state::read(target)) == target,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: Result<usize, Refusal>) {
        assert_eq!(Notebook::read(text).map(|notebook| notebook.entries.len()), expected);
    }

    #[test]
    fn what_is_no_notebook_is_refused_with_the_reason() {
        check("", Err(Refusal::NotOurs));
        check("{\"version\":1}", Err(Refusal::NotOurs));
        check("jalons-notebook 2\n", Err(Refusal::Newer));
        check("jalons-notebook 1\n", Ok(0));
        check("jalons-notebook 1\r\nstar\ta/b\t\r\n\r\n", Ok(1));
        check(
            "jalons-notebook 1\nstar\ta/b\t\nstar\t../etc\tx\n",
            Err(Refusal::Line(3)),
        );
        check("jalons-notebook 1\nstar\t<b>/c\t\n", Err(Refusal::Line(2)));
        check("jalons-notebook 1\nsearch\tq=ia\tnote \\x\n", Err(Refusal::Line(2)));
        check(
            "jalons-notebook 1\nsearch\tjavascript:alert(1)\t\n",
            Err(Refusal::Line(2)),
        );
        check(&"x".repeat(LARGEST + 1), Err(Refusal::TooLarge));
    }

    #[test]
    fn what_can_be_read_of_a_damaged_one_is_kept() {
        let (notebook, refusal) = Notebook::salvage("jalons-notebook 1\nstar\ta/b\tmine\ngarbage\nsearch\tq=ia\t\n");
        assert_eq!((notebook.entries.len(), refusal), (2, Some(Refusal::Line(3))));
    }

    #[test]
    fn two_notes_on_one_thing_are_both_kept() {
        let book = |note: &str| {
            let mut book = Notebook::default();
            book.toggle(Sort::Star, "a/b");
            book.note(Sort::Star, "a/b", note);
            book
        };
        let mut own = book("mine");
        own.merge(book("yours"));
        assert_eq!(own.find(Sort::Star, "a/b").unwrap().note, "mine\nyours");
        own.merge(book("yours"));
        assert_eq!(own.find(Sort::Star, "a/b").unwrap().note, "mine\nyours");
    }

    proptest! {
        #[test]
        fn what_was_written_is_read_back(notes in proptest::collection::vec("[\\PC\n\t\\\\]{0,30}", 0..5)) {
            let mut book = Notebook::default();
            for (number, note) in notes.iter().enumerate() {
                let target = format!("record/s{number}");
                book.toggle(Sort::Star, &target);
                book.note(Sort::Star, &target, note);
            }
            prop_assert_eq!(Notebook::read(&book.write()), Ok(book));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "(jalons-notebook 1\n)?[\\PC\n\t]{0,80}") {
            let (book, _) = Notebook::salvage(&text);
            prop_assert_eq!(Notebook::read(&book.write()), Ok(book));
        }
    }
}

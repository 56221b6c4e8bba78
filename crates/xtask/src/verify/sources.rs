//! The original documents: found by their SHA-256, and cut into paragraphs.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use jalons_core::analyze::{Numeral, Stems, Word, numerals, words};
use jalons_core::image::read::Record;
use jalons_core::model::Lang;
use sha2::{Digest, Sha256};

use super::names::is_telling;
use super::{Check, Finding};

/// Every file of a folder and of the folders in it.
pub(super) struct Library {
    folder: PathBuf,
    files: Vec<File>,
    /// The files that were cut into paragraphs, by fingerprint and language. Many records may come from one.
    sources: RefCell<BTreeMap<(String, Lang), Rc<Source>>>,
}

struct File {
    path: PathBuf,
    sha256: String,
    bytes: Vec<u8>,
}

/// A source document.
pub(super) struct Source {
    pub(super) lang: Lang,
    /// Its non-empty lines, in order.
    pub(super) paragraphs: Vec<Paragraph>,
    /// In which paragraphs the words stand that were asked for.
    standing: RefCell<BTreeMap<String, Rc<[bool]>>>,
}

/// A non-empty line of a source document, or another text cut in the same way.
pub(super) struct Paragraph {
    pub(super) lang: Lang,
    pub(super) text: String,
    pub(super) words: Vec<Word>,
    /// The form of each word.
    pub(super) forms: Vec<Form>,
    /// The places of the words that are no articles or prepositions.
    pub(super) telling: Vec<usize>,
    pub(super) numerals: Vec<Numeral>,
}

/// A word as it is compared with others: inflected forms are one.
pub(super) struct Form {
    written: String,
    pub(super) folded: String,
    stems: Stems,
}

impl Form {
    pub(super) fn of(word: &Word) -> Form {
        Form {
            written: word.written.clone(),
            folded: word.folded.clone(),
            stems: Stems::of(&word.written, &word.folded),
        }
    }

    /// True if the two are one word in a language.
    pub(super) fn is(&self, other: &Form, lang: Lang) -> bool {
        self.folded == other.folded || self.stems.meet(&other.stems, lang)
    }
}

impl Library {
    /// Reads a folder.
    ///
    /// # Errors
    /// The folder or a file in it cannot be read.
    pub(super) fn read(folder: &Path) -> Result<Library, String> {
        let mut files = Vec::new();
        let mut folders = vec![folder.to_owned()];
        while let Some(next) = folders.pop() {
            let unreadable = |error| {
                format!(
                    "cannot read the folder {} of original documents: {error}; name the folder that holds them, as in \
                     `cargo xtask verify {}`",
                    next.display(),
                    super::ORIGINALS
                )
            };
            for entry in next.read_dir().map_err(unreadable)? {
                let entry = entry.map_err(unreadable)?;
                let path = entry.path();
                // A link to a folder may lead back to where we are; one to a file is as good as the file.
                if entry.file_type().map_err(unreadable)?.is_dir() {
                    folders.push(path);
                } else if path.is_file() {
                    let bytes = fs::read(&path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
                    files.push(File {
                        sha256: Sha256::digest(&bytes)
                            .iter()
                            .map(|byte| format!("{byte:02x}"))
                            .collect(),
                        path,
                        bytes,
                    });
                }
            }
        }
        // The order of a folder differs between machines, that of a report should not.
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Library {
            folder: folder.to_owned(),
            files,
            sources: RefCell::default(),
        })
    }

    /// The source of a record.
    pub(super) fn source(&self, record: &Record) -> Result<Rc<Source>, Box<Finding>> {
        let finding = |found, expected, remedy: &str| {
            Box::new(Finding {
                record: record.id.to_owned(),
                statement: None,
                check: Check::Source,
                found,
                expected,
                remedy: remedy.to_owned(),
            })
        };
        let Some(file) = self
            .files
            .iter()
            .find(|file| file.sha256.eq_ignore_ascii_case(record.sha256))
        else {
            let named = |file: &&File| {
                file.path
                    .file_name()
                    .is_some_and(|name| name.to_str() == Some(record.file))
            };
            let expected = format!("a file with the SHA-256 {}", record.sha256);
            return Err(match self.files.iter().find(named) {
                Some(other) => finding(
                    format!("{:?} with the SHA-256 {}", record.file, other.sha256),
                    expected,
                    "put the original back, or hold every statement against the changed one before correcting `sha256`",
                ),
                None => finding(
                    format!("no {:?} in {}", record.file, self.folder.display()),
                    expected,
                    "add the original to the folder, or correct `sha256`",
                ),
            });
        };
        let Ok(text) = str::from_utf8(&file.bytes) else {
            return Err(finding(
                format!("bytes in {:?} that are no UTF-8", record.file),
                "a text in UTF-8".to_owned(),
                "convert the original, and correct `sha256`",
            ));
        };
        let Some(lang) = Lang::from_code(record.source_language) else {
            return Err(finding(
                format!("the source language {:?}", record.source_language),
                "fr, en or vi, whose numbers can be read".to_owned(),
                "correct `language`",
            ));
        };
        let mut sources = self.sources.borrow_mut();
        let source = sources.entry((file.sha256.clone(), lang));
        Ok(Rc::clone(source.or_insert_with(|| Rc::new(Source::new(text, lang)))))
    }
}

impl Source {
    /// Cuts a text into paragraphs.
    pub(super) fn new(text: &str, lang: Lang) -> Source {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        Source {
            lang,
            paragraphs: lines.map(|line| Paragraph::new(line, lang)).collect(),
            standing: RefCell::default(),
        }
    }

    /// In which paragraphs a word stands in some form.
    pub(super) fn standing(&self, form: &Form) -> Rc<[bool]> {
        let mut standing = self.standing.borrow_mut();
        let stands = |paragraph: &Paragraph| paragraph.forms.iter().any(|there| there.is(form, self.lang));
        let known = standing.entry(form.written.clone());
        Rc::clone(known.or_insert_with(|| self.paragraphs.iter().map(stands).collect()))
    }

    /// How telling a word is: the fewer paragraphs have it, the more. One that none has tells no more than one in one.
    pub(super) fn weight(&self, form: &Form) -> f64 {
        let times = self.standing(form).iter().filter(|stands| **stands).count();
        ((self.paragraphs.len() as f64 + 1.0) / (times.max(1) as f64 + 0.5)).ln()
    }
}

impl Paragraph {
    pub(super) fn new(text: &str, lang: Lang) -> Paragraph {
        let words = words(text);
        let telling = words.iter().enumerate().filter(|(_, word)| is_telling(text, word));
        Paragraph {
            lang,
            text: text.to_owned(),
            forms: words.iter().map(Form::of).collect(),
            telling: telling.map(|(at, _)| at).collect(),
            words,
            numerals: numerals(text, lang),
        }
    }

    /// True if these folded words stand in it one after the other.
    pub(super) fn has_run(&self, run: &[Word]) -> bool {
        !run.is_empty()
            && self
                .words
                .windows(run.len())
                .any(|window| window.iter().zip(run).all(|(here, there)| here.folded == there.folded))
    }

    /// True if this folded word stands in it.
    pub(super) fn has(&self, folded: &str) -> bool {
        self.words.iter().any(|word| word.folded == folded)
    }
}

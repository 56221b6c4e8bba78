//! Reads a file as a document: bytes to text, and text to parts, each with how it was recognised.
//!
//! Read are plain text, Markdown, web pages, and our own answers as JSON or a table. A part is one non-empty line of the
//! text, or the dateline that such a line starts with. Nothing is dropped: menus and comment boxes are parts too, of a kind
//! of their own. What the text says is left to [`crate::finding`].

mod bytes;
pub use bytes::{Encoding, LARGEST};

mod repair;

mod page;

mod html;

mod export;

mod language;
pub use language::language;

mod phrases;

mod structure;

use crate::model::Lang;
use std::fmt;
use std::ops::Range;

/// A document as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What the bytes were taken for.
    pub format: Format,
    /// The whole text after all repairs, a line for each paragraph.
    pub text: String,
    /// The parts of the text, in its order.
    pub parts: Vec<Part>,
    /// The title, if the page's head or a line says it.
    pub title: Option<Told<String>>,
    /// Who published it.
    pub publisher: Option<Told<String>>,
    /// When, as EDTF.
    pub date: Option<Told<String>>,
    /// In which language it is written.
    pub lang: Option<Told<Lang>>,
    /// What was repaired.
    pub notes: Vec<Note>,
}

/// Something the document says, and how it was recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told<T> {
    /// What it says.
    pub value: T,
    /// How that was recognised.
    pub how: How,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: Kind,
    /// How that was recognised.
    pub how: How,
    /// First byte in the text of the document.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// The number of its line among the non-empty ones, from 1: what seeds call the paragraph.
    pub paragraph: u32,
    /// 0 for the article; the teasers of other articles are counted from 1.
    pub article: u32,
    /// The same text stands in an earlier line.
    pub repeated: bool,
}

impl Part {
    /// Where it stands in the text of the document.
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl Document {
    /// The text of a part.
    pub fn text_of(&self, part: &Part) -> &str {
        self.text.get(part.range()).unwrap_or_default()
    }
}

/// What a file was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A web page.
    Html,
    /// Our own answers as JSON or a table.
    Export,
}

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The title of the article, or of a teaser.
    Title,
    /// A paragraph.
    Body,
    /// A heading inside the text.
    Heading,
    /// Place and agency at the start of a paragraph.
    Dateline,
    /// What stands under a picture.
    Caption,
    /// Agency, author or date on a line of their own.
    Credit,
    /// The teaser of another article.
    Teaser,
    /// Menus, comment boxes, share lines, headings of lists.
    Boilerplate,
}

impl Kind {
    /// The name that the page uses.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Title => "title",
            Kind::Body => "body",
            Kind::Heading => "heading",
            Kind::Dateline => "dateline",
            Kind::Caption => "caption",
            Kind::Credit => "credit",
            Kind::Teaser => "teaser",
            Kind::Boilerplate => "boilerplate",
        }
    }

    /// True for what was written to be read: it is searched for facts.
    pub const fn is_content(self) -> bool {
        !matches!(self, Kind::Dateline | Kind::Credit | Kind::Boilerplate)
    }
}

/// How a part or a fact about the document was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// By the tags or the head of the page.
    Markup,
    /// By its place: the first line.
    FirstLine,
    /// It looks like nothing else.
    Otherwise,
    /// By the words that captions have, such as `Photo :`.
    CaptionMark,
    /// By the line before it, which announces a caption.
    AfterCaptionLabel,
    /// By the heading before it, such as `Voir plus`.
    AfterTeaserHeading,
    /// By the arrows before it.
    LinkMark,
    /// It is one of the phrases that pages put around articles.
    KnownPhrase,
    /// It is too short for a sentence, among others of the sort.
    ShortLine,
    /// By the form `Place (AGENCY) –`.
    DatelineForm,
    /// A short line with a date, or capitals only.
    CreditForm,
    /// By an agency's sign at the end of the text.
    Signature,
    /// By the name of a site in the first line.
    SiteName,
    /// By an address in the text.
    Address,
    /// By the common words of a language.
    CommonWords,
}

impl How {
    /// The name under which the page explains it.
    pub const fn name(self) -> &'static str {
        match self {
            How::Markup => "markup",
            How::FirstLine => "first-line",
            How::Otherwise => "otherwise",
            How::CaptionMark => "caption-mark",
            How::AfterCaptionLabel => "after-caption-label",
            How::AfterTeaserHeading => "after-teaser-heading",
            How::LinkMark => "link-mark",
            How::KnownPhrase => "known-phrase",
            How::ShortLine => "short-line",
            How::DatelineForm => "dateline-form",
            How::CreditForm => "credit-form",
            How::Signature => "signature",
            How::SiteName => "site-name",
            How::Address => "address",
            How::CommonWords => "common-words",
        }
    }
}

/// Something that was repaired, and how often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What.
    pub kind: NoteKind,
    /// How often.
    pub count: u32,
}

/// What was repaired.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// The bytes are in this encoding, declared or, for windows-1252, what is left if they are not UTF-8.
    Encoding(Encoding),
    /// Bytes that are no letters became U+FFFD.
    BrokenBytes,
    /// Letters that had been decoded twice were mended.
    Doubled,
    /// Marks were joined with their letters.
    Composed,
    /// Characters that cannot be seen were taken out.
    Hidden,
}

impl NoteKind {
    /// The name under which the page explains it.
    pub const fn name(self) -> &'static str {
        match self {
            NoteKind::Encoding(Encoding::Utf8) => "utf-8",
            NoteKind::Encoding(Encoding::Utf16Le | Encoding::Utf16Be) => "utf-16",
            NoteKind::Encoding(Encoding::Windows1252) => "windows-1252",
            NoteKind::Encoding(Encoding::Windows1258) => "windows-1258",
            NoteKind::BrokenBytes => "broken-bytes",
            NoteKind::Doubled => "doubled",
            NoteKind::Composed => "composed",
            NoteKind::Hidden => "hidden",
        }
    }
}

fn note(notes: &mut Vec<Note>, kind: NoteKind, count: usize) {
    if count > 0 {
        notes.push(Note {
            kind,
            count: count as u32,
        });
    }
}

/// Why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is larger than [`LARGEST`].
    TooLarge {
        /// Its bytes.
        found: usize,
    },
    /// It is an archive, a picture, a PDF or the like.
    Binary,
    /// It has no text.
    Empty,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::TooLarge { found } => write!(
                f,
                "the file has {} MB, more than the {} that are read; cut it into parts",
                found >> 20,
                LARGEST >> 20
            ),
            Refusal::Binary => write!(f, "the file is no text; save it as .txt, .md or .html"),
            Refusal::Empty => write!(f, "the file has no text"),
        }
    }
}

impl std::error::Error for Refusal {}

/// Reads a file. Its name is only looked at for its ending.
///
/// # Errors
/// [`Refusal`] says why it is not read.
///
/// ```
/// use jalons_core::reading::{Kind, read};
/// let document = read("note.txt", "Un port\n\nHanoï (VNA) – Le port ouvre.\n\nVoir plus\n".as_bytes()).unwrap();
/// let kinds: Vec<Kind> = document.parts.iter().map(|part| part.kind).collect();
/// assert_eq!(kinds, [Kind::Title, Kind::Dateline, Kind::Body, Kind::Boilerplate]);
/// ```
pub fn read(name: &str, bytes: &[u8]) -> Result<Document, Refusal> {
    let mut notes = Vec::new();
    let decoded = bytes::decode(bytes, &mut notes)?;
    let ends = |ending: &str| {
        let start = name.len().saturating_sub(ending.len());
        name.get(start..).is_some_and(|end| end.eq_ignore_ascii_case(ending))
    };
    let (mut format, page) = if ends(".md") || ends(".markdown") {
        (
            Format::Markdown,
            Some(page::of_markdown(&repair::repair(decoded.clone(), &mut notes))),
        )
    } else if ends(".html") || ends(".htm") || looks_like_html(&decoded) {
        (
            Format::Html,
            Some(html::lines(&repair::repair(decoded.clone(), &mut notes))),
        )
    } else if ends(".json") {
        (Format::Export, export::of_json(&decoded))
    } else if ends(".csv") || ends(".tsv") {
        (Format::Export, export::of_csv(&decoded))
    } else {
        (Format::Text, None)
    };
    let mut page = page.unwrap_or_else(|| {
        format = Format::Text;
        page::of_text(&repair::repair(decoded, &mut notes))
    });
    if matches!(format, Format::Html | Format::Export) {
        // Entities and escapes may stand for letters that have to be repaired too.
        for line in &mut page.lines {
            line.text = repair::repair(std::mem::take(&mut line.text), &mut notes).replace('\n', " ");
        }
    }
    if page.lines.iter().all(|line| line.text.trim().is_empty()) {
        return Err(Refusal::Empty);
    }
    Ok(structure::document(format, page, notes))
}

fn looks_like_html(text: &str) -> bool {
    let start = text.trim_start().get(..15).unwrap_or_default();
    start.get(..5).is_some_and(|tag| tag.eq_ignore_ascii_case("<html")) || start.eq_ignore_ascii_case("<!doctype html>")
}

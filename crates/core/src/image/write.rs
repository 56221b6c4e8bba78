//! Makes an image: rows, lists and strings in, bytes out. The same calls in the same order give the same bytes.

use super::dictionary::{self, Endings};
use super::read::{Corpus, NONE, Register};
use super::{
    CONCEPT_MARK, Documents, HEADER, LANGUAGE_MARK, MAGIC, SECTIONS, Section, VERSION, checksum, holders, lengths,
    strings, table, times, u32_at,
};
use crate::analyze::term_key;
use crate::finding::{Certainty, Rule};
use crate::model::{Comparator, Day, Direction, Lang, Level, Origin, Reading, Standing, Trilingual, When};
use std::collections::BTreeMap;

/// A text in the image, by its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Text(u32);

/// Writes the fields of one row, in the order in which [`super::read`] reads them.
#[derive(Clone, Debug, Default)]
struct Row {
    numbers: Vec<u32>,
}

impl Row {
    fn new() -> Row {
        Row::default()
    }

    /// Appends a number.
    fn number(mut self, value: u32) -> Row {
        self.numbers.push(value);
        self
    }

    /// Appends a floating-point number: its lower half, then its upper half.
    fn float(self, value: f64) -> Row {
        let bits = value.to_bits();
        self.number(bits as u32).number((bits >> 32) as u32)
    }

    /// Appends a reference to a text.
    fn text(self, text: Text) -> Row {
        self.number(text.0)
    }

    /// Appends one text for each language.
    fn trilingual(self, texts: Trilingual<Text>) -> Row {
        Lang::ALL.into_iter().fold(self, |row, lang| row.text(*texts.get(lang)))
    }

    /// Appends a list made by [`ImageWriter::list`].
    fn list(self, list: (u32, u32)) -> Row {
        self.number(list.0).number(list.1)
    }

    /// Appends a date, or the absence of one.
    fn when(self, when: Option<(Text, When)>) -> Row {
        match when {
            Some((edtf, when)) => self
                .text(edtf)
                .number(when.earliest.0.cast_unsigned())
                .number(when.latest.0.cast_unsigned()),
            None => self.text(Text(0)).number(0).number(0),
        }
    }
}

/// Collects the parts of an image.
#[derive(Clone, Debug, Default)]
pub struct ImageWriter {
    text: Vec<u8>,
    offsets: Vec<u32>,
    interned: BTreeMap<String, u32>,
    lists: Vec<u32>,
    rows: BTreeMap<Section, Vec<u32>>,
    sections: BTreeMap<Section, Vec<u8>>,
}

impl ImageWriter {
    /// A writer that holds only the empty string.
    pub fn new() -> ImageWriter {
        let mut writer = ImageWriter::default();
        writer.offsets.push(0);
        writer.text("");
        writer
    }

    /// Adds a text, once.
    fn text(&mut self, text: &str) -> Text {
        if let Some(number) = self.interned.get(text) {
            return Text(*number);
        }
        let number = self.offsets.len() as u32 - 1;
        self.interned.insert(text.to_owned(), number);
        self.text.extend_from_slice(text.as_bytes());
        self.offsets.push(self.text.len() as u32);
        Text(number)
    }

    /// Adds a text ahead of the rows that refer to it: texts lie in the order in which they first come.
    pub fn reserve(&mut self, text: &str) {
        self.text(text);
    }

    /// Adds one text for each language.
    fn trilingual(&mut self, texts: &Trilingual<String>) -> Trilingual<Text> {
        texts.map(|_, text| self.text(text))
    }

    /// Adds a list of numbers; gives its start and length. Empty lists are all alike, so that they compress to nothing.
    fn list(&mut self, numbers: impl IntoIterator<Item = u32>) -> (u32, u32) {
        let start = self.lists.len();
        self.lists.extend(numbers);
        match (self.lists.len() - start) as u32 {
            0 => (0, 0),
            length => (start as u32, length),
        }
    }

    /// Adds a list of texts; gives its start and length.
    fn texts<'t>(&mut self, texts: impl IntoIterator<Item = &'t str>) -> (u32, u32) {
        let numbers: Vec<u32> = texts.into_iter().map(|text| self.text(text).0).collect();
        self.list(numbers)
    }

    fn row(&mut self, section: Section, row: Row) {
        self.append(section, &row.numbers);
    }

    pub(super) fn bytes(&mut self, section: Section, bytes: Vec<u8>) {
        self.sections.insert(section, bytes);
    }

    /// A writer that holds the texts and the lists of another image, so that rows copied from it still mean the same.
    pub(super) fn after(corpus: &Corpus<'_>) -> ImageWriter {
        let mut writer = ImageWriter {
            text: corpus.section(Section::Text).to_vec(),
            offsets: strings::offsets(corpus.section(Section::Strings)),
            lists: corpus
                .section(Section::Lists)
                .chunks_exact(4)
                .filter_map(|number| u32_at(number, 0))
                .collect(),
            ..ImageWriter::default()
        };
        // Text 0 is the empty one in every image.
        writer.interned.insert(String::new(), 0);
        writer
    }

    /// The numbers that rows refer to, to be changed in place.
    pub(super) fn lists_mut(&mut self) -> &mut [u32] {
        &mut self.lists
    }

    /// Adds rows as they are.
    pub(super) fn append(&mut self, section: Section, rows: &[u32]) {
        self.rows.entry(section).or_default().extend_from_slice(rows);
    }

    /// The finished image.
    pub fn finish(mut self) -> Vec<u8> {
        let lists = self.lists.into_iter().flat_map(u32::to_le_bytes).collect();
        self.sections.insert(Section::Text, self.text);
        self.sections.insert(Section::Strings, strings::write(&self.offsets));
        self.sections.insert(Section::Lists, lists);
        for (section, rows) in self.rows {
            self.sections.insert(section, table::write(&rows, section.columns()));
        }
        let mut places = [(0u32, 0u32); SECTIONS];
        let mut body = Vec::new();
        for (section, mut bytes) in self.sections {
            places[section as usize] = (body.len() as u32, bytes.len() as u32);
            body.append(&mut bytes);
        }
        let places = places.into_iter().flat_map(|(start, length)| [start, length]);
        let mut table: Vec<u8> = places.flat_map(u32::to_le_bytes).collect();
        table.append(&mut body);
        let mut image = Vec::with_capacity(HEADER + table.len());
        image.extend_from_slice(&MAGIC);
        image.extend_from_slice(&VERSION.to_le_bytes());
        image.extend_from_slice(&(SECTIONS as u16).to_le_bytes());
        image.extend_from_slice(&((HEADER + table.len()) as u32).to_le_bytes());
        image.extend_from_slice(&checksum(&table).to_le_bytes());
        image.append(&mut table);
        image
    }
}

/// A named thing of a register, as it is packed.
#[derive(Clone, Debug, Default)]
pub struct EntryRow {
    /// Unique in the register.
    pub id: String,
    /// The name in addresses.
    pub slug: String,
    /// The name in each language.
    pub label: Trilingual<String>,
    /// A sign in place of the label: after a number for units, on the map for places.
    pub sign: String,
    /// Other names and spellings.
    pub aliases: Vec<String>,
    /// Pairs of a type code and the first day on which it held.
    pub kinds: Vec<u32>,
    /// The family of a theme.
    pub group: u32,
    /// The unit that took over the whole territory.
    pub into: Option<u32>,
    /// First day in force.
    pub from: Option<Day>,
    /// Last day in force.
    pub to: Option<Day>,
    /// Which sort of thing it is: the number of its kind in the list of the register's kinds.
    pub sort: u32,
    /// What the corpus says of it, in a sentence.
    pub what: Trilingual<String>,
    /// The places where it is.
    pub places: Vec<u32>,
    /// The actors behind it.
    pub actors: Vec<u32>,
    /// When it took place or came into force.
    pub when: Option<(String, When)>,
    /// Regions of a place, each with the first day on which it belonged to it.
    pub regions: Vec<(u32, Day)>,
    /// ISO 3166-2 code of a place, or empty.
    pub iso: String,
    /// National statistical codes of a place, each with the first day on which it held.
    pub codes: Vec<(String, Day)>,
    /// The former place in which the seat of an enlarged place lies.
    pub seat: Option<u32>,
    /// Column and row of a place in the map of squares.
    pub tile: Option<[u32; 2]>,
}

/// A change of the map, as it is packed.
#[derive(Clone, Debug)]
pub struct ChangeRow {
    /// Its id.
    pub id: String,
    /// The number of its kind.
    pub sort: u32,
    /// When it took effect.
    pub when: (String, When),
    /// When it was adopted.
    pub adopted: Option<(String, When)>,
    /// The places it made or changed.
    pub places: Vec<u32>,
    /// Number of the legal instrument, or empty.
    pub instrument: String,
    /// What happened, in a sentence.
    pub what: Trilingual<String>,
    /// Address of the source, or empty.
    pub source: String,
    /// How much of the instrument was read, if that was noted.
    pub read: Option<Reading>,
}

/// A concept of the thesaurus, as it is packed.
#[derive(Clone, Debug)]
pub struct ConceptRow {
    /// Its id.
    pub id: String,
    /// Its terms as they are written, each with its language, the preferred one of each first.
    pub terms: Vec<(Lang, String)>,
}

/// A record, as it is packed.
#[derive(Clone, Debug)]
pub struct RecordRow {
    /// Its address.
    pub id: String,
    /// True for the teaser of another article.
    pub brief: bool,
    /// Who put it in.
    pub origin: Origin,
    /// Title in our own words.
    pub title: Trilingual<String>,
    /// Title as printed, language, publisher, address, file and SHA-256 of the source.
    pub source: [String; 6],
    /// When it was said or published, with its EDTF form.
    pub when: (String, When),
    /// How that date is known.
    pub basis: Trilingual<String>,
    /// Other places where the same text stands, and was counted with this one.
    pub copies: Vec<ReprintRow>,
    /// The record on whose page a brief stood.
    pub page: Option<u32>,
    /// Number of its first statement.
    pub first: u32,
    /// How many statements it has.
    pub count: u32,
}

/// The same text at another place, as it is packed.
#[derive(Clone, Debug)]
pub struct ReprintRow {
    /// The address it would have as a record.
    pub id: String,
    /// Its title as printed.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Name of its file.
    pub file: String,
    /// When it was said or published, as EDTF.
    pub when: String,
}

impl ReprintRow {
    /// What is left of a record that is a copy of another one.
    pub(crate) fn of(record: &RecordRow) -> ReprintRow {
        let [title, _, publisher, _, file, _] = record.source.clone();
        ReprintRow {
            id: record.id.clone(),
            title,
            publisher,
            file,
            when: record.when.0.clone(),
        }
    }
}

/// A statement, as it is packed. Numbers are those of the registers.
#[derive(Clone, Debug)]
pub struct StatementRow {
    /// The record it belongs to.
    pub record: u32,
    /// 1-based number among the non-empty lines of the source.
    pub paragraph: u32,
    /// Unique in its record.
    pub id: String,
    /// The statement in each language.
    pub text: Trilingual<String>,
    /// Its kind.
    pub kind: u32,
    /// Themes, the main one first.
    pub themes: Vec<u32>,
    /// Provincial units, valid on the statement's own date.
    pub places: Vec<u32>,
    /// Actors.
    pub actors: Vec<u32>,
    /// Systems.
    pub systems: Vec<u32>,
    /// When it was said or took place.
    pub when: (String, When),
    /// True if that date is its record's.
    pub inherited: bool,
    /// When it is due.
    pub deadline: Option<(String, When)>,
    /// How its own date is known, if it was inferred.
    pub basis: Trilingual<String>,
    /// The number it rests on.
    pub quantity: Option<QuantityRow>,
    /// What became of it, oldest first.
    pub status: Vec<StatusRow>,
}

impl StatementRow {
    /// The entries of a register that it refers to.
    pub fn entries(&self, register: Register) -> &[u32] {
        match register {
            Register::Themes => &self.themes,
            Register::Kinds => std::slice::from_ref(&self.kind),
            Register::Places => &self.places,
            Register::Actors => &self.actors,
            Register::Systems => &self.systems,
            _ => &[],
        }
    }
}

/// A row of the history of a target, as it is packed.
#[derive(Clone, Debug)]
pub struct StatusRow {
    /// What it says.
    pub standing: Standing,
    /// As of when.
    pub when: (String, When),
    /// Number of the statement that shows it.
    pub evidence: u32,
}

/// A quantity, as it is packed.
#[derive(Clone, Debug)]
pub struct QuantityRow {
    /// How the value is meant.
    pub comparator: Comparator,
    /// The value, or the lower end of a range.
    pub value: f64,
    /// The upper end of a range.
    pub max: Option<f64>,
    /// Number of the unit in its register.
    pub unit: u32,
    /// The administrative level.
    pub level: Option<Level>,
    /// What is counted.
    pub of: Trilingual<String>,
    /// Where it points.
    pub direction: Option<Direction>,
    /// What it is compared with: the value, and the date as EDTF.
    pub baseline: (Option<f64>, String),
}

impl ImageWriter {
    /// Adds what the corpus says of itself. `languages` are those its texts are written in.
    pub fn about(&mut self, name: &Trilingual<String>, version: &str, date: &str, languages: &[Lang]) {
        let row = Row::new()
            .trilingual(self.trilingual(name))
            .text(self.text(version))
            .text(self.text(date))
            .list(self.list(languages.iter().map(|lang| *lang as u32)));
        self.row(Section::About, row);
    }

    /// Adds an entry to a register.
    pub fn entry(&mut self, register: Register, entry: &EntryRow) {
        let row = Row::new()
            .text(self.text(&entry.id))
            .text(self.text(&entry.slug))
            .trilingual(self.trilingual(&entry.label))
            .text(self.text(&entry.sign))
            .list(self.texts(entry.aliases.iter().map(String::as_str)))
            .list(self.list(entry.kinds.iter().copied()))
            .number(entry.group)
            .number(entry.into.unwrap_or(NONE))
            .number(entry.from.unwrap_or(Day::OPEN_START).0.cast_unsigned())
            .number(entry.to.unwrap_or(Day::OPEN_END).0.cast_unsigned())
            .number(entry.sort)
            .trilingual(self.trilingual(&entry.what))
            .list(self.list(entry.places.iter().copied()))
            .list(self.list(entry.actors.iter().copied()))
            .when(entry.when.as_ref().map(|(edtf, when)| (self.text(edtf), *when)));
        let regions = entry
            .regions
            .iter()
            .flat_map(|(region, from)| [*region, from.0.cast_unsigned()]);
        let row = row.list(self.list(regions)).text(self.text(&entry.iso));
        let codes: Vec<u32> = entry
            .codes
            .iter()
            .flat_map(|(code, from)| [self.text(code).0, from.0.cast_unsigned()])
            .collect();
        let row = row.list(self.list(codes)).number(entry.seat.unwrap_or(NONE));
        let row = row.number(entry.tile.map_or(NONE, |[column, line]| line << 8 | column));
        self.row(register.section(), row);
    }

    /// Adds a change of the map.
    pub fn change(&mut self, change: &ChangeRow) {
        let row = Row::new()
            .text(self.text(&change.id))
            .number(change.sort)
            .when(Some((self.text(&change.when.0), change.when.1)))
            .when(change.adopted.as_ref().map(|(edtf, when)| (self.text(edtf), *when)))
            .list(self.list(change.places.iter().copied()))
            .text(self.text(&change.instrument))
            .trilingual(self.trilingual(&change.what))
            .text(self.text(&change.source))
            .number(change.read.map_or(0, Reading::code));
        self.row(Section::Changes, row);
    }

    /// Adds the whole thesaurus: each concept as its id and, for each language, its terms; and where each term starts, in the
    /// order of their keys.
    pub fn concepts(&mut self, concepts: &[ConceptRow]) {
        let mut text = String::new();
        let mut terms: Vec<(String, u32)> = Vec::new();
        for concept in concepts {
            text.push(CONCEPT_MARK);
            text.push_str(&concept.id);
            for lang in Lang::ALL {
                text.push(LANGUAGE_MARK);
                for (_, term) in concept.terms.iter().filter(|(known, _)| *known == lang) {
                    terms.push((term_key(term), text.len() as u32));
                    text.push_str(term);
                    text.push('\n');
                }
            }
        }
        terms.sort();
        self.bytes(Section::Concepts, text.into_bytes());
        let places = terms.iter().flat_map(|(_, place)| place.to_le_bytes());
        self.bytes(Section::Terms, places.collect());
    }

    /// Adds a record.
    pub fn record(&mut self, record: &RecordRow) {
        let mut row = Row::new()
            .text(self.text(&record.id))
            .number(u32::from(record.brief) | (record.origin.code() - 1) << 1)
            .trilingual(self.trilingual(&record.title));
        for text in &record.source {
            row = row.text(self.text(text));
        }
        let copies = record.copies.iter().flat_map(|copy| {
            let ReprintRow {
                id,
                title,
                publisher,
                file,
                when,
            } = copy;
            [id, title, publisher, file, when].map(String::as_str)
        });
        let row = row
            .when(Some((self.text(&record.when.0), record.when.1)))
            .trilingual(self.trilingual(&record.basis))
            .list(self.texts(copies))
            .number(record.page.unwrap_or(NONE))
            .number(record.first)
            .number(record.count);
        self.row(Section::Records, row);
    }

    /// Adds a statement.
    pub fn statement(&mut self, statement: &StatementRow) {
        let quantity = statement.quantity.as_ref();
        let nothing = Trilingual::default();
        let row = Row::new()
            .number(statement.record)
            .number(statement.paragraph)
            .text(self.text(&statement.id))
            .trilingual(self.trilingual(&statement.text))
            .number(statement.kind)
            .list(self.list(statement.themes.iter().copied()))
            .list(self.list(statement.places.iter().copied()))
            .list(self.list(statement.actors.iter().copied()))
            .list(self.list(statement.systems.iter().copied()))
            .when(Some((self.text(&statement.when.0), statement.when.1)))
            .number(u32::from(statement.inherited))
            .when(statement.deadline.as_ref().map(|(edtf, when)| (self.text(edtf), *when)))
            .trilingual(self.trilingual(&statement.basis))
            .number(quantity.map_or(0, |quantity| quantity.comparator.code()))
            .number(quantity.and_then(|quantity| quantity.level).map_or(0, Level::code))
            .number(quantity.map_or(NONE, |quantity| quantity.unit))
            .trilingual(self.trilingual(quantity.map_or(&nothing, |quantity| &quantity.of)))
            .float(quantity.map_or(0.0, |quantity| quantity.value))
            .float(quantity.and_then(|quantity| quantity.max).unwrap_or(f64::INFINITY))
            .number(
                quantity
                    .and_then(|quantity| quantity.direction)
                    .map_or(0, Direction::code),
            )
            .text(self.text(quantity.map_or("", |quantity| &quantity.baseline.1)))
            .float(
                quantity
                    .and_then(|quantity| quantity.baseline.0)
                    .unwrap_or(f64::INFINITY),
            );
        let status: Vec<u32> = statement
            .status
            .iter()
            .flat_map(|row| {
                let edtf = self.text(&row.when.0).0;
                let (earliest, latest) = (row.when.1.earliest.0, row.when.1.latest.0);
                [
                    row.standing.code(),
                    edtf,
                    earliest.cast_unsigned(),
                    latest.cast_unsigned(),
                    row.evidence,
                ]
            })
            .collect();
        let row = row.list(self.list(status));
        self.row(Section::Statements, row);
    }

    /// Adds a find. They come in the order of the statements.
    pub fn find(&mut self, find: &FindRow) {
        let (sort, entry, text, value, max, comparator) = match &find.what {
            FoundRow::Place(entry) => (1, *entry, "", 0.0, None, 0),
            FoundRow::Actor(entry) => (2, *entry, "", 0.0, None, 0),
            FoundRow::System(entry) => (3, *entry, "", 0.0, None, 0),
            FoundRow::Theme(entry) => (4, *entry, "", 0.0, None, 0),
            FoundRow::Date(edtf, due) => (5, u32::from(*due), edtf.as_str(), 0.0, None, 0),
            FoundRow::Quantity(comparator, value, max, unit) => {
                (6, unit.unwrap_or(NONE), "", *value, *max, comparator.code())
            }
            FoundRow::Target => (7, NONE, "", 0.0, None, 0),
        };
        let how = sort | find.certainty.code() << 8 | find.rule.code() << 16 | comparator << 24;
        let row = Row::new()
            .number(find.statement)
            .number(find.start)
            .number(find.end)
            .number(how)
            .number(entry)
            .text(self.text(text))
            .float(value)
            .float(max.unwrap_or(f64::INFINITY));
        self.row(Section::Finds, row);
    }
}

/// Something that a machine found in a statement, as it is packed.
#[derive(Clone, Debug)]
pub struct FindRow {
    /// The statement.
    pub statement: u32,
    /// First byte in its text.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// What it is.
    pub what: FoundRow,
    /// How sure the rule is.
    pub certainty: Certainty,
    /// What found it.
    pub rule: Rule,
}

/// What a machine found, as it is packed. Numbers are those of the registers.
#[derive(Clone, Debug)]
pub enum FoundRow {
    /// A place.
    Place(u32),
    /// An actor.
    Actor(u32),
    /// A system.
    System(u32),
    /// A theme.
    Theme(u32),
    /// A date as EDTF, and whether it says by when.
    Date(String, bool),
    /// Comparator, value, upper end of a range and unit of a quantity.
    Quantity(Comparator, f64, Option<f64>, Option<u32>),
    /// A target.
    Target,
}

/// Where a word stands: `count` times in a field of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Posting {
    /// Number of the field.
    pub field: u8,
    /// Number of the document, see [`Documents`].
    pub document: u32,
    /// How often.
    pub count: u32,
}

/// A key of the index as it is packed.
#[derive(Clone, Debug, Default)]
pub struct KeyRow {
    /// Its endings in French and in English.
    pub endings: Endings,
    /// Where it stands.
    pub postings: Vec<Posting>,
}

/// An inverted index as it is packed.
#[derive(Clone, Debug)]
pub struct IndexRows {
    /// How many documents of each sort there are.
    pub documents: Documents,
    /// All keys.
    pub keys: BTreeMap<String, KeyRow>,
    /// How many words each document has, field after field.
    pub lengths: Vec<u32>,
    /// How many words all documents have, for each field. Lengths that come from another image are rounded; these are not.
    pub totals: Vec<u64>,
    /// For each entry of the registers in [`Documents::REGISTERS`], one register after the other, the statements that refer to
    /// it, in ascending order.
    pub holders: Vec<Vec<u32>>,
}

impl IndexRows {
    /// The sums of exact lengths.
    pub fn sums(lengths: &[u32], documents: u32) -> Vec<u64> {
        let fields = lengths.chunks((documents as usize).max(1));
        fields.map(|field| field.iter().copied().map(u64::from).sum()).collect()
    }
}

/// Adds dictionary, postings, field lengths and holders.
///
/// The postings of a key are, in order of fields and documents, the distance from the last one in a numbering of all
/// documents of all fields, four times, plus a mark for how often; see [`times`].
pub fn index(writer: &mut ImageWriter, index: &IndexRows) {
    let mut bytes = Vec::new();
    let mut keys: Vec<(&str, Endings, usize)> = Vec::new();
    for (key, row) in &index.keys {
        let start = bytes.len();
        let mut sorted = row.postings.clone();
        sorted.sort();
        let mut last = 0;
        for posting in sorted {
            let slot = u32::from(posting.field) * index.documents.count() + posting.document;
            push_varint(&mut bytes, (slot - last) << 2 | times::mark(posting.count));
            last = slot;
        }
        keys.push((key, row.endings, bytes.len() - start));
    }
    writer.bytes(Section::Dictionary, dictionary::write(keys.into_iter()));
    writer.bytes(Section::Postings, bytes);
    let documents = index.documents.count() as usize;
    writer.bytes(
        Section::Lengths,
        lengths::write(&index.lengths, &index.totals, documents),
    );
    writer.bytes(Section::Holders, holders::write(&index.holders));
}

pub(super) fn push_varint(bytes: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        bytes.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

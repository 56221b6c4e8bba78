//! Typed views of an image. Each is a pair of the corpus and a row number; nothing is copied or decoded before it is asked
//! for. A damaged row gives empty texts and missing dates, never a panic.

use super::{
    CONCEPT_MARK, Dictionary, Documents, FieldLengths, HEADER, ImageError, Key, LANGUAGE_MARK, MAGIC, SECTIONS,
    Section, VERSION, checksum, holders, strings, table, times, u16_at, u32_at, u64_at, varint,
};
use crate::analyze::term_key;
use crate::finding::{Certainty, Rule};
use crate::model::{
    Baseline, Comparator, Day, Direction, Lang, Level, Origin, Quantity, Reading, Standing, Trilingual, date_words,
};
use crate::query::{Field, Part};

/// A checked image, read in place.
#[derive(Clone, Debug)]
pub struct Corpus<'a> {
    sections: [&'a [u8]; SECTIONS],
    dictionary: Dictionary<'a>,
}

/// The lists of named things that statements refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Register {
    /// The six families of themes.
    Families,
    /// Regions of the country.
    Regions,
    /// Themes; their group is the family.
    Themes,
    /// Kinds of statement.
    Kinds,
    /// Units of quantities.
    Units,
    /// Provincial units, each with its period.
    Places,
    /// Institutions, companies, people.
    Actors,
    /// Systems, programmes, laws, events.
    Systems,
}

impl Register {
    pub(crate) const fn section(self) -> Section {
        match self {
            Register::Families => Section::Families,
            Register::Regions => Section::Regions,
            Register::Themes => Section::Themes,
            Register::Kinds => Section::Kinds,
            Register::Units => Section::Units,
            Register::Places => Section::Places,
            Register::Actors => Section::Actors,
            Register::Systems => Section::Systems,
        }
    }
}

/// Stands for "none" where a row refers to another.
pub const NONE: u32 = u32::MAX;

/// Numbers in one row of a status.
pub(super) const STATUS: usize = 5;
/// Texts of one copy.
const COPY: usize = 5;

impl<'a> Corpus<'a> {
    /// Checks an image and opens it.
    ///
    /// # Errors
    /// [`ImageError`] says what is wrong with the bytes.
    pub fn open(bytes: &'a [u8]) -> Result<Corpus<'a>, ImageError> {
        let corpus = Corpus::open_sealed(bytes)?;
        if checksum(bytes.get(HEADER..).unwrap_or_default()) == u64_at(bytes, 16).unwrap_or_default() {
            Ok(corpus)
        } else {
            Err(ImageError::Checksum)
        }
    }

    /// Opens an image that something else vouches for, such as the file it is compiled into: all checks but the one that reads
    /// every byte, so that starting takes no longer with a larger corpus.
    ///
    /// # Errors
    /// [`ImageError`] says what is wrong with header and table.
    pub fn open_sealed(bytes: &'a [u8]) -> Result<Corpus<'a>, ImageError> {
        if bytes.get(..MAGIC.len()) != Some(&MAGIC) {
            return Err(if bytes.len() < HEADER {
                ImageError::TooShort {
                    found: bytes.len(),
                    needed: HEADER,
                }
            } else {
                ImageError::Magic
            });
        }
        let short = |needed| ImageError::TooShort {
            found: bytes.len(),
            needed,
        };
        let version = u16_at(bytes, 8).ok_or(short(HEADER))?;
        let count = u16_at(bytes, 10).ok_or(short(HEADER))?;
        let length = u32_at(bytes, 12).ok_or(short(HEADER))? as usize;
        u64_at(bytes, 16).ok_or(short(HEADER))?;
        if version != VERSION {
            return Err(ImageError::Version { found: version });
        }
        let table = bytes.get(HEADER..length).ok_or(short(length))?;
        if usize::from(count) != SECTIONS || bytes.len() > length {
            return Err(ImageError::Checksum);
        }
        let body = table.get(SECTIONS * 8..).ok_or(ImageError::Section { number: 0 })?;
        let mut sections = [&body[..0]; SECTIONS];
        for (number, section) in sections.iter_mut().enumerate() {
            let range = u32_at(table, number * 8).zip(u32_at(table, number * 8 + 4));
            *section = range
                .and_then(|(start, size)| body.get(start as usize..(start as usize).checked_add(size as usize)?))
                .ok_or(ImageError::Section { number })?;
        }
        let dictionary = Dictionary::open(sections[Section::Dictionary as usize]).ok_or(ImageError::Section {
            number: Section::Dictionary as usize,
        })?;
        Ok(Corpus { sections, dictionary })
    }

    /// The bytes of a section.
    pub(super) fn section(&self, section: Section) -> &'a [u8] {
        self.sections[section as usize]
    }

    /// A number in a row of a table.
    #[inline]
    fn number(&self, section: Section, row: u32, column: usize) -> u32 {
        table::number(self.sections[section as usize], section.columns(), row, column)
    }

    /// The rows of a table, one after the other.
    pub(super) fn rows(&self, section: Section) -> Vec<u32> {
        table::read(self.sections[section as usize], section.columns())
    }

    pub(crate) fn string(&self, number: u32) -> &'a str {
        let bytes = strings::range(self.sections[Section::Strings as usize], number)
            .and_then(|range| self.sections[Section::Text as usize].get(range))
            .unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }

    fn row(&self, section: Section, number: u32) -> RowReader<'_, 'a> {
        self.row_from(section, number, 0)
    }

    /// A row without its first columns.
    fn row_from(&self, section: Section, number: u32, column: usize) -> RowReader<'_, 'a> {
        RowReader {
            corpus: self,
            section,
            row: number,
            column,
        }
    }

    #[inline]
    fn count(&self, section: Section) -> u32 {
        table::rows(self.sections[section as usize])
    }

    /// What the corpus says of itself.
    pub fn about(&self) -> About<'a> {
        let mut row = self.row(Section::About, 0);
        let (name, version, date) = (row.trilingual(), row.text(), row.text());
        let languages = row.list().filter_map(|number| Lang::ALL.get(number as usize).copied());
        About {
            name,
            version,
            date,
            languages: languages.collect(),
        }
    }

    /// The language in which the texts of the corpus are shown to a reader of this one: the same, if they are written in it.
    pub fn speaks(&self, lang: Lang) -> Lang {
        // Past its name, its version and its date.
        let mut row = self.row_from(Section::About, 0, 5);
        let mut first = None;
        for number in row.list() {
            let language = Lang::ALL.get(number as usize).copied();
            if language == Some(lang) {
                return lang;
            }
            first = first.or(language);
        }
        first.unwrap_or(lang)
    }

    /// All changes of the map, oldest first.
    pub fn changes(&self) -> impl Iterator<Item = Change<'a>> + '_ {
        (0..self.count(Section::Changes)).map(|number| {
            let mut row = self.row(Section::Changes, number);
            Change {
                id: row.text(),
                sort: row.number(),
                when: row.when().unwrap_or(Dated::NEVER),
                adopted: row.when(),
                places: row.list().collect(),
                instrument: row.text(),
                what: row.trilingual(),
                source: row.text(),
                read: Reading::from_code(row.number()),
            }
        })
    }

    /// How many entries a register has.
    pub fn entry_count(&self, register: Register) -> u32 {
        self.count(register.section())
    }

    /// An entry of a register.
    pub fn entry(&self, register: Register, number: u32) -> Entry<'a> {
        let mut row = self.row(register.section(), number);
        Entry {
            number,
            id: row.text(),
            slug: row.text(),
            label: row.trilingual(),
            sign: row.text(),
            aliases: row.list().map(|text| self.string(text)).collect(),
            kinds: row.list().collect(),
            group: row.number(),
            into: Some(row.number()).filter(|into| *into != NONE),
            from: Day(row.number().cast_signed()),
            to: Day(row.number().cast_signed()),
            sort: row.number(),
            what: row.trilingual(),
            places: row.list().collect(),
            actors: row.list().collect(),
            when: row.when(),
            regions: row.dated().collect(),
            iso: row.text(),
            codes: row.dated().map(|(code, from)| (self.string(code), from)).collect(),
            seat: Some(row.number()).filter(|seat| *seat != NONE),
            tile: Some(row.number())
                .filter(|tile| *tile != NONE)
                .map(|tile| [tile & 0xff, tile >> 8 & 0xff]),
        }
    }

    /// All entries of a register, in the order of the seeds.
    pub fn entries(&self, register: Register) -> impl Iterator<Item = Entry<'a>> + '_ {
        (0..self.entry_count(register)).map(move |number| self.entry(register, number))
    }

    /// The slug of an entry, without the rest of it.
    pub fn slug(&self, register: Register, number: u32) -> &'a str {
        self.string(self.number(register.section(), number, 1))
    }

    /// The name of an entry in each language, without the rest of it.
    pub fn label(&self, register: Register, number: u32) -> Trilingual<&'a str> {
        // Past its id and its slug.
        self.row_from(register.section(), number, 2).trilingual()
    }

    /// All names of an entry: in each language, then its other ones, without the rest of it.
    pub fn names(&self, register: Register, number: u32) -> impl Iterator<Item = &'a str> + '_ {
        let label = self.label(register, number);
        // Past its sign.
        let mut row = self.row_from(register.section(), number, 6);
        let aliases = row.list().map(|text| self.string(text));
        Lang::ALL.map(|lang| *label.get(lang)).into_iter().chain(aliases)
    }

    /// The family of a theme, without the rest of it.
    pub fn family(&self, theme: u32) -> u32 {
        self.number(Section::Themes, theme, 10)
    }

    /// The first entry with a slug.
    pub fn entry_by_slug(&self, register: Register, slug: &str) -> Option<Entry<'a>> {
        let number = (0..self.entry_count(register)).find(|number| self.slug(register, *number) == slug)?;
        Some(self.entry(register, number))
    }

    /// The unit of today's map that a provincial unit's territory belongs to: itself, if it is still in force.
    pub fn today(&self, place: u32) -> u32 {
        // A unit's successor never has fewer territory than it; the bound only guards against a damaged image.
        (0..8).fold(place, |unit, _| {
            let into = self.number(Section::Places, unit, 11);
            if into == NONE || into >= self.entry_count(Register::Places) {
                unit
            } else {
                into
            }
        })
    }

    /// The concepts that have this term, given as [`term_key`] makes it, and whether longer terms start with its words.
    pub(crate) fn concepts_of(&self, key: &str) -> (Vec<Concept<'a>>, bool) {
        let text = self.sections[Section::Concepts as usize];
        let places = self.sections[Section::Terms as usize];
        let count = places.len() / 4;
        let place = |number: usize| u32_at(places, number * 4).unwrap_or_default() as usize;
        let term = |number: usize| {
            let line = text.get(place(number)..)?.split(|byte| *byte == b'\n').next()?;
            std::str::from_utf8(line).ok().map(term_key)
        };
        let (mut low, mut high) = (0, count);
        while low < high {
            let middle = low.midpoint(high);
            if term(middle).is_some_and(|term| term.as_str() < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let mut concepts = Vec::new();
        for number in low..count {
            let Some(term) = term(number).filter(|term| term.starts_with(key)) else {
                break;
            };
            if term.len() > key.len() {
                // A space comes before every letter.
                return (concepts, term.as_bytes()[key.len()] == b' ');
            }
            concepts.extend(Concept::around(text, place(number)));
        }
        (concepts, false)
    }

    /// How many records there are.
    pub fn record_count(&self) -> u32 {
        self.count(Section::Records)
    }

    /// A record by its number.
    pub fn record(&self, number: u32) -> Record<'a> {
        let mut row = self.row(Section::Records, number);
        let id = row.text();
        let nature = row.number();
        Record {
            number,
            id,
            brief: nature & 1 == 1,
            origin: origin(nature),
            title: row.trilingual(),
            source_title: row.text(),
            source_language: row.text(),
            publisher: row.text(),
            url: row.text(),
            file: row.text(),
            sha256: row.text(),
            when: row.when().unwrap_or(Dated::NEVER),
            basis: row.trilingual(),
            copies: row.copies(),
            page: Some(row.number()).filter(|page| *page != NONE),
            first: row.number(),
            count: row.number(),
        }
    }

    /// All records as packed: articles newest first, then briefs.
    pub fn records(&self) -> impl Iterator<Item = Record<'a>> + '_ {
        (0..self.record_count()).map(|number| self.record(number))
    }

    /// The record with this id, or the one of which it is a copy.
    pub fn record_by_id(&self, id: &str) -> Option<Record<'a>> {
        let has_copy = |record: &Record<'_>| record.copies.iter().any(|copy| copy.id == id);
        let itself = self.records().find(|record| record.id == id);
        itself.or_else(|| self.records().find(has_copy))
    }

    /// How many statements there are.
    pub fn statement_count(&self) -> u32 {
        self.count(Section::Statements)
    }

    /// A statement by its number.
    pub fn statement(&self, number: u32) -> Statement<'a> {
        let mut row = self.row(Section::Statements, number);
        Statement {
            number,
            record: row.number(),
            paragraph: row.number(),
            id: row.text(),
            text: row.trilingual(),
            kind: row.number(),
            themes: row.list().collect(),
            places: row.list().collect(),
            actors: row.list().collect(),
            systems: row.list().collect(),
            when: row.when().unwrap_or(Dated::NEVER),
            inherited: row.number() == 1,
            deadline: row.when(),
            basis: row.trilingual(),
            quantity: row.quantity(),
            status: row.status(),
        }
    }

    /// What a machine found in a statement that is a passage of a raw text, in the order of the text.
    pub fn finds(&self, statement: u32) -> Vec<Found<'a>> {
        let of = |row: u32| self.number(Section::Finds, row, 0);
        let (mut low, mut high) = (0, self.count(Section::Finds));
        let count = high;
        while low < high {
            let middle = low.midpoint(high);
            if of(middle) < statement {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let own = (low..count).take_while(|row| of(*row) == statement);
        own.filter_map(|row| self.found(row)).collect()
    }

    /// True if a machine found something in raw texts of this corpus.
    pub fn has_finds(&self) -> bool {
        self.count(Section::Finds) > 0
    }

    fn found(&self, number: u32) -> Option<Found<'a>> {
        let mut row = self.row(Section::Finds, number);
        row.number();
        let (start, end, how, entry) = (row.number(), row.number(), row.number(), row.number());
        let (text, value, max) = (row.text(), row.float(), row.float());
        let what = match how & 0xff {
            1 => FoundWhat::Place(entry),
            2 => FoundWhat::Actor(entry),
            3 => FoundWhat::System(entry),
            4 => FoundWhat::Theme(entry),
            5 => FoundWhat::Date {
                edtf: text,
                due: entry == 1,
            },
            6 => FoundWhat::Quantity {
                comparator: Comparator::from_code(how >> 24)?,
                value,
                max: Some(max).filter(|max| max.is_finite()),
                unit: Some(entry).filter(|unit| *unit != NONE),
            },
            7 => FoundWhat::Target,
            _ => return None,
        };
        Some(Found {
            start: start as usize,
            end: end as usize,
            what,
            certainty: Certainty::from_code(how >> 8 & 0xff)?,
            rule: Rule::from_code(how >> 16 & 0xff)?,
        })
    }

    /// All statements, in the order of their records.
    pub fn statements(&self) -> impl Iterator<Item = Statement<'a>> + '_ {
        (0..self.statement_count()).map(|number| self.statement(number))
    }

    /// The dictionary: key to offset in the postings.
    pub(crate) fn dictionary(&self) -> Dictionary<'a> {
        self.dictionary
    }

    /// How many documents are indexed.
    pub(crate) fn documents(&self) -> Documents {
        Documents {
            statements: self.statement_count(),
            records: self.record_count(),
            entries: Documents::REGISTERS.map(|register| self.entry_count(register)),
        }
    }

    /// The texts of a field of a document; none for facts, which are made when the index is.
    pub(crate) fn texts(&self, document: u32, field: Field) -> Vec<&'a str> {
        let documents = self.documents();
        match (field.part, field.lang) {
            (Part::Text, Some(lang)) => vec![self.text_of(document, lang)],
            (Part::Title, Some(lang)) => {
                let record = document.saturating_sub(documents.statements);
                vec![*self.title_of(record).get(lang)]
            }
            (Part::Facts, _) => Vec::new(),
            (_, lang) => {
                let Some((register, number)) = documents.entry_of(document) else {
                    return Vec::new();
                };
                let entry = self.entry(register, number);
                let labels = Lang::ALL
                    .into_iter()
                    .filter(|known| lang.is_none_or(|lang| lang == *known));
                let mut texts: Vec<&str> = labels.map(|lang| *entry.label.get(lang)).collect();
                texts.extend(entry.aliases);
                texts
            }
        }
    }

    /// Calls `each` with document, number of the field and count for each posting of a key; counts above 2 are rounded.
    #[inline]
    pub(crate) fn postings(&self, key: Key, mut each: impl FnMut(u32, usize, u32)) {
        let bytes = self.sections[Section::Postings as usize];
        let documents = self.documents().count().max(1);
        let mut at = key.postings as usize;
        let end = at.saturating_add(key.bytes as usize).min(bytes.len());
        // Postings come field after field, so that only the first one of a field takes a division.
        let (mut field, mut document) = (0usize, 0u32);
        while at < end {
            let step = varint(bytes, &mut at);
            document = document.wrapping_add(step >> 2);
            if document >= documents {
                field += (document / documents) as usize;
                document %= documents;
            }
            if field >= Field::ALL.len() {
                return;
            }
            each(document, field, times::of(step));
        }
    }

    /// How many words each document has in a field.
    pub(crate) fn lengths(&self, field: usize) -> FieldLengths<'a> {
        FieldLengths::open(self.sections[Section::Lengths as usize], field)
    }

    /// Calls `each` with the statements that refer to an entry of a register that is indexed, in ascending order.
    pub(crate) fn holders(&self, register: Register, entry: u32, each: impl FnMut(u32)) {
        let before = self.statement_count() + self.record_count();
        let place = self.documents().entry(register, entry).saturating_sub(before);
        holders::read(self.sections[Section::Holders as usize], place, each);
    }

    /// Calls `each` with the statements that answer for a document: itself, those of a record, those that refer to an entry.
    #[inline]
    pub(crate) fn answering(&self, document: u32, mut each: impl FnMut(u32)) {
        let (statements, records) = (self.statement_count(), self.record_count());
        if document < statements {
            each(document);
        } else if document < statements + records {
            self.statements_of(document - statements).for_each(each);
        } else {
            let entry = document - statements - records;
            holders::read(self.sections[Section::Holders as usize], entry, |statement| {
                if statement < statements {
                    each(statement);
                }
            });
        }
    }

    /// The statements of a record, without the rest of it.
    pub(crate) fn statements_of(&self, record: u32) -> std::ops::Range<u32> {
        let mut row = self.row_from(Section::Records, record, Section::Records.columns() - 2);
        let (first, count) = (row.number(), row.number());
        let end = first.saturating_add(count).min(self.statement_count());
        first.min(end)..end
    }

    /// Who put a record in, without the rest of it.
    pub fn origin_of(&self, record: u32) -> Origin {
        origin(self.number(Section::Records, record, 1))
    }

    /// The record of a statement, without the rest of it.
    pub fn record_of(&self, statement: u32) -> u32 {
        self.number(Section::Statements, statement, 0)
    }

    /// The paragraph of a statement, without the rest of it.
    pub(crate) fn paragraph_of(&self, statement: u32) -> u32 {
        self.number(Section::Statements, statement, 1)
    }

    /// The text of a statement, without the rest of it.
    pub(crate) fn text_of(&self, statement: u32, lang: Lang) -> &'a str {
        self.string(self.number(Section::Statements, statement, 3 + lang as usize))
    }

    /// The title of a record, without the rest of it.
    pub(crate) fn title_of(&self, record: u32) -> Trilingual<&'a str> {
        self.row_from(Section::Records, record, 2).trilingual()
    }

    /// The id of a statement, without the rest of it.
    pub fn id_of(&self, statement: u32) -> &'a str {
        self.string(self.number(Section::Statements, statement, 2))
    }

    /// The entries of a register that a statement refers to, without the rest of it.
    pub fn references(&self, statement: u32, register: Register) -> Vec<u32> {
        let column = match register {
            Register::Kinds => 6,
            Register::Themes => 7,
            Register::Places => 9,
            Register::Actors => 11,
            Register::Systems => 13,
            Register::Families | Register::Regions | Register::Units => return Vec::new(),
        };
        let mut row = self.row_from(Section::Statements, statement, column);
        if register == Register::Kinds {
            vec![row.number()]
        } else {
            row.list().collect()
        }
    }

    /// What became of a statement, without the rest of it.
    pub(crate) fn status_of(&self, statement: u32) -> Vec<Status<'a>> {
        // The last list of the row.
        self.row_from(Section::Statements, statement, Section::Statements.columns() - 2)
            .status()
    }

    /// The date of a statement, without the rest of it.
    pub(crate) fn when_of(&self, statement: u32) -> Dated<'a> {
        self.dated_of(statement, 15).unwrap_or(Dated::NEVER)
    }

    /// The deadline of a statement, without the rest of it.
    pub fn deadline_of(&self, statement: u32) -> Option<Dated<'a>> {
        self.dated_of(statement, 19)
    }

    /// The value of the quantity of a statement, and the upper end of its range.
    pub(crate) fn value_of(&self, statement: u32) -> Option<(f64, f64)> {
        Comparator::from_code(self.number(Section::Statements, statement, 25))?;
        let mut row = self.row_from(Section::Statements, statement, 31);
        let (value, max) = (row.float(), row.float());
        Some((value, if max.is_finite() { max } else { value }))
    }

    fn dated_of(&self, statement: u32, column: usize) -> Option<Dated<'a>> {
        self.row_from(Section::Statements, statement, column).when()
    }
}

/// Who put a record in, by the number that holds this and whether it is a brief.
fn origin(nature: u32) -> Origin {
    Origin::from_code((nature >> 1) + 1).unwrap_or(Origin::Editors)
}

/// Reads the fields of a row one after the other.
struct RowReader<'c, 'a> {
    corpus: &'c Corpus<'a>,
    section: Section,
    row: u32,
    column: usize,
}

impl<'c, 'a> RowReader<'c, 'a> {
    fn number(&mut self) -> u32 {
        self.column += 1;
        self.corpus.number(self.section, self.row, self.column - 1)
    }

    fn float(&mut self) -> f64 {
        let (low, high) = (self.number(), self.number());
        f64::from_bits(u64::from(high) << 32 | u64::from(low))
    }

    fn text(&mut self) -> &'a str {
        let number = self.number();
        self.corpus.string(number)
    }

    fn trilingual(&mut self) -> Trilingual<&'a str> {
        Trilingual {
            fr: self.text(),
            en: self.text(),
            vi: self.text(),
        }
    }

    fn list(&mut self) -> impl Iterator<Item = u32> + use<'c, 'a> {
        let (start, count) = (self.number() as usize, self.number() as usize);
        let lists: &'a [u8] = self.corpus.sections[Section::Lists as usize];
        let bytes = lists.get(start * 4..(start + count) * 4).unwrap_or_default();
        bytes.chunks_exact(4).filter_map(|number| u32_at(number, 0))
    }

    fn when(&mut self) -> Option<Dated<'a>> {
        let edtf = self.text();
        let (earliest, latest) = (Day(self.number().cast_signed()), Day(self.number().cast_signed()));
        (!edtf.is_empty()).then_some(Dated { edtf, earliest, latest })
    }

    /// Pairs of a number and the first day from which it held.
    fn dated(&mut self) -> impl Iterator<Item = (u32, Day)> + use<'c, 'a> {
        let mut numbers = self.list();
        std::iter::from_fn(move || Some((numbers.next()?, Day(numbers.next()?.cast_signed()))))
    }

    fn quantity(&mut self) -> Option<Quantity<'a>> {
        let comparator = Comparator::from_code(self.number());
        let level = Level::from_code(self.number());
        let unit = self.number();
        let of = self.trilingual();
        let (value, max) = (self.float(), self.float());
        let direction = Direction::from_code(self.number());
        let (date, then) = (self.text(), self.float());
        let baseline = Baseline {
            value: Some(then).filter(|then| then.is_finite()),
            date,
        };
        let comparator = comparator?;
        let unit = self.corpus.entry(Register::Units, unit);
        Some(Quantity {
            comparator,
            value,
            max: Some(max).filter(|max| max.is_finite()),
            unit: unit.slug,
            unit_label: unit.label,
            sign: unit.sign,
            level,
            of,
            direction,
            baseline: Some(baseline).filter(|baseline| baseline.value.is_some() || !baseline.date.is_empty()),
        })
    }

    fn copies(&mut self) -> Vec<Reprint<'a>> {
        let texts: Vec<&str> = self.list().map(|text| self.corpus.string(text)).collect();
        let copy = |texts: &[&'a str]| {
            let [id, title, publisher, file, when] = *texts else {
                return None;
            };
            Some(Reprint {
                id,
                title,
                publisher,
                file,
                when,
            })
        };
        texts.chunks_exact(COPY).filter_map(copy).collect()
    }

    fn status(&mut self) -> Vec<Status<'a>> {
        let numbers: Vec<u32> = self.list().collect();
        let row = |row: &[u32]| {
            let [standing, edtf, earliest, latest, evidence] = *row else {
                return None;
            };
            Some(Status {
                standing: Standing::from_code(standing)?,
                when: Dated {
                    edtf: self.corpus.string(edtf),
                    earliest: Day(earliest.cast_signed()),
                    latest: Day(latest.cast_signed()),
                },
                evidence,
            })
        };
        numbers.chunks_exact(STATUS).filter_map(row).collect()
    }
}

/// What the corpus says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About<'a> {
    /// Name of the corpus.
    pub name: Trilingual<&'a str>,
    /// Version of the corpus.
    pub version: &'a str,
    /// Day on which it was last changed, ISO 8601.
    pub date: &'a str,
    /// The languages its texts are written in.
    pub languages: Vec<Lang>,
}

/// An entry of a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Its number in the register.
    pub number: u32,
    /// Unique in the register.
    pub id: &'a str,
    /// The name in addresses; several provincial units may share one, at different times.
    pub slug: &'a str,
    /// The name in each language.
    pub label: Trilingual<&'a str>,
    /// A sign in place of the label: after a number for units, on the map for places.
    pub sign: &'a str,
    /// Other names and spellings.
    pub aliases: Vec<&'a str>,
    /// Pairs of a type code and the first day on which it held, for places.
    pub kinds: Vec<u32>,
    /// The family of a theme.
    pub group: u32,
    /// The unit that took over the whole territory, for places.
    pub into: Option<u32>,
    /// First day in force.
    pub from: Day,
    /// Last day in force.
    pub to: Day,
    /// Which sort of actor or system it is: its place in [`crate::model::ActorSort::ALL`] or
    /// [`crate::model::SystemSort::ALL`], from 1.
    pub sort: u32,
    /// What the corpus says of it, in a sentence.
    pub what: Trilingual<&'a str>,
    /// Entries of the register of places: where it is.
    pub places: Vec<u32>,
    /// Entries of the register of actors: who is behind it.
    pub actors: Vec<u32>,
    /// When it took place or came into force.
    pub when: Option<Dated<'a>>,
    /// Regions of a place, each with the first day on which it belonged to it.
    pub regions: Vec<(u32, Day)>,
    /// ISO 3166-2 code of a place, or empty.
    pub iso: &'a str,
    /// National statistical codes of a place, each with the first day on which it held.
    pub codes: Vec<(&'a str, Day)>,
    /// The former place in which the seat of an enlarged place lies.
    pub seat: Option<u32>,
    /// Column and row of a place in the map of squares, each less than 256.
    pub tile: Option<[u32; 2]>,
}

/// A concept of the thesaurus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concept<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its terms, each with its language, the preferred one of each first.
    pub terms: Vec<(Lang, &'a str)>,
}

impl<'a> Concept<'a> {
    /// The concept that a place in the text of the thesaurus belongs to.
    fn around(text: &'a [u8], place: usize) -> Option<Concept<'a>> {
        let mark = |byte: &u8| char::from(*byte) == CONCEPT_MARK;
        let start = text.get(..place)?.iter().rposition(mark)? + 1;
        let whole = text.get(start..)?.split(mark).next()?;
        let mut parts = std::str::from_utf8(whole).ok()?.split(LANGUAGE_MARK);
        let id = parts.next()?;
        let mut terms = Vec::new();
        for (lang, lines) in Lang::ALL.into_iter().zip(parts) {
            terms.extend(lines.lines().map(|term| (lang, term)));
        }
        Some(Concept { id, terms })
    }
}

/// A change of the map: a merger, a new status, a law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its kind: its place in [`crate::model::ChangeSort::ALL`], from 1.
    pub sort: u32,
    /// When it took effect.
    pub when: Dated<'a>,
    /// When it was adopted.
    pub adopted: Option<Dated<'a>>,
    /// Entries of the register of places: what it made or changed.
    pub places: Vec<u32>,
    /// Number of the legal instrument, or empty.
    pub instrument: &'a str,
    /// What happened, in a sentence.
    pub what: Trilingual<&'a str>,
    /// Address of the source, or empty.
    pub source: &'a str,
    /// How much of the instrument was read, if that was noted.
    pub read: Option<Reading>,
}

/// A date of the corpus with its bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated<'a> {
    /// As written in the seed.
    pub edtf: &'a str,
    /// First possible day.
    pub earliest: Day,
    /// Last possible day.
    pub latest: Day,
}

impl Dated<'_> {
    /// Stands in for the date of a damaged row.
    const NEVER: Dated<'static> = Dated {
        edtf: "",
        earliest: Day(0),
        latest: Day(0),
    };

    /// The date in words.
    pub fn words(&self, lang: Lang) -> String {
        date_words(self.edtf, lang)
    }

    /// True if the date shares a day with the period.
    pub fn overlaps(&self, from: Day, to: Day) -> bool {
        self.earliest <= to && self.latest >= from
    }

    /// The first day, or the last where the start is open.
    pub fn anchor(&self) -> Day {
        if self.earliest.is_closed() {
            self.earliest
        } else {
            self.latest
        }
    }
}

/// A source document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record<'a> {
    /// Its number in the corpus.
    pub number: u32,
    /// Its address.
    pub id: &'a str,
    /// True for the teaser of another article.
    pub brief: bool,
    /// Who put it in.
    pub origin: Origin,
    /// Title in our own words.
    pub title: Trilingual<&'a str>,
    /// Title as the publisher printed it.
    pub source_title: &'a str,
    /// Language code of the source.
    pub source_language: &'a str,
    /// Who published it.
    pub publisher: &'a str,
    /// Address of the source, or empty.
    pub url: &'a str,
    /// Name of the original file.
    pub file: &'a str,
    /// SHA-256 of that file, hexadecimal.
    pub sha256: &'a str,
    /// When it was said or published.
    pub when: Dated<'a>,
    /// How that date is known.
    pub basis: Trilingual<&'a str>,
    /// Other places where the same text stands, and was counted with this one.
    pub copies: Vec<Reprint<'a>>,
    /// The record on whose page a brief stood.
    pub page: Option<u32>,
    /// Number of its first statement; the others follow.
    pub first: u32,
    /// How many statements it has.
    pub count: u32,
}

impl Record<'_> {
    /// The numbers of its statements, in source order.
    pub fn statements(&self) -> std::ops::Range<u32> {
        self.first..self.first.saturating_add(self.count)
    }
}

/// The same text as a record's, at another place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reprint<'a> {
    /// The address it would have as a record.
    pub id: &'a str,
    /// Its title as printed.
    pub title: &'a str,
    /// Who published it, or empty.
    pub publisher: &'a str,
    /// Name of its file.
    pub file: &'a str,
    /// When it was said or published, as EDTF.
    pub when: &'a str,
}

/// One fact of a source document, in our own words.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement<'a> {
    /// Its number in the corpus.
    pub number: u32,
    /// The record it belongs to.
    pub record: u32,
    /// 1-based number among the non-empty lines of the source.
    pub paragraph: u32,
    /// Unique in its record.
    pub id: &'a str,
    /// The statement in each language.
    pub text: Trilingual<&'a str>,
    /// Entry of the register of kinds.
    pub kind: u32,
    /// Entries of the register of themes, the main one first.
    pub themes: Vec<u32>,
    /// Entries of the register of places, valid on the statement's own date.
    pub places: Vec<u32>,
    /// Entries of the register of actors.
    pub actors: Vec<u32>,
    /// Entries of the register of systems.
    pub systems: Vec<u32>,
    /// When it was said or took place.
    pub when: Dated<'a>,
    /// True if that date is its record's.
    pub inherited: bool,
    /// When it is due.
    pub deadline: Option<Dated<'a>>,
    /// How its own date is known, if it was inferred.
    pub basis: Trilingual<&'a str>,
    /// The number it rests on.
    pub quantity: Option<Quantity<'a>>,
    /// What became of it, oldest first.
    pub status: Vec<Status<'a>>,
}

/// Something that a machine found in a passage of a raw text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found<'a> {
    /// First byte in the text of the passage.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// What it is.
    pub what: FoundWhat<'a>,
    /// How sure the rule is.
    pub certainty: Certainty,
    /// What found it.
    pub rule: Rule,
}

/// What a machine found. Numbers are those of the registers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FoundWhat<'a> {
    /// A place.
    Place(u32),
    /// An actor.
    Actor(u32),
    /// A system.
    System(u32),
    /// A theme.
    Theme(u32),
    /// A date.
    Date {
        /// As seeds write it.
        edtf: &'a str,
        /// It says by when.
        due: bool,
    },
    /// A quantity.
    Quantity {
        /// How the value is meant.
        comparator: Comparator,
        /// The value, or the lower end of a range.
        value: f64,
        /// The upper end of a range.
        max: Option<f64>,
        /// Its unit; none if only the words of the text say it.
        unit: Option<u32>,
    },
    /// A target.
    Target,
}

/// A row of the history of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Status<'a> {
    /// What it says.
    pub standing: Standing,
    /// As of when.
    pub when: Dated<'a>,
    /// Number of the statement that shows it.
    pub evidence: u32,
}

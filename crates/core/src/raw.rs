//! From a raw text to the rows of an image: a record as the editors' are, with a passage in place of each statement, and what
//! [`crate::finding`] found in it as its data.

use crate::copies::Sketch;
use crate::finding::{Certainty, Find, Role, Target, What, date_of};
use crate::image::read::{Corpus, NONE, Register};
use crate::image::write::{EntryRow, FindRow, FoundRow, QuantityRow, RecordRow, StatementRow};
use crate::model::{Day, Lang, Origin, Trilingual, When};
use crate::reading::{Document, How, Kind, Part};
use std::ops::Range;

/// Longer paragraphs are cut into several passages: a statement of the page is something to be read at one glance.
const LONGEST: usize = 4096;

/// A raw text as rows. Records, statements and finds are numbered from 0 until [`RawRows::placed`].
#[derive(Clone, Debug)]
pub struct RawRows {
    /// The document.
    pub record: RecordRow,
    /// Its passages.
    pub statements: Vec<StatementRow>,
    /// What was found in them.
    pub finds: Vec<FindRow>,
    /// By what its copies are told.
    pub sketch: Sketch,
}

impl RawRows {
    /// Gives the rows their numbers in a corpus.
    pub fn placed(&mut self, record: u32, first: u32) {
        self.record.first = first;
        for statement in &mut self.statements {
            statement.record = record;
        }
        for find in &mut self.finds {
            find.statement += first;
        }
    }
}

/// What is known of a raw text beside itself.
#[derive(Clone, Debug)]
pub struct Given<'g> {
    /// Its address in the corpus.
    pub id: &'g str,
    /// The name of its file.
    pub file: &'g str,
    /// Who put it in.
    pub origin: Origin,
    /// The day, as EDTF, of a text that says none: when it was put in.
    pub day: &'g str,
    /// What somebody corrected by hand.
    pub corrections: Corrections,
}

/// What somebody corrected by hand; what is empty was not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    /// The title.
    pub title: String,
    /// The date as EDTF.
    pub date: String,
    /// Slugs of provinces that the text is not about.
    pub without: Vec<String>,
    /// Slugs of provinces that passages without one are about.
    pub with: Vec<String>,
}

/// The kinds of passage, beside those of statements.
const KINDS: [(&str, Trilingual<&str>); 3] = [
    (
        "passage",
        Trilingual {
            fr: "Passage",
            en: "Passage",
            vi: "Đoạn văn",
        },
    ),
    (
        "caption",
        Trilingual {
            fr: "Légende",
            en: "Caption",
            vi: "Chú thích ảnh",
        },
    ),
    (
        "teaser",
        Trilingual {
            fr: "Renvoi à un autre article",
            en: "Teaser of another article",
            vi: "Tin dẫn sang bài khác",
        },
    ),
];

/// The kinds of passage that a corpus does not have yet; they follow those that it has.
pub fn new_kinds(corpus: &Corpus<'_>) -> Vec<EntryRow> {
    let known = |id: &str| corpus.entries(Register::Kinds).any(|entry| entry.id == id);
    KINDS
        .iter()
        .filter(|(id, _)| !known(id))
        .map(|(id, label)| EntryRow {
            id: (*id).to_owned(),
            slug: (*id).to_owned(),
            label: label.map(|_, text| (*text).to_owned()),
            ..EntryRow::default()
        })
        .collect()
}

/// The number of a kind, in the register as it is with the [`new_kinds`]; none if a corpus has no such kind of statement.
fn kind(corpus: &Corpus<'_>, id: &str) -> Option<u32> {
    let known = corpus.entries(Register::Kinds).find(|entry| entry.id == id);
    known.map(|entry| entry.number).or_else(|| {
        let place = new_kinds(corpus).iter().position(|entry| entry.id == id)?;
        Some(corpus.entry_count(Register::Kinds) + place as u32)
    })
}

/// Makes rows of a document and of what was found in it.
pub fn rows(corpus: &Corpus<'_>, document: &Document, finds: &[Find], given: &Given<'_>) -> RawRows {
    let lang = document.lang.as_ref().map_or(Lang::default(), |told| told.value);
    let title = title(document, given);
    let (when, basis) = date(document, finds, given);
    let told = |text: &Option<crate::reading::Told<String>>| text.as_ref().map(|told| told.value.clone());
    let mut raw = RawRows {
        record: RecordRow {
            id: given.id.to_owned(),
            brief: false,
            origin: given.origin,
            title: same(&title),
            source: [
                told(&document.title).unwrap_or(title),
                lang.code().to_owned(),
                told(&document.publisher).unwrap_or_default(),
                String::new(),
                given.file.to_owned(),
                String::new(),
            ],
            when,
            basis: basis.map(|_, text| (*text).to_owned()),
            copies: Vec::new(),
            page: None,
            first: 0,
            count: 0,
        },
        statements: Vec::new(),
        finds: Vec::new(),
        sketch: Sketch::default(),
    };
    let mut of_part = vec![Vec::new(); document.parts.len()];
    for find in finds {
        if let Some(own) = of_part.get_mut(find.part as usize) {
            own.push(find);
        }
    }
    let maker = Maker {
        corpus,
        document,
        finds,
        of_part,
        given,
        added: added(corpus, given, raw.record.when.1.earliest),
    };
    for (number, part) in (0u32..).zip(&document.parts) {
        let is_title = part.kind == Kind::Title && part.article == 0;
        // A line that stands there twice, as a lead and below its picture, is one passage.
        if !part.kind.is_content() || is_title || part.repeated {
            continue;
        }
        let pieces = pieces(document.text_of(part));
        let many = pieces.len() > 1;
        for (piece, range) in pieces.into_iter().enumerate() {
            let range = part.start + range.start as u32..part.start + range.end as u32;
            let mut id = format!("p{}", part.paragraph);
            if many {
                id += &format!("-{}", piece + 1);
            }
            maker.passage(number, part, range, id, &mut raw);
        }
    }
    raw.record.count = raw.statements.len() as u32;
    raw.sketch = Sketch::of(raw.statements.iter().map(|statement| statement.text.get(lang).as_str()));
    raw
}

/// What the passages of a document have in common.
struct Maker<'m, 'a> {
    corpus: &'m Corpus<'a>,
    document: &'m Document,
    finds: &'m [Find],
    /// The finds of each part.
    of_part: Vec<Vec<&'m Find>>,
    given: &'m Given<'m>,
    /// The units of the provinces that were added by hand.
    added: Vec<u32>,
}

impl Maker<'_, '_> {
    /// Adds a passage and its finds.
    fn passage(&self, number: u32, part: &Part, range: Range<u32>, id: String, raw: &mut RawRows) {
        let text = self
            .document
            .text
            .get(range.start as usize..range.end as usize)
            .unwrap_or_default();
        let here = |find: &&Find| {
            let whole = find.start <= range.start && find.end >= range.end;
            (whole || range.contains(&find.start)) && !self.is_taken_out(find)
        };
        let all = self.of_part.get(number as usize).map(Vec::as_slice).unwrap_or_default();
        let own: Vec<&Find> = all.iter().copied().filter(here).collect();
        let counted = || own.iter().filter(|find| find.certainty > Certainty::Possible);
        let mut statement = StatementRow {
            record: 0,
            paragraph: part.paragraph,
            id,
            text: same(text),
            kind: 0,
            themes: Vec::new(),
            places: Vec::new(),
            actors: Vec::new(),
            systems: Vec::new(),
            when: raw.record.when.clone(),
            inherited: true,
            deadline: None,
            basis: Trilingual::default(),
            quantity: None,
            status: Vec::new(),
        };
        let mut themes: Vec<(u32, u32)> = Vec::new();
        for find in counted() {
            let list = match &find.what {
                What::Place { unit, .. } => (&mut statement.places, *unit),
                What::Actor(entry) => (&mut statement.actors, *entry),
                What::System(entry) => (&mut statement.systems, *entry),
                What::Theme(entry) => {
                    match themes.iter_mut().find(|(theme, _)| theme == entry) {
                        Some((_, times)) => *times += 1,
                        None => themes.push((*entry, 1)),
                    }
                    continue;
                }
                _ => continue,
            };
            if !list.0.contains(&list.1) {
                list.0.push(list.1);
            }
        }
        // What is named most often is the main theme; of equals, what comes first.
        while let Some(most) = themes.iter().map(|(_, times)| *times).max() {
            let at = themes.iter().position(|(_, times)| *times == most).unwrap_or_default();
            statement.themes.push(themes.remove(at).0);
        }
        if !statement.places.iter().any(|place| !self.is_nation(*place)) {
            statement.places.extend(&self.added);
        }
        let target = self.target(&own);
        statement.quantity = match target {
            Some(target) => target.quantity.and_then(|find| self.quantity(find)),
            None => counted().find_map(|find| self.quantity_of(find)),
        };
        statement.deadline = target.and_then(|target| target.deadline).and_then(|find| {
            let What::Date(date) = &self.finds.get(find as usize)?.what else {
                return None;
            };
            Some((date.edtf.clone(), When::parse(&date.edtf).ok()?))
        });
        if part.article > 0
            && let Some(date) = date_of(self.document, self.finds, part.article)
            && let Ok(when) = When::parse(date)
        {
            statement.when = (date.to_owned(), when);
            statement.inherited = false;
        }
        let wanted = match part.kind {
            Kind::Caption => "caption",
            Kind::Teaser | Kind::Title => "teaser",
            _ if part.article > 0 => "teaser",
            _ if target.is_some() => "target",
            _ if statement.quantity.is_some() => "figure",
            _ => "passage",
        };
        let known = kind(self.corpus, wanted).or_else(|| kind(self.corpus, "passage"));
        statement.kind = known.unwrap_or_default();
        let number = raw.statements.len() as u32;
        raw.finds.extend(own.iter().map(|find| FindRow {
            statement: number,
            start: find.start.max(range.start) - range.start,
            end: find.end.clamp(range.start, range.end) - range.start,
            what: found(&find.what),
            certainty: find.certainty,
            rule: find.rule,
        }));
        raw.statements.push(statement);
    }

    /// The target that stands for a passage: the first with a number, or else the first with a day.
    fn target(&self, own: &[&Find]) -> Option<Target> {
        let targets = || {
            own.iter().filter_map(|find| match find.what {
                What::Target(target) if find.certainty > Certainty::Possible => Some(target),
                _ => None,
            })
        };
        let best = targets().find(|target| target.quantity.is_some() && target.deadline.is_some());
        best.or_else(|| targets().find(|target| target.quantity.is_some()))
            .or_else(|| targets().next())
    }

    fn quantity(&self, find: u32) -> Option<QuantityRow> {
        self.quantity_of(self.finds.get(find as usize)?)
    }

    fn quantity_of(&self, find: &Find) -> Option<QuantityRow> {
        let What::Quantity(quantity) = find.what else {
            return None;
        };
        let (start, end) = quantity.unit_span;
        let words = self.document.text.get(start as usize..end as usize).unwrap_or_default();
        Some(QuantityRow {
            comparator: quantity.comparator,
            value: quantity.value,
            max: quantity.max,
            unit: quantity.unit.unwrap_or(NONE),
            level: None,
            // The register's word for a unit needs no second one beside it.
            of: same(if quantity.unit.is_some() { "" } else { words }),
            direction: quantity.direction,
            baseline: (None, String::new()),
        })
    }

    fn is_taken_out(&self, find: &Find) -> bool {
        let What::Place { unit, .. } = find.what else {
            return false;
        };
        let slug = self.corpus.slug(Register::Places, unit);
        self.given.corrections.without.iter().any(|without| without == slug)
    }

    fn is_nation(&self, place: u32) -> bool {
        let kinds = self.corpus.entry(Register::Places, place).kinds;
        kinds.first() == Some(&crate::model::PlaceSort::Nation.code())
    }
}

fn found(what: &What) -> FoundRow {
    match what {
        What::Place { unit, .. } => FoundRow::Place(*unit),
        What::Actor(entry) => FoundRow::Actor(*entry),
        What::System(entry) => FoundRow::System(*entry),
        What::Theme(entry) => FoundRow::Theme(*entry),
        What::Date(date) => FoundRow::Date(date.edtf.clone(), date.role == Role::Deadline),
        What::Quantity(quantity) => {
            FoundRow::Quantity(quantity.comparator, quantity.value, quantity.max, quantity.unit)
        }
        What::Target(_) => FoundRow::Target,
    }
}

/// The units of provinces that were added by hand, those in force on the day of the text.
fn added(corpus: &Corpus<'_>, given: &Given<'_>, day: Day) -> Vec<u32> {
    let unit = |slug: &String| {
        let named = || corpus.entries(Register::Places).filter(|entry| entry.slug == slug);
        let then = named().find(|entry| entry.from <= day && entry.to >= day);
        then.or_else(|| named().last()).map(|entry| entry.number)
    };
    given.corrections.with.iter().filter_map(unit).collect()
}

/// A text that is the same whatever the reader's language.
fn same(text: &str) -> Trilingual<String> {
    Trilingual {
        fr: text.to_owned(),
        en: text.to_owned(),
        vi: text.to_owned(),
    }
}

/// The title: as corrected, as found, or else how the text begins.
fn title(document: &Document, given: &Given<'_>) -> String {
    if !given.corrections.title.is_empty() {
        return given.corrections.title.clone();
    }
    if let Some(told) = &document.title {
        return told.value.clone();
    }
    let first = document.parts.iter().find(|part| part.kind.is_content());
    let text = first.map_or(given.file, |part| document.text_of(part));
    let end = text.floor_char_boundary(100);
    text[..end].to_owned()
}

/// When, and how that is known.
fn date(document: &Document, finds: &[Find], given: &Given<'_>) -> ((String, When), Trilingual<&'static str>) {
    let read = |edtf: &str| When::parse(edtf).ok().map(|when| (edtf.to_owned(), when));
    if let Some(when) = read(&given.corrections.date) {
        let by_hand = Trilingual {
            fr: "corrigée à la main",
            en: "corrected by hand",
            vi: "được sửa thủ công",
        };
        return (when, by_hand);
    }
    if let Some((when, how)) = document
        .date
        .as_ref()
        .and_then(|told| Some((read(&told.value)?, told.how)))
    {
        return (when, basis(how));
    }
    if let Some(when) = date_of(document, finds, 0).and_then(read) {
        let first = Trilingual {
            fr: "trouvée par machine : la première date que nomme le texte",
            en: "found by machine: the first date that the text names",
            vi: "do máy tìm thấy: ngày đầu tiên được nêu trong văn bản",
        };
        return (when, first);
    }
    if let Some(when) = newest_year(finds, given.day).and_then(|year| read(&year)) {
        let year = Trilingual {
            fr: "supposée par machine : la dernière année que nomme le texte",
            en: "supposed by machine: the latest year that the text names",
            vi: "do máy phỏng đoán: năm gần nhất được nêu trong văn bản",
        };
        return (when, year);
    }
    let put_in = Trilingual {
        fr: "le texte n’en dit pas : jour où il a été ajouté",
        en: "the text says none: the day on which it was added",
        vi: "văn bản không nêu: lấy ngày thêm tài liệu",
    };
    // A day that is no date leaves the beginning of time, which is better than no document.
    let never = When {
        earliest: Day(0),
        latest: Day(0),
        precision: crate::model::Precision::Day,
        approximate: false,
        uncertain: false,
    };
    (read(given.day).unwrap_or(("1970-01-01".to_owned(), never)), put_in)
}

/// The latest year in which a text says that something was, as an uncertain date; none that was still to come.
fn newest_year(finds: &[Find], day: &str) -> Option<String> {
    let mut newest = "";
    for find in finds.iter().filter(|find| find.certainty > Certainty::Possible) {
        if let What::Date(date) = &find.what
            && date.role == Role::Moment
            && let Some(year) = date.edtf.get(..4)
            && year.bytes().all(|byte| byte.is_ascii_digit())
            && (day.is_empty() || year <= day)
        {
            newest = newest.max(year);
        }
    }
    (!newest.is_empty()).then(|| [newest, "?"].concat())
}

/// How a date was found, in words.
const fn basis(how: How) -> Trilingual<&'static str> {
    match how {
        How::Markup => Trilingual {
            fr: "trouvée par machine : en-tête de la page",
            en: "found by machine: head of the page",
            vi: "do máy tìm thấy: phần đầu của trang",
        },
        _ => Trilingual {
            fr: "trouvée par machine : ligne du texte qui donne la date",
            en: "found by machine: a line of the text that gives the date",
            vi: "do máy tìm thấy: dòng ghi ngày tháng trong văn bản",
        },
    }
}

/// The passages of a paragraph: itself, or stretches of it that end between sentences.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while text.len() - at > LONGEST {
        let head = &text[at..text.floor_char_boundary(at + LONGEST)];
        let cut = head.rfind(". ").map(|cut| cut + 1);
        let cut = cut.or_else(|| head.rfind(' ')).filter(|cut| *cut > LONGEST / 2);
        let end = at + cut.unwrap_or(head.len());
        pieces.push(at..end);
        at = end;
    }
    pieces.push(at..text.len());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_paragraph_is_cut_between_sentences_and_nothing_is_lost() {
        let text = "Le port ouvre à Đà Nẵng. ".repeat(600);
        let pieces = pieces(&text);
        assert!(pieces.len() > 3);
        let whole: String = pieces.iter().map(|piece| &text[piece.clone()]).collect();
        assert_eq!(whole, text);
        assert!(pieces.iter().all(|piece| piece.len() <= LONGEST));
        assert!(text[pieces[0].clone()].ends_with('.'));
        let wall = "ư".repeat(LONGEST);
        assert_eq!(
            super::pieces(&wall).iter().map(|piece| piece.len()).sum::<usize>(),
            wall.len()
        );
    }
}

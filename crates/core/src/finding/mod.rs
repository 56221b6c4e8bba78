//! What a document says, found by rules and the names of a corpus: places, actors, systems, themes, dates, quantities,
//! targets. No model, no network.
//!
//! Every find has its span in the text, a certainty, and the rule that found it, so that a page can show it as found by a
//! machine and say how. [`Search`] works in slices: one passage of a few kilobytes at a step. What a document is made of is
//! the business of [`crate::reading`].

mod gazetteer;
pub use gazetteer::Gazetteer;

mod passage;

mod names;

mod dates;

mod quantities;

mod targets;

mod search;
pub use search::{Search, date_of, find};

use crate::model::named::named;
use crate::model::{Comparator, Direction};

/// Something that a text says, as found by a machine.
#[derive(Clone, Debug, PartialEq)]
pub struct Find {
    /// First byte in the text of the document.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// The number of the part it stands in, in [`crate::reading::Document::parts`].
    pub part: u32,
    /// What it is.
    pub what: What,
    /// How sure the rule is.
    pub certainty: Certainty,
    /// What found it.
    pub rule: Rule,
}

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A provincial unit or the country.
    Place {
        /// Entry of the register of places.
        unit: u32,
        /// False if nothing says which of the units with this name is meant: the document has no date that tells.
        dated: bool,
    },
    /// Entry of the register of actors.
    Actor(u32),
    /// Entry of the register of systems.
    System(u32),
    /// Entry of the register of themes.
    Theme(u32),
    /// A date.
    Date(Date),
    /// A quantity.
    Quantity(Quantity),
    /// A target.
    Target(Target),
}

/// A date of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    /// As seeds write it.
    pub edtf: String,
    /// What it is in its sentence.
    pub role: Role,
}

/// What a date is in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// When something was, is or will be.
    Moment,
    /// By when something is to be.
    Deadline,
}

/// A quantity of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity {
    /// How the value is meant.
    pub comparator: Comparator,
    /// The value, or the lower end of a range.
    pub value: f64,
    /// The upper end of a range.
    pub max: Option<f64>,
    /// Entry of the register of units; none if the unit is only named by the words of the text.
    pub unit: Option<u32>,
    /// Where the text says the unit: first byte and one past the last, in the text of the document.
    pub unit_span: (u32, u32),
    /// By how much something grows or falls, if the text says so.
    pub direction: Option<Direction>,
}

/// A quantity or a state to reach. Its parts are the numbers of other finds of the same document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// The quantity; none if a state is to be reached, which the span holds.
    pub quantity: Option<u32>,
    /// The date by which.
    pub deadline: Option<u32>,
    /// The place or actor that set it itself the target, or was set it.
    pub owner: Option<u32>,
}

named! {
    /// How sure a find is, from the least to the most.
    #[derive(PartialOrd, Ord)]
    pub enum Certainty {
        /// It may be something else; shown, but not counted on.
        Possible = "possible",
        /// It follows from what stands around it.
        Probable = "probable",
        /// The text says it.
        Certain = "certain",
    }
}

named! {
    /// The rules. Each has a name under which the page explains it.
    pub enum Rule {
        /// The name of a place with a word such as `province de` beside it.
        PlaceWithClass = "place-with-class",
        /// The name of a place by itself.
        PlaceByName = "place-by-name",
        /// A short name at the start of a sentence, where any word has a capital.
        PlaceAtSentenceStart = "place-at-sentence-start",
        /// A city that has the name of its province.
        CityOfProvince = "city-of-province",
        /// `la province`, `the province`, `tỉnh`: the one named before.
        PlaceOfContext = "place-of-context",
        /// A paragraph without a place, in an article about one.
        PlaceOfArticle = "place-of-article",
        /// A name of the register of actors or systems.
        KnownName = "known-name",
        /// An acronym of a register, by the letter.
        KnownAcronym = "known-acronym",
        /// A word that the themes or the thesaurus have for a theme.
        ThemeTerm = "theme-term",
        /// Day, month and year are written.
        DateWritten = "date-written",
        /// The year is the one in which the weekday fits.
        YearByWeekday = "year-by-weekday",
        /// The year is that of the document.
        YearOfDocument = "year-of-document",
        /// The year is the one that the sentences around it name.
        YearOfNeighbours = "year-of-neighbours",
        /// A year after a preposition.
        YearAfterPreposition = "year-after-preposition",
        /// A year without one.
        YearByItself = "year-by-itself",
        /// A year that ends a name, such as that of a fair.
        YearInName = "year-in-name",
        /// From one date to another.
        Period = "period",
        /// A number before a unit of the register.
        NumberWithUnit = "number-with-unit",
        /// A number before another noun.
        NumberWithNoun = "number-with-noun",
        /// `among the first ten`.
        RankAmong = "rank-among",
        /// A quantity with a deadline.
        QuantityByDate = "quantity-by-date",
        /// A quantity in a sentence about what is to be.
        QuantityToReach = "quantity-to-reach",
        /// A sentence with a deadline.
        StateByDate = "state-by-date",
        /// A sentence with the word for a goal.
        StateToReach = "state-to-reach",
    }
}

/// A find within a passage, before it is placed in the document.
#[derive(Clone, Debug)]
struct Local {
    start: usize,
    end: usize,
    what: What,
    certainty: Certainty,
    rule: Rule,
}

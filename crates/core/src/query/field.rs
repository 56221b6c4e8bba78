//! The fields that are indexed. One list for indexer and engine, so that they cannot disagree.
//!
//! Statements are indexed by text and facts, records by title, themes and kinds by label, provinces, actors and systems by
//! name: what many statements share is entered once, and a statement answers for all it refers to.

use crate::model::Lang;

/// What a field tells about a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The statement itself.
    Text,
    /// The title of its record.
    Title,
    /// Its themes and kind.
    Labels,
    /// Its dates and numbers in words.
    Facts,
    /// Its provinces, actors and systems under all their names.
    Names,
}

impl Part {
    /// How many parts there are.
    pub(crate) const COUNT: usize = Part::Names as usize + 1;

    /// How much a word found in this part counts beside one found in the statement.
    ///
    /// The title is shared by all statements of a record, so a larger weight would rank whole records above the statement
    /// that was asked for.
    pub(crate) const fn weight(self) -> f32 {
        match self {
            Part::Text => 1.0,
            Part::Title => 0.3,
            Part::Labels => 0.35,
            Part::Facts => 0.7,
            Part::Names => 0.8,
        }
    }

    /// Its name in explanations.
    pub const fn name(self) -> &'static str {
        match self {
            Part::Text => "text",
            Part::Title => "title",
            Part::Labels => "labels",
            Part::Facts => "facts",
            Part::Names => "names",
        }
    }
}

/// A part in a language. Names are one field, since they belong to no language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// What it tells.
    pub part: Part,
    /// Its language; `None` for names.
    pub lang: Option<Lang>,
    name: &'static str,
}

impl Field {
    const fn of(part: Part, lang: Lang, name: &'static str) -> Field {
        Field {
            part,
            lang: Some(lang),
            name,
        }
    }

    /// All fields; the place of a field in this list is its number in the image.
    pub const ALL: [Field; 13] = [
        Field::of(Part::Text, Lang::Fr, "text_fr"),
        Field::of(Part::Text, Lang::En, "text_en"),
        Field::of(Part::Text, Lang::Vi, "text_vi"),
        Field::of(Part::Title, Lang::Fr, "title_fr"),
        Field::of(Part::Title, Lang::En, "title_en"),
        Field::of(Part::Title, Lang::Vi, "title_vi"),
        Field::of(Part::Labels, Lang::Fr, "labels_fr"),
        Field::of(Part::Labels, Lang::En, "labels_en"),
        Field::of(Part::Labels, Lang::Vi, "labels_vi"),
        Field::of(Part::Facts, Lang::Fr, "facts_fr"),
        Field::of(Part::Facts, Lang::En, "facts_en"),
        Field::of(Part::Facts, Lang::Vi, "facts_vi"),
        Field {
            part: Part::Names,
            lang: None,
            name: "names",
        },
    ];

    /// The name of the field in the published elasticlunr index.
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// The field of a name.
    pub fn from_name(name: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|field| field.name == name)
    }

    /// Its place in [`Field::ALL`].
    pub fn number(self) -> usize {
        Field::ALL.iter().position(|field| *field == self).unwrap_or_default()
    }
}

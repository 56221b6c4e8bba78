//! What every part of the page may know, and the two ways to act: on the state, and on what is unfolded.

use super::news::News;
use super::notebook::{Keeping, Outcome};
use super::take::{Open, Wish};
use super::words::{Words, words};
use jalons_core::image::read::{Corpus, Entry, Register};
use jalons_core::matrix::Matrix;
use jalons_core::model::{Day, Lang};
use jalons_core::notebook::Notebook;
use jalons_core::query::{Facet, Facets, Results, Suggestion};
use jalons_core::state::{Action, State};
use jalons_core::timeline::{Axis, Timeline};
use yew::prelude::*;

/// What is folded or half done on the page: not worth an address.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Sight {
    /// The filters are open, on a narrow screen.
    pub(crate) filters: bool,
    /// Which lists are shown whole, one bit for each [`Facet`].
    pub(crate) whole: u8,
    /// The timeline is shown as a table.
    pub(crate) table: bool,
    /// All lanes are shown.
    pub(crate) lanes: bool,
    /// The axis on which a stretch of time is chosen.
    pub(crate) axis: Axis,
    /// Where a stretch was begun.
    pub(crate) anchor: Option<usize>,
    /// Where the pointer or the focus is on the timeline, or in the matrix.
    pub(crate) cursor: usize,
    /// The list of keys is open.
    pub(crate) keys: bool,
    /// The pointer is down.
    pub(crate) dragging: bool,
    /// The period under the cursor takes the focus once it is drawn.
    pub(crate) reach: bool,
    /// How many statements are drawn.
    pub(crate) shown: usize,
    /// The view was opened just now: of what is as long as the corpus, only what the first screen shows is drawn.
    pub(crate) fresh: bool,
    /// Suggestions are shown below the field.
    pub(crate) suggesting: bool,
    /// Which of them is chosen by keys, from 1; 0 for none.
    pub(crate) option: usize,
    /// The tile of the map that Tab leads to, by the number of its place.
    pub(crate) tile: Option<u32>,
    /// What is unfolded to be taken away or looked into.
    pub(crate) open: Open,
    /// Whether the clipboard took what was last copied.
    pub(crate) copied: Option<bool>,
}

impl Sight {
    /// Statements drawn at once with each answer: what a screen shows. Every keystroke draws them anew.
    pub(crate) const FIRST: usize = 8;
    /// Statements drawn once the reader rests.
    pub(crate) const RESTED: usize = 20;
    /// Statements added by each press of "more".
    pub(crate) const PAGE: usize = 40;

    /// As the page starts.
    pub(crate) fn new() -> Sight {
        Sight {
            filters: false,
            whole: 0,
            table: false,
            lanes: false,
            axis: Axis::Said,
            anchor: None,
            cursor: 0,
            keys: false,
            dragging: false,
            reach: false,
            shown: Sight::RESTED,
            fresh: false,
            suggesting: false,
            tile: None,
            option: 0,
            open: Open::Nothing,
            copied: None,
        }
    }

    /// How many lines are drawn of a list that is never cut: all, but for the first moment of a view.
    pub(crate) fn lines(&self) -> usize {
        if self.fresh { Sight::FIRST } else { usize::MAX }
    }

    /// True if a list is shown whole.
    pub(crate) fn shows(&self, facet: Facet) -> bool {
        self.whole & 1 << facet as u8 != 0
    }

    /// The same, with a list folded or unfolded.
    pub(crate) fn flipped(self, facet: Facet) -> Sight {
        Sight {
            whole: self.whole ^ 1 << facet as u8,
            ..self
        }
    }

    /// The stretch being chosen, first and last bin.
    pub(crate) fn stretch(&self) -> (usize, usize) {
        let anchor = self.anchor.unwrap_or(self.cursor);
        (anchor.min(self.cursor), anchor.max(self.cursor))
    }

    /// The same, with nothing being chosen.
    pub(crate) fn rested(self) -> Sight {
        Sight {
            anchor: None,
            dragging: false,
            suggesting: false,
            tile: None,
            option: 0,
            ..self
        }
    }
}

/// What every part may know.
pub(crate) struct Explorer {
    /// The corpus.
    pub(crate) corpus: &'static Corpus<'static>,
    /// The day by the reader's clock.
    pub(crate) today: Day,
    /// The width of the window, and the width in which time is drawn, in pixels.
    pub(crate) screen: u32,
    pub(crate) breadth: u32,
    /// What is on screen.
    pub(crate) state: State,
    /// What is folded or half done.
    pub(crate) sight: Sight,
    /// The answer to the query and filters.
    pub(crate) results: Results,
    /// What the last words of the query may mean.
    pub(crate) suggestions: Vec<Suggestion>,
    /// What was asked before on this visit, the latest first.
    pub(crate) recent: Vec<String>,
    /// The answer in time, without the filters on time: the chosen stretch is shown in its surroundings.
    pub(crate) timeline: Timeline,
    /// The answer in a table, where it is shown.
    pub(crate) matrix: Matrix,
    /// The counts of an empty query: they fix the order of the lists, so that nothing jumps while typing.
    pub(crate) whole: Facets,
    /// What the reader keeps.
    pub(crate) notebook: Notebook,
    /// It lasts longer than the page.
    pub(crate) lasting: bool,
    /// Part of what the browser had kept could not be read.
    pub(crate) damaged: bool,
    /// What became of the last act on it.
    pub(crate) outcome: Outcome,
    /// Single keys do nothing.
    pub(crate) silent: bool,
    /// What is new since another corpus was opened here.
    pub(crate) news: Option<News>,
    /// What stands before a link to a state.
    pub(crate) base: String,
    /// What of the address could not be read.
    pub(crate) doubts: Vec<String>,
    /// Acts on the notebook.
    pub(crate) keep: Callback<Keeping>,
    /// The first and the last year of the corpus on each axis, said and due.
    pub(crate) years: [(i32, i32); 2],
    /// Changes the state, once the browser has painted what it shows by itself: a letter, a tick, a pressed link.
    pub(crate) act: Callback<Action>,
    /// Changes what is folded or half done.
    pub(crate) look: Callback<Sight>,
    /// Asks the browser for a file or its clipboard.
    pub(crate) wish: Callback<Wish>,
}

impl Explorer {
    /// The language of the interface.
    pub(crate) fn lang(&self) -> Lang {
        self.state.lang
    }

    /// The language of the corpus' texts on the page: the reader's, unless the corpus is not written in it.
    pub(crate) fn spoken(&self) -> Lang {
        self.corpus.speaks(self.state.lang)
    }

    /// The fixed sentences.
    pub(crate) fn words(&self) -> &'static Words {
        words(self.state.lang)
    }

    /// The name of an entry, in that language.
    pub(crate) fn label(&self, register: Register, number: u32) -> &'static str {
        self.corpus.label(register, number).get(self.lang())
    }

    /// The entry of a list that a slug stands for.
    pub(crate) fn entry(&self, facet: Facet, slug: &str) -> Option<Entry<'static>> {
        self.corpus.entry_by_slug(facet.register(), slug)
    }

    /// The name of the place that took over a place, unless it goes by the same one.
    pub(crate) fn successor(&self, place: &Entry<'_>) -> Option<&'static str> {
        let now = self.corpus.entry(Register::Places, place.into?);
        (now.slug != place.slug).then(|| *now.label.get(self.lang()))
    }

    /// The same, with the day since when.
    pub(crate) fn successor_since(&self, place: &Entry<'_>) -> Option<String> {
        let now = self.successor(place)?;
        let since = self.corpus.entry(Register::Places, place.into?).from;
        Some(super::words::since(now, since, self.lang()))
    }

    /// A press that acts on the state.
    pub(crate) fn does(&self, action: Action) -> Callback<Event> {
        let act = self.act.clone();
        Callback::from(move |_| act.emit(action.clone()))
    }

    /// A press that changes what is folded.
    pub(crate) fn sees(&self, sight: Sight) -> Callback<Event> {
        let look = self.look.clone();
        Callback::from(move |_| look.emit(sight))
    }
}

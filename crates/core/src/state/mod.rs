//! What the reader sees, as plain data: the page follows from it, and the address is it, written as text.

mod address;
pub(crate) use address::decoded;
pub use address::{faults, read, write};

use crate::matrix::Cross;
use crate::model::{Day, Lang};
use crate::query::{Extent, Facet, Filters, Sort};
use crate::timeline::{Axis, Lanes, Window};

/// The views of the explorer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Field, timeline, filters and results.
    #[default]
    Search,
    /// The register of targets.
    Targets,
    /// The map of provinces.
    Provinces,
    /// Provinces against themes.
    Matrix,
    /// The registers of actors and systems.
    Registers,
    /// The list of source documents.
    Documents,
    /// What the corpus covers, and what it lacks.
    Coverage,
    /// What the reader keeps.
    Notebook,
}

impl View {
    /// All views with their names in addresses.
    pub const ALL: [(View, &'static str); 8] = [
        (View::Search, ""),
        (View::Targets, "targets"),
        (View::Provinces, "provinces"),
        (View::Matrix, "matrix"),
        (View::Registers, "registers"),
        (View::Documents, "documents"),
        (View::Coverage, "coverage"),
        (View::Notebook, "notebook"),
    ];

    /// True if the view shows the answer to the query, and not the whole corpus.
    pub fn answers(self) -> bool {
        !matches!(self, View::Documents | View::Coverage | View::Notebook)
    }
}

/// The two registers that have a view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Listing {
    /// Institutions, companies, people.
    #[default]
    Actors,
    /// Systems, programmes, laws, events.
    Systems,
}

/// In which order the entries of a register come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Those that most statements of the answer name first.
    #[default]
    Count,
    /// By name.
    Name,
}

/// Everything that decides what is on screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// What was typed.
    pub query: String,
    /// What the answer is narrowed to.
    pub filters: Filters,
    /// In which order hits come.
    pub sort: Sort,
    /// Language of the interface and of the statements.
    pub lang: Lang,
    /// Which view is open.
    pub view: View,
    /// The open record, or record and statement as `record/statement`.
    pub doc: Option<String>,
    /// The part of the timeline that is drawn; `None` for all of it.
    pub zoom: Option<Window>,
    /// What the timeline's lanes stand for.
    pub lanes: Lanes,
    /// What rows and columns of the matrix stand for.
    pub cross: Cross,
    /// Which register is shown.
    pub listing: Listing,
    /// In which order its entries come.
    pub order: Order,
    /// The explorer is drawn for a frame in another page.
    pub embedded: bool,
}

impl State {
    /// The same in a window of its own: what links, citations and copied addresses lead to.
    pub fn in_full(&self) -> State {
        State {
            embedded: false,
            ..self.clone()
        }
    }
}

/// What a reader can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Typed in the field, which now holds this.
    Typed(String),
    /// Chose or unchose a value of a list.
    Toggled(Facet, String),
    /// Set or cleared the period of an axis.
    Period(Axis, Option<Day>, Option<Day>),
    /// Turned the other words of a concept off or on.
    Plain(String),
    /// Chose whose borders provinces are meant in.
    Extended(Extent),
    /// Chose an order.
    Sorted(Sort),
    /// Chose a language.
    Spoke(Lang),
    /// Opened a view; a record that was open is closed.
    Viewed(View),
    /// Opened a record or a statement, as `record` or `record/statement`.
    Opened(String),
    /// Closed the record.
    Closed,
    /// Zoomed or moved the timeline.
    Zoomed(Option<Window>),
    /// Chose what the lanes stand for.
    Laned(Lanes),
    /// Chose what rows and columns of the matrix stand for.
    Crossed(Cross),
    /// Chose a register.
    Listed(Listing),
    /// Chose an order of its entries.
    Ordered(Order),
    /// Took away all filters; what was typed stays.
    Unfiltered,
    /// Followed a link to another state.
    Followed(Box<State>),
    /// Went Back or Forward.
    Restored(Box<State>),
}

/// What the browser is to do after an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing.
    None,
    /// Add the new address to the history, so that Back undoes the action.
    Push,
    /// Put the new address in place of the old one, once typing has settled.
    Replace,
}

/// Every state accepts every action.
pub fn reduce(state: &State, action: Action) -> (State, Effect) {
    let mut next = state.clone();
    let mut effect = Effect::Push;
    match action {
        Action::Typed(text) => {
            next.query = text;
            effect = Effect::Replace;
        }
        Action::Toggled(facet, slug) => toggle(next.filters.chosen_mut(facet), slug),
        Action::Plain(concept) => toggle(&mut next.filters.plain, concept),
        Action::Period(Axis::Said, from, to) => (next.filters.from, next.filters.to) = in_order(from, to),
        Action::Period(Axis::Due, from, to) => (next.filters.due_from, next.filters.due_to) = in_order(from, to),
        Action::Extended(extent) => next.filters.extent = extent,
        Action::Sorted(sort) => next.sort = sort,
        Action::Spoke(lang) => next.lang = lang,
        Action::Viewed(view) => {
            next.view = view;
            next.doc = None;
        }
        Action::Opened(doc) => next.doc = Some(doc),
        Action::Closed => next.doc = None,
        Action::Zoomed(zoom) => {
            next.zoom = zoom;
            effect = Effect::Replace;
        }
        Action::Laned(lanes) => next.lanes = lanes,
        Action::Crossed(cross) => next.cross = cross,
        Action::Listed(listing) => next.listing = listing,
        Action::Ordered(order) => next.order = order,
        Action::Unfiltered => {
            next.filters = Filters {
                extent: next.filters.extent,
                plain: next.filters.plain,
                ..Filters::default()
            }
        }
        Action::Followed(followed) => {
            next = *followed;
            next.embedded = state.embedded;
        }
        Action::Restored(state) => {
            next = *state;
            effect = Effect::None;
        }
    }
    if next == *state {
        effect = Effect::None;
    }
    (next, effect)
}

/// Takes a value out of a list, or adds it.
fn toggle(values: &mut Vec<String>, value: String) {
    match values.iter().position(|known| *known == value) {
        Some(at) => {
            values.remove(at);
        }
        None => values.push(value),
    }
}

fn in_order(from: Option<Day>, to: Option<Day>) -> (Option<Day>, Option<Day>) {
    match (from, to) {
        (Some(from), Some(to)) if from > to => (Some(to), Some(from)),
        other => other,
    }
}

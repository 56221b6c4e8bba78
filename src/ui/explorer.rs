//! What every component may know: the corpus, the state, the answer; and the one way to act.

use super::words::{Words, words};
use jalons_core::image::read::Corpus;
use jalons_core::model::{Day, Lang};
use jalons_core::query::{Facets, Results};
use jalons_core::state::{Action, Effect, State, reduce};
use std::rc::Rc;
use yew::prelude::*;

/// The state as Yew keeps it, with what the last action asks of the browser.
#[derive(Clone, PartialEq)]
pub(crate) struct Model {
    /// What is on screen.
    pub(crate) state: Rc<State>,
    /// The state before the last action.
    pub(crate) before: Rc<State>,
    /// What the browser is to do.
    pub(crate) effect: Effect,
    /// Counts the actions, so that each effect is performed once.
    pub(crate) turn: u32,
}

impl Model {
    /// The state the page starts in.
    pub(crate) fn new(state: State) -> Model {
        let state = Rc::new(state);
        Model {
            before: state.clone(),
            state,
            effect: Effect::None,
            turn: 0,
        }
    }
}

impl Reducible for Model {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let (state, effect) = reduce(&self.state, action);
        Rc::new(Model {
            before: self.state.clone(),
            state: Rc::new(state),
            effect,
            turn: self.turn + 1,
        })
    }
}

/// The one corpus of the page: the same wherever it is compared.
#[derive(Clone, Copy)]
pub(crate) struct Shared(pub(crate) &'static Corpus<'static>);

impl PartialEq for Shared {
    fn eq(&self, other: &Shared) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

/// What every component may know.
#[derive(Clone)]
pub(crate) struct Explorer {
    /// The corpus.
    pub(crate) corpus: &'static Corpus<'static>,
    /// The day by the reader's clock.
    pub(crate) today: Day,
    /// What is on screen.
    pub(crate) state: Rc<State>,
    /// The answer to the query and filters.
    pub(crate) results: Rc<Results>,
    /// The counts of an empty query: they fix the order of the lists, so that nothing jumps while typing.
    pub(crate) whole: Rc<Facets>,
    /// The one way to act.
    pub(crate) act: Callback<Action>,
}

impl PartialEq for Explorer {
    fn eq(&self, other: &Explorer) -> bool {
        self.state == other.state && Rc::ptr_eq(&self.results, &other.results) && self.act == other.act
    }
}

impl Explorer {
    /// The language of the interface.
    pub(crate) fn lang(&self) -> Lang {
        self.state.lang
    }

    /// The fixed sentences.
    pub(crate) fn words(&self) -> &'static Words {
        words(self.state.lang)
    }

    /// A callback that always does the same.
    pub(crate) fn does<E>(&self, action: Action) -> Callback<E> {
        let act = self.act.clone();
        Callback::from(move |_| act.emit(action.clone()))
    }
}

/// What the components above provide.
#[hook]
pub(crate) fn use_explorer() -> Explorer {
    use_context().expect("App provides the explorer to all its components")
}

//! The explorer as a whole: state, answer, and what follows from them.

use super::context::{Explorer, Model, Shared};
use super::documents::Documents;
use super::header::Header;
use super::record::RecordPage;
use super::results::SearchView;
use super::words::words;
use crate::web::{address, page};
use gloo::timers::callback::Timeout;
use jalons_core::image::read::Corpus;
use jalons_core::model::{Day, Lang};
use jalons_core::query::{Filters, Sort, search};
use jalons_core::state::{self, Action, Effect, State, View};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// Typing rests this long before it enters the address: browsers limit how often it may change.
const SETTLED: u32 = 400;

/// What the browser knows when the page starts.
#[derive(Properties, PartialEq)]
pub(crate) struct AppProps {
    /// The corpus.
    pub(crate) corpus: Shared,
    /// The query part of the address.
    pub(crate) query: String,
    /// The day by the reader's clock.
    pub(crate) today: Day,
}

/// The root component.
#[component]
pub(crate) fn App(props: &AppProps) -> Html {
    let model = use_reducer_eq(|| Model::new(state::read(&props.query)));
    let state = model.state.clone();
    let (corpus, today) = (props.corpus.0, props.today);
    let whole = use_memo((), |()| {
        search(corpus, "", &Filters::default(), Sort::Relevance, Lang::Fr).facets
    });
    let asked = (state.query.clone(), state.filters.clone(), state.sort, state.lang);
    let results = use_memo(asked, |(query, filters, sort, lang)| {
        search(corpus, query, filters, *sort, *lang)
    });
    let act = {
        let dispatcher = model.dispatcher();
        use_callback((), move |action: Action, ()| dispatcher.dispatch(action))
    };
    use_address(&model, act.clone());
    use_announcement(&state, corpus);
    let explorer = Explorer {
        corpus,
        today,
        state: state.clone(),
        results,
        whole,
        act,
    };
    let view = match (&state.doc, state.view) {
        (Some(doc), _) => html! { <RecordPage address={doc.clone()} /> },
        (None, View::Search) => html! { <SearchView /> },
        (None, View::Documents) => html! { <Documents /> },
    };
    html! {
        <ContextProvider<Explorer> context={explorer}>
            <Header />
            { view }
        </ContextProvider<Explorer>>
    }
}

/// Keeps the address and the state in step.
#[hook]
fn use_address(model: &UseReducerHandle<Model>, act: Callback<Action>) {
    let pending = use_mut_ref(|| None::<Timeout>);
    use_effect_with(model.turn, {
        let model = (**model).clone();
        move |_| perform(&model, &pending)
    });
    use_effect_with((), move |()| {
        let listener = address::on_moved(move |query| act.emit(Action::Restored(Box::new(state::read(&query)))));
        move || drop(listener)
    });
}

fn perform(model: &Model, pending: &Rc<RefCell<Option<Timeout>>>) {
    match model.effect {
        Effect::None => {}
        Effect::Replace => {
            let query = state::write(&model.state);
            *pending.borrow_mut() = Some(Timeout::new(SETTLED, move || address::replace(&query)));
        }
        Effect::Push => {
            // What was typed and not yet written belongs to the entry that is left behind.
            if pending.borrow_mut().take().is_some() {
                address::replace(&state::write(&model.before));
            }
            address::push(&state::write(&model.state));
        }
    }
}

/// Says in the window's title where the reader is, and starts each view at its top.
#[hook]
fn use_announcement(state: &Rc<State>, corpus: &'static Corpus<'static>) {
    use_effect_with(
        (state.doc.clone(), state.view, state.query.clone(), state.lang),
        move |(doc, view, query, lang)| {
            let record = doc
                .as_deref()
                .and_then(|doc| corpus.record_by_id(doc.split('/').next().unwrap_or_default()));
            let place = match (record, view) {
                (Some(record), _) => (*record.title.get(*lang)).to_owned(),
                (None, View::Documents) => words(*lang).documents.to_owned(),
                (None, View::Search) => query.clone(),
            };
            let name = *corpus.about().name.get(*lang);
            page::announce(
                &if place.is_empty() {
                    name.to_owned()
                } else {
                    format!("{place} · Jalons")
                },
                *lang,
            );
        },
    );
    let first = use_mut_ref(|| true);
    use_effect_with((state.doc.clone(), state.view), move |(doc, _)| {
        let starting = std::mem::replace(&mut *first.borrow_mut(), false);
        match doc.as_deref().and_then(|doc| doc.split_once('/')) {
            Some((_, statement)) => page::show(&format!("s-{statement}")),
            None if !starting => page::scroll_to_top(),
            None => {}
        }
    });
}

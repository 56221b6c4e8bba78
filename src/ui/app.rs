//! The one component: the state, the answer, and keeping the browser in step with them.

use super::element::{fragment, join};
use super::explorer::{Explorer, Sight};
use super::take::{self, Open, Wish};
use super::{coverage, documents, header, matrix, provinces, record, registers, results, targets};
use crate::web::{address, keyboard, own, page, take as web};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use jalons_core::image::read::Corpus;
use jalons_core::matrix::Matrix;
use jalons_core::model::{Day, Lang};
use jalons_core::query::{Facets, Filters, Hit, Results, Sort, search, suggest};
use jalons_core::state::{self, Action, Effect, State, View, reduce};
use jalons_core::timeline::Timeline;
use yew::prelude::*;

/// Typing rests this long before it enters the address: browsers limit how often it may change.
const SETTLED: u32 = 400;
/// Most suggestions below the field.
const SUGGESTED: usize = 6;
/// Most queries that are kept to be asked again.
const RECENT: usize = 5;

/// The one corpus of the page: the same wherever it is compared.
#[derive(Clone, Copy)]
pub(crate) struct Shared(pub(crate) &'static Corpus<'static>);

impl PartialEq for Shared {
    fn eq(&self, other: &Shared) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

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

/// What can happen to the explorer.
pub(crate) enum Message {
    /// The reader acted on the state.
    Acted(Action),
    /// The reader changed what is folded or half done.
    Saw(Sight),
    /// The reader takes something away, or the clipboard answered.
    Wished(Wish),
    /// The reader's own documents came, went or changed: the corpus with them.
    Replaced(Shared),
    /// The browser went to another address.
    Moved(String),
}

/// The explorer. Its own struct and not a function with hooks, which took 12 KB of wasm more.
pub(crate) struct App {
    explorer: Explorer,
    /// The address that waits for typing to settle.
    pending: Option<Timeout>,
    /// The title and the language that the page was last given.
    announced: (String, Lang),
    /// The clipboard said no, and the text is to be selected once it is drawn.
    refused: bool,
    /// The view and the document that were last shown.
    shown: (View, Option<String>),
    /// Where the latest announcement was last drawn.
    latest: u32,
    _listeners: [Option<EventListener>; 2],
}

impl Component for App {
    type Message = Message;
    type Properties = AppProps;

    fn create(context: &Context<App>) -> App {
        let (props, link) = (context.props(), context.link());
        let corpus = props.corpus.0;
        let state = state::read(&props.query);
        let results = answer(corpus, &state);
        let moved = link.callback(Message::Moved);
        App {
            explorer: Explorer {
                corpus,
                today: props.today,
                sight: Sight::new(),
                timeline: timeline(corpus, &state, &results),
                matrix: matrix_of(corpus, &state, &results),
                results,
                suggestions: Vec::new(),
                recent: Vec::new(),
                whole: whole(corpus),
                state,
                act: link.callback(Message::Acted),
                look: link.callback(Message::Saw),
                wish: link.callback(Message::Wished),
            },
            pending: None,
            announced: (String::new(), Lang::Fr),
            refused: false,
            shown: (View::Search, None),
            latest: 0,
            _listeners: [
                address::on_moved(move |query| moved.emit(query)),
                keyboard::on_key("/", || page::show(super::search::FIELD)),
            ],
        }
    }

    fn update(&mut self, _: &Context<App>, message: Message) -> bool {
        let sight = &mut self.explorer.sight;
        match message {
            Message::Acted(action) => {
                // Another answer starts at its beginning.
                sight.shown = Sight::PAGE;
                *sight = sight.rested();
                sight.suggesting = matches!(action, Action::Typed(_));
                sight.copied = None;
                if !matches!(action, Action::Typed(_) | Action::Spoke(_) | Action::Ordered(_)) {
                    sight.open = Open::Nothing;
                }
                self.remember(&action);
                self.act(action);
            }
            Message::Saw(seen) => *sight = seen,
            Message::Wished(Wish::Told(done)) => {
                sight.copied = Some(done);
                self.refused = !done;
            }
            Message::Wished(wish) => take::grant(&self.explorer, wish),
            Message::Replaced(Shared(corpus)) => {
                sight.open = Open::Nothing;
                let explorer = &mut self.explorer;
                explorer.corpus = corpus;
                explorer.whole = whole(corpus);
                explorer.suggestions = Vec::new();
                explorer.results = answer(corpus, &explorer.state);
                explorer.timeline = timeline(corpus, &explorer.state, &explorer.results);
                explorer.matrix = matrix_of(corpus, &explorer.state, &explorer.results);
                // What the address points to may only now be there.
                self.shown = (self.shown.0, None);
            }
            Message::Moved(query) => {
                // What waits to be written belongs to the entry that was left.
                self.pending = None;
                sight.open = Open::Nothing;
                sight.copied = None;
                self.act(Action::Restored(Box::new(state::read(&query))));
            }
        }
        true
    }

    fn view(&self, _: &Context<App>) -> Html {
        let explorer = &self.explorer;
        let view = match (&explorer.state.doc, explorer.state.view) {
            (Some(doc), _) => record::record(explorer, doc),
            (None, View::Search) => results::search_view(explorer),
            (None, View::Targets) => targets::targets(explorer),
            (None, View::Provinces) => provinces::provinces(explorer),
            (None, View::Matrix) => matrix::matrix(explorer),
            (None, View::Registers) => registers::registers(explorer),
            (None, View::Documents) => documents::documents(explorer),
            (None, View::Coverage) => coverage::coverage(explorer),
        };
        fragment().with(header::header(explorer)).with(view).html()
    }

    /// Says in the window's title where the reader is, and starts each view at its top.
    fn rendered(&mut self, _: &Context<App>, first: bool) {
        if std::mem::take(&mut self.refused) {
            // Without a selection the text is still there to be read.
            let _ = web::select(take::TAKEN);
        }
        let state = &self.explorer.state;
        let announced = (title(&self.explorer), state.lang);
        if self.announced != announced {
            page::announce(&announced.0, announced.1);
            self.announced = announced;
        }
        let shown = (state.view, state.doc.clone());
        if first || self.shown != shown {
            match state.doc.as_deref().and_then(|doc| doc.split_once('/')) {
                Some((_, statement)) => page::show(&join(&["s-", statement])),
                None if !first => page::scroll_to_top(),
                None => {}
            }
            self.shown = shown;
            self.latest = 0;
        }
        if (&self.explorer.state.doc, self.explorer.state.view) == (&None, View::Documents) {
            own::draw();
        }
        let latest = super::timeline::latest(&self.explorer);
        if self.latest != latest {
            page::center_timeline(latest);
            self.latest = latest;
        }
    }
}

impl App {
    /// Keeps what was asked once the reader goes on from it.
    fn remember(&mut self, action: &Action) {
        let explorer = &mut self.explorer;
        let asked = explorer.state.query.trim();
        if matches!(action, Action::Typed(_)) || asked.is_empty() {
            return;
        }
        let asked = asked.to_owned();
        explorer.recent.retain(|known| *known != asked);
        explorer.recent.insert(0, asked);
        explorer.recent.truncate(RECENT);
    }

    /// Changes the state, with all that follows from it: the answer and the address.
    fn act(&mut self, action: Action) {
        let explorer = &mut self.explorer;
        let (state, effect) = reduce(&explorer.state, action);
        let before = std::mem::replace(&mut explorer.state, state);
        let state = &explorer.state;
        // Views that show no answer need none.
        let asks_same = before.query == state.query
            && before.filters == state.filters
            && (before.sort, before.lang, before.scale, before.lanes)
                == (state.sort, state.lang, state.scale, state.lanes);
        if before.query != state.query || before.lang != state.lang {
            explorer.suggestions = suggest(explorer.corpus, &state.query, state.lang, SUGGESTED);
        }
        if !asks_same {
            explorer.results = answer(explorer.corpus, state);
            explorer.timeline = timeline(explorer.corpus, state, &explorer.results);
        }
        explorer.matrix = matrix_of(explorer.corpus, state, &explorer.results);
        match effect {
            Effect::None => {}
            Effect::Replace => {
                let query = state::write(state);
                self.pending = Some(Timeout::new(SETTLED, move || address::replace(&query)));
            }
            Effect::Push => {
                // What was typed and not yet written belongs to the entry that is left behind.
                if self.pending.take().is_some() {
                    address::replace(&state::write(&before));
                }
                address::push(&state::write(state));
            }
        }
    }
}

/// The counts of an empty query.
fn whole(corpus: &Corpus<'_>) -> Facets {
    let all = search(corpus, "", &Filters::default(), Sort::Relevance, Lang::Fr);
    all.facets.fullest_first()
}

fn answer(corpus: &Corpus<'_>, state: &State) -> Results {
    search(corpus, &state.query, &state.filters, state.sort, state.lang)
}

/// The answer in time, without the filters on time. Where there are none, it is the answer that was given already.
fn timeline(corpus: &Corpus<'_>, state: &State, results: &Results) -> Timeline {
    let filters = &state.filters;
    let draw = |hits: &[Hit]| Timeline::new(corpus, hits, state.scale, state.lanes, filters.extent);
    if filters.said().is_none() && filters.due().is_none() {
        return draw(&results.hits);
    }
    let timeless = Filters {
        from: None,
        to: None,
        due_from: None,
        due_to: None,
        ..filters.clone()
    };
    draw(&search(corpus, &state.query, &timeless, Sort::Relevance, state.lang).hits)
}

/// The answer in a table; empty where it is not shown.
fn matrix_of(corpus: &Corpus<'_>, state: &State, results: &Results) -> Matrix {
    if state.view == View::Matrix {
        Matrix::new(corpus, &results.hits, state.cross, &state.filters)
    } else {
        Matrix::default()
    }
}

/// Where the reader is.
fn title(explorer: &Explorer) -> String {
    let (state, lang) = (&explorer.state, explorer.lang());
    let id = state
        .doc
        .as_deref()
        .map(|doc| doc.split('/').next().unwrap_or_default());
    let record = id.and_then(|id| explorer.corpus.record_by_id(id));
    let place = match (&record, state.view) {
        (Some(record), _) => *record.title.get(lang),
        (None, View::Search) if !state.query.is_empty() => &state.query,
        (None, View::Search) => return (*explorer.corpus.about().name.get(lang)).to_owned(),
        (None, view) => super::words::view(view, lang),
    };
    join(&[place, " · Jalons"])
}

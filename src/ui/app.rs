//! The one component: the state, the answer, and keeping the browser in step with them.

use super::element::{Element, Name, fragment, join, tag};
use super::explorer::{Explorer, Sight};
use super::news::News;
use super::notebook::{self, Keeping, Outcome};
use super::take::{self, Open, Wish};
use super::{coverage, documents, embed, header, matrix, provinces, record, registers, results, shortcuts, targets};
use crate::web::{address, gesture, keyboard, own, page, store, take as web};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use jalons_core::image::read::Corpus;
use jalons_core::matrix::Matrix;
use jalons_core::model::{Day, Lang};
use jalons_core::notebook::{LARGEST, Notebook};
use jalons_core::query::{Facet, Facets, Filters, Hit, Results, Sort, search, search_after, suggest};
use jalons_core::state::{self, Action, Effect, State, View, reduce};
use jalons_core::timeline::Timeline;
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

/// Typing rests this long before it enters the address: browsers limit how often it may change.
const SETTLED: u32 = 400;
/// What was typed, ticked or pressed has been painted by then, on the slowest screen: frames out of sight, of which browsers never
/// tell, are not waited for any longer.
const PAINTED: u32 = 100;
/// What is below the first screen is drawn so many milliseconds after the answer, so that no key waits for it.
const GROWN: u32 = 150;
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
    /// The width of the window, in pixels.
    pub(crate) screen: u32,
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
    /// The reader wants to see so much more of time, about a share of its width.
    Neared(f64, f64),
    /// The window has another size.
    Resized,
    /// The reader keeps something, or lets go of it.
    Kept(Keeping),
    /// Typing has rested.
    Settled,
    /// The answer has been on screen for a moment, and what is below may follow.
    Grown,
    /// A key was pressed that works anywhere.
    Pressed(&'static str),
    /// What the browser shows of an act by itself is about to be painted.
    Framed,
    /// It has been painted.
    Painted,
}

/// An act that waits until the browser has painted what it shows of it by itself.
struct Waiting {
    action: Action,
    painted: Timeout,
}

/// The explorer. Its own struct and not a function with hooks, which took 12 KB of wasm more.
pub(crate) struct App {
    explorer: Explorer,
    /// Waits for typing to settle, and the address until then.
    pending: Option<(Timeout, String)>,
    /// Tells that typing has rested.
    settled: Callback<()>,
    /// Draws what is below the first screen.
    grown: Option<Timeout>,
    /// What the reader did and the browser shows by itself, until that is painted.
    waiting: Option<Waiting>,
    /// The title that the page was last given.
    announced: String,
    /// The clipboard said no, and the text is to be selected once it is drawn.
    refused: bool,
    /// The code for other pages has just been unfolded at the foot, and would lie below the screen.
    unfolded: bool,
    /// On what the width of the timeline depended when it was last measured.
    measured: (u32, View, [bool; 3]),
    /// What is shown was asked for by the address or the page around, and not by the reader.
    asked: bool,
    /// The view and the document that were last shown.
    shown: (View, Option<String>),
    /// Single keys do nothing; shared with what listens to them.
    silent: Rc<Cell<bool>>,
    _listeners: [Option<EventListener>; 4],
    _gestures: Option<[EventListener; 2]>,
}

impl Component for App {
    type Message = Message;
    type Properties = AppProps;

    fn create(context: &Context<App>) -> App {
        let (props, link) = (context.props(), context.link());
        let (resized, neared) = (link.callback(|()| Message::Resized), link.clone());
        let corpus = props.corpus.0;
        let (state, doubts) = opened(corpus, &props.query);
        page::speak(state.lang);
        let (pressed, changed) = (link.clone(), link.clone());
        let kept = store::read(NOTEBOOK);
        let lasting = kept.is_ok() && store::write(PROBE, Some("")) && store::write(PROBE, None);
        let (notebook, refused) = salvaged(kept.unwrap_or_default());
        let silent = matches!(store::read(KEYS), Ok(Some(_)));
        let shared = Rc::new(Cell::new(silent));
        let results = answer(corpus, None, &state);
        // In a page of others a reader sees one view, and not what is new.
        let news = if state.embedded { None } else { News::read(corpus) };
        let moved = link.callback(Message::Moved);
        App {
            explorer: Explorer {
                corpus,
                today: props.today,
                screen: props.screen,
                breadth: super::timeline::breadth(props.screen),
                sight: Sight::new(),
                timeline: timeline(corpus, &state, &results),
                matrix: matrix_of(corpus, &state, &results),
                results,
                suggestions: Vec::new(),
                recent: Vec::new(),
                whole: whole(corpus),
                state,
                notebook,
                lasting,
                damaged: refused,
                outcome: Outcome::Nothing,
                silent,
                news,
                base: address::base(),
                doubts,
                years: super::facets::years_of(corpus),
                keep: link.callback(Message::Kept),
                act: link.callback(Message::Acted),
                look: link.callback(Message::Saw),
                wish: link.callback(Message::Wished),
            },
            pending: None,
            settled: link.callback(|()| Message::Settled),
            grown: None,
            waiting: None,
            announced: String::new(),
            refused: false,
            unfolded: false,
            measured: (0, View::Search, [false; 3]),
            asked: true,
            shown: (View::Search, None),
            silent: Rc::clone(&shared),
            _listeners: [
                address::on_moved(move |query| moved.emit(query)),
                keyboard::on_keys(&["/", "?", "j", "k", "n", "p", "r"], shared, move |key| {
                    pressed.send_message(Message::Pressed(key));
                }),
                store::on_change(NOTEBOOK, move || changed.send_message(Message::Kept(Keeping::Changed))),
                page::on_resize(move || resized.emit(())),
            ],
            _gestures: gesture::on_zoom(super::timeline::SHEET, move |factor, about| {
                neared.send_message(Message::Neared(factor, about));
            }),
        }
    }

    fn update(&mut self, context: &Context<App>, message: Message) -> bool {
        let link = context.link().clone();
        let painted = |after| {
            let link = link.clone();
            Timeout::new(after, move || link.send_message(Message::Painted))
        };
        let action = match message {
            Message::Acted(action) => action,
            Message::Framed => {
                if let Some(waiting) = &mut self.waiting {
                    waiting.painted = painted(0);
                }
                return false;
            }
            message => return self.catch_up(context) | self.hear(context, message),
        };
        // A field that was typed in again holds all that was typed.
        let typed_on = |waiting: &Waiting| matches!((&waiting.action, &action), (Action::Typed(_), Action::Typed(_)));
        let caught = !self.waiting.as_ref().is_some_and(typed_on) && self.catch_up(context);
        let painted = painted(PAINTED);
        page::before_painting(move || link.send_message(Message::Framed));
        self.waiting = Some(Waiting { action, painted });
        caught
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
            (None, View::Notebook) => notebook::notebook(explorer),
        };
        let bar = if explorer.state.embedded {
            embed::bar(explorer)
        } else {
            header::header(explorer)
        };
        fragment()
            .with(bar)
            .maybe(doubts(explorer))
            .with(view)
            .with(embed::foot(explorer))
            .maybe(shortcuts::dialog(explorer))
            .html()
    }

    /// Says in the window's title where the reader is, and starts each view at its top.
    fn rendered(&mut self, context: &Context<App>, first: bool) {
        // The drawing of time is as wide as its place. Measuring makes the browser lay the page out at once, so it is only
        // done where that place may have changed.
        let place = self.place();
        let moved = first || self.measured != place;
        self.measured = place;
        if moved
            && let Some(breadth) = page::breadth(super::timeline::SHEET).filter(|width| *width >= 100)
            && breadth != self.explorer.breadth
        {
            self.explorer.breadth = breadth;
            context.link().send_message(Message::Resized);
        }
        if self.explorer.sight.keys {
            page::open_dialog(shortcuts::DIALOG);
        }
        if std::mem::take(&mut self.explorer.sight.reach) {
            page::focus(&super::timeline::bin_id(self.explorer.sight.cursor));
        }
        if std::mem::take(&mut self.unfolded) {
            page::reveal(embed::OPENER);
        }
        if std::mem::take(&mut self.refused) {
            // Without a selection the text is still there to be read.
            let _ = web::select(take::TAKEN);
        }
        // Browsers take their time over a title; while typing goes on nobody reads it, and else it can wait for the rest of
        // the view.
        if self.pending.is_none() && self.grown.is_none() {
            self.announce();
        }
        let state = &self.explorer.state;
        if first {
            address::tell(&state::write(state), &lacking(&self.explorer));
        }
        let shown = (state.view, state.doc.clone());
        if first || self.shown != shown {
            let place = state.doc.as_deref().and_then(|doc| doc.split_once('/'));
            match place.filter(|_| !first || !state.embedded) {
                // An embedded explorer must not take the focus from the page around it.
                Some((_, statement)) if self.asked && state.embedded => page::reveal(&join(&["s-", statement])),
                Some((_, statement)) => page::show(&join(&["s-", statement])),
                None if !first => {
                    // The link that led back is gone, and whoever works by keyboard would start at the top of the page.
                    if self.shown.1.is_some() && state.doc.is_none() {
                        page::focus("results");
                    }
                    page::scroll_to_top();
                }
                None => {}
            }
            self.shown = shown;
        }
        if (&self.explorer.state.doc, self.explorer.state.view) == (&None, View::Documents) {
            own::draw();
        }
    }
}

impl App {
    /// Does what the reader did and the browser has shown meanwhile; `false` if there is nothing.
    fn catch_up(&mut self, context: &Context<App>) -> bool {
        let waiting = self.waiting.take();
        waiting.is_some_and(|waiting| self.hear(context, Message::Acted(waiting.action)))
    }

    /// Does what a message says; `false` if nothing is to be drawn for it.
    fn hear(&mut self, context: &Context<App>, message: Message) -> bool {
        let sight = &mut self.explorer.sight;
        match message {
            // Caught up with before.
            Message::Framed | Message::Painted => return false,
            Message::Acted(action @ Action::Zoomed(_)) => self.act(action),
            Message::Kept(keeping) => self.keep(keeping),
            Message::Pressed(key) => return self.press(key),
            Message::Settled => {
                self.pending = None;
                address::replace(&state::write(&self.explorer.state));
                self.announce();
                return false;
            }
            Message::Acted(action) => {
                self.asked = false;
                self.explorer.doubts.clear();
                self.explorer.outcome = Outcome::Nothing;
                let sight = &mut self.explorer.sight;
                // Another answer starts at its beginning; the same one in another language, or elsewhere in a document, does not.
                let is_same = match &action {
                    Action::Spoke(_) => true,
                    Action::Opened(doc) => {
                        let before = self.explorer.state.doc.as_deref().unwrap_or_default();
                        before.split('/').next() == doc.split('/').next()
                    }
                    _ => false,
                };
                if !is_same {
                    sight.shown = Sight::FIRST;
                    let link = context.link().clone();
                    self.grown = Some(Timeout::new(GROWN, move || link.send_message(Message::Grown)));
                }
                *sight = sight.rested();
                sight.suggesting = matches!(action, Action::Typed(_));
                sight.copied = None;
                if !matches!(action, Action::Typed(_) | Action::Spoke(_) | Action::Ordered(_)) {
                    sight.open = Open::Nothing;
                }
                self.remember(&action);
                self.act(action);
                let explorer = &mut self.explorer;
                let (view, doc) = (explorer.state.view, &explorer.state.doc);
                explorer.sight.fresh = !is_same && (self.shown.0, &self.shown.1) != (view, doc);
            }
            Message::Grown => {
                self.grown = None;
                if sight.shown >= Sight::RESTED && !sight.fresh {
                    self.announce();
                    return false;
                }
                sight.shown = sight.shown.max(Sight::RESTED);
                sight.fresh = false;
            }
            // The field says so with each press elsewhere, whether something was unfolded or not.
            Message::Saw(seen) if *sight == seen => return false,
            Message::Saw(seen) => {
                let is_code = |open| matches!(open, Open::Code(_));
                let unfolds = is_code(seen.open) && !is_code(sight.open);
                *sight = seen;
                self.unfolded = unfolds && !embed::in_menu(&self.explorer.state);
            }
            Message::Neared(factor, about) => {
                *sight = sight.rested();
                let whole = self.explorer.timeline.whole;
                let window = self.explorer.timeline.window(self.explorer.state.zoom);
                if let (Some(whole), Some(window)) = (whole, window) {
                    self.act(Action::Zoomed(window.zoomed(factor, about, whole)));
                }
            }
            Message::Resized => self.explorer.screen = page::screen(),
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
                explorer.results = answer(corpus, None, &explorer.state);
                explorer.timeline = timeline(corpus, &explorer.state, &explorer.results);
                explorer.matrix = matrix_of(corpus, &explorer.state, &explorer.results);
                // What the address points to may only now be there.
                self.shown = (self.shown.0, None);
            }
            // A link within the page, as to the results: only its address has not caught up with what was typed.
            Message::Moved(query)
                if !self.explorer.state.embedded && self.pending.as_ref().is_some_and(|(_, from)| *from == query) =>
            {
                return self.hear(context, Message::Settled);
            }
            Message::Moved(query) => {
                // What waits to be written belongs to the entry that was left.
                self.pending = None;
                self.asked = true;
                sight.open = Open::Nothing;
                sight.copied = None;
                let (state, doubts) = opened(self.explorer.corpus, &query);
                self.explorer.doubts = doubts;
                self.act(Action::Restored(Box::new(state)));
                address::tell(&state::write(&self.explorer.state), &lacking(&self.explorer));
            }
        }
        true
    }

    /// On what the width of the timeline depends.
    fn place(&self) -> (u32, View, [bool; 3]) {
        let explorer = &self.explorer;
        let is_drawn = explorer.timeline.whole.is_some() && explorer.state.doc.is_none();
        let is_long = explorer.results.hits.len() > 1;
        (
            explorer.screen,
            explorer.state.view,
            [is_drawn, is_long, explorer.sight.table],
        )
    }

    /// Says in the window's title where the reader is.
    fn announce(&mut self) {
        let title = title(&self.explorer);
        if self.announced != title {
            page::announce(&title);
            self.announced = title;
        }
    }

    /// Acts on what is kept in the browser.
    fn keep(&mut self, keeping: Keeping) {
        let explorer = &mut self.explorer;
        let before = explorer.notebook.clone();
        let mut outcome = Outcome::Nothing;
        match keeping {
            Keeping::Toggled(sort, target) => explorer.notebook.toggle(sort, &target),
            Keeping::Noted(sort, target, note) => explorer.notebook.note(sort, &target, &note),
            Keeping::Exported => {
                let words = super::words::notebook::notebook(explorer.lang());
                let name = join(&["jalons-", words.file, "-", &explorer.today.to_string(), ".txt"]);
                // A frame that forbids it cannot be asked for more.
                let _ = web::save(&name, "text/plain;charset=utf-8", &explorer.notebook.write());
            }
            Keeping::Chose(event) => {
                let keep = explorer.keep.clone();
                // Nothing was chosen.
                let _ = web::read_chosen(&event, LARGEST, move |text| keep.emit(Keeping::Imported(text)));
                return;
            }
            Keeping::Imported(text) => match Notebook::read(&text.unwrap_or_default()) {
                Ok(other) => {
                    explorer.notebook.merge(other);
                    outcome = Outcome::Imported;
                }
                Err(refusal) => outcome = Outcome::Refused(refusal),
            },
            Keeping::Cleared => outcome = Outcome::Cleared(std::mem::take(&mut explorer.notebook)),
            Keeping::Undone => {
                if let Outcome::Cleared(erased) = &explorer.outcome {
                    explorer.notebook = erased.clone();
                }
            }
            Keeping::Changed => {
                if let Ok(kept) = store::read(NOTEBOOK) {
                    explorer.notebook = salvaged(kept).0;
                }
                return;
            }
            Keeping::Silent(silent) => {
                explorer.silent = silent;
                self.silent.set(silent);
                // Where nothing lasts, the choice holds as long as the page.
                store::write(KEYS, silent.then_some("off"));
                return;
            }
        }
        explorer.outcome = outcome;
        if explorer.notebook != before {
            let text = explorer.notebook.write();
            let is_empty = explorer.notebook.entries().is_empty();
            explorer.lasting = store::write(NOTEBOOK, (!is_empty).then_some(&text));
        }
    }

    /// Does what a key stands for that works anywhere; `false` if that is nothing here.
    fn press(&mut self, key: &str) -> bool {
        if self.explorer.sight.keys {
            return false;
        }
        let explorer = &self.explorer;
        let step = match key {
            "/" => {
                page::show(super::search::FIELD);
                return false;
            }
            "?" => {
                self.explorer.sight.keys = true;
                return true;
            }
            "r" => {
                page::focus("results");
                return false;
            }
            "j" => record::statement_step(explorer, record::Step::On),
            "k" => record::statement_step(explorer, record::Step::Back),
            "n" => record::document_step(explorer, record::Step::On),
            _ => record::document_step(explorer, record::Step::Back),
        };
        if let Some(step) = step {
            self.explorer.act.emit(step);
        }
        false
    }

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
            && (before.view == View::Targets) == (state.view == View::Targets)
            && (before.sort, before.lang, before.lanes) == (state.sort, state.lang, state.lanes);
        // Before anything is drawn, since the browser lays the whole page out anew for it.
        if before.lang != state.lang {
            page::speak(state.lang);
        }
        if before.query != state.query || before.lang != state.lang {
            explorer.suggestions = suggest(explorer.corpus, &state.query, state.lang, SUGGESTED);
        }
        if !asks_same {
            explorer.results = answer(explorer.corpus, Some(&explorer.results), state);
            explorer.timeline = timeline(explorer.corpus, state, &explorer.results);
        }
        explorer.matrix = matrix_of(explorer.corpus, state, &explorer.results);
        match effect {
            Effect::None => {}
            Effect::Replace => {
                let settled = self.settled.clone();
                let waits = Timeout::new(SETTLED, move || settled.emit(()));
                self.pending = Some((waits, address::query()));
            }
            // The history belongs to the page around the frame.
            Effect::Push if state.embedded => {
                self.pending = None;
                address::replace(&state::write(state));
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

/// What is kept under which name.
const NOTEBOOK: &str = "notebook";
const KEYS: &str = "keys";
const PROBE: &str = "probe";

/// The notebook as the browser kept it, and whether part of it is lost.
fn salvaged(kept: Option<String>) -> (Notebook, bool) {
    kept.map_or((Notebook::default(), false), |text| {
        let (notebook, refusal) = Notebook::salvage(&text);
        (notebook, refusal.is_some())
    })
}

/// The state that an address asks for, or the nearest, and what of it was left out: what makes no sense, and names that this
/// corpus does not have.
fn opened(corpus: &Corpus<'_>, query: &str) -> (State, Vec<String>) {
    let mut state = state::read(query);
    let mut doubts = state::faults(query);
    for facet in Facet::ALL {
        let register = facet.register();
        let known = |slug: &String| (0..corpus.entry_count(register)).any(|entry| corpus.slug(register, entry) == slug);
        state.filters.chosen_mut(facet).retain(|slug| {
            let known = known(slug);
            if !known {
                doubts.push(join(&[facet.key(), "=", slug]));
            }
            known
        });
    }
    (state, doubts)
}

/// What was asked for and is not there, for a page around the explorer. A missing document says so itself on the page.
fn lacking(explorer: &Explorer) -> String {
    let mut lacking = explorer.doubts.clone();
    if let Some(doc) = &explorer.state.doc {
        let (id, wanted) = doc.split_once('/').unwrap_or((doc, ""));
        let corpus = explorer.corpus;
        let is_there = corpus.record_by_id(id).is_some_and(|record| {
            let mut numbers = record.statements();
            wanted.is_empty() || numbers.any(|number| corpus.id_of(number) == wanted)
        });
        if !is_there {
            lacking.push(join(&["doc=", doc]));
        }
    }
    lacking.join(", ")
}

/// What of the address could not be read.
fn doubts(explorer: &Explorer) -> Option<Element> {
    if explorer.doubts.is_empty() {
        return None;
    }
    let words = super::words::shortcuts::shortcuts(explorer.lang());
    let told = tag("p").class("notice").text(words.unread).text(" ");
    let told = told.with(tag("code").own_text(&explorer.doubts.join(", ")));
    Some(tag("div").class("doubts").attr(Name::Role, "status").with(told))
}

/// The counts of an empty query.
fn whole(corpus: &Corpus<'_>) -> Facets {
    let all = search(corpus, "", &Filters::default(), Sort::Relevance, Lang::Fr);
    all.facets.fullest_first()
}

/// The answer to what is asked, from the one before of the same corpus if there is one.
fn answer(corpus: &Corpus<'_>, before: Option<&Results>, state: &State) -> Results {
    let filters = Filters {
        targets: state.view == View::Targets,
        ..state.filters.clone()
    };
    search_after(corpus, before, &state.query, &filters, state.sort, state.lang)
}

/// The answer in time, without the filters on time. Where there are none, it is the answer that was given already.
fn timeline(corpus: &Corpus<'_>, state: &State, results: &Results) -> Timeline {
    let filters = &state.filters;
    let draw = |hits: &[Hit]| Timeline::new(corpus, hits, state.lanes, filters.extent);
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
    let before = Some(results);
    draw(&search_after(corpus, before, &state.query, &timeless, Sort::Relevance, state.lang).hits)
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
pub(super) fn title(explorer: &Explorer) -> String {
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

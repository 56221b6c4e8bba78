//! The search view: field, filters, timeline, and the results grouped by their record.

use super::chips::Chips;
use super::context::{Explorer, use_explorer};
use super::facets::FacetPanel;
use super::link::StateLink;
use super::search_field::SearchField;
use super::statement::StatementCard;
use super::timeline::TimelineFigure;
use super::words;
use crate::web::page;
use jalons_core::image::read::{Record, Register};
use jalons_core::query::{Hit, Sort};
use jalons_core::state::Action;
use yew::prelude::*;

/// Statements drawn at first, and added by each press of "more".
const PAGE: usize = 40;

/// The search view.
#[component]
pub(crate) fn SearchView() -> Html {
    html! {
        <>
            <section class="ask"><SearchField /><Chips /></section>
            <TimelineFigure />
            <div class="columns"><FacetPanel /><ResultList /></div>
        </>
    }
}

/// The results.
#[component]
fn ResultList() -> Html {
    let explorer = use_explorer();
    let (words, lang) = (explorer.words(), explorer.lang());
    let hits = &explorer.results.hits;
    let shown = use_state(|| PAGE);
    {
        // Another answer starts at its beginning.
        let shown = shown.clone();
        use_effect_with(
            (explorer.state.query.clone(), explorer.state.filters.clone()),
            move |_| shown.set(PAGE),
        );
    }
    let mut records: Vec<u32> = hits
        .iter()
        .map(|hit| explorer.corpus.statement(hit.statement).record)
        .collect();
    records.sort_unstable();
    records.dedup();
    let groups = group(&explorer, hits.get(..*shown).unwrap_or(hits));
    let more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + PAGE))
    };
    html! {
        <main id="results" tabindex="-1" aria-label={words.results}>
            <div class="count">
                <p role="status"><b>{ words::statements(hits.len(), lang) }</b>{ " " }{ words::in_documents(records.len(), lang) }</p>
                <SortChoice />
            </div>
            if hits.is_empty() { <Nothing /> }
            { for groups.into_iter().map(|(record, hits)| {
                let key = hits.first().map_or(0, |hit| hit.statement);
                html! { <RecordGroup {key} {record} {hits} /> }
            }) }
            if hits.len() > *shown {
                <button type="button" class="more" onclick={more}>{ words::show_more(PAGE.min(hits.len() - *shown), lang) }</button>
            }
        </main>
    }
}

/// Hits of one record together, at the place of the best. Ordered by date, deadline or value, only neighbours join, since
/// the order is what was asked for.
fn group(explorer: &Explorer, hits: &[Hit]) -> Vec<(u32, Vec<Hit>)> {
    let neighbours_only = explorer.state.sort != Sort::Relevance;
    let mut groups: Vec<(u32, Vec<Hit>)> = Vec::new();
    for hit in hits {
        let record = explorer.corpus.statement(hit.statement).record;
        let last = groups.len().saturating_sub(1);
        let open = groups
            .iter_mut()
            .enumerate()
            .find(|(at, (known, _))| *known == record && (!neighbours_only || *at == last));
        match open {
            Some((_, (_, group))) => group.push(hit.clone()),
            None => groups.push((record, vec![hit.clone()])),
        }
    }
    groups
}

#[derive(Properties, PartialEq)]
struct RecordGroupProps {
    record: u32,
    hits: Vec<Hit>,
}

/// A record and those of its statements that answer.
#[component]
fn RecordGroup(props: &RecordGroupProps) -> Html {
    let explorer = use_explorer();
    let record = explorer.corpus.record(props.record);
    let title = *record.title.get(explorer.lang());
    html! {
        <article class="record">
            <header>
                <h2><StateLink action={Action::Opened(record.id.to_owned())}>{ title }</StateLink></h2>
                { meta(&explorer, &record) }
            </header>
            <ol class="statements">
                { for props.hits.iter().map(|hit| html! { <StatementCard key={hit.statement} number={hit.statement} hit={hit.clone()} /> }) }
            </ol>
        </article>
    }
}

/// Publisher, date, and the provinces the record speaks of with what became of them.
pub(super) fn meta(explorer: &Explorer, record: &Record<'static>) -> Html {
    let (words, lang) = (explorer.words(), explorer.lang());
    let mut places: Vec<u32> = record
        .statements()
        .flat_map(|number| explorer.corpus.statement(number).places)
        .collect();
    places.sort_unstable();
    places.dedup();
    let place = |place: u32| {
        let entry = explorer.corpus.entry(Register::Places, place);
        let now = entry
            .into
            .map(|into| explorer.corpus.entry(Register::Places, into))
            .filter(|now| now.slug != entry.slug);
        let name = *entry.label.get(lang);
        html! { <span>{ name }if let Some(now) = now { <i>{ ", " }{ words.today_in }{ " " }{ *now.label.get(lang) }</i> }</span> }
    };
    html! {
        <p class="meta">
            <span>{ record.publisher }</span>
            <span title={*record.basis.get(lang)}>{ record.when.words(lang) }</span>
            { for places.into_iter().map(place) }
        </p>
    }
}

/// The order of the results.
#[component]
fn SortChoice() -> Html {
    let explorer = use_explorer();
    let words = explorer.words();
    let onchange = {
        let act = explorer.act.clone();
        Callback::from(move |event: Event| {
            act.emit(Action::Sorted(
                Sort::from_name(&page::field_value(&event)).unwrap_or_default(),
            ))
        })
    };
    let option = |(sort, name): (Sort, &'static str)| {
        let label = match sort {
            Sort::Relevance => words.sort_relevance,
            Sort::Said => words.sort_said,
            Sort::Due => words.sort_due,
            Sort::Value => words.sort_value,
        };
        html! { <option value={name} selected={explorer.state.sort == sort}>{ label }</option> }
    };
    html! {
        <label class="sort"><span>{ words.sort }</span><select {onchange}>{ for Sort::ALL.map(option) }</select></label>
    }
}

/// Nothing was found: says what may be the reason, and how to go on.
#[component]
fn Nothing() -> Html {
    let explorer = use_explorer();
    let words = explorer.words();
    let filtered = !explorer.state.filters.is_empty();
    html! {
        <div class="nothing">
            <p><b>{ words.nothing }</b></p>
            if filtered {
                <p>{ words.nothing_filters }</p>
                <button type="button" class="more" onclick={explorer.does(Action::Unfiltered)}>{ words.clear_all }</button>
            } else {
                <p>{ words.nothing_query }</p>
            }
            <p><StateLink action={Action::Viewed(jalons_core::state::View::Documents)}>{ words.all_documents }</StateLink></p>
        </div>
    }
}

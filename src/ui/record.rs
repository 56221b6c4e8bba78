//! A document: its source reference and all its statements in source order, each with an address of its own.

use super::context::{Explorer, use_explorer};
use super::link::StateLink;
use super::results::meta;
use super::statement::StatementCard;
use jalons_core::image::read::Record;
use jalons_core::state::{Action, View};
use yew::prelude::*;

/// What a [`RecordPage`] takes.
#[derive(Properties, PartialEq)]
pub(crate) struct RecordPageProps {
    /// `record` or `record/statement`.
    pub(crate) address: String,
}

/// The page of a record.
#[component]
pub(crate) fn RecordPage(props: &RecordPageProps) -> Html {
    let explorer = use_explorer();
    let (words, lang) = (explorer.words(), explorer.lang());
    let (id, wanted) = props
        .address
        .split_once('/')
        .map_or((props.address.as_str(), None), |(id, statement)| (id, Some(statement)));
    let Some(record) = explorer.corpus.record_by_id(id) else {
        return html! {
            <main id="results" class="reading" tabindex="-1">
                <p class="notice">{ words.no_document }</p>
                <p><StateLink action={Action::Viewed(View::Documents)}>{ words.all_documents }</StateLink></p>
            </main>
        };
    };
    let statements: Vec<_> = record
        .statements()
        .map(|number| (number, explorer.corpus.statement(number).id))
        .collect();
    let lost = wanted.is_some_and(|wanted| statements.iter().all(|(_, id)| *id != wanted));
    html! {
        <main id="results" class="reading" tabindex="-1">
            <p class="back"><StateLink action={Action::Closed}>{ "← " }{ words.back }</StateLink></p>
            if lost { <p class="notice">{ words.no_statement }</p> }
            <h1>{ *record.title.get(lang) }</h1>
            { meta(&explorer, &record) }
            { source(&explorer, &record) }
            <h2 class="part">{ words.statements }{ " " }<span>{ statements.len() }</span></h2>
            <p class="aside">{ words.own_words }</p>
            <ol class="statements record">
                { for statements.into_iter().map(|(number, id)| html! { <StatementCard key={number} {number} in_full={true} target={wanted == Some(id)} /> }) }
            </ol>
            { neighbours(&explorer, record.number) }
        </main>
    }
}

fn source(explorer: &Explorer, record: &Record<'static>) -> Html {
    let (words, lang) = (explorer.words(), explorer.lang());
    let language = record.source_language.to_owned();
    html! {
        <section class="source" aria-label={words.source}>
            <dl>
                <dt>{ words.source_title }</dt><dd><cite lang={language}>{ record.source_title }</cite></dd>
                <dt>{ words.publisher }</dt><dd>{ record.publisher }</dd>
                <dt>{ words.date }</dt><dd>{ record.when.words(lang) }</dd>
                <dt>{ words.date_basis }</dt><dd>{ *record.basis.get(lang) }</dd>
                if !record.url.is_empty() {
                    <dt>{ words.address }</dt><dd><a href={record.url} rel="noopener noreferrer external" target="_blank">{ record.url }</a></dd>
                }
                <dt>{ words.original }</dt>
                <dd><code>{ record.file }</code><br /><code class="sum">{ "SHA-256 " }{ record.sha256 }</code><p class="aside">{ words.original_note }</p></dd>
            </dl>
        </section>
    }
}

/// Links to the documents before and after in the list.
fn neighbours(explorer: &Explorer, number: u32) -> Html {
    let (words, lang) = (explorer.words(), explorer.lang());
    let link = |number: Option<u32>, label: &'static str| {
        let record = number
            .filter(|number| *number < explorer.corpus.record_count())
            .map(|number| explorer.corpus.record(number))?;
        Some(
            html! { <StateLink action={Action::Opened(record.id.to_owned())}><span>{ label }</span>{ *record.title.get(lang) }</StateLink> },
        )
    };
    html! {
        <nav class="neighbours" aria-label={words.documents}>
            { link(number.checked_sub(1), words.previous) }
            { link(number.checked_add(1), words.next) }
        </nav>
    }
}

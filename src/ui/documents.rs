//! The list of all source documents.

use super::context::use_explorer;
use super::link::StateLink;
use super::results::meta;
use super::words;
use jalons_core::state::Action;
use yew::prelude::*;

/// All source documents, newest first.
#[component]
pub(crate) fn Documents() -> Html {
    let explorer = use_explorer();
    let (words, lang) = (explorer.words(), explorer.lang());
    let about = explorer.corpus.about();
    html! {
        <main id="results" class="reading" tabindex="-1">
            <h1>{ words.documents }</h1>
            <p class="lead">{ words.documents_intro }</p>
            <ol class="documents">
                { for explorer.corpus.records().map(|record| html! {
                    <li key={record.id}>
                        <h2><StateLink action={Action::Opened(record.id.to_owned())}>{ *record.title.get(lang) }</StateLink></h2>
                        { meta(&explorer, &record) }
                        <p class="amount">{ words::statements(record.count as usize, lang) }</p>
                    </li>
                }) }
            </ol>
            <p class="imprint">{ words.corpus_of }{ " " }{ about.date }{ " · " }{ words::statements(explorer.corpus.statement_count() as usize, lang) }</p>
        </main>
    }
}

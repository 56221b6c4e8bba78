//! One statement: what it says, its number and deadline, where it comes from, why it is here.

use super::context::{Explorer, use_explorer};
use super::facets::family_class;
use super::link::StateLink;
use super::words;
use jalons_core::image::read::{Register, Statement};
use jalons_core::model::{Lang, Level};
use jalons_core::query::{Facet, Hit, How, Mark, Part, Query, marks};
use jalons_core::state::Action;
use yew::prelude::*;

/// What a [`StatementCard`] takes.
#[derive(Properties, PartialEq)]
pub(crate) struct StatementCardProps {
    /// Number of the statement.
    pub(crate) number: u32,
    /// Why it is among the results; `None` on a document page.
    #[prop_or_default]
    pub(crate) hit: Option<Hit>,
    /// True on a document page: provinces, actors and systems are listed too.
    #[prop_or_default]
    pub(crate) in_full: bool,
    /// True for the statement the address points to.
    #[prop_or_default]
    pub(crate) target: bool,
}

/// A statement.
#[component]
pub(crate) fn StatementCard(props: &StatementCardProps) -> Html {
    let explorer = use_explorer();
    let words = explorer.words();
    let lang = explorer.lang();
    let statement = explorer.corpus.statement(props.number);
    let record = explorer.corpus.record(statement.record);
    let query = &explorer.results.query;
    let text = *statement.text.get(lang);
    let found = if props.hit.is_some() {
        marks(text, lang, query)
    } else {
        Vec::new()
    };
    let elsewhere = (props.hit.is_some() && found.is_empty() && !query.is_empty())
        .then(|| other_language(&statement, lang, query))
        .flatten();
    let theme = statement.themes.first().copied().unwrap_or_default();
    let kind = *explorer.corpus.entry(Register::Kinds, statement.kind).label.get(lang);
    let themes = statement
        .themes
        .iter()
        .map(|theme| *explorer.corpus.entry(Register::Themes, *theme).label.get(lang))
        .collect::<Vec<_>>();
    let address = format!("{}/{}", record.id, statement.id);
    let late = statement
        .deadline
        .is_some_and(|deadline| deadline.latest < explorer.today);
    html! {
        <li id={format!("s-{}", statement.id)} tabindex={props.target.then_some("-1")}
            class={classes!("statement", family_class(&explorer, theme), props.target.then_some("target"))}>
            <div class="says">
                <p class="kind"><b>{ kind }</b><span>{ themes.join(" · ") }</span></p>
                <p class="text">{ marked(text, &found) }</p>
                if let Some((other, text, found)) = elsewhere {
                    <p class="elsewhere"><span>{ words.found_in }{ " " }{ words::own_name(other) }</span><q lang={other.code()}>{ marked(text, &found) }</q></p>
                }
                if props.in_full { { relations(&explorer, &statement) } }
            </div>
            { figure(&explorer, &statement) }
            <div class="acts">
                <span>{ words::paragraph(statement.paragraph, lang) }</span>
                if !statement.inherited { <span>{ statement.when.words(lang) }</span> }
                if late { <span class="late">{ words.passed }</span> }
                <StateLink action={Action::Opened(address)}>{ words.link }</StateLink>
                if let Some(hit) = props.hit.as_ref().filter(|hit| !hit.why.is_empty()) {
                    <details><summary>{ words.why }</summary>{ reasons(&explorer, hit) }</details>
                }
            </div>
        </li>
    }
}

/// A text with some of its stretches marked.
fn marked(text: &str, marks: &[Mark]) -> Html {
    let mut pieces: Vec<Html> = Vec::new();
    let mut at = 0;
    for mark in marks {
        pieces.push(text.get(at..mark.start).unwrap_or_default().to_owned().into());
        pieces.push(html! { <mark>{ text.get(mark.start..mark.end).unwrap_or_default() }</mark> });
        at = mark.end;
    }
    pieces.push(text.get(at..).unwrap_or_default().to_owned().into());
    pieces.into_iter().collect()
}

/// The statement in another language, where it has the words of the query and the reader's has not.
fn other_language<'a>(statement: &Statement<'a>, lang: Lang, query: &Query) -> Option<(Lang, &'a str, Vec<Mark>)> {
    let others = Lang::ALL.into_iter().filter(|other| *other != lang);
    let found = others.map(|other| {
        (
            other,
            *statement.text.get(other),
            marks(statement.text.get(other), other, query),
        )
    });
    found
        .filter(|(.., marks)| !marks.is_empty())
        .max_by_key(|(.., marks)| marks.len())
}

/// The number, its unit and its deadline; a thin bar for percentages up to a hundred.
fn figure(explorer: &Explorer, statement: &Statement<'_>) -> Html {
    let (words, lang) = (explorer.words(), explorer.lang());
    if statement.quantity.is_none() && statement.deadline.is_none() {
        return Html::default();
    }
    let number = statement.quantity.map(|quantity| {
        let unit = if quantity.sign.is_empty() { *quantity.unit_label.get(lang) } else { "" };
        let of = *quantity.of.get(lang);
        let level = quantity.level.map(|level| match level {
            Level::Nation => words.level_nation,
            Level::Province => words.level_province,
            Level::District => words.level_district,
            Level::Commune => words.level_commune,
        });
        let bar = (quantity.unit == "percent" && (0.0..=100.0).contains(&quantity.value)).then(|| {
            html! {
                <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="track" width="100" height="4" /><rect class="value" width={quantity.value.to_string()} height="4" />
                </svg>
            }
        });
        html! {
            <>
                <b>{ quantity.figure(lang) }</b>
                if !unit.is_empty() { <span class="unit">{ unit }</span> }
                { bar }
                if !of.is_empty() { <span class="of">{ of }</span> }
                if let Some(level) = level { <span class="of">{ level }</span> }
            </>
        }
    });
    html! {
        <div class="number">
            { number }
            if let Some(deadline) = statement.deadline {
                <span class="due"><span class="axis">{ words.due_short }</span>{ " " }{ deadline.words(lang) }</span>
            }
        </div>
    }
}

/// Provinces, actors and systems, each a link that filters by it.
fn relations(explorer: &Explorer, statement: &Statement<'_>) -> Html {
    let lang = explorer.lang();
    let lists = [
        (Facet::Province, &statement.places),
        (Facet::Actor, &statement.actors),
        (Facet::System, &statement.systems),
    ];
    let links: Vec<Html> = lists
        .into_iter()
        .flat_map(|(facet, entries)| entries.iter().map(move |entry| (facet, *entry)))
        .map(|(facet, entry)| {
            let entry = explorer.corpus.entry(facet.register(), entry);
            let mut state = jalons_core::state::State { lang, ..Default::default() };
            state.filters.chosen_mut(facet).push(entry.slug.to_owned());
            html! { <li key={entry.id}><StateLink action={Action::Followed(Box::new(state))}>{ *entry.label.get(lang) }</StateLink></li> }
        })
        .collect();
    html! { if !links.is_empty() { <ul class="relations">{ links }</ul> } }
}

/// What the score is made of, word by word.
fn reasons(explorer: &Explorer, hit: &Hit) -> Html {
    let words = explorer.words();
    let asked: Vec<&str> = explorer.results.query.words().map(|word| word.typed.as_str()).collect();
    let rows = hit.why.iter().map(|reason| {
        let how = match reason.how {
            How::Exact => words.how_exact,
            How::Marks => words.how_marks,
            How::Stem => words.how_stem,
            How::Prefix => words.how_prefix,
        };
        let part = match reason.field.part {
            Part::Text => words.part_text,
            Part::Title => words.part_title,
            Part::Labels => words.part_labels,
            Part::Facts => words.part_facts,
            Part::Names => words.part_names,
        };
        let code = reason
            .field
            .lang
            .map(|lang| format!(" ({})", lang.code()))
            .unwrap_or_default();
        html! {
            <tr>
                <th scope="row">{ asked.get(reason.word).copied().unwrap_or_default() }</th>
                <td>{ &reason.form }</td><td>{ how }</td><td>{ part }{ code }</td>
                <td class="share">{ format!("{:.0}\u{a0}%", reason.share * 100.0) }</td>
            </tr>
        }
    });
    html! { <table class="reasons"><tbody>{ for rows }</tbody></table> }
}

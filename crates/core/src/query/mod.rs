//! Searching: text in, ranked statements and counts out.
//!
//! `parse` reads what was typed, `matching` finds each word in the dictionary (`typo` where it is misspelt), `expand` asks the
//! thesaurus, `condition` reads `due<2026`, `rank` scores statements, `filter` narrows
//! and counts, `marks` says where the words stand in a text. [`search`] puts them together. Every text gives an answer.

mod field;
pub use field::{Field, Part};

mod parse;
pub use parse::{Also, Clause, Query, QueryWord, parse};

mod notice;
pub use notice::Notice;

mod matching;
pub use matching::How;

mod condition;
pub use condition::{Condition, Test};

mod typo;

mod expand;
pub use expand::Expansion;

mod filter;
pub(crate) use filter::values;
pub use filter::{Count, Extent, Facet, Facets, Filters};

mod rank;
pub use rank::{Hit, Reason};

mod marks;
pub use marks::{Mark, marks};

use crate::image::read::Corpus;
use crate::model::Lang;
use crate::order::{falling, ordered, rising};

/// In which order hits come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Best first; without a query, newest record first and in source order.
    #[default]
    Relevance,
    /// Latest said first.
    Said,
    /// Soonest due first, those without a deadline last.
    Due,
    /// Largest number first, those without a number last.
    Value,
}

impl Sort {
    /// All orders with their names in addresses and in the API.
    pub const ALL: [(Sort, &'static str); 4] = [
        (Sort::Relevance, "relevance"),
        (Sort::Said, "said"),
        (Sort::Due, "due"),
        (Sort::Value, "value"),
    ];

    /// The order of a name.
    pub fn from_name(name: &str) -> Option<Sort> {
        Sort::ALL
            .into_iter()
            .find(|(_, text)| *text == name)
            .map(|(sort, _)| sort)
    }

    /// The name of this order.
    pub fn name(self) -> &'static str {
        Sort::ALL
            .into_iter()
            .find(|(sort, _)| *sort == self)
            .map_or("", |(_, name)| name)
    }
}

/// The answer to a query.
#[derive(Clone, Debug)]
pub struct Results {
    /// The query as it was understood.
    pub query: Query,
    /// The other words that were looked for.
    pub expansions: Vec<Expansion>,
    /// What the reader should know of how the query was read.
    pub notices: Vec<Notice>,
    /// All hits in order.
    pub hits: Vec<Hit>,
    /// How many hits each value has, or would have if it were chosen too.
    pub facets: Facets,
}

/// Answers a query.
///
/// Statements that have all words come alone; if none has, those that have most of the query's weight come, with a notice.
/// Hits of equal score keep the order of the corpus.
pub fn search(corpus: &Corpus<'_>, text: &str, filters: &Filters, sort: Sort, lang: Lang) -> Results {
    let (mut query, mut notices) = parse(text);
    let conditions = std::mem::take(&mut query.conditions);
    let (conditions, unknown) = condition::Resolved::all(corpus, &conditions);
    notices.extend(unknown);
    let expansions = expand::expansions(corpus, &query, &filters.plain);
    let ranked = rank::rank(corpus, &mut query, &expansions, &conditions, lang);
    let (scored, relaxed) = (ranked.hits, ranked.relaxed);
    notices.extend(ranked.corrected);
    let (filter, unknown) = filter::Resolved::new(corpus, filters);
    notices.extend(unknown);
    let (hits, facets) = filter.apply(corpus, scored);
    if relaxed && !hits.is_empty() {
        notices.push(Notice::Relaxed);
    }
    let hits = order(corpus, &hits, sort);
    Results {
        query,
        expansions,
        notices,
        hits,
        facets,
    }
}

/// Hits come in the order of the corpus where their keys are equal.
fn order(corpus: &Corpus<'_>, hits: &[Hit], sort: Sort) -> Vec<Hit> {
    ordered(hits, |hit| {
        let statement = corpus.statement(hit.statement);
        let first = match sort {
            Sort::Relevance => falling(f64::from(hit.score)),
            Sort::Said => !rising(statement.when.anchor().0),
            Sort::Due => statement.deadline.map_or(u64::MAX, |due| rising(due.latest.0)),
            Sort::Value => statement.quantity.map_or(u64::MAX, |quantity| falling(quantity.value)),
        };
        [first, u64::from(hit.statement)]
    })
}

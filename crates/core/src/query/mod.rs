//! Searching: text in, ranked statements and counts out.
//!
//! `parse` reads what was typed, `matching` finds each word in the dictionary (`typo` where it is misspelt), `expand` asks the
//! thesaurus, `condition` reads `due<2026`, `rank` scores statements, `filter` narrows
//! and counts, `marks` says where the words stand in a text. [`search`] puts them together. Every text gives an answer.

mod field;
pub use field::{Field, Part};

mod parse;
pub use parse::{Also, Clause, Query, QueryWord, parse};
pub(crate) use parse::{LONGEST, beginning};

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
pub use filter::{Count, Extent, Facet, Facets, Filters, is_target};

mod set;

mod tally;

mod rank;
pub use rank::{Hit, Reason};

mod marks;
pub use marks::{Mark, marks};

mod suggest;
pub use suggest::{Suggested, Suggestion, suggest};

use crate::image::read::{Corpus, Register};
use crate::model::Lang;
use crate::order::{falling, ordered, rising};
use set::Set;

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
    /// All hits in order: first those that have all words of the query, then, if these are few, others that have most of them.
    pub hits: Vec<Hit>,
    /// How many hits have all words.
    pub whole: usize,
    /// How many hits each value has, or would have if it were chosen too.
    pub facets: Facets,
    evidence: rank::Evidence,
}

impl Results {
    /// Why a statement is among the hits, word by word.
    pub fn why(&self, corpus: &Corpus<'_>, statement: u32) -> Vec<Reason> {
        self.evidence.why(corpus, &self.query, statement)
    }

    /// How many statements have each word of [`Query::words`], in whatever form.
    pub fn counts(&self) -> impl Iterator<Item = u32> + '_ {
        self.evidence.counts()
    }
}

/// Answers a query.
///
/// Statements that have all words come first; if they are few, some that have most of the query's weight come after them; if
/// there are none, all of these come, with a notice. Hits of equal score keep the order of the corpus.
pub fn search(corpus: &Corpus<'_>, text: &str, filters: &Filters, sort: Sort, lang: Lang) -> Results {
    search_after(corpus, None, text, filters, sort, lang)
}

/// As [`search`], and faster where an earlier answer *of the same corpus* is at hand: who types changes one word, and what was
/// found for the others is taken over from there.
pub fn search_after(
    corpus: &Corpus<'_>,
    before: Option<&Results>,
    text: &str,
    filters: &Filters,
    sort: Sort,
    lang: Lang,
) -> Results {
    let (mut query, mut notices) = parse(text);
    let conditions = std::mem::take(&mut query.conditions);
    let (conditions, unknown) = condition::Resolved::all(corpus, &conditions);
    notices.extend(unknown);
    let expansions = expand::expansions(corpus, &query, &filters.plain);
    let (evidence, corrected) = rank::Evidence::new(
        corpus,
        &mut query,
        &expansions,
        lang,
        before.map(|before| &before.evidence),
    );
    notices.extend(corrected);
    let mut kept = Set::of(corpus.statement_count(), |_| true);
    for condition in conditions {
        kept.keep(&condition.fulfilling(corpus));
    }
    for clause in query.clauses.iter().filter(|clause| clause.excluded) {
        kept.drop_all(&rank::with_clause(corpus, clause));
    }
    let rank::Answers { mut whole, mut partial } = evidence.answers(corpus, &query, &kept);
    let mut found = Set::none(corpus.statement_count());
    whole.iter().chain(&partial).for_each(|hit| found.insert(hit.statement));
    let (filter, unknown) = filter::Resolved::new(corpus, filters);
    notices.extend(unknown);
    let (passing, facets) = filter.apply(corpus, found);
    for hits in [&mut whole, &mut partial] {
        hits.retain(|hit| passing.has(hit.statement));
        evidence.put_in_order(corpus, &query, hits);
    }
    if whole.is_empty() && !partial.is_empty() {
        notices.push(Notice::Relaxed);
    }
    let mut hits = sorted(corpus, whole, sort);
    let whole = hits.len();
    hits.extend(sorted(corpus, partial, sort));
    Results {
        hits,
        whole,
        query,
        expansions,
        notices,
        facets,
        evidence,
    }
}

/// How many of some hits refer to each entry of a register that is indexed.
pub fn references(corpus: &Corpus<'_>, hits: &[Hit], register: Register) -> Vec<u32> {
    let mut found = Set::none(corpus.statement_count());
    hits.iter().for_each(|hit| found.insert(hit.statement));
    let count = |entry| {
        let mut count = 0;
        corpus.holders(register, entry, |statement| count += u32::from(found.has(statement)));
        count
    };
    (0..corpus.entry_count(register)).map(count).collect()
}

/// Hits come in the order they had where their keys are equal.
fn sorted(corpus: &Corpus<'_>, hits: Vec<Hit>, sort: Sort) -> Vec<Hit> {
    if sort == Sort::Relevance {
        return hits;
    }
    ordered(&hits, |hit| {
        let first = match sort {
            Sort::Relevance => 0,
            Sort::Said => !rising(corpus.when_of(hit.statement).anchor().0),
            Sort::Due => corpus
                .deadline_of(hit.statement)
                .map_or(u64::MAX, |due| rising(due.latest.0)),
            Sort::Value => corpus
                .value_of(hit.statement)
                .map_or(u64::MAX, |(value, _)| falling(value)),
        };
        [first, u64::from(hit.statement)]
    })
}

//! The answers as other programs see them: the JavaScript API and `cargo xtask search` give just these.
//!
//! Field names are part of the contract. Marks are counted in UTF-16 units, as JavaScript counts.

use crate::image::read::{Corpus, Dated, Record, Register, Statement, Status};
use crate::model::{Day, Direction, Lang, Standing, Trilingual};
use crate::order::{ordered, rising};
use crate::query::{
    self, Facet, Filters, Hit, Query, Reason, Results, Sort, Suggested, Suggestion, marks, search, search_after,
};
use crate::state::State;
use serde::Serialize;

/// How many hits come if no limit is given.
const DEFAULT_LIMIT: usize = 20;

/// The options of a search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Language of the answer, filters and order.
    pub state: State,
    /// Most hits to give.
    pub limit: Option<u32>,
    /// Hits to pass over.
    pub offset: u32,
}

impl Options {
    /// Reads options written like the query part of an address: `lang=en&province=bac-giang&due=../2025&limit=5`.
    ///
    /// Total like the reader of addresses, and the same: what filters the page filters the API.
    pub fn read(text: &str) -> Options {
        let value = |wanted: &str| {
            let mut pairs = text.split('&').filter_map(|pair| pair.split_once('='));
            pairs
                .find(|(key, _)| *key == wanted)
                .and_then(|(_, value)| value.parse().ok())
        };
        Options {
            state: crate::state::read(text),
            limit: value("limit"),
            offset: value("offset").unwrap_or_default(),
        }
    }
}

/// The answer to a search.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer {
    query: String,
    total: usize,
    /// How many of them have all words of the query; they come first.
    whole: usize,
    notices: Vec<NoticeView>,
    expansions: Vec<ExpansionView>,
    hits: Vec<HitView>,
    facets: FacetsView,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct NoticeView {
    code: &'static str,
    text: String,
}

/// Words of the query that the thesaurus knows, and the other words that were looked for.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct ExpansionView {
    concept: String,
    typed: String,
    terms: Vec<String>,
    plain: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct FacetsView {
    province: Vec<FacetView>,
    theme: Vec<FacetView>,
    kind: Vec<FacetView>,
    actor: Vec<FacetView>,
    system: Vec<FacetView>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct FacetView {
    value: String,
    label: String,
    count: u32,
}

/// A statement with its place in the answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct HitView {
    record: String,
    statement: String,
    title: String,
    text: String,
    marks: Vec<[usize; 2]>,
    score: f64,
    why: Vec<ReasonView>,
    source: SourceView,
    provinces: Vec<String>,
    themes: Vec<String>,
    kind: String,
    actors: Vec<String>,
    systems: Vec<String>,
    when: DateView,
    basis: Option<String>,
    deadline: Option<DateView>,
    quantity: Option<QuantityView>,
    status: Vec<StatusView>,
}

/// A row of the history of a target.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct StatusView {
    about: &'static str,
    standing: &'static str,
    when: DateView,
    evidence: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct ReasonView {
    word: String,
    form: String,
    how: &'static str,
    field: &'static str,
    share: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct SourceView {
    file: String,
    url: Option<String>,
    paragraph: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct DateView {
    edtf: String,
    earliest: Option<String>,
    latest: Option<String>,
    text: String,
    inherited: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct QuantityView {
    comparator: &'static str,
    value: f64,
    max: Option<f64>,
    unit: String,
    level: Option<&'static str>,
    of: Option<String>,
    direction: Option<&'static str>,
    baseline: Option<BaselineView>,
    text: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct BaselineView {
    value: Option<f64>,
    date: Option<String>,
}

/// A record with all its statements.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordView {
    id: String,
    kind: &'static str,
    title: String,
    source_title: String,
    publisher: String,
    url: Option<String>,
    file: String,
    sha256: String,
    page: Option<String>,
    when: DateView,
    basis: String,
    statements: Vec<HitView>,
}

/// What the reader may mean by the beginning of a word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SuggestionView {
    text: String,
    /// The list it is a value of, or `word`.
    facet: &'static str,
    /// Its slug, if it is a value of a list.
    value: Option<String>,
    /// What the field holds once it is chosen.
    query: String,
    /// The name by which it was found, if that is another one.
    because: Option<String>,
    count: u32,
}

/// How the corpus is spread over provinces, themes and time.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Coverage {
    version: String,
    date: String,
    records: u32,
    statements: u32,
    provinces: Vec<FacetView>,
    themes: Vec<FacetView>,
    years: Vec<YearView>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct YearView {
    year: i32,
    count: u32,
}

/// Searches a corpus.
pub fn answer(corpus: &Corpus<'_>, query: &str, options: &Options) -> Answer {
    answer_after(corpus, None, query, options).0
}

/// As [`answer`], and faster where the results of an earlier search of the same corpus are at hand; with those of this one.
pub fn answer_after(
    corpus: &Corpus<'_>,
    before: Option<&Results>,
    query: &str,
    options: &Options,
) -> (Answer, Results) {
    let State {
        lang, filters, sort, ..
    } = &options.state;
    let lang = *lang;
    let results = search_after(corpus, before, query, filters, *sort, lang);
    let hits = results.hits.iter().skip(options.offset as usize);
    let answer = Answer {
        query: query.to_owned(),
        total: results.hits.len(),
        whole: results.whole,
        notices: results
            .notices
            .iter()
            .map(|notice| NoticeView {
                code: notice.code(),
                text: notice.words(lang),
            })
            .collect(),
        expansions: results
            .expansions
            .iter()
            .map(|expansion| ExpansionView {
                concept: expansion.concept.clone(),
                typed: expansion.typed.clone(),
                terms: expansion.terms.iter().map(|(_, term)| term.clone()).collect(),
                plain: expansion.plain,
            })
            .collect(),
        hits: hits
            .take(options.limit.map_or(DEFAULT_LIMIT, |limit| limit as usize))
            .map(|hit| {
                let why = results.why(corpus, hit.statement);
                hit_view(corpus, &results.query, *hit, why, lang)
            })
            .collect(),
        facets: FacetsView {
            province: facet_view(corpus, &results, Facet::Province, lang),
            theme: facet_view(corpus, &results, Facet::Theme, lang),
            kind: facet_view(corpus, &results, Facet::Kind, lang),
            actor: facet_view(corpus, &results, Facet::Actor, lang),
            system: facet_view(corpus, &results, Facet::System, lang),
        },
    };
    (answer, results)
}

fn facet_view(corpus: &Corpus<'_>, results: &Results, facet: Facet, lang: Lang) -> Vec<FacetView> {
    let label = |entry: u32| text_in(&corpus.entry(facet.register(), entry).label, lang);
    let counts = results.facets.get(facet).iter();
    counts
        .map(|count| FacetView {
            value: count.slug.clone(),
            label: label(count.entry),
            count: count.count,
        })
        .collect()
}

/// A record with its statements in source order.
pub fn record(corpus: &Corpus<'_>, id: &str, lang: Lang) -> Option<RecordView> {
    let record = corpus.record_by_id(id)?;
    Some(RecordView {
        id: record.id.to_owned(),
        kind: if record.brief { "brief" } else { "article" },
        title: text_in(&record.title, lang),
        source_title: record.source_title.to_owned(),
        publisher: record.publisher.to_owned(),
        url: some(record.url),
        file: record.file.to_owned(),
        sha256: record.sha256.to_owned(),
        page: record.page.map(|page| corpus.record(page).id.to_owned()),
        when: date_view(&record.when, false, lang),
        basis: text_in(&record.basis, lang),
        statements: record
            .statements()
            .map(|statement| {
                hit_view(
                    corpus,
                    &Query::default(),
                    Hit { statement, score: 0.0 },
                    Vec::new(),
                    lang,
                )
            })
            .collect(),
    })
}

/// What the last words of a query may mean.
pub fn suggest(corpus: &Corpus<'_>, typed: &str, lang: Lang, limit: usize) -> Vec<SuggestionView> {
    let found = query::suggest(corpus, typed, lang, limit);
    let view = |suggestion: Suggestion| {
        let (facet, value) = match suggestion.what {
            Suggested::Value(facet, slug) => (facet.key(), Some(slug)),
            Suggested::Word => ("word", None),
        };
        SuggestionView {
            text: suggestion.text,
            facet,
            value,
            query: suggestion.query,
            because: suggestion.because,
            count: suggestion.count,
        }
    };
    found.into_iter().map(view).collect()
}

/// How the corpus is spread.
pub fn coverage(corpus: &Corpus<'_>, lang: Lang) -> Coverage {
    let results = search(corpus, "", &Filters::default(), Sort::Relevance, lang);
    let about = corpus.about();
    let mut years: Vec<YearView> = Vec::new();
    for year in corpus
        .statements()
        .map(|statement| statement.when.anchor().civil().year)
    {
        match years.iter_mut().find(|known| known.year == year) {
            Some(known) => known.count += 1,
            None => years.push(YearView { year, count: 1 }),
        }
    }
    Coverage {
        version: about.version.to_owned(),
        date: about.date.to_owned(),
        records: corpus.record_count(),
        statements: corpus.statement_count(),
        provinces: facet_view(corpus, &results, Facet::Province, lang),
        themes: facet_view(corpus, &results, Facet::Theme, lang),
        years: ordered(&years, |year| [rising(year.year), 0]),
    }
}

fn hit_view(corpus: &Corpus<'_>, query: &Query, hit: Hit, why: Vec<Reason>, lang: Lang) -> HitView {
    let statement: Statement<'_> = corpus.statement(hit.statement);
    let record: Record<'_> = corpus.record(statement.record);
    let spoken = corpus.speaks(lang);
    let text = *statement.text.get(spoken);
    let slugs = |register: Register, entries: &[u32]| {
        entries
            .iter()
            .map(|entry| corpus.slug(register, *entry).to_owned())
            .collect()
    };
    // Marks come in order, and what lies before one is counted once.
    let mut counted = (0, 0);
    let mut units = |byte: usize| {
        counted = (byte, counted.1 + text[counted.0..byte].encode_utf16().count());
        counted.1
    };
    let words: Vec<_> = query.words().collect();
    HitView {
        record: record.id.to_owned(),
        statement: statement.id.to_owned(),
        title: text_in(&record.title, lang),
        text: text.to_owned(),
        marks: marks(text, spoken, query)
            .into_iter()
            .map(|mark| [units(mark.start), units(mark.end)])
            .collect(),
        score: rounded(hit.score),
        why: why
            .into_iter()
            .map(|reason| ReasonView {
                word: words
                    .get(reason.word)
                    .map(|word| word.typed.clone())
                    .unwrap_or_default(),
                form: reason.form,
                how: reason.how.name(),
                field: reason.field.name(),
                share: rounded(reason.share),
            })
            .collect(),
        source: SourceView {
            file: record.file.to_owned(),
            url: some(record.url),
            paragraph: statement.paragraph,
        },
        provinces: slugs(Register::Places, &statement.places),
        themes: slugs(Register::Themes, &statement.themes),
        kind: corpus.slug(Register::Kinds, statement.kind).to_owned(),
        actors: slugs(Register::Actors, &statement.actors),
        systems: slugs(Register::Systems, &statement.systems),
        basis: some(statement.basis.get(lang)),
        status: statement
            .status
            .iter()
            .map(|status| status_view(corpus, status, lang))
            .collect(),
        when: date_view(&statement.when, statement.inherited, lang),
        deadline: statement.deadline.map(|deadline| date_view(&deadline, false, lang)),
        quantity: statement.quantity.map(|quantity| QuantityView {
            comparator: quantity.comparator.name(),
            value: quantity.value,
            max: quantity.max,
            unit: quantity.unit.to_owned(),
            level: quantity.level.map(|level| level.name()),
            of: some(quantity.of.get(lang)),
            direction: quantity.direction.map(Direction::name),
            baseline: quantity.baseline.map(|baseline| BaselineView {
                value: baseline.value,
                date: some(baseline.date),
            }),
            text: quantity.figure(lang),
        }),
    }
}

fn status_view(corpus: &Corpus<'_>, status: &Status<'_>, lang: Lang) -> StatusView {
    let shown = corpus.statement(status.evidence);
    StatusView {
        about: match status.standing {
            Standing::Life(_) => "life",
            Standing::Achieved(_) => "achievement",
        },
        standing: status.standing.name(),
        when: date_view(&status.when, false, lang),
        evidence: [corpus.record(shown.record).id, shown.id].join("/"),
    }
}

fn date_view(date: &Dated<'_>, inherited: bool, lang: Lang) -> DateView {
    let day = |day: Day| day.is_closed().then(|| day.to_string());
    DateView {
        edtf: date.edtf.to_owned(),
        earliest: day(date.earliest),
        latest: day(date.latest),
        text: date.words(lang),
        inherited,
    }
}

fn text_in(texts: &Trilingual<&str>, lang: Lang) -> String {
    (*texts.get(lang)).to_owned()
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// Four decimals, as the same decimal number on every machine: a widened `f32` would print its binary tail.
fn rounded(value: f32) -> f64 {
    libm::round(f64::from(value) * 10_000.0) / 10_000.0
}

//! The answers as other programs see them: the JavaScript API and `cargo xtask search` give just these.
//!
//! Field names are part of the contract. Marks are counted in UTF-16 units, as JavaScript counts.

use crate::image::read::{Corpus, Dated, Record, Register, Statement};
use crate::model::{Day, Lang, Trilingual, When};
use crate::query::{Extent, Facet, Filters, Hit, Results, Sort, marks, search};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How many hits come if no limit is given.
const DEFAULT_LIMIT: usize = 20;

/// One value or a list of them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

/// The options of a search. All may be left out.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Options {
    lang: Option<String>,
    limit: Option<u32>,
    offset: Option<u32>,
    province: Option<OneOrMany>,
    theme: Option<OneOrMany>,
    kind: Option<OneOrMany>,
    actor: Option<OneOrMany>,
    system: Option<OneOrMany>,
    from: Option<String>,
    to: Option<String>,
    due_from: Option<String>,
    due_to: Option<String>,
    extent: Option<String>,
    sort: Option<String>,
}

impl Options {
    /// Options with a language, provinces, themes and a limit: what the command line takes.
    pub fn new(lang: Lang, province: Vec<String>, theme: Vec<String>, limit: Option<u32>) -> Options {
        let many = |values: Vec<String>| (!values.is_empty()).then_some(OneOrMany::Many(values));
        Options {
            lang: Some(lang.code().to_owned()),
            province: many(province),
            theme: many(theme),
            limit,
            ..Options::default()
        }
    }

    fn lang(&self) -> Lang {
        self.lang.as_deref().and_then(Lang::from_code).unwrap_or_default()
    }

    fn filters(&self) -> Filters {
        let list = |value: &Option<OneOrMany>| match value {
            None => Vec::new(),
            Some(OneOrMany::One(one)) => vec![one.clone()],
            Some(OneOrMany::Many(many)) => many.clone(),
        };
        let bound = |value: &Option<String>, side: fn(When) -> Day| {
            value.as_deref().and_then(|text| When::parse(text).ok()).map(side)
        };
        Filters {
            province: list(&self.province),
            theme: list(&self.theme),
            kind: list(&self.kind),
            actor: list(&self.actor),
            system: list(&self.system),
            from: bound(&self.from, |when| when.earliest),
            to: bound(&self.to, |when| when.latest),
            due_from: bound(&self.due_from, |when| when.earliest),
            due_to: bound(&self.due_to, |when| when.latest),
            extent: if self.extent.as_deref() == Some("today") {
                Extent::Today
            } else {
                Extent::Then
            },
        }
    }
}

/// The answer to a search.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer {
    query: String,
    total: usize,
    notices: Vec<NoticeView>,
    hits: Vec<HitView>,
    facets: BTreeMap<&'static str, Vec<FacetView>>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct NoticeView {
    code: &'static str,
    text: String,
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
    when: DateView,
    deadline: Option<DateView>,
    quantity: Option<QuantityView>,
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
    text: String,
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
    when: DateView,
    basis: String,
    statements: Vec<HitView>,
}

/// What the reader may mean by the beginning of a word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// The name as it would be typed.
    pub text: String,
    /// The list it is a value of.
    pub facet: &'static str,
    /// Its slug.
    pub value: String,
    /// How many statements it has.
    pub count: u32,
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
    years: BTreeMap<String, u32>,
}

/// Searches a corpus.
pub fn answer(corpus: &Corpus<'_>, query: &str, options: &Options) -> Answer {
    let lang = options.lang();
    let sort = options.sort.as_deref().and_then(Sort::from_name).unwrap_or_default();
    let results = search(corpus, query, &options.filters(), sort, lang);
    let hits = results.hits.iter().skip(options.offset.unwrap_or_default() as usize);
    let facet = |facet: Facet| {
        let view = |count: &crate::query::Count| FacetView {
            value: count.slug.clone(),
            label: (*corpus.entry(facet.register(), count.entry).label.get(lang)).to_owned(),
            count: count.count,
        };
        (facet.key(), results.facets.get(facet).iter().map(view).collect())
    };
    Answer {
        query: query.to_owned(),
        total: results.hits.len(),
        notices: results
            .notices
            .iter()
            .map(|notice| NoticeView {
                code: notice.code(),
                text: notice.words(lang),
            })
            .collect(),
        hits: hits
            .take(options.limit.map_or(DEFAULT_LIMIT, |limit| limit as usize))
            .map(|hit| hit_view(corpus, &results, hit, lang))
            .collect(),
        facets: Facet::ALL.into_iter().map(facet).collect(),
    }
}

/// A record with its statements in source order.
pub fn record(corpus: &Corpus<'_>, id: &str, lang: Lang) -> Option<RecordView> {
    let record = corpus.record_by_id(id)?;
    let results = search(corpus, "", &Filters::default(), Sort::Relevance, lang);
    let nothing = |statement| Hit {
        statement,
        score: 0.0,
        why: Vec::new(),
    };
    Some(RecordView {
        id: record.id.to_owned(),
        kind: if record.brief { "brief" } else { "article" },
        title: text_in(&record.title, lang),
        source_title: record.source_title.to_owned(),
        publisher: record.publisher.to_owned(),
        url: some(record.url),
        file: record.file.to_owned(),
        sha256: record.sha256.to_owned(),
        when: date_view(&record.when, false, lang),
        basis: text_in(&record.basis, lang),
        statements: record
            .statements()
            .map(|number| hit_view(corpus, &results, &nothing(number), lang))
            .collect(),
    })
}

/// Values of the lists whose name has a word that starts like this, those with most statements first.
pub fn suggest(corpus: &Corpus<'_>, prefix: &str, lang: Lang, limit: usize) -> Vec<Suggestion> {
    let wanted = crate::analyze::fold(prefix.trim());
    if wanted.is_empty() {
        return Vec::new();
    }
    let facets = search(corpus, "", &Filters::default(), Sort::Relevance, lang).facets;
    let mut found = Vec::new();
    for facet in Facet::ALL {
        for count in facets.get(facet) {
            let entry = corpus.entry(facet.register(), count.entry);
            let names = Lang::ALL
                .map(|lang| *entry.label.get(lang))
                .into_iter()
                .chain(entry.aliases);
            let starts = |name: &str| {
                let folded = crate::analyze::fold(name);
                folded.starts_with(&wanted)
                    || folded
                        .split(|c: char| !c.is_alphanumeric())
                        .any(|word| word.starts_with(&wanted))
            };
            if names.into_iter().any(starts) {
                let text = text_in(&entry.label, lang);
                found.push(Suggestion {
                    text,
                    facet: facet.key(),
                    value: count.slug.clone(),
                    count: count.count,
                });
            }
        }
    }
    found.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.text.cmp(&b.text)));
    found.truncate(limit);
    found
}

/// How the corpus is spread.
pub fn coverage(corpus: &Corpus<'_>, lang: Lang) -> Coverage {
    let everything = answer(
        corpus,
        "",
        &Options {
            lang: Some(lang.code().to_owned()),
            limit: Some(0),
            ..Options::default()
        },
    );
    let about = corpus.about();
    let mut years = BTreeMap::new();
    for statement in corpus.statements() {
        *years
            .entry(statement.when.anchor().civil().year.to_string())
            .or_default() += 1;
    }
    let list = |facet: Facet| everything.facets.get(facet.key()).cloned().unwrap_or_default();
    Coverage {
        version: about.version.to_owned(),
        date: about.date.to_owned(),
        records: corpus.record_count(),
        statements: corpus.statement_count(),
        provinces: list(Facet::Province),
        themes: list(Facet::Theme),
        years,
    }
}

fn hit_view(corpus: &Corpus<'_>, results: &Results, hit: &Hit, lang: Lang) -> HitView {
    let statement: Statement<'_> = corpus.statement(hit.statement);
    let record: Record<'_> = corpus.record(statement.record);
    let text = *statement.text.get(lang);
    let slugs = |register: Register, entries: &[u32]| {
        entries
            .iter()
            .map(|entry| corpus.slug(register, *entry).to_owned())
            .collect()
    };
    let units = |byte: usize| text[..byte].encode_utf16().count();
    let words: Vec<_> = results.query.words().collect();
    HitView {
        record: record.id.to_owned(),
        statement: statement.id.to_owned(),
        title: text_in(&record.title, lang),
        text: text.to_owned(),
        marks: marks(text, lang, &results.query)
            .into_iter()
            .map(|mark| [units(mark.start), units(mark.end)])
            .collect(),
        score: rounded(hit.score),
        why: hit
            .why
            .iter()
            .map(|reason| ReasonView {
                word: words
                    .get(reason.word)
                    .map(|word| word.typed.clone())
                    .unwrap_or_default(),
                form: reason.form.clone(),
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
        when: date_view(&statement.when, statement.inherited, lang),
        deadline: statement.deadline.map(|deadline| date_view(&deadline, false, lang)),
        quantity: statement.quantity.map(|quantity| QuantityView {
            comparator: quantity.comparator.sign(),
            value: quantity.value,
            max: quantity.max,
            unit: quantity.unit.to_owned(),
            level: quantity.level.map(|level| level.name()),
            of: some(quantity.of.get(lang)),
            text: quantity.figure(lang),
        }),
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

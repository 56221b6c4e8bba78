//! Fifteen questions in French and Vietnamese, over four short pages, that other search engines answer in part: elisions with
//! either apostrophe, letters that do not decompose, codes, tones left out, words half typed or misspelt.

use crate::sample::Sample;
use jalons_core::image::read::Corpus;
use jalons_core::model::Lang;
use jalons_core::query::{Filters, Sort, search};

const PAGES: [(&str, &str); 4] = [
    (
        "Đà Nẵng parie sur l’IA",
        "L’intelligence artificielle est au cœur du plan de transformation que la ville tire de la résolution 57.",
    ),
    (
        "Hà Nội, ville numérique",
        "La capitale lie la transformation numérique et l'intelligence des données dès 2025.",
    ),
    (
        "Huế et ses laboratoires",
        "La ville reçoit OpenAI, ouvre un AI Hub et présente son Œuvre.",
    ),
    (
        "Quảng Ninh prépare l'avenir",
        "Trois stratégies numériques y seront adoptées.",
    ),
];

const QUESTIONS: [(&str, &[usize]); 15] = [
    ("intelligence", &[1, 2]),
    ("ia", &[1]),
    ("AI", &[3]),
    ("da nang", &[1]),
    ("Đà Nẵng", &[1]),
    ("ha noi", &[2]),
    ("hue", &[3]),
    ("57", &[1]),
    ("2025", &[2]),
    ("quang ninh", &[4]),
    ("strategie numerique", &[4]),
    ("stratégies", &[4]),
    ("oeuvre", &[3]),
    ("inteligence", &[1, 2]),
    ("transfo", &[1, 2]),
];

#[test]
fn fifteen_questions_of_fifteen_find_their_pages_and_no_others() {
    let mut sample = Sample::new()
        .replace("corpus.toml", "version", "languages = [\"fr\"]\nversion")
        .remove("records/quays.toml")
        .remove("records/tides.toml");
    for (number, (title, text)) in (1..).zip(PAGES) {
        sample = sample.write(
            &format!("records/page-{number}.toml"),
            format!(
                r#"id = "page-{number}"
                kind = "article"
                title = {{ fr = "{title}" }}
                [source]
                title = "{title}"
                language = "fr"
                publisher = "Gazette"
                file = "page-{number}.txt"
                sha256 = "000000000000000000000000000000000000000000000000000000000000000{number}"
                [date]
                edtf = "2024-03-05"
                basis = {{ fr = "imprimée" }}
                [[statement]]
                id = "text"
                paragraph = 1
                kind = "target"
                themes = ["harbour"]
                fr = "{text}"
                "#
            ),
        );
    }
    let compiled = sample.compile().unwrap_or_else(|report| panic!("{report}"));
    let corpus = Corpus::open(&compiled.image).unwrap();
    for (question, pages) in QUESTIONS {
        let results = search(&corpus, question, &Filters::default(), Sort::Relevance, Lang::Fr);
        let mut found: Vec<String> = results
            .hits
            .iter()
            .map(|hit| corpus.record(corpus.statement(hit.statement).record).id.to_owned())
            .collect();
        found.sort();
        let wanted: Vec<String> = pages.iter().map(|page| format!("page-{page}")).collect();
        assert_eq!(found, wanted, "{question}");
    }
}

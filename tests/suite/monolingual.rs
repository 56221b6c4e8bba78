//! A corpus in one language only: other title, places and themes, and no change to the code.

use crate::sample::Sample;
use jalons_core::image::read::Corpus;
use jalons_core::model::Lang;
use jalons_core::query::{Filters, Sort, search};

#[test]
fn a_corpus_in_one_language_needs_no_other() {
    // What stands there in other languages waits, finished or not.
    let sample = Sample::new()
        .replace("corpus.toml", "version", "languages = [\"en\"]\nversion")
        .replace("records/quays.toml", "fr = \"L’Est", "# fr = \"L’Est")
        .replace("records/tides.toml", "vi = \"Bến cảng đầu tiên của", "# vi = \"");
    let compiled = sample.compile().unwrap_or_else(|report| panic!("{report}"));
    let corpus = Corpus::open(&compiled.image).unwrap();
    assert_eq!(corpus.about().languages, [Lang::En]);
    for lang in Lang::ALL {
        assert_eq!(corpus.speaks(lang), Lang::En);
        assert_eq!(*corpus.about().name.get(lang), "Sample");
        let found = |query: &str| {
            search(&corpus, query, &Filters::default(), Sort::Relevance, lang)
                .hits
                .len()
        };
        assert_eq!(found("automate"), 1, "{lang:?}");
        assert_eq!(found("automatisera"), 0, "{lang:?}");
    }
}

#[test]
fn a_missing_text_in_the_one_language_is_still_missed() {
    let report = Sample::new()
        .replace("corpus.toml", "version", "languages = [\"en\"]\nversion")
        .replace("records/quays.toml", "en = \"East", "# en = \"East")
        .compile()
        .unwrap_err();
    assert!(report.contains("statement 1 has no `en`"), "{report}");
}

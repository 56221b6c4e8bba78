//! Searching the real corpus: what a reader types, and the statement it must bring first.

use crate::sample::{Sample, real};
use jalons_compile::Compiled;
use jalons_core::image::read::Corpus;
use jalons_core::model::{Lang, When};
use jalons_core::query::{
    Extent, Facet, Filters, Hit, How, Notice, Reason, Results, Sort, Suggested, search, search_after, suggest,
};
use proptest::prelude::*;
use std::sync::OnceLock;

fn corpus() -> &'static Corpus<'static> {
    static COMPILED: OnceLock<Compiled> = OnceLock::new();
    static CORPUS: OnceLock<Corpus<'static>> = OnceLock::new();
    CORPUS.get_or_init(|| Corpus::open(&COMPILED.get_or_init(real).image).unwrap())
}

fn why(results: &Results, hit: &Hit) -> Vec<Reason> {
    results.why(corpus(), hit.statement)
}

fn find(query: &str) -> Results {
    search(corpus(), query, &Filters::default(), Sort::Relevance, Lang::Fr)
}

/// Seed file (its number) and paragraph of a hit.
fn place(results: &Results, at: usize) -> String {
    let Some(hit) = results.hits.get(at) else {
        return "nothing".to_owned();
    };
    let statement = corpus().statement(hit.statement);
    format!(
        "{}:{}",
        &corpus().record(statement.record).file[..3],
        statement.paragraph
    )
}

#[track_caller]
fn first(query: &str, expected: &str) {
    assert_eq!(place(&find(query), 0), expected, "{query}");
}

#[test]
fn a_statement_is_found_in_any_of_the_three_languages() {
    first("services publics en ligne de niveau 4", "001:8");
    first("dịch vụ công trực tuyến mức độ 4", "001:8");
    first("level 4 online public services", "001:8");
    first("chaînes de valeur mondiales", "003:16");
    first("smart city Việt Yên", "001:10");
}

#[test]
fn accents_and_tone_marks_are_optional() {
    let of_bac_giang = ["bac-giang-ai-strategy-2025", "bac-giang-digital-economy-plan"]
        .map(|id| corpus().record_by_id(id).unwrap().count as usize);
    for query in ["Bắc Giang", "Bac Giang", "bac giang", "BAC GIANG"] {
        assert_eq!(find(query).hits.len(), of_bac_giang.iter().sum::<usize>(), "{query}");
    }
    first("do thi thong minh", "001:10");
    first("đô thị thông minh", "001:10");
    let of_hanoi = find("Hanoi").hits.len();
    assert!(of_hanoi > 20);
    // Statements in Vietnamese have "hạ" and "nội" too, apart from each other.
    for query in ["Hanoï", "hà nội", "ha noi", "Hà Nội"] {
        assert_eq!(find(query).hits.len(), of_hanoi, "{query}");
    }
}

#[test]
fn words_behind_an_apostrophe_are_found() {
    let bare = find("IA").hits.len();
    assert!(bare > 20);
    for query in ["l’IA", "l'IA", "d’IA"] {
        assert_eq!(find(query).hits.len(), bare, "{query}");
    }
}

#[test]
fn numbers_and_percentages_are_found() {
    first("95 %", "001:8");
    first("1000 Mbps", "001:16");
    first("25 % PIB", "001:9");
    assert_eq!(find("100 %").hits.len(), find("100%").hits.len());
    assert!(!find("100 %").hits.is_empty());
    assert!(find("100 %").hits.len() <= find("100").hits.len());
    first("57-NQ/TW", "003:17");
    assert!(find("27 octobre 2025").hits.len() > 1);
}

#[test]
fn typing_a_word_never_loses_it() {
    for word in [
        "intelligence",
        "numérique",
        "semi-conducteurs",
        "administration",
        "transformation",
        "trực tuyến",
    ] {
        for (end, _) in word.char_indices().skip(1) {
            assert!(!find(&word[..end]).hits.is_empty(), "{:?} of {word:?}", &word[..end]);
        }
    }
}

#[test]
fn the_marks_that_were_typed_rank_first() {
    let results = find("số ");
    let statement = corpus().statement(results.hits[0].statement);
    assert!(statement.text.vi.to_lowercase().contains("số"), "{}", statement.text.vi);
}

#[test]
fn phrases_stand_together_and_excluded_words_are_absent() {
    let all = find("villes intelligentes").hits.len();
    let phrase = find("\"villes intelligentes\"").hits.len();
    assert!(phrase > 0 && phrase <= all);
    let without = find("Bac Giang -intelligence");
    assert!(
        without
            .hits
            .iter()
            .all(|hit| !corpus().statement(hit.statement).text.fr.contains("intelligence"))
    );
    assert!(!without.hits.is_empty());
}

#[test]
fn a_misspelt_word_is_read_as_the_nearest_and_says_so() {
    for (query, place) in [
        ("Vieettel ", "001:13"),
        ("itnelligence artificielle Bac Ninh ", "004:8"),
        ("semiconducteurz ", "000:8"),
    ] {
        first(query, place);
        assert!(
            find(query).notices.iter().any(|notice| notice.code() == "corrected"),
            "{query}"
        );
    }
    assert!(
        find("\"Vieettel\"").hits.is_empty(),
        "quotation marks mean the word itself"
    );
    assert!(find("xyzzyx").hits.is_empty());
}

#[test]
fn other_words_of_the_thesaurus_are_found_and_can_be_switched_off() {
    let found = find("puces électroniques ");
    assert!(!found.hits.is_empty());
    let [expansion] = found.expansions.as_slice() else {
        panic!("{:?}", found.expansions)
    };
    assert!(
        expansion
            .terms
            .iter()
            .any(|(lang, term)| *lang == Lang::Vi && term == "bán dẫn")
    );
    let filters = Filters {
        plain: vec![expansion.concept.clone()],
        ..Filters::default()
    };
    let plain = search(corpus(), "puces électroniques ", &filters, Sort::Relevance, Lang::Fr);
    let synonyms = |results: &Results| {
        let reasons = results.hits.iter().flat_map(|hit| why(results, hit));
        reasons.filter(|reason| reason.how == How::Synonym).count()
    };
    assert!(synonyms(&found) > 0);
    assert_eq!(synonyms(&plain), 0);
    // The words of a term stand together, and in Vietnamese with their marks: "ô tô điện" is not "Tô Lâm … điện tử".
    let cars = find("voitures électriques Hanoï ");
    assert_eq!((place(&cars, 0).as_str(), cars.hits.len()), ("004:3", 1));
    // The name of a province is one thing: Ninh Binh is no half of Bac Ninh.
    let fibre = find("fibre optique Bac Ninh ");
    assert!(
        fibre
            .hits
            .iter()
            .all(|hit| why(&fibre, hit).iter().all(|reason| reason.word < 2))
    );
    // What was typed counts more than other words for it.
    let ai = find("TTNT ");
    assert_eq!(why(&ai, &ai.hits[0])[0].how, How::Synonym);
}

#[test]
fn what_has_most_of_the_words_comes_after_what_has_all() {
    let results = find("usines intelligentes Bac Ninh ");
    let (whole, partial) = results.hits.split_at(results.whole);
    assert!(partial.is_empty() || whole.len() < 10);
    let required = results.query.words().filter(|word| !word.optional).count();
    for hit in partial {
        assert!(why(&results, hit).len() < required, "{hit:?}");
    }
}

#[test]
fn a_word_of_the_same_stem_is_no_form_of_it_however_often_the_others_stand_there() {
    let sample = Sample::new()
        .replace(
            "records/quays.toml",
            "L’Est automatisera au moins 60 % de ses quais.",
            "Chaque barrière de l’Est suit, depuis que le port a été ouvert aux navires, 60 % de ce que la norme technique demande à qui veut y entrer avant la nuit.",
        )
        .replace(
            "records/tides.toml",
            "Un premier quai de Côte fonctionne sans équipage.",
            "Des barres, normes techniques, normes techniques.",
        );
    let compiled = sample.compile().unwrap_or_else(|report| panic!("{report}"));
    let corpus = Corpus::open(&compiled.image).unwrap();
    let results = search(
        &corpus,
        "barrières normes techniques ",
        &Filters::default(),
        Sort::Relevance,
        Lang::Fr,
    );
    let ids = results.hits.iter().map(|hit| corpus.statement(hit.statement).id);
    assert_eq!(ids.collect::<Vec<_>>(), ["automation", "first-quay"]);
}

#[test]
fn the_beginning_of_a_word_suggests_names_and_words_with_the_reason() {
    let suggested = |typed: &str| suggest(corpus(), typed, Lang::Fr, 6);
    let bac_giang = Suggested::Value(Facet::Province, "bac-giang".to_owned());
    let found = suggested("IA bac gi");
    assert_eq!((&found[0].what, found[0].query.as_str()), (&bac_giang, "IA"));
    let saigon = suggested("saigon");
    assert!(
        saigon
            .iter()
            .any(|one| one.because.as_deref().is_some_and(|name| name != one.text))
    );
    let words = suggested("ville transf");
    assert!(
        words
            .iter()
            .any(|one| one.what == Suggested::Word && one.query == "ville transformation")
    );
    for one in suggested("intel").iter().chain(&words) {
        assert!(one.count > 0);
    }
    assert!(suggested("").is_empty() && suggested("IA ").is_empty() && suggested("xyzzyx").is_empty());
}

#[test]
fn the_pacific_is_no_province() {
    for query in ["Thái Bình Dương ", "thai binh duong "] {
        let results = find(query);
        let concepts: Vec<&str> = results
            .expansions
            .iter()
            .map(|concept| concept.concept.as_str())
            .collect();
        assert_eq!(concepts, ["pacific"], "{query}");
        assert!(!results.hits.is_empty());
        for hit in &results.hits {
            let text = corpus().statement(hit.statement).text.vi;
            assert!(text.contains("Thái Bình Dương"), "{text}");
        }
    }
}

#[test]
fn conditions_narrow_like_filters_and_can_be_taken_back() {
    let count = |query: &str| find(query).hits.len();
    let all = |wanted: &dyn Fn(&jalons_core::image::read::Statement<'_>) -> bool| {
        corpus().statements().filter(|statement| wanted(statement)).count()
    };
    let value = |statement: &jalons_core::image::read::Statement<'_>| {
        statement
            .quantity
            .is_some_and(|quantity| quantity.max.unwrap_or(quantity.value) >= 90.0)
    };
    assert_eq!(count("value>=90"), all(&value));
    assert_eq!(count("-value>=90"), all(&|statement| !value(statement)));
    assert_eq!(count("échéance:2026"), count("due>=2026 due<2027"));
    assert_eq!(
        count("province:\"Bắc Giang\" kind:target"),
        count("tỉnh:bac-giang nature:cible")
    );
    assert!(count("province:bac-giang kind:target") > 3);
    let odd = find("IA due<2026");
    let undo = odd.notices.iter().find_map(|notice| notice.undo()).unwrap();
    assert_eq!(undo, "IA \"due<2026\"");
    assert_eq!(find("due<soon").notices[0].code(), "no-condition");
    assert_eq!(find("province:atlantis IA").notices[0].code(), "condition");
    assert!(
        find("province:atlantis IA")
            .notices
            .iter()
            .any(|notice| notice.code() == "unknown-value")
    );
}

#[test]
fn either_word_is_enough_with_or() {
    let count = |query: &str| find(query).hits.len();
    assert!(count("Viettel OR lychees ") >= count("Viettel ").max(count("lychees ")));
    assert_eq!(count("Viettel OU Viettel "), count("Viettel "));
    assert!(count("\"villes intelligentes\" OR Viettel ") > count("\"villes intelligentes\" "));
}

#[test]
fn when_no_statement_has_all_words_the_reader_is_told() {
    let results = find("site pilote IA agriculture tourisme santé");
    assert_eq!(results.notices, [Notice::Relaxed]);
    assert_eq!(place(&results, 0), "000:11");
}

#[test]
fn a_question_outside_the_corpus_gets_nothing() {
    for query in ["vaccination COVID-19", "Samsung usine Séoul", "zzzz", "football"] {
        assert_eq!(find(query).hits.len(), 0, "{query}");
    }
}

#[test]
fn shares_of_the_reasons_add_up() {
    let results = find("transformation numérique Bac Giang");
    for hit in &results.hits {
        let sum: f32 = why(&results, hit).iter().map(|reason| reason.share).sum();
        assert!((sum - 1.0).abs() < 0.001, "{hit:?}");
    }
}

#[test]
fn a_province_is_meant_as_of_then_or_within_todays_borders() {
    let count = |province: &str, extent| {
        let filters = Filters {
            province: vec![province.to_owned()],
            extent,
            ..Filters::default()
        };
        search(corpus(), "", &filters, Sort::Relevance, Lang::Fr).hits.len()
    };
    let (giang, ninh) = (count("bac-giang", Extent::Then), count("bac-ninh", Extent::Then));
    assert!(giang > 0 && ninh > 0);
    assert_eq!(count("bac-ninh", Extent::Today), giang + ninh);
}

#[test]
fn unknown_filters_are_left_out_with_a_notice() {
    let filters = Filters {
        theme: vec!["alchemy".to_owned()],
        ..Filters::default()
    };
    let results = search(corpus(), "IA", &filters, Sort::Relevance, Lang::Fr);
    assert_eq!(
        results.notices,
        [Notice::Unknown {
            key: "theme",
            value: "alchemy".to_owned()
        }]
    );
    assert_eq!(results.hits.len(), find("IA").hits.len());
}

#[test]
fn periods_keep_what_may_lie_in_them() {
    let year = When::parse("2030").unwrap();
    let filters = Filters {
        due_from: Some(year.earliest),
        due_to: Some(year.latest),
        ..Filters::default()
    };
    let due = search(corpus(), "", &filters, Sort::Relevance, Lang::Fr);
    assert!(!due.hits.is_empty());
    assert!(due.hits.iter().all(|hit| {
        corpus()
            .statement(hit.statement)
            .deadline
            .unwrap()
            .overlaps(year.earliest, year.latest)
    }));
}

/// The slow, obvious way: every statement, every filter, one by one.
fn obviously(filters: &Filters) -> usize {
    corpus()
        .statements()
        .filter(|statement| {
            Facet::ALL.into_iter().all(|facet| {
                let entries = match facet {
                    Facet::Province => statement.places.clone(),
                    Facet::Theme => statement.themes.clone(),
                    Facet::Kind => vec![statement.kind],
                    Facet::Actor => statement.actors.clone(),
                    Facet::System => statement.systems.clone(),
                };
                let chosen = filters.chosen(facet);
                chosen.is_empty()
                    || entries.iter().any(|entry| {
                        chosen
                            .iter()
                            .any(|slug| slug == corpus().slug(facet.register(), *entry))
                    })
            })
        })
        .count()
}

fn some_of(facet: Facet) -> impl Strategy<Value = Vec<String>> {
    let slugs: Vec<String> = search(corpus(), "", &Filters::default(), Sort::Relevance, Lang::Fr)
        .facets
        .get(facet)
        .iter()
        .map(|count| count.slug.clone())
        .collect();
    proptest::sample::subsequence(slugs, 0..3)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn filters_agree_with_the_obvious_way(province in some_of(Facet::Province), theme in some_of(Facet::Theme), kind in some_of(Facet::Kind)) {
        let filters = Filters { province, theme, kind, ..Filters::default() };
        let results = search(corpus(), "", &filters, Sort::Relevance, Lang::Fr);
        prop_assert_eq!(results.hits.len(), obviously(&filters));
        // A count says what one would get by choosing that value alone in its list.
        for count in results.facets.get(Facet::Kind) {
            let only = Filters { kind: vec![count.slug.clone()], ..filters.clone() };
            prop_assert_eq!(obviously(&only), count.count as usize, "{}", count.slug);
        }
    }

    #[test]
    fn any_query_gets_an_answer_in_order(query in "[a-zA-Zàéệđ0-9 %\"’-]{0,40}") {
        let results = find(&query);
        let (whole, partial) = results.hits.split_at(results.whole);
        for tier in [whole, partial] {
            prop_assert!(tier.windows(2).all(|pair| pair[0].score >= pair[1].score));
        }
    }
}

/// What one answer takes over from the one before is what it would have found itself.
#[test]
fn an_answer_after_another_is_the_same_as_by_itself() {
    let typed = [
        "dossiers en ligne de la province",
        "inteligence artifcielle à Bac Giang",
        "\"services publics en ligne\" taux -Hanoï",
        "chuyển đổi số doanh nghiệp nhỏ và vừa",
        "semiconductor workforce training due<2031",
    ];
    let filters = Filters::default();
    let mut before = find("");
    for query in typed {
        for (end, _) in query.char_indices().skip(1).chain([(query.len(), ' ')]) {
            for lang in if end % 5 == 0 { &Lang::ALL[..] } else { &Lang::ALL[..1] } {
                let alone = search(corpus(), &query[..end], &filters, Sort::Relevance, *lang);
                let after = search_after(corpus(), Some(&before), &query[..end], &filters, Sort::Relevance, *lang);
                let whole = |results: &Results| {
                    let reasons: Vec<Vec<Reason>> = results.hits.iter().take(5).map(|hit| why(results, hit)).collect();
                    let counts: Vec<u32> = results.counts().collect();
                    let (hits, facets) = (results.hits.clone(), results.facets.clone());
                    (hits, results.whole, facets, reasons, counts, results.notices.clone())
                };
                assert_eq!(whole(&after), whole(&alone), "{:?} {lang:?}", &query[..end]);
                before = after;
            }
        }
    }
}

//! Raw texts: a folder of them builds, and an image to which they are added later answers like one built with them.

#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

use jalons_core::finding::{Gazetteer, find};
use jalons_core::image::combine;
use jalons_core::image::read::{Corpus, FoundWhat, Register};
use jalons_core::model::{Lang, Origin};
use jalons_core::query::{Facet, Filters, Sort, search};
use jalons_core::raw::{Corrections, Given, rows};
use jalons_core::reading::read;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const QUAYS: &str = "Les quais de Hai Phong passent au numérique

Hanoï (VNA) – La ville de Hai Phong vise au moins 60 % de quais automatisés d’ici 2030, a annoncé le Comité populaire le mardi 5 mars 2024.

Le système LGSP relie déjà 14 départements. La province de Bac Giang suivra, avec 1,5 milliard d’USD.

Les quais de Hai Phong. Photo : VNA

Voir plus

Un parc de semi-conducteurs s’ouvre à Bac Ninh, qui veut former 5 000 ingénieurs avant 2030 selon les autorités de la ville et du parc.
";

const TIDES: &str = "Tides of data\n\nThe ministry said on 12 April 2025 that artificial intelligence will read the tides of Quang Ninh province by 2027, at a cost of about 3 million USD.\n";

const VIET: &str = "Chuyển đổi số ở Đà Nẵng\n\nĐến năm 2030, tỉnh Bắc Ninh phấn đấu đạt 95% hồ sơ trực tuyến, theo kế hoạch ngày 3/2/2025 của tỉnh.\n";

const FILES: [(&str, &str); 3] = [("quais.txt", QUAYS), ("tides.md", TIDES), ("viet.txt", VIET)];

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds")
}

/// A folder of its own for a test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("records")).unwrap();
    folder
}

#[test]
fn a_dispatch_that_several_sites_print_is_one_document() {
    let folder = folder("copies");
    let elsewhere = QUAYS
        .replace("Hanoï", "Hanoi")
        .replace("Les quais de Hai Phong passent", "Hai Phong : ses quais passent");
    for (name, text) in [("a.txt", elsewhere.as_str()), ("quais.txt", QUAYS), ("tides.md", TIDES)] {
        fs::write(folder.join(name), text).unwrap();
    }
    let shorter = QUAYS.split_once("Voir plus").unwrap().0;
    fs::write(folder.join("shorter.txt"), shorter).unwrap();
    let compiled = jalons_compile::compile(&folder).unwrap_or_else(|report| panic!("{report}"));
    let corpus = Corpus::open(&compiled.image).unwrap();
    let ids: Vec<&str> = corpus.records().map(|record| record.id).collect();
    assert_eq!(ids, ["tides", "a"]);
    let kept = corpus.record_by_id("a").unwrap();
    let copies: Vec<[&str; 3]> = kept.copies.iter().map(|copy| [copy.id, copy.file, copy.when]).collect();
    assert_eq!(
        copies,
        [
            ["quais", "quais.txt", "2024-03-05"],
            ["shorter", "shorter.txt", "2024-03-05"]
        ]
    );
    assert_eq!(kept.copies[0].title, "Les quais de Hai Phong passent au numérique");
    // The address of a copy leads to what was counted.
    assert_eq!(corpus.record_by_id("quais").unwrap().id, "a");
    let results = search(&corpus, "60 %", &Filters::default(), Sort::Relevance, Lang::Fr);
    assert_eq!(results.hits.len(), 1);
}

#[test]
fn a_folder_of_nothing_but_texts_builds() {
    let folder = folder("only-texts");
    fs::remove_dir(folder.join("records")).unwrap();
    for (name, text) in FILES {
        fs::write(folder.join(name), text).unwrap();
    }
    let compiled = jalons_compile::compile(&folder).unwrap_or_else(|report| panic!("{report}"));
    let corpus = Corpus::open(&compiled.image).unwrap();
    assert_eq!(corpus.about().name.en, "Jalons: only-texts");
    let ids: Vec<&str> = corpus.records().map(|record| record.id).collect();
    assert_eq!(ids, ["tides", "viet", "quais"]);
    let quays = corpus.record_by_id("quais").unwrap();
    assert_eq!((quays.origin, quays.when.edtf), (Origin::Build, "2024-03-05"));
    let kinds: Vec<&str> = quays
        .statements()
        .map(|number| corpus.entry(Register::Kinds, corpus.statement(number).kind).id)
        .collect();
    assert_eq!(kinds, ["target", "figure", "caption", "teaser"]);
    let target = corpus.statement(quays.first);
    assert_eq!(target.quantity.unwrap().figure(Lang::Fr), "≥\u{a0}60\u{a0}%");
    assert_eq!(target.deadline.unwrap().edtf, "2030");
    let place = corpus.entry(Register::Places, target.places[0]);
    assert_eq!(place.slug, "hai-phong");
    let marked: Vec<&str> = corpus
        .finds(target.number)
        .iter()
        .filter(|find| matches!(find.what, FoundWhat::Date { .. } | FoundWhat::Quantity { .. }))
        .map(|find| &target.text.fr[find.start..find.end])
        .collect();
    assert!(marked.iter().any(|text| text.contains("60 %")), "{marked:?}");
    assert!(marked.iter().any(|text| text.contains("2030")), "{marked:?}");
}

#[test]
fn a_text_that_cannot_be_read_is_a_problem_with_its_name() {
    let folder = folder("broken-text");
    fs::write(folder.join("quais.txt"), QUAYS).unwrap();
    fs::write(folder.join("picture.txt"), b"\x89PNG\r\n\x1a\n\0\0").unwrap();
    let report = jalons_compile::compile(&folder).unwrap_err().to_string();
    assert!(
        report.starts_with("picture.txt: cannot be read as a document: the file is no text"),
        "{report}"
    );
}

#[test]
fn a_text_without_a_date_is_supposed_to_be_of_the_latest_year_it_names() {
    let folder = folder("undated");
    let text = "Un port\n\nEn 2023, le port de Da Nang a ouvert 3 quais ; il en veut 12 d’ici 2030.\n";
    fs::write(folder.join("port.txt"), text).unwrap();
    fs::write(
        folder.join("rien.txt"),
        "Une note\n\nElle ne dit pas de quand elle est.\n",
    )
    .unwrap();
    let compiled = jalons_compile::compile(&folder).unwrap_or_else(|report| panic!("{report}"));
    let corpus = Corpus::open(&compiled.image).unwrap();
    let date = |id: &str| {
        let record = corpus.record_by_id(id).unwrap();
        (record.when.edtf, record.basis.en)
    };
    assert_eq!(
        date("port"),
        ("2023?", "supposed by machine: the latest year that the text names")
    );
    assert_eq!(
        date("rien"),
        (corpus.about().date, "the text says none: the day on which it was added")
    );
}

/// An image to which texts were added, and one that was built with them.
fn both() -> (Vec<u8>, Vec<u8>) {
    let folder = folder("records-and-texts");
    for entry in fs::read_dir(seeds()).unwrap().flatten() {
        if entry.path().extension().is_some_and(|end| end == "toml") {
            fs::copy(entry.path(), folder.join(entry.file_name())).unwrap();
        }
    }
    for entry in fs::read_dir(seeds().join("records")).unwrap().flatten() {
        fs::copy(entry.path(), folder.join("records").join(entry.file_name())).unwrap();
    }
    fs::create_dir_all(folder.join("documents")).unwrap();
    for (name, text) in FILES {
        fs::write(folder.join("documents").join(name), text).unwrap();
    }
    let built = jalons_compile::compile(&folder).unwrap_or_else(|report| panic!("{report}"));
    let plain = jalons_compile::compile(&seeds()).unwrap();
    let corpus = Corpus::open(&plain.image).unwrap();
    let gazetteer = Gazetteer::of(&corpus);
    let added = FILES.map(|(name, text)| {
        let document = read(name, text.as_bytes()).unwrap();
        let finds = find(&gazetteer, &document);
        let given = Given {
            id: name.split('.').next().unwrap(),
            file: name,
            origin: Origin::Build,
            day: corpus.about().date,
            corrections: Corrections::default(),
        };
        rows(&corpus, &document, &finds, &given)
    });
    (combine(&corpus, added.into()), built.image)
}

/// Where a statement stands, by names that do not depend on the order of the documents.
fn address(corpus: &Corpus<'_>, statement: u32) -> String {
    let row = corpus.statement(statement);
    format!("{}/{}", corpus.record(row.record).id, row.id)
}

/// An answer: every hit with its score, in an order that does not depend on that of the documents, and all counts.
fn answer(corpus: &Corpus<'_>, query: &str, filters: &Filters, lang: Lang) -> (Vec<String>, BTreeMap<String, u32>) {
    let results = search(corpus, query, filters, Sort::Relevance, lang);
    let mut hits: Vec<String> = results
        .hits
        .iter()
        .map(|hit| format!("{} {:.3}", address(corpus, hit.statement), hit.score))
        .collect();
    hits.sort();
    let mut counts = BTreeMap::new();
    for facet in Facet::ALL {
        for count in results.facets.get(facet) {
            counts.insert(format!("{facet:?} {}", count.slug), count.count);
        }
    }
    (hits, counts)
}

#[test]
fn an_image_with_texts_added_answers_like_one_built_with_them() {
    let (combined, built) = both();
    let (combined, built) = (Corpus::open(&combined).unwrap(), Corpus::open(&built).unwrap());
    assert_eq!(combined.statement_count(), built.statement_count());
    for query in [
        "",
        "quais",
        "quais automatisés",
        "Hai Phong",
        "numérique",
        "tides",
        "artificial intelligence",
        "hồ sơ trực tuyến",
        "Bac Ninh 2030",
        "semi-conducteurs",
        "95 %",
        "\"passent au numérique\"",
        "ingénieurs",
        "LGSP -Bac",
        "passage",
        "automatise",
        "numeriqe",
        "trí tuệ nhân tạo",
        "5 mars 2024",
    ] {
        for lang in Lang::ALL {
            let filters = Filters::default();
            assert_eq!(
                answer(&combined, query, &filters, lang),
                answer(&built, query, &filters, lang),
                "{query}"
            );
        }
    }
    let mut filters = Filters::default();
    filters.chosen_mut(Facet::Province).push("bac-ninh".to_owned());
    assert_eq!(
        answer(&combined, "2030", &filters, Lang::Fr),
        answer(&built, "2030", &filters, Lang::Fr)
    );
}

#[test]
fn statements_keep_all_they_had_when_texts_come_before_them() {
    let (combined, _) = both();
    let combined = Corpus::open(&combined).unwrap();
    let plain = jalons_compile::compile(&seeds()).unwrap();
    let plain = Corpus::open(&plain.image).unwrap();
    let more = combined.statement_count() - plain.statement_count();
    let more_records = combined.record_count() - plain.record_count();
    assert!(more > 3 && more_records == 3);
    for record in plain.records() {
        let mut moved = combined.record(record.number + more_records);
        assert_eq!(moved.page, record.page.map(|page| page + more_records));
        (moved.number, moved.first, moved.page) = (record.number, moved.first - more, record.page);
        assert_eq!(moved, record);
    }
    for statement in plain.statements() {
        let mut moved = combined.statement(statement.number + more);
        moved.number -= more;
        moved.record -= more_records;
        for status in &mut moved.status {
            status.evidence -= more;
        }
        assert_eq!(moved, statement);
    }
}

#[test]
fn what_was_corrected_by_hand_holds() {
    let plain = jalons_compile::compile(&seeds()).unwrap();
    let corpus = Corpus::open(&plain.image).unwrap();
    let document = read("quais.txt", QUAYS.as_bytes()).unwrap();
    let finds = find(&Gazetteer::of(&corpus), &document);
    let given = Given {
        id: "own-1",
        file: "quais.txt",
        origin: Origin::Reader,
        day: "2026-01-01",
        corrections: Corrections {
            title: "Les quais".to_owned(),
            date: "2024-04".to_owned(),
            without: vec!["hai-phong".to_owned()],
            with: vec!["quang-ninh".to_owned()],
        },
    };
    let image = combine(&corpus, vec![rows(&corpus, &document, &finds, &given)]);
    let combined = Corpus::open(&image).unwrap();
    let record = combined.record_by_id("own-1").unwrap();
    assert_eq!(
        (record.title.vi, record.when.edtf, record.origin),
        ("Les quais", "2024-04", Origin::Reader)
    );
    let places: Vec<&str> = combined
        .statement(record.first)
        .places
        .iter()
        .map(|place| combined.slug(Register::Places, *place))
        .collect();
    assert_eq!(places, ["quang-ninh"]);
}

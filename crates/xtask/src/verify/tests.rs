//! What an editor is told, pinned on the sample corpus and an invented source; and how much of what goes wrong is found,
//! measured on the real corpus where its sources are at hand.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs, process};

use jalons_core::analyze::{fold, numerals};
use jalons_core::image::read::{Record, Register, Statement};
use jalons_core::model::Lang;
use sha2::{Digest, Sha256};

use super::sources::Source;
use super::*;

const RECORD: &str = "records/quays.toml";

/// The invented source of the sample: an article in two paragraphs, and a teaser below it.
const ORIGINAL: &str = "\
Quays

East wants at least 60% of its quays to work by themselves in 2030, up from 12% in 2023, the port authority says. Ships \
go by the tide table and by 5G, which the harbour master Ann Lee reads out in April.
Read more

First quay
\u{a0}
On 20 November a berth in Coast began to handle containers without any crew.
";

/// The sample and its source in a folder of their own, gone when dropped.
struct Sample {
    folder: PathBuf,
    original: String,
}

impl Sample {
    fn new() -> Sample {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!(
            "jalons-verify-{}-{}",
            process::id(),
            COUNT.fetch_add(1, Ordering::Relaxed)
        );
        let folder = env::temp_dir().join(name);
        let origin = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/suite/sample");
        for part in ["", "records"] {
            fs::create_dir_all(folder.join("seeds").join(part)).unwrap();
            for entry in fs::read_dir(origin.join(part)).unwrap().map(Result::unwrap) {
                if entry.path().is_file() {
                    fs::copy(entry.path(), folder.join("seeds").join(part).join(entry.file_name())).unwrap();
                }
            }
        }
        fs::create_dir_all(folder.join("originals/2024")).unwrap();
        let sample = Sample {
            folder,
            original: ORIGINAL.to_owned(),
        };
        sample.write_original(ORIGINAL)
    }

    /// Replaces a piece of a file of the seeds that must be there.
    #[track_caller]
    fn replace(self, file: &str, old: &str, new: &str) -> Sample {
        let path = self.folder.join("seeds").join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(old), "{file} has no {old:?}");
        fs::write(path, text.replace(old, new)).unwrap();
        self
    }

    /// Replaces a piece of the source, and the fingerprint in the seeds.
    #[track_caller]
    fn replace_original(self, old: &str, new: &str) -> Sample {
        assert!(self.original.contains(old), "the source has no {old:?}");
        let text = self.original.replace(old, new);
        self.write_original(&text)
    }

    fn write_original(mut self, text: &str) -> Sample {
        self.original = text.to_owned();
        fs::write(self.folder.join("originals/2024/quays.txt"), text).unwrap();
        let sum: String = Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect();
        for file in [RECORD, "records/tides.toml"] {
            let path = self.folder.join("seeds").join(file);
            let seed = fs::read_to_string(&path).unwrap();
            let start = seed.find("sha256 = \"").unwrap() + "sha256 = \"".len();
            fs::write(path, format!("{}{sum}{}", &seed[..start], &seed[start + sum.len()..])).unwrap();
        }
        self
    }

    fn findings(&self) -> Vec<Finding> {
        let compiled = jalons_compile::compile(&self.folder.join("seeds")).unwrap_or_else(|report| panic!("{report}"));
        verify(&Corpus::open(&compiled.image).unwrap(), &self.folder.join("originals")).unwrap()
    }
}

impl Drop for Sample {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

#[track_caller]
fn check(sample: Sample, expected: &str) {
    let lines: Vec<String> = sample.findings().iter().map(Finding::to_string).collect();
    assert_eq!(lines.join("\n"), expected);
}

#[test]
fn the_sample_holds() {
    check(Sample::new(), "");
}

#[test]
fn a_folder_that_is_not_there_is_named_with_a_remedy() {
    let sample = Sample::new();
    let compiled = jalons_compile::compile(&sample.folder.join("seeds")).unwrap();
    let error = verify(&Corpus::open(&compiled.image).unwrap(), Path::new("no/such")).unwrap_err();
    assert!(
        error.starts_with("cannot read the folder no/such of original documents: "),
        "{error}"
    );
    assert!(error.ends_with("as in `cargo xtask verify ../shared/seeds`"), "{error}");
}

#[test]
fn a_source_is_found_by_its_fingerprint_only() {
    let sum = |text: &str| -> String { Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect() };
    let changed = Sample::new();
    fs::write(changed.folder.join("originals/2024/quays.txt"), "Quays\n").unwrap();
    let (old, new) = (sum(ORIGINAL), sum("Quays\n"));
    let lines = |remedy: &str| {
        ["quays", "tides"]
            .map(|record| format!("records/{record}.toml: {remedy}"))
            .join("\n")
    };
    check(
        changed,
        &lines(&format!(
            "found \"quays.txt\" with the SHA-256 {new}, expected a file with the SHA-256 {old}; put the original back, or \
             hold every statement against the changed one before correcting `sha256`"
        )),
    );
    let gone = Sample::new();
    fs::remove_file(gone.folder.join("originals/2024/quays.txt")).unwrap();
    let folder = gone.folder.join("originals").display().to_string();
    check(
        gone,
        &lines(&format!(
            "found no \"quays.txt\" in {folder}, expected a file with the SHA-256 {old}; add the original to the folder, or \
             correct `sha256`"
        )),
    );
    let renamed = Sample::new();
    let folder = renamed.folder.join("originals");
    fs::rename(folder.join("2024/quays.txt"), folder.join("harbour.txt")).unwrap();
    check(renamed, "");
}

#[test]
fn a_paragraph_must_be_there() {
    check(
        Sample::new().replace(RECORD, "paragraph = 2", "paragraph = 6"),
        "records/quays.toml: statement \"automation\": paragraph 6: found 5 paragraphs in \"quays.txt\", expected at least \
         6; correct `paragraph`, which counts the non-empty lines of the source from 1",
    );
}

#[test]
fn a_paragraph_that_another_one_fits_far_better_is_wrong() {
    check(
        Sample::new()
            .replace("records/tides.toml", "paragraph = 5", "paragraph = 2")
            .replace(
                "records/tides.toml",
                "A first quay of Coast works without a crew.",
                "In Coast containers are handled without any crew on a berth.",
            ),
        "records/tides.toml: statement \"first-quay\": paragraph 2: found coast, containers, handled, crew, berth only in paragraph \
         5, expected most words of the statement in its own paragraph; correct `paragraph`",
    );
}

#[test]
fn a_quantity_must_stand_in_the_paragraph_and_in_every_text() {
    check(
        Sample::new().replace(RECORD, "value = 60", "value = 61"),
        "records/quays.toml: statement \"automation\": paragraph 2: found the quantity 61, expected one of 60; 2030; 12; \
         2023, as in the paragraph; correct `quantity`, or `paragraph`",
    );
    check(
        Sample::new().replace(RECORD, "value = 60", "value = 12"),
        "records/quays.toml: statement \"automation\": paragraph 2: found the quantity 12, expected the same number in the \
         French text; correct `quantity`, or the text",
    );
    check(
        Sample::new().replace(RECORD, "value = 12", "value = 13"),
        "records/quays.toml: statement \"automation\": paragraph 2: found the baseline 13, expected one of 60; 2030; 12; \
         2023, as in the paragraph; correct `baseline`, or `paragraph`",
    );
}

#[test]
fn a_year_is_no_quantity() {
    let sample = Sample::new()
        .replace("units.toml", "percent", "berths")
        .replace(RECORD, "percent", "berths")
        .replace(RECORD, "value = 60", "value = 2030")
        .replace(RECORD, "60 % de ses quais", "60 % de ses quais en 2030");
    assert_eq!(sample.findings()[0].found, "the quantity 2030");
}

#[test]
fn numbers_of_the_texts_stand_in_the_paragraph() {
    check(
        Sample::new().replace(RECORD, "de ses quais.", "de ses 48 quais."),
        "records/quays.toml: statement \"automation\": paragraph 2: found 48 in the French text, expected one of 60; 2030; \
         12; 2023, as in the paragraph; correct the text, or `paragraph`",
    );
    check(
        Sample::new().replace(RECORD, "of its quays.", "of its quays with 6G."),
        "records/quays.toml: statement \"automation\": paragraph 2: found 6G in the English text, expected the same code in \
         the paragraph; correct the text, or `paragraph`",
    );
    check(
        Sample::new().replace(RECORD, "of its quays.", "of its quays with 5G."),
        "",
    );
}

#[test]
fn texts_agree_on_their_numbers() {
    check(
        Sample::new().replace(RECORD, "de ses quais.", "de ses quais, contre 12 %."),
        "records/quays.toml: statement \"automation\": paragraph 2: found 12 in the French text, expected the same number in \
         the English text; correct one of the two texts",
    );
}

#[test]
fn dates_may_be_said_in_any_way() {
    // The month stands in the paragraph by name, day and year in the record's date.
    check(
        Sample::new()
            .replace(RECORD, "de ses quais.", "de ses quais, le 5 avril 2024.")
            .replace(RECORD, "of its quays.", "of its quays on 5 April 2024.")
            .replace(RECORD, "60% bến cảng.", "60% bến cảng, ngày 5/4/2024."),
        "",
    );
    // A number that is no date is not explained by one.
    let sample = Sample::new().replace(RECORD, "of its quays.", "of its 5 quays.");
    assert_eq!(sample.findings()[0].found, "5 in the English text");
}

#[test]
fn numbers_in_words_support_digits() {
    check(Sample::new().replace_original("60%", "sixty per cent"), "");
}

#[test]
fn numbers_of_names_need_no_support() {
    check(
        Sample::new()
            .replace(
                "systems.toml",
                "fr = \"Table des marées\"",
                "fr = \"Table des marées 57-TM\"",
            )
            .replace(RECORD, "de ses quais.", "de ses quais (table 57-TM).")
            .replace(RECORD, "of its quays.", "of its quays (table 57-TM).")
            .replace(RECORD, "60% bến cảng.", "60% bến cảng (57-TM)."),
        "",
    );
}

#[test]
fn what_a_statement_refers_to_is_named_in_its_article() {
    check(
        Sample::new().replace_original("the port authority", "the town"),
        "records/quays.toml: statement \"automation\": paragraph 2: found no name of the actor \"port-authority\" in the \
         article, expected one of Autorité du port, Port authority, Cảng vụ; correct the reference, or add the name the \
         source uses as an `alias`",
    );
    check(
        Sample::new().replace(RECORD, "provinces = [\"east\"]", "provinces = [\"west\"]"),
        "records/quays.toml: statement \"automation\": paragraph 2: found no name of the province \"west\" in the article, \
         expected one of Ouest, West, Tây; correct the reference, or add the name the source uses as an `alias`",
    );
    // Elsewhere in the article is near enough, in a teaser below it is not.
    check(
        Sample::new()
            .replace_original("Quays\n", "Quays and tide tables\n")
            .replace_original("the tide table", "it"),
        "",
    );
    let sample = Sample::new()
        .replace_original("the tide table", "it")
        .replace_original("any crew", "the tide table");
    assert_eq!(
        sample.findings()[0].found,
        "no name of the system \"tide-table\" in the article"
    );
}

#[test]
fn a_province_may_be_named_by_what_lies_in_it() {
    check(
        Sample::new()
            .replace_original("East wants", "The port authority wants")
            .replace(RECORD, "L’Est automatisera", "Le port automatisera"),
        "",
    );
}

#[test]
fn an_acronym_is_found_by_the_letter() {
    let with_alias = || Sample::new().replace("actors.toml", "what = {", "alias = [\"MOST\"]\nwhat = {");
    check(
        with_alias().replace_original("the port authority says", "says MOST"),
        "",
    );
    assert_eq!(
        with_alias()
            .replace_original("the port authority says", "it says at most")
            .findings()
            .len(),
        1
    );
}

#[test]
fn names_of_people_are_those_of_the_source() {
    check(
        Sample::new().replace(RECORD, "de ses quais.", "de ses quais, lit Ann Lee."),
        "",
    );
    check(
        Sample::new().replace(RECORD, "de ses quais.", "de ses quais, lit Ann Leigh."),
        "records/quays.toml: statement \"automation\": paragraph 2: found \"Ann Leigh\" in the French text, expected the \
         same name in the source; write the name as the source has it",
    );
}

#[test]
fn wording_is_our_own() {
    check(
        Sample::new().replace(
            RECORD,
            "East will automate at least 60% of its quays.",
            "East’s ships go by the tide table and by 5G; 60% of quays.",
        ),
        "",
    );
    check(
        Sample::new().replace(
            RECORD,
            "East will automate at least 60% of its quays.",
            "East wants at least 60% of its quays to work by itself.",
        ),
        "records/quays.toml: statement \"automation\": paragraph 2: found 9 words in a row of the English text in paragraph 2 \
         too: \"East wants at least 60% of its quays to work by\", expected fewer than 7, names and dates aside; say it in \
         our own words",
    );
}

#[test]
fn findings_come_as_json_too() {
    let findings = Sample::new().replace(RECORD, "value = 60", "value = 61").findings();
    let json: serde_json::Value = serde_json::from_str(&finding::json(&findings).unwrap()).unwrap();
    assert_eq!(
        json,
        serde_json::json!([{
            "record": "quays",
            "statement": "automation",
            "paragraph": 2,
            "check": "quantity",
            "found": "the quantity 61",
            "expected": "one of 60; 2030; 12; 2023, as in the paragraph",
            "remedy": "correct `quantity`, or `paragraph`",
        }])
    );
    assert_eq!(finding::json(&[]).unwrap(), "[]");
}

/// How many of the faults put in were found.
#[derive(Default)]
struct Tally {
    found: usize,
    all: usize,
}

impl Tally {
    fn add(&mut self, found: bool) {
        self.all += 1;
        self.found += usize::from(found);
    }

    #[track_caller]
    fn at_least(&self, percent: usize, what: &str) {
        println!("{what}: {} of {} found", self.found, self.all);
        assert!(
            self.all > 0 && 100 * self.found >= percent * self.all,
            "{what}: {} of {}",
            self.found,
            self.all
        );
    }
}

/// The corpus with its sources, if they are at hand.
struct Real {
    image: Vec<u8>,
    library: Library,
}

impl Real {
    fn open() -> Option<Real> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let folder = root.join(ORIGINALS);
        if !folder.is_dir() {
            println!("skipped: the original documents are not in {ORIGINALS}");
            return None;
        }
        Some(Real {
            image: jalons_compile::compile(&root.join("seeds")).unwrap().image,
            library: Library::read(&folder).unwrap(),
        })
    }

    /// Calls `each` with every statement, and with a function that says whether a check notices a change of it.
    fn each(
        &self,
        check: impl Fn(&Claim, &Names) -> Vec<Finding>,
        mut each: impl FnMut(&Subject, &dyn Fn(&Statement) -> bool),
    ) {
        let corpus = Corpus::open(&self.image).unwrap();
        let (cited, names) = (Cited::of(&corpus), Names::of(&corpus));
        for record in corpus.records() {
            let source = self.library.source(&record).unwrap();
            let run = |statement: &Statement| -> Vec<(Check, String)> {
                // Without the paragraph, whose change alone is not to count.
                match Claim::new(&corpus, &cited, &record, statement, &source) {
                    Ok(claim) => check(&claim, &names)
                        .into_iter()
                        .map(|it| (it.check, it.found))
                        .collect(),
                    Err(finding) => vec![(finding.check, finding.found)],
                }
            };
            for number in record.statements() {
                let subject = Subject {
                    corpus: &corpus,
                    record: &record,
                    source: &source,
                    statement: corpus.statement(number),
                };
                let before = run(&subject.statement);
                each(&subject, &|changed| {
                    run(changed).iter().any(|finding| !before.contains(finding))
                });
            }
        }
    }
}

/// A statement that is changed, with what belongs to it.
struct Subject<'a> {
    corpus: &'a Corpus<'a>,
    record: &'a Record<'a>,
    source: &'a Source,
    statement: Statement<'a>,
}

/// Every number that differs from this one in a digit.
fn other_digits(written: &str) -> impl Iterator<Item = String> + '_ {
    let places = written.char_indices().filter(|(_, c)| c.is_ascii_digit());
    places.map(|(at, c)| {
        let other = if c == '7' { '3' } else { '7' };
        format!("{}{other}{}", &written[..at], &written[at + 1..])
    })
}

#[test]
fn a_changed_digit_is_found() {
    let Some(real) = Real::open() else { return };
    let (mut quantities, mut texts) = (Tally::default(), Tally::default());
    real.each(
        |claim, _| numbers::check(claim),
        |Subject { statement, .. }, notices| {
            if let Some(quantity) = statement.quantity {
                let written = quantity.value.to_string();
                for other in other_digits(&written).map(|other| other.parse().unwrap()) {
                    if quantity.max == Some(other) {
                        continue;
                    }
                    let mut changed = statement.clone();
                    changed.quantity.as_mut().unwrap().value = other;
                    quantities.add(notices(&changed));
                }
            }
            for lang in Lang::ALL {
                let text = *statement.text.get(lang);
                for number in numerals(text, lang).iter().filter(|number| !number.words) {
                    for other in other_digits(&text[number.start..number.end]) {
                        let other = format!("{}{other}{}", &text[..number.start], &text[number.end..]);
                        let mut changed = statement.clone();
                        changed.text = changed.text.map(|of, text| if of == lang { &*other } else { *text });
                        texts.add(notices(&changed));
                    }
                }
            }
        },
    );
    quantities.at_least(100, "digits of quantities");
    texts.at_least(99, "digits of texts");
}

#[test]
fn a_wrong_paragraph_is_mostly_found() {
    let Some(real) = Real::open() else { return };
    let (mut articles, mut teasers) = (Tally::default(), Tally::default());
    real.each(
        |claim, names| {
            let likeness = likeness::check(claim).into_iter();
            likeness
                .chain(numbers::check(claim))
                .chain(names.check(claim))
                .collect()
        },
        |Subject {
             record,
             source,
             statement,
             ..
         },
         notices| {
            let text = |paragraph: u32| {
                source
                    .paragraphs
                    .get((paragraph as usize).wrapping_sub(1))
                    .map(|it| &it.text)
            };
            for paragraph in [statement.paragraph - 1, statement.paragraph + 1] {
                if text(paragraph).is_some() && text(paragraph) != text(statement.paragraph) {
                    let mut changed = statement.clone();
                    changed.paragraph = paragraph;
                    let tally = if record.brief { &mut teasers } else { &mut articles };
                    tally.add(notices(&changed));
                }
            }
        },
    );
    articles.at_least(80, "paragraphs off by one in articles");
    // The caption, headline and text of a teaser repeat each other.
    teasers.at_least(65, "paragraphs off by one in teasers");
}

#[test]
fn a_wrong_name_is_mostly_found() {
    let Some(real) = Real::open() else { return };
    let (mut things, mut provinces, mut people) = (Tally::default(), Tally::default(), Tally::default());
    real.each(
        |claim, names| names.check(claim),
        |Subject {
             corpus,
             source,
             statement,
             ..
         },
         notices| {
            let text: String = source
                .paragraphs
                .iter()
                .map(|paragraph| fold(&paragraph.text) + "\n")
                .collect();
            for (register, step) in [(Register::Actors, 17), (Register::Systems, 17), (Register::Places, 31)] {
                let others = (0..corpus.entry_count(register))
                    .skip(statement.number as usize % step)
                    .step_by(step);
                for number in others {
                    let entry = corpus.entry(register, number);
                    let mut changed = statement.clone();
                    let (list, tally) = match register {
                        Register::Actors => (&mut changed.actors, &mut things),
                        Register::Systems => (&mut changed.systems, &mut things),
                        _ => (&mut changed.places, &mut provinces),
                    };
                    // What the source names, any statement may name, as far as words can tell.
                    if let Some(first) = list.first_mut()
                        && entry.slug != names::NATION
                        && !claim::names_of(&entry).any(|name| text.contains(&fold(name)))
                    {
                        *first = number;
                        tally.add(notices(&changed));
                    }
                }
            }
            for name in [
                "Bac Giang",
                "Bac Ninh",
                "Ninh Binh",
                "Tô Lâm",
                "Trân Thanh Mân",
                "Pham Quang Ngoc",
            ] {
                if statement.text.fr.contains(name) {
                    let text = statement.text.fr.replace(name, "Ann Lee");
                    let mut changed = statement.clone();
                    changed.text.fr = &text;
                    people.add(notices(&changed));
                }
            }
        },
    );
    things.at_least(85, "actors and systems");
    provinces.at_least(99, "provinces");
    people.at_least(100, "names in the French text");
}

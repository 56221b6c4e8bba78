//! The engine against a slow, obvious search over corpora made by chance: which statements answer, and what each filter leaves.

use crate::sample::Sample;
use jalons_core::analyze::words;
use jalons_core::image::read::Corpus;
use jalons_core::model::Lang;
use jalons_core::query::{Facet, Filters, Sort, search};
use proptest::prelude::*;

/// Words that are no forms of each other: no common beginning, no common stem, no slip away from one another.
const WORDS: [&str; 12] = [
    "abricot",
    "bouleau",
    "cigogne",
    "dragon",
    "épervier",
    "fougère",
    "girofle",
    "hérisson",
    "jonquille",
    "kangourou",
    "luciole",
    "9000",
];

/// A statement, which ends in a word that makes it unlike any other: the words of its text, and whether it speaks of the east.
type Made = (Vec<usize>, bool);

fn write(titles: &[Vec<usize>], statements: &[Vec<Made>]) -> Sample {
    let said = |(words, east): &Made| (say(words), *east);
    let own = statements.iter().map(|own| own.iter().map(said).collect());
    write_texts(&titles.iter().map(|title| say(title)).zip(own).collect::<Vec<_>>())
}

fn say(chosen: &[usize]) -> String {
    chosen.iter().map(|word| WORDS[*word]).collect::<Vec<_>>().join(" ")
}

/// A corpus of records: the title of each, and the texts of its statements.
fn write_texts(records: &[(String, Vec<(String, bool)>)]) -> Sample {
    let mut sample = Sample::new()
        .replace("corpus.toml", "version", "languages = [\"fr\"]\nversion")
        .remove("records/quays.toml")
        .remove("records/tides.toml");
    for (number, (title, own)) in records.iter().enumerate() {
        let mut text = format!(
            "id = \"r{number}\"\nkind = \"article\"\ntitle = {{ fr = \"{title}\" }}\n[source]\ntitle = \"T\"\nlanguage = \"fr\"\n\
             publisher = \"Gazette\"\nfile = \"{number}.txt\"\nsha256 = \"{number:064}\"\n[date]\nedtf = \"2024-03-05\"\n\
             basis = {{ fr = \"imprimée\" }}\n"
        );
        for (place, (said, east)) in own.iter().enumerate() {
            let east = if *east { "provinces = [\"east\"]\n" } else { "" };
            text += &format!(
                "[[statement]]\nid = \"s{place}\"\nparagraph = {}\nkind = \"target\"\nthemes = [\"harbour\"]\n{east}fr = \"{said} {number}{place}q\"\n",
                place + 1,
            );
        }
        sample = sample.write(&format!("records/r{number}.toml"), text);
    }
    sample
}

#[test]
fn forms_of_a_word_are_found_and_add_up() {
    let texts = ["retirer le bouleau", "retirer le bouleau, retirons-le", "le dragon"];
    let own = texts.map(|text| (text.to_owned(), false)).to_vec();
    let compiled = write_texts(&[("cigogne".to_owned(), own)]).compile().unwrap();
    let corpus = Corpus::open(&compiled.image).unwrap();
    for query in ["retirez ", "retirait ", "retirer "] {
        let results = search(&corpus, query, &Filters::default(), Sort::Relevance, Lang::Fr);
        let found: Vec<u32> = results.hits.iter().map(|hit| hit.statement).collect();
        assert_eq!(found, [1, 0], "{query}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn it_finds_what_reading_everything_finds(
        records in prop::collection::vec(
            (
                prop::collection::vec(0..WORDS.len(), 1..3),
                prop::collection::vec((prop::collection::vec(0..WORDS.len(), 1..6), any::<bool>()), 1..5),
            ),
            1..6,
        ),
        asked in prop::collection::vec(0..WORDS.len(), 1..4),
        banned in prop::option::of(0..WORDS.len()),
        east in any::<bool>(),
    ) {
        let (titles, statements): (Vec<_>, Vec<_>) = records.into_iter().unzip();
        let compiled = write(&titles, &statements).compile().unwrap_or_else(|report| panic!("{report}"));
        let corpus = Corpus::open(&compiled.image).unwrap();
        let mut query: Vec<String> = asked.iter().map(|word| WORDS[*word].to_owned()).collect();
        query.extend(banned.map(|word| format!("-{}", WORDS[word])));
        let query = query.join(" ") + " ";
        let filters = Filters {
            province: east.then(|| "east".to_owned()).into_iter().collect(),
            ..Filters::default()
        };
        let results = search(&corpus, &query, &filters, Sort::Relevance, Lang::Fr);

        // A statement says its own text, the title of its record, and the names of what it refers to, which have none of these
        // words.
        let says = |number: u32| {
            let statement = corpus.statement(number);
            let record = corpus.record(statement.record);
            [words(statement.text.fr), words(record.title.fr)].concat().into_iter().map(|word| word.folded).collect::<Vec<_>>()
        };
        let key = |word: usize| words(WORDS[word]).remove(0).folded;
        let answers = |number: &u32| {
            let said = says(*number);
            asked.iter().all(|word| said.contains(&key(*word))) && banned.is_none_or(|word| !said.contains(&key(word)))
        };
        let in_east = |number: &u32| !corpus.statement(*number).places.is_empty();
        let obvious: Vec<u32> = (0..corpus.statement_count()).filter(answers).collect();
        let wanted: Vec<u32> = obvious.iter().copied().filter(|number| !east || in_east(number)).collect();
        let mut found: Vec<u32> = results.hits[..results.whole].iter().map(|hit| hit.statement).collect();
        found.sort_unstable();
        prop_assert_eq!(&found, &wanted, "{}", query);
        // The count of a value is what is left if it is chosen too.
        let counted: u32 = results.facets.get(Facet::Province).iter().map(|count| count.count).sum();
        let left = results.hits.iter().filter(|hit| in_east(&hit.statement)).count();
        prop_assert_eq!(counted as usize, left);
        // What comes first never has less of the query than what follows it, and every share adds up.
        for hit in &results.hits {
            let total: f32 = results.why(&corpus, hit.statement).iter().map(|reason| reason.share).sum();
            prop_assert!((total - 1.0).abs() < 0.001);
        }
        for hit in &results.hits[results.whole..] {
            let said = says(hit.statement);
            prop_assert!(asked.iter().any(|word| !said.contains(&key(*word))));
        }
    }
}

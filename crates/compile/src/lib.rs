//! From a folder of seeds to the corpus image: `read -> parse -> validate -> index -> pack`.
//!
//! Runs on the machine that builds, never in the browser. Every fault of a seed is found here, all of them in one run.

mod report;
pub use report::{Problem, Report, Spot};

mod read;

mod parse;

mod validate;

mod raw;

mod index;

mod pack;

use jalons_core::model::Trilingual;
use std::path::Path;

/// What a build makes of a folder of seeds.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The corpus image, for [`jalons_core::image::read::Corpus::open`].
    pub image: Vec<u8>,
    /// The index as elasticlunr.js 0.9.5 reads it, for other pages.
    pub elasticlunr: String,
    /// The files that were read, to watch for changes.
    pub files: Vec<std::path::PathBuf>,
}

/// Compiles a folder of seeds. One that holds nothing but raw texts takes its registers from the seeds of this repository.
///
/// # Errors
/// A [`Report`] of every problem of every file, each with its line and remedy.
pub fn compile(seeds: &Path) -> Result<Compiled, Report> {
    let (sources, mut problems) = read::read(seeds);
    let files = read::raw_files(seeds, &mut problems);
    let mut corpus = checked(&sources, problems)?;
    if read::is_bare(seeds) {
        corpus.name = named_after(seeds);
    }
    let mut problems = Vec::new();
    raw::add(&mut corpus, &files, &mut problems);
    if !problems.is_empty() {
        return Err(Report::new(problems, &sources));
    }
    let (index, elasticlunr) = index::index(&corpus);
    let image = pack::pack(&corpus, &index);
    Ok(Compiled {
        image,
        elasticlunr,
        files: sources
            .into_iter()
            .map(|source| source.path)
            .chain(files.into_iter().map(|file| file.path))
            .collect(),
    })
}

/// The name of a corpus that is nothing but a folder of texts.
fn named_after(seeds: &Path) -> Trilingual<String> {
    let folder = seeds.file_name().map(|name| name.to_string_lossy().into_owned());
    let name = format!("Jalons : {}", folder.unwrap_or_default());
    Trilingual {
        en: name.replace(" :", ":"),
        vi: name.replace(" :", ":"),
        fr: name,
    }
}

/// Parses and checks sources; `problems` are those that were met reading them.
fn checked(sources: &[read::Source], mut problems: Vec<Problem>) -> Result<validate::Corpus, Report> {
    let raw = parse::parse(sources, &mut problems);
    let corpus = validate::validate(raw, &mut problems);
    if problems.is_empty() {
        Ok(corpus)
    } else {
        Err(Report::new(problems, sources))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sample() -> Vec<read::Source> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/suite/sample");
        let (sources, problems) = read::read(&folder);
        assert_eq!(problems, Vec::new());
        sources
    }

    /// Something that an editor's hand or a broken disk may leave in a file.
    fn splice() -> impl Strategy<Value = String> {
        let tokens = [
            "[[",
            "]]",
            "\"",
            "{",
            "}",
            "= ",
            "\n",
            "-1",
            "1e400",
            "\u{0}",
            "é",
            "[[statement]]\n",
            "2025-99",
            "~",
        ];
        prop_oneof![
            "\\PC{0,12}",
            prop::collection::vec(prop::sample::select(tokens.to_vec()), 0..6).prop_map(|tokens| tokens.concat()),
        ]
    }

    proptest! {
        #[test]
        fn seeds_of_any_shape_give_a_corpus_or_a_report(
            file in 0usize..64,
            cuts in prop::collection::vec((any::<prop::sample::Index>(), 0usize..40, splice()), 1..4),
        ) {
            let mut sources = sample();
            let count = sources.len();
            let text = &mut sources[file % count].text;
            for (at, length, splice) in cuts {
                let start = text.floor_char_boundary(at.index(text.len() + 1));
                let end = text.floor_char_boundary((start + length).min(text.len())).max(start);
                text.replace_range(start..end, &splice);
            }
            if let Err(report) = checked(&sources, Vec::new()) {
                prop_assert!(!report.problems.is_empty());
                prop_assert!(report.to_string().len() > 10 && report.json().starts_with('['));
            }
        }
    }
}

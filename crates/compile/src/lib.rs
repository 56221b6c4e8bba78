//! From a folder of seeds to the corpus image: `read -> parse -> validate -> index -> pack`.
//!
//! Runs on the machine that builds, never in the browser. Every fault of a seed is found here, all of them in one run.

mod report;
pub use report::{Problem, Report};

mod read;

mod parse;

mod validate;

mod index;

mod pack;

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

/// Compiles a folder of seeds.
///
/// # Errors
/// A [`Report`] of every problem of every file, each with its line and remedy.
pub fn compile(seeds: &Path) -> Result<Compiled, Report> {
    let (sources, mut problems) = read::read(seeds);
    let raw = parse::parse(&sources, &mut problems);
    let corpus = validate::validate(raw, &mut problems);
    if !problems.is_empty() {
        return Err(Report::new(problems));
    }
    let (index, elasticlunr) = index::index(&corpus);
    let image = pack::pack(&corpus, &index);
    Ok(Compiled {
        image,
        elasticlunr,
        files: sources.into_iter().map(|source| source.path).collect(),
    })
}

//! Measures the search beside other search engines: the same documents and queries, in one browser, in turn.
//!
//! What is compared and how stands in `tests/bench`, in JavaScript, as the engines are. Here are only what the rest of
//! xtask already does, building the site and weighing it, and the order of the steps. Everything lands in `target/bench`.

mod weigh;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use jalons_core::api::{Options, answer};

use crate::arguments::Arguments;
use crate::tools::{self, Purpose};
use crate::workspace::Workspace;
use crate::{Outcome, build, corpus, packages, process};

/// Where the scripts are.
pub(crate) const SCRIPTS: &str = "tests/bench";

/// The corpus of this repository; its site is the one that is published.
const SEEDS: &str = "seeds";

const CORPORA: &[&str] = &[SEEDS, "fr-1k", "fr-10k"];

/// The system that is ours.
const JALONS: &str = "jalons";

/// `cargo xtask bench`.
pub(crate) fn task(workspace: &Workspace, mut arguments: Arguments) -> Outcome {
    let corpora = chosen(arguments.values("--corpus")?)?;
    let only = arguments.values("--only")?;
    arguments.finish()?;
    // Everything is looked for first, so that what cannot be had is told now and not after minutes of building.
    tools::ensure(workspace, &[Purpose::Build, Purpose::Browse])?;
    let browser = tools::CHROMIUM.found()?;
    packages::ensure(workspace, &workspace.root.join(SCRIPTS))?;

    let bench = Bench {
        workspace,
        folder: workspace.root.join("target/bench"),
        only,
    };
    for corpus in &corpora {
        bench.prepare(corpus)?;
    }
    let result = bench.folder.join("result.json");
    let mut measure = bench.script("measure.mjs");
    measure.arg(&result).args(&corpora).arg("--").args(&bench.only);
    process::run(measure.env("JALONS_CHROMIUM", browser))?;
    let report = process::output(bench.script("report.mjs").arg(&result))?;
    let file = bench.folder.join("report.md");
    fs::write(&file, &report).map_err(|error| format!("cannot write {}: {error}", file.display()))?;
    println!(
        "{report}\nthe same is in {}, the numbers in {}",
        file.display(),
        result.display()
    );
    Ok(ExitCode::SUCCESS)
}

/// The corpora asked for; all if none is.
fn chosen(asked: Vec<String>) -> Result<Vec<String>, String> {
    match asked.iter().find(|name| !CORPORA.contains(&name.as_str())) {
        Some(unknown) => Err(format!(
            "unknown corpus `{unknown}`, expected one of {}",
            CORPORA.join(", ")
        )),
        None if asked.is_empty() => Ok(CORPORA.iter().map(|name| (*name).to_owned()).collect()),
        None => Ok(asked),
    }
}

/// A run of the benchmark.
struct Bench<'w> {
    workspace: &'w Workspace,
    /// Where everything is written.
    folder: PathBuf,
    /// The systems asked for; all if empty.
    only: Vec<String>,
}

impl Bench<'_> {
    /// Makes a corpus, every system's index of it, and the table of what they weigh.
    fn prepare(&self, corpus: &str) -> Result<(), String> {
        let place = self.folder.join(corpus);
        fs::create_dir_all(&place).map_err(|error| format!("cannot make {}: {error}", place.display()))?;
        let mut prepare = self.script("prepare.mjs");
        prepare.arg(corpus);
        let seeds = if corpus == SEEDS {
            let seeds = self.workspace.root.join("seeds");
            let file = place.join("statements.json");
            fs::write(&file, statements(&seeds)?)
                .map_err(|error| format!("cannot write {}: {error}", file.display()))?;
            prepare.arg(file);
            seeds
        } else {
            place.join("seeds")
        };
        process::run(&mut prepare)?;
        process::run(self.script("build.mjs").arg(corpus).args(&self.only))?;
        let site = place.join(JALONS);
        let ours = self.only.is_empty() || self.only.iter().any(|name| name == JALONS);
        if ours {
            println!("building the site of {corpus} (some minutes for the largest) …");
            build::build_into(self.workspace, &site, &seeds)?;
        }
        let image = ours.then(|| image(&seeds)).transpose()?;
        weigh::weigh(
            &self.folder,
            corpus,
            image.as_deref().map(|image| (site.as_path(), image)),
        )
    }

    /// A script of the benchmark, given the folder of everything.
    fn script(&self, name: &str) -> std::process::Command {
        let mut node = self.workspace.command("node");
        node.arg(Path::new(SCRIPTS).join(name)).arg(&self.folder);
        node
    }
}

/// The image of some seeds, as it stands in the wasm.
fn image(seeds: &Path) -> Result<Vec<u8>, String> {
    let compiled = jalons_compile::compile(seeds).map_err(|report| format!("the seeds have faults:\n{report}"))?;
    Ok(compiled.image)
}

/// Every statement of some seeds, as the search answers an empty query.
fn statements(seeds: &Path) -> Result<String, String> {
    let compiled = jalons_compile::compile(seeds).map_err(|report| format!("the seeds have faults:\n{report}"))?;
    let corpus = corpus::open(&compiled)?;
    let options = Options {
        limit: Some(corpus.statement_count()),
        ..Options::default()
    };
    serde_json::to_string(&answer(&corpus, "", &options)).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_choice_every_corpus_is_taken() {
        assert_eq!(
            chosen(Vec::new()),
            Ok(vec!["seeds".into(), "fr-1k".into(), "fr-10k".into()])
        );
        assert_eq!(chosen(vec!["fr-1k".into()]), Ok(vec!["fr-1k".into()]));
        assert_eq!(
            chosen(vec!["fr-2k".into()]),
            Err("unknown corpus `fr-2k`, expected one of seeds, fr-1k, fr-10k".into())
        );
    }
}

//! Holds the corpus against the documents it was drawn from.
//!
//! Each record's source is found by its SHA-256. Then every statement is checked against the paragraph it points to: that
//! the paragraph is there, that its numbers and names stand in it, and that the wording is our own. Whether a sentence
//! means what the source means is not checked; that takes a reader.

mod finding;
pub(crate) use finding::{Check, Finding};

mod sources;

mod claim;

mod likeness;

mod numbers;

mod names;

mod wording;

#[cfg(test)]
mod tests;

use std::path::Path;
use std::process::ExitCode;

use jalons_core::image::read::{Corpus, Record};
use jalons_core::model::Origin;

use crate::arguments::Arguments;
use crate::workspace::Workspace;
use crate::{Outcome, corpus, process};
use claim::{Cited, Claim};
use names::Names;
use sources::Library;
use wording::Wording;

/// Where the originals lie beside a working copy, if they lie there at all; the repository holds none of them.
const ORIGINALS: &str = "../shared/seeds";

/// `cargo xtask verify`.
pub(crate) fn task(workspace: &Workspace, mut arguments: Arguments) -> Outcome {
    let json = arguments.flag("--json");
    let words = arguments.words()?;
    let [folder] = &words[..] else {
        return Err(format!(
            "{} folders given, expected one: type `cargo xtask verify FOLDER`, where FOLDER holds the original documents",
            words.len()
        ));
    };
    let (findings, summary) = run(&corpus::seeds(workspace), Path::new(folder))?;
    let text = if json {
        finding::json(&findings)?
    } else {
        plain(&findings, &summary)
    };
    process::print(&(text + "\n"))?;
    Ok(if findings.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The step of `cargo xtask test`: as [`task`], where the originals are at hand.
pub(crate) fn step(workspace: &Workspace) -> Result<(), String> {
    let folder = workspace.root.join(ORIGINALS);
    if !folder.is_dir() {
        println!(
            "skipped: the original documents are not in {ORIGINALS}; `cargo xtask verify FOLDER` takes them from elsewhere"
        );
        return Ok(());
    }
    // Another corpus may be set for the build; the originals are those of this one.
    let (findings, summary) = run(&workspace.root.join("seeds"), &folder)?;
    println!("{}", plain(&findings, &summary));
    if findings.is_empty() {
        Ok(())
    } else {
        Err("the corpus does not hold against its sources; the lines above say what to mend".to_owned())
    }
}

/// Verifies seeds as they would be built now; gives what does not hold, and the last line of the report.
fn run(seeds: &Path, folder: &Path) -> Result<(Vec<Finding>, String), String> {
    let compiled = jalons_compile::compile(seeds).map_err(|report| format!("the seeds have faults:\n{report}"))?;
    let corpus = corpus::open(&compiled)?;
    let findings = verify(&corpus, folder)?;
    let summary = format!(
        "{} statements of {} records held against {}: {}",
        corpus.statement_count(),
        corpus.record_count(),
        folder.display(),
        match findings.len() {
            0 => "all hold".to_owned(),
            1 => "1 finding".to_owned(),
            count => format!("{count} findings"),
        }
    );
    Ok((findings, summary))
}

fn plain(findings: &[Finding], summary: &str) -> String {
    let mut text = String::new();
    for finding in findings {
        text += &format!("{finding}\n");
    }
    text + summary
}

/// Holds every statement of a corpus against the documents in a folder; gives what does not hold, in the order of the
/// corpus.
///
/// # Errors
/// The folder or a file in it cannot be read.
pub(crate) fn verify(corpus: &Corpus, folder: &Path) -> Result<Vec<Finding>, String> {
    let library = Library::read(folder)?;
    let (cited, names) = (Cited::of(corpus), Names::of(corpus));
    let mut findings = Vec::new();
    // A raw text is its own original.
    let written = |record: &Record<'_>| record.origin == Origin::Editors;
    for record in corpus.records().filter(written) {
        let source = match library.source(&record) {
            Ok(source) => source,
            Err(finding) => {
                findings.push(*finding);
                continue;
            }
        };
        let wording = Wording::of(&source);
        for number in record.statements() {
            let statement = corpus.statement(number);
            match Claim::new(corpus, &cited, &record, &statement, &source) {
                Ok(claim) => findings.extend(check(&claim, &names, &wording)),
                Err(finding) => findings.push(*finding),
            }
        }
    }
    Ok(findings)
}

/// Every check of one statement.
fn check(claim: &Claim, names: &Names, wording: &Wording) -> Vec<Finding> {
    let mut findings: Vec<Finding> = likeness::check(claim).into_iter().collect();
    findings.extend(numbers::check(claim));
    findings.extend(names.check(claim));
    findings.extend(wording.check(claim, names.all()));
    findings
}

//! Every check and test there is.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use crate::arguments::Arguments;
use crate::steps::{self, Step};
use crate::tools::{self, Purpose};
use crate::workspace::Workspace;
use crate::{Outcome, bench, build, checks, packages, process, size, verify};

/// Where the tests of the built site are.
const BROWSER_TESTS: &str = "tests/e2e";

/// `cargo xtask test`.
pub(crate) fn task(workspace: &Workspace, mut arguments: Arguments) -> Outcome {
    let with_browser = !arguments.flag("--no-browser");
    arguments.finish()?;
    // Everything is installed first, so that what cannot be had is told now and not after minutes of tests.
    tools::ensure(workspace, &[Purpose::Lint, Purpose::Build])?;
    let mut steps = checks::lints(workspace);
    steps.extend([
        Step::new("tests of core", || test(workspace, &["jalons-core", "--all-features"])),
        Step::new("tests of compile", || test(workspace, &["jalons-compile"])),
        Step::new("tests of xtask", || test(workspace, &["xtask"])),
        Step::new("tests of the benchmark", || test_benchmark(workspace)),
        Step::new("tests of the app", || test(workspace, &["jalons"])),
        checks::architecture(workspace),
        Step::new("the corpus against its sources", || verify::step(workspace)),
        Step::new("the site", || build::build(workspace)),
        Step::new("its size", || size::check(workspace)),
    ]);
    if with_browser {
        tools::ensure(workspace, &[Purpose::Browse])?;
        steps.push(Step::new("tests in a browser", || test_in_browser(workspace)));
    }
    steps::run("tests", &steps)?;
    Ok(ExitCode::SUCCESS)
}

/// Tests one package by itself: a run of the whole workspace would merge the features its members ask for.
fn test(workspace: &Workspace, what: &[&str]) -> Result<(), String> {
    process::run(workspace.command("cargo").args(["test", "-p"]).args(what))
}

/// `cargo xtask pictures`: draws the pictures of `assets/icons`, which are committed.
pub(crate) fn pictures(workspace: &Workspace, arguments: Arguments) -> Outcome {
    arguments.finish()?;
    tools::ensure(workspace, &[Purpose::Browse])?;
    if !workspace.dist().join("index.html").is_file() {
        return Err("there is no site to take pictures of; run `cargo xtask build`".to_owned());
    }
    process::run(node_in_browser(workspace)?.arg("pictures.mjs"))?;
    Ok(ExitCode::SUCCESS)
}

/// Tests what the benchmark does without a browser and without the other engines.
fn test_benchmark(workspace: &Workspace) -> Result<(), String> {
    let folder = workspace.root.join(bench::SCRIPTS);
    process::run(workspace.command("node").arg("--test").args(test_files(&folder)?))
}

fn test_in_browser(workspace: &Workspace) -> Result<(), String> {
    let files = test_files(&workspace.root.join(BROWSER_TESTS))?;
    process::run(node_in_browser(workspace)?.arg("--test").args(files))
}

/// Node in the folder of the browser tests, with what they need: packages, browsers, the built site.
fn node_in_browser(workspace: &Workspace) -> Result<Command, String> {
    let folder = workspace.root.join(BROWSER_TESTS);
    packages::ensure(workspace, &folder)?;
    let mut node = workspace.command("node");
    node.current_dir(&folder).env("JALONS_DIST", workspace.dist());
    for browser in [&tools::CHROMIUM, &tools::FIREFOX] {
        node.env(browser.variable, browser.found()?);
    }
    if let Some(webkit) = tools::WEBKIT.find()? {
        node.env(tools::WEBKIT.variable, webkit);
    }
    Ok(node)
}

/// The test files in a folder, in the order of their names.
fn test_files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = folder
        .read_dir()
        .map_err(|error| format!("cannot read {}: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|file| is_test(file))
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(format!("{} has no file that ends in .test.mjs", folder.display()));
    }
    Ok(files)
}

fn is_test(file: &Path) -> bool {
    file.file_name()
        .and_then(OsStr::to_str)
        .is_some_and(|name| name.ends_with(".test.mjs"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_test_files_are_given_to_node() {
        assert!(is_test(Path::new("/a/search.test.mjs")));
        assert!(!is_test(Path::new("/a/helpers.mjs")));
        assert!(!is_test(Path::new("/a/search.test.mjs.orig")));
    }

    #[test]
    fn a_folder_without_tests_is_a_failure() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        assert!(
            test_files(&folder)
                .unwrap_err()
                .ends_with("has no file that ends in .test.mjs")
        );
    }
}

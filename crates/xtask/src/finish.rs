//! Adds to a staged site what Trunk does not make: final names and integrity of the scripts and the wasm, the offline copy,
//! the API for other pages, the published index, and the plain pages. Trunk calls it before it puts the site in place; a
//! failure leaves the last good site as it was.

mod headers;
mod manifests;
mod offline;
mod program;
mod staged;
pub(crate) mod sums;

use crate::arguments::Arguments;
use crate::workspace::Workspace;
use crate::{Outcome, corpus, pages};
use program::Program;
use staged::Staged;
use std::path::PathBuf;
use std::process::ExitCode;

/// `cargo xtask finish`.
pub(crate) fn task(workspace: &Workspace, arguments: Arguments) -> Outcome {
    arguments.finish()?;
    let staged = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let staged =
        staged.ok_or("`finish` works on the site that Trunk stages; run `cargo xtask build`, which calls it")?;
    finish(workspace, &Staged::new(workspace, staged))?;
    Ok(ExitCode::SUCCESS)
}

fn finish(workspace: &Workspace, site: &Staged<'_>) -> Result<(), String> {
    let compiled = corpus::compiled(workspace)?;
    let corpus = corpus::open(&compiled)?;
    let icon = site.only("icon-", ".svg")?;
    let program = Program::place(workspace, site, offline::wanted()?)?;
    site.write("api.js", api(workspace, site, &program)?)?;
    site.write("elasticlunr.json", &compiled.elasticlunr)?;
    manifests::write(site, &icon)?;
    let styles = ["page-", "results-"].map(|name| site.only(name, ".css"));
    let styles: Vec<String> = styles.into_iter().collect::<Result<_, _>>()?;
    for page in pages::records(&corpus, &styles, &icon) {
        site.write(&page.path, &page.html)?;
    }
    let start = program.name_in(&site.text("index.html")?, site)?;
    site.write("index.html", pages::with_documents(&start, &corpus)?)?;
    headers::write(site, &start)?;
    // Last, since it holds the sums of all that it keeps.
    offline::write(workspace, site, &program, corpus.about().date)
}

/// The interface for other pages, with the names of this build.
fn api(workspace: &Workspace, site: &Staged<'_>, program: &Program) -> Result<String, String> {
    let wasm = sums::integrity(&site.bytes(&program.wasm)?);
    Ok(workspace
        .read("assets/api.js")?
        .replace("{js}", &program.bindings)
        .replace("{wasm}", &program.wasm)
        .replace("{integrity}", &wasm))
}

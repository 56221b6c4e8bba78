//! Adds to a staged site what Trunk does not make: the API for other pages, the published index, and a plain page for each
//! document. Trunk calls it before it puts the site in place; a failure leaves the last good site as it was.

use crate::arguments::Arguments;
use crate::workspace::Workspace;
use crate::{Outcome, corpus, pages, process};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// `cargo xtask finish`.
pub(crate) fn task(workspace: &Workspace, arguments: Arguments) -> Outcome {
    arguments.finish()?;
    let staged = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let staged =
        staged.ok_or("`finish` works on the site that Trunk stages; run `cargo xtask build`, which calls it")?;
    let compiled = corpus::compiled(workspace)?;
    let corpus = corpus::open(&compiled)?;
    let names = file_names(&staged)?;
    let api = workspace
        .read("assets/api.js")?
        .replace("{js}", &only(&names, "jalons-", ".js")?)
        .replace("{wasm}", &only(&names, "jalons-", "_bg.wasm")?);
    write(&staged.join("api.js"), &api)?;
    for script in [&only(&names, "jalons-", ".js")?, "boot.js"] {
        minify(workspace, &staged.join(script), script != "boot.js")?;
    }
    write(&staged.join("elasticlunr.json"), &compiled.elasticlunr)?;
    let styles: Vec<String> = ["page-", "results-"]
        .iter()
        .map(|name| only(&names, name, ".css"))
        .collect::<Result<_, _>>()?;
    let icon = only(&names, "icon-", ".svg")?;
    for page in pages::records(&corpus, &styles, &icon) {
        write(&staged.join(&page.path), &page.html)?;
    }
    let start = staged.join("index.html");
    let html = fs::read_to_string(&start).map_err(|error| format!("cannot read {}: {error}", start.display()))?;
    write(&start, &pages::with_documents(&html, &corpus)?)?;
    Ok(ExitCode::SUCCESS)
}

/// Makes a script smaller in its place.
fn minify(workspace: &Workspace, script: &Path, module: bool) -> Result<(), String> {
    let mut terser = workspace.command("terser");
    terser
        .arg(script)
        .args(["--compress", "passes=2", "--mangle", "--output"])
        .arg(script);
    if module {
        terser.arg("--module");
    }
    process::run(&mut terser)
}

fn file_names(folder: &Path) -> Result<Vec<String>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("cannot read {}: {error}", folder.display()))?;
    Ok(entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect())
}

/// The one file whose name starts and ends so; Trunk puts a hash between.
fn only(names: &[String], start: &str, end: &str) -> Result<String, String> {
    let mut found = names
        .iter()
        .filter(|name| name.starts_with(start) && name.ends_with(end));
    match (found.next(), found.next()) {
        (Some(name), None) => Ok(name.clone()),
        (None, _) => Err(format!(
            "the staged site has no file {start}…{end}; run `cargo xtask build` anew"
        )),
        (Some(one), Some(two)) => Err(format!(
            "the staged site has both {one} and {two}, expected one; run `cargo xtask build` anew"
        )),
    }
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).map_err(|error| format!("cannot create {}: {error}", folder.display()))?;
    fs::write(path, text).map_err(|error| format!("cannot write {}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hashed_file_is_found_only_if_it_is_the_only_one() {
        let names = ["jalons-1a.js", "jalons-1a_bg.wasm", "boot.js"].map(str::to_owned);
        assert_eq!(only(&names, "jalons-", ".js").as_deref(), Ok("jalons-1a.js"));
        assert!(
            only(&names, "page-", ".css")
                .unwrap_err()
                .contains("has no file page-….css")
        );
        assert!(
            only(
                &[names.to_vec(), vec!["jalons-2b.js".to_owned()]].concat(),
                "jalons-",
                ".js"
            )
            .unwrap_err()
            .contains("both")
        );
    }
}

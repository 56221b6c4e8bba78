//! Adds to a staged site what Trunk does not make: final names and integrity of the scripts and the wasm, the offline copy,
//! the API for other pages, the published index, and the plain pages. Trunk calls it before it puts the site in place; a
//! failure leaves the last good site as it was.

mod headers;
mod inline;
mod libraries;
mod manifests;
mod offline;
mod program;
mod staged;
pub(crate) mod sums;

use crate::arguments::Arguments;
use crate::pages::Site;
use crate::workspace::Workspace;
use crate::{Outcome, bundle, corpus, pages};
use program::{Page, Program};
use staged::Staged;
use std::path::PathBuf;
use std::process::ExitCode;

/// Set for a site that is only measured: what `api.js` needs, and none of the pages and copies beside it, which take long for
/// ten thousand documents.
pub(crate) const BARE: &str = "JALONS_BARE";

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
    // What somebody may have mistyped comes before all work.
    let address = address(std::env::var("JALONS_SITE").ok())?;
    let with_offline = offline::wanted()?;
    let compiled = corpus::compiled(workspace)?;
    let corpus = corpus::open(&compiled)?;
    let icon = site.only("icon-", ".svg")?;
    let program = Program::place(workspace, site, with_offline)?;
    site.write("api.js", api(workspace, site, &program)?)?;
    if std::env::var_os(BARE).is_some() {
        return Ok(());
    }
    site.write("elasticlunr.json", &compiled.elasticlunr)?;
    manifests::write(site, &icon)?;
    site.write("plain.css", workspace.read("assets/styles/plain.css")?)?;
    let (licences, bill) = libraries::read(workspace)?;
    let whole = Site {
        corpus: &corpus,
        styles: vec![
            site.only("page-", ".css")?,
            site.only("results-", ".css")?,
            site.name_by_content("plain.css", "plain-", ".css")?,
        ],
        icon,
        address,
    };
    for page in pages::all(&whole, &licences) {
        site.write(&page.path, &page.text)?;
    }
    site.write("sbom.cdx.json", format!("{bill:#}\n"))?;
    let page = site.text("index.html")?;
    let version = version(
        site,
        &pages::start(&program.name_in(&page, site, Page::Version)?, &whole)?,
    )?;
    let start = program.name_in(&page, site, Page::Start(&version))?;
    site.write("index.html", pages::start(&start, &whole)?)?;
    // The newest script, by a name that pages of others can keep.
    site.write("embed.js", site.bytes(&program.embed)?)?;
    headers::write(site, &start)?;
    // After the rest, since it holds the sums of all that it keeps.
    offline::write(workspace, site, &program, corpus.about().date)?;
    site.write(bundle::NAME, bundle::bundle(site.folder())?)?;
    let mut sums = String::new();
    for path in site.files()? {
        sums += &format!("{}  {path}\n", sums::sha256(&site.bytes(&path)?));
    }
    site.write("SHA256SUMS", sums)
}

/// Where the site will be published, from the environment: what search engines and links from elsewhere need whole.
fn address(given: Option<String>) -> Result<Option<String>, String> {
    let Some(given) = given.filter(|given| !given.is_empty()) else {
        return Ok(None);
    };
    let is_web = given.starts_with("https://") || given.starts_with("http://");
    if !is_web || given.contains(['?', '#', '"', '<', '>', ' ']) {
        return Err(format!(
            "JALONS_SITE is `{given}`, expected the address of the folder the site will be in, as in https://example.org/jalons/"
        ));
    }
    Ok(Some(format!("{}/", given.trim_end_matches('/'))))
}

/// Writes the page of this version and gives what stands for it in its name.
fn version(site: &Staged<'_>, page: &str) -> Result<String, String> {
    let version = sums::short(page.as_bytes());
    site.write(&format!("frame-{version}.html"), page)?;
    Ok(version)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_the_site_is_a_folder_on_the_web_or_unknown() {
        let given = |text: &str| address(Some(text.to_owned()));
        assert_eq!(
            given("https://example.org/a"),
            Ok(Some("https://example.org/a/".to_owned()))
        );
        assert_eq!(given(""), Ok(None));
        assert_eq!(address(None), Ok(None));
        assert!(
            given("example.org")
                .unwrap_err()
                .starts_with("JALONS_SITE is `example.org`, expected")
        );
        assert!(given("https://example.org/?a").is_err());
    }
}

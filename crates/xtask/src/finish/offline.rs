//! The service worker: `assets/sw.js` with the list of files of this build.

use super::program::Program;
use super::staged::Staged;
use super::sums;
use crate::workspace::Workspace;
use std::fmt::Write;

/// Set to `off` for a build that takes the offline copies of earlier ones away.
const VARIABLE: &str = "JALONS_OFFLINE";

/// Whether this build keeps an offline copy.
///
/// # Errors
/// The variable holds something else than `on` or `off`.
pub(crate) fn wanted() -> Result<bool, String> {
    match std::env::var(VARIABLE).unwrap_or_default().as_str() {
        "" | "on" => Ok(true),
        "off" => Ok(false),
        other => Err(format!("{VARIABLE} is `{other}`, expected `on` or `off`")),
    }
}

/// Writes `sw.js`. Its name never changes, since browsers ask for it by that name.
///
/// # Errors
/// A file is missing or cannot be written.
pub(crate) fn write(workspace: &Workspace, site: &Staged<'_>, program: &Program, corpus: &str) -> Result<(), String> {
    if program.offline.is_none() {
        return site.write_script("sw.js", &workspace.read("assets/sw-off.js")?, false);
    }
    let mut list = String::new();
    for path in kept(&site.files()?, program) {
        // The start page is kept under the address of the folder: some hosts redirect its file name there.
        let address = if path == "index.html" { "" } else { &path };
        write!(list, "\"{address}\":\"{}\",", sums::sha384(&site.bytes(&path)?)).expect("strings can be written");
    }
    let worker = workspace
        .read("assets/sw.js")?
        .replace("/* files */", &list)
        .replace("{build}", &sums::short(list.as_bytes()))
        .replace("{corpus}", corpus);
    site.write_script("sw.js", &worker, false)
}

/// What the explorer itself loads. Plain pages, the interface for other pages and the published index are left out: offline
/// the explorer shows the same, and a first visit must not pay for them.
fn kept(files: &[String], program: &Program) -> Vec<String> {
    let scripts = [
        &program.bindings,
        &program.wasm,
        &program.boot,
        &program.own,
        &program.worker,
        &program.reader,
    ];
    let is_kept = |path: &String| {
        path == "index.html"
            || scripts.contains(&path)
            || program.offline.as_ref() == Some(path)
            || (!path.contains('/')
                && !path.starts_with("plain-")
                && (path.ends_with(".css") || path.ends_with(".svg")))
            || (path.starts_with("fonts/") && path.ends_with(".woff2"))
    };
    files.iter().filter(|path| is_kept(path)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_copy_holds_what_the_explorer_loads_and_no_more() {
        let program = Program {
            bindings: "jalons-1.js".into(),
            wasm: "jalons-2_bg.wasm".into(),
            boot: "boot-3.js".into(),
            offline: Some("offline-4.js".into()),
            framed: "framed-7.js".into(),
            embed: "embed-8.js".into(),
            own: "own-7.js".into(),
            worker: "own-worker-8.js".into(),
            reader: "own-9_bg.wasm".into(),
        };
        let kept_here = [
            "boot-3.js",
            "fonts/sans.woff2",
            "icon-5.svg",
            "index.html",
            "jalons-1.js",
            "jalons-2_bg.wasm",
            "offline-4.js",
            "own-7.js",
            "own-9_bg.wasm",
            "own-worker-8.js",
            "page-6.css",
        ];
        let left = [
            "api.js",
            "elasticlunr.json",
            "embed-8.js",
            "embed.js",
            "frame-9.html",
            "framed-7.js",
            "fonts/OFL.txt",
            "icons/icon-512.png",
            "records/fr/a.html",
        ];
        let files: Vec<String> = kept_here.iter().chain(&left).map(|&path| path.to_owned()).collect();
        assert_eq!(kept(&files, &program), kept_here);
    }
}

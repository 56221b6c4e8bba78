//! Builds the site twice, in two folders, and compares the sums of all files.
//!
//! What is published can then be checked by anybody with the same sources and the same toolchain: same bytes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::Outcome;
use crate::arguments::Arguments;
use crate::process;
use crate::tools::{self, Purpose};
use crate::workspace::Workspace;

/// Folders of different length and depth: a path that leaks into the site would differ.
const PLACES: [&str; 2] = ["a", "another/folder/further down"];

/// `cargo xtask reproduce`.
pub(crate) fn task(workspace: &Workspace, arguments: Arguments) -> Outcome {
    arguments.finish()?;
    tools::ensure(workspace, &[Purpose::Build])?;
    let room = workspace.root.join("target/reproduce");
    // Both before anything is built, so that a file that changes meanwhile cannot make them differ.
    for place in PLACES {
        copy(workspace, &room.join(place))?;
    }
    let mut sums = Vec::new();
    for place in PLACES {
        let folder = room.join(place);
        println!("building in {} …", folder.display());
        let mut build = workspace.command("cargo");
        build.args(["xtask", "build"]).current_dir(&folder);
        // Each builds into its own `target`, from nothing.
        process::run(build.env_remove("CARGO_TARGET_DIR"))?;
        let list = folder.join("dist/SHA256SUMS");
        sums.push(fs::read_to_string(&list).map_err(|error| format!("cannot read {}: {error}", list.display()))?);
    }
    let differing = differing(&sums[0], &sums[1]);
    if differing.is_empty() {
        // Hundreds of megabytes that nobody needs any more; they stay only for a look at what differs.
        let _ = fs::remove_dir_all(&room);
        println!("{} files, the same sums in both folders", sums[0].lines().count());
        return Ok(ExitCode::SUCCESS);
    }
    Err(format!(
        "the two sites in {} differ in: {}",
        room.display(),
        differing.join(", ")
    ))
}

/// Copies the sources as they lie here, without what a build makes; the tools are shared.
fn copy(workspace: &Workspace, folder: &Path) -> Result<(), String> {
    let listed = process::output(workspace.command("git").args([
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]))?;
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| format!("cannot empty {}: {error}", folder.display()))?;
    }
    for path in listed.split('\0').filter(|path| !path.is_empty()) {
        let (from, to) = (workspace.root.join(path), folder.join(path));
        // A file that was removed but not yet committed is still listed.
        if from.is_file() {
            let fault = |error: std::io::Error| format!("cannot copy {path}: {error}");
            fs::create_dir_all(to.parent().unwrap_or(folder)).map_err(fault)?;
            fs::copy(&from, &to).map_err(fault)?;
        }
    }
    let (tools, link): (PathBuf, _) = (workspace.tools(), folder.join("target/tools"));
    let linked = fs::create_dir_all(folder.join("target"))
        .and_then(|()| fs::canonicalize(tools))
        .and_then(|tools| std::os::unix::fs::symlink(tools, &link));
    linked.map_err(|error| format!("cannot link {}: {error}", link.display()))
}

/// The files that only one list has, or both with different sums.
fn differing(one: &str, other: &str) -> Vec<String> {
    let name = |line: &str| line.split_once("  ").map_or(line, |(_, name)| name).to_owned();
    let only = |of: &str, not: &str| {
        let known: Vec<String> = not.lines().map(str::to_owned).collect();
        let lines = of.lines().filter(|line| !known.iter().any(|known| known == line));
        lines.map(name).collect::<Vec<_>>()
    };
    let mut names = [only(one, other), only(other, one)].concat();
    names.sort();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_with_two_sums_or_in_one_list_differs() {
        let one = "1  a\n2  b\n3  c\n";
        let other = "1  a\n9  b\n4  d\n";
        assert_eq!(differing(one, other), ["b", "c", "d"]);
        assert!(differing(one, one).is_empty());
    }
}

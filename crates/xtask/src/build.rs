//! Builds the site into `dist/`.

use std::path::Path;
use std::process::{Command, ExitCode};

use crate::arguments::Arguments;
use crate::tools::{self, Purpose};
use crate::workspace::Workspace;
use crate::{Outcome, finish, process, size};

/// `cargo xtask build`.
pub(crate) fn task(workspace: &Workspace, mut arguments: Arguments) -> Outcome {
    let compressed = arguments.flag("--compress");
    arguments.finish()?;
    build(workspace)?;
    if compressed {
        size::compress(workspace)?;
    }
    println!("the site is in {}", workspace.dist().display());
    Ok(ExitCode::SUCCESS)
}

/// Builds the site, installing first what that takes.
///
/// # Errors
/// A tool is missing, or the build failed; Trunk's own words stand above.
pub(crate) fn build(workspace: &Workspace) -> Result<(), String> {
    process::run(trunk(workspace)?.args(["build", "--release"]))
}

/// As [`build`], with the seeds of another folder, into another folder than `dist/`, and without the pages and copies beside
/// the explorer.
///
/// # Errors
/// As for [`build`].
pub(crate) fn build_into(workspace: &Workspace, dist: &Path, seeds: &Path) -> Result<(), String> {
    let mut trunk = trunk(workspace)?;
    trunk.args(["build", "--release", "--dist"]).arg(dist);
    process::run(trunk.env("JALONS_SEEDS", seeds).env(finish::BARE, "1"))
}

/// Trunk, ready to build: its tools are there, and so is every crate.
///
/// # Errors
/// A tool or a crate is missing.
pub(crate) fn trunk(workspace: &Workspace) -> Result<Command, String> {
    tools::ensure(workspace, &[Purpose::Build])?;
    let toolchain = tools::wasm_toolchain(workspace)?;
    toolchain.fetch(workspace)?;
    let mut trunk = toolchain.trunk(workspace);
    // Trunk asks the registry for newer versions of itself, and takes NO_COLOR=1 for a mistake in its command line.
    trunk.env("TRUNK_SKIP_VERSION_CHECK", "true");
    trunk.env("CARGO_ENCODED_RUSTFLAGS", neutral_paths(workspace)?);
    // Its backtraces are about Trunk, and would push what cargo said about our code off the screen.
    trunk.env("RUST_LIB_BACKTRACE", "0");
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env_remove("NO_COLOR").args(["--color", "never"]);
    }
    Ok(trunk)
}

/// Flags that keep the folders of this machine out of the wasm: messages of panics name source files, and would make every
/// machine's site differ.
fn neutral_paths(workspace: &Workspace) -> Result<String, String> {
    let sysroot = process::output(workspace.command("rustc").args(["--print", "sysroot"]))?;
    let home = std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|home| format!("{home}/.cargo")));
    let mut places = vec![
        (workspace.root.display().to_string(), "."),
        (format!("{}/lib/rustlib/src/rust", sysroot.trim()), "rust"),
    ];
    if let Ok(home) = home {
        places.extend(registries(&home).map(|folder| (folder, "crates")));
    }
    let flags = places
        .into_iter()
        .map(|(from, to)| format!("--remap-path-prefix={from}={to}"));
    Ok(flags.collect::<Vec<_>>().join("\u{1f}"))
}

/// The folders in which cargo keeps the sources of crates, one for each registry.
fn registries(home: &str) -> impl Iterator<Item = String> {
    let folders = std::fs::read_dir(format!("{home}/registry/src")).into_iter().flatten();
    folders.filter_map(|folder| folder.ok()?.path().into_os_string().into_string().ok())
}

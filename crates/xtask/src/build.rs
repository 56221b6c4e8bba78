//! Builds the site into `dist/`.

use std::process::{Command, ExitCode};

use crate::arguments::Arguments;
use crate::tools::{self, Purpose};
use crate::workspace::Workspace;
use crate::{Outcome, process};

/// `cargo xtask build`.
pub(crate) fn task(workspace: &Workspace, arguments: Arguments) -> Outcome {
    arguments.finish()?;
    build(workspace)?;
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
    // Its backtraces are about Trunk, and would push what cargo said about our code off the screen.
    trunk.env("RUST_LIB_BACKTRACE", "0");
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env_remove("NO_COLOR").args(["--color", "never"]);
    }
    Ok(trunk)
}

//! What can be said about the code without running it: formatting, lints, architecture, licences.

use std::process::ExitCode;

use crate::arguments::Arguments;
use crate::steps::{self, Step};
use crate::tools::{self, Purpose, WasmToolchain};
use crate::workspace::{self, Workspace};
use crate::{Outcome, process, walls};

/// `cargo xtask check`.
pub(crate) fn task(workspace: &Workspace, arguments: Arguments) -> Outcome {
    arguments.finish()?;
    tools::ensure(workspace, &[Purpose::Lint])?;
    let mut steps = lints(workspace);
    steps.push(architecture(workspace));
    steps.push(Step::new("licences, bans and sources", || licences(workspace)));
    steps::run("checks", &steps)?;
    Ok(ExitCode::SUCCESS)
}

/// Formatting and lints, in the order in which they find something fastest.
pub(crate) fn lints(workspace: &Workspace) -> Vec<Step<'_>> {
    vec![
        Step::new("formatting", || {
            process::run(workspace.command("cargo").args(["fmt", "--all", "--check"]))
        }),
        Step::new("lints", || clippy(workspace, &["--workspace", "--all-targets"])),
        Step::new("lints for the browser", || lint_for_browser(workspace)),
    ]
}

/// The walls between the crates.
pub(crate) fn architecture(workspace: &Workspace) -> Step<'_> {
    Step::new("architecture", || walls::check(workspace))
}

fn clippy(workspace: &Workspace, what: &[&str]) -> Result<(), String> {
    process::run(
        workspace
            .command("cargo")
            .arg("clippy")
            .args(what)
            .args(["--", "-D", "warnings"]),
    )
}

fn lint_for_browser(workspace: &Workspace) -> Result<(), String> {
    if tools::wasm_toolchain(workspace)? == WasmToolchain::Debian {
        println!("skipped: Debian's toolchain has no clippy, and the one in use cannot compile for the browser");
        return Ok(());
    }
    clippy(workspace, &["-p", "jalons", "--target", "wasm32-unknown-unknown"])
}

fn licences(workspace: &Workspace) -> Result<(), String> {
    if workspace::on_this_machine(&["cargo-deny"]).is_none() {
        println!("skipped: cargo-deny is not installed; `cargo install --locked cargo-deny` installs it");
        return Ok(());
    }
    process::run(
        workspace
            .command("cargo")
            .args(["deny", "check", "licenses", "bans", "sources"]),
    )
}

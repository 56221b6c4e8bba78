//! Installs one tool, after one line that says what is coming and how long it takes.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::{Source, Tool, Wanted};
use crate::process;
use crate::workspace::Workspace;

/// Installs a tool; what the installer says is passed through.
///
/// # Errors
/// The installer failed, or the tool is one that only a person can install.
pub(super) fn install(workspace: &Workspace, tool: &Tool, wanted: &Wanted) -> Result<(), String> {
    match tool.source {
        Source::Crate { package, lock, minutes } => {
            println!("installing {package} {wanted} into target/tools (about {minutes} minutes, once) …");
            let mut cargo = workspace.command("cargo");
            cargo.args([
                "install",
                package,
                "--version",
                &wanted.to_string(),
                "--force",
                "--root",
            ]);
            cargo.arg(workspace.tools());
            if lock {
                cargo.arg("--locked");
            }
            process::run(&mut cargo)
        }
        Source::Npm(package) => {
            println!(
                "installing {} {wanted} into target/tools (some seconds, once) …",
                tool.name
            );
            install_npm(workspace, package, tool.name)
        }
        Source::Component(component) => {
            println!("adding {component} with rustup …");
            process::run(workspace.command("rustup").args(["component", "add", component]))
                .map_err(|error| format!("`{}` is missing and {error}; install Rust with rustup", tool.name))
        }
        Source::Person(remedy) => Err(match wanted {
            Wanted::Any => format!("{} is missing: {remedy}", tool.name),
            _ => format!("{} {wanted} is missing: {remedy}", tool.name),
        }),
        Source::WasmTarget | Source::Browser(_) => Ok(()),
    }
}

/// Runs `npm ci` on a copy of `crates/xtask/npm` and puts a launcher for a program of one of the packages among the tools.
fn install_npm(workspace: &Workspace, package: &str, program: &str) -> Result<(), String> {
    let folder = workspace.tools().join("npm");
    let bin = workspace.tools().join("bin");
    make_folder(&folder)?;
    make_folder(&bin)?;
    for file in ["package.json", "package-lock.json"] {
        let from = workspace.root.join("crates/xtask/npm").join(file);
        fs::copy(&from, folder.join(file)).map_err(|error| format!("cannot copy {}: {error}", from.display()))?;
    }
    let mut npm = workspace.command("npm");
    // Without scripts: nothing that comes from the registry runs at installation.
    process::run(
        npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .current_dir(&folder),
    )?;
    write_program(&bin.join(program), &launcher(package, program))
}

/// A shell script that starts a program of an npm package. Trunk wants a program on the PATH, and npm's own link
/// would need a whole `node_modules/.bin` there.
fn launcher(package: &str, program: &str) -> String {
    format!("#!/bin/sh\nexec node \"$(dirname \"$0\")/../npm/node_modules/{package}/bin/{program}\" \"$@\"\n")
}

/// Makes a folder and those above it.
pub(super) fn make_folder(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))
}

/// Writes a shell script that can be started.
pub(super) fn write_program(file: &Path, text: &str) -> Result<(), String> {
    let written = fs::write(file, text).and_then(|()| fs::set_permissions(file, fs::Permissions::from_mode(0o755)));
    written.map_err(|error| format!("cannot write {}: {error}", file.display()))
}

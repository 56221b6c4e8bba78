//! The standard library for wasm32, which a Rust toolchain does not have from the start.
//!
//! rustup adds it. Where rustup can fetch nothing, Debian's `rustc-web` builds it from Debian's source of the same
//! version; that toolchain then compiles what goes to the browser, and nothing else.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{apt, install};
use crate::process;
use crate::workspace::{self, Workspace};

const TARGET: &str = "wasm32-unknown-unknown";

/// Set to `rustup` or `debian` to use that one, whatever the machine has.
const VARIABLE: &str = "JALONS_WASM_TOOLCHAIN";

const DEBIAN_PACKAGES: &[&str] = &["rustc-web", "cargo-web", "rust-web-src", "lld-22"];

/// What those packages bring, as far as we use it.
const DEBIAN_FILES: &[&str] = &[
    "/usr/bin/rustc",
    "/usr/bin/cargo",
    "/usr/lib/rustlib/src/rust/library/Cargo.toml",
    "/usr/bin/wasm-ld-22",
];

/// Who compiles for the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WasmToolchain {
    /// The toolchain that compiles everything else.
    Rustup,
    /// Debian's.
    Debian,
}

impl WasmToolchain {
    /// Trunk, to be started in the root folder, with this toolchain behind it.
    pub(crate) fn trunk(self, workspace: &Workspace) -> Command {
        self.command(workspace, "trunk")
    }

    /// Fetches every crate that a build needs, since Trunk.toml lets Trunk fetch nothing.
    ///
    /// # Errors
    /// Cargo could not; its own words stand above.
    pub(crate) fn fetch(self, workspace: &Workspace) -> Result<(), String> {
        process::run(workspace.command("cargo").args(["fetch", "--locked"]))?;
        match self {
            Self::Rustup => Ok(()),
            // What the standard library itself is made of.
            Self::Debian => process::run(
                self.command(workspace, "cargo")
                    .args(["fetch", "--locked", &for_browser()]),
            ),
        }
    }

    fn command(self, workspace: &Workspace, program: &str) -> Command {
        match self {
            Self::Rustup => workspace.command(program),
            Self::Debian => workspace.command_with(program, &[debian_folder(workspace)]),
        }
    }
}

/// The word by which a build for the browser is known, written as Trunk writes it.
fn for_browser() -> String {
    format!("--target={TARGET}")
}

impl std::fmt::Display for WasmToolchain {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Rustup => "of the Rust toolchain",
            Self::Debian => "built with Debian's rustc-web",
        })
    }
}

/// Makes sure that somebody can compile for the browser.
///
/// # Errors
/// Neither rustup nor Debian can, with the command that mends it.
pub(crate) fn ensure(workspace: &Workspace) -> Result<WasmToolchain, String> {
    match std::env::var(VARIABLE).unwrap_or_default().as_str() {
        "" => rustup(workspace).or_else(|reason| {
            println!("{reason}; trying Debian's toolchain instead");
            debian(workspace)
        }),
        "rustup" => rustup(workspace),
        "debian" => debian(workspace),
        other => Err(format!("{VARIABLE} is `{other}`, expected `rustup` or `debian`")),
    }
}

fn rustup(workspace: &Workspace) -> Result<WasmToolchain, String> {
    if has_standard_library(workspace) {
        return Ok(WasmToolchain::Rustup);
    }
    if workspace::on_this_machine(&["rustup"]).is_none() {
        return Err(format!("rustup is missing, so it cannot add {TARGET}"));
    }
    println!("adding {TARGET} with rustup …");
    process::run(workspace.command("rustup").args(["target", "add", TARGET]))?;
    if has_standard_library(workspace) {
        Ok(WasmToolchain::Rustup)
    } else {
        Err(format!(
            "the compiler in use still lacks {TARGET}; is `rustc` the one of rustup?"
        ))
    }
}

/// Whether the compiler in use can compile for the browser, wherever its library came from.
fn has_standard_library(workspace: &Workspace) -> bool {
    let folder = process::output(
        workspace
            .command("rustc")
            .args(["--print", "target-libdir", "--target", TARGET]),
    );
    folder.is_ok_and(|folder| holds_standard_library(Path::new(folder.trim())))
}

fn holds_standard_library(folder: &Path) -> bool {
    let Ok(files) = folder.read_dir() else { return false };
    files
        .flatten()
        .any(|file| file.file_name().to_string_lossy().starts_with("libstd-"))
}

fn debian(workspace: &Workspace) -> Result<WasmToolchain, String> {
    let ready = || DEBIAN_FILES.iter().all(|file| Path::new(file).is_file());
    if !ready() {
        apt::install(workspace, &format!("a compiler for {TARGET}"), DEBIAN_PACKAGES)?;
    }
    if let Some(absent) = DEBIAN_FILES.iter().find(|file| !Path::new(file).is_file()) {
        return Err(format!(
            "{absent} is missing although {} are installed",
            DEBIAN_PACKAGES.join(", ")
        ));
    }
    let folder = debian_folder(workspace);
    install::make_folder(&folder)?;
    install::write_program(&folder.join("cargo"), &debian_cargo()?)?;
    Ok(WasmToolchain::Debian)
}

fn debian_folder(workspace: &Workspace) -> PathBuf {
    workspace.tools().join("debian")
}

/// A `cargo` for Trunk: what is for the browser goes to Debian's toolchain, everything else, such as the
/// `cargo xtask finish` at its end, to the cargo in use. Plain variables in Trunk's environment would reach both, and
/// `finish` would wait until a second standard library is built for this machine.
fn debian_cargo() -> Result<String, String> {
    let usual = workspace::on_this_machine(&["cargo"]).ok_or("cargo is not on the PATH")?;
    Ok(format!(
        r#"#!/bin/sh
case " $* " in
*" {for_browser} "*) ;;
*) exec '{usual}' "$@" ;;
esac
# RUSTC_BOOTSTRAP permits build-std on a stable compiler.
export RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1
export CARGO_UNSTABLE_BUILD_STD=std,panic_abort
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-22
export CARGO_TARGET_DIR="$(cd "$(dirname "$0")/../.." && pwd)/debian"
exec /usr/bin/cargo "$@"
"#,
        for_browser = for_browser(),
        usual = usual.display()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_without_libraries_is_no_standard_library() {
        assert!(!holds_standard_library(Path::new("/no/such/folder")));
        assert!(!holds_standard_library(Path::new(env!("CARGO_MANIFEST_DIR"))));
    }
}

//! The tools that building, serving and testing need: which, which version, and how they come.
//!
//! [`TOOLS`] is the only place that names a version. A tool counts as present if a build would find it, at that
//! version: in `target/tools` first, else on this machine. What is absent is installed once, under `target/tools`.

mod apt;
mod browser;
mod install;
mod wasm;

use browser::Browser;
pub(crate) use browser::{CHROMIUM, FIREFOX, WEBKIT};
pub(crate) use wasm::{WasmToolchain, ensure as wasm_toolchain};

use std::process::ExitCode;

use crate::arguments::Arguments;
use crate::workspace::Workspace;
use crate::{Outcome, lockfile, process};

/// One tool.
struct Tool {
    /// What it is called in messages and, if it is a program, on the command line.
    name: &'static str,
    version: Version,
    source: Source,
    needed_for: &'static [Purpose],
}

/// Which versions will do.
enum Version {
    Exactly(&'static str),
    /// Exactly this one, though the program itself only tells the major version.
    ExactlyWithMajor(&'static str),
    /// The version that `Cargo.lock` has for a package: the two exchange private data and must agree to the patch.
    AsLocked(&'static str),
    AtLeast(u32),
    Any,
}

/// How a tool comes to this machine.
enum Source {
    /// A crate, compiled here. With `lock`, the versions of its dependencies are those its author tested.
    Crate {
        package: &'static str,
        lock: bool,
        minutes: u32,
    },
    /// A program of this name of an npm package that `crates/xtask/npm` lists.
    Npm(&'static str),
    /// A component that rustup adds to the toolchain.
    Component(&'static str),
    /// The standard library for wasm32: see [`wasm`].
    WasmTarget,
    /// A browser: see [`browser`].
    Browser(&'static Browser),
    /// Nothing that we would install for somebody else; the remedy says what to do.
    Person(&'static str),
}

/// What somebody is about to do.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Look at the code: formatting and lints.
    Lint,
    /// Build the site.
    Build,
    /// Run the site in a real browser.
    Browse,
}

const TOOLS: &[Tool] = &[
    Tool {
        name: "node",
        version: Version::AtLeast(20),
        source: Source::Person("install it, for example from https://nodejs.org/"),
        needed_for: &[Purpose::Build, Purpose::Browse],
    },
    Tool {
        name: "npm",
        version: Version::Any,
        source: Source::Person("install it beside Node.js, on Debian with `apt-get install npm`"),
        needed_for: &[Purpose::Build, Purpose::Browse],
    },
    Tool {
        name: "rustfmt",
        version: Version::Any,
        source: Source::Component("rustfmt"),
        needed_for: &[Purpose::Lint],
    },
    Tool {
        name: "cargo-clippy",
        version: Version::Any,
        source: Source::Component("clippy"),
        needed_for: &[Purpose::Lint],
    },
    Tool {
        name: "wasm32-unknown-unknown",
        version: Version::Any,
        source: Source::WasmTarget,
        needed_for: &[Purpose::Lint, Purpose::Build],
    },
    Tool {
        name: "trunk",
        // 0.22 needs rustc 1.96.1, which is newer than the 1.95 that the root Cargo.toml promises to build with.
        version: Version::Exactly("0.21.14"),
        source: Source::Crate {
            package: "trunk",
            lock: true,
            minutes: 6,
        },
        needed_for: &[Purpose::Build],
    },
    Tool {
        name: "wasm-bindgen",
        version: Version::AsLocked("wasm-bindgen"),
        // Its own lock file names crate versions that a registry mirror may lack.
        source: Source::Crate {
            package: "wasm-bindgen-cli",
            lock: false,
            minutes: 3,
        },
        needed_for: &[Purpose::Build],
    },
    Tool {
        name: "wasm-opt",
        // The npm package, since Debian's and crates.io's are years old. Trunk.toml asks for the same version.
        version: Version::ExactlyWithMajor("132.0.0"),
        source: Source::Npm("binaryen"),
        needed_for: &[Purpose::Build],
    },
    Tool {
        name: "terser",
        // Takes a quarter off the scripts; Trunk's own minifier cannot read what wasm-bindgen writes.
        version: Version::Exactly("5.51.2"),
        source: Source::Npm("terser"),
        needed_for: &[Purpose::Build],
    },
    Tool {
        name: "chromium",
        version: Version::Any,
        source: Source::Browser(&CHROMIUM),
        needed_for: &[Purpose::Browse],
    },
    Tool {
        name: "firefox",
        version: Version::Any,
        source: Source::Browser(&FIREFOX),
        needed_for: &[Purpose::Browse],
    },
    Tool {
        name: "webkit",
        version: Version::Any,
        source: Source::Browser(&WEBKIT),
        needed_for: &[Purpose::Browse],
    },
];

/// `cargo xtask tools`: all of them, and the versions found.
pub(crate) fn task(workspace: &Workspace, arguments: Arguments) -> Outcome {
    arguments.finish()?;
    for tool in TOOLS {
        println!("{:24}{}", tool.name, make_ready(workspace, tool)?);
    }
    Ok(ExitCode::SUCCESS)
}

/// Makes sure of every tool that one of the purposes needs, installing what is absent. Silent when all are there.
///
/// # Errors
/// Names the tool that is missing and what mends it.
pub(crate) fn ensure(workspace: &Workspace, purposes: &[Purpose]) -> Result<(), String> {
    let wanted = |tool: &&Tool| tool.needed_for.iter().any(|purpose| purposes.contains(purpose));
    TOOLS
        .iter()
        .filter(wanted)
        .try_for_each(|tool| make_ready(workspace, tool).map(drop))
}

/// Makes sure of one tool and says which one was found.
fn make_ready(workspace: &Workspace, tool: &Tool) -> Result<String, String> {
    match tool.source {
        Source::WasmTarget => return wasm::ensure(workspace).map(|toolchain| toolchain.to_string()),
        Source::Browser(browser) => return browser.ensure(workspace),
        _ => {}
    }
    let wanted = wanted_version(workspace, tool)?;
    if let Some(found) = found_version(workspace, tool.name).filter(|found| wanted.accepts(found)) {
        return Ok(found);
    }
    install::install(workspace, tool, &wanted)?;
    match found_version(workspace, tool.name) {
        Some(found) if wanted.accepts(&found) => Ok(found),
        Some(found) => Err(format!(
            "`{}` is {found} even after its installation, expected {wanted}",
            tool.name
        )),
        None => Err(format!(
            "`{0}` does not run even after its installation; try `{0} --version`",
            tool.name
        )),
    }
}

/// A [`Version`] whose number is known.
#[derive(Debug, PartialEq, Eq)]
enum Wanted {
    Exactly { version: String, told: String },
    AtLeast(u32),
    Any,
}

impl Wanted {
    fn accepts(&self, found: &str) -> bool {
        match self {
            Self::Exactly { told, .. } => found == told,
            Self::AtLeast(least) => major(found).parse().is_ok_and(|number: u32| number >= *least),
            Self::Any => true,
        }
    }
}

impl std::fmt::Display for Wanted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Exactly { version, .. } => write!(f, "{version}"),
            Self::AtLeast(least) => write!(f, "{least} or newer"),
            Self::Any => write!(f, "any version"),
        }
    }
}

fn wanted_version(workspace: &Workspace, tool: &Tool) -> Result<Wanted, String> {
    let exactly = |version: &str, told: &str| Wanted::Exactly {
        version: version.to_owned(),
        told: told.to_owned(),
    };
    Ok(match tool.version {
        Version::Exactly(version) => exactly(version, version),
        Version::ExactlyWithMajor(version) => exactly(version, major(version)),
        Version::AsLocked(package) => {
            let lock = workspace
                .read("Cargo.lock")
                .map_err(|error| format!("{error}; run `cargo generate-lockfile`"))?;
            let version = lockfile::version_of(&lock, package).ok_or_else(|| {
                format!(
                    "Cargo.lock has no `{package}`, so the version of `{}` is unknown",
                    tool.name
                )
            })?;
            exactly(version, version)
        }
        Version::AtLeast(least) => Wanted::AtLeast(least),
        Version::Any => Wanted::Any,
    })
}

/// The version a program tells of itself, started as a build would start it.
fn found_version(workspace: &Workspace, program: &str) -> Option<String> {
    let text = process::output(workspace.command(program).arg("--version")).ok()?;
    version_in(&text).map(str::to_owned)
}

/// The first word that is a version, as in `trunk 0.21.14`, `v20.20.2` or `wasm-opt version 132 (version_132)`.
fn version_in(text: &str) -> Option<&str> {
    let words = text
        .split_whitespace()
        .map(|word| word.strip_prefix('v').unwrap_or(word));
    words
        .into_iter()
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
}

fn major(version: &str) -> &str {
    version.split('.').next().unwrap_or(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_as_each_program_tells_them() {
        assert_eq!(version_in("trunk 0.21.14\n"), Some("0.21.14"));
        assert_eq!(version_in("v20.20.2\n"), Some("20.20.2"));
        assert_eq!(version_in("wasm-opt version 132 (version_132)\n"), Some("132"));
        assert_eq!(
            version_in("rustfmt 1.8.0-stable (59807616e1 2026-04-14)\n"),
            Some("1.8.0-stable")
        );
        assert_eq!(version_in("no version\n"), None);
    }

    #[test]
    fn an_exact_version_is_exact_and_a_least_one_compares_numbers() {
        let exact = Wanted::Exactly {
            version: "132.0.0".into(),
            told: "132".into(),
        };
        assert!(exact.accepts("132") && !exact.accepts("131") && !exact.accepts("132.0.1"));
        assert!(Wanted::AtLeast(20).accepts("20.20.2") && Wanted::AtLeast(20).accepts("100.1"));
        assert!(!Wanted::AtLeast(20).accepts("9.9.9"));
    }

    /// The version of a tool as the table has it.
    fn pinned(name: &str) -> &'static str {
        match TOOLS.iter().find(|tool| tool.name == name).unwrap().version {
            Version::Exactly(version) | Version::ExactlyWithMajor(version) => version,
            _ => panic!("{name} has no exact version"),
        }
    }

    #[test]
    fn files_that_must_name_a_version_again_agree_with_the_table() {
        let trunk = include_str!("../../../Trunk.toml");
        let package = include_str!("../npm/package.json");
        assert!(trunk.contains(&format!("trunk-version = \">={}, <0.22\"", pinned("trunk"))));
        assert!(trunk.contains(&format!("wasm_opt = \"version_{}\"", major(pinned("wasm-opt")))));
        assert!(package.contains(&format!("\"binaryen\": \"{}\"", pinned("wasm-opt"))));
        assert!(package.contains(&format!("\"terser\": \"{}\"", pinned("terser"))));
    }

    #[test]
    fn the_npm_lock_names_no_registry() {
        let lock = include_str!("../npm/package-lock.json");
        assert!(lock.contains("\"integrity\": \"sha512-") && !lock.contains("resolved"));
    }
}

//! The architecture statements that a dependency tree can prove or refute.

use crate::process;
use crate::workspace::Workspace;

/// What a package must not depend on.
struct Wall {
    package: &'static str,
    target: &'static str,
    reach: Reach,
    forbidden: &'static [&'static str],
    reason: &'static str,
}

/// How far a wall goes.
enum Reach {
    /// Its own dependencies.
    Direct,
    /// Those of its dependencies too.
    Whole,
}

const WALLS: &[Wall] = &[
    Wall {
        package: "jalons-core",
        target: "all",
        reach: Reach::Whole,
        forbidden: &["web-sys", "js-sys", "wasm-bindgen"],
        reason: "core knows no browser",
    },
    Wall {
        package: "own",
        target: "wasm32-unknown-unknown",
        reach: Reach::Whole,
        forbidden: &["web-sys", "yew", "serde", "elasticlunr-rs"],
        reason: "a worker has no page, and its wasm is loaded while somebody waits",
    },
    Wall {
        package: "jalons",
        target: "wasm32-unknown-unknown",
        reach: Reach::Whole,
        forbidden: &["regex", "chrono", "elasticlunr-rs"],
        reason: "it is too heavy for the download",
    },
    Wall {
        package: "jalons",
        target: "wasm32-unknown-unknown",
        // Yew brings it along with gloo; what nobody calls does not reach the download.
        reach: Reach::Direct,
        forbidden: &["serde_json"],
        reason: "it is too heavy for the download",
    },
];

/// Looks for forbidden dependencies.
///
/// # Errors
/// Names the package, what was found, why it is forbidden, and the command that shows how it came in.
pub(crate) fn check(workspace: &Workspace) -> Result<(), String> {
    for Wall {
        package,
        target,
        reach,
        forbidden,
        reason,
    } in WALLS
    {
        let mut cargo = workspace.command("cargo");
        cargo.args([
            "tree", "-p", package, "-e", "normal", "--target", target, "--prefix", "none",
        ]);
        if let Reach::Direct = reach {
            cargo.args(["--depth", "1"]);
        }
        let tree = process::output(&mut cargo)?;
        if let Some(name) = forbidden.iter().find(|name| contains(&tree, name)) {
            return Err(format!(
                "{package} depends on {name}, but {reason}; `cargo tree -p {package} -e normal --target {target} -i \
                 {name}` shows how it came in"
            ));
        }
    }
    Ok(())
}

/// Whether a tree printed with `--prefix none`, one `name version …` a line, has a package.
fn contains(tree: &str, package: &str) -> bool {
    tree.lines().any(|line| line.split(' ').next() == Some(package))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_name_counts() {
        let tree = "jalons v0.1.0 (/home/ann/jalons)\nregex-automata v0.4.9\nweb-sys v0.3.107 (*)\n";
        assert!(contains(tree, "web-sys"));
        assert!(!contains(tree, "regex"));
        assert!(!contains(tree, "sys"));
    }
}

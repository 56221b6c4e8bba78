//! The architecture statements that a dependency tree can prove or refute.

use crate::process;
use crate::workspace::Workspace;

/// What a package must not depend on, however indirectly.
struct Wall {
    package: &'static str,
    target: &'static str,
    forbidden: &'static [&'static str],
    reason: &'static str,
}

const WALLS: &[Wall] = &[
    Wall {
        package: "jalons-core",
        target: "all",
        forbidden: &["web-sys", "js-sys", "wasm-bindgen"],
        reason: "core knows no browser",
    },
    Wall {
        package: "jalons",
        target: "wasm32-unknown-unknown",
        forbidden: &["regex", "chrono", "serde_json", "elasticlunr-rs"],
        reason: "each would add more to the download than the whole interface weighs",
    },
];

/// Looks for forbidden dependencies.
///
/// # Errors
/// Names the package, what was found, why it is forbidden, and the command that shows how it came in.
pub(crate) fn check(workspace: &Workspace) -> Result<(), String> {
    WALLS.iter().try_for_each(|wall| {
        let mut cargo = workspace.command("cargo");
        cargo.args([
            "tree",
            "-p",
            wall.package,
            "-e",
            "normal",
            "--target",
            wall.target,
            "--prefix",
            "none",
        ]);
        let tree = process::output(&mut cargo)?;
        match wall.forbidden.iter().find(|name| contains(&tree, name)) {
            None => Ok(()),
            Some(name) => Err(format!(
                "{package} depends on {name}, but {reason}; `cargo tree -p {package} -e normal --target {target} -i \
                 {name}` shows how it came in",
                package = wall.package,
                target = wall.target,
                reason = wall.reason,
            )),
        }
    })
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
        let tree = "jalons v0.1.0 (/work)\nregex-automata v0.4.9\nweb-sys v0.3.107 (*)\n";
        assert!(contains(tree, "web-sys"));
        assert!(!contains(tree, "regex"));
        assert!(!contains(tree, "sys"));
    }
}

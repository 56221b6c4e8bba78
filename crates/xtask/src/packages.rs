//! The npm packages that a folder of scripts needs.

use std::path::Path;

use crate::process;
use crate::workspace::Workspace;

/// Installs what the folder's lock file names, unless it is there. Nothing that comes from the registry runs meanwhile.
///
/// # Errors
/// npm failed; its own words stand above.
pub(crate) fn ensure(workspace: &Workspace, folder: &Path) -> Result<(), String> {
    if is_installed(folder) {
        return Ok(());
    }
    let mut npm = workspace.command("npm");
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    process::run(npm.current_dir(folder))
}

/// Whether npm has installed what the lock file names, and not what an earlier one named.
fn is_installed(folder: &Path) -> bool {
    let written = |file: &str| {
        folder
            .join(file)
            .metadata()
            .and_then(|metadata| metadata.modified())
            .ok()
    };
    match (written("node_modules/.package-lock.json"), written("package-lock.json")) {
        (Some(installed), Some(locked)) => installed > locked,
        _ => false,
    }
}

//! Installs Debian packages, where that is ours to do.

use crate::process;
use crate::workspace::{self, Workspace};

/// Installs packages. Done only as root on a machine with `apt-get`: elsewhere that is for a person to decide.
///
/// # Errors
/// Names what is missing and the command that installs it, or says that `apt-get` failed.
pub(super) fn install(workspace: &Workspace, what: &str, packages: &[&str]) -> Result<(), String> {
    let words = packages.join(" ");
    if workspace::on_this_machine(&["apt-get"]).is_none() || !we_are_root(workspace) {
        return Err(format!(
            "{what} is missing: install it, on Debian with `apt-get install --no-install-recommends {words}` as root"
        ));
    }
    println!("installing {words} with apt-get (about 1 minute, once) …");
    // The lists of a fresh machine are empty or old.
    process::run(workspace.command("apt-get").arg("update"))?;
    let mut apt = workspace.command("apt-get");
    apt.args(["install", "--yes", "--no-install-recommends"]).args(packages);
    process::run(apt.env("DEBIAN_FRONTEND", "noninteractive"))
}

fn we_are_root(workspace: &Workspace) -> bool {
    process::output(workspace.command("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

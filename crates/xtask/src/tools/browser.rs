//! The browser that the tests drive.

use std::path::PathBuf;

use super::apt;
use crate::workspace::{self, Workspace};

/// Set to use a certain Chromium, or Chrome, for the tests.
const VARIABLE: &str = "JALONS_CHROMIUM";

const NAMES: &[&str] = &["chromium", "chromium-browser", "google-chrome"];

/// The browser for the tests, if there is one.
///
/// # Errors
/// `JALONS_CHROMIUM` names a file that is not there.
pub(crate) fn find() -> Result<Option<PathBuf>, String> {
    match std::env::var_os(VARIABLE).filter(|value| !value.is_empty()) {
        Some(value) => {
            let file = PathBuf::from(value);
            if file.is_file() {
                Ok(Some(file))
            } else {
                Err(format!(
                    "{VARIABLE} is `{}`, expected the path of a Chromium program",
                    file.display()
                ))
            }
        }
        None => Ok(workspace::on_this_machine(NAMES)),
    }
}

/// As [`find`]; on a Debian machine of ours, a missing browser is installed.
pub(super) fn ensure(workspace: &Workspace) -> Result<PathBuf, String> {
    if let Some(file) = find()? {
        return Ok(file);
    }
    apt::install(workspace, "chromium, for the browser tests,", &["chromium"])?;
    find()?.ok_or_else(|| format!("chromium is still missing; set {VARIABLE} to the path of a Chromium program"))
}

//! The browsers that the tests drive.

use std::path::PathBuf;

use super::apt;
use crate::workspace::{self, Workspace};

/// A browser for the tests.
pub(crate) struct Browser {
    /// What it is called, and its package in Debian.
    name: &'static str,
    package: &'static str,
    /// The programs that are such a browser.
    programs: &'static [&'static str],
    /// Set to use a certain one.
    pub(crate) variable: &'static str,
}

/// Chromium, or Chrome: runs every test.
pub(crate) const CHROMIUM: Browser = Browser {
    name: "chromium",
    package: "chromium",
    programs: &["chromium", "chromium-browser", "google-chrome"],
    variable: "JALONS_CHROMIUM",
};

/// Firefox, of any release channel: runs what must work in another engine too.
pub(crate) const FIREFOX: Browser = Browser {
    name: "firefox",
    package: "firefox-esr",
    programs: &["firefox-esr", "firefox"],
    variable: "JALONS_FIREFOX",
};

impl Browser {
    /// The browser, if there is one.
    ///
    /// # Errors
    /// The variable names a file that is not there.
    fn find(&self) -> Result<Option<PathBuf>, String> {
        let Self { name, variable, .. } = self;
        match std::env::var_os(variable).filter(|value| !value.is_empty()) {
            Some(value) => {
                let file = PathBuf::from(value);
                if file.is_file() {
                    Ok(Some(file))
                } else {
                    Err(format!(
                        "{variable} is `{}`, expected the path of a {name} program",
                        file.display()
                    ))
                }
            }
            None => Ok(workspace::on_this_machine(self.programs)),
        }
    }

    /// As [`Browser::find`], where it should be there by now.
    ///
    /// # Errors
    /// It is not.
    pub(crate) fn found(&self) -> Result<PathBuf, String> {
        let missing = || format!("{} is missing: run `cargo xtask tools`", self.name);
        self.find()?.ok_or_else(missing)
    }

    /// As [`Browser::find`]; on a Debian machine of ours, a missing browser is installed.
    ///
    /// # Errors
    /// Names what is missing and what mends it.
    pub(super) fn ensure(&self, workspace: &Workspace) -> Result<PathBuf, String> {
        let Self { name, variable, .. } = self;
        if let Some(file) = self.find()? {
            return Ok(file);
        }
        apt::install(workspace, &format!("{name}, for the browser tests,"), &[self.package])?;
        self.find()?
            .ok_or_else(|| format!("{name} is still missing; set {variable} to the path of a {name} program"))
    }
}

//! The browsers that the tests drive.

use std::path::PathBuf;

use super::apt;
use crate::workspace::{self, Workspace};

/// A browser for the tests.
pub(crate) struct Browser {
    /// What it is called, and its packages in Debian.
    name: &'static str,
    packages: &'static [&'static str],
    /// The programs that are such a browser, or drive it.
    programs: &'static [&'static str],
    /// Without it no test run is whole. Tests in another one say that they are left out.
    needed: bool,
    /// Set to use a certain one.
    pub(crate) variable: &'static str,
}

/// Chromium, or Chrome: runs every test.
pub(crate) const CHROMIUM: Browser = Browser {
    name: "chromium",
    packages: &["chromium"],
    programs: &["chromium", "chromium-browser", "google-chrome"],
    needed: true,
    variable: "JALONS_CHROMIUM",
};

/// Firefox, of any release channel: runs what must work in another engine too.
pub(crate) const FIREFOX: Browser = Browser {
    name: "firefox",
    packages: &["firefox-esr"],
    programs: &["firefox-esr", "firefox"],
    needed: true,
    variable: "JALONS_FIREFOX",
};

/// WebKitGTK, by the driver that comes with it, and a screen for it: runs a few tests in the engine of Safari, which not every
/// system has.
pub(crate) const WEBKIT: Browser = Browser {
    name: "webkit",
    packages: &["webkit2gtk-driver", "xvfb"],
    programs: &["WebKitWebDriver"],
    needed: false,
    variable: "JALONS_WEBKIT",
};

impl Browser {
    /// The browser, if there is one.
    ///
    /// # Errors
    /// The variable names a file that is not there.
    pub(crate) fn find(&self) -> Result<Option<PathBuf>, String> {
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

    /// As [`Browser::find`], in words; on a Debian machine of ours, a missing browser is installed.
    ///
    /// # Errors
    /// Names what is missing and what mends it.
    pub(super) fn ensure(&self, workspace: &Workspace) -> Result<String, String> {
        match self.installed(workspace) {
            Ok(file) => Ok(file.display().to_string()),
            Err(error) if !self.needed => Ok(format!("none, its tests are left out: {error}")),
            Err(error) => Err(error),
        }
    }

    fn installed(&self, workspace: &Workspace) -> Result<PathBuf, String> {
        let Self { name, variable, .. } = self;
        if let Some(file) = self.find()? {
            return Ok(file);
        }
        apt::install(workspace, &format!("{name}, for the browser tests,"), self.packages)?;
        self.find()?
            .ok_or_else(|| format!("{name} is still missing; set {variable} to the path of a {name} program"))
    }
}

//! The folder in which a site is being made: finding, naming, writing its files.

use super::sums;
use crate::process;
use crate::workspace::Workspace;
use std::fs;
use std::path::{Path, PathBuf};

/// A site that is not yet in place.
pub(crate) struct Staged<'a> {
    workspace: &'a Workspace,
    folder: PathBuf,
}

impl<'a> Staged<'a> {
    /// The site in a folder.
    pub(crate) fn new(workspace: &'a Workspace, folder: PathBuf) -> Self {
        Self { workspace, folder }
    }

    /// The folder itself.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Its files, by their path in it with `/`, in order.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub(crate) fn files(&self) -> Result<Vec<String>, String> {
        let mut files = Vec::new();
        list(&self.folder, "", &mut files)
            .map_err(|error| format!("cannot read {}: {error}", self.folder.display()))?;
        files.sort();
        Ok(files)
    }

    /// The one file at its top whose name starts and ends so; a hash stands between.
    ///
    /// # Errors
    /// There is none, or more than one.
    pub(crate) fn only(&self, start: &str, end: &str) -> Result<String, String> {
        only(&self.files()?, start, end)
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// Names the file and the reason.
    pub(crate) fn bytes(&self, path: &str) -> Result<Vec<u8>, String> {
        fs::read(self.folder.join(path)).map_err(|error| format!("cannot read {path} of the staged site: {error}"))
    }

    /// The text of a file.
    ///
    /// # Errors
    /// Names the file and the reason.
    pub(crate) fn text(&self, path: &str) -> Result<String, String> {
        String::from_utf8(self.bytes(path)?).map_err(|error| format!("{path} of the staged site is no text: {error}"))
    }

    /// Writes a file, making its folder.
    ///
    /// # Errors
    /// Names the file and the reason.
    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) -> Result<(), String> {
        let file = self.folder.join(path);
        let folder = file.parent().unwrap_or(&self.folder);
        fs::create_dir_all(folder).map_err(|error| format!("cannot create {}: {error}", folder.display()))?;
        fs::write(&file, bytes).map_err(|error| format!("cannot write {}: {error}", file.display()))
    }

    /// Removes a file.
    ///
    /// # Errors
    /// Names the file and the reason.
    pub(crate) fn remove(&self, path: &str) -> Result<(), String> {
        fs::remove_file(self.folder.join(path)).map_err(|error| format!("cannot remove {path}: {error}"))
    }

    /// Gives a file the name that its bytes ask for: `start`, a hash, `end`.
    ///
    /// # Errors
    /// The file cannot be read or renamed.
    pub(crate) fn name_by_content(&self, path: &str, start: &str, end: &str) -> Result<String, String> {
        let name = format!("{start}{}{end}", sums::short(&self.bytes(path)?));
        fs::rename(self.folder.join(path), self.folder.join(&name))
            .map_err(|error| format!("cannot rename {path} to {name}: {error}"))?;
        Ok(name)
    }

    /// Writes a script made smaller.
    ///
    /// # Errors
    /// It cannot be written, or is no script.
    pub(crate) fn write_script(&self, path: &str, text: &str, module: bool) -> Result<(), String> {
        self.write(path, text)?;
        let file = self.folder.join(path);
        let mut terser = self.workspace.command("terser");
        terser
            .arg(&file)
            .args(["--compress", "passes=2", "--mangle", "--output"]);
        terser.arg(&file);
        if module {
            terser.arg("--module");
        }
        process::run(&mut terser)
    }
}

fn list(folder: &Path, inside: &str, files: &mut Vec<String>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{inside}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            list(&entry.path(), &format!("{path}/"), files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

fn only(names: &[String], start: &str, end: &str) -> Result<String, String> {
    let mut found = names
        .iter()
        .filter(|name| name.starts_with(start) && name.ends_with(end));
    match (found.next(), found.next()) {
        (Some(name), None) => Ok(name.clone()),
        (None, _) => Err(format!(
            "the staged site has no file {start}…{end}; run `cargo xtask build` anew"
        )),
        (Some(one), Some(two)) => Err(format!(
            "the staged site has both {one} and {two}, expected one; run `cargo xtask build` anew"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hashed_file_is_found_only_if_it_is_the_only_one() {
        let names = ["jalons-1a.js", "jalons-1a_bg.wasm", "boot.js"].map(str::to_owned);
        assert_eq!(only(&names, "jalons-", ".js").as_deref(), Ok("jalons-1a.js"));
        assert!(
            only(&names, "page-", ".css")
                .unwrap_err()
                .contains("has no file page-….css")
        );
        assert!(
            only(
                &[names.to_vec(), vec!["jalons-2b.js".to_owned()]].concat(),
                "jalons-",
                ".js"
            )
            .unwrap_err()
            .contains("both")
        );
    }
}

//! Where things are in this repository, and how a program is started in it.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The repository on this machine.
#[derive(Debug)]
pub(crate) struct Workspace {
    /// The folder with the root `Cargo.toml`.
    pub(crate) root: PathBuf,
}

impl Workspace {
    /// The repository this program was compiled from. Cargo compiles it anew when the folder has moved.
    pub(crate) fn find() -> Self {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        Self {
            root: here.ancestors().nth(2).unwrap_or(here).to_owned(),
        }
    }

    /// The built site.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Where tools are installed.
    pub(crate) fn tools(&self) -> PathBuf {
        self.root.join("target/tools")
    }

    /// A program to be started in the root folder. Our own tools come before those of the machine.
    pub(crate) fn command(&self, program: &str) -> Command {
        self.command_with(program, &[])
    }

    /// As [`Self::command`], with `folders` before every other place where programs are looked for.
    pub(crate) fn command_with(&self, program: &str, folders: &[PathBuf]) -> Command {
        let mut places = folders.to_vec();
        places.push(self.tools().join("bin"));
        places.extend(search_path());
        let path = std::env::join_paths(places).unwrap_or_else(|_| std::env::var_os("PATH").unwrap_or_default());
        // `Command` looks the program up on the PATH of the child, so the name alone is enough.
        let mut command = Command::new(program);
        command.current_dir(&self.root).env("PATH", path);
        // Programs run in the root folder, a person may have typed the folder of seeds from elsewhere.
        if let Some(seeds) = other_seeds() {
            command.env("JALONS_SEEDS", seeds);
        }
        command
    }

    /// The text of a file of the repository.
    ///
    /// # Errors
    /// Names the file and the reason.
    pub(crate) fn read(&self, file: &str) -> Result<String, String> {
        fs::read_to_string(self.root.join(file)).map_err(|error| format!("cannot read {file}: {error}"))
    }
}

/// The folder that `JALONS_SEEDS` names, from the folder where the command was typed.
pub(crate) fn other_seeds() -> Option<PathBuf> {
    let folder = PathBuf::from(std::env::var_os("JALONS_SEEDS")?);
    Some(std::path::absolute(&folder).unwrap_or(folder))
}

/// The first of `programs` that this machine has, in the folders where a shell would look.
pub(crate) fn on_this_machine(programs: &[&str]) -> Option<PathBuf> {
    let places = search_path();
    programs
        .iter()
        .flat_map(|program| places.iter().map(move |place| place.join(program)))
        .find(|file| file.is_file())
}

fn search_path() -> Vec<PathBuf> {
    let path: OsString = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).collect()
}

//! Reads the files of a folder of seeds.

use crate::report::{Problem, Spot};
use std::path::{Path, PathBuf};

/// A seed file as it was read.
pub(crate) struct Source {
    /// Where it lies.
    pub(crate) path: PathBuf,
    /// Its name relative to the folder of seeds, with `/`.
    pub(crate) name: String,
    /// Its text.
    pub(crate) text: String,
}

/// The files every folder of seeds has.
pub(crate) const REGISTERS: [&str; 6] = [
    "corpus.toml",
    "provinces.toml",
    "themes.toml",
    "units.toml",
    "actors.toml",
    "systems.toml",
];

/// A file that a folder of seeds may do without.
pub(crate) const THESAURUS: &str = "thesaurus.toml";

/// Reads the register files and all of `records/*.toml`, sorted by name.
pub(crate) fn read(seeds: &Path) -> (Vec<Source>, Vec<Problem>) {
    let mut names: Vec<String> = REGISTERS.map(str::to_owned).into();
    let mut problems = Vec::new();
    let whole = |message: String, file: &str| Problem {
        file: file.to_owned(),
        at: Spot::default(),
        message,
    };
    match std::fs::read_dir(seeds.join("records")) {
        Ok(entries) => {
            let mut records: Vec<String> = entries
                .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
                .filter(|name| name.ends_with(".toml"))
                .map(|name| format!("records/{name}"))
                .collect();
            records.sort();
            if records.is_empty() {
                problems.push(whole(
                    "no record found, expected at least one file ending in .toml; see seeds/README.md".into(),
                    "records",
                ));
            }
            names.extend(records);
        }
        Err(error) => problems.push(whole(
            format!(
                "cannot read the folder of records: {error}; create it in {}",
                seeds.display()
            ),
            "records",
        )),
    }
    if seeds.join(THESAURUS).exists() {
        names.push(THESAURUS.to_owned());
    }
    let mut sources = Vec::new();
    for name in names {
        let path = seeds.join(&name);
        match std::fs::read(&path).map(String::from_utf8) {
            Ok(Ok(text)) => sources.push(Source { path, name, text }),
            Ok(Err(error)) => {
                let valid = error.utf8_error().valid_up_to();
                let text = String::from_utf8_lossy(&error.as_bytes()[..valid]);
                problems.push(Problem {
                    file: name,
                    at: Spot::of(&text, valid..valid),
                    message: "not UTF-8 text from here on; save the file as UTF-8".into(),
                });
            }
            Err(error) => problems.push(whole(
                format!("cannot be read: {error}; see seeds/README.md for the files a corpus has"),
                &name,
            )),
        }
    }
    (sources, problems)
}

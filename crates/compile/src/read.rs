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

/// A raw text as it was read.
pub(crate) struct RawFile {
    /// Where it lies.
    pub(crate) path: PathBuf,
    /// Its name relative to the folder of seeds, with `/`.
    pub(crate) name: String,
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
}

/// Where raw texts may lie in a folder of seeds.
const PLACES: [&str; 3] = ["", "documents/", "records/"];

/// The seeds of this repository, which lend their registers to folders that have none.
const LENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../seeds");

/// The names of the raw texts of a folder, sorted. What tells people about the folder is none of them.
fn raw_names(seeds: &Path) -> Vec<String> {
    let mut names = Vec::new();
    for place in PLACES {
        for entry in std::fs::read_dir(seeds.join(place)).into_iter().flatten().flatten() {
            let Ok(name) = entry.file_name().into_string() else {
                continue;
            };
            let lower = name.to_lowercase();
            let is_text = [".txt", ".md", ".html", ".htm"].iter().any(|end| lower.ends_with(end));
            let about = ["readme", "license", "licence", "changelog", "."];
            if is_text && !about.iter().any(|start| lower.starts_with(start)) && entry.path().is_file() {
                names.push(format!("{place}{name}"));
            }
        }
    }
    names.sort();
    names
}

/// True for a folder that holds raw texts and none of the register files.
pub(crate) fn is_bare(seeds: &Path) -> bool {
    !REGISTERS.iter().any(|name| seeds.join(name).exists()) && !raw_names(seeds).is_empty()
}

/// Reads the raw texts of a folder.
pub(crate) fn raw_files(seeds: &Path, problems: &mut Vec<Problem>) -> Vec<RawFile> {
    let mut files = Vec::new();
    for name in raw_names(seeds) {
        let path = seeds.join(&name);
        match std::fs::read(&path) {
            Ok(bytes) => files.push(RawFile { path, name, bytes }),
            Err(error) => problems.push(Problem {
                file: name,
                at: Spot::default(),
                message: format!("cannot be read: {error}"),
            }),
        }
    }
    files
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

/// Reads the register files and all of `records/*.toml`, sorted by name. A folder of raw texts needs no records, and one of
/// nothing else no registers of its own.
pub(crate) fn read(seeds: &Path) -> (Vec<Source>, Vec<Problem>) {
    let mut names: Vec<String> = REGISTERS.map(str::to_owned).into();
    let mut problems = Vec::new();
    let whole = |message: String, file: &str| Problem {
        file: file.to_owned(),
        at: Spot::default(),
        message,
    };
    let has_raw = !raw_names(seeds).is_empty();
    let registers = if is_bare(seeds) { Path::new(LENT) } else { seeds };
    match std::fs::read_dir(seeds.join("records")) {
        Ok(entries) => {
            let mut records: Vec<String> = entries
                .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
                .filter(|name| name.ends_with(".toml"))
                .map(|name| format!("records/{name}"))
                .collect();
            records.sort();
            if records.is_empty() && !has_raw {
                problems.push(whole(
                    "no record found, expected at least one file ending in .toml; see seeds/README.md".into(),
                    "records",
                ));
            }
            names.extend(records);
        }
        Err(_) if has_raw => {}
        Err(error) => problems.push(whole(
            format!(
                "cannot read the folder of records: {error}; create it in {}",
                seeds.display()
            ),
            "records",
        )),
    }
    if registers.join(THESAURUS).exists() {
        names.push(THESAURUS.to_owned());
    }
    let mut sources = Vec::new();
    for name in names {
        let folder = if name.starts_with("records/") { seeds } else { registers };
        let path = folder.join(&name);
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

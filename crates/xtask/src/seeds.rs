//! The corpus as its editors see it: every problem of the seeds, and the skeleton of a new record.

use crate::arguments::Arguments;
use crate::workspace::Workspace;
use crate::{Outcome, corpus};
use sha2::{Digest, Sha256};
use std::path::PathBuf;
use std::process::ExitCode;

/// `cargo xtask seeds`.
pub(crate) fn task(workspace: &Workspace, mut arguments: Arguments) -> Outcome {
    let json = arguments.flag("--json");
    arguments.finish()?;
    let folder = corpus::seeds(workspace);
    match (jalons_compile::compile(&folder), json) {
        (Ok(_), true) => println!("[]"),
        (Ok(_), false) => println!("no problem in {}", folder.display()),
        (Err(report), true) => {
            println!("{}", report.json());
            return Ok(ExitCode::FAILURE);
        }
        (Err(report), false) => {
            eprintln!("{report}");
            return Ok(ExitCode::FAILURE);
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// `cargo xtask new-record`.
pub(crate) fn new_record(workspace: &Workspace, mut arguments: Arguments) -> Outcome {
    let original: Option<String> = arguments.value("--from")?;
    let words = arguments.words()?;
    let [id] = words.as_slice() else {
        return Err(
            "no id; type `cargo xtask new-record ID --from ORIGINAL.txt`, where ID names the new file".to_owned(),
        );
    };
    let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !id.chars().all(good) || id.starts_with('-') || id.ends_with('-') {
        return Err(format!(
            "id `{id}` cannot stand in an address, expected lower-case letters a to z, digits and hyphens"
        ));
    }
    let path = corpus::seeds(workspace).join("records").join(format!("{id}.toml"));
    if path.exists() {
        return Err(format!("{} is there already; choose another id", path.display()));
    }
    let source = original.map_or_else(|| Ok(Original::default()), |file| Original::read(PathBuf::from(file)))?;
    std::fs::write(&path, skeleton(id, &source))
        .map_err(|error| format!("cannot write {}: {error}", path.display()))?;
    println!(
        "{} is written; `cargo xtask seeds` says what it still needs",
        path.display()
    );
    Ok(ExitCode::SUCCESS)
}

/// What a skeleton takes from the original.
#[derive(Default)]
struct Original {
    file: String,
    title: String,
    sha256: String,
}

impl Original {
    fn read(path: PathBuf) -> Result<Original, String> {
        let bytes = std::fs::read(&path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
        let text = String::from_utf8_lossy(&bytes);
        let title = text.lines().map(str::trim).find(|line| !line.is_empty());
        Ok(Original {
            file: path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default(),
            title: title.unwrap_or_default().to_owned(),
            sha256: Sha256::digest(&bytes)
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect(),
        })
    }
}

/// A record with all its keys and none of its texts.
fn skeleton(id: &str, original: &Original) -> String {
    // A JSON string is a TOML string too.
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    format!(
        r#"id = "{id}"
kind = "article"

[title]
fr = ""
en = ""
vi = ""

[source]
title = {title}
language = "fr"
publisher = ""
file = {file}
sha256 = "{sha256}"

[date]
edtf = ""
[date.basis]
fr = ""
en = ""
vi = ""

[[statement]]
id = ""
paragraph = 1
kind = ""
themes = []
provinces = []
actors = []
systems = []
fr = ""
en = ""
vi = ""
"#,
        title = quoted(&original.title),
        file = quoted(&original.file),
        sha256 = original.sha256,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_skeleton_is_toml_whatever_the_title() {
        let original = Original {
            file: "a \"quay\".txt".to_owned(),
            title: "Quays: \"the\" plan\\n — 100 %".to_owned(),
            sha256: "0".repeat(64),
        };
        let table: toml::Table = skeleton("quays", &original).parse().expect("TOML");
        assert_eq!(table["source"]["title"].as_str(), Some(original.title.as_str()));
        assert_eq!(table["source"]["file"].as_str(), Some(original.file.as_str()));
    }
}

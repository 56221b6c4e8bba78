//! The corpus as its editors see it: every problem of the seeds, and the skeleton of a new record.

use crate::arguments::Arguments;
use crate::workspace::Workspace;
use crate::{Outcome, corpus};
use std::path::Path;
use std::process::ExitCode;

mod draft;

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
    let [word] = words.as_slice() else {
        return Err(
            "no file; type `cargo xtask new-record ORIGINAL.txt`, or `cargo xtask new-record ID --from ORIGINAL.txt`, \
             where ID names the new file"
                .to_owned(),
        );
    };
    // A file by itself names the record too; an id by itself asks for one without a source.
    let (id, original) = match original {
        Some(file) => (word.clone(), Some(file)),
        None if Path::new(word).is_file() => (draft::id(word), Some(word.clone())),
        None => (word.clone(), None),
    };
    let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.is_empty() || !id.chars().all(good) || id.starts_with('-') || id.ends_with('-') {
        return Err(format!(
            "id `{id}` cannot stand in an address, expected lower-case letters a to z, digits and hyphens, or the name of \
             a file that is there"
        ));
    }
    let path = corpus::seeds(workspace).join("records").join(format!("{id}.toml"));
    if path.exists() {
        return Err(format!("{} is there already; choose another id", path.display()));
    }
    let text = match original {
        None => draft::skeleton(&id),
        Some(file) => {
            let bytes = std::fs::read(&file).map_err(|error| format!("cannot read {file}: {error}"))?;
            let compiled = corpus::compiled(workspace)?;
            draft::draft(&corpus::open(&compiled)?, &id, &file, &bytes)?
        }
    };
    std::fs::write(&path, text).map_err(|error| format!("cannot write {}: {error}", path.display()))?;
    println!(
        "{} is written; put each fact into words where it says TODO, then `cargo xtask seeds` says what it still needs",
        path.display()
    );
    Ok(ExitCode::SUCCESS)
}

//! What is shipped inside the wasm: its libraries for the page of licences, and as a bill of materials (CycloneDX).

use crate::pages::Licences;
use crate::process;
use crate::workspace::Workspace;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// A library in the wasm.
struct Library {
    name: String,
    version: String,
    licence: String,
    /// Texts of licences that came with it.
    texts: Vec<String>,
}

/// Asks cargo which crates the app is made of for the browser, without those that only build it.
///
/// # Errors
/// Cargo could not say, or a crate names no licence.
pub(crate) fn read(workspace: &Workspace) -> Result<(Licences, Value), String> {
    let metadata = process::output(workspace.command("cargo").args([
        "metadata",
        "--format-version=1",
        "--locked",
        "--offline",
        "--filter-platform=wasm32-unknown-unknown",
    ]))?;
    let metadata: Value =
        serde_json::from_str(&metadata).map_err(|error| format!("cannot read what `cargo metadata` said: {error}"))?;
    let shipped = shipped(&metadata)?;
    let mut libraries = Vec::new();
    for package in list(&metadata["packages"]) {
        let id = text(&package["id"]);
        // Our own crates are the app; what is theirs stands elsewhere on the page.
        if shipped.contains(id) && !package["source"].is_null() {
            libraries.push(library(package)?);
        }
    }
    libraries.sort_by(|one, other| (&one.name, &one.version).cmp(&(&other.name, &other.version)));
    let allowed = allowed(&workspace.read("deny.toml")?)?;
    if let Some(library) = libraries.iter().find(|library| !is_allowed(&library.licence, &allowed)) {
        return Err(format!(
            "{} {} comes under `{}`, which deny.toml does not allow; use another crate, or allow it there",
            library.name, library.version, library.licence
        ));
    }
    let bill = bill(&libraries, text(&root(&metadata)?["version"]));
    Ok((licences(libraries), bill))
}

/// The ids of the packages that the app's own code calls, directly or not.
fn shipped(metadata: &Value) -> Result<BTreeSet<&str>, String> {
    let nodes: BTreeMap<&str, &Value> = list(&metadata["resolve"]["nodes"])
        .map(|node| (text(&node["id"]), node))
        .collect();
    // A macro runs at build time, and so does all it calls.
    let macros: BTreeSet<&str> = list(&metadata["packages"])
        .filter(|package| {
            list(&package["targets"]).any(|target| list(&target["kind"]).any(|kind| text(kind) == "proc-macro"))
        })
        .map(|package| text(&package["id"]))
        .collect();
    let mut open = vec![text(&root(metadata)?["id"])];
    let mut shipped = BTreeSet::new();
    while let Some(id) = open.pop() {
        if macros.contains(id) || !shipped.insert(id) {
            continue;
        }
        for dependency in nodes.get(id).into_iter().flat_map(|node| list(&node["deps"])) {
            // A kind that is null is a plain dependency, neither of tests nor of a build script.
            if list(&dependency["dep_kinds"]).any(|kind| kind["kind"].is_null()) {
                open.push(text(&dependency["pkg"]));
            }
        }
    }
    Ok(shipped)
}

/// The licences that deny.toml allows.
fn allowed(deny: &str) -> Result<Vec<String>, String> {
    let list = deny.lines().find_map(|line| line.strip_prefix("allow = ["));
    let list = list.ok_or("deny.toml has no line `allow = [`; put the list of licences back")?;
    Ok(list.split('"').skip(1).step_by(2).map(str::to_owned).collect())
}

/// Whether a licence expression can be met. Every part joined by AND needs one of its alternatives; brackets beyond
/// `(… OR …) AND …` make it stricter, never laxer.
fn is_allowed(expression: &str, allowed: &[String]) -> bool {
    expression.split(" AND ").all(|part| {
        let mut alternatives = part.trim_matches(['(', ')', ' ']).split(" OR ");
        alternatives.any(|name| {
            allowed
                .iter()
                .any(|allowed| allowed == name.trim_matches(['(', ')', ' ']))
        })
    })
}

fn root(metadata: &Value) -> Result<&Value, String> {
    list(&metadata["packages"])
        .find(|package| text(&package["name"]) == "jalons" && package["source"].is_null())
        .ok_or_else(|| "`cargo metadata` names no package `jalons`".to_owned())
}

fn library(package: &Value) -> Result<Library, String> {
    let (name, version) = (text(&package["name"]), text(&package["version"]));
    let licence = package["license"]
        .as_str()
        .ok_or_else(|| format!("{name} {version} names no licence, so it cannot be shipped; use another crate"))?;
    let folder = Path::new(text(&package["manifest_path"])).parent();
    let entries = folder
        .and_then(|folder| fs::read_dir(folder).ok())
        .into_iter()
        .flatten();
    let mut files: Vec<_> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|file| {
            let name = file.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
            file.is_file()
                && ["LICEN", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"]
                    .iter()
                    .any(|start| name.starts_with(start))
        })
        .collect();
    files.sort();
    let texts = files.iter().filter_map(|file| fs::read_to_string(file).ok());
    Ok(Library {
        name: name.to_owned(),
        version: version.to_owned(),
        // An older way to write "or".
        licence: licence.split('/').map(str::trim).collect::<Vec<_>>().join(" OR "),
        texts: texts.map(|text| text.replace("\r\n", "\n").trim().to_owned()).collect(),
    })
}

/// The libraries by name, and each text once.
fn licences(libraries: Vec<Library>) -> Licences {
    let mut texts: Vec<(Vec<String>, String)> = Vec::new();
    for library in &libraries {
        for text in &library.texts {
            match texts.iter_mut().find(|(_, known)| known == text) {
                Some((names, _)) if names.contains(&library.name) => {}
                Some((names, _)) => names.push(library.name.clone()),
                None => texts.push((vec![library.name.clone()], text.clone())),
            }
        }
    }
    // The standard library is part of the wasm too, though no package.
    let standard = ["std (Rust)", "", "MIT OR Apache-2.0"].map(str::to_owned);
    let named = libraries
        .into_iter()
        .map(|library| [library.name, library.version, library.licence]);
    Licences {
        libraries: named.chain([standard]).collect(),
        texts,
    }
}

/// The bill of materials. No time and no serial number, so that the same sources give the same bill.
fn bill(libraries: &[Library], version: &str) -> Value {
    let components: Vec<Value> = libraries
        .iter()
        .map(|library| {
            let purl = format!("pkg:cargo/{}@{}", library.name, library.version);
            json!({
                "type": "library",
                "bom-ref": purl,
                "name": library.name,
                "version": library.version,
                "purl": purl,
                "licenses": [{ "expression": library.licence }],
            })
        })
        .collect();
    json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": { "type": "application", "name": "jalons", "version": version, "licenses": [{ "expression": "MIT OR Apache-2.0" }] },
        },
        "components": components,
    })
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn macros_build_scripts_and_tests_are_not_shipped() {
        let package =
            |id: &str, kind: &str| json!({ "id": id, "name": id, "source": null, "targets": [{ "kind": [kind] }] });
        let dependency = |id: &str, kind: Value| json!({ "pkg": id, "dep_kinds": [{ "kind": kind }] });
        let metadata = json!({
            "packages": [package("jalons", "bin"), package("lib", "lib"), package("deep", "lib"), package("mac", "proc-macro"), package("quote", "lib"), package("build", "lib")],
            "resolve": { "nodes": [
                { "id": "jalons", "deps": [dependency("lib", Value::Null), dependency("mac", Value::Null), dependency("build", json!("build"))] },
                { "id": "lib", "deps": [dependency("deep", Value::Null)] },
                { "id": "mac", "deps": [dependency("quote", Value::Null)] },
            ] },
        });
        assert_eq!(shipped(&metadata), Ok(BTreeSet::from(["jalons", "lib", "deep"])));
    }

    #[test]
    fn a_licence_must_be_one_that_deny_toml_allows() {
        let allowed = allowed(include_str!("../../../../deny.toml")).unwrap();
        for good in ["MIT", "Apache-2.0 OR BSL-1.0", "(MIT OR Apache-2.0) AND Unicode-3.0"] {
            assert!(is_allowed(good, &allowed), "{good}");
        }
        for bad in ["GPL-3.0", "MIT AND GPL-3.0", "(GPL-2.0 OR GPL-3.0) AND MIT", ""] {
            assert!(!is_allowed(bad, &allowed), "{bad}");
        }
    }

    #[test]
    fn a_text_that_two_share_is_printed_once() {
        let library = |name: &str, text: &str| Library {
            name: name.to_owned(),
            version: "1".to_owned(),
            licence: "MIT".to_owned(),
            texts: vec![text.to_owned()],
        };
        let licences = licences(vec![library("a", "same"), library("b", "same"), library("c", "other")]);
        assert_eq!(licences.texts.len(), 2);
        assert_eq!(licences.texts[0].0, ["a", "b"]);
        assert_eq!(licences.libraries.len(), 4);
    }
}

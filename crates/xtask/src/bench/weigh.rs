//! What every system sends: compresses the files as a good host would, beside them, and adds them up.
//!
//! A file counts as engine, as index, or as text of the documents. What is compressed already is sent as it is.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use jalons_core::image::MAGIC;
use serde_json::{Map, Value, json};

use super::JALONS;
use crate::size;

/// Bytes of files, as they are and as they are sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Sum {
    raw: u64,
    sent: u64,
}

impl Sum {
    fn add(&mut self, other: Sum) {
        self.raw += other.raw;
        self.sent += other.sent;
    }

    fn json(self) -> Value {
        json!({ "raw": self.raw, "brotli": self.sent })
    }
}

/// Weighs every system of a corpus, by the list that `build.mjs` wrote, and our own site; writes `sizes.json`.
///
/// # Errors
/// A file cannot be read or written, or the image is not in the wasm.
pub(super) fn weigh(folder: &Path, corpus: &str, ours: Option<(&Path, &[u8])>) -> Result<(), String> {
    let place = folder.join(corpus);
    let list: BTreeMap<String, Vec<Value>> = serde_json::from_str(&read_text(&place.join("files.json"))?)
        .map_err(|error| format!("files.json of {corpus}: {error}"))?;
    let mut sizes = Map::new();
    for (system, files) in list {
        let mut parts: BTreeMap<&str, Sum> = BTreeMap::new();
        for file in &files {
            let path = folder.join(file["path"].as_str().unwrap_or_default());
            let part = file["part"].as_str().unwrap_or_default();
            let packed = file["packed"] == true;
            parts.entry(part).or_default().add(send(&path, packed)?);
        }
        if let Some((site, image)) = ours.filter(|_| system == JALONS) {
            let engine = parts.entry("engine").or_default();
            for file in of_the_page(site)? {
                send(&file, false)?;
                let bytes = read(&file)?;
                let code = without(&bytes, image).unwrap_or(bytes);
                engine.add(sum(&code)?);
            }
            let texts = texts(image)
                .ok_or("the image has no section of texts where it is expected; see `texts` in bench/weigh.rs")?;
            parts.insert("index", sum(&[&image[..texts.start], &image[texts.end..]].concat())?);
            parts.insert("text", sum(&image[texts])?);
            parts.insert("image", sum(image)?);
        }
        let parts = parts.into_iter().map(|(part, sum)| (part.to_owned(), sum.json()));
        sizes.insert(system, json!({ "sizes": Value::Object(parts.collect()) }));
    }
    write(&place.join("sizes.json"), Value::Object(sizes).to_string().as_bytes())
}

/// Makes sure of the compressed twin of a file.
fn send(file: &Path, packed: bool) -> Result<Sum, String> {
    let length = |file: &Path| file.metadata().map(|metadata| metadata.len());
    let time = |file: &Path| file.metadata().and_then(|metadata| metadata.modified());
    let problem = |error: std::io::Error| format!("cannot weigh {}: {error}", file.display());
    let raw = length(file).map_err(problem)?;
    if packed {
        return Ok(Sum { raw, sent: raw });
    }
    let twin = PathBuf::from(format!("{}.br", file.display()));
    let is_old = time(&twin).is_ok_and(|made| time(file).is_ok_and(|changed| changed < made));
    if !is_old {
        write(&twin, &size::brotli(&read(file)?).map_err(problem)?)?;
    }
    let sent = length(&twin).map_err(problem)?;
    Ok(Sum { raw, sent })
}

fn sum(bytes: &[u8]) -> Result<Sum, String> {
    let sent = size::brotli(bytes).map_err(|error| format!("cannot compress: {error}"))?;
    Ok(Sum {
        raw: bytes.len() as u64,
        sent: sent.len() as u64,
    })
}

/// The files that `api.js` brings: itself, and the two it names.
fn of_the_page(site: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(site).map_err(|error| format!("cannot read {}: {error}", site.display()))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|file| {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            name == "api.js" || name.starts_with("jalons-") && (name.ends_with(".js") || name.ends_with("_bg.wasm"))
        })
        .collect();
    files.sort();
    Ok(files)
}

/// `bytes` without the one place where `part` stands in it; none if it stands nowhere.
fn without(bytes: &[u8], part: &[u8]) -> Option<Vec<u8>> {
    let start = bytes.windows(part.len().max(1)).position(|window| window == part)?;
    Some([&bytes[..start], &bytes[start + part.len()..]].concat())
}

/// Where the texts stand in an image: the first section, by the table of sections after the header of 24 bytes.
fn texts(image: &[u8]) -> Option<Range<usize>> {
    const HEADER: usize = 24;
    let sections = usize::from(u16::from_le_bytes(image.get(10..12)?.try_into().ok()?));
    let number = |at: usize| {
        let bytes = image.get(at..at + 4)?.try_into().ok()?;
        usize::try_from(u32::from_le_bytes(bytes)).ok()
    };
    let start = HEADER + sections * 8 + number(HEADER)?;
    let end = start + number(HEADER + 4)?;
    (image.starts_with(&MAGIC) && end <= image.len()).then_some(start..end)
}

fn read(file: &Path) -> Result<Vec<u8>, String> {
    fs::read(file).map_err(|error| format!("cannot read {}: {error}", file.display()))
}

fn read_text(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| format!("cannot read {}: {error}", file.display()))
}

fn write(file: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(file, bytes).map_err(|error| format!("cannot write {}: {error}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_taken_out_once() {
        assert_eq!(
            without(b"code image code", b"image").as_deref(),
            Some(&b"code  code"[..])
        );
        assert_eq!(without(b"code", b"image"), None);
    }

    #[test]
    fn the_texts_of_an_image_are_its_texts() {
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/suite/sample");
        let image = jalons_compile::compile(&sample)
            .unwrap_or_else(|report| panic!("{report}"))
            .image;
        let found = String::from_utf8(image[texts(&image).unwrap()].to_vec()).unwrap();
        assert!(found.contains("Un premier quai de Côte fonctionne sans équipage."));
        assert_eq!(texts(&image[1..]), None);
    }
}

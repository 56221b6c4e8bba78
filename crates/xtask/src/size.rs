//! Weighs the built site as a visitor's connection does, and compares it with a budget.

mod budget;
mod groups;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::Outcome;
use crate::arguments::Arguments;
use crate::process;
use crate::workspace::Workspace;
use budget::Budget;
use groups::Group;

/// Where the budget is written.
const BUDGET: &str = "crates/xtask/size-budget.toml";

/// A file of the site and its sizes in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Weight {
    /// Its path in the site, with `/`.
    path: String,
    group: Group,
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// `cargo xtask size`: the table, and with `--check` an error above the budget.
pub(crate) fn task(workspace: &Workspace, mut arguments: Arguments) -> Outcome {
    let must_fit = arguments.flag("--check");
    arguments.finish()?;
    if must_fit {
        check(workspace)?;
    } else {
        process::print(&table(&weigh(workspace)?, &budget(workspace)?))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints the table and compares with the budget.
///
/// # Errors
/// There is no site, or a group is over its budget.
pub(crate) fn check(workspace: &Workspace) -> Result<(), String> {
    let weights = weigh(workspace)?;
    let budget = budget(workspace)?;
    process::print(&table(&weights, &budget))?;
    Group::ALL
        .iter()
        .try_for_each(|group| fits(*group, total(&weights, *group), &budget))
}

fn budget(workspace: &Workspace) -> Result<Budget, String> {
    Budget::parse(&workspace.read(BUDGET)?).map_err(|fault| format!("{BUDGET}:{fault}"))
}

/// Fails if a group's total is over its budget.
fn fits(group: Group, total: Weight, budget: &Budget) -> Result<(), String> {
    match (counted(group, &total), budget.of(group)) {
        (found, Some(allowed)) if found > allowed => Err(format!(
            "`{group}` weighs {found} bytes, {over} over its budget of {allowed}; make it lighter, or raise the number \
             in {BUDGET} and write the reason beside it",
            over = found - allowed
        )),
        _ => Ok(()),
    }
}

/// The size that the budget of a group speaks of.
fn counted(group: Group, weight: &Weight) -> u64 {
    match group {
        // woff2 is brotli inside, so a server sends it as it is.
        Group::Fonts => weight.raw,
        Group::Page | Group::After | Group::Beside => weight.brotli,
    }
}

/// The files of `dist/`, weighed.
fn weigh(workspace: &Workspace) -> Result<Vec<Weight>, String> {
    let dist = workspace.dist();
    let page = fs::read_to_string(dist.join("index.html"))
        .map_err(|error| format!("there is no site to weigh (dist/index.html: {error}); run `cargo xtask build`"))?;
    let loaded = groups::named_in(&page);
    let mut files = files_in(&dist).map_err(|error| format!("cannot list {}: {error}", dist.display()))?;
    files.sort();
    files
        .into_iter()
        // What `--compress` laid beside a file is that file once more.
        .filter(|file| !file.extension().is_some_and(|end| end == "br" || end == "gz"))
        .map(|file| weigh_file(&dist, &file, &loaded))
        .collect()
}

fn weigh_file(dist: &Path, file: &Path, loaded: &groups::Names) -> Result<Weight, String> {
    let bytes = fs::read(file).map_err(|error| format!("cannot read {}: {error}", file.display()))?;
    let inside = file.strip_prefix(dist).unwrap_or(file);
    let path = inside
        .iter()
        .map(|part| part.to_string_lossy())
        .collect::<Vec<_>>()
        .join("/");
    let compressed = |error: std::io::Error| format!("cannot compress {path}: {error}");
    Ok(Weight {
        group: Group::of(&path, loaded),
        raw: bytes.len() as u64,
        gzip: gzip(&bytes).map_err(compressed)?.len() as u64,
        brotli: brotli(&bytes).map_err(compressed)?.len() as u64,
        path,
    })
}

/// All files below a folder.
fn files_in(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in folder.read_dir()? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            files.extend(files_in(&entry.path())?);
        } else {
            files.push(entry.path());
        }
    }
    Ok(files)
}

fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// What a server sends that compresses as well as it can.
pub(crate) fn brotli(mut bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let best = brotli::enc::BrotliEncoderParams {
        quality: 11,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut compressed, &best)?;
    Ok(compressed)
}

/// Lays `.br` and `.gz` beside every file of `dist/` that they make smaller, for hosts that send such files.
///
/// # Errors
/// A file cannot be read or written.
pub(crate) fn compress(workspace: &Workspace) -> Result<(), String> {
    let dist = workspace.dist();
    let files = files_in(&dist).map_err(|error| format!("cannot list {}: {error}", dist.display()))?;
    for file in files {
        let fault = |error: std::io::Error| format!("cannot compress {}: {error}", file.display());
        let bytes = fs::read(&file).map_err(fault)?;
        for (end, small) in [
            ("br", brotli(&bytes).map_err(fault)?),
            ("gz", gzip(&bytes).map_err(fault)?),
        ] {
            // Fonts and pictures are compressed already, and headers are for the host alone.
            let hidden = file
                .file_name()
                .is_some_and(|name| name == ".htaccess" || name == "_headers");
            if !hidden && small.len() * 20 < bytes.len() * 19 {
                let mut name = file.clone().into_os_string();
                name.push(format!(".{end}"));
                fs::write(name, small).map_err(fault)?;
            }
        }
    }
    Ok(())
}

/// The sum of a group, as a row of its own.
fn total(weights: &[Weight], group: Group) -> Weight {
    let sum = |size: fn(&Weight) -> u64| weights.iter().filter(|weight| weight.group == group).map(size).sum();
    Weight {
        path: group.to_string(),
        group,
        raw: sum(|weight| weight.raw),
        gzip: sum(|weight| weight.gzip),
        brotli: sum(|weight| weight.brotli),
    }
}

/// The table: for each group its total, what the budget allows, and its files.
fn table(weights: &[Weight], budget: &Budget) -> String {
    let width = weights
        .iter()
        .map(|weight| weight.path.chars().count() + 2)
        .max()
        .unwrap_or(0)
        .max(12);
    let mut text = format!("{:width$}{:>12}{:>12}{:>12}\n", "bytes", "raw", "gzip 9", "brotli 11");
    for group in Group::ALL {
        let total = total(weights, group);
        let allowed = budget
            .of(group)
            .map(|allowed| format!("   {} of {allowed}", counted(group, &total)));
        text += &format!("{}{}\n", row(&total, &total.path, width), allowed.unwrap_or_default());
        for weight in weights.iter().filter(|weight| weight.group == group) {
            text += &format!("{}\n", row(weight, &format!("  {}", weight.path), width));
        }
    }
    text
}

fn row(weight: &Weight, name: &str, width: usize) -> String {
    format!(
        "{name:width$}{:>12}{:>12}{:>12}",
        weight.raw, weight.gzip, weight.brotli
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weight(path: &str, group: Group, raw: u64, gzip: u64, brotli: u64) -> Weight {
        Weight {
            path: path.to_owned(),
            group,
            raw,
            gzip,
            brotli,
        }
    }

    fn sample() -> Vec<Weight> {
        vec![
            weight("app.wasm", Group::Page, 1000, 500, 400),
            weight("index.html", Group::Page, 100, 60, 50),
            weight("fonts/sans.woff2", Group::Fonts, 700, 701, 702),
            weight("sw.js", Group::After, 40, 30, 20),
            weight("api.js", Group::Beside, 30, 20, 10),
        ]
    }

    #[test]
    fn the_table_groups_the_files_and_shows_the_budget() {
        let budget = Budget {
            page: 600,
            fonts: 900,
            after: 90,
        };
        let expected = "\
bytes                      raw      gzip 9   brotli 11
page                      1100         560         450   450 of 600
  app.wasm                1000         500         400
  index.html               100          60          50
fonts                      700         701         702   700 of 900
  fonts/sans.woff2         700         701         702
after                       40          30          20   20 of 90
  sw.js                     40          30          20
beside                      30          20          10
  api.js                    30          20          10
";
        assert_eq!(table(&sample(), &budget), expected);
    }

    #[test]
    fn a_group_over_its_budget_says_by_how_much() {
        let budget = Budget {
            page: 449,
            fonts: 700,
            after: 90,
        };
        let error = fits(Group::Page, total(&sample(), Group::Page), &budget).unwrap_err();
        assert!(
            error.starts_with("`page` weighs 450 bytes, 1 over its budget of 449; make it lighter"),
            "{error}"
        );
        assert_eq!(fits(Group::Fonts, total(&sample(), Group::Fonts), &budget), Ok(()));
        assert_eq!(fits(Group::Beside, total(&sample(), Group::Beside), &budget), Ok(()));
    }

    #[test]
    fn compression_compresses() {
        let text = "nothing but the same words ".repeat(100);
        assert!(gzip(text.as_bytes()).unwrap().len() < 100);
        assert!(brotli(text.as_bytes()).unwrap().len() < 100);
    }
}

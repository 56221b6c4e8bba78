//! The corpus as the build would compile it now.

use crate::workspace::{Workspace, other_seeds};
use jalons_compile::{Compiled, compile};
use jalons_core::image::read::Corpus;
use std::path::PathBuf;

/// The folder of seeds: `JALONS_SEEDS`, or `seeds/`.
pub(crate) fn seeds(workspace: &Workspace) -> PathBuf {
    other_seeds().unwrap_or_else(|| workspace.root.join("seeds"))
}

/// Compiles the seeds.
///
/// # Errors
/// The report of all problems in the seeds.
pub(crate) fn compiled(workspace: &Workspace) -> Result<Compiled, String> {
    compile(&seeds(workspace)).map_err(|report| format!("the seeds have faults:\n{report}"))
}

/// Opens a compiled corpus.
///
/// # Errors
/// None but a fault of the compiler.
pub(crate) fn open(compiled: &Compiled) -> Result<Corpus<'_>, String> {
    Corpus::open(&compiled.image).map_err(|error| error.to_string())
}

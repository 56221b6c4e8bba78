//! Problems in the words of the person who can mend them.

use std::fmt;

/// One fault of a seed file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, relative to the folder of seeds.
    pub file: String,
    /// 1-based line; 0 if the fault is the file's as a whole.
    pub line: usize,
    /// What was found, what was expected, and the remedy if it is known.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.file, self.message),
            line => write!(f, "{}:{line}: {}", self.file, self.message),
        }
    }
}

/// All faults of a folder of seeds, in the order of files and lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The faults.
    pub problems: Vec<Problem>,
}

impl Report {
    pub(crate) fn new(mut problems: Vec<Problem>) -> Report {
        problems.sort();
        problems.dedup();
        Report { problems }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in &self.problems {
            writeln!(f, "{problem}")?;
        }
        match self.problems.len() {
            1 => write!(f, "1 problem in the seeds; nothing was built"),
            count => write!(f, "{count} problems in the seeds; nothing was built"),
        }
    }
}

impl std::error::Error for Report {}

/// `; did you mean "x"?` with the valid name nearest to a wrong one, if one is near.
pub(crate) fn nearest<'n>(wrong: &str, valid: impl IntoIterator<Item = &'n str>) -> String {
    let near = valid
        .into_iter()
        .map(|name| (strsim::osa_distance(wrong, name), name))
        .min();
    match near {
        Some((distance, name)) if distance <= 2.max(wrong.chars().count() / 3) => format!("; did you mean {name:?}?"),
        _ => String::new(),
    }
}

//! Problems in the words of the person who can mend them.

use crate::read::Source;
use serde::Serialize;
use std::fmt;
use std::ops::Range;

/// A stretch of a line. Lines and columns count from 1, columns in characters; line 0 is the file as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Spot {
    /// The line.
    pub line: usize,
    /// The column at which it starts.
    pub column: usize,
    /// How many characters it has on that line, at least 1.
    pub width: usize,
}

impl Spot {
    /// The first character of a file.
    pub const START: Spot = Spot {
        line: 1,
        column: 1,
        width: 1,
    };

    /// The spot of a span of bytes; what runs over the end of a line is left out.
    pub(crate) fn of(text: &str, span: Range<usize>) -> Spot {
        let start = text.floor_char_boundary(span.start);
        let before = &text[..start];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let end = text.floor_char_boundary(span.end).max(start);
        let shown = text[start..end].lines().next().unwrap_or_default();
        Spot {
            line: before.matches('\n').count() + 1,
            column: text[line_start..start].chars().count() + 1,
            width: shown.chars().count().max(1),
        }
    }
}

/// One fault of a seed file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, relative to the folder of seeds.
    pub file: String,
    /// Where in it.
    pub at: Spot,
    /// What was found, what was expected, and the remedy if it is known.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.at {
            Spot { line: 0, .. } => write!(f, "{}: {}", self.file, self.message),
            Spot { line, column, .. } => write!(f, "{}:{line}:{column}: {}", self.file, self.message),
        }
    }
}

/// All faults of a folder of seeds, in the order of files and lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The faults, each with the line it points into, if there is one.
    pub problems: Vec<(Problem, Option<String>)>,
}

impl Report {
    pub(crate) fn new(mut problems: Vec<Problem>, sources: &[Source]) -> Report {
        problems.sort();
        problems.dedup();
        let line = |problem: &Problem| {
            let source = sources.iter().find(|source| source.name == problem.file)?;
            source
                .text
                .lines()
                .nth(problem.at.line.checked_sub(1)?)
                .map(str::to_owned)
        };
        Report {
            problems: problems
                .into_iter()
                .map(|problem| {
                    let line = line(&problem);
                    (problem, line)
                })
                .collect(),
        }
    }

    /// The faults as a JSON array of `{file, line, column, width, message, excerpt}`.
    pub fn json(&self) -> String {
        #[derive(Serialize)]
        struct View<'r> {
            file: &'r str,
            #[serde(flatten)]
            at: Spot,
            message: &'r str,
            excerpt: Option<&'r str>,
        }
        let views: Vec<View<'_>> = self
            .problems
            .iter()
            .map(|(problem, excerpt)| View {
                file: &problem.file,
                at: problem.at,
                message: &problem.message,
                excerpt: excerpt.as_deref(),
            })
            .collect();
        serde_json::to_string_pretty(&views).unwrap_or_default()
    }
}

/// A line is shown up to this many characters.
const WIDEST: usize = 120;

impl fmt::Display for Report {
    /// Each fault on a line, and below it the line of the seed with the spot underlined.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (problem, excerpt) in &self.problems {
            writeln!(f, "{problem}")?;
            let Some(excerpt) = excerpt else { continue };
            let number = problem.at.line.to_string();
            let gap = " ".repeat(number.len());
            // A window of a long line around the spot.
            let skipped = if problem.at.column > WIDEST * 2 / 3 {
                problem.at.column - WIDEST / 3
            } else {
                0
            };
            let shown: String = excerpt.chars().skip(skipped).take(WIDEST).collect();
            let indent: String = shown
                .chars()
                .take(problem.at.column - 1 - skipped)
                .map(|c| if c == '\t' { '\t' } else { ' ' })
                .collect();
            let width = problem
                .at
                .width
                .min(WIDEST.saturating_sub(indent.chars().count()))
                .max(1);
            writeln!(f, "  {number} | {shown}")?;
            writeln!(f, "  {gap} | {indent}{}", "^".repeat(width))?;
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

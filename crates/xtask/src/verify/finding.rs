//! What does not hold, in the words of the person who can mend it.

use std::fmt;

use serde_json::{Value, json};

/// What was checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Check {
    /// The source document is there and can be read.
    Source,
    /// The source has the paragraph.
    Paragraph,
    /// The quantity stands in the paragraph, and in the texts.
    Quantity,
    /// The numbers of the texts stand in the paragraph.
    Number,
    /// Actors, systems and provinces are named by the source, and so are the people of the French text.
    Name,
    /// The wording is our own.
    Wording,
}

impl Check {
    /// The name in `--json`.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Check::Source => "source",
            Check::Paragraph => "paragraph",
            Check::Quantity => "quantity",
            Check::Number => "number",
            Check::Name => "name",
            Check::Wording => "wording",
        }
    }
}

/// One thing that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// Id of the record.
    pub(crate) record: String,
    /// Id of the statement and its paragraph; none if the whole record is meant.
    pub(crate) statement: Option<(String, u32)>,
    pub(crate) check: Check,
    pub(crate) found: String,
    pub(crate) expected: String,
    pub(crate) remedy: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "records/{}.toml: ", self.record)?;
        if let Some((id, paragraph)) = &self.statement {
            write!(f, "statement {id:?}: paragraph {paragraph}: ")?;
        }
        write!(f, "found {}, expected {}; {}", self.found, self.expected, self.remedy)
    }
}

impl Finding {
    fn value(&self) -> Value {
        let (statement, paragraph) = self.statement.clone().unzip();
        json!({
            "record": self.record,
            "statement": statement,
            "paragraph": paragraph,
            "check": self.check.name(),
            "found": self.found,
            "expected": self.expected,
            "remedy": self.remedy,
        })
    }
}

/// All findings as a JSON array of objects.
pub(super) fn json(findings: &[Finding]) -> Result<String, String> {
    let values: Vec<Value> = findings.iter().map(Finding::value).collect();
    serde_json::to_string_pretty(&values).map_err(|error| error.to_string())
}

//! Reads the budget: `name = bytes` lines among comments.

use super::groups::Group;

/// What each group may weigh, in bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Budget {
    pub(super) page: u64,
    pub(super) fonts: u64,
    pub(super) after: u64,
}

impl Budget {
    /// What a group may weigh; nobody pays for the files beside the page without asking for them.
    pub(super) fn of(&self, group: Group) -> Option<u64> {
        match group {
            Group::Page => Some(self.page),
            Group::Fonts => Some(self.fonts),
            Group::After => Some(self.after),
            Group::Beside => None,
        }
    }

    /// Reads the text of a budget file.
    ///
    /// # Errors
    /// The line, what was found and what was expected.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let (mut page, mut fonts, mut after) = (None, None, None);
        for (number, line) in (1..).zip(text.lines()) {
            let line = line.split('#').next().unwrap_or_default().trim();
            if line.is_empty() {
                continue;
            }
            let bytes = match line.split_once('=').map(|(name, bytes)| (name.trim(), bytes.trim())) {
                Some(("page", bytes)) => page.insert(bytes.parse()),
                Some(("fonts", bytes)) => fonts.insert(bytes.parse()),
                Some(("after", bytes)) => after.insert(bytes.parse()),
                _ => {
                    return Err(format!(
                        "{number}: found `{line}`, expected `page`, `fonts` or `after` and `= BYTES`"
                    ));
                }
            };
            if bytes.is_err() {
                return Err(format!("{number}: found `{line}`, expected a whole number of bytes"));
            }
        }
        let given = |name: &str, bytes: Option<Result<u64, _>>| {
            bytes
                .and_then(Result::<u64, std::num::ParseIntError>::ok)
                .ok_or_else(|| format!("1: no line `{name} = BYTES`"))
        };
        Ok(Self {
            page: given("page", page)?,
            fonts: given("fonts", fonts)?,
            after: given("after", after)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_among_comments() {
        let text = "# a comment\n\npage = 150000 # raised for the map\nfonts=70000\nafter = 4000\n";
        assert_eq!(
            Budget::parse(text),
            Ok(Budget {
                page: 150_000,
                fonts: 70_000,
                after: 4_000
            })
        );
    }

    #[test]
    fn the_committed_budget_is_read() {
        assert!(Budget::parse(include_str!("../../size-budget.toml")).is_ok());
    }

    #[track_caller]
    fn fails(text: &str, expected: &str) {
        assert_eq!(Budget::parse(text), Err(expected.to_owned()));
    }

    #[test]
    fn a_fault_is_named_with_its_line() {
        fails(
            "page = 1\npgae = 2\n",
            "2: found `pgae = 2`, expected `page`, `fonts` or `after` and `= BYTES`",
        );
        fails(
            "page = 1 kB\n",
            "1: found `page = 1 kB`, expected a whole number of bytes",
        );
        fails("fonts = 1\n", "1: no line `page = BYTES`");
        fails("page = 1\n", "1: no line `fonts = BYTES`");
        fails("page = 1\nfonts = 1\n", "1: no line `after = BYTES`");
    }
}

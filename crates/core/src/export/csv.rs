//! Tables as RFC 4180 has them, safe to open in a spreadsheet.

/// The mark by which spreadsheets know UTF-8, and with it the marks of Vietnamese.
pub const MARK: &str = "\u{feff}";

/// A table in the making.
#[derive(Clone, Debug, Default)]
pub struct Table {
    text: String,
    /// A cell stands before the next one in its row.
    inside: bool,
}

impl Table {
    /// Adds a cell with a text. What a spreadsheet would take for a formula gets an apostrophe, so that it stays text.
    pub fn text(&mut self, text: &str) {
        self.separate();
        // A text that has the apostrophe of its own gets one more, so that taking one away gives every text back.
        let guarded = text
            .trim_start_matches('\'')
            .starts_with(['=', '+', '-', '@', '\t', '\r']);
        if !guarded && !text.contains(['"', ',', '\n', '\r']) {
            self.text.push_str(text);
            return;
        }
        self.text.push_str(if guarded { "\"'" } else { "\"" });
        self.text.push_str(&text.replace('"', "\"\""));
        self.text.push('"');
    }

    /// Adds a cell that is a number, as a program reads it.
    pub fn number(&mut self, number: &str) {
        self.separate();
        self.text.push_str(number);
    }

    fn separate(&mut self) {
        if self.inside {
            self.text.push(',');
        }
        self.inside = true;
    }

    /// Ends a row.
    pub fn end(&mut self) {
        self.text.push_str("\r\n");
        self.inside = false;
    }

    /// The table.
    pub fn finish(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cell(text: &str) -> String {
        let mut table = Table::default();
        table.text(text);
        table.finish()
    }

    #[test]
    fn a_cell_stays_one_cell_and_text() {
        assert_eq!(cell("plain"), "plain");
        assert_eq!(cell("a \"b\", c"), "\"a \"\"b\"\", c\"");
        assert_eq!(cell("=1+1"), "\"'=1+1\"");
        assert_eq!(cell("-5 %"), "\"'-5 %\"");
        assert_eq!(cell("'=1"), "\"''=1\"");
        // What a spreadsheet reads here starts with the quotation mark: text, without an apostrophe.
        assert_eq!(cell("\"=1"), "\"\"\"=1\"");
        assert_eq!(cell("l’IA"), "l’IA");
    }

    /// A slow reader of RFC 4180: the cells as a spreadsheet has them.
    fn read(text: &str) -> Vec<Vec<String>> {
        let mut rows = vec![vec![String::new()]];
        let mut quoted = false;
        let mut signs = text.chars().peekable();
        while let Some(sign) = signs.next() {
            let row = rows.last_mut().unwrap();
            match sign {
                '"' if quoted && signs.peek() == Some(&'"') => {
                    signs.next();
                    row.last_mut().unwrap().push('"');
                }
                '"' => quoted = !quoted,
                ',' if !quoted => row.push(String::new()),
                '\r' if !quoted && signs.peek() == Some(&'\n') => {
                    signs.next();
                    rows.push(vec![String::new()]);
                }
                sign => row.last_mut().unwrap().push(sign),
            }
        }
        rows.pop();
        rows
    }

    /// The text of a cell, its guard taken away.
    fn unguarded(cell: String) -> String {
        let bare = cell.trim_start_matches('\'');
        if cell.starts_with('\'') && bare.starts_with(['=', '+', '-', '@', '\t', '\r']) {
            return cell[1..].into();
        }
        cell
    }

    proptest! {
        #[test]
        fn any_table_reads_back_the_same(
            rows in prop::collection::vec(prop::collection::vec("['=+@\t\r\n\",a-c;é-]{0,6}|(?s).{0,12}", 1..4), 1..4),
        ) {
            let mut table = Table::default();
            for row in &rows {
                for cell in row {
                    table.text(cell);
                }
                table.end();
            }
            let back: Vec<Vec<String>> = (read(&table.finish()).into_iter())
                .map(|row| row.into_iter().map(unguarded).collect())
                .collect();
            prop_assert_eq!(back, rows);
        }

        #[test]
        fn no_text_is_a_formula(text in "['=+@\t\r\"-]{0,3}.{0,4}") {
            let mut table = Table::default();
            table.text(&text);
            table.end();
            let shown = &read(&table.finish())[0][0];
            prop_assert!(!shown.starts_with(['=', '+', '-', '@', '\t', '\r']), "{}", shown);
        }
    }
}

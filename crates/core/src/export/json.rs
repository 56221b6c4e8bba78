//! Writes JSON. Nothing is read here, and nothing is kept but the text.

/// A JSON text in the making. What is opened is to be closed by who opened it.
#[derive(Clone, Debug, Default)]
pub struct Json {
    text: String,
    /// A value stands before the next one.
    inside: bool,
}

impl Json {
    fn separate(&mut self) {
        if self.inside {
            self.text.push(',');
        }
        self.inside = true;
    }

    /// Opens an object `{` or a list `[`.
    pub fn open(&mut self, bracket: char) {
        self.separate();
        self.text.push(bracket);
        self.inside = false;
    }

    /// Closes an object `}` or a list `]`.
    pub fn close(&mut self, bracket: char) {
        self.text.push(bracket);
        self.inside = true;
    }

    /// Writes the name of the value that comes next.
    pub fn key(&mut self, name: &str) {
        self.string(name);
        self.text.push(':');
        self.inside = false;
    }

    /// Writes a text.
    pub fn string(&mut self, text: &str) {
        self.separate();
        self.text.push('"');
        for sign in text.chars() {
            match sign {
                '"' | '\\' => {
                    self.text.push('\\');
                    self.text.push(sign);
                }
                '\n' => self.text.push_str("\\n"),
                '\0'..='\u{1f}' => {
                    self.text.push_str("\\u00");
                    for half in [sign as u32 >> 4, sign as u32 & 15] {
                        self.text.push(char::from_digit(half, 16).unwrap_or('0'));
                    }
                }
                _ => self.text.push(sign),
            }
        }
        self.text.push('"');
    }

    /// Writes a number or another bare value.
    pub fn bare(&mut self, value: &str) {
        self.separate();
        self.text.push_str(value);
    }

    /// Writes a name and a text.
    pub fn pair(&mut self, name: &str, text: &str) {
        self.key(name);
        self.string(text);
    }

    /// Writes a name and a text, unless that is empty.
    pub fn known(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.pair(name, text);
        }
    }

    /// Starts a line, so that a long list can be looked through and compared.
    pub fn line(&mut self) {
        if self.inside {
            self.text.push_str(",\n");
            self.inside = false;
        } else {
            self.text.push('\n');
        }
    }

    /// The text, with an end of line.
    pub fn finish(mut self) -> String {
        self.text.push('\n');
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn values_are_told_apart() {
        let mut json = Json::default();
        json.open('{');
        json.pair("a", "b\"\\\n\u{1}é");
        json.known("none", "");
        json.key("list");
        json.open('[');
        json.line();
        json.bare("1.5");
        json.line();
        json.open('{');
        json.close('}');
        json.close(']');
        json.key("last");
        json.bare("null");
        json.close('}');
        assert_eq!(
            json.finish(),
            "{\"a\":\"b\\\"\\\\\\n\\u0001é\",\"list\":[\n1.5,\n{}],\"last\":null}\n"
        );
    }

    proptest! {
        #[test]
        fn any_text_reads_back_the_same(text in "[\"\\\\\n\t\u{0}/u0é]{0,8}|(?s).{0,20}") {
            let mut json = Json::default();
            json.string(&text);
            prop_assert_eq!(serde_json::from_str::<String>(&json.finish()).unwrap(), text);
        }
    }
}

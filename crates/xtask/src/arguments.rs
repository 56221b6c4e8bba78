//! Reads what follows the command's name: a few flags, in any order.
//!
//! A command takes the flags it knows, then calls [`Arguments::finish`], which names whatever is left.

use std::str::FromStr;

/// The words after the command's name that nobody has taken yet.
#[derive(Debug)]
pub(crate) struct Arguments {
    words: Vec<String>,
}

impl Arguments {
    /// Starts with all words.
    pub(crate) fn new(words: impl IntoIterator<Item = String>) -> Self {
        Self {
            words: words.into_iter().collect(),
        }
    }

    /// Takes a flag without a value, such as `--check`.
    pub(crate) fn flag(&mut self, name: &str) -> bool {
        let before = self.words.len();
        self.words.retain(|word| word != name);
        self.words.len() < before
    }

    /// Takes the first `--name VALUE` or `--name=VALUE`.
    ///
    /// # Errors
    /// The value is missing or is not a `T`.
    pub(crate) fn value<T: FromStr>(&mut self, name: &str) -> Result<Option<T>, String> {
        let named = |word: &String| word == name || word.strip_prefix(name).is_some_and(|rest| rest.starts_with('='));
        let Some(at) = self.words.iter().position(named) else {
            return Ok(None);
        };
        let word = self.words.remove(at);
        let value = match word.split_once('=') {
            Some((_, value)) => value.to_owned(),
            None if at < self.words.len() => self.words.remove(at),
            None => return Err(format!("`{name}` has no value, expected `{name} VALUE`")),
        };
        match value.parse() {
            Ok(value) => Ok(Some(value)),
            Err(_) => Err(format!(
                "`{name}` has the value `{value}`, expected a number in its range"
            )),
        }
    }

    /// Takes every `--name VALUE`, in their order.
    ///
    /// # Errors
    /// A value is missing.
    pub(crate) fn values(&mut self, name: &str) -> Result<Vec<String>, String> {
        let mut values = Vec::new();
        while let Some(value) = self.value(name)? {
            values.push(value);
        }
        Ok(values)
    }

    /// The words that no flag took, for a command that takes words of its own.
    ///
    /// # Errors
    /// Names the first of them that looks like a flag.
    pub(crate) fn words(self) -> Result<Vec<String>, String> {
        match self.words.iter().find(|word| word.starts_with("--")) {
            Some(flag) => Err(format!(
                "unknown argument `{flag}`; `cargo xtask help` lists what each command takes"
            )),
            None => Ok(self.words),
        }
    }

    /// Makes sure that every word was taken.
    ///
    /// # Errors
    /// Names the first word that no flag took.
    pub(crate) fn finish(self) -> Result<(), String> {
        match self.words.first() {
            None => Ok(()),
            Some(word) => Err(format!(
                "unknown argument `{word}`; `cargo xtask help` lists what each command takes"
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(line: &str) -> Arguments {
        Arguments::new(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn flags_and_values_are_taken_in_any_order() {
        let mut given = arguments("--for=5 --check --port 8081");
        assert_eq!(given.value::<u16>("--port"), Ok(Some(8081)));
        assert_eq!(given.value::<u64>("--for"), Ok(Some(5)));
        assert!(given.flag("--check"));
        assert!(!given.flag("--check"));
        assert_eq!(given.finish(), Ok(()));
    }

    #[test]
    fn an_absent_value_is_none() {
        assert_eq!(arguments("").value::<u16>("--port"), Ok(None));
        assert_eq!(arguments("--portable 3").value::<u16>("--port"), Ok(None));
    }

    #[test]
    fn a_value_may_be_given_several_times() {
        let mut given = arguments("--theme ai --port 1 --theme=health");
        assert_eq!(given.values("--theme"), Ok(vec!["ai".to_owned(), "health".to_owned()]));
        assert_eq!(given.values("--theme"), Ok(Vec::new()));
    }

    #[test]
    fn a_bad_value_is_named() {
        let error = arguments("--port 99999").value::<u16>("--port").unwrap_err();
        assert_eq!(error, "`--port` has the value `99999`, expected a number in its range");
        let error = arguments("--port").value::<u16>("--port").unwrap_err();
        assert_eq!(error, "`--port` has no value, expected `--port VALUE`");
    }

    #[test]
    fn a_word_nobody_takes_is_named() {
        let error = arguments("--chekc").finish().unwrap_err();
        assert!(error.starts_with("unknown argument `--chekc`"), "{error}");
    }
}

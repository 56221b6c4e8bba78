//! Runs other programs and turns what they report into one sentence.

use std::io::{ErrorKind, Write};
use std::process::{Command, Stdio};

/// Prints what a command was asked for. A reader who has seen enough, such as `head`, is no error.
///
/// # Errors
/// Standard output cannot be written to.
pub(crate) fn print(text: &str) -> Result<(), String> {
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(format!("cannot print: {error}")),
        _ => Ok(()),
    }
}

/// Runs a program with our own terminal, and waits for it.
///
/// # Errors
/// It cannot be started, or it failed; its own words stand above.
pub(crate) fn run(command: &mut Command) -> Result<(), String> {
    let status = command.status().map_err(|error| cannot_start(command, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("`{}` failed ({status})", line(command)))
    }
}

/// Runs a program silently and gives what it wrote to its standard output.
///
/// # Errors
/// It cannot be started, or it failed; its last words are part of the sentence.
pub(crate) fn output(command: &mut Command) -> Result<String, String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| cannot_start(command, &error))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let complaint = String::from_utf8_lossy(&output.stderr);
    let last = complaint
        .lines()
        .rev()
        .find(|line| !line.trim().is_empty())
        .unwrap_or("no reason given");
    Err(format!(
        "`{}` failed ({}): {}",
        line(command),
        output.status,
        last.trim()
    ))
}

/// The command as a person would type it.
fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

fn cannot_start(command: &Command, error: &std::io::Error) -> String {
    format!("cannot start `{}`: {error}", line(command))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_carries_the_programs_last_words() {
        let error =
            output(Command::new("sh").args(["-c", "echo first >&2; echo last >&2; echo >&2; exit 3"])).unwrap_err();
        assert!(error.ends_with("failed (exit status: 3): last"), "{error}");
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = run(&mut Command::new("no-such-program")).unwrap_err();
        assert!(error.starts_with("cannot start `no-such-program`"), "{error}");
    }
}

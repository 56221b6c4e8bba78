//! Runs named steps one after the other, up to the first that fails.

use std::time::{Duration, Instant};

/// A piece of work with the name it is announced by.
pub(crate) struct Step<'a> {
    name: &'static str,
    work: Box<dyn Fn() -> Result<(), String> + 'a>,
}

impl<'a> Step<'a> {
    /// Names a piece of work.
    pub(crate) fn new(name: &'static str, work: impl Fn() -> Result<(), String> + 'a) -> Self {
        Self {
            name,
            work: Box::new(work),
        }
    }
}

/// Runs all steps; `what` names the whole in the last line.
///
/// # Errors
/// The name of the step that failed, and its reason. Later steps are not run.
pub(crate) fn run(what: &str, steps: &[Step]) -> Result<(), String> {
    let started = Instant::now();
    for (number, step) in (1..).zip(steps) {
        println!("\n── {number} of {}: {}", steps.len(), step.name);
        (step.work)().map_err(|reason| format!("{what}: step {number}, {}, failed: {reason}", step.name))?;
    }
    println!(
        "\n{what}: all {} steps passed in {}",
        steps.len(),
        minutes(started.elapsed())
    );
    Ok(())
}

fn minutes(time: Duration) -> String {
    format!("{} min {} s", time.as_secs() / 60, time.as_secs() % 60)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn the_first_failure_is_named_and_ends_the_run() {
        let reached = Cell::new(0);
        let reach = |number| {
            reached.set(number);
            Ok(())
        };
        let steps = [
            Step::new("one", || reach(1)),
            Step::new("two", || Err("it rains".to_owned())),
            Step::new("three", || reach(3)),
        ];
        assert_eq!(
            run("tests", &steps),
            Err("tests: step 2, two, failed: it rains".to_owned())
        );
        assert_eq!(reached.get(), 1);
    }

    #[test]
    fn time_is_told_in_minutes_and_seconds() {
        assert_eq!(minutes(Duration::from_millis(125_900)), "2 min 5 s");
    }
}

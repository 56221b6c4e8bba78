//! `cargo xtask COMMAND`: everything it takes to build, serve, test and measure this repository.
//!
//! A command is one row of [`TASKS`] and one module. Tools are installed when a command first needs them, under
//! `target/tools`. What a failing command prints last is one sentence: what is missing, and the command that mends it.

mod arguments;
mod lockfile;
mod packages;
mod process;
mod workspace;

mod tools;

mod build;
mod bundle;
mod finish;
mod pages;
mod reproduce;
mod serve;
mod size;

mod corpus;
mod search;
mod seeds;
mod verify;

mod bench;

mod checks;
mod steps;
mod testing;
mod walls;

use std::process::ExitCode;

use arguments::Arguments;
use workspace::Workspace;

#[cfg(not(unix))]
compile_error!("cargo xtask needs a Unix shell; on Windows, use it inside WSL");

/// How a command ended: with the status for the shell, or with a sentence for the person who typed it.
type Outcome = Result<ExitCode, String>;

/// A command: its line on the help page, and what it runs.
struct Task {
    name: &'static str,
    options: &'static str,
    summary: &'static str,
    run: fn(&Workspace, Arguments) -> Outcome,
}

/// Every command but `help`, in the order of the help page.
const TASKS: &[Task] = &[
    Task {
        name: "serve",
        options: "[--port N] [--for SECONDS]",
        summary: "build the site, serve it on this machine, rebuild on change",
        run: serve::task,
    },
    Task {
        name: "build",
        options: "[--compress]",
        summary: "build the site into dist/; --compress lays .br and .gz beside each file",
        run: build::task,
    },
    Task {
        name: "bundle",
        options: "[--output FILE]",
        summary: "write the built explorer as one file, jalons.html",
        run: bundle::task,
    },
    Task {
        name: "seeds",
        options: "[--json]",
        summary: "look the seeds over and tell every problem",
        run: seeds::task,
    },
    Task {
        name: "new-record",
        options: "ORIGINAL | ID [--from ORIGINAL]",
        summary: "draft a record: the facts that a machine finds in the original, without its words",
        run: seeds::new_record,
    },
    Task {
        name: "verify",
        options: "FOLDER [--json]",
        summary: "hold every statement against the original documents in a folder",
        run: verify::task,
    },
    Task {
        name: "search",
        options: "\"QUERY\" [--lang fr] [--province P]… [--theme T]… [--limit N] --json | --batch",
        summary: "search the corpus from here; --batch reads one query a line",
        run: search::task,
    },
    Task {
        name: "test",
        options: "[--no-browser]",
        summary: "run every check and test, real browsers included",
        run: testing::task,
    },
    Task {
        name: "check",
        options: "",
        summary: "formatting, lints, architecture, licences",
        run: checks::task,
    },
    Task {
        name: "size",
        options: "[--check]",
        summary: "what the site weighs, file by file, against its budget",
        run: size::task,
    },
    Task {
        name: "reproduce",
        options: "",
        summary: "build the site twice in two folders and compare the sums",
        run: reproduce::task,
    },
    Task {
        name: "bench",
        options: "[--corpus seeds|fr-1k|fr-10k]… [--only SYSTEM]…",
        summary: "measure the search beside others in one browser",
        run: bench::task,
    },
    Task {
        name: "finish",
        options: "",
        summary: "add to a staged site what Trunk does not make; Trunk calls it",
        run: finish::task,
    },
    Task {
        name: "pictures",
        options: "",
        summary: "draw the icons and screenshots of assets/icons anew from the built site",
        run: testing::pictures,
    },
    Task {
        name: "tools",
        options: "",
        summary: "install whatever the commands above need",
        run: tools::task,
    },
];

fn main() -> ExitCode {
    let mut words = std::env::args_os()
        .skip(1)
        .map(|word| word.to_string_lossy().into_owned());
    let name = words.next().unwrap_or_else(|| "help".to_owned());
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        return ended(process::print(&help()).map(|()| ExitCode::SUCCESS));
    }
    let Some(task) = TASKS.iter().find(|task| task.name == name) else {
        eprintln!("error: unknown command `{name}`, expected one of these:\n\n{}", help());
        return ExitCode::from(2);
    };
    ended((task.run)(&Workspace::find(), Arguments::new(words)))
}

/// The status for the shell; a sentence is printed.
fn ended(outcome: Outcome) -> ExitCode {
    outcome.unwrap_or_else(|sentence| {
        eprintln!("error: {sentence}");
        ExitCode::FAILURE
    })
}

/// The help page: one line for each command.
fn help() -> String {
    let width = TASKS.iter().map(|task| usage(task).len()).max().unwrap_or(0);
    let mut page = "cargo xtask COMMAND\n\n".to_owned();
    for task in TASKS {
        page += &format!("  {:width$}  {}\n", usage(task), task.summary);
    }
    page + &format!("  {:width$}  this page\n", "help")
}

fn usage(task: &Task) -> String {
    format!("{} {}", task.name, task.options).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_page_has_one_line_for_each_command() {
        let page = help();
        for task in TASKS {
            let lines = page
                .lines()
                .filter(|line| line.starts_with(&format!("  {} ", task.name)))
                .count();
            assert_eq!(lines, 1, "{} in\n{page}", task.name);
        }
    }
}

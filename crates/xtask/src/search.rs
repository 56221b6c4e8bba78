//! Searches from the command line, with the code and the image of the browser.

use crate::arguments::Arguments;
use crate::workspace::Workspace;
use crate::{Outcome, corpus, process};
use jalons_core::api::{Options, answer};
use jalons_core::model::Lang;
use std::io::BufRead;
use std::process::ExitCode;

/// `cargo xtask search`.
pub(crate) fn task(workspace: &Workspace, mut arguments: Arguments) -> Outcome {
    let code: String = arguments.value("--lang")?.unwrap_or_else(|| "fr".to_owned());
    let lang = Lang::from_code(&code).ok_or_else(|| format!("`--lang` is `{code}`, expected fr, en or vi"))?;
    let province = arguments.values("--province")?;
    let theme = arguments.values("--theme")?;
    let limit = arguments.value("--limit")?;
    // JSON is the only form there is; the flag is accepted so that it can be asked for by name.
    arguments.flag("--json");
    let batch = arguments.flag("--batch");
    let words = arguments.words()?;
    if words.is_empty() && !batch {
        return Err(
            "no query; type `cargo xtask search \"QUERY\" --json`, or --batch to read queries from standard input"
                .to_owned(),
        );
    }
    let mut options = Options {
        limit,
        ..Options::default()
    };
    options.state.lang = lang;
    options.state.filters.province = province;
    options.state.filters.theme = theme;
    let compiled = corpus::compiled(workspace)?;
    let corpus = corpus::open(&compiled)?;
    let json = |query: &str, pretty: bool| {
        let found = answer(&corpus, query, &options);
        if pretty {
            serde_json::to_string_pretty(&found)
        } else {
            serde_json::to_string(&found)
        }
        .map_err(|error| error.to_string())
    };
    let print = |text: String| process::print(&(text + "\n"));
    if batch {
        for line in std::io::stdin().lock().lines() {
            let query = line.map_err(|error| format!("cannot read standard input: {error}"))?;
            print(json(&query, false)?)?;
        }
    } else {
        print(json(&words.join(" "), true)?)?;
    }
    Ok(ExitCode::SUCCESS)
}

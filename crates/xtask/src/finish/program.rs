//! The scripts and the wasm: their final names, and the integrity by which the start page vouches for them.

use super::inline;
use super::staged::Staged;
use super::sums;
use crate::workspace::Workspace;
use serde_json::Value;

/// The files that make the explorer run.
pub(crate) struct Program {
    /// The script of wasm-bindgen.
    pub(crate) bindings: String,
    /// The wasm.
    pub(crate) wasm: String,
    /// The script that starts them.
    pub(crate) boot: String,
    /// The script that keeps the offline copy; none in a build without one.
    pub(crate) offline: Option<String>,
    /// The script of the explorer in a frame.
    pub(crate) framed: String,
    /// The script for other pages, by the name that always stands for the same.
    pub(crate) embed: String,
    /// The script for a reader's own documents.
    pub(crate) own: String,
    /// The worker that reads them.
    pub(crate) worker: String,
    /// The wasm of that worker.
    pub(crate) reader: String,
}

/// The page of a version: its name carries a hash and it names files that do, so it shows the same for ever.
#[derive(Clone, Copy)]
pub(crate) enum Page<'a> {
    /// The start page, which names the page of its version.
    Start(&'a str),
    /// That page.
    Version,
}

impl Program {
    /// Makes the scripts small and gives every file the name that its bytes ask for, so that a name never stands for two
    /// builds.
    ///
    /// # Errors
    /// A file is missing or cannot be written.
    pub(crate) fn place(workspace: &Workspace, site: &Staged<'_>, with_offline: bool) -> Result<Self, String> {
        let bindings = site.only("jalons-", ".js")?;
        let wasm = site.name_by_content(&site.only("jalons-", "_bg.wasm")?, "jalons-", "_bg.wasm")?;
        let sum = |name: &str| site.bytes(name).map(|bytes| sums::integrity(&bytes));
        let function = function(&site.text(&bindings)?)?;
        site.write_script(&bindings, &for_page(&function), false)?;
        // The worker is one file: the script of wasm-bindgen, and what uses it.
        let worker = [
            for_page(&self::function(&site.text("own.js")?)?),
            workspace.read("assets/own-worker.js")?,
        ]
        .join("\n");
        site.remove("own.js")?;
        site.write_script("own-worker.js", &worker, false)?;
        let worker = site.name_by_content("own-worker.js", "own-worker-", ".js")?;
        let reader = site.name_by_content("own_bg.wasm", "own-", "_bg.wasm")?;
        let own = workspace
            .read("assets/own.js")?
            .replace("{wasm}", &reader)
            .replace("{integrity}", &sum(&reader)?);
        site.write_script("own.js", &own, false)?;
        let watched = workspace.read("assets/watched.js")?;
        let made = |source: &str, name: &str, places: &[(&str, &str)]| {
            let mut text = workspace.read(&format!("assets/{source}"))?;
            for (place, value) in places {
                if !text.contains(place) {
                    return Err(format!("assets/{source} has no {place}; put it back"));
                }
                text = text.replace(place, value);
            }
            site.write_script(source, &text, false)?;
            site.name_by_content(source, name, ".js")
        };
        let script = |source: &str, name: &str| made(source, name, &[]);
        // Without a frame one script brings everything but the wasm and the fonts.
        let inline = made(
            "inline.js",
            "inline-",
            &[
                ("{wasm}", &wasm),
                ("{integrity}", &sum(&wasm)?),
                (
                    "\"{styles}\"",
                    &Value::from(inline::styles(workspace, site)?).to_string(),
                ),
                ("\"{watched}\"", &watched),
                ("\"{bindings}\"", &function),
            ],
        )?;
        Ok(Self {
            boot: made("boot.js", "boot-", &[("\"{watched}\"", &watched)])?,
            offline: with_offline.then(|| script("offline.js", "offline-")).transpose()?,
            framed: script("framed.js", "framed-")?,
            embed: made(
                "embed.js",
                "embed-",
                &[("{inline}", &inline), ("{integrity}", &sum(&inline)?)],
            )?,
            wasm,
            bindings: site.name_by_content(&bindings, "jalons-", ".js")?,
            own: site.name_by_content("own.js", "own-", ".js")?,
            worker,
            reader,
        })
    }

    /// The start page with the names and sums of the files in their places.
    ///
    /// # Errors
    /// The page lacks one of those places.
    pub(crate) fn name_in(&self, page: &str, site: &Staged<'_>, which: Page<'_>) -> Result<String, String> {
        let integrity = |name: &str| site.bytes(name).map(|bytes| sums::integrity(&bytes));
        let offline = self.offline.as_deref();
        const NONE: &str = "\"\"";
        let (version, embed, embed_sum) = match which {
            Page::Start(version) => (version, self.embed.as_str(), integrity(&self.embed)?),
            Page::Version => (NONE, NONE, NONE.to_owned()),
        };
        let mut page = put(page, &site_name(page, ".js")?, &self.bindings)?;
        page = put(&page, &site_name(&page, "_bg.wasm")?, &self.wasm)?;
        for (place, value) in [
            ("of-program-sum", integrity(&self.bindings)?),
            ("of-wasm-sum", integrity(&self.wasm)?),
            ("of-boot-name", self.boot.clone()),
            ("of-boot-sum", integrity(&self.boot)?),
            ("of-offline-name", offline.unwrap_or(NONE).to_owned()),
            ("of-offline-sum", offline.map_or(Ok(NONE.to_owned()), integrity)?),
            ("of-framed-name", self.framed.clone()),
            ("of-framed-sum", integrity(&self.framed)?),
            ("of-page-name", version.to_owned()),
            ("of-embed-name", embed.to_owned()),
            ("of-embed-sum", embed_sum),
            ("of-own-name", self.own.clone()),
            ("of-own-sum", integrity(&self.own)?),
            ("of-worker-name", self.worker.clone()),
        ] {
            page = put(&page, place, &value)?;
        }
        // Trunk gives the styles their integrity; without this they would be refused in a sandboxed frame.
        Ok(page
            .replace(" rel=stylesheet>", " rel=stylesheet crossorigin>")
            .replace(" rel=\"stylesheet\">", " rel=\"stylesheet\" crossorigin>"))
    }
}

/// The bindings as a function of `WebAssembly`, so that a page can have more than one instance and watch over each.
///
/// They come as a module, and not as wasm-bindgen's `no-modules`, because Trunk's minifier then leaves them alone: of the
/// other it makes a different text on each run.
///
/// # Errors
/// They are not written as wasm-bindgen writes a module.
fn function(bindings: &str) -> Result<String, String> {
    const EXPORT: &str = "export { initSync, __wbg_init as default };";
    const FUNCTION: &str = "export function ";
    const CLASS: &str = "export class ";
    if !bindings.contains(EXPORT) {
        return Err(format!(
            "the script of wasm-bindgen has no `{EXPORT}`; adapt `function` in crates/xtask/src/finish/program.rs to \
             what its version writes"
        ));
    }
    let named = |start: &'static str| {
        let after = bindings.split(start).skip(1);
        after.filter_map(|text| text.split(['(', ' ', '{']).next())
    };
    let names: Vec<&str> = named(FUNCTION).chain(named(CLASS)).collect();
    let body = bindings
        .replace(EXPORT, "")
        .replace(FUNCTION, "function ")
        .replace(CLASS, "class ")
        .replace("import.meta.url", "document.baseURI");
    Ok(format!(
        "WebAssembly=>{{\"use strict\";{body}\nreturn Object.assign(__wbg_init,{{{}}})}}",
        names.join(",")
    ))
}

/// That function where the scripts of the site find it.
fn for_page(function: &str) -> String {
    format!("(self.jalons??={{}}).bindings={function};")
}

/// The name that Trunk gave a file, as the page has it.
fn site_name(page: &str, end: &str) -> Result<String, String> {
    let words = page.split(|letter: char| letter.is_whitespace() || "\"'=<>/".contains(letter));
    let mut names = words.filter(|word| word.starts_with("jalons-") && word.ends_with(end));
    names.next().map(str::to_owned).ok_or_else(|| {
        format!("index.html names no file jalons-…{end}; put `{{js}}` and `{{wasm}}` back into Trunk.toml")
    })
}

fn put(page: &str, place: &str, value: &str) -> Result<String, String> {
    if !page.contains(place) {
        return Err(format!(
            "index.html has no `{place}`; put it back into `pattern_script` or `pattern_preload` of Trunk.toml"
        ));
    }
    Ok(page.replace(place, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_becomes_a_function_of_web_assembly() {
        let module =
            "export function mount() {}\nconst at = import.meta.url;\nexport { initSync, __wbg_init as default };\n";
        assert_eq!(
            function(module).as_deref(),
            Ok(
                "WebAssembly=>{\"use strict\";function mount() {}\nconst at = document.baseURI;\n\
                 \n\nreturn Object.assign(__wbg_init,{mount})}"
            )
        );
        assert!(function("let wasm;").unwrap_err().contains("program.rs"));
    }

    #[test]
    fn a_place_that_is_missing_is_named() {
        assert_eq!(put("a of-x b", "of-x", "y").as_deref(), Ok("a y b"));
        assert!(put("a b", "of-x", "y").unwrap_err().contains("no `of-x`"));
    }

    #[test]
    fn names_are_found_with_and_without_quotation_marks() {
        let page = "<script src=./jalons-1f.js></script><link href=\"./jalons-1f_bg.wasm\">";
        assert_eq!(site_name(page, ".js").as_deref(), Ok("jalons-1f.js"));
        assert_eq!(site_name(page, "_bg.wasm").as_deref(), Ok("jalons-1f_bg.wasm"));
        assert!(site_name("", ".js").is_err());
    }

    #[test]
    fn the_places_are_those_of_trunk_toml() {
        let trunk = include_str!("../../../../Trunk.toml");
        for place in [
            "program-sum",
            "wasm-sum",
            "boot-name",
            "boot-sum",
            "offline-name",
            "offline-sum",
            "framed-name",
            "framed-sum",
            "page-name",
            "embed-name",
            "embed-sum",
            "own-name",
            "own-sum",
            "worker-name",
        ] {
            assert!(trunk.contains(&format!("\"of-{place}\"")), "{place}");
        }
    }

    /// The values of a key that `assets/embed.js` lets pass.
    fn let_pass(key: &str) -> Vec<&'static str> {
        let script = include_str!("../../../../assets/embed.js");
        let (_, rest) = script.split_once(&format!("    {key}: one(\"")).unwrap();
        rest.split_once('"').unwrap().0.split('|').collect()
    }

    #[test]
    fn the_element_lets_pass_what_the_explorer_reads() {
        use jalons_core::matrix::Cross;
        use jalons_core::model::Lang;
        use jalons_core::query::Sort;
        use jalons_core::state::{State, View, read, write};
        let named = |names: &[&'static str], first| -> Vec<&str> {
            let name = |name: &&'static str| if name.is_empty() { first } else { *name };
            names.iter().map(name).collect()
        };
        assert_eq!(let_pass("view"), named(&View::ALL.map(|(_, name)| name), "search"));
        assert_eq!(
            let_pass("cross"),
            named(&Cross::ALL.map(|(_, name)| name), "province-theme")
        );
        assert_eq!(let_pass("sort"), Sort::ALL.map(|(_, name)| name));
        assert_eq!(let_pass("lang"), Lang::ALL.map(Lang::code));
        // Of the others one value is the first state and is not written; each of the rest is.
        for key in ["extent", "lanes", "list", "order", "view", "cross", "sort", "lang"] {
            let silent = let_pass(key)
                .into_iter()
                .filter(|value| write(&read(&format!("{key}={value}"))) != format!("{key}={value}"));
            assert_eq!(silent.count(), 1, "{key}");
        }
        // And it knows every key that an address may have.
        let all = "q=a&province=a&theme=a&kind=a&actor=a&system=a&plain=a&from=2024&to=2025&due=2026/2030&extent=today&\
                   sort=due&view=targets&doc=a/b&lanes=theme&cross=theme-year&list=systems&order=name&zoom=2024/2026&lang=vi";
        assert_ne!(read(all), State::default());
        let script = include_str!("../../../../assets/embed.js");
        for pair in write(&read(all)).split('&') {
            let key = pair.split('=').next().unwrap();
            assert!(script.contains(&format!(" {key}: ")), "{key}");
        }
    }
}

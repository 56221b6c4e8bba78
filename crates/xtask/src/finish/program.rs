//! The scripts and the wasm: their final names, and the integrity by which the start page vouches for them.

use super::staged::Staged;
use super::sums;
use crate::workspace::Workspace;

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
    /// The script for a reader's own documents.
    pub(crate) own: String,
    /// The worker that reads them.
    pub(crate) worker: String,
    /// The wasm of that worker.
    pub(crate) reader: String,
}

impl Program {
    /// Makes the scripts small and gives every file the name that its bytes ask for, so that a name never stands for two
    /// builds.
    ///
    /// # Errors
    /// A file is missing or cannot be written.
    pub(crate) fn place(workspace: &Workspace, site: &Staged<'_>, with_offline: bool) -> Result<Self, String> {
        let bindings = site.only("jalons-", ".js")?;
        site.write_script(&bindings, &wrapped(&site.text(&bindings)?)?, false)?;
        // The worker is one file: the script of wasm-bindgen, and what uses it.
        let worker = [wrapped(&site.text("own.js")?)?, workspace.read("assets/own-worker.js")?].join("\n");
        site.remove("own.js")?;
        site.write_script("own-worker.js", &worker, false)?;
        let worker = site.name_by_content("own-worker.js", "own-worker-", ".js")?;
        let reader = site.name_by_content("own_bg.wasm", "own-", "_bg.wasm")?;
        let own = workspace
            .read("assets/own.js")?
            .replace("{wasm}", &reader)
            .replace("{integrity}", &sums::integrity(&site.bytes(&reader)?));
        site.write_script("own.js", &own, false)?;
        let script = |source: &str, name: &str| {
            let text = workspace.read(&format!("assets/{source}"))?;
            site.write_script(source, &text, false)?;
            site.name_by_content(source, name, ".js")
        };
        Ok(Self {
            boot: script("boot.js", "boot-")?,
            offline: with_offline.then(|| script("offline.js", "offline-")).transpose()?,
            wasm: site.name_by_content(&site.only("jalons-", "_bg.wasm")?, "jalons-", "_bg.wasm")?,
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
    pub(crate) fn name_in(&self, page: &str, site: &Staged<'_>) -> Result<String, String> {
        let integrity = |name: &str| site.bytes(name).map(|bytes| sums::integrity(&bytes));
        let offline = self.offline.as_deref();
        let mut page = put(page, &site_name(page, ".js")?, &self.bindings)?;
        page = put(&page, &site_name(&page, "_bg.wasm")?, &self.wasm)?;
        for (place, value) in [
            ("of-program-sum", integrity(&self.bindings)?),
            ("of-wasm-sum", integrity(&self.wasm)?),
            ("of-boot-name", self.boot.clone()),
            ("of-boot-sum", integrity(&self.boot)?),
            ("of-offline-name", offline.unwrap_or("\"\"").to_owned()),
            ("of-offline-sum", offline.map_or(Ok("\"\"".to_owned()), integrity)?),
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
fn wrapped(bindings: &str) -> Result<String, String> {
    const EXPORT: &str = "export { initSync, __wbg_init as default };";
    const FUNCTION: &str = "export function ";
    const CLASS: &str = "export class ";
    if !bindings.contains(EXPORT) {
        return Err(format!(
            "the script of wasm-bindgen has no `{EXPORT}`; adapt `wrapped` in crates/xtask/src/finish/program.rs to \
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
        "(self.jalons??={{}}).bindings=WebAssembly=>{{\"use strict\";{body}\nreturn Object.assign(__wbg_init,{{{}}})}};",
        names.join(",")
    ))
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
            wrapped(module).as_deref(),
            Ok(
                "(self.jalons??={}).bindings=WebAssembly=>{\"use strict\";function mount() {}\nconst at = document.baseURI;\n\
                 \n\nreturn Object.assign(__wbg_init,{mount})};"
            )
        );
        assert!(wrapped("let wasm;").unwrap_err().contains("program.rs"));
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
            "own-name",
            "own-sum",
            "worker-name",
        ] {
            assert!(trunk.contains(&format!("\"of-{place}\"")), "{place}");
        }
    }
}

//! Writes the explorer as one file: `jalons.html`, to be opened by double click from a disk or a mail.
//!
//! Everything stands in the page: styles, fonts, scripts, and the wasm packed. Its policy names the one style and the one
//! script by their sums and allows no request at all. What it lacks is installing, and the plain pages beside the explorer.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::Outcome;
use crate::arguments::Arguments;
use crate::finish::sums::{base64, policy_source};
use crate::workspace::Workspace;

/// The name of the file, in the site and where somebody asks for it.
pub(crate) const NAME: &str = "jalons.html";

/// `cargo xtask bundle`.
pub(crate) fn task(workspace: &Workspace, mut arguments: Arguments) -> Outcome {
    let output: Option<PathBuf> = arguments.value("--output")?;
    arguments.finish()?;
    let output = output.unwrap_or_else(|| workspace.root.join(NAME));
    let page = bundle(&workspace.dist())?;
    fs::write(&output, &page).map_err(|error| format!("cannot write {}: {error}", output.display()))?;
    println!("{} bytes in {}", page.len(), output.display());
    Ok(ExitCode::SUCCESS)
}

/// The one page, from a built site.
///
/// # Errors
/// A file of the site is missing.
pub(crate) fn bundle(site: &Path) -> Result<String, String> {
    let read = |path: &str| {
        fs::read(site.join(path))
            .map_err(|error| format!("cannot read {path} of the site: {error}; run `cargo xtask build` first"))
    };
    let text = |path: &str| {
        read(path).and_then(|bytes| String::from_utf8(bytes).map_err(|error| format!("{path} is no text: {error}")))
    };
    let start = text("index.html")?;
    let words = || start.split(|letter: char| letter.is_whitespace() || "\"'=<>/".contains(letter));
    let named = |end: &str, starts: &str| {
        let mut files = words().filter(|word| word.starts_with(starts) && word.ends_with(end));
        files
            .next()
            .ok_or_else(|| format!("index.html names no file {starts}…{end}; run `cargo xtask build` anew"))
    };

    let mut style = String::new();
    for name in words().filter(|word| word.ends_with(".css")) {
        style += &text(name)?;
    }
    let style = with_fonts(&style, &read)?;
    let script = [text(named(".js", "jalons-")?)?, text(named(".js", "boot-")?)?].join("\n");
    for (what, inside, end) in [("style", &style, "</style"), ("script", &script, "</script")] {
        if inside.contains(end) {
            return Err(format!(
                "a {what} of the site holds `{end}`, which would end it early in one file"
            ));
        }
    }
    let wasm = base64(&packed(&read(named("_bg.wasm", "jalons-")?)?)?);
    let icon = base64(&read(named(".svg", "icon-")?)?);
    let policy = format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data:; font-src data:; \
         base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
        policy_source(script.as_bytes()),
        policy_source(style.as_bytes()),
    );
    Ok(format!(
        "<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title>Jalons</title>\
         <link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\"><style>{style}</style></head><body>{}\
         <script id=\"wasm\" type=\"application/gzip\">{wasm}</script><script id=\"boot\">{script}</script></body></html>\n",
        body(&start)?,
    ))
}

/// Styles with the fonts in them.
fn with_fonts(style: &str, read: &dyn Fn(&str) -> Result<Vec<u8>, String>) -> Result<String, String> {
    let mut whole = String::new();
    let mut rest = style;
    while let Some(at) = rest.find("fonts/") {
        let (before, font) = rest.split_at(at);
        let end = font
            .find(['"', '\'', ')'])
            .ok_or("a style names a font without an end; run `cargo xtask build` anew")?;
        let (path, after) = font.split_at(end);
        whole += before;
        whole += "data:font/woff2;base64,";
        whole += &base64(&read(path)?);
        rest = after;
    }
    Ok(whole + rest)
}

/// The body of the start page, its links leading into the explorer itself, since nothing lies beside one file.
fn body(start: &str) -> Result<String, String> {
    let from = start.find("<body>").ok_or("index.html has no <body>")? + "<body>".len();
    let to = start.rfind("</body>").ok_or("index.html has no </body>")?;
    let body = start.get(from..to).unwrap_or_default();
    let mut whole = String::new();
    let mut rest = body;
    while let Some((before, link)) = rest.split_once("href=\"records/") {
        let (path, after) = link.split_once('"').ok_or("index.html has a link without an end")?;
        let (lang, id) = path
            .split_once('/')
            .and_then(|(lang, file)| Some((lang, file.strip_suffix(".html")?)))
            .ok_or_else(|| format!("index.html links to records/{path}, expected records/LANG/ID.html"))?;
        whole += &format!("{before}href=\"?doc={id}&amp;lang={lang}\"");
        rest = after;
    }
    whole += rest;
    let whole = whole
        .replace("href=./>", "href=\"?\">")
        .replace("href=\"./\"", "href=\"?\"");
    Ok(without_waiting(&whole))
}

/// Without the line for readers of the site's own start page on a disk.
fn without_waiting(body: &str) -> String {
    let line = body.find("id=waiting").or_else(|| body.find("id=\"waiting\""));
    let place = line.and_then(|at| Some((body[..at].rfind("<p")?, at + body[at..].find("</p>")? + "</p>".len())));
    match place {
        Some((from, to)) => format!("{}{}", &body[..from], &body[to..]),
        None => body.to_owned(),
    }
}

fn packed(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let packed = encoder.write_all(bytes).and_then(|()| encoder.finish());
    packed.map_err(|error| format!("cannot compress the wasm: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fonts_enter_the_style() {
        let style = "a{src:url(fonts/x.woff2)}b{src:url(\"fonts/y.woff2\")}";
        assert_eq!(
            with_fonts(style, &|path| Ok(path.as_bytes()[6..7].to_vec())).as_deref(),
            Ok("a{src:url(data:font/woff2;base64,eA==)}b{src:url(\"data:font/woff2;base64,eQ==\")}")
        );
    }

    #[test]
    fn links_lead_into_the_explorer() {
        let start =
            "<html><body><a href=./>J</a><p class=late id=waiting>wait</p><a href=\"records/en/a-b.html\">A</a></body>";
        assert_eq!(
            body(start).as_deref(),
            Ok("<a href=\"?\">J</a><a href=\"?doc=a-b&amp;lang=en\">A</a>")
        );
    }
}

//! Plain pages: what the corpus holds, readable, linkable and printable without JavaScript, in every language.
//!
//! One page for each record, province and system, lists of them, a list of the targets, and what is shipped under which
//! licence. Each leads into the explorer at the same state. They never look at a clock: the same seeds give the same pages.

mod about;
mod data;
mod frame;
mod lists;
mod records;
mod things;
mod words;

pub(crate) use about::Licences;
pub(crate) use frame::Site;

use frame::{escape, path};
use jalons_core::image::read::{Corpus, Register};
use jalons_core::model::Lang;

/// A file of the site.
pub(crate) struct Page {
    /// Its place in the site.
    pub(crate) path: String,
    /// Its text.
    pub(crate) text: String,
}

/// Every plain page, the published data, and what tells other programs of them.
///
/// # Errors
/// None but a fault of the corpus.
pub(crate) fn all(site: &Site<'_>, licences: &Licences) -> Vec<Page> {
    let mut pages = Vec::new();
    for lang in Lang::ALL {
        pages.extend(records::pages(site, lang));
        pages.extend(things::provinces(site, lang));
        pages.extend(things::systems(site, lang));
        pages.extend(lists::pages(site, lang));
        pages.extend(about::pages(site, lang, licences));
    }
    pages.extend(frame::sitemap(site, &pages));
    pages.extend(data::files(site));
    pages
}

/// The start page with what only a build knows: the documents where it has an empty list, links to the other lists, and,
/// if the site knows its address, what other programs read of it.
///
/// # Errors
/// The page has no element with the id `documents`.
pub(crate) fn start(page: &str, site: &Site<'_>) -> Result<String, String> {
    // Trunk's minifier takes the quotation marks off.
    let id = ["id=\"documents\"", "id=documents"].iter().find_map(|id| page.find(id));
    let at = id.and_then(|at| Some(at + page.get(at..)?.find('>')? + 1));
    let at = at.ok_or("index.html has no element with the id `documents`; put the empty list back")?;
    let (before, after) = page.split_at(at);
    let corpus = site.corpus;
    let list: String = corpus.records().map(|record| records::entry(corpus, &record)).collect();
    let (list_end, rest) = after
        .split_once("</ol>")
        .ok_or("the list `documents` of index.html has no end; put `</ol>` back")?;
    let lists = lists::links_from_start();
    let whole = format!("{before}{list}{list_end}</ol>{lists}{rest}");
    let head = frame::start_head(site);
    match whole.split_once("<title>") {
        Some((before, after)) => Ok(format!("{before}{head}<title>{after}")),
        None => Err("index.html has no <title>; put it back".to_owned()),
    }
}

/// The distinct places of some statements, by their label.
fn places(corpus: &Corpus<'_>, statements: impl Iterator<Item = u32>, lang: Lang) -> Vec<(String, String)> {
    let mut places: Vec<u32> = statements.flat_map(|number| corpus.statement(number).places).collect();
    places.sort_unstable();
    places.dedup();
    let named = places.into_iter().map(|place| {
        let entry = corpus.entry(Register::Places, place);
        (entry.slug.to_owned(), (*entry.label.get(lang)).to_owned())
    });
    let mut named: Vec<(String, String)> = named.collect();
    named.dedup();
    named
}

/// A link to another plain page, from one of them.
fn link(folder: &str, lang: Lang, name: &str, text: &str) -> String {
    format!("<a href=\"../../{}\">{}</a>", path(folder, lang, name), escape(text))
}

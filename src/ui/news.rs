//! What is new since the reader's last visit: the documents that the corpus had not when another one was opened here.
//!
//! Browser storage holds two lists, each the day of a corpus and a number for each of its documents: the list of the present
//! corpus and of the one before. So what is new stays so until the next corpus comes, and not only until the next visit.

use super::words;
use crate::web::store;
use jalons_core::image::read::Corpus;
use jalons_core::model::Lang;

/// The names of the two lists.
const SEEN: &str = "seen";
const BEFORE: &str = "before";

/// The documents that are new.
pub(crate) struct News {
    /// The day of the corpus before.
    date: String,
    /// The ids of the documents.
    ids: Vec<&'static str>,
}

impl News {
    /// What is new; nothing on a first visit, or where the browser keeps nothing. Remembers the corpus.
    pub(crate) fn read(corpus: &Corpus<'static>) -> Option<News> {
        let mut list = corpus.about().date.to_owned();
        for record in corpus.records() {
            list.push(' ');
            list.push_str(&number(record.id));
        }
        let seen = store::read(SEEN).ok()?;
        let before = if seen.as_ref() == Some(&list) {
            store::read(BEFORE).ok()?
        } else {
            store::write(BEFORE, seen.as_deref());
            store::write(SEEN, Some(&list));
            seen
        }?;
        let (date, known) = before.split_once(' ')?;
        let is_new = |id: &&str| !known.split(' ').any(|known| known == number(id));
        let ids: Vec<&'static str> = corpus.records().map(|record| record.id).filter(is_new).collect();
        (!ids.is_empty()).then(|| News {
            date: date.to_owned(),
            ids,
        })
    }

    /// True if a document is new.
    pub(super) fn has(&self, id: &str) -> bool {
        self.ids.contains(&id)
    }

    /// How many are new, since when.
    pub(super) fn words(&self, lang: Lang) -> String {
        words::follow::fresh(self.ids.len(), &self.date, lang)
    }
}

/// A short number for an id (FNV-1a): a list of ten thousand ids would fill a tenth of the storage.
fn number(id: &str) -> String {
    let hash = id.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    hash.to_string()
}

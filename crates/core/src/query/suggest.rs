//! What a reader may mean by the beginning of a word: values of the lists by any of their names, and words of the corpus.

use super::{Facet, Field};
use crate::analyze;
use crate::image::Key;
use crate::image::read::Corpus;
use crate::model::Lang;
use crate::order::ordered;
use crate::query::set::Set;

/// Most words that are looked at for one beginning.
const LOOKED_AT: usize = 400;

/// Most words that are suggested.
const WORDS: usize = 4;

/// What a suggestion leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suggested {
    /// A value of a list, by its slug: the query without the words that named it.
    Value(Facet, String),
    /// A word of the corpus: the query with it at the end.
    Word,
}

/// Something the reader may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What it is called.
    pub text: String,
    /// What it leads to.
    pub what: Suggested,
    /// What the field holds once it is chosen.
    pub query: String,
    /// The name by which it was found, if that is not what it is called.
    pub because: Option<String>,
    /// How many statements it has.
    pub count: u32,
}

/// What the last words of a query may mean: values of the lists, those with most statements first, then words.
pub fn suggest(corpus: &Corpus<'_>, typed: &str, lang: Lang, limit: usize) -> Vec<Suggestion> {
    let words = analyze::words(typed);
    let ends_in_word = typed.chars().next_back().is_some_and(char::is_alphanumeric);
    let Some(last) = words.last().filter(|_| ends_in_word) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut tail_is_name = false;
    // The longest tail of the query that names something: "Bac Gi" is more than "Gi".
    for (place, word) in words.iter().enumerate() {
        let tail = &typed[word.start..];
        found = values(corpus, tail, typed[..word.start].trim_end(), lang);
        if !found.is_empty() {
            tail_is_name = place + 1 < words.len();
            break;
        }
    }
    found = ordered(&found, |value: &Suggestion| [!u64::from(value.count), 0]);
    let words = if tail_is_name {
        Vec::new()
    } else {
        self::words(corpus, &last.folded, &typed[..last.start], lang)
    };
    found.truncate(limit.saturating_sub(words.len().min(limit / 2)));
    found.extend(words);
    found.truncate(limit);
    found
}

/// The values of the lists of which a name, or a word of a name, starts so.
fn values(corpus: &Corpus<'_>, tail: &str, rest: &str, lang: Lang) -> Vec<Suggestion> {
    let wanted = analyze::fold(tail);
    let starts = |name: &str| analyze::has_word_start(name, &wanted);
    let mut found: Vec<Suggestion> = Vec::new();
    for facet in Facet::ALL {
        let register = facet.register();
        // Of most entries nothing but their names is read: this is done for each letter that is typed.
        for entry in 0..corpus.entry_count(register) {
            let Some(name) = corpus.names(register, entry).find(|name| starts(name)) else {
                continue;
            };
            let (label, slug) = (*corpus.label(register, entry).get(lang), corpus.slug(register, entry));
            let mut count = 0;
            corpus.holders(register, entry, |_| count += 1);
            let same = |known: &&mut Suggestion| matches!(&known.what, Suggested::Value(_, known) if known == slug);
            // Units of a place that follow each other are one line of its list.
            match found.iter_mut().filter(|_| facet == Facet::Province).find(same) {
                Some(known) => known.count += count,
                None => found.push(Suggestion {
                    text: label.to_owned(),
                    what: Suggested::Value(facet, slug.to_owned()),
                    query: rest.to_owned(),
                    because: (!starts(label)).then(|| name.to_owned()),
                    count,
                }),
            }
        }
    }
    found.retain(|value| value.count > 0);
    found
}

/// Words of the corpus that go on from here, the commonest first, as they are written in a text of the reader's language if
/// there is one.
fn words(corpus: &Corpus<'_>, start: &str, before: &str, lang: Lang) -> Vec<Suggestion> {
    let mut keys: Vec<Key> = Vec::new();
    corpus.dictionary().each_with(start, |known, key| {
        if known.len() > start.len() && known.iter().all(u8::is_ascii_alphabetic) {
            keys.push(key);
        }
        keys.len() < LOOKED_AT
    });
    // The bytes of a key's postings tell well enough how common it is.
    let commonest = ordered(&keys, |key| [!u64::from(key.bytes), 0]);
    let mut found: Vec<Suggestion> = Vec::new();
    for key in commonest {
        if found.len() == WORDS {
            break;
        }
        let mut holding = Set::none(corpus.statement_count());
        let mut written = None;
        let folded = corpus.dictionary().key(key.number);
        corpus.postings(key, |document, field, _| {
            corpus.answering(document, |statement| holding.insert(statement));
            let own = Field::ALL
                .get(field)
                .filter(|field| field.lang == Some(lang) && written.is_none());
            if let Some(field) = own {
                let texts = corpus.texts(document, *field).into_iter();
                written = texts.filter_map(|text| spelling(text, &folded)).next();
            }
        });
        // What only stands in texts of other languages is no help while typing in this one.
        if let Some(word) = written {
            found.push(Suggestion {
                query: [before, &word].concat(),
                text: word,
                what: Suggested::Word,
                because: None,
                count: holding.iter().count() as u32,
            });
        }
    }
    found
}

/// A word as a text writes it.
fn spelling(text: &str, folded: &str) -> Option<String> {
    let mut found = None;
    analyze::each_word(text, &mut |word| {
        if word.folded == folded && found.is_none() {
            found = Some(word.written.to_owned());
        }
    });
    found
}

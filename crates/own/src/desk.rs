//! Where documents are read, and kept as rows until an image is asked for.

#![expect(unreachable_pub, reason = "JavaScript reaches them")]

use jalons_core::copies::gather;
use jalons_core::export::json::Json;
use jalons_core::finding::{Certainty, Gazetteer, Search};
use jalons_core::image::combine;
use jalons_core::image::read::{Corpus, Register};
use jalons_core::image::write::FoundRow as Found;
use jalons_core::model::{Lang, Origin, PlaceSort, Trilingual, When};
use jalons_core::raw::{Corrections, Given, RawRows, rows};
use jalons_core::reading::{Document, Refusal, read};
use wasm_bindgen::prelude::*;

/// Passages between two messages on how far the work is.
const STEPS: u32 = 64;

/// Reads documents against the names of a corpus.
#[wasm_bindgen]
pub struct Desk {
    corpus: &'static Corpus<'static>,
    gazetteer: Gazetteer<'static>,
    read: Vec<RawRows>,
}

#[wasm_bindgen]
impl Desk {
    /// Takes the image of a corpus, for as long as the worker lives.
    ///
    /// # Errors
    /// The image is of another version, or damaged.
    #[wasm_bindgen(constructor)]
    pub fn new(image: Vec<u8>) -> Result<Desk, JsError> {
        let image: &'static [u8] = Box::leak(image.into_boxed_slice());
        let corpus = Corpus::open(image).map_err(|error| JsError::new(&error.to_string()))?;
        let corpus: &'static Corpus<'static> = Box::leak(Box::new(corpus));
        Ok(Desk {
            gazetteer: Gazetteer::of(corpus),
            corpus,
            read: Vec::new(),
        })
    }

    /// Reads a document; one with the same address makes place for it. `day` is for a text that says none. `corrections`
    /// holds what was corrected by hand: title, date, slugs to leave out, slugs to add, in lines of their own, the slugs with
    /// spaces between. Gives what was found as JSON.
    ///
    /// # Errors
    /// The word for why it is not read: `large`, `binary` or `empty`.
    pub fn add(
        &mut self,
        id: &str,
        file: &str,
        bytes: &[u8],
        day: &str,
        corrections: &str,
        progress: &js_sys::Function,
    ) -> Result<String, JsValue> {
        let document = read(file, bytes).map_err(|refusal| {
            JsValue::from_str(match refusal {
                Refusal::TooLarge { .. } => "large",
                Refusal::Binary => "binary",
                Refusal::Empty => "empty",
            })
        })?;
        let mut search = Search::new(&self.gazetteer, &document);
        let mut steps = 0u32;
        while search.step() {
            steps += 1;
            if steps.is_multiple_of(STEPS) {
                let (done, all) = search.progress();
                progress.call2(&JsValue::NULL, &(done as u32).into(), &(all as u32).into())?;
            }
        }
        let finds = search.finish();
        let given = Given {
            id,
            file,
            origin: Origin::Reader,
            day,
            corrections: corrected(corrections),
        };
        let rows = rows(self.corpus, &document, &finds, &given);
        let told = self.told(&document, &rows);
        self.remove(id);
        self.read.push(rows);
        Ok(told)
    }

    /// Takes a document out again.
    pub fn remove(&mut self, id: &str) {
        self.read.retain(|rows| rows.record.id != id);
    }

    /// The image of the corpus with all documents that were read, the last one first; those that are the same text are one.
    pub fn image(&self) -> Vec<u8> {
        combine(self.corpus, gather(self.read.iter().rev().cloned().collect()))
    }

    /// The provinces of today as JSON: slug, and the name in each language.
    pub fn provinces(&self) -> String {
        let mut json = Json::default();
        json.open('[');
        for entry in self.corpus.entries(Register::Places) {
            let is_nation = entry.kinds.first() == Some(&PlaceSort::Nation.code());
            if entry.into.is_none() && !is_nation {
                named(&mut json, entry.slug, &entry.label);
            }
        }
        json.close(']');
        json.finish()
    }
}

impl Desk {
    /// What is shown of a document in the list of the reader's own.
    fn told(&self, document: &Document, rows: &RawRows) -> String {
        let mut json = Json::default();
        json.open('{');
        json.pair("title", &rows.record.title.fr);
        json.pair("publisher", &rows.record.source[2]);
        json.pair("lang", &rows.record.source[1]);
        json.pair("date", &rows.record.when.0);
        for (key, how) in [
            ("titleHow", document.title.as_ref().map(|told| told.how)),
            ("langHow", document.lang.as_ref().map(|told| told.how)),
        ] {
            json.pair(key, how.map_or("", |how| how.name()));
        }
        json.key("basis");
        json.open('{');
        for lang in Lang::ALL {
            json.pair(lang.code(), rows.record.basis.get(lang));
        }
        json.close('}');
        let mut counts = [[0u32; 3]; 7];
        let mut places: Vec<u32> = Vec::new();
        for find in &rows.finds {
            let sort = match find.what {
                Found::Place(place) => {
                    if find.certainty > Certainty::Possible && !places.contains(&place) {
                        places.push(place);
                    }
                    0
                }
                Found::Theme(_) => 1,
                Found::Actor(_) => 2,
                Found::System(_) => 3,
                Found::Date(..) => 4,
                Found::Quantity(..) => 5,
                Found::Target => 6,
            };
            counts[sort][find.certainty.code() as usize - 1] += 1;
        }
        json.key("finds");
        json.open('{');
        for (name, count) in ["place", "theme", "actor", "system", "date", "quantity", "target"]
            .iter()
            .zip(counts)
        {
            json.key(name);
            json.open('[');
            for count in count {
                json.bare(&count.to_string());
            }
            json.close(']');
        }
        json.close('}');
        json.key("provinces");
        json.open('[');
        for place in places {
            let entry = self.corpus.entry(Register::Places, place);
            named(&mut json, entry.slug, &entry.label);
        }
        json.close(']');
        json.key("passages");
        json.bare(&rows.record.count.to_string());
        json.key("notes");
        json.open('[');
        for note in &document.notes {
            json.string(note.kind.name());
        }
        json.close(']');
        json.close('}');
        json.finish()
    }
}

/// A slug and its names.
fn named(json: &mut Json, slug: &str, label: &Trilingual<&str>) {
    json.open('[');
    json.string(slug);
    for lang in Lang::ALL {
        json.string(label.get(lang));
    }
    json.close(']');
}

fn corrected(text: &str) -> Corrections {
    let mut lines = text.split('\n').map(str::trim);
    let mut line = || lines.next().unwrap_or_default();
    let (title, date) = (line().to_owned(), line().to_owned());
    let mut slugs = || {
        line()
            .split(' ')
            .filter(|slug| !slug.is_empty())
            .map(str::to_owned)
            .collect()
    };
    Corrections {
        title,
        date,
        without: slugs(),
        with: slugs(),
    }
}

/// True for a date as seeds write it.
#[wasm_bindgen]
pub fn dated(edtf: &str) -> bool {
    When::parse(edtf).is_ok()
}

/// An address for a document, told from its bytes: the same document has the same one.
#[wasm_bindgen]
pub fn address(bytes: &[u8]) -> String {
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("own-{hash:016x}")
}

//! The names of a statement stand in its source.

use std::collections::{BTreeMap, BTreeSet};

use jalons_core::analyze::{Word, is_function_word, singular, words};
use jalons_core::image::read::{Corpus, Register};
use jalons_core::model::Lang;

use super::claim::{Claim, Reference, names_of};
use super::sources::{Form, Paragraph, Source};
use super::{Check, Finding, wording};

/// What a name of a country or city takes on for its people: `singapourien` from `Singapour`.
const ENDINGS: [&str; 15] = [
    "ais", "aise", "aises", "en", "enne", "ennes", "ens", "ien", "ienne", "iennes", "iens", "n", "ois", "oise", "oises",
];

/// The words of a long name stand within so many times as many words as it has.
const REACH: usize = 5;

/// The names of the registers, and the words that are no names.
pub(super) struct Names {
    /// What must be found of each entry: one of these.
    entries: BTreeMap<(Register, u32), Vec<Name>>,
    /// Every name, cut into folded words.
    all: Vec<Vec<String>>,
    /// Words that the French texts have in lower case too.
    common: BTreeSet<String>,
}

impl Names {
    /// Collects the names of a corpus.
    pub(super) fn of(corpus: &Corpus) -> Names {
        let provinces: Vec<Vec<Word>> = corpus
            .entries(Register::Places)
            .filter(|entry| entry.slug != NATION)
            .flat_map(|entry| names_of(&entry).map(words).collect::<Vec<_>>())
            .collect();
        let mut names = Names {
            entries: BTreeMap::new(),
            all: Vec::new(),
            common: BTreeSet::new(),
        };
        for register in [Register::Actors, Register::Systems, Register::Places] {
            for entry in corpus.entries(register) {
                names.all.extend(names_of(&entry).map(wording::folded));
                // `(LGSP)` at the end of a name is another name.
                let all = names_of(&entry).flat_map(|name| name.split(['(', ')']));
                let read = all.filter_map(|name| Name::read(name.trim(), register, &provinces));
                names.entries.insert((register, entry.number), read.collect());
            }
        }
        for statement in corpus.statements() {
            let text = statement.text.fr;
            let small = words(text).into_iter().filter(|word| !is_capitalised(text, word));
            names.common.extend(small.map(|word| word.folded));
        }
        names
    }

    /// Every name, cut into folded words.
    pub(super) fn all(&self) -> &[Vec<String>] {
        &self.all
    }

    /// Checks actors, systems and provinces, and the names in the French text.
    pub(super) fn check(&self, claim: &Claim) -> Vec<Finding> {
        let mut findings = Vec::new();
        let (named, missing): (Vec<&Reference>, Vec<&Reference>) = claim
            .references
            .iter()
            .partition(|reference| self.is_named(reference, claim));
        for Reference { register, entry, .. } in missing {
            // Whoever says My Tho says Dong Thap.
            let is_implied = *register == Register::Places && named.iter().any(|it| it.lies_in.contains(&entry.slug));
            if entry.slug == NATION || is_implied {
                continue;
            }
            let sort = match register {
                Register::Actors => "actor",
                Register::Systems => "system",
                _ => "province",
            };
            let place = if claim.record.brief { "teaser" } else { "article" };
            findings.push(claim.finding(
                Check::Name,
                format!("no name of the {sort} {:?} in the {place}", entry.slug),
                format!("one of {}", names_of(entry).collect::<Vec<_>>().join(", ")),
                "correct the reference, or add the name the source uses as an `alias`",
            ));
        }
        findings.extend(self.capitalised(claim));
        findings
    }

    fn is_named(&self, reference: &Reference, claim: &Claim) -> bool {
        let names = self.entries.get(&(reference.register, reference.entry.number));
        names.into_iter().flatten().any(|name| name.is_in(claim))
    }

    /// Runs of two or more capitalised words in the French text, which the source must have too: people, above all.
    fn capitalised(&self, claim: &Claim) -> Vec<Finding> {
        let Some(Paragraph { text, .. }) = claim.texts.iter().find(|text| text.lang == Lang::Fr) else {
            return Vec::new();
        };
        let own: Vec<Vec<Word>> = claim.names().map(words).collect();
        let holds = |run: &[Word]| {
            claim.context.iter().any(|paragraph| paragraph.has_run(run))
                || own.iter().any(|name| find(run, name).is_some())
        };
        let mut findings = Vec::new();
        for run in capitalised(text) {
            // The first word of a sentence has a capital without being a name.
            let is_plain = starts_sentence(text, run[0].start) && self.common.contains(&run[0].folded);
            let run = if is_plain { &run[1..] } else { &run[..] };
            if let [first, .., last] = run
                && !holds(run)
            {
                findings.push(claim.finding(
                    Check::Name,
                    format!("{:?} in the French text", &text[first.start..last.end]),
                    "the same name in the source".to_owned(),
                    "write the name as the source has it",
                ));
            }
        }
        findings
    }
}

/// The slug of the country, which every source is about whether it says so or not.
pub(super) const NATION: &str = "vietnam";

/// What must be found of a name.
struct Name {
    /// The provinces that are part of it. They may stand elsewhere than the rest: `le Comité populaire provincial`.
    provinces: Vec<Vec<Word>>,
    rest: Rest,
}

/// What must be found of a name beside its provinces.
enum Rest {
    /// The very letters: `UN` is no article, and `MOST` no adverb.
    Acronym(String),
    /// One or two words, side by side.
    Short(Vec<Form>),
    /// The name of a person: all words, near each other.
    Proper(Vec<Form>),
    /// The first word, since a ministry of information is no law on information, and near it half of the name.
    Headed(Vec<Form>),
    /// Half of the name. Systems often bear names that their editors gave them, in words that stand far apart.
    Described(Vec<Form>),
}

impl Name {
    /// Makes out what must be found of a name; none if it has no word of its own.
    fn read(name: &str, register: Register, provinces: &[Vec<Word>]) -> Option<Name> {
        let mut cut = words(name);
        let mut parts = Vec::new();
        for province in provinces {
            if let Some(at) = find(province, &cut).filter(|_| cut.len() > province.len()) {
                parts.push(province.clone());
                cut.drain(at..at + province.len());
            }
        }
        let (forms, is_proper) = telling(name, &cut);
        let rest = match forms.len() {
            0 => return None,
            _ if is_acronym(name) => Rest::Acronym(name.to_owned()),
            1 | 2 => Rest::Short(forms),
            _ if is_proper => Rest::Proper(forms),
            _ if register == Register::Actors => Rest::Headed(forms),
            _ => Rest::Described(forms),
        };
        Some(Name { provinces: parts, rest })
    }

    /// True if the article or teaser has the name.
    fn is_in(&self, claim: &Claim) -> bool {
        let has = |province: &Vec<Word>| claim.context.iter().any(|paragraph| paragraph.has_run(province));
        self.provinces.iter().all(has)
            && claim
                .context
                .iter()
                .any(|paragraph| self.rest.is_in(paragraph, claim.source))
    }
}

impl Rest {
    fn is_in(&self, paragraph: &Paragraph, source: &Source) -> bool {
        let Paragraph { lang, forms, .. } = paragraph;
        match self {
            Rest::Acronym(letters) => {
                let mut words = paragraph.words.iter();
                words.any(|word| paragraph.text.get(word.start..word.end) == Some(letters))
            }
            // By the letter but for plurals, since `gouvernance` would pass for `gouvernement`.
            Rest::Short(name) => match &name[..] {
                [only] => forms
                    .iter()
                    .any(|there| is_same(there, only) || comes_from(there, only)),
                _ => {
                    let mut runs = paragraph.telling.windows(name.len());
                    runs.any(|run| run.iter().zip(name).all(|(at, form)| is_same(&forms[*at], form)))
                }
            },
            Rest::Proper(name) => {
                let mut runs = forms.windows((REACH * name.len()).min(forms.len()).max(1));
                runs.any(|run| name.iter().all(|form| run.iter().any(|there| there.is(form, *lang))))
            }
            Rest::Headed(name) => {
                let heads = (0..forms.len()).filter(|at| name.first().is_some_and(|head| forms[*at].is(head, *lang)));
                heads.into_iter().any(|at| {
                    let end = forms.len().min(at + REACH * name.len());
                    has_half(name, &forms[at..end], source)
                })
            }
            Rest::Described(name) => has_half(name, forms, source),
        }
    }
}

/// True if half of a name stands here, where rare words are the larger part.
fn has_half(name: &[Form], here: &[Form], source: &Source) -> bool {
    let weight = |form: &Form| source.weight(form);
    let found = name
        .iter()
        .filter(|form| here.iter().any(|there| there.is(form, source.lang)));
    found.map(weight).sum::<f64>() >= name.iter().map(weight).sum::<f64>() / 2.0
}

/// Where words stand one after the other among others.
fn find(run: &[Word], words: &[Word]) -> Option<usize> {
    let same = |(a, b): (&Word, &Word)| a.folded == b.folded;
    let mut windows = words.windows(run.len().max(1));
    windows.position(|window| window.iter().zip(run).all(same))
}

/// The words that tell one name from another, all but articles, prepositions, and the country that every source is
/// about; and whether all of them have capitals.
fn telling(name: &str, words: &[Word]) -> (Vec<Form>, bool) {
    let is_country = |word: &Word| word.folded.starts_with(NATION);
    let only_country = words.iter().all(is_country);
    let mut forms: Vec<Form> = Vec::new();
    let mut is_proper = true;
    for word in words
        .iter()
        .filter(|word| is_telling(name, word) && (only_country || !is_country(word)))
    {
        is_proper &= is_capitalised(name, word);
        if !forms.iter().any(|form| form.folded == word.folded) {
            forms.push(Form::of(word));
        }
    }
    (forms, is_proper)
}

fn is_same(a: &Form, b: &Form) -> bool {
    singular(&a.folded) == singular(&b.folded)
}

/// True if a word is made from the name of a country or city.
fn comes_from(word: &Form, name: &Form) -> bool {
    let ending = word.folded.strip_prefix(name.folded.as_str());
    name.folded.len() > 3 && ending.is_some_and(|ending| ENDINGS.contains(&ending))
}

/// True for all words but articles and prepositions. `An` and `To` are names.
pub(super) fn is_telling(text: &str, word: &Word) -> bool {
    !is_function_word(&word.folded) || is_capitalised(text, word)
}

fn is_capitalised(text: &str, word: &Word) -> bool {
    text.get(word.start..)
        .is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

fn is_acronym(name: &str) -> bool {
    name.len() > 1
        && name.contains(|c: char| c.is_ascii_uppercase())
        && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}

/// The runs of capitalised words of a text, acronyms aside, parted by no more than a space or a hyphen.
fn capitalised(text: &str) -> Vec<Vec<Word>> {
    let mut runs: Vec<Vec<Word>> = Vec::new();
    let mut end = None;
    let is_part = |word: &Word| is_capitalised(text, word) && !text.get(word.start..word.end).is_some_and(is_acronym);
    for word in words(text).into_iter().filter(is_part) {
        let joined = end.is_some_and(|end| matches!(text.get(end..word.start), Some(" " | "\u{a0}" | "-" | "‑" | "–")));
        end = Some(word.end);
        match runs.last_mut().filter(|_| joined) {
            Some(run) => run.push(word),
            None => runs.push(vec![word]),
        }
    }
    runs
}

fn starts_sentence(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(|c: char| c.is_whitespace() || "’'«“(".contains(c));
    before.is_empty() || before.ends_with(['.', '!', '?', '…', ':'])
}

//! Places, actors, systems and themes by their names.

use super::gazetteer::{Gazetteer, Name, is_acronym, marks_differ};
use super::passage::Passage;
use super::{Certainty, Local, Rule, What};
use crate::analyze::{is_function_word, words};
use crate::image::read::Register;
use crate::model::{Day, Lang};

/// What sentences before tell of a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    /// The place that was named last in the article, for `la province`.
    pub(super) place: Option<u32>,
    /// The day of the document.
    pub(super) day: Day,
}

/// Everything of the registers that a passage names.
pub(super) fn find(gazetteer: &Gazetteer<'_>, passage: &Passage<'_>, context: &mut Context, out: &mut Vec<Local>) {
    places(gazetteer, passage, context, out);
    for register in [Register::Actors, Register::Systems] {
        let mut at = 0;
        while at < passage.words.len() {
            let names = gazetteer
                .at(&passage.prints[at..])
                .filter(|name| name.register == register);
            let Some((name, certainty)) = names.filter_map(|name| Some((name, named(passage, at, name)?))).next()
            else {
                at += 1;
                continue;
            };
            let (start, end) = passage.span(at, name.count as usize);
            out.push(Local {
                start,
                end,
                what: if register == Register::Actors {
                    What::Actor(name.entry)
                } else {
                    What::System(name.entry)
                },
                certainty,
                rule: if is_acronym(name.text) {
                    Rule::KnownAcronym
                } else {
                    Rule::KnownName
                },
            });
            at += name.count as usize;
        }
    }
    themes(gazetteer, passage, out);
}

/// True if a name really stands here, and how surely.
fn named(passage: &Passage<'_>, at: usize, name: &Name<'_>) -> Option<Certainty> {
    let count = name.count as usize;
    let (start, end) = passage.span(at, count);
    if is_acronym(name.text) {
        return (passage.text.get(start..end) == Some(name.text)).then_some(Certainty::Certain);
    }
    if passage.lang == Lang::Vi && marks_differ(&passage.words[at..at + count], name.text) {
        return None;
    }
    let proper = name.text.starts_with(char::is_uppercase);
    if count == 1 {
        // A short word without its marks may be another one: `Mỹ` is a country, `My` is not.
        let word = &passage.words[at];
        let own = words(name.text);
        if word.folded.len() < 5 && own.first().is_some_and(|own| own.written != word.written) {
            return None;
        }
        // One word is a name only with its capital, and at the start of a sentence any word has one.
        return (proper && passage.capital(at)).then(|| {
            if passage.opens(at) {
                Certainty::Probable
            } else {
                Certainty::Certain
            }
        });
    }
    let capitals = (at..at + count).any(|at| passage.capital(at));
    (capitals || !proper || count > 2).then_some(Certainty::Certain)
}

fn places(gazetteer: &Gazetteer<'_>, passage: &Passage<'_>, context: &mut Context, out: &mut Vec<Local>) {
    let mut at = 0;
    while at < passage.words.len() {
        let mut names = gazetteer
            .at(&passage.prints[at..])
            .filter(|name| name.register == Register::Places);
        let Some(name) = names.find(|name| stands_as_place(passage, at, name)) else {
            if let Some(place) = context.place {
                of_context(passage, at, place, gazetteer.is_city(place, context.day), out);
            }
            at += 1;
            continue;
        };
        let count = name.count as usize;
        if let Some((certainty, rule)) = place(passage, at, count, gazetteer.is_city(name.entry, context.day)) {
            let (start, end) = passage.span(at, count);
            out.push(Local {
                start,
                end,
                what: What::Place {
                    unit: name.entry,
                    dated: false,
                },
                certainty,
                rule,
            });
            if certainty > Certainty::Possible && !gazetteer.is_nation(name.entry) {
                context.place = Some(name.entry);
            }
            at += count;
        } else {
            // The trap may be longer than the name: of `Thái Bình Dương`, `Bình Dương` is no province either.
            at += count + usize::from(passage.joined(at + count - 1) && is_ocean(passage, at + count));
        }
    }
}

/// True if every word of the name has its capital and the marks do not speak against it.
fn stands_as_place(passage: &Passage<'_>, at: usize, name: &Name<'_>) -> bool {
    let count = name.count as usize;
    if is_acronym(name.text) {
        let (start, end) = passage.span(at, count);
        return passage.text.get(start..end) == Some(name.text);
    }
    let together = (at..at + count - 1).all(|at| {
        passage
            .gap(at)
            .chars()
            .all(|c| c.is_whitespace() || matches!(c, '-' | '‑' | '–' | '.'))
    });
    together
        && (at..at + count).all(|at| passage.capital(at))
        && !(passage.lang == Lang::Vi && marks_differ(&passage.words[at..at + count], name.text))
}

/// Judges the name of a place by its neighbours; nothing if it is something else.
fn place(passage: &Passage<'_>, at: usize, count: usize, is_city: bool) -> Option<(Certainty, Rule)> {
    let end = at + count;
    if passage.joined(end - 1) && is_ocean(passage, end) {
        return None;
    }
    // A person: a family name before, perhaps with a middle name between.
    let family = |back: usize| {
        at.checked_sub(back).is_some_and(|at| {
            is_family_name(passage.word(at), passage.lang)
                && passage.capital(at)
                && !(passage.opens(at) && passage.lang == Lang::Fr && passage.word(at) == "le")
        })
    };
    if at > 0
        && passage.joined(at - 1)
        && (family(1) || (at > 1 && passage.joined(at - 2) && passage.capital(at - 1) && family(2)))
    {
        return None;
    }
    match class_before(passage, at).or_else(|| class_after(passage, end)) {
        Some(Class::Other) => None,
        Some(Class::Province) => Some((Certainty::Certain, Rule::PlaceWithClass)),
        Some(Class::City) if is_city => Some((Certainty::Certain, Rule::PlaceWithClass)),
        Some(Class::City) => Some((Certainty::Probable, Rule::CityOfProvince)),
        None if count == 1 && passage.opens(at) && passage.word(at).len() < 5 => {
            Some((Certainty::Possible, Rule::PlaceAtSentenceStart))
        }
        None => Some((Certainty::Certain, Rule::PlaceByName)),
    }
}

/// `Dương` after a name makes it an ocean: `Thái Bình Dương`.
fn is_ocean(passage: &Passage<'_>, at: usize) -> bool {
    matches!(passage.word(at), "duong" | "dương") && passage.capital(at)
}

fn is_family_name(word: &str, lang: Lang) -> bool {
    const FOLDED: [&str; 21] = [
        "nguyen", "tran", "le", "pham", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo", "duong", "dinh",
        "trinh", "dao", "truong", "doan", "luong", "hoang",
    ];
    const MARKED: [&str; 22] = [
        "nguyễn", "trần", "lê", "phạm", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô", "dương", "đinh",
        "trịnh", "đào", "trương", "đoàn", "lương", "hoàng", "lý",
    ];
    if lang == Lang::Vi {
        MARKED.contains(&word) || FOLDED.contains(&word)
    } else {
        FOLDED.contains(&word)
    }
}

/// What the word beside a name says that the name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Province,
    City,
    /// A ward, a street, a river.
    Other,
}

fn class_before(passage: &Passage<'_>, at: usize) -> Option<Class> {
    // `province de`, `city of`, `quartier d’`.
    let particle = matches!(passage.before(at, 1), "de" | "du" | "of" | "d");
    let at = at.checked_sub(usize::from(particle))?;
    let joined = at > 0
        && passage
            .gap(at - 1)
            .chars()
            .all(|c| c.is_whitespace() || matches!(c, '.' | '\'' | '’'));
    if !joined {
        return None;
    }
    if passage.follows(at, "thành phố") || passage.follows(at, "thanh pho") {
        return Some(Class::City);
    }
    if passage.follows(at, "thị xã") || passage.follows(at, "thị trấn") || passage.follows(at, "thi xa") {
        return Some(Class::Other);
    }
    let word = passage.before(at, 1);
    match (passage.lang, word) {
        (Lang::Vi, "tỉnh") | (_, "tinh" | "province" | "provinces" | "provincial" | "provinciale") => {
            Some(Class::Province)
        }
        (_, "ville" | "city" | "tp" | "municipalite" | "villes") => Some(Class::City),
        (
            Lang::Vi,
            "phường" | "quận" | "huyện" | "xã" | "thôn" | "làng" | "đường" | "phố" | "ngõ" | "sông" | "hồ" | "cầu"
            | "quốc",
        ) => Some(Class::Other),
        (
            Lang::Fr | Lang::En,
            "phuong" | "quan" | "huyen" | "quartier" | "arrondissement" | "district" | "commune" | "bourg" | "village"
            | "hameau" | "ward" | "township" | "town" | "rue" | "avenue" | "boulevard" | "street" | "duong" | "pho"
            | "riviere" | "fleuve" | "river" | "song" | "lac" | "hotel" | "pont",
        ) => Some(Class::Other),
        _ => None,
    }
}

/// English sets the word behind the name: `Bac Ninh province`, `Hoa Binh street`.
fn class_after(passage: &Passage<'_>, end: usize) -> Option<Class> {
    if passage.lang != Lang::En || !passage.joined(end.checked_sub(1)?) {
        return None;
    }
    match passage.word(end) {
        "province" | "provincial" => Some(Class::Province),
        "city" => Some(Class::City),
        "ward" | "district" | "commune" | "town" | "township" | "village" | "street" | "road" | "avenue" | "river"
        | "lake" | "bridge" | "hotel" => Some(Class::Other),
        _ => None,
    }
}

/// `la province` and its like, for the place that was named before.
fn of_context(passage: &Passage<'_>, at: usize, place: u32, is_city: bool, out: &mut Vec<Local>) {
    let before = passage.before(at, 1);
    let count = match (passage.lang, passage.word(at)) {
        (Lang::Fr, "province") if matches!(before, "la" | "cette" | "sa") => 1,
        (Lang::Fr, "provincial" | "provinciale" | "provinciaux" | "provinciales") => 1,
        (Lang::Fr, "ville") if is_city && matches!(before, "la" | "cette") => 1,
        (Lang::En, "province") if matches!(before, "the" | "this" | "its") => 1,
        (Lang::En, "provincial") => 1,
        (Lang::En, "city") if is_city && matches!(before, "the" | "this") => 1,
        // Of several, none is meant: `các tỉnh`, `100 thành phố`.
        (Lang::Vi, "tỉnh" | "thành")
            if matches!(before, "các" | "những" | "nhiều" | "mỗi" | "một" | "hai")
                || (before.bytes().any(|byte| byte.is_ascii_digit()) && passage.joined(at - 1)) =>
        {
            return;
        }
        (Lang::Vi, "tỉnh") if !passage.opens(at) || passage.words.len() > at + 1 => 1,
        (Lang::Vi, "thành") if is_city && passage.word(at + 1) == "phố" => 2,
        _ => return,
    };
    // A name that follows is the one that is meant, be it known or not.
    let particle = usize::from(matches!(passage.word(at + count), "de" | "du" | "d" | "of"));
    let follows = passage.capital(at + count + particle) && passage.joined(at + count - 1) && passage.lang != Lang::En;
    if follows {
        return;
    }
    let (start, end) = passage.span(at, count);
    out.push(Local {
        start,
        end,
        what: What::Place {
            unit: place,
            dated: false,
        },
        certainty: Certainty::Probable,
        rule: Rule::PlaceOfContext,
    });
}

/// The longest terms of themes in the language of the passage.
fn themes(gazetteer: &Gazetteer<'_>, passage: &Passage<'_>, out: &mut Vec<Local>) {
    let mut at = 0;
    while at < passage.words.len() {
        let mut longest = 0;
        let from = out.len();
        for name in gazetteer.at(&passage.prints[at..]) {
            let count = name.count as usize;
            if name.register != Register::Themes
                || count < longest
                || name.lang.is_some_and(|lang| lang != passage.lang)
            {
                continue;
            }
            let known = out[from..].iter().any(|found| found.what == What::Theme(name.entry));
            if !known && is_term(passage, at, name) {
                longest = count;
                let (start, end) = passage.span(at, count);
                out.push(Local {
                    start,
                    end,
                    what: What::Theme(name.entry),
                    certainty: Certainty::Probable,
                    rule: Rule::ThemeTerm,
                });
            }
        }
        at += longest.max(1);
    }
}

fn is_term(passage: &Passage<'_>, at: usize, name: &Name<'_>) -> bool {
    let count = name.count as usize;
    let (start, end) = passage.span(at, count);
    if is_acronym(name.text) {
        return passage.text.get(start..end) == Some(name.text);
    }
    let run = &passage.words[at..at + count];
    if passage.lang == Lang::Vi && marks_differ(run, name.text) {
        return false;
    }
    !(count == 1 && is_function_word(&run[0].folded))
}

//! Goes through a document passage by passage, and puts together what only the whole tells.

use super::gazetteer::Gazetteer;
use super::names::{self, Context};
use super::passage::Passage;
use super::{Certainty, Find, Local, Rule, What, dates, quantities, targets};
use crate::model::{Day, Lang, When};
use crate::reading::{Document, Kind, language};

/// Longer paragraphs are taken in stretches of about this many bytes, cut between sentences where there are some.
const STRETCH: usize = 4096;

/// A search that goes on by steps, so that a page stays alive while it runs.
///
/// ```no_run
/// # fn example(corpus: &jalons_core::image::read::Corpus<'_>, bytes: &[u8]) -> Option<()> {
/// use jalons_core::finding::{Gazetteer, Search};
/// let gazetteer = Gazetteer::of(corpus);
/// let document = jalons_core::reading::read("dispatch.txt", bytes).ok()?;
/// let mut search = Search::new(&gazetteer, &document);
/// while search.step() {}
/// for find in search.finish() {
///     println!("{} {:?} {}", find.rule.name(), find.what, &document.text[find.start as usize..find.end as usize]);
/// }
/// # Some(()) }
/// ```
pub struct Search<'s, 'a> {
    gazetteer: &'s Gazetteer<'a>,
    document: &'s Document,
    /// The part and the byte of it that come next.
    part: usize,
    at: usize,
    article: u32,
    context: Context,
    /// The number of the find that named a place last.
    last_place: Option<u32>,
    years: dates::Years,
    lang: Lang,
    /// The language of the part at hand.
    part_lang: Lang,
    finds: Vec<Find>,
}

/// All finds of a document at once.
pub fn find(gazetteer: &Gazetteer<'_>, document: &Document) -> Vec<Find> {
    let mut search = Search::new(gazetteer, document);
    while search.step() {}
    search.finish()
}

/// The date of an article or teaser as EDTF: that of the document, or the first day or month that it names as one on which
/// something was. A year alone may be any that the text speaks of.
pub fn date_of<'f>(document: &'f Document, finds: &'f [Find], article: u32) -> Option<&'f str> {
    article_dates(document, finds, article).pop().flatten()
}

/// The dates of all articles up to one.
fn article_dates<'f>(document: &'f Document, finds: &'f [Find], last: u32) -> Vec<Option<&'f str>> {
    let mut dates: Vec<Option<&str>> = vec![None; last as usize + 1];
    dates[0] = document.date.as_ref().map(|told| told.value.as_str());
    for find in finds {
        let article = document
            .parts
            .get(find.part as usize)
            .map_or(0, |part| part.article as usize);
        if let What::Date(date) = &find.what
            && date.role == super::Role::Moment
            && find.certainty > Certainty::Possible
            && date.edtf.split('/').all(|side| side.len() > 6)
            && let Some(slot @ None) = dates.get_mut(article)
        {
            *slot = Some(&date.edtf);
        }
    }
    dates
}

impl<'s, 'a> Search<'s, 'a> {
    /// Starts at the first part.
    pub fn new(gazetteer: &'s Gazetteer<'a>, document: &'s Document) -> Search<'s, 'a> {
        let lang = document.lang.as_ref().map(|told| told.value);
        let lang = lang.unwrap_or(gazetteer.lang);
        let date = document.date.as_ref().map_or(gazetteer.date, |told| &told.value);
        let day = When::parse(date).map_or(Day::OPEN_END, |date| date.latest);
        Search {
            years: dates::Years::of(document, gazetteer.date),
            gazetteer,
            document,
            part: 0,
            at: 0,
            article: 0,
            context: Context { place: None, day },
            last_place: None,
            lang,
            part_lang: lang,
            finds: Vec::new(),
        }
    }

    /// Looks at the next passage; false if there was none.
    pub fn step(&mut self) -> bool {
        let Some(part) = self.document.parts.get(self.part) else {
            return false;
        };
        let text = self.document.text_of(part);
        if !part.kind.is_content() || self.at >= text.len() {
            self.part += 1;
            self.at = 0;
            return true;
        }
        if part.article != self.article {
            self.article = part.article;
            self.context.place = None;
            self.last_place = None;
        }
        let rest = &text[self.at..];
        if self.at == 0 {
            // A paragraph may be quoted in another language; a short one tells too little to judge by.
            let start = &rest[..rest.floor_char_boundary(1000)];
            self.part_lang = if rest.len() > 120 {
                language(start).unwrap_or(self.lang)
            } else {
                self.lang
            };
        }
        let stretch = &rest[..stretch(rest)];
        let mut found = Vec::new();
        let passage = Passage::new(stretch, self.part_lang);
        dates::find(&passage, &mut self.years, part.article, &mut found);
        quantities::find(self.gazetteer, &passage, &mut found);
        names::find(self.gazetteer, &passage, &mut self.context, &mut found);
        let base = part.start + self.at as u32;
        let first = self.finds.len() as u32;
        targets::find(&passage, &mut found, first, self.last_place);
        for local in found {
            if matches!(local.what, What::Place { unit, .. } if !self.gazetteer.is_nation(unit))
                && local.certainty > Certainty::Possible
            {
                self.last_place = Some(self.finds.len() as u32);
            }
            self.finds.push(self.placed(local, base));
        }
        self.at += stretch.len();
        true
    }

    fn placed(&self, local: Local, base: u32) -> Find {
        let mut what = local.what;
        if let What::Quantity(quantity) = &mut what {
            quantity.unit_span = (quantity.unit_span.0 + base, quantity.unit_span.1 + base);
        }
        Find {
            start: base + local.start as u32,
            end: base + local.end as u32,
            part: self.part as u32,
            what,
            certainty: local.certainty,
            rule: local.rule,
        }
    }

    /// How far the search is: parts done and parts there are.
    pub fn progress(&self) -> (usize, usize) {
        (self.part, self.document.parts.len())
    }

    /// The finds, in the order of the text but for those that belong to a whole paragraph, which come last.
    pub fn finish(mut self) -> Vec<Find> {
        self.carry_places();
        self.date_places();
        self.finds
    }

    /// Gives paragraphs without a place the one that their article is about.
    fn carry_places(&mut self) {
        let articles = self
            .document
            .parts
            .iter()
            .map(|part| part.article)
            .max()
            .unwrap_or_default();
        let mut named = vec![false; self.document.parts.len()];
        for find in &self.finds {
            // A paragraph about the country is not about the province of the article either.
            if matches!(find.what, What::Place { .. })
                && let Some(named) = named.get_mut(find.part as usize)
            {
                *named = true;
            }
        }
        let mut subjects: Vec<Option<u32>> = vec![None; articles as usize + 1];
        // The title comes before the first paragraph, whichever stands first.
        for titles in [true, false] {
            let mut decided = vec![false; subjects.len()];
            for (number, part) in (0u32..).zip(&self.document.parts) {
                let at = part.article as usize;
                let wanted = if titles {
                    part.kind == Kind::Title
                } else {
                    matches!(part.kind, Kind::Body | Kind::Teaser)
                };
                if !wanted || decided[at] || subjects[at].is_some() {
                    continue;
                }
                decided[at] = !titles;
                subjects[at] = self.only_place(number, !titles);
            }
        }
        for (number, part) in (0u32..).zip(&self.document.parts) {
            let Some(unit) = subjects.get(part.article as usize).copied().flatten() else {
                continue;
            };
            if part.kind.is_content() && !named[number as usize] {
                self.finds.push(Find {
                    start: part.start,
                    end: part.end,
                    part: number,
                    what: What::Place { unit, dated: false },
                    certainty: Certainty::Probable,
                    rule: Rule::PlaceOfArticle,
                });
            }
        }
    }

    /// The one place that a part names, if it is one; in running text it must be called a province, since a text may name
    /// any town in passing.
    fn only_place(&self, part: u32, with_class: bool) -> Option<u32> {
        let start = self.finds.partition_point(|find| find.part < part);
        let mut only = None;
        for find in self.finds.iter().skip(start).take_while(|find| find.part == part) {
            if let What::Place { unit, .. } = find.what
                && !self.gazetteer.is_nation(unit)
                && find.certainty > Certainty::Possible
            {
                if only.is_some_and(|known| self.gazetteer.slug(known) != self.gazetteer.slug(unit)) {
                    return None;
                }
                only = Some(unit);
            }
        }
        let mut own = self.finds.iter().skip(start).take_while(|find| find.part == part);
        only.filter(|_| !with_class || own.any(|find| find.rule == Rule::PlaceWithClass))
    }

    /// Makes of each name of a place the unit that was in force on the day of its article.
    fn date_places(&mut self) {
        let articles = self
            .document
            .parts
            .iter()
            .map(|part| part.article)
            .max()
            .unwrap_or_default();
        let days: Vec<Option<Days>> = article_dates(self.document, &self.finds, articles)
            .into_iter()
            .map(|date| date.and_then(Days::of))
            .collect();
        // What says no day of its own takes that of another teaser, or the newest year it names; neither is sure.
        let sibling = days.iter().skip(1).flatten().next().copied();
        let guess = |article: usize| {
            let year = self.years.newest(article).map(|from| Days { from, to: from });
            // The page itself, at last: teasers are put on it when it is made, or later.
            sibling.filter(|_| article > 0).or(year).or(days[0])
        };
        let guesses: Vec<Option<Days>> = (0..days.len()).map(guess).collect();
        let gazetteer = self.gazetteer;
        for find in &mut self.finds {
            let article = self
                .document
                .parts
                .get(find.part as usize)
                .map_or(0, |part| part.article as usize);
            if let What::Place { unit, dated } = &mut find.what {
                let on = |days: Option<Days>| days.and_then(|days| gazetteer.unit_on(*unit, days.from, days.to));
                let sure = on(days[article]).or(gazetteer.is_only_unit(*unit).then_some(*unit));
                *dated = sure.is_some();
                *unit = sure.or_else(|| on(guesses[article])).unwrap_or(*unit);
            }
        }
    }
}

/// First and last possible day of a text.
#[derive(Clone, Copy)]
struct Days {
    from: Day,
    to: Day,
}

impl Days {
    fn of(edtf: &str) -> Option<Days> {
        let when = When::parse(edtf).ok()?;
        Some(Days {
            from: when.earliest,
            to: when.latest,
        })
    }
}

/// Bytes of the next stretch of a paragraph.
fn stretch(text: &str) -> usize {
    if text.len() <= STRETCH {
        return text.len();
    }
    let limit = text.floor_char_boundary(STRETCH);
    let head = &text[..limit];
    let cut = head
        .rfind(". ")
        .or_else(|| head.rfind(char::is_whitespace))
        .filter(|cut| *cut > STRETCH / 2);
    cut.map_or(limit, |cut| cut + 1)
}

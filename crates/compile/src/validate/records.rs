//! Records and their statements.

use super::check::Check;
use crate::parse::{Located, RawQuantity, RawRecord, RawStatement, RawStatus};
use crate::report::nearest;
use jalons_core::image::write::{EntryRow, QuantityRow, RecordRow, StatementRow, StatusRow};
use jalons_core::model::{Achievement, Comparator, Day, Direction, Lang, Level, Life, Origin, Standing, When};
use std::collections::BTreeMap;

/// Whole numbers are exact up to 2^53.
const MOST: f64 = 9_007_199_254_740_992.0;

/// What records may refer to.
pub(super) struct Known<'k> {
    pub(super) themes: Vec<String>,
    pub(super) kinds: Vec<String>,
    pub(super) units: Vec<String>,
    pub(super) actors: Vec<String>,
    pub(super) systems: Vec<String>,
    pub(super) places: &'k [EntryRow],
    /// The languages of the corpus; never empty.
    pub(super) languages: &'k [Lang],
    /// The day of the corpus.
    pub(super) day: Option<Day>,
}

impl Check<'_> {
    pub(super) fn record(&mut self, raw: &RawRecord, known: &Known<'_>) -> (RecordRow, Vec<StatementRow>) {
        self.slug(&raw.id);
        let stem = raw.file.trim_start_matches("records/").trim_end_matches(".toml");
        if !raw.id.value.is_empty() && raw.id.value != stem {
            self.problem(
                raw.id.at,
                format!(
                    "record id is {:?}, expected {stem:?} as the file is named; rename one",
                    raw.id.value
                ),
            );
        }
        self.one_of(Some(&raw.kind), "kind of record", &["article", "brief"]);
        if !raw.sha256.value.is_empty()
            && (raw.sha256.value.len() != 64 || !raw.sha256.value.bytes().all(|byte| byte.is_ascii_hexdigit()))
        {
            self.problem(
                raw.sha256.at,
                format!(
                    "`sha256` is {:?}, expected 64 hexadecimal digits; run sha256sum on the original",
                    raw.sha256.value
                ),
            );
        }
        self.url(raw.url.as_ref(), "url");
        let code = raw.language.value.as_str();
        let good = matches!(code.len(), 2 | 3) && code.bytes().all(|byte| byte.is_ascii_lowercase());
        if !code.is_empty() && !good {
            self.problem(
                raw.language.at,
                format!("`language` is {code:?}, expected a code of two or three letters such as fr, en or vi"),
            );
        }
        match (&raw.page, raw.kind.value.as_str()) {
            (None, "brief") => self.problem(
                raw.kind.at,
                "a brief needs the record on whose page it stood, expected `page` in [source]; add it".to_owned(),
            ),
            (Some(page), "article") => self.problem(
                page.at,
                "`page` goes with a brief only, and this is an article; take it out or change `kind`".to_owned(),
            ),
            _ => {}
        }
        if raw.statements.is_empty() {
            self.problem(
                raw.id.at,
                "the record has no statement, expected at least one [[statement]]".to_owned(),
            );
        }
        let when = (raw.edtf.value.clone(), self.date(&raw.edtf, "edtf"));
        if let Some(day) = known
            .day
            .filter(|day| when.1.earliest.is_closed() && when.1.earliest > *day)
        {
            self.problem(
                raw.edtf.at,
                format!(
                    "the record is dated {:?}, expected no later than the corpus itself, {day}; mend one",
                    raw.edtf.value
                ),
            );
        }
        let mut ids = BTreeMap::new();
        let mut texts = BTreeMap::new();
        let mut paragraph = 0.0;
        let mut statements = Vec::new();
        for statement in &raw.statements {
            if let Some(earlier) = ids.insert(statement.id.value.as_str(), statement.id.at.line) {
                self.problem(
                    statement.id.at,
                    format!(
                        "statement id {:?} stands on line {earlier} too, expected a unique id; rename one",
                        statement.id.value
                    ),
                );
            }
            if statement.paragraph.value < paragraph {
                self.problem(
                    statement.paragraph.at,
                    format!(
                        "paragraph {} comes after paragraph {paragraph}, expected statements in the order of the source; \
                         move it",
                        statement.paragraph.value
                    ),
                );
            }
            paragraph = statement.paragraph.value;
            let text = statement.text.get(known.languages[0]).as_str();
            if let Some(earlier) = texts
                .insert(text, &statement.id)
                .filter(|earlier| !text.is_empty() && earlier.value != statement.id.value)
            {
                self.problem(
                    statement.id.at,
                    format!(
                        "statements {:?} and {:?} say the same words, expected one fact each; take one out",
                        earlier.value, statement.id.value
                    ),
                );
            }
            statements.push(self.statement(statement, &when, known));
        }
        let record = RecordRow {
            id: raw.id.value.clone(),
            brief: raw.kind.value == "brief",
            origin: Origin::Editors,
            title: raw.title.clone(),
            source: [
                raw.source_title.value.clone(),
                raw.language.value.clone(),
                raw.publisher.value.clone(),
                raw.url.as_ref().map(|url| url.value.clone()).unwrap_or_default(),
                raw.source_file.value.clone(),
                raw.sha256.value.clone(),
            ],
            when,
            basis: raw.basis.clone(),
            copies: Vec::new(),
            page: None,
            first: 0,
            count: 0,
        };
        (record, statements)
    }

    fn statement(&mut self, raw: &RawStatement, inherited: &(String, When), known: &Known<'_>) -> StatementRow {
        self.slug(&raw.id);
        if raw.paragraph.value < 1.0 || raw.paragraph.value.fract() != 0.0 {
            self.problem(
                raw.paragraph.at,
                format!(
                    "`paragraph` is {}, expected a whole number from 1 on",
                    raw.paragraph.value
                ),
            );
        }
        if raw.themes.is_empty() {
            self.problem(
                raw.at,
                "the statement has no theme, expected one to three, the main one first; add `themes`".to_owned(),
            );
        }
        if let Some(fourth) = raw.themes.get(3) {
            self.problem(
                fourth.at,
                format!(
                    "the statement has {} themes, expected three at most; keep the main ones",
                    raw.themes.len()
                ),
            );
        }
        self.translations(raw, known.languages);
        let own = raw
            .when
            .as_ref()
            .map(|when| (when.value.clone(), self.date(when, "when")));
        let when = own.clone().unwrap_or_else(|| inherited.clone());
        let deadline = raw
            .deadline
            .as_ref()
            .map(|deadline| (deadline.value.clone(), self.date(deadline, "deadline")));
        if let (Some((edtf, due)), Some(raw)) = (&deadline, &raw.deadline)
            && due.latest < when.1.earliest
            && when.1.earliest.is_closed()
        {
            self.problem(
                raw.at,
                format!(
                    "`deadline` is {edtf:?}, expected one that is not over when it is said, {:?}; \
                     mend it, or give the statement a `when` of its own",
                    when.0
                ),
            );
        }
        if raw.when.is_none() && !raw.basis.get(known.languages[0]).is_empty() {
            self.problem(
                raw.at,
                "the statement has a `basis` but no `when` that it could be the basis of; add `when` or take it out"
                    .to_owned(),
            );
        }
        StatementRow {
            record: 0,
            paragraph: raw.paragraph.value as u32,
            id: raw.id.value.clone(),
            text: raw.text.clone(),
            kind: self
                .known(Some(&raw.kind), "kind", "themes.toml", &known.kinds)
                .unwrap_or_default(),
            themes: self.all_known(&raw.themes, "theme", "themes.toml", &known.themes),
            places: raw
                .provinces
                .iter()
                .filter_map(|slug| self.place(slug, when.1, known.places))
                .collect(),
            actors: self.all_known(&raw.actors, "actor", "actors.toml", &known.actors),
            systems: self.all_known(&raw.systems, "system", "systems.toml", &known.systems),
            inherited: own.is_none(),
            when,
            deadline,
            basis: raw.basis.clone(),
            status: self.status(&raw.status),
            quantity: raw.quantity.as_ref().map(|quantity| self.quantity(quantity, known)),
        }
    }

    /// The unit of this name that was in force on the first possible day of a date.
    pub(super) fn place(&mut self, slug: &Located<String>, when: When, places: &[EntryRow]) -> Option<u32> {
        let day = if when.earliest.is_closed() {
            when.earliest
        } else {
            when.latest
        };
        let named: Vec<(usize, &EntryRow)> = places
            .iter()
            .enumerate()
            .filter(|(_, place)| place.slug == slug.value || place.id == slug.value)
            .collect();
        // The id of a unit says which one is meant, where its slug could be either.
        let unit = named
            .iter()
            .find(|(_, place)| place.id == slug.value && place.id != place.slug);
        if let Some((number, _)) = unit.filter(|(_, place)| {
            place.from.is_none_or(|from| from <= when.latest) && place.to.is_none_or(|to| to >= when.earliest)
        }) {
            return Some(*number as u32);
        }
        let in_force = named
            .iter()
            .find(|(_, place)| place.from.is_none_or(|from| from <= day) && place.to.is_none_or(|to| to >= day));
        match (in_force, named.last()) {
            (Some((number, _)), _) => return Some(*number as u32),
            (None, None) => self.unknown_place(slug, places),
            (None, Some((_, last))) => {
                let now = last
                    .into
                    .and_then(|into| places.get(into as usize))
                    .map_or(String::new(), |into| format!(", then {:?}", into.slug));
                let until = last.to.map_or(String::new(), |to| format!(" until {to}{now}"));
                self.problem(
                    slug.at,
                    format!(
                        "province {:?} was not in force on {day}, expected one that was; it existed{until}",
                        slug.value
                    ),
                );
            }
        }
        None
    }

    /// The unit of this name that is there now, or was last.
    pub(super) fn last_place(&mut self, slug: &Located<String>, places: &[EntryRow]) -> Option<u32> {
        let named = |place: &EntryRow| place.slug == slug.value || place.id == slug.value;
        let last = (0..places.len())
            .filter(|number| named(&places[*number]))
            .max_by_key(|number| places[*number].from);
        if last.is_none() {
            self.unknown_place(slug, places);
        }
        last.map(|number| number as u32)
    }

    fn unknown_place(&mut self, slug: &Located<String>, places: &[EntryRow]) {
        if self.unread("provinces.toml") {
            return;
        }
        let near = nearest(&slug.value, places.iter().map(|place| place.slug.as_str()));
        self.problem(
            slug.at,
            format!(
                "unknown province {:?}, expected a slug of provinces.toml{near}",
                slug.value
            ),
        );
    }

    /// A sentence that is the same in two languages was not translated.
    fn translations(&mut self, raw: &RawStatement, languages: &[Lang]) {
        for (at, lang) in languages.iter().enumerate() {
            let text = raw.text.get(*lang);
            let same = languages[..at].iter().find(|earlier| raw.text.get(**earlier) == text);
            if let Some(earlier) = same.filter(|_| !text.is_empty()) {
                self.problem(
                    raw.at,
                    format!(
                        "the text in `{}` is that in `{}`, expected a translation; write it",
                        lang.code(),
                        earlier.code()
                    ),
                );
            }
        }
    }

    /// The history of a target. Which statement the evidence is, is looked up when all records are read.
    fn status(&mut self, raw: &[RawStatus]) -> Vec<StatusRow> {
        let mut rows: Vec<StatusRow> = Vec::new();
        for row in raw {
            let life = self.named(row.life.as_ref(), "life", Life::ALL, Life::name);
            let achieved = self.named(
                row.achieved.as_ref(),
                "achievement",
                Achievement::ALL,
                Achievement::name,
            );
            let when = self.date(&row.date, "date");
            if row.life.is_some() == row.achieved.is_some() {
                self.problem(
                    row.at,
                    "a status says one thing, expected either `life` or `achieved`; make a row of each".to_owned(),
                );
            }
            if rows.last().is_some_and(|last| last.when.1.earliest > when.earliest) {
                self.problem(
                    row.date.at,
                    format!(
                        "the status of {:?} comes after a later one, expected the oldest first; move it",
                        row.date.value
                    ),
                );
            }
            rows.push(StatusRow {
                standing: achieved.map_or(Standing::Life(life.unwrap_or(Life::Announced)), Standing::Achieved),
                when: (row.date.value.clone(), when),
                evidence: 0,
            });
        }
        rows
    }

    fn quantity(&mut self, raw: &RawQuantity, known: &Known<'_>) -> QuantityRow {
        let comparator = self
            .named(Some(&raw.comparator), "comparator", Comparator::ALL, Comparator::name)
            .unwrap_or(Comparator::Equal);
        match (&raw.max, comparator) {
            (None, Comparator::Between) => {
                self.problem(
                    raw.comparator.at,
                    "`between` needs the upper end too, expected `max`; add it".to_owned(),
                );
            }
            (Some(max), Comparator::Between) if max.value <= raw.value.value => {
                self.problem(
                    max.at,
                    format!(
                        "`max` is {}, expected more than `value`, which is {}",
                        max.value, raw.value.value
                    ),
                );
            }
            (Some(max), other) if other != Comparator::Between => {
                self.problem(
                    max.at,
                    format!(
                        "`max` goes with \"between\" only, the comparator is {:?}; change one",
                        other.name()
                    ),
                );
            }
            _ => {}
        }
        let direction = self.named(raw.direction.as_ref(), "direction", Direction::ALL, Direction::name);
        let grows = matches!(direction, Some(Direction::Increase | Direction::Decrease));
        for share in [Some(&raw.value), raw.max.as_ref()].into_iter().flatten() {
            if raw.unit.value == "percent" && share.value > 100.0 && !grows {
                self.problem(
                    share.at,
                    format!(
                        "{} per cent is more than the whole, expected 100 at most; \
                         mend it, or say `direction = \"increase\"` if it is by how much something grew",
                        share.value
                    ),
                );
            }
            if share.value.abs() > MOST {
                self.problem(
                    share.at,
                    format!(
                        "{:e} is more than can be counted exactly, expected {MOST} at most",
                        share.value
                    ),
                );
            }
        }
        if let Some(baseline) = &raw.baseline
            && baseline.value.is_none()
            && baseline.date.is_none()
        {
            self.problem(
                baseline.at,
                "`baseline` says nothing, expected `date`, `value` or both; add one".to_owned(),
            );
        }
        let date = raw.baseline.as_ref().and_then(|baseline| baseline.date.as_ref());
        if let Some(date) = date {
            self.date(date, "date");
        }
        QuantityRow {
            comparator,
            value: raw.value.value,
            max: raw.max.as_ref().map(|max| max.value),
            unit: self
                .known(Some(&raw.unit), "unit", "units.toml", &known.units)
                .unwrap_or_default(),
            level: self.named(raw.level.as_ref(), "level", Level::ALL, Level::name),
            of: raw.of.clone().unwrap_or_default(),
            direction,
            baseline: (
                raw.baseline
                    .as_ref()
                    .and_then(|baseline| Some(baseline.value.as_ref()?.value)),
                date.map(|date| date.value.clone()).unwrap_or_default(),
            ),
        }
    }
}

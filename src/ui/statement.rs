//! One statement: what it says, its number and deadline, where it comes from, why it is here.

use super::element::{Element, Name, fragment, join, tag};
use super::explorer::Explorer;
use super::parts::{coloured, drawing, entry_link, text_link};
use super::take::{Open, citer, opener, reference};
use super::{finds, notebook, words};
use jalons_core::image::read::{Record, Register, Statement, Status};
use jalons_core::model::{Achievement, Lang, Level, Life, Origin, Standing, date_words, number};
use jalons_core::query::{Facet, Hit, How, Mark, Part, Reason, is_target, marks};
use jalons_core::state::Action;

/// A statement among the results, with its words marked and the reasons for its place.
pub(super) fn found(explorer: &Explorer, hit: &Hit) -> Element {
    let (lang, query) = (explorer.spoken(), &explorer.results.query);
    let statement = explorer.corpus.statement(hit.statement);
    let text = *statement.text.get(lang);
    let found = marks(text, lang, query);
    let elsewhere = if found.is_empty() && explorer.corpus.record(statement.record).origin == Origin::Editors {
        other_language(explorer, &statement)
    } else {
        None
    };
    let extra = match elsewhere {
        None => fragment(),
        Some((other, text, found)) => tag("p")
            .class("elsewhere")
            .with(
                tag("span")
                    .text(explorer.words().found_in)
                    .text(" ")
                    .text(words::own_name(other)),
            )
            .with(tag("q").attr(Name::Lang, other.code()).with(marked(text, &found))),
    };
    let asked = query.words().next().is_some();
    let why = fragment()
        .maybe(missing(explorer, hit.statement))
        .maybe(asked.then(|| reasons(explorer, hit.statement)));
    card(explorer, &statement, marked(text, &found), extra, why, "statement")
}

/// A statement on its document's page, with all that it names; `target` for the one the address points to.
pub(super) fn in_full(explorer: &Explorer, number: u32, target: bool) -> Element {
    let statement = explorer.corpus.statement(number);
    let lang = explorer.lang();
    let (text, finds) = match explorer.corpus.record(statement.record).origin {
        Origin::Editors => (fragment().text(statement.text.get(lang)), None),
        _ => finds::passage(explorer, &statement),
    };
    let class = if target { "statement target" } else { "statement" };
    let basis = *statement.basis.get(lang);
    let known = (!basis.is_empty()).then(|| {
        let date = join(&[&statement.when.words(lang), "\u{a0}: ", basis]);
        tag("p").class("basis").own_text(&date)
    });
    let extra = fragment()
        .maybe(known)
        .with(relations(explorer, &statement))
        .maybe(finds);
    card(explorer, &statement, text, extra, fragment(), class)
}

fn card(
    explorer: &Explorer,
    statement: &Statement<'static>,
    text: Element,
    extra: Element,
    why: Element,
    class: &str,
) -> Element {
    let (words, lang) = (explorer.words(), explorer.lang());
    let record = explorer.corpus.record(statement.record);
    let themes: Vec<&str> = statement
        .themes
        .iter()
        .map(|theme| explorer.label(Register::Themes, *theme))
        .collect();
    let address = join(&[record.id, "/", statement.id]);
    let mut acts = tag("div")
        .class("acts")
        .with(tag("span").own_text(&words::paragraph(statement.paragraph, lang)));
    let level = level(explorer, statement);
    if !level.is_empty() {
        acts = acts.with(tag("span").text(level));
    }
    if !statement.inherited {
        acts = acts.with(tag("span").own_text(&statement.when.words(lang)));
    }
    let acts = follow_up(explorer, statement, acts);
    let says = tag("div")
        .class("says")
        .with(
            tag("p")
                .class("kind")
                .with(tag("b").text(explorer.label(Register::Kinds, statement.kind)))
                .with(tag("span").own_text(&themes.join(" · "))),
        )
        .with(written_in(explorer, &record, tag("p").class("text")).with(text))
        .with(extra);
    tag("li")
        .key(&statement.number.to_string())
        .own_attr(Name::Id, &join(&["s-", statement.id]))
        .attr(Name::TabIndex, "-1")
        .own_class(
            &statement
                .themes
                .first()
                .map_or_else(|| class.to_owned(), |theme| coloured(explorer, class, *theme)),
        )
        .with(says)
        .with(figure(explorer, statement))
        .with(
            acts.with(text_link(explorer, Action::Opened(address.clone()), words.link))
                .with(citer(explorer, Open::Statement(statement.number)))
                .with(notebook::star(explorer, &address))
                .with(why)
                .maybe(reference(explorer, Open::Statement(statement.number))),
        )
}

/// What became of a target, as far as the corpus shows it: what it shows, or that and up to when it shows nothing.
pub(super) fn follow_up(explorer: &Explorer, statement: &Statement<'_>, mut lines: Element) -> Element {
    let (corpus, lang) = (explorer.corpus, explorer.lang());
    for status in &statement.status {
        lines = lines.with(standing(explorer, statement.number, status));
    }
    if is_late(explorer, statement) {
        let told = words::follow::passed(corpus.about().date, lang);
        lines = lines.with(tag("span").class("late").own_text(&told));
    } else if statement.status.is_empty() && is_target(corpus, statement.number) {
        let told = words::follow::unfollowed(corpus.about().date, lang);
        lines = lines.with(tag("span").own_text(&told));
    }
    lines.maybe(is_left_behind(explorer, statement).then(|| tag("span").text(words::follow::former(lang))))
}

/// True if all provincial units that a target is for are no more, and nothing has been heard of it since.
fn is_left_behind(explorer: &Explorer, statement: &Statement<'_>) -> bool {
    let corpus = explorer.corpus;
    let ends = statement
        .places
        .iter()
        .map(|place| corpus.entry(Register::Places, *place).to);
    let Some(end) = ends.max().filter(|end| *end < explorer.today) else {
        return false;
    };
    let is_heard_of = statement.status.iter().any(|status| status.when.earliest > end);
    !is_heard_of && is_target(corpus, statement.number)
}

/// True if the deadline has passed and nothing is known of what was reached.
fn is_late(explorer: &Explorer, statement: &Statement<'_>) -> bool {
    let judged = statement
        .status
        .iter()
        .any(|status| matches!(status.standing, Standing::Achieved(how) if how != Achievement::Scheduled));
    !judged
        && statement
            .deadline
            .is_some_and(|deadline| deadline.latest < explorer.today)
}

/// A text with some of its stretches marked.
fn marked(text: &'static str, marks: &[Mark]) -> Element {
    let mut pieces = fragment();
    let mut at = 0;
    for mark in marks {
        pieces = pieces
            .text(text.get(at..mark.start).unwrap_or_default())
            .with(tag("mark").text(text.get(mark.start..mark.end).unwrap_or_default()));
        at = mark.end;
    }
    pieces.text(text.get(at..).unwrap_or_default())
}

/// The statement in another language, where it has words of the query and the reader's has not.
fn other_language(explorer: &Explorer, statement: &Statement<'static>) -> Option<(Lang, &'static str, Vec<Mark>)> {
    let mut best: Option<(Lang, &str, Vec<Mark>)> = None;
    let languages = explorer.corpus.about().languages;
    for other in languages.into_iter().filter(|other| *other != explorer.spoken()) {
        let found = marks(statement.text.get(other), other, &explorer.results.query);
        if found.len() > best.as_ref().map_or(0, |(.., found)| found.len()) {
            best = Some((other, *statement.text.get(other), found));
        }
    }
    best
}

/// The number, its unit and its deadline; a thin bar for percentages up to a hundred.
fn figure(explorer: &Explorer, statement: &Statement<'static>) -> Element {
    let (words, lang) = (explorer.words(), explorer.lang());
    if statement.quantity.is_none() && statement.deadline.is_none() {
        return fragment();
    }
    let mut lines = tag("div").class("number").with(value(explorer, statement));
    if let Some(deadline) = statement.deadline {
        let axis = tag("span").class("axis").text(words.due_short);
        lines = lines.with(
            tag("span")
                .class("due")
                .with(axis)
                .text(" ")
                .own_text(&deadline.words(lang)),
        );
    }
    if let Some(quantity) = statement.quantity {
        // What is counted says the unit too.
        let of = match *quantity.of.get(lang) {
            "" if quantity.sign.is_empty() => *quantity.unit_label.get(lang),
            of => of,
        };
        if !of.is_empty() {
            lines = lines.with(tag("span").class("of").text(of));
        }
        if let Some(baseline) = quantity.baseline {
            let then = match (baseline.value, baseline.date) {
                (None, date) => date_words(date, lang),
                (Some(value), "") => number(value, lang),
                (Some(value), date) => join(&[&number(value, lang), " (", &date_words(date, lang), ")"]),
            };
            let line = tag("span").class("of").text(words.against).text(" ").own_text(&then);
            lines = lines.with(line);
        }
    }
    lines
}

/// The number of a statement, with a thin bar for percentages up to a hundred.
pub(super) fn value(explorer: &Explorer, statement: &Statement<'_>) -> Element {
    let Some(quantity) = statement.quantity else {
        return fragment();
    };
    let figure = quantity.figure(explorer.lang());
    // It is written large in little room: what stands behind the digits may go to a second line.
    let (sign, rest) = figure.split_at(figure.find(|c: char| c.is_ascii_digit()).unwrap_or_default());
    let number = tag("b").own_text(sign).own_text(&rest.replace('\u{a0}', " "));
    if quantity.unit != "percent" || !(0.0..=100.0).contains(&quantity.value) {
        return number;
    }
    let bar = |class, width| {
        tag("rect")
            .class(class)
            .number(Name::Width, width)
            .attr(Name::Height, "4")
    };
    fragment().with(number).with(
        drawing("bar", "0 0 100 4")
            .attr(Name::PreserveAspectRatio, "none")
            .with(bar("track", 100))
            .with(bar("value", quantity.value as u32)),
    )
}

/// A row of the history of a target: what, as of when, and the statement that shows it.
fn standing(explorer: &Explorer, own: u32, status: &Status<'_>) -> Element {
    let (words, lang) = (explorer.words(), explorer.lang());
    let text = join(&[words::standing(status.standing, lang), ", ", &status.when.words(lang)]);
    let line = tag("span").class("standing").own_text(&text);
    if status.evidence == own {
        return line;
    }
    let shown = explorer.corpus.statement(status.evidence);
    // A target that was restated has another deadline there.
    let moved = matches!(status.standing, Standing::Life(Life::Revised | Life::Superseded));
    let line = match shown.deadline.filter(|_| moved) {
        Some(deadline) => line.text(" → ").own_text(&deadline.words(lang)),
        None => line,
    };
    let address = join(&[explorer.corpus.record(shown.record).id, "/", shown.id]);
    line.text(" ")
        .with(text_link(explorer, Action::Opened(address), words.evidence))
}

/// An element whose text is the corpus' own: it carries the language where that is not the reader's.
pub(super) fn written(explorer: &Explorer, element: Element) -> Element {
    let spoken = explorer.spoken();
    if spoken == explorer.lang() {
        element
    } else {
        element.attr(Name::Lang, spoken.code())
    }
}

/// The same for a text of a document: a raw one has its own language.
pub(super) fn written_in(explorer: &Explorer, record: &Record<'static>, element: Element) -> Element {
    if record.origin == Origin::Editors {
        written(explorer, element)
    } else {
        element.attr(Name::Lang, record.source_language)
    }
}

/// The administrative level a number holds at, or nothing.
pub(super) fn level(explorer: &Explorer, statement: &Statement<'_>) -> &'static str {
    let words = explorer.words();
    match statement.quantity.and_then(|quantity| quantity.level) {
        None => "",
        Some(Level::Nation) => words.level_nation,
        Some(Level::Province) => words.level_province,
        Some(Level::District) => words.level_district,
        Some(Level::Commune) => words.level_commune,
    }
}

/// Provinces, actors and systems, each a link that filters by it.
fn relations(explorer: &Explorer, statement: &Statement<'_>) -> Element {
    let mut links = tag("ul").class("relations");
    let mut any = false;
    for (facet, entries) in [
        (Facet::Province, &statement.places),
        (Facet::Actor, &statement.actors),
        (Facet::System, &statement.systems),
    ] {
        for entry in entries {
            any = true;
            links = links.with(tag("li").with(entry_link(explorer, facet, *entry)));
        }
    }
    if any { links } else { fragment() }
}

/// The words of the query that a hit does without, where the answer had to do without some.
fn missing(explorer: &Explorer, statement: u32) -> Option<Element> {
    let results = &explorer.results;
    if results
        .hits
        .iter()
        .take(results.whole)
        .any(|hit| hit.statement == statement)
    {
        return None;
    }
    let why = results.why(explorer.corpus, statement);
    let mut words = tag("span").class("missing").text(explorer.words().without);
    let mut any = false;
    for (number, word) in results.query.words().enumerate() {
        if !word.optional && why.iter().all(|reason| reason.word != number) {
            words = words.text(" ").with(tag("s").own_text(&word.typed));
            any = true;
        }
    }
    any.then_some(words)
}

/// What the score is made of, word by word. It is worked out once it is asked for, and not with every keystroke for all that
/// is drawn.
fn reasons(explorer: &Explorer, statement: u32) -> Element {
    let what = Open::Why(statement);
    let id = join(&["why-", &statement.to_string()]);
    let press = opener(explorer, what, &id, explorer.words().why).class("cite");
    let open = explorer.sight.open == what;
    let table = open.then(|| {
        tag("div")
            .class("because")
            .with(table(explorer, &explorer.results.why(explorer.corpus, statement)))
    });
    fragment().with(press).maybe(table)
}

fn table(explorer: &Explorer, why: &[Reason]) -> Element {
    let words = explorer.words();
    let asked: Vec<&str> = explorer.results.query.words().map(|word| word.typed.as_str()).collect();
    let mut rows = tag("tbody");
    for reason in why {
        let how = match reason.how {
            How::Exact => words.how_exact,
            How::Marks => words.how_marks,
            How::Stem => words.how_stem,
            How::Prefix => words.how_prefix,
            How::Typo => words.how_typo,
            How::Synonym => words.how_synonym,
        };
        let part = match reason.field.part {
            Part::Text => words.part_text,
            Part::Title => words.part_title,
            Part::Labels => words.part_labels,
            Part::Facts => words.part_facts,
            Part::Names => words.part_names,
        };
        let share = format!("{}\u{a0}%", (reason.share * 100.0) as u32);
        let asked = asked.get(reason.word).copied().unwrap_or_default();
        let mut row = tag("tr").with(tag("th").attr(Name::Scope, "row").own_text(asked));
        for cell in [reason.form.as_str(), how, part, &share] {
            row = row.with(tag("td").own_text(cell));
        }
        rows = rows.with(row);
    }
    tag("table").class("reasons").with(rows)
}

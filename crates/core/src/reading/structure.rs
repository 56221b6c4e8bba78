//! What each line of a document is. Rules go from the surest to the least sure; a line that none fits is a paragraph.

use super::page::{Line, Page, Tag};
use super::{Document, Format, How, Kind, Note, Part, Told, language, phrases};
use crate::analyze::{fold, is_capital, words};
use crate::model::{Lang, When};

/// A longer line is no title, caption or menu.
const SHORT: usize = 240;

/// Sorts the lines of a page, and gathers what they say of the document.
pub(super) fn document(format: Format, page: Page, notes: Vec<Note>) -> Document {
    let mut sorter = Sorter::new(&page);
    let mut text = String::with_capacity(page.lines.iter().map(|line| line.text.len() + 1).sum());
    let mut parts: Vec<Part> = Vec::new();
    let mut seen: Vec<u64> = Vec::new();
    for (at, line) in page.lines.iter().enumerate() {
        let (kind, how, article) = sorter.sort(&page.lines, at);
        let start = text.len() as u32;
        text.push_str(&line.text);
        let end = text.len() as u32;
        text.push('\n');
        let print = fingerprint(&line.text);
        let mut part = Part {
            kind,
            how,
            start,
            end,
            paragraph: at as u32 + 1,
            article,
            repeated: seen.contains(&print),
        };
        // Only the lines nearby are kept in mind: pages repeat titles and captions, and a long text must stay quick.
        if seen.len() == 64 {
            seen.remove(0);
        }
        seen.push(print);
        if let Some(length) = dateline(&line.text).filter(|_| kind == Kind::Body) {
            let split = start + length as u32;
            parts.push(Part {
                kind: Kind::Dateline,
                how: How::DatelineForm,
                end: split,
                ..part.clone()
            });
            part.start = split;
        }
        parts.push(part);
    }
    let mut document = Document {
        format,
        text,
        parts,
        title: page.title.map(markup),
        publisher: page.site.map(markup),
        date: page.published.and_then(|date| day(&date)).map(markup),
        lang: page.lang.map(|value| Told {
            value,
            how: How::Markup,
        }),
        notes,
    };
    describe(&mut document);
    document
}

fn markup(value: String) -> Told<String> {
    Told {
        value,
        how: How::Markup,
    }
}

/// The day or month of a date that a page's head gives, as EDTF.
fn day(date: &str) -> Option<String> {
    let length = date
        .find(|c: char| !c.is_ascii_digit() && c != '-')
        .unwrap_or(date.len());
    let date = date.get(..length)?;
    When::parse(date).ok().map(|_| date.to_owned())
}

/// Goes through the lines with what came before in mind.
struct Sorter {
    /// The first lines: the title is looked for among them.
    title: Option<usize>,
    site: Option<usize>,
    /// The heading of teasers was passed.
    in_teasers: bool,
    /// The number of the teaser, and what it has so far.
    teaser: u32,
    has_caption: bool,
    has_title: bool,
    has_text: bool,
}

impl Sorter {
    fn new(page: &Page) -> Sorter {
        let plain = |line: &Line| line.tag != Tag::Furniture;
        let mut front = page
            .lines
            .iter()
            .enumerate()
            .filter(|(_, line)| plain(line))
            .map(|(at, _)| at);
        let tagged = page.lines.iter().position(|line| line.tag == Tag::Title);
        let first = front.next();
        let site = first.filter(|at| tagged.is_none() && is_site_name(&page.lines[*at].text));
        let second = front.next();
        let title = tagged.or(if site.is_some() { second } else { first });
        Sorter {
            title: title.filter(|at| tagged.is_some() || page.lines[*at].text.len() <= SHORT),
            site: site.filter(|_| second.is_some()),
            in_teasers: false,
            teaser: 0,
            has_caption: false,
            has_title: false,
            has_text: false,
        }
    }

    fn sort(&mut self, lines: &[Line], at: usize) -> (Kind, How, u32) {
        let line = &lines[at];
        let text = line.text.as_str();
        let by_tag = match line.tag {
            Tag::Furniture => Some((Kind::Boilerplate, 0)),
            Tag::Heading if !self.in_teasers && !phrases::is_teaser_heading(&key(text)) => Some((Kind::Heading, 0)),
            Tag::Caption if !self.in_teasers => Some((Kind::Caption, 0)),
            _ => None,
        };
        if let Some((kind, article)) = by_tag {
            return (kind, How::Markup, article);
        }
        if self.title == Some(at) {
            let how = if line.tag == Tag::Title {
                How::Markup
            } else {
                How::FirstLine
            };
            return (Kind::Title, how, 0);
        }
        if self.site == Some(at) {
            return (Kind::Credit, How::SiteName, 0);
        }
        let key = if text.len() <= SHORT { key(text) } else { String::new() };
        if phrases::is_teaser_heading(&key) {
            self.in_teasers = true;
            self.open();
            return (Kind::Boilerplate, How::KnownPhrase, 0);
        }
        if phrases::is_furniture(&key) || phrases::is_caption_label(&key) || (key.is_empty() && text.len() < SHORT) {
            return (Kind::Boilerplate, How::KnownPhrase, 0);
        }
        if text.starts_with(['>', '»', '→', '►', '▶']) && !self.in_teasers {
            self.open();
            self.teaser += 1;
            return (Kind::Teaser, How::LinkMark, self.teaser);
        }
        let caption = if at > 0 && phrases::is_caption_label(&self::key(&lines[at - 1].text)) {
            Some(How::AfterCaptionLabel)
        } else if line.tag == Tag::Caption {
            Some(How::Markup)
        } else {
            is_caption(text).then_some(How::CaptionMark)
        };
        if self.in_teasers {
            return self.teaser(lines, at, &key, caption);
        }
        if let Some(how) = caption {
            return (Kind::Caption, how, 0);
        }
        if is_credit(text) {
            return (Kind::Credit, How::CreditForm, 0);
        }
        (Kind::Body, How::Otherwise, 0)
    }

    /// A line among teasers: each has perhaps a caption, then a title, then perhaps its first sentences.
    fn teaser(&mut self, lines: &[Line], at: usize, key: &str, caption: Option<How>) -> (Kind, How, u32) {
        let text = lines[at].text.as_str();
        let next = lines.get(at + 1).map_or("", |line| line.text.as_str());
        if let Some(how) = caption {
            self.begin(self.has_caption || self.has_title || self.has_text);
            self.has_caption = true;
            return (Kind::Caption, how, self.teaser);
        }
        let again = at > 0 && lines[at - 1].text == text && !self.has_text;
        let leads_on = next.len() > SHORT || next == text;
        if text.len() > SHORT || (self.has_title && !self.has_text && !again && text.ends_with(['.', '…'])) {
            self.begin(self.has_text);
            self.has_text = true;
            return (Kind::Teaser, How::AfterTeaserHeading, self.teaser);
        }
        let wants_title = self.has_caption && !self.has_title;
        if !key.is_empty() && key.split(' ').count() < 4 && !leads_on && !wants_title {
            return (Kind::Boilerplate, How::ShortLine, 0);
        }
        if again || leads_on || wants_title {
            self.begin(self.has_text || (self.has_title && !again));
            self.has_title = true;
            return (Kind::Title, How::AfterTeaserHeading, self.teaser);
        }
        // A line that stands alone is a teaser by itself.
        self.begin(self.has_title || self.has_text);
        self.has_text = true;
        (Kind::Teaser, How::AfterTeaserHeading, self.teaser)
    }

    /// The next line of a teaser starts another one.
    fn open(&mut self) {
        (self.has_caption, self.has_title, self.has_text) = (false, false, false);
    }

    /// Counts the teaser that this line starts, if it starts one.
    fn begin(&mut self, another: bool) {
        if another {
            self.open();
        }
        self.teaser += u32::from(!(self.has_caption || self.has_title || self.has_text));
    }
}

/// A line as phrases are compared: folded words, without numbers.
fn key(text: &str) -> String {
    let mut key = String::new();
    for word in fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(word);
    }
    key
}

/// True for a short line with an address of a site in it: `News.example – the portal`.
fn is_site_name(text: &str) -> bool {
    const ENDINGS: [&str; 6] = ["vn", "com", "net", "org", "gov", "info"];
    text.len() < 100
        && !text.ends_with('.')
        && text.split_whitespace().any(|word| {
            word.rsplit_once('.').is_some_and(|(name, end)| {
                !name.is_empty() && ENDINGS.iter().any(|ending| end.eq_ignore_ascii_case(ending))
            })
        })
}

/// True if a line ends with the credit of a picture, or is one.
fn is_caption(text: &str) -> bool {
    if text.len() > 3 * SHORT {
        return false;
    }
    // A credit is short: the colon stands near the end.
    let credit = text
        .rfind(':')
        .or(text.rfind("fournie"))
        .filter(|at| text.len() - at < 60);
    let credit = credit.map(|at| {
        match text[..at]
            .trim_end()
            .strip_suffix("https")
            .or(text[..at].strip_suffix("http"))
        {
            // The colon of an address; the one before it counts.
            Some(before) => before.trim_end().trim_end_matches(':').len(),
            None => at,
        }
    });
    let tail = |text: &str| {
        let start = text.char_indices().rev().nth(30).map_or(0, |(at, _)| at);
        key(&text[start..])
    };
    if credit.is_some_and(|at| phrases::is_caption_mark(&tail(&text[..at]))) {
        return true;
    }
    // `… ảnh 1` glued to a caption.
    let folded = if text.len() <= SHORT { fold(text) } else { String::new() };
    let mut marks = folded.match_indices("anh ");
    marks.any(|(at, _)| {
        folded[..at].ends_with(' ')
            && folded.as_bytes().get(at + 4).is_some_and(u8::is_ascii_digit)
            && text.contains("ảnh ")
    })
}

/// True for a line that only says who or when: capitals, or few words and a date in figures.
fn is_credit(text: &str) -> bool {
    if let Some(at) = text.find("://") {
        // `Source : https://…`
        return text.len() < 400 && text[..at].split_whitespace().count() < 5 && !text[at..].contains(' ');
    }
    if text.len() > 100 {
        return false;
    }
    let cut = words(text);
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let shouted = cut.len() <= 3 && letters.clone().count() > 1 && letters.clone().all(is_capital);
    shouted || (cut.len() <= 12 && figures(text).is_some() && !text.ends_with(['.', '!', '?']))
}

/// The day of a date in figures, `27/10/2025` or `2025-10-27`, as EDTF, and where it starts.
fn figures(text: &str) -> Option<(String, usize)> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '/' | '-' | '.');
    let mut at = 0;
    while let Some(start) = text
        .get(at..)?
        .find(|c: char| c.is_ascii_digit())
        .map(|start| at + start)
    {
        let end = text[start..]
            .find(|c| !is_part(c))
            .map_or(text.len(), |end| start + end);
        at = end;
        let mut parts = text[start..end].split(['/', '-', '.']).filter(|part| !part.is_empty());
        let (Some(a), Some(b), Some(c), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
            continue;
        };
        let (year, day) = if a.len() == 4 { (a, c) } else { (c, a) };
        let date = [pad(year), pad(b), pad(day)].join("-");
        if year.len() == 4 && When::parse(&date).is_ok() {
            return Some((date, start));
        }
    }
    None
}

fn pad(number: &str) -> String {
    if number.len() < 2 {
        ["0", number].concat()
    } else {
        number.to_owned()
    }
}

/// Bytes of a dateline, `Place (AGENCY) –`, with the spaces after it.
fn dateline(text: &str) -> Option<usize> {
    let open = text.find('(').filter(|at| *at < 60)?;
    let close = open + text[open..].find(')').filter(|length| *length < 20)?;
    let agency = text[open + 1..close].trim();
    let is_agency = agency
        .chars()
        .all(|c| is_capital(c) || matches!(c, '/' | '-' | ' ' | '+'))
        && agency.len() > 1;
    let after = text[close + 1..].trim_start();
    let rest = after.strip_prefix(['-', '–', '—', ':'])?.trim_start();
    let named = text.chars().next().is_some_and(is_capital);
    (is_agency && named && !rest.is_empty()).then_some(text.len() - rest.len())
}

/// Takes publisher, date, title and language from the parts where the head does not give them.
fn describe(document: &mut Document) {
    if document.title.is_none() {
        let title = document
            .parts
            .iter()
            .find(|part| part.kind == Kind::Title && part.article == 0);
        document.title = title.map(|part| Told {
            value: document.text_of(part).to_owned(),
            how: part.how,
        });
    }
    let found = |how: How, value: &str| {
        (!value.is_empty()).then(|| Told {
            value: value.to_owned(),
            how,
        })
    };
    for part in document.parts.clone() {
        let text = document.text.get(part.range()).unwrap_or_default();
        if part.kind == Kind::Dateline && document.publisher.as_ref().is_none_or(|told| told.how == How::SiteName) {
            let agency = text.split_once('(').and_then(|(_, rest)| rest.split_once(')'));
            document.publisher = found(How::DatelineForm, agency.map_or("", |(agency, _)| agency.trim()));
        }
        if part.kind != Kind::Credit || part.article > 0 {
            continue;
        }
        let date = figures(text);
        // Who signs the article tells more than the site on which it stands.
        let open = document.publisher.as_ref().is_none_or(|told| told.how == How::SiteName);
        if open && !text.contains("://") {
            let name = match (part.how, &date) {
                (How::SiteName, _) => text.split([' ', '|']).next().unwrap_or_default(),
                (_, Some((_, start))) => undoubled(text[..*start].trim_end_matches(|c: char| !c.is_alphanumeric())),
                _ => text,
            };
            if !phrases::is_time_word(&key(name)) {
                document.publisher = found(part.how, name).or(document.publisher.take());
            }
        }
        if document.date.is_none()
            && let Some((date, _)) = date
        {
            let how = if text.contains("://") { How::Address } else { part.how };
            document.date = found(how, &date);
        }
        if document.date.is_none()
            && let Some(at) = text.find("://")
        {
            document.date = day_in_address(&text[at..]).and_then(|date| found(How::Address, &date));
        }
    }
    if document.publisher.is_none() {
        let last = document
            .parts
            .iter()
            .rev()
            .find(|part| part.kind == Kind::Body && part.article == 0);
        let sign = last
            .and_then(|part| document.text_of(part).rsplit_once(['-', '–', '—']))
            .map(|(_, sign)| sign.trim());
        let is_sign = |sign: &&str| (2..12).contains(&sign.len()) && sign.chars().all(|c| is_capital(c) || c == '/');
        document.publisher = sign.filter(is_sign).and_then(|sign| found(How::Signature, sign));
    }
    if document.lang.is_none() {
        document.lang = own_language(document).map(|value| Told {
            value,
            how: How::CommonWords,
        });
    }
}

/// The language of the article, by its first paragraphs.
fn own_language(document: &Document) -> Option<Lang> {
    let mut text = String::new();
    for part in document
        .parts
        .iter()
        .filter(|part| part.kind.is_content() && part.article == 0)
    {
        if text.len() > 20_000 {
            break;
        }
        // Of a line without end, the start is enough.
        let whole = document.text_of(part);
        let end = whole.char_indices().nth(10_000).map_or(whole.len(), |(end, _)| end);
        text.push_str(&whole[..end]);
        text.push('\n');
    }
    language(&text).or_else(|| {
        language(
            document
                .text
                .get(..document.text.floor_char_boundary(20_000))
                .unwrap_or_default(),
        )
    })
}

/// A name that stands there twice without a space between, once.
fn undoubled(name: &str) -> &str {
    match name.get(..name.len() / 2) {
        Some(half) if name.len().is_multiple_of(2) && name.ends_with(half) => half,
        _ => name,
    }
}

/// A day in an address: eight digits, or a path of year, month and day.
fn day_in_address(address: &str) -> Option<String> {
    let is_part = |c: char| c.is_ascii_digit() || c == '/';
    for run in address.split(|c| !is_part(c)) {
        let run = run.trim_matches('/');
        let parts: Vec<&str> = match run.split('/').collect::<Vec<_>>()[..] {
            [whole] if whole.len() >= 8 => {
                let Some(parts) = whole.get(..4).zip(whole.get(4..6)).zip(whole.get(6..8)) else {
                    continue;
                };
                vec![parts.0.0, parts.0.1, parts.1]
            }
            [year, month, day] if year.len() == 4 => vec![year, month, day],
            _ => continue,
        };
        let date = [pad(parts[0]), pad(parts[1]), pad(parts[2])].join("-");
        if ("1990".."2100").contains(&parts[0]) && When::parse(&date).is_ok() {
            return Some(date);
        }
    }
    None
}

fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    /// Each part of a document as its kind, article and first word.
    #[track_caller]
    fn check(name: &str, text: &str, expected: &[&str]) {
        let document = read(name, text.as_bytes()).unwrap();
        let shown: Vec<String> = document
            .parts
            .iter()
            .map(|part| {
                let word = document.text_of(part).split(' ').next().unwrap_or_default();
                format!("{} {} {word} {}", part.kind.name(), part.article, part.how.name())
            })
            .collect();
        assert_eq!(shown, expected);
    }

    const LONG: &str = "Le conseil du port a voté mardi un plan de trois ans pour que les quais soient gérés par un même système, que les \
        navires soient annoncés un jour plus tôt, et que les camions attendent moins longtemps devant les grilles, a dit la capitainerie.";

    #[test]
    fn an_agency_page_in_french() {
        let text = format!(
            "Un plan pour le port\n\nLe quai nord. Photo : AGP\nLe quai nord. Photo : AGP\n\nVille (AGP) – {LONG} - AGP\n\nVoir plus\n\n\
             Une grue. Photo: AGP\n\nLa grue est neuve\n\n{LONG}\n\nAutre chose encore à lire\n\n{LONG}\n\nEntreprise\n"
        );
        check(
            "a.txt",
            &text,
            &[
                "title 0 Un first-line",
                "caption 0 Le caption-mark",
                "caption 0 Le caption-mark",
                "dateline 0 Ville dateline-form",
                "body 0 Le otherwise",
                "boilerplate 0 Voir known-phrase",
                "caption 1 Une caption-mark",
                "title 1 La after-teaser-heading",
                "teaser 1 Le after-teaser-heading",
                "title 2 Autre after-teaser-heading",
                "teaser 2 Le after-teaser-heading",
                "boilerplate 0 Entreprise short-line",
            ],
        );
        let document = read("a.txt", text.as_bytes()).unwrap();
        assert!(document.parts[2].repeated && !document.parts[1].repeated);
        assert_eq!(
            document.publisher.map(|told| (told.value, told.how)),
            Some(("AGP".to_owned(), How::DatelineForm))
        );
        assert_eq!(document.lang.map(|told| told.value), Some(Lang::Fr));
    }

    #[test]
    fn a_portal_page_in_vietnamese() {
        let text = "Tin.vn - Cổng tin của cảng\nCảng có kế hoạch mới\nBáo CảngBáo Cảng05/03/2024\nCảng được mở và các tàu sẽ đến trong tuần này.\n\
                    Chú thích ảnh\nMột góc cảng.\nNguồn: https://tin.vn/cang-20240306.htm\nBình luận (0)\nXem thêm\n";
        check(
            "a.txt",
            text,
            &[
                "credit 0 Tin.vn site-name",
                "title 0 Cảng first-line",
                "credit 0 Báo credit-form",
                "body 0 Cảng otherwise",
                "boilerplate 0 Chú known-phrase",
                "caption 0 Một after-caption-label",
                "credit 0 Nguồn: credit-form",
                "boilerplate 0 Bình known-phrase",
                "boilerplate 0 Xem known-phrase",
            ],
        );
        let document = read("a.txt", text.as_bytes()).unwrap();
        assert_eq!(document.publisher.map(|told| told.value).as_deref(), Some("Báo Cảng"));
        assert_eq!(document.date.map(|told| told.value).as_deref(), Some("2024-03-05"));
        assert_eq!(document.lang.map(|told| told.value), Some(Lang::Vi));
    }

    #[test]
    fn a_web_page_in_english() {
        let html = "<!doctype html><html lang=en><head><title>x</title><meta property='og:title' content='The port plan'>\
            <meta property='og:site_name' content='Port News'><meta property='article:published_time' content='2024-03-05T08:00:00Z'></head>\
            <body><nav><a>Home</a></nav><h1>The port plan</h1><p>City (PNA) – The port opens.</p><figure><figcaption>A quay</figcaption></figure>\
            <h2>Quays</h2><p>They are long.</p><h3>Read more</h3><ul><li>Another quay is to be built</li></ul><footer>About</footer></body></html>";
        check(
            "a.html",
            html,
            &[
                "boilerplate 0 Home markup",
                "title 0 The markup",
                "dateline 0 City dateline-form",
                "body 0 The otherwise",
                "caption 0 A markup",
                "heading 0 Quays markup",
                "body 0 They otherwise",
                "boilerplate 0 Read known-phrase",
                "teaser 1 Another after-teaser-heading",
                "boilerplate 0 About markup",
            ],
        );
        let document = read("a.html", html.as_bytes()).unwrap();
        assert_eq!(
            document.title.map(|told| (told.value, told.how)),
            Some(("The port plan".to_owned(), How::Markup))
        );
        assert_eq!(document.date.map(|told| told.value).as_deref(), Some("2024-03-05"));
        assert_eq!(document.publisher.map(|told| told.value).as_deref(), Some("Port News"));
    }

    #[test]
    fn days_stand_in_addresses() {
        assert_eq!(day_in_address("://a.vn/x/2024/3/5/y").as_deref(), Some("2024-03-05"));
        assert_eq!(
            day_in_address("://a.vn/x-20240305123456.htm").as_deref(),
            Some("2024-03-05")
        );
        assert_eq!(day_in_address("://a.vn/x-99999999.htm"), None);
    }
}

//! References to a source, as people and reference managers write them. What is cited is the article; the paragraph, Jalons,
//! the version of the corpus and the stable address say where it was read.

use super::json::Json;
use super::{address_of, plain};
use crate::image::read::{Corpus, Dated, Record};
use crate::model::{Lang, date_words};
use crate::query::Hit;

/// A reference to the source of a record, of a statement, or of some statements of a record.
#[derive(Clone, Debug)]
pub struct Citation<'a> {
    /// Unique among the records and statements of a corpus.
    key: String,
    title: &'a str,
    language: &'a str,
    publisher: &'a str,
    when: Dated<'a>,
    url: &'a str,
    /// Where in the source, rising; none for all of it.
    paragraphs: Vec<u32>,
    /// What is said there, in the words of the project; empty if it is more than one statement.
    text: &'a str,
    address: String,
    version: &'a str,
    date: &'a str,
    lang: Lang,
}

impl<'a> Citation<'a> {
    /// The stable address of what is cited.
    pub fn stable(&self) -> &str {
        &self.address
    }

    /// The reference of a record.
    pub fn of_record(corpus: &Corpus<'a>, record: &Record<'a>, lang: Lang, site: &str) -> Citation<'a> {
        let about = corpus.about();
        Citation {
            key: key(record.id, ""),
            title: record.source_title,
            language: record.source_language,
            publisher: record.publisher,
            when: record.when,
            url: record.url,
            paragraphs: Vec::new(),
            text: "",
            address: address_of(site, record.id.to_owned(), lang),
            version: about.version,
            date: about.date,
            lang,
        }
    }

    /// The reference of a statement.
    pub fn of_statement(corpus: &Corpus<'a>, number: u32, lang: Lang, site: &str) -> Citation<'a> {
        let statement = corpus.statement(number);
        let record = corpus.record(statement.record);
        Citation {
            key: key(record.id, statement.id),
            paragraphs: vec![statement.paragraph],
            text: statement.text.get(corpus.speaks(lang)),
            address: address_of(site, [record.id, "/", statement.id].concat(), lang),
            ..Citation::of_record(corpus, &record, lang, site)
        }
    }

    /// The sources of an answer, each once, at the place of its best statement, with the paragraphs that answer.
    pub fn of_hits(corpus: &Corpus<'a>, hits: &[Hit], lang: Lang, site: &str) -> Vec<Citation<'a>> {
        let mut known: Vec<u32> = Vec::new();
        let mut all: Vec<Citation<'a>> = Vec::new();
        for hit in hits {
            let statement = corpus.statement(hit.statement);
            let at = known.iter().position(|record| *record == statement.record);
            let at = at.unwrap_or_else(|| {
                known.push(statement.record);
                let record = corpus.record(statement.record);
                all.push(Citation::of_record(corpus, &record, lang, site));
                all.len() - 1
            });
            if let Some(citation) = all.get_mut(at)
                && let Err(place) = citation.paragraphs.binary_search(&statement.paragraph)
            {
                citation.paragraphs.insert(place, statement.paragraph);
            }
        }
        all
    }

    /// `VNA, « Titre », 27 octobre 2025, paragraphe 8. Cité d’après Jalons, corpus 2026.11 du 21 novembre 2026 : https://…`
    pub fn written(&self) -> String {
        let mut text = String::new();
        let quotes = match self.lang {
            Lang::Fr => ["«\u{a0}", "\u{a0}»"],
            Lang::En | Lang::Vi => ["“", "”"],
        };
        let title = [quotes[0], self.title, quotes[1]].concat();
        for part in [
            self.publisher,
            &title,
            &self.when.words(self.lang),
            self.url,
            &self.place(),
        ] {
            if !part.is_empty() {
                if !text.is_empty() {
                    text.push_str(", ");
                }
                text.push_str(part);
            }
        }
        text.push_str(". ");
        text.push_str(&self.through());
        text
    }

    /// Where in the source: `paragraphes 8, 9`.
    fn place(&self) -> String {
        let numbers: Vec<String> = self.paragraphs.iter().map(u32::to_string).collect();
        let word = match (self.lang, numbers.len()) {
            (_, 0) => return String::new(),
            (Lang::Fr, 1) => "paragraphe\u{a0}",
            (Lang::Fr, _) => "paragraphes\u{a0}",
            (Lang::En, 1) => "paragraph\u{a0}",
            (Lang::En, _) => "paragraphs\u{a0}",
            (Lang::Vi, _) => "đoạn\u{a0}",
        };
        [word, &numbers.join(", ")].concat()
    }

    /// Where it was read.
    fn through(&self) -> String {
        let (before, of, colon) = match self.lang {
            Lang::Fr => ("Cité d’après Jalons, corpus ", " du ", "\u{a0}: "),
            Lang::En => ("Cited from Jalons, corpus ", " of ", ": "),
            Lang::Vi => ("Dẫn theo Jalons, kho dữ liệu phiên bản ", ", ", ": "),
        };
        let date = date_words(self.date, self.lang);
        [before, self.version, of, &date, colon, &self.address].concat()
    }

    /// Place and provenance, for formats that have no field for them.
    fn note(&self) -> String {
        let place = self.place();
        let stop = if place.is_empty() { "" } else { ". " };
        [&place, stop, &self.through()].concat()
    }

    /// Where the source can be read; else where what it says can be.
    fn link(&self) -> &str {
        if self.url.is_empty() { &self.address } else { self.url }
    }

    /// Year, month and day, as far as they are known, and whether only about; none for a period, a season and the like.
    fn date(&self) -> (Vec<&'a str>, bool) {
        let bare = self.when.edtf.trim_end_matches(['~', '?', '%']);
        let parts = plain(bare).map(|date| date.split('-').collect());
        (parts.unwrap_or_default(), bare.len() < self.when.edtf.len())
    }

    /// An entry for BibTeX and BibLaTeX.
    pub fn bibtex(&self, text: &mut String) {
        text.push_str("@misc{");
        text.push_str(&self.key);
        let mut field = |name: &str, value: &str| {
            if !value.is_empty() {
                for piece in [",\n  ", name, " = {", value, "}"] {
                    text.push_str(piece);
                }
            }
        };
        // The inner braces keep the capitals as they are.
        field("title", &["{", &tex(self.title), "}"].concat());
        // `misc` prints no publisher, but programs look for it.
        field("howpublished", &tex(self.publisher));
        field("publisher", &tex(self.publisher));
        let (parts, about) = self.date();
        let names = ["year", "month", "day"].into_iter();
        let words = tex(&self.when.words(self.lang));
        if parts.is_empty() || about {
            field("year", &words);
        } else {
            names.zip(&parts).for_each(|(name, part)| field(name, part));
        }
        field("language", &tex(self.language));
        field("url", &bare_address(self.link()));
        field("note", &tex(&self.note()));
        field("abstract", &tex(self.text));
        text.push_str("\n}\n");
    }

    /// An entry in the format of RIS.
    pub fn ris(&self, text: &mut String) {
        let mut line = |tag: &str, value: &str| {
            let value = one_line(value);
            if !value.is_empty() {
                for piece in [tag, "  - ", &value, "\r\n"] {
                    text.push_str(piece);
                }
            }
        };
        line("TY", "NEWS");
        line("ID", &self.key);
        line("TI", self.title);
        line("PB", self.publisher);
        let (parts, _) = self.date();
        let words = self.when.words(self.lang);
        // Year, month, day and other words, with a slash between them even where there is none.
        let year = self.when.earliest.to_string();
        let year = if self.when.earliest.is_closed() {
            year.split('-').next().unwrap_or_default()
        } else {
            ""
        };
        let mut date = String::from(parts.first().copied().unwrap_or(year));
        line("PY", &date);
        for at in 1..3 {
            date.push('/');
            date.push_str(parts.get(at).copied().unwrap_or_default());
        }
        date.push('/');
        if parts.is_empty() {
            date.push_str(&words);
        }
        line("DA", &date);
        line("LA", self.language);
        line("UR", self.link());
        line("DB", &["Jalons ", self.version].concat());
        line("AN", &self.key);
        line("N1", &self.note());
        line("AB", self.text);
        text.push_str("ER  - \r\n");
    }

    /// A list as the citation style language has it, ready to be read by a reference manager.
    pub fn all_csl(all: &[Citation<'_>]) -> String {
        let mut json = Json::default();
        json.open('[');
        for citation in all {
            json.line();
            citation.csl(&mut json);
        }
        json.close(']');
        json.finish()
    }

    /// An entry as the citation style language has it.
    fn csl(&self, json: &mut Json) {
        json.open('{');
        json.pair("id", &self.key);
        json.pair("type", "article-newspaper");
        json.pair("title", self.title);
        json.known("publisher", self.publisher);
        json.known("language", self.language);
        json.key("issued");
        json.open('{');
        let (parts, about) = self.date();
        if parts.is_empty() {
            json.pair("literal", &self.when.words(self.lang));
        } else {
            json.key("date-parts");
            json.open('[');
            json.open('[');
            // Numbers, and in JSON these have no zero in front.
            parts.iter().for_each(|part| json.bare(part.trim_start_matches('0')));
            json.close(']');
            json.close(']');
            if about {
                json.key("circa");
                json.bare("true");
            }
        }
        json.close('}');
        json.pair("URL", self.link());
        json.pair("archive", &["Jalons ", self.version].concat());
        json.pair("archive_location", &self.address);
        json.pair("note", &self.note());
        json.known("abstract", self.text);
        json.close('}');
    }
}

/// A key that no format objects to.
fn key(record: &str, statement: &str) -> String {
    let whole = [record, ".", statement].concat();
    let allowed = |sign: char| {
        if sign.is_ascii_alphanumeric() || "-_.".contains(sign) {
            sign
        } else {
            '-'
        }
    };
    whole.trim_end_matches('.').chars().map(allowed).collect()
}

/// A text as TeX prints it. Braces are written as commands: BibTeX counts those with a backslash too.
fn tex(text: &str) -> String {
    let mut escaped = String::new();
    for sign in one_line(text).chars() {
        match sign {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '{' => escaped.push_str("\\textbraceleft{}"),
            '}' => escaped.push_str("\\textbraceright{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '%' | '&' | '#' | '$' | '_' => {
                escaped.push('\\');
                escaped.push(sign);
            }
            _ => escaped.push(sign),
        }
    }
    escaped
}

/// An address for a field that is printed as it stands: only what would end the field is written otherwise.
fn bare_address(address: &str) -> String {
    one_line(address)
        .replace('\\', "%5C")
        .replace('{', "%7B")
        .replace('}', "%7D")
}

/// A text without anything that ends a line.
fn one_line(text: &str) -> String {
    let ends = |sign: char| sign.is_control() || matches!(sign, '\u{2028}' | '\u{2029}');
    let spaced: String = text.chars().map(|sign| if ends(sign) { ' ' } else { sign }).collect();
    spaced.trim_matches(' ').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Day;
    use proptest::prelude::*;

    fn sample<'a>(title: &'a str, edtf: &'a str, lang: Lang) -> Citation<'a> {
        Citation {
            key: key("harbour-plan", "files"),
            title,
            language: "fr",
            publisher: "VNA",
            when: Dated {
                edtf,
                earliest: Day(20_388),
                latest: Day(20_388),
            },
            url: "",
            paragraphs: vec![8],
            text: "95 % of files are online.",
            address: "https://example.org/?doc=harbour-plan/files".to_owned(),
            version: "2026.11",
            date: "2026-11-21",
            lang,
        }
    }

    #[track_caller]
    fn check(lang: Lang, expected: &str) {
        let written = sample("Port", "2025-10-27", lang).written().replace('\u{a0}', " ");
        assert_eq!(written, expected);
    }

    #[test]
    fn a_written_reference_names_source_place_corpus_and_address() {
        check(
            Lang::Fr,
            "VNA, « Port », 27 octobre 2025, paragraphe 8. Cité d’après Jalons, corpus 2026.11 du 21 novembre 2026 : https://example.org/?doc=harbour-plan/files",
        );
        check(
            Lang::En,
            "VNA, “Port”, 27 October 2025, paragraph 8. Cited from Jalons, corpus 2026.11 of 21 November 2026: https://example.org/?doc=harbour-plan/files",
        );
        check(
            Lang::Vi,
            "VNA, “Port”, ngày 27 tháng 10 năm 2025, đoạn 8. Dẫn theo Jalons, kho dữ liệu phiên bản 2026.11, ngày 21 tháng 11 năm 2026: https://example.org/?doc=harbour-plan/files",
        );
    }

    fn bibtex(citation: &Citation<'_>) -> String {
        let mut text = String::new();
        citation.bibtex(&mut text);
        text
    }

    fn ris(citation: &Citation<'_>) -> String {
        let mut text = String::new();
        citation.ris(&mut text);
        text
    }

    fn csl(citation: &Citation<'_>) -> serde_json::Value {
        let mut json = Json::default();
        citation.csl(&mut json);
        serde_json::from_str(&json.finish()).unwrap()
    }

    #[test]
    fn dates_go_as_far_as_they_are_known() {
        let whole = sample("Port", "2025-10-27", Lang::Fr);
        assert!(bibtex(&whole).contains("  year = {2025},\n  month = {10},\n  day = {27},\n"));
        assert!(ris(&whole).contains("PY  - 2025\r\nDA  - 2025/10/27/\r\n"));
        assert_eq!(
            csl(&whole)["issued"],
            serde_json::json!({ "date-parts": [[2025, 10, 27]] })
        );
        let about = sample("Port", "2025-10~", Lang::En);
        assert_eq!(
            csl(&about)["issued"],
            serde_json::json!({ "date-parts": [[2025, 10]], "circa": true })
        );
        let period = sample("Port", "2021/2025", Lang::En);
        assert!(
            bibtex(&period).contains("  year = {2021–2025},\n"),
            "{}",
            bibtex(&period)
        );
        assert!(ris(&period).contains("DA  - 2025///2021–2025\r\n"), "{}", ris(&period));
        assert_eq!(csl(&period)["issued"]["literal"], "2021–2025");
    }

    /// Reads a text back that was written for TeX.
    fn untex(text: &str) -> String {
        let mut plain = text.to_owned();
        for (command, sign) in [
            ("\\textbraceleft{}", "\u{1}"),
            ("\\textbraceright{}", "\u{2}"),
            ("\\textasciitilde{}", "~"),
            ("\\textasciicircum{}", "^"),
            ("\\textbackslash{}", "\u{3}"),
            ("\\%", "%"),
            ("\\&", "&"),
            ("\\#", "#"),
            ("\\$", "$"),
            ("\\_", "_"),
        ] {
            plain = plain.replace(command, sign);
        }
        assert!(!plain.contains(['{', '}', '\\']), "{text}");
        plain.replace('\u{1}', "{").replace('\u{2}', "}").replace('\u{3}', "\\")
    }

    const AWKWARD: &str = "[\\\\{}%&#$_~^a \n\u{85}\u{2028}é-]{0,10}|(?s).{0,20}";

    proptest! {
        #[test]
        fn any_title_reads_back_from_bibtex(title in AWKWARD) {
            let entry = bibtex(&sample(&title, "2025", Lang::Fr));
            let inner = entry.split_once("title = {{").unwrap().1.split_once("}},\n").unwrap().0;
            prop_assert_eq!(untex(inner), one_line(&title));
            // As BibTeX counts them, backslash or not.
            let depth = entry.chars().try_fold(0i32, |depth, sign| {
                let depth = depth + i32::from(sign == '{') - i32::from(sign == '}');
                (depth >= 0).then_some(depth)
            });
            prop_assert_eq!(depth, Some(0));
        }

        #[test]
        fn any_title_is_one_line_of_ris(title in AWKWARD) {
            let entry = ris(&sample(&title, "2025", Lang::Fr));
            for line in entry.trim_end_matches("\r\n").split("\r\n") {
                let bytes = line.as_bytes();
                prop_assert!(bytes[0].is_ascii_uppercase() && &line[2..6] == "  - ", "{:?}", line);
                prop_assert!(!line.contains(|sign: char| sign.is_control()), "{:?}", line);
            }
            let told = entry.split("\r\n").find_map(|line| line.strip_prefix("TI  - ")).unwrap_or_default();
            prop_assert_eq!(told, one_line(&title));
        }

        #[test]
        fn any_title_reads_back_from_csl(title in AWKWARD) {
            prop_assert_eq!(&csl(&sample(&title, "2025", Lang::Fr))["title"], &title);
        }
    }
}

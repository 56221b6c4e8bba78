//! Cuts text into the words that are indexed and searched.
//!
//! The indexer and the search box both call [`words`], so a word is always cut the same way. A word is indexed under up
//! to three keys ([`Word::keys`]): as it was written, without marks, and with its per cent sign. No ranking here, and no
//! knowledge of fields.

mod letters;

mod number;

mod numerals;
pub use numerals::{Numeral, numerals};

use crate::image::Endings;
use crate::model::Lang;
use pagefind_stem::{Algorithm, Stemmer};

/// Longer words are cut off here: a trie of the published index is as deep as its longest word.
const LONGEST: usize = 64;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// First byte in the text.
    pub start: usize,
    /// One past the last byte in the text.
    pub end: usize,
    /// In lower case with its marks, composed (NFC).
    pub written: String,
    /// In lower case without marks, ASCII where the letters are Latin.
    pub folded: String,
    /// True for a number that a per cent sign follows.
    pub percent: bool,
    /// True for a part of a compound such as `semi-conducteurs`, the first one excepted.
    pub continues: bool,
}

/// The keys a word is found under in the dictionary.
///
/// They cannot be mistaken for each other: a folded key is letters and digits, a written key has a letter with a mark,
/// percentages end in `%`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    /// Without marks.
    pub folded: String,
    /// As written, if that differs from the folded form.
    pub written: Option<String>,
    /// The number with its per cent sign.
    pub percent: Option<String>,
}

impl Word {
    /// The keys of this word.
    pub fn keys(&self) -> Keys {
        Keys {
            folded: self.folded.clone(),
            written: (self.written != self.folded).then(|| self.written.clone()),
            percent: self.percent.then(|| format!("{}%", self.folded)),
        }
    }
}

impl Keys {
    /// All keys as the indexer enters them.
    pub fn into_all(self) -> impl Iterator<Item = String> {
        std::iter::once(self.folded).chain(self.written).chain(self.percent)
    }
}

/// The stems of a word. They are never stored: a query's word is held against the words of the dictionary that start
/// like it, which keeps a quarter of the postings out of the index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stems {
    french: [String; 2],
    english: String,
}

impl Stems {
    /// The stems of a word given as written and folded; none for short words, numbers and codes.
    ///
    /// Snowball's French reads accents, so the written form is stemmed as well as the folded one, which is all there is
    /// of a query typed without accents.
    pub fn of(written: &str, folded: &str) -> Stems {
        if folded.len() < 3 || !folded.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return Stems::default();
        }
        let french = |form: &str| french_root(fold(&Stemmer::create(Algorithm::French).stem(form)));
        Stems {
            french: [french(written), french(folded)],
            english: Stemmer::create(Algorithm::English).stem(folded).into_owned(),
        }
    }

    /// Adds the stem that a key of the dictionary has in French: it was told from the word with its marks, which a query may
    /// lack.
    pub(crate) fn adopt(&mut self, french: &[u8]) {
        if let (Ok(stem), [written, _]) = (std::str::from_utf8(french), &mut self.french) {
            stem.clone_into(written);
        }
    }

    /// True if this is a stem of the word in a language.
    pub(crate) fn has(&self, stem: &[u8], lang: Lang) -> bool {
        match lang {
            Lang::Fr => self.french.iter().any(|own| own.as_bytes() == stem),
            Lang::En => self.english.as_bytes() == stem,
            Lang::Vi => false,
        }
    }

    /// True if two words have a stem in common in a language. Vietnamese has no endings to take off.
    pub fn meet(&self, other: &Stems, lang: Lang) -> bool {
        match lang {
            Lang::Fr => self
                .french
                .iter()
                .any(|stem| !stem.is_empty() && other.french.contains(stem)),
            Lang::En => !self.english.is_empty() && self.english == other.english,
            Lang::Vi => false,
        }
    }

    /// What every word with such a stem starts with, at least for all but a handful of irregular words.
    pub(crate) fn beginning<'w>(&self, word: &'w str) -> &'w str {
        let shortest = self
            .french
            .iter()
            .chain([&self.english])
            .map(String::len)
            .min()
            .unwrap_or_default();
        // A stem may differ from its word in the last letter: `happy`, `happi`.
        let wanted = shortest.saturating_sub(1).max(3);
        word.char_indices().nth(wanted).map_or(word, |(end, _)| &word[..end])
    }
}

/// What Snowball leaves of French endings taken off as well, again and again: it stems `copie` and `copier`, `étranger` and
/// `étrangers`, `classe` and `classent`, `échoue` and `échouent` apart. It reads each word by itself, and so must stop where an
/// ending may be part of a noun; here a stem too short costs little, since the word itself and its inflected forms
/// ([`are_inflected_alike`]) count more.
fn french_root(mut stem: String) -> String {
    const LEAST: usize = 4;
    const ENDINGS: [&str; 7] = ["issent", "issant", "ent", "ant", "er", "it", "ir"];
    loop {
        let letters = stem.trim_end_matches(['s', 'i', 'e', 'u']).len();
        let letters = letters.max(LEAST.min(stem.len()));
        let shorter = |ending: &str| Some(stem[..letters].strip_suffix(ending)?.len()).filter(|rest| *rest >= LEAST);
        let rest = ENDINGS.iter().find_map(|ending| shorter(ending)).unwrap_or(letters);
        if rest == stem.len() {
            break;
        }
        stem.truncate(rest);
    }
    if let [.., before, last] = stem.as_bytes()
        && before == last
        && stem.len() >= LEAST
    {
        stem.pop();
    }
    stem
}

/// True if two folded words of one stem differ in their inflection only: what follows their common beginning are two endings of
/// one paradigm. So `dessins` is no form of `dessiner`, as it is of `dessin`.
pub(crate) fn are_inflected_alike(a: &[u8], b: &[u8], lang: Lang) -> bool {
    // Paradigms are parted by semicolons, their endings by spaces; a space at the end stands for no ending.
    const FRENCH: &str = "e es ent er ez ee ees ant ante ants antes era eras ait aient erait eraient eront ons ont ai a as;\
        ir it is ie ies i issent issant issants issante ira iront iez;re t s ds d ent ant u ue us ues it ;e es s ;x ;\
        al ale aux ales;ne nes s ;le les s ;er ere ers eres;if ive ifs ives;te tes s ;eux euse euses";
    const ENGLISH: &str = "s es ed d ing e er ;y ies ied";
    let paradigms = if lang == Lang::Fr { FRENCH } else { ENGLISH };
    const LONGEST: usize = 7;
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    if a.len().max(b.len()) > same + LONGEST {
        return false;
    }
    paradigms.split(';').any(|paradigm| {
        let is_ending = |rest: &[u8]| paradigm.split(' ').any(|ending| ending.as_bytes() == rest);
        // Endings may begin alike, so the place where they begin is looked for before the first difference too.
        (same.saturating_sub(3).max(3)..=same).any(|place| is_ending(&a[place..]) && is_ending(&b[place..]))
    })
}

/// The endings of a word, given as written and folded, for the dictionary.
pub fn endings(written: &str, folded: &str) -> Endings {
    let stems = Stems::of(written, folded);
    let cut = |stem: &String| {
        folded
            .strip_prefix(stem.as_str())
            .map(str::len)
            .filter(|_| !stem.is_empty())
    };
    Endings::new(cut(&stems.french[0]), cut(&stems.english))
}

/// Cuts a text into words.
///
/// Apostrophes part words, and an article before one (`l’`, `d’`, `qu’`) or an English `’s` after one is left out.
/// Hyphens and slashes part words too; a compound is also given in one piece ([`compounds`]). Numbers lose their
/// grouping (`5.400`, `5 400`, `5,400` are `5400`) and take a decimal point.
///
/// ```
/// use jalons_core::analyze::words;
/// let cut: Vec<String> = words("L’IA à Đà Nẵng : 100 %").into_iter().map(|word| word.folded).collect();
/// assert_eq!(cut, ["ia", "a", "da", "nang", "100"]);
/// ```
pub fn words(text: &str) -> Vec<Word> {
    words_like(text, Initials::ALL)
}

/// As [`words`], but only those that have one of some initials are spelt; of others, `written` and `folded` are empty.
pub(crate) fn words_like(text: &str, initials: Initials) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    each_word_like(text, initials, &mut |word| {
        found.push(Word {
            start: word.start,
            end: word.end,
            written: word.written.to_owned(),
            folded: word.folded.to_owned(),
            percent: word.percent,
            continues: word.continues,
        });
    });
    found
}

/// A [`Word`] that lasts only as long as it is looked at.
pub(crate) struct Seen<'w> {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) written: &'w str,
    pub(crate) folded: &'w str,
    pub(crate) percent: bool,
    pub(crate) continues: bool,
}

/// What some words start with, without marks: a bit for each byte, as its last six bits tell. Most words of a text are told by
/// this alone from those that are looked for.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Initials(u64);

impl Initials {
    const ALL: Initials = Initials(u64::MAX);

    /// The initial of a word.
    pub(crate) fn of(word: &str) -> Initials {
        let mut folded = String::new();
        if let Some(first) = word.chars().next() {
            letters::fold_into(first, &mut folded);
        }
        Initials(folded.bytes().next().map_or(0, Initials::bit))
    }

    /// These and those of some words.
    pub(crate) fn and_of(self, words: &[String]) -> Initials {
        words.iter().fold(self, |all, word| all.and(Initials::of(word)))
    }

    /// These and others.
    pub(crate) fn and(self, others: Initials) -> Initials {
        Initials(self.0 | others.0)
    }

    /// True if a folded word may start with one of them.
    pub(crate) fn have(self, folded: &str) -> bool {
        folded.bytes().next().is_some_and(|byte| self.has(byte))
    }

    fn has(self, byte: u8) -> bool {
        self.0 & Initials::bit(byte) != 0
    }

    const fn bit(byte: u8) -> u64 {
        1 << (byte & 63)
    }
}

/// Calls `see` with each of the [`words`] of a text, without keeping them.
pub(crate) fn each_word(text: &str, see: &mut dyn FnMut(Seen<'_>)) {
    each_word_like(text, Initials::ALL, see);
}

/// As [`each_word`], but only words that have one of some initials are spelt; of others, `written` and `folded` are empty.
pub(crate) fn each_word_like(text: &str, initials: Initials, see: &mut dyn FnMut(Seen<'_>)) {
    let (mut written, mut folded) = (String::new(), String::new());
    let mut at = 0;
    let mut last_end = None;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let continues = |start| joined(text, last_end, start);
        // Most words are plain ASCII between plain ASCII: they need none of the rules below.
        if let Some(end) = plain_end(text.as_bytes(), at) {
            folded.clear();
            if initials.has(text.as_bytes()[at].to_ascii_lowercase()) {
                folded.push_str(&text[at..end]);
                folded.make_ascii_lowercase();
            }
            see(Seen {
                start: at,
                end,
                written: &folded,
                folded: &folded,
                percent: false,
                continues: continues(at),
            });
            last_end = Some(end);
            at = end;
        } else if c.is_ascii_digit()
            && let Some(number) = number::at(text, at)
        {
            see(Seen {
                start: at,
                end: number.end,
                written: &number.digits,
                folded: &number.digits,
                percent: number.percent,
                continues: continues(at),
            });
            at = number.end;
            last_end = Some(at);
        } else if is_letter(c) {
            let end = word_end(text, at);
            if !is_elided(text, at, end) {
                written.clear();
                folded.clear();
                letters::fold_into(letters::lower(c), &mut folded);
                if initials.have(&folded) {
                    spell(&text[at..end], &mut written, &mut folded);
                } else {
                    folded.clear();
                }
                see(Seen {
                    start: at,
                    end,
                    written: &written,
                    folded: &folded,
                    percent: false,
                    continues: continues(at),
                });
                last_end = Some(end);
            }
            at = end;
        } else {
            at += c.len_utf8();
        }
    }
}

/// The compounds of a text in one piece, `57nqtw` for `57-NQ/TW`: extra keys beside the parts.
pub fn compounds(words: &[Word]) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Option<String> = None;
    for (at, word) in words.iter().enumerate() {
        let goes_on = words.get(at + 1).is_some_and(|next| next.continues);
        match (&mut open, goes_on) {
            (None, true) => open = Some(word.folded.clone()),
            (None, false) => {}
            (Some(piece), _) => piece.push_str(&word.folded),
        }
        if !goes_on && let Some(piece) = open.take().filter(|piece| piece.len() <= LONGEST) {
            found.push(piece);
        }
    }
    found
}

/// What a term of the thesaurus is known by: its words without marks and without the s or x of a plural, one space between.
///
/// ```
/// use jalons_core::analyze::term_key;
/// assert_eq!(term_key("Services publics en ligne"), "service public en ligne");
/// ```
pub fn term_key(term: &str) -> String {
    let mut key = String::new();
    each_word(term, &mut |word| {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(singular(word.folded));
    });
    key
}

/// A folded word without the s or x of a French or English plural; short words and those in `ss` stay as they are.
pub fn singular(folded: &str) -> &str {
    match folded.strip_suffix(['s', 'x']) {
        Some(stem) if stem.len() > 2 && !stem.ends_with('s') => stem,
        _ => folded,
    }
}

/// A text in lower case without marks: `Đà Nẵng` is `da nang`.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().map(letters::lower) {
        letters::fold_into(c, &mut folded);
    }
    folded
}

/// True if a word of a text, without its marks and capitals, starts like `wanted`, which has neither; more words may follow.
///
/// ```
/// use jalons_core::analyze::has_word_start;
/// assert!(has_word_start("Thành phố Đà Nẵng", "da n"));
/// assert!(!has_word_start("Thành phố Đà Nẵng", "ang"));
/// ```
pub fn has_word_start(text: &str, wanted: &str) -> bool {
    let Some(first) = wanted.bytes().next() else {
        return !text.is_empty();
    };
    let mut inside = false;
    for (at, c) in text.char_indices() {
        if letters::is_mark(c) {
            continue;
        }
        // Nearly all words begin with another letter, and need not be folded to tell.
        if !inside
            && (!c.is_ascii() || c.to_ascii_lowercase() == char::from(first))
            && starts_folded(&text[at..], wanted)
        {
            return true;
        }
        inside = c.is_alphanumeric();
    }
    false
}

fn starts_folded(text: &str, wanted: &str) -> bool {
    let (mut rest, mut letter) = (wanted, String::new());
    for c in text.chars().map(letters::lower) {
        letter.clear();
        letters::fold_into(c, &mut letter);
        match rest.strip_prefix(letter.as_str()) {
            Some(after) => rest = after,
            None => return letter.starts_with(rest),
        }
        if rest.is_empty() {
            return true;
        }
    }
    false
}

/// A text with its combining marks set on the letters before them, as far as the letters of the three languages go; nothing
/// if there is none to set.
///
/// ```
/// use jalons_core::analyze::composed;
/// assert_eq!(composed("Nguye\u{302}\u{303}n A\u{301}nh").as_deref(), Some("Nguyễn Ánh"));
/// assert_eq!(composed("Nguyễn"), None);
/// ```
pub fn composed(text: &str) -> Option<String> {
    if !text.contains(letters::is_mark) {
        return None;
    }
    let mut whole = String::with_capacity(text.len());
    let mut changed = false;
    for c in text.chars() {
        let joined = match whole.chars().next_back().filter(|_| letters::is_mark(c)) {
            Some(last) => letters::compose_any(last, c),
            None => None,
        };
        if joined.is_some() {
            whole.pop();
            changed = true;
        }
        whole.push(joined.unwrap_or(c));
    }
    changed.then_some(whole)
}

/// True for a capital letter, by the letters this module knows.
pub fn is_capital(c: char) -> bool {
    letters::lower(c) != c
}

/// A text in lower case, with its marks.
pub fn lower(text: &str) -> String {
    text.chars().map(letters::lower).collect()
}

/// Words so common, or so usual in questions, that a query must not fail for want of them. They are indexed all the same. A
/// word may be given as written or folded: most Vietnamese ones stand here with their marks, without which they are others.
pub fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.split(' ').any(|known| known == word)
}

/// Of English, French and Vietnamese. One text takes a third of the room that a list of texts takes.
const FUNCTION_WORDS: &str = "\
    a about after an and any are as at be been before by did does for from had has have how in into is its of on should \
    that the their there these they this those to was were what when where which who whose why will with without would \
    ainsi apres au aux avant avec ce ces cette chez comment d dans de depuis des dont du elle elles en entre est et ete \
    eux fait il ils je la le les leur leurs lors ma mais ne nous ont ou par pas plus pour pourquoi quand que quel quelle \
    quelles quels qui sans se sera seront ses son sont sous sur t un une vers vous y \
    bằng bị ca cac cho cua các có cùng của gì là mà mỗi một nhung như những nào này o sẽ tai thì trong trên tại từ va và \
    vào vì về với đang đâu đã được đến để ở";

/// The end of the word that starts at a place, if it starts with an ASCII letter, and nothing but ASCII and no apostrophe is in
/// it and beside it.
fn plain_end(text: &[u8], start: usize) -> Option<usize> {
    let outside = |byte: Option<&u8>| byte.is_none_or(|byte| byte.is_ascii() && !matches!(byte, b'\'' | b'`'));
    let rest = text.get(start..)?;
    let length = rest
        .iter()
        .position(|byte| !byte.is_ascii_alphanumeric())
        .unwrap_or(rest.len());
    let before = start.checked_sub(1).and_then(|before| text.get(before));
    let plain = rest.first()?.is_ascii_alphabetic() && outside(before) && outside(rest.get(length));
    (plain && length <= LONGEST).then_some(start + length)
}

/// A word in lower case with its marks, composed, and without them.
fn spell(word: &str, written: &mut String, folded: &mut String) {
    written.clear();
    folded.clear();
    if word.is_ascii() && word.len() <= LONGEST {
        written.extend(word.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
        folded.push_str(written);
        return;
    }
    for c in word.chars().map(letters::lower) {
        match written
            .chars()
            .next_back()
            .filter(|_| letters::is_mark(c))
            .and_then(|last| letters::compose(last, c))
        {
            Some(composed) => {
                written.pop();
                written.push(composed);
            }
            None => written.push(c),
        }
    }
    while written.len() > LONGEST {
        written.pop();
    }
    for c in written.chars() {
        letters::fold_into(letters::lower(c), folded);
    }
}

fn word_end(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let stop = rest
        .char_indices()
        .find(|(_, c)| !is_letter(*c) && !letters::is_mark(*c));
    stop.map_or(text.len(), |(at, _)| start + at)
}

/// The modifier apostrophe U+02BC counts as a letter in Unicode, here it parts words like its look-alikes. Some combining
/// marks count too, here they are marks of the letter before them: alone they make no word.
fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        // Latin letters: the table of all scripts is slow.
        '\u{c0}'..='\u{24f}' => c != '×' && c != '÷',
        '\u{1e00}'..='\u{1eff}' => true,
        _ => c.is_alphanumeric() && !APOSTROPHES.contains(&c) && !letters::is_mark(c),
    }
}

const APOSTROPHES: [char; 6] = ['\'', '’', 'ʼ', '‘', '`', '´'];

/// An article that ends in an apostrophe, or an English `s` that follows one.
fn is_elided(text: &str, start: usize, end: usize) -> bool {
    let follows = text[end..].starts_with(APOSTROPHES) && text[end..].chars().nth(1).is_some_and(char::is_alphanumeric);
    // A decomposed letter ends in its mark.
    let ends_word = |c: char| c.is_alphanumeric() || letters::is_mark(c);
    let precedes = text[..start].ends_with(APOSTROPHES) && text[..start].chars().rev().nth(1).is_some_and(ends_word);
    if !follows && !precedes {
        return false;
    }
    let piece = fold(&text[start..end]);
    const ARTICLES: [&str; 14] = [
        "l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu",
    ];
    (follows && ARTICLES.contains(&piece.as_str())) || (precedes && piece == "s")
}

/// True if only a hyphen or slash stands between the end of the last word and this place.
fn joined(text: &str, last_end: Option<usize>, start: usize) -> bool {
    last_end.is_some_and(|end| matches!(text.get(end..start), Some("-" | "/" | "‑" | "–" | "_")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_word_start_is_found_as_in_the_whole_folded_text(text in "[a-zA-Z Đđéœẵ́\u{301}'’.-]{0,12}", wanted in "[a-zoed ]{1,4}") {
            let folded = fold(&text);
            let slow = folded.char_indices().any(|(at, _)| {
                let begins = at == 0 || !folded[..at].ends_with(char::is_alphanumeric);
                begins && folded[at..].starts_with(&wanted)
            });
            prop_assert_eq!(has_word_start(&text, &wanted), slow);
        }
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let cut = words(text);
        assert_eq!(
            cut.iter()
                .map(|word| word.folded.as_str())
                .collect::<Vec<_>>()
                .join(" "),
            expected
        );
        for word in &cut {
            assert!(
                text.get(word.start..word.end).is_some(),
                "{word:?} points into {text:?}"
            );
        }
    }

    #[test]
    fn apostrophes_of_every_kind_part_words() {
        for apostrophe in APOSTROPHES {
            check(
                &format!("l{apostrophe}IA d{apostrophe}État qu{apostrophe}un"),
                "ia etat un",
            );
        }
        check("Vietnam’s plan", "vietnam plan");
        check("aujourd’hui", "aujourd hui");
        check("l’", "l");
    }

    #[test]
    fn letters_fold_to_ascii() {
        check("Đà Nẵng, Thừa Thiên Huế", "da nang thua thien hue");
        check("Œuvre, cœur, Æon, Straße", "oeuvre coeur aeon strasse");
        check("Nguye\u{302}\u{303}n", "nguyen");
        assert_eq!(words("Nguye\u{302}\u{303}n")[0].written, "nguyễn");
    }

    #[test]
    fn compounds_are_kept_whole_and_in_parts() {
        check("57-NQ/TW et semi-conducteurs", "57 nq tw et semi conducteurs");
        assert_eq!(
            compounds(&words("57-NQ/TW et semi-conducteurs, e-commerce")),
            ["57nqtw", "semiconducteurs", "ecommerce"]
        );
    }

    #[test]
    fn codes_stay_in_one_piece() {
        check("5G IPv6 1000Mbps 4e", "5g ipv6 1000mbps 4e");
    }

    #[test]
    fn function_words_are_told_from_others() {
        for common in ["a", "would", "ainsi", "y", "ca", "ở"] {
            assert!(is_function_word(common), "{common}");
        }
        assert!(!is_function_word(""));
        assert!(!is_function_word("ia"));
    }

    #[test]
    fn inflected_words_meet_in_their_language() {
        let stems = |text: &str| {
            words(text)
                .first()
                .map(|word| Stems::of(&word.written, &word.folded))
                .unwrap()
        };
        assert!(stems("numériques").meet(&stems("numerique"), Lang::Fr));
        assert!(stems("développer").meet(&stems("développement"), Lang::Fr));
        assert!(stems("cities").meet(&stems("city"), Lang::En));
        assert!(!stems("cities").meet(&stems("city"), Lang::Vi));
        assert!(!stems("100").meet(&stems("100"), Lang::Fr));
    }

    #[test]
    fn inflection_is_told_from_derivation() {
        let alike = |a: &str, b: &str, lang| are_inflected_alike(a.as_bytes(), b.as_bytes(), lang);
        for (a, b) in [
            ("traite", "traitees"),
            ("national", "nationaux"),
            ("classent", "classer"),
            ("actif", "actives"),
        ] {
            assert!(alike(a, b, Lang::Fr), "{a} {b}");
        }
        assert!(!alike("traiter", "traitement", Lang::Fr));
        assert!(alike("city", "cities", Lang::En) && alike("build", "building", Lang::En));
        assert!(!alike("digital", "digitally", Lang::En));
    }

    #[test]
    fn letters_are_those_of_unicode_but_for_apostrophes_and_marks() {
        for c in ('\0'..='\u{2fff}').filter(|c| !APOSTROPHES.contains(c) && !letters::is_mark(*c)) {
            assert_eq!(is_letter(c), c.is_alphanumeric(), "{c:?}");
        }
    }

    #[test]
    fn words_of_a_stem_are_looked_for_by_their_beginning() {
        let beginning = |word: &str| Stems::of(word, &fold(word)).beginning(word).to_owned();
        assert_eq!(beginning("numériques"), "numé");
        assert_eq!(beginning("cities"), "cit");
    }

    #[test]
    fn a_mark_without_a_letter_is_no_word() {
        check("\u{363} \u{345}", "");
        check("e\u{363}t \u{364}ou", "et ou");
    }

    #[test]
    fn the_date_in_figures_is_three_numbers() {
        check("13.4.2025", "13 4 2025");
        check("27/10/2025.", "27 10 2025");
    }

    proptest! {
        #[test]
        fn any_text_is_cut_into_words_that_cut_to_themselves(text in "\\PC{0,60}") {
            for word in words(&text) {
                prop_assert!(text.get(word.start..word.end).is_some());
                prop_assert!(!word.written.is_empty());
                let again = words(&word.written);
                prop_assert!(again.iter().any(|same| same.written == word.written) || word.written.len() > 40, "{:?} {:?}", word, again);
            }
        }

        #[test]
        fn composed_and_decomposed_text_give_the_same_words(text in "[a-zA-Zàâéèêëîïôùûçđăâêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ ’'-]{0,40}") {
            use unicode_normalization::UnicodeNormalization;
            let forms = |text: &str| words(text).into_iter().map(|word| (word.written, word.folded)).collect::<Vec<_>>();
            prop_assert_eq!(forms(&text.nfc().collect::<String>()), forms(&text.nfd().collect::<String>()));
        }
    }
}

//! From bytes to text: which encoding, and what is no text at all.
//!
//! Known are UTF-8, UTF-16 with its mark, and the one-byte code pages windows-1252 (which ISO 8859-1 is read as, as
//! browsers do) and windows-1258. Vietnam's older fonts (TCVN3, VNI) are not: their bytes are those of windows-1252.

use super::{Note, NoteKind, Refusal, note};

/// Larger files are refused: a text of this size is no document, and reading it would keep the page busy.
pub const LARGEST: usize = 8 << 20;

/// An encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, lower byte first.
    Utf16Le,
    /// UTF-16, higher byte first.
    Utf16Be,
    /// windows-1252.
    Windows1252,
    /// windows-1258, the one for Vietnamese.
    Windows1258,
}

impl Encoding {
    /// The encoding of a name as web pages declare it.
    fn named(name: &[u8]) -> Option<Encoding> {
        let is = |known: &str| name.eq_ignore_ascii_case(known.as_bytes());
        if is("utf-8") || is("utf8") {
            Some(Encoding::Utf8)
        } else if is("windows-1252") || is("cp1252") || is("iso-8859-1") || is("iso-8859-15") || is("latin1") {
            Some(Encoding::Windows1252)
        } else if is("windows-1258") || is("cp1258") {
            Some(Encoding::Windows1258)
        } else {
            None
        }
    }
}

/// The text of a file.
///
/// # Errors
/// [`Refusal`] says why the bytes are no text.
pub(super) fn decode(bytes: &[u8], notes: &mut Vec<Note>) -> Result<String, Refusal> {
    if bytes.len() > LARGEST {
        return Err(Refusal::TooLarge { found: bytes.len() });
    }
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return Ok(utf16(rest, u16::from_le_bytes, Encoding::Utf16Le, notes));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return Ok(utf16(rest, u16::from_be_bytes, Encoding::Utf16Be, notes));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if is_binary(bytes) {
        return Err(Refusal::Binary);
    }
    let fault = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(text.to_owned()),
        Err(error) => error,
    };
    let declared = declared(bytes);
    let encoding = declared.unwrap_or(if is_mostly_utf8(bytes, fault.valid_up_to()) {
        Encoding::Utf8
    } else {
        Encoding::Windows1252
    });
    let text = match encoding {
        Encoding::Windows1252 | Encoding::Windows1258 => bytes.iter().map(|byte| page(*byte, encoding)).collect(),
        _ => {
            let text = String::from_utf8_lossy(bytes).into_owned();
            note(notes, NoteKind::BrokenBytes, text.matches('\u{fffd}').count());
            text
        }
    };
    note(notes, NoteKind::Encoding(encoding), 1);
    Ok(text)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, encoding: Encoding, notes: &mut Vec<Note>) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let text: String = char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect();
    note(notes, NoteKind::Encoding(encoding), 1);
    note(notes, NoteKind::BrokenBytes, text.matches('\u{fffd}').count());
    text
}

/// True for what starts as an archive, a picture or a PDF does, or has bytes that no text has.
fn is_binary(bytes: &[u8]) -> bool {
    const MARKS: [&[u8]; 8] = [
        b"PK\x03\x04",
        b"%PDF-",
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"\x1f\x8b",
        b"GIF8",
        b"\xd0\xcf\x11\xe0",
        b"\0asm",
    ];
    let is_odd = |byte: &u8| matches!(byte, 0..=8 | 14..=26 | 28..=31);
    let odd = bytes.iter().filter(|byte| is_odd(byte)).count();
    // A stray control character is taken out; a tenth of a per cent of them, or a zero, is another kind of file.
    MARKS.iter().any(|mark| bytes.starts_with(mark)) || bytes.contains(&0) || odd * 1000 > bytes.len().max(4000)
}

/// What a web page says of its encoding near its start.
fn declared(bytes: &[u8]) -> Option<Encoding> {
    let start = bytes.get(..2048).unwrap_or(bytes);
    let at = start
        .windows(8)
        .position(|window| window.eq_ignore_ascii_case(b"charset="))?
        + 8;
    let name = start.get(at..)?;
    let name = name.strip_prefix(b"\"").or(name.strip_prefix(b"'")).unwrap_or(name);
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let end = name.iter().position(|byte| !is_part(byte)).unwrap_or(name.len());
    Encoding::named(name.get(..end)?)
}

/// True if some of the bytes above ASCII are letters of UTF-8, and far more of them than are not: a text cut in the middle
/// of a letter, say.
fn is_mostly_utf8(bytes: &[u8], valid: usize) -> bool {
    let high = |bytes: &[u8]| bytes.iter().filter(|byte| **byte >= 0x80).count();
    let (mut rest, mut good, mut bad) = (bytes.get(valid..).unwrap_or_default(), high(&bytes[..valid]), 0);
    while let Err(error) = std::str::from_utf8(rest) {
        good += high(rest.get(..error.valid_up_to()).unwrap_or_default());
        let skipped = error.error_len().unwrap_or(rest.len() - error.valid_up_to());
        bad += skipped;
        rest = rest.get(error.valid_up_to() + skipped..).unwrap_or_default();
    }
    good + high(rest) > 8 * bad
}

/// The letters of windows-1252 from 0x80 to 0x9f; the five places without one stay controls, as browsers have it.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

fn page(byte: u8, encoding: Encoding) -> char {
    if encoding == Encoding::Windows1258 {
        match byte {
            0xc3 => return 'Ă',
            0xe3 => return 'ă',
            0xcc => return '\u{300}',
            0xd2 => return '\u{309}',
            0xde => return '\u{303}',
            0xec => return '\u{301}',
            0xf2 => return '\u{323}',
            0xd0 => return 'Đ',
            0xf0 => return 'đ',
            0xd5 => return 'Ơ',
            0xf5 => return 'ơ',
            0xdd => return 'Ư',
            0xfd => return 'ư',
            0xfe => return '₫',
            _ => {}
        }
    }
    match byte {
        0x80..=0x9f => high(byte),
        _ => char::from(byte),
    }
}

/// The letter of a byte from 0x80 to 0x9f.
pub(super) fn high(byte: u8) -> char {
    HIGH.get(usize::from(byte.wrapping_sub(0x80)))
        .copied()
        .unwrap_or('\u{fffd}')
}

/// The byte of a letter in windows-1252, if it is above ASCII and has one.
pub(super) fn high_byte(c: char) -> Option<u8> {
    match u32::from(c) {
        code @ 0x80..=0xff => u8::try_from(code).ok(),
        _ => HIGH.iter().position(|known| *known == c).map(|at| 0x80 + at as u8),
    }
}

/// A byte as windows-1252 has it, for tests that damage texts.
#[cfg(test)]
pub(super) fn tests_page(byte: u8) -> char {
    page(byte, Encoding::Windows1252)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: &str) {
        assert_eq!(decode(bytes, &mut Vec::new()).as_deref(), Ok(expected));
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        check("Été à Huế".as_bytes(), "Été à Huế");
        check("\u{feff}Été".as_bytes(), "Été");
        check(b"\xff\xfe\xc9\0t\0\xe9\0", "Été");
        check(b"\xfe\xff\0\xc9\0t\0\xe9", "Été");
        check(b"\xc9t\xe9 \x97 l\x92\x9cuvre", "Été — l’œuvre");
        check(
            b"<meta charset=\"windows-1258\"> Hu\xea\xec",
            "<meta charset=\"windows-1258\"> Huê\u{301}",
        );
    }

    #[test]
    fn a_broken_letter_is_marked_and_the_rest_kept() {
        let mut notes = Vec::new();
        let mut bytes = "Une ville numérique où l’été est très réussi. ".repeat(4).into_bytes();
        bytes.push(0xc3);
        assert!(decode(&bytes, &mut notes).unwrap().ends_with('\u{fffd}'));
        assert_eq!(notes.first().map(|note| note.count), Some(1));
    }

    #[test]
    fn what_is_no_text_is_refused_by_name() {
        for bytes in [
            &b"PK\x03\x04abc"[..],
            b"%PDF-1.7",
            b"\x89PNG\r\n",
            b"a\0b",
            b"\0asm\x01",
        ] {
            assert_eq!(decode(bytes, &mut Vec::new()), Err(Refusal::Binary));
        }
        let huge = vec![b'a'; LARGEST + 1];
        assert_eq!(
            decode(&huge, &mut Vec::new()),
            Err(Refusal::TooLarge { found: LARGEST + 1 })
        );
    }
}

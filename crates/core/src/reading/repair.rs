//! Mends a text: letters that were decoded twice, marks apart from their letters, characters that are not to be seen.

use super::bytes::high_byte;
use super::{Note, NoteKind, note};
use crate::analyze::composed;

/// The text as it should have come, with a note for everything that was done to it.
pub(super) fn repair(text: String, notes: &mut Vec<Note>) -> String {
    let text = undoubled(text, notes);
    let text = match composed(&text) {
        Some(whole) => {
            note(notes, NoteKind::Composed, 1);
            whole
        }
        None => text,
    };
    visible(text, notes)
}

/// Undoes the reading of UTF-8 as windows-1252: `Ã©` is `é`.
fn undoubled(text: String, notes: &mut Vec<Note>) -> String {
    if !text.contains(['Ã', 'Â', 'â', 'á', 'Ä', 'Å', 'Æ']) {
        return text;
    }
    let mut whole = String::with_capacity(text.len());
    let (mut mended, mut sound) = (0, 0);
    let mut run: Vec<u8> = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match high_byte(c) {
            Some(byte) => {
                if run.is_empty() {
                    start = at;
                }
                run.push(byte);
                continue;
            }
            None if run.is_empty() => {}
            None => {
                match std::str::from_utf8(&run) {
                    Ok(letters) => {
                        whole.push_str(letters);
                        mended += 1;
                    }
                    Err(_) => {
                        whole.push_str(&text[start..at]);
                        sound += 1;
                    }
                }
                run.clear();
            }
        }
        // A letter that windows-1252 does not have cannot come from reading bytes by it.
        sound += usize::from(!c.is_ascii());
        if at < text.len() {
            whole.push(c);
        }
    }
    // In a sound text a run that could be UTF-8 is a rare chance: a capital with a quotation mark behind it.
    if mended > sound {
        note(notes, NoteKind::Doubled, mended);
        whole
    } else {
        text
    }
}

/// Without characters that control the screen or the direction of writing, and with one sort of line end.
fn visible(text: String, notes: &mut Vec<Note>) -> String {
    let is_plain = |c: char| {
        !matches!(c, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{2028}' | '\u{2029}')
            && !is_hidden(c)
    };
    if text.chars().all(is_plain) {
        return text;
    }
    let mut whole = String::with_capacity(text.len());
    let mut removed = 0;
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '\n' if before == '\r' => {}
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => whole.push('\n'),
            _ if is_plain(c) => whole.push(c),
            _ => removed += 1,
        }
        before = c;
    }
    note(notes, NoteKind::Hidden, removed);
    whole
}

/// Marks of direction, spaces without width, and others that change how a text looks without being seen.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffc}' | '\u{e0000}'..='\u{e007f}' | '\u{61c}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(repair(text.to_owned(), &mut Vec::new()), expected);
    }

    #[test]
    fn letters_decoded_twice_are_mended() {
        check(
            "La stratÃ©gie de dÃ©veloppement, lâ€™Ã‰tat",
            "La stratégie de développement, l’État",
        );
        check("Báº¯c Giang", "Bắc Giang");
        check("L’été à « Huế », ĐÃ” VẬY", "L’été à « Huế », ĐÃ” VẬY");
    }

    #[test]
    fn marks_join_their_letters_and_the_unseen_goes() {
        check("Ba\u{306}\u{301}c Ninh", "Bắc Ninh");
        check("a\u{202e}b\u{200b}c\u{7}\r\nd\re", "abc\nd\ne");
    }

    proptest! {
        #[test]
        fn what_was_mended_stays_as_it_is(text in "[ -~éèàÃ©Ââ€™ắộ\u{300}\u{301}\u{202e}\r\n]{0,60}") {
            let once = repair(text, &mut Vec::new());
            let unseen = once.contains(['\r', '\u{202e}']);
            prop_assert!(!unseen);
            let twice = visible(once.clone(), &mut Vec::new());
            prop_assert_eq!(twice, once);
        }

        #[test]
        fn a_text_decoded_twice_comes_back(text in "[a-z ]{0,10}[éèàùêôçđữộấ’]{1,3}[a-z éèđ’]{0,30}") {
            let doubled: String = text.bytes().map(super::super::bytes::tests_page).collect();
            prop_assert_eq!(repair(doubled, &mut Vec::new()), text);
        }
    }
}

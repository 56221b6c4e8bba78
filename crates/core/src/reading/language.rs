//! Tells the three languages apart by their commonest words.

use crate::analyze::lower;
use crate::model::Lang;

/// Words that are common in one of the languages and none in the others, in lower case with their marks.
const COMMON: [&[&str]; 3] = [
    &[
        "le", "la", "les", "des", "du", "et", "une", "dans", "pour", "est", "sur", "aux", "par", "que", "qui", "au",
        "ses", "cette",
    ],
    &[
        "the", "of", "and", "to", "in", "is", "for", "with", "was", "that", "by", "at", "from", "its", "are", "has",
        "will", "this",
    ],
    &[
        "và", "của", "các", "được", "trong", "cho", "với", "là", "có", "những", "đến", "này", "về", "tại", "năm", "đã",
        "sẽ", "theo", "trên", "một", "không", "tỉnh",
    ],
];

/// The language of a text, if its common words are clearly those of one.
///
/// ```
/// use jalons_core::{model::Lang, reading::language};
/// assert_eq!(language("Le port de la ville est ouvert"), Some(Lang::Fr));
/// assert_eq!(language("Cảng của thành phố được mở trong năm nay"), Some(Lang::Vi));
/// assert_eq!(language("Shopee 2025"), None);
/// ```
pub fn language(text: &str) -> Option<Lang> {
    let mut counts = [0u32; 3];
    for word in text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && word.len() < 12)
    {
        let small = lower(word);
        for (count, common) in counts.iter_mut().zip(COMMON) {
            *count += u32::from(common.contains(&small.as_str()));
        }
    }
    let best = Lang::ALL.into_iter().max_by_key(|lang| counts[*lang as usize])?;
    let others = counts.iter().sum::<u32>() - counts[best as usize];
    (counts[best as usize] > 1 && counts[best as usize] > 2 * others).then_some(best)
}

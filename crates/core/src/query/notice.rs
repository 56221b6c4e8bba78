//! What the reader is told about how a query was read.

use crate::model::Lang;

/// A remark on how a query or a filter was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The query was longer than what is read.
    Shortened,
    /// A quotation mark was never closed; the rest was read as a phrase.
    OpenQuote,
    /// No statement has all words; those with most of them are shown.
    Relaxed,
    /// Something was read as a condition.
    Condition {
        /// As it was typed.
        typed: String,
        /// The query in which it is read as words.
        undo: String,
    },
    /// Something looked like a condition and was read as words.
    NoCondition {
        /// As it was typed.
        typed: String,
    },
    /// Words that the corpus does not have were read as others that are spelt almost like them.
    Corrected {
        /// Each as it was typed, with the words of the corpus that are meant, the likeliest first, commas between.
        words: Vec<[String; 2]>,
    },
    /// A filter names a value that this corpus does not have; it is left out.
    Unknown {
        /// The key in the address, such as `province`.
        key: &'static str,
        /// The value that was found.
        value: String,
    },
}

impl Notice {
    /// The query that takes this reading back, if it can be taken back.
    pub fn undo(&self) -> Option<&str> {
        match self {
            Notice::Condition { undo, .. } => Some(undo),
            _ => None,
        }
    }

    /// As [`Notice::undo`] of a condition that was typed so, to be changed.
    pub(super) fn undo_of(&mut self, condition: &str) -> Option<&mut String> {
        match self {
            Notice::Condition { typed, undo } if typed == condition => Some(undo),
            _ => None,
        }
    }

    /// A stable name for programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Notice::Shortened => "shortened",
            Notice::OpenQuote => "open-quote",
            Notice::Relaxed => "relaxed",
            Notice::Condition { .. } => "condition",
            Notice::NoCondition { .. } => "no-condition",
            Notice::Corrected { .. } => "corrected",
            Notice::Unknown { .. } => "unknown-value",
        }
    }

    /// Puts it with others; nothing is said twice.
    pub(super) fn join(self, others: &mut Vec<Notice>) {
        if !others.contains(&self) {
            others.push(self);
        }
    }

    /// The remark as a sentence.
    pub fn words(&self, lang: Lang) -> String {
        let [open, close] = match lang {
            Lang::Fr => ["« ", " »"],
            Lang::En | Lang::Vi => ["“", "”"],
        };
        let fixed = match (self, lang) {
            (Notice::Shortened, Lang::Fr) => "La requête est longue : seul son début a été lu.",
            (Notice::Shortened, Lang::En) => "The query is long: only its beginning was read.",
            (Notice::Shortened, Lang::Vi) => "Câu tìm kiếm quá dài: chỉ phần đầu được xử lý.",
            (Notice::OpenQuote, Lang::Fr) => "Guillemet non fermé : la suite a été lue comme une expression exacte.",
            (Notice::OpenQuote, Lang::En) => "Quotation mark not closed: the rest was read as an exact phrase.",
            (Notice::OpenQuote, Lang::Vi) => "Thiếu dấu ngoặc kép đóng: phần còn lại được hiểu là cụm từ chính xác.",
            (Notice::Relaxed, Lang::Fr) => {
                "Aucun énoncé ne contient tous les mots ; voici ceux qui en contiennent l’essentiel."
            }
            (Notice::Relaxed, Lang::En) => "No statement has all the words; here are those that have most of them.",
            (Notice::Relaxed, Lang::Vi) => {
                "Không có nội dung nào chứa đủ các từ; dưới đây là những nội dung chứa phần lớn các từ."
            }
            (Notice::Condition { .. }, Lang::Fr) => " est lu comme une condition.",
            (Notice::Condition { .. }, Lang::En) => " is read as a condition.",
            (Notice::Condition { .. }, Lang::Vi) => " được hiểu là một điều kiện.",
            (Notice::NoCondition { .. }, Lang::Fr) => {
                " n’est pas une condition complète : lu comme des mots. Exemples : échéance<2026, valeur>=90, province:hue."
            }
            (Notice::NoCondition { .. }, Lang::En) => {
                " is no complete condition and is read as words. Examples: due<2026, value>=90, province:hue."
            }
            (Notice::NoCondition { .. }, Lang::Vi) => {
                " chưa phải là điều kiện hoàn chỉnh nên được hiểu là từ. Ví dụ: due<2026, value>=90, province:hue."
            }
            (Notice::Unknown { .. }, Lang::Fr) => " laissé de côté : valeur inconnue de ce corpus.",
            (Notice::Unknown { .. }, Lang::En) => " left out: this corpus has no such value.",
            (Notice::Unknown { .. }, Lang::Vi) => ": giá trị không có trong kho dữ liệu.",
            (Notice::Corrected { .. }, Lang::Fr) => "Absent du corpus : ",
            (Notice::Corrected { .. }, Lang::En) => "Not in the corpus: ",
            (Notice::Corrected { .. }, Lang::Vi) => "Không có trong kho dữ liệu: ",
        };
        match self {
            Notice::Shortened | Notice::OpenQuote | Notice::Relaxed => fixed.to_owned(),
            Notice::Condition { typed, .. } | Notice::NoCondition { typed } => [open, typed, close, fixed].concat(),
            Notice::Unknown { key, value } => {
                let filter = match lang {
                    Lang::Fr => "Filtre ",
                    Lang::En => "Filter ",
                    Lang::Vi => "Đã bỏ qua bộ lọc ",
                };
                [filter, open, key, " = ", value, close, fixed].concat()
            }
            Notice::Corrected { words } => {
                let read_as = match lang {
                    Lang::Fr => " (lu comme ",
                    Lang::En => " (read as ",
                    Lang::Vi => " (đã tìm ",
                };
                let mut said = fixed.to_owned();
                for (at, [typed, meant]) in words.iter().enumerate() {
                    let comma = if at > 0 { ", " } else { "" };
                    said.extend([comma, open, typed, close, read_as, meant, ")"]);
                }
                said + "."
            }
        }
    }
}

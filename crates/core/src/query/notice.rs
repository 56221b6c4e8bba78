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
    /// A word that the corpus does not have was read as others that are spelt almost like it.
    Corrected {
        /// As it was typed.
        typed: String,
        /// The words of the corpus, the likeliest first.
        meant: Vec<String>,
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

    /// The remark as a sentence.
    pub fn words(&self, lang: Lang) -> String {
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
            _ => "",
        };
        match (self, lang) {
            (Notice::Unknown { key, value }, Lang::Fr) => {
                format!("Filtre « {key} = {value} » laissé de côté : valeur inconnue de ce corpus.")
            }
            (Notice::Unknown { key, value }, Lang::En) => {
                format!("Filter “{key} = {value}” left out: this corpus has no such value.")
            }
            (Notice::Unknown { key, value }, Lang::Vi) => {
                format!("Đã bỏ qua bộ lọc “{key} = {value}”: giá trị không có trong kho dữ liệu.")
            }
            (Notice::Condition { typed, .. }, Lang::Fr) => format!("« {typed} » est lu comme une condition."),
            (Notice::Condition { typed, .. }, Lang::En) => format!("“{typed}” is read as a condition."),
            (Notice::Condition { typed, .. }, Lang::Vi) => format!("“{typed}” được hiểu là một điều kiện."),
            (Notice::NoCondition { typed }, Lang::Fr) => {
                format!(
                    "« {typed} » n’est pas une condition complète : lu comme des mots. Exemples : échéance<2026, valeur>=90, province:hue."
                )
            }
            (Notice::NoCondition { typed }, Lang::En) => {
                format!(
                    "“{typed}” is no complete condition and is read as words. Examples: due<2026, value>=90, province:hue."
                )
            }
            (Notice::NoCondition { typed }, Lang::Vi) => {
                format!(
                    "“{typed}” chưa phải là điều kiện hoàn chỉnh nên được hiểu là từ. Ví dụ: due<2026, value>=90, province:hue."
                )
            }
            (Notice::Corrected { typed, meant }, Lang::Fr) => {
                format!(
                    "« {typed} » ne figure pas dans le corpus ; lu comme {}.",
                    meant.join(", ")
                )
            }
            (Notice::Corrected { typed, meant }, Lang::En) => {
                format!("The corpus does not have “{typed}”; read as {}.", meant.join(", "))
            }
            (Notice::Corrected { typed, meant }, Lang::Vi) => {
                format!("Kho dữ liệu không có “{typed}”; đã tìm {}.", meant.join(", "))
            }
            _ => fixed.to_owned(),
        }
    }
}

//! What is said of what became of a target, and of what is new in the corpus.

use super::super::element::join;
use jalons_core::model::{Lang, date_words};

/// That the deadline has passed, and that up to the day of the corpus nothing is known of what was reached.
pub(crate) fn passed(date: &str, lang: Lang) -> String {
    let words = [
        "échéance passée, pas d’information au ",
        "deadline passed, no information up to ",
        "đã quá thời hạn, chưa có thông tin tính đến ",
    ];
    join(&[words[lang as usize], &date_words(date, lang)])
}

/// That up to the day of the corpus nothing shows what became of it.
pub(crate) fn unfollowed(date: &str, lang: Lang) -> String {
    let words = [
        "pas de suite trouvée au ",
        "no follow-up found up to ",
        "chưa tìm thấy thông tin thực hiện tính đến ",
    ];
    join(&[words[lang as usize], &date_words(date, lang)])
}

/// That it was set for a unit that is no more.
pub(crate) const fn former(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "fixée pour l’ancienne unité, avant la fusion ; on ignore si la nouvelle l’a reprise",
        Lang::En => "set for the former unit, before the merger; not known whether the new one took it over",
        Lang::Vi => "đặt ra cho đơn vị cũ, trước sáp nhập; chưa rõ đơn vị mới có kế thừa hay không",
    }
}

/// How many documents the corpus has that the one of an earlier visit had not.
pub(crate) fn fresh(count: usize, date: &str, lang: Lang) -> String {
    let (count, many, date) = (count.to_string(), count > 1, date_words(date, lang));
    let [start, end] = match (lang, many) {
        (Lang::Fr, true) => [
            " documents sont nouveaux depuis le corpus du ",
            ", que vous aviez ouvert ici.",
        ],
        (Lang::Fr, false) => [
            " document est nouveau depuis le corpus du ",
            ", que vous aviez ouvert ici.",
        ],
        (Lang::En, true) => [
            " documents are new since the corpus of ",
            ", which you had opened here.",
        ],
        (Lang::En, false) => [" document is new since the corpus of ", ", which you had opened here."],
        (Lang::Vi, _) => [" tài liệu mới so với kho dữ liệu ", " mà bạn đã mở tại đây."],
    };
    join(&[&count, start, &date, end])
}

/// The mark of such a document.
pub(crate) const fn new(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "nouveau",
        Lang::En => "new",
        Lang::Vi => "mới",
    }
}

/// Leads to such documents.
pub(crate) const fn show_fresh(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "Les voir",
        Lang::En => "Show them",
        Lang::Vi => "Xem",
    }
}

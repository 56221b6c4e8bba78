//! What is said around raw documents: a reader's own, and those that a build read.

use super::counted;
use jalons_core::finding::{Certainty, Rule};
use jalons_core::image::read::FoundWhat;
use jalons_core::model::Lang;

/// The fixed sentences.
#[derive(Debug)]
pub(crate) struct Own {
    /// Marks a document of the reader's.
    pub(crate) yours: &'static str,
    /// Marks a document that a machine read.
    pub(crate) machine: &'static str,
    pub(crate) passages: &'static str,
    pub(crate) as_written: &'static str,
    pub(crate) found: &'static str,
    pub(crate) whole: &'static str,
    pub(crate) elsewhere: &'static str,
    pub(crate) due: &'static str,
    /// The name of the panel.
    pub(crate) yours_all: &'static str,
    /// Where else the same text stands, and what follows from it.
    pub(crate) copies: &'static str,
    pub(crate) counted_once: &'static str,
}

/// The sentences of a language.
pub(crate) const fn own(lang: Lang) -> &'static Own {
    match lang {
        Lang::Fr => &FR,
        Lang::En => &EN,
        Lang::Vi => &VI,
    }
}

const FR: Own = Own {
    yours: "à vous",
    machine: "trouvé par machine",
    passages: "Passages",
    as_written: "Texte du document tel quel. Ce qui y est souligné a été trouvé par une machine, sans relecture.",
    found: "Trouvé par machine :",
    whole: "tout le passage",
    elsewhere: "Vos propres documents : l’explorateur ne peut pas les lire ici. Ouvrez-le sur son site pour en ajouter.",
    due: "échéance",
    yours_all: "Vos documents",
    copies: "Même texte aussi",
    counted_once: "Compté une seule fois, ici.",
};

const EN: Own = Own {
    yours: "yours",
    machine: "found by machine",
    passages: "Passages",
    as_written: "The text of the document as it is. What is underlined was found by machine and not reviewed.",
    found: "Found by machine:",
    whole: "the whole passage",
    elsewhere: "Documents of your own: the explorer cannot read them here. Open it on its site to add some.",
    due: "deadline",
    yours_all: "Your documents",
    copies: "Same text also",
    counted_once: "Counted once, here.",
};

const VI: Own = Own {
    yours: "của bạn",
    machine: "do máy tìm thấy",
    passages: "Đoạn văn",
    as_written: "Nguyên văn tài liệu. Phần gạch chân là do máy tìm thấy, chưa được kiểm tra lại.",
    found: "Do máy tìm thấy:",
    whole: "cả đoạn văn",
    elsewhere: "Tài liệu của riêng bạn: không thể đọc tại đây. Hãy mở trang tra cứu trên trang gốc để thêm tài liệu.",
    due: "thời hạn",
    yours_all: "Tài liệu của bạn",
    copies: "Cùng nội dung",
    counted_once: "Chỉ tính một lần, tại đây.",
};

/// `2 copies`.
pub(crate) fn copies(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Fr => counted(count, lang, "copie", "copies"),
        Lang::En => counted(count, lang, "copy", "copies"),
        Lang::Vi => counted(count, lang, "", "bản sao"),
    }
}

/// What sort of thing was found.
pub(crate) const fn sort(what: &FoundWhat<'_>, lang: Lang) -> &'static str {
    let [fr, en, vi] = match what {
        FoundWhat::Place(_) => ["lieu", "place", "địa danh"],
        FoundWhat::Actor(_) => ["acteur", "actor", "chủ thể"],
        FoundWhat::System(_) => ["système", "system", "hệ thống"],
        FoundWhat::Theme(_) => ["thème", "theme", "chủ đề"],
        FoundWhat::Date { .. } => ["date", "date", "ngày tháng"],
        FoundWhat::Quantity { .. } => ["quantité", "quantity", "số liệu"],
        FoundWhat::Target => ["cible", "target", "chỉ tiêu"],
    };
    in_lang(lang, fr, en, vi)
}

/// How sure it is.
pub(crate) const fn certainty(certainty: Certainty, lang: Lang) -> &'static str {
    let [fr, en, vi] = match certainty {
        Certainty::Certain => ["sûr", "certain", "chắc chắn"],
        Certainty::Probable => ["probable", "probable", "có khả năng"],
        Certainty::Possible => ["possible", "possible", "có thể"],
    };
    in_lang(lang, fr, en, vi)
}

/// What found it.
pub(crate) const fn rule(rule: Rule, lang: Lang) -> &'static str {
    let [fr, en, vi] = match rule {
        Rule::PlaceWithClass => [
            "nom avec un mot comme « province »",
            "name with a word such as “province”",
            "tên kèm từ như “tỉnh”",
        ],
        Rule::PlaceByName => ["nom seul", "name by itself", "chỉ có tên"],
        Rule::PlaceAtSentenceStart => [
            "nom court en début de phrase",
            "short name at the start of a sentence",
            "tên ngắn ở đầu câu",
        ],
        Rule::CityOfProvince => ["ville du même nom", "city of the same name", "thành phố cùng tên"],
        Rule::PlaceOfContext => [
            "« la province » nommée plus haut",
            "“the province” named before",
            "“tỉnh” đã nêu ở trên",
        ],
        Rule::PlaceOfArticle => [
            "province dont parle l’article",
            "province that the article is about",
            "tỉnh mà bài viết nói đến",
        ],
        Rule::KnownName => [
            "nom connu du corpus",
            "name that the corpus knows",
            "tên có trong dữ liệu",
        ],
        Rule::KnownAcronym => [
            "sigle connu du corpus",
            "acronym that the corpus knows",
            "tên viết tắt có trong dữ liệu",
        ],
        Rule::ThemeTerm => [
            "mot du thème ou du thésaurus",
            "word of the theme or the thesaurus",
            "từ của chủ đề hoặc từ điển thuật ngữ",
        ],
        Rule::DateWritten => ["date écrite", "date as written", "ngày được ghi rõ"],
        Rule::YearByWeekday => [
            "année où le jour de la semaine tombe juste",
            "the year in which the weekday fits",
            "năm khớp với thứ trong tuần",
        ],
        Rule::YearOfDocument => ["année du document", "year of the document", "năm của tài liệu"],
        Rule::YearOfNeighbours => [
            "année des phrases voisines",
            "year of the sentences around it",
            "năm của các câu lân cận",
        ],
        Rule::YearAfterPreposition => [
            "année après une préposition",
            "year after a preposition",
            "năm sau giới từ",
        ],
        Rule::YearByItself => ["année seule", "year by itself", "chỉ có năm"],
        Rule::YearInName => ["année dans un nom", "year within a name", "năm nằm trong tên gọi"],
        Rule::Period => [
            "d’une date à l’autre",
            "from one date to another",
            "từ ngày này đến ngày kia",
        ],
        Rule::NumberWithUnit => [
            "nombre avec une unité connue",
            "number with a known unit",
            "số kèm đơn vị đã biết",
        ],
        Rule::NumberWithNoun => ["nombre avec un nom", "number with a noun", "số kèm danh từ"],
        Rule::RankAmong => ["rang parmi d’autres", "rank among others", "thứ hạng"],
        Rule::QuantityByDate => [
            "quantité avec une échéance",
            "quantity with a deadline",
            "số liệu kèm thời hạn",
        ],
        Rule::QuantityToReach => ["quantité à atteindre", "quantity to reach", "số liệu cần đạt"],
        Rule::StateByDate => [
            "phrase avec une échéance",
            "sentence with a deadline",
            "câu có thời hạn",
        ],
        Rule::StateToReach => [
            "phrase avec un mot d’objectif",
            "sentence with a word for a goal",
            "câu có từ chỉ mục tiêu",
        ],
    };
    in_lang(lang, fr, en, vi)
}

const fn in_lang(lang: Lang, fr: &'static str, en: &'static str, vi: &'static str) -> &'static str {
    match lang {
        Lang::Fr => fr,
        Lang::En => en,
        Lang::Vi => vi,
    }
}

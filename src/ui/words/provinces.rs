//! The sentences of the view of provinces.

use super::super::element::join;
use super::statements;
use jalons_core::model::Lang;

/// The fixed sentences.
#[derive(Debug)]
pub(crate) struct Provinces {
    pub(crate) map: &'static str,
    pub(crate) period: &'static str,
    pub(crate) keys: &'static str,
    pub(crate) choose: &'static str,
    pub(crate) unit: &'static str,
    pub(crate) sign: &'static str,
    pub(crate) sort: &'static str,
    pub(crate) statements: &'static str,
    pub(crate) none: &'static str,
    pub(crate) absent: &'static str,
    pub(crate) all: &'static str,
    pub(crate) all_on: &'static str,
    pub(crate) only_words: &'static str,
    pub(crate) targets: &'static str,
    pub(crate) no_target: &'static str,
    pub(crate) systems: &'static str,
    pub(crate) actors: &'static str,
    pub(crate) documents: &'static str,
    pub(crate) once: &'static str,
}

/// The sentences of a language.
pub(crate) const fn provinces(lang: Lang) -> &'static Provinces {
    match lang {
        Lang::Fr => &FR,
        Lang::En => &EN,
        Lang::Vi => &VI,
    }
}

const FR: Provinces = Provinces {
    map: "Carte des provinces et villes, une case pour chacune",
    period: "Carte en vigueur",
    keys: "Flèches pour aller d’une case à sa voisine, Entrée pour ouvrir le profil.",
    choose: "Choisissez une case pour lire le profil de l’unité.",
    unit: "Unité",
    sign: "Sigle",
    sort: "Type",
    statements: "Énoncés",
    none: "aucun énoncé trouvé",
    absent: "absente du corpus",
    all: "Voir ces énoncés",
    all_on: "Tout ce qui porte sur cette unité",
    only_words: "absente du corpus ; seuls les mots sont cherchés",
    targets: "Cibles",
    no_target: "Aucune cible chiffrée ou datée dans cette réponse.",
    systems: "Systèmes, programmes, textes",
    actors: "Acteurs",
    documents: "Documents",
    once: "Un énoncé qui cite plusieurs de ces unités n’est compté qu’une fois.",
};

const EN: Provinces = Provinces {
    map: "Map of provinces and cities, one square each",
    period: "Map in force",
    keys: "Arrow keys move to the neighbouring square, Enter opens the profile.",
    choose: "Choose a square to read the profile of the unit.",
    unit: "Unit",
    sign: "Sign",
    sort: "Type",
    statements: "Statements",
    none: "no statement found",
    absent: "not in the corpus",
    all: "See these statements",
    all_on: "All about this unit",
    only_words: "not in the corpus; only the words are looked for",
    targets: "Targets",
    no_target: "This answer has no target.",
    systems: "Systems, programmes, laws",
    actors: "Actors",
    documents: "Documents",
    once: "A statement that names several of these units is counted once.",
};

const VI: Provinces = Provinces {
    map: "Bản đồ các tỉnh, thành phố, mỗi đơn vị một ô",
    period: "Bản đồ theo thời điểm",
    keys: "Dùng phím mũi tên để chuyển sang ô bên cạnh, Enter để mở hồ sơ.",
    choose: "Chọn một ô để xem hồ sơ của đơn vị.",
    unit: "Đơn vị",
    sign: "Ký hiệu",
    sort: "Loại hình",
    statements: "Nội dung",
    none: "không tìm thấy nội dung",
    absent: "không có trong kho dữ liệu",
    all: "Xem các nội dung này",
    all_on: "Tất cả về đơn vị này",
    only_words: "không có trong kho dữ liệu; chỉ tìm theo từ",
    targets: "Chỉ tiêu",
    no_target: "Kết quả này không có chỉ tiêu nào.",
    systems: "Hệ thống, chương trình, văn bản",
    actors: "Chủ thể",
    documents: "Tài liệu",
    once: "Một nội dung nhắc đến nhiều đơn vị nói trên chỉ được tính một lần.",
};

/// `63 unités, dont 6 villes relevant du pouvoir central`.
pub(crate) fn units(all: &str, cities: &str, lang: Lang) -> String {
    let [middle, end] = match lang {
        Lang::Fr => [" unités, dont ", " villes relevant du pouvoir central"],
        Lang::En => [" units, ", " of them centrally run cities"],
        Lang::Vi => [" đơn vị, trong đó có ", " thành phố trực thuộc trung ương"],
    };
    join(&[all, middle, cities, end])
}

/// Nothing changed for a unit: the count is the same in both borders.
pub(crate) fn unchanged(count: usize, lang: Lang) -> String {
    let count = statements(count, lang);
    let [start, end] = match lang {
        Lang::Fr => [
            "Ses limites n’ont pas changé : ",
            ", à l’époque comme dans les limites d’aujourd’hui.",
        ],
        Lang::En => [
            "Its borders have not changed: ",
            ", as of then and within today’s borders.",
        ],
        Lang::Vi => [
            "Địa giới không thay đổi: ",
            ", cả tại thời điểm đó lẫn theo địa giới hiện nay.",
        ],
    };
    join(&[start, &count, end])
}

/// What a name counted as of then, and what the unit counts today that took over its territory.
pub(crate) fn compared(name: &str, then: usize, now: (&str, usize), parts: &str, lang: Lang) -> String {
    let (count, total) = (statements(then, lang), statements(now.1, lang));
    let [start, count_end, today, end] = match lang {
        Lang::Fr => [
            "À l’époque, le nom de ",
            " compte ",
            ". Dans les limites d’aujourd’hui, ",
            ", car le territoire réunit ",
        ],
        Lang::En => [
            "As of then, the name ",
            " counts ",
            ". Within today’s borders, ",
            ", since the territory unites ",
        ],
        Lang::Vi => [
            "Tại thời điểm đó, tên ",
            " có ",
            ". Theo địa giới hiện nay, ",
            ", vì lãnh thổ được hợp nhất từ ",
        ],
    };
    join(&[
        start, name, count_end, &count, today, now.0, count_end, &total, end, parts, ".",
    ])
}

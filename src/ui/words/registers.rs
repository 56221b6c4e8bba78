//! What is said in the registers of actors and systems.

use super::counted;
use jalons_core::model::Lang;
use jalons_core::state::Listing;

/// The fixed sentences.
#[derive(Debug)]
pub(crate) struct Registers {
    pub(crate) register: &'static str,
    pub(crate) actors: &'static str,
    pub(crate) systems: &'static str,
    pub(crate) order: &'static str,
    pub(crate) by_count: &'static str,
    pub(crate) by_name: &'static str,
    pub(crate) details: &'static str,
    pub(crate) numbers: &'static str,
    pub(crate) no_numbers: &'static str,
}

/// The sentences of a language.
pub(crate) const fn registers(lang: Lang) -> &'static Registers {
    match lang {
        Lang::Fr => &FR,
        Lang::En => &EN,
        Lang::Vi => &VI,
    }
}

const FR: Registers = Registers {
    register: "Registre",
    actors: "Acteurs",
    systems: "Systèmes, programmes, textes",
    order: "Trier",
    by_count: "nombre d’énoncés",
    by_name: "nom",
    details: "Noms, chiffres et échéances",
    numbers: "Chiffres et échéances",
    no_numbers: "Ni chiffre ni échéance dans cette réponse.",
};

const EN: Registers = Registers {
    register: "Register",
    actors: "Actors",
    systems: "Systems, programmes, laws",
    order: "Sort",
    by_count: "number of statements",
    by_name: "name",
    details: "Names, numbers and deadlines",
    numbers: "Numbers and deadlines",
    no_numbers: "No number or deadline in this answer.",
};

const VI: Registers = Registers {
    register: "Danh mục",
    actors: "Chủ thể",
    systems: "Hệ thống, chương trình, văn bản",
    order: "Sắp xếp",
    by_count: "số nội dung",
    by_name: "tên",
    details: "Tên gọi, số liệu và thời hạn",
    numbers: "Số liệu và thời hạn",
    no_numbers: "Không có số liệu hay thời hạn nào trong kết quả này.",
};

/// `12 acteurs`.
pub(crate) fn entries(count: usize, listing: Listing, lang: Lang) -> String {
    let [one, many] = match (listing, lang) {
        (Listing::Actors, Lang::Fr) => ["acteur", "acteurs"],
        (Listing::Actors, Lang::En) => ["actor", "actors"],
        (Listing::Actors, Lang::Vi) => ["", "chủ thể"],
        (Listing::Systems, Lang::Fr) => ["système, programme ou texte", "systèmes, programmes et textes"],
        (Listing::Systems, Lang::En) => ["system, programme or law", "systems, programmes and laws"],
        (Listing::Systems, Lang::Vi) => ["", "hệ thống, chương trình, văn bản"],
    };
    counted(count, lang, one, many)
}

/// That so many entries are left out, since no statement of the answer names them.
pub(crate) fn left_out(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!(
            "{} du registre sans énoncé dans cette réponse",
            counted(count, lang, "autre", "autres")
        ),
        Lang::En => format!(
            "{} in the register without a statement in this answer",
            counted(count, lang, "other", "others")
        ),
        Lang::Vi => format!(
            "{} trong danh mục không có nội dung nào ở kết quả này",
            counted(count, lang, "", "mục khác")
        ),
    }
}

/// `Afficher 40 acteurs de plus`.
pub(crate) fn show_more(count: usize, listing: Listing, lang: Lang) -> String {
    let entries = entries(count, listing, lang);
    match lang {
        Lang::Fr => format!("Afficher {entries} de plus"),
        Lang::En => format!("Show {entries} more"),
        Lang::Vi => format!("Hiện thêm {entries}"),
    }
}

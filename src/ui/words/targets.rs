//! The sentences of the register of targets.

use jalons_core::model::Lang;

/// The sentences of the register of targets.
pub(crate) struct Targets {
    pub(crate) number: &'static str,
    pub(crate) what: &'static str,
    pub(crate) due: &'static str,
    pub(crate) who: &'static str,
    pub(crate) chart: &'static str,
    pub(crate) undated: &'static str,
    pub(crate) soonest: &'static str,
    pub(crate) none: &'static str,
    pub(crate) none_hint: &'static str,
}

/// The sentences in a language.
pub(crate) const fn targets(lang: Lang) -> &'static Targets {
    match lang {
        Lang::Fr => &FR,
        Lang::En => &EN,
        Lang::Vi => &VI,
    }
}

const FR: Targets = Targets {
    number: "Valeur",
    what: "Cible",
    due: "Échéance",
    who: "Qui, quand",
    chart: "Cibles par année d’échéance",
    undated: "Sans échéance :",
    soonest: "Trier par échéance",
    none: "Aucune cible parmi les résultats.",
    none_hint: "Une cible est un but fixé, ou un engagement qui a un nombre et une échéance. Élargissez la recherche ou retirez des filtres.",
};

const EN: Targets = Targets {
    number: "Value",
    what: "Target",
    due: "Due",
    who: "Who, when",
    chart: "Targets by year due",
    undated: "Without a deadline:",
    soonest: "Sort by deadline",
    none: "No target among the results.",
    none_hint: "A target is a goal that was set, or a commitment with a number and a deadline. Widen the search or take filters away.",
};

const VI: Targets = Targets {
    number: "Giá trị",
    what: "Chỉ tiêu",
    due: "Thời hạn",
    who: "Chủ thể, ngày công bố",
    chart: "Chỉ tiêu theo năm đến hạn",
    undated: "Không có thời hạn:",
    soonest: "Sắp xếp theo thời hạn",
    none: "Không có chỉ tiêu nào trong kết quả.",
    none_hint: "Chỉ tiêu là mục tiêu đã được đặt ra, hoặc cam kết có số liệu và thời hạn. Hãy mở rộng tìm kiếm hoặc bỏ bớt bộ lọc.",
};

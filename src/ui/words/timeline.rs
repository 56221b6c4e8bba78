//! What is said on the timeline.

use jalons_core::model::Lang;

/// The fixed sentences.
#[derive(Debug)]
pub(crate) struct Timeline {
    pub(crate) by_actor: &'static str,
    pub(crate) by_system: &'static str,
    pub(crate) no_actor: &'static str,
    pub(crate) no_system: &'static str,
    pub(crate) span: &'static str,
    pub(crate) link: &'static str,
    pub(crate) zoom: &'static str,
    pub(crate) zoom_in: &'static str,
    pub(crate) zoom_out: &'static str,
    pub(crate) earlier: &'static str,
    pub(crate) later: &'static str,
    pub(crate) all: &'static str,
    pub(crate) all_label: &'static str,
    pub(crate) help: &'static str,
    pub(crate) hint: &'static str,
    /// Short names of the months.
    pub(crate) months: &'static [&'static str; 12],
}

/// The sentences of a language.
pub(crate) const fn timeline(lang: Lang) -> &'static Timeline {
    match lang {
        Lang::Fr => &FR,
        Lang::En => &EN,
        Lang::Vi => &VI,
    }
}

const FR: Timeline = Timeline {
    by_actor: "Acteur",
    by_system: "Système",
    no_actor: "Sans acteur",
    no_system: "Sans système",
    span: "période",
    link: "de l’annonce à l’échéance",
    zoom: "Portion du temps affichée",
    zoom_in: "Agrandir",
    zoom_out: "Réduire",
    earlier: "Plus tôt",
    later: "Plus tard",
    all: "Tout",
    all_label: "Tout l’intervalle",
    help: "Flèches pour aller d’une période à l’autre, Maj+flèches pour étendre, Entrée pour filtrer, Échap pour annuler ; + et − pour agrandir et réduire, 0 pour tout voir.",
    hint: "Glissez sur l’axe pour filtrer par période. Ctrl + molette, pincement, ou + − 0 au clavier, pour agrandir.",
    months: &[
        "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
    ],
};

const EN: Timeline = Timeline {
    by_actor: "Actor",
    by_system: "System",
    no_actor: "No actor",
    no_system: "No system",
    span: "period",
    link: "from announced to due",
    zoom: "Part of time shown",
    zoom_in: "Zoom in",
    zoom_out: "Zoom out",
    earlier: "Earlier",
    later: "Later",
    all: "All",
    all_label: "All of time",
    help: "Arrows go from period to period, Shift with arrows extends, Enter filters, Escape cancels; + and − zoom in and out, 0 shows all.",
    hint: "Drag along the axis to filter by a period. Ctrl + wheel, pinch, or + − 0 on the keyboard zoom.",
    months: &[
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ],
};

const VI: Timeline = Timeline {
    by_actor: "Chủ thể",
    by_system: "Hệ thống",
    no_actor: "Không có chủ thể",
    no_system: "Không có hệ thống",
    span: "giai đoạn",
    link: "từ công bố đến thời hạn",
    zoom: "Khoảng thời gian hiển thị",
    zoom_in: "Phóng to",
    zoom_out: "Thu nhỏ",
    earlier: "Sớm hơn",
    later: "Muộn hơn",
    all: "Tất cả",
    all_label: "Tất cả thời gian",
    help: "Phím mũi tên để chuyển giữa các khoảng thời gian, Shift + mũi tên để mở rộng, Enter để lọc, Esc để hủy; phím + và − để phóng to, thu nhỏ, phím 0 để xem tất cả.",
    hint: "Kéo dọc trục thời gian để lọc theo giai đoạn. Ctrl + con lăn, chụm hai ngón tay hoặc phím + − 0 để phóng to, thu nhỏ.",
    months: &[
        "Th1", "Th2", "Th3", "Th4", "Th5", "Th6", "Th7", "Th8", "Th9", "Th10", "Th11", "Th12",
    ],
};

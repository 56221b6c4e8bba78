//! What is said of keys, of steps from result to result, and of addresses that could not be read.

use jalons_core::model::Lang;

/// The fixed sentences.
#[derive(Debug)]
pub(crate) struct Shortcuts {
    pub(crate) name: &'static str,
    pub(crate) close: &'static str,
    pub(crate) single: &'static str,
    pub(crate) single_note: &'static str,
    /// Keys with what they do; the first of them are single keys.
    pub(crate) keys: &'static [(&'static str, &'static str)],
    pub(crate) previous_statement: &'static str,
    pub(crate) next_statement: &'static str,
    pub(crate) previous_result: &'static str,
    pub(crate) next_result: &'static str,
    pub(crate) related: &'static str,
    pub(crate) related_note: &'static str,
    pub(crate) in_common: &'static str,
    pub(crate) unread: &'static str,
}

/// The sentences of a language.
pub(crate) const fn shortcuts(lang: Lang) -> &'static Shortcuts {
    match lang {
        Lang::Fr => &FR,
        Lang::En => &EN,
        Lang::Vi => &VI,
    }
}

/// `3 sur 12`.
pub(crate) fn of(place: usize, count: usize, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("{place} sur {count}"),
        Lang::En => format!("{place} of {count}"),
        Lang::Vi => format!("{place} trên {count}"),
    }
}

const FR: Shortcuts = Shortcuts {
    name: "Raccourcis clavier",
    close: "Fermer",
    single: "Raccourcis d’une seule touche",
    single_note: "À désactiver si la dictée ou une touche pressée par mégarde les déclenche. Ce choix est gardé dans ce navigateur.",
    keys: &[
        ("/", "aller au champ de recherche"),
        ("?", "montrer cette liste"),
        ("r", "aller aux résultats"),
        ("j, k", "énoncé suivant, précédent (page d’un document)"),
        ("n, p", "document suivant, précédent des résultats"),
        ("↓ ↑ Entrée", "choisir une suggestion"),
        ("Échap", "fermer ce qui est ouvert ; lâcher la période choisie"),
        ("← → Début Fin", "aller d’une période à l’autre sur la chronologie"),
        ("Maj + ← →", "étendre la période, Entrée pour filtrer"),
        ("+ − 0", "agrandir, réduire, tout voir, sur la chronologie"),
        ("← → ↑ ↓", "aller de case en case sur la carte et dans la matrice"),
    ],
    previous_statement: "Énoncé précédent",
    next_statement: "Énoncé suivant",
    previous_result: "Résultat précédent",
    next_result: "Résultat suivant",
    related: "Documents voisins",
    related_note: "Ceux qui nomment les mêmes systèmes, acteurs, provinces et thèmes ; ce qui est rare compte plus.",
    in_common: "En commun :",
    unread: "Une partie de l’adresse n’a pas pu être lue et a été laissée de côté :",
};

const EN: Shortcuts = Shortcuts {
    name: "Keyboard shortcuts",
    close: "Close",
    single: "Single-key shortcuts",
    single_note: "Switch them off if speech input or a stray key sets them off. The choice is kept in this browser.",
    keys: &[
        ("/", "go to the search field"),
        ("?", "show this list"),
        ("r", "go to the results"),
        ("j, k", "next, previous statement (page of a document)"),
        ("n, p", "next, previous document of the results"),
        ("↓ ↑ Enter", "choose a suggestion"),
        ("Escape", "close what is open; let go of the chosen period"),
        ("← → Home End", "go from period to period on the timeline"),
        ("Shift + ← →", "extend the period, Enter to filter"),
        ("+ − 0", "zoom in, zoom out, see all, on the timeline"),
        ("← → ↑ ↓", "go from square to square on the map and in the matrix"),
    ],
    previous_statement: "Previous statement",
    next_statement: "Next statement",
    previous_result: "Previous result",
    next_result: "Next result",
    related: "Related documents",
    related_note: "Those that name the same systems, actors, provinces and themes; what is rare counts more.",
    in_common: "In common:",
    unread: "Part of the address could not be read and was left out:",
};

const VI: Shortcuts = Shortcuts {
    name: "Phím tắt",
    close: "Đóng",
    single: "Phím tắt một phím",
    single_note: "Tắt đi nếu nhập bằng giọng nói hoặc phím bấm nhầm kích hoạt chúng. Lựa chọn được lưu trong trình duyệt này.",
    keys: &[
        ("/", "đến ô tìm kiếm"),
        ("?", "hiện danh sách này"),
        ("r", "đến kết quả"),
        ("j, k", "nội dung sau, nội dung trước (trang tài liệu)"),
        ("n, p", "tài liệu sau, tài liệu trước trong kết quả"),
        ("↓ ↑ Enter", "chọn một gợi ý"),
        ("Esc", "đóng phần đang mở; bỏ giai đoạn đã chọn"),
        ("← → Home End", "chuyển giữa các khoảng thời gian trên dòng thời gian"),
        ("Shift + ← →", "mở rộng giai đoạn, Enter để lọc"),
        ("+ − 0", "phóng to, thu nhỏ, xem tất cả trên dòng thời gian"),
        ("← → ↑ ↓", "chuyển giữa các ô trên bản đồ và trong ma trận"),
    ],
    previous_statement: "Nội dung trước",
    next_statement: "Nội dung sau",
    previous_result: "Kết quả trước",
    next_result: "Kết quả sau",
    related: "Tài liệu liên quan",
    related_note: "Các tài liệu nêu cùng hệ thống, chủ thể, tỉnh thành và lĩnh vực; điểm chung hiếm có trọng số cao hơn.",
    in_common: "Điểm chung:",
    unread: "Một phần địa chỉ không đọc được và đã được bỏ qua:",
};

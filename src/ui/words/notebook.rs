//! What is said around the notebook.

use jalons_core::model::Lang;
use jalons_core::notebook::Refusal;

/// The fixed sentences.
#[derive(Debug)]
pub(crate) struct Notebook {
    pub(crate) name: &'static str,
    pub(crate) intro: &'static str,
    pub(crate) memory: &'static str,
    pub(crate) install: &'static str,
    pub(crate) damaged: &'static str,
    pub(crate) empty: &'static str,
    pub(crate) searches: &'static str,
    pub(crate) stars: &'static str,
    pub(crate) star: &'static str,
    pub(crate) starred: &'static str,
    pub(crate) keep: &'static str,
    pub(crate) kept: &'static str,
    pub(crate) note: &'static str,
    pub(crate) note_hint: &'static str,
    pub(crate) remove: &'static str,
    pub(crate) gone: &'static str,
    pub(crate) all: &'static str,
    pub(crate) export: &'static str,
    pub(crate) import: &'static str,
    pub(crate) clear: &'static str,
    pub(crate) cleared: &'static str,
    pub(crate) undo: &'static str,
    pub(crate) imported: &'static str,
    pub(crate) back: &'static str,
    /// In names of files, so without marks.
    pub(crate) file: &'static str,
}

/// The sentences of a language.
pub(crate) const fn notebook(lang: Lang) -> &'static Notebook {
    match lang {
        Lang::Fr => &FR,
        Lang::En => &EN,
        Lang::Vi => &VI,
    }
}

/// Why a file was not taken in. Nothing is changed by it.
pub(crate) fn refusal(refusal: Refusal, lang: Lang) -> String {
    let (reason, line) = match refusal {
        Refusal::NotOurs => (
            [
                "ce n’est pas un carnet de Jalons",
                "it is no notebook of Jalons",
                "tệp này không phải là sổ tay Jalons",
            ],
            0,
        ),
        Refusal::Newer => (
            [
                "il vient d’une version plus récente de l’explorateur",
                "it comes from a newer version of the explorer",
                "tệp thuộc phiên bản mới hơn của trang tra cứu",
            ],
            0,
        ),
        Refusal::TooLarge => (
            [
                "il est plus grand que tout carnet",
                "it is larger than any notebook",
                "tệp lớn hơn mọi sổ tay",
            ],
            0,
        ),
        Refusal::Line(line) => (
            [
                "une ligne ne peut pas être lue, la ligne",
                "a line cannot be read, line",
                "không đọc được một dòng, dòng",
            ],
            line,
        ),
    };
    let line = if line > 0 { format!(" {line}") } else { String::new() };
    let reason = reason[lang as usize];
    match lang {
        Lang::Fr => format!("Fichier refusé : {reason}{line}. Votre carnet est inchangé."),
        Lang::En => format!("File refused: {reason}{line}. Your notebook is unchanged."),
        Lang::Vi => format!("Từ chối tệp: {reason}{line}. Sổ tay của bạn không thay đổi."),
    }
}

const FR: Notebook = Notebook {
    name: "Carnet",
    intro: "Recherches et énoncés gardés, avec vos notes. Tout reste dans ce navigateur ; rien n’est envoyé. Un navigateur peut effacer ce qu’il garde : exportez ce qui compte.",
    memory: "Ce navigateur ne garde rien pour cette page : le carnet disparaîtra avec elle. Exportez-le pour le conserver.",
    install: "Sur iPhone et iPad, Safari efface ce qu’une page garde après sept jours sans visite, sauf si elle est installée : « Partager », puis « Sur l’écran d’accueil ».",
    damaged: "Une partie du carnet gardé par ce navigateur n’a pas pu être lue ; le reste est là.",
    empty: "Rien encore. L’étoile d’un énoncé le garde ici ; « Garder la recherche » garde les filtres et les mots.",
    searches: "Recherches",
    stars: "Énoncés",
    star: "Garder",
    starred: "Gardé",
    keep: "Garder la recherche",
    kept: "Recherche gardée",
    note: "Note",
    note_hint: "Votre note",
    remove: "Retirer",
    gone: "Cet énoncé n’est plus dans le corpus.",
    all: "Tous les énoncés",
    export: "Exporter",
    import: "Importer un fichier",
    clear: "Tout effacer",
    cleared: "Le carnet est effacé.",
    undo: "Annuler",
    imported: "Le fichier est ajouté au carnet.",
    back: "Ouvrir le document",
    file: "carnet",
};

const EN: Notebook = Notebook {
    name: "Notebook",
    intro: "Searches and statements you keep, with your notes. All of it stays in this browser; nothing is sent. A browser may clear what it keeps: export what matters.",
    memory: "This browser keeps nothing for this page: the notebook will go with it. Export it to keep it.",
    install: "On iPhone and iPad, Safari clears what a page keeps after seven days without a visit, unless it is installed: “Share”, then “Add to Home Screen”.",
    damaged: "Part of the notebook kept by this browser could not be read; the rest is here.",
    empty: "Nothing yet. The star of a statement keeps it here; “Keep this search” keeps its words and filters.",
    searches: "Searches",
    stars: "Statements",
    star: "Keep",
    starred: "Kept",
    keep: "Keep this search",
    kept: "Search kept",
    note: "Note",
    note_hint: "Your note",
    remove: "Remove",
    gone: "This statement is no longer in the corpus.",
    all: "All statements",
    export: "Export",
    import: "Import a file",
    clear: "Erase all",
    cleared: "The notebook is erased.",
    undo: "Undo",
    imported: "The file is added to the notebook.",
    back: "Open the document",
    file: "notebook",
};

const VI: Notebook = Notebook {
    name: "Sổ tay",
    intro: "Các tìm kiếm và nội dung bạn lưu, kèm ghi chú. Mọi thứ chỉ nằm trong trình duyệt này, không gửi đi đâu. Trình duyệt có thể xóa dữ liệu đã lưu: hãy xuất tệp những gì quan trọng.",
    memory: "Trình duyệt này không lưu gì cho trang: sổ tay sẽ mất khi đóng trang. Hãy xuất tệp để giữ lại.",
    install: "Trên iPhone và iPad, Safari xóa những gì trang đã lưu sau bảy ngày không truy cập, trừ khi trang được cài đặt: chọn “Chia sẻ”, rồi “Thêm vào MH chính”.",
    damaged: "Không đọc được một phần sổ tay lưu trong trình duyệt này; phần còn lại vẫn ở đây.",
    empty: "Chưa có gì. Ngôi sao ở mỗi nội dung sẽ lưu nội dung đó vào đây; “Lưu tìm kiếm” lưu từ khóa và bộ lọc.",
    searches: "Tìm kiếm",
    stars: "Nội dung",
    star: "Lưu",
    starred: "Đã lưu",
    keep: "Lưu tìm kiếm",
    kept: "Đã lưu tìm kiếm",
    note: "Ghi chú",
    note_hint: "Ghi chú của bạn",
    remove: "Bỏ",
    gone: "Nội dung này không còn trong kho dữ liệu.",
    all: "Tất cả nội dung",
    export: "Xuất tệp",
    import: "Nhập tệp",
    clear: "Xóa tất cả",
    cleared: "Đã xóa sổ tay.",
    undo: "Hoàn tác",
    imported: "Đã thêm tệp vào sổ tay.",
    back: "Mở tài liệu",
    file: "so-tay",
};

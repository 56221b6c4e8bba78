//! What is said around the explorer in a page of another site, and below every view.

use jalons_core::model::{Lang, date_words};

/// The fixed sentences.
#[derive(Debug)]
pub(crate) struct Embed {
    pub(crate) open: &'static str,
    pub(crate) lead: &'static str,
    pub(crate) form: &'static str,
    pub(crate) frame: &'static str,
    pub(crate) frame_note: &'static str,
    pub(crate) element: &'static str,
    pub(crate) element_note: &'static str,
    pub(crate) inline: &'static str,
    pub(crate) inline_note: &'static str,
    pub(crate) version: &'static str,
    pub(crate) live: &'static str,
    pub(crate) live_note: &'static str,
    pub(crate) frozen: &'static str,
    pub(crate) frozen_note: &'static str,
    pub(crate) code: &'static str,
    pub(crate) copy: &'static str,
    pub(crate) full: &'static str,
    pub(crate) plain: &'static str,
    pub(crate) licence: &'static str,
    pub(crate) source: &'static str,
}

/// The sentences of a language.
pub(crate) const fn embed(lang: Lang) -> &'static Embed {
    match lang {
        Lang::Fr => &FR,
        Lang::En => &EN,
        Lang::Vi => &VI,
    }
}

/// Which corpus the page shows: `corpus du 21 novembre 2026`.
pub(crate) fn corpus_of(date: &str, lang: Lang) -> String {
    let before = match lang {
        Lang::Fr => "corpus du ",
        Lang::En => "corpus of ",
        // The date brings its own word for day.
        Lang::Vi => "dữ liệu ",
    };
    [before, &date_words(date, lang)].concat()
}

const FR: Embed = Embed {
    open: "Intégrer à un site",
    lead: "Ce code montre la vue actuelle dans une page d’un autre site.",
    form: "Forme",
    frame: "Cadre",
    frame_note: "Hauteur fixe, aucun script dans la page.",
    element: "Élément",
    element_note: "Prend la hauteur de son contenu ; la page doit admettre un script de ce site.",
    inline: "Sans cadre",
    inline_note: "L’élément fait partie de la page, qui doit admettre scripts et WebAssembly de ce site ; sinon il prend un cadre.",
    version: "Version",
    live: "À jour",
    live_note: "Montre toujours le corpus le plus récent.",
    frozen: "Figée",
    frozen_note: "Reste à la version actuelle, tant que ce site la conserve.",
    code: "Code à coller",
    copy: "Copier le code",
    full: "Ouvrir l’explorateur",
    plain: "Page simple, sans JavaScript",
    licence: "énoncés sous CC BY 4.0",
    source: "Source : Jalons",
};

const EN: Embed = Embed {
    open: "Embed in a site",
    lead: "This code shows the present view in a page of another site.",
    form: "Form",
    frame: "Frame",
    frame_note: "Fixed height, no script in the page.",
    element: "Element",
    element_note: "Takes the height of its content; the page must allow a script of this site.",
    inline: "Without a frame",
    inline_note: "The element is part of the page, which must allow scripts and WebAssembly of this site; else it takes a frame.",
    version: "Version",
    live: "Live",
    live_note: "Always shows the newest corpus.",
    frozen: "Frozen",
    frozen_note: "Stays at the present version for as long as this site keeps it.",
    code: "Code to paste",
    copy: "Copy the code",
    full: "Open the explorer",
    plain: "Plain page, without JavaScript",
    licence: "statements under CC BY 4.0",
    source: "Source: Jalons",
};

const VI: Embed = Embed {
    open: "Nhúng vào trang web",
    lead: "Đoạn mã này hiển thị nội dung đang xem trên một trang web khác.",
    form: "Hình thức",
    frame: "Khung",
    frame_note: "Chiều cao cố định, trang không cần chạy mã lệnh nào.",
    element: "Phần tử",
    element_note: "Tự điều chỉnh theo chiều cao nội dung; trang phải cho phép tệp lệnh của trang này.",
    inline: "Không khung",
    inline_note: "Phần tử nằm ngay trong trang; trang phải cho phép tệp lệnh và WebAssembly của trang này, nếu không sẽ dùng khung.",
    version: "Phiên bản",
    live: "Cập nhật",
    live_note: "Luôn hiển thị dữ liệu mới nhất.",
    frozen: "Cố định",
    frozen_note: "Giữ nguyên phiên bản hiện tại, chừng nào trang này còn lưu phiên bản đó.",
    code: "Mã để dán",
    copy: "Sao chép mã",
    full: "Mở trang tra cứu",
    plain: "Trang đơn giản, không cần JavaScript",
    licence: "nội dung theo giấy phép CC BY 4.0",
    source: "Nguồn: Jalons",
};

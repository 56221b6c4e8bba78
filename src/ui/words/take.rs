//! What is said around taking away: files, references, the clipboard.

use jalons_core::model::Lang;

/// The fixed sentences.
#[derive(Debug)]
pub(crate) struct Take {
    pub(crate) open: &'static str,
    pub(crate) data: &'static str,
    pub(crate) data_note: &'static str,
    pub(crate) references: &'static str,
    pub(crate) references_note: &'static str,
    pub(crate) save: &'static str,
    pub(crate) copy_link: &'static str,
    pub(crate) cite: &'static str,
    pub(crate) copy: &'static str,
    pub(crate) copied: &'static str,
    pub(crate) refused: &'static str,
    pub(crate) picture: &'static str,
    pub(crate) licence: &'static str,
    /// In names of files, so without marks.
    pub(crate) statements_file: &'static str,
    pub(crate) sources_file: &'static str,
}

/// The sentences of a language.
pub(crate) const fn take(lang: Lang) -> &'static Take {
    match lang {
        Lang::Fr => &FR,
        Lang::En => &EN,
        Lang::Vi => &VI,
    }
}

const FR: Take = Take {
    open: "Télécharger / citer",
    data: "Données",
    data_note: "un énoncé par ligne",
    references: "Références",
    references_note: "une source par entrée, avec ses paragraphes",
    save: "Télécharger",
    copy_link: "Copier le lien",
    cite: "Citer",
    copy: "Copier la référence",
    copied: "Copié.",
    refused: "Le navigateur refuse la copie. Le texte est sélectionné : Ctrl+C (⌘C sur Mac) le copie.",
    picture: "Image",
    licence: "énoncés sous CC BY 4.0",
    statements_file: "enonces",
    sources_file: "sources",
};

const EN: Take = Take {
    open: "Download / cite",
    data: "Data",
    data_note: "one statement per row",
    references: "References",
    references_note: "one source per entry, with its paragraphs",
    save: "Download",
    copy_link: "Copy the link",
    cite: "Cite",
    copy: "Copy the reference",
    copied: "Copied.",
    refused: "The browser refuses to copy. The text is selected: press Ctrl+C (⌘C on a Mac).",
    picture: "Picture",
    licence: "statements under CC BY 4.0",
    statements_file: "statements",
    sources_file: "sources",
};

const VI: Take = Take {
    open: "Tải về / trích dẫn",
    data: "Dữ liệu",
    data_note: "mỗi dòng một nội dung",
    references: "Tài liệu tham khảo",
    references_note: "mỗi mục một nguồn, kèm số đoạn",
    save: "Tải về",
    copy_link: "Sao chép liên kết",
    cite: "Trích dẫn",
    copy: "Sao chép trích dẫn",
    copied: "Đã sao chép.",
    refused: "Trình duyệt không cho phép sao chép. Văn bản đã được chọn: nhấn Ctrl+C (⌘C trên máy Mac) để sao chép.",
    picture: "Hình ảnh",
    licence: "nội dung theo giấy phép CC BY 4.0",
    statements_file: "noi-dung",
    sources_file: "nguon",
};

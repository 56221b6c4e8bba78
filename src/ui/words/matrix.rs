//! The sentences of the matrix.

use jalons_core::matrix::Cross;
use jalons_core::model::Lang;

/// The fixed sentences.
pub(crate) struct Matrix {
    pub(crate) cross: &'static str,
    /// In the order of [`Cross::ALL`].
    pub(crate) crosses: [&'static str; Cross::ALL.len()],
    pub(crate) no_year: &'static str,
    pub(crate) total: &'static str,
    /// Between a name and what follows.
    pub(crate) colon: &'static str,
    pub(crate) not_found: &'static str,
    pub(crate) not_in_corpus: &'static str,
    pub(crate) not_in_corpus_note: &'static str,
    pub(crate) shades: &'static str,
    pub(crate) families: &'static str,
    pub(crate) totals_note: &'static str,
    pub(crate) years_note: &'static str,
    pub(crate) help: &'static str,
}

/// The fixed sentences in a language.
pub(crate) const fn matrix(lang: Lang) -> &'static Matrix {
    match lang {
        Lang::Fr => &FR,
        Lang::En => &EN,
        Lang::Vi => &VI,
    }
}

const FR: Matrix = Matrix {
    cross: "Ce que le tableau croise",
    crosses: ["Province × thème", "Province × année", "Thème × année"],
    no_year: "Sans année",
    total: "Total",
    colon: " : ",
    not_found: "rien pour cette recherche",
    not_in_corpus: "absent du corpus",
    not_in_corpus_note: "« Absent du corpus » : aucun énoncé à ce croisement, quelle que soit la recherche. Cela ne veut pas dire que rien n’y a été fait.",
    shades: "Nombre d’énoncés",
    families: "Familles de thèmes",
    totals_note: "Un énoncé qui relève de plusieurs lignes ou colonnes compte dans chacune ; les totaux ne le comptent qu’une fois.",
    years_note: "Les années sont celles de l’annonce. Un énoncé à la date imprécise compte dans chaque année qu’elle recouvre.",
    help: "Les flèches déplacent d’une case à l’autre, Début et Fin mènent aux bouts de la ligne, Entrée ouvre les énoncés, Tab quitte le tableau.",
};

const EN: Matrix = Matrix {
    cross: "What the table crosses",
    crosses: ["Province × theme", "Province × year", "Theme × year"],
    no_year: "No year",
    total: "Total",
    colon: ": ",
    not_found: "nothing for this search",
    not_in_corpus: "not in the corpus",
    not_in_corpus_note: "“Not in the corpus”: no statement at this crossing, whatever the search. It does not follow that nothing was done there.",
    shades: "Number of statements",
    families: "Families of themes",
    totals_note: "A statement that belongs to several rows or columns counts in each of them; totals count it once.",
    years_note: "Years are those of the announcement. A statement with an imprecise date counts in every year the date covers.",
    help: "Arrow keys move from cell to cell, Home and End go to the ends of the row, Enter opens the statements, Tab leaves the table.",
};

const VI: Matrix = Matrix {
    cross: "Nội dung đối chiếu trong bảng",
    crosses: ["Tỉnh, thành phố × lĩnh vực", "Tỉnh, thành phố × năm", "Lĩnh vực × năm"],
    no_year: "Không rõ năm",
    total: "Tổng cộng",
    colon: ": ",
    not_found: "không có kết quả cho lần tìm này",
    not_in_corpus: "không có trong kho dữ liệu",
    not_in_corpus_note: "“Không có trong kho dữ liệu”: không có nội dung nào ở ô này, dù tìm với từ nào. Điều đó không có nghĩa là thực tế không có hoạt động nào.",
    shades: "Số lượng nội dung",
    families: "Nhóm lĩnh vực",
    totals_note: "Nội dung thuộc nhiều hàng hoặc nhiều cột được tính ở từng hàng, từng cột; tổng cộng chỉ tính một lần.",
    years_note: "Năm là năm công bố. Nội dung có ngày chưa chính xác được tính ở mọi năm mà khoảng thời gian đó bao trùm.",
    help: "Dùng phím mũi tên để chuyển ô, Home và End để đến đầu và cuối hàng, Enter để mở các nội dung, Tab để rời khỏi bảng.",
};

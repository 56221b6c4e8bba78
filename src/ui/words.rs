//! Every sentence of the interface in three languages. A sentence that one language lacks does not compile.

pub(crate) mod coverage;
pub(crate) mod embed;
pub(crate) mod follow;
pub(crate) mod matrix;
pub(crate) mod notebook;
pub(crate) mod own;
pub(crate) mod registers;
pub(crate) mod shortcuts;
pub(crate) mod take;
pub(crate) mod timeline;

use jalons_core::model::{
    Achievement, ActorSort, Day, Lang, Life, PlaceSort, Standing, SystemSort, date_words, number,
};
use jalons_core::state::View;

mod provinces;
pub(crate) mod targets;
pub(crate) use provinces::{compared, provinces, unchanged, units};

/// The fixed sentences.
#[derive(Debug)]
pub(crate) struct Words {
    pub(crate) documents: &'static str,
    pub(crate) views: &'static str,
    pub(crate) languages: &'static str,
    pub(crate) skip: &'static str,
    pub(crate) field: &'static str,
    pub(crate) field_hint: &'static str,
    pub(crate) clear: &'static str,
    pub(crate) filters: &'static str,
    pub(crate) active: &'static str,
    pub(crate) remove: &'static str,
    pub(crate) clear_all: &'static str,
    pub(crate) show_less: &'static str,
    pub(crate) facet_province: &'static str,
    pub(crate) facet_theme: &'static str,
    pub(crate) facet_kind: &'static str,
    pub(crate) facet_actor: &'static str,
    pub(crate) facet_system: &'static str,
    pub(crate) extent: &'static str,
    pub(crate) extent_then: &'static str,
    pub(crate) extent_today: &'static str,
    pub(crate) extent_note: &'static str,
    pub(crate) said: &'static str,
    pub(crate) due: &'static str,
    pub(crate) from: &'static str,
    pub(crate) to: &'static str,
    pub(crate) any: &'static str,
    pub(crate) sort: &'static str,
    pub(crate) sort_relevance: &'static str,
    pub(crate) sort_said: &'static str,
    pub(crate) sort_due: &'static str,
    pub(crate) sort_value: &'static str,
    pub(crate) results: &'static str,
    pub(crate) nothing: &'static str,
    pub(crate) nothing_query: &'static str,
    pub(crate) nothing_filters: &'static str,
    pub(crate) found_in: &'static str,
    pub(crate) why: &'static str,
    pub(crate) link: &'static str,
    pub(crate) today_in: &'static str,
    pub(crate) timeline: &'static str,
    pub(crate) said_short: &'static str,
    pub(crate) due_short: &'static str,
    pub(crate) imprecise: &'static str,
    pub(crate) lanes: &'static str,
    pub(crate) by_province: &'static str,
    pub(crate) by_theme: &'static str,
    pub(crate) table: &'static str,
    pub(crate) brush: &'static str,
    pub(crate) no_province: &'static str,
    pub(crate) no_theme: &'static str,
    pub(crate) today: &'static str,
    pub(crate) merger: &'static str,
    pub(crate) back: &'static str,
    pub(crate) previous: &'static str,
    pub(crate) next: &'static str,
    pub(crate) source: &'static str,
    pub(crate) source_title: &'static str,
    pub(crate) publisher: &'static str,
    pub(crate) date: &'static str,
    pub(crate) date_basis: &'static str,
    pub(crate) original: &'static str,
    pub(crate) original_note: &'static str,
    pub(crate) address: &'static str,
    pub(crate) statements: &'static str,
    pub(crate) no_document: &'static str,
    pub(crate) no_statement: &'static str,
    pub(crate) all_documents: &'static str,
    pub(crate) documents_intro: &'static str,
    pub(crate) own_words: &'static str,
    pub(crate) corpus_of: &'static str,
    pub(crate) level_nation: &'static str,
    pub(crate) level_province: &'static str,
    pub(crate) level_district: &'static str,
    pub(crate) level_commune: &'static str,
    pub(crate) how_exact: &'static str,
    pub(crate) how_marks: &'static str,
    pub(crate) how_stem: &'static str,
    pub(crate) how_prefix: &'static str,
    pub(crate) how_typo: &'static str,
    pub(crate) how_synonym: &'static str,
    pub(crate) other_words: &'static str,
    pub(crate) as_words: &'static str,
    pub(crate) without: &'static str,
    pub(crate) partial: &'static str,
    pub(crate) not_in_corpus: &'static str,
    pub(crate) search_for: &'static str,
    pub(crate) suggestions: &'static str,
    pub(crate) asked_before: &'static str,
    pub(crate) word: &'static str,
    pub(crate) part_text: &'static str,
    pub(crate) part_title: &'static str,
    pub(crate) part_labels: &'static str,
    pub(crate) part_facts: &'static str,
    pub(crate) part_names: &'static str,
    pub(crate) against: &'static str,
    pub(crate) evidence: &'static str,
    pub(crate) brief: &'static str,
    pub(crate) stood_on: &'static str,
    pub(crate) names: &'static str,
    pub(crate) who: &'static str,
    pub(crate) whereabouts: &'static str,
    pub(crate) when: &'static str,
    pub(crate) code: &'static str,
    pub(crate) made_of: &'static str,
    pub(crate) went_into: &'static str,
    pub(crate) seat: &'static str,
    pub(crate) unread: &'static str,
}

/// The name of a view.
pub(crate) const fn view(view: View, lang: Lang) -> &'static str {
    match (view, lang) {
        (View::Search, Lang::Fr) => "Recherche",
        (View::Search, Lang::En) => "Search",
        (View::Search, Lang::Vi) => "Tìm kiếm",
        (View::Targets, Lang::Fr) => "Cibles",
        (View::Targets, Lang::En) => "Targets",
        (View::Targets, Lang::Vi) => "Chỉ tiêu",
        (View::Provinces, Lang::Fr) => "Provinces",
        (View::Provinces, Lang::En) => "Provinces",
        (View::Provinces, Lang::Vi) => "Tỉnh, thành phố",
        (View::Matrix, Lang::Fr) => "Matrice",
        (View::Matrix, Lang::En) => "Matrix",
        (View::Matrix, Lang::Vi) => "Ma trận",
        (View::Registers, Lang::Fr) => "Acteurs et systèmes",
        (View::Registers, Lang::En) => "Actors and systems",
        (View::Registers, Lang::Vi) => "Chủ thể và hệ thống",
        (View::Documents, Lang::Fr) => "Documents",
        (View::Documents, Lang::En) => "Documents",
        (View::Documents, Lang::Vi) => "Tài liệu",
        (View::Coverage, Lang::Fr) => "Couverture",
        (View::Coverage, Lang::En) => "Coverage",
        (View::Coverage, Lang::Vi) => "Độ bao phủ",
        (View::Notebook, lang) => notebook::notebook(lang).name,
    }
}

/// The sentences of a language.
pub(crate) const fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Fr => &FR,
        Lang::En => &EN,
        Lang::Vi => &VI,
    }
}

const FR: Words = Words {
    documents: "Documents",
    views: "Vues",
    languages: "Langue",
    skip: "Aller aux résultats",
    field: "Rechercher dans les énoncés",
    field_hint: "IA, dossiers en ligne, Bắc Giang, 100 %…",
    clear: "Effacer la recherche",
    filters: "Filtres",
    active: "Filtres actifs",
    remove: "Retirer",
    clear_all: "Tout retirer",
    show_less: "Réduire",
    facet_province: "Province",
    facet_theme: "Thème",
    facet_kind: "Nature",
    facet_actor: "Acteur",
    facet_system: "Système, programme, texte",
    extent: "Limites des provinces",
    extent_then: "À l’époque",
    extent_today: "Aujourd’hui",
    extent_note: "« Aujourd’hui » compte les anciennes provinces avec celle qui les a réunies.",
    said: "Annoncé",
    due: "Échéance",
    from: "de",
    to: "à",
    any: "–",
    sort: "Trier",
    sort_relevance: "pertinence",
    sort_said: "date, récent d’abord",
    sort_due: "échéance la plus proche",
    sort_value: "valeur, grande d’abord",
    results: "Résultats",
    nothing: "Aucun énoncé trouvé.",
    nothing_query: "Le corpus ne contient pas assez de ces mots. Vérifiez l’orthographe ou essayez moins de mots.",
    nothing_filters: "Les filtres actifs écartent tout. Retirez-en un pour élargir.",
    found_in: "Trouvé dans",
    why: "Pourquoi ce résultat",
    link: "Lien",
    today_in: "aujourd’hui dans",
    timeline: "Annoncé et attendu",
    said_short: "annoncé",
    due_short: "échéance",
    imprecise: "date imprécise",
    lanes: "Lignes",
    by_province: "Province",
    by_theme: "Thème",
    table: "Tableau",
    brush: "Choisir une période sur",
    no_province: "Sans province",
    no_theme: "Sans thème",
    today: "aujourd’hui",
    merger: "fusion",
    back: "Retour aux résultats",
    previous: "Document précédent",
    next: "Document suivant",
    source: "Source",
    source_title: "Titre publié",
    publisher: "Éditeur",
    date: "Date",
    date_basis: "Comment elle est connue",
    original: "Fichier d’origine",
    original_note: "Le texte d’origine n’est pas reproduit ; son empreinte permet de vérifier une copie.",
    address: "Adresse",
    statements: "Énoncés",
    no_document: "Ce document n’existe pas dans ce corpus.",
    no_statement: "Cet énoncé n’existe pas (ou plus) ; voici son document.",
    all_documents: "Voir tous les documents",
    documents_intro: "Chaque document source est décomposé en énoncés rédigés par le projet, avec renvoi au paragraphe.",
    own_words: "Énoncés rédigés par le projet, d’après la source citée.",
    corpus_of: "Corpus du",
    level_nation: "niveau national",
    level_province: "niveau provincial",
    level_district: "niveau du district",
    level_commune: "niveau communal",
    how_exact: "mot exact",
    how_marks: "autres accents",
    how_stem: "même famille",
    how_prefix: "début de mot",
    how_typo: "orthographe voisine",
    how_synonym: "autre mot",
    other_words: "Cherché aussi",
    as_words: "Chercher ces mots",
    without: "sans",
    partial: "Sans tous les mots, mais proches",
    not_in_corpus: "absent du corpus",
    search_for: "Chercher seulement :",
    suggestions: "Suggestions",
    asked_before: "recherche récente",
    word: "Mot du corpus",
    part_text: "énoncé",
    part_title: "titre du document",
    part_labels: "thème ou nature",
    part_facts: "date ou nombre",
    part_names: "nom lié",
    against: "par rapport à",
    evidence: "preuve",
    brief: "brève",
    stood_on: "Vue en annonce sur la page",
    names: "Autres noms",
    who: "Qui",
    whereabouts: "Où",
    when: "Quand",
    code: "code statistique",
    made_of: "Réunit",
    went_into: "Réunie à",
    seat: "Chef-lieu",
    unread: "(texte non lu en entier)",
};

const EN: Words = Words {
    documents: "Documents",
    views: "Views",
    languages: "Language",
    skip: "Skip to results",
    field: "Search the statements",
    field_hint: "AI, online services, Bắc Giang, 100%…",
    clear: "Clear the search",
    filters: "Filters",
    active: "Active filters",
    remove: "Remove",
    clear_all: "Remove all",
    show_less: "Show fewer",
    facet_province: "Province",
    facet_theme: "Theme",
    facet_kind: "Kind",
    facet_actor: "Actor",
    facet_system: "System, programme, law",
    extent: "Provincial borders",
    extent_then: "As of then",
    extent_today: "Today",
    extent_note: "“Today” counts former provinces with the one that took them over.",
    said: "Announced",
    due: "Due",
    from: "from",
    to: "to",
    any: "–",
    sort: "Sort",
    sort_relevance: "relevance",
    sort_said: "date, newest first",
    sort_due: "soonest due",
    sort_value: "value, largest first",
    results: "Results",
    nothing: "No statement found.",
    nothing_query: "The corpus has too few of these words. Check the spelling or try fewer words.",
    nothing_filters: "The active filters leave nothing. Remove one to widen the search.",
    found_in: "Found in",
    why: "Why this result",
    link: "Link",
    today_in: "today in",
    timeline: "Announced and due",
    said_short: "announced",
    due_short: "due",
    imprecise: "imprecise date",
    lanes: "Lanes",
    by_province: "Province",
    by_theme: "Theme",
    table: "Table",
    brush: "Choose a period of",
    no_province: "No province",
    no_theme: "No theme",
    today: "today",
    merger: "merger",
    back: "Back to results",
    previous: "Previous document",
    next: "Next document",
    source: "Source",
    source_title: "Published title",
    publisher: "Publisher",
    date: "Date",
    date_basis: "How it is known",
    original: "Original file",
    original_note: "The original text is not reproduced; its fingerprint lets you check a copy.",
    address: "Address",
    statements: "Statements",
    no_document: "This corpus has no such document.",
    no_statement: "This statement does not exist (any more); here is its document.",
    all_documents: "See all documents",
    documents_intro: "Each source document is taken apart into statements in the project’s own words, each with its paragraph.",
    own_words: "Statements in the project’s own words, after the source cited.",
    corpus_of: "Corpus of",
    level_nation: "national level",
    level_province: "provincial level",
    level_district: "district level",
    level_commune: "commune level",
    how_exact: "exact word",
    how_marks: "other accents",
    how_stem: "same word family",
    how_prefix: "start of a word",
    how_typo: "similar spelling",
    how_synonym: "other word",
    other_words: "Also searched",
    as_words: "Search for these words",
    without: "without",
    partial: "Not all of the words, but close",
    not_in_corpus: "not in the corpus",
    search_for: "Search only for:",
    suggestions: "Suggestions",
    asked_before: "asked before",
    word: "Word of the corpus",
    part_text: "statement",
    part_title: "document title",
    part_labels: "theme or kind",
    part_facts: "date or number",
    part_names: "related name",
    against: "against",
    evidence: "evidence",
    brief: "brief",
    stood_on: "Seen as a teaser on the page",
    names: "Other names",
    who: "Who",
    whereabouts: "Where",
    when: "When",
    code: "statistical code",
    made_of: "Formed from",
    went_into: "Merged into",
    seat: "Seat",
    unread: "(text not read in full)",
};

const VI: Words = Words {
    documents: "Tài liệu",
    views: "Chế độ xem",
    languages: "Ngôn ngữ",
    skip: "Đến phần kết quả",
    field: "Tìm trong các nội dung",
    field_hint: "AI, dịch vụ công trực tuyến, Bắc Giang, 100%…",
    clear: "Xóa nội dung tìm kiếm",
    filters: "Bộ lọc",
    active: "Bộ lọc đang dùng",
    remove: "Bỏ",
    clear_all: "Bỏ tất cả",
    show_less: "Thu gọn",
    facet_province: "Tỉnh, thành phố",
    facet_theme: "Lĩnh vực",
    facet_kind: "Loại nội dung",
    facet_actor: "Chủ thể",
    facet_system: "Hệ thống, chương trình, văn bản",
    extent: "Địa giới cấp tỉnh",
    extent_then: "Tại thời điểm đó",
    extent_today: "Hiện nay",
    extent_note: "“Hiện nay” gộp các tỉnh cũ vào tỉnh mới sau sáp nhập.",
    said: "Công bố",
    due: "Thời hạn",
    from: "từ",
    to: "đến",
    any: "–",
    sort: "Sắp xếp",
    sort_relevance: "mức độ phù hợp",
    sort_said: "ngày, mới nhất trước",
    sort_due: "thời hạn gần nhất",
    sort_value: "giá trị, lớn nhất trước",
    results: "Kết quả",
    nothing: "Không tìm thấy nội dung nào.",
    nothing_query: "Kho dữ liệu không có đủ các từ này. Hãy kiểm tra chính tả hoặc dùng ít từ hơn.",
    nothing_filters: "Bộ lọc đang dùng không còn kết quả nào. Hãy bỏ bớt một bộ lọc.",
    found_in: "Tìm thấy trong",
    why: "Vì sao có kết quả này",
    link: "Liên kết",
    today_in: "nay thuộc",
    timeline: "Đã công bố và đến hạn",
    said_short: "công bố",
    due_short: "thời hạn",
    imprecise: "ngày chưa chính xác",
    lanes: "Dòng",
    by_province: "Tỉnh/TP",
    by_theme: "Lĩnh vực",
    table: "Bảng",
    brush: "Chọn giai đoạn theo",
    no_province: "Không gắn tỉnh",
    no_theme: "Không có lĩnh vực",
    today: "hôm nay",
    merger: "sáp nhập",
    back: "Trở lại kết quả",
    previous: "Tài liệu trước",
    next: "Tài liệu sau",
    source: "Nguồn",
    source_title: "Tiêu đề đã đăng",
    publisher: "Đơn vị xuất bản",
    date: "Ngày",
    date_basis: "Căn cứ xác định",
    original: "Tệp gốc",
    original_note: "Văn bản gốc không được đăng lại; mã băm giúp kiểm tra một bản sao.",
    address: "Địa chỉ",
    statements: "Nội dung",
    no_document: "Kho dữ liệu không có tài liệu này.",
    no_statement: "Nội dung này không (hoặc không còn) tồn tại; dưới đây là tài liệu chứa nó.",
    all_documents: "Xem tất cả tài liệu",
    documents_intro: "Mỗi tài liệu nguồn được tách thành các nội dung do dự án tự biên soạn, kèm số đoạn trong nguồn.",
    own_words: "Nội dung do dự án biên soạn theo nguồn đã dẫn.",
    corpus_of: "Dữ liệu ngày",
    level_nation: "cấp quốc gia",
    level_province: "cấp tỉnh",
    level_district: "cấp huyện",
    level_commune: "cấp xã",
    how_exact: "đúng từ",
    how_marks: "khác dấu",
    how_stem: "cùng gốc từ",
    how_prefix: "đầu từ",
    how_typo: "chính tả gần giống",
    how_synonym: "từ khác cùng nghĩa",
    other_words: "Tìm thêm",
    as_words: "Tìm như từ thường",
    without: "không có",
    partial: "Không đủ các từ nhưng gần với câu tìm",
    not_in_corpus: "không có trong kho dữ liệu",
    search_for: "Chỉ tìm:",
    suggestions: "Gợi ý",
    asked_before: "đã tìm gần đây",
    word: "Từ trong kho dữ liệu",
    part_text: "nội dung",
    part_title: "tiêu đề tài liệu",
    part_labels: "lĩnh vực hoặc loại",
    part_facts: "ngày hoặc số liệu",
    part_names: "tên liên quan",
    against: "so với",
    evidence: "căn cứ",
    brief: "tin vắn",
    stood_on: "Được giới thiệu trên trang",
    names: "Tên gọi khác",
    who: "Chủ thể liên quan",
    whereabouts: "Địa điểm",
    when: "Thời gian",
    code: "mã thống kê",
    made_of: "Hợp nhất từ",
    went_into: "Sáp nhập vào",
    seat: "Trung tâm hành chính",
    unread: "(chưa đọc toàn văn)",
};

/// One, or many: French counts 0 and 1 as one, English 1 only, Vietnamese has one form.
fn counted(count: usize, lang: Lang, one: &str, many: &str) -> String {
    let singular = match lang {
        Lang::Fr => count < 2,
        Lang::En => count == 1,
        Lang::Vi => false,
    };
    format!(
        "{}\u{a0}{}",
        number(count as f64, lang),
        if singular { one } else { many }
    )
}

/// `3 énoncés`.
pub(crate) fn statements(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Fr => counted(count, lang, "énoncé", "énoncés"),
        Lang::En => counted(count, lang, "statement", "statements"),
        Lang::Vi => counted(count, lang, "", "nội dung"),
    }
}

/// `dans 2 documents`.
pub(crate) fn in_documents(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("dans {}", counted(count, lang, "document", "documents")),
        Lang::En => format!("in {}", counted(count, lang, "document", "documents")),
        Lang::Vi => format!("trong {}", counted(count, lang, "", "tài liệu")),
    }
}

/// `paragraphe 8`.
pub(crate) fn paragraph(number: u32, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("paragraphe {number}"),
        Lang::En => format!("paragraph {number}"),
        Lang::Vi => format!("đoạn {number}"),
    }
}

/// `Afficher les 12`.
pub(crate) fn show_all(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("Afficher les {count}"),
        Lang::En => format!("Show all {count}"),
        Lang::Vi => format!("Hiện tất cả {count}"),
    }
}

/// `Afficher 40 énoncés de plus`.
pub(crate) fn show_more(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("Afficher {} de plus", statements(count, lang)),
        Lang::En => format!("Show {} more", statements(count, lang)),
        Lang::Vi => format!("Hiện thêm {}", statements(count, lang)),
    }
}

/// `2025 : 12 annoncés, 3 échéances`, for a bin of the timeline.
pub(crate) fn bin(period: &str, said: u32, due: u32, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("{period} : annoncé {said}, échéance {due}"),
        Lang::En => format!("{period}: announced {said}, due {due}"),
        Lang::Vi => format!("{period}: công bố {said}, thời hạn {due}"),
    }
}

/// The language's own name.
pub(crate) const fn own_name(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "Français",
        Lang::En => "English",
        Lang::Vi => "Tiếng Việt",
    }
}

/// What something was on the day that is spoken of, and is no more.
pub(crate) fn then(what: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!(", alors {what}"),
        Lang::En => format!(", then a {what}"),
        Lang::Vi => format!(", khi đó là {what}"),
    }
}

/// The sort of an actor.
pub(crate) fn actor_sort(sort: ActorSort, lang: Lang) -> &'static str {
    let names = match sort {
        ActorSort::PublicBody => ["organisme public", "public body", "cơ quan nhà nước"],
        ActorSort::Party => ["organe du Parti", "Party body", "cơ quan Đảng"],
        ActorSort::Company => ["entreprise", "company", "doanh nghiệp"],
        ActorSort::Person => ["personne", "person", "cá nhân"],
        ActorSort::Education => [
            "enseignement et recherche",
            "education and research",
            "cơ sở giáo dục, nghiên cứu",
        ],
        ActorSort::Association => ["association", "association", "hiệp hội, tổ chức"],
        ActorSort::International => ["partenaire international", "international partner", "đối tác quốc tế"],
        ActorSort::Media => ["média", "media", "cơ quan báo chí"],
    };
    names[lang as usize]
}

/// The sort of a system.
pub(crate) fn system_sort(sort: SystemSort, lang: Lang) -> &'static str {
    let names = match sort {
        SystemSort::InformationSystem => ["système d’information", "information system", "hệ thống thông tin"],
        SystemSort::Platform => ["plateforme", "platform", "nền tảng"],
        SystemSort::Network => ["réseau", "network", "mạng"],
        SystemSort::Programme => ["programme", "programme", "chương trình"],
        SystemSort::Fund => ["fonds", "fund", "quỹ"],
        SystemSort::Law => ["texte officiel", "official text", "văn bản"],
        SystemSort::Event => ["événement", "event", "sự kiện"],
        SystemSort::Infrastructure => ["infrastructure", "infrastructure", "hạ tầng"],
        SystemSort::Place => ["lieu", "place", "địa điểm"],
    };
    names[lang as usize]
}

/// The type of a provincial unit.
pub(crate) fn place_sort(sort: PlaceSort, lang: Lang) -> &'static str {
    let names = match sort {
        PlaceSort::Nation => ["pays", "country", "quốc gia"],
        PlaceSort::Province => ["province", "province", "tỉnh"],
        PlaceSort::City => [
            "ville relevant du pouvoir central",
            "centrally run city",
            "thành phố trực thuộc trung ương",
        ],
    };
    names[lang as usize]
}

/// What a row of the history of a target says.
pub(crate) fn standing(standing: Standing, lang: Lang) -> &'static str {
    let names = match standing {
        Standing::Life(Life::Announced) => ["annoncé", "announced", "đã công bố"],
        Standing::Life(Life::Adopted) => ["adopté", "adopted", "đã được thông qua"],
        Standing::Life(Life::Revised) => ["révisé", "revised", "đã điều chỉnh"],
        Standing::Life(Life::Superseded) => ["remplacé", "superseded", "đã được thay thế"],
        Standing::Life(Life::Dropped) => ["abandonné", "dropped", "đã hủy bỏ"],
        Standing::Achieved(Achievement::Scheduled) => ["en cours", "under way", "đang thực hiện"],
        Standing::Achieved(Achievement::Met) => ["réalisé", "met", "đã đạt"],
        Standing::Achieved(Achievement::PartiallyMet) => ["partiellement réalisé", "partly met", "đạt một phần"],
        Standing::Achieved(Achievement::NotMet) => ["non réalisé", "not met", "chưa đạt"],
        Standing::Achieved(Achievement::NotAssessable) => ["non évaluable", "cannot be assessed", "chưa thể đánh giá"],
    };
    names[lang as usize]
}

/// Something with the day from which it held, unless it always did: `ville depuis le 1er janvier 2025`.
pub(crate) fn since(what: &str, day: Day, lang: Lang) -> String {
    if day.is_closed() {
        format!("{what} ({})", date_words(&format!("{day}/.."), lang))
    } else {
        what.to_owned()
    }
}

/// From when to when a provincial unit is in force: `jusqu’au 30 juin 2025`, or that it has been all along.
pub(crate) fn period(from: Day, to: Day, lang: Lang) -> String {
    if !from.is_closed() && !to.is_closed() {
        return match lang {
            Lang::Fr => "en vigueur",
            Lang::En => "in force",
            Lang::Vi => "hiện hành",
        }
        .to_owned();
    }
    date_words(&format!("{from}/{to}"), lang)
}

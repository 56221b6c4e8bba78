//! The sentences of the view that says what the corpus covers.

use jalons_core::model::Lang;

/// The fixed sentences.
pub(crate) struct Coverage {
    pub(crate) lead: &'static str,
    pub(crate) version: &'static str,
    pub(crate) articles: &'static str,
    pub(crate) briefs: &'static str,
    pub(crate) source_languages: &'static str,
    pub(crate) text_languages: &'static str,
    pub(crate) targets: &'static str,
    pub(crate) followed: &'static str,
    pub(crate) by_province: &'static str,
    pub(crate) by_province_note: &'static str,
    pub(crate) nowhere: &'static str,
    pub(crate) nothing_on: &'static str,
    pub(crate) nothing_on_note: &'static str,
    pub(crate) by_theme: &'static str,
    pub(crate) by_theme_note: &'static str,
    pub(crate) by_month: &'static str,
    pub(crate) by_month_note: &'static str,
    pub(crate) month: &'static str,
    pub(crate) undated: &'static str,
    pub(crate) by_publisher: &'static str,
    pub(crate) method: &'static str,
    /// What a statement is, what we wrote, how dates are known, how status is known.
    pub(crate) method_texts: [&'static str; 4],
    pub(crate) missing: &'static str,
    pub(crate) missing_texts: [&'static str; 4],
}

/// The fixed sentences in a language.
pub(crate) const fn coverage(lang: Lang) -> &'static Coverage {
    match lang {
        Lang::Fr => &FR,
        Lang::En => &EN,
        Lang::Vi => &VI,
    }
}

const FR: Coverage = Coverage {
    lead: "Ce que ce corpus contient, comment il a été établi, et ce qui lui manque. Les nombres mènent aux énoncés.",
    version: "Version",
    articles: "Articles",
    briefs: "Brèves",
    source_languages: "Langue des sources",
    text_languages: "Langues des énoncés",
    targets: "Cibles",
    followed: "dont suivies d’une preuve",
    by_province: "Par province",
    by_province_note: "Dans les limites d’aujourd’hui : une ancienne province compte avec celle qui l’a reprise. Un énoncé qui en cite plusieurs compte pour chacune.",
    nowhere: "Sans province ni niveau national",
    nothing_on: "Aucun énoncé sur ces provinces et villes",
    nothing_on_note: "Leur absence tient au choix des documents ; elle ne dit rien de ce qu’elles ont fait.",
    by_theme: "Par thème",
    by_theme_note: "Un énoncé porte un à trois thèmes et compte pour chacun.",
    by_month: "Par mois",
    by_month_note: "Mois du document, quand sa date en désigne un seul.",
    month: "Mois",
    undated: "Date plus vague qu’un mois",
    by_publisher: "Par source",
    method: "Méthode",
    method_texts: [
        "Un énoncé est un seul fait tiré d’un document : une annonce, une cible, un chiffre, un système, un engagement. Il garde le numéro du paragraphe d’où il vient, et le document garde l’empreinte du fichier lu.",
        "Les énoncés et les titres sont rédigés par le projet, en français, en anglais et en vietnamien ; aucune phrase des sources n’est reproduite. Chiffres, noms et dates sont repris tels quels, et un programme vérifie qu’ils se trouvent dans le paragraphe cité.",
        "La date d’un énoncé est celle que donne le texte, sinon celle du document. Quand elle est déduite, la page dit comment ; quand elle est imprécise, elle le reste : « 2025 » ne devient jamais un jour. L’échéance est distincte de la date d’annonce, et absente si le texte n’en donne pas.",
        "Une cible est « annoncée » tant qu’aucun énoncé du corpus ne montre ce qu’elle est devenue. Chaque changement d’état porte sa date et l’énoncé qui le prouve. Passé l’échéance sans preuve, la page dit qu’il n’y a pas d’information, et non que la cible est manquée.",
    ],
    missing: "Ce qui manque",
    missing_texts: [
        "Le corpus est un choix d’articles de presse, non un relevé complet : il ne permet de comparer ni l’activité des provinces, ni leurs résultats.",
        "Peu d’éditeurs y figurent, surtout l’agence nationale ; une même dépêche peut se lire ailleurs sans être ici.",
        "Les textes officiels sont cités par la presse ; ils n’ont en général pas été lus eux-mêmes.",
        "Les brèves ne disent que ce que disait l’annonce d’un article, sans l’article.",
    ],
};

const EN: Coverage = Coverage {
    lead: "What this corpus holds, how it was made, and what it lacks. Numbers lead to the statements.",
    version: "Version",
    articles: "Articles",
    briefs: "Briefs",
    source_languages: "Language of the sources",
    text_languages: "Languages of the statements",
    targets: "Targets",
    followed: "of which followed by evidence",
    by_province: "By province",
    by_province_note: "Within today’s borders: a former province counts with the one that took it over. A statement that names several counts for each.",
    nowhere: "Neither a province nor the national level",
    nothing_on: "No statement on these provinces and cities",
    nothing_on_note: "They are absent because of which documents were chosen; it says nothing about what they have done.",
    by_theme: "By theme",
    by_theme_note: "A statement has one to three themes and counts for each.",
    by_month: "By month",
    by_month_note: "Month of the document, where its date means a single one.",
    month: "Month",
    undated: "Date vaguer than a month",
    by_publisher: "By source",
    method: "Method",
    method_texts: [
        "A statement is a single fact taken from a document: an announcement, a target, a figure, a system, a commitment. It keeps the number of the paragraph it comes from, and the document keeps the fingerprint of the file that was read.",
        "Statements and titles are written by the project, in French, English and Vietnamese; no sentence of a source is reproduced. Figures, names and dates carry over exactly, and a program checks that they stand in the paragraph cited.",
        "The date of a statement is the one its text gives, otherwise that of the document. Where it was inferred, the page says how; where it is imprecise, it stays so: “2025” never becomes a day. The deadline is kept apart from the date of the announcement, and is missing if the text gives none.",
        "A target is “announced” until a statement of the corpus shows what became of it. Each change of status has its date and the statement that proves it. Past its deadline and without evidence, the page says that there is no information, not that the target was missed.",
    ],
    missing: "What is missing",
    missing_texts: [
        "The corpus is a choice of press articles, not a complete survey: it allows no comparison of how active provinces are, or of what they achieved.",
        "Few publishers are in it, the national agency above all; the same dispatch may stand elsewhere without being here.",
        "Official texts are cited through the press; as a rule they were not read themselves.",
        "Briefs say only what the teaser of an article said, without the article.",
    ],
};

const VI: Coverage = Coverage {
    lead: "Kho dữ liệu này có gì, được lập như thế nào và còn thiếu gì. Các con số dẫn đến nội dung tương ứng.",
    version: "Phiên bản",
    articles: "Bài báo",
    briefs: "Tin vắn",
    source_languages: "Ngôn ngữ của nguồn",
    text_languages: "Ngôn ngữ của nội dung",
    targets: "Chỉ tiêu",
    followed: "trong đó đã có căn cứ về kết quả",
    by_province: "Theo tỉnh, thành phố",
    by_province_note: "Theo địa giới hiện nay: tỉnh cũ được tính vào tỉnh mới sau sáp nhập. Nội dung nêu nhiều tỉnh được tính cho từng tỉnh.",
    nowhere: "Không gắn với tỉnh nào hoặc cấp quốc gia",
    nothing_on: "Chưa có nội dung nào về các tỉnh, thành phố sau",
    nothing_on_note: "Đó là do việc lựa chọn tài liệu, không phản ánh những gì các địa phương này đã thực hiện.",
    by_theme: "Theo lĩnh vực",
    by_theme_note: "Mỗi nội dung thuộc từ một đến ba lĩnh vực và được tính cho từng lĩnh vực.",
    by_month: "Theo tháng",
    by_month_note: "Tháng của tài liệu, khi ngày tháng của tài liệu chỉ ứng với một tháng.",
    month: "Tháng",
    undated: "Thời gian không xác định được đến tháng",
    by_publisher: "Theo nguồn",
    method: "Phương pháp",
    method_texts: [
        "Mỗi nội dung là một sự việc duy nhất rút ra từ tài liệu: một thông báo, một chỉ tiêu, một số liệu, một hệ thống, một cam kết. Nội dung giữ số thứ tự của đoạn gốc, còn tài liệu giữ mã băm của tệp đã đọc.",
        "Nội dung và tiêu đề do dự án tự biên soạn bằng tiếng Pháp, tiếng Anh và tiếng Việt; không câu nào của nguồn được chép lại. Số liệu, tên gọi và ngày tháng được giữ nguyên, và một chương trình kiểm tra rằng chúng có trong đoạn được dẫn.",
        "Ngày của nội dung là ngày nêu trong văn bản; nếu không có thì lấy ngày của tài liệu. Khi ngày được suy ra, trang nêu rõ căn cứ; khi ngày chưa chính xác thì giữ nguyên như vậy: “2025” không bao giờ bị đổi thành một ngày cụ thể. Thời hạn được tách khỏi ngày công bố, và để trống nếu văn bản không nêu.",
        "Một chỉ tiêu được ghi là “đã công bố” cho đến khi có nội dung trong kho cho thấy kết quả. Mỗi thay đổi về tình trạng đều kèm ngày và nội dung làm căn cứ. Quá thời hạn mà không có căn cứ, trang ghi là chưa có thông tin, chứ không kết luận là không đạt.",
    ],
    missing: "Những gì còn thiếu",
    missing_texts: [
        "Kho dữ liệu là tập hợp bài báo được chọn, không phải thống kê đầy đủ: không thể dùng để so sánh mức độ hoạt động hay kết quả của các tỉnh.",
        "Số đơn vị xuất bản còn ít, chủ yếu là thông tấn xã quốc gia; cùng một bản tin có thể có ở nơi khác mà không có ở đây.",
        "Các văn bản chính thức được dẫn qua báo chí; nhìn chung chưa được đọc trực tiếp.",
        "Tin vắn chỉ nêu những gì có trong phần giới thiệu của bài báo, không có toàn văn bài báo.",
    ],
};

/// The name of a language.
pub(crate) fn language(code: &str, lang: Lang) -> &str {
    let names = match code {
        "fr" => ["français", "French", "tiếng Pháp"],
        "en" => ["anglais", "English", "tiếng Anh"],
        "vi" => ["vietnamien", "Vietnamese", "tiếng Việt"],
        other => return other,
    };
    names[lang as usize]
}

//! The phrases that pages put around articles, in the three languages; folded, so that case and marks do not matter.

/// Lines after which the teasers of other articles stand.
const TEASER_HEADINGS: [&str; 33] = [
    "voir plus",
    "voir aussi",
    "a lire aussi",
    "lire aussi",
    "lire la suite",
    "sur le meme sujet",
    "dans la meme rubrique",
    "meme sujet",
    "meme categorie",
    "meme auteur",
    "articles lies",
    "articles connexes",
    "autres articles",
    "les plus lus",
    "see more",
    "read more",
    "read also",
    "related",
    "related news",
    "related articles",
    "same category",
    "same topic",
    "same author",
    "more news",
    "other news",
    "most read",
    "xem them",
    "doc them",
    "tin lien quan",
    "tin khac",
    "cung chuyen muc",
    "cung chu de",
    "cung tac gia",
];

/// Lines of comment boxes, share lists and menus.
const FURNITURE: [&str; 44] = [
    "source",
    "comment",
    "comments",
    "commentaire",
    "commentaires",
    "laisser un commentaire",
    "partager",
    "imprimer",
    "envoyer",
    "no data",
    "share",
    "print",
    "send",
    "email",
    "facebook",
    "twitter",
    "zalo",
    "linkedin",
    "copy link",
    "copier le lien",
    "home",
    "menu",
    "accueil",
    "se connecter",
    "login",
    "sign in",
    "subscribe",
    "newsletter",
    "abonnez vous",
    "rechercher",
    "search",
    "mots cles",
    "tags",
    "binh luan",
    "chia se",
    "in bai",
    "trang chu",
    "dang nhap",
    "nguon",
    "tu khoa",
    "gui",
    "y kien",
    "loading",
    "advertisement",
];

/// Lines that say that a caption follows.
const CAPTION_LABELS: [&str; 5] = [
    "legende de la photo",
    "photo caption",
    "image caption",
    "chu thich anh",
    "legende",
];

/// Words that stand before the name of a photographer or agency.
const CAPTION_MARKS: [&str; 12] = [
    "photo",
    "photos",
    "anh",
    "image",
    "images",
    "illustration",
    "photo d illustration",
    "photo fournie par",
    "picture",
    "source photo",
    "credit photo",
    "hinh",
];

/// Words that stand before the date of a document and name nobody.
const TIME_WORDS: [&str; 32] = [
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "thu hai",
    "thu ba",
    "thu tu",
    "thu nam",
    "thu sau",
    "thu bay",
    "chu nhat",
    "publie le",
    "mis a jour le",
    "mise a jour",
    "le",
    "on",
    "published",
    "updated",
    "last updated",
    "cap nhat",
    "ngay dang",
    "ngay",
];

/// True for a weekday and its like.
pub(super) fn is_time_word(folded: &str) -> bool {
    TIME_WORDS.contains(&folded)
}

/// True for a heading of teasers, given folded and without its numbers.
pub(super) fn is_teaser_heading(folded: &str) -> bool {
    TEASER_HEADINGS.contains(&folded)
}

/// True for a line around an article.
pub(super) fn is_furniture(folded: &str) -> bool {
    FURNITURE.contains(&folded)
}

/// True for a line that announces a caption.
pub(super) fn is_caption_label(folded: &str) -> bool {
    CAPTION_LABELS.contains(&folded)
}

/// True if the words before a colon say that an image is credited.
pub(super) fn is_caption_mark(folded: &str) -> bool {
    CAPTION_MARKS.iter().any(|mark| {
        folded
            .strip_suffix(mark)
            .is_some_and(|before| before.is_empty() || !before.ends_with(char::is_alphanumeric))
    })
}

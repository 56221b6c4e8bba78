//! The three languages of the interface and of every statement.

/// A language of the interface and of the statements.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// French, the default.
    #[default]
    Fr,
    /// English.
    En,
    /// Vietnamese.
    Vi,
}

impl Lang {
    /// All languages, in the order of the language switch.
    pub const ALL: [Lang; 3] = [Lang::Fr, Lang::En, Lang::Vi];

    /// The two-letter code used in addresses, in `lang` attributes and in seeds.
    pub const fn code(self) -> &'static str {
        match self {
            Lang::Fr => "fr",
            Lang::En => "en",
            Lang::Vi => "vi",
        }
    }

    /// The language of a two-letter code.
    pub fn from_code(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }
}

/// One value for each language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Trilingual<T> {
    /// French.
    pub fr: T,
    /// English.
    pub en: T,
    /// Vietnamese.
    pub vi: T,
}

impl<T> Trilingual<T> {
    /// The value in one language.
    pub fn get(&self, lang: Lang) -> &T {
        match lang {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
            Lang::Vi => &self.vi,
        }
    }

    /// The same shape with every value passed through `f`.
    pub fn map<U>(&self, mut f: impl FnMut(Lang, &T) -> U) -> Trilingual<U> {
        Trilingual {
            fr: f(Lang::Fr, &self.fr),
            en: f(Lang::En, &self.en),
            vi: f(Lang::Vi, &self.vi),
        }
    }
}

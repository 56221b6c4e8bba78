//! Which sorts of actor, system and place, and which changes of the map there are. Their order is that of the image.

use super::named::named;

named! {
    /// Who put a document in.
    pub enum Origin {
        /// Editors, who wrote its statements.
        Editors = "editors",
        /// The build, which read them out of a raw text.
        Build = "build",
        /// The reader, whose browser read them out of a raw text.
        Reader = "reader",
    }
}

named! {
    /// The sorts of actor.
    pub enum ActorSort {
        /// A ministry, committee, department or assembly.
        PublicBody = "public-body",
        /// A body of the Party.
        Party = "party",
        /// A company.
        Company = "company",
        /// A person.
        Person = "person",
        /// A university, institute or school.
        Education = "education",
        /// An association or a chamber.
        Association = "association",
        /// An international organisation or a foreign country.
        International = "international",
        /// A news agency or paper.
        Media = "media",
    }
}

named! {
    /// The sorts of system.
    pub enum SystemSort {
        /// An information system or database.
        InformationSystem = "information-system",
        /// A platform.
        Platform = "platform",
        /// A network.
        Network = "network",
        /// A programme, plan or strategy.
        Programme = "programme",
        /// A fund.
        Fund = "fund",
        /// A law, resolution or decision.
        Law = "law",
        /// An event or a series of them.
        Event = "event",
        /// A centre, zone or other thing that was built.
        Infrastructure = "infrastructure",
        /// A place of work below the level of provinces.
        Place = "place",
    }
}

named! {
    /// The sorts of provincial unit.
    pub enum PlaceSort {
        /// The whole country.
        Nation = "nation",
        /// A province.
        Province = "province",
        /// A centrally run city.
        City = "city",
    }
}

named! {
    /// The ways in which the map changes.
    pub enum ChangeSort {
        /// Units became one.
        Merger = "merger",
        /// A province became a city.
        Status = "status",
        /// A unit took another name.
        Rename = "rename",
        /// A plan for the map.
        Plan = "plan",
        /// A law on the map.
        Law = "law",
        /// Regions were redrawn.
        Regions = "regions",
    }
}

named! {
    /// How much of the text of a legal instrument the editors of the corpus have read.
    pub enum Reading {
        /// All of it.
        Full = "in full",
        /// Some of it.
        Part = "in part",
        /// None: what is said of it comes from others.
        None = "no",
    }
}

//! The status of a target: three things that are kept apart. Nothing is claimed without evidence.

use super::named::named;

named! {
    /// What became of a target as a text: the life of the promise.
    pub enum Life {
        /// Said, not yet adopted; what every target is by its own statement.
        Announced = "announced",
        /// Adopted by a body that can bind.
        Adopted = "adopted",
        /// Changed by a later text.
        Revised = "revised",
        /// Replaced by another target.
        Superseded = "superseded",
        /// Given up.
        Dropped = "dropped",
    }
}

named! {
    /// How far a target was reached as of a day, after the milestone codes of the Open Contracting Data Standard.
    pub enum Achievement {
        /// Not yet evaluated.
        Scheduled = "scheduled",
        /// Reached.
        Met = "met",
        /// Reached in part.
        PartiallyMet = "partially-met",
        /// Not reached at the last look.
        NotMet = "not-met",
        /// Cannot be told: nothing to measure it by.
        NotAssessable = "not-assessable",
    }
}

/// What one row of the history of a target says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// About the promise.
    Life(Life),
    /// About what was reached.
    Achieved(Achievement),
}

impl Standing {
    /// The number in the image: lives below 16, achievements above.
    pub const fn code(self) -> u32 {
        match self {
            Standing::Life(life) => life.code(),
            Standing::Achieved(achievement) => 16 + achievement.code(),
        }
    }

    /// The standing of a number in the image.
    pub fn from_code(code: u32) -> Option<Standing> {
        match code {
            0..16 => Life::from_code(code).map(Standing::Life),
            _ => Achievement::from_code(code - 16).map(Standing::Achieved),
        }
    }

    /// The name that the API uses.
    pub const fn name(self) -> &'static str {
        match self {
            Standing::Life(life) => life.name(),
            Standing::Achieved(achievement) => achievement.name(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_standings_are_each_others_inverse() {
        let lives = Life::ALL.iter().map(|life| Standing::Life(*life));
        let achieved = Achievement::ALL.iter().map(|achieved| Standing::Achieved(*achieved));
        for standing in lives.chain(achieved) {
            assert_eq!(Standing::from_code(standing.code()), Some(standing));
        }
        assert_eq!(Standing::from_code(0), None);
        assert_eq!(Standing::from_code(99), None);
    }
}

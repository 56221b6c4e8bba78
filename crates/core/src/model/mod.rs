//! The words of the field: languages, dates, quantities, status. Nothing here knows where they are stored.

pub(crate) mod named;

mod lang;
pub use lang::{Lang, Trilingual};

mod day;
pub use day::{Civil, Day};

mod edtf;
pub use edtf::{EdtfError, EdtfFault, Precision, When};

mod date_words;
pub use date_words::{date_words, month_of};

mod quantity;
pub use quantity::{Baseline, Comparator, Direction, Level, Quantity, number};

mod status;
pub use status::{Achievement, Life, Standing};

mod sorts;
pub use sorts::{ActorSort, ChangeSort, Origin, PlaceSort, Reading, SystemSort};

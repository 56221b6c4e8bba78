//! The words of the field: languages, dates, quantities. Nothing here knows where they are stored.

mod lang;
pub use lang::{Lang, Trilingual};

mod date;
pub use date::{Civil, Day, EdtfError, Precision, When};

mod quantity;
pub use quantity::{Comparator, Level, Quantity, number};

//! What the build and the browser share: the model, the analyser, the image, the query engine, the timeline, the state.
//!
//! Pure by promise: no file, clock, thread, randomness or browser type is named here, so the same input gives the same
//! answer in the compiler, on the command line and in the page.

pub mod model;

pub mod order;

pub mod analyze;

pub mod image;

pub mod reading;

pub mod finding;

pub mod raw;

pub mod copies;

pub mod query;

pub mod timeline;

pub mod matrix;

pub mod coverage;

pub mod related;

pub mod state;

pub mod notebook;

pub mod export;

#[cfg(feature = "serde")]
pub mod api;

//! A second wasm, for a worker of the page: it reads a reader's own documents and adds them to the corpus. The page loads it
//! only for somebody who has such documents.

mod desk;

/// Nothing happens on loading: `assets/own-worker.js` makes a [`desk::Desk`].
fn main() {}

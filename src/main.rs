//! Jalons in the browser: the Yew app and the JavaScript API over the embedded corpus.
//!
//! `ui` draws, `web` talks to the browser and decides nothing; all deciding is in `jalons-core`.

mod embedded;

mod ui;

mod web;

/// Nothing happens on loading: `assets/boot.js` calls `mount` for the page, `assets/api.js` only asks questions.
fn main() {}

//! What the reader sees. One component, [`App`], keeps the state; everything else is a function from what there is to
//! what is drawn. A component of its own costs some 6 KB of wasm and would save no work: every part follows from the answer
//! anyway. Nothing here touches the browser while it draws.

mod words;

mod explorer;

mod app;
pub(crate) use app::{App, AppProps, Message, Shared};

mod element;

mod parts;

mod header;

mod suggest;

mod search;

mod chips;

mod timeline;

mod facets;

mod profile;

mod news;

mod frame;

mod take;

mod embed;

mod results;

mod statement;

mod finds;

mod targets;

mod provinces;

mod matrix;

mod registers;

mod documents;

mod coverage;

mod record;

mod notebook;

mod shortcuts;

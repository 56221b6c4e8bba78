//! The components: they draw what the state says and call back what the reader does. None touches the browser while it
//! renders.

mod words;

mod context;
pub(crate) use context::Shared;

mod app;
pub(crate) use app::{App, AppProps};

mod link;

mod header;

mod search_field;

mod chips;

mod timeline;

mod facets;

mod results;

mod statement;

mod documents;

mod record;

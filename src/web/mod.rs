//! The browser. Only this folder names `web_sys`, `js_sys` or `wasm_bindgen`; it hands out Rust types and decides nothing.

pub(crate) mod place;

pub(crate) mod page;

pub(crate) mod address;

pub(crate) mod keyboard;

pub(crate) mod gesture;

pub(crate) mod take;

pub(crate) mod own;
pub(crate) mod store;

mod exports;

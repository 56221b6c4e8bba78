//! Native tests over seeds: the real corpus, a small sample, and samples with faults.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod coverage;
mod differential;
mod image;
mod matrix;
mod monolingual;
mod probe;
mod provinces;
mod related;
mod relevance;
mod reports;
mod sample;
mod searching;

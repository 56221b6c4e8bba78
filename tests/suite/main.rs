//! Native tests over seeds: the real corpus, a small sample, and samples with faults.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod differential;
mod image;
mod monolingual;
mod probe;
mod provinces;
mod relevance;
mod reports;
mod sample;
mod searching;

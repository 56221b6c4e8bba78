//! Native tests over seeds: the real corpus, a small sample, and samples with faults.

#![expect(missing_docs, reason = "tests explain themselves by their names")]

mod image;
mod provinces;
mod reports;
mod sample;
mod searching;

//! The integration tests: one binary, one module a topic.

#![forbid(unsafe_code)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, clippy::print_stderr)]

mod as_at;
mod bad_input;
mod casework;
mod conservation;
mod coverage;
mod derive_truth;
mod end_to_end;
mod exit_codes;
mod explain;
mod fixtures;
mod forms;
mod fuzz_returns;
mod home;
mod known_conflicts;
mod lints;
mod pipelines;
mod privacy;
mod properties;
mod reference;
mod sample903;
mod support;
mod validate_cli;
mod witness;
mod xml_return;

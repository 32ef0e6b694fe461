//! The integration tests: one binary, one module a topic.

#![forbid(unsafe_code)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod bad_input;
mod exit_codes;
mod fixtures;
mod lints;
mod pipelines;
mod support;
mod validate_cli;

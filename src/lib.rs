//! return903 derives England's SSDA903 return from case histories, validates it, computes benchmark tables on it and
//! publishes what passed. The way the data goes: extract, derive, validate, benchmark, report, publish.

#![forbid(unsafe_code)]

pub mod benchmark;
pub mod cli;
pub mod dates;
pub mod derive;
pub mod engine;
pub mod error;
pub mod exit;
pub mod explain;
pub mod extract;
pub mod hash;
pub mod home;
pub mod pipeline;
pub mod printer;
pub mod publish;
pub mod report;
pub mod schema;
pub mod synth;
pub mod validate;

//! return903 derives England's SSDA903 return from case histories, validates it, computes benchmark tables on it and
//! publishes what passed. The way the data goes: extract, derive, validate, benchmark, report, publish.

#![forbid(unsafe_code)]

pub mod cli;
pub mod dates;
pub mod engine;
pub mod error;
pub mod exit;
pub mod extract;
pub mod hash;
pub mod home;
pub mod printer;
pub mod publish;
pub mod schema;

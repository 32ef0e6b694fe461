//! A pipeline: one file that says what is read, as which year, under which settings and gate, and where it goes.

pub mod config;
pub mod desk;
pub mod gate;
pub mod inputs;
pub mod ledger;
pub mod lock;
pub mod manifest;
pub mod plan;
pub mod publication;
pub mod run;
pub mod stage;
pub mod stages;

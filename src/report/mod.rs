//! The files people take away.

pub mod csv_set;
pub mod page;

//! The files people take away.

pub mod csv_set;
pub mod page;
pub mod take_away;
pub mod xml_form;

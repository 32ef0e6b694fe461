//! Bytes to typed tables: files are found and matched to declared tables, cells are typed, and what cannot be a row is set apart.

pub mod cells;
pub mod csv_file;
pub mod export;
pub mod quarantine;
pub mod reference;
pub mod return_files;
pub mod xml_return;

//! Bytes to typed tables: files are found and matched to declared tables, cells are typed, and what cannot be a row is set apart.

pub mod cells;
pub mod csv_file;
pub mod export;
pub mod grid;
pub mod list;
pub mod list_order;
pub mod quarantine;
mod recognise;
pub mod reference;
pub mod return_files;
pub mod workbook;
pub mod xml_return;

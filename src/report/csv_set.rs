//! The CSV set of a return: one file a module, header in capitals, columns in the specification's order,
//! dates dd/mm/yyyy, blank for null, lines ended by LF. Columns beyond the CSV form stay out.

use std::path::Path;

use datafusion::arrow::array::{Array, RecordBatch};

use crate::engine::fixture::cell_text;
use crate::error::{Error, Result};
use crate::schema::table::Table;

pub fn write_module(path: &Path, module: &Table, batches: &[RecordBatch]) -> Result<()> {
    let fault = |e: csv::Error| Error::io("write", path, std::io::Error::other(e));
    let columns: Vec<&str> = module.columns.iter().filter(|c| c.in_csv()).map(|c| c.name.as_str()).collect();
    let mut writer = csv::Writer::from_path(path).map_err(fault)?;
    writer.write_record(columns.iter().map(|name| name.to_uppercase())).map_err(fault)?;
    for batch in batches {
        let arrays: Vec<Option<&dyn Array>> = columns.iter().map(|name| batch.column_by_name(name).map(AsRef::as_ref)).collect();
        for row in 0..batch.num_rows() {
            writer
                .write_record(arrays.iter().map(|array| array.map(|a| cell_text(a, row)).unwrap_or_default()))
                .map_err(fault)?;
        }
    }
    writer.flush().map_err(|e| Error::io("write", path, e))
}

/// A list for people to work through, as CSV with its columns as they stand.
pub fn write_list(path: &Path, batches: &[RecordBatch]) -> Result<()> {
    let fault = |e: csv::Error| Error::io("write", path, std::io::Error::other(e));
    let mut writer = csv::Writer::from_path(path).map_err(fault)?;
    for (at, batch) in batches.iter().enumerate() {
        if at == 0 {
            writer.write_record(batch.schema().fields().iter().map(|field| field.name().as_str())).map_err(fault)?;
        }
        for row in 0..batch.num_rows() {
            writer.write_record(batch.columns().iter().map(|column| cell_text(column, row))).map_err(fault)?;
        }
    }
    writer.flush().map_err(|e| Error::io("write", path, e))
}

//! What could not be a row, and the cells that were changed: two Parquet files beside the tables.
//! Both hold the raw text and stay with the identifiable data.

use std::path::Path;
use std::sync::Arc;

use datafusion::arrow::array::{ArrayRef, Int64Array, RecordBatch, StringArray};
use datafusion::arrow::datatypes::{DataType, Field, Schema, SchemaRef};

use super::cells::CellChange;
use crate::engine::materialise::write_parquet;
use crate::error::{Error, Result};

/// A row set apart. Every data row of a file is here or in its table, never in both or neither.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quarantined {
    pub table: String,
    pub file: String,
    pub row: u64,
    pub reason: &'static str,
    pub raw: String,
}

pub const WRONG_WIDTH: &str = "wrong number of fields";
pub const EMPTY_KEY: &str = "empty key";
pub const DUPLICATE: &str = "exact duplicate";
pub const FOOTER: &str = "footer";
pub const REPEATED_HEADER: &str = "repeated header";

pub fn write(path: &Path, rows: &[Quarantined]) -> Result<()> {
    let schema = schema(&[("table", false), ("file", false), ("row", true), ("reason", false), ("raw", false)]);
    let columns: Vec<ArrayRef> = vec![
        Arc::new(StringArray::from_iter_values(rows.iter().map(|r| &r.table))),
        Arc::new(StringArray::from_iter_values(rows.iter().map(|r| &r.file))),
        Arc::new(Int64Array::from_iter_values(rows.iter().map(|r| r.row as i64))),
        Arc::new(StringArray::from_iter_values(rows.iter().map(|r| r.reason))),
        Arc::new(StringArray::from_iter_values(rows.iter().map(|r| &r.raw))),
    ];
    write_table(path, &schema, columns)
}

pub fn write_cells(path: &Path, changes: &[(String, CellChange)]) -> Result<()> {
    let schema =
        schema(&[("table", false), ("row", true), ("column", false), ("raw", false), ("reason", false), ("repaired_to", false)]);
    let columns: Vec<ArrayRef> = vec![
        Arc::new(StringArray::from_iter_values(changes.iter().map(|(table, _)| table))),
        Arc::new(Int64Array::from_iter_values(changes.iter().map(|(_, c)| c.row as i64))),
        Arc::new(StringArray::from_iter_values(changes.iter().map(|(_, c)| &c.column))),
        Arc::new(StringArray::from_iter_values(changes.iter().map(|(_, c)| &c.raw))),
        Arc::new(StringArray::from_iter_values(changes.iter().map(|(_, c)| c.reason))),
        Arc::new(StringArray::from_iter(changes.iter().map(|(_, c)| c.repaired_to.as_ref()))),
    ];
    write_table(path, &schema, columns)
}

fn schema(columns: &[(&str, bool)]) -> SchemaRef {
    let field = |(name, number): &(&str, bool)| Field::new(*name, if *number { DataType::Int64 } else { DataType::Utf8 }, true);
    Arc::new(Schema::new(columns.iter().map(field).collect::<Vec<_>>()))
}

fn write_table(path: &Path, schema: &SchemaRef, columns: Vec<ArrayRef>) -> Result<()> {
    let batch =
        RecordBatch::try_new(schema.clone(), columns).map_err(|e| Error::engine(&path.display().to_string(), &e.into()))?;
    write_parquet(path, schema, &[batch])
}

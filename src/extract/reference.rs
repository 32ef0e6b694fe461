//! Reference lists: postcodes, population, bank holidays. CSV or Parquet, from a named file or from the project's own data.

use std::fs::File;
use std::path::Path;

use csv::StringRecord;
use datafusion::parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use super::cells::{NullWords, TableBuilder};
use super::csv_file::CsvFile;
use crate::engine::materialise::BATCH_ROWS;
use crate::engine::sources::{Rows, Sources};
use crate::error::{Error, Place, Result};
use crate::home::Home;
use crate::schema::table::Table;

/// Puts a list in its place. Without a file, the project's own copy stands in where the list has one.
pub fn deliver(home: &Home, sources: &mut Sources, table: &Table, named: Option<&Path>) -> Result<()> {
    match (named, &table.default) {
        (Some(path), _) if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("parquet")) => {
            let rows = check_parquet(path, table)?;
            sources.deliver(&table.name, Rows::Parquet(path.to_path_buf()), rows, "parquet");
        }
        (Some(path), _) => read_csv(CsvFile::open(path)?, sources, table)?,
        (None, Some(default)) => {
            if let Some(bytes) = home.file(default)? {
                read_csv(CsvFile::of_bytes(default, bytes.into_owned())?, sources, table)?;
            }
        }
        (None, None) => {}
    }
    Ok(())
}

fn check_parquet(path: &Path, table: &Table) -> Result<u64> {
    let file = File::open(path).map_err(|e| {
        Error::input(
            Place::path(path),
            format!("the file cannot be opened: {}", e.kind()),
            "check the path and the rights to read it",
        )
    })?;
    let reader = ParquetRecordBatchReaderBuilder::try_new(file).map_err(|_| {
        Error::input(Place::path(path), "the file is no whole Parquet file", "fetch it again: its end is missing or damaged")
    })?;
    for column in table.columns.iter().filter(|c| c.required) {
        if reader.schema().index_of(&column.name).is_err() {
            return Err(Error::input(
                Place::path(path).column(&column.name),
                format!("the column {} of {} is missing", column.name, table.name),
                "name a file with the columns of schemas/reference",
            ));
        }
    }
    Ok(reader.metadata().file_metadata().num_rows().max(0) as u64)
}

fn read_csv(mut file: CsvFile, sources: &mut Sources, table: &Table) -> Result<()> {
    let mut positions = Vec::new();
    for column in &table.columns {
        let names: Vec<&str> = std::iter::once(column.name.as_str()).chain(column.aliases.iter().map(String::as_str)).collect();
        let position = file.positions(&names);
        if column.required && position.is_none() {
            return Err(Error::input(
                Place::path(&file.path).column(&column.name),
                format!("the column {} of {} is missing", column.name, table.name),
                "name a file with the columns of schemas/reference",
            ));
        }
        positions.push(position);
    }
    let nulls = NullWords::default();
    let mut builder = TableBuilder::new(table, &nulls);
    let (mut batches, mut count) = (Vec::new(), 0);
    let mut record = StringRecord::new();
    let name = file.name.clone();
    while let Some(row) = file.next(&mut record)? {
        count += 1;
        builder.push(row, &name, positions.iter().map(|at| at.and_then(|at| record.get(at))));
        if let Some(change) =
            builder.changes.iter().find(|change| change.reason.contains("not") || change.reason.contains("unreadable"))
        {
            return Err(Error::input(
                Place::path(&file.path).row(row).column(&change.column),
                format!("{}: {:?}", change.reason, change.raw),
                "mend the reference list",
            ));
        }
        builder.changes.clear();
        if builder.rows as usize == BATCH_ROWS {
            batches.push(builder.finish()?);
            builder.rows = 0;
        }
    }
    batches.push(builder.finish()?);
    sources.deliver(&table.name, Rows::Batches(batches), count, "csv");
    Ok(())
}

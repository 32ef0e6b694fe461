//! Reference lists: postcodes, authorities, providers, population, bank holidays. From a named file of any known form, or
//! from the project's own data; and their import into one Parquet file.

use std::fs::File;
use std::path::{Path, PathBuf};

use datafusion::parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use super::csv_file::CsvFile;
use super::grid::{Form, Grid, form_of};
use super::list::{self, Taken};
use super::list_order::{self, Ordered};
use crate::engine::materialise::write_parquet;
use crate::engine::sources::{Rows, Sources};
use crate::error::{Error, Place, Result};
use crate::home::Home;
use crate::schema::table::Table;

/// Puts a list in its place and returns what the user should hear about it. Without a file, the project's own copy stands
/// in where the list has one.
pub fn deliver<P: AsRef<Path>>(home: &Home, sources: &mut Sources, table: &Table, named: &[P]) -> Result<Vec<String>> {
    if let [only] = named
        && form_of(only.as_ref())? == Form::Parquet
    {
        let path = only.as_ref();
        let rows = check_parquet(path, table)?;
        sources.deliver(&table.name, Rows::Parquet(path.to_path_buf()), rows, "parquet");
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    for path in named {
        files.push(list::read(path.as_ref(), table)?);
    }
    if let (true, Some(default)) = (named.is_empty(), &table.default)
        && let Some(bytes) = home.file(default)?
    {
        let grid = Grid::csv(CsvFile::of_bytes(default, bytes.into_owned())?)?;
        files.push(list::take(default, default, vec![grid], table)?);
    }
    if files.is_empty() {
        return Ok(Vec::new());
    }
    let warnings = half(table, &files).into_iter().collect();
    // One file is taken as it stands; of several, the last has the say.
    let (batches, rows) = match files.as_mut_slice() {
        [only] => (std::mem::take(&mut only.batches), only.rows),
        several => {
            let ordered = list_order::order(table, several)?;
            (ordered.batches, ordered.rows)
        }
    };
    sources.deliver(&table.name, Rows::Batches(batches), rows, "csv");
    Ok(warnings)
}

/// What an import made.
pub struct Imported {
    pub path: PathBuf,
    pub files: Vec<Taken>,
    pub ordered: Ordered,
    /// What the list lacks.
    pub half: Option<String>,
}

/// Turns files into one Parquet file in the columns of schemas/reference. `out` is a folder, or a file when it ends in
/// `.parquet`. The file is there whole or not at all.
pub fn import(table: &Table, files: &[PathBuf], out: &Path) -> Result<Imported> {
    let mut taken = Vec::with_capacity(files.len());
    for path in files {
        taken.push(list::read(path, table)?);
    }
    let ordered = list_order::order(table, &taken)?;
    if ordered.rows == 0 {
        let names: Vec<&str> = taken.iter().map(|file| file.file.as_str()).collect();
        return Err(Error::input(
            Place::file(names.join(", ")),
            format!("there are no rows of {}", table.name),
            "check that it is the right file, and whole",
        ));
    }
    let is_file = out.extension().is_some_and(|e| e.eq_ignore_ascii_case("parquet")) && !out.is_dir();
    let path = if is_file { out.to_path_buf() } else { out.join(format!("{}.parquet", table.name)) };
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|e| Error::io("create", folder, e))?;
    }
    let unfinished = path.with_extension(format!("part-{}", std::process::id()));
    let written = write_parquet(&unfinished, &table.arrow(), &ordered.batches)
        .and_then(|()| std::fs::rename(&unfinished, &path).map_err(|e| Error::io("write", &path, e)));
    if written.is_err() {
        let _ = std::fs::remove_file(&unfinished);
    }
    written?;
    let half = half(table, &taken);
    Ok(Imported { path, files: taken, ordered, half })
}

fn half(table: &Table, files: &[Taken]) -> Option<String> {
    list::half(table, &files.iter().map(|file| file.layout.as_str()).collect::<Vec<_>>())
}

fn check_parquet(path: &Path, table: &Table) -> Result<u64> {
    let file = File::open(path).map_err(|e| Error::io("read", path, e))?;
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

//! A case-system export: a folder of CSV files, each matched to a declared case table, typed into one Parquet file a table.

use std::collections::hash_map::{DefaultHasher, Entry};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use csv::StringRecord;
use datafusion::arrow::array::{ArrayRef, Int64Array, RecordBatch, StringArray};
use serde::{Deserialize, Serialize};

use super::cells::{CellChange, NullWords, TableBuilder};
use super::csv_file::CsvFile;
use super::quarantine::{self, Quarantined};
use crate::engine::materialise::{BATCH_ROWS, ParquetSink, write_parquet};
use crate::engine::sources::key_conflict_schema;
use crate::error::{Error, Place, Result};
use crate::schema::Schemas;
use crate::schema::settings::closest;
use crate::schema::table::{Column, Table};

/// What was read: kept as `extract.json` beside the tables, and the base of the conservation check.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Extracted {
    pub tables: BTreeMap<String, TableCount>,
    /// Files that are no table of the export.
    pub ignored: Vec<String>,
    pub warnings: Vec<String>,
}

/// Rows in = typed + quarantined.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableCount {
    pub files: Vec<String>,
    pub rows_in: u64,
    pub typed: u64,
    pub quarantined: u64,
    pub cells_changed: u64,
    /// Declared columns the files do not have: read as null.
    pub absent_columns: Vec<String>,
}

impl Extracted {
    pub fn quarantined(&self) -> u64 {
        self.tables.values().map(|t| t.quarantined).sum()
    }

    pub fn rows_in(&self) -> u64 {
        self.tables.values().map(|t| t.rows_in).sum()
    }
}

/// The CSV files of a folder, sorted by name.
pub fn files_of(folder: &Path) -> Result<Vec<PathBuf>> {
    let files = files_with(folder, &["csv"])?;
    if files.is_empty() {
        return Err(Error::input(
            Place::path(folder),
            "the folder holds no CSV file",
            "put the export's CSV files there, one a table",
        ));
    }
    Ok(files)
}

/// The files of a folder with one of some extensions, sorted by name.
pub fn files_with(folder: &Path, extensions: &[&str]) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder)
        .map_err(|e| Error::input(Place::path(folder), format!("the folder cannot be read: {}", e.kind()), "check the path"))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|e| Error::io("list", folder, e))?.path();
        let fits = path.extension().is_some_and(|e| extensions.iter().any(|wanted| e.eq_ignore_ascii_case(wanted)));
        if fits && !path.exists() {
            return Err(Error::input(Place::path(&path), "the file is a link to nothing", "mend the link or remove it"));
        }
        if path.is_file() && fits {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Reads an export into `out`: `<table>.parquet`, `quarantine.parquet`, `cells.parquet`, `key_conflict.parquet`, `extract.json`.
pub fn extract(schemas: &Schemas, nulls: &NullWords, folder: &Path, out: &Path) -> Result<Extracted> {
    let mut found = Extracted::default();
    let mut by_table: BTreeMap<&str, Vec<CsvFile>> = BTreeMap::new();
    for path in files_of(folder)? {
        let file = CsvFile::open(&path)?;
        match table_of(schemas, &file) {
            Some(table) => by_table.entry(&table.name).or_default().push(file),
            None => {
                found.warnings.push(format!("{} is no table of the export and was not read", file.name));
                found.ignored.push(file.name);
            }
        }
    }
    if by_table.is_empty() {
        return Err(Error::input(
            Place::path(folder),
            "no file of the folder is a table of the export",
            "name the files after the tables of schemas/case, for example ssd_person.csv",
        ));
    }
    let mut aside = Aside::default();
    for (name, files) in by_table {
        let Some(table) = schemas.case.get(name) else { continue };
        let count = read_table(table, nulls, files, &out.join(format!("{name}.parquet")), &mut aside, &mut found.warnings)?;
        found.tables.insert(name.to_string(), count);
    }
    quarantine::write(&out.join("quarantine.parquet"), &aside.quarantined)?;
    quarantine::write_cells(&out.join("cells.parquet"), &aside.changes)?;
    write_conflicts(&out.join("key_conflict.parquet"), &aside.conflicts)?;
    let text = serde_json::to_string_pretty(&found).unwrap_or_default();
    let path = out.join("extract.json");
    std::fs::write(&path, text).map_err(|e| Error::io("write", &path, e))?;
    Ok(found)
}

/// A file belongs to the table it is named after (a schema prefix such as `dbo.` is dropped), else to the one whose
/// columns its header holds.
fn table_of<'s>(schemas: &'s Schemas, file: &CsvFile) -> Option<&'s Table> {
    let stem = file.name.rsplit_once('.').map_or(file.name.as_str(), |(stem, _)| stem).to_lowercase();
    let stem = stem.rsplit('.').next().unwrap_or(&stem).trim_start_matches('#').to_string();
    let named = schemas.case.values().find(|table| table.name == stem || table.aliases.contains(&stem));
    named.or_else(|| {
        schemas
            .case
            .values()
            .map(|table| (table.columns.iter().filter(|c| position(file, c).is_some()).count(), table))
            .filter(|(hits, _)| *hits >= 3)
            .max_by_key(|(hits, table)| (*hits, std::cmp::Reverse(table.name.clone())))
            .map(|(_, table)| table)
    })
}

fn position(file: &CsvFile, column: &Column) -> Option<usize> {
    file.positions(&names(column))
}

fn names(column: &Column) -> Vec<&str> {
    std::iter::once(column.name.as_str()).chain(column.aliases.iter().map(String::as_str)).collect()
}

#[derive(Default)]
struct Aside {
    quarantined: Vec<Quarantined>,
    changes: Vec<(String, CellChange)>,
    conflicts: Vec<(String, u64, Option<String>)>,
}

fn read_table(
    table: &Table,
    nulls: &NullWords,
    files: Vec<CsvFile>,
    out: &Path,
    aside: &mut Aside,
    warnings: &mut Vec<String>,
) -> Result<TableCount> {
    let mut count = TableCount::default();
    let mut builder = TableBuilder::new(table, nulls);
    let mut sink = ParquetSink::create(out, &table.arrow())?;
    let mut seen: HashSet<u128> = HashSet::new();
    let mut keys: HashMap<u128, (u64, Option<String>)> = HashMap::new();
    for mut file in files {
        let columns = columns_of(table, &file, warnings)?;
        count.files.push(file.name.clone());
        let absent = table.columns.iter().zip(&columns).filter(|(_, position)| position.is_none());
        count.absent_columns.extend(absent.map(|(column, _)| column.name.clone()));
        let name = file.name.clone();
        let mut record = StringRecord::new();
        while file.next(&mut record)?.is_some() {
            count.rows_in += 1;
            let row = count.rows_in;
            let mut set_aside = |reason| {
                aside.quarantined.push(Quarantined {
                    table: table.name.clone(),
                    file: name.clone(),
                    row,
                    reason,
                    raw: record.iter().collect::<Vec<_>>().join(","),
                });
                count.quarantined += 1;
            };
            let cell = |at: usize| columns[at].and_then(|at| record.get(at));
            if let Some(reason) = no_row(&record, &file.header) {
                set_aside(reason);
                continue;
            }
            let blank = |at: usize| cell(at).is_none_or(|c| nulls.is_null(c));
            if table.columns.iter().enumerate().any(|(at, c)| c.required && table.key_part(&c.name) && blank(at)) {
                set_aside(quarantine::EMPTY_KEY);
                continue;
            }
            if !seen.insert(hash_of(record.iter())) {
                set_aside(quarantine::DUPLICATE);
                continue;
            }
            // Rows without the leading part of their key cannot be told to share it.
            if table.key.first().and_then(|k| table.position(k)).is_some_and(|at| !blank(at)) {
                let key = hash_of(table.key.iter().map(|k| table.position(k).and_then(cell).unwrap_or_default().trim()));
                let person = table.person.as_ref().and_then(|p| table.position(p)).and_then(cell).map(|p| p.trim().to_string());
                match keys.entry(key) {
                    Entry::Vacant(entry) => {
                        entry.insert((row, person));
                    }
                    Entry::Occupied(entry) => {
                        let (first, owner) = entry.get();
                        aside.conflicts.push((table.name.clone(), *first, owner.clone()));
                        aside.conflicts.push((table.name.clone(), row, person));
                    }
                }
            }
            builder.push(row, &name, (0..columns.len()).map(cell));
            if builder.rows as usize == BATCH_ROWS {
                flush(&mut builder, &mut sink, &mut count, table, aside)?;
            }
        }
    }
    flush(&mut builder, &mut sink, &mut count, table, aside)?;
    sink.close()?;
    Ok(count)
}

fn flush(
    builder: &mut TableBuilder<'_>,
    sink: &mut ParquetSink,
    count: &mut TableCount,
    table: &Table,
    aside: &mut Aside,
) -> Result<()> {
    count.typed += builder.rows;
    builder.rows = 0;
    sink.write(&builder.finish()?)?;
    count.cells_changed += builder.changes.len() as u64;
    aside.changes.extend(builder.changes.drain(..).map(|change| (table.name.clone(), change)));
    Ok(())
}

/// Why a record cannot be a row, if it cannot.
fn no_row(record: &StringRecord, header: &[String]) -> Option<&'static str> {
    let first = record.get(0).unwrap_or_default().trim();
    let rest_blank = record.iter().skip(1).all(|cell| cell.trim().is_empty());
    let words = first.to_lowercase();
    if rest_blank && (words.contains("rows affected") || words.contains("row affected") || words.starts_with("total")) {
        return Some(quarantine::FOOTER);
    }
    if record.len() != header.len() {
        return Some(quarantine::WRONG_WIDTH);
    }
    if record.iter().zip(header).all(|(cell, name)| cell.trim().eq_ignore_ascii_case(name)) {
        return Some(quarantine::REPEATED_HEADER);
    }
    None
}

/// Where each column of the table stands in the file. A required column that is absent rejects the file;
/// one that is not declared is named and ignored.
fn columns_of(table: &Table, file: &CsvFile, warnings: &mut Vec<String>) -> Result<Vec<Option<usize>>> {
    let positions: Vec<Option<usize>> = table.columns.iter().map(|column| position(file, column)).collect();
    for (column, position) in table.columns.iter().zip(&positions) {
        file.once(&names(column))?;
        if column.required && position.is_none() {
            let header: Vec<&str> = file.header.iter().map(String::as_str).collect();
            return Err(Error::input(
                Place::path(&file.path).column(&column.name),
                format!("the required column {} of {} is missing", column.name, table.name),
                match closest(&column.name, &header) {
                    Some(near) => format!("the closest header is {near:?}: rename it, or add the column to the export"),
                    None => "add the column to the export".into(),
                },
            ));
        }
    }
    let unknown: Vec<&str> = file
        .header
        .iter()
        .enumerate()
        .filter(|(at, name)| !positions.contains(&Some(*at)) && !name.is_empty())
        .map(|(_, name)| name.as_str())
        .collect();
    if !unknown.is_empty() {
        warnings.push(format!("{}: columns not known to {} are ignored: {}", file.name, table.name, unknown.join(", ")));
    }
    Ok(positions)
}

fn hash_of<'c>(cells: impl Iterator<Item = &'c str>) -> u128 {
    let mut low = DefaultHasher::new();
    let mut high = DefaultHasher::new();
    1u8.hash(&mut high);
    for cell in cells {
        cell.hash(&mut low);
        cell.hash(&mut high);
    }
    u128::from(high.finish()) << 64 | u128::from(low.finish())
}

fn write_conflicts(path: &Path, conflicts: &[(String, u64, Option<String>)]) -> Result<()> {
    let schema = key_conflict_schema();
    let mut sorted: Vec<&(String, u64, Option<String>)> = conflicts.iter().collect();
    sorted.sort();
    sorted.dedup();
    let columns: Vec<ArrayRef> = vec![
        Arc::new(StringArray::from_iter_values(sorted.iter().map(|(table, ..)| table))),
        Arc::new(Int64Array::from_iter_values(sorted.iter().map(|(_, row, _)| *row as i64))),
        Arc::new(StringArray::from_iter(sorted.iter().map(|(_, _, person)| person.as_ref()))),
    ];
    let batch = RecordBatch::try_new(schema.clone(), columns).map_err(|e| Error::engine("key_conflict", &e.into()))?;
    write_parquet(path, &schema, &[batch])
}

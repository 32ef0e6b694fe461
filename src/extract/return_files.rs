//! A finished return: CSV files recognised by their header, whatever they are called and whoever made them.
//! Nothing is set apart but rows of the wrong width.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use csv::StringRecord;
use datafusion::arrow::array::RecordBatch;
use serde::Serialize;

use super::cells::{NullWords, TableBuilder};
use super::csv_file::CsvFile;
use super::quarantine::{self, Quarantined};
use crate::engine::materialise::BATCH_ROWS;
use crate::error::{Error, Place, Result};
use crate::schema::Schemas;
use crate::schema::settings::closest;
use crate::schema::table::Table;

/// One module as it was delivered.
#[derive(Debug, Clone)]
pub struct ModuleRows {
    pub file: String,
    pub batches: Vec<RecordBatch>,
    pub rows: u64,
    /// `csv` or `xml`.
    pub format: &'static str,
    /// Columns given beyond the CSV form, such as PL_LA.
    pub given: Vec<String>,
}

/// The modules of one year's return.
#[derive(Debug, Clone, Default)]
pub struct ReturnFiles {
    pub modules: BTreeMap<String, ModuleRows>,
    pub quarantined: Vec<Quarantined>,
    pub warnings: Vec<String>,
}

/// Row counts for a run's record.
#[derive(Debug, Clone, Serialize)]
pub struct ModuleCount {
    pub file: String,
    pub rows_in: u64,
    pub quarantined: u64,
}

impl ReturnFiles {
    /// The form most rules speak of: `xml` when any module came as XML.
    pub fn format(&self) -> &'static str {
        if self.modules.values().any(|module| module.format == "xml") { "xml" } else { "csv" }
    }

    pub fn counts(&self) -> BTreeMap<String, ModuleCount> {
        self.modules
            .iter()
            .map(|(name, module)| {
                let aside = self.quarantined.iter().filter(|q| q.table == *name).count() as u64;
                (name.clone(), ModuleCount { file: module.file.clone(), rows_in: module.rows + aside, quarantined: aside })
            })
            .collect()
    }
}

const FORMS: [&str; 2] = ["csv", "xml"];

/// The files that some folders, files and globs (`2018-*.csv`) name, sorted.
pub fn find(patterns: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for pattern in patterns {
        let before = found.len();
        if pattern.is_dir() {
            found.extend(super::export::files_with(pattern, &FORMS)?);
        } else if pattern.is_file() {
            found.push(pattern.clone());
        } else {
            let folder = pattern.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
            let name = pattern.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            if name.contains('*') && folder.is_dir() {
                let fits = |path: &PathBuf| path.file_name().is_some_and(|file| matches(&name, &file.to_string_lossy()));
                found.extend(super::export::files_with(folder, &FORMS)?.into_iter().filter(fits));
            }
        }
        if found.len() == before {
            return Err(Error::input(
                Place::path(pattern),
                "there is no CSV or XML file of that name",
                "name a folder with the return's files, a file, or a pattern such as '2018-*.csv'",
            ));
        }
    }
    found.sort();
    // A file named in two ways is one file: the children of an XML file would be there twice.
    let mut seen = BTreeSet::new();
    found.retain(|path| seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone())));
    Ok(found)
}

/// Whether a name fits a pattern in which `*` stands for anything.
pub(super) fn matches(pattern: &str, name: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = name.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let parts: Vec<&str> = parts.collect();
    for (at, part) in parts.iter().enumerate() {
        if at + 1 == parts.len() {
            return rest.ends_with(part);
        }
        match rest.find(part) {
            Some(found) => rest = &rest[found + part.len()..],
            None => return false,
        }
    }
    rest.is_empty()
}

/// Reads a return. Modules may come as CSV or XML, side by side, but each only once; several XML files add up.
pub fn read(schemas: &Schemas, nulls: &NullWords, patterns: &[PathBuf]) -> Result<ReturnFiles> {
    let mut found = ReturnFiles::default();
    let (xml, csv): (Vec<PathBuf>, Vec<PathBuf>) =
        find(patterns)?.into_iter().partition(|path| path.extension().is_some_and(|e| e.eq_ignore_ascii_case("xml")));
    if !xml.is_empty() {
        found.modules = super::xml_return::read(schemas, nulls, &xml)?;
    }
    for path in csv {
        let file = CsvFile::open(&path)?;
        let table = module_of(schemas, &file)?;
        match found.modules.get(&table.name) {
            Some(other) if other.rows > 0 || other.format == "csv" => {
                return Err(Error::input(
                    Place::path(&path),
                    format!("two files hold the module {}: {} and {}", table.spec_name, other.file, file.name),
                    "leave one of them out",
                ));
            }
            _ => {}
        }
        let rows = read_module(table, nulls, file, &mut found)?;
        found.modules.insert(table.name.clone(), rows);
    }
    Ok(found)
}

/// The module a header belongs to: the one that has most of its columns there.
fn module_of<'s>(schemas: &'s Schemas, file: &CsvFile) -> Result<&'s Table> {
    let hits = |table: &Table| table.columns.iter().filter(|c| c.in_csv() && file.positions(&[&c.name]).is_some()).count();
    let columns = |table: &Table| table.columns.iter().filter(|c| c.in_csv()).count();
    let best = schemas
        .modules
        .values()
        .map(|table| (hits(table) * 1000 / columns(table).max(1), hits(table), table))
        .filter(|(share, hits, _)| *share >= 600 && *hits >= 3)
        .max_by_key(|(share, hits, table)| (*share, *hits, std::cmp::Reverse(table.name.clone())));
    match best {
        Some((_, _, table)) => Ok(table),
        None => Err(Error::input(
            Place::path(&file.path).line(1),
            "the header is that of no module of the return",
            "a module is recognised by its columns, for example CHILD,DOB,REVIEW,REVIEW_CODE",
        )),
    }
}

fn read_module(table: &Table, nulls: &NullWords, mut file: CsvFile, found: &mut ReturnFiles) -> Result<ModuleRows> {
    let positions: Vec<Option<usize>> = table.columns.iter().map(|c| file.positions(&[&c.name])).collect();
    let mut given = Vec::new();
    for (column, position) in table.columns.iter().zip(&positions) {
        file.once(&[&column.name])?;
        match position {
            // Episodes without URN occur in old returns (spec/ssda903_formats.md, section 2).
            None if column.in_csv() && column.name != "urn" => {
                let header: Vec<&str> = file.header.iter().map(String::as_str).collect();
                let wanted = column.name.to_uppercase();
                return Err(Error::input(
                    Place::path(&file.path).column(&wanted),
                    format!("the column {wanted} of {} is missing", table.spec_name),
                    match closest(&wanted, &header) {
                        Some(near) => format!("the closest header is {near:?}"),
                        None => "add the column; its cells may be blank".into(),
                    },
                ));
            }
            Some(_) if !column.in_csv() => given.push(column.name.clone()),
            _ => {}
        }
    }
    let extra: Vec<&str> =
        file.header.iter().enumerate().filter(|(at, _)| !positions.contains(&Some(*at))).map(|(_, name)| name.as_str()).collect();
    if !extra.is_empty() {
        found.warnings.push(format!(
            "{}: columns {} does not have are ignored: {}",
            file.name,
            table.spec_name,
            extra.join(", ")
        ));
    }
    let mut builder = TableBuilder::new(table, nulls);
    let (mut batches, mut rows) = (Vec::new(), 0);
    let mut record = StringRecord::new();
    let width = file.header.len();
    let name = file.name.clone();
    while let Some(row) = file.next(&mut record)? {
        if record.len() != width {
            found.quarantined.push(Quarantined {
                table: table.name.clone(),
                file: name.clone(),
                row,
                reason: quarantine::WRONG_WIDTH,
                raw: record.iter().collect::<Vec<_>>().join(","),
            });
            continue;
        }
        rows += 1;
        builder.push(row, &name, positions.iter().map(|at| at.and_then(|at| record.get(at))));
        if builder.rows as usize == BATCH_ROWS {
            batches.push(builder.finish()?);
            builder.rows = 0;
        }
    }
    if builder.rows > 0 {
        batches.push(builder.finish()?);
    }
    let aside = found.quarantined.iter().filter(|q| q.table == table.name).count();
    if aside > 0 {
        found.warnings.push(format!("{name}: {aside} rows have another number of cells than the header and were set apart"));
    }
    Ok(ModuleRows { file: name, batches, rows, format: "csv", given })
}

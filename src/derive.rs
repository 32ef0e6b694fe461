//! Derivation: the SQL of sql/derive, sql/return and sql/lineage over the case tables, one Parquet file a model.
//! What the episodes are is said there; here the files are run, sorted into their folders and written as CSV.

use std::collections::BTreeMap;
use std::path::Path;

use datafusion::arrow::array::{Array, AsArray, RecordBatch};
use datafusion::arrow::datatypes::Int64Type;
use datafusion::parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use crate::engine::materialise::{self, Keep};
use crate::engine::params::Params;
use crate::engine::scope::{Library, Room};
use crate::engine::session::Session;
use crate::engine::sources::{Rows, Sources};
use crate::engine::sql_file::SqlFile;
use crate::error::{Error, Place, Result};
use crate::extract::export::Extracted;
use crate::report::{csv_set, take_away};
use crate::schema::{CollectionYear, Schemas};

/// Models that are read by this file itself.
const READ_HERE: [&str; 2] = ["refused", "decided"];

/// A child left out, and why. `child` is personal: it goes to files, not to logs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Blocked {
    pub child: String,
    pub reason: String,
    pub source_table: String,
    pub source_row: Option<i64>,
}

#[derive(Debug, Default)]
pub struct Derived {
    /// Rows of each model made.
    pub rows: BTreeMap<String, u64>,
    pub blocked: Vec<Blocked>,
    /// How often each note was taken, by its name.
    pub notes: BTreeMap<String, u64>,
    /// Rows of each module that carry a mark (`repaired`, `carer_inferred`, `gap_filled`, `code_mapped` and so on), as
    /// `episodes.carer_inferred`.
    pub marks: BTreeMap<String, u64>,
    /// What settings left to the data chose, by setting and subject.
    pub decided: BTreeMap<String, String>,
    /// Modules that were not made for want of their source, and what the XML form cannot hold.
    pub warnings: Vec<String>,
}

impl Derived {
    pub fn blocked_children(&self) -> u64 {
        self.blocked.iter().map(|b| b.child.as_str()).collect::<std::collections::BTreeSet<_>>().len() as u64
    }
}

/// Puts the tables of an extract folder in their places.
pub fn deliver(sources: &mut Sources, extract: &Path, extracted: &Extracted) -> Result<()> {
    for (name, count) in &extracted.tables {
        sources.deliver(name, Rows::Parquet(extract.join(format!("{name}.parquet"))), count.typed, "csv");
    }
    sources.set("key_conflict", read_parquet(&extract.join("key_conflict.parquet"))?);
    Ok(())
}

/// Runs the derivation into `out`: `return/`, `return/csv/`, `return/xml/` and a zip of each, `lineage/`, `lists/` (blocked children, notes, late changes,
/// vanished children, also as CSV) and `derive/`, the models between. Stops with a configuration error when the SQL refuses to go on.
pub async fn run(
    schemas: &Schemas,
    library: &Library,
    year: CollectionYear,
    sources: &Sources,
    params: &Params,
    partitions: usize,
    out: &Path,
) -> Result<Derived> {
    let scope = library.scope(Room::Derive, year)?;
    // All of it must hang together, also what nothing asks for now.
    scope.order(&scope.all().collect::<Vec<_>>(), |name| sources.contains(name))?;
    let files: Vec<&SqlFile> = scope.all().filter(|file| wanted(file, schemas, year, sources)).collect();
    let order = scope.order(&files, |name| sources.contains(name))?;
    let session = Session::new(partitions);
    sources.register(&session)?;
    let models = out.join("derive");
    for folder in [&models, &out.join("return/csv"), &out.join("lineage"), &out.join("lists")] {
        std::fs::create_dir_all(folder).map_err(|e| Error::io("create", folder, e))?;
    }
    let mut rows = materialise::models(&session, &order, params, &Keep::Folder(models.clone())).await?;
    refuse(&models)?;
    let (mut warnings, mut marked) = (Vec::new(), BTreeMap::new());
    for file in &order {
        let from = models.join(format!("{}.parquet", file.name));
        let module = file.path.starts_with("sql/return/").then(|| schemas.modules.get(&file.name)).flatten();
        if module.is_some_and(|m| m.first_year.is_some_and(|first| first > year)) {
            rows.retain(|(name, _)| *name != file.name);
            continue;
        }
        if let Some((module, from)) = module.and_then(|m| Some((m, m.from.as_ref()?)))
            && !sources.delivered.has(from)
        {
            warnings.push(format!("{} is not made: the export has no {from}", module.spec_name));
            continue;
        }
        let to = if file.path.starts_with("sql/return/") {
            out.join("return").join(format!("{}.parquet", file.name))
        } else if let Some(module) = file.name.strip_prefix("lineage_") {
            out.join("lineage").join(format!("{module}.parquet"))
        } else if file.path.starts_with("sql/lists/") {
            out.join("lists").join(format!("{}.parquet", file.name))
        } else {
            continue;
        };
        std::fs::rename(&from, &to).map_err(|e| Error::io("move", &from, e))?;
        if file.path.starts_with("sql/lists/") {
            csv_set::write_list(&to.with_extension("csv"), &read_parquet(&to)?)?;
        }
        if let Some(module) = module {
            let batches = read_parquet(&to)?;
            csv_set::write_module(&out.join("return/csv").join(format!("{}.csv", module.name)), module, &batches)?;
            marked.extend(marks(&module.name, &batches));
        }
    }
    warnings.extend(take_away::write(schemas, year, &out.join("return"))?);
    Ok(Derived {
        rows: rows.into_iter().collect(),
        blocked: blocked(&out.join("lists"))?,
        notes: notes(&out.join("lists"))?,
        marks: marked,
        decided: decided(&models)?,
        warnings,
    })
}

/// Whether a file is an output to make: a module of the year with its lineage, a list whose needs are delivered, or what
/// this file reads itself. All else is made when one of these reads it.
fn wanted(file: &SqlFile, schemas: &Schemas, year: CollectionYear, sources: &Sources) -> bool {
    let module = schemas.modules.get(file.name.strip_prefix("lineage_").unwrap_or(&file.name));
    let of_the_year = module.is_none_or(|module| module.first_year.is_none_or(|first| first <= year));
    let met = file.needs().is_none_or(|needs| needs.missing(&sources.delivered, schemas).is_none());
    of_the_year && met && (file.folder() != "sql/derive" || READ_HERE.contains(&file.name.as_str()))
}

/// A row of the model `refused` stops the run: the data leaves a choice open that only a setting can make.
fn refuse(models: &Path) -> Result<()> {
    let path = models.join("refused.parquet");
    if !path.exists() {
        return Ok(());
    }
    for batch in read_parquet(&path)? {
        if batch.num_rows() > 0 {
            let subject = text(&batch, "subject", 0).unwrap_or_default();
            let setting = text(&batch, "setting", 0).unwrap_or_default();
            let message = text(&batch, "message", 0).unwrap_or_default();
            return Err(Error::config(
                Place::file(subject),
                message,
                format!("set {setting} under [settings] in the pipeline file, or with --set {setting}=VALUE"),
            ));
        }
    }
    Ok(())
}

pub fn blocked(lists: &Path) -> Result<Vec<Blocked>> {
    let mut found = Vec::new();
    let path = lists.join("blocked.parquet");
    if path.exists() {
        for batch in read_parquet(&path)? {
            for at in 0..batch.num_rows() {
                let person = text(&batch, "person_id", at).unwrap_or_default();
                found.push(Blocked {
                    child: text(&batch, "child", at).unwrap_or(person),
                    reason: text(&batch, "reason", at).unwrap_or_default(),
                    source_table: text(&batch, "source_table", at).unwrap_or_default(),
                    source_row: number(&batch, "source_row", at),
                });
            }
        }
    }
    found.sort();
    Ok(found)
}

fn notes(lists: &Path) -> Result<BTreeMap<String, u64>> {
    let mut counts = BTreeMap::new();
    let path = lists.join("derive_note.parquet");
    if path.exists() {
        for batch in read_parquet(&path)? {
            for at in 0..batch.num_rows() {
                *counts.entry(text(&batch, "note", at).unwrap_or_default()).or_insert(0) += 1;
            }
        }
    }
    Ok(counts)
}

/// How many rows of a module carry each mark; marks that no row carries stand with 0.
fn marks(module: &str, batches: &[RecordBatch]) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for batch in batches {
        for (field, column) in batch.schema().fields().iter().zip(batch.columns()) {
            if let Some(flags) = column.as_boolean_opt() {
                *counts.entry(format!("{module}.{}", field.name())).or_insert(0) += flags.true_count() as u64;
            }
        }
    }
    counts
}

fn decided(models: &Path) -> Result<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    let path = models.join("decided.parquet");
    if path.exists() {
        for batch in read_parquet(&path)? {
            for at in 0..batch.num_rows() {
                let cell = |column: &str| text(&batch, column, at).unwrap_or_default();
                found.insert(format!("{}: {}", cell("setting"), cell("subject")), cell("chosen"));
            }
        }
    }
    Ok(found)
}

pub fn text(batch: &RecordBatch, column: &str, row: usize) -> Option<String> {
    let column = batch.column_by_name(column)?.as_string_opt::<i32>()?;
    column.is_valid(row).then(|| column.value(row).to_string())
}

pub fn number(batch: &RecordBatch, column: &str, row: usize) -> Option<i64> {
    let column = batch.column_by_name(column)?.as_primitive_opt::<Int64Type>()?;
    column.is_valid(row).then(|| column.value(row))
}

/// All rows of a Parquet file.
pub fn read_parquet(path: &Path) -> Result<Vec<RecordBatch>> {
    let file = std::fs::File::open(path).map_err(|e| Error::io("read", path, e))?;
    let fault = |e: datafusion::parquet::errors::ParquetError| Error::engine(&path.display().to_string(), &e.into());
    let reader = ParquetRecordBatchReaderBuilder::try_new(file).map_err(fault)?.build().map_err(fault)?;
    reader.collect::<std::result::Result<_, _>>().map_err(|e| Error::engine(&path.display().to_string(), &e.into()))
}

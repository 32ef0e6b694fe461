//! Why the return says what it says of one child: each cell's source rows, code map row and decision, and every list the
//! derivation keeps about the child. Read from a run folder (or the folder `derive` wrote) and nothing else.
//! What it shows is personal; it goes to the asker's terminal and is kept nowhere.

use std::collections::BTreeMap;
use std::path::Path;

use datafusion::arrow::array::RecordBatch;
use serde::{Deserialize, Serialize};

use crate::derive::{number, read_parquet, text};
use crate::engine::fixture::cell_text;
use crate::error::{Error, Place, Result};
use crate::home::Home;
use crate::schema::Schemas;

const WORDS: &str = "schemas/decisions.csv";
/// Columns that the engine keeps beside a cell; a reader sees the cell itself.
const BESIDE: [&str; 2] = ["_raw", "_state"];

/// What to explain.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    pub child: String,
    /// A module by its own or its specification's name; all when none.
    pub module: Option<String>,
    /// Row of the module's CSV file, counted from 1 below the header.
    pub row: Option<i64>,
    pub field: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct Explanation {
    pub year: String,
    pub as_at: String,
    pub rows: Vec<Row>,
    /// Rows of the lists that name the child: timeline, notes, blocked, late changes and so on.
    pub lists: BTreeMap<String, Vec<BTreeMap<String, String>>>,
    pub settings: BTreeMap<String, String>,
}

#[derive(Debug, Serialize)]
pub struct Row {
    pub module: String,
    pub row: i64,
    pub cells: Vec<Cell>,
    /// Marks of the row: repaired, carer_inferred, gap_filled, code_mapped.
    pub marks: Vec<String>,
}

#[derive(Debug, Serialize)]
pub struct Cell {
    pub field: String,
    pub value: String,
    pub because: Vec<Because>,
}

/// One source of a cell.
#[derive(Debug, Serialize)]
pub struct Because {
    pub decision: String,
    pub says: String,
    pub table: String,
    pub row: i64,
    pub file: String,
    /// The source row's cells that are not blank.
    pub source: BTreeMap<String, String>,
    /// The code map's row, when it turned the local value into the code.
    pub code_map: Option<BTreeMap<String, String>>,
}

/// What a run or a derivation says of itself: `manifest.json`, or `settings.json` of the folder `derive` wrote.
#[derive(Debug, Serialize, Deserialize)]
pub struct About {
    pub year: String,
    pub as_at: String,
    pub settings: BTreeMap<String, String>,
}

pub fn explain(home: &Home, schemas: &Schemas, folder: &Path, asked: &Asked) -> Result<Explanation> {
    let about = about(folder)?;
    let desk = Desk { folder, words: words(home)?, tables: BTreeMap::new() };
    desk.whole(schemas, asked, about)
}

fn about(folder: &Path) -> Result<About> {
    for name in ["manifest.json", "settings.json"] {
        let path = folder.join(name);
        if path.is_file() && folder.join("lineage").is_dir() {
            return crate::pipeline::stages::read_json(&path);
        }
    }
    Err(Error::input(
        Place::path(folder),
        "the folder holds no derived return with its lineage",
        "name a run folder that `run` printed for an export, or the folder of `derive --out`",
    ))
}

/// The sentences for decisions, by their word.
pub fn words(home: &Home) -> Result<BTreeMap<String, String>> {
    let bytes = home.needed(WORDS)?;
    let fault =
        |e: csv::Error| Error::config(Place::file(WORDS), format!("the file cannot be read: {e}"), "columns are decision,says");
    csv::Reader::from_reader(bytes.as_ref()).into_deserialize().collect::<std::result::Result<_, _>>().map_err(fault)
}

/// A decision such as `rne:T same_carer carer_key` in words. A word is looked up whole, then without what stands before
/// its colon; one that nobody explained stands as it is.
pub fn in_words(words: &BTreeMap<String, String>, decision: &str) -> String {
    let said = decision.split(' ').map(|word| {
        let short = word.rsplit(':').next().unwrap_or(word);
        words.get(word).or_else(|| words.get(short)).cloned().unwrap_or_else(|| word.to_string())
    });
    said.collect::<Vec<_>>().join("; ")
}

struct Desk<'a> {
    folder: &'a Path,
    words: BTreeMap<String, String>,
    /// Source tables read so far.
    tables: BTreeMap<String, Vec<RecordBatch>>,
}

impl Desk<'_> {
    fn whole(mut self, schemas: &Schemas, asked: &Asked, about: About) -> Result<Explanation> {
        if let Some(name) = &asked.module
            && !schemas.modules.values().any(|module| is_named(&module.name, &module.spec_name, name))
        {
            let known: Vec<&str> = schemas.modules.keys().map(String::as_str).collect();
            return Err(Error::usage(format!("there is no module {name:?}"), format!("modules are {}", known.join(", "))));
        }
        let mut rows = Vec::new();
        for module in schemas.modules.values() {
            if asked.module.as_ref().is_some_and(|name| !is_named(&module.name, &module.spec_name, name)) {
                continue;
            }
            let path = self.folder.join(format!("return/{}.parquet", module.name));
            if !path.is_file() {
                continue;
            }
            let columns: Vec<String> = module.columns.iter().map(|column| column.name.clone()).collect();
            for batch in read_parquet(&path)? {
                for at in 0..batch.num_rows() {
                    let row = number(&batch, "row_number", at).unwrap_or_default();
                    if text(&batch, "child", at).as_ref() == Some(&asked.child) && asked.row.is_none_or(|wanted| wanted == row) {
                        let cells = self.cells(&module.name, row, &columns, &batch, at, asked.field.as_deref())?;
                        rows.push(Row { module: module.spec_name.clone(), row, cells, marks: marks(&batch, at) });
                    }
                }
            }
        }
        let lists = if asked.field.is_none() { self.lists(&asked.child)? } else { BTreeMap::new() };
        if rows.is_empty() && lists.is_empty() {
            return Err(Error::usage(
                "the derived return and its lists hold no such row of this child",
                "give the number as the return has it, and a row and field that exist; `blocked.csv` lists children left out",
            ));
        }
        Ok(Explanation { year: about.year, as_at: about.as_at, rows, lists, settings: about.settings })
    }

    fn cells(
        &mut self,
        module: &str,
        row: i64,
        columns: &[String],
        batch: &RecordBatch,
        at: usize,
        only: Option<&str>,
    ) -> Result<Vec<Cell>> {
        let mut because = self.because(module, row)?;
        let mut cells = Vec::new();
        for column in columns {
            let field = column.to_uppercase();
            if only.is_some_and(|only| !only.eq_ignore_ascii_case(&field)) {
                continue;
            }
            let value = batch.column_by_name(column).map(|array| cell_text(array, at)).unwrap_or_default();
            let because = because.remove(&field).unwrap_or_default();
            cells.push(Cell { field, value, because });
        }
        Ok(cells)
    }

    /// The lineage of a module's row by field.
    fn because(&mut self, module: &str, row: i64) -> Result<BTreeMap<String, Vec<Because>>> {
        let mut found: BTreeMap<String, Vec<Because>> = BTreeMap::new();
        let path = self.folder.join(format!("lineage/{module}.parquet"));
        if !path.is_file() {
            return Ok(found);
        }
        for batch in read_parquet(&path)? {
            for at in 0..batch.num_rows() {
                if number(&batch, "row_number", at) != Some(row) {
                    continue;
                }
                let (Some(field), Some(table)) = (text(&batch, "field", at), text(&batch, "source_table", at)) else { continue };
                let source_row = number(&batch, "source_row", at).unwrap_or_default();
                let mut source = self.source(&table, source_row)?.unwrap_or_default();
                let file = source.remove("source_file").unwrap_or_default();
                let decision = text(&batch, "decision", at).unwrap_or_default();
                let code_map = match number(&batch, "code_map_row", at) {
                    Some(row) if row > 0 => self.source("ext_code_map", row)?,
                    _ => None,
                };
                let says = in_words(&self.words, &decision);
                found.entry(field).or_default().push(Because { decision, says, table, row: source_row, file, source, code_map });
            }
        }
        Ok(found)
    }

    /// A row of a table of the export, its cells that are not blank.
    fn source(&mut self, table: &str, row: i64) -> Result<Option<BTreeMap<String, String>>> {
        if !self.tables.contains_key(table) {
            let path = self.folder.join(format!("extract/{table}.parquet"));
            let batches = if path.is_file() { read_parquet(&path)? } else { Vec::new() };
            self.tables.insert(table.to_string(), batches);
        }
        let batches = self.tables.get(table).into_iter().flatten();
        Ok(batches
            .flat_map(|batch| (0..batch.num_rows()).map(move |at| (batch, at)))
            .find_map(|(batch, at)| (number(batch, "row_number", at) == Some(row)).then(|| filled(batch, at, &["row_number"]))))
    }

    fn lists(&self, child: &str) -> Result<BTreeMap<String, Vec<BTreeMap<String, String>>>> {
        let mut found: BTreeMap<String, Vec<BTreeMap<String, String>>> = BTreeMap::new();
        let folder = self.folder.join("lists");
        let entries = std::fs::read_dir(&folder).map_err(|e| Error::io("read", &folder, e))?;
        let mut paths: Vec<_> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
        paths.sort();
        for path in paths.into_iter().filter(|path| path.extension().is_some_and(|e| e == "parquet")) {
            let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            for batch in read_parquet(&path)? {
                for at in (0..batch.num_rows()).filter(|at| text(&batch, "child", *at).as_deref() == Some(child)) {
                    found.entry(name.clone()).or_default().push(filled(&batch, at, &["child", "person_id"]));
                }
            }
        }
        Ok(found)
    }
}

fn is_named(name: &str, spec_name: &str, asked: &str) -> bool {
    asked.eq_ignore_ascii_case(name) || asked.eq_ignore_ascii_case(spec_name)
}

/// The columns of a row that hold something, as text.
fn filled(batch: &RecordBatch, at: usize, without: &[&str]) -> BTreeMap<String, String> {
    let schema = batch.schema();
    let cells = schema.fields().iter().zip(batch.columns()).filter_map(|(field, column)| {
        let name = field.name();
        let beside = BESIDE.iter().any(|end| name.ends_with(end)) || without.contains(&name.as_str());
        let value = if beside { String::new() } else { cell_text(column, at) };
        (!value.is_empty()).then(|| (name.clone(), value))
    });
    cells.collect()
}

fn marks(batch: &RecordBatch, at: usize) -> Vec<String> {
    let schema = batch.schema();
    let flags = schema.fields().iter().zip(batch.columns());
    let set = flags.filter(|(field, column)| {
        field.data_type().equals_datatype(&datafusion::arrow::datatypes::DataType::Boolean) && cell_text(column, at) == "true"
    });
    set.map(|(field, _)| field.name().clone()).collect()
}

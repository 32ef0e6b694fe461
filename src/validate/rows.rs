//! The rows of the return as findings need them: whose a row is, which file it came in, what marks it out among the
//! child's rows, and what a rule saw of it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;

use datafusion::arrow::array::{Array, AsArray, RecordBatch};
use datafusion::arrow::datatypes::{Date32Type, Int64Type};

use crate::dates;
use crate::hash;
use crate::schema::Schemas;

/// Tables and the columns of them that a rule reads, itself or through models.
pub type Reads = BTreeMap<String, BTreeSet<String>>;

/// Batch and row within it.
type At = (usize, usize);

#[derive(Debug, Default)]
struct Held {
    file: String,
    batches: Vec<RecordBatch>,
    by_number: HashMap<i64, At>,
    by_child: OnceLock<HashMap<String, Vec<At>>>,
}

/// The modules of this and last year's return.
#[derive(Debug, Default)]
pub struct ReturnRows {
    tables: BTreeMap<String, Held>,
}

impl ReturnRows {
    pub fn add(&mut self, table: &str, file: &str, batches: &[RecordBatch]) {
        let mut by_number = HashMap::new();
        for (batch_at, batch) in batches.iter().enumerate() {
            if let Some(numbers) = batch.column_by_name("row_number").and_then(|c| c.as_primitive_opt::<Int64Type>()) {
                by_number.extend((0..batch.num_rows()).map(|at| (numbers.value(at), (batch_at, at))));
            }
        }
        let held = Held { file: file.to_string(), batches: batches.to_vec(), by_number, by_child: OnceLock::new() };
        self.tables.insert(table.to_string(), held);
    }

    /// The child of a row and the file it came in.
    pub fn child_and_file(&self, table: &str, row: i64) -> (Option<String>, String) {
        match self.tables.get(table) {
            Some(held) => (held.by_number.get(&row).and_then(|at| held.cell(*at, "child")), held.file.clone()),
            None => (None, String::new()),
        }
    }

    /// What marks a row out among those of its child: the key columns of the module but CHILD, as `DECOM=01/05/2025`.
    pub fn key(&self, schemas: &Schemas, table: &str, row: i64) -> String {
        let module = table.strip_suffix("_last").unwrap_or(table);
        let (Some(held), Some(declared)) = (self.tables.get(table), schemas.modules.get(module)) else { return String::new() };
        let Some(at) = held.by_number.get(&row) else { return String::new() };
        let part = |name: &String| {
            // A date that could be read stands as that date, however it was written.
            let value = held.cell(*at, name).or_else(|| held.cell(*at, &format!("{name}_raw"))).unwrap_or_default();
            format!("{}={value}", name.to_uppercase())
        };
        let parts: Vec<String> = declared.key.iter().filter(|name| *name != "child").map(part).collect();
        parts.join(";")
    }

    /// A mark of the values a rule read for a finding: of all rows of the child in the tables it reads, whatever their
    /// order, and of the row itself. It changes when any of them changes.
    pub fn mark(&self, reads: &Reads, table: &str, row: i64, cache: &mut HashMap<String, String>) -> String {
        let own = match (self.tables.get(table), reads.get(table)) {
            (Some(held), Some(columns)) => held.by_number.get(&row).map(|at| held.line(*at, columns)).unwrap_or_default(),
            _ => String::new(),
        };
        let (child, _) = self.child_and_file(table, row);
        let around = match child {
            None => String::new(),
            Some(child) => cache.entry(child.clone()).or_insert_with(|| self.of_child(reads, &child)).clone(),
        };
        hash::of_parts([own.as_str(), around.as_str()])[..16].to_string()
    }

    fn of_child(&self, reads: &Reads, child: &str) -> String {
        let mut parts = Vec::new();
        for (table, columns) in reads {
            let Some(held) = self.tables.get(table) else { continue };
            let rows = held.by_child.get_or_init(|| held.index()).get(child).map(Vec::as_slice).unwrap_or_default();
            let mut lines: Vec<String> = rows.iter().map(|at| held.line(*at, columns)).collect();
            lines.sort();
            parts.push(table.clone());
            parts.push(lines.len().to_string());
            parts.extend(lines);
        }
        hash::of_parts(parts.iter().map(String::as_str))
    }
}

impl Held {
    fn index(&self) -> HashMap<String, Vec<At>> {
        let mut found: HashMap<String, Vec<At>> = HashMap::new();
        for (batch_at, batch) in self.batches.iter().enumerate() {
            for at in 0..batch.num_rows() {
                if let Some(child) = self.cell((batch_at, at), "child") {
                    found.entry(child).or_default().push((batch_at, at));
                }
            }
        }
        found
    }

    /// One row as text. A date that could be read stands as that date, however it was written.
    fn line(&self, at: At, columns: &BTreeSet<String>) -> String {
        let mut line = String::new();
        for column in columns {
            let plain = column.strip_suffix("_raw").unwrap_or(column);
            let value = self.cell(at, plain).or_else(|| self.cell(at, &format!("{plain}_raw")));
            // The length tells a blank from nothing and keeps neighbours apart.
            match value {
                Some(value) => line.push_str(&format!("{}:{value}\u{1f}", value.len())),
                None => line.push_str("-\u{1f}"),
            }
        }
        line
    }

    fn cell(&self, (batch, row): At, column: &str) -> Option<String> {
        let column = self.batches.get(batch)?.column_by_name(column)?;
        if !column.is_valid(row) {
            return None;
        }
        if let Some(texts) = column.as_string_opt::<i32>() {
            return Some(texts.value(row).to_string());
        }
        column.as_primitive_opt::<Date32Type>().map(|days| dates::text(days.value(row)))
    }
}

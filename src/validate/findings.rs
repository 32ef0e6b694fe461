//! Findings: which row of which file breaks which rule, and for whom. They name children and stay with the identifiable data.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::Arc;

use datafusion::arrow::array::{Array, ArrayRef, AsArray, Int64Array, RecordBatch, StringArray};
use datafusion::arrow::datatypes::{DataType, Field, Int64Type, Schema, SchemaRef};

use crate::dates;
use crate::engine::materialise::write_parquet;
use crate::engine::sql_file::{Rule, Severity};
use crate::error::{Error, Result};
use crate::schema::Schemas;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Open,
    /// Judged at the year's end only: work to do by that day, outside the gate.
    ToDoBy(i32),
}

impl State {
    pub fn text(self) -> String {
        match self {
            State::Open => "open".into(),
            State::ToDoBy(day) => format!("to do by {}", dates::text(day)),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub rule: String,
    /// Spec name of the table: Episodes, Episodes_last.
    pub table: String,
    /// 1-based data row of that file or module.
    pub row: Option<i64>,
    pub child: Option<String>,
    pub fields: String,
    pub title: String,
    pub severity: Severity,
    pub state: State,
    pub file: String,
}

pub const COLUMNS: [&str; 13] =
    ["rule", "table", "row", "child", "fields", "title", "severity", "state", "team", "worker", "first_seen", "fix_in", "file"];

impl Finding {
    pub fn of(rule: &Rule, schemas: &Schemas, children: &Children, table: &str, row: i64, state: State) -> Finding {
        let (child, file) = children.of(table, row);
        Finding {
            rule: rule.code.clone(),
            table: schemas.spec_name(table),
            row: Some(row),
            child,
            fields: rule.fields.join(";"),
            title: rule.title.clone(),
            severity: rule.severity,
            state,
            file,
        }
    }

    fn severity_text(&self) -> &'static str {
        match self.severity {
            Severity::Error => "error",
            Severity::Query => "query",
            Severity::Information => "information",
        }
    }

    fn cells(&self) -> [String; 13] {
        [
            self.rule.clone(),
            self.table.clone(),
            self.row.map(|row| row.to_string()).unwrap_or_default(),
            self.child.clone().unwrap_or_default(),
            self.fields.clone(),
            self.title.clone(),
            self.severity_text().to_string(),
            self.state.text(),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
            self.file.clone(),
        ]
    }
}

/// The child of each row of each module, and the file it came in.
#[derive(Debug, Clone, Default)]
pub struct Children {
    tables: BTreeMap<String, (String, HashMap<i64, String>)>,
}

impl Children {
    pub fn add(&mut self, table: &str, file: &str, batches: &[RecordBatch]) {
        let mut found = HashMap::new();
        for batch in batches {
            let numbers = batch.column_by_name("row_number").and_then(|c| c.as_primitive_opt::<Int64Type>());
            let children = batch.column_by_name("child").and_then(|c| c.as_string_opt::<i32>());
            if let (Some(numbers), Some(children)) = (numbers, children) {
                for at in 0..batch.num_rows() {
                    if children.is_valid(at) {
                        found.insert(numbers.value(at), children.value(at).to_string());
                    }
                }
            }
        }
        self.tables.insert(table.to_string(), (file.to_string(), found));
    }

    fn of(&self, table: &str, row: i64) -> (Option<String>, String) {
        match self.tables.get(table) {
            Some((file, children)) => (children.get(&row).cloned(), file.clone()),
            None => (None, String::new()),
        }
    }
}

/// Writes findings to a file, `.csv` or `.parquet`, that only its owner may read: findings name children.
pub fn write(path: &Path, findings: &[Finding]) -> Result<()> {
    match path.extension().and_then(|e| e.to_str()).map(str::to_lowercase).as_deref() {
        Some("csv") => write_csv(path, findings)?,
        Some("parquet") => write_findings_parquet(path, findings)?,
        _ => {
            return Err(Error::usage(
                format!("findings cannot be written to {}", path.display()),
                "end the name in .csv or .parquet",
            ));
        }
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).map_err(|e| Error::io("protect", path, e))?;
    }
    Ok(())
}

fn write_csv(path: &Path, findings: &[Finding]) -> Result<()> {
    let fault = |e: csv::Error| Error::io("write", path, std::io::Error::other(e));
    let mut writer = csv::Writer::from_path(path).map_err(fault)?;
    writer.write_record(COLUMNS).map_err(fault)?;
    for finding in findings {
        writer.write_record(finding.cells()).map_err(fault)?;
    }
    writer.flush().map_err(|e| Error::io("write", path, e))
}

pub fn schema() -> SchemaRef {
    let kind = |name: &str| if name == "row" { DataType::Int64 } else { DataType::Utf8 };
    Arc::new(Schema::new(COLUMNS.iter().map(|name| Field::new(*name, kind(name), true)).collect::<Vec<_>>()))
}

fn write_findings_parquet(path: &Path, findings: &[Finding]) -> Result<()> {
    let cells: Vec<[String; 13]> = findings.iter().map(Finding::cells).collect();
    let columns: Vec<ArrayRef> = COLUMNS
        .iter()
        .enumerate()
        .map(|(at, name)| match *name {
            "row" => Arc::new(Int64Array::from_iter(findings.iter().map(|f| f.row))) as ArrayRef,
            _ => Arc::new(StringArray::from_iter(cells.iter().map(|row| Some(row[at].as_str()).filter(|c| !c.is_empty())))),
        })
        .collect();
    let batch = RecordBatch::try_new(schema(), columns).map_err(|e| Error::engine("findings", &e.into()))?;
    write_parquet(path, &schema(), &[batch])
}

/// Reads findings back, as the gate and the report need them.
pub fn read(path: &Path) -> Result<Vec<Finding>> {
    let mut found = Vec::new();
    for batch in crate::derive::read_parquet(path)? {
        for at in 0..batch.num_rows() {
            let text = |column: &str| crate::derive::text(&batch, column, at).unwrap_or_default();
            found.push(Finding {
                rule: text("rule"),
                table: text("table"),
                row: crate::derive::number(&batch, "row", at),
                child: Some(text("child")).filter(|child| !child.is_empty()),
                fields: text("fields"),
                title: text("title"),
                severity: match text("severity").as_str() {
                    "information" => Severity::Information,
                    "query" => Severity::Query,
                    _ => Severity::Error,
                },
                state: match text("state").strip_prefix("to do by ").and_then(dates::strict) {
                    Some(day) => State::ToDoBy(day),
                    None => State::Open,
                },
                file: text("file"),
            });
        }
    }
    Ok(found)
}

//! Findings as files: CSV for people and scripts, Parquet for later stages, a workbook for teams.

use std::path::Path;
use std::sync::Arc;

use datafusion::arrow::array::{ArrayRef, Int64Array, RecordBatch, StringArray};
use datafusion::arrow::datatypes::{DataType, Field, Schema, SchemaRef};

use super::findings::{COLUMNS, Finding, State};
use super::workbook;
use crate::dates;
use crate::derive::{number, read_parquet, text};
use crate::engine::materialise::write_parquet;
use crate::engine::sql_file::Severity;
use crate::error::{Error, Result};

/// Whether findings can be written to a file of this name; asked before the work is done.
pub fn check_name(path: &Path) -> Result<()> {
    match form(path).as_str() {
        "csv" | "parquet" | "xlsx" => Ok(()),
        _ => Err(Error::usage(
            format!("findings cannot be written to {}", path.display()),
            "end the name in .csv, .parquet or .xlsx",
        )),
    }
}

fn form(path: &Path) -> String {
    path.extension().and_then(|e| e.to_str()).map(str::to_lowercase).unwrap_or_default()
}

/// Writes findings to a file that only its owner may read: findings name children.
pub fn write(path: &Path, findings: &[Finding]) -> Result<()> {
    check_name(path)?;
    match form(path).as_str() {
        "csv" => write_csv(path, findings)?,
        "xlsx" => workbook::write(path, findings)?,
        _ => write_findings_parquet(path, findings)?,
    }
    keep_private(path)
}

/// Leaves a file to its owner alone.
pub fn keep_private(path: &Path) -> Result<()> {
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

fn schema() -> SchemaRef {
    let kind = |name: &str| if name == "row" { DataType::Int64 } else { DataType::Utf8 };
    Arc::new(Schema::new(COLUMNS.iter().map(|name| Field::new(*name, kind(name), true)).collect::<Vec<_>>()))
}

fn write_findings_parquet(path: &Path, findings: &[Finding]) -> Result<()> {
    let cells: Vec<[String; 16]> = findings.iter().map(Finding::cells).collect();
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

/// Reads findings back, as the gate, the report and explanations need them.
pub fn read(path: &Path) -> Result<Vec<Finding>> {
    let mut found = Vec::new();
    for batch in read_parquet(path)? {
        for at in 0..batch.num_rows() {
            let some = |column: &str| text(&batch, column, at);
            let plain = |column: &str| some(column).unwrap_or_default();
            found.push(Finding {
                rule: plain("rule"),
                table: plain("table"),
                row: number(&batch, "row", at),
                child: some("child"),
                fields: plain("fields"),
                title: plain("title"),
                severity: Severity::parse(&plain("severity")).unwrap_or(Severity::Error),
                state: State::parse(&plain("state")),
                team: some("team"),
                worker: some("worker"),
                first_seen: some("first_seen").and_then(|day| dates::strict(&day)),
                fix_in: plain("fix_in"),
                file: plain("file"),
                row_key: plain("row_key"),
                values: plain("values"),
                explanation: some("explanation"),
            });
        }
    }
    Ok(found)
}

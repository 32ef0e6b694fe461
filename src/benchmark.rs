//! Benchmark tables: every indicator of sql/benchmark in tidy form, numerator and denominator kept.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::engine::check::INDICATOR_COLUMNS;
use crate::engine::fixture::cell_text;
use crate::engine::materialise::{self, Keep, write_parquet};
use crate::engine::params::Params;
use crate::engine::scope::{Library, Room};
use crate::engine::session::Session;
use crate::engine::sources::Sources;
use crate::engine::sql_file::SqlFile;
use crate::error::{Error, Result};
use crate::schema::{CollectionYear, Schemas};

/// What became of one indicator.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct IndicatorResult {
    pub indicator: String,
    pub name: String,
    pub rows: u64,
    /// What was missing, for an indicator that was not made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Makes every indicator into `out`: `<indicator>.parquet` each, `benchmark.csv` for people and `benchmark.json`.
pub async fn run(
    schemas: &Schemas,
    library: &Library,
    year: CollectionYear,
    sources: &Sources,
    params: &Params,
    partitions: usize,
    out: &Path,
) -> Result<Vec<IndicatorResult>> {
    let scope = library.scope(Room::Benchmark, year)?;
    let session = Session::new(partitions);
    sources.register(&session)?;
    let mut reasons: BTreeMap<&str, String> = BTreeMap::new();
    let mut to_make: Vec<&SqlFile> = Vec::new();
    for file in scope.indicators() {
        let early = file.indicator().is_some_and(|indicator| indicator.since > year);
        match file.needs().and_then(|needs| needs.missing(&sources.delivered, schemas)) {
            _ if early => {
                reasons.insert(&file.name, "not collected this year".into());
            }
            Some(missing) => {
                reasons.insert(&file.name, format!("{missing} not delivered"));
            }
            None => to_make.push(file),
        }
    }
    let order = scope.order(&to_make, |name| sources.contains(name))?;
    let models: Vec<&SqlFile> = order.into_iter().filter(|file| file.indicator().is_none()).collect();
    materialise::models(&session, &models, params, &Keep::Memory).await?;
    let path = out.join("benchmark.csv");
    let fault = |e: csv::Error| Error::io("write", &path, std::io::Error::other(e));
    let mut csv = csv::Writer::from_path(&path).map_err(fault)?;
    csv.write_record(INDICATOR_COLUMNS).map_err(fault)?;
    let mut results = Vec::new();
    for file in scope.indicators() {
        let Some(indicator) = file.indicator() else { continue };
        let mut result = IndicatorResult {
            indicator: indicator.id.clone(),
            name: indicator.name.clone(),
            rows: 0,
            reason: reasons.get(file.name.as_str()).cloned(),
        };
        if result.reason.is_none() {
            let made = materialise::rows(&session, file, params).await?;
            write_parquet(&out.join(format!("{}.parquet", file.name)), &made.schema, &made.batches)?;
            for batch in &made.batches {
                result.rows += batch.num_rows() as u64;
                for row in 0..batch.num_rows() {
                    csv.write_record(batch.columns().iter().map(|column| cell_text(column, row))).map_err(fault)?;
                }
            }
        }
        results.push(result);
    }
    csv.flush().map_err(|e| Error::io("write", &path, e))?;
    let path = out.join("benchmark.json");
    std::fs::write(&path, serde_json::to_string_pretty(&results).unwrap_or_default())
        .map_err(|e| Error::io("write", &path, e))?;
    Ok(results)
}

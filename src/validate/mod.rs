//! Validation: the rules of a year over a return, each passed, found or not run.

pub mod findings;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Instant;

use datafusion::arrow::array::{AsArray, RecordBatch};
use datafusion::arrow::datatypes::Int64Type;
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::engine::materialise::{self, Keep};
use crate::engine::params::Params;
use crate::engine::scope::{Library, Room, Scope};
use crate::engine::session::Session;
use crate::engine::sources::{Rows, Sources};
use crate::engine::sql_file::{Judged, SqlFile};
use crate::error::{Error, Place, Result};
use crate::extract::return_files::ReturnFiles;
use crate::schema::{CollectionYear, Schemas};
use findings::{Children, Finding, State};

/// How a rule ended.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RuleResult {
    pub code: String,
    pub state: RuleState,
    /// What was missing, for a rule that did not run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    pub rows: u64,
    pub milliseconds: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleState {
    Passed,
    Found,
    NotRun,
}

/// What a validation gave, in rule order; findings by rule, table and row.
#[derive(Debug, Default)]
pub struct Validation {
    pub results: Vec<RuleResult>,
    pub findings: Vec<Finding>,
}

impl Validation {
    pub fn count(&self, state: RuleState) -> usize {
        self.results.iter().filter(|result| result.state == state).count()
    }
}

/// What is validated and how.
pub struct Job<'a> {
    pub schemas: &'a Schemas,
    pub library: &'a Library,
    pub year: CollectionYear,
    /// Day as at which it is judged, days since 1970-01-01.
    pub as_at: i32,
    pub sources: Sources,
    pub children: Children,
    pub params: Params,
    pub partitions: usize,
    /// Only these rules, when not empty.
    pub only: BTreeSet<String>,
}

/// Puts a return's files into the sources, under their names or with `_last`.
pub fn deliver(sources: &mut Sources, children: &mut Children, files: &ReturnFiles, last: bool) {
    for (name, module) in &files.modules {
        let name = if last { format!("{name}_last") } else { name.clone() };
        for column in &module.given {
            sources.delivered.add_column(&name, column);
        }
        children.add(&name, &module.file, &module.batches);
        sources.deliver(&name, Rows::Batches(module.batches.clone()), module.rows, module.format);
    }
}

pub async fn run(job: Job<'_>) -> Result<Validation> {
    let scope = job.library.scope(Room::Validate, job.year)?;
    let rules = chosen(&scope, &job.only)?;
    let (to_run, not_run): (Vec<&SqlFile>, Vec<(&SqlFile, String)>) = split(&rules, &job);
    let session = Session::new(1);
    job.sources.register(&session)?;
    let order = scope.order(&to_run, |name| job.sources.contains(name))?;
    let models: Vec<&SqlFile> = order.into_iter().filter(|file| file.rule().is_none()).collect();
    materialise::models(&session, &models, &job.params, &Keep::Memory).await?;
    let mut done = run_rules(&session, &to_run, &job).await?;
    let mut validation = Validation::default();
    for file in rules {
        let Some(rule) = file.rule() else { continue };
        if let Some((_, reason)) = not_run.iter().find(|(other, _)| other.name == file.name) {
            validation.results.push(RuleResult {
                code: rule.code.clone(),
                state: RuleState::NotRun,
                reason: Some(reason.clone()),
                rows: 0,
                milliseconds: 0,
            });
            continue;
        }
        let Some((rows, milliseconds)) = done.remove(&rule.code) else { continue };
        let state = match rule.judged {
            Judged::YearEnd if job.as_at < job.year.end_day() => State::ToDoBy(job.year.end_day()),
            _ => State::Open,
        };
        let count: usize = rows.values().map(BTreeSet::len).sum();
        validation.results.push(RuleResult {
            code: rule.code.clone(),
            state: if count > 0 { RuleState::Found } else { RuleState::Passed },
            reason: None,
            rows: count as u64,
            milliseconds,
        });
        for (table, numbers) in rows {
            for row in numbers {
                validation.findings.push(Finding::of(rule, job.schemas, &job.children, &table, row, state));
            }
        }
    }
    Ok(validation)
}

fn chosen<'a>(scope: &Scope<'a>, only: &BTreeSet<String>) -> Result<Vec<&'a SqlFile>> {
    let rules = scope.rules();
    if let Some(unknown) = only.iter().find(|code| !rules.iter().any(|rule| rule.name == **code)) {
        let known: Vec<&str> = rules.iter().map(|rule| rule.name.as_str()).collect();
        return Err(Error::usage(
            format!("there is no rule {unknown:?} in this year"),
            match crate::schema::settings::closest(unknown, &known) {
                Some(near) => format!("did you mean {near}? `return903 rules list` shows all"),
                None => "`return903 rules list` shows all".into(),
            },
        ));
    }
    Ok(rules.into_iter().filter(|rule| only.is_empty() || only.contains(&rule.name)).collect())
}

fn split<'a>(rules: &[&'a SqlFile], job: &Job<'_>) -> (Vec<&'a SqlFile>, Vec<(&'a SqlFile, String)>) {
    let mut run = Vec::new();
    let mut not_run = Vec::new();
    for file in rules {
        match file.needs().and_then(|needs| needs.missing(&job.sources.delivered, job.schemas)) {
            Some(missing) => not_run.push((*file, format!("{missing} not delivered"))),
            None => run.push(*file),
        }
    }
    (run, not_run)
}

type Flagged = BTreeMap<String, BTreeSet<i64>>;

/// Runs the rules at the same time, up to the number of partitions. The rows each flags, by table, nulls and repeats gone.
async fn run_rules(session: &Session, files: &[&SqlFile], job: &Job<'_>) -> Result<BTreeMap<String, (Flagged, u64)>> {
    let gate = Arc::new(Semaphore::new(job.partitions.max(1)));
    let mut tasks = JoinSet::new();
    for (at, file) in files.iter().enumerate() {
        let (session, file, params, gate) = (session.clone(), (*file).clone(), job.params.clone(), gate.clone());
        tasks.spawn(async move {
            let _permit = gate.acquire_owned().await;
            let started = Instant::now();
            let rows = flagged(&session, &file, &params).await;
            (at, file.name.clone(), rows, started.elapsed().as_millis() as u64)
        });
    }
    let mut done = BTreeMap::new();
    let mut failed: BTreeMap<usize, Error> = BTreeMap::new();
    while let Some(joined) = tasks.join_next().await {
        match joined {
            Ok((_, code, Ok(rows), milliseconds)) => {
                done.insert(code, (rows, milliseconds));
            }
            Ok((at, _, Err(error), _)) => {
                failed.insert(at, error);
            }
            Err(error) => {
                failed.insert(
                    usize::MAX,
                    Error::Defect {
                        message: "a rule stopped".into(),
                        place: Place::file("sql/rules"),
                        details: error.to_string(),
                    },
                );
            }
        }
    }
    // Of several, always the first in rule order.
    match failed.into_iter().next() {
        Some((_, error)) => Err(error),
        None => Ok(done),
    }
}

async fn flagged(session: &Session, file: &SqlFile, params: &Params) -> Result<Flagged> {
    let frame = session.query(file, params).await?;
    let batches = frame.collect().await.map_err(|e| Error::engine(&file.path, &e))?;
    let mut found = Flagged::new();
    for table in file.rule().map(|rule| rule.reports.as_slice()).unwrap_or_default() {
        let rows: BTreeSet<i64> = batches.iter().flat_map(|batch| row_numbers(batch, table)).collect();
        if !rows.is_empty() {
            found.insert(table.clone(), rows);
        }
    }
    Ok(found)
}

fn row_numbers(batch: &RecordBatch, table: &str) -> Vec<i64> {
    batch
        .column_by_name(&format!("{table}_row"))
        .and_then(|column| column.as_primitive_opt::<Int64Type>())
        .map(|numbers| numbers.iter().flatten().collect())
        .unwrap_or_default()
}

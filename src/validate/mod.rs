//! Validation: the rules of a year over a return, each passed, found or not run.

pub mod explained;
pub mod findings;
pub mod findings_file;
mod reads;
pub mod rows;
pub mod rules_year;
pub mod seen;
mod workbook;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Instant;

use datafusion::arrow::array::{AsArray, RecordBatch};
use datafusion::arrow::datatypes::Int64Type;
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::derive::text;
use crate::engine::materialise::{self, Keep};
use crate::engine::params::Params;
use crate::engine::scope::{Library, Room, Scope};
use crate::engine::session::Session;
use crate::engine::sources::{Rows, Sources};
use crate::engine::sql_file::{Judged, Rule, SqlFile};
use crate::error::{Error, Place, Result};
use crate::extract::return_files::ReturnFiles;
use crate::schema::{CollectionYear, Schemas};
use findings::{Finding, State};
use reads::Reader;
use rows::{Reads, ReturnRows};

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
    /// A rule of the council's own.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub local: bool,
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
    pub times: Times,
}

/// Where the time of a validation went, in microseconds. The rules' own times add up over cores.
#[derive(Debug, Default, Clone, Copy, Serialize)]
pub struct Times {
    /// Registering tables and making the helper models.
    pub models: u64,
    pub planning: u64,
    pub execution: u64,
    /// All rules together, by the clock.
    pub rules: u64,
    /// Turning flagged rows into findings.
    pub findings: u64,
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
    /// The year whose rules run; other than `year` when next year's rules are tried.
    pub rules_year: CollectionYear,
    /// Day as at which it is judged, days since 1970-01-01.
    pub as_at: i32,
    pub sources: Sources,
    pub rows: ReturnRows,
    /// Team and worker by child.
    pub allocation: Allocation,
    /// Tables and fields of the case system by module and field of the return.
    pub case_fields: CaseFields,
    pub params: Params,
    pub partitions: usize,
    /// Only these rules, when not empty.
    pub only: BTreeSet<String>,
}

pub type Allocation = HashMap<String, (Option<String>, Option<String>)>;

pub type CaseFields = BTreeMap<(String, String), Vec<String>>;

/// Who holds each child's case, from rows with child, team and worker.
pub fn allocation(batches: &[RecordBatch]) -> Allocation {
    let mut found = Allocation::new();
    for batch in batches {
        for at in 0..batch.num_rows() {
            if let Some(child) = text(batch, "child", at) {
                found.insert(child.to_uppercase(), (text(batch, "team", at), text(batch, "worker", at)));
            }
        }
    }
    found
}

/// Where in the case system each field of the return is kept, from `schemas/maps/case_field.csv`.
pub fn case_fields(sources: &Sources) -> CaseFields {
    let mut found = CaseFields::new();
    for batch in sources.batches("case_field") {
        for at in 0..batch.num_rows() {
            if let (Some(module), Some(field), Some(place)) =
                (text(batch, "module", at), text(batch, "field", at), text(batch, "case_field", at))
            {
                found.entry((module, field.to_uppercase())).or_default().push(place);
            }
        }
    }
    found
}

/// Puts a return's files into the sources, under their names with a suffix: none, `LAST` or `WITNESS`.
pub fn deliver(sources: &mut Sources, rows: &mut ReturnRows, files: &ReturnFiles, suffix: &str) {
    for (name, module) in &files.modules {
        let name = format!("{name}{suffix}");
        for column in &module.given {
            sources.delivered.add_column(&name, column);
        }
        rows.add(&name, &module.file, &module.batches);
        sources.deliver(&name, Rows::Batches(module.batches.clone()), module.rows, module.format);
    }
}

pub async fn run(job: Job<'_>) -> Result<Validation> {
    let scope = job.library.scope(Room::Validate, job.rules_year)?;
    let rules = chosen(&scope, &job.only)?;
    let (to_run, not_run): (Vec<&SqlFile>, Vec<(&SqlFile, String)>) = split(&rules, &job);
    let mut times = Times::default();
    let clock = Instant::now();
    let session = Session::new(1);
    job.sources.register(&session)?;
    let order = scope.order(&to_run, |name| job.sources.contains(name))?;
    let models: Vec<&SqlFile> = order.into_iter().filter(|file| file.rule().is_none()).collect();
    materialise::models(&session, &models, &job.params, &Keep::Memory).await?;
    times.models = micros(clock);
    let clock = Instant::now();
    let done = run_rules(&session, &to_run, &job).await?;
    times.rules = micros(clock);
    let clock = Instant::now();
    let mut validation = Validation::default();
    let mut reader = Reader::new(&session, &scope, &job.params);
    for file in rules {
        let Some(rule) = file.rule() else { continue };
        let mut result = RuleResult {
            code: rule.code.clone(),
            state: RuleState::NotRun,
            reason: None,
            rows: 0,
            milliseconds: 0,
            local: file.local,
        };
        if let Some((_, reason)) = not_run.iter().find(|(other, _)| other.name == file.name) {
            result.reason = Some(reason.clone());
        } else if let Some(ran) = done.get(&rule.code) {
            times.planning += ran.planning;
            times.execution += ran.execution;
            result.rows = ran.flagged.values().map(BTreeSet::len).sum::<usize>() as u64;
            result.state = if result.rows > 0 { RuleState::Found } else { RuleState::Passed };
            result.milliseconds = (ran.planning + ran.execution) / 1000;
            if result.rows > 0 {
                let reads = reader.of(file).await?;
                validation.findings.extend(findings_of(rule, &ran.flagged, &reads, &job));
            }
        }
        validation.results.push(result);
    }
    times.findings = micros(clock);
    validation.times = times;
    Ok(validation)
}

fn micros(clock: Instant) -> u64 {
    clock.elapsed().as_micros() as u64
}

/// A finding for each row a rule flagged, by table and row.
fn findings_of(rule: &Rule, flagged: &Flagged, reads: &Reads, job: &Job<'_>) -> Vec<Finding> {
    let state = match rule.judged {
        Judged::YearEnd if job.as_at < job.year.end_day() => State::ToDoBy(job.year.end_day()),
        _ => State::Open,
    };
    let mut marks = HashMap::new();
    let mut findings = Vec::new();
    for (table, numbers) in flagged {
        let module = table.strip_suffix("_last").unwrap_or(table);
        let places: BTreeSet<&str> = rule
            .fields
            .iter()
            .filter_map(|field| job.case_fields.get(&(module.to_string(), field.clone())))
            .flat_map(|places| places.iter().map(String::as_str))
            .collect();
        // Last year's return is a record of what was sent: nothing in the case system changes it.
        let fix_in = if table.ends_with("_last") { String::new() } else { places.into_iter().collect::<Vec<_>>().join(";") };
        for row in numbers {
            let (child, file) = job.rows.child_and_file(table, *row);
            let (team, worker) = child.as_ref().and_then(|child| job.allocation.get(child)).cloned().unwrap_or_default();
            findings.push(Finding {
                rule: rule.code.clone(),
                table: job.schemas.spec_name(table),
                row: Some(*row),
                child,
                fields: rule.fields.join(";"),
                title: rule.title.clone(),
                severity: rule.severity,
                state,
                team,
                worker,
                first_seen: None,
                fix_in: fix_in.clone(),
                file,
                row_key: job.rows.key(job.schemas, table, *row),
                values: job.rows.mark(reads, table, *row, &mut marks),
                explanation: None,
            });
        }
    }
    findings
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

/// The rows a rule flags, by table, nulls and repeats gone.
type Flagged = BTreeMap<String, BTreeSet<i64>>;

/// What one rule gave, and the microseconds it took.
struct Ran {
    flagged: Flagged,
    planning: u64,
    execution: u64,
}

/// Runs the rules at the same time, up to the number of partitions.
async fn run_rules(session: &Session, files: &[&SqlFile], job: &Job<'_>) -> Result<BTreeMap<String, Ran>> {
    let gate = Arc::new(Semaphore::new(job.partitions.max(1)));
    let mut tasks = JoinSet::new();
    for (at, file) in files.iter().enumerate() {
        let (session, file, params, gate) = (session.clone(), (*file).clone(), job.params.clone(), gate.clone());
        tasks.spawn(async move {
            let _permit = gate.acquire_owned().await;
            (at, file.name.clone(), run_rule(&session, &file, &params).await)
        });
    }
    let mut done = BTreeMap::new();
    let mut failed: BTreeMap<usize, Error> = BTreeMap::new();
    while let Some(joined) = tasks.join_next().await {
        match joined {
            Ok((_, code, Ok(ran))) => {
                done.insert(code, ran);
            }
            Ok((at, _, Err(error))) => {
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

async fn run_rule(session: &Session, file: &SqlFile, params: &Params) -> Result<Ran> {
    let fault = |e| Error::engine(&file.path, &e);
    let clock = Instant::now();
    let frame = session.query(file, params).await?;
    let task = Arc::new(frame.task_ctx());
    let plan = frame.create_physical_plan().await.map_err(fault)?;
    let planning = micros(clock);
    let clock = Instant::now();
    let batches = datafusion::physical_plan::collect(plan, task).await.map_err(fault)?;
    let flagged = flagged(file, &batches);
    Ok(Ran { flagged, planning, execution: micros(clock) })
}

fn flagged(file: &SqlFile, batches: &[RecordBatch]) -> Flagged {
    let mut found = Flagged::new();
    for table in file.rule().map(|rule| rule.reports.as_slice()).unwrap_or_default() {
        let rows: BTreeSet<i64> = batches.iter().flat_map(|batch| row_numbers(batch, table)).collect();
        if !rows.is_empty() {
            found.insert(table.clone(), rows);
        }
    }
    found
}

fn row_numbers(batch: &RecordBatch, table: &str) -> Vec<i64> {
    batch
        .column_by_name(&format!("{table}_row"))
        .and_then(|column| column.as_primitive_opt::<Int64Type>())
        .map(|numbers| numbers.iter().flatten().collect())
        .unwrap_or_default()
}

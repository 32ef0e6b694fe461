//! What each stage does: it reads what earlier stages wrote and writes its own folder, nothing else.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use datafusion::arrow::array::{RecordBatch, new_null_array};
use datafusion::arrow::datatypes::SchemaRef;
use serde::{Deserialize, Serialize};

use super::config::{Pipeline, SourceKind};
use super::desk::Desk;
use super::inputs::Inputs;
use super::plan::{Plan, Stage};
use crate::engine::materialise::write_parquet;
use crate::engine::scope::Library;
use crate::engine::sources::{Rows, Sources, history_schema};
use crate::engine::sql_file::Severity;
use crate::error::{Error, Place, Result};
use crate::extract::cells::NullWords;
use crate::extract::export::Extracted;
use crate::extract::{export, quarantine, reference, return_files};
use crate::home::Home;
use crate::report::csv_set;
use crate::schema::{Schemas, WITNESS};
use crate::validate::findings::{Finding, State};
use crate::validate::rows::ReturnRows;
use crate::validate::{self, Job, Validation, findings_file};
use crate::{benchmark, derive, report};

/// All a stage may read.
pub struct Room<'a> {
    pub home: &'a Home,
    pub schemas: &'a Schemas,
    pub library: &'a Library,
    pub nulls: &'a NullWords,
    pub pipeline: &'a Pipeline,
    pub inputs: &'a Inputs,
    pub plan: &'a Plan,
    pub desk: &'a Desk,
    pub partitions: usize,
    /// `state/stage`, with one folder a key.
    pub stages: PathBuf,
}

/// Counts that later stages, the gate and the manifest need, as `counts.json` of the stage that made them.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Counts {
    pub rows_in: u64,
    pub quarantined: u64,
    pub cells_changed: u64,
    pub blocked: u64,
    #[serde(default)]
    pub notes: std::collections::BTreeMap<String, u64>,
    /// Rows of the derived modules that carry a mark, such as `episodes.carer_inferred`.
    #[serde(default)]
    pub marks: std::collections::BTreeMap<String, u64>,
    /// What settings left to the data chose.
    #[serde(default)]
    pub decided: std::collections::BTreeMap<String, String>,
    #[serde(default)]
    pub warnings: Vec<String>,
}

impl Room<'_> {
    pub async fn make(&self, stage: Stage, out: &Path) -> Result<()> {
        match stage {
            Stage::Extract => self.extract(out),
            Stage::Derive => self.derive(out).await,
            Stage::Validate => self.validate(out).await,
            Stage::Benchmark => self.benchmark(out).await,
            Stage::Report => self.report(out),
        }
    }

    fn folder(&self, stage: Stage) -> PathBuf {
        self.stages.join(self.plan.key(stage).unwrap_or_default())
    }

    fn derived(&self) -> bool {
        self.pipeline.source.kind == SourceKind::Export
    }

    /// The folder that holds `return/`.
    pub fn return_folder(&self) -> PathBuf {
        self.folder(if self.derived() { Stage::Derive } else { Stage::Extract })
    }

    fn extract(&self, out: &Path) -> Result<()> {
        let mut counts = Counts::default();
        if self.derived() {
            let folder = self.pipeline.path(&self.pipeline.source.files[0]);
            let extracted = export::extract(self.schemas, self.nulls, &folder, out)?;
            counts.rows_in = extracted.rows_in();
            counts.quarantined = extracted.quarantined();
            counts.cells_changed = extracted.tables.values().map(|t| t.cells_changed).sum();
            counts.warnings.clone_from(&extracted.warnings);
        } else {
            let files = return_files::read(self.schemas, self.nulls, &self.inputs.of("return"))?;
            self.write_modules(&files, &out.join("return"), true)?;
            counts.rows_in = files.counts().values().map(|c| c.rows_in).sum();
            counts.quarantined = files.quarantined.len() as u64;
            counts.warnings.clone_from(&files.warnings);
            quarantine::write(&out.join("quarantine.parquet"), &files.quarantined)?;
            let given: Vec<(&String, &Vec<String>)> = files.modules.iter().map(|(name, m)| (name, &m.given)).collect();
            write_json(&out.join("given.json"), &given)?;
        }
        if self.derived() && !self.pipeline.source.witness.is_empty() {
            self.read_beside("witness", "witness", &out.join("witness"), &mut counts)?;
        }
        for history in &self.pipeline.history {
            let year = history.year.to_string();
            self.read_beside(&format!("history {year}"), &year, &out.join("history").join(&year), &mut counts)?;
        }
        let limit = self.pipeline.source.quarantine_percent;
        if counts.quarantined * 100 > limit * counts.rows_in {
            return Err(Error::input(
                Place::file(format!("source of {}", self.pipeline.name)),
                format!("{} of {} rows cannot be read as rows, more than {limit} %", counts.quarantined, counts.rows_in),
                "look at the reasons with `return903 derive` or `validate` on the same files, mend the export, or raise source.quarantine_percent",
            ));
        }
        write_json(&out.join("counts.json"), &counts)
    }

    /// Reads a finished return that stands beside the source: an earlier year's, or the case system's own.
    fn read_beside(&self, role: &str, called: &str, out: &Path, counts: &mut Counts) -> Result<()> {
        let files = return_files::read(self.schemas, self.nulls, &self.inputs.of(role))?;
        self.write_modules(&files, out, false)?;
        quarantine::write(&out.join("quarantine.parquet"), &files.quarantined)?;
        counts.rows_in += files.counts().values().map(|c| c.rows_in).sum::<u64>();
        counts.quarantined += files.quarantined.len() as u64;
        counts.warnings.extend(files.warnings.iter().map(|warning| format!("{called}: {warning}")));
        Ok(())
    }

    fn write_modules(&self, files: &return_files::ReturnFiles, out: &Path, as_csv_too: bool) -> Result<()> {
        let csv = out.join("csv");
        let made = if as_csv_too { &csv } else { out };
        std::fs::create_dir_all(made).map_err(|e| Error::io("create", made, e))?;
        for (name, module) in &files.modules {
            let Some(table) = self.schemas.modules.get(name) else { continue };
            write_parquet(&out.join(format!("{name}.parquet")), &table.arrow(), &module.batches)?;
            if as_csv_too {
                csv_set::write_module(&csv.join(format!("{name}.csv")), table, &module.batches)?;
            }
        }
        Ok(())
    }

    /// The sources that every stage after extract shares: reference lists, and who the authority is.
    fn sources(&self) -> Result<Sources> {
        let mut sources = Sources::new(self.home, self.schemas, self.pipeline.year)?;
        for table in self.schemas.reference.values() {
            let named = self.inputs.reference(&table.name);
            for warning in reference::deliver(self.home, &mut sources, table, named.as_slice())? {
                tracing::warn!("{warning}");
            }
        }
        if self.pipeline.authority.is_some() {
            sources.delivered.add("authority", 1);
        }
        if self.inputs.format() == "xml" {
            sources.delivered.add("xml", 1);
        }
        Ok(sources)
    }

    /// Last year's return as `<module>_last`, from the history year before this one.
    fn add_last(&self, sources: &mut Sources, rows: &mut ReturnRows) -> Result<()> {
        let year = self.pipeline.year.previous();
        if !self.pipeline.history.iter().any(|history| history.year == year) {
            return Ok(());
        }
        let folder = self.folder(Stage::Extract).join("history").join(year.to_string());
        self.add_modules(sources, rows, &folder, "_last")
    }

    fn add_modules(&self, sources: &mut Sources, rows: &mut ReturnRows, folder: &Path, suffix: &str) -> Result<()> {
        for table in self.schemas.modules.values() {
            let path = folder.join(format!("{}.parquet", table.name));
            if !path.exists() {
                continue;
            }
            let batches = project(derive::read_parquet(&path)?, &table.arrow())?;
            let name = format!("{}{suffix}", table.name);
            let count: usize = batches.iter().map(RecordBatch::num_rows).sum();
            rows.add(&name, &format!("{}.csv", table.name), &batches);
            let format = if suffix.is_empty() { self.inputs.format() } else { "csv" };
            sources.deliver(&name, Rows::Batches(batches), count as u64, format);
        }
        Ok(())
    }

    async fn derive(&self, out: &Path) -> Result<()> {
        let extract = self.folder(Stage::Extract);
        let extracted: Extracted = read_json(&extract.join("extract.json"))?;
        let mut sources = self.sources()?;
        derive::deliver(&mut sources, &extract, &extracted)?;
        self.add_last(&mut sources, &mut ReturnRows::default())?;
        self.add_modules(&mut sources, &mut ReturnRows::default(), &extract.join("witness"), WITNESS)?;
        let made = derive::run(self.schemas, self.library, self.pipeline.year, &sources, &self.plan.params, self.partitions, out)
            .await?;
        let counts = Counts {
            blocked: made.blocked_children(),
            notes: made.notes,
            marks: made.marks,
            decided: made.decided,
            warnings: made.warnings,
            ..Counts::default()
        };
        write_json(&out.join("counts.json"), &counts)
    }

    async fn validate(&self, out: &Path) -> Result<()> {
        let (mut sources, mut rows) = (self.sources()?, ReturnRows::default());
        let folder = self.return_folder();
        self.add_modules(&mut sources, &mut rows, &folder.join("return"), "")?;
        self.add_last(&mut sources, &mut rows)?;
        if let Ok(given) = read_json::<Vec<(String, Vec<String>)>>(&folder.join("given.json")) {
            for (table, columns) in given {
                columns.iter().for_each(|column| sources.delivered.add_column(&table, column));
            }
        }
        let allocation = self.allocation(&sources)?;
        let job = Job {
            schemas: self.schemas,
            library: self.library,
            year: self.pipeline.year,
            rules_year: self.pipeline.year,
            as_at: self.plan.as_at,
            allocation: allocation.clone(),
            case_fields: validate::case_fields(&sources),
            sources,
            rows,
            params: self.plan.params.clone(),
            partitions: self.partitions,
            only: BTreeSet::new(),
        };
        let mut validation: Validation = validate::run(job).await?;
        if self.derived() {
            let blocked = derive::blocked(&folder.join("lists"))?;
            validation.findings.extend(blocked.into_iter().map(|one| self.blocked_finding(one, &allocation)));
        }
        self.desk.apply(&mut validation.findings, self.pipeline, self.plan.as_at);
        for name in ["findings.parquet", "findings.csv", "findings.xlsx"] {
            findings_file::write(&out.join(name), &validation.findings)?;
        }
        // Times differ from run to run: they stay out of what is hashed.
        validation.results.iter_mut().for_each(|result| result.milliseconds = 0);
        write_json(&out.join("rules.json"), &validation.results)
    }

    fn blocked_finding(&self, blocked: derive::Blocked, allocation: &validate::Allocation) -> Finding {
        let (team, worker) = allocation.get(&blocked.child).cloned().unwrap_or_default();
        Finding {
            rule: format!("BLOCK-{}", blocked.reason),
            fix_in: blocked.source_table.clone(),
            table: blocked.source_table,
            row: blocked.source_row,
            child: Some(blocked.child),
            fields: String::new(),
            title: format!("Child is left out of the return: {}", blocked.reason.replace('_', " ")),
            severity: Severity::Error,
            state: State::Open,
            team,
            worker,
            first_seen: None,
            file: String::new(),
            row_key: String::new(),
            values: String::new(),
            explanation: None,
        }
    }

    /// Who holds each child's case: from the case tables where the return was derived, else from the list of that name.
    fn allocation(&self, sources: &Sources) -> Result<validate::Allocation> {
        let mut found = validate::allocation(&sources.rows_of("allocation")?);
        let derived = self.return_folder().join("lists/allocation.parquet");
        if self.derived() && derived.exists() {
            found.extend(validate::allocation(&derive::read_parquet(&derived)?));
        }
        Ok(found)
    }

    async fn benchmark(&self, out: &Path) -> Result<()> {
        let (mut sources, mut rows) = (self.sources()?, ReturnRows::default());
        let folder = self.return_folder();
        self.add_modules(&mut sources, &mut rows, &folder.join("return"), "")?;
        self.add_history(&mut sources)?;
        if self.derived() {
            let extract = self.folder(Stage::Extract);
            let extracted: Extracted = read_json(&extract.join("extract.json"))?;
            derive::deliver(&mut sources, &extract, &extracted)?;
        }
        benchmark::run(self.schemas, self.library, self.pipeline.year, &sources, &self.plan.params, self.partitions, out).await?;
        Ok(())
    }

    /// Earlier years as `history_<module>`. Where the return was derived, the episodes of all years come from the same histories.
    fn add_history(&self, sources: &mut Sources) -> Result<()> {
        for table in self.schemas.modules.values() {
            let schema = history_schema(table);
            let mut batches = Vec::new();
            let mut found = false;
            let own = self.return_folder().join("derive/episode_history.parquet");
            if table.name == "episodes" && self.derived() && own.exists() {
                batches.extend(project(derive::read_parquet(&own)?, &schema)?);
                found = true;
            } else {
                for history in &self.pipeline.history {
                    let path = self
                        .folder(Stage::Extract)
                        .join("history")
                        .join(history.year.to_string())
                        .join(format!("{}.parquet", table.name));
                    if path.exists() {
                        found = true;
                        batches.extend(with_year(derive::read_parquet(&path)?, &schema, i64::from(history.year.end()))?);
                    }
                }
            }
            if found {
                let rows: usize = batches.iter().map(RecordBatch::num_rows).sum();
                sources.deliver(&format!("history_{}", table.name), Rows::Batches(batches), rows as u64, "csv");
            }
        }
        Ok(())
    }

    fn report(&self, out: &Path) -> Result<()> {
        report::page::write(&report::page::Input {
            pipeline: self.pipeline,
            as_at: self.plan.as_at,
            run_id: &self.plan.run_id,
            validate: &self.folder(Stage::Validate),
            benchmark: &self.folder(Stage::Benchmark),
            counts: &self.counts()?,
            out,
        })
    }

    /// Counts of extract and derive together.
    pub fn counts(&self) -> Result<Counts> {
        let mut counts: Counts = read_json(&self.folder(Stage::Extract).join("counts.json"))?;
        if self.derived() {
            let derived: Counts = read_json(&self.folder(Stage::Derive).join("counts.json"))?;
            counts.blocked = derived.blocked;
            counts.notes = derived.notes;
            counts.decided = derived.decided;
            counts.warnings.extend(derived.warnings);
        }
        Ok(counts)
    }
}

/// Batches with the columns of a schema: others dropped, absent ones null.
pub fn project(batches: Vec<RecordBatch>, schema: &SchemaRef) -> Result<Vec<RecordBatch>> {
    let fault = |e| Error::engine("a module", &datafusion::error::DataFusionError::from(e));
    batches
        .into_iter()
        .map(|batch| {
            let columns = schema
                .fields()
                .iter()
                .map(|field| match batch.column_by_name(field.name()) {
                    Some(column) => datafusion::arrow::compute::cast(column, field.data_type()),
                    None => Ok(new_null_array(field.data_type(), batch.num_rows())),
                })
                .collect::<std::result::Result<Vec<_>, _>>()
                .map_err(fault)?;
            RecordBatch::try_new(schema.clone(), columns).map_err(fault)
        })
        .collect()
}

fn with_year(batches: Vec<RecordBatch>, schema: &SchemaRef, year: i64) -> Result<Vec<RecordBatch>> {
    let mut projected = project(batches, schema)?;
    for batch in &mut projected {
        let mut columns = batch.columns().to_vec();
        let years = datafusion::arrow::array::Int64Array::from_value(year, batch.num_rows());
        if let Some(last) = columns.last_mut() {
            *last = std::sync::Arc::new(years);
        }
        *batch = RecordBatch::try_new(schema.clone(), columns).map_err(|e| Error::engine("history", &e.into()))?;
    }
    Ok(projected)
}

pub fn write_json<T: Serialize>(path: &Path, value: &T) -> Result<()> {
    let text = serde_json::to_string_pretty(value).unwrap_or_default() + "\n";
    std::fs::write(path, text).map_err(|e| Error::io("write", path, e))
}

pub fn read_json<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T> {
    let bytes = std::fs::read(path).map_err(|e| Error::io("read", path, e))?;
    serde_json::from_slice(&bytes).map_err(|_| Error::Integrity { what: path.display().to_string() })
}

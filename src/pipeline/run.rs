//! A run: plan, make what is not there yet, put the run folder together, judge, publish.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::config::Pipeline;
use super::desk::Desk;
use super::inputs::Inputs;
use super::ledger::{self, RunRecord, StageRecord, Start};
use super::lock::Lock;
use super::manifest::{Made, Manifest};
use super::plan::{Plan, Stage};
use super::publication::Candidate;
use super::stage::{Sealed, Stages, create_private, relative, sync};
use super::stages::{Counts, Room, read_json, write_json};
use crate::engine::scope::{self, Library};
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::extract::cells::NullWords;
use crate::hash;
use crate::home::Home;
use crate::publish::Outcome;
use crate::schema::Schemas;
use crate::validate::RuleResult;
use crate::validate::findings::Finding;
use crate::validate::findings_file;
use crate::validate::seen::Seen;

/// Everything a run or a plan is made from.
pub struct Prepared {
    pub pipeline: Pipeline,
    pub home: Home,
    pub schemas: Schemas,
    pub library: Library,
    pub nulls: NullWords,
    pub inputs: Inputs,
    pub plan: Plan,
    pub desk: Desk,
    pub partitions: usize,
    pub start: Start,
}

/// How a run may differ from the ordinary.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Make every stage again.
    pub force: bool,
    pub partitions: usize,
    /// Day as at which to run, days since 1970-01-01; today when left out.
    pub as_at: Option<i32>,
}

/// What a run gave, for the terminal and for scripts.
#[derive(Debug)]
pub struct Finished {
    pub run_id: String,
    pub folder: PathBuf,
    pub stages: Vec<StageRecord>,
    pub counts: Counts,
    pub results: Vec<RuleResult>,
    pub findings: Vec<Finding>,
    /// Why the gate did not pass; empty when it did.
    pub gate: Vec<String>,
    pub published: Option<Outcome>,
    pub destination: Option<String>,
}

impl Prepared {
    /// Reads the pipeline file, the SQL and the inputs' hashes. Writes nothing.
    pub fn new(home: &Home, file: &Path, options: Options) -> Result<Prepared> {
        let start = Start::now();
        let pipeline = Pipeline::load(file)?;
        let mut schemas = Schemas::load(home)?;
        schemas.settings = schemas.settings.with(&pipeline.settings, &file.display().to_string())?;
        let library = pipeline.rules_of(Library::load(home)?.sound(&scope::Room::ALL)?)?;
        let nulls = NullWords::load(home)?;
        let inputs = Inputs::find(&pipeline, home, &schemas)?;
        let as_at = options.as_at.unwrap_or(start.day());
        let desk = Desk::open(&pipeline, as_at)?;
        let plan = Plan::make(&pipeline, home, &schemas, &library, &inputs, &desk, as_at)?;
        Ok(Prepared {
            pipeline,
            home: home.clone(),
            schemas,
            library,
            nulls,
            inputs,
            plan,
            desk,
            partitions: options.partitions,
            start,
        })
    }

    /// The stages with whether each is already there.
    pub fn outlook(&self) -> Vec<(Stage, String, bool)> {
        let root = self.pipeline.state().join("stage");
        let there = |key: &str| root.is_dir() && Stages::peek(&root, key);
        self.plan.stages.iter().map(|planned| (planned.stage, planned.key.clone(), there(&planned.key))).collect()
    }

    fn room(&self, stages: PathBuf) -> Room<'_> {
        Room {
            home: &self.home,
            schemas: &self.schemas,
            library: &self.library,
            nulls: &self.nulls,
            pipeline: &self.pipeline,
            inputs: &self.inputs,
            plan: &self.plan,
            desk: &self.desk,
            partitions: self.partitions,
            stages,
        }
    }
}

/// Runs a pipeline. `progress` is told each stage as it begins.
pub async fn run(prepared: &Prepared, options: Options, progress: impl Fn(&str)) -> Result<Finished> {
    let state = prepared.pipeline.state();
    create_private(&state)?;
    let _lock = Lock::take(&state, &prepared.start.text())?;
    let clock = Instant::now();
    let mut records = Vec::new();
    let result = run_locked(prepared, options, &state, &mut records, progress).await;
    let exit = match &result {
        Ok(finished) if !finished.gate.is_empty() => Exit::GateFailed,
        Ok(_) => Exit::Done,
        Err(error) => error.exit(),
    };
    if let Err(error) = &result
        && let Some(details) = error.details()
    {
        let path = state.join("engine-error.txt");
        std::fs::write(&path, details).map_err(|e| Error::io("write", &path, e))?;
    }
    let published =
        result.as_ref().ok().and_then(|finished| finished.published.as_ref()).map(|outcome| outcome.receipt().object.clone());
    let record = RunRecord {
        run_id: prepared.plan.run_id.clone(),
        pipeline: prepared.pipeline.name.clone(),
        started: prepared.start.text(),
        seconds: clock.elapsed().as_secs(),
        exit: exit.code(),
        stages: records,
        published,
    };
    ledger::append(&state, &record)?;
    let folder = state.join("runs").join(&prepared.plan.run_id);
    if folder.is_dir() {
        write_json(&folder.join("run.json"), &record)?;
    }
    result
}

async fn run_locked(
    prepared: &Prepared,
    options: Options,
    state: &Path,
    records: &mut Vec<StageRecord>,
    progress: impl Fn(&str),
) -> Result<Finished> {
    let stages = Stages::open(state)?;
    let room = prepared.room(state.join("stage"));
    for planned in &prepared.plan.stages {
        let clock = Instant::now();
        progress(planned.stage.name());
        let skipped = !options.force && stages.whole(&planned.key).is_some();
        if !skipped {
            let making = stages.begin(&planned.key)?;
            tracing::info!(stage = planned.stage.name(), key = &planned.key[..12], "making");
            room.make(planned.stage, &making).await?;
            stages.finish(&planned.key)?;
        }
        let milliseconds = clock.elapsed().as_millis() as u64;
        tracing::info!(stage = planned.stage.name(), key = &planned.key[..12], skipped, milliseconds, "done");
        records.push(StageRecord { name: planned.stage.name().into(), key: planned.key.clone(), skipped, milliseconds });
    }
    progress("putting the run together");
    let counts = room.counts()?;
    let validate = stages.folder(prepared.plan.key(Stage::Validate).unwrap_or_default());
    let results: Vec<RuleResult> = read_json(&validate.join("rules.json"))?;
    let findings = findings_file::read(&validate.join("findings.parquet"))?;
    let folder = assemble(prepared, &room, state, &counts, &results)?;
    Seen::note(&Seen::path(state, prepared.pipeline.year), &findings)?;
    progress("judging and publishing");
    let candidate = Candidate { folder: &folder, gate: &prepared.pipeline.gate, mark: prepared.pipeline.mark() };
    let gate = candidate.judge(&findings, &results, counts.blocked)?;
    let destination = prepared.pipeline.destination();
    let published = match &destination {
        Some(to) if gate.is_empty() => Some(candidate.publish(to, &findings, &results, &prepared.start.text()).await?),
        _ => None,
    };
    Ok(Finished {
        run_id: prepared.plan.run_id.clone(),
        folder,
        stages: records.clone(),
        counts,
        results,
        findings,
        gate,
        destination,
        published,
    })
}

/// The run folder: every file of the stages under its name in the contract, and `manifest.json`.
fn assemble(prepared: &Prepared, room: &Room<'_>, state: &Path, counts: &Counts, results: &[RuleResult]) -> Result<PathBuf> {
    let runs = state.join("runs");
    create_private(&runs)?;
    let making = runs.join(format!(".making-{}", prepared.plan.run_id));
    if making.exists() {
        std::fs::remove_dir_all(&making).map_err(|e| Error::io("remove", &making, e))?;
    }
    create_private(&making)?;
    for planned in &prepared.plan.stages {
        let from = room.stages.join(&planned.key);
        for path in super::stage::files_below(&from)? {
            let name = relative(&from, &path);
            if let Some(place) = place_in_run(planned.stage, &name) {
                link(&path, &making.join(place))?;
            }
        }
    }
    let mut files = BTreeMap::new();
    for path in super::stage::files_below(&making)? {
        let (sha256, size) = hash::of_file(&path)?;
        files.insert(relative(&making, &path), Sealed { sha256, size });
    }
    let made = Made {
        pipeline: &prepared.pipeline,
        home: &prepared.home,
        schemas: &prepared.schemas,
        inputs: &prepared.inputs,
        plan: &prepared.plan,
        counts,
        results,
        files: &files,
    };
    write_json(&making.join("manifest.json"), &Manifest::of(&made)?)?;
    sync(&making.join("manifest.json"))?;
    let folder = runs.join(&prepared.plan.run_id);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(|e| Error::io("replace", &folder, e))?;
    }
    std::fs::rename(&making, &folder).map_err(|e| Error::io("rename", &making, e))?;
    sync(&runs)?;
    Ok(folder)
}

/// Where a stage's file stands in the run folder, if it does.
fn place_in_run(stage: Stage, name: &str) -> Option<String> {
    match stage {
        Stage::Extract if name.starts_with("return/") => Some(name.to_string()),
        Stage::Extract => Some(format!("extract/{name}")),
        Stage::Derive if name == "counts.json" => None,
        Stage::Derive => Some(name.to_string()),
        Stage::Validate => Some(name.to_string()),
        Stage::Benchmark => Some(format!("benchmark/{name}")),
        Stage::Report => Some(format!("report/{name}")),
    }
}

fn link(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        std::fs::create_dir_all(folder).map_err(|e| Error::io("create", folder, e))?;
    }
    // Stage files are never changed, so a hard link is as good as a copy; where the file system has none, copy.
    if std::fs::hard_link(from, to).is_err() {
        std::fs::copy(from, to).map_err(|e| Error::io("copy", from, e))?;
    }
    Ok(())
}

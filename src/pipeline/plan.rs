//! The plan: the stages of a run in order, each with the key that says what it depends on.

use super::config::{Pipeline, SourceKind};
use super::desk::Desk;
use super::inputs::Inputs;
use crate::dates;
use crate::engine::params::Params;
use crate::engine::scope::{Library, Room};
use crate::error::Result;
use crate::hash;
use crate::home::Home;
use crate::schema::Schemas;

/// The build of the tool: SHA-256 over its source and Cargo.lock.
pub const BUILD_ID: &str = env!("RETURN903_BUILD_ID");

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Extract,
    Derive,
    Validate,
    Benchmark,
    Report,
}

impl Stage {
    pub fn name(self) -> &'static str {
        match self {
            Stage::Extract => "extract",
            Stage::Derive => "derive",
            Stage::Validate => "validate",
            Stage::Benchmark => "benchmark",
            Stage::Report => "report",
        }
    }
}

#[derive(Debug, Clone)]
pub struct Planned {
    pub stage: Stage,
    pub key: String,
}

#[derive(Debug, Clone)]
pub struct Plan {
    pub stages: Vec<Planned>,
    /// Days since 1970-01-01, no later than the year's last day.
    pub as_at: i32,
    pub params: Params,
    pub run_id: String,
}

impl Plan {
    pub fn make(
        pipeline: &Pipeline,
        home: &Home,
        schemas: &Schemas,
        library: &Library,
        inputs: &Inputs,
        desk: &Desk,
        as_at: i32,
    ) -> Result<Plan> {
        let as_at = as_at.min(pipeline.year.end_day());
        let format = inputs.format();
        let params = Params::new(pipeline.year, as_at, pipeline.authority.as_deref(), format, &schemas.settings);
        let mut plan = Plan { stages: Vec::new(), as_at, params, run_id: String::new() };
        let schema_parts: Vec<String> =
            home.files("schemas")?.into_iter().flat_map(|(name, bytes)| [name, hash::sha256(&bytes)]).collect();
        let references = inputs.parts(|role| role.starts_with("reference"));
        let lists: Vec<String> = schemas
            .settings
            .values
            .iter()
            .map(|(name, value)| format!("{name}={value:?}"))
            .filter(|text| text.contains("List"))
            .collect();

        let extract =
            [inputs.parts(|role| !role.starts_with("reference")), vec![pipeline.source.quarantine_percent.to_string()]].concat();
        let mut last = plan.add(Stage::Extract, &schema_parts, &extract);
        if pipeline.source.kind == SourceKind::Export {
            let sql = sql_parts(library, Room::Derive, &plan.params);
            last = plan.add(Stage::Derive, &schema_parts, &[vec![last], references.clone(), lists.clone(), sql].concat());
        }
        let sql = sql_parts(library, Room::Validate, &plan.params);
        // The day decides whether a finding is already due, whatever the SQL uses.
        let day = dates::iso(as_at);
        let local = desk.parts(pipeline, as_at);
        let parts = [vec![last.clone(), day], references.clone(), lists.clone(), sql, local].concat();
        let validate = plan.add(Stage::Validate, &schema_parts, &parts);
        let sql = sql_parts(library, Room::Benchmark, &plan.params);
        let benchmark = plan.add(Stage::Benchmark, &schema_parts, &[vec![last], references, lists, sql].concat());
        let about = vec![validate, benchmark, pipeline.name.clone(), pipeline.authority.clone().unwrap_or_default()];
        let report = plan.add(Stage::Report, &schema_parts, &about);
        plan.run_id = format!("{}-{}", dates::iso(as_at), &report[..12]);
        Ok(plan)
    }

    fn add(&mut self, stage: Stage, schemas: &[String], parts: &[String]) -> String {
        let head = [stage.name(), BUILD_ID];
        let all = head.into_iter().chain(schemas.iter().map(String::as_str)).chain(parts.iter().map(String::as_str));
        let key = hash::of_parts(all);
        self.stages.push(Planned { stage, key: key.clone() });
        key
    }

    pub fn key(&self, stage: Stage) -> Option<&str> {
        self.stages.iter().find(|planned| planned.stage == stage).map(|planned| planned.key.as_str())
    }
}

/// The SQL of a room and the values of the parameters it uses, so that a change elsewhere leaves its stage alone.
fn sql_parts(library: &Library, room: Room, params: &Params) -> Vec<String> {
    let mut parts = Vec::new();
    let mut used = std::collections::BTreeSet::new();
    for file in library.files() {
        if room.folders().contains(&file.folder()) {
            parts.push(if file.local { format!("local {}", file.name) } else { file.path.clone() });
            parts.push(hash::sha256(file.sql.as_bytes()));
            used.extend(file.params.iter().cloned());
        }
    }
    // The year is always a parameter: code sets and the forms of rules hang on it.
    used.insert("period_end".to_string());
    parts.extend(params.described(&used).into_iter().map(|(name, value)| format!("{name}={value}")));
    parts
}

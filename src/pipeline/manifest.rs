//! The manifest of a run: what it was made from and what it holds. Only what inputs determine stands here;
//! times and hosts are in `run.json`.

use std::collections::BTreeMap;

use serde::Serialize;

use super::config::{Pipeline, SourceKind};
use super::inputs::{InputFile, Inputs};
use super::plan::{BUILD_ID, Plan};
use super::stage::Sealed;
use super::stages::Counts;
use crate::dates;
use crate::error::Result;
use crate::home::Home;
use crate::schema::Schemas;
use crate::validate::{RuleResult, RuleState};

#[derive(Debug, Serialize)]
pub struct Manifest<'a> {
    /// Grows when the shape changes; readers of an older shape keep working.
    pub format: u32,
    pub run_id: &'a str,
    pub pipeline: &'a str,
    pub year: String,
    pub as_at: String,
    pub authority: Option<&'a str>,
    /// `return903`, or `other` for a finished return from elsewhere.
    pub derived_by: &'static str,
    pub tool: String,
    pub build: &'static str,
    pub sql: String,
    pub settings: BTreeMap<String, String>,
    pub inputs: &'a [InputFile],
    pub stages: BTreeMap<&'static str, &'a str>,
    pub counts: &'a Counts,
    pub rules: Rules,
    pub files: &'a BTreeMap<String, Sealed>,
}

/// How the rules ended. Findings by rule are counts, never rows.
#[derive(Debug, Serialize)]
pub struct Rules {
    pub passed: usize,
    pub found: usize,
    pub not_run: BTreeMap<String, String>,
    pub findings: BTreeMap<String, u64>,
}

pub struct Made<'a> {
    pub pipeline: &'a Pipeline,
    pub home: &'a Home,
    pub schemas: &'a Schemas,
    pub inputs: &'a Inputs,
    pub plan: &'a Plan,
    pub counts: &'a Counts,
    pub results: &'a [RuleResult],
    pub files: &'a BTreeMap<String, Sealed>,
}

impl<'a> Manifest<'a> {
    pub fn of(made: &Made<'a>) -> Result<Manifest<'a>> {
        let state = |state| made.results.iter().filter(move |result| result.state == state);
        Ok(Manifest {
            format: 1,
            run_id: &made.plan.run_id,
            pipeline: &made.pipeline.name,
            year: made.pipeline.year.to_string(),
            as_at: dates::iso(made.plan.as_at),
            authority: made.pipeline.authority.as_deref(),
            derived_by: match made.pipeline.source.kind {
                SourceKind::Export => "return903",
                SourceKind::Return => "other",
            },
            tool: concat!("return903 ", env!("CARGO_PKG_VERSION")).to_string(),
            build: BUILD_ID,
            sql: made.home.fingerprint()?,
            settings: made.schemas.settings.texts(),
            inputs: &made.inputs.files,
            stages: made.plan.stages.iter().map(|planned| (planned.stage.name(), planned.key.as_str())).collect(),
            counts: made.counts,
            rules: Rules {
                passed: state(RuleState::Passed).count(),
                found: state(RuleState::Found).count(),
                not_run: state(RuleState::NotRun).map(|r| (r.code.clone(), r.reason.clone().unwrap_or_default())).collect(),
                findings: state(RuleState::Found).map(|r| (r.code.clone(), r.rows)).collect(),
            },
            files: made.files,
        })
    }
}

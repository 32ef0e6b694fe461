//! What people and earlier runs have said about findings: explanations, severities of their own, and the day each
//! finding was first seen. It stays in the local zone, and what of it bears on a run is part of the plan.

use std::path::PathBuf;

use super::config::Pipeline;
use crate::error::Result;
use crate::validate::explained::Explained;
use crate::validate::findings::Finding;
use crate::validate::seen::Seen;

#[derive(Debug, Clone, Default)]
pub struct Desk {
    pub explained: Explained,
    pub seen: Seen,
}

impl Desk {
    /// Reads what was there before the as-at day.
    pub fn open(pipeline: &Pipeline, as_at: i32) -> Result<Desk> {
        let as_at = as_at.min(pipeline.year.end_day());
        Ok(Desk {
            explained: Explained::load(&explanations(pipeline))?,
            seen: Seen::load(&Seen::path(&pipeline.state(), pipeline.year), as_at),
        })
    }

    /// What changes the findings of a run: a part of the key of its validate stage.
    pub fn parts(&self, pipeline: &Pipeline, as_at: i32) -> Vec<String> {
        let mut parts = vec![self.explained.digest(pipeline.year, as_at), self.seen.digest()];
        parts.extend(pipeline.rules.severity.iter().map(|(code, severity)| format!("{code}={}", severity.text())));
        parts
    }

    /// Sets what is known of each finding. The order of findings stays.
    pub fn apply(&self, findings: &mut [Finding], pipeline: &Pipeline, as_at: i32) {
        for finding in findings.iter_mut() {
            if let Some(severity) = pipeline.rules.severity.get(&finding.rule) {
                finding.severity = *severity;
            }
        }
        self.seen.apply(findings, as_at);
        self.explained.apply(findings, pipeline.year, as_at);
    }
}

/// Where a pipeline keeps its explanations.
pub fn explanations(pipeline: &Pipeline) -> PathBuf {
    match &pipeline.explanations {
        Some(path) => pipeline.path(path),
        None => pipeline.state().join("explanations.csv"),
    }
}

//! A run folder on its way out: judged by a gate, then handed to the publish protocol. What is published is read from
//! the folder and its manifest alone, so that a run can be published later or elsewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use datafusion::arrow::array::RecordBatch;
use serde::Deserialize;

use super::config::{Gate, Mark};
use super::gate::{self, Facts};
use super::stage::Sealed;
use super::stages::{Counts, read_json};
use crate::engine::sql_file::Severity;
use crate::error::{Error, Place, Result};
use crate::publish::{self, CommitInfo, Location, Outcome, PublishFile, Request, Zone};
use crate::validate::RuleResult;
use crate::validate::findings::{Finding, State};
use crate::validate::findings_file;
use crate::{derive, hash};

pub struct Candidate<'a> {
    pub folder: &'a Path,
    pub gate: &'a Gate,
    pub mark: Mark,
}

/// What the protocol needs of `manifest.json`.
#[derive(Deserialize)]
struct Read {
    run_id: String,
    year: String,
    as_at: String,
    counts: Counts,
    files: BTreeMap<String, Sealed>,
}

/// Folders that stay in the state folder: raw case data and the models between.
const KEPT_BACK: [&str; 2] = ["extract/", "derive/"];

impl Candidate<'_> {
    fn manifest(&self) -> Result<Read> {
        let path = self.folder.join("manifest.json");
        if !path.is_file() {
            return Err(Error::input(
                Place::path(self.folder),
                "the folder is no run folder: it holds no manifest.json",
                "name the run folder that `run` printed",
            ));
        }
        read_json(&path)
    }

    /// Whether every file of the folder is what the manifest says.
    pub fn check_hashes(&self) -> Result<()> {
        for (name, sealed) in &self.manifest()?.files {
            let path = self.folder.join(name);
            let same = hash::of_file(&path).is_ok_and(|(sha256, size)| sha256 == sealed.sha256 && size == sealed.size);
            if !same {
                return Err(Error::Integrity { what: path.display().to_string() });
            }
        }
        Ok(())
    }

    /// The findings, how the rules ended, and how many children were blocked.
    pub fn read(&self) -> Result<(Vec<Finding>, Vec<RuleResult>, u64)> {
        let findings = findings_file::read(&self.folder.join("findings.parquet"))?;
        let results = read_json(&self.folder.join("rules.json"))?;
        Ok((findings, results, self.manifest()?.counts.blocked))
    }

    /// Why the gate does not pass; empty when it does.
    pub fn judge(&self, findings: &[Finding], results: &[RuleResult], blocked: u64) -> Result<Vec<String>> {
        let facts = Facts { findings, results, blocked, children: self.children()?, mark: self.mark };
        Ok(gate::reasons(self.gate, &facts))
    }

    /// The children of the header; where a return has none, those of its episodes.
    fn children(&self) -> Result<u64> {
        for module in ["header", "episodes"] {
            let path = self.folder.join(format!("return/{module}.parquet"));
            if path.exists() {
                let batches = derive::read_parquet(&path)?;
                let of = |batch: &RecordBatch| (0..batch.num_rows()).filter_map(|at| derive::text(batch, "child", at)).collect();
                return Ok(batches.iter().flat_map(|batch| -> Vec<String> { of(batch) }).collect::<BTreeSet<_>>().len() as u64);
            }
        }
        Ok(0)
    }

    pub async fn publish(&self, to: &str, findings: &[Finding], results: &[RuleResult], now: &str) -> Result<Outcome> {
        let location = Location::to_write(to)?;
        let path = self.folder.join("manifest.json");
        let manifest = std::fs::read(&path).map_err(|e| Error::io("read", &path, e))?;
        let read = self.manifest()?;
        // Everything is about single children until disclosure control exists: nothing is for a wider audience yet.
        let files: Vec<PublishFile> = read
            .files
            .iter()
            .filter(|(name, _)| !KEPT_BACK.iter().any(|kept| name.starts_with(kept)))
            .map(|(name, sealed)| PublishFile {
                name: name.clone(),
                path: self.folder.join(name),
                sha256: sealed.sha256.clone(),
                size: sealed.size,
                zone: Zone::Restricted,
            })
            .collect();
        let errors = findings.iter().filter(|f| f.severity == Severity::Error && f.state == State::Open).count() as u64;
        let info = CommitInfo {
            run_id: read.run_id,
            as_at: read.as_at,
            collection_year: read.year,
            mark: match self.mark {
                Mark::Nightly => publish::Mark::Nightly,
                Mark::Submission => publish::Mark::Submission,
            },
            gate: publish::Gate {
                passed: true,
                rules_fired: results.iter().filter(|r| r.rows > 0).count() as u64,
                errors,
                blocked: read.counts.blocked,
                not_run: results.iter().filter(|r| r.reason.is_some()).count() as u64,
            },
            producer: concat!("return903 ", env!("CARGO_PKG_VERSION")).into(),
            published_at: now.to_string(),
        };
        Ok(publish::publish(&location, &Request { files: &files, info: &info, run_manifest: &manifest }).await?)
    }
}

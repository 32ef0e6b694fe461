//! The ledger: one JSON line for each run of a state folder, with times; and the clock, read once a run.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::Serialize;

use crate::dates;
use crate::error::{Error, Result};

/// The moment a run began: the only reading of the wall clock.
#[derive(Debug, Clone, Copy)]
pub struct Start {
    seconds: i64,
}

impl Start {
    pub fn now() -> Start {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs() as i64);
        Start { seconds }
    }

    /// Today, in days since 1970-01-01 (UTC).
    pub fn day(self) -> i32 {
        self.seconds.div_euclid(86_400) as i32
    }

    /// `2026-11-22T21:28:03Z`.
    pub fn text(self) -> String {
        let time = self.seconds.rem_euclid(86_400);
        format!("{}T{:02}:{:02}:{:02}Z", dates::iso(self.day()), time / 3600, time / 60 % 60, time % 60)
    }
}

#[derive(Debug, Clone, Serialize)]
pub struct StageRecord {
    pub name: String,
    pub key: String,
    pub skipped: bool,
    pub milliseconds: u64,
}

#[derive(Debug, Clone, Serialize)]
pub struct RunRecord {
    pub run_id: String,
    pub pipeline: String,
    pub started: String,
    pub seconds: u64,
    pub exit: u8,
    pub stages: Vec<StageRecord>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
}

pub fn append(state: &Path, record: &RunRecord) -> Result<()> {
    let path = state.join("ledger.jsonl");
    let mut file = File::options().create(true).append(true).open(&path).map_err(|e| Error::io("write", &path, e))?;
    let line = serde_json::to_string(record).unwrap_or_default();
    writeln!(file, "{line}").map_err(|e| Error::io("write", &path, e))
}

/// The ids of the runs of a state folder, oldest first. A line that was cut off by a kill is passed over.
pub fn runs(state: &Path) -> Result<Vec<String>> {
    #[derive(serde::Deserialize)]
    struct Line {
        run_id: String,
    }
    let path = state.join("ledger.jsonl");
    match std::fs::read_to_string(&path) {
        Ok(text) => Ok(text.lines().filter_map(|line| Some(serde_json::from_str::<Line>(line).ok()?.run_id)).collect()),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(e) => Err(Error::io("read", &path, e)),
    }
}

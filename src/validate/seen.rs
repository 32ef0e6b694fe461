//! When each finding was first seen: the as-at day of the first run of a state folder that found it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::findings::{Finding, Identity};
use super::findings_file::keep_private;
use crate::dates;
use crate::error::{Error, Result};
use crate::hash;
use crate::schema::CollectionYear;

const COLUMNS: [&str; 5] = ["rule", "table", "child", "row_key", "first_seen"];

/// The findings of earlier days. Those first seen on the day of the run itself are left out, so that a second run of
/// the same day finds what the first one found.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    days: BTreeMap<Identity, i32>,
}

impl Seen {
    pub fn path(state: &Path, year: CollectionYear) -> PathBuf {
        state.join(format!("first-seen-{year}.csv"))
    }

    /// Reads the file as it stood before `as_at`. A file that is gone or damaged is no reason to stop: the days begin anew.
    pub fn load(path: &Path, as_at: i32) -> Seen {
        let mut seen = Seen::read(path);
        seen.days.retain(|_, day| *day < as_at);
        seen
    }

    fn read(path: &Path) -> Seen {
        let mut seen = Seen::default();
        let Ok(mut reader) = csv::Reader::from_path(path) else { return seen };
        for record in reader.records().flatten() {
            if let [rule, table, child, row_key, day] = record.iter().collect::<Vec<_>>()[..]
                && let Some(day) = dates::of_case(day)
            {
                let identity = Identity { rule: rule.into(), table: table.into(), child: child.into(), row_key: row_key.into() };
                let earliest = seen.days.entry(identity).or_insert(day);
                *earliest = day.min(*earliest);
            }
        }
        seen
    }

    pub fn digest(&self) -> String {
        let parts: Vec<String> =
            self.days.iter().map(|(id, day)| format!("{}|{}|{}|{}|{day}", id.rule, id.table, id.child, id.row_key)).collect();
        hash::of_parts(parts.iter().map(String::as_str))
    }

    pub fn apply(&self, findings: &mut [Finding], as_at: i32) {
        for finding in findings {
            finding.first_seen = Some(self.days.get(&finding.identity()).copied().unwrap_or(as_at));
        }
    }

    /// Notes the findings of a run. One that was gone in between and comes back keeps its first day.
    pub fn note(path: &Path, findings: &[Finding]) -> Result<()> {
        let mut seen = Seen::read(path);
        for finding in findings {
            if let Some(day) = finding.first_seen {
                let earliest = seen.days.entry(finding.identity()).or_insert(day);
                *earliest = day.min(*earliest);
            }
        }
        let beside = path.with_extension("csv.writing");
        let fault = |e: csv::Error| Error::io("write", &beside, std::io::Error::other(e));
        let mut writer = csv::Writer::from_path(&beside).map_err(fault)?;
        writer.write_record(COLUMNS).map_err(fault)?;
        for (id, day) in &seen.days {
            writer.write_record([&id.rule, &id.table, &id.child, &id.row_key, &dates::iso(*day)]).map_err(fault)?;
        }
        writer.flush().map_err(|e| Error::io("write", &beside, e))?;
        drop(writer);
        keep_private(&beside)?;
        std::fs::rename(&beside, path).map_err(|e| Error::io("replace", path, e))
    }
}

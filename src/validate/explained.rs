//! Findings that are true and explained: the Department lets a query stand when somebody says why. An explanation holds
//! for one finding of one collection year and only as long as no value changes that the rule read.

use std::collections::BTreeMap;
use std::path::Path;

use super::findings::{Finding, Identity, State};
use super::findings_file::keep_private;
use crate::dates;
use crate::error::{Error, Place, Result};
use crate::hash;
use crate::schema::CollectionYear;

pub const COLUMNS: [&str; 10] = ["year", "rule", "child", "table", "row_key", "values", "text", "who", "when", "until"];

/// One line of the file. Dates are days since 1970-01-01; `until` is the last day it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    pub year: CollectionYear,
    pub finding: Identity,
    pub values: String,
    pub text: String,
    pub who: String,
    pub when: i32,
    pub until: Option<i32>,
}

/// The explanations of all years, in the order of the file; of two for one finding the later holds.
#[derive(Debug, Clone, Default)]
pub struct Explained {
    pub all: Vec<Explanation>,
}

impl Explained {
    /// Reads the file; none is no explanations.
    pub fn load(path: &Path) -> Result<Explained> {
        let file = match std::fs::File::open(path) {
            Ok(file) => file,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Explained::default()),
            Err(e) => return Err(Error::io("read", path, e)),
        };
        let fault = |row: u64, column: &str, message: &str| {
            let help = "mend the file, or remove the line and explain the finding again";
            Error::input(Place::path(path).row(row).column(column), message, help)
        };
        let mut reader = csv::Reader::from_reader(file);
        let header = reader.headers().map_err(|_| fault(0, "year", "the explanations are no CSV file"))?.clone();
        let mut positions = Vec::new();
        for column in COLUMNS {
            match header.iter().position(|name| name.trim().trim_start_matches('\u{feff}') == column) {
                Some(at) => positions.push(at),
                None => return Err(fault(0, column, "a column of the explanations is missing")),
            }
        }
        let mut explained = Explained::default();
        for (row, record) in (1u64..).zip(reader.records()) {
            let record = record.map_err(|_| fault(row, "year", "the row cannot be read as CSV"))?;
            let cell = |column: &str| {
                let at = COLUMNS.iter().position(|name| *name == column).and_then(|at| positions.get(at));
                at.and_then(|at| record.get(*at)).unwrap_or_default().to_string()
            };
            let day = |column: &str| dates::of_case(&cell(column)).ok_or_else(|| fault(row, column, "this is no date"));
            explained.all.push(Explanation {
                year: cell("year").parse().map_err(|_| fault(row, "year", "this is no collection year such as 2025-26"))?,
                finding: Identity { rule: cell("rule"), table: cell("table"), child: cell("child"), row_key: cell("row_key") },
                values: cell("values"),
                text: cell("text"),
                who: cell("who"),
                when: day("when")?,
                until: if cell("until").is_empty() { None } else { Some(day("until")?) },
            });
        }
        Ok(explained)
    }

    /// Writes the file whole, beside it first, so that a kill leaves the old one.
    pub fn save(&self, path: &Path) -> Result<()> {
        let beside = path.with_extension("csv.writing");
        let fault = |e: csv::Error| Error::io("write", &beside, std::io::Error::other(e));
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|e| Error::io("create", folder, e))?;
        }
        let mut writer = csv::Writer::from_path(&beside).map_err(fault)?;
        writer.write_record(COLUMNS).map_err(fault)?;
        for one in &self.all {
            let (when, until) = (dates::iso(one.when), one.until.map(dates::iso).unwrap_or_default());
            let year = one.year.to_string();
            let Identity { rule, table, child, row_key } = &one.finding;
            let cells = [&year, rule, child, table, row_key, &one.values, &one.text, &one.who, &when, &until];
            writer.write_record(cells).map_err(fault)?;
        }
        writer.flush().map_err(|e| Error::io("write", &beside, e))?;
        drop(writer);
        keep_private(&beside)?;
        std::fs::rename(&beside, path).map_err(|e| Error::io("replace", path, e))
    }

    /// What matters to a run of one year on one day, as one hash.
    pub fn digest(&self, year: CollectionYear, as_at: i32) -> String {
        let parts: Vec<String> = self
            .in_force(year, as_at)
            .into_iter()
            .map(|((id, _), one)| format!("{}|{}|{}|{}|{}|{}", id.rule, id.table, id.child, id.row_key, one.values, one.text))
            .collect();
        hash::of_parts(parts.iter().map(String::as_str))
    }

    fn in_force(&self, year: CollectionYear, as_at: i32) -> BTreeMap<(&Identity, &str), &Explanation> {
        let holds = |one: &&Explanation| one.year == year && one.until.is_none_or(|until| as_at <= until);
        self.all.iter().filter(holds).map(|one| ((&one.finding, one.values.as_str()), one)).collect()
    }

    /// Marks the open findings that are explained. One whose values have changed since stays open.
    pub fn apply(&self, findings: &mut [Finding], year: CollectionYear, as_at: i32) {
        let in_force = self.in_force(year, as_at);
        for finding in findings {
            if let Some(one) = in_force.get(&(&finding.identity(), finding.values.as_str())) {
                finding.state = State::Explained;
                finding.explanation = Some(one.text.clone());
            }
        }
    }

    /// Adds an explanation; one for the same finding of the same year is replaced.
    pub fn add(&mut self, explanation: Explanation) {
        self.all.retain(|other| {
            other.year != explanation.year || other.finding != explanation.finding || other.values != explanation.values
        });
        self.all.push(explanation);
    }
}

//! Findings: which row of which file breaks which rule, for whom, and whose work it is. They name children and stay with
//! the identifiable data.

use crate::dates;
use crate::engine::sql_file::Severity;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Open,
    /// Judged at the year's end only: work to do by that day, outside the gate.
    ToDoBy(i32),
    /// True and explained by somebody: outside the gate until a value the rule read changes.
    Explained,
}

impl State {
    pub fn text(self) -> String {
        match self {
            State::Open => "open".into(),
            State::ToDoBy(day) => format!("to do by {}", dates::text(day)),
            State::Explained => "explained".into(),
        }
    }

    pub fn parse(text: &str) -> State {
        match text.strip_prefix("to do by ").and_then(dates::strict) {
            Some(day) => State::ToDoBy(day),
            None if text == "explained" => State::Explained,
            None => State::Open,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub rule: String,
    /// Spec name of the table: Episodes, Episodes_last.
    pub table: String,
    /// 1-based data row of that file or module.
    pub row: Option<i64>,
    pub child: Option<String>,
    pub fields: String,
    pub title: String,
    pub severity: Severity,
    pub state: State,
    /// Who holds the child's case on the as-at day.
    pub team: Option<String>,
    pub worker: Option<String>,
    /// As-at day of the first run of this pipeline that found it, days since 1970-01-01.
    pub first_seen: Option<i32>,
    /// Tables and fields of the case system to change.
    pub fix_in: String,
    pub file: String,
    /// What marks the row out among the child's rows, such as DECOM=01/05/2025.
    pub row_key: String,
    /// Changes when any value the rule read for this child or row changes.
    pub values: String,
    pub explanation: Option<String>,
}

/// The columns of findings in files, in order. The list may only grow at its end.
pub const COLUMNS: [&str; 16] = [
    "rule",
    "table",
    "row",
    "child",
    "fields",
    "title",
    "severity",
    "state",
    "team",
    "worker",
    "first_seen",
    "fix_in",
    "file",
    "row_key",
    "values",
    "explanation",
];

impl Finding {
    /// The cells in the order of [`COLUMNS`].
    pub fn cells(&self) -> [String; 16] {
        [
            self.rule.clone(),
            self.table.clone(),
            self.row.map(|row| row.to_string()).unwrap_or_default(),
            self.child.clone().unwrap_or_default(),
            self.fields.clone(),
            self.title.clone(),
            self.severity.text().to_string(),
            self.state.text(),
            self.team.clone().unwrap_or_default(),
            self.worker.clone().unwrap_or_default(),
            self.first_seen.map(dates::text).unwrap_or_default(),
            self.fix_in.clone(),
            self.file.clone(),
            self.row_key.clone(),
            self.values.clone(),
            self.explanation.clone().unwrap_or_default(),
        ]
    }

    /// What a finding is known by from run to run, whatever row it stands in.
    pub fn identity(&self) -> Identity {
        Identity {
            rule: self.rule.clone(),
            table: self.table.clone(),
            child: self.child.clone().unwrap_or_default(),
            row_key: self.row_key.clone(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Identity {
    pub rule: String,
    pub table: String,
    pub child: String,
    pub row_key: String,
}

/// What of the findings of one rule does not count as open: due later, or explained; nothing when all are open.
pub fn standing(findings: &[&Finding]) -> String {
    let mut parts = Vec::new();
    if let Some(due) = findings.iter().find(|finding| matches!(finding.state, State::ToDoBy(_))) {
        parts.push(due.state.text());
    }
    let explained = findings.iter().filter(|finding| finding.state == State::Explained).count();
    if explained > 0 {
        parts.push(format!("{explained} explained"));
    }
    parts.join(", ")
}

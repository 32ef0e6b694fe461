//! Next year's rules on this year's return: what would newly fire, and which modules, columns and codes it would need,
//! so that the autumn's changes hold no surprise.

use std::collections::{BTreeMap, BTreeSet};

use datafusion::arrow::array::AsArray;
use serde::Serialize;

use super::findings::Finding;
use super::{RuleState, Validation};
use crate::engine::sources::Sources;
use crate::schema::{CollectionYear, Schemas};

/// One thing the other year would bring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Change {
    /// A rule that finds rows it does not find under this year's rules.
    Fires { code: String, rows: u64, new_rule: bool, title: String },
    /// A rule of the other year that cannot run on this return, though it, or its older form, could.
    NotRun { code: String, new_rule: bool, reason: String },
    /// A module that the other year asks for and the return does not have.
    Module { module: String, columns: Vec<String> },
    /// A code the return uses that is no code of the other year.
    CodeGone { module: String, field: String, code: String, rows: u64 },
    /// A code of the other year that this year does not have.
    CodeAdded { set: String, code: String, label: String },
}

pub struct Ahead {
    pub changes: Vec<Change>,
    /// The findings that are new under the other year's rules.
    pub findings: Vec<Finding>,
}

/// Compares a validation under the return's own year with one under another year's rules.
pub fn compare(
    schemas: &Schemas,
    sources: &Sources,
    year: CollectionYear,
    rules_year: CollectionYear,
    now: &Validation,
    ahead: Validation,
) -> Ahead {
    let mut changes = Vec::new();
    let known: BTreeSet<(&str, &str, Option<i64>)> =
        now.findings.iter().map(|f| (f.rule.as_str(), f.table.as_str(), f.row)).collect();
    let findings: Vec<Finding> =
        ahead.findings.into_iter().filter(|f| !known.contains(&(f.rule.as_str(), f.table.as_str(), f.row))).collect();
    let mut rows: BTreeMap<&str, (u64, &str)> = BTreeMap::new();
    for finding in &findings {
        rows.entry(&finding.rule).or_insert((0, &finding.title)).0 += 1;
    }
    for result in &ahead.results {
        let before = now.results.iter().find(|other| other.code == result.code);
        let new_rule = before.is_none();
        let code = result.code.clone();
        if let Some((rows, title)) = rows.get(code.as_str()) {
            changes.push(Change::Fires { code, rows: *rows, new_rule, title: (*title).to_string() });
        } else if result.state == RuleState::NotRun && before.is_none_or(|other| other.state != RuleState::NotRun) {
            changes.push(Change::NotRun { code, new_rule, reason: result.reason.clone().unwrap_or_default() });
        }
    }
    for table in schemas.modules_of(rules_year) {
        if table.first_year.is_some_and(|first| first > year) && !sources.delivered.has(&table.name) {
            let columns = table.columns.iter().filter(|c| c.in_csv()).map(|c| c.name.to_uppercase()).collect();
            changes.push(Change::Module { module: table.spec_name.clone(), columns });
        }
    }
    changes.extend(codes_gone(schemas, sources, year, rules_year));
    for (set, codes) in &schemas.codes {
        for code in codes.codes.iter().filter(|code| code.valid_in(rules_year) && !code.valid_in(year)) {
            changes.push(Change::CodeAdded { set: set.clone(), code: code.code.clone(), label: code.label.clone() });
        }
    }
    Ahead { changes, findings }
}

/// Codes of this year that the return uses and the other year does not have.
fn codes_gone(schemas: &Schemas, sources: &Sources, year: CollectionYear, rules_year: CollectionYear) -> Vec<Change> {
    let mut gone: BTreeMap<(String, String, String), u64> = BTreeMap::new();
    for table in schemas.modules.values() {
        for column in &table.columns {
            let Some(set) = column.codes.as_ref().and_then(|name| schemas.codes.get(name)) else { continue };
            let withdrawn: BTreeSet<&str> = set
                .codes
                .iter()
                .filter(|code| code.valid_in(year))
                .map(|code| code.code.as_str())
                .filter(|text| !set.codes.iter().any(|other| other.code == *text && other.valid_in(rules_year)))
                .collect();
            if withdrawn.is_empty() {
                continue;
            }
            for batch in sources.batches(&table.name) {
                let Some(texts) = batch.column_by_name(&column.name).and_then(|c| c.as_string_opt::<i32>()) else { continue };
                for text in texts.iter().flatten().filter(|text| withdrawn.contains(text)) {
                    let key = (table.spec_name.clone(), column.name.to_uppercase(), text.to_string());
                    *gone.entry(key).or_default() += 1;
                }
            }
        }
    }
    gone.into_iter().map(|((module, field, code), rows)| Change::CodeGone { module, field, code, rows }).collect()
}

impl Change {
    /// One line for people.
    pub fn text(&self) -> String {
        let new = |new: &bool| if *new { " (new rule)" } else { "" };
        match self {
            Change::Fires { code, rows, new_rule, title } => format!("{code:<10} {rows:>7}  {title}{}", new(new_rule)),
            Change::NotRun { code, new_rule, reason } => format!("{code:<10} not run  {reason}{}", new(new_rule)),
            Change::Module { module, columns } => format!("module     missing  {module}: {}", columns.join(",")),
            Change::CodeGone { module, field, code, rows } => {
                format!("code       {rows:>7}  {module}.{field} holds {code}, which is withdrawn")
            }
            Change::CodeAdded { set, code, label } => format!("code           new  {set}: {code} {label}"),
        }
    }
}

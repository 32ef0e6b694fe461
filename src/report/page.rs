//! The run's page: what was found by rule, what did not run and why, and the benchmark tables. One HTML file without
//! scripts or links, counts only: no child stands on it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use minijinja::{Environment, context};
use serde::Serialize;

use crate::benchmark::IndicatorResult;
use crate::dates;
use crate::engine::fixture::cell_text;
use crate::error::{Error, Place, Result};
use crate::pipeline::config::{Pipeline, SourceKind};
use crate::pipeline::stages::{Counts, read_json};
use crate::validate::findings::{Finding, standing};
use crate::validate::findings_file;
use crate::validate::{RuleResult, RuleState};

pub struct Input<'a> {
    pub pipeline: &'a Pipeline,
    pub as_at: i32,
    pub run_id: &'a str,
    /// Stage folders.
    pub validate: &'a Path,
    pub benchmark: &'a Path,
    pub counts: &'a Counts,
    pub out: &'a Path,
}

#[derive(Serialize)]
struct RuleLine {
    code: String,
    title: String,
    severity: String,
    state: String,
    rows: u64,
    children: usize,
}

#[derive(Serialize)]
struct Table {
    id: String,
    name: String,
    reason: Option<String>,
    rows: Vec<Vec<String>>,
}

pub fn write(input: &Input<'_>) -> Result<()> {
    let results: Vec<RuleResult> = read_json(&input.validate.join("rules.json"))?;
    let mut not_run: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for result in results.iter().filter(|r| r.state == RuleState::NotRun) {
        not_run.entry(result.reason.as_deref().unwrap_or_default()).or_default().push(&result.code);
    }
    let mut environment = Environment::new();
    let fault = |e: minijinja::Error| Error::Defect {
        message: "the report page could not be made".into(),
        place: Place::file("page.html"),
        details: e.to_string(),
    };
    environment.add_template("page.html", include_str!("page.html")).map_err(fault)?;
    let page = environment.get_template("page.html").map_err(fault)?;
    let html = page
        .render(context! {
            name => input.pipeline.name,
            year => input.pipeline.year.to_string(),
            authority => input.pipeline.authority,
            as_at => dates::text(input.as_at),
            provisional => input.as_at < input.pipeline.year.end_day(),
            run_id => input.run_id,
            derived => input.pipeline.source.kind == SourceKind::Export,
            counts => input.counts,
            passed => results.iter().filter(|r| r.state == RuleState::Passed).count(),
            rules => results.len(),
            lines => lines(input.validate)?,
            not_run => not_run,
            tables => tables(input.benchmark)?,
        })
        .map_err(fault)?;
    let path = input.out.join("report.html");
    std::fs::write(&path, html).map_err(|e| Error::io("write", &path, e))
}

fn lines(validate: &Path) -> Result<Vec<RuleLine>> {
    let findings = findings_file::read(&validate.join("findings.parquet"))?;
    let of_rule = |rules: &[Finding]| {
        let all: Vec<&Finding> = rules.iter().collect();
        let children: BTreeSet<&str> = all.iter().filter_map(|finding| finding.child.as_deref()).collect();
        RuleLine {
            severity: all[0].severity.text().to_string(),
            state: standing(&all),
            code: all[0].rule.clone(),
            title: all[0].title.clone(),
            rows: all.len() as u64,
            children: children.len(),
        }
    };
    Ok(findings.chunk_by(|one, next| one.rule == next.rule).map(of_rule).collect())
}

fn tables(benchmark: &Path) -> Result<Vec<Table>> {
    let results: Vec<IndicatorResult> = read_json(&benchmark.join("benchmark.json"))?;
    let mut tables = Vec::new();
    for result in results {
        let mut rows = Vec::new();
        let path = benchmark.join(format!("{}.parquet", result.indicator));
        if path.exists() {
            for batch in crate::derive::read_parquet(&path)? {
                for at in 0..batch.num_rows() {
                    let cell = |name: &str| batch.column_by_name(name).map(|column| cell_text(column, at)).unwrap_or_default();
                    rows.push(["period", "breakdown", "numerator", "denominator", "value"].map(cell).to_vec());
                }
            }
        }
        tables.push(Table { id: result.indicator, name: result.name, reason: result.reason, rows });
    }
    Ok(tables)
}

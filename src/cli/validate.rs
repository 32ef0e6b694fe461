//! `return903 validate`: the rules of a year over a finished return, whoever made it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::Context;
use crate::engine::params::Params;
use crate::engine::scope::{Library, Room};
use crate::engine::sources::Sources;
use crate::error::{Error, Result};
use crate::extract::cells::NullWords;
use crate::extract::{reference, return_files};
use crate::schema::year::FIRST_RULE_YEAR;
use crate::schema::{CollectionYear, Schemas};
use crate::validate::findings::{self, Children};
use crate::validate::{self, Job, RuleState, Validation};

#[derive(clap::Args)]
pub struct Args {
    /// Collection year, such as 2025-26
    #[arg(long)]
    year: CollectionYear,
    /// The return: folders, CSV or XML files, or patterns such as '2018-*.csv'
    #[arg(long, required = true, num_args = 1.., value_name = "DIR|GLOB")]
    current: Vec<PathBuf>,
    /// Last year's return, in the same forms
    #[arg(long, num_args = 1.., value_name = "DIR|GLOB")]
    previous: Vec<PathBuf>,
    /// Nine-character code of the authority, such as E10000011
    #[arg(long)]
    authority: Option<String>,
    /// Postcodes with grid references and districts (Parquet or CSV)
    #[arg(long, value_name = "FILE")]
    postcodes: Option<PathBuf>,
    /// Provider register (not read yet: rules that need it are not run)
    #[arg(long, value_name = "FILE")]
    providers: Option<PathBuf>,
    /// Day as at which it is judged; the year's last day when left out
    #[arg(long, value_parser = super::derive::day)]
    as_at: Option<i32>,
    /// Only these rules
    #[arg(long, value_delimiter = ',', value_name = "CODE,CODE")]
    rules: Vec<String>,
    /// Where to write the findings: OUT.csv or OUT.parquet
    #[arg(long, value_name = "OUT")]
    findings: Option<PathBuf>,
    /// One JSON line for each rule instead of the table
    #[arg(long)]
    json: bool,
}

pub async fn run(context: &Context, args: Args) -> Result<()> {
    if let Some(out) = &args.findings
        && !out.extension().is_some_and(|e| e == "csv" || e == "parquet")
    {
        return Err(Error::usage(format!("findings cannot be written to {}", out.display()), "end the name in .csv or .parquet"));
    }
    let home = &context.home;
    let schemas = Schemas::load(home)?;
    let library = Library::load(home)?.sound(&[Room::Validate])?;
    let nulls = NullWords::load(home)?;
    let mut sources = Sources::new(home, &schemas, args.year)?;
    let mut children = Children::default();
    let mut format = "csv";
    for (patterns, last) in [(&args.current, false), (&args.previous, true)] {
        if patterns.is_empty() {
            continue;
        }
        let files = return_files::read(&schemas, &nulls, patterns)?;
        for warning in &files.warnings {
            context.printer.warning(warning);
        }
        if !last {
            format = files.format();
        }
        validate::deliver(&mut sources, &mut children, &files, last);
    }
    for table in schemas.reference.values() {
        let named = (table.name == "postcodes").then_some(args.postcodes.as_deref()).flatten();
        reference::deliver(home, &mut sources, table, named)?;
    }
    if args.authority.is_some() {
        sources.delivered.add("authority", 1);
    }
    if format == "xml" {
        sources.delivered.add("xml", 1);
    }
    if args.providers.is_some() {
        context.printer.warning("the provider register is not read yet: rules that need it are not run");
    }
    if args.year < FIRST_RULE_YEAR {
        context.printer.warning(format!(
            "the rules of {} are not known: the {FIRST_RULE_YEAR} set runs with the columns and codes of {}",
            args.year, args.year
        ));
    }
    let as_at = args.as_at.unwrap_or(args.year.end_day()).min(args.year.end_day());
    let params = Params::new(args.year, as_at, args.authority.as_deref(), format, &schemas.settings);
    let progress = context.printer.progress("validating");
    let only: BTreeSet<String> = args.rules.iter().filter(|code| !code.is_empty()).cloned().collect();
    let job = Job {
        schemas: &schemas,
        library: &library,
        year: args.year,
        as_at,
        sources,
        children,
        params,
        partitions: context.partitions,
        only,
    };
    let validation = validate::run(job).await?;
    progress.finish_and_clear();
    if let Some(out) = &args.findings {
        findings::write(out, &validation.findings)?;
    }
    print(context, &validation, args.json);
    match validation.findings.len() {
        0 => Ok(()),
        found => Err(Error::Findings { findings: found as u64, rules: validation.count(RuleState::Found) as u64 }),
    }
}

/// Counts by rule: never a child's details.
fn print(context: &Context, validation: &Validation, json: bool) {
    if json {
        for result in &validation.results {
            if let Ok(line) = serde_json::to_string(result) {
                context.printer.data(line);
            }
        }
        return;
    }
    for line in table(validation) {
        context.printer.data(line);
    }
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    for reason in validation.results.iter().filter_map(|result| result.reason.as_deref()) {
        *reasons.entry(reason).or_default() += 1;
    }
    let note = |line: String| context.printer.note(line);
    note(format!(
        "{} rules: {} passed, {} found something, {} not run",
        validation.results.len(),
        validation.count(RuleState::Passed),
        validation.count(RuleState::Found),
        validation.count(RuleState::NotRun)
    ));
    for (reason, count) in reasons {
        note(format!("  {count} not run: {reason}"));
    }
}

/// The rules that found something: code, rows, title.
pub fn table(validation: &Validation) -> Vec<String> {
    let mut lines = Vec::new();
    for result in validation.results.iter().filter(|result| result.state == RuleState::Found) {
        let title = validation.findings.iter().find(|f| f.rule == result.code).map(|f| f.title.as_str()).unwrap_or_default();
        lines.push(format!("{:<10} {:>7}  {title}", result.code, result.rows));
    }
    lines
}

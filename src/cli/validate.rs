//! `return903 validate`: the rules of a year over a finished return, whoever made it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::Context;
use crate::engine::params::Params;
use crate::engine::scope::{Library, Room};
use crate::engine::sources::Sources;
use crate::error::{Error, Result};
use crate::extract::cells::NullWords;
use crate::extract::return_files::ReturnFiles;
use crate::extract::{reference, return_files};
use crate::schema::year::FIRST_RULE_YEAR;
use crate::schema::{CollectionYear, LAST, Schemas};
use crate::validate::rows::ReturnRows;
use crate::validate::rules_year::Change;
use crate::validate::{self, Job, RuleState, Times, Validation, findings_file, rules_year};

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
    /// Ofsted's lists of providers: what `reference import providers` made, the lists themselves, or a CSV
    #[arg(long, num_args = 1.., value_name = "FILE")]
    providers: Vec<PathBuf>,
    /// Districts with their upper-tier authorities, instead of the list that is built in (Parquet or CSV)
    #[arg(long, value_name = "FILE")]
    authorities: Option<PathBuf>,
    /// Day as at which it is judged; the year's last day when left out
    #[arg(long, value_parser = super::derive::day)]
    as_at: Option<i32>,
    /// Only these rules
    #[arg(long, value_delimiter = ',', value_name = "CODE,CODE")]
    rules: Vec<String>,
    /// Team and worker of each child (CSV or Parquet with child,team,worker)
    #[arg(long, value_name = "FILE")]
    allocation: Option<PathBuf>,
    /// Folder with your own rules, one SQL file each, beside the Department's
    #[arg(long, value_name = "DIR")]
    local_rules: Option<PathBuf>,
    /// Try the rules of another year on this return: what would newly fire, and what it would need
    #[arg(long, value_name = "YEAR")]
    rules_year: Option<CollectionYear>,
    /// Where to write the findings: OUT.csv, OUT.parquet, or OUT.xlsx with one sheet a team
    #[arg(long, value_name = "OUT")]
    findings: Option<PathBuf>,
    /// One JSON line for each rule instead of the table
    #[arg(long)]
    json: bool,
    /// Say where the time went: reading, helper models, planning and execution of the rules, findings
    #[arg(long)]
    times: bool,
}

pub async fn run(context: &Context, args: Args) -> Result<()> {
    if let Some(out) = &args.findings {
        findings_file::check_name(out)?;
    }
    let home = &context.home;
    let schemas = Schemas::load(home)?;
    let mut library = Library::load(home)?.sound(&[Room::Validate])?;
    if let Some(folder) = &args.local_rules {
        library.add_local(folder)?;
    }
    let clock = Instant::now();
    let given = Given::read(context, &schemas, &args)?;
    let reading = clock.elapsed();
    let desk = Desk { context, schemas: &schemas, library: &library, args: &args, given };
    if args.year < FIRST_RULE_YEAR {
        context.printer.warning(format!(
            "the rules of {} are not known: the {FIRST_RULE_YEAR} set runs with the columns and codes of {}",
            args.year, args.year
        ));
    }
    let validation = desk.validate(args.year).await?;
    if args.times {
        tell_times(context, reading, validation.times);
    }
    match args.rules_year {
        Some(rules_year) if rules_year != args.year => desk.look_ahead(rules_year, &validation).await,
        _ => desk.tell(&validation),
    }
}

/// The return's files, read once.
struct Given {
    current: ReturnFiles,
    previous: Option<ReturnFiles>,
}

impl Given {
    fn read(context: &Context, schemas: &Schemas, args: &Args) -> Result<Given> {
        let nulls = NullWords::load(&context.home)?;
        let read = |patterns: &[PathBuf]| -> Result<ReturnFiles> {
            let files = return_files::read(schemas, &nulls, patterns)?;
            files.warnings.iter().for_each(|warning| context.printer.warning(warning));
            Ok(files)
        };
        let current = read(&args.current)?;
        let previous = if args.previous.is_empty() { None } else { Some(read(&args.previous)?) };
        Ok(Given { current, previous })
    }
}

/// One call of the command.
struct Desk<'a> {
    context: &'a Context,
    schemas: &'a Schemas,
    library: &'a Library,
    args: &'a Args,
    given: Given,
}

impl Desk<'_> {
    /// Everything the rules may read. `codes` is the year whose code sets are filled in.
    fn sources(&self, codes: CollectionYear) -> Result<(Sources, ReturnRows)> {
        let home = &self.context.home;
        let (mut sources, mut rows) = (Sources::new(home, self.schemas, codes)?, ReturnRows::default());
        validate::deliver(&mut sources, &mut rows, &self.given.current, "");
        if let Some(previous) = &self.given.previous {
            validate::deliver(&mut sources, &mut rows, previous, LAST);
        }
        for table in self.schemas.reference.values() {
            let named = match table.name.as_str() {
                "postcodes" => self.args.postcodes.as_slice(),
                "authority_upper_tier" => self.args.authorities.as_slice(),
                "providers" => &self.args.providers,
                "allocation" => self.args.allocation.as_slice(),
                _ => &[],
            };
            let warnings = reference::deliver(home, &mut sources, table, named)?;
            // Told once, though another year's rules read the lists again.
            warnings.iter().filter(|_| codes == self.args.year).for_each(|warning| self.context.printer.warning(warning));
        }
        if self.args.authority.is_some() {
            sources.delivered.add("authority", 1);
        }
        if self.given.current.format() == "xml" {
            sources.delivered.add("xml", 1);
        }
        Ok((sources, rows))
    }

    /// Runs the rules of a year over the return.
    async fn validate(&self, rules_year: CollectionYear) -> Result<Validation> {
        let (args, year) = (self.args, self.args.year);
        let (sources, rows) = self.sources(rules_year)?;
        let as_at = args.as_at.unwrap_or(year.end_day()).min(year.end_day());
        let format = self.given.current.format();
        let params = Params::new(year, as_at, args.authority.as_deref(), format, &self.schemas.settings);
        let progress = self.context.printer.progress("validating");
        let job = Job {
            schemas: self.schemas,
            library: self.library,
            year,
            rules_year,
            as_at,
            allocation: validate::allocation(&sources.rows_of("allocation")?),
            case_fields: validate::case_fields(&sources),
            sources,
            rows,
            params: params.with_rules_of(rules_year),
            partitions: self.context.partitions,
            only: args.rules.iter().filter(|code| !code.is_empty()).cloned().collect(),
        };
        let validation = validate::run(job).await;
        progress.finish_and_clear();
        validation
    }

    fn tell(&self, validation: &Validation) -> Result<()> {
        if let Some(out) = &self.args.findings {
            findings_file::write(out, &validation.findings)?;
        }
        print(self.context, validation, self.args.json);
        match validation.findings.len() {
            0 => Ok(()),
            found => Err(Error::Findings { findings: found as u64, rules: validation.count(RuleState::Found) as u64 }),
        }
    }

    /// What another year's rules would bring. Exit 4 when a rule would newly fire.
    async fn look_ahead(&self, rules_year: CollectionYear, now: &Validation) -> Result<()> {
        let (sources, _) = self.sources(rules_year)?;
        let validation = self.validate(rules_year).await?;
        let ahead = rules_year::compare(self.schemas, &sources, self.args.year, rules_year, now, validation);
        if let Some(out) = &self.args.findings {
            findings_file::write(out, &ahead.findings)?;
        }
        for change in &ahead.changes {
            self.context.printer.data(match self.args.json {
                true => serde_json::to_string(change).unwrap_or_default(),
                false => change.text(),
            });
        }
        let firing = ahead.changes.iter().filter(|change| matches!(change, Change::Fires { .. })).count() as u64;
        let year = self.args.year;
        self.context.printer.note(format!("the rules of {rules_year} on the return of {year}: what {year} does not find yet"));
        match ahead.findings.len() {
            0 => Ok(()),
            found => Err(Error::Findings { findings: found as u64, rules: firing }),
        }
    }
}

fn tell_times(context: &Context, reading: Duration, times: Times) {
    let seconds = |micros: u64| Duration::from_micros(micros).as_secs_f64();
    context.printer.note(format!(
        "reading {:.3} s, tables and helper models {:.3} s, rules {:.3} s by the clock (planning {:.3} s and execution {:.3} s over all cores), findings {:.3} s",
        reading.as_secs_f64(),
        seconds(times.models),
        seconds(times.rules),
        seconds(times.planning),
        seconds(times.execution),
        seconds(times.findings),
    ));
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

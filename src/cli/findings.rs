//! `return903 findings`: saying of findings that they are true and why, and handing the explanations to the portal.

use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::Context;
use crate::error::{Error, Place, Result};
use crate::pipeline::config::Pipeline;
use crate::pipeline::desk;
use crate::pipeline::ledger::{self, Start};
use crate::pipeline::lock::Lock;
use crate::validate::explained::{Explained, Explanation};
use crate::validate::findings::{Finding, State};
use crate::validate::findings_file::{self, keep_private};

#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Say of findings of the newest run that they are true and why; from the next run on they are outside the gate
    Explain(ExplainArgs),
    /// Rule, child and explanation of every explained finding of the newest run, as CSV for the portal
    Export(ExportArgs),
}

#[derive(clap::Args)]
struct ExplainArgs {
    /// Pipeline file
    #[arg(value_name = "PIPELINE.toml")]
    pipeline: PathBuf,
    /// CSV with the columns rule,child,text and, as wanted, table,row,row_key,who,until: many explanations at once
    #[arg(long, value_name = "FILE.csv", conflicts_with_all = ["rule", "child", "text"])]
    from: Option<PathBuf>,
    /// Code of the rule
    #[arg(long, required_unless_present = "from", requires_all = ["child", "text"])]
    rule: Option<String>,
    /// The child's number as the return has it
    #[arg(long)]
    child: Option<String>,
    /// Row of the finding, where the child has several of the rule; all of them when left out
    #[arg(long)]
    row: Option<i64>,
    /// Table of the finding, such as Episodes
    #[arg(long)]
    table: Option<String>,
    /// The explanation
    #[arg(long)]
    text: Option<String>,
    /// Who explains it
    #[arg(long, default_value = "")]
    who: String,
    /// Last day the explanation holds
    #[arg(long, value_parser = super::derive::day)]
    until: Option<i32>,
}

#[derive(clap::Args)]
struct ExportArgs {
    /// Pipeline file
    #[arg(value_name = "PIPELINE.toml")]
    pipeline: PathBuf,
    /// Where to write it; to the terminal when left out
    #[arg(long, value_name = "FILE.csv")]
    out: Option<PathBuf>,
}

pub fn run(context: &Context, args: Args) -> Result<()> {
    match args.command {
        Command::Explain(args) => explain(context, &args),
        Command::Export(args) => export(context, &args),
    }
}

/// What somebody wants explained. Everything given must fit a finding for it to be meant.
#[derive(Default)]
struct Wanted {
    rule: String,
    child: String,
    table: Option<String>,
    row: Option<i64>,
    row_key: Option<String>,
    text: String,
    who: String,
    until: Option<i32>,
}

impl Wanted {
    fn means(&self, finding: &Finding) -> bool {
        finding.rule == self.rule
            && finding.child.as_deref().unwrap_or_default().eq_ignore_ascii_case(&self.child)
            && self.table.as_ref().is_none_or(|table| table.eq_ignore_ascii_case(&finding.table))
            && self.row.is_none_or(|row| finding.row == Some(row))
            && self.row_key.as_ref().is_none_or(|key| *key == finding.row_key)
    }
}

fn explain(context: &Context, args: &ExplainArgs) -> Result<()> {
    let pipeline = Pipeline::load(&args.pipeline)?;
    let wanted = match &args.from {
        Some(file) => wanted_of(file)?,
        None => vec![Wanted {
            rule: args.rule.clone().unwrap_or_default(),
            child: args.child.clone().unwrap_or_default(),
            table: args.table.clone(),
            row: args.row,
            row_key: None,
            text: args.text.clone().unwrap_or_default(),
            who: args.who.clone(),
            until: args.until,
        }],
    };
    if let Some(at) = wanted.iter().position(|one| one.text.trim().is_empty()) {
        return Err(Error::usage(format!("explanation {} has no text", at + 1), "say why the finding is right as it stands"));
    }
    let findings = newest(&pipeline)?;
    let path = desk::explanations(&pipeline);
    let start = Start::now();
    let _lock = Lock::take(&pipeline.state(), &start.text())?;
    let mut explained = Explained::load(&path)?;
    let (mut count, mut unknown) = (0u64, Vec::new());
    for (line, one) in (1u64..).zip(&wanted) {
        let meant: Vec<&Finding> = findings.iter().filter(|finding| one.means(finding)).collect();
        if meant.is_empty() {
            unknown.push(line);
        }
        for finding in meant {
            count += 1;
            explained.add(Explanation {
                year: pipeline.year,
                finding: finding.identity(),
                values: finding.values.clone(),
                text: one.text.clone(),
                who: one.who.clone(),
                when: start.day(),
                until: one.until,
            });
        }
    }
    explained.save(&path)?;
    context.printer.note(format!("{count} findings explained in {}; they count from the next run on", path.display()));
    // A child's number stays out of messages: the line tells which it was.
    match unknown.first() {
        None => Ok(()),
        Some(line) if args.from.is_none() && *line == 1 => {
            Err(Error::usage("the newest run has no such finding", "look into findings.csv of the run folder"))
        }
        Some(_) => {
            let lines: Vec<String> = unknown.iter().map(u64::to_string).collect();
            let place = args.from.as_deref().map(Place::path).unwrap_or_default();
            Err(Error::input(
                place.row(unknown[0]),
                format!("the newest run has no such finding for rows {}; the others are explained", lines.join(", ")),
                "take the rows out, or run the pipeline again and look into findings.csv",
            ))
        }
    }
}

fn wanted_of(path: &Path) -> Result<Vec<Wanted>> {
    let fault = |row: u64, column: &str, message: &str| {
        Error::input(
            Place::path(path).row(row).column(column),
            message,
            "columns are rule,child,text,table,row,row_key,who,until",
        )
    };
    let bytes = std::fs::read(path).map_err(|e| Error::io("read", path, e))?;
    let text = String::from_utf8(bytes).map_err(|_| fault(0, "rule", "the file is not UTF-8 text"))?;
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let header = reader.headers().map_err(|_| fault(0, "rule", "the file is no CSV"))?.clone();
    for column in ["rule", "child", "text"] {
        if !header.iter().any(|name| name.trim().eq_ignore_ascii_case(column)) {
            return Err(fault(0, column, "the column is missing"));
        }
    }
    let mut found = Vec::new();
    for (row, record) in (1u64..).zip(reader.records()) {
        let record = record.map_err(|_| fault(row, "rule", "the row has another number of cells than the header"))?;
        let cell = |column: &str| {
            let at = header.iter().position(|name| name.trim().eq_ignore_ascii_case(column));
            at.and_then(|at| record.get(at)).map(str::trim).filter(|text| !text.is_empty()).map(String::from)
        };
        let number = |text: String| text.parse().map_err(|_| fault(row, "row", "this is no row number"));
        let day = |text: String| crate::dates::of_case(&text).ok_or_else(|| fault(row, "until", "this is no date"));
        found.push(Wanted {
            rule: cell("rule").ok_or_else(|| fault(row, "rule", "the cell is blank"))?,
            child: cell("child").ok_or_else(|| fault(row, "child", "the cell is blank"))?,
            table: cell("table"),
            row: cell("row").map(number).transpose()?,
            row_key: cell("row_key"),
            text: cell("text").unwrap_or_default(),
            who: cell("who").unwrap_or_default(),
            until: cell("until").map(day).transpose()?,
        });
    }
    Ok(found)
}

/// The findings of the newest run of a pipeline that got as far as judging.
fn newest(pipeline: &Pipeline) -> Result<Vec<Finding>> {
    let state = pipeline.state();
    let runs = ledger::runs(&state)?;
    let folder =
        runs.iter().rev().map(|run| state.join("runs").join(run)).find(|folder| folder.join("findings.parquet").is_file());
    match folder {
        Some(folder) => findings_file::read(&folder.join("findings.parquet")),
        None => Err(Error::input(
            Place::path(&state),
            "there is no run of this pipeline yet",
            "run it first: findings are explained from what a run found",
        )),
    }
}

fn export(context: &Context, args: &ExportArgs) -> Result<()> {
    let pipeline = Pipeline::load(&args.pipeline)?;
    let explained = Explained::load(&desk::explanations(&pipeline))?;
    let mut findings = newest(&pipeline)?;
    // What was explained after the run counts too, as long as nothing has changed.
    let day = Start::now().day().min(pipeline.year.end_day());
    explained.apply(&mut findings, pipeline.year, day);
    let fault = |e: csv::Error| Error::usage(format!("the explanations cannot be written: {e}"), "");
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["rule", "child", "explanation"]).map_err(fault)?;
    let mut lines: Vec<[&str; 3]> = findings
        .iter()
        .filter(|finding| finding.state == State::Explained)
        .map(|f| [f.rule.as_str(), f.child.as_deref().unwrap_or_default(), f.explanation.as_deref().unwrap_or_default()])
        .collect();
    lines.dedup();
    for line in &lines {
        writer.write_record(line).map_err(fault)?;
    }
    let bytes = writer.into_inner().unwrap_or_default();
    match &args.out {
        Some(path) => {
            std::fs::write(path, &bytes).map_err(|e| Error::io("write", path, e))?;
            keep_private(path)
        }
        None => {
            context.printer.data(String::from_utf8_lossy(&bytes).trim_end());
            Ok(())
        }
    }
}

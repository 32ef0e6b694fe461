//! `return903 run` and `plan`: a pipeline from end to end, or what it would do.

use std::path::PathBuf;

use super::Context;
use crate::engine::graph::{Graph, GraphForm};
use crate::engine::scope::Room;
use crate::error::{Error, Result};
use crate::pipeline::config::SourceKind;
use crate::pipeline::run::{self, Finished, Options, Prepared};
use crate::publish::Outcome;
use crate::validate::RuleState;
use crate::validate::findings::{Finding, standing};

#[derive(clap::Args)]
pub struct Args {
    /// Pipeline file
    #[arg(value_name = "PIPELINE.toml")]
    pipeline: PathBuf,
    /// Day as at which to run, dd/mm/yyyy or yyyy-mm-dd; today when left out, the year's last day when later
    #[arg(long, value_parser = super::derive::day)]
    as_at: Option<i32>,
    /// Make every stage again, even those that are there
    #[arg(long)]
    force: bool,
    /// Say what would run and touch nothing
    #[arg(long)]
    dry_run: bool,
}

#[derive(clap::Args)]
pub struct PlanArgs {
    /// Pipeline file
    #[arg(value_name = "PIPELINE.toml")]
    pipeline: PathBuf,
    /// Day as at which to plan
    #[arg(long, value_parser = super::derive::day)]
    as_at: Option<i32>,
    /// As JSON
    #[arg(long)]
    json: bool,
    /// Draw which model reads which instead
    #[arg(long, value_enum, value_name = "FORM", num_args = 0..=1, default_missing_value = "dot", conflicts_with = "json")]
    graph: Option<GraphForm>,
}

pub async fn run(context: &Context, args: Args) -> Result<()> {
    let options = Options { force: args.force, partitions: context.partitions, as_at: args.as_at };
    let prepared = Prepared::new(&context.home, &args.pipeline, options)?;
    if args.dry_run {
        return outlook(context, &prepared, false);
    }
    let bar = context.printer.progress("starting");
    let finished = run::run(&prepared, options, |stage| bar.set_message(stage.to_string())).await;
    bar.finish_and_clear();
    let finished = finished?;
    report(context, &finished);
    if finished.gate.is_empty() { Ok(()) } else { Err(Error::Gate { reasons: finished.gate }) }
}

pub fn plan(context: &Context, args: &PlanArgs) -> Result<()> {
    let options = Options { force: false, partitions: context.partitions, as_at: args.as_at };
    let prepared = Prepared::new(&context.home, &args.pipeline, options)?;
    if let Some(form) = args.graph {
        let rooms: &[Room] = match prepared.pipeline.source.kind {
            SourceKind::Export => &[Room::Derive, Room::Benchmark],
            SourceKind::Return => &[Room::Benchmark],
        };
        let drawn = Graph::of(&prepared.library, rooms, prepared.pipeline.year)?.draw(form);
        context.printer.data(drawn.trim_end());
        return Ok(());
    }
    outlook(context, &prepared, args.json)
}

fn outlook(context: &Context, prepared: &Prepared, json: bool) -> Result<()> {
    let stages = prepared.outlook();
    if json {
        let lines: Vec<serde_json::Value> = stages
            .iter()
            .map(|(stage, key, there)| serde_json::json!({ "stage": stage.name(), "key": key, "there": there }))
            .collect();
        context.printer.data(serde_json::json!({ "run_id": prepared.plan.run_id, "stages": lines }).to_string());
        return Ok(());
    }
    for (stage, key, there) in stages {
        let why = if there { "there and whole: skipped" } else { "to run: its inputs, SQL, settings or the tool are new" };
        context.printer.data(format!("{:<10} {}  {why}", stage.name(), &key[..12]));
    }
    context.printer.data("gate       always judged again");
    match prepared.pipeline.destination() {
        Some(to) => context.printer.data(format!("publish    to {to}, unless it is there already")),
        None => context.printer.data("publish    nowhere: the pipeline has no [publish]"),
    }
    Ok(())
}

fn report(context: &Context, finished: &Finished) {
    findings(context, &finished.findings);
    let count = |state| finished.results.iter().filter(|r| r.state == state).count();
    let note = |line: String| context.printer.note(line);
    for warning in &finished.counts.warnings {
        context.printer.warning(warning);
    }
    note(format!(
        "{} rows read, {} set apart, {} children blocked",
        finished.counts.rows_in, finished.counts.quarantined, finished.counts.blocked
    ));
    note(format!(
        "{} rules: {} passed, {} found something, {} not run",
        finished.results.len(),
        count(RuleState::Passed),
        count(RuleState::Found),
        count(RuleState::NotRun)
    ));
    let made = finished.stages.iter().filter(|stage| !stage.skipped).count();
    note(format!("{made} stages made, {} were there", finished.stages.len() - made));
    note(format!("run folder: {}", finished.folder.display()));
    let place = finished.destination.clone().unwrap_or_default();
    match &finished.published {
        Some(Outcome::Published(receipt)) => note(format!("published to {place} as commit {}", receipt.commit.sequence)),
        Some(Outcome::Unchanged(receipt)) => note(format!("already published to {place} as commit {}", receipt.commit.sequence)),
        None if !finished.gate.is_empty() => note("not published: the gate did not pass".into()),
        None => note("not published: the pipeline has no [publish]".into()),
    }
}

/// Counts by rule, never a child's details.
fn findings(context: &Context, findings: &[Finding]) {
    let mut rules: Vec<(&Finding, Vec<&Finding>)> = Vec::new();
    for finding in findings {
        match rules.iter_mut().find(|(first, _)| first.rule == finding.rule) {
            Some((_, all)) => all.push(finding),
            None => rules.push((finding, vec![finding])),
        }
    }
    for (first, all) in rules {
        let standing = standing(&all);
        let note = if standing.is_empty() { standing } else { format!(" ({standing})") };
        context.printer.data(format!("{:<10} {:>7}  {}{note}", first.rule, all.len(), first.title));
    }
}

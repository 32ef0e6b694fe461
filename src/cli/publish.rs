//! `return903 pull`, `history`, `verify`, `prune` and `status`: what stands at a location.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use super::Context;
use crate::dates;
use crate::error::{Error, Result};
use crate::pipeline::config::{Gate, Mark, Pipeline};
use crate::pipeline::ledger::Start;
use crate::pipeline::publication::Candidate;
use crate::publish::{self, Location, Outcome, PruneOptions, PullOptions, PullState, Which};

#[derive(clap::Args)]
pub struct PublishArgs {
    /// Location to publish to: a folder or a file:// URL
    location: String,
    /// Run folder, as `run` names it
    #[arg(long, value_name = "DIR")]
    run: PathBuf,
    /// Pipeline file whose gate judges the run; the default gate when left out
    #[arg(long, value_name = "PIPELINE.toml")]
    pipeline: Option<PathBuf>,
    /// What it is published as
    #[arg(long, value_enum, default_value = "nightly")]
    mark: Mark,
}

#[derive(clap::Args)]
pub struct PullArgs {
    /// Location that was published to
    location: String,
    /// Folder to write to
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Commit number; the newest when left out
    #[arg(long, value_name = "N")]
    commit: Option<u64>,
    /// As JSON
    #[arg(long)]
    json: bool,
}

#[derive(clap::Args)]
pub struct LocationArgs {
    /// Location that was published to
    location: String,
    /// As JSON
    #[arg(long)]
    json: bool,
}

#[derive(clap::Args)]
pub struct PruneArgs {
    /// Location that was published to
    location: String,
    /// How many of the newest commits to keep; submissions are always kept
    #[arg(long, default_value = "30", value_name = "N")]
    keep: NonZeroUsize,
    /// Leave alone what is younger than this many hours
    #[arg(long, default_value = "24", value_name = "HOURS")]
    grace_hours: u64,
    /// Say what would go and remove nothing
    #[arg(long)]
    dry_run: bool,
}

pub async fn publish(context: &Context, args: PublishArgs) -> Result<()> {
    let gate = match &args.pipeline {
        Some(file) => Pipeline::load(file)?.gate,
        None => Gate::default(),
    };
    let candidate = Candidate { folder: &args.run, gate: &gate, mark: args.mark };
    candidate.check_hashes()?;
    let (findings, results, blocked) = candidate.read()?;
    let reasons = candidate.judge(&findings, &results, blocked)?;
    if !reasons.is_empty() {
        return Err(Error::Gate { reasons });
    }
    let outcome = candidate.publish(&args.location, &findings, &results, &Start::now().text()).await?;
    context.printer.note(match outcome {
        Outcome::Published(receipt) => format!("published to {} as commit {}", args.location, receipt.commit.sequence),
        Outcome::Unchanged(receipt) => format!("already published to {} as commit {}", args.location, receipt.commit.sequence),
    });
    Ok(())
}

pub async fn pull(context: &Context, args: PullArgs) -> Result<()> {
    let location = Location::to_read(&args.location)?;
    let today = dates::iso(Start::now().day());
    let options = PullOptions {
        which: args.commit.map_or(Which::Latest, Which::Sequence),
        into: &args.out,
        zone: None,
        today: Some(&today),
    };
    let pulled = publish::pull(&location, &options).await?;
    if args.json {
        context.printer.data(serde_json::to_string(&pulled).unwrap_or_default());
        return Ok(());
    }
    let commit = &pulled.commit;
    let age = pulled.age_days.map(|days| format!(", {days} days before today")).unwrap_or_default();
    context.printer.data(format!("commit {}: {} as at {}{age}", commit.sequence, commit.collection_year, commit.as_at));
    let what = match pulled.state {
        PullState::AlreadyThere => "already there",
        PullState::Replaced => "replaced",
        PullState::Written => "written",
    };
    context.printer.data(format!("{} files, {} bytes {what} in {}", pulled.files, pulled.bytes, args.out.display()));
    Ok(())
}

pub async fn history(context: &Context, args: LocationArgs) -> Result<()> {
    let location = Location::to_read(&args.location)?;
    for entry in publish::history(&location, None).await? {
        match &entry.state {
            Ok(commit) if args.json => context.printer.data(serde_json::to_string(commit).unwrap_or_default()),
            Ok(commit) => context.printer.data(format!(
                "{:>6}  {}  as at {}  {:?}  {} errors, {} blocked, {} rules not run  {}",
                entry.sequence,
                commit.collection_year,
                commit.as_at,
                commit.mark,
                commit.gate.errors,
                commit.gate.blocked,
                commit.gate.not_run,
                commit.run_id
            )),
            Err(error) => context.printer.warning(format!("{}: {error}", entry.object)),
        }
    }
    Ok(())
}

pub async fn verify(context: &Context, args: LocationArgs) -> Result<()> {
    let location = Location::to_read(&args.location)?;
    let report = publish::verify(&location).await?;
    if args.json {
        context.printer.data(serde_json::to_string(&report).unwrap_or_default());
    } else {
        context.printer.data(format!(
            "{} commits, {} objects, {} bytes read; {} objects no commit needs, {} leftovers of killed writers",
            report.commits, report.objects, report.bytes, report.orphans, report.leftovers
        ));
        for problem in &report.problems {
            context.printer.warning(format!("{}: {:?}", problem.object, problem.damage));
        }
    }
    match report.problems.first() {
        None => Ok(()),
        Some(first) => Err(Error::Integrity {
            what: format!("{} of {} objects, first {}", report.problems.len(), report.objects, first.object),
        }),
    }
}

pub async fn prune(context: &Context, args: PruneArgs) -> Result<()> {
    let location = Location::to_write(&args.location)?;
    let before = SystemTime::now().checked_sub(Duration::from_secs(args.grace_hours * 3600)).unwrap_or(SystemTime::UNIX_EPOCH);
    let report = publish::prune(&location, &PruneOptions { keep: args.keep, before, dry_run: args.dry_run }).await?;
    let word = if args.dry_run { "would go" } else { "removed" };
    context.printer.data(format!(
        "{} commits, {} objects, {} bytes, {} leftovers {word}; {} commits kept",
        report.commits.len(),
        report.objects,
        report.bytes,
        report.leftovers,
        report.kept.len()
    ));
    Ok(())
}

pub async fn status(context: &Context, args: LocationArgs) -> Result<()> {
    let location = Location::to_read(&args.location)?;
    let newest = publish::newest(&location).await?;
    let Some(commit) = newest else {
        context.printer.data(if args.json { "null".to_string() } else { "nothing is published there".to_string() });
        return Ok(());
    };
    if args.json {
        context.printer.data(serde_json::to_string(&commit).unwrap_or_default());
        return Ok(());
    }
    context.printer.data(format!(
        "commit {}: {} as at {}, published {}",
        commit.sequence, commit.collection_year, commit.as_at, commit.published_at
    ));
    context.printer.data(format!(
        "{:?}; {} rules fired, {} errors, {} children blocked, {} rules not run",
        commit.mark, commit.gate.rules_fired, commit.gate.errors, commit.gate.blocked, commit.gate.not_run
    ));
    Ok(())
}

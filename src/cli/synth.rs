//! `return903 synth`: case-system exports with known truth, for trials and tests.

use std::path::PathBuf;

use super::Context;
use crate::error::{Error, Result};
use crate::synth::{self, Options};

#[derive(clap::Args)]
pub struct Args {
    /// Folder to write export/, previous-return/ and truth/ to
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// How many children have an episode in the year
    #[arg(long, value_name = "N")]
    children: u64,
    /// Seed: the same seed gives the same files on every machine
    #[arg(long, value_name = "S")]
    seed: u64,
    /// Collection year, from 2022-23 to 2026-27
    #[arg(long, default_value = "2025-26")]
    year: String,
    /// Share of children whose records carry a fault, 0 to 1
    #[arg(long, default_value = "0", value_name = "R")]
    error_rate: String,
    /// How many authorities, side by side in folders of their codes
    #[arg(long, default_value = "1", value_name = "N")]
    authorities: u64,
    /// Day of the year as at which the truth is told, yyyy-mm-dd; the export is the same, read on 20 May after the year
    #[arg(long, value_name = "DAY")]
    as_at: Option<String>,
    /// same_day or day_before; chosen by the seed when left out
    #[arg(long)]
    end_convention: Option<String>,
}

pub fn run(context: &Context, args: &Args) -> Result<()> {
    let mut words: Vec<String> = vec![
        "--out".into(),
        args.out.display().to_string(),
        "--children".into(),
        args.children.to_string(),
        "--seed".into(),
        args.seed.to_string(),
        "--year".into(),
        args.year.clone(),
        "--error-rate".into(),
        args.error_rate.clone(),
        "--authorities".into(),
        args.authorities.to_string(),
    ];
    if let Some(convention) = &args.end_convention {
        words.extend(["--end-convention".into(), convention.clone()]);
    }
    if let Some(day) = &args.as_at {
        words.extend(["--as-at".into(), day.clone()]);
    }
    let options = Options::from_arguments(&words)?;
    let coverage = synth::generate(&options)?;
    context.printer.data(coverage.to_string().trim_end());
    let short = coverage.short();
    if short.is_empty() {
        return Ok(());
    }
    Err(Error::usage(
        format!("{} situations occur too seldom", short.len()),
        "generate more children, or another seed: the table above shows wanted and found",
    ))
}

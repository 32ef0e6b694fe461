//! The command line: arguments in, one library call, an exit code out.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::error::{Error, Result};
use crate::home::Home;
use crate::printer::Printer;

mod check;
mod derive;
mod explain;
mod findings;
mod init;
mod logging;
mod publish;
mod reference;
pub mod rules;
mod run;
mod signals;
mod synth;
mod test;
mod validate;

#[derive(Parser)]
#[command(name = "return903", version, about, long_about = None)]
struct Cli {
    /// Folder with sql/ and schemas/ to use instead of what is built in [env: RETURN903_HOME]
    #[arg(long, global = true, value_name = "DIR")]
    home: Option<PathBuf>,
    /// Say nothing that is not data, a warning or an error
    #[arg(long, short, global = true)]
    quiet: bool,
    /// How many queries and query parts run at the same time; changes the speed and never the result
    #[arg(long, global = true, value_name = "N")]
    partitions: Option<usize>,
    /// How much of its work it logs to stderr
    #[arg(long, global = true, value_enum, default_value = "warn", value_name = "LEVEL")]
    log: logging::Level,
    #[arg(long, global = true, value_enum, default_value = "text", value_name = "FORMAT")]
    log_format: logging::Format,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run a pipeline from end to end
    Run(run::Args),
    /// What a pipeline would run, and why
    Plan(run::PlanArgs),
    /// Check configuration, schemas and all SQL, without data
    Check(check::Args),
    /// Judge a run folder and publish it
    Publish(publish::PublishArgs),
    /// Fetch a publication and check every hash
    Pull(publish::PullArgs),
    /// List the publications of a location
    History(publish::LocationArgs),
    /// Read a location again and compare every hash
    Verify(publish::LocationArgs),
    /// Remove what no kept publication needs
    Prune(publish::PruneArgs),
    /// The newest publication of a location and its gate
    Status(publish::LocationArgs),
    /// List the rules, or show one
    Rules(rules::Args),
    /// Bring postcodes, authorities and Ofsted's providers into the form that validate and pipelines read
    Reference(reference::Args),
    /// Write a made-up case-system export with known truth
    Synth(synth::Args),
    /// Write the demo out: export, returns, reference lists, pipeline files
    Init(init::Args),
    /// Run fixtures: given rows, expected findings
    Test(test::Args),
    /// Derive a return from one export folder
    Derive(derive::Args),
    /// Why the derived return says what it says of one child: source rows, cut points, decisions, settings
    Explain(explain::Args),
    /// Explain findings, or hand the explanations out
    Findings(findings::Args),
    /// Validate a finished return, whoever made it
    Validate(validate::Args),
}

/// What every command is handed.
pub struct Context {
    pub home: Home,
    pub printer: Printer,
    pub partitions: usize,
}

pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let printer = Printer::new(cli.quiet);
    let result = start(cli, printer);
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            printer.error(&error);
            ExitCode::from(error.exit().code())
        }
    }
}

fn start(cli: Cli, printer: Printer) -> Result<()> {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let context = Context { home: Home::find(cli.home.as_deref())?, printer, partitions: cli.partitions.unwrap_or(cores) };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|e| Error::io("start", &PathBuf::from("the runtime"), e))?;
    logging::start(cli.log, cli.log_format);
    let result = runtime.block_on(async {
        let signals = signals::Signals::catch();
        // The work has a thread of its own, so that a signal is heard even while it waits for nothing.
        let work = tokio::spawn(async move { dispatch(&context, cli.command).await });
        tokio::select! {
            ended = work => ended.unwrap_or_else(|error| Err(Error::Defect {
                message: "the work stopped unexpectedly".into(),
                place: crate::error::Place::file("return903"),
                details: error.to_string(),
            })),
            error = signals.asked_to_stop() => Err(error),
        }
    });
    runtime.shutdown_background();
    result
}

async fn dispatch(context: &Context, command: Command) -> Result<()> {
    match command {
        Command::Run(args) => run::run(context, args).await,
        Command::Plan(args) => run::plan(context, &args),
        Command::Check(args) => check::run(context, args).await,
        Command::Derive(args) => derive::run(context, args).await,
        Command::Validate(args) => validate::run(context, args).await,
        Command::Explain(args) => explain::run(context, &args),
        Command::Findings(args) => findings::run(context, args),
        Command::Publish(args) => publish::publish(context, args).await,
        Command::Pull(args) => publish::pull(context, args).await,
        Command::History(args) => publish::history(context, args).await,
        Command::Verify(args) => publish::verify(context, args).await,
        Command::Prune(args) => publish::prune(context, args).await,
        Command::Status(args) => publish::status(context, args).await,
        Command::Rules(args) => rules::run(context, &args),
        Command::Reference(args) => reference::run(context, &args),
        Command::Synth(args) => synth::run(context, &args),
        Command::Init(args) => init::run(context, &args),
        Command::Test(args) => test::run(context, args).await,
    }
}

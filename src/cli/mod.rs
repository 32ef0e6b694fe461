//! The command line: arguments in, one library call, an exit code out.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::error::{Error, Result};
use crate::home::Home;
use crate::printer::Printer;

mod check;
mod test;

#[derive(Parser)]
#[command(name = "return903", version, about, long_about = None)]
struct Cli {
    /// Folder with sql/ and schemas/ to use instead of what is built in [env: RETURN903_HOME]
    #[arg(long, global = true, value_name = "DIR")]
    home: Option<PathBuf>,
    /// Say nothing that is not data, a warning or an error
    #[arg(long, short, global = true)]
    quiet: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check configuration, schemas and all SQL, without data
    Check(check::Args),
    /// Run fixtures: given rows, expected findings
    Test(test::Args),
}

/// What every command is handed.
pub struct Context {
    pub home: Home,
    pub printer: Printer,
}

pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let printer = Printer::new(cli.quiet);
    let result = run(cli, printer);
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            printer.error(&error);
            ExitCode::from(error.exit().code())
        }
    }
}

fn run(cli: Cli, printer: Printer) -> Result<()> {
    let context = Context { home: Home::find(cli.home.as_deref())?, printer };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|e| Error::io("start", &PathBuf::from("the runtime"), e))?;
    runtime.block_on(async {
        match cli.command {
            Command::Check(args) => check::run(&context, args).await,
            Command::Test(args) => test::run(&context, args).await,
        }
    })
}

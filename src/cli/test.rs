//! `return903 test FIXTURE…`: runs fixtures against the SQL of the home, without a compile.

use std::path::PathBuf;

use super::Context;
use crate::engine::fixture::{self, Bench};
use crate::error::{Error, Result};

#[derive(clap::Args)]
pub struct Args {
    /// Fixture files in the form of docs/sql-conventions.md
    #[arg(required = true)]
    fixtures: Vec<PathBuf>,
    /// Folder with your own rules, to test fixtures of them
    #[arg(long, value_name = "DIR")]
    local_rules: Option<PathBuf>,
}

pub async fn run(context: &Context, args: Args) -> Result<()> {
    let mut bench = Bench::load(context.home.clone())?;
    if let Some(folder) = &args.local_rules {
        bench.library.add_local(folder)?;
    }
    let (mut cases, mut failed) = (0, 0);
    for path in &args.fixtures {
        let text = std::fs::read_to_string(path).map_err(|e| Error::io("read", path, e))?;
        match fixture::run(&bench, &path.display().to_string(), &text).await {
            Ok(outcome) => {
                cases += outcome.cases;
                failed += outcome.failures.len();
                for failure in outcome.failures {
                    context.printer.data(failure);
                }
            }
            Err(error) => {
                failed += 1;
                context.printer.error(&error);
            }
        }
    }
    context.printer.note(format!("{} fixtures, {cases} cases, {failed} failed", args.fixtures.len()));
    if failed > 0 {
        return Err(Error::usage(format!("{failed} fixture cases failed"), "mend the SQL file or the fixture"));
    }
    Ok(())
}

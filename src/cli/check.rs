//! `return903 check`: configuration, schemas and all SQL, without data.

use std::path::PathBuf;

use super::Context;
use crate::engine::check;
use crate::engine::scope::Library;
use crate::error::{Error, Result};
use crate::pipeline::config::Pipeline;
use crate::schema::Schemas;

#[derive(clap::Args)]
pub struct Args {
    /// Pipeline file, to check its keys and settings too
    #[arg(value_name = "PIPELINE.toml")]
    pipeline: Option<PathBuf>,
}

pub async fn run(context: &Context, args: Args) -> Result<()> {
    let mut schemas = Schemas::load(&context.home)?;
    let mut library = Library::load(&context.home)?;
    if let Some(file) = &args.pipeline {
        let pipeline = Pipeline::load(file)?;
        schemas.settings = schemas.settings.with(&pipeline.settings, &file.display().to_string())?;
        pipeline.check_reference(&schemas)?;
        library = pipeline.rules_of(library)?;
    }
    let (checked, found) = check::all(&context.home, &schemas, &library).await?;
    let mut faults: Vec<Error> = library.take_broken();
    faults.extend(found);
    if let Some(last) = faults.pop() {
        for fault in &faults {
            context.printer.error(fault);
        }
        return Err(last);
    }
    context.printer.note(format!(
        "checked {} models, {} rules and {} indicators of {}",
        checked.models,
        checked.rules,
        checked.indicators,
        context.home.describe()
    ));
    Ok(())
}

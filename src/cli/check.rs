//! `return903 check`: configuration, schemas and all SQL, without data.

use std::path::PathBuf;

use super::Context;
use crate::engine::check;
use crate::engine::scope::{Library, Room};
use crate::error::Result;
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
    if let Some(file) = &args.pipeline {
        let pipeline = Pipeline::load(file)?;
        schemas.settings = schemas.settings.with(&pipeline.settings, &file.display().to_string())?;
        pipeline.check_reference(&schemas)?;
    }
    let library = Library::load(&context.home)?;
    let (checked, mut faults) = check::all(&context.home, &schemas, &library).await?;
    for (_, error) in library.broken() {
        context.printer.error(error);
    }
    if let Some(last) = faults.pop() {
        for fault in &faults {
            context.printer.error(fault);
        }
        return Err(last);
    }
    library.sound(&Room::ALL)?;
    context.printer.note(format!(
        "checked {} models, {} rules and {} indicators of {}",
        checked.models,
        checked.rules,
        checked.indicators,
        context.home.describe()
    ));
    Ok(())
}

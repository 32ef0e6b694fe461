//! `return903 check`: configuration, schemas and all SQL, without data.

use super::Context;
use crate::engine::check;
use crate::engine::scope::{Library, Room};
use crate::error::Result;
use crate::schema::Schemas;

#[derive(clap::Args)]
pub struct Args {}

pub async fn run(context: &Context, _: Args) -> Result<()> {
    let schemas = Schemas::load(&context.home)?;
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

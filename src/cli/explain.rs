//! `return903 explain`: why the derived return says what it says of one child.

use std::path::PathBuf;

use super::Context;
use crate::error::Result;
use crate::explain::{self, Asked, Because, Explanation};
use crate::schema::Schemas;

#[derive(clap::Args)]
pub struct Args {
    /// Run folder of an export's pipeline, or the folder `derive` wrote
    #[arg(value_name = "RUN")]
    folder: PathBuf,
    /// The child's number as the return has it
    #[arg(long)]
    child: String,
    /// One module, such as episodes
    #[arg(long)]
    module: Option<String>,
    /// One row of the module's CSV file, counted from 1 below the header
    #[arg(long, requires = "module")]
    row: Option<i64>,
    /// One field, such as RNE
    #[arg(long, requires = "module")]
    field: Option<String>,
    /// As JSON
    #[arg(long)]
    json: bool,
}

pub fn run(context: &Context, args: &Args) -> Result<()> {
    let schemas = Schemas::load(&context.home)?;
    let asked = Asked { child: args.child.clone(), module: args.module.clone(), row: args.row, field: args.field.clone() };
    let explanation = explain::explain(&context.home, &schemas, &args.folder, &asked)?;
    if args.json {
        context.printer.data(serde_json::to_string_pretty(&explanation).unwrap_or_default());
    } else {
        print(context, &explanation);
    }
    Ok(())
}

fn print(context: &Context, explanation: &Explanation) {
    let line = |text: String| context.printer.data(text);
    line(format!("return of {} as at {}", explanation.year, explanation.as_at));
    for row in &explanation.rows {
        let marks = if row.marks.is_empty() { String::new() } else { format!("  [{}]", row.marks.join(", ")) };
        line(format!("\n{} row {}{marks}", row.module, row.row));
        for cell in row.cells.iter().filter(|cell| !cell.value.is_empty() || !cell.because.is_empty()) {
            let value = if cell.value.is_empty() { "(blank)" } else { &cell.value };
            line(format!("  {:<20} {value}", cell.field));
            for because in &cell.because {
                line(format!("  {:<20}   {}", "", because.says));
                line(format!("  {:<20}   {}", "", source(because)));
                if let Some(map) = &because.code_map {
                    line(format!("  {:<20}   code map: {}", "", pairs(map)));
                }
            }
        }
    }
    for (name, rows) in &explanation.lists {
        line(format!("\n{name}"));
        for row in rows {
            line(format!("  {}", pairs(row)));
        }
    }
    line("\nsettings".into());
    for (name, value) in &explanation.settings {
        line(format!("  {name} = {value}"));
    }
}

fn source(because: &Because) -> String {
    let file = if because.file.is_empty() { String::new() } else { format!(" ({})", because.file) };
    format!("{} row {}{file}: {}", because.table, because.row, pairs(&because.source))
}

fn pairs(cells: &std::collections::BTreeMap<String, String>) -> String {
    cells.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("  ")
}

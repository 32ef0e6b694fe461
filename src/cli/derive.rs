//! `return903 derive`: extract and derive alone, for one export folder.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::Context;
use crate::dates;
use crate::derive;
use crate::engine::params::Params;
use crate::engine::scope::{Library, Room};
use crate::engine::sources::Sources;
use crate::error::{Error, Result};
use crate::explain::About;
use crate::extract::cells::NullWords;
use crate::extract::{export, reference, return_files};
use crate::pipeline::stage::create_private;
use crate::pipeline::stages::write_json;
use crate::schema::settings::{SettingKind, Settings, Value};
use crate::schema::{CollectionYear, LAST, Schemas, WITNESS};
use crate::validate::{self, rows::ReturnRows};

#[derive(clap::Args)]
pub struct Args {
    /// Collection year, such as 2025-26
    #[arg(long)]
    year: CollectionYear,
    /// Folder of the case-system export, one CSV file a table
    #[arg(long, value_name = "DIR")]
    export: PathBuf,
    /// Last year's return: folder, CSV files or patterns
    #[arg(long, num_args = 1.., value_name = "DIR|GLOB")]
    previous: Vec<PathBuf>,
    /// The return the case system has built itself, to be compared with the derived one
    #[arg(long, num_args = 1.., value_name = "DIR|GLOB")]
    witness: Vec<PathBuf>,
    /// Postcodes with grid references and districts (Parquet or CSV)
    #[arg(long, value_name = "FILE")]
    postcodes: Option<PathBuf>,
    /// Nine-character code of the authority, such as E10000011
    #[arg(long)]
    authority: Option<String>,
    /// Day as at which to derive, dd/mm/yyyy or yyyy-mm-dd; the year's last day when later or left out
    #[arg(long, value_parser = day)]
    as_at: Option<i32>,
    /// A setting of schemas/settings.toml, NAME=VALUE; may be given again
    #[arg(long = "set", value_name = "NAME=VALUE")]
    settings: Vec<String>,
    /// Folder to write to; made when absent
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

/// Reads a day from the command line.
pub fn day(text: &str) -> std::result::Result<i32, String> {
    dates::of_case(text).ok_or_else(|| format!("{text:?} is not a date: write dd/mm/yyyy or yyyy-mm-dd"))
}

pub async fn run(context: &Context, args: Args) -> Result<()> {
    let home = &context.home;
    let mut schemas = Schemas::load(home)?;
    schemas.settings = schemas.settings.with(&chosen(&schemas.settings, &args.settings)?, "--set")?;
    let library = Library::load(home)?.sound(&[Room::Derive])?;
    let nulls = NullWords::load(home)?;
    let out = &args.out;
    let extract = out.join("extract");
    create_private(out)?;
    create_private(&extract)?;
    let progress = context.printer.progress("deriving");
    let extracted = export::extract(&schemas, &nulls, &args.export, &extract)?;
    for warning in &extracted.warnings {
        context.printer.warning(warning);
    }
    let mut sources = Sources::new(home, &schemas, args.year)?;
    derive::deliver(&mut sources, &extract, &extracted)?;
    if !args.previous.is_empty() {
        let files = return_files::read(&schemas, &nulls, &args.previous)?;
        validate::deliver(&mut sources, &mut ReturnRows::default(), &files, LAST);
    }
    if !args.witness.is_empty() {
        let files = return_files::read(&schemas, &nulls, &args.witness)?;
        validate::deliver(&mut sources, &mut ReturnRows::default(), &files, WITNESS);
    }
    for table in schemas.reference.values() {
        let named = if table.name == "postcodes" { args.postcodes.as_slice() } else { &[] };
        reference::deliver(home, &mut sources, table, named)?;
    }
    let as_at = args.as_at.unwrap_or(args.year.end_day());
    let params = Params::new(args.year, as_at, args.authority.as_deref(), "derived", &schemas.settings);
    let derived = derive::run(&schemas, &library, args.year, &sources, &params, context.partitions, out).await;
    if let Err(error) = &derived
        && let Some(details) = error.details()
    {
        let path = out.join("engine-error.txt");
        std::fs::write(&path, details).map_err(|e| Error::io("write", &path, e))?;
    }
    let derived = derived?;
    let about = About {
        year: args.year.to_string(),
        as_at: dates::iso(as_at.min(args.year.end_day())),
        settings: schemas.settings.texts(),
    };
    write_json(&out.join("settings.json"), &about)?;
    // The contract's place of the CSV set is DIR/csv; a run folder has it under return/.
    let (made, wanted) = (out.join("return/csv"), out.join("csv"));
    if wanted.exists() {
        std::fs::remove_dir_all(&wanted).map_err(|e| Error::io("replace", &wanted, e))?;
    }
    std::fs::rename(&made, &wanted).map_err(|e| Error::io("move", &made, e))?;
    // What was left out and set apart stands at the top of the folder, where it is seen.
    for name in ["lists/blocked.parquet", "lists/blocked.csv", "extract/quarantine.parquet", "extract/cells.parquet"] {
        let from = out.join(name);
        if let (true, Some(file)) = (from.exists(), from.file_name()) {
            std::fs::copy(&from, out.join(file)).map_err(|e| Error::io("copy", &from, e))?;
        }
    }
    progress.finish_and_clear();
    summary(context, &schemas, &extracted, &derived);
    Ok(())
}

/// Settings from `NAME=VALUE`, typed as they are declared; a list's items are separated by commas.
pub fn chosen(settings: &Settings, given: &[String]) -> Result<BTreeMap<String, Value>> {
    let mut chosen = BTreeMap::new();
    for pair in given {
        let Some((name, value)) = pair.split_once('=') else {
            return Err(Error::usage(format!("{pair:?} is no setting"), "write --set NAME=VALUE"));
        };
        let value = match settings.declared.get(name).map(|s| s.kind) {
            Some(SettingKind::Int) => value.parse().map(Value::Int).unwrap_or_else(|_| Value::Text(value.to_string())),
            Some(SettingKind::List) => Value::List(value.split(',').map(|item| item.trim().to_string()).collect()),
            _ => Value::Text(value.to_string()),
        };
        chosen.insert(name.to_string(), value);
    }
    Ok(chosen)
}

fn summary(context: &Context, schemas: &Schemas, extracted: &export::Extracted, derived: &derive::Derived) {
    let note = |line: String| context.printer.note(line);
    note(format!(
        "{} rows read from {} tables, {} set apart",
        extracted.rows_in(),
        extracted.tables.len(),
        extracted.quarantined()
    ));
    for warning in &derived.warnings {
        context.printer.warning(warning);
    }
    for module in schemas.modules.values() {
        if let Some(rows) = derived.rows.get(&module.name) {
            context.printer.data(format!("{:<22} {rows:>8}", module.spec_name));
        }
    }
    note(format!("{} children blocked", derived.blocked_children()));
    for (mark, count) in derived.marks.iter().filter(|(_, count)| **count > 0) {
        note(format!("  marked: {mark}: {count}"));
    }
    for (reason, count) in derived.notes.iter().filter(|(reason, _)| !reason.is_empty()) {
        note(format!("  note: {reason}: {count}"));
    }
}

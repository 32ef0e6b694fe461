//! `return903 reference import`: lists from outside, each into one Parquet file in the columns of schemas/reference.

use std::path::PathBuf;

use super::Context;
use crate::error::{Error, Result};
use crate::extract::reference::{self, Imported};
use crate::schema::Schemas;
use crate::schema::table::Table;

#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Turn the files of a list into one Parquet file
    ///
    /// postcodes: a postcode directory as CSV or Parquet (postcode or pcds, easting or oseast1m, northing or osnrth1m, laua).
    /// authorities: districts with their upper-tier authorities as CSV (ltla_code or LTLA23CD, utla_code or UTLA23CD).
    /// providers: Ofsted's lists of children's homes and of social care providers, or the combined list, as XLSX or CSV.
    /// Files are told by their sheets and columns (schemas/layouts), not by their names. Where two files have a row for one
    /// postcode or district, the later file wins. docs/reference-lists.md says more.
    #[command(verbatim_doc_comment)]
    Import(ImportArgs),
}

/// What to import, and where to.
#[derive(clap::Args)]
struct ImportArgs {
    #[arg(value_enum)]
    list: List,
    /// The files, the oldest first
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Folder to write to, or the name of a file that ends in .parquet
    #[arg(long, value_name = "DIR|FILE")]
    out: PathBuf,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum List {
    Postcodes,
    Authorities,
    Providers,
}

impl List {
    fn table(self) -> &'static str {
        match self {
            List::Postcodes => "postcodes",
            List::Authorities => "authority_upper_tier",
            List::Providers => "providers",
        }
    }
}

pub fn run(context: &Context, args: &Args) -> Result<()> {
    let Command::Import(args) = &args.command;
    let schemas = Schemas::load(&context.home)?;
    let Some(table) = schemas.reference.get(args.list.table()) else {
        return Err(Error::usage(
            format!("schemas/reference of {} has no list {}", context.home.describe(), args.list.table()),
            "name another home folder, or none to use what is built in",
        ));
    };
    let progress = context.printer.progress("importing");
    let made = reference::import(table, &args.files, &args.out)?;
    progress.finish_and_clear();
    tell(context, table, &made);
    Ok(())
}

fn tell(context: &Context, table: &Table, made: &Imported) {
    let ordered = &made.ordered;
    for (file, kept) in made.files.iter().zip(&ordered.kept) {
        context.printer.note(format!("{} ({}): {} rows, {kept} kept", file.file, file.layout, file.rows));
        for note in &file.notes {
            context.printer.note(format!("  {note}"));
        }
    }
    let key = table.key.join(", ");
    if ordered.replaced > 0 {
        context.printer.note(format!("{} rows replaced by a later file, or there again", ordered.replaced));
    }
    if ordered.repeated > 0 {
        context.printer.warning(format!("{} rows repeat another one of their file", ordered.repeated));
    }
    if ordered.contradicted > 0 {
        context.printer.warning(format!(
            "{} rows give a {key} other values than another row of their file: the first in the order of the values was kept",
            ordered.contradicted
        ));
    }
    if ordered.without_key > 0 {
        context.printer.warning(format!("{} rows without {key} left out", ordered.without_key));
    }
    if let Some(half) = &made.half {
        context.printer.warning(half);
    }
    context.printer.data(format!("{:<22} {:>8}  {}", table.name, ordered.rows, made.path.display()));
}

//! `return903 rules list` and `rules show CODE`: the rules of a year, from the files that run.

use clap::Subcommand;

use super::Context;
use crate::engine::scope::{Library, Room};
use crate::engine::sql_file::{Rule, SqlFile};
use crate::error::{Error, Result};
use crate::schema::CollectionYear;
use crate::schema::settings::closest;

#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// The rules in force in a year
    List(ListArgs),
    /// One rule: what to mend, where, and its SQL
    Show(ShowArgs),
}

#[derive(clap::Args)]
struct ListArgs {
    /// Collection year
    #[arg(long, default_value = "2026-27")]
    year: CollectionYear,
    /// One JSON line a rule
    #[arg(long)]
    json: bool,
}

#[derive(clap::Args)]
struct ShowArgs {
    /// Code of the rule, such as 142 or 503A
    code: String,
    /// Collection year
    #[arg(long, default_value = "2026-27")]
    year: CollectionYear,
    /// As JSON
    #[arg(long)]
    json: bool,
}

pub fn run(context: &Context, args: &Args) -> Result<()> {
    let library = Library::load(&context.home)?.sound(&[Room::Validate])?;
    match &args.command {
        Command::List(args) => {
            for file in library.scope(Room::Validate, args.year)?.rules() {
                let Some(rule) = file.rule() else { continue };
                context.printer.data(if args.json {
                    json(rule, file).to_string()
                } else {
                    format!("{:<10} {}", rule.code, rule.title)
                });
            }
            Ok(())
        }
        Command::Show(args) => show(context, &library, args),
    }
}

fn show(context: &Context, library: &Library, args: &ShowArgs) -> Result<()> {
    let scope = library.scope(Room::Validate, args.year)?;
    let rules = scope.rules();
    let Some((file, rule)) = rules.iter().find(|f| f.name == args.code).and_then(|f| Some((f, f.rule()?))) else {
        let known: Vec<&str> = rules.iter().map(|f| f.name.as_str()).collect();
        return Err(Error::usage(
            format!("there is no rule {:?} in {}", args.code, args.year),
            match closest(&args.code, &known) {
                Some(near) => format!("did you mean {near}? `return903 rules list --year {}` shows all", args.year),
                None => format!("`return903 rules list --year {}` shows all", args.year),
            },
        ));
    };
    if args.json {
        context.printer.data(json(rule, file).to_string());
        return Ok(());
    }
    let until = rule.until.map_or("now".to_string(), |year| year.to_string());
    for (name, value) in [
        ("rule", rule.code.clone()),
        ("title", rule.title.clone()),
        ("fix", rule.fix.clone()),
        ("years", format!("{} to {until}", rule.since)),
        ("fields", rule.fields.join(", ")),
        ("severity", format!("{:?}", rule.severity).to_lowercase()),
        ("needs", rule.needs.to_string()),
        ("departs", rule.departs.clone().unwrap_or_default()),
        ("file", file.path.clone()),
    ] {
        if !value.is_empty() {
            context.printer.data(format!("{:<9} {value}", format!("{name}:")));
        }
    }
    context.printer.data("");
    let body: Vec<&str> = file.sql.lines().skip_while(|line| line.starts_with("--")).collect();
    context.printer.data(body.join("\n"));
    Ok(())
}

fn json(rule: &Rule, file: &SqlFile) -> serde_json::Value {
    serde_json::json!({
        "code": rule.code,
        "title": rule.title,
        "fix": rule.fix,
        "since": rule.since,
        "until": rule.until,
        "needs": rule.needs.to_string(),
        "reports": rule.reports,
        "fields": rule.fields,
        "severity": rule.severity,
        "judged": rule.judged,
        "departs": rule.departs,
        "file": file.path,
    })
}

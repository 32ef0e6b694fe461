//! `return903 rules list` and `rules show CODE`: the rules of a year, from the files that run.

use std::path::PathBuf;

use clap::Subcommand;

use super::Context;
use crate::engine::scope::{Library, Room};
use crate::engine::sql_file::{Judged, Rule, SqlFile};
use crate::error::{Error, Result};
use crate::schema::CollectionYear;
use crate::schema::settings::closest;
use crate::schema::year::{FIRST_RULE_YEAR, LAST_YEAR};

#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
    /// Folder with your own rules, to list them beside the Department's
    #[arg(long, global = true, value_name = "DIR")]
    local_rules: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Command {
    /// The rules in force in a year
    List(ListArgs),
    /// One rule: what to mend, where, and its SQL
    Show(ShowArgs),
    /// All rules of all years as a page of Markdown, as docs/rules.md has it
    Page,
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
    let mut library = Library::load(&context.home)?.sound(&[Room::Validate])?;
    if let Some(folder) = &args.local_rules {
        library.add_local(folder)?;
    }
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
        Command::Page => {
            context.printer.data(page(&library).trim_end());
            Ok(())
        }
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
        ("severity", rule.severity.text().to_string()),
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

/// Every rule with what it says and when it holds, from the front matter of its files.
pub fn page(library: &Library) -> String {
    let mut page = String::from(
        "# The rules\n\nMade by `return903 rules page` from the front matter of `sql/rules`; do not edit it by hand. \
         `return903 rules show CODE` shows a rule's SQL.\n\n",
    );
    let mut years = String::from("| collection year | rules in force |\n| --- | --- |\n");
    for end in FIRST_RULE_YEAR.end()..=LAST_YEAR.end() {
        let year = CollectionYear::ending(end);
        let count = library.scope(Room::Validate, year).map_or(0, |scope| scope.rules().len());
        years.push_str(&format!("| {year} | {count} |\n"));
    }
    page.push_str(&years);
    page.push_str(
        "\nError: cannot be right. Query: may be right, and wants an explanation. Information: worth knowing. \
         Rules marked \"year end\" are work to do until 31 March and stop nothing before.\n",
    );
    for file in library.rules() {
        let Some(rule) = file.rule() else { continue };
        let form = if file.path.contains('@') { format!(" ({})", years_of(rule)) } else { String::new() };
        page.push_str(&format!("\n## {}{form}\n\n{}\n\n", rule.code, rule.title));
        page.push_str(&format!("- To do: {}\n", rule.fix));
        let judged = if rule.judged == Judged::YearEnd { ", year end" } else { "" };
        page.push_str(&format!("- {}{judged}; {}\n", capital(rule.severity.text()), years_of(rule)));
        page.push_str(&format!(
            "- Fields: {}; reports {}; needs {}\n",
            rule.fields.join(", "),
            rule.reports.join(", "),
            rule.needs
        ));
        if let Some(departs) = &rule.departs {
            page.push_str(&format!("- Readings: {departs}\n"));
        }
    }
    page
}

fn years_of(rule: &Rule) -> String {
    match rule.until {
        Some(until) => format!("{} to {until}", rule.since),
        None => format!("from {}", rule.since),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
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

//! Runs a fixture: given rows of given tables, the rows a rule must flag or a model must return.
//! Only the dependency closure of the file under test is built.

use std::collections::{BTreeMap, BTreeSet};

use datafusion::arrow::array::{Array, AsArray, RecordBatch};
use datafusion::arrow::datatypes::{DataType, Date32Type, Int64Type};
use datafusion::arrow::util::display::{ArrayFormatter, FormatOptions};
use serde::Deserialize;

use super::fixture_table::{self, FixtureTable};
use super::materialise::{self, Keep};
use super::params::Params;
use super::scope::{Library, Room};
use super::session::Session;
use super::sources::{Rows, Sources};
use super::sql_file::SqlFile;
use crate::dates;
use crate::error::{Error, Place, Result};
use crate::extract::cells::{NullWords, TableBuilder};
use crate::home::Home;
use crate::schema::settings::{Value, toml_error};
use crate::schema::table::Table;
use crate::schema::{CollectionYear, LAST, Schemas, WITNESS};

/// What a fixture run needs of a home, read once for many fixtures.
pub struct Bench {
    pub home: Home,
    pub schemas: Schemas,
    pub library: Library,
    pub nulls: NullWords,
}

impl Bench {
    pub fn load(home: Home) -> Result<Bench> {
        let (schemas, library, nulls) = (Schemas::load(&home)?, Library::load(&home)?, NullWords::load(&home)?);
        Ok(Bench { home, schemas, library, nulls })
    }
}

/// The cases run and what failed, one line each.
#[derive(Debug, Default)]
pub struct Outcome {
    pub cases: usize,
    pub failures: Vec<String>,
}

#[derive(Deserialize)]
struct File {
    rule: Option<String>,
    model: Option<String>,
    indicator: Option<String>,
    #[serde(rename = "says")]
    _says: String,
    #[serde(rename = "case")]
    cases: Vec<toml::Table>,
}

/// One case, read from its TOML table: known keys, every other key is a table of rows.
struct Case {
    name: String,
    years: Vec<CollectionYear>,
    as_at: Option<i32>,
    authority: Option<String>,
    format: String,
    /// Tables that came in another form than the rest.
    formats: BTreeMap<String, String>,
    settings: BTreeMap<String, Value>,
    not_run: Option<String>,
    expect: Option<FixtureTable>,
    /// Rows expected of further models, as `expect_episodes`.
    expect_of: BTreeMap<String, FixtureTable>,
    tables: BTreeMap<String, FixtureTable>,
}

pub async fn run(bench: &Bench, name: &str, text: &str) -> Result<Outcome> {
    let file: File = toml::from_str(text).map_err(|e| toml_error(name, text, &e))?;
    let (room, target) = match (&file.rule, &file.model, &file.indicator) {
        (Some(rule), None, None) => (Room::Validate, rule),
        (None, Some(model), None) if name.contains("tests/benchmark") => (Room::Benchmark, model),
        (None, Some(model), None) if name.contains("tests/rules") => (Room::Validate, model),
        (None, Some(model), None) => (Room::Derive, model),
        (None, None, Some(indicator)) => (Room::Benchmark, indicator),
        (None, None, None) if name.contains("tests/cases") => (Room::Derive, &String::new()),
        _ => {
            return Err(Error::config(
                Place::file(name),
                "the fixture names no rule, model or indicator, or several",
                "open it with one of rule, model, indicator",
            ));
        }
    };
    let mut outcome = Outcome::default();
    let (mut flagged, mut unflagged) = (false, false);
    for table in &file.cases {
        let case = Case::read(bench, name, table)?;
        for year in &case.years {
            outcome.cases += 1;
            let what = format!("{name}, case {:?} in {year}", case.name);
            match run_case(bench, room, target, *year, &case).await {
                Ok(problems) => outcome.failures.extend(problems.into_iter().map(|problem| format!("{what}: {problem}"))),
                Err(error) => {
                    let place = error.place().map(|p| format!(" at {p}")).unwrap_or_default();
                    let details =
                        error.details().map(|d| format!(" ({})", d.lines().next().unwrap_or_default())).unwrap_or_default();
                    outcome.failures.push(format!("{what}: {error}{place}{details}"));
                }
            }
        }
        for row in case.tables.values().flat_map(|t| &t.rows) {
            flagged |= row.flagged;
            unflagged |= !row.flagged;
        }
    }
    if room == Room::Validate && file.rule.is_some() && !(flagged && unflagged) {
        outcome.failures.push(format!("{name}: a rule's fixture needs a flagged and an unflagged row"));
    }
    Ok(outcome)
}

impl Case {
    fn read(bench: &Bench, file: &str, table: &toml::Table) -> Result<Case> {
        let name = table.get("name").and_then(toml::Value::as_str).unwrap_or("unnamed").to_string();
        let place = || Place::file(format!("{file}, case {name:?}"));
        let fault = |message: String| Error::config(place(), message, "docs/sql-conventions.md shows the form of a fixture");
        let mut case = Case {
            name: name.clone(),
            years: Vec::new(),
            as_at: None,
            authority: Some("E10000011".into()),
            format: "csv".into(),
            formats: BTreeMap::new(),
            settings: BTreeMap::new(),
            not_run: None,
            expect: None,
            expect_of: BTreeMap::new(),
            tables: BTreeMap::new(),
        };
        for (key, value) in table {
            let text = value.as_str();
            match (key.as_str(), text) {
                ("name", _) => {}
                ("year", Some(year)) => case.years.push(year.parse().map_err(fault)?),
                ("years", _) => {
                    for year in value.as_array().into_iter().flatten() {
                        case.years.push(year.as_str().unwrap_or_default().parse().map_err(fault)?);
                    }
                }
                ("as_at", Some(day)) => {
                    case.as_at = Some(dates::of_case(day).ok_or_else(|| fault(format!("{day:?} is not a date")))?);
                }
                ("authority", Some(code)) => case.authority = (!code.is_empty()).then(|| code.to_string()),
                ("format", Some(format)) => case.format = format.to_string(),
                ("formats", _) => {
                    let given: BTreeMap<String, String> =
                        value.clone().try_into().map_err(|e: toml::de::Error| fault(e.message().to_string()))?;
                    for (table, format) in given {
                        let name =
                            source_name(&bench.schemas, &table).ok_or_else(|| fault(format!("there is no table {table:?}")))?;
                        case.formats.insert(name, format);
                    }
                }
                ("settings", _) => {
                    case.settings = value.clone().try_into().map_err(|e: toml::de::Error| fault(e.message().to_string()))?;
                }
                ("not_run", Some(missing)) => case.not_run = Some(missing.to_string()),
                ("expect", Some(rows)) => case.expect = Some(fixture_table::parse(&place(), rows)?),
                (other, Some(rows)) => {
                    let table = fixture_table::parse(&place().column(other), rows)?;
                    if let Some(model) = other.strip_prefix("expect_") {
                        case.expect_of.insert(model.to_string(), table);
                        continue;
                    }
                    case.tables.insert(
                        source_name(&bench.schemas, other).ok_or_else(|| fault(format!("there is no table {other:?}")))?,
                        table,
                    );
                }
                (other, None) => return Err(fault(format!("{other:?} is no text"))),
            }
        }
        if case.years.is_empty() {
            case.years.push(CollectionYear::ending(2026));
        }
        Ok(case)
    }
}

/// The source name of a table as a fixture spells it: `Episodes_last`, `ssd_person`, `postcodes`.
fn source_name(schemas: &Schemas, spelt: &str) -> Option<String> {
    for module in schemas.modules.values() {
        for suffix in ["", LAST, WITNESS] {
            if spelt.eq_ignore_ascii_case(&format!("{}{suffix}", module.spec_name)) || spelt == format!("{}{suffix}", module.name)
            {
                return Some(format!("{}{suffix}", module.name));
            }
        }
        if spelt == format!("history_{}", module.name) {
            return Some(spelt.to_string());
        }
    }
    let known = schemas.case.contains_key(spelt) || schemas.reference.contains_key(spelt) || spelt == "key_conflict";
    known.then(|| spelt.to_string())
}

/// An empty target is a history: no file of its own, and `expect_<model>` tables instead.
async fn run_case(bench: &Bench, room: Room, target: &str, year: CollectionYear, case: &Case) -> Result<Vec<String>> {
    let settings = bench.schemas.settings.with(&case.settings, "fixture")?;
    let mut schemas = bench.schemas.clone();
    schemas.settings = settings;
    let scope = bench.library.scope(room, year)?;
    let history = target.is_empty();
    if history == case.expect_of.is_empty() || (history && case.expect.is_some()) {
        return Ok(vec!["expect_<model> stands in a fixture without rule, model and indicator, and only there".into()]);
    }
    if let Some(unknown) = case.expect_of.keys().find(|model| scope.get(model).is_none()) {
        return Ok(vec![format!("there is no model {unknown:?} in {year}")]);
    }
    let file = scope.get(target);
    if file.is_none() && !history {
        if let Some((path, error)) = bench.library.broken().iter().find(|(path, _)| stem(path) == target) {
            return Ok(vec![format!("{path} is broken: {error} {}", error.place().map(ToString::to_string).unwrap_or_default())]);
        }
        return match &case.not_run {
            Some(_) => Ok(vec![]),
            None => Ok(vec![format!("{target:?} is not in force in {year}")]),
        };
    }
    let mut sources = Sources::new(&bench.home, &schemas, year)?;
    for (name, table) in &case.tables {
        fill(bench, &mut sources, name, table, case.formats.get(name).unwrap_or(&case.format))?;
    }
    if case.authority.is_some() {
        sources.delivered.add("authority", 1);
    }
    if case.format == "xml" {
        sources.delivered.add("xml", 1);
    }
    if let Some(needs) = file.and_then(SqlFile::needs) {
        let missing = needs.missing(&sources.delivered, &schemas);
        match (&case.not_run, missing) {
            (Some(expected), Some(missing)) if missing.to_lowercase().contains(&expected.to_lowercase()) => return Ok(vec![]),
            (Some(expected), other) => {
                return Ok(vec![format!(
                    "should not run for want of {expected}, but {}",
                    other.map_or("runs".into(), |m| format!("misses {m}"))
                )]);
            }
            (None, Some(missing)) => return Ok(vec![format!("did not run for want of {missing}")]),
            (None, None) => {}
        }
    }
    let session = Session::new(1);
    sources.register(&session)?;
    let as_at = case.as_at.unwrap_or(year.end_day());
    let params = Params::new(year, as_at, case.authority.as_deref(), &case.format, &schemas.settings);
    let files: Vec<&SqlFile> = file.into_iter().chain(case.expect_of.keys().filter_map(|model| scope.get(model))).collect();
    let order = scope.order(&files, |name| sources.contains(name))?;
    let below: Vec<&SqlFile> =
        order.into_iter().filter(|model| history || files.iter().all(|file| file.name != model.name)).collect();
    materialise::models(&session, &below, &params, &Keep::Memory).await?;
    let Some(file) = file else {
        let mut problems = Vec::new();
        for (model, expect) in &case.expect_of {
            let Some(file) = scope.get(model) else { continue };
            let batches = materialise::rows(&session, file, &params).await?.batches;
            problems.extend(compare(expect, &batches).into_iter().map(|problem| format!("{model}: {problem}")));
        }
        return Ok(problems);
    };
    let batches = materialise::rows(&session, file, &params).await?.batches;
    match (&case.expect, file.rule()) {
        (Some(expect), _) => Ok(compare(expect, &batches)),
        (None, Some(rule)) => Ok(rule.reports.iter().flat_map(|table| compare_flags(table, case, &batches)).collect()),
        (None, None) => Ok(vec!["the case has no expect table".into()]),
    }
}

fn stem(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path).trim_end_matches(".sql").split('@').next().unwrap_or(path)
}

/// Types a fixture's cells by the same code that reads files.
fn fill(bench: &Bench, sources: &mut Sources, name: &str, given: &FixtureTable, format: &str) -> Result<()> {
    let schemas = &bench.schemas;
    if name == "key_conflict" {
        return fill_plain(sources, name, given);
    }
    let history = name.strip_prefix("history_").filter(|module| schemas.modules.contains_key(*module));
    let table: Table = match history {
        Some(module) => schemas.modules.get(module).cloned(),
        None => schemas.module(name).or_else(|| schemas.case.get(name)).or_else(|| schemas.reference.get(name)).cloned(),
    }
    .ok_or_else(|| Error::config(Place::file(name), "there is no such table", ""))?;
    for column in &given.columns {
        let known =
            table.column(column).is_some() || (history.is_some() && column == "collection_year") || column == "source_file";
        if !known {
            return Err(Error::config(
                Place::file(name).column(column),
                "the table has no such column",
                "name columns of schemas/",
            ));
        }
    }
    let mut builder = TableBuilder::new(&table, &bench.nulls);
    let position = |column: &str| given.columns.iter().position(|c| c == column);
    let file_at = position("source_file");
    for (at, row) in given.rows.iter().enumerate() {
        let cells = table.columns.iter().map(|column| position(&column.name).and_then(|at| row.cells[at].as_deref()));
        let file = file_at.and_then(|at| row.cells[at].clone()).unwrap_or_else(|| format!("{name}.csv"));
        builder.push(at as u64 + 1, &file, cells);
    }
    let mut batch = builder.finish()?;
    if history.is_some() {
        let year_at = position("collection_year");
        let years: datafusion::arrow::array::Int64Array = given
            .rows
            .iter()
            .map(|row| year_at.and_then(|at| row.cells[at].as_deref()).and_then(|y| y.parse::<i64>().ok()))
            .collect();
        let mut columns = batch.columns().to_vec();
        columns.push(std::sync::Arc::new(years));
        let schema = crate::engine::sources::history_schema(&table);
        batch = RecordBatch::try_new(schema, columns).map_err(|e| Error::engine(name, &e.into()))?;
    }
    for column in table.columns.iter().filter(|column| !column.in_csv()) {
        if position(&column.name).is_some() {
            sources.delivered.add_column(name, &column.name);
        }
    }
    sources.deliver(name, Rows::Batches(vec![batch]), given.rows.len() as u64, format);
    Ok(())
}

fn fill_plain(sources: &mut Sources, name: &str, given: &FixtureTable) -> Result<()> {
    let Some(schema) = sources.schema(name) else { return Ok(()) };
    let columns = schema
        .fields()
        .iter()
        .map(|field| {
            let at = given.columns.iter().position(|c| c == field.name());
            let cells = given.rows.iter().map(|row| at.and_then(|at| row.cells[at].clone()));
            match field.data_type() {
                DataType::Int64 => std::sync::Arc::new(
                    cells.map(|c| c.and_then(|c| c.parse::<i64>().ok())).collect::<datafusion::arrow::array::Int64Array>(),
                ) as datafusion::arrow::array::ArrayRef,
                _ => std::sync::Arc::new(cells.collect::<datafusion::arrow::array::StringArray>()),
            }
        })
        .collect();
    let batch = RecordBatch::try_new(schema, columns).map_err(|e| Error::engine(name, &e.into()))?;
    sources.set(name, vec![batch]);
    Ok(())
}

fn compare_flags(table: &str, case: &Case, batches: &[RecordBatch]) -> Vec<String> {
    let wanted: BTreeSet<i64> = case
        .tables
        .get(table)
        .map(|t| t.rows.iter().enumerate().filter(|(_, row)| row.flagged).map(|(at, _)| at as i64 + 1).collect())
        .unwrap_or_default();
    let mut found = BTreeSet::new();
    for batch in batches {
        if let Some(column) = batch.column_by_name(&format!("{table}_row")) {
            match column.as_primitive_opt::<Int64Type>() {
                Some(rows) => found.extend(rows.iter().flatten()),
                None => return vec![format!("{table}_row is not a row number")],
            }
        }
    }
    if found == wanted {
        return vec![];
    }
    vec![format!("{table}: flagged rows {found:?}, expected {wanted:?}")]
}

/// Compares the expected columns of all rows, order aside.
fn compare(expect: &FixtureTable, batches: &[RecordBatch]) -> Vec<String> {
    let mut found: Vec<Vec<String>> = Vec::new();
    for batch in batches {
        let mut columns = Vec::new();
        for name in &expect.columns {
            match batch.column_by_name(name) {
                Some(column) => columns.push(column),
                None => return vec![format!("there is no column {name:?}")],
            }
        }
        for row in 0..batch.num_rows() {
            found.push(columns.iter().map(|column| cell_text(column, row)).collect());
        }
    }
    let mut wanted: Vec<Vec<String>> =
        expect.rows.iter().map(|row| row.cells.iter().map(|cell| cell.clone().unwrap_or_default()).collect()).collect();
    found.sort();
    wanted.sort();
    let mut problems = Vec::new();
    let mut left = found.clone();
    for row in &wanted {
        match left.iter().position(|other| other == row) {
            Some(at) => {
                left.remove(at);
            }
            None => problems.push(format!("expected and not there: {}", row.join(" | "))),
        }
    }
    problems.extend(left.iter().map(|row| format!("there and not expected: {}", row.join(" | "))));
    problems
}

/// A cell as a fixture writes it: dates dd/mm/yyyy, nothing for null.
pub fn cell_text(column: &dyn Array, row: usize) -> String {
    if column.is_null(row) {
        return String::new();
    }
    if let Some(days) = column.as_primitive_opt::<Date32Type>() {
        return dates::text(days.value(row));
    }
    match ArrayFormatter::try_new(column, &FormatOptions::default()) {
        Ok(formatter) => formatter.value(row).to_string(),
        Err(_) => String::new(),
    }
}

//! `check`: every SQL file planned, down to the physical plan, against empty tables of the declared schemas.
//! Type errors and refused subqueries appear only there.

use std::collections::BTreeMap;

use datafusion::arrow::datatypes::DataType;

use super::params::Params;
use super::scope::{Library, Room, Scope};
use super::session::{Session, plan_error};
use super::sources::Sources;
use super::sql_file::{Kind, SqlFile};
use super::{materialise, plan_lint};
use crate::error::{Error, Place, Result};
use crate::home::Home;
use crate::schema::year::{FIRST_RULE_YEAR, LAST_YEAR};
use crate::schema::{CollectionYear, Schemas};

/// How much was checked.
#[derive(Debug, Default, Clone, Copy)]
pub struct Checked {
    pub models: usize,
    pub rules: usize,
    pub indicators: usize,
}

/// Files already planned, with the schema of their output when the plan succeeded.
type Planned = BTreeMap<String, Option<datafusion::arrow::datatypes::SchemaRef>>;

/// Checks all SQL of a home for every collection year. All faults are returned, not the first.
pub async fn all(home: &Home, schemas: &Schemas, library: &Library) -> Result<(Checked, Vec<Error>)> {
    let mut faults: Vec<Error> = Vec::new();
    let mut planned: Planned = BTreeMap::new();
    let mut checked = Checked::default();
    for end in FIRST_RULE_YEAR.end()..=LAST_YEAR.end() {
        let year = CollectionYear::ending(end);
        for room in Room::ALL {
            match library.scope(room, year) {
                Ok(scope) => self::room(home, schemas, &scope, year, &mut planned, &mut checked, &mut faults).await?,
                Err(error) => faults.push(error),
            }
        }
    }
    Ok((checked, faults))
}

async fn room(
    home: &Home,
    schemas: &Schemas,
    scope: &Scope<'_>,
    year: CollectionYear,
    planned: &mut Planned,
    checked: &mut Checked,
    faults: &mut Vec<Error>,
) -> Result<()> {
    let sources = Sources::new(home, schemas, year)?;
    let session = Session::new(1);
    sources.register(&session)?;
    let params = Params::new(year, year.end_day(), Some("E10000011"), "csv", &schemas.settings);
    let order = order_of_sound(scope, &sources, faults);
    for file in order {
        if let Some(known) = planned.get(&file.path) {
            if let (Some(schema), Kind::Model { .. }) = (known, &file.kind) {
                session.add_batches(&file.name, schema.clone(), Vec::new())?;
            }
            continue;
        }
        let schema = match plan(&session, file, &params).await {
            Err(error) => {
                faults.push(error);
                None
            }
            Ok(schema) => {
                if let Kind::Model { .. } = file.kind {
                    session.add_batches(&file.name, schema.clone(), Vec::new())?;
                }
                count(file, checked);
                faults.extend(contract(file, &schema, scope, schemas).err());
                Some(schema)
            }
        };
        planned.insert(file.path.clone(), schema);
    }
    Ok(())
}

/// The files of a room in the order they are made. A file that cannot be put in order is told and left out,
/// so that the others are still checked.
fn order_of_sound<'a>(scope: &Scope<'a>, sources: &Sources, faults: &mut Vec<Error>) -> Vec<&'a SqlFile> {
    let mut sound: Vec<&SqlFile> = Vec::new();
    for file in scope.all() {
        match scope.order(&[file], |name| sources.contains(name)) {
            Ok(_) => sound.push(file),
            Err(error) => {
                let said = |fault: &Error| fault.to_string() == error.to_string() && fault.place() == error.place();
                if !faults.iter().any(said) {
                    faults.push(error);
                }
            }
        }
    }
    scope.order(&sound, |name| sources.contains(name)).unwrap_or_default()
}

fn count(file: &SqlFile, checked: &mut Checked) {
    match file.kind {
        Kind::Model { .. } => checked.models += 1,
        Kind::Rule(_) => checked.rules += 1,
        Kind::Indicator(_) => checked.indicators += 1,
    }
}

/// Plans one file to the end and returns the schema of its output.
pub async fn plan(session: &Session, file: &SqlFile, params: &Params) -> Result<datafusion::arrow::datatypes::SchemaRef> {
    let frame = session.query(file, params).await?;
    plan_lint::check(file, &frame)?;
    let plan = frame.create_physical_plan().await.map_err(|e| plan_error(file, &e))?;
    Ok(materialise::plain_schema(&plan.schema()))
}

/// What a file's kind promises about its output and its inputs.
fn contract(
    file: &SqlFile,
    schema: &datafusion::arrow::datatypes::SchemaRef,
    scope: &Scope<'_>,
    schemas: &Schemas,
) -> Result<()> {
    for column in &file.grain {
        if schema.index_of(column).is_err() {
            return Err(Error::sql(
                Place::file(&file.path),
                format!("the grain names {column:?}, which the query does not return"),
                "name columns of the output in `grain`",
            ));
        }
    }
    let columns: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
    match &file.kind {
        Kind::Model { .. } => module_columns(file, schema, schemas),
        Kind::Rule(rule) => {
            let wanted: Vec<String> = rule.reports.iter().map(|table| format!("{table}_row")).collect();
            let same = columns.len() == wanted.len() && wanted.iter().all(|name| columns.contains(&name.as_str()));
            if !same {
                return Err(Error::sql(
                    Place::file(&file.path),
                    format!("the query returns {} but reports promises {}", columns.join(", "), wanted.join(", ")),
                    "return one <table>_row for each table in `reports`, and nothing else",
                ));
            }
            inputs_named(file, scope, schemas)
        }
        Kind::Indicator(_) => indicator_columns(file, schema).and_then(|()| inputs_named(file, scope, schemas)),
    }
}

/// A model of sql/return must have the declared columns of its module with their types.
fn module_columns(file: &SqlFile, schema: &datafusion::arrow::datatypes::SchemaRef, schemas: &Schemas) -> Result<()> {
    let Some(module) = file.path.starts_with("sql/return/").then(|| schemas.modules.get(&file.name)).flatten() else {
        return Ok(());
    };
    for field in module.arrow().fields() {
        let beyond_csv = module.columns.iter().any(|c| !c.in_csv() && c.name == *field.name());
        match schema.field_with_name(field.name()) {
            Ok(found) if found.data_type() == field.data_type() => {}
            Err(_) if beyond_csv => {}
            found => {
                return Err(Error::sql(
                    Place::file(&file.path).column(field.name()),
                    match found {
                        Ok(found) => {
                            format!("{} is {} where the module has {}", field.name(), found.data_type(), field.data_type())
                        }
                        Err(_) => format!("the module's column {} is not returned", field.name()),
                    },
                    format!("return the columns of schemas/return/{}.toml", file.name),
                ));
            }
        }
    }
    Ok(())
}

pub const INDICATOR_COLUMNS: [&str; 7] = ["indicator", "period", "geography", "breakdown", "numerator", "denominator", "value"];

/// The tidy form. The value is a decimal: shares come from whole numbers, never from sums of floats.
fn indicator_columns(file: &SqlFile, schema: &datafusion::arrow::datatypes::SchemaRef) -> Result<()> {
    use DataType::{Decimal128, Int64, Utf8};
    let kinds = [Utf8, Utf8, Utf8, Utf8, Int64, Int64, Decimal128(18, 1)];
    let found: Vec<String> = schema.fields().iter().map(|field| format!("{} {}", field.name(), field.data_type())).collect();
    let wanted: Vec<String> = INDICATOR_COLUMNS.iter().zip(kinds).map(|(name, kind)| format!("{name} {kind}")).collect();
    if found == wanted {
        return Ok(());
    }
    Err(Error::sql(
        Place::file(&file.path),
        format!("the query returns {}", found.join(", ")),
        format!("an indicator returns exactly {}", wanted.join(", ")),
    ))
}

/// Every module a rule or indicator reads, also through models, must stand in `needs` or `takes`:
/// else it would run on an empty table and pass.
fn inputs_named(file: &SqlFile, scope: &Scope<'_>, schemas: &Schemas) -> Result<()> {
    let Some(needs) = file.needs() else { return Ok(()) };
    let named = needs.tables();
    for table in scope.sources_of(file) {
        if schemas.module(table).is_none() && !table.starts_with("history_") {
            continue;
        }
        if !named.contains(table) && !file.takes().iter().any(|taken| taken == table) {
            return Err(Error::sql(
                Place::file(&file.path),
                format!("it reads {table:?}, itself or through a model, but neither needs nor takes names it"),
                "add it to `needs` (not run without it) or to `takes` (read as empty)",
            ));
        }
    }
    Ok(())
}

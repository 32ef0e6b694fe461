//! The tables a stage's SQL may read that no SQL file makes: case tables, modules of this and earlier years, reference
//! lists, code sets, settings, and what was delivered. Each exists, empty at first, so that every file can be planned.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use datafusion::arrow::array::{ArrayRef, Int64Array, RecordBatch, StringArray};
use datafusion::arrow::datatypes::{DataType, Field, Schema, SchemaRef};

use super::needs::Delivered;
use super::session::Session;
use crate::error::{Error, Place, Result};
use crate::home::Home;
use crate::schema::codes::CodeSet;
use crate::schema::settings::Value;
use crate::schema::table::Table;
use crate::schema::{CollectionYear, LAST, Schemas, WITNESS};

#[derive(Debug, Clone)]
pub enum Rows {
    Batches(Vec<RecordBatch>),
    Parquet(PathBuf),
}

#[derive(Debug, Clone)]
struct Source {
    schema: SchemaRef,
    rows: Rows,
}

#[derive(Debug, Clone, Default)]
pub struct Sources {
    tables: BTreeMap<String, Source>,
    pub delivered: Delivered,
    formats: BTreeMap<String, String>,
}

impl Sources {
    /// Every declared table, empty, with the code sets of the year, the list settings and the maps filled in.
    pub fn new(home: &Home, schemas: &Schemas, year: CollectionYear) -> Result<Sources> {
        let mut sources = Sources::default();
        for table in schemas.case.values().chain(schemas.reference.values()) {
            sources.declare(&table.name, table.arrow());
        }
        for module in schemas.modules.values() {
            sources.declare(&module.name, module.arrow());
            for suffix in [LAST, WITNESS] {
                sources.declare(&format!("{}{suffix}", module.name), module.arrow());
            }
            sources.declare(&format!("history_{}", module.name), history_schema(module));
        }
        sources.declare("given", given_schema());
        sources.declare("key_conflict", key_conflict_schema());
        for (name, set) in &schemas.codes {
            sources.fill(&format!("code_{name}"), set.batch(Some(year))?);
            sources.fill(&format!("code_{name}_ever"), set.batch(None)?);
        }
        debug_assert_eq!(CodeSet::arrow().fields().len(), 4);
        for (name, value) in &schemas.settings.values {
            if let Value::List(items) = value {
                sources.fill(&format!("setting_{name}"), ranked(items)?);
            }
        }
        for (file, text) in home.texts("schemas/maps")? {
            let name = file.trim_start_matches("schemas/maps/").trim_end_matches(".csv").to_string();
            sources.fill(&name, text_table(&file, &text)?);
        }
        Ok(sources)
    }

    fn declare(&mut self, name: &str, schema: SchemaRef) {
        self.tables.insert(name.to_string(), Source { schema, rows: Rows::Batches(Vec::new()) });
    }

    fn fill(&mut self, name: &str, batch: RecordBatch) {
        self.tables.insert(name.to_string(), Source { schema: batch.schema(), rows: Rows::Batches(vec![batch]) });
    }

    /// Puts a delivered table in its place. `format` is csv, xml or derived.
    pub fn deliver(&mut self, name: &str, rows: Rows, count: u64, format: &str) {
        if let Some(source) = self.tables.get_mut(name) {
            source.rows = rows;
            self.delivered.add(name, count);
            self.formats.insert(name.to_string(), format.to_string());
        }
    }

    /// Rows for a table that counts as no delivery, such as `key_conflict`.
    pub fn set(&mut self, name: &str, batches: Vec<RecordBatch>) {
        if let Some(source) = self.tables.get_mut(name) {
            source.rows = Rows::Batches(batches);
        }
    }

    /// The rows of a table that is held in memory.
    pub fn batches(&self, name: &str) -> &[RecordBatch] {
        match self.tables.get(name).map(|source| &source.rows) {
            Some(Rows::Batches(batches)) => batches,
            _ => &[],
        }
    }

    /// The rows of a table, read from its file where it is not in memory.
    pub fn rows_of(&self, name: &str) -> Result<Vec<RecordBatch>> {
        match self.tables.get(name).map(|source| &source.rows) {
            Some(Rows::Batches(batches)) => Ok(batches.clone()),
            Some(Rows::Parquet(path)) => crate::derive::read_parquet(path),
            None => Ok(Vec::new()),
        }
    }

    pub fn contains(&self, name: &str) -> bool {
        self.tables.contains_key(name)
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.tables.keys().map(String::as_str)
    }

    pub fn schema(&self, name: &str) -> Option<SchemaRef> {
        self.tables.get(name).map(|source| source.schema.clone())
    }

    /// Registers the tables, and `given` last, which tells what was delivered.
    pub fn register(&self, session: &Session) -> Result<()> {
        for (name, source) in &self.tables {
            match &source.rows {
                Rows::Batches(batches) => session.add_batches(name, source.schema.clone(), batches.clone())?,
                Rows::Parquet(path) => session.add_parquet(name, path, source.schema.clone())?,
            }
        }
        session.add_batches("given", given_schema(), vec![self.given()?])
    }

    fn given(&self) -> Result<RecordBatch> {
        let rows: Vec<(&str, u64)> = self.delivered.tables().collect();
        let columns: Vec<ArrayRef> = vec![
            Arc::new(StringArray::from_iter_values(rows.iter().map(|(name, _)| name))),
            Arc::new(Int64Array::from_iter_values(rows.iter().map(|(_, count)| *count as i64))),
            Arc::new(StringArray::from_iter(rows.iter().map(|(name, _)| self.formats.get(*name)))),
        ];
        RecordBatch::try_new(given_schema(), columns).map_err(|e| Error::engine("given", &e.into()))
    }
}

/// The history form of a module: its columns and the collection year each row was returned for.
pub fn history_schema(module: &Table) -> SchemaRef {
    let mut fields: Vec<Field> = module.arrow().fields().iter().map(|field| field.as_ref().clone()).collect();
    fields.push(Field::new("collection_year", DataType::Int64, true));
    Arc::new(Schema::new(fields))
}

fn given_schema() -> SchemaRef {
    Arc::new(Schema::new(vec![
        Field::new("table_name", DataType::Utf8, true),
        Field::new("rows", DataType::Int64, true),
        Field::new("format", DataType::Utf8, true),
    ]))
}

/// Rows of a case table that share a key and differ: the children they belong to are blocked.
pub fn key_conflict_schema() -> SchemaRef {
    Arc::new(Schema::new(vec![
        Field::new("table_name", DataType::Utf8, true),
        Field::new("row_number", DataType::Int64, true),
        Field::new("person_id", DataType::Utf8, true),
    ]))
}

fn ranked(items: &[String]) -> Result<RecordBatch> {
    let schema =
        Arc::new(Schema::new(vec![Field::new("value", DataType::Utf8, true), Field::new("rank", DataType::Int64, true)]));
    let columns: Vec<ArrayRef> =
        vec![Arc::new(StringArray::from_iter_values(items)), Arc::new(Int64Array::from_iter_values(1..=items.len() as i64))];
    RecordBatch::try_new(schema, columns).map_err(|e| Error::engine("schemas/settings.toml", &e.into()))
}

/// A map of `schemas/maps`: every column is text, blank is null.
fn text_table(file: &str, text: &str) -> Result<RecordBatch> {
    let fault = |e: csv::Error| Error::config(Place::file(file), e.to_string(), "every row needs as many cells as the header");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let names: Vec<String> = reader.headers().map_err(fault)?.iter().map(String::from).collect();
    let records: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().map_err(fault)?;
    let columns: Vec<ArrayRef> = (0..names.len())
        .map(|at| {
            let cells = records.iter().map(|record| record.get(at).filter(|cell| !cell.is_empty()));
            Arc::new(StringArray::from_iter(cells)) as ArrayRef
        })
        .collect();
    let schema = Arc::new(Schema::new(names.iter().map(|name| Field::new(name, DataType::Utf8, true)).collect::<Vec<_>>()));
    RecordBatch::try_new(schema, columns).map_err(|e| Error::engine(file, &e.into()))
}

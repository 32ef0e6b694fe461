//! The DataFusion session: one context a stage, with the settings that keep results and schemas steady.

use std::sync::Arc;

use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::datatypes::SchemaRef;
use datafusion::dataframe::DataFrame;
use datafusion::datasource::MemTable;
use datafusion::datasource::file_format::parquet::ParquetFormat;
use datafusion::datasource::listing::{ListingOptions, ListingTable, ListingTableConfig, ListingTableUrl};
use datafusion::prelude::{SessionConfig, SessionContext};

use super::params::Params;
use super::sql_file::SqlFile;
use crate::error::{Error, Place, Result};

/// A session for one stage. `partitions` changes the speed and never the result.
#[derive(Clone)]
pub struct Session {
    context: SessionContext,
}

impl Session {
    pub fn new(partitions: usize) -> Session {
        let mut config = SessionConfig::new().with_target_partitions(partitions.max(1)).with_information_schema(false);
        let options = config.options_mut();
        options.sql_parser.collect_spans = true;
        options.sql_parser.map_string_types_to_utf8view = false;
        options.execution.parquet.schema_force_view_types = false;
        options.execution.collect_statistics = true;
        Session { context: SessionContext::new_with_config(config) }
    }

    pub fn context(&self) -> &SessionContext {
        &self.context
    }

    /// Registers rows held in memory, in one partition.
    pub fn add_batches(&self, name: &str, schema: SchemaRef, batches: Vec<RecordBatch>) -> Result<()> {
        let fault = |e| Error::engine(name, &e);
        let table = MemTable::try_new(schema, vec![batches]).map_err(fault)?;
        let _ = self.context.deregister_table(name).map_err(fault)?;
        self.context.register_table(name, Arc::new(table)).map_err(fault)?;
        Ok(())
    }

    /// Registers a Parquet file under its declared schema; columns it lacks read as null.
    pub fn add_parquet(&self, name: &str, path: &std::path::Path, schema: SchemaRef) -> Result<()> {
        let fault = |e| Error::engine(name, &e);
        let url = ListingTableUrl::parse(path.to_string_lossy()).map_err(fault)?;
        let options = ListingOptions::new(Arc::new(ParquetFormat::default())).with_file_extension("");
        let config = ListingTableConfig::new(url).with_listing_options(options).with_schema(schema);
        let table = ListingTable::try_new(config).map_err(fault)?;
        let _ = self.context.deregister_table(name).map_err(fault)?;
        self.context.register_table(name, Arc::new(table)).map_err(fault)?;
        Ok(())
    }

    /// Plans a file's query with its parameters bound.
    pub async fn query(&self, file: &SqlFile, params: &Params) -> Result<DataFrame> {
        if let Some(unknown) = file.params.iter().find(|name| !params.has(name)) {
            let known: Vec<&str> = params.names().collect();
            return Err(Error::sql(
                file.place_of_table(unknown),
                format!("there is no parameter ${unknown}"),
                match crate::schema::settings::closest(unknown, &known) {
                    Some(near) => format!("did you mean ${near}?"),
                    None => {
                        "parameters are the year's dates, $as_at, $authority and the settings of schemas/settings.toml".into()
                    }
                },
            ));
        }
        let plan = self.context.state().statement_to_plan(file.statement.clone()).await.map_err(|e| plan_error(file, &e))?;
        let frame = DataFrame::new(self.context.state(), plan);
        if file.params.is_empty() {
            return Ok(frame);
        }
        frame.with_param_values(params.bind()).map_err(|e| plan_error(file, &e))
    }
}

/// A planning error with its line: it speaks of tables, columns and types, never of cells.
pub fn plan_error(file: &SqlFile, error: &datafusion::error::DataFusionError) -> Error {
    let mut place = Place::file(&file.path);
    if let Some(span) = error.diagnostic().and_then(|d| d.span) {
        place = place.line(span.start.line).column(span.start.column.to_string());
    }
    let message = error.strip_backtrace();
    Error::sql(
        place,
        message.lines().next().unwrap_or_default().to_string(),
        "mend the query; `return903 check` plans every file without data",
    )
}

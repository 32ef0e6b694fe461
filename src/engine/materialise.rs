//! Turns a model's query into a table: sorted by its grain, the grain checked, cut into batches of one size and written
//! by one writer, so that the same rows give the same bytes whatever the number of partitions.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use datafusion::arrow::array::{Array, RecordBatch};
use datafusion::arrow::compute::BatchCoalescer;
use datafusion::arrow::datatypes::{Field, Schema, SchemaRef};
use datafusion::arrow::row::{OwnedRow, RowConverter, SortField};
use datafusion::logical_expr::{SortExpr, ident};
use datafusion::parquet::arrow::ArrowWriter;
use datafusion::parquet::basic::{Compression, ZstdLevel};
use datafusion::parquet::file::properties::WriterProperties;
use datafusion::physical_plan::execute_stream;
use futures::StreamExt;

use super::params::Params;
use super::session::{Session, plan_error};
use super::sql_file::SqlFile;
use crate::error::{Error, Place, Result};

pub const BATCH_ROWS: usize = 8192;
const ROW_GROUP_ROWS: usize = 1 << 20;

/// Where the rows of a model are kept for the files that read it.
#[derive(Debug, Clone)]
pub enum Keep {
    Memory,
    /// One Parquet file a model in this folder.
    Folder(PathBuf),
}

/// The rows of a model and the schema they have.
pub struct Made {
    pub schema: SchemaRef,
    pub batches: Vec<RecordBatch>,
}

impl Made {
    pub fn rows(&self) -> u64 {
        self.batches.iter().map(|batch| batch.num_rows() as u64).sum()
    }
}

/// Makes the models in the order given and registers each under its name. Returns the row counts.
pub async fn models(session: &Session, files: &[&SqlFile], params: &Params, keep: &Keep) -> Result<Vec<(String, u64)>> {
    let mut counts = Vec::with_capacity(files.len());
    for file in files {
        let started = std::time::Instant::now();
        let made = rows(session, file, params).await?;
        let count = made.rows();
        match keep {
            Keep::Memory => session.add_batches(&file.name, made.schema, made.batches)?,
            Keep::Folder(folder) => {
                let path = folder.join(format!("{}.parquet", file.name));
                write_parquet(&path, &made.schema, &made.batches)?;
                session.add_parquet(&file.name, &path, made.schema)?;
            }
        }
        tracing::debug!(model = %file.name, rows = count, milliseconds = started.elapsed().as_millis() as u64, "made");
        counts.push((file.name.clone(), count));
    }
    Ok(counts)
}

/// The rows of a model, sorted by its grain, in batches of [`BATCH_ROWS`]. A grain that is null or repeats is a defect.
pub async fn rows(session: &Session, file: &SqlFile, params: &Params) -> Result<Made> {
    let frame = session.query(file, params).await?;
    let order: Vec<SortExpr> = file.grain.iter().map(|column| ident(column).sort(true, true)).collect();
    let frame = if order.is_empty() { frame } else { frame.sort(order).map_err(|e| plan_error(file, &e))? };
    let task = Arc::new(frame.task_ctx());
    let plan = frame.create_physical_plan().await.map_err(|e| plan_error(file, &e))?;
    let schema = plain_schema(&plan.schema());
    let mut stream = execute_stream(plan, task).map_err(|e| Error::engine(&file.path, &e))?;
    let mut coalescer = BatchCoalescer::new(schema.clone(), BATCH_ROWS);
    let mut grain = GrainCheck::new(file, &schema)?;
    let mut batches = Vec::new();
    let fault = |e| Error::engine(&file.path, &datafusion::error::DataFusionError::from(e));
    while let Some(batch) = stream.next().await {
        let batch = batch.map_err(|e| Error::engine(&file.path, &e))?;
        if batch.num_rows() == 0 {
            continue;
        }
        let batch = RecordBatch::try_new(schema.clone(), batch.columns().to_vec()).map_err(fault)?;
        grain.check(&batch)?;
        coalescer.push_batch(batch).map_err(fault)?;
        while let Some(done) = coalescer.next_completed_batch() {
            batches.push(done);
        }
    }
    coalescer.finish_buffered_batch().map_err(fault)?;
    while let Some(done) = coalescer.next_completed_batch() {
        batches.push(done);
    }
    grain.verdict()?;
    Ok(Made { schema, batches })
}

/// The columns of a physical plan, all nullable and without metadata, so that a schema depends on names and types alone.
/// The logical plan will not do: type coercion can still change it.
pub fn plain_schema(schema: &SchemaRef) -> SchemaRef {
    let plain = |field: &Arc<Field>| Field::new(field.name(), field.data_type().clone(), true);
    Arc::new(Schema::new(schema.fields().iter().map(plain).collect::<Vec<_>>()))
}

pub fn write_parquet(path: &Path, schema: &SchemaRef, batches: &[RecordBatch]) -> Result<()> {
    let mut sink = ParquetSink::create(path, schema)?;
    for batch in batches {
        sink.write(batch)?;
    }
    sink.close()
}

/// A Parquet file written batch by batch, always with the same settings, so that equal rows give equal bytes.
pub struct ParquetSink {
    path: PathBuf,
    writer: ArrowWriter<File>,
}

impl ParquetSink {
    pub fn create(path: &Path, schema: &SchemaRef) -> Result<ParquetSink> {
        let fault = |e| parquet_error(path, e);
        let properties = WriterProperties::builder()
            .set_created_by("return903".into())
            .set_compression(Compression::ZSTD(ZstdLevel::try_new(3).map_err(fault)?))
            .set_max_row_group_row_count(Some(ROW_GROUP_ROWS))
            .build();
        let file = File::create(path).map_err(|e| Error::io("write", path, e))?;
        let writer = ArrowWriter::try_new(file, schema.clone(), Some(properties)).map_err(fault)?;
        Ok(ParquetSink { path: path.to_path_buf(), writer })
    }

    pub fn write(&mut self, batch: &RecordBatch) -> Result<()> {
        self.writer.write(batch).map_err(|e| parquet_error(&self.path, e))
    }

    pub fn close(self) -> Result<()> {
        self.writer.close().map_err(|e| parquet_error(&self.path, e))?;
        Ok(())
    }
}

fn parquet_error(path: &Path, error: datafusion::parquet::errors::ParquetError) -> Error {
    Error::engine(&path.display().to_string(), &error.into())
}

struct GrainCheck<'a> {
    file: &'a SqlFile,
    columns: Vec<usize>,
    converter: RowConverter,
    last: Option<OwnedRow>,
    nulls: u64,
    repeats: u64,
}

impl<'a> GrainCheck<'a> {
    fn new(file: &'a SqlFile, schema: &SchemaRef) -> Result<Self> {
        let mut columns = Vec::new();
        for column in &file.grain {
            columns.push(schema.index_of(column).map_err(|_| {
                Error::sql(
                    Place::file(&file.path),
                    format!("the grain names {column:?}, which the query does not return"),
                    "name columns of the output in `grain`",
                )
            })?);
        }
        let sorts = columns.iter().map(|at| SortField::new(schema.field(*at).data_type().clone())).collect();
        let converter = RowConverter::new(sorts).map_err(|e| Error::engine(&file.path, &e.into()))?;
        Ok(GrainCheck { file, columns, converter, last: None, nulls: 0, repeats: 0 })
    }

    /// Compares each row with the one before it; the rows are sorted, so equal ones are neighbours.
    fn check(&mut self, batch: &RecordBatch) -> Result<()> {
        if self.columns.is_empty() {
            return Ok(());
        }
        let keys: Vec<_> = self.columns.iter().map(|at| batch.column(*at).clone()).collect();
        self.nulls += keys.iter().map(|key| key.null_count() as u64).sum::<u64>();
        let rows = self.converter.convert_columns(&keys).map_err(|e| Error::engine(&self.file.path, &e.into()))?;
        for at in 0..rows.num_rows() {
            let row = rows.row(at);
            let same = if at > 0 { rows.row(at - 1) == row } else { self.last.as_ref().is_some_and(|last| last.row() == row) };
            self.repeats += u64::from(same);
        }
        self.last = rows.num_rows().checked_sub(1).map(|at| rows.row(at).owned());
        Ok(())
    }

    fn verdict(&self) -> Result<()> {
        if self.nulls == 0 && self.repeats == 0 {
            return Ok(());
        }
        Err(Error::Defect {
            message: format!(
                "the model {} breaks its grain ({}): {} rows repeat one, {} cells of it are null",
                self.file.name,
                self.file.grain.join(", "),
                self.repeats,
                self.nulls
            ),
            place: Place::file(&self.file.path),
            details: String::new(),
        })
    }
}

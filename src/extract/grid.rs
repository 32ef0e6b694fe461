//! A list from outside as rows of text, whether it came as CSV, Parquet or a sheet of a workbook. The first rows can be
//! looked at before they are read, because titles may stand above the header.

use std::collections::VecDeque;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use csv::StringRecord;
use datafusion::arrow::array::{Array, AsArray, RecordBatch};
use datafusion::arrow::compute::cast;
use datafusion::arrow::datatypes::DataType;
use datafusion::parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};

use super::csv_file::CsvFile;
use super::workbook;
use crate::engine::materialise::BATCH_ROWS;
use crate::error::{Error, Place, Result};

/// How far down a header is looked for.
pub const HEADER_WITHIN: usize = 40;

pub struct Grid {
    /// File, and sheet where it has one, for messages.
    pub place: String,
    /// Name of the sheet of a workbook.
    pub sheet: Option<String>,
    /// Whether a bare number in a date column is a day as Excel counts them.
    pub serial_days: bool,
    /// Rows read ahead: all of a sheet, the first ones of a file. The number is the row as Excel shows it, or for other
    /// files the 1-based row after the first line.
    ahead: VecDeque<(u64, StringRecord)>,
    rest: Rest,
}

enum Rest {
    None,
    Csv(Box<CsvFile>),
    Parquet { path: Box<Path>, reader: ParquetRecordBatchReader, batch: Option<RecordBatch>, at: usize, row: u64 },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Csv,
    Parquet,
    Workbook,
}

/// The form of a file: Parquet by its name, else by its first bytes, because names of downloads mislead.
pub fn form_of(path: &Path) -> Result<Form> {
    let unreadable = |e: std::io::Error| {
        Error::input(
            Place::path(path),
            format!("the file cannot be opened: {}", e.kind()),
            "check the path and the rights to read it",
        )
    };
    let mut start = Vec::with_capacity(8);
    File::open(path).map_err(unreadable)?.take(8).read_to_end(&mut start).map_err(unreadable)?;
    if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("parquet")) || start.starts_with(b"PAR1") {
        Ok(Form::Parquet)
    } else if start.starts_with(b"PK") {
        Ok(Form::Workbook)
    } else if start.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        Err(Error::input(
            Place::path(path),
            "the file is an Excel workbook of the old kind (.xls), or one under a password",
            "open it in Excel and save it as .xlsx without a password, or as CSV UTF-8",
        ))
    } else if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("xlsx")) {
        Err(Error::input(Place::path(path), "the file is no workbook, though its name ends in .xlsx", "fetch it again"))
    } else if start.starts_with(b"%PDF") || start.starts_with(b"<!DO") || start.starts_with(b"<htm") || start.contains(&0) {
        Err(Error::input(Place::path(path), "the file is no CSV, Parquet or .xlsx file", "fetch the list in one of these forms"))
    } else {
        Ok(Form::Csv)
    }
}

impl Grid {
    /// The sheets of a file; a CSV or Parquet file is one.
    pub fn open(path: &Path) -> Result<Vec<Grid>> {
        match form_of(path)? {
            Form::Csv => Ok(vec![Self::csv(CsvFile::open(path)?)?]),
            Form::Parquet => Ok(vec![Self::parquet(path)?]),
            Form::Workbook => Ok(workbook::read(path)?
                .into_iter()
                .map(|sheet| Grid {
                    place: format!("{}, sheet {:?}", path.display(), sheet.name),
                    sheet: Some(sheet.name),
                    serial_days: true,
                    ahead: sheet.rows.into(),
                    rest: Rest::None,
                })
                .collect()),
        }
    }

    pub fn csv(mut file: CsvFile) -> Result<Grid> {
        let header = StringRecord::from(file.header.clone());
        let mut ahead = VecDeque::from([(0, header)]);
        let mut record = StringRecord::new();
        while ahead.len() < HEADER_WITHIN
            && let Some(row) = file.next(&mut record)?
        {
            ahead.push_back((row, record.clone()));
        }
        let place = file.path.display().to_string();
        Ok(Grid { place, sheet: None, serial_days: false, ahead, rest: Rest::Csv(Box::new(file)) })
    }

    fn parquet(path: &Path) -> Result<Grid> {
        let file = File::open(path).map_err(|e| Error::io("read", path, e))?;
        let builder = ParquetRecordBatchReaderBuilder::try_new(file).map_err(|_| damaged(path))?;
        let names: StringRecord = builder.schema().fields().iter().map(|field| field.name().as_str()).collect();
        let reader = builder.with_batch_size(BATCH_ROWS).build().map_err(|_| damaged(path))?;
        let rest = Rest::Parquet { path: path.into(), reader, batch: None, at: 0, row: 0 };
        Ok(Grid { place: path.display().to_string(), sheet: None, serial_days: false, ahead: [(0, names)].into(), rest })
    }

    /// The rows in which a header may stand. Only the names of a Parquet file can be its header.
    pub fn first_rows(&self) -> impl Iterator<Item = &StringRecord> {
        self.ahead.iter().take(HEADER_WITHIN).map(|(_, record)| record)
    }

    /// Forgets the rows up to the header, which is at this place among the first.
    pub fn start_after(&mut self, header: usize) {
        let last = self.ahead.get(header).map(|(row, _)| *row);
        self.ahead.drain(..=header.min(self.ahead.len().saturating_sub(1)));
        // Rows of a CSV file count from its header; those of a sheet as Excel shows them.
        if let (Some(last), None) = (last, &self.sheet) {
            self.ahead.iter_mut().for_each(|(row, _)| *row -= last.min(*row));
        }
    }

    /// The next row that is not blank, and its number.
    pub fn next(&mut self, record: &mut StringRecord) -> Result<Option<u64>> {
        loop {
            let row = match self.ahead.pop_front() {
                Some((row, ahead)) => {
                    *record = ahead;
                    row
                }
                None => match self.rest.next(record)? {
                    Some(row) => row,
                    None => return Ok(None),
                },
            };
            if record.iter().any(|cell| !cell.trim().is_empty()) {
                return Ok(Some(row));
            }
        }
    }
}

impl Rest {
    fn next(&mut self, record: &mut StringRecord) -> Result<Option<u64>> {
        match self {
            Rest::None => Ok(None),
            Rest::Csv(file) => file.next(record),
            Rest::Parquet { path, reader, batch, at, row } => {
                while batch.as_ref().is_none_or(|batch| *at >= batch.num_rows()) {
                    let Some(next) = reader.next() else { return Ok(None) };
                    *batch = Some(as_text(&next.map_err(|_| damaged(path))?, path)?);
                    *at = 0;
                }
                record.clear();
                for column in batch.iter().flat_map(RecordBatch::columns) {
                    let texts = column.as_string::<i32>();
                    record.push_field(if texts.is_valid(*at) { texts.value(*at) } else { "" });
                }
                *at += 1;
                *row += 1;
                Ok(Some(*row))
            }
        }
    }
}

/// Every column as text; one that has no text form, such as a list, is empty.
fn as_text(batch: &RecordBatch, path: &Path) -> Result<RecordBatch> {
    let text = |column: &std::sync::Arc<dyn Array>| {
        cast(column, &DataType::Utf8).unwrap_or_else(|_| datafusion::arrow::array::new_null_array(&DataType::Utf8, column.len()))
    };
    let columns: Vec<_> = batch.schema().fields().iter().zip(batch.columns()).map(|(f, c)| (f.name().clone(), text(c))).collect();
    RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, column)| (name, column, true)))
        .map_err(|_| damaged(path))
}

fn damaged(path: &Path) -> Error {
    Error::input(Place::path(path), "the file is no whole Parquet file", "fetch it again: its end is missing or damaged")
}

//! Reading one CSV file: UTF-8 with or without a byte order mark, commas, a header row. Faults name the file, the row and a remedy.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use csv::StringRecord;

use crate::error::{Error, Place, Result};

/// An opened file: its header, and its records one at a time.
pub struct CsvFile {
    pub path: PathBuf,
    /// File name without folders, for lineage and messages.
    pub name: String,
    pub header: Vec<String>,
    reader: csv::Reader<CountQuotes>,
    quotes: Arc<AtomicU64>,
    row: u64,
    /// Whether the record read last holds a line break, as one does that a quote left open has swallowed.
    broken_line: bool,
}

/// Counts the quotes that go by: an odd number at the end of a file means one was never closed.
struct CountQuotes {
    inner: Box<dyn Read>,
    quotes: Arc<AtomicU64>,
}

impl Read for CountQuotes {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let quotes = buffer[..read].iter().filter(|byte| **byte == b'"').count() as u64;
        self.quotes.fetch_add(quotes, Ordering::Relaxed);
        Ok(read)
    }
}

impl CsvFile {
    pub fn open(path: &Path) -> Result<CsvFile> {
        let file = File::open(path).map_err(|e| {
            Error::input(
                Place::path(path),
                format!("the file cannot be opened: {}", e.kind()),
                "check the path and the rights to read it",
            )
        })?;
        Self::read(path, Box::new(BufReader::with_capacity(1 << 16, file)))
    }

    /// Reads from memory, for files that are built in.
    pub fn of_bytes(name: &str, bytes: Vec<u8>) -> Result<CsvFile> {
        Self::read(Path::new(name), Box::new(std::io::Cursor::new(bytes)))
    }

    fn read(path: &Path, mut source: Box<dyn Read>) -> Result<CsvFile> {
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let mut start = Vec::with_capacity(3);
        source.by_ref().take(3).read_to_end(&mut start).map_err(|e| Error::io("read", path, e))?;
        if start.starts_with(&[0xFF, 0xFE]) || start.starts_with(&[0xFE, 0xFF]) {
            return Err(Error::input(Place::path(path), "the file is UTF-16", "save it as CSV UTF-8"));
        }
        if start == [0xEF, 0xBB, 0xBF] {
            start.clear();
        }
        let quotes = Arc::new(AtomicU64::new(0));
        let source = CountQuotes { inner: Box::new(std::io::Cursor::new(start).chain(source)), quotes: quotes.clone() };
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(source);
        let mut record = StringRecord::new();
        let found = reader.read_record(&mut record).map_err(|e| fault(path, 0, &e))?;
        if !found {
            return Err(Error::input(
                Place::path(path),
                "the file is empty",
                "export it again: even an empty table has its header row",
            ));
        }
        let header: Vec<String> = record.iter().map(|cell| cell.trim().to_string()).collect();
        if let [only] = header.as_slice()
            && let Some(other) = [';', '\t', '|'].into_iter().find(|other| only.contains(*other))
        {
            return Err(Error::input(
                Place::path(path).line(1),
                format!("the header is one cell: the file is separated by {other:?}, not by commas"),
                "export it with commas",
            ));
        }
        Ok(CsvFile { path: path.to_path_buf(), name, header, reader, quotes, row: 0, broken_line: false })
    }

    /// Reads the next record into `record` and returns its 1-based data row; blank lines are not counted.
    pub fn next(&mut self, record: &mut StringRecord) -> Result<Option<u64>> {
        match self.reader.read_record(record) {
            Ok(true) => {
                self.row += 1;
                self.broken_line = record.iter().any(|cell| cell.contains('\n'));
                Ok(Some(self.row))
            }
            // The reader takes the end of the file for the missing quote, and would lose every row after it.
            Ok(false) if self.broken_line && self.quotes.load(Ordering::Relaxed) % 2 == 1 => Err(Error::input(
                Place::path(&self.path).row(self.row),
                "a quote is opened and never closed: the rest of the file is one cell",
                "close the quote, or double it where it is part of the text",
            )),
            Ok(false) => Ok(None),
            Err(error) => Err(fault(&self.path, self.row + 1, &error)),
        }
    }

    /// Refuses a header in which one of these names of a column stands twice: which of the two is meant cannot be told.
    pub fn once(&self, names: &[&str]) -> Result<()> {
        let known = |cell: &&String| names.iter().any(|name| cell.eq_ignore_ascii_case(name));
        match self.header.iter().filter(known).nth(1) {
            None => Ok(()),
            Some(second) => Err(Error::input(
                Place::path(&self.path).line(1).column(second),
                format!("the column {second} stands twice in the header"),
                "keep one, and give the other its own name",
            )),
        }
    }

    /// Where each wanted column stands in this file. A name matches without regard to case and surrounding blanks.
    pub fn positions(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.header.iter().position(|cell| cell.eq_ignore_ascii_case(name)))
    }
}

fn fault(path: &Path, row: u64, error: &csv::Error) -> Error {
    let mut place = Place::path(path);
    if row > 0 {
        place = place.row(row);
    }
    match error.kind() {
        csv::ErrorKind::Utf8 { .. } => {
            if let Some(position) = error.position() {
                place = place.line(position.line());
            }
            Error::input(place, "the text is not UTF-8", "save it as CSV UTF-8; Excel's plain CSV is Windows-1252")
        }
        csv::ErrorKind::Io(_) => Error::input(place, "the file cannot be read", "check that it is a file and whole"),
        _ => Error::input(place, "the CSV cannot be read", "check the quotes around this row"),
    }
}

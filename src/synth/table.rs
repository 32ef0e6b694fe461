//! A table of text on its way to a CSV file.

use std::path::Path;

use super::error::SynthError;

/// Named columns and rows.
#[derive(Clone, Debug)]
pub struct Table {
    pub name: &'static str,
    pub columns: &'static [&'static str],
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// An empty table.
    pub fn new(name: &'static str, columns: &'static [&'static str]) -> Table {
        Table { name, columns, rows: Vec::new() }
    }

    /// Adds a row; short rows are filled with blanks.
    pub fn add<const N: usize>(&mut self, cells: [String; N]) {
        let mut row = Vec::from(cells);
        row.resize(self.columns.len(), String::new());
        self.rows.push(row);
    }

    /// Where a column stands.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| *column == name)
    }

    /// Writes `folder/name.csv`: UTF-8, line feeds, a header row, every row as wide as it is.
    pub fn write(&self, folder: &Path) -> Result<(), SynthError> {
        let path = folder.join(format!("{}.csv", self.name));
        let failed = |source| SynthError::Csv { path: path.clone(), source };
        let mut writer = csv::WriterBuilder::new().flexible(true).from_path(&path).map_err(failed)?;
        writer.write_record(self.columns).map_err(failed)?;
        for row in &self.rows {
            writer.write_record(row).map_err(failed)?;
        }
        writer.flush().map_err(|source| SynthError::Write { path: path.clone(), source })
    }
}

/// A cell of text.
pub fn text(value: impl Into<String>) -> String {
    value.into()
}

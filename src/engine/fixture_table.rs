//! The readable tables of a fixture: cells between bars, `!` in the first column for rows that must be flagged.

use crate::error::{Error, Place, Result};

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FixtureTable {
    /// Lower-case column names.
    pub columns: Vec<String>,
    pub rows: Vec<FixtureRow>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixtureRow {
    pub flagged: bool,
    pub cells: Vec<Option<String>>,
}

/// Reads a table. `what` names it in messages: file, case and table.
pub fn parse(what: &Place, text: &str) -> Result<FixtureTable> {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let fault = |message: String| Error::config(what.clone(), message, "every row has the cells of the header, between bars");
    let header: Vec<String> = match lines.next() {
        Some(line) => split(line).iter().map(|cell| cell.to_lowercase()).collect(),
        None => return Err(fault("the table has no header".into())),
    };
    let marked = header.first().is_some_and(|cell| cell.is_empty() || cell == "!");
    let skip = usize::from(marked);
    let mut table = FixtureTable { columns: header[skip..].to_vec(), rows: Vec::new() };
    for line in lines {
        let cells = split(line);
        if cells.len() != header.len() {
            return Err(fault(format!("a row has {} cells where the header has {}: {}", cells.len(), header.len(), line.trim())));
        }
        let flagged = match (marked, cells[0].as_str()) {
            (false, _) | (true, "") => false,
            (true, "!") => true,
            (true, other) => return Err(fault(format!("the first cell is {other:?}, not ! or blank"))),
        };
        table.rows.push(FixtureRow { flagged, cells: cells[skip..].iter().map(|cell| value(cell)).collect() });
    }
    Ok(table)
}

fn split(line: &str) -> Vec<String> {
    line.split('|').map(|cell| cell.trim().to_string()).collect()
}

fn value(cell: &str) -> Option<String> {
    if cell.is_empty() {
        return None;
    }
    match cell.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(quoted) => Some(quoted.to_string()),
        None => Some(cell.to_string()),
    }
}

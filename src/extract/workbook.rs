//! Reading an Excel workbook (.xlsx): every sheet as rows of text. Numbers without a fraction are written without one, so
//! that a reference number is the same whether it was typed as text or as a number; dates are yyyy-mm-dd.

use std::fs::File;
use std::io::BufReader;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use calamine::{DataRef, Reader, SheetType, Xlsx, XlsxError};
use csv::StringRecord;

use crate::dates;
use crate::error::{Error, Place, Result};

/// Columns beyond this are not read: no known list is as wide, and a stray cell far out must not fill the memory.
const WIDEST: usize = 512;
/// A workbook of a few kilobytes can unfold to any size.
const MOST_CELLS: usize = 20_000_000;
/// 31 December 9999, as Excel counts days.
const LAST_SERIAL: f64 = 2_958_465.0;

pub struct Sheet {
    pub name: String,
    /// Rows that hold anything, with the number Excel shows.
    pub rows: Vec<(u64, StringRecord)>,
}

pub fn read(path: &Path) -> Result<Vec<Sheet>> {
    // The reader of workbooks is not ours, and a damaged file must end in an error whatever the reader makes of it.
    match catch_unwind(AssertUnwindSafe(|| read_sheets(path))) {
        Ok(read) => read,
        Err(_) => Err(damaged(path)),
    }
}

fn read_sheets(path: &Path) -> Result<Vec<Sheet>> {
    let file = File::open(path).map_err(|e| Error::io("read", path, e))?;
    let mut book: Xlsx<_> = Xlsx::new(BufReader::new(file)).map_err(|e| fault(path, &e))?;
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = sheets.map(|sheet| sheet.name.clone()).collect();
    let mut found = Vec::with_capacity(names.len());
    let mut cells = 0;
    for name in names {
        let mut reader = book.worksheet_cells_reader(&name).map_err(|e| fault(path, &e))?;
        let mut rows: Vec<(u64, StringRecord)> = Vec::new();
        while let Some(cell) = reader.next_cell().map_err(|e| fault(path, &e))? {
            let (row, column) = cell.get_position();
            let (row, column) = (u64::from(row) + 1, column as usize);
            let Some(text) = text_of(cell.get_value()) else { continue };
            cells += 1;
            if cells > MOST_CELLS {
                return Err(Error::input(
                    Place::path(path),
                    format!("the workbook holds more than {MOST_CELLS} cells"),
                    "save the sheet that is wanted as CSV UTF-8",
                ));
            }
            if column >= WIDEST {
                continue;
            }
            // Cells come row by row and from left to right; one out of order starts a row of its own.
            match rows.last_mut() {
                Some((last, record)) if *last == row && record.len() <= column => fill(record, column, &text),
                _ => {
                    let mut record = StringRecord::new();
                    fill(&mut record, column, &text);
                    rows.push((row, record));
                }
            }
        }
        found.push(Sheet { name, rows });
    }
    Ok(found)
}

fn fill(record: &mut StringRecord, column: usize, text: &str) {
    while record.len() < column {
        record.push_field("");
    }
    record.push_field(text);
}

/// A cell as text; errors such as #N/A are no values.
fn text_of(cell: &DataRef) -> Option<String> {
    let text = match cell {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_text(*number),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_string(),
        DataRef::Bool(flag) => flag.to_string(),
        DataRef::DateTime(date) if date.is_datetime() && (1.0..=LAST_SERIAL).contains(&date.as_f64()) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTime(date) => number_text(date.as_f64()),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(_) | DataRef::Empty => return None,
    };
    (!text.trim().is_empty()).then_some(text)
}

fn number_text(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 { format!("{}", number as i64) } else { number.to_string() }
}

/// The day that a bare number in a date column stands for: days since 30 December 1899, as Excel counts from March 1900.
pub fn day_of_serial(text: &str) -> Option<i32> {
    let serial: u32 = text.parse().ok()?;
    let first = dates::days(1899, 12, 30)?;
    (61..=LAST_SERIAL as u32).contains(&serial).then(|| first + serial as i32)
}

fn fault(path: &Path, error: &XlsxError) -> Error {
    match error {
        XlsxError::Password => {
            Error::input(Place::path(path), "the workbook is under a password", "open it in Excel and save it without one")
        }
        // A zip file without the parts of a workbook: an .ods file, a folder of files.
        XlsxError::FileNotFound(_) | XlsxError::RelationshipNotFound => Error::input(
            Place::path(path),
            "the file is no Excel workbook",
            "save it as .xlsx or as CSV UTF-8; other packed files, such as .ods, are not read",
        ),
        _ => damaged(path),
    }
}

fn damaged(path: &Path) -> Error {
    Error::input(
        Place::path(path),
        "the workbook is damaged or not whole",
        "fetch it again, or open it in Excel and save it as .xlsx",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serials_are_days() {
        assert_eq!(day_of_serial("44561").map(dates::iso).as_deref(), Some("2021-12-31"));
        assert_eq!(day_of_serial("61").map(dates::iso).as_deref(), Some("1900-03-01"));
        for none in ["", "-1", "60", "2958466", "44561.5", "1e9", "99999999999"] {
            assert_eq!(day_of_serial(none), None, "{none}");
        }
    }

    #[test]
    fn whole_numbers_have_no_fraction() {
        assert_eq!(number_text(1_234_567.0), "1234567");
        assert_eq!(number_text(0.5), "0.5");
        assert_eq!(number_text(f64::NAN), "NaN");
    }
}

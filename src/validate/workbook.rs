//! Findings as a workbook: one sheet for each team, its header frozen and filtered.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::findings::{COLUMNS, Finding};
use crate::error::{Error, Result};

/// The sheet of findings whose child has no team.
const NO_TEAM: &str = "No team";
/// Excel takes no longer sheet names.
const NAME_LENGTH: usize = 31;
/// Rows of a sheet below its header; Excel has 1,048,576 in all.
const MOST_ROWS: usize = 1_048_575;

pub fn write(path: &Path, findings: &[Finding]) -> Result<()> {
    let fault = |e: XlsxError| Error::io("write", path, std::io::Error::other(e));
    let mut teams: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        teams.entry(finding.team.as_deref().unwrap_or_default()).or_default().push(finding);
    }
    if teams.is_empty() {
        teams.insert("", Vec::new());
    }
    let mut workbook = Workbook::new();
    // The same findings give the same bytes: no clock in the file.
    let day = ExcelDateTime::from_ymd(2000, 1, 1).map_err(fault)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
    let mut taken = BTreeSet::new();
    for (team, of_team) in teams {
        // A team with more findings than a sheet has rows goes on in a second sheet.
        let mut parts: Vec<&[&Finding]> = of_team.chunks(MOST_ROWS).collect();
        if parts.is_empty() {
            parts.push(&[]);
        }
        for part in parts {
            let sheet = workbook.add_worksheet();
            sheet.set_name(sheet_name(team, &mut taken)).map_err(fault)?;
            fill(sheet, part).map_err(fault)?;
        }
    }
    workbook.save(path).map_err(fault)
}

fn fill(sheet: &mut Worksheet, findings: &[&Finding]) -> std::result::Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    for (column, name) in (0u16..).zip(COLUMNS) {
        sheet.write_string_with_format(0, column, name, &bold)?;
        sheet.set_column_width(column, width(name))?;
    }
    for (row, finding) in (1u32..).zip(findings) {
        for (column, cell) in (0u16..).zip(finding.cells()) {
            match (COLUMNS[usize::from(column)], finding.row) {
                ("row", Some(number)) => sheet.write_number(row, column, number as f64)?,
                // Always as text: a cell that begins with = + - @ must never be taken for a formula.
                _ => sheet.write_string(row, column, cell)?,
            };
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, findings.len() as u32, COLUMNS.len() as u16 - 1)?;
    Ok(())
}

fn width(column: &str) -> f64 {
    match column {
        "title" => 60.0,
        "fix_in" | "explanation" => 40.0,
        "fields" | "state" | "team" | "worker" | "file" | "row_key" | "values" => 20.0,
        _ => 12.0,
    }
}

/// A name Excel takes: no `[]:*?/\`, no apostrophe at its ends, 31 characters, not "History", and each once, whatever
/// its capitals.
fn sheet_name(team: &str, taken: &mut BTreeSet<String>) -> String {
    let plain: String = team.chars().map(|c| if "[]:*?/\\".contains(c) || c.is_control() { ' ' } else { c }).collect();
    let plain = plain.trim().trim_matches('\'').trim();
    let base = match plain {
        "" => NO_TEAM,
        plain if plain.eq_ignore_ascii_case("history") => "Team History",
        plain => plain,
    };
    let mut at = 1;
    loop {
        let end = if at == 1 { String::new() } else { format!(" ({at})") };
        // Excel counts UTF-16 units.
        let mut name = String::new();
        for c in base.chars() {
            if name.encode_utf16().count() + c.len_utf16() + end.len() > NAME_LENGTH {
                break;
            }
            name.push(c);
        }
        let name = name.trim_end_matches('\'').to_string() + &end;
        if taken.insert(name.to_lowercase()) {
            return name;
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheet_names_are_ones_excel_takes() {
        let mut taken = BTreeSet::new();
        assert_eq!(sheet_name("Assessment [North]: 1/2", &mut taken), "Assessment  North   1 2");
        assert_eq!(sheet_name("", &mut taken), "No team");
        assert_eq!(sheet_name("no team", &mut taken), "no team (2)");
        assert_eq!(sheet_name("'", &mut taken), "No team (3)");
        assert_eq!(sheet_name("history", &mut taken), "Team History");
        let long = "Looked After Children and Care Leavers East";
        assert_eq!(sheet_name(long, &mut taken), "Looked After Children and Care ");
        assert_eq!(sheet_name(long, &mut taken).len(), 31);
    }
}

//! Conservation: every data row of an input file is in its table or set apart, once; every changed cell has its line.
//! The rows are counted from the files anew, not from what extract says of itself.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use datafusion::arrow::array::RecordBatch;
use return903::derive::{number, read_parquet, text};
use return903::extract::cells::NullWords;
use return903::extract::export::{self, Extracted};
use return903::home::Home;
use return903::schema::Schemas;

use crate::support::{ROOT, synth, write};

fn extract(export: &Path, out: &Path) -> Extracted {
    let home = Home::Folder(ROOT.into());
    let (schemas, nulls) = (Schemas::load(&home).unwrap(), NullWords::load(&home).unwrap());
    fs::create_dir_all(out).unwrap();
    export::extract(&schemas, &nulls, export, out).unwrap()
}

/// Data rows of a CSV file: records below the header, blank lines not counted.
fn rows_of(path: &Path) -> u64 {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(path).unwrap();
    reader.records().filter(std::result::Result::is_ok).count() as u64
}

fn rows(batches: &[RecordBatch]) -> impl Iterator<Item = (&RecordBatch, usize)> {
    batches.iter().flat_map(|batch| (0..batch.num_rows()).map(move |at| (batch, at)))
}

fn check(export: &Path, out: &Path, extracted: &Extracted) {
    let aside = read_parquet(&out.join("quarantine.parquet")).unwrap();
    let mut set_apart: BTreeMap<String, BTreeSet<i64>> = BTreeMap::new();
    for (batch, at) in rows(&aside) {
        let new = set_apart.entry(text(batch, "table", at).unwrap()).or_default().insert(number(batch, "row", at).unwrap());
        assert!(new, "a row was set apart twice");
        assert!(!text(batch, "reason", at).unwrap().is_empty());
    }
    let changes = read_parquet(&out.join("cells.parquet")).unwrap();
    let mut changed: BTreeMap<String, u64> = BTreeMap::new();
    for (batch, at) in rows(&changes) {
        *changed.entry(text(batch, "table", at).unwrap()).or_default() += 1;
    }
    let mut read = BTreeSet::new();
    for (table, count) in &extracted.tables {
        let given: u64 = count.files.iter().map(|file| rows_of(&export.join(file))).sum();
        assert_eq!(given, count.rows_in, "{table}: rows of its files");
        assert_eq!(count.rows_in, count.typed + count.quarantined, "{table}");
        let batches = read_parquet(&out.join(format!("{table}.parquet"))).unwrap();
        let typed: Vec<i64> = rows(&batches).map(|(batch, at)| number(batch, "row_number", at).unwrap()).collect();
        let apart = set_apart.remove(table).unwrap_or_default();
        assert_eq!((typed.len() as u64, apart.len() as u64), (count.typed, count.quarantined), "{table}");
        let all: BTreeSet<i64> = typed.iter().chain(&apart).copied().collect();
        assert_eq!(all, (1..=count.rows_in as i64).collect(), "{table}: each row once, in one place");
        assert_eq!(typed.len() + apart.len(), all.len(), "{table}: no row in both places");
        assert_eq!(changed.remove(table).unwrap_or_default(), count.cells_changed, "{table}: lines in cells.parquet");
        read.extend(count.files.iter().cloned());
    }
    assert!(set_apart.is_empty() && changed.is_empty(), "rows of tables that were not read");
    let ignored: BTreeSet<String> = extracted.ignored.iter().cloned().collect();
    let there: BTreeSet<String> = fs::read_dir(export)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|n| n.ends_with(".csv"))
        .collect();
    assert_eq!(read.union(&ignored).cloned().collect::<BTreeSet<_>>(), there, "each file is a table or is named as none");
}

#[test]
fn a_faulty_export_loses_no_row() {
    let folder = tempfile::tempdir().unwrap();
    synth(folder.path(), 300, 11, &["--error-rate", "0.3"]);
    let (export, out) = (folder.path().join("export"), folder.path().join("out"));
    let extracted = extract(&export, &out);
    assert!(extracted.tables.values().map(|count| count.cells_changed).sum::<u64>() > 0, "the faults show in the cells");
    check(&export, &out, &extracted);
}

/// Every reason for which a row is set apart, and rows that must not be.
#[test]
fn each_kind_of_row_goes_to_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let (export, out) = (folder.path().join("export"), folder.path().join("out"));
    let header = header_of("ssd_missing");
    let names: Vec<&str> = header.trim_end().split(',').collect();
    let person = names.iter().position(|name| name.contains("person_id")).unwrap();
    let row = |id: &str, child: &str| {
        let cells: Vec<String> = names
            .iter()
            .enumerate()
            .map(|(at, name)| match () {
                () if at == person => child.to_string(),
                () if name.ends_with("_id") => id.to_string(),
                () if name.contains("date") => "01/02/2026".into(),
                () => String::new(),
            })
            .collect();
        cells.join(",") + "\n"
    };
    let short = "only,two\n";
    let lines = header.clone()
        + &row("1", "A1")
        + &row("1", "A1") // exact duplicate
        + "\n" // blank: no row
        + &row("2", "") // empty key
        + &row("3", "NULL") // a null word is empty too
        + short // wrong number of fields
        + &header // repeated header
        + &row("4", "A2").replacen("01/02/2026", "32/13/2026", 1) // a bad cell keeps its row
        + &format!("(7 rows affected){}\n", ",".repeat(names.len() - 1)); // footer
    write(&export.join("ssd_missing.csv"), lines);
    let extracted = extract(&export, &out);
    check(&export, &out, &extracted);
    let count = &extracted.tables["ssd_missing"];
    assert_eq!((count.rows_in, count.typed, count.quarantined), (8, 2, 6));
    let aside = read_parquet(&out.join("quarantine.parquet")).unwrap();
    let mut reasons: Vec<(i64, String)> =
        rows(&aside).map(|(batch, at)| (number(batch, "row", at).unwrap(), text(batch, "reason", at).unwrap())).collect();
    reasons.sort();
    let reasons: Vec<(i64, &str)> = reasons.iter().map(|(row, reason)| (*row, reason.as_str())).collect();
    assert_eq!(
        reasons,
        [
            (2, "exact duplicate"),
            (3, "empty key"),
            (4, "empty key"),
            (5, "wrong number of fields"),
            (6, "repeated header"),
            (8, "footer")
        ]
    );
    let cells = read_parquet(&out.join("cells.parquet")).unwrap();
    let (batch, at) = rows(&cells).find(|(batch, at)| text(batch, "raw", *at).as_deref() == Some("32/13/2026")).unwrap();
    assert_eq!((number(batch, "row", at), text(batch, "reason", at).as_deref()), (Some(7), Some("unreadable date and time")));
}

/// The header of a case table, from its description.
fn header_of(table: &str) -> String {
    let schemas = Schemas::load(&Home::Folder(ROOT.into())).unwrap();
    let columns: Vec<&str> = schemas.case[table].columns.iter().map(|column| column.name.as_str()).collect();
    columns.join(",") + "\n"
}

/// One table in two files, with and without byte order mark and CRLF, rows numbered over both.
#[test]
fn a_table_in_two_files() {
    let folder = tempfile::tempdir().unwrap();
    let (export, out) = (folder.path().join("export"), folder.path().join("out"));
    synth(folder.path(), 40, 3, &[]);
    let text = fs::read_to_string(export.join("ssd_cla_reviews.csv")).unwrap();
    let (header, data) = text.split_once('\n').unwrap();
    let lines: Vec<&str> = data.lines().collect();
    let (first, second) = lines.split_at(lines.len() / 3);
    write(&export.join("dbo.ssd_cla_reviews.csv"), format!("\u{feff}{header}\r\n{}\r\n", first.join("\r\n")));
    write(&export.join("ssd_cla_reviews.csv"), format!("{header}\n{}", second.join("\n")));
    let extracted = extract(&export, &out);
    check(&export, &out, &extracted);
    let count = &extracted.tables["ssd_cla_reviews"];
    assert_eq!((count.files.len(), count.rows_in), (2, lines.len() as u64));
}

//! Nights within the year: an export taken later and run as at a day gives what an export cut at that day gives, in every
//! module. The cut takes away what nobody knew yet: rows that begin later, and ends, reversals and reasons that came later.
//!
//! `RETURN903_SEEDS=5 RETURN903_CHILDREN=1500 cargo test --release as_at` is the large form.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use return903::dates;

use crate::derive_truth::number;
use crate::support::{Go, return903, synth};

const YEAR: &str = "2025-26";
/// First day, after a month's end, mid-month, a year's end within, the end of February, the last day.
const DAYS: [&str; 6] = ["2025-04-01", "2025-05-31", "2025-08-15", "2025-12-31", "2026-02-28", "2026-03-31"];

/// The day from which a row of a table is known. Contacts of care leavers count up to a month after a birthday, as far as
/// the export runs, and stay.
const BEGINS: [(&str, &str); 15] = [
    ("ext_cla_period_of_care", "poc_start_date"),
    ("ext_cla_deprivation_of_liberty", "dolo_start_date"),
    ("ssd_address", "addr_address_start_date"),
    ("ssd_cla_convictions", "clac_cla_conviction_date"),
    ("ssd_cla_health", "clah_health_check_date"),
    ("ssd_cla_placement", "clap_cla_placement_start_date"),
    ("ssd_cla_reviews", "clar_cla_review_date"),
    ("ssd_cla_substance_misuse", "clas_substance_misuse_date"),
    ("ssd_immigration_status", "immi_immigration_status_start_date"),
    ("ssd_involvements", "invo_involvement_start_date"),
    ("ssd_legal_status", "lega_legal_status_start_date"),
    ("ssd_missing", "miss_missing_episode_start_date"),
    ("ssd_mother", "moth_childs_dob"),
    ("ssd_person", "pers_dob"),
    ("ssd_sdq_scores", "csdq_sdq_completed_date"),
];

/// Days that are filled in when they have come, and what is filled in with them.
const FILLED_LATER: [(&str, &str, &[&str]); 15] = [
    ("ext_cla_period_of_care", "poc_end_date", &["poc_end_datetime", "poc_end_reason"]),
    ("ext_cla_deprivation_of_liberty", "dolo_end_date", &[]),
    ("ssd_address", "addr_address_end_date", &[]),
    ("ssd_cla_placement", "clap_cla_placement_end_date", &["clap_cla_placement_change_reason"]),
    ("ssd_immigration_status", "immi_immigration_status_end_date", &[]),
    ("ssd_involvements", "invo_involvement_end_date", &[]),
    ("ssd_legal_status", "lega_legal_status_end_date", &[]),
    ("ssd_missing", "miss_missing_episode_end_date", &[]),
    ("ssd_permanence", "perm_adm_decision_date", &[]),
    ("ssd_permanence", "perm_matched_date", &[]),
    ("ssd_permanence", "perm_placement_order_date", &[]),
    ("ssd_permanence", "perm_placed_for_adoption_date", &[]),
    ("ssd_permanence", "perm_decision_reversed_date", &["perm_decision_reversed_reason"]),
    ("ssd_permanence", "perm_permanence_order_date", &["perm_permanence_order_type"]),
    ("ssd_person", "pers_death_date", &[]),
];

type Table = (Vec<String>, Vec<BTreeMap<String, String>>);

fn read(path: &Path) -> Table {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let header: Vec<String> = reader.headers().unwrap().iter().map(String::from).collect();
    let rows = reader.records().map(|row| header.iter().cloned().zip(row.unwrap().iter().map(String::from)).collect());
    let rows = rows.collect();
    (header, rows)
}

fn write(path: &Path, (header, rows): &Table) {
    let mut writer = csv::Writer::from_path(path).unwrap();
    writer.write_record(header).unwrap();
    for row in rows {
        writer.write_record(header.iter().map(|column| &row[column])).unwrap();
    }
    writer.flush().unwrap();
}

/// The export as it would have been on a day.
fn cut(export: &Path, out: &Path, day: i32) {
    fs::create_dir_all(out).unwrap();
    let later = |row: &BTreeMap<String, String>, column: &str| dates::of_case(&row[column]).is_some_and(|date| date > day);
    let mut tables: BTreeMap<String, Table> = BTreeMap::new();
    for entry in fs::read_dir(export).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let (header, mut rows) = read(&path);
        if let Some((_, begins)) = BEGINS.iter().find(|(table, _)| *table == name) {
            rows.retain(|row| !later(row, begins));
        }
        for (_, ends, with) in FILLED_LATER.iter().filter(|(table, _, _)| *table == name) {
            for row in rows.iter_mut().filter(|row| later(row, ends)) {
                for column in [ends].into_iter().chain(*with) {
                    row.insert((*column).to_string(), String::new());
                }
            }
        }
        tables.insert(name, (header, rows));
    }
    // Nobody was recorded as a mother before her child was born.
    let mothers: BTreeSet<String> = tables["ssd_mother"].1.iter().map(|row| row["moth_person_id"].clone()).collect();
    for row in &mut tables.get_mut("ssd_person").unwrap().1 {
        if !mothers.contains(&row["pers_person_id"]) && row["pers_is_mother"] == "Y" {
            row.insert("pers_is_mother".into(), "N".into());
        }
    }
    let counts: BTreeMap<String, usize> = tables.iter().map(|(name, (_, rows))| (name.clone(), rows.len())).collect();
    for row in &mut tables.get_mut("ext_extract_manifest").unwrap().1 {
        let count = counts.get(&row["manifest_table"]).filter(|_| !row["manifest_row_count"].is_empty());
        if let Some(count) = count {
            row.insert("manifest_row_count".into(), count.to_string());
        }
    }
    for (name, table) in &tables {
        write(&out.join(format!("{name}.csv")), table);
    }
}

fn derive(folder: &Path, export: &Path, day: &str, out: &Path) {
    let mut command = return903();
    command.args(["derive", "--year", YEAR, "--authority", "E10000011", "--as-at", day, "--set", "end_convention=same_day"]);
    command.arg("--export").arg(export).arg("--previous").arg(folder.join("previous-return"));
    command.arg("--out").arg(out).go().code(0);
}

#[test]
fn a_later_export_as_at_a_day_is_the_export_cut_at_that_day() {
    for seed in 1..=number("RETURN903_SEEDS", 1) {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let children = number("RETURN903_CHILDREN", 60) as usize;
        synth(folder, children, seed, &["--year", YEAR, "--end-convention", "same_day"]);
        let mut rows = 0;
        for day in DAYS {
            let (whole, part) = (folder.join(format!("whole-{day}")), folder.join(format!("part-{day}")));
            let export = folder.join(format!("cut-{day}"));
            cut(&folder.join("export"), &export, dates::of_case(day).unwrap());
            derive(folder, &folder.join("export"), day, &whole);
            derive(folder, &export, day, &part);
            for entry in fs::read_dir(whole.join("csv")).unwrap() {
                let name = entry.unwrap().file_name();
                let text = |of: &Path| fs::read_to_string(of.join("csv").join(&name)).unwrap();
                let (later, then) = (text(&whole), text(&part));
                rows += then.lines().count() - 1;
                let differing: Vec<_> = later.lines().zip(then.lines()).filter(|(a, b)| a != b).take(5).collect();
                assert_eq!(later, then, "seed {seed}, {name:?} as at {day}: {differing:?}");
            }
        }
        assert!(rows > children * DAYS.len(), "seed {seed}: only {rows} rows in all");
    }
}

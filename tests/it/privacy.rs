//! No child's name, number, date of birth, postcode or pupil number leaves the identifiable files: not to the terminal,
//! not to logs, not to manifests or the report; and only their owner may read what is kept.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::support::{BASE, EXPORT_PIPELINE, Go, Ran, Trial, return903, write};

const POISON: &str = "POISON-7781";

/// The cells of some columns of a CSV file.
fn cells(path: &Path, columns: &[&str]) -> BTreeSet<String> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let header = reader.headers().unwrap().clone();
    let at: Vec<usize> =
        columns.iter().map(|name| header.iter().position(|cell| cell == *name).unwrap_or_else(|| panic!("{name}"))).collect();
    let mut found = BTreeSet::new();
    for record in reader.records() {
        let record = record.unwrap();
        found.extend(at.iter().map(|at| record[*at].to_string()).filter(|cell| !cell.is_empty()));
    }
    found
}

/// Every secret of an export, as it stands there and as other forms of it could appear.
fn secrets(export: &Path) -> BTreeSet<String> {
    let mut found = cells(&export.join("ssd_person.csv"), &["pers_person_id", "pers_upn"]);
    found.extend(cells(&export.join("ssd_person.csv"), &["pers_legacy_id"]).into_iter().filter(|id| id.len() > 5));
    for day in cells(&export.join("ssd_person.csv"), &["pers_dob"]) {
        if let [day, month, year] = day.split('/').collect::<Vec<_>>()[..] {
            // Days on which a collection year turns stand in every manifest.
            if !["01/04", "31/03"].contains(&format!("{day}/{month}").as_str()) {
                found.insert(format!("{year}-{month}-{day}"));
                found.insert(format!("{day}/{month}/{year}"));
            }
        }
    }
    let places = [
        cells(&export.join("ssd_address.csv"), &["addr_address_postcode"]),
        cells(&export.join("ssd_cla_placement.csv"), &["clap_cla_placement_postcode"]),
    ];
    for postcode in places.into_iter().flatten() {
        found.insert(postcode.replace(' ', ""));
        found.insert(postcode);
    }
    found.insert(POISON.to_string());
    found
}

fn silent_about(secrets: &BTreeSet<String>, what: &str, text: &str) {
    let told: Vec<&String> = secrets.iter().filter(|secret| text.contains(secret.as_str())).collect();
    assert!(told.is_empty(), "{what} tells {told:?}");
}

/// A value that no date, code or postcode column can hold, in all three, for children of the return.
fn poison(trial: &Trial) {
    let spoil = |file: &str, column: &str| {
        let path = trial.path("export").join(file);
        let mut reader = csv::Reader::from_path(&path).unwrap();
        let header = reader.headers().unwrap().clone();
        let at = header.iter().position(|cell| cell == column).unwrap();
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(&header).unwrap();
        for (row, record) in reader.records().enumerate() {
            let record = record.unwrap();
            writer
                .write_record(record.iter().enumerate().map(|(n, cell)| if n == at && row % 9 == 4 { POISON } else { cell }))
                .unwrap();
        }
        fs::write(&path, writer.into_inner().unwrap()).unwrap();
    };
    spoil("ssd_cla_placement.csv", "clap_cla_placement_end_date");
    spoil("ssd_legal_status.csv", "lega_legal_status_code");
    spoil("ssd_address.csv", "addr_address_postcode");
    spoil("ssd_person.csv", "pers_dob");
    spoil("ssd_person.csv", "pers_sex");
    spoil("ssd_cla_reviews.csv", "clar_cla_review_date");
}

#[test]
fn a_poisoned_cell_and_every_child_stay_inside() {
    let trial = Trial::fresh(&EXPORT_PIPELINE.replace("[publish]", "[gate]\nblocked_percent = 100\n\n[publish]"));
    let mut secrets = secrets(&trial.path("export"));
    poison(&trial);
    secrets.extend(self::secrets(&trial.path("export")));
    let ran = trial.command("run").args(["--log", "debug"]).go().code(0);
    assert!(ran.err.contains("made"), "the log speaks: {}", ran.err);
    silent_about(&secrets, "stdout", &ran.out);
    silent_about(&secrets, "stderr", &ran.err);
    let folder = trial.run_folder();
    // The test looks for the right things: the poison and the children are in the identifiable files.
    assert!(String::from_utf8_lossy(&fs::read(trial.path("export/ssd_person.csv")).unwrap()).contains(POISON));
    assert!(fs::read_to_string(folder.join("findings.csv")).unwrap().lines().count() > 1);
    for name in
        ["manifest.json", "run.json", "rules.json", "report/report.html", "benchmark/benchmark.csv", "benchmark/benchmark.json"]
    {
        silent_about(&secrets, name, &fs::read_to_string(folder.join(name)).unwrap());
    }
    for name in ["state/ledger.jsonl", "state/lock.json"] {
        silent_about(&secrets, name, &fs::read_to_string(trial.path(name)).unwrap());
    }
    for entry in fs::read_dir(trial.path("published/commits")).unwrap() {
        silent_about(&secrets, "the commit", &fs::read_to_string(entry.unwrap().path()).unwrap());
    }
    for name in crate::support::listing(&folder).into_keys() {
        silent_about(&secrets, "the name of a file", &name);
    }
    for (command, more) in [("plan", vec!["--json"]), ("run", vec!["--dry-run", "--log", "debug", "--log-format", "json"])] {
        let Ran { out, err, .. } = trial.command(command).args(more).go().code(0);
        silent_about(&secrets, command, &(out + &err));
    }
    for command in ["status", "history", "verify"] {
        let Ran { out, err, .. } = trial.at_destination(command).args(["--json", "--log", "debug"]).go().code(0);
        silent_about(&secrets, command, &(out + &err));
    }
}

#[test]
fn derive_and_validate_are_silent_about_children() {
    let trial = Trial::fresh(EXPORT_PIPELINE);
    let mut secrets = secrets(&trial.path("export"));
    poison(&trial);
    secrets.extend(self::secrets(&trial.path("export")));
    let mut command = return903();
    command.args(["derive", "--year", "2025-26", "--log", "debug", "--export"]).arg(trial.path("export"));
    let ran = command.arg("--out").arg(trial.path("derived")).go().code(0);
    silent_about(&secrets, "derive", &(ran.out + &ran.err));
    // A return with the poison in a date, a code and a postcode.
    let path = trial.path("truth/episodes.csv");
    let text = fs::read_to_string(&path).unwrap();
    let spoilt: String = text
        .lines()
        .enumerate()
        .map(|(at, line)| {
            let mut cells: Vec<&str> = line.split(',').collect();
            if at > 0 {
                cells[[1, 3, 7, 10, 11][at % 5]] = POISON;
            }
            cells.join(",") + "\n"
        })
        .collect();
    write(&path, spoilt);
    for more in [vec![], vec!["--json"]] {
        let mut command = return903();
        command.args(["validate", "--year", "2025-26", "--log", "debug", "--current"]).arg(trial.path("truth"));
        command.arg("--previous").arg(trial.path("previous-return")).args(["--authority", "E10000011"]);
        let ran = command.args(more).go().code(4);
        silent_about(&secrets, "validate", &(ran.out + &ran.err));
    }
}

/// A query that fails on a cell must not quote it: the engine's words go to a file of the state folder.
#[test]
fn an_engine_error_does_not_quote_the_cell() {
    let trial = Trial::published();
    let home = trial.path("home");
    for name in ["sql", "schemas"] {
        crate::support::copy(&Path::new(crate::support::ROOT).join(name), &home.join(name));
    }
    // A query no lint can see through: the cell becomes part of a pattern that is none.
    let rule = "-- rule: 9999\n-- title: A trial\n-- fix: Nothing\n-- since: 2022-23\n-- needs: episodes\n-- reports: episodes\n\
                -- fields: DEC\n-- severity: error\n-- judged: any_day\n\
                select e.row_number as episodes_row from episodes e where regexp_like('x', '(' || e.child)\n";
    write(&home.join("sql/rules/9999.sql"), rule);
    let ran = trial.command("run").args(["--log", "debug", "--home"]).arg(&home).go().code(1);
    let secrets = secrets(&trial.path("export"));
    silent_about(&secrets, "stdout", &ran.out);
    silent_about(&secrets, "stderr", &ran.err);
    assert!(ran.err.contains("sql/rules/9999.sql") && ran.err.contains("engine-error.txt"), "{}", ran.err);
    let words = fs::read_to_string(trial.path("state/engine-error.txt")).unwrap();
    assert!(secrets.iter().any(|secret| words.contains(secret.as_str())), "the test trips what it should: {words}");
    silent_about(&secrets, "the ledger", &fs::read_to_string(trial.path("state/ledger.jsonl")).unwrap());
}

#[cfg(unix)]
mod modes {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    /// Everything below a folder that someone besides its owner may enter, read or write.
    fn open_to_others(folder: &Path, found: &mut Vec<String>) {
        if mode(folder) & 0o077 != 0 {
            found.push(format!("{:o} {}", mode(folder), folder.display()));
        }
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open_to_others(&path, found);
            } else if mode(&path) & 0o077 != 0 {
                found.push(format!("{:o} {}", mode(&path), path.display()));
            }
        }
    }

    #[test]
    fn only_the_owner_may_read_what_is_kept() {
        // The folders are closed, which keeps everything below them in; published folders may be mounted elsewhere,
        // so their files are closed too.
        assert_eq!(mode(&BASE.path("state")), 0o700);
        let mut open = Vec::new();
        open_to_others(&BASE.path("published"), &mut open);
        assert!(open.is_empty(), "{}", open.join("\n"));
        for name in ["stage", "runs"] {
            assert_eq!(mode(&BASE.path("state").join(name)), 0o700, "{name}");
        }
        assert_eq!(mode(&BASE.run_folder()), 0o700);
    }

    #[test]
    fn what_is_handed_out_is_the_owners_alone() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("pulled");
        BASE.at_destination("pull").arg("--out").arg(&out).go().code(0);
        assert_eq!(mode(&out), 0o700, "a pulled folder names children");
        let mut command = return903();
        command.args(["derive", "--year", "2025-26", "--export"]).arg(BASE.path("export"));
        command.arg("--previous").arg(BASE.path("previous-return")).arg("--out").arg(folder.path().join("derived")).go().code(0);
        assert_eq!(mode(&folder.path().join("derived")), 0o700, "a derived folder names children");
        let found = folder.path().join("findings.csv");
        let mut command = return903();
        command.args(["validate", "--year", "2025-26", "--current"]).arg(BASE.path("truth")).arg("--findings").arg(&found).go();
        assert_eq!(mode(&found), 0o600, "findings name children");
    }
}

//! Bad input: each fault ends in an error that names the file, the place and the remedy, with its exit code; nothing is
//! published and nothing of the publication before is touched.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::{
    BASE, EXPORT_PIPELINE, Go, RETURN_PIPELINE, ROOT, Trial, copy, differences, listing, return903, snapshot, write,
};

/// A published trial, spoilt; its run must fail as the snapshot says and leave the publication alone.
fn spoilt(name: &'static str, pipeline: &str, spoil: impl FnOnce(&Trial)) {
    let trial = Trial::published();
    trial.pipeline(pipeline);
    spoil(&trial);
    untouched(name, &trial);
}

fn untouched(name: &'static str, trial: &Trial) {
    let (published, newest) = (listing(&trial.path("published")), trial.newest());
    told(name, &mut trial.command("run"), trial.folder());
    assert_eq!(differences(&published, &listing(&trial.path("published"))), Vec::<String>::new(), "the publication changed");
    trial.at_destination("verify").go().code(0);
    assert_eq!(trial.newest(), newest);
}

fn told(name: &'static str, command: &mut Command, folder: &Path) {
    let text = snapshot(command, folder);
    assert!(!text.starts_with("exit: 0"), "{text}");
    assert!(text.contains("error: "), "{text}");
    // Faults of a destination hold their remedy in the message.
    assert!(text.contains("  help: ") || text.contains("location"), "no remedy in {text}");
    keep(name, &text);
}

/// Compares with `snapshots/`; run ids and hashes are not part of what is promised.
fn keep(name: &'static str, text: &str) {
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true, filters => vec![
        (r"\d{4}-\d{2}-\d{2}-[0-9a-f]{12}", "[RUN]"),
        (r"\b[0-9a-f]{64}\b", "[HASH]"),
        (r"\d+ of \d+ rows", "[N] of [M] rows"),
    ] }, { insta::assert_snapshot!(name, text) });
}

fn edit(path: &Path, change: impl FnOnce(String) -> String) {
    let text = fs::read_to_string(path).unwrap();
    fs::write(path, change(text)).unwrap();
}

#[test]
fn missing_export_folder() {
    spoilt("missing_export_folder", EXPORT_PIPELINE, |trial| fs::remove_dir_all(trial.path("export")).unwrap());
}

#[test]
fn folder_without_csv() {
    spoilt("folder_without_csv", EXPORT_PIPELINE, |trial| {
        fs::remove_dir_all(trial.path("export")).unwrap();
        write(&trial.path("export/readme.txt"), "nothing here");
    });
}

#[test]
fn folder_without_a_known_table() {
    spoilt("folder_without_a_known_table", EXPORT_PIPELINE, |trial| {
        fs::remove_dir_all(trial.path("export")).unwrap();
        write(&trial.path("export/sales.csv"), "day,amount\n1,2\n");
    });
}

#[test]
fn missing_history() {
    spoilt("missing_history", EXPORT_PIPELINE, |trial| fs::remove_dir_all(trial.path("previous-return")).unwrap());
}

#[test]
fn text_that_is_not_utf8() {
    spoilt("text_that_is_not_utf8", EXPORT_PIPELINE, |trial| {
        let path = trial.path("export/ssd_person.csv");
        let mut bytes = fs::read(&path).unwrap();
        let second_row = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(1).unwrap().0;
        bytes.splice(second_row + 1..second_row + 1, *b"Ren\xE9");
        fs::write(&path, bytes).unwrap();
    });
}

#[test]
fn text_that_is_utf16() {
    spoilt("text_that_is_utf16", EXPORT_PIPELINE, |trial| {
        let path = trial.path("export/ssd_person.csv");
        let wide: Vec<u8> = fs::read_to_string(&path).unwrap().encode_utf16().flat_map(u16::to_le_bytes).collect();
        fs::write(&path, [vec![0xFF, 0xFE], wide].concat()).unwrap();
    });
}

#[test]
fn a_quote_that_is_not_closed() {
    spoilt("a_quote_that_is_not_closed", EXPORT_PIPELINE, |trial| {
        // Everything after it is one cell: the row is set apart, and with it more rows than are allowed.
        edit(&trial.path("export/ssd_cla_reviews.csv"), |text| text.replacen("\n", "\n\"", 1));
    });
}

/// Rows would vanish without a word if it were passed over.
#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere() {
    spoilt("a_link_that_leads_nowhere", EXPORT_PIPELINE, |trial| {
        let path = trial.path("export/ssd_cla_reviews.csv");
        fs::remove_file(&path).unwrap();
        std::os::unix::fs::symlink("/nowhere/ssd_cla_reviews.csv", &path).unwrap();
    });
}

/// Skipped for root, who may read everything.
#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let probe = tempfile::NamedTempFile::new().unwrap();
    fs::set_permissions(probe.path(), fs::Permissions::from_mode(0o000)).unwrap();
    if fs::File::open(probe.path()).is_ok() {
        return;
    }
    let trial = Trial::published();
    fs::set_permissions(trial.path("export/ssd_person.csv"), fs::Permissions::from_mode(0o000)).unwrap();
    let published = listing(&trial.path("published"));
    let ran = trial.run();
    assert!([1, 3].contains(&ran.code) && ran.err.contains("export/ssd_person.csv"), "{ran:?}");
    assert_eq!(differences(&published, &listing(&trial.path("published"))), Vec::<String>::new());
}

/// Which of the two holds the date cannot be known.
#[test]
fn a_column_that_stands_twice() {
    spoilt("a_column_that_stands_twice", EXPORT_PIPELINE, |trial| {
        edit(&trial.path("export/ssd_legal_status.csv"), |text| text.replacen("status_end_date", "status_start_date", 1));
    });
    spoilt("a_module_column_that_stands_twice", RETURN_PIPELINE, |trial| {
        edit(&trial.path("truth/episodes.csv"), |text| {
            text.lines().map(|line| format!("{line},{}\n", if line.starts_with("CHILD") { "DEC" } else { "" })).collect()
        });
    });
}

#[test]
fn empty_file() {
    spoilt("empty_file", EXPORT_PIPELINE, |trial| write(&trial.path("export/ssd_person.csv"), ""));
}

#[test]
fn wrong_delimiter() {
    spoilt("wrong_delimiter", EXPORT_PIPELINE, |trial| edit(&trial.path("export/ssd_person.csv"), |text| text.replace(',', ";")));
}

#[test]
fn missing_required_column() {
    spoilt("missing_required_column", EXPORT_PIPELINE, |trial| {
        edit(&trial.path("export/ssd_legal_status.csv"), |text| text.replacen("lega_person_id", "legal_personid", 1));
    });
}

#[test]
fn over_the_quarantine_limit() {
    let strict = EXPORT_PIPELINE.replace("files = [\"export\"]", "files = [\"export\"]\nquarantine_percent = 1");
    spoilt("over_the_quarantine_limit", &strict, |trial| {
        edit(&trial.path("export/ssd_person.csv"), |text| text + &"too,few\n".repeat(40));
    });
}

#[test]
fn truncated_parquet_postcodes() {
    let with = EXPORT_PIPELINE.replace("[publish]", "[reference]\npostcodes = \"postcodes.parquet\"\n\n[publish]");
    spoilt("truncated_parquet_postcodes", &with, |trial| {
        let whole = fs::read(trial.run_folder().join("findings.parquet")).unwrap();
        fs::write(trial.path("postcodes.parquet"), &whole[..whole.len() / 2]).unwrap();
    });
}

#[test]
fn parquet_that_holds_something_else() {
    let with = EXPORT_PIPELINE.replace("[publish]", "[reference]\npostcodes = \"postcodes.parquet\"\n\n[publish]");
    spoilt("parquet_that_holds_something_else", &with, |trial| {
        fs::copy(trial.run_folder().join("findings.parquet"), trial.path("postcodes.parquet")).unwrap();
    });
}

#[test]
fn missing_postcodes() {
    let with = EXPORT_PIPELINE.replace("[publish]", "[reference]\npostcodes = \"nowhere.csv\"\n\n[publish]");
    spoilt("missing_postcodes", &with, |_| {});
}

#[test]
fn postcodes_with_a_bad_number() {
    let with = EXPORT_PIPELINE.replace("[publish]", "[reference]\npostcodes = \"postcodes.csv\"\n\n[publish]");
    spoilt("postcodes_with_a_bad_number", &with, |trial| {
        write(&trial.path("postcodes.csv"), "postcode,easting,northing,laua\nAA11AA,1,2,E07000062\nAA12AA,one,2,E07000062\n");
    });
}

#[test]
fn missing_pipeline_file() {
    let trial = Trial::published();
    fs::remove_file(trial.path("pipeline.toml")).unwrap();
    untouched("missing_pipeline_file", &trial);
}

#[test]
fn pipeline_that_is_no_toml() {
    spoilt("pipeline_that_is_no_toml", &EXPORT_PIPELINE.replace("[source]", "[source"), |_| {});
}

#[test]
fn unknown_key_in_the_pipeline() {
    spoilt("unknown_key_in_the_pipeline", &EXPORT_PIPELINE.replace("to = ", "two = "), |_| {});
}

#[test]
fn year_that_is_none() {
    spoilt("year_that_is_none", &EXPORT_PIPELINE.replace("year = \"2025-26\"", "year = \"2025-27\""), |_| {});
}

#[test]
fn authority_that_is_none() {
    spoilt("authority_that_is_none", &EXPORT_PIPELINE.replace("E10000011", "East Sussex"), |_| {});
}

#[test]
fn history_of_a_later_year() {
    spoilt("history_of_a_later_year", &EXPORT_PIPELINE.replace("2024-25", "2026-27"), |_| {});
}

#[test]
fn unknown_setting() {
    spoilt("unknown_setting", &EXPORT_PIPELINE.replace("[publish]", "[settings]\ngap_fil = \"block\"\n\n[publish]"), |_| {});
}

#[test]
fn unknown_value_of_a_setting() {
    spoilt(
        "unknown_value_of_a_setting",
        &EXPORT_PIPELINE.replace("[publish]", "[settings]\ngap_fill = \"guess\"\n\n[publish]"),
        |_| {},
    );
}

#[test]
fn two_files_of_one_module() {
    spoilt("two_files_of_one_module", RETURN_PIPELINE, |trial| {
        fs::copy(trial.path("truth/episodes.csv"), trial.path("truth/episodes_copy.csv")).unwrap();
    });
}

#[test]
fn file_with_no_known_header() {
    spoilt("file_with_no_known_header", RETURN_PIPELINE, |trial| write(&trial.path("truth/notes.csv"), "who,what\nme,this\n"));
}

#[test]
fn return_without_a_column() {
    spoilt("return_without_a_column", RETURN_PIPELINE, |trial| {
        edit(&trial.path("truth/episodes.csv"), |text| text.replacen("PLACE_PROVIDER", "PLACEPROVIDER", 1));
    });
}

#[test]
fn destination_that_cannot_be_made() {
    let trial = Trial::published();
    write(&trial.path("file"), "not a folder");
    trial.pipeline(&EXPORT_PIPELINE.replace("to = \"published\"", "to = \"file/published\""));
    let ran = trial.run();
    let text = format!(
        "exit: {}\n--- stdout\n[FINDINGS]\n--- stderr\n{}",
        ran.code,
        ran.err.replace(&trial.folder().display().to_string(), "[TMP]")
    );
    keep("destination_that_cannot_be_made", &text);
    assert_eq!(fs::read_to_string(trial.path("file")).unwrap(), "not a folder");
    trial.at_destination("verify").go().code(0);
}

#[test]
fn destination_of_an_unknown_kind() {
    spoilt(
        "destination_of_an_unknown_kind",
        &EXPORT_PIPELINE.replace("to = \"published\"", "to = \"ftp://example.org/x\""),
        |_| {},
    );
}

/// A home whose SQL is spoilt stops a run before it begins.
fn spoilt_home(name: &'static str, files: &[(&str, &str)]) {
    let trial = Trial::published();
    let home = trial.path("home");
    copy(&Path::new(ROOT).join("schemas"), &home.join("schemas"));
    copy(&Path::new(ROOT).join("sql"), &home.join("sql"));
    for (file, text) in files {
        write(&home.join(file), text);
    }
    let published = listing(&trial.path("published"));
    told(name, trial.command("run").arg("--home").arg(&home), trial.folder());
    assert_eq!(differences(&published, &listing(&trial.path("published"))), Vec::<String>::new());
    trial.at_destination("verify").go().code(0);
}

const RULE: &str = "-- rule: 9999\n-- title: A trial\n-- fix: Nothing\n-- since: 2022-23\n-- needs: episodes\n-- reports: episodes\n\
                    -- fields: DEC\n-- severity: error\n-- judged: any_day\n";

#[test]
fn sql_with_an_unknown_table() {
    let text = format!("{RULE}select e.row_number as episodes_row\nfrom episode e\n");
    spoilt_home("sql_with_an_unknown_table", &[("sql/rules/9999.sql", &text)]);
}

#[test]
fn sql_with_an_unknown_parameter() {
    let text = format!(
        "{RULE}-- params: perod_end\nselect e.row_number as episodes_row from episodes e\nwhere e.dec > cast($perod_end as date)\n"
    );
    spoilt_home("sql_with_an_unknown_parameter", &[("sql/rules/9999.sql", &text)]);
}

#[test]
fn sql_with_an_unknown_column() {
    let text = format!("{RULE}select e.row_number as episodes_row from episodes e\nwhere e.nothing is null\n");
    spoilt_home("sql_with_an_unknown_column", &[("sql/rules/9999.sql", &text)]);
}

#[test]
fn sql_that_is_forbidden() {
    let text = format!(
        "{RULE}select e.row_number as episodes_row from episodes e\nwhere e.child not in (select h.child from header h)\n"
    );
    spoilt_home("sql_that_is_forbidden", &[("sql/rules/9999.sql", &text)]);
}

#[test]
fn sql_with_a_ring() {
    let one = "-- model: zz_one\n-- about: a trial\n-- grain: row_number\nselect o.row_number from zz_two o\n";
    let two = "-- model: zz_two\n-- about: a trial\n-- grain: row_number\nselect o.row_number from zz_one o\n";
    spoilt_home("sql_with_a_ring", &[("sql/derive/zz_one.sql", one), ("sql/derive/zz_two.sql", two)]);
}

#[test]
fn schema_with_an_unknown_key() {
    let home = tempfile::tempdir().unwrap();
    copy(&Path::new(ROOT).join("schemas"), &home.path().join("schemas"));
    write(&home.path().join("sql/readme.md"), "");
    edit(&home.path().join("schemas/case/ssd_person.toml"), |text| text.replacen("person =", "persons =", 1));
    told("schema_with_an_unknown_key", return903().arg("check").arg("--home").arg(home.path()), home.path());
}

#[test]
fn home_that_is_none() {
    let folder = tempfile::tempdir().unwrap();
    told("home_that_is_none", return903().arg("check").arg("--home").arg(folder.path()), folder.path());
}

/// What the command line is asked for and cannot be.
#[test]
fn arguments_that_cannot_be() {
    let folder = BASE.folder();
    let validate = |more: &[&str]| {
        let mut command = return903();
        command.args(["validate", "--year", "2025-26", "--current"]).arg(BASE.path("truth")).args(more);
        command
    };
    told("rule_that_does_not_exist", &mut validate(&["--rules", "14222"]), folder);
    told("findings_of_an_unknown_kind", &mut validate(&["--findings", "findings.doc"]), folder);
    told("missing_return", return903().args(["validate", "--year", "2025-26", "--current", "nowhere-*.csv"]), folder);
    told("setting_that_is_none", &mut derive(&["--set", "gap_fill"]), folder);
    keep("argument_year_that_is_none", &snapshot(return903().args(["validate", "--year", "2025", "--current", "x"]), folder));
    keep("argument_day_that_is_none", &snapshot(&mut derive(&["--as-at", "31/02/2026"]), folder));
    told("rule_to_show_that_does_not_exist", return903().args(["rules", "show", "14X"]), folder);
}

fn derive(more: &[&str]) -> Command {
    let mut command = return903();
    command.args(["derive", "--year", "2025-26", "--export"]).arg(BASE.path("export"));
    command.arg("--out").arg(BASE.folder().join("never")).args(more);
    command
}

#[test]
fn locations_that_hold_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("nothing");
    for (name, command) in [("verify_nothing", "verify"), ("history_nothing", "history"), ("status_nothing", "status")] {
        keep(name, &snapshot(return903().arg(command).arg(&place), folder.path()));
    }
    keep(
        "pull_nothing",
        &snapshot(return903().arg("pull").arg(&place).arg("--out").arg(folder.path().join("out")), folder.path()),
    );
    assert!(!folder.path().join("out").exists() && !place.exists(), "reading makes nothing");
}

/// Odd, but no reason to stop: warnings.
#[test]
fn what_is_only_warned_of() {
    let folder = tempfile::tempdir().unwrap();
    copy(&BASE.path("export"), &folder.path().join("export"));
    let export = folder.path().join("export");
    // A column nobody knows, a file nobody knows, a folder that is called like a file, a table with its header alone.
    edit(&export.join("ssd_missing.csv"), |text| text.lines().map(|line| format!("{line},x\n")).collect());
    write(&export.join("zz_ledger.csv"), "a,b\n1,2\n");
    fs::create_dir(export.join("folder.csv")).unwrap();
    edit(&export.join("ssd_mother.csv"), |text| text.lines().next().unwrap().to_string() + "\n");
    let mut command = return903();
    command.args(["derive", "--year", "2025-26", "--export"]).arg(&export).arg("--previous").arg(BASE.path("previous-return"));
    let ran = command.arg("--out").arg(folder.path().join("out")).go().code(0);
    let warnings: Vec<&str> = ran.err.lines().filter(|line| line.starts_with("warning: ")).collect();
    keep("unknown_columns_and_files", &warnings.join("\n"));
}

//! `return903 validate` over finished returns: what it prints, what it writes, how files are recognised.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use return903::derive::read_parquet;
use tempfile::TempDir;

use crate::support::{BASE, Go, copy, return903, write};

/// Two episodes of a child, the first open although the second follows: rule 142 flags row 1.
const EPISODES: &str = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n\
    A1,01/05/2025,S,C2,N1,U3,PR1,,,,TN38 9RT,BN27 3QY,2601003\n\
    A1,01/09/2025,P,C2,N1,U3,PR1,,,CARPL,TN38 9RT,BN27 3QY,2601003\n";
const HEADER: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nA1,M,22/10/2014,WBRI,E845200023001,,\n";

fn files(given: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in given {
        write(&folder.path().join(name), text);
    }
    folder
}

fn validate(current: &Path) -> Command {
    let mut command = return903();
    command.args(["validate", "--year", "2025-26", "--current"]).arg(current);
    command
}

/// State and reason of each rule.
fn states(command: &mut Command) -> BTreeMap<String, (String, String)> {
    let out = command.arg("--json").go().out;
    let lines = out.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    lines
        .map(|line| {
            let text = |name: &str| line[name].as_str().unwrap_or_default().to_string();
            (text("code"), (text("state"), text("reason")))
        })
        .collect()
}

/// The findings as rows of cells, by the names of `columns`.
fn findings(command: &mut Command, columns: &[&str]) -> Vec<Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("found.csv");
    command.arg("--findings").arg(&out).go();
    let mut reader = csv::Reader::from_path(out).unwrap();
    let header = reader.headers().unwrap().clone();
    let at: Vec<usize> = columns.iter().map(|name| header.iter().position(|cell| cell == *name).unwrap()).collect();
    reader
        .records()
        .map(|row| {
            let row = row.unwrap();
            at.iter().map(|at| row[*at].to_string()).collect()
        })
        .collect()
}

#[test]
fn findings_end_in_4_and_none_in_0() {
    let folder = files(&[("episodes.csv", EPISODES)]);
    let ran = validate(folder.path()).args(["--rules", "142"]).go().code(4).says("1 findings of 1 rules");
    assert!(ran.out.starts_with("142 ") && ran.out.lines().count() == 1, "{}", ran.out);
    assert!(!ran.out.contains("A1") && !ran.err.contains("A1"), "no child is named on the terminal");
    let ran =
        validate(folder.path()).args(["--rules", "101"]).go().code(0).says("1 rules: 0 passed, 0 found something, 1 not run");
    assert_eq!(ran.out, "");
    fs::write(folder.path().join("header.csv"), HEADER).unwrap();
    validate(folder.path()).args(["--rules", "101"]).go().code(0).says("1 rules: 1 passed");
}

#[test]
fn rules_chooses() {
    let folder = files(&[("episodes.csv", EPISODES), ("header.csv", HEADER)]);
    let states = states(validate(folder.path()).args(["--rules", "142,101"]));
    assert_eq!(states.keys().collect::<Vec<_>>(), ["101", "142"]);
    assert_eq!(states["142"].0, "found");
    assert_eq!(states["101"].0, "passed");
}

#[test]
fn json_gives_a_line_for_each_rule() {
    let folder = files(&[("episodes.csv", EPISODES)]);
    let ran = validate(folder.path()).arg("--json").go().code(4);
    let lines: Vec<serde_json::Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(lines.len() >= 80, "{} rules", lines.len());
    for line in &lines {
        let state = line["state"].as_str().unwrap();
        assert!(["passed", "found", "not_run"].contains(&state), "{line}");
        assert_eq!(state == "not_run", line["reason"].is_string(), "a rule that did not run says why, others do not: {line}");
        assert_eq!(state == "found", line["rows"].as_u64().unwrap() > 0, "{line}");
        assert!(line["milliseconds"].is_u64() && line["code"].is_string(), "{line}");
    }
    let mut codes: Vec<&str> = lines.iter().map(|line| line["code"].as_str().unwrap()).collect();
    codes.dedup();
    assert_eq!(codes.len(), lines.len(), "each rule once");
}

#[test]
fn findings_have_the_promised_columns() {
    let folder = files(&[("anything.csv", EPISODES)]);
    let csv = folder.path().join("found.csv");
    validate(folder.path()).args(["--rules", "142", "--findings"]).arg(&csv).go().code(4);
    let text = fs::read_to_string(&csv).unwrap();
    let mut lines = text.lines();
    assert_eq!(
        lines.next(),
        Some("rule,table,row,child,fields,title,severity,state,team,worker,first_seen,fix_in,file,row_key,values,explanation"),
        "only columns at the end may be added"
    );
    let row = lines.next().unwrap();
    assert!(row.starts_with("142,Episodes,1,A1,DEC;REC,"), "{row}");
    assert!(row.contains(",error,open,"), "{row}");
    assert!(row.contains(",anything.csv,"), "{row}");
    assert_eq!(lines.next(), None);
    fs::remove_file(&csv).unwrap();

    let parquet = folder.path().join("found.parquet");
    validate(folder.path()).args(["--rules", "142", "--findings"]).arg(&parquet).go().code(4);
    let batches = read_parquet(&parquet).unwrap();
    let names: Vec<String> = batches[0].schema().fields().iter().map(|field| field.name().clone()).collect();
    assert_eq!(names[..6], ["rule", "table", "row", "child", "fields", "title"]);
    assert_eq!(batches.iter().map(datafusion::arrow::array::RecordBatch::num_rows).sum::<usize>(), 1);
    assert_eq!(return903::derive::number(&batches[0], "row", 0), Some(1));
    assert_eq!(return903::derive::text(&batches[0], "child", 0).as_deref(), Some("A1"));
}

/// Row numbers count data rows: neither the header nor blank lines.
#[test]
fn blank_lines_are_not_counted() {
    let spaced = EPISODES.replacen("\nA1", "\n\n\nA1", 1).replace("\nA1,01/09", "\n\nA1,01/09") + "\n\n";
    let folder = files(&[("episodes.csv", &spaced)]);
    assert_eq!(findings(validate(folder.path()).args(["--rules", "142"]), &["table", "row"]), [["Episodes", "1"]]);
    let late = EPISODES
        .replace("A1,01/05/2025", "Z9,01/05/2025,S,C2,N1,U3,PR1,02/05/2025,E4A,,TN38 9RT,BN27 3QY,2601003\n\nA1,01/05/2025");
    let folder = files(&[("episodes.csv", &late)]);
    assert_eq!(findings(validate(folder.path()).args(["--rules", "142"]), &["row", "child"]), [["2", "A1"]]);
}

#[test]
fn byte_order_mark_and_crlf_change_nothing() {
    let folder = files(&[("episodes.csv", EPISODES), ("header.csv", HEADER)]);
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let other = files(&[("episodes.csv", &windows(EPISODES)), ("header.csv", &windows(HEADER))]);
    let all = ["rule", "table", "row", "child", "fields", "title", "file"];
    let found = findings(&mut validate(folder.path()), &all);
    assert!(!found.is_empty());
    assert_eq!(found, findings(&mut validate(other.path()), &all));
    assert_eq!(states(&mut validate(folder.path())), states(&mut validate(other.path())));
}

/// Headers are matched whatever their case and order; quoted cells are read.
#[test]
fn columns_in_another_order() {
    let turned: String = EPISODES
        .lines()
        .map(|line| line.split(',').rev().map(|cell| format!("\"{}\"", cell.to_lowercase())).collect::<Vec<_>>().join(",") + "\n")
        .collect();
    let (folder, other) = (files(&[("episodes.csv", EPISODES)]), files(&[("episodes.csv", &turned)]));
    let all = ["rule", "table", "row", "child", "fields"];
    assert_eq!(findings(&mut validate(folder.path()), &all), findings(&mut validate(other.path()), &all));
}

#[test]
fn an_extra_column_is_a_warning() {
    let wider: String = EPISODES.lines().map(|line| format!("{line},x\n")).collect();
    let folder = files(&[("episodes.csv", &wider)]);
    let ran = validate(folder.path()).args(["--rules", "142"]).go().code(4);
    ran.says("warning: episodes.csv: columns Episodes does not have are ignored: x");
}

/// A row of another width is set apart and told; the others keep their row numbers.
#[test]
fn a_row_of_another_width_is_set_apart() {
    let torn = EPISODES.replace("A1,01/05/2025", "too,short\nA1,01/05/2025");
    let folder = files(&[("episodes.csv", &torn)]);
    validate(folder.path())
        .args(["--rules", "142"])
        .go()
        .code(4)
        .says("warning: episodes.csv: 1 rows have another number of cells");
    assert_eq!(findings(validate(folder.path()).args(["--rules", "142"]), &["row"]), [["2"]]);
}

#[test]
fn a_header_alone_is_delivered_and_empty() {
    let reviews = "CHILD,DOB,REVIEW,REVIEW_CODE\n";
    let folder = files(&[("episodes.csv", EPISODES), ("reviews.csv", reviews)]);
    let with = states(&mut validate(folder.path()));
    fs::remove_file(folder.path().join("reviews.csv")).unwrap();
    let without = states(&mut validate(folder.path()));
    let gained: Vec<&String> = with.keys().filter(|code| with[*code].0 != "not_run" && without[*code].0 == "not_run").collect();
    assert!(!gained.is_empty(), "rules on reviews run when the file is there, though empty");
    assert!(without.values().any(|(_, reason)| reason == "Reviews not delivered"));
}

/// Rules that need a module, last year's return, postcodes or the authority say so.
#[test]
fn what_is_missing_is_named() {
    let states = states(&mut validate(&BASE.path("truth")));
    let reasons: Vec<&str> = states.values().map(|(_, reason)| reason.as_str()).collect();
    for reason in ["postcodes not delivered", "Episodes_last not delivered"] {
        assert!(reasons.contains(&reason), "no rule says {reason:?}: {reasons:?}");
    }
    assert!(
        reasons.iter().all(|reason| reason.is_empty() || reason.ends_with(" not delivered") || reason.contains("year")),
        "{reasons:?}"
    );
}

fn postcodes_file() -> PathBuf {
    Path::new(crate::support::ROOT).join("data/reference/postcodes.csv")
}

/// A rule on where a placement lies runs when postcodes are there, or when the file itself says where it lies.
#[test]
fn placement_columns_may_be_given_or_worked_out() {
    let waiting = |command: &mut Command| -> Vec<String> {
        states(command).into_iter().filter(|(_, (_, reason))| reason.contains("postcodes")).map(|(code, _)| code).collect()
    };
    let truth = BASE.path("truth");
    let (mut plain, mut with) = (validate(&truth), validate(&truth));
    for command in [&mut plain, &mut with] {
        command.args(["--authority", "E10000011", "--previous"]).arg(BASE.path("previous-return"));
    }
    let needing = waiting(&mut plain);
    assert!(!needing.is_empty(), "some rules need to know where placements lie");
    assert_eq!(waiting(with.arg("--postcodes").arg(postcodes_file())), Vec::<String>::new());

    let given = tempfile::tempdir().unwrap();
    copy(&truth, given.path());
    let text = fs::read_to_string(given.path().join("episodes.csv")).unwrap();
    let text: String = text
        .lines()
        .enumerate()
        .map(|(at, line)| line.to_string() + if at == 0 { ",PL_LA,PL_LOCATION,PL_DISTANCE\n" } else { ",E10000011,IN,1.5\n" })
        .collect();
    fs::write(given.path().join("episodes.csv"), text).unwrap();
    let mut command = validate(given.path());
    command.args(["--authority", "E10000011"]);
    let ran = command.go();
    assert!(!ran.err.contains("does not have are ignored"), "the three columns are known: {}", ran.err);
    let left = waiting(&mut command);
    assert!(left.len() < needing.len(), "rules that need the columns of this year run: {left:?} of {needing:?}");
}

#[test]
fn folders_files_and_patterns_name_the_same() {
    let folder =
        files(&[("2025-episodes.csv", EPISODES), ("2025-header.csv", HEADER), ("2024-header.csv", HEADER), ("x.txt", "")]);
    let all = ["rule", "table", "row", "child", "file"];
    let by_pattern = findings(&mut validate(&folder.path().join("2025-*.csv")), &all);
    let by_file = findings(validate(&folder.path().join("2025-episodes.csv")).arg(folder.path().join("2025-header.csv")), &all);
    assert!(!by_pattern.is_empty());
    assert_eq!(by_pattern, by_file);
    validate(folder.path()).go().code(3).says("two files hold the module Header: 2024-header.csv and 2025-header.csv");
}

/// 2021-22 has no rule set of its own: that of 2022-23 runs, and says so.
#[test]
fn a_year_before_the_rules_says_so() {
    let folder = files(&[("episodes.csv", EPISODES)]);
    let mut command = return903();
    let ran = command.args(["validate", "--year", "2021-22", "--rules", "142", "--current"]).arg(folder.path()).go().code(4);
    ran.says("warning: the rules of 2021-22 are not known: the 2022-23 set runs with the columns and codes of 2021-22");
}

#[test]
fn rules_are_listed_and_shown() {
    let list = return903().args(["rules", "list", "--year", "2025-26"]).go().code(0).out;
    assert!(list.lines().count() >= 80);
    assert!(list.lines().any(|line| line.starts_with("142 ")), "{list}");
    let shown = return903().args(["rules", "show", "142", "--year", "2025-26"]).go().code(0).out;
    for part in ["title:", "fix:", "fields:", "needs:    episodes", "sql/rules/142.sql", "select"] {
        assert!(shown.contains(part), "no {part:?} in {shown}");
    }
    let line: serde_json::Value =
        serde_json::from_str(&return903().args(["rules", "show", "142", "--json"]).go().code(0).out).unwrap();
    assert_eq!(line["code"], "142");
}

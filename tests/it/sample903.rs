//! The public sample returns, where they stand beside the checkout: every rule runs or says why not.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::support::{Go, ROOT, return903};

/// The folder of the samples; none on a machine without them.
fn samples() -> Option<PathBuf> {
    let folder = PathBuf::from(ROOT).ancestors().map(|above| above.join("shared/data/sample903")).find(|folder| folder.is_dir());
    if folder.is_none() {
        eprintln!("skipped: ../shared/data/sample903 is not there");
    }
    folder
}

/// Validates the files of one year against those of the year before. Counts of rules by state.
fn year(year: &str, files: &str, previous: &str) {
    let Some(folder) = samples() else { return };
    let mut command = return903();
    command.args(["validate", "--year", year, "--json", "--current"]).arg(folder.join(files));
    let ran = command.arg("--previous").arg(folder.join(previous)).go();
    assert!([0, 4].contains(&ran.code), "a rule failed: {ran:?}");
    ran.err.lines().for_each(|line| {
        assert!(line.starts_with("warning: ") || line.starts_with("error: ") || line.contains("rules"), "{line}");
    });
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for line in ran.out.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        let state = line["state"].as_str().unwrap();
        assert!(["passed", "found", "not_run"].contains(&state), "{line}");
        assert_eq!(state == "not_run", line["reason"].as_str().is_some_and(|reason| !reason.is_empty()), "{line}");
        *counts.entry(state.to_string()).or_default() += 1;
    }
    let all: usize = counts.values().sum();
    assert!(all >= 80, "{counts:?}");
    assert!(counts["found"] > 0 && counts["passed"] > 0, "{counts:?}");
    assert!(counts.get("not_run").copied().unwrap_or(0) * 3 < all, "most rules can run: {counts:?}");
}

#[test]
fn sample_of_2018_19() {
    year("2018-19", "2018-*.csv", "2017-*.csv");
}

#[test]
fn sample_of_2019_20() {
    year("2019-20", "2019-*.csv", "2018-*.csv");
}

//! A true return fires nothing but what tests/known_conflicts.toml explains.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Deserialize;

use crate::support::{Go, ROOT, return903, synth};

#[derive(Deserialize)]
struct File {
    conflict: Vec<Conflict>,
}

#[derive(Deserialize)]
struct Conflict {
    rule: String,
    #[serde(default)]
    years: Vec<String>,
    feature: String,
    why: String,
}

fn conflicts() -> Vec<Conflict> {
    let text = std::fs::read_to_string(Path::new(ROOT).join("tests/known_conflicts.toml")).unwrap();
    toml::from_str::<File>(&text).unwrap().conflict
}

/// The codes that find something in the truth of a made-up export, as far as they are not explained.
fn unexplained(year: &str, seed: u64, children: usize) -> Vec<String> {
    let trial = tempfile::tempdir().unwrap();
    synth(trial.path(), children, seed, &["--year", year]);
    std::fs::remove_file(trial.path().join("truth/faults.csv")).unwrap();
    let mut command = return903();
    command.args(["validate", "--year", year, "--authority", "E10000011", "--json", "--current"]);
    command.arg(trial.path().join("truth")).arg("--previous").arg(trial.path().join("previous-return"));
    command.arg("--postcodes").arg(Path::new(ROOT).join("data/reference/postcodes.csv"));
    let ran = command.go();
    assert!(matches!(ran.code, 0 | 4), "{}", ran.err);
    let conflicts = conflicts();
    let explained: BTreeSet<&str> = conflicts
        .iter()
        .filter(|one| one.years.is_empty() || one.years.iter().any(|of| of == year))
        .map(|one| one.rule.as_str())
        .collect();
    let lines = ran.out.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    lines
        .filter(|line| line["state"] == "found")
        .map(|line| (line["code"].as_str().unwrap().to_string(), line["rows"].as_u64().unwrap()))
        .filter(|(code, _)| !explained.contains(code.as_str()))
        .map(|(code, rows)| format!("{year} seed {seed}: {code} finds {rows} rows in a true return"))
        .collect()
}

#[test]
fn a_true_return_fires_nothing_else() {
    // The large form: RETURN903_CHILDREN=2000 in a release build.
    let children = std::env::var("RETURN903_CHILDREN").ok().and_then(|n| n.parse().ok()).unwrap_or(200);
    let mut found = Vec::new();
    for (year, seed) in [("2022-23", 1), ("2023-24", 2), ("2024-25", 3), ("2025-26", 4), ("2026-27", 5)] {
        found.extend(unexplained(year, seed, children));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_conflict_is_of_a_rule_and_says_why() {
    let known = return903().args(["rules", "list"]).go().code(0).out;
    for one in conflicts() {
        assert!(known.lines().any(|line| line.split_whitespace().next() == Some(&one.rule)), "{} is no rule", one.rule);
        assert!(!one.feature.is_empty() && !one.why.is_empty(), "{} says nothing", one.rule);
    }
}

//! The derived return of a clean export fires nothing but what tests/known_conflicts.toml explains, and that on no row but
//! those with the feature, which tests/known_conflicts/ selects as local rules named K and the code.

use std::collections::{BTreeMap, BTreeSet};
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

impl Conflict {
    fn of(&self, year: &str) -> bool {
        self.years.is_empty() || self.years.iter().any(|one| one == year)
    }
}

fn conflicts() -> Vec<Conflict> {
    let text = std::fs::read_to_string(Path::new(ROOT).join("tests/known_conflicts.toml")).unwrap();
    toml::from_str::<File>(&text).unwrap().conflict
}

/// Module and row, by the code that finds it.
type Found = BTreeMap<String, BTreeSet<(String, String)>>;

/// What the rules and the features find in the derived return of a made-up export.
fn found(year: &str, seed: u64, children: usize) -> Found {
    let trial = tempfile::tempdir().unwrap();
    let at = |name: &str| trial.path().join(name);
    synth(trial.path(), children, seed, &["--year", year]);
    let common = ["--year", year, "--authority", "E10000011"];
    let mut derive = return903();
    derive.arg("derive").args(common).arg("--export").arg(at("export")).arg("--previous").arg(at("previous-return"));
    derive.arg("--out").arg(at("derived")).go().code(0);
    let mut validate = return903();
    validate.arg("validate").args(common).arg("--current").arg(at("derived/csv")).arg("--previous").arg(at("previous-return"));
    validate.arg("--postcodes").arg(Path::new(ROOT).join("data/reference/postcodes.csv"));
    validate.arg("--local-rules").arg(Path::new(ROOT).join("tests/known_conflicts"));
    let ran = validate.arg("--findings").arg(at("findings.csv")).go();
    assert!(matches!(ran.code, 0 | 4), "{}", ran.err);
    let mut found = Found::new();
    let mut reader = csv::Reader::from_path(at("findings.csv")).unwrap();
    for finding in reader.deserialize::<BTreeMap<String, String>>() {
        let finding = finding.unwrap();
        found.entry(finding["rule"].clone()).or_default().insert((finding["table"].clone(), finding["row"].clone()));
    }
    found
}

/// The findings without an explanation, by code and number: their rows are made up, but children all the same.
fn unexplained(year: &str, seed: u64, children: usize) -> Vec<String> {
    let found = found(year, seed, children);
    let conflicts = conflicts();
    let mut left = Vec::new();
    for (code, rows) in found.iter().filter(|(code, _)| !code.starts_with('K')) {
        let known = conflicts.iter().any(|one| one.rule == *code && one.of(year));
        let feature = found.get(&format!("K{code}")).filter(|_| known);
        let beyond = rows.iter().filter(|row| !feature.is_some_and(|feature| feature.contains(row))).count();
        if beyond > 0 {
            left.push(format!(
                "{year} seed {seed}: {code} finds {beyond} rows of a true return that tests/known_conflicts does not explain"
            ));
        }
    }
    left
}

#[test]
fn a_derived_return_fires_nothing_else() {
    // The large form: RETURN903_CHILDREN=2000 in a release build.
    let children = std::env::var("RETURN903_CHILDREN").ok().and_then(|n| n.parse().ok()).unwrap_or(200);
    let mut found = Vec::new();
    for (year, seed) in [("2022-23", 1), ("2023-24", 2), ("2024-25", 3), ("2025-26", 4), ("2026-27", 5)] {
        found.extend(unexplained(year, seed, children));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_conflict_is_of_a_rule_and_has_its_rows() {
    let known = return903().args(["rules", "list"]).go().code(0).out;
    let folder = Path::new(ROOT).join("tests/known_conflicts");
    let mut features: BTreeSet<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| Some(name.strip_prefix('K')?.split(['@', '.']).next()?.to_string()))
        .collect();
    for one in conflicts() {
        assert!(known.lines().any(|line| line.split_whitespace().next() == Some(&one.rule)), "{} is no rule", one.rule);
        assert!(!one.feature.is_empty() && !one.why.is_empty(), "{} says nothing", one.rule);
        assert!(folder.join(format!("K{}.sql", one.rule)).exists() || !one.years.is_empty(), "{} has no K{0}.sql", one.rule);
        features.remove(&one.rule);
    }
    assert!(features.is_empty(), "features of no conflict: {features:?}");
}

//! Every statement of the facts that decides a value has a case: tests/cases/sentences.csv lists them, coverage.csv says
//! where each is held.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::support::ROOT;

fn rows(name: &str) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_path(Path::new(ROOT).join("tests/cases").join(name)).unwrap();
    reader.records().map(|row| row.unwrap().iter().map(String::from).collect()).collect()
}

/// The names of the cases of a fixture file.
fn cases(file: &str) -> BTreeSet<String> {
    let text = std::fs::read_to_string(Path::new(ROOT).join(file)).unwrap_or_else(|_| panic!("there is no {file}"));
    let parsed: toml::Table = text.parse().unwrap();
    let cases = parsed["case"].as_array().unwrap();
    cases.iter().map(|case| case["name"].as_str().unwrap().to_string()).collect()
}

#[test]
fn every_statement_that_decides_a_value_has_a_case() {
    let ids: Vec<String> = rows("sentences.csv").into_iter().map(|row| row[0].clone()).collect();
    let known: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(known.len(), ids.len(), "an id stands twice in sentences.csv");
    let mut files: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut covered = BTreeSet::new();
    let mut without = 0;
    for row in rows("coverage.csv") {
        let (id, case) = (&row[0], &row[1]);
        assert!(known.contains(id), "coverage.csv names {id}, which sentences.csv does not have");
        covered.insert(id.clone());
        if let Some(reason) = case.strip_prefix("none: ") {
            without += 1;
            assert!(reason.len() > 20, "{id} has no case and hardly a reason: {reason}");
            continue;
        }
        let (file, name) = case.split_once('#').unwrap_or_else(|| panic!("{id}: {case} is not FILE#CASE"));
        let there = files.entry(file.to_string()).or_insert_with(|| cases(file));
        assert!(there.contains(name), "{id}: {file} has no case {name:?}");
    }
    let bare: Vec<&String> = ids.iter().filter(|id| !covered.contains(*id)).collect();
    assert!(bare.is_empty(), "no case holds {bare:?}");
    assert!(without * 10 < ids.len(), "{without} of {} ids have no case", ids.len());
}

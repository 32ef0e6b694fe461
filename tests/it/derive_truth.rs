//! The derivation against known truth: exports made from finished returns, derived, compared byte for byte.
//!
//! `RETURN903_SEEDS=20 RETURN903_CHILDREN=2000 cargo test --release derive_truth` is the large form.

use std::fs;
use std::path::Path;

use crate::support::{Go, return903, synth};

const YEARS: [&str; 5] = ["2022-23", "2023-24", "2024-25", "2025-26", "2026-27"];

pub fn number(variable: &str, otherwise: u64) -> u64 {
    std::env::var(variable)
        .map_or(otherwise, |text| text.parse().unwrap_or_else(|_| panic!("{variable} is not a number: {text}")))
}

/// The first lines in which two files differ, below their header.
fn difference(name: &str, wanted: &str, made: &str) -> Option<String> {
    if wanted == made {
        return None;
    }
    let (wanted, made): (Vec<&str>, Vec<&str>) = (wanted.lines().collect(), made.lines().collect());
    let header = wanted.first().copied().unwrap_or_default();
    let lacking: Vec<&str> = wanted.iter().copied().filter(|line| !made.contains(line)).collect();
    let extra: Vec<&str> = made.iter().copied().filter(|line| !wanted.contains(line)).collect();
    let mut text = format!("{name}: {} lines lack, {} are too many\n    {header}\n", lacking.len(), extra.len());
    // By child, so that the two forms of a row stand beside each other.
    let mut lines: Vec<(&str, char)> = lacking.iter().map(|l| (*l, '-')).chain(extra.iter().map(|l| (*l, '+'))).collect();
    lines.sort_by_key(|(line, sign)| (line.split(',').next(), *sign == '+', *line));
    if lines.is_empty() {
        text += "    the same lines in another order\n";
    }
    for (line, sign) in lines.iter().take(20) {
        text += &format!("  {sign} {line}\n");
    }
    Some(text)
}

/// Makes an export, derives it and says in which modules it differs from the truth.
fn compare(year: &str, children: u64, seed: u64, more: &[&str]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    synth(folder, children as usize, seed, &[&["--year", year], more].concat());
    let out = folder.join("derived");
    let mut command = return903();
    command.args(["derive", "--year", year, "--authority", "E10000011", "--export"]).arg(folder.join("export"));
    // The day as at which the truth is told is the day as at which it is derived.
    if let Some(at) = more.iter().position(|word| *word == "--as-at") {
        command.args(&more[at..at + 2]);
    }
    let ran = command.arg("--previous").arg(folder.join("previous-return")).arg("--out").arg(&out).go();
    let what = format!("return903 synth --children {children} --seed {seed} --year {year} {}", more.join(" "));
    if ran.code != 0 {
        return vec![format!("{what}: derive ended in {}:\n{}", ran.code, ran.err)];
    }
    let (truth, made) = (modules_in(&folder.join("truth")), modules_in(&out.join("csv")));
    assert!(truth.len() >= 10 && truth.iter().any(|module| module == "oc3"), "{what}: the truth has {truth:?}");
    let mut told = Vec::new();
    if truth != made {
        told.push(format!("{what}: the modules are {made:?}, not {truth:?}"));
    }
    for module in truth.iter().filter(|module| made.contains(module)) {
        let read = |place: &Path| fs::read_to_string(place.join(format!("{module}.csv"))).unwrap();
        let problem = difference(module, &read(&folder.join("truth")), &read(&out.join("csv")));
        told.extend(problem.map(|problem| format!("{what}: {problem}")));
    }
    told
}

/// The modules of a folder, by their file names.
fn modules_in(folder: &Path) -> Vec<String> {
    let mut found: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .filter_map(|entry| entry.unwrap().file_name().to_string_lossy().strip_suffix(".csv").map(String::from))
        .filter(|name| name != "faults")
        .collect();
    found.sort();
    found
}

/// The seeds of a year: each year has a fifth of them.
fn year(at: u64) {
    let (seeds, children) = (number("RETURN903_SEEDS", 20), number("RETURN903_CHILDREN", 60));
    let year = YEARS[at as usize];
    let seeds = (1..=seeds).filter(|seed| seed % 5 == at);
    let told: Vec<String> = seeds.flat_map(|seed| compare(year, children, seed, &[])).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn truth_of_2022_23() {
    year(0);
}

#[test]
fn truth_of_2023_24() {
    year(1);
}

#[test]
fn truth_of_2024_25() {
    year(2);
}

#[test]
fn truth_of_2025_26() {
    year(3);
}

#[test]
fn truth_of_2026_27() {
    year(4);
}

/// Each way of writing closing dates: which one it is, is found from the data.
#[test]
fn truth_of_both_end_conventions() {
    for convention in ["same_day", "day_before"] {
        let told = compare("2025-26", 60, 77, &["--end-convention", convention]);
        assert!(told.is_empty(), "{}", told.join("\n"));
    }
}

/// Six nights of a year: the first day, after a month's end, mid-month, a year's end within, the end of February, the last
/// day. The export is the whole one, read on 20 May; the truth is told as at the night.
#[test]
fn truth_as_at_a_night_within_the_year() {
    let children = number("RETURN903_CHILDREN", 60);
    // In CI each night is of another year; the large form takes all nights of all years.
    let all = std::env::var("RETURN903_CHILDREN").is_ok();
    let mut told = Vec::new();
    for (at, night) in ["04-01", "05-31", "08-15", "12-31", "02-28", "03-31"].into_iter().enumerate() {
        for (of, year) in YEARS.iter().enumerate().filter(|(of, _)| all || *of == at % YEARS.len()) {
            let first: u32 = year[..4].parse().unwrap();
            let day = format!("{}-{night}", if night < "04" { first + 1 } else { first });
            told.extend(compare(year, children, 40 + (at + of) as u64, &["--as-at", &day]));
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}

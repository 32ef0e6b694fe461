//! Returns of random cells: no rule fails, nothing panics, and the order of the rows in the files changes nothing.
//!
//! CI runs a few; the large form is `RETURN903_FUZZ=10000 cargo test --release --test it fuzz_returns`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use return903::dates;
use return903::home::Home;
use return903::schema::Schemas;
use return903::schema::table::{ColumnKind, Table};

use crate::support::{Go, ROOT, return903, write};

/// Rules whose text is defined on the order of the rows in the file, so that sorting the file may change what they find.
const BY_FILE_ORDER: [(&str, &str); 2] = [
    ("363", "FILE-RUN: periods of L3 are read in the order of the file, whatever the dates"),
    ("364", "FILE-RUN: periods of J2 are read in the order of the file, whatever the dates"),
];

const YEARS: [(&str, i32); 5] = [("2022-23", 2022), ("2023-24", 2023), ("2024-25", 2024), ("2025-26", 2025), ("2026-27", 2026)];

struct Dice(ChaCha8Rng);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        (self.0.next_u64() % n.max(1) as u64) as usize
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn of<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

/// A module as rows of cells.
#[derive(Clone)]
struct Rows {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Rows {
    fn csv(&self) -> String {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(&self.header).unwrap();
        self.rows.iter().for_each(|row| writer.write_record(row).unwrap());
        String::from_utf8(writer.into_inner().unwrap()).unwrap()
    }
}

/// Cells that nobody should send and somebody will.
const ODD: [&str; 12] =
    ["31/02/2025", "1/4/2025", "2025-04-01", "x", "-1", "1.0", "0", "NULL", " ", "zz/05/2021", "99999999999999999999", "=1+1"];
const POSTCODES: [&str; 5] = ["B1 1AA", "AB1 2CD", "b11aa", "ZZ99 3VZ", "SW1A 1AA"];

fn cell(dice: &mut Dice, schemas: &Schemas, table: &Table, column: &str, start: i32) -> String {
    if dice.one_in(12) {
        return String::new();
    }
    if dice.one_in(40) {
        return dice.of(&ODD).to_string();
    }
    let declared = table.column(column).unwrap();
    match column {
        "child" => format!("A{}", dice.below(9)),
        // Birthdays near the ages that rules speak of.
        "dob" => {
            let age = *dice.of(&[0, 1, 3, 4, 5, 9, 10, 11, 15, 16, 17, 18, 19, 21, 25]);
            let day = dates::days(start + 1 - age, 3, 1).unwrap() + dice.below(62) as i32;
            dates::text(day)
        }
        "urn" => dice.of(&["SC123456", "1234567", "XXXXXXX", "SC12"]).to_string(),
        "pl_post" | "home_post" => dice.of(&POSTCODES).to_string(),
        "upn" => dice.of(&["UN5", "UN1", "A123456789012", "X12345678901A"]).to_string(),
        "date_perm" => dice.of(&["zz/05/2021", "zz/zz/2015", "01/05/2020", "zz/zz/zzzz"]).to_string(),
        _ if declared.kind == ColumnKind::Date => {
            let first = dates::days(start - 1, 4, 1).unwrap();
            dates::text(first + dice.below(760) as i32)
        }
        _ => match declared.codes.as_ref().and_then(|set| schemas.codes.get(set)) {
            Some(set) if !set.codes.is_empty() => dice.of(&set.codes).code.clone(),
            _ => dice.of(&["1", "0", "12", "SW123"]).to_string(),
        },
    }
}

/// A small return: some modules are not there, some are empty, some rows stand twice or are gone.
fn arbitrary(dice: &mut Dice, schemas: &Schemas, start: i32) -> BTreeMap<String, Rows> {
    let mut modules = BTreeMap::new();
    for table in schemas.modules.values() {
        if table.name != "episodes" && dice.one_in(6) {
            continue;
        }
        let columns: Vec<&str> = table.columns.iter().filter(|c| c.in_csv()).map(|c| c.name.as_str()).collect();
        let count = if dice.one_in(10) { 0 } else { 4 + dice.below(24) };
        let mut rows: Vec<Vec<String>> =
            (0..count).map(|_| columns.iter().map(|column| cell(dice, schemas, table, column, start)).collect()).collect();
        if dice.one_in(3) && !rows.is_empty() {
            let twice = dice.of(&rows).clone();
            rows.push(twice);
        }
        // Episodes of a child that follow each other, as real ones do: the end of one is the start of the next.
        if table.name == "episodes" {
            chain(dice, &columns, &mut rows);
        }
        let header = columns.iter().map(|name| name.to_uppercase()).collect();
        modules.insert(table.name.clone(), Rows { header, rows });
    }
    modules
}

fn chain(dice: &mut Dice, columns: &[&str], rows: &mut [Vec<String>]) {
    let at = |name: &str| columns.iter().position(|column| *column == name).unwrap();
    let (child, decom, dec, rec) = (at("child"), at("decom"), at("dec"), at("rec"));
    for next in 1..rows.len() {
        if dice.one_in(2) {
            let (before, after) = rows.split_at_mut(next);
            after[0][child] = before[next - 1][child].clone();
            before[next - 1][dec] = after[0][decom].clone();
            if dice.one_in(2) {
                before[next - 1][rec] = "X1".into();
            }
        }
    }
}

/// Rows of one child never tie on a date: where they do, the text decides by the order of the file.
fn untie(modules: &mut BTreeMap<String, Rows>, schemas: &Schemas) {
    for (name, module) in modules {
        let table = &schemas.modules[name];
        let mut seen = BTreeSet::new();
        let dates: Vec<usize> = table
            .columns
            .iter()
            .filter(|c| c.in_csv())
            .enumerate()
            .filter(|(_, c)| c.kind == ColumnKind::Date && c.name != "dob")
            .map(|(at, _)| at)
            .take(1)
            .collect();
        let child = table.columns.iter().filter(|c| c.in_csv()).position(|c| c.name == "child").unwrap();
        module.rows.retain(|row| {
            let key: Vec<&String> = dates.iter().map(|at| &row[*at]).collect();
            let readable = dates.iter().all(|at| dates::strict(&row[*at]).is_some());
            let day: Vec<Option<i32>> = key.iter().map(|text| dates::strict(text)).collect();
            // A module without dates has one row a child.
            readable && seen.insert((row[child].to_uppercase(), day))
        });
    }
}

type Found = BTreeSet<(String, String, String)>;

fn validate(folder: &Path, year: &str) -> Result<Found, String> {
    let out = folder.join("findings.csv");
    let mut command = return903();
    command.args(["validate", "--year", year, "--authority", "E08000025", "--json", "--current"]).arg(folder.join("now"));
    if folder.join("last").exists() {
        command.arg("--previous").arg(folder.join("last"));
    }
    command.arg("--postcodes").arg(Path::new(ROOT).join("data/reference/postcodes.csv"));
    command.arg("--providers").arg(folder.join("providers.csv")).arg("--findings").arg(&out);
    let ran = command.go();
    if !matches!(ran.code, 0 | 4) {
        return Err(format!("exit {}: {}", ran.code, ran.err));
    }
    let mut reader = csv::Reader::from_path(&out).unwrap();
    Ok(reader.records().map(|r| r.unwrap()).map(|r| (r[0].into(), r[1].into(), r[2].into())).collect())
}

/// Writes a return's modules; `order` gives for each module the row that stands at each place.
fn put(folder: &Path, modules: &BTreeMap<String, Rows>) {
    std::fs::create_dir_all(folder).unwrap();
    for (name, module) in modules {
        write(&folder.join(format!("{name}.csv")), module.csv());
    }
}

fn shuffled(dice: &mut Dice, modules: &BTreeMap<String, Rows>) -> (BTreeMap<String, Rows>, BTreeMap<String, Vec<usize>>) {
    let (mut other, mut orders) = (modules.clone(), BTreeMap::new());
    for (name, module) in &mut other {
        let mut order: Vec<usize> = (0..module.rows.len()).collect();
        for at in (1..order.len()).rev() {
            order.swap(at, dice.below(at + 1));
        }
        module.rows = order.iter().map(|at| modules[name].rows[*at].clone()).collect();
        orders.insert(name.clone(), order);
    }
    (other, orders)
}

/// Findings of a shuffled return, told by the rows of the first one.
fn mapped(found: Found, schemas: &Schemas, now: &BTreeMap<String, Vec<usize>>, last: &BTreeMap<String, Vec<usize>>) -> Found {
    let name_of = |spec: &str| schemas.modules.values().find(|t| t.spec_name == spec).map(|t| t.name.clone()).unwrap();
    found
        .into_iter()
        .map(|(rule, table, row)| {
            let orders = if table.ends_with("_last") { last } else { now };
            let order = &orders[&name_of(table.strip_suffix("_last").unwrap_or(&table))];
            let row = order[row.parse::<usize>().unwrap() - 1] + 1;
            (rule, table, row.to_string())
        })
        .collect()
}

fn one(seed: u64, schemas: &Schemas) -> Vec<String> {
    let mut dice = Dice(ChaCha8Rng::seed_from_u64(seed));
    let (year, start) = *dice.of(&YEARS);
    let folder = tempfile::tempdir().unwrap();
    let (mut now, mut last) = (arbitrary(&mut dice, schemas, start), arbitrary(&mut dice, schemas, start - 1));
    write(
        &folder.path().join("providers.csv"),
        "urn,place_codes,provider_codes,reg_end,postcode\nSC123456,U6,PR1,,B1 1AA\nSC123456,\"K2,H5\",PR4,01/09/2024,AB1 2CD\n1234567,K2,PR4,,\n",
    );
    put(&folder.path().join("now"), &now);
    put(&folder.path().join("last"), &last);
    // Anything at all: no rule may fail.
    if let Err(problem) = validate(folder.path(), year) {
        return vec![format!("seed {seed}, {year}: {problem}")];
    }
    // Without ties: the order of the files may not matter.
    untie(&mut now, schemas);
    untie(&mut last, schemas);
    let mut found = Vec::new();
    for turn in 0..2 {
        let other = tempfile::tempdir().unwrap();
        std::fs::copy(folder.path().join("providers.csv"), other.path().join("providers.csv")).unwrap();
        let (a, order_a) = if turn == 0 { (now.clone(), identity(&now)) } else { shuffled(&mut dice, &now) };
        let (b, order_b) = if turn == 0 { (last.clone(), identity(&last)) } else { shuffled(&mut dice, &last) };
        put(&other.path().join("now"), &a);
        put(&other.path().join("last"), &b);
        match validate(other.path(), year) {
            Ok(rows) => found.push(mapped(rows, schemas, &order_a, &order_b)),
            Err(problem) => return vec![format!("seed {seed}, {year}, without ties: {problem}")],
        }
    }
    let excused: BTreeSet<&str> = BY_FILE_ORDER.iter().map(|(rule, _)| *rule).collect();
    let unlike: BTreeSet<&String> = found[0].symmetric_difference(&found[1]).map(|(rule, _, _)| rule).collect();
    let unlike: Vec<&String> = unlike.into_iter().filter(|rule| !excused.contains(rule.as_str())).collect();
    if unlike.is_empty() {
        Vec::new()
    } else {
        vec![format!("seed {seed}, {year}: the order of the files changes what {unlike:?} find")]
    }
}

fn identity(modules: &BTreeMap<String, Rows>) -> BTreeMap<String, Vec<usize>> {
    modules.iter().map(|(name, module)| (name.clone(), (0..module.rows.len()).collect())).collect()
}

#[test]
fn random_returns_fail_no_rule_and_their_order_does_not_matter() {
    let schemas = Schemas::load(&Home::Folder(ROOT.into())).unwrap();
    let count: u64 = std::env::var("RETURN903_FUZZ").ok().and_then(|n| n.parse().ok()).unwrap_or(4);
    let first: u64 = std::env::var("RETURN903_FUZZ_FIRST").ok().and_then(|n| n.parse().ok()).unwrap_or(1);
    let problems: Vec<String> = (first..first + count).flat_map(|seed| one(seed, &schemas)).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

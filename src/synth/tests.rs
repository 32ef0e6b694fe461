//! The generator as a whole.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::dates::Day;
use super::maker::Clock;
use super::modules::Return;
use super::provision::Provision;
use super::{Authority, Child, Convention, Options, World, Year, generate};

/// A folder of its own, gone with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("synth-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for part in ["export", "previous-return", "truth"] {
        for entry in fs::read_dir(folder.join(part)).expect("a written folder") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            found.insert(format!("{part}/{name}"), fs::read(&path).expect("a file"));
        }
    }
    found
}

fn children(year: &str, count: usize, seed: u64) -> (Clock, Vec<Child>) {
    let clock = Clock::new(Year::parse(year).expect("a known year"));
    let authority = Authority::new(0).expect("the first authority");
    let provision = Provision::new(seed, &authority);
    let world = World { seed, clock, authority: &authority, provision: &provision, shows_passing_rows: true };
    (clock, (0..count).map(|number| world.child(number)).collect())
}

/// The day of a dd/mm/yyyy cell.
fn day(cell: &str) -> Option<Day> {
    let mut parts = cell.split('/').map(|part| part.parse::<i32>().ok());
    let (date, month, year) = (parts.next()??, parts.next()??, parts.next()??);
    Some(Day::new(year, month, date))
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let (one, two, other) = (Folder::new("one"), Folder::new("two"), Folder::new("other"));
    let mut options = Options::new(one.0.clone(), 120, 903).expect("options");
    options.error_rate = 60_000;
    generate(&options).expect("a run");
    options.out = two.0.clone();
    generate(&options).expect("a run");
    assert!(files(&one.0) == files(&two.0));
    options.out = other.0.clone();
    options.seed = 904;
    generate(&options).expect("a run");
    assert!(files(&one.0) != files(&other.0));
}

/// The digest of a small run. It changes only when the generator is changed on purpose; on every
/// machine it must be this.
#[test]
fn every_machine_makes_the_same() {
    let folder = Folder::new("pinned");
    let mut options = Options::new(folder.0.clone(), 90, 7).expect("options");
    options.error_rate = 100_000;
    generate(&options).expect("a run");
    let mut digest = 0xcbf2_9ce4_8422_2325_u64;
    for (name, bytes) in files(&folder.0) {
        for byte in name.bytes().chain(bytes) {
            digest = (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    assert_eq!(format!("{digest:016x}"), DIGEST);
}

const DIGEST: &str = "113cdc6cc44e15df";

#[test]
fn a_life_does_not_depend_on_how_many_are_made() {
    let (_, few) = children("2025-26", 20, 5);
    let (_, many) = children("2025-26", 60, 5);
    assert_eq!(format!("{few:?}"), format!("{:?}", &many[..20]));
}

#[test]
fn two_thousand_children_show_everything() {
    for (year, seed) in [("2022-23", 1), ("2025-26", 903), ("2026-27", 2)] {
        let folder = Folder::new(year);
        let mut options = Options::new(folder.0.clone(), 2000, seed).expect("options");
        options.year = Year::parse(year).expect("a known year");
        let coverage = generate(&options).expect("a run");
        assert_eq!(coverage.short(), [], "{coverage}");
    }
}

#[test]
fn authorities_stand_side_by_side_and_show_both_conventions() {
    let folder = Folder::new("side");
    let mut options = Options::new(folder.0.clone(), 80, 3).expect("options");
    options.authorities = 3;
    let coverage = generate(&options).expect("a run");
    assert_eq!(coverage.short(), []);
    for (number, authority) in coverage.authorities.iter().enumerate() {
        let folder = folder.0.join(authority.authority);
        assert!(files(&folder).len() > 20);
        assert_eq!(authority.one_convention, number > 0);
    }
}

#[test]
fn episodes_chain_and_say_why_they_began() {
    for (year, seed) in [("2023-24", 11), ("2025-26", 12)] {
        let (clock, children) = children(year, 800, seed);
        let made = Return::new(clock, &children);
        for pair in made.episodes.rows.windows(2) {
            let [a, b] = pair else { continue };
            let (same, chained) = (a[0] == b[0], a[8] == "X1");
            assert_eq!(same && b[2] != "S", chained, "{a:?} {b:?}");
            if chained {
                assert_eq!(a[7], b[1]);
                assert_eq!(a[4], b[4]);
                let legal = a[3] != b[3];
                let place = [5, 6, 11, 12].iter().any(|field| a[*field] != b[*field]);
                let expected: &[&str] = match (legal, place) {
                    (true, false) => &["L"],
                    (false, true) => &["P", "T"],
                    (true, true) => &["B", "U"],
                    (false, false) => &[],
                };
                assert!(expected.contains(&b[2].as_str()), "{a:?} {b:?}");
            } else if same {
                assert!(day(&a[7]) < day(&b[1]), "{a:?} {b:?}");
            }
        }
        for row in &made.episodes.rows {
            let (start, end) = (day(&row[1]).expect("a start"), day(&row[7]));
            assert!(start <= clock.end && end.is_none_or(|end| end >= clock.start && end <= clock.end));
            assert!(end.is_none_or(|end| end > start), "{row:?}");
            assert_eq!(row[7].is_empty(), row[8].is_empty());
            let away = row[5].starts_with('T');
            assert!(!away || (row[9].is_empty() && row[12].is_empty() && row[6].is_empty()));
        }
    }
}

#[test]
fn what_was_open_last_year_goes_on_this_year() {
    let (clock, children) = children("2025-26", 800, 21);
    let (now, last) = (Return::new(clock, &children), Return::new(clock.last_year(), &children));
    let mut carried = 0;
    for open in last.episodes.rows.iter().filter(|row| row[7].is_empty()) {
        let same = now.episodes.rows.iter().find(|row| row[0] == open[0] && row[1] == open[1]);
        let same = same.expect("the open episode is there again");
        for field in [2, 3, 4, 6, 10, 11, 12] {
            assert_eq!(same[field], open[field]);
        }
        assert!(same[5] == open[5] || open[5] == "Z1" && same[5].starts_with("Z1"));
        carried += 1;
    }
    assert!(carried > 200);
}

#[test]
fn files_keep_to_one_end_convention() {
    for (convention, text) in [(Convention::SameDay, "0 0"), (Convention::DayBefore, "1 1")] {
        let folder = Folder::new(&format!("ends-{}", &text[..1]));
        let mut options = Options::new(folder.0.clone(), 150, 31).expect("options");
        options.convention = Some(convention);
        generate(&options).expect("a run");
        let files = files(&folder.0);
        let legal = gap(&files["export/ssd_legal_status.csv"], 6, 3, 4);
        let placement = gap(&files["export/ssd_cla_placement.csv"], 3, 4, 5);
        assert_eq!(format!("{legal} {placement}"), text);
    }
}

/// The days between a row's end and the next row's start within one period, as nine in ten pairs
/// have it.
fn gap(file: &[u8], care: usize, start: usize, end: usize) -> i32 {
    let read = |cell: &str| day(cell).or_else(|| day(&cell.split('-').rev().collect::<Vec<_>>().join("/")));
    let mut reader = csv::Reader::from_reader(file);
    let mut rows: Vec<(String, Option<Day>, Option<Day>)> =
        reader.records().filter_map(Result::ok).map(|row| (row[care].to_owned(), read(&row[start]), read(&row[end]))).collect();
    rows.sort();
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    for pair in rows.windows(2) {
        if let [(a, _, Some(ended)), (b, Some(began), _)] = pair
            && a == b
            && !a.is_empty()
        {
            *counts.entry(began.since(*ended)).or_insert(0) += 1;
        }
    }
    let total: usize = counts.values().sum();
    let (gap, most) = counts.into_iter().max_by_key(|(_, count)| *count).unwrap_or((-1, 0));
    assert!(most >= 20 && most * 10 >= total * 8, "{most} of {total}");
    gap
}

#[test]
fn faults_are_listed_and_blocked_children_leave_the_truth() {
    let folder = Folder::new("faults");
    let mut options = Options::new(folder.0.clone(), 1500, 41).expect("options");
    options.error_rate = 500_000;
    let coverage = generate(&options).expect("a run");
    let files = files(&folder.0);
    let header = String::from_utf8(files["truth/header.csv"].clone()).expect("text");
    let list = String::from_utf8(files["truth/faults.csv"].clone()).expect("text");
    let mut kinds: Vec<&str> = list.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    assert_eq!(kinds.len(), coverage.authorities[0].faults);
    assert!(kinds.len() > 400);
    kinds.sort_unstable();
    kinds.dedup();
    assert!(kinds.len() >= 28, "{kinds:?}");
    for line in list.lines().filter(|line| line.contains(",block:")) {
        let child = line.split(',').nth(1).expect("a child");
        assert!(!header.contains(child));
    }
}

/// The demo in the repository is what the generator makes.
#[test]
fn the_demo_is_what_the_generator_makes() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/demo");
    let folder = Folder::new("demo");
    let mut options = Options::new(folder.0.clone(), 150, 903).expect("options");
    options.error_rate = 40_000;
    generate(&options).expect("a run");
    let (made, kept) = (files(&folder.0), files(&kept));
    assert_eq!(made.keys().collect::<Vec<_>>(), kept.keys().collect::<Vec<_>>());
    for (name, bytes) in &made {
        assert!(kept.get(name) == Some(bytes), "{name} differs");
    }
    assert!(made.values().map(Vec::len).sum::<usize>() < 2_000_000);
}

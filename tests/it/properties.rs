//! Properties of the derivation over arbitrary histories: no overlap, no gap inside a period of care, valid chains of
//! reasons, one category of need a period of care, days in care conserved, nobody lost; and that what is told of a day is
//! what an export cut at that day tells.
//!
//! Planning the queries takes far longer than the rows, so all histories of a test are derived at once, as one export;
//! what fails is told with its history. `RETURN903_CASES` is the number of histories, `RETURN903_SEED` another beginning.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use return903::dates;
use return903::derive::{read_parquet, text};

use crate::derive_truth::number;
use crate::support::{Go, return903, write};

/// The collection year of the tests, both days inclusive.
const YEAR: &str = "2025-26";

fn first_day() -> i32 {
    dates::days(2025, 4, 1).unwrap()
}

fn last_day() -> i32 {
    dates::days(2026, 3, 31).unwrap()
}

/// A row of a timeline: first day, closing day (none while open), value.
#[derive(Debug, Clone)]
struct Row<T> {
    start: i32,
    end: Option<i32>,
    value: T,
}

#[derive(Debug, Clone, PartialEq)]
struct Placement {
    code: &'static str,
    provider: &'static str,
    postcode: &'static str,
    carer: &'static str,
}

/// One child's periods of care with what is recorded in them.
#[derive(Debug, Clone)]
struct History {
    born: i32,
    /// With the category of need.
    care: Vec<Row<&'static str>>,
    legal: Vec<Row<&'static str>>,
    placements: Vec<Row<Placement>>,
}

// ---- arbitrary histories -----------------------------------------------------------------------

/// How the rows of a timeline follow one another.
#[derive(Debug, Clone, Copy)]
enum Seam {
    Touch,
    DayGap,
    Gap(i32),
    Overlap(i32),
    /// The row before was never closed.
    LeftOpen,
    /// A second row of the same day.
    SameDay,
}

fn seam() -> impl Strategy<Value = Seam> {
    prop_oneof![
        30 => Just(Seam::Touch),
        2 => Just(Seam::DayGap),
        1 => (2..20).prop_map(Seam::Gap),
        2 => (1..20).prop_map(Seam::Overlap),
        2 => Just(Seam::LeftOpen),
        2 => Just(Seam::SameDay),
    ]
}

/// Rows that fill a span in some fashion: their number, where they are cut, how they meet, what they hold.
fn rows<T: Clone + std::fmt::Debug>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Vec<(u32, Seam, T)>> {
    prop::collection::vec((0..1000u32, seam(), value), 1..4)
}

/// Lays such rows over a span: cut points are shares of its length.
fn lay<T: Clone>(start: i32, end: Option<i32>, parts: &[(u32, Seam, T)]) -> Vec<Row<T>> {
    let stop = end.unwrap_or(last_day() + 30);
    let mut cuts: Vec<i32> =
        parts.iter().map(|(share, ..)| start + ((stop - start) as i64 * i64::from(*share) / 1000) as i32).collect();
    cuts.sort_unstable();
    cuts[0] = start;
    let mut found: Vec<Row<T>> = Vec::new();
    for (at, (_, seam, value)) in parts.iter().enumerate() {
        let next = cuts.get(at + 1).copied();
        let closing = match (next, seam) {
            (None, _) => end,
            (Some(next), Seam::Touch | Seam::SameDay) => Some(next),
            // A row of no day before a hole of one day: which of its neighbours fills it is open.
            (Some(next), Seam::DayGap) => Some(if next - 1 > cuts[at] { next - 1 } else { next }),
            (Some(next), Seam::Gap(days)) => Some((next - days).max(cuts[at])),
            (Some(next), Seam::Overlap(days)) => Some((next + days).min(stop)),
            (Some(_), Seam::LeftOpen) => None,
        };
        found.push(Row { start: cuts[at], end: closing, value: value.clone() });
        if let (Some(next), Seam::SameDay) = (next, seam) {
            // A state that lives for less than a day.
            found.push(Row { start: next, end: Some(next), value: value.clone() });
        }
    }
    found
}

fn legal_status() -> impl Strategy<Value = &'static str> {
    prop_oneof![4 => Just("C2"), 4 => Just("V2"), 3 => Just("C1"), 2 => Just("E1"), 1 => Just("L2"), 1 => Just("J1")]
}

fn placement() -> impl Strategy<Value = Placement> {
    let home = |code, provider, postcode, carer| Just(Placement { code, provider, postcode, carer });
    prop_oneof![
        home("U4", "PR1", "BN27 3QY", "F1"),
        home("U6", "PR1", "BN27 3QY", "F1"),
        home("U6", "PR4", "TN38 9RT", "F2"),
        home("U1", "PR1", "KT16 0DJ", "F3"),
        home("K2", "PR5", "BN25 1BS", "H1"),
        home("K2", "PR5", "TN38 9RT", "H2"),
        home("P1", "PR0", "BN27 3QY", "P1"),
    ]
}

/// One or two periods of care, days before and after them, and what is recorded in each.
fn history() -> impl Strategy<Value = History> {
    let need = || prop_oneof![Just("N1"), Just("N2"), Just("N5")];
    let period = || (prop_oneof![4 => 1..700i32, 1 => 0..3i32], rows(legal_status()), rows(placement()), need());
    let age = 1200..5000i32;
    // Care begins up to two years before the year ends; the second period after a pause that may be none.
    (age, -760..20i32, period(), prop::option::weighted(0.4, (0..200i32, period())), prop::bool::ANY).prop_map(
        |(age, offset, first, second, open)| {
            let mut history = History { born: 0, care: vec![], legal: vec![], placements: vec![] };
            let mut start = last_day() + offset;
            history.born = start - age;
            let mut periods = vec![(0, first)];
            periods.extend(second);
            let count = periods.len();
            for (at, (pause, (length, legal, placements, need))) in periods.into_iter().enumerate() {
                start += pause;
                let end = (at + 1 < count || !open).then_some(start + length);
                history.care.push(Row { start, end, value: need });
                history.legal.extend(lay(start, end, &legal));
                history.placements.extend(lay(start, end, &placements));
                start += length;
            }
            history
        },
    )
}

/// The same histories every time, unless `RETURN903_SEED` asks for others; more of them begin with the same ones.
fn histories(count: u64) -> Vec<History> {
    let mut seed = [0; 32];
    seed[..8].copy_from_slice(&number("RETURN903_SEED", 903).to_le_bytes());
    let mut runner = TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &seed));
    let strategy = history();
    (0..count).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect()
}

// ---- as an export ------------------------------------------------------------------------------

fn child(number: usize) -> String {
    format!("{}", 700_000_000 + number)
}

/// Writes the histories as case tables. `before` closes a row the day before the next one begins; the last day of a
/// period of care is written as it is in either form.
fn export(histories: &[History], before: bool, folder: &Path) {
    let day = |day: Option<i32>| day.map(dates::text).unwrap_or_default();
    let mut persons = String::from("pers_person_id,pers_sex,pers_ethnicity,pers_dob\n");
    let mut care = String::from("poc_cla_id,poc_person_id,poc_start_date,poc_end_date,poc_end_reason,poc_category_of_need\n");
    let mut legal = String::from(
        "lega_legal_status_id,lega_person_id,lega_legal_status,lega_legal_status_start_date,lega_legal_status_end_date,lega_legal_status_code\n",
    );
    let mut placements = String::from(
        "clap_cla_placement_id,clap_placement_version,clap_person_id,clap_cla_placement_start_date,clap_cla_placement_end_date,\
         clap_cla_placement_type,clap_cla_placement_provider,clap_cla_placement_postcode,clap_carer_id\n",
    );
    let mut id = 0;
    for (number, history) in histories.iter().enumerate() {
        let child = child(number);
        let ends: BTreeSet<Option<i32>> = history.care.iter().map(|row| row.end).collect();
        let closing = |row_start: i32, end: Option<i32>| {
            day(end.map(|end| if before && !ends.contains(&Some(end)) && end > row_start { end - 1 } else { end }))
        };
        let _ = writeln!(persons, "{child},M,WBRI,{}", dates::text(history.born));
        for row in &history.care {
            id += 1;
            let reason = if row.end.is_some() { "E4A" } else { "" };
            let _ = writeln!(care, "{id},{child},{},{},{reason},{}", day(Some(row.start)), day(row.end), row.value);
        }
        for row in &history.legal {
            id += 1;
            let code = row.value;
            let _ = writeln!(legal, "{id},{child},{code},{},{},{code}", day(Some(row.start)), closing(row.start, row.end));
        }
        for row in &history.placements {
            id += 1;
            let Placement { code, provider, postcode, carer } = &row.value;
            let (start, end) = (day(Some(row.start)), closing(row.start, row.end));
            let _ = writeln!(placements, "{id},0,{child},{start},{end},{code},{provider},{postcode},{child}{carer}");
        }
    }
    for (name, text) in [
        ("ssd_person", persons),
        ("ext_cla_period_of_care", care),
        ("ssd_legal_status", legal),
        ("ssd_cla_placement", placements),
    ] {
        write(&folder.join(format!("{name}.csv")), text);
    }
}

// ---- as a return -------------------------------------------------------------------------------

#[derive(Debug, Clone, PartialEq)]
struct Episode {
    decom: i32,
    rne: String,
    ls: String,
    cin: String,
    /// PLACE, PLACE_PROVIDER, PL_POST, URN: the fields that make a change of placement.
    place: [String; 4],
    dec: Option<i32>,
    rec: String,
}

#[derive(Debug, PartialEq)]
struct Made {
    episodes: BTreeMap<String, Vec<Episode>>,
    header: BTreeSet<String>,
    blocked: BTreeMap<String, BTreeSet<String>>,
}

fn derive(histories: &[History], convention: &str, as_at: i32) -> Made {
    let folder = tempfile::tempdir().unwrap();
    let (given, out) = (folder.path().join("export"), folder.path().join("out"));
    export(histories, convention == "day_before", &given);
    let mut command = return903();
    command.args(["derive", "--year", YEAR, "--set", &format!("end_convention={convention}"), "--export"]).arg(&given);
    command.args(["--as-at", &dates::text(as_at)]).arg("--out").arg(&out).go().code(0);
    let mut made = Made { episodes: BTreeMap::new(), header: BTreeSet::new(), blocked: BTreeMap::new() };
    for row in csv::Reader::from_path(out.join("csv/episodes.csv")).unwrap().records() {
        let row = row.unwrap();
        let day = |at: usize| dates::strict(&row[at]);
        made.episodes.entry(row[0].to_string()).or_default().push(Episode {
            decom: day(1).unwrap(),
            rne: row[2].to_string(),
            ls: row[3].to_string(),
            cin: row[4].to_string(),
            place: [5, 6, 11, 12].map(|at| row[at].to_string()),
            dec: day(7),
            rec: row[8].to_string(),
        });
    }
    let header = fs::read_to_string(out.join("csv/header.csv")).unwrap();
    made.header = header.lines().skip(1).map(|line| line.split(',').next().unwrap().to_string()).collect();
    for batch in read_parquet(&out.join("blocked.parquet")).unwrap() {
        for at in 0..batch.num_rows() {
            let reasons = made.blocked.entry(text(&batch, "child", at).unwrap()).or_default();
            reasons.insert(text(&batch, "reason", at).unwrap());
        }
    }
    made
}

// ---- the properties ----------------------------------------------------------------------------

/// Spells in care: periods that meet on a day are one.
fn spells(history: &History) -> Vec<(i32, Option<i32>)> {
    let mut found: Vec<(i32, Option<i32>)> = Vec::new();
    for row in &history.care {
        match found.last_mut() {
            Some(last) if last.1 == Some(row.start) => last.1 = row.end,
            _ => found.push((row.start, row.end)),
        }
    }
    found
}

/// Days of [start, end) that lie in the year; an open span lasts past the year's last day.
fn days_in_year(start: i32, end: Option<i32>) -> i32 {
    (end.unwrap_or(i32::MAX).min(last_day() + 1) - start.max(first_day())).max(0)
}

fn faults(history: &History, episodes: &[Episode]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut fault = |text: String| faults.push(text);
    let spells: Vec<(i32, Option<i32>)> = spells(history).into_iter().filter(|(start, _)| *start <= last_day()).collect();
    let starts: BTreeSet<i32> = spells.iter().map(|(start, _)| *start).collect();
    // An end after the year is not known yet.
    let ends: BTreeSet<i32> = spells.iter().filter_map(|(_, end)| *end).filter(|end| *end <= last_day()).collect();
    for (at, episode) in episodes.iter().enumerate() {
        let Episode { decom, dec, .. } = *episode;
        if dec.is_some_and(|dec| dec <= decom) {
            fault(format!("an episode of no day on {}", dates::text(decom)));
        }
        if dec.is_some_and(|dec| dec > last_day()) || decom > last_day() || dec.is_some_and(|dec| dec < first_day()) {
            fault(format!("an episode outside the year from {}", dates::text(decom)));
        }
        if dec.is_some() == episode.rec.is_empty() {
            fault(format!("DEC without REC or the other way round on {}", dates::text(decom)));
        }
        if (episode.rne == "S") != starts.contains(&decom) {
            fault(format!(
                "RNE {} on {}, care begins on {:?}",
                episode.rne,
                dates::text(decom),
                starts.iter().map(|d| dates::text(*d)).collect::<Vec<_>>()
            ));
        }
        if dec.is_some_and(|dec| (episode.rec == "X1") == ends.contains(&dec)) {
            fault(format!("REC {} with DEC {}", episode.rec, dec.map(dates::text).unwrap_or_default()));
        }
        match episodes.get(at + 1) {
            None if episode.rec == "X1" => fault("the last episode ends in X1".into()),
            None => {}
            Some(next) => match dec {
                None => fault("an open episode is not the last".into()),
                Some(dec) if next.decom < dec => fault(format!("episodes overlap on {}", dates::text(next.decom))),
                Some(dec) if episode.rec == "X1" && next.decom != dec => fault(format!("a gap after {}", dates::text(dec))),
                Some(_) if episode.rec != "X1" && next.rne != "S" => {
                    fault(format!("care goes on by {} after it ended", next.rne));
                }
                Some(_) if episode.rec == "X1" => {
                    let (legal, place) = (episode.ls != next.ls, episode.place != next.place);
                    let fits = match next.rne.as_str() {
                        "L" => legal && !place,
                        "P" => !legal,
                        "T" => !legal && place,
                        "B" => legal,
                        "U" => legal && place,
                        _ => false,
                    };
                    if next.cin != episode.cin {
                        fault(format!("the category of need changes within a period of care on {}", dates::text(next.decom)));
                    }
                    if !fits {
                        fault(format!(
                            "RNE {} on {}: legal status changed {legal}, placement {place}",
                            next.rne,
                            dates::text(next.decom)
                        ));
                    }
                }
                Some(_) => {}
            },
        }
        // Nothing is invented: what the episode says stands in a row of that day.
        let there = |start: i32, end: Option<i32>| start <= decom && end.is_none_or(|end| end >= decom - 1);
        // A row of no day leaves a hole of one day behind it, and which neighbour fills that is open.
        fn of_no_day<T>(rows: &[Row<T>], day: i32) -> bool {
            rows.iter().any(|row| row.start == day && row.end == Some(day))
        }
        if !of_no_day(&history.legal, decom)
            && !history.legal.iter().any(|row| row.value == episode.ls && there(row.start, row.end))
        {
            fault(format!("no row says {} on {}", episode.ls, dates::text(decom)));
        }
        let [place, provider, postcode, _] = &episode.place;
        let known =
            |row: &Row<Placement>| row.value.code == place && row.value.provider == provider && row.value.postcode == postcode;
        if !of_no_day(&history.placements, decom) && !history.placements.iter().any(|row| known(row) && there(row.start, row.end))
        {
            fault(format!("no row says {place} {provider} {postcode} on {}", dates::text(decom)));
        }
    }
    let wanted: i32 = spells.iter().map(|(start, end)| days_in_year(*start, *end)).sum();
    let found: i32 = episodes.iter().map(|episode| days_in_year(episode.decom, episode.dec)).sum();
    if wanted != found {
        fault(format!("{wanted} days in care, {found} in the episodes"));
    }
    faults
}

fn told(number: usize, history: &History, episodes: &[Episode]) -> String {
    let mut text = format!("child {}\n", child(number));
    let day = |day: Option<i32>| day.map_or("          ".into(), dates::text);
    for row in &history.care {
        let _ = writeln!(text, "  care       {} {} {}", day(Some(row.start)), day(row.end), row.value);
    }
    for row in &history.legal {
        let _ = writeln!(text, "  legal      {} {} {}", day(Some(row.start)), day(row.end), row.value);
    }
    for row in &history.placements {
        let Placement { code, provider, postcode, carer } = &row.value;
        let _ = writeln!(text, "  placement  {} {} {code} {provider} {postcode} {carer}", day(Some(row.start)), day(row.end));
    }
    for e in episodes {
        let _ = writeln!(
            text,
            "  episode    {} {} {} {} {} {} {}",
            day(Some(e.decom)),
            day(e.dec),
            e.rne,
            e.ls,
            e.cin,
            e.place.join(" "),
            e.rec
        );
    }
    text
}

fn hold(convention: &str) {
    let histories = histories(number("RETURN903_CASES", 300));
    let made = derive(&histories, convention, last_day());
    let mut problems: Vec<String> = Vec::new();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (number, history) in histories.iter().enumerate() {
        let child = child(number);
        let episodes = made.episodes.get(&child).map(Vec::as_slice).unwrap_or_default();
        let in_scope = spells(history)
            .iter()
            .any(|(start, end)| *start <= last_day() && end.is_none_or(|end| end >= first_day() && end > *start));
        let blocked = made.blocked.get(&child);
        let mut faults = match (blocked, episodes.is_empty()) {
            (Some(_), true) => vec![],
            (Some(reasons), false) => vec![format!("blocked for {reasons:?} and in the return")],
            (None, true) if in_scope => vec!["lost: neither in the return nor blocked".to_string()],
            (None, true) => vec![],
            (None, false) => self::faults(history, episodes),
        };
        if made.header.contains(&child) == episodes.is_empty() {
            faults.push("in the header and without an episode, or the other way round".into());
        }
        *counts
            .entry(match (blocked, episodes.is_empty()) {
                (Some(reasons), _) => reasons.iter().next().cloned().unwrap_or_default(),
                (None, true) => "out of scope".into(),
                (None, false) => "derived".into(),
            })
            .or_default() += 1;
        if !faults.is_empty() {
            problems.push(format!("{}  {}", told(number, history, episodes), faults.join("\n  ")));
        }
    }
    println!("{convention}: {counts:?}");
    let shown: Vec<&String> = problems.iter().take(8).collect();
    assert!(
        problems.is_empty(),
        "{} of {} histories, {counts:?}\n{}",
        problems.len(),
        histories.len(),
        shown.iter().map(|p| p.as_str()).collect::<Vec<_>>().join("\n\n")
    );
    // The histories are of all sorts, else the properties say little.
    assert!(counts["derived"] * 4 > histories.len(), "{counts:?}");
    assert!(made.blocked.len() * 50 > histories.len(), "{counts:?}");
}

#[test]
fn properties_with_same_day_ends() {
    hold("same_day");
}

#[test]
fn properties_with_day_before_ends() {
    hold("day_before");
}

/// The history as it was known on a day: rows that begin later are not there, later ends have not come.
fn cut(history: &History, day: i32) -> History {
    fn of<T: Clone>(rows: &[Row<T>], day: i32) -> Vec<Row<T>> {
        let known = rows.iter().filter(|row| row.start <= day).cloned();
        known.map(|row| Row { end: row.end.filter(|end| *end <= day), ..row }).collect()
    }
    let History { born, care, legal, placements } = history;
    History { born: *born, care: of(care, day), legal: of(legal, day), placements: of(placements, day) }
}

/// An export of any later day, run as at a day, tells what the export cut at that day tells; cut again, it tells the same.
#[test]
fn a_later_export_tells_of_a_day_what_was_known_then() {
    let histories = histories(number("RETURN903_CASES", 300));
    for day in [last_day(), first_day() + 227] {
        let known: Vec<History> = histories.iter().map(|history| cut(history, day)).collect();
        let (whole, cut) = (derive(&histories, "same_day", day), derive(&known, "same_day", day));
        assert_eq!(whole.header, cut.header, "as at {}", dates::text(day));
        assert_eq!(whole.blocked, cut.blocked, "as at {}", dates::text(day));
        for (child, episodes) in &whole.episodes {
            let number = child.parse::<usize>().unwrap() - 700_000_000;
            let (as_at, then) = (told(number, &histories[number], episodes), told(number, &known[number], &cut.episodes[child]));
            assert_eq!(*episodes, cut.episodes[child], "as at {}\n{as_at}\n{then}", dates::text(day));
        }
        assert!(whole.episodes.len() * 4 > histories.len());
    }
}

//! The kinds of faults that a pipeline mends, or sets aside, so that the return is as if nothing
//! had happened.

use super::dates::Day;
use super::fault_kinds::{LEGAL, PERIODS, PLACEMENTS, REVIEWS, last_care_row, last_period, last_placement};
use super::faults::{Bench, Fault};
use super::life::Child;

/// A row of some table of the child, for faults that suit any.
fn some_row(bench: &mut Bench<'_>, child: &Child) -> Option<(&'static str, usize)> {
    let choices =
        [(REVIEWS, "clar_cla_person_id"), (LEGAL, "lega_person_id"), (PLACEMENTS, "clap_person_id"), (PERIODS, "poc_person_id")];
    let (table, person) = bench.dice.pick(&choices);
    bench.rows(table, person, &child.id).last().map(|row| (table, *row))
}

pub fn row_twice(bench: &mut Bench<'_>, child: &Child) -> Option<Fault> {
    let (table, row) = some_row(bench, child)?;
    let copy = bench.copy(table, row)?;
    let row_key = copy.first()?.clone();
    bench.push(table, copy);
    Some(Fault { table, row_key, field: "", value: String::new(), expect: "quarantine:duplicate" })
}

pub fn row_short(bench: &mut Bench<'_>, child: &Child) -> Option<Fault> {
    let (table, row) = some_row(bench, child)?;
    let mut copy = bench.copy(table, row)?;
    copy.truncate(3);
    copy[0] = format!("{}9", copy[0]);
    let row_key = copy[0].clone();
    bench.push(table, copy);
    Some(Fault { table, row_key, field: "", value: String::new(), expect: "quarantine:wrong width" })
}

pub fn row_without_person(bench: &mut Bench<'_>, child: &Child) -> Option<Fault> {
    let row = *bench.rows(REVIEWS, "clar_cla_person_id", &child.id).first()?;
    let mut copy = bench.copy(REVIEWS, row)?;
    copy[0] = format!("{}8", copy[0]);
    copy[1] = String::new();
    let row_key = copy[0].clone();
    bench.push(REVIEWS, copy);
    let (field, value) = ("clar_cla_person_id", String::new());
    Some(Fault { table: REVIEWS, row_key, field, value, expect: "quarantine:empty key" })
}

/// One closing date a day early in a file that otherwise closes on the same day.
pub fn day_before_hole(bench: &mut Bench<'_>, child: &Child) -> Option<Fault> {
    let period = last_period(bench, child).filter(|p| p.seams.is_empty() && child.periods.len() == 1)?;
    if bench.profile.legal_day_before || !period.beneath.is_empty() || !period.passing.is_empty() {
        return None;
    }
    let change = period.stretches.iter().skip(1).find(|s| s.rne == 'L' && s.ls == "C2")?;
    let before = &period.stretches[period.stretches.iter().position(|s| s.start == change.start)? - 1];
    if before.ls != "C1" || change.start.since(before.start) < 4 {
        return None;
    }
    let written = bench.date(change.start);
    let row = bench
        .rows(LEGAL, "lega_person_id", &child.id)
        .into_iter()
        .find(|row| bench.get(LEGAL, *row, "lega_legal_status_end_date") == written)?;
    let early = bench.date(change.start.plus(-1));
    bench.set(LEGAL, row, "lega_legal_status_end_date", early, "repair:day-before hole")
}

pub fn placement_left_open(bench: &mut Bench<'_>, child: &Child) -> Option<Fault> {
    let period = last_period(bench, child)?;
    let ordinary = child.periods.len() == 1 && period.stretches.iter().all(|s| s.away.is_none());
    if !ordinary || !period.seams.is_empty() || !period.passing.is_empty() {
        return None;
    }
    let rows = bench.rows(PLACEMENTS, "clap_person_id", &child.id);
    let row = *rows.get(rows.len().checked_sub(2)?)?;
    bench.set(PLACEMENTS, row, "clap_cla_placement_end_date", "", "repair:cut at the next start")
}

pub fn lower_case(bench: &mut Bench<'_>, child: &Child) -> Option<Fault> {
    let row = last_placement(bench, child)?;
    let code = bench.get(PLACEMENTS, row, "clap_cla_placement_type");
    let value = format!(" {} ", code.to_lowercase());
    bench.set(PLACEMENTS, row, "clap_cla_placement_type", value, "repair:case and spaces")
}

pub fn code_with_words(bench: &mut Bench<'_>, child: &Child) -> Option<Fault> {
    let row = last_placement(bench, child)?;
    let code = bench.get(PLACEMENTS, row, "clap_cla_placement_type");
    let words = if code.starts_with('U') {
        "Foster placement"
    } else {
        return None;
    };
    let value = format!("{code}  - {words}");
    bench.set(PLACEMENTS, row, "clap_cla_placement_type", value, "repair:code found in the text")
}

pub fn postcode_form(bench: &mut Bench<'_>, child: &Child) -> Option<Fault> {
    let row = last_placement(bench, child)?;
    let postcode = bench.get(PLACEMENTS, row, "clap_cla_placement_postcode");
    let value = postcode.replace(' ', "").to_lowercase();
    // A version with the same address spelt otherwise must not cut the episode either.
    bench.set(PLACEMENTS, row, "clap_cla_placement_postcode", value, "repair:postcode")
}

pub fn null_word(bench: &mut Bench<'_>, child: &Child) -> Option<Fault> {
    last_period(bench, child).filter(|period| period.end.is_none())?;
    let row = last_care_row(bench, child)?;
    let word = bench.dice.pick(&["NULL", "N/A", "null"]);
    bench.set(PERIODS, row, "poc_end_date", word, "repair:null word")
}

pub fn far_future(bench: &mut Bench<'_>, child: &Child) -> Option<Fault> {
    last_period(bench, child).filter(|period| period.end.is_none())?;
    let row = last_placement(bench, child)?;
    if !bench.get(PLACEMENTS, row, "clap_cla_placement_end_date").is_empty() {
        return None;
    }
    let value = bench.date(Day::new(9999, 12, 31));
    bench.set(PLACEMENTS, row, "clap_cla_placement_end_date", value, "repair:far-future date is open")
}

/// The first legal row of a child with one period, and the day on it.
fn first_legal(bench: &Bench<'_>, child: &Child) -> Option<(usize, Day)> {
    let period = last_period(bench, child).filter(|_| child.periods.len() == 1)?;
    let written = bench.date(period.start.day);
    let rows = bench.rows(LEGAL, "lega_person_id", &child.id);
    let row = rows.into_iter().find(|row| {
        let inside = !bench.get(LEGAL, *row, "lega_cla_id").is_empty();
        inside && bench.get(LEGAL, *row, "lega_legal_status_start_date") == written
    })?;
    Some((row, period.start.day))
}

pub fn month_name(bench: &mut Bench<'_>, child: &Child) -> Option<Fault> {
    const MONTHS: [&str; 12] = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    let (row, day) = first_legal(bench, child)?;
    let (year, month, date) = day.parts();
    let name = MONTHS.get((month - 1) as usize)?;
    let value = format!("{date:02}-{name}-{:02}", year % 100);
    bench.set(LEGAL, row, "lega_legal_status_start_date", value, "repair:date form")
}

pub fn day_number(bench: &mut Bench<'_>, child: &Child) -> Option<Fault> {
    let (row, day) = first_legal(bench, child)?;
    let serial = day.since(Day::new(1899, 12, 30)).to_string();
    bench.set(LEGAL, row, "lega_legal_status_start_date", serial, "repair:spreadsheet day number")
}

/// The same absence from two reporters, one inside the other.
pub fn missing_overlap(bench: &mut Bench<'_>, child: &Child) -> Option<Fault> {
    let (start, end) = (bench.clock.start, bench.clock.end);
    let incident = child
        .incidents
        .iter()
        .find(|i| i.start.day >= start && i.start.day < end && i.end.is_some_and(|e| e.since(i.start) > 120 && e.day <= end))?;
    let row = bench
        .rows("ssd_missing", "miss_person_id", &child.id)
        .into_iter()
        .find(|row| bench.get("ssd_missing", *row, "miss_missing_episode_start_date") == incident.start.iso())?;
    let mut copy = bench.copy("ssd_missing", row)?;
    copy[0] = format!("{}7", copy[0]);
    copy[2] = incident.start.plus(40).iso();
    let (row_key, value) = (copy[0].clone(), copy[2].clone());
    bench.push("ssd_missing", copy);
    let (table, field) = ("ssd_missing", "miss_missing_episode_start_date");
    Some(Fault { table, row_key, field, value, expect: "repair:overlapping incidents merged" })
}

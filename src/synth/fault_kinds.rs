//! The kinds of faults: what real exports get wrong, and what breaks a rule of the return.
//!
//! `block` means that the child cannot be derived, `finding:CODE` that the rule must fire,
//! `repair:` that the pipeline mends it and the return is as if nothing had happened,
//! `quarantine:` that the extra row is set aside, `cell:` that the value is lost and logged.

use super::faults::{Bench, Fault, Kind};
use super::life::{Child, Period};
use super::mends::{
    code_with_words, day_before_hole, day_number, far_future, lower_case, missing_overlap, month_name, null_word,
    placement_left_open, postcode_form, row_short, row_twice, row_without_person,
};

/// Weight, name and deed of each kind.
pub const KINDS: &[Kind] = &[
    (24, "change reason missing", change_reason_missing),
    (16, "sex unknown", sex_unknown),
    (16, "pupil number malformed", pupil_number_malformed),
    (16, "end reason missing", end_reason_missing),
    (12, "end reason too early", end_reason_too_early),
    (20, "home address missing", home_address_missing),
    (16, "review code missing", review_code_missing),
    (12, "period never closed", period_never_closed),
    (16, "provider missing", provider_missing),
    (16, "registration number missing", registration_missing),
    (12, "ethnicity missing", ethnicity_missing),
    (12, "birth date unreadable", birth_unreadable),
    (12, "missing ends before it starts", missing_ends_early),
    (8, "category of need unknown", need_unknown),
    (9, "legal status not mapped", legal_not_mapped),
    (6, "periods overlap", periods_overlap),
    (6, "placement ends before it starts", placement_backwards),
    (6, "no legal status at first", legal_gap),
    (6, "no placement at first", placement_gap),
    (6, "placement inside another", placement_inside),
    (6, "one key, two contents", key_twice),
    (2, "row twice", row_twice),
    (2, "row too short", row_short),
    (2, "row without a person", row_without_person),
    (2, "day-before hole", day_before_hole),
    (2, "placement left open", placement_left_open),
    (2, "code in lower case", lower_case),
    (2, "code with its description", code_with_words),
    (2, "postcode without a space", postcode_form),
    (2, "null word", null_word),
    (2, "far-future end", far_future),
    (2, "month name in a date", month_name),
    (1, "spreadsheet day number", day_number),
    (1, "missing reported twice", missing_overlap),
];

pub const PLACEMENTS: &str = "ssd_cla_placement";
pub const LEGAL: &str = "ssd_legal_status";
pub const PERIODS: &str = "ext_cla_period_of_care";
pub const REVIEWS: &str = "ssd_cla_reviews";
const PERSONS: &str = "ssd_person";

/// The last period of care, when it is an ordinary one in the year's return.
pub fn last_period<'a>(bench: &Bench<'_>, child: &'a Child) -> Option<&'a Period> {
    let period = child.periods.last().filter(|p| p.counted && !p.short_break)?;
    let in_year = period.end_day().is_none_or(|end| end >= bench.clock.start);
    (in_year && period.start.day <= bench.clock.end).then_some(period)
}

/// A child with one period of one episode, so that a value that is missing cuts nothing.
fn single<'a>(bench: &Bench<'_>, child: &'a Child) -> Option<&'a Period> {
    let period = last_period(bench, child)?;
    let plain = child.periods.len() == 1 && period.stretches.len() == 1 && period.seams.is_empty();
    (plain && bench.rows(PLACEMENTS, "clap_person_id", &child.id).len() == 1).then_some(period)
}

fn person(bench: &Bench<'_>, child: &Child) -> Option<usize> {
    bench.rows(PERSONS, "pers_person_id", &child.id).first().copied()
}

/// The record of the last period of care.
pub fn last_care_row(bench: &Bench<'_>, child: &Child) -> Option<usize> {
    bench.rows(PERIODS, "poc_person_id", &child.id).last().copied()
}

fn change_reason_missing(bench: &mut Bench<'_>, child: &Child) -> Option<Fault> {
    let period = last_period(bench, child)?;
    let moves = |place: usize| {
        let (here, next) = (&period.stretches[place], &period.stretches[place + 1]);
        let moved = matches!(next.rne, 'P' | 'B') && here.away.is_none() && next.away.is_none();
        moved && next.start >= bench.clock.start && next.start <= bench.clock.end
    };
    if !period.seams.is_empty() || !period.passing.is_empty() {
        return None;
    }
    let place = (0..period.stretches.len().saturating_sub(1)).find(|place| moves(*place))?;
    let day = period.stretches[place + 1].start;
    let written = [bench.date(day), bench.date(day.plus(-1))];
    let row = bench.rows(PLACEMENTS, "clap_person_id", &child.id).into_iter().find(|row| {
        let reason = bench.get(PLACEMENTS, *row, "clap_cla_placement_change_reason");
        written.contains(&bench.get(PLACEMENTS, *row, "clap_cla_placement_end_date")) && !reason.is_empty()
    })?;
    bench.truth.blank_reason(&child.id, day);
    bench.set(PLACEMENTS, row, "clap_cla_placement_change_reason", "", "finding:225")
}

fn sex_unknown(bench: &mut Bench<'_>, child: &Child) -> Option<Fault> {
    let newer = bench.clock.year.ends_in() >= 2025;
    if !newer || child.female || child.uasc.is_some() {
        return None;
    }
    let row = person(bench, child)?;
    bench.truth.rewrite("header", &child.id, "SEX", "U", true);
    bench.set(PERSONS, row, "pers_sex", "U", "finding:232")
}

fn pupil_number_malformed(bench: &mut Bench<'_>, child: &Child) -> Option<Fault> {
    let upn = child.upn_in(bench.clock.year);
    let row = person(bench, child).filter(|_| !upn.starts_with("UN"))?;
    let short = upn.get(..12)?.to_owned();
    bench.truth.rewrite("header", &child.id, "UPN", &short, true);
    bench.set(PERSONS, row, "pers_upn", short, "finding:168")
}

/// The last period ended in the year.
fn ended_in_year(bench: &Bench<'_>, child: &Child) -> Option<usize> {
    let period = last_period(bench, child)?;
    period.end_day().filter(|end| *end <= bench.clock.end)?;
    last_care_row(bench, child)
}

fn end_reason_missing(bench: &mut Bench<'_>, child: &Child) -> Option<Fault> {
    let row = ended_in_year(bench, child)?;
    bench.truth.rewrite("episodes", &child.id, "REC", "", true);
    bench.set(PERIODS, row, "poc_end_reason", "", "finding:148")
}

fn end_reason_too_early(bench: &mut Bench<'_>, child: &Child) -> Option<Fault> {
    let row = ended_in_year(bench, child)?;
    let end = child.periods.last()?.end_day()?;
    if end >= child.birth.plus_years(18) || child.death.is_some() || child.adoption.is_some() {
        return None;
    }
    bench.truth.rewrite("episodes", &child.id, "REC", "E17", true);
    bench.set(PERIODS, row, "poc_end_reason", "E17", "finding:460")
}

fn home_address_missing(bench: &mut Bench<'_>, child: &Child) -> Option<Fault> {
    let period = last_period(bench, child)?;
    let one_home = child.homes.len() == 1 && child.mother.is_none() && child.periods.len() == 1;
    if !one_home || child.home_postcode(period).is_empty() {
        return None;
    }
    let rows = bench.rows("ssd_address", "addr_person_id", &child.id);
    let home = |row: &usize| bench.get("ssd_address", *row, "addr_address_type") == "Home";
    let homes: Vec<usize> = rows.into_iter().filter(home).collect();
    let [row] = homes[..] else { return None };
    bench.truth.rewrite("episodes", &child.id, "HOME_POST", "", false);
    bench.set("ssd_address", row, "addr_address_postcode", "", "finding:392b")
}

fn review_code_missing(bench: &mut Bench<'_>, child: &Child) -> Option<Fault> {
    let grown = child.birth.plus_years(4);
    let (start, end) = (bench.clock.start, bench.clock.end);
    let review = child
        .reviews
        .iter()
        .find(|r| r.counted && r.recorded.len() == 1 && !r.code.is_empty() && r.held >= start.max(grown) && r.held <= end)?;
    let written = bench.date(review.held);
    let row = bench.rows(REVIEWS, "clar_cla_person_id", &child.id).into_iter().find(|row| {
        let kept = bench.get(REVIEWS, *row, "clar_cla_review_cancelled") == "N";
        kept && bench.get(REVIEWS, *row, "clar_cla_review_date") == written
    })?;
    bench.truth.blank_review(&child.id, review.held);
    bench.set(REVIEWS, row, "clar_cla_review_participation", "", "finding:167")
}

/// A young person of 18 whose case nobody closed.
fn period_never_closed(bench: &mut Bench<'_>, child: &Child) -> Option<Fault> {
    let row = ended_in_year(bench, child)?;
    let period = child.periods.last()?;
    let end = period.end_day().filter(|end| *end == child.birth.plus_years(18))?;
    // With a birthday on the last day of the year nothing would be flagged yet.
    // A review after the end would come to lie in care.
    let later_review = child.reviews.iter().any(|review| review.held > end);
    if later_review || !child.incidents.is_empty() || end >= bench.clock.end {
        return None;
    }
    let written = bench.date(end);
    for (table, person, field) in
        [(LEGAL, "lega_person_id", "lega_legal_status_end_date"), (PLACEMENTS, "clap_person_id", "clap_cla_placement_end_date")]
    {
        for row in bench.rows(table, person, &child.id) {
            if bench.get(table, row, field) == written {
                bench.set(table, row, field, "", "")?;
            }
        }
    }
    bench.set(PERIODS, row, "poc_end_reason", "", "")?;
    bench.set(PERIODS, row, "poc_end_datetime", "", "")?;
    bench.truth.rewrite("episodes", &child.id, "DEC", "", true);
    bench.truth.rewrite("episodes", &child.id, "REC", "", true);
    bench.set(PERIODS, row, "poc_end_date", "", "finding:359")
}

fn provider_missing(bench: &mut Bench<'_>, child: &Child) -> Option<Fault> {
    single(bench, child).filter(|p| !p.stretches[0].setting.provider.is_empty())?;
    let row = *bench.rows(PLACEMENTS, "clap_person_id", &child.id).first()?;
    bench.truth.rewrite("episodes", &child.id, "PLACE_PROVIDER", "", false);
    bench.set(PLACEMENTS, row, "clap_cla_placement_provider", "", "finding:526")
}

fn registration_missing(bench: &mut Bench<'_>, child: &Child) -> Option<Fault> {
    let setting = &single(bench, child)?.stretches[0].setting;
    let needed = matches!(setting.place, "U1" | "U3" | "U4" | "U6" | "K2" | "K1" | "S1");
    if !needed || setting.urn.is_empty() {
        return None;
    }
    let row = *bench.rows(PLACEMENTS, "clap_person_id", &child.id).first()?;
    bench.truth.rewrite("episodes", &child.id, "URN", "", false);
    bench.set(PLACEMENTS, row, "clap_cla_placement_urn", "", "finding:218")
}

fn ethnicity_missing(bench: &mut Bench<'_>, child: &Child) -> Option<Fault> {
    let row = person(bench, child)?;
    bench.truth.rewrite("header", &child.id, "ETHNIC", "", true);
    bench.set(PERSONS, row, "pers_ethnicity", "", "finding:103")
}

fn birth_unreadable(bench: &mut Bench<'_>, child: &Child) -> Option<Fault> {
    let row = person(bench, child).filter(|_| !child.birth_estimated)?;
    bench.set(PERSONS, row, "pers_dob", "31/02/2012", "cell:unreadable date, finding:102")
}

fn missing_ends_early(bench: &mut Bench<'_>, child: &Child) -> Option<Fault> {
    let (start, end) = (bench.clock.start.plus(10), bench.clock.end);
    let incident = child.incidents.iter().find(|i| i.start.day >= start && i.start.day <= end && i.end.is_some())?;
    if child.incidents.iter().filter(|i| i.start == incident.start).count() > 1 {
        return None;
    }
    let row = bench
        .rows("ssd_missing", "miss_person_id", &child.id)
        .into_iter()
        .find(|row| bench.get("ssd_missing", *row, "miss_missing_episode_start_date") == incident.start.iso())?;
    let before = incident.start.plus(-3 * 1440);
    bench.set("ssd_missing", row, "miss_missing_episode_end_date", before.iso(), "finding:567")
}

fn need_unknown(bench: &mut Bench<'_>, child: &Child) -> Option<Fault> {
    last_period(bench, child).filter(|p| p.seams.is_empty() && child.periods.len() == 1)?;
    let row = last_care_row(bench, child)?;
    bench.set(PERIODS, row, "poc_category_of_need", "N9", "finding:145")
}

fn legal_not_mapped(bench: &mut Bench<'_>, child: &Child) -> Option<Fault> {
    last_period(bench, child)?;
    let row = bench
        .rows(LEGAL, "lega_person_id", &child.id)
        .into_iter()
        .rfind(|row| !bench.get(LEGAL, *row, "lega_cla_id").is_empty())?;
    bench.set(LEGAL, row, "lega_legal_status_code", "", "")?;
    bench.set(LEGAL, row, "lega_legal_status", "Wardship (local)", "block:legal status not mapped")
}

fn periods_overlap(bench: &mut Bench<'_>, child: &Child) -> Option<Fault> {
    let period = last_period(bench, child)?;
    let end = period.end_day().unwrap_or(bench.clock.end);
    if end.since(period.start.day) < 40 {
        return None;
    }
    let row = last_care_row(bench, child)?;
    let mut copy = bench.copy(PERIODS, row)?;
    let key = format!("{}X", copy.first()?);
    let (from, to) = (period.start.day.plus(10), end.plus(-10));
    copy[0] = key;
    copy[2] = bench.date(from);
    copy[3] = format!("{} 10:00:00", from.iso());
    copy[4] = format!("{} 10:00:00", to.iso());
    copy[5] = bench.date(to);
    copy[6] = "E8".to_owned();
    bench.push(PERIODS, copy.clone());
    let (row_key, value) = (copy.swap_remove(0), bench.date(from));
    let expect = "block:periods of care overlap";
    Some(Fault { table: PERIODS, row_key, field: "poc_start_date", value, expect })
}

/// The row of a period's last placement.
pub fn last_placement(bench: &Bench<'_>, child: &Child) -> Option<usize> {
    last_period(bench, child)?;
    bench.rows(PLACEMENTS, "clap_person_id", &child.id).last().copied()
}

fn placement_backwards(bench: &mut Bench<'_>, child: &Child) -> Option<Fault> {
    let row = last_placement(bench, child)?;
    let start = last_period(bench, child)?.stretches.last()?.start;
    let value = bench.date(start.plus(-15));
    let main = bench.get(PLACEMENTS, row, "clap_is_temporary") == "false";
    // The row must be the one of the last stretch.
    if !main || bench.get(PLACEMENTS, row, "clap_cla_placement_start_date") != bench.date(start) {
        return None;
    }
    bench.set(PLACEMENTS, row, "clap_cla_placement_end_date", value, "block:placement ends before it starts")
}

fn legal_gap(bench: &mut Bench<'_>, child: &Child) -> Option<Fault> {
    let start = single(bench, child)?.start.day;
    let inside = |row: &usize| !bench.get(LEGAL, *row, "lega_cla_id").is_empty();
    let rows: Vec<usize> = bench.rows(LEGAL, "lega_person_id", &child.id).into_iter().filter(inside).collect();
    let [row] = rows[..] else { return None };
    let long = child.periods[0].end_day().is_none_or(|end| end.since(start) > 30);
    let later = bench.date(start.plus(6));
    long.then_some(())?;
    bench.set(LEGAL, row, "lega_legal_status_start_date", later, "block:days without legal status")
}

fn placement_gap(bench: &mut Bench<'_>, child: &Child) -> Option<Fault> {
    let period = single(bench, child)?;
    let long = period.end_day().is_none_or(|end| end.since(period.start.day) > 30);
    let row = last_placement(bench, child).filter(|_| long)?;
    let later = bench.date(period.start.day.plus(6));
    bench.set(PLACEMENTS, row, "clap_cla_placement_start_date", later, "block:days without placement")
}

fn placement_inside(bench: &mut Bench<'_>, child: &Child) -> Option<Fault> {
    let start = single(bench, child)?.start.day;
    let row = last_placement(bench, child)?;
    let end = child.periods[0].end_day().unwrap_or(bench.clock.end);
    if end.since(start) < 60 {
        return None;
    }
    let mut copy = bench.copy(PLACEMENTS, row)?;
    copy[0] = format!("{}-99", child.id);
    copy[4] = bench.date(start.plus(20));
    copy[5] = bench.date(start.plus(30));
    copy[6] = "R3".to_owned();
    copy[11] = "H99999".to_owned();
    let row_key = copy[0].clone();
    let value = copy[4].clone();
    bench.push(PLACEMENTS, copy);
    let expect = "block:placement inside another, not temporary";
    Some(Fault { table: PLACEMENTS, row_key, field: "clap_is_temporary", value, expect })
}

fn key_twice(bench: &mut Bench<'_>, child: &Child) -> Option<Fault> {
    let row = last_placement(bench, child)?;
    let mut copy = bench.copy(PLACEMENTS, row)?;
    copy[9] = "BN1 1AA".to_owned();
    let row_key = copy[0].clone();
    bench.push(PLACEMENTS, copy);
    let (field, value) = ("clap_cla_placement_postcode", "BN1 1AA".to_owned());
    Some(Fault { table: PLACEMENTS, row_key, field, value, expect: "block:one key, two contents" })
}

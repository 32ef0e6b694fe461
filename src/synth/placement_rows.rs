//! Placements as the case system holds them: versions, temporary stays over or between them, old
//! codes, rows that split without a difference.

use super::dates::Day;
use super::dice::Dice;
use super::legal_rows::care_key;
use super::life::{Away, Child, Passing, Period, Setting};
use super::maker::Clock;
use super::profile::Profile;
use super::year::{K3_DAY, Z11_DAY};

/// One row; `end` is the true last day, `followed` says that another row begins on it.
#[derive(Clone, Debug)]
pub struct PlacementRow {
    pub id: String,
    pub version: u32,
    pub care: String,
    pub start: Day,
    pub end: Option<Day>,
    pub followed: bool,
    pub setting: Setting,
    /// The code as it stands in the record, and the newer one beside it.
    pub place: &'static str,
    pub other_code: &'static str,
    pub reason: &'static str,
    pub away: Option<Away>,
    pub main: Option<String>,
}

/// Stretches of one placement and version.
struct Run {
    stay: String,
    start: Day,
    end: Option<Day>,
    setting: Setting,
    reason: &'static str,
    away: Option<Away>,
    main: Option<String>,
    covers_a_stay: bool,
}

/// Every placement row of a child, by start.
pub fn placement_rows(child: &Child, profile: &Profile, clock: Clock, dice: &mut Dice) -> Vec<PlacementRow> {
    let mut rows = Vec::new();
    let last = child.periods.len().saturating_sub(1);
    for (index, period) in child.periods.iter().enumerate() {
        let mut list = runs(child, index, period);
        if !profile.placement_day_before && dice.permille(700) {
            lay_over(&mut list);
        }
        let list = split(list, period, clock, dice);
        let mut versions: Vec<(String, u32)> = Vec::new();
        let starts: Vec<Day> = list.iter().map(|run| run.start).collect();
        let count = list.len();
        for (place, run) in list.into_iter().enumerate() {
            let final_row = run.end == period.end_day();
            let version = match versions.iter_mut().find(|(stay, _)| *stay == run.stay) {
                Some((_, version)) => {
                    *version += 1;
                    *version
                }
                None => {
                    versions.push((run.stay.clone(), 0));
                    0
                }
            };
            let care = care_key(child, index, run.start);
            let seam = period.seams.iter().any(|seam| Some(seam.day) == run.end);
            let followed = run.end.is_some_and(|end| !final_row && !seam && starts.contains(&end));
            let forgotten = final_row && index == last && place + 1 == count && !period.short_break;
            let end = if forgotten && dice.permille(50) { None } else { run.end };
            let (code, other_code) = recorded_code(run.setting.place, run.start, clock, run.away.is_some());
            let leaving = final_row && period.end.is_some() && run.away.is_none();
            let reason = match run.reason {
                "" if leaving && dice.permille(100) => "CARPL",
                reason => reason,
            };
            rows.push(PlacementRow {
                id: run.stay,
                version,
                care,
                start: run.start,
                end,
                followed,
                setting: run.setting,
                place: code,
                other_code,
                reason,
                away: run.away,
                main: run.main,
            });
        }
        passing(child, index, period, profile, &mut rows);
    }
    rows.sort_by_key(|row| (row.start, row.end.is_none(), row.end));
    rows
}

fn runs(child: &Child, index: usize, period: &Period) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut main: Option<String> = None;
    let mut version = 0;
    for (place, stretch) in period.stretches.iter().enumerate() {
        let mut start = stretch.start;
        let end = period.stretch_end(place);
        let mut stay = stay_key(child, index, stretch.stay, start);
        if stretch.away.is_none() {
            main = Some(stay.clone());
        }
        let reason = stretch.recorded_reason.unwrap_or("");
        match runs.last_mut() {
            Some(run) if run.stay == stay && version == stretch.version => {
                run.end = end;
                run.reason = reason;
            }
            _ => runs.push(Run {
                stay: stay.clone(),
                start,
                end,
                setting: stretch.setting.clone(),
                reason,
                away: stretch.away.clone(),
                main: stretch.away.as_ref().and(main.clone()),
                covers_a_stay: false,
            }),
        }
        version = stretch.version;
        // A new period record begins a new placement record, whoever the carer is.
        for seam in &period.seams {
            let inside = start < seam.day && end.is_none_or(|end| seam.day < end);
            if let (true, Some(run)) = (inside, runs.last_mut()) {
                run.end = Some(seam.day);
                run.reason = "";
                start = seam.day;
                stay = stay_key(child, index, stretch.stay, start);
                main = Some(stay.clone());
                runs.push(Run {
                    stay: stay.clone(),
                    start,
                    end,
                    setting: stretch.setting.clone(),
                    reason,
                    away: None,
                    main: None,
                    covers_a_stay: false,
                });
            }
        }
    }
    runs
}

/// The placement number; one that goes on after a seam has a number of its own there.
fn stay_key(child: &Child, index: usize, stay: u32, day: Day) -> String {
    let period = &child.periods[index];
    let began = period.stretches.iter().find(|s| s.stay == stay).map_or(day, |s| s.start);
    let crossed = period.seams.iter().any(|seam| began < seam.day && seam.day <= day);
    format!("{}-{stay}{}", child.id, if crossed { "R" } else { "" })
}

/// The main placement stays open beneath a temporary one.
fn lay_over(runs: &mut Vec<Run>) {
    let mut place = 0;
    while place + 2 < runs.len() {
        let around = runs[place].away.is_none() && runs[place + 1].away.is_some() && runs[place + 2].stay == runs[place].stay;
        if around {
            let back = runs.remove(place + 2);
            runs[place].end = back.end;
            runs[place].reason = back.reason;
            runs[place].covers_a_stay = true;
            // Another stay may follow under the same placement.
            let stay = runs.remove(place + 1);
            runs.insert(place, stay);
        }
        place += 1;
    }
    runs.sort_by_key(|run| run.start);
}

/// Rows that split without a difference in the return: at the day a code was renewed, or anywhere.
fn split(list: Vec<Run>, period: &Period, clock: Clock, dice: &mut Dice) -> Vec<Run> {
    let mut out = Vec::new();
    for run in list {
        let renewal = match run.setting.place {
            "K3" if clock.year.ends_in() >= 2025 => Some(K3_DAY),
            "Z11" | "Z12" | "Z13" | "Z14" if clock.year.ends_in() >= 2026 => Some(Z11_DAY),
            _ => None,
        };
        let end = run.end.unwrap_or(clock.extract);
        let inside = |day: Day| day.since(run.start) > 2 && end.since(day) > 2;
        let renewed = renewal.filter(|day| inside(*day) && dice.permille(400));
        let middle = run.start.plus(end.since(run.start) / 2);
        let idle = (inside(middle) && dice.permille(40)).then_some(middle);
        let ordinary = run.away.is_none() && !run.covers_a_stay && !period.short_break;
        match renewed.or(idle).filter(|_| ordinary) {
            Some(day) => {
                let later = Run {
                    stay: run.stay.clone(),
                    start: day,
                    end: run.end,
                    setting: run.setting.clone(),
                    reason: run.reason,
                    away: None,
                    main: None,
                    covers_a_stay: false,
                };
                out.push(Run { end: Some(day), reason: "", ..run });
                out.push(later);
            }
            None => out.push(run),
        }
    }
    out
}

/// The code of the record: the one of the day it was made.
fn recorded_code(place: &'static str, start: Day, clock: Clock, away: bool) -> (&'static str, &'static str) {
    match place {
        // A stay in hospital is recorded as one, whatever became of it.
        "R2" if away => ("T1", ""),
        "K3" if start < K3_DAY => ("H5", ""),
        "Z11" | "Z12" | "Z13" | "Z14" if start < Z11_DAY => ("Z1", if clock.year.ends_in() >= 2026 { place } else { "" }),
        other => (other, ""),
    }
}

fn passing(child: &Child, index: usize, period: &Period, profile: &Profile, rows: &mut Vec<PlacementRow>) {
    for passing in &period.passing {
        if let (Passing::Placement { day, setting, stay }, false) = (passing, profile.placement_day_before) {
            rows.push(PlacementRow {
                id: format!("{}-{stay}", child.id),
                version: 0,
                care: care_key(child, index, *day),
                start: *day,
                end: Some(*day),
                followed: false,
                setting: setting.clone(),
                place: setting.place,
                other_code: "",
                reason: "OTHER",
                away: None,
                main: None,
            });
        }
    }
}

//! Legal statuses as the case system holds them: orders side by side, some never closed.

use super::dates::Day;
use super::dice::Dice;
use super::life::{Child, Passing, Period};
use super::profile::Profile;

/// One row; `end` is the true last day, `followed` says that another row begins on it.
#[derive(Clone, Debug)]
pub struct LegalRow {
    pub code: &'static str,
    pub start: Day,
    pub end: Option<Day>,
    pub followed: bool,
    /// The period of care it belongs to (its place in the child's list), none outside care.
    pub care: Option<String>,
}

/// Every legal row of a child, by start.
pub fn legal_rows(child: &Child, profile: &Profile, extract: Day, dice: &mut Dice) -> Vec<LegalRow> {
    let mut rows = Vec::new();
    let last = child.periods.len().saturating_sub(1);
    for (index, period) in child.periods.iter().enumerate() {
        in_care(child, index, profile, index == last, dice, &mut rows);
        outside_care(period, child.birth.plus_years(18), extract, dice, &mut rows);
    }
    rows.sort_by_key(|row| row.start);
    rows
}

/// The name of the period record a day of a period belongs to.
pub fn care_key(child: &Child, index: usize, day: Day) -> String {
    let seams = child.periods[index].seams.iter().filter(|seam| seam.day <= day).count();
    format!("{}P{}{}", child.id, index + 1, ["", "B", "C"].get(seams).copied().unwrap_or("D"))
}

fn in_care(child: &Child, index: usize, profile: &Profile, last_period: bool, dice: &mut Dice, rows: &mut Vec<LegalRow>) {
    let period = &child.periods[index];
    let day_before = profile.legal_day_before;
    let mut runs = runs(period);
    let mut beneath_end = None;
    if let Some(order) = runs.iter().position(|run| run.0 == "E1") {
        let care_before = order > 0 && runs[order - 1].0 == "C2";
        let back = runs.get(order + 1).is_some_and(|run| run.0 == "C2");
        if care_before && back && !day_before {
            // One care order, in force again when the placement order ends.
            let (_, _, end) = runs.remove(order + 1);
            runs[order - 1].2 = end;
            beneath_end = Some(order - 1);
        } else if care_before && !back && dice.permille(600) {
            runs[order - 1].2 = period.end_day();
            beneath_end = Some(order - 1);
        }
    }
    for (place, (code, start, end)) in runs.iter().copied().enumerate() {
        let next = runs.get(place + 1);
        let superseded = beneath_end != Some(place) && next.is_some();
        let key = care_key(child, index, start);
        let same_record = next.is_some_and(|next| care_key(child, index, next.1) == key);
        let gives_way = match (code, next.map(|next| next.0)) {
            ("V2", Some(after)) => after != "V2",
            ("L1" | "L2" | "L3", Some(_)) | ("C1", Some("C2")) => true,
            _ => false,
        };
        let left_open = if superseded {
            gives_way && same_record && dice.permille(200)
        } else {
            let final_row = end == period.end_day();
            end.is_none() || (last_period && final_row && !period.short_break && dice.permille(110))
        };
        rows.push(LegalRow {
            code,
            start,
            end: if left_open { None } else { end },
            followed: superseded && same_record,
            care: Some(key),
        });
    }
    for order in &period.beneath {
        let end = period.end_day().map_or(Some(order.end), |close| Some(order.end.min(close)));
        let open = order.code == "C2";
        rows.push(LegalRow {
            code: order.code,
            start: order.start,
            end: if open { period.end_day() } else { end },
            followed: false,
            care: Some(care_key(child, index, order.start)),
        });
    }
    for passing in &period.passing {
        if let (Passing::Legal { day, code }, false) = (passing, day_before) {
            let care = Some(care_key(child, index, *day));
            rows.push(LegalRow { code, start: *day, end: Some(*day), followed: false, care });
        }
    }
}

/// Stretches of one legal status, cut where the case system closed one period and opened the next.
fn runs(period: &Period) -> Vec<(&'static str, Day, Option<Day>)> {
    let mut runs: Vec<(&'static str, Day, Option<Day>)> = Vec::new();
    for (place, stretch) in period.stretches.iter().enumerate() {
        let end = period.stretch_end(place);
        match runs.last_mut() {
            Some(run) if run.0 == stretch.ls => run.2 = end,
            _ => runs.push((stretch.ls, stretch.start, end)),
        }
    }
    for seam in &period.seams {
        let inside = |run: &&(_, Day, Option<Day>)| run.1 < seam.day && run.2.is_none_or(|end| seam.day < end);
        if let Some(place) = runs.iter().position(|run| inside(&run)) {
            let (code, _, end) = runs[place];
            runs[place].2 = Some(seam.day);
            runs.insert(place + 1, (code, seam.day, end));
        }
    }
    runs
}

/// Statuses that do not make a child looked after, in the same table.
fn outside_care(period: &Period, adult: Day, extract: Day, dice: &mut Dice, rows: &mut Vec<LegalRow>) {
    let mut add = |code, start: Day, end| {
        if start <= extract {
            rows.push(LegalRow { code, start, end, followed: false, care: None });
        }
    };
    if dice.permille(40) {
        let start = period.start.day;
        add("S17", start.plus(-60), dice.permille(500).then(|| start.plus(-1)));
    }
    let Some(end) = period.end_day() else { return };
    if period.short_break || !period.counted {
        return;
    }
    match period.end_reason {
        "E45" | "E46" | "E47" | "E48" => add("SGO", end.plus(3), None),
        "E41" => add("CAO", end.plus(3), None),
        _ if end >= adult => add("LEAVER", end.plus(3), None),
        "E4A" | "E4B" if dice.permille(300) => add("S17", end.plus(3), Some(end.plus(90).min(extract))),
        _ => {}
    }
}

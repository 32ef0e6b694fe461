//! What the other modules are made from: health, convictions, questionnaires, earlier permanence,
//! care-leaver contacts, social workers, deprivation of liberty. Decided for a child first, taken
//! apart into rows afterwards.

use super::dates::Day;
use super::dice::Dice;
use super::life::{Child, Period};
use super::maker::Clock;

/// The twelve-month outcomes of the clock's year, as they are to come out.
#[derive(Clone, Debug)]
pub struct Outcomes {
    pub sdq: Sdq,
    pub convicted: bool,
    pub health_check: bool,
    pub immunised: bool,
    pub teeth: bool,
    pub assessed: bool,
    /// Misuse, and what was done about it.
    pub substance: Option<Help>,
}

/// The answer of the strengths and difficulties questionnaire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sdq {
    OutOfAge,
    Score(u32),
    Reason(&'static str),
}

/// What was done about a substance misuse problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Help {
    Received,
    Refused,
    NotOffered,
}

/// The contact around a birthday.
#[derive(Clone, Debug)]
pub struct Contact {
    pub day: Day,
    pub in_touch: &'static str,
    pub activity: &'static str,
    /// Letter and suitability; `0` and blank when not known.
    pub accommodation: &'static str,
    pub suitable: &'static str,
}

/// A social worker's time with the child: the worker's number, from, to, and why this worker.
#[derive(Clone, Debug)]
pub struct Worker {
    pub number: u32,
    pub from: Day,
    pub to: Option<Day>,
    pub reason: &'static str,
}

/// The answer about earlier permanence.
#[derive(Clone, Debug)]
pub struct Permanence {
    pub option: &'static str,
    pub authority: &'static str,
    pub date: String,
}

/// All of it.
#[derive(Clone, Debug)]
pub struct Extras {
    pub outcomes: Outcomes,
    pub permanence: Permanence,
    pub contact: Option<Contact>,
    pub workers: Vec<Worker>,
    pub liberty: Option<(Day, Option<Day>)>,
}

impl Extras {
    /// What is true of a child besides its episodes.
    pub fn new(child: &Child, clock: Clock, dice: &mut Dice) -> Extras {
        Extras {
            outcomes: outcomes(child, clock, dice),
            permanence: permanence(child, dice),
            contact: child.care_leaver_birthday(clock).map(|day| contact(child, day, dice)),
            workers: workers(child, clock, dice),
            liberty: liberty(child, clock, dice),
        }
    }
}

impl Child {
    /// The 17th or 18th birthday in the year on which the young person had left care, when enough
    /// time was spent in care to count and nothing rules it out.
    pub fn care_leaver_birthday(&self, clock: Clock) -> Option<Day> {
        let (fourteen, sixteen) = (self.birth.plus_years(14), self.birth.plus_years(16));
        let ordinary = || self.periods.iter().filter(|p| p.counted && !p.short_break);
        let last = ordinary().rfind(|p| p.start.day <= clock.end)?;
        if matches!(last.end_reason, "E11" | "E12" | "E2" | "E3") && last.end_day() <= Some(clock.end) {
            return None;
        }
        let birthday = [17, 18].into_iter().find_map(|age| {
            let day = self.birth.plus_years(age);
            let in_care = ordinary().any(|p| {
                let stays = match (p.end_day(), age) {
                    (None, _) => true,
                    (Some(end), 17) => end >= day,
                    (Some(end), _) => end > day,
                };
                p.start.day <= day && stays
            });
            let due = day >= clock.start && day <= clock.end;
            (due && !in_care).then_some(day)
        })?;
        // Only care before the birthday counts: who first comes into care after it has not left care by then.
        let days = |from: Day| -> i32 {
            let spent = ordinary().map(|p| {
                let end = p.end_day().unwrap_or(birthday).min(birthday);
                end.since(p.start.day.max(from)).max(0)
            });
            spent.sum()
        };
        (days(fourteen) >= 91 && days(sixteen) >= 1).then_some(birthday)
    }

    /// Whether a young person who is no longer in the year's return would be a care leaver there.
    pub fn former_care_leaver(&self) -> bool {
        let Some(last) = self.periods.iter().rfind(|p| p.counted && !p.short_break) else {
            return false;
        };
        let old = last.end_day().is_some_and(|end| end > self.birth.plus_years(16));
        old && !matches!(last.end_reason, "E11" | "E12" | "E2" | "E3")
    }

    /// Whether the child was looked after without a break for the whole of the clock's year.
    pub fn continuous(&self, clock: Clock) -> bool {
        let touching = || {
            self.periods
                .iter()
                .filter(|p| p.counted && p.start.day <= clock.end && p.end_day().is_none_or(|end| end >= clock.start))
        };
        let whole = touching().all(|p| {
            let ended = p.end_day().is_some_and(|end| end < clock.end);
            !p.short_break && p.start.day <= clock.start && !ended
        });
        whole && touching().count() == 1 && !self.test_record
    }

    /// Whether the child is looked after on the last day of the year, other than for short breaks.
    pub fn looked_after_at_end(&self, clock: Clock) -> bool {
        let open = |p: &&Period| {
            let lasting = p.end_day().is_none_or(|end| end > clock.end);
            p.counted && !p.short_break && p.start.day <= clock.end && lasting
        };
        !self.test_record && self.periods.iter().any(|p| open(&p))
    }
}

fn outcomes(child: &Child, clock: Clock, dice: &mut Dice) -> Outcomes {
    let (four, seventeen) = (child.birth.plus_years(4), child.birth.plus_years(17));
    let sdq = if four > clock.end || seventeen < clock.start {
        Sdq::OutOfAge
    } else if dice.permille(820) {
        Sdq::Score(dice.below(20) + dice.below(16))
    } else if four > clock.start || seventeen <= clock.end {
        Sdq::Reason("SDQ1")
    } else {
        Sdq::Reason(dice.weighted(&[(5, "SDQ2"), (1, "SDQ3"), (4, "SDQ4"), (2, "SDQ5")]))
    };
    let teenager = child.birth.plus_years(12) <= clock.end;
    let help = dice.weighted(&[(6, Help::Received), (3, Help::Refused), (1, Help::NotOffered)]);
    Outcomes {
        sdq,
        convicted: dice.permille(if teenager { 45 } else { 0 }),
        health_check: dice.permille(860),
        immunised: dice.permille(850),
        teeth: dice.permille(760),
        assessed: dice.permille(890),
        substance: dice.permille(if teenager { 70 } else { 0 }).then_some(help),
    }
}

fn permanence(child: &Child, dice: &mut Dice) -> Permanence {
    let first = child.periods.first().map_or(child.birth, |p| p.start.day);
    let (start_year, _, _) = first.parts();
    let (birth_year, _, _) = child.birth.parts();
    let option = dice.weighted(&[(90, "Z1"), (3, "P1"), (4, "P2"), (2, "P3"), (2, "P4")]);
    let year = dice.between(birth_year + 1, start_year - 2);
    let (option, authority, date) = match option {
        // Too young for an earlier order.
        _ if start_year - 2 <= birth_year => ("Z1", "", String::new()),
        "Z1" => ("Z1", "", String::new()),
        "P4" => ("P4", "999", "zz/zz/zzzz".to_owned()),
        given => {
            let authority = dice.pick(&["845", "846", "938", "886", "306", "999", "WAL"]);
            let month = dice.between(1, 12);
            let date = match dice.below(3) {
                0 => format!("{:02}/{month:02}/{year}", dice.between(1, 28)),
                1 => format!("zz/{month:02}/{year}"),
                _ => format!("zz/zz/{year}"),
            };
            (given, authority, date)
        }
    };
    Permanence { option, authority, date }
}

fn contact(child: &Child, birthday: Day, dice: &mut Dice) -> Contact {
    let seventeen = birthday < child.birth.plus_years(18);
    let left = child.periods.iter().filter_map(Period::end_day).filter(|end| *end <= birthday).max();
    // After leaving care, within the window around the birthday.
    let earliest = left.map_or(-40, |left| left.since(birthday).max(-40));
    let day = birthday.plus(dice.between(earliest.min(0) + 1, 24));
    let in_touch = dice.weighted(&[(90, "YES"), (4, "NO"), (2, "REFU"), (1, "NREQ"), (2, "RHOM")]);
    if in_touch != "YES" {
        return Contact { day, in_touch, activity: "0", accommodation: "0", suitable: "" };
    }
    let activity =
        dice.weighted(&[(5, "F1"), (30, "F2"), (4, "P2"), (6, "F4"), (12, "F5"), (5, "P5"), (8, "G4"), (22, "G5"), (4, "G6")]);
    let accommodation = dice.weighted(&[
        (20, "B"),
        (2, "C"),
        (34, "D"),
        (8, "E"),
        (4, "K"),
        (3, "R"),
        (2, "S"),
        (18, "U"),
        (2, "X"),
        (if seventeen { 0 } else { 14 }, "Z"),
    ]);
    let suitable = match accommodation {
        "S" | "X" => "2",
        _ => dice.weighted(&[(9, "1"), (1, "2")]),
    };
    Contact { day, in_touch, activity, accommodation, suitable }
}

fn workers(child: &Child, clock: Clock, dice: &mut Dice) -> Vec<Worker> {
    let ordinary = || child.periods.iter().filter(|p| p.counted && !p.short_break);
    let Some(first) = ordinary().next() else {
        return Vec::new();
    };
    let end = match ordinary().next_back().and_then(Period::end_day) {
        Some(end) => end.plus(20),
        None => clock.extract.plus(1),
    };
    let mut list: Vec<Worker> = Vec::new();
    let mut from = first.start.day.plus(-dice.between(2, 60));
    let mut reason = "FCONTA";
    loop {
        let number = 1 + dice.below(90);
        if list.last().is_none_or(|last| last.number != number) {
            let to = from.plus(dice.between(60, 600));
            if to >= end {
                let closed = (end <= clock.extract).then_some(end);
                list.push(Worker { number, from, to: closed, reason });
                return list;
            }
            list.push(Worker { number, from, to: Some(to), reason });
            from = to;
            reason = dice.weighted(&[
                (30, "LEFTRL"),
                (25, "TSPROC"),
                (14, "ORGRST"),
                (10, "ABSENC"),
                (8, "MANAGE"),
                (4, "CHCHAN"),
                (2, "PCCHAN"),
                (7, "OTHERS"),
            ]);
        }
    }
}

/// An order that lets a home hold a child: within the last placement of a suitable kind.
fn liberty(child: &Child, clock: Clock, dice: &mut Dice) -> Option<(Day, Option<Day>)> {
    let period = child.periods.last().filter(|p| p.counted && !p.short_break)?;
    let last = period.stretches.last()?;
    if !matches!(last.setting.place, "K2" | "Z12" | "Z13") || !dice.permille(120) {
        return None;
    }
    let stop = period.end_day().unwrap_or(clock.extract);
    let start = last.start.plus(dice.between(1, 20));
    if stop.since(start) < 30 {
        return None;
    }
    let end = start.plus(dice.between(25, 200));
    let end = if end <= stop { Some(end) } else { period.end_day() };
    Some((start, end))
}

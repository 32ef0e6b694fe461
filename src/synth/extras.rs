//! What the other modules are made from: health, convictions, questionnaires, earlier permanence,
//! care-leaver contacts, social workers, deprivation of liberty. Decided for a child first, taken
//! apart into rows afterwards.

use super::coverage::Feature;
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

/// When the outcomes came to be known.
#[derive(Clone, Copy, Debug)]
pub struct Days {
    pub assessed: Day,
    pub teeth: Day,
    pub checked: Day,
    pub convicted: Day,
    pub misuse: Day,
    pub immunised: Day,
    pub sdq: Day,
    /// An earlier questionnaire of the same year and its score.
    pub sdq_before: Option<(Day, u32)>,
}

impl Days {
    fn new(clock: Clock, dice: &mut Dice) -> Days {
        let mut on = || clock.start.plus(dice.between(3, 355));
        let (assessed, teeth, checked, misuse) = (on(), on(), on(), on());
        let sdq = clock.start.plus(dice.between(60, 350));
        Days {
            assessed,
            teeth,
            checked,
            convicted: clock.start.plus(dice.between(10, 350)),
            misuse,
            immunised: clock.year_end.plus(-dice.between(5, 300)),
            sdq,
            sdq_before: dice.permille(200).then(|| (sdq.plus(-dice.between(20, 55)), dice.below(40))),
        }
    }
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
    /// The end in the case system: some days late where the next worker had begun already.
    pub recorded_to: Option<Day>,
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
    pub days: Days,
    pub outcomes: Outcomes,
    pub permanence: Permanence,
    pub contact: Option<Contact>,
    pub workers: Vec<Worker>,
    pub liberty: Option<(Day, Option<Day>)>,
}

impl Extras {
    /// What is true of a child besides its episodes.
    /// `told` is the day as at which the truth is told; who is a care leaver only as at that day has contacts as well.
    pub fn new(child: &Child, clock: Clock, told: Clock, dice: &mut Dice, days: &mut Dice) -> Extras {
        let birthday = child.care_leaver_birthday(clock).or_else(|| child.care_leaver_birthday(told));
        Extras {
            days: Days::new(clock, days),
            outcomes: outcomes(child, clock, dice),
            permanence: permanence(child, dice),
            contact: birthday.map(|day| contact(child, day, clock, dice)),
            workers: overlapped(workers(child, clock, dice), dice),
            liberty: liberty(child, clock, dice),
        }
    }

    /// What of it the return of a year shows.
    pub fn shown(&self, child: &Child, start: Day, end: Day) -> Vec<Feature> {
        let mut shown = Vec::new();
        let begun = child.periods.iter().any(|p| p.counted && p.start.day >= start && p.start.day <= end);
        if begun && self.permanence.date.contains("zz") {
            shown.push(Feature::EarlierOrderInPart);
        }
        let late = |worker: &Worker| worker.recorded_to != worker.to && worker.to.is_some_and(|to| to >= start && to <= end);
        let now = child.periods.last().is_some_and(|p| p.end_day().is_none_or(|day| day > end));
        if now && self.workers.iter().any(late) {
            shown.push(Feature::WorkersOverlap);
        }
        shown
    }
}

impl Child {
    /// The 17th or 18th birthday (19th to 25th of the grown) in the year on which the young person had left care, when enough
    /// time was spent in care to count and nothing rules it out.
    pub fn care_leaver_birthday(&self, clock: Clock) -> Option<Day> {
        if let Some(grown) = self.grown {
            return (grown.birthday >= clock.start && grown.birthday <= clock.end).then_some(grown.birthday);
        }
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

    /// Whether the care leavers' module has the young person: up to 21 when the month after the birthday is over, from 22 on
    /// at the year's end and only when somebody was in touch.
    pub fn leaver_due(&self, clock: Clock) -> bool {
        let Some(birthday) = self.care_leaver_birthday(clock).filter(|_| !self.test_record) else {
            return false;
        };
        let (year, month, day) = birthday.parts();
        let last_of_next = Day::new(year, month, 1).plus(62);
        let last_of_next = last_of_next.plus(-last_of_next.parts().2);
        let closed = last_of_next.plus((day - last_of_next.parts().2).min(0));
        match self.grown.filter(|grown| grown.age > 21) {
            Some(grown) => clock.end == clock.year_end && !grown.unseen,
            None => clock.end == clock.year_end || closed <= clock.end,
        }
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
                .filter(|p| p.counts(clock.end) && p.start.day <= clock.end && p.end_day().is_none_or(|end| end >= clock.start))
        };
        let whole = touching().all(|p| {
            let ended = p.end_day().is_some_and(|end| end <= clock.end && end < clock.year_end);
            !p.short_break && p.start.day <= clock.start && !ended
        });
        whole && touching().count() == 1 && !self.test_record
    }

    /// Whether the child is looked after on the last day of the year, other than for short breaks.
    pub fn looked_after_at_end(&self, clock: Clock) -> bool {
        let open = |p: &&Period| {
            let lasting = p.end_day().is_none_or(|end| end > clock.end);
            p.counts(clock.end) && !p.short_break && p.start.day <= clock.end && lasting
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

fn contact(child: &Child, birthday: Day, clock: Clock, dice: &mut Dice) -> Contact {
    let seventeen = birthday < child.birth.plus_years(18);
    let left = child.periods.iter().filter_map(Period::end_day).filter(|end| *end <= birthday).max();
    // After leaving care, within the window around the birthday.
    let earliest = left.map_or(-40, |left| left.since(birthday).max(-40));
    let day = birthday.plus(dice.between(earliest.min(0) + 1, 24));
    // From 22 on it is the latest contact of the year that counts.
    let older = child.grown.is_some_and(|grown| grown.age > 21);
    let day = if older { day.max(clock.start).min(clock.end) } else { day };
    let in_touch = match child.grown {
        Some(grown) if grown.unseen => "NO",
        Some(_) => dice.weighted(&[(80, "YES"), (8, "REFU"), (4, "NREQ"), (8, "RHOM")]),
        None => dice.weighted(&[(90, "YES"), (4, "NO"), (2, "REFU"), (1, "NREQ"), (2, "RHOM")]),
    };
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
                list.push(Worker { number, from, to: closed, recorded_to: closed, reason });
                return list;
            }
            list.push(Worker { number, from, to: Some(to), recorded_to: Some(to), reason });
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

/// Some workers are left in the case system for days after the next one has begun.
fn overlapped(mut workers: Vec<Worker>, dice: &mut Dice) -> Vec<Worker> {
    let followed = workers.len().saturating_sub(1);
    for worker in workers.iter_mut().take(followed) {
        if dice.permille(80) {
            worker.recorded_to = worker.to.map(|to| to.plus(dice.between(1, 40)));
        }
    }
    workers
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

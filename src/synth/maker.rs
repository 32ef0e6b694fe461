//! Makes one child: the facts about it, and the chain of episodes step by step. Each step states
//! what changed, so the reason for the new episode is known and not worked out from the values.

use super::authorities::Authority;
use super::coverage::Feature;
use super::dates::{Day, Moment};
use super::dice::Dice;
use super::life::{AdoptionPlan, Away, Beneath, Child, Passing, Period, Seam, Setting, Stretch};
use super::provision::Provision;
use super::year::Year;

/// The days between which everything happens.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    pub year: Year,
    pub start: Day,
    /// The last day of which the truth tells: the year's, or the day as at which it is told.
    pub end: Day,
    pub year_end: Day,
    /// Nobody came into care before.
    pub history: Day,
    /// The day the case system was read.
    pub extract: Day,
}

impl Clock {
    /// The same year, told as at a day within it.
    pub fn as_at(self, day: Day) -> Clock {
        Clock { end: day.min(self.end), ..self }
    }

    /// The year before, read on the same day.
    pub fn last_year(self) -> Clock {
        let year = self.year.previous();
        Clock { start: year.start(), end: year.end(), year_end: year.end(), year, ..self }
    }

    /// The clock of a collection year: six years of history, read on 20 May.
    pub fn new(year: Year) -> Clock {
        Clock {
            year,
            start: year.start(),
            end: year.end(),
            year_end: year.end(),
            history: year.start().plus_years(-6),
            extract: Day::new(year.ends_in(), 5, 20),
        }
    }
}

/// A child in the making.
pub struct Maker<'a> {
    pub dice: Dice,
    pub clock: Clock,
    pub authority: &'a Authority,
    pub provision: &'a Provision,
    pub child: Child,
    /// The episodes of the period being made.
    pub chain: Vec<Stretch>,
    pub beneath: Vec<Beneath>,
    pub passing: Vec<Passing>,
    pub seams: Vec<Seam>,
    /// Some file of the export can show rows that begin and end on one day.
    pub shows_passing_rows: bool,
    /// The day on which an unregistered supported lodging gets its number.
    pub registers: Option<Day>,
    pub stays: u32,
    pub carers: u32,
}

/// Why a child left a carer, other than that only the placement's status changed.
const REASONS: &[(u32, &str)] = &[
    (45, "CARPL"),
    (12, "CREQB"),
    (10, "CREQO"),
    (6, "CHILD"),
    (5, "LAREQ"),
    (4, "STAND"),
    (2, "ALLEG"),
    (2, "CLOSE"),
    (1, "APPRR"),
    (13, "OTHER"),
];

impl Maker<'_> {
    /// The episode the chain stands in. A chain is never asked before it is opened.
    pub fn now(&self) -> Option<&Stretch> {
        self.chain.last()
    }

    /// The current legal status and placement code; empty before the chain is opened.
    pub fn state(&self) -> (&'static str, &'static str) {
        self.now().map_or(("", ""), |now| (now.ls, now.setting.place))
    }

    /// A day some days after another (before it when the numbers are negative).
    pub fn later(&mut self, day: Day, soonest: i32, latest: i32) -> Day {
        day.plus(self.dice.between(soonest, latest))
    }

    /// Notes what the child shows.
    pub fn mark(&mut self, day: Day, feature: Feature) {
        self.child.marks.push((day, feature));
    }

    /// Age in whole years on a day.
    pub fn age(&self, day: Day) -> i32 {
        let mut years = 0;
        while self.child.birth.plus_years(years + 1) <= day {
            years += 1;
        }
        years
    }

    /// The 18th birthday.
    pub fn adult(&self) -> Day {
        self.child.birth.plus_years(18)
    }

    /// Starts a period of care.
    pub fn open(&mut self, day: Day, ls: &'static str, setting: Setting) {
        self.stays += 1;
        self.chain = vec![Stretch {
            start: day,
            rne: 'S',
            ls,
            setting,
            stay: self.stays,
            version: 0,
            reason: None,
            recorded_reason: None,
            away: None,
        }];
    }

    /// A new legal status, nothing else.
    pub fn legal(&mut self, day: Day, ls: &'static str) {
        let Some(last) = self.chain.last() else {
            return;
        };
        if last.ls == ls || day.since(last.start) < 2 {
            return;
        }
        let next = Stretch { start: day, rne: 'L', ls, ..last.clone() };
        self.chain.push(clean(next));
    }

    /// A move to another carer, with or without a new legal status.
    pub fn relocate(&mut self, day: Day, ls: Option<&'static str>, setting: Setting) {
        let reason = self.dice.weighted(REASONS);
        self.relocate_for(day, ls, setting, reason);
    }

    /// A move to another carer for a stated reason.
    pub fn relocate_for(&mut self, day: Day, ls: Option<&'static str>, setting: Setting, reason: &'static str) {
        let Some(last) = self.chain.last_mut() else {
            return;
        };
        if day.since(last.start) < 2 {
            return;
        }
        last.reason = Some(reason);
        last.recorded_reason = Some(reason);
        let ls_before = last.ls;
        let ls = ls.unwrap_or(ls_before);
        self.stays += 1;
        self.chain.push(Stretch {
            start: day,
            rne: if ls == ls_before { 'P' } else { 'B' },
            ls,
            setting,
            stay: self.stays,
            version: 0,
            reason: None,
            recorded_reason: None,
            away: None,
        });
    }

    /// A change of the placement with the same carer: a new version of it or a new record.
    /// `planned` says that the type changed by plan; the reason may be left out of the record,
    /// and then follows from that.
    pub fn same_carer(&mut self, day: Day, ls: Option<&'static str>, setting: Setting, new_record: bool, planned: bool) {
        let recorded = self.dice.permille(600);
        let Some(last) = self.chain.last_mut() else {
            return;
        };
        if day.since(last.start) < 2 {
            return;
        }
        let reason = if planned { "CARPL" } else { "PLACE" };
        last.reason = Some(reason);
        last.recorded_reason = recorded.then_some(reason);
        let before = last.clone();
        let ls = ls.unwrap_or(before.ls);
        if new_record {
            self.stays += 1;
        }
        self.registers = None;
        self.chain.push(Stretch {
            start: day,
            rne: if ls == before.ls { 'T' } else { 'U' },
            ls,
            setting,
            stay: if new_record { self.stays } else { before.stay },
            version: if new_record { 0 } else { before.version + 1 },
            reason: None,
            recorded_reason: None,
            away: None,
        });
    }

    /// A temporary stay and the return to the same placement. The legal status may change on the
    /// first day (`first`) or during the stay (`during`).
    pub fn away(
        &mut self,
        from: Day,
        to: Day,
        code: &'static str,
        first: Option<&'static str>,
        during: Option<(Day, &'static str)>,
    ) {
        let Some(main) = self.chain.last().cloned() else {
            return;
        };
        if from.since(main.start) < 2 || to.since(from) < 2 {
            return;
        }
        let (postcode, reason) = match code {
            "T1" => (self.dice.pick(&self.provision.hospitals), "HOSPITAL"),
            "T2" => (self.dice.pick(&self.authority.england), "CHILD_HOLIDAY"),
            "T3" => (self.dice.pick(&self.authority.own), "CARER_HOLIDAY"),
            _ => (self.dice.pick(&self.authority.own), "OTHER"),
        };
        self.stays += 1;
        let carer = self.new_carer("A");
        let ls = first.unwrap_or(main.ls);
        self.chain.push(Stretch {
            start: from,
            rne: if ls == main.ls { 'P' } else { 'B' },
            ls,
            setting: Setting { place: code, provider: "", urn: String::new(), postcode: main.setting.postcode.clone(), carer },
            stay: self.stays,
            version: 0,
            reason: None,
            recorded_reason: None,
            away: Some(Away { postcode, reason }),
        });
        if let Some((day, ls)) = during {
            self.legal(day, ls);
        }
        let ls = self.state().0;
        self.chain.push(clean(Stretch { start: to, rne: 'P', ls, away: None, ..main }));
    }

    /// Ends the period, or leaves it open, and puts it into the child's history.
    pub fn close(&mut self, end: Option<Day>, end_reason: &'static str, need: &'static str) {
        let hour = |dice: &mut Dice| Moment::at(Day::new(1970, 1, 1), dice.between(9, 19), 5 * dice.between(0, 11)).minute;
        let stretches = std::mem::take(&mut self.chain);
        let Some(first) = stretches.first() else {
            return;
        };
        let start = Moment { day: first.start, minute: hour(&mut self.dice) };
        let end = end.map(|day| Moment { day, minute: hour(&mut self.dice) });
        self.child.periods.push(Period {
            start,
            end,
            end_reason,
            need,
            stretches,
            beneath: std::mem::take(&mut self.beneath),
            passing: std::mem::take(&mut self.passing),
            seams: std::mem::take(&mut self.seams),
            short_break: false,
            counted: true,
        });
        self.registers = None;
    }

    /// A key for a household or establishment that nobody else has.
    pub fn new_carer(&mut self, letter: &str) -> String {
        self.carers += 1;
        format!("{letter}{:05}{:02}", self.child.number, self.carers)
    }

    /// Records an adoption decision.
    pub fn plan_adoption(&mut self, decided: Day) {
        let adopters = self.dice.weighted(&[
            (60, ("2", "MF", "L11")),
            (12, ("2", "MF", "L3")),
            (5, ("2", "MM", "L12")),
            (5, ("2", "FF", "L12")),
            (4, ("2", "MM", "L2")),
            (3, ("2", "FF", "L4")),
            (10, ("1", "F1", "L0")),
            (1, ("1", "M1", "L0")),
        ]);
        self.child.adoption = Some(AdoptionPlan {
            decided,
            matched: None,
            order: None,
            placed: None,
            reversed: None,
            by_carer: false,
            adopters,
            adopted: None,
        });
    }
}

/// A copy of an episode carries no reason for its own end yet.
fn clean(mut stretch: Stretch) -> Stretch {
    stretch.reason = None;
    stretch.recorded_reason = None;
    stretch
}

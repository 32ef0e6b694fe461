//! What is true of a child: the episodes as they belong in the return, with what the return does
//! not hold (carers, placement numbers, orders beneath others). Everything in the export is taken
//! from this, and everything in the truth is read off it.

use super::coverage::Feature;
use super::dates::{Day, Moment};

/// Where a child lives, as an episode describes it. `place` is a code of the newest list (or P2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    pub place: &'static str,
    pub provider: &'static str,
    pub urn: String,
    pub postcode: String,
    pub carer: String,
}

/// A temporary stay as the case system holds it: its own address, which the return never shows.
#[derive(Clone, Debug)]
pub struct Away {
    pub postcode: String,
    pub reason: &'static str,
}

/// One episode: one legal status, one setting, one carer. It ends where the next one begins.
#[derive(Clone, Debug)]
pub struct Stretch {
    pub start: Day,
    pub rne: char,
    pub ls: &'static str,
    pub setting: Setting,
    /// Number of the placement within the child, and of its version.
    pub stay: u32,
    pub version: u32,
    /// The reason of the placement change that ends it: what the return says, and what was recorded.
    pub reason: Option<&'static str>,
    pub recorded_reason: Option<&'static str>,
    pub away: Option<Away>,
}

/// An order that ran while a stronger one was in force.
#[derive(Clone, Debug)]
pub struct Beneath {
    pub code: &'static str,
    pub start: Day,
    pub end: Day,
}

/// Something that began and ended within one day.
#[derive(Clone, Debug)]
pub enum Passing {
    Legal { day: Day, code: &'static str },
    Placement { day: Day, setting: Setting, stay: u32 },
}

/// A day on which the case system closed one period and opened the next: to the return one period.
#[derive(Clone, Debug)]
pub struct Seam {
    pub day: Day,
    pub reason: &'static str,
    pub need_recorded_after: &'static str,
}

/// One unbroken time of being looked after.
#[derive(Clone, Debug)]
pub struct Period {
    pub start: Moment,
    pub end: Option<Moment>,
    pub end_reason: &'static str,
    pub need: &'static str,
    pub stretches: Vec<Stretch>,
    pub beneath: Vec<Beneath>,
    pub passing: Vec<Passing>,
    pub seams: Vec<Seam>,
    pub short_break: bool,
    /// False when accommodation lasted 24 hours or less: known to the case system, not to the return.
    pub counted: bool,
}

impl Period {
    /// The day it ended.
    pub fn end_day(&self) -> Option<Day> {
        self.end.map(|moment| moment.day)
    }

    /// Whether it is care as told on a day: a day or less of it is none once it has ended; until then nobody can know.
    pub fn counts(&self, told: Day) -> bool {
        self.counted || (self.start.day <= told && self.end_day().is_none_or(|ended| ended > told))
    }

    /// The day on which a stretch ends, if it has ended.
    pub fn stretch_end(&self, index: usize) -> Option<Day> {
        self.stretches.get(index + 1).map(|next| next.start).or_else(|| self.end_day())
    }

    /// Whether a day lies in it, both ends included.
    pub fn holds(&self, day: Day) -> bool {
        self.start.day <= day && self.end_day().is_none_or(|end| day <= end)
    }
}

/// A statutory review as held, with every participation code that was recorded for its day.
#[derive(Clone, Debug)]
pub struct Review {
    pub due: Day,
    pub held: Day,
    pub recorded: Vec<&'static str>,
    /// The code the return shows; empty when none was recorded.
    pub code: &'static str,
    pub cancelled: bool,
    /// Whether it belongs in a return at all.
    pub counted: bool,
    pub period: usize,
}

/// A time missing or away.
#[derive(Clone, Debug)]
pub struct Incident {
    pub kind: &'static str,
    pub start: Moment,
    /// When the case system says it ended.
    pub end: Option<Moment>,
    /// The last day it can have lasted: that on which care ended.
    pub care_ended: Option<Day>,
    pub stay: u32,
}

/// What stands in the header for the pupil number.
#[derive(Clone, Debug)]
pub struct Upn {
    /// The number, once at school; none for those who stay without one.
    pub number: Option<String>,
    /// The code while there is no number.
    pub unknown: &'static str,
    /// The number was given before school age already.
    pub early: bool,
}

/// Time as an unaccompanied asylum-seeking child.
#[derive(Clone, Debug)]
pub struct Uasc {
    pub from: Day,
    pub to: Option<Day>,
}

/// An adoption decision and what came of it.
#[derive(Clone, Debug)]
pub struct AdoptionPlan {
    pub decided: Day,
    pub matched: Option<Day>,
    pub order: Option<Day>,
    pub placed: Option<Day>,
    pub reversed: Option<(Day, &'static str)>,
    pub by_carer: bool,
    pub adopters: (&'static str, &'static str, &'static str),
    pub adopted: Option<Day>,
}

/// A care leaver without care in the year.
#[derive(Clone, Copy, Debug)]
pub struct Grown {
    pub birthday: Day,
    pub age: i32,
    /// Nobody was in touch.
    pub unseen: bool,
}

/// The mother of a baby that came into care at birth: her own record and her addresses.
#[derive(Clone, Debug)]
pub struct Mother {
    pub id: String,
    pub birth: Day,
    pub homes: Vec<(Day, String)>,
}

/// A child and its whole history.
#[derive(Clone, Debug)]
pub struct Child {
    pub number: usize,
    pub id: String,
    pub female: bool,
    pub birth: Day,
    /// The case system holds the birth date as an estimate only.
    pub birth_estimated: bool,
    pub ethnic: &'static str,
    pub upn: Upn,
    /// Home addresses, each from a day to the next one's.
    pub homes: Vec<(Day, String)>,
    /// The home address is closed while the child is in care.
    pub home_closed_in_care: bool,
    pub mother: Option<Mother>,
    pub uasc: Option<Uasc>,
    /// Births of the girl's own children, the first first.
    pub babies: Vec<Day>,
    pub death: Option<Day>,
    pub adoption: Option<AdoptionPlan>,
    pub periods: Vec<Period>,
    pub reviews: Vec<Review>,
    pub incidents: Vec<Incident>,
    /// A birthday from the 19th to the 25th in the year, of a young person who left care years before.
    pub grown: Option<Grown>,
    /// A training record, which no return may hold.
    pub test_record: bool,
    /// What the child was made to show, and when it happened.
    pub marks: Vec<(Day, Feature)>,
}

impl Child {
    /// The home address in force on a day.
    pub fn home_on(&self, day: Day) -> Option<&str> {
        address_on(&self.homes, day)
    }

    /// The home postcode the return shows for a period of care.
    pub fn home_postcode(&self, period: &Period) -> &str {
        if self.uasc.is_some() || period.short_break {
            return "";
        }
        let start = period.start.day;
        let own = self.home_on(start.plus(-1)).or_else(|| self.home_on(start));
        let mothers = || {
            let newborn = start.since(self.birth) < 28;
            self.mother.as_ref().filter(|_| newborn).and_then(|m| address_on(&m.homes, start))
        };
        own.or_else(mothers).unwrap_or("")
    }
}

/// The last address of a list that had begun by a day.
fn address_on(homes: &[(Day, String)], day: Day) -> Option<&str> {
    homes.iter().rev().find(|(from, _)| *from <= day).map(|(_, postcode)| postcode.as_str())
}

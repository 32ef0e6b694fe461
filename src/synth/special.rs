//! Scenarios with their own shape: babies, short breaks, asylum-seeking children, adoption,
//! motherhood, renewed codes, accommodation of less than a day, missing children.

use super::coverage::Feature;
use super::dates::{Day, Moment};
use super::drift::Course;
use super::life::{Mother, Setting, Uasc};
use super::maker::Maker;
use super::year::{K3_DAY, REGISTRATION_DAY, Z11_DAY};

impl Maker<'_> {
    /// A baby that comes into care in its first days, from its mother's address.
    pub fn newborn(&mut self) {
        let clock = self.clock;
        let birth = clock.start.plus(self.dice.between(5, 300));
        self.child.birth = birth;
        let start = birth.plus(self.dice.weighted(&[(40, 0), (25, 1), (20, 4), (15, 15)]));
        self.child.home_closed_in_care = false;
        let mut mothers = vec![(birth.plus(-4000), self.dice.pick(&self.authority.own))];
        if self.dice.permille(400) {
            let moved = birth.plus(-self.dice.between(30, 2000));
            mothers.push((moved, self.dice.pick(&self.authority.own)));
        }
        let own_address = self.dice.permille(350);
        if own_address {
            let postcode = mothers.last().map(|(_, postcode)| postcode.clone()).unwrap_or_default();
            self.child.homes = vec![(birth, postcode)];
        }
        self.child.mother = Some(Mother {
            id: format!("{}M", self.child.id),
            birth: birth.plus_years(-self.dice.between(19, 38)).plus(-self.dice.between(0, 300)),
            homes: mothers,
        });
        let ls = self.dice.weighted(&[(5, "V2"), (5, "C1"), (3, "L2"), (1, "L1")]);
        let place = self.dice.weighted(&[(12, "U6"), (3, "U3"), (2, "U5"), (2, "R3")]);
        let setting = self.setting(start, place);
        self.open(start, ls, setting);
        self.mark(start, Feature::Newborn);
        self.finish(None, Course::OrdersOnly);
    }

    /// Short breaks of a disabled child: a period of its own for each.
    pub fn short_breaks(&mut self) {
        let clock = self.clock;
        self.child.birth = clock.start.plus(-self.dice.between(1900, 5600));
        self.settle(&[]);
        let place = self.dice.pick(&["U6", "K2", "K2"]);
        let setting = self.setting(clock.start, place);
        let reason = self.dice.pick(&["E4A", "E8"]);
        let mut day = clock.start.plus(-self.dice.between(20, 500));
        let mut nights_left = 60;
        while day < clock.end.plus(-12) && nights_left > 0 {
            let nights = self.dice.weighted(&[(4, 1), (5, 2), (2, 3), (1, 6)]);
            let from = Moment::at(day, self.dice.between(9, 16), 30);
            let until = Moment::at(day.plus(nights), self.dice.between(17, 18), 0);
            self.short_break(from, until, setting.clone(), reason);
            if self.dice.permille(180) {
                self.brief_break(day.plus(nights + 5), setting.clone(), reason);
            }
            if day >= clock.start {
                nights_left -= nights;
            }
            day = day.plus(nights + self.dice.between(22, 60));
        }
        let brief = clock.start.plus(self.dice.between(200, 330));
        let free = |day: &Day| {
            self.child.periods.iter().all(|p| {
                let end = p.end_day().unwrap_or(clock.extract);
                *day > end.plus(4) || *day < p.start.day.plus(-4)
            })
        };
        let found = (0..30).map(|n| brief.plus(n)).find(free);
        if let Some(day) = found {
            self.brief_break(day, setting, reason);
        }
        self.child.periods.sort_by_key(|period| period.start);
    }

    /// A break of 24 hours or less: within a day, over a night, or of exactly 24 hours.
    fn brief_break(&mut self, day: Day, setting: Setting, reason: &'static str) {
        let from = Moment::at(day, 10, 0);
        let until = match self.dice.below(3) {
            0 => from.plus(8 * 60),
            1 => from.plus(20 * 60 + 30),
            _ => from.plus(24 * 60),
        };
        self.short_break(from, until, setting, reason);
    }

    pub fn short_break(&mut self, from: Moment, until: Moment, setting: Setting, reason: &'static str) {
        let counted = until.since(from) > 24 * 60;
        self.open(from.day, "V3", setting);
        self.close(Some(until.day), reason, "N2");
        if let Some(period) = self.child.periods.last_mut() {
            period.start = from;
            period.end = Some(until);
            period.short_break = true;
            period.counted = counted;
        }
        let feature = if counted { Feature::BreakOverADay } else { Feature::BreakUnderADay };
        self.mark(from.day, feature);
    }

    /// An agreement of short breaks: one episode.
    pub fn break_agreement(&mut self) {
        let clock = self.clock;
        self.child.birth = clock.start.plus(-self.dice.between(1900, 5600));
        let start = clock.start.plus(self.dice.between(-500, 200));
        self.settle(&[start]);
        let place = self.dice.pick(&["U6", "K2"]);
        let setting = self.setting(start, place);
        self.open(start, "V4", setting);
        let end = self.dice.permille(400).then(|| clock.start.plus(self.dice.between(220, 360)));
        self.close(end, if end.is_some() { "E8" } else { "" }, "N2");
        if let Some(period) = self.child.periods.last_mut() {
            period.short_break = true;
        }
        self.mark(start.max(clock.start), Feature::BreakAgreement);
    }

    /// An unaccompanied asylum-seeking child.
    pub fn asylum_seeker(&mut self) {
        let clock = self.clock;
        let start = clock.start.plus(self.dice.between(-500, 300));
        self.child.female = self.dice.permille(60);
        self.child.ethnic = self.dice.weighted(&[(5, "BAFR"), (6, "OOTH"), (4, "AOTH"), (1, "WOTH")]);
        self.child.birth = start.plus(-self.dice.between(5500, 6450));
        // A birth date that is not known is put on the 15th.
        if self.dice.permille(350) {
            let (year, month, _) = self.child.birth.parts();
            self.child.birth = Day::new(year, month, 15);
            self.child.birth_estimated = self.dice.permille(500);
        }
        if self.adult() == self.clock.end {
            self.child.birth = self.child.birth.plus(-1);
        }
        self.child.upn.unknown = "UN3";
        if self.dice.permille(700) {
            self.child.upn.number = None;
        }
        let adult = self.adult();
        let ends = (adult <= clock.extract).then_some(adult);
        let adult_now = ends.unwrap_or(clock.extract);
        // Leave to remain may come before the 18th birthday.
        let room = adult_now.since(start);
        let granted = (room > 160 && self.dice.permille(450)).then(|| start.plus(self.dice.between(100, room - 20)));
        let from = start.plus(-self.dice.between(0, 5));
        self.child.uasc = Some(Uasc { from, to: granted });
        if self.dice.permille(200) {
            self.child.homes = vec![(start.plus(-40), self.dice.pick(&self.authority.own))];
        }
        let place = self.dice.pick(&["U6", "K3", "K3"]);
        let place = if self.age(start) < 16 { "U6" } else { place };
        let setting = self.setting(start, place);
        self.open(start, "V2", setting);
        if let Some(day) = granted {
            self.mark(day, Feature::EndOfStatus);
        }
        self.mark(start.max(clock.start), Feature::UasPlacementPostcode);
        let half = start.plus(room / 2);
        if self.dice.permille(400) && self.child.birth.plus_years(16) < half && room > 60 {
            self.drift(half, Course::Still);
            let setting = self.setting(half, "K3");
            self.relocate(half, None, setting);
        }
        self.finish(ends, Course::Still);
    }

    /// A girl in care who has a child.
    pub fn mother(&mut self) {
        let stage = self.stage((5500, 6300), (300, 1500), 20);
        self.child.female = true;
        let ls = self.dice.pick(&["V2", "C2"]);
        let place = self.dice.pick(&["U6", "R3", "U6"]);
        let setting = self.setting(stage.start, place);
        self.open(stage.start, ls, setting);
        let birth = match self.dice.below(3) {
            0 => stage.day.plus(-self.dice.between(40, 250)),
            _ => stage.day,
        };
        self.child.babies.push(birth);
        self.mark(stage.day, Feature::Mother);
        self.finish(stage.end, Course::OrdersOnly);
    }

    /// A placement whose code was replaced while the child lived there.
    pub fn recoded(&mut self) {
        let clock = self.clock;
        let lodgings = match clock.year.ends_in() {
            2025 => true,
            2026 => self.dice.permille(400),
            2027 => false,
            _ => return self.plain(),
        };
        let (start, place) = if lodgings {
            (REGISTRATION_DAY.plus(-self.dice.between(-90, 100)), "K3")
        } else {
            let place = self.dice.pick(&["Z11", "Z12", "Z13", "Z14"]);
            (Z11_DAY.plus(-self.dice.between(20, 400)), place)
        };
        self.child.birth = if lodgings {
            // Sixteen when it began, and not yet 18 when this year began.
            let latest = start.plus_years(-16);
            let earliest = clock.start.plus_years(-18).plus(40);
            earliest.plus(self.dice.between(0, latest.since(earliest)))
        } else {
            start.plus(-self.dice.between(3800, 5400))
        };
        self.settle(&[start]);
        let ls = self.dice.pick(&["V2", "C2"]);
        let setting = self.setting(start, place);
        self.open(start, ls, setting);
        let adult = self.adult();
        let end = (adult <= clock.extract).then_some(adult);
        let renewed = if lodgings { K3_DAY } else { Z11_DAY };
        self.mark(renewed.max(clock.start), Feature::Recoded);
        self.finish(end, Course::Still);
    }

    /// Police protection or accommodation for a night: no period of care. Some come back later.
    pub fn short_accommodation(&mut self) {
        let stage = self.stage((1500, 5600), (30, 60), 30);
        let setting = self.setting(stage.start, "U6");
        let ls = self.dice.pick(&["L1", "V2", "J2"]);
        let ls = if ls == "J2" && self.age(stage.start) < 11 { "L1" } else { ls };
        self.open(stage.start, ls, setting);
        let from = Moment::at(stage.start, 21, 40);
        let until = from.plus(self.dice.between(5 * 60, 24 * 60));
        self.close(Some(until.day), "E4A", "N4");
        if let Some(period) = self.child.periods.last_mut() {
            period.start = from;
            period.end = Some(until);
            period.counted = false;
        }
        self.mark(stage.start, Feature::ShortAccommodation);
        if self.dice.permille(600) {
            self.child.homes.truncate(1);
            self.stay(stage.day, stage.end);
        }
    }
}

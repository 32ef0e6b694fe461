//! Children that are made to show one thing on a day of the collection year, inside an otherwise
//! ordinary life.

use super::coverage::Feature;
use super::dates::Day;
use super::drift::Course;
use super::life::{Beneath, Passing, Seam};
use super::maker::Maker;

/// The day of the event and when care began and ended around it.
pub struct Stage {
    pub start: Day,
    pub day: Day,
    pub end: Option<Day>,
}

/// A scenario.
pub type Scenario = fn(&mut Maker<'_>);

impl Maker<'_> {
    /// Sets the child's age on the day of the event (in days) and the time in care around it.
    pub fn stage(&mut self, age: (i32, i32), before: (i32, i32), after: i32) -> Stage {
        let clock = self.clock;
        let day = clock.start.plus(self.dice.between(45, 330 - after.min(150)));
        let age_days = self.dice.between(age.0, age.1);
        self.child.birth = day.plus(-age_days);
        let longest = before.1.min(age_days - 2).min(day.since(clock.history) - 5);
        let start = day.plus(-self.dice.between(before.0.min(longest), longest));
        let planned = day.plus(after + self.dice.between(8, 220));
        let end = (self.dice.permille(350) && planned <= clock.extract).then_some(planned);
        let adult = self.adult();
        let end = match end {
            Some(end) => Some(end.min(adult)),
            None if adult <= clock.extract => Some(adult),
            None => None,
        };
        self.settle(&[start]);
        Stage { start, day, end }
    }

    fn open_with(&mut self, stage: &Stage, ls: &'static str, place: &'static str) {
        let setting = self.setting(stage.start, place);
        self.open(stage.start, ls, setting);
    }

    pub fn care_order(&mut self) -> &'static str {
        self.dice.pick(&["V2", "C1", "C2", "C2"])
    }

    pub fn hospital_stay(&mut self) {
        let stage = self.stage((400, 6000), (30, 1200), 45);
        let (ls, place) = (self.care_order(), self.dice.pick(&["U6", "U6", "U4"]));
        self.open_with(&stage, ls, place);
        self.drift(stage.day, Course::OrdersOnly);
        let back = stage.day.plus(self.dice.between(2, 38));
        self.away(stage.day, back, "T1", None, None);
        self.mark(stage.day, Feature::HospitalStay);
        self.finish(stage.end, Course::Free);
    }

    pub fn legal_and_placement(&mut self) {
        let stage = self.stage((400, 6000), (30, 200), 10);
        let (from, to) = self.dice.pick(&[("V2", "C1"), ("C1", "C2"), ("V2", "C2")]);
        self.open_with(&stage, from, "U6");
        let place = self.suitable(stage.day, to);
        let setting = self.setting(stage.day, place);
        self.relocate(stage.day, Some(to), setting);
        self.mark(stage.day, Feature::LegalAndPlacement);
        self.finish(stage.end, Course::Free);
    }

    /// Either states that lived for no time, or two orders and a move.
    pub fn three_changes(&mut self) {
        let passing_rows = self.shows_passing_rows && self.dice.permille(500);
        let stage = self.stage(if passing_rows { (400, 6000) } else { (400, 2000) }, (80, 300), 30);
        if passing_rows {
            self.open_with(&stage, "V2", "U6");
            let between = self.setting(stage.day, "U6");
            self.stays += 1;
            let stay = self.stays;
            let after = self.setting(stage.day, "U6");
            self.relocate(stage.day, Some("C2"), after);
            self.passing.push(Passing::Legal { day: stage.day, code: "C1" });
            self.passing.push(Passing::Placement { day: stage.day, setting: between, stay });
            self.mark(stage.day, Feature::ThreeChanges);
            return self.finish(stage.end, Course::Free);
        }
        self.open_with(&stage, "C1", "U6");
        let decided = self.later(stage.day, -40, -10);
        self.plan_adoption(decided);
        let setting = self.setting(stage.day, "U5");
        self.relocate(stage.day, Some("E1"), setting);
        let until = self.clock.extract;
        self.beneath.push(Beneath { code: "C2", start: stage.day, end: until });
        if let Some(plan) = &mut self.child.adoption {
            plan.order = Some(stage.day);
        }
        self.mark(stage.day, Feature::ThreeChanges);
        self.finish(None, Course::Still);
    }

    pub fn revoked_placement_order(&mut self) {
        let stage = self.stage((700, 2900), (260, 600), 20);
        self.open_with(&stage, "C2", "U6");
        let granted = stage.day.plus(-self.dice.between(60, 220));
        let decided = self.later(granted, -30, -5);
        self.plan_adoption(decided);
        self.legal(granted, "E1");
        self.legal(stage.day, "C2");
        let reason = ["RD3", "RD1", "RD4"][self.child.number / 80 % 3];
        if let Some(plan) = &mut self.child.adoption {
            plan.order = Some(granted);
            plan.reversed = Some((stage.day, reason));
        }
        self.mark(stage.day, Feature::RevokedPlacementOrder);
        self.mark(stage.day, Feature::DecisionReversed);
        self.finish(stage.end, Course::Free);
    }

    pub fn long_term_foster(&mut self) {
        let stage = self.stage((1500, 6000), (200, 1500), 20);
        let ls = self.care_order();
        let place = self.dice.pick(&["U6", "U6", "U6", "U3"]);
        self.open_with(&stage, ls, place);
        self.drift(stage.day, Course::OrdersOnly);
        self.long_term(stage.day);
        self.finish(stage.end, Course::Free);
    }

    pub fn house_move(&mut self) {
        let stage = self.stage((400, 6000), (60, 1500), 20);
        let ls = self.care_order();
        self.open_with(&stage, ls, "U6");
        self.drift(stage.day, Course::OrdersOnly);
        let Some(now) = self.now() else { return };
        let mut setting = now.setting.clone();
        setting.postcode = self.postcode(700);
        // Now and then an order is made on the day of the move.
        let order = (self.state().0 == "C1" && self.dice.permille(300)).then_some("C2");
        self.same_carer(stage.day, order, setting, false, false);
        self.mark(stage.day, Feature::HouseMove);
        self.finish(stage.end, Course::Free);
    }

    pub fn agency_to_council(&mut self) {
        let stage = self.stage((400, 6000), (60, 1500), 20);
        let ls = self.care_order();
        let setting = self.agency_carer("U6");
        self.open(stage.start, ls, setting);
        self.drift(stage.day, Course::OrdersOnly);
        self.join_council(stage.day);
        self.finish(stage.end, Course::Free);
    }

    /// Leaves and comes back on one day: to the same carer (nothing to see in the return) or not.
    pub fn leave_and_return(&mut self) {
        let stage = self.stage((1500, 6000), (40, 700), 30);
        self.open_with(&stage, "V2", "U6");
        let reason = self.dice.pick(&["E4A", "E4B", "E8"]);
        let need_recorded_after = self.dice.pick(&["N4", "N5"]);
        self.seams.push(Seam { day: stage.day, reason, need_recorded_after });
        if self.dice.permille(700) {
            let ls = self.dice.permille(300).then_some("C1");
            let setting = self.setting(stage.day, "U6");
            self.relocate(stage.day, ls, setting);
        }
        self.mark(stage.day, Feature::LeaveAndReturn);
        let drift_from = stage.day.plus(10);
        let end = stage.end.map(|end| end.max(drift_from.plus(5)));
        self.finish(end, Course::Still);
    }

    pub fn eighteenth_birthday(&mut self) {
        let adult = self.clock.start.plus(self.dice.between(5, 360));
        let (year, month, day) = adult.parts();
        self.child.birth = Day::new(year - 18, month, if (month, day) == (2, 29) { 28 } else { day });
        let start = adult.plus(-self.dice.between(60, 1900)).max(self.clock.history.plus(9));
        self.settle(&[start]);
        self.stay(start, Some(self.adult()));
    }

    pub fn version_change(&mut self) {
        let stage = self.stage((3700, 6100), (60, 900), 20);
        let ls = self.care_order();
        self.open_with(&stage, ls, "K2");
        self.drift(stage.day, Course::OrdersOnly);
        let Some(now) = self.now() else { return };
        let mut setting = now.setting.clone();
        // The home is sold to another body, or moves within the same one.
        if self.dice.permille(500) {
            setting.provider = if setting.provider == "PR4" { "PR5" } else { "PR4" };
            setting.urn = format!("{:07}", 2_800_000 + self.child.number);
        } else {
            setting.postcode = self.postcode(if setting.provider == "PR1" { 1000 } else { 500 });
        }
        self.same_carer(stage.day, None, setting, false, false);
        self.mark(stage.day, Feature::VersionChange);
        self.finish(stage.end, Course::Free);
    }

    pub fn police_protection(&mut self) {
        let stage = self.stage((20, 5800), (2, 3), 200);
        self.open_with(&stage, "L1", "U6");
        let Some(start) = self.now().map(|now| now.start) else {
            return;
        };
        let interim = self.later(start, 2, 3);
        self.legal(interim, "C1");
        self.mark(start, Feature::PoliceProtectionChain);
        let full = self.later(start, 100, 140);
        self.legal(full, "C2");
        self.finish(stage.end, Course::Free);
    }

    pub fn remand_under_care_order(&mut self) {
        let stage = self.stage((4800, 6200), (60, 900), 60);
        self.open_with(&stage, "C2", "U6");
        let place = self.dice.pick(&["K1", "R5"]);
        let setting = self.setting(stage.day, place);
        self.relocate_for(stage.day, None, setting, "CUSTOD");
        let over = stage.day.plus(self.dice.between(10, 50));
        let setting = self.setting(over, "K2");
        self.relocate_for(over, None, setting, "CARPL");
        self.beneath.push(Beneath { code: "J1", start: stage.day, end: over });
        self.mark(stage.day, Feature::RemandUnderCareOrder);
        self.mark(stage.day, Feature::SecureOrCustody);
        self.finish(stage.end, Course::Free);
    }

    pub fn several_periods(&mut self) {
        let stage = self.stage((1500, 5700), (20, 100), 30);
        self.settle(&[stage.start, stage.day.plus(30), stage.day.plus(90)]);
        self.stay(stage.start, Some(stage.day));
        let again = stage.day.plus(self.dice.between(4, 40));
        self.child.homes.truncate(1);
        if self.dice.permille(500) {
            let until = again.plus(self.dice.between(6, 30));
            self.stay(again, Some(until));
            let third = self.later(until, 4, 20);
            self.stay(third, None);
        } else {
            self.stay(again, None);
        }
        self.mark(again, Feature::SeveralPeriods);
    }

    pub fn other_stay(&mut self) {
        let stage = self.stage((1500, 6000), (30, 900), 40);
        let ls = self.care_order();
        self.open_with(&stage, ls, "U6");
        self.drift(stage.day, Course::OrdersOnly);
        let (code, longest) = self.dice.pick(&[("T2", 20), ("T3", 20), ("T4", 7), ("T0", 7)]);
        let back = stage.day.plus(self.dice.between(2, longest));
        let order = match self.state().0 {
            "V2" if self.dice.permille(300) => Some("C1"),
            "C1" if self.dice.permille(300) => Some("C2"),
            _ => None,
        };
        self.away(stage.day, back, code, order, None);
        self.mark(stage.day, Feature::OtherStay);
        self.finish(stage.end, Course::Free);
    }

    /// The return has no good answer for an order made during a temporary stay (rules 380 and 383
    /// flag it), so most turns show an ordinary stay.
    pub fn legal_change_while_away(&mut self) {
        if self.dice.permille(650) {
            return self.other_stay();
        }
        let stage = self.stage((1500, 6000), (30, 200), 40);
        self.open_with(&stage, "C1", "U6");
        let order = stage.day.plus(self.dice.between(3, 6));
        let back = order.plus(self.dice.between(3, 12));
        self.away(stage.day, back, "T1", None, Some((order, "C2")));
        self.mark(stage.day, Feature::LegalChangeWhileAway);
        self.finish(stage.end, Course::Free);
    }

    pub fn with_parents(&mut self) {
        let stage = self.stage((400, 5800), (60, 900), 20);
        self.open_with(&stage, "C2", "U6");
        let setting = self.setting(stage.day, "P1");
        self.relocate_for(stage.day, None, setting, "CARPL");
        self.mark(stage.day, Feature::WithParents);
        self.finish(stage.end, Course::Still);
    }

    pub fn remand(&mut self) {
        let stage = self.stage((4500, 6300), (5, 60), 20);
        let place = self.dice.pick(&["K1", "R5"]);
        self.open_with(&stage, "J1", place);
        self.mark(stage.day, Feature::SecureOrCustody);
        let end = stage.day.plus(self.dice.between(2, 12)).min(self.adult());
        self.finish(Some(end), Course::Still);
    }

    pub fn guardianship(&mut self) {
        let stage = self.stage((500, 5800), (150, 1200), 0);
        let place = self.dice.pick(&["U3", "U3", "U6"]);
        self.open_with(&stage, "C2", place);
        let reason = if place == "U6" { "E46" } else { "E45" };
        let need = self.need();
        self.note_end(stage.day, reason);
        self.close(Some(stage.day), reason, need);
    }

    pub fn died_or_transferred(&mut self) {
        let stage = self.stage((500, 5800), (60, 900), 0);
        let ls = self.care_order();
        self.open_with(&stage, ls, "U6");
        self.drift(stage.day, Course::OrdersOnly);
        let need = self.need();
        let reason = self.dice.pick(&["E2", "E3", "E3"]);
        if reason == "E2" {
            self.child.death = Some(stage.day);
            self.mark(stage.day, Feature::Died);
        }
        self.close(Some(stage.day), reason, need);
    }

    /// Something on the first or the last day of the year.
    pub fn year_edge(&mut self) {
        let clock = self.clock;
        self.child.birth = clock.start.plus(-self.dice.between(800, 5600));
        let long_ago = clock.start.plus(-self.dice.between(100, 700));
        self.settle(&[long_ago, clock.start, clock.end]);
        let need = self.need();
        let kind = self.dice.below(6);
        let day = if matches!(kind, 0 | 1 | 5) { clock.start } else { clock.end };
        let start = match kind {
            1 => clock.start,
            3 => clock.end,
            _ => long_ago,
        };
        let setting = self.setting(start, "U6");
        self.open(start, "C1", setting);
        match kind {
            0 => self.close(Some(clock.start), "E4A", need),
            2 => self.close(Some(clock.end), "E41", need),
            4 => {
                self.legal(clock.end, "C2");
                self.finish(None, Course::Still);
            }
            5 => {
                let setting = self.setting(clock.start, "U6");
                self.relocate(clock.start, None, setting);
                self.finish(None, Course::Free);
            }
            _ => self.finish(None, Course::Free),
        }
        self.mark(day, Feature::YearEdge);
    }
}

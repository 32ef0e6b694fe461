//! The ordinary course of a period of care: court orders one after another, moves, house moves,
//! stays away. Scenarios let it run up to their own day and again after it.

use super::coverage::Feature;
use super::dates::Day;
use super::maker::Maker;
use super::year::REGISTRATION_DAY;

/// What may happen by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// Orders and moves.
    Free,
    /// Orders only: the placement stays.
    OrdersOnly,
    /// Nothing but what must happen (an unregistered lodging gets its number).
    Still,
}

impl Maker<'_> {
    /// Lets time run to a day that a later step will use; the last change is at least three days before.
    pub fn drift(&mut self, until: Day, course: Course) {
        let Some(now) = self.now() else { return };
        let mut order = self.next_order(now.start, course);
        let mut event = self.next_event(self.chain.last().map_or(until, |now| now.start), course);
        loop {
            let Some(now) = self.now() else { return };
            let last = now.start;
            let forced = self.forced();
            let due = [forced, order.map(|(day, _)| day), event].into_iter().flatten().min();
            let Some(day) = due.map(|day| day.max(last.plus(2))) else {
                return;
            };
            if day > until.plus(-3) {
                return;
            }
            if forced.is_some_and(|forced| forced.max(last.plus(2)) == day) {
                self.register(day);
            } else if let Some((_, ls)) = order.filter(|(due, _)| due.max(&last.plus(2)) == &day) {
                self.legal(day, ls);
                order = self.next_order(day, course);
            } else {
                self.happen(day, until);
                event = self.next_event(day, course);
            }
        }
    }

    /// An unregistered lodging must have its number, independent living must end.
    fn forced(&self) -> Option<Day> {
        let now = self.now()?;
        match now.setting.place {
            "P2" => Some(now.start.plus(90).min(REGISTRATION_DAY.plus(-20))),
            _ => self.registers,
        }
    }

    fn register(&mut self, day: Day) {
        let Some(now) = self.now() else { return };
        let setting = now.setting.clone();
        if setting.place == "P2" {
            let next = self.setting(day, "P3");
            self.relocate(day, None, next);
        } else {
            let setting = self.registered(setting);
            self.same_carer(day, None, setting, false, false);
            self.mark(day, Feature::VersionChange);
        }
    }

    /// The next order of the court, if there is to be one.
    fn next_order(&mut self, from: Day, course: Course) -> Option<(Day, &'static str)> {
        let (ls, _) = self.state();
        let dice = &mut self.dice;
        let (chance, ls, soonest, latest) = match ls {
            "L1" => (1000, dice.weighted(&[(5, "C1"), (3, "V2"), (3, "L2")]), 2, 3),
            "L2" => (1000, "C1", 4, 12),
            _ if course == Course::Still => return None,
            "V2" => (350, "C1", 30, 260),
            "C1" => (780, "C2", 120, 330),
            _ => return None,
        };
        let happens = dice.permille(chance);
        let day = from.plus(dice.between(soonest, latest));
        happens.then_some((day, ls))
    }

    fn next_event(&mut self, from: Day, course: Course) -> Option<Day> {
        let (ls, _) = self.state();
        if course != Course::Free || matches!(ls, "L1" | "L2" | "J1" | "V3" | "V4" | "E1") {
            return None;
        }
        let (soonest, latest) = self.dice.weighted(&[(12, (10, 60)), (22, (60, 200)), (28, (200, 500)), (38, (500, 1400))]);
        Some(from.plus(self.dice.between(soonest, latest)))
    }

    /// Something that happens to a placement.
    fn happen(&mut self, day: Day, until: Day) {
        let Some(now) = self.now().cloned() else {
            return;
        };
        let foster = now.setting.place.starts_with('U');
        let at_home = matches!(now.setting.place, "P1" | "R2" | "R5");
        let what = self.dice.weighted(&[
            (66, "move"),
            (if foster { 9 } else { 0 }, "house"),
            (if foster { 6 } else { 0 }, "term"),
            (if foster { 4 } else { 0 }, "agency"),
            (if at_home { 0 } else { 5 }, "hospital"),
            (if foster { 5 } else { 0 }, "holiday"),
            (if at_home { 0 } else { 2 }, "other stay"),
            (if matches!(now.ls, "C1") { 4 } else { 0 }, "both"),
        ]);
        let room = until.since(day);
        match what {
            "house" => {
                let mut setting = now.setting;
                setting.postcode = self.postcode(700);
                self.same_carer(day, None, setting, false, false);
                self.mark(day, Feature::HouseMove);
            }
            "term" if matches!(now.setting.place, "U6" | "U3") => self.long_term(day),
            "agency" if now.setting.place == "U6" && now.setting.provider != "PR1" => {
                self.join_council(day);
            }
            "hospital" if room > 30 => {
                let back = day.plus(self.dice.between(2, 20));
                self.away(day, back, "T1", None, None);
                self.mark(day, Feature::HospitalStay);
            }
            "holiday" if room > 30 => {
                let code = self.dice.pick(&["T2", "T3"]);
                let back = day.plus(self.dice.between(5, 14));
                self.away(day, back, code, None, None);
                self.mark(day, Feature::OtherStay);
            }
            "other stay" if room > 30 => {
                let code = self.dice.weighted(&[(8, "T4"), (1, "T0")]);
                let back = day.plus(self.dice.between(2, 6));
                self.away(day, back, code, None, None);
                self.mark(day, Feature::OtherStay);
            }
            "both" => {
                let place = self.suitable(day, "C2");
                let place = if place == "P1" { "U6" } else { place };
                let setting = self.setting(day, place);
                self.relocate(day, Some("C2"), setting);
                self.mark(day, Feature::LegalAndPlacement);
            }
            _ => {
                let place = self.suitable(day, now.ls);
                // From the parents' home a child does not move to the parents' home.
                let place = if place == "P1" && now.setting.place == "P1" { "U6" } else { place };
                let setting = self.setting(day, place);
                self.relocate(day, None, setting);
            }
        }
    }

    /// Short term becomes long term with the same carer: U6 to U4, U3 to U1.
    pub fn long_term(&mut self, day: Day) {
        let Some(now) = self.now() else { return };
        let mut setting = now.setting.clone();
        setting.place = if setting.place == "U3" { "U1" } else { "U4" };
        self.same_carer(day, None, setting, true, true);
        self.mark(day, Feature::LongTerm);
    }

    /// A carer leaves an agency for the council and keeps the child.
    pub fn join_council(&mut self, day: Day) {
        let Some(now) = self.now() else { return };
        let mut setting = now.setting.clone();
        setting.provider = "PR1";
        setting.urn = self.provision.council_fostering.clone();
        self.same_carer(day, None, setting, true, false);
        self.mark(day, Feature::AgencyToCouncil);
    }
}

//! Scenarios of what comes after: care that ends in hospital, short breaks that become care, young people years after care.

use super::coverage::Feature;
use super::dates::{Day, Moment};
use super::drift::Course;
use super::life::{Away, Grown, Setting};
use super::maker::Maker;

impl Maker<'_> {
    /// Care ends while the child is in hospital. There is no way back, so the stay was a placement there from its first day
    /// (spec section 6), while the case system still calls it temporary.
    pub fn ends_in_hospital(&mut self) {
        let stage = self.stage((400, 6000), (30, 900), 45);
        let ls = self.care_order();
        let setting = self.setting(stage.start, "U6");
        self.open(stage.start, ls, setting);
        self.drift(stage.day, Course::OrdersOnly);
        let postcode = self.dice.pick(&self.provision.hospitals);
        let carer = self.new_carer("A");
        let setting = Setting { place: "R2", provider: "PR3", urn: String::new(), postcode: postcode.clone(), carer };
        let (before, reason) = (self.stays, self.dice.pick(&["E4A", "E8", "E2"]));
        self.relocate_for(stage.day, None, setting, "OTHER");
        let end = stage.day.plus(self.dice.between(4, 36));
        if let Some(last) = self.chain.last_mut().filter(|last| last.stay > before) {
            last.away = Some(Away { postcode, reason: "HOSPITAL" });
            self.mark(end, Feature::EndsInHospital);
        }
        if reason == "E2" {
            self.child.death = Some(end);
            self.mark(end, Feature::Died);
        }
        let need = self.need();
        self.close(Some(end), reason, need);
    }

    /// A disabled child has short breaks (V3) until the family can no longer manage, and comes into care (V2).
    pub fn breaks_then_care(&mut self) {
        let clock = self.clock;
        self.child.birth = clock.start.plus(-self.dice.between(1900, 5600));
        let mut day = clock.start.plus(self.dice.between(-70, 30));
        let breaks = self.dice.between(2, 4);
        let care = day.plus(40 * breaks + self.dice.between(10, 80));
        self.settle(&[care]);
        let setting = self.setting(clock.start, "K2");
        for _ in 0..breaks {
            let from = Moment::at(day, self.dice.between(9, 16), 30);
            let until = Moment::at(day.plus(self.dice.between(2, 4)), 17, 0);
            self.short_break(from, until, setting.clone(), "E4A");
            day = day.plus(self.dice.between(20, 38));
        }
        let setting = self.setting(care, "U6");
        self.open(care, "V2", setting);
        self.mark(care, Feature::BreaksThenCare);
        self.finish(None, Course::OrdersOnly);
    }

    /// A care leaver of 19 to 25 without an episode in the year, in the header for that alone. Of the oldest the export no
    /// longer holds any care, only the record of what they are entitled to.
    pub fn grown_leaver(&mut self) {
        let clock = self.clock;
        let age = 19 + (self.child.number / 80) as i32 % 7;
        let birthday = clock.start.plus(self.dice.between(3, 361));
        let (year, month, day) = birthday.parts();
        let birthday = Day::new(year, month, day.min(28));
        self.child.birth = Day::new(year - age, month, day.min(28));
        let adult = self.adult();
        if adult.since(clock.history) > 300 {
            let start = adult.plus(-self.dice.between(200, 600)).max(clock.history.plus(9));
            let end = adult.plus(-self.dice.pick(&[0, 0, 30, 120]));
            self.settle(&[start]);
            self.stay(start, Some(end.max(start.plus(100))));
            if let Some(last) = self.child.periods.last_mut().filter(|last| !matches!(last.end_reason, "E17" | "E5" | "E6")) {
                last.end_reason = "E8";
            }
        } else {
            self.settle(&[]);
        }
        self.child.grown = Some(Grown { birthday, age, unseen: self.dice.permille(250) });
        self.mark(birthday, Feature::GrownLeaver);
    }
}

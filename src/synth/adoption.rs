//! Adoption: decision, match, placement order, adoptive placement, order.

use super::coverage::Feature;
use super::maker::Maker;

impl Maker<'_> {
    /// Foster carers adopt the child they have (A5), or new parents do (A6).
    pub fn adoption(&mut self) {
        let by_carer = self.dice.permille(500);
        self.adoption_by(by_carer);
    }

    /// Adoption by the foster carers.
    pub fn foster_to_adopt(&mut self) {
        self.adoption_by(true);
    }

    fn adoption_by(&mut self, by_carer: bool) {
        let stage = self.stage((500, 2200), (380, 480), 0);
        let adopted = self.dice.permille(650);
        let done = stage.day;
        let setting = self.setting(stage.start, if by_carer { "U5" } else { "U6" });
        self.open(stage.start, "C1", setting);
        let full = self.later(stage.start, 90, 130);
        self.legal(full, "C2");
        let order = stage.start.plus(self.dice.between(160, 200));
        let decided = self.later(order, -20, -3);
        self.plan_adoption(decided);
        self.legal(order, "E1");
        // The adoptive placement falls into the collection year or a little before.
        let placed = order.plus(self.dice.between(40, 100));
        let matched = placed.plus(-self.dice.between(5, 25));
        if by_carer {
            let Some(now) = self.now() else { return };
            let mut setting = now.setting.clone();
            setting.place = "A5";
            self.same_carer(placed, None, setting, true, true);
            self.mark(placed.max(self.clock.start), Feature::FosterToAdopt);
        } else {
            let setting = self.setting(placed, "A6");
            self.relocate_for(placed, None, setting, "CARPL");
        }
        let end = adopted.then_some(done.max(placed.plus(75)));
        if let Some(plan) = &mut self.child.adoption {
            plan.order = Some(order);
            plan.matched = Some(matched);
            plan.placed = Some(placed);
            plan.by_carer = by_carer;
            plan.adopted = end;
        }
        let need = self.need();
        let reason = if self.dice.permille(600) { "E12" } else { "E11" };
        if let Some(end) = end {
            self.mark(end, Feature::Adopted);
        }
        self.close(end, if end.is_some() { reason } else { "" }, need);
    }
}

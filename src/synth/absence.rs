//! Scenarios of children who go missing.

use super::coverage::Feature;
use super::dates::{Day, Moment};
use super::drift::Course;
use super::life::Period;
use super::maker::Maker;

impl Maker<'_> {
    /// Missing twice on one day.
    pub fn missing_twice(&mut self) {
        let day = self.teenager();
        self.incident("M", Moment::at(day, 9, 15), 95);
        let second = if self.dice.permille(500) { "M" } else { "A" };
        self.incident(second, Moment::at(day, 18, 40), 150);
        self.mark(day, Feature::MissingTwiceInADay);
    }

    /// Missing, then away without leave: two rows that touch.
    pub fn missing_becomes_away(&mut self) {
        let day = self.teenager();
        let from = Moment::at(day, 22, 10);
        let minutes = self.dice.between(600, 3000);
        self.incident("M", from, minutes);
        self.incident("A", from.plus(minutes), 700);
        self.mark(day, Feature::MissingBecomesAway);
    }

    /// Missing while the placement changes.
    pub fn missing_over_a_move(&mut self) {
        let stage = self.stage((4600, 6200), (60, 900), 30);
        let ls = self.dice.pick(&["V2", "C2"]);
        let place = self.dice.pick(&["K2", "U6"]);
        let setting = self.setting(stage.start, place);
        self.open(stage.start, ls, setting);
        let next = self.setting(stage.day, "K2");
        self.relocate(stage.day, None, next);
        self.finish(stage.end, Course::Free);
        let from = Moment::at(stage.day.plus(-self.dice.between(1, 2)), 23, 5);
        let minutes = stage.day.plus(2).since(from.day) * 1440 - self.dice.between(0, 600);
        self.incident("M", from, minutes);
        self.mark(stage.day, Feature::MissingOverAMove);
    }

    /// Missing on the 18th birthday.
    pub fn missing_at_eighteen(&mut self) {
        self.eighteenth_birthday();
        let adult = self.adult();
        if let Some(period) = self.child.periods.last_mut() {
            period.end_reason = "E8";
        }
        let from = Moment::at(adult.plus(-self.dice.between(2, 5)), 20, 30);
        self.incident_without_end("M", from);
        self.mark(adult, Feature::MissingAtEighteen);
    }

    /// An ordinary period of a teenager, and a day inside it on which something can happen.
    fn teenager(&mut self) -> Day {
        let stage = self.stage((4600, 6200), (40, 900), 20);
        let ls = self.dice.pick(&["V2", "C2", "C1"]);
        let place = self.dice.pick(&["K2", "U6", "K2"]);
        let setting = self.setting(stage.start, place);
        self.open(stage.start, ls, setting);
        self.finish(stage.end, Course::Free);
        stage.day
    }

    /// The period that holds a day, if it is one of the return.
    pub fn period_on(&self, day: Day) -> Option<(usize, &Period)> {
        let counted = |p: &&Period| p.counted && !p.short_break && p.holds(day);
        let found = self.child.periods.iter().position(|p| counted(&p))?;
        Some((found, &self.child.periods[found]))
    }
}

//! Reviews held and times missing, within periods of care already made.

use super::dates::{Day, Moment};
use super::life::{Incident, Review};
use super::maker::Maker;

impl Maker<'_> {
    /// Statutory reviews of every period: after 20 working days, three months and then six.
    pub fn hold_reviews(&mut self) {
        for index in 0..self.child.periods.len() {
            let period = &self.child.periods[index];
            if !period.counted {
                continue;
            }
            let (start, end) = (period.start.day, period.end_day().unwrap_or(self.clock.extract));
            let short = period.short_break;
            let ls = period.stretches.first().map_or("", |s| s.ls);
            if short && (ls == "V3" || !self.dice.permille(300)) {
                continue;
            }
            let mut due = start.plus(28);
            let mut step = 91;
            loop {
                let held = due.plus(self.dice.weighted(&[(6, -6), (5, -1), (4, 0), (3, 4), (1, 18)]));
                let held = held.max(start.plus(2));
                if held >= end.plus(-1) {
                    break;
                }
                self.review(index, due, held, !short);
                due = held.plus(step - self.dice.between(0, 12));
                step = 183;
            }
            // A review of a closed case, after care: recorded, never returned.
            if !short && self.dice.permille(15) && end < self.clock.extract.plus(-20) {
                let later = end.plus(12);
                if self.period_on(later).is_none() {
                    self.review(index, later, later, false);
                }
            }
        }
    }

    fn review(&mut self, period: usize, due: Day, held: Day, counted: bool) {
        let small = held < self.child.birth.plus_years(4);
        let cancelled = self.dice.permille(50);
        let code = self.dice.weighted(&[(48, "PN1"), (5, "PN2"), (4, "PN3"), (6, "PN4"), (7, "PN5"), (18, "PN6"), (12, "PN7")]);
        let (recorded, code) = if small {
            // Whatever was recorded, the return says PN0 of a child under four.
            (vec![self.dice.weighted(&[(40, "PN0"), (2, "PN4"), (2, "PN7"), (1, "")])], "PN0")
        } else {
            match self.dice.below(60) {
                0 => (vec!["PN7", "PN1"], "PN1"),
                1 => (vec!["PN2", "", "PN7"], "PN2"),
                2 => (vec!["PN3", "PN3"], "PN3"),
                _ => (vec![code], code),
            }
        };
        self.child.reviews.push(Review { due, held, recorded, code, cancelled, counted: counted && !cancelled, period });
        // A cancelled review is put off and held.
        if cancelled && counted {
            let again = held.plus(9);
            let fits = self.child.periods[period].end_day().is_none_or(|end| again < end);
            if fits && again < self.clock.extract {
                let held = Review {
                    due,
                    held: again,
                    recorded: vec![if again < self.child.birth.plus_years(4) { "PN0" } else { "PN1" }],
                    code: if again < self.child.birth.plus_years(4) { "PN0" } else { "PN1" },
                    cancelled: false,
                    counted: true,
                    period,
                };
                self.child.reviews.push(held);
            }
        }
    }

    /// Some older children go missing now and then.
    pub fn go_missing(&mut self) {
        if !self.child.incidents.is_empty() || !self.dice.permille(220) {
            return;
        }
        for index in 0..self.child.periods.len() {
            let period = &self.child.periods[index];
            if !period.counted || period.short_break {
                continue;
            }
            let from = period.start.day.max(self.child.birth.plus_years(12)).plus(3);
            let until = period.end_day().unwrap_or(self.clock.extract);
            let mut day = from.plus(self.dice.between(2, 120));
            for _ in 0..self.dice.between(1, 5) {
                if day >= until.plus(-1) {
                    break;
                }
                let kind = self.dice.weighted(&[(7, "M"), (2, "A")]);
                let start = Moment::at(day, self.dice.between(8, 23), self.dice.between(0, 59));
                let minutes = self.dice.weighted(&[(5, 240), (5, 700), (3, 1500), (2, 4200), (1, 11_000)]);
                let minutes = minutes + self.dice.between(0, 200);
                // The record may be closed after care was, or left open.
                let unclosed = start.plus(minutes).day > until;
                if unclosed && self.dice.permille(500) {
                    self.incident_without_end(kind, start);
                } else if start.plus(minutes).day <= self.clock.extract {
                    self.incident(kind, start, minutes);
                }
                day = start.plus(minutes).day.plus(self.dice.between(2, 90));
            }
        }
    }

    /// A time missing that the case system closed.
    pub fn incident(&mut self, kind: &'static str, start: Moment, minutes: i32) {
        self.record(kind, start, Some(start.plus(minutes)));
    }

    /// A time missing that nobody closed: it ends with care, if care has ended.
    pub fn incident_without_end(&mut self, kind: &'static str, start: Moment) {
        self.record(kind, start, None);
    }

    fn record(&mut self, kind: &'static str, start: Moment, end: Option<Moment>) {
        let Some((_, period)) = self.period_on(start.day) else {
            return;
        };
        let stay = period.stretches.iter().rev().find(|s| s.start <= start.day).map_or(0, |s| s.stay);
        let care_ended = period.end_day();
        self.child.incidents.push(Incident { kind, start, end, care_ended, stay });
    }
}

//! An ordinary child: when care began and ended, at what age, under which order, and how it ended.

use super::coverage::Feature;
use super::dates::Day;
use super::drift::Course;
use super::maker::Maker;

/// Ages at the start of care in days, by weight.
const AGES: &[(u32, (i32, i32))] =
    &[(12, (0, 300)), (20, (301, 1825)), (20, (1826, 3650)), (30, (3651, 5840)), (18, (5841, 6400))];

impl Maker<'_> {
    /// An ordinary life in care.
    pub fn plain(&mut self) {
        let clock = self.clock;
        let end = match self.dice.weighted(&[(62, 0), (17, 1), (16, 2), (3, 3), (2, 4)]) {
            0 => None,
            1 => Some(clock.start.plus(self.dice.between(0, 364))),
            2 => {
                let days = clock.start.since(clock.history);
                Some(clock.history.plus(self.dice.between(200, days - 2)))
            }
            3 => Some(clock.end.plus(self.dice.between(1, 45))),
            _ => return self.plain_after_year_end(),
        };
        let last = end.unwrap_or(clock.end);
        let (low, high) = self.dice.weighted(&[(20, (8, 180)), (24, (180, 365)), (31, (365, 1100)), (25, (1100, 2000))]);
        let start = last.plus(-self.dice.between(low, high)).max(clock.history.plus(20));
        self.born_before(start, last.plus(1));
        let adult = self.adult();
        let end = match end {
            None if adult <= clock.extract => Some(adult),
            other => other,
        };
        self.settle(&[start]);
        self.earlier_period(start);
        self.stay(start, end);
    }

    /// Care that begins after the year has ended: in the export, not in the return.
    fn plain_after_year_end(&mut self) {
        let start = self.clock.end.plus(self.dice.between(3, 40));
        self.born_before(start, self.clock.extract.plus(1));
        self.settle(&[start]);
        self.earlier_period(start);
        self.mark(self.clock.end, Feature::EventAfterYearEnd);
        self.stay(start, None);
    }

    /// A birth date that makes the child's age at `start` plausible and keeps it under 18 at `last`.
    pub fn born_before(&mut self, start: Day, last: Day) {
        for _ in 0..60 {
            let (low, high) = self.dice.weighted(AGES);
            self.child.birth = start.plus(-self.dice.between(low.max(1), high));
            // Turning 18 on the very last day of the year is both a whole year in care and its end.
            if self.adult() > last && self.adult() != self.clock.end {
                return;
            }
        }
        self.child.birth = last.plus(-3000).min(start.plus(-1));
    }

    /// Home addresses over the child's life; none changes near a start of care.
    pub fn settle(&mut self, starts: &[Day]) {
        let mut from = self.child.birth;
        let mut homes = vec![(from, self.home_postcode())];
        let moves = self.dice.weighted(&[(55, 0), (32, 1), (13, 2)]);
        for _ in 0..moves {
            let room = self.clock.extract.since(from) - 200;
            let day = from.plus(self.dice.between(100, room));
            let quiet = starts.iter().all(|start| start.since(day).abs() > 4);
            if room > 120 && quiet {
                homes.push((day, self.home_postcode()));
                from = day;
            }
        }
        self.child.homes = homes;
        self.child.home_closed_in_care = self.dice.permille(300);
    }

    fn home_postcode(&mut self) -> String {
        if self.dice.permille(930) { self.dice.pick(&self.authority.own) } else { self.dice.pick(&self.authority.england) }
    }

    /// A period of care that ended well before the one to come.
    pub fn earlier_period(&mut self, start: Day) {
        let room = start.since(self.clock.history.max(self.child.birth.plus(40)));
        if room < 300 || !self.dice.permille(140) {
            return;
        }
        let end = start.plus(-self.dice.between(45, room - 200));
        let begin = end.plus(-self.dice.between(20, 150));
        // The home must not change near this start either.
        self.child.homes.retain(|(from, _)| (begin.since(*from)).abs() > 4 || *from == self.child.birth);
        self.stay(begin, Some(end));
    }

    /// A whole period of care of the ordinary kind.
    pub fn stay(&mut self, start: Day, end: Option<Day>) {
        let ls = self.first_order(start);
        let place = match ls {
            "J1" => self.dice.pick(&["K1", "R5", "U6"]),
            _ => self.suitable(start, ls),
        };
        let setting = self.setting(start, place);
        self.open(start, ls, setting);
        self.finish(end, Course::Free);
    }

    /// The legal status care begins under.
    fn first_order(&mut self, start: Day) -> &'static str {
        let remand = if self.child.birth.plus_years(10) < start { 2 } else { 0 };
        self.dice.weighted(&[(48, "V2"), (27, "C1"), (7, "L1"), (6, "L2"), (8, "C2"), (remand, "J1")])
    }

    /// Lets the period run to its end (or to the day of the export) and closes it.
    pub fn finish(&mut self, end: Option<Day>, course: Course) {
        let Some(now) = self.now() else { return };
        let last = now.start;
        let end = end.map(|end| end.max(last.plus(3)));
        self.drift(end.unwrap_or(self.clock.extract), course);
        let reason = match end {
            Some(end) => self.ending(end),
            None => "",
        };
        let need = self.need();
        if let Some(end) = end {
            self.note_end(end, reason);
        }
        self.close(end, reason, need);
    }

    /// Marks what an ending shows.
    pub fn note_end(&mut self, end: Day, reason: &str) {
        if end == self.adult() {
            self.mark(end, Feature::EighteenthBirthday);
        }
        if matches!(reason, "E45" | "E46") {
            self.mark(end, Feature::Guardianship);
        }
        if end > self.clock.end {
            self.mark(self.clock.end, Feature::EventAfterYearEnd);
        }
    }

    /// The category of need of a period.
    pub fn need(&mut self) -> &'static str {
        if self.child.uasc.is_some() {
            return "N8";
        }
        self.dice.weighted(&[(64, "N1"), (4, "N2"), (4, "N3"), (8, "N4"), (14, "N5"), (2, "N6"), (1, "N7"), (3, "N8")])
    }

    /// Why care ended, by age, order and placement.
    pub fn ending(&mut self, end: Day) -> &'static str {
        let (ls, place) = self.state();
        let foster = place.starts_with('U');
        if end >= self.adult() {
            return self.dice.weighted(&[(if foster { 40 } else { 0 }, "E17"), (28, "E5"), (12, "E6"), (6, "E7"), (14, "E8")]);
        }
        if ls == "J1" {
            return self.dice.weighted(&[(6, "E14"), (4, "E9")]);
        }
        let kin = matches!(place, "U1" | "U2" | "U3");
        let order = matches!(ls, "C1" | "C2");
        let old = self.age(end) >= 16;
        self.dice.weighted(&[
            (40, "E4A"),
            (if order { 0 } else { 10 }, "E4B"),
            (6, "E13"),
            (if order { 12 } else { 0 }, "E41"),
            (if kin && order { 40 } else { 0 }, "E45"),
            (if foster && !kin && order { 8 } else { 0 }, "E46"),
            (if order { 4 } else { 0 }, "E47"),
            (3, "E3"),
            (if old { 6 } else { 0 }, "E5"),
            (if old { 4 } else { 0 }, "E6"),
            (1, "E16"),
            (7, "E8"),
        ])
    }
}

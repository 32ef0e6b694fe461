//! The truth: what the return of a year must say, read off the lives that were made.
//!
//! A child stands in the header when it has an episode in the year. Care leavers without one stand
//! there as well, and in no other of these modules.

use super::dates::Day;
use super::life::{Child, Incident, Period, Setting};
use super::maker::Clock;
use super::table::{Table, text};
use super::year::Year;

/// The return's modules of one year.
pub struct Return {
    pub year: Year,
    start: Day,
    end: Day,
    pub header: Table,
    pub episodes: Table,
    pub uasc: Table,
    pub reviews: Table,
    pub missing: Table,
    /// The modules beyond the first five.
    pub more: Vec<Table>,
}

impl Child {
    /// The pupil number, or the code for having none, in the header of a year.
    pub fn upn_in(&self, year: Year) -> String {
        let school_age = year.school_age(self.birth);
        match &self.upn.number {
            Some(number) if school_age || self.upn.early => number.clone(),
            Some(_) => text("UN1"),
            None if school_age || self.upn.unknown == "UN3" => text(self.upn.unknown),
            None => text("UN1"),
        }
    }

    /// The episodes of a period that belong to a year, by their place in the period.
    fn in_year(&self, period: &Period, start: Day, end: Day) -> Vec<usize> {
        let known = period.counts(end) && !self.test_record;
        (0..period.stretches.len())
            .filter(|place| {
                let begun = period.stretches[*place].start <= end;
                let lasting = period.stretch_end(*place).is_none_or(|ended| ended >= start);
                known && begun && lasting
            })
            .collect()
    }

    /// Whether the child stands in the header of a year: for an episode, or as a care leaver alone.
    pub fn in_header(&self, clock: Clock) -> bool {
        self.in_return(clock) || self.leaver_due(clock)
    }

    /// Whether the child has an episode in a year.
    pub fn in_return(&self, clock: Clock) -> bool {
        self.periods.iter().any(|period| !self.in_year(period, clock.start, clock.end).is_empty())
    }
}

impl Return {
    /// The return of a year.
    pub fn new(clock: Clock, children: &[Child]) -> Return {
        let Clock { year, start, end, .. } = clock;
        let mut made = Return {
            year,
            start,
            end,
            header: Table::new("header", &["CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB"]),
            episodes: Table::new(
                "episodes",
                &[
                    "CHILD",
                    "DECOM",
                    "RNE",
                    "LS",
                    "CIN",
                    "PLACE",
                    "PLACE_PROVIDER",
                    "DEC",
                    "REC",
                    "REASON_PLACE_CHANGE",
                    "HOME_POST",
                    "PL_POST",
                    "URN",
                ],
            ),
            uasc: Table::new("uasc", &["CHILD", "SEX", "DOB", "DUC"]),
            reviews: Table::new("reviews", &["CHILD", "DOB", "REVIEW", "REVIEW_CODE"]),
            missing: Table::new("missing", &["CHILD", "DOB", "MISSING", "MIS_START", "MIS_END"]),
            more: Vec::new(),
        };
        let mut order: Vec<&Child> = children.iter().filter(|child| child.in_header(clock)).collect();
        order.sort_by(|a, b| a.id.cmp(&b.id));
        for child in order {
            made.header_row(child);
            for period in &child.periods {
                made.episode_rows(child, period);
            }
            made.uasc_row(child);
            made.review_rows(child);
            made.missing_rows(child);
        }
        made
    }

    /// The tables in the order in which they are written.
    pub fn tables(&self) -> Vec<&Table> {
        let first = [&self.header, &self.episodes, &self.uasc, &self.reviews, &self.missing];
        first.into_iter().chain(&self.more).collect()
    }

    /// The same, to be changed.
    pub fn tables_mut(&mut self) -> Vec<&mut Table> {
        let first = [&mut self.header, &mut self.episodes, &mut self.uasc, &mut self.reviews, &mut self.missing];
        first.into_iter().chain(&mut self.more).collect()
    }

    /// Blanks the reason of the placement change on the episode that ended on a day.
    pub fn blank_reason(&mut self, id: &str, day: Day) {
        for row in self.episodes.rows.iter_mut().filter(|row| row[0] == id && row[7] == day.dmy()) {
            row[9].clear();
        }
    }

    /// Blanks the participation code of a review.
    pub fn blank_review(&mut self, id: &str, day: Day) {
        for row in self.reviews.rows.iter_mut().filter(|row| row[0] == id && row[2] == day.dmy()) {
            row[3].clear();
        }
    }

    fn header_row(&mut self, child: &Child) {
        let ordinary =
            child.periods.iter().any(|period| !period.short_break && !child.in_year(period, self.start, self.end).is_empty());
        let baby = child.babies.first().filter(|birth| **birth <= self.end);
        let mother = match (child.female && ordinary, baby) {
            (false, _) => "",
            (true, None) => "0",
            (true, Some(_)) => "1",
        };
        let first_born = baby.filter(|_| mother == "1").map(|birth| birth.dmy());
        self.header.add([
            child.id.clone(),
            text(self.year.sex(child.female)),
            child.birth.dmy(),
            text(child.ethnic),
            child.upn_in(self.year),
            text(mother),
            first_born.unwrap_or_default(),
        ]);
    }

    fn episode_rows(&mut self, child: &Child, period: &Period) {
        for place in child.in_year(period, self.start, self.end) {
            let stretch = &period.stretches[place];
            let ended = period.stretch_end(place).filter(|ended| *ended <= self.end);
            let next = period.stretches.get(place + 1);
            let end_reason = match (ended, next) {
                (None, _) => "",
                (Some(_), Some(_)) => "X1",
                (Some(_), None) => period.end_reason,
            };
            // In hospital, and care has not ended there yet: a temporary stay from which the child may come back.
            let away = |at: usize| {
                let lasting = period.end_day().is_none_or(|ended| ended > self.end);
                lasting && period.stretches.get(at).is_some_and(|s| s.setting.place == "R2" && s.away.is_some())
            };
            let main = period.stretches.get(place.wrapping_sub(1)).filter(|_| away(place));
            let setting = &match main {
                Some(main) => Setting { place: "T1", provider: "", ..main.setting.clone() },
                None => stretch.setting.clone(),
            };
            let reason = stretch.reason.filter(|_| !away(place + 1));
            let hidden = period.short_break;
            let urn = self.year.takes_urn(setting.place) && !hidden;
            self.episodes.add([
                child.id.clone(),
                stretch.start.dmy(),
                stretch.rne.to_string(),
                text(stretch.ls),
                text(period.need),
                text(self.year.place(setting.place)),
                text(setting.provider),
                ended.map(Day::dmy).unwrap_or_default(),
                text(end_reason),
                text(ended.and(reason).unwrap_or("")),
                text(child.home_postcode(period)),
                if hidden { text("") } else { setting.postcode.clone() },
                if urn { setting.urn.clone() } else { text("") },
            ]);
        }
    }

    fn uasc_row(&mut self, child: &Child) {
        let Some(uasc) = &child.uasc else { return };
        let adult = child.birth.plus_years(18);
        let until = uasc.to.map_or(adult, |to| to.min(adult));
        if uasc.from > self.end || until < self.start {
            return;
        }
        self.uasc.add([
            child.id.clone(),
            text(self.year.sex(child.female)),
            child.birth.dmy(),
            if until <= self.end { until.dmy() } else { text("") },
        ]);
    }

    fn review_rows(&mut self, child: &Child) {
        let mut held: Vec<(Day, &str)> = child
            .reviews
            .iter()
            .filter(|review| review.counted && review.held >= self.start && review.held <= self.end)
            .map(|review| (review.held, review.code))
            .collect();
        held.sort_unstable();
        for (day, code) in held {
            self.reviews.add([child.id.clone(), child.birth.dmy(), day.dmy(), text(code)]);
        }
    }

    fn missing_rows(&mut self, child: &Child) {
        let mut list: Vec<(Day, &str, Option<Day>)> =
            child.incidents.iter().filter_map(|incident| self.missing_times(incident)).collect();
        // By start, then type, then end: an open one after those that ended.
        list.sort_by_key(|(start, kind, end)| (*start, *kind, end.is_none(), *end));
        for (start, kind, end) in list {
            let end = end.map(Day::dmy).unwrap_or_default();
            self.missing.add([child.id.clone(), child.birth.dmy(), text(kind), start.dmy(), end]);
        }
    }

    /// The days of an incident as the year's return shows them.
    fn missing_times<'a>(&self, incident: &'a Incident) -> Option<(Day, &'a str, Option<Day>)> {
        let start = incident.start.day;
        let found = incident.end.map(|end| end.day);
        let end = match (found, incident.care_ended) {
            (Some(found), Some(care_ended)) => Some(found.min(care_ended)),
            (found, care_ended) => found.or(care_ended),
        };
        let end = end.filter(|end| *end <= self.end);
        let overlaps = start <= self.end && end.is_none_or(|end| end >= self.start);
        overlaps.then_some((start, incident.kind, end))
    }
}

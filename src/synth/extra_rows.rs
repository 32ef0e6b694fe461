//! The further tables of the export: taken apart from what was decided for a child, with rows
//! beside it that must not count.

use super::dates::Day;
use super::dice::Dice;
use super::export::{DESCRIPTIONS, Source, description};
use super::extras::{Extras, Help, Sdq};
use super::legal_rows::care_key;
use super::life::Child;
use super::more_tables::More;
use super::table::{Table, text};

impl Source<'_> {
    /// Every further table but the manifest.
    pub fn more_tables(&self, extras: &[Extras]) -> Vec<Table> {
        let mut more = More::empty();
        for (child, extras) in self.children.iter().zip(extras) {
            let mut dice = self.dice(child, 6);
            self.outcome_rows(child, extras, &mut dice, &mut more);
            self.adoption_row(child, &mut more);
            self.earlier_rows(child, extras, &mut more);
            self.leaver_rows(child, extras, &mut more);
            self.worker_rows(child, extras, &mut dice, &mut more);
            if let Some((from, to)) = extras.liberty {
                let key = format!("{}", 60_001 + more.liberty.rows.len());
                let dates = [self.profile.date(from), self.profile.maybe(to)];
                let [from, to] = dates;
                more.liberty.add([key, child.id.clone(), from, to]);
            }
        }
        vec![
            more.health,
            more.immunisations,
            more.substance,
            more.convictions,
            more.sdq,
            more.permanence,
            more.earlier,
            more.leavers,
            more.contacts,
            more.involvements,
            self.professionals(),
            more.liberty,
            self.code_map(),
        ]
    }

    fn outcome_rows(&self, child: &Child, extras: &Extras, dice: &mut Dice, more: &mut More) {
        let Some(first) = child.periods.iter().find(|p| p.counted && !p.short_break) else {
            return;
        };
        let (start, end) = (self.clock.start, self.clock.end);
        let outcomes = &extras.outcomes;
        let mut event = |kind: &str, day: Day, status: &str| {
            let key = format!("{}", 40_001 + more.health.rows.len());
            more.health.add([key, child.id.clone(), text(kind), self.profile.date(day), text(status)]);
        };
        let days = &extras.days;
        for (kind, day, done) in [
            ("HEALTH_ASSESSMENT", days.assessed, outcomes.assessed),
            ("DENTAL", days.teeth, outcomes.teeth),
            ("HEALTH_SURVEILLANCE", days.checked, outcomes.health_check && child.birth.plus_years(6) > end),
        ] {
            if done {
                event(kind, day, "Completed");
            } else if dice.permille(500) {
                event(kind, day, dice.pick(&["Refused", "Planned", "Cancelled"]));
            }
            // The year before, and after the year's end.
            if first.start.day < start.plus(-200) && dice.permille(600) {
                event(kind, start.plus(-dice.between(2, 190)), "Completed");
            }
            if dice.permille(60) {
                event(kind, end.plus(dice.between(1, 40)), "Completed");
            }
        }
        if dice.permille(80) {
            event("OPTICIAN", start.plus(dice.between(3, 355)), "Completed");
        }
        let day = days.immunised;
        let status = if outcomes.immunised { "Y" } else { "N" };
        more.immunisations.add([child.id.clone(), text(status), format!("{} 09:30:00", day.iso())]);
        self.behaviour_rows(child, extras, dice, more);
    }

    fn behaviour_rows(&self, child: &Child, extras: &Extras, dice: &mut Dice, more: &mut More) {
        let (start, end) = (self.clock.start, self.clock.end);
        let outcomes = &extras.outcomes;
        let mut misuse = |day: Day, substance: &str, received: &str, offered: &str| {
            let key = format!("{}", 41_001 + more.substance.rows.len());
            let cells = [key, child.id.clone(), self.profile.date(day), text(substance), text(received), text(offered)];
            more.substance.add(cells);
        };
        let day = extras.days.misuse;
        match outcomes.substance {
            Some(Help::Received) => misuse(day, "Cannabis", "Y", ""),
            Some(Help::Refused) => misuse(day, "Alcohol", "N", "Y"),
            Some(Help::NotOffered) => misuse(day, "Solvents", "N", "N"),
            None if child.birth.plus_years(14) < start && dice.permille(80) => {
                misuse(start.plus(-dice.between(20, 300)), "Cannabis", "Y", "");
            }
            None => {}
        }
        let mut offence = |offence: Day, outcome: Day, kind: &str| {
            let key = format!("{}", 42_001 + more.convictions.rows.len());
            let dates = [self.profile.date(offence), self.profile.date(outcome)];
            let [offence, outcome] = dates;
            more.convictions.add([key, child.id.clone(), offence, outcome, text(kind)]);
        };
        let old_enough = child.birth.plus_years(11) < start;
        if outcomes.convicted {
            let kind = dice.pick(&["CONVICTION", "YOUTH_CAUTION"]);
            let outcome = extras.days.convicted;
            offence(outcome.plus(-dice.between(10, 200)), outcome, kind);
        } else if old_enough && dice.permille(30) {
            // No conviction came of it, or it came before the year.
            if dice.permille(500) {
                offence(start.plus(20), start.plus(60), "NONE");
            } else {
                offence(start.plus(-200), start.plus(-30), "CONVICTION");
            }
        }
        let mut form = |day: Day, score: &str, reason: &str, from: &str| {
            let key = format!("{}", 43_001 + more.sdq.rows.len());
            let day = self.profile.date(day);
            more.sdq.add([key, child.id.clone(), day, text(score), text(reason), text(from)]);
        };
        let day = extras.days.sdq;
        match outcomes.sdq {
            Sdq::OutOfAge => {}
            Sdq::Score(score) => {
                if let Some((before, score)) = extras.days.sdq_before {
                    form(before, &score.to_string(), "", "CARER");
                }
                form(day, &score.to_string(), "", "CARER");
                if dice.permille(150) {
                    form(day.plus(5), &dice.below(40).to_string(), "", "TEACHER");
                }
                if dice.permille(80) {
                    form(end.plus(dice.between(2, 40)), "9", "", "CARER");
                }
            }
            Sdq::Reason(reason) => form(day, "", reason, "CARER"),
        }
    }

    fn adoption_row(&self, child: &Child, more: &mut More) {
        let Some(plan) = &child.adoption else { return };
        let profile = &self.profile;
        let settled = plan.adopted.is_some() || plan.placed.is_some();
        let (count, sex, status) = if settled { plan.adopters } else { ("", "", "") };
        more.permanence.add([
            format!("{}", 44_001 + more.permanence.rows.len()),
            child.id.clone(),
            care_key(child, child.periods.len().saturating_sub(1), plan.decided),
            profile.date(plan.decided),
            profile.maybe(plan.matched),
            profile.maybe(plan.order),
            profile.maybe(plan.placed),
            profile.maybe(plan.reversed.map(|r| r.0)),
            text(plan.reversed.map_or("", |r| r.1)),
            text(match (settled, plan.by_carer) {
                (false, _) => "",
                (true, true) => "Y",
                (true, false) => "N",
            }),
            text(count),
            text(sex),
            text(status),
            profile.maybe(plan.adopted),
            text(if plan.adopted.is_some() { "Adoption" } else { "" }),
            text("1"),
        ]);
    }

    fn earlier_rows(&self, child: &Child, extras: &Extras, more: &mut More) {
        for (index, period) in child.periods.iter().enumerate() {
            let answer = &extras.permanence;
            more.earlier.add([
                format!("{}", 45_001 + more.earlier.rows.len()),
                child.id.clone(),
                text(answer.option),
                text(answer.authority),
                answer.date.clone(),
                care_key(child, index, period.start.day),
            ]);
        }
    }

    fn leaver_rows(&self, child: &Child, extras: &Extras, more: &mut More) {
        let Some(contact) = &extras.contact else {
            return;
        };
        if child.test_record || !(child.in_return(self.clock) || child.grown.is_some()) {
            return;
        }
        let mut row = |day: Day, in_touch: &str, activity: &str, accommodation: &str, suitable: &str| {
            more.contacts.add([
                format!("{}", 46_001 + more.contacts.rows.len()),
                child.id.clone(),
                self.profile.date(day),
                text(in_touch),
                text(activity),
                text(accommodation),
                text(suitable),
            ]);
        };
        // Long before, and later than the window: neither counts.
        let older = child.grown.is_some_and(|grown| grown.age > 21);
        let before = if older { self.clock.start.plus(-30) } else { contact.day.plus(-160) };
        row(before, "YES", "F2", "D", "1");
        row(contact.day, contact.in_touch, contact.activity, contact.accommodation, contact.suitable);
        let later = contact.day.plus(90);
        if later <= self.clock.extract && (!older || later > self.clock.end) {
            row(later, "YES", "G5", "U", "1");
        }
        let adult = contact.day.plus(40) >= child.birth.plus_years(18);
        more.leavers.add([
            format!("{}", 47_001 + more.leavers.rows.len()),
            child.id.clone(),
            text(if adult { "Former Relevant" } else { "Relevant" }),
            text(contact.in_touch),
            self.profile.date(contact.day),
            text(contact.activity),
            text(contact.accommodation),
            text(contact.suitable),
        ]);
    }

    fn worker_rows(&self, child: &Child, extras: &Extras, dice: &mut Dice, more: &mut More) {
        let mut add = |worker: String, role: &str, allocated: &str, from: Day, to: Option<Day>, reason: &str| {
            more.involvements.add([
                format!("{}", 48_001 + more.involvements.rows.len()),
                child.id.clone(),
                worker,
                text(role),
                text(allocated),
                self.profile.date(from),
                self.profile.maybe(to),
                text(reason),
                text("Children looked after"),
            ]);
        };
        for worker in &extras.workers {
            add(professional(worker.number), "ALLOCATED_SW", "true", worker.from, worker.recorded_to, worker.reason);
        }
        if let Some(first) = extras.workers.first().filter(|_| dice.permille(600)) {
            add(professional(100 + dice.below(12)), "IRO", "false", first.from.plus(20), None, "");
        }
    }

    fn professionals(&self) -> Table {
        let mut table = Table::new(
            "ssd_professionals",
            &["prof_professional_id", "prof_staff_id", "prof_social_worker_registration_no", "prof_professional_job_title"],
        );
        for number in (1..=90).chain(100..112) {
            let title = if number < 100 { "Social Worker" } else { "Independent Reviewing Officer" };
            table.add([professional(number), format!("S{number:04}"), registration(number), text(title)]);
        }
        table
    }

    fn code_map(&self) -> Table {
        let mut table = Table::new(
            "ext_code_map",
            &[
                "cmap_source_system",
                "cmap_field",
                "cmap_local_value",
                "cmap_dfe_code",
                "cmap_valid_from",
                "cmap_valid_to",
                "cmap_approved_by",
            ],
        );
        for (code, meaning) in DESCRIPTIONS {
            table.add([
                text(self.profile.system),
                text("ssd_legal_status.lega_legal_status"),
                text(description(code)),
                text(*meaning),
                text(""),
                text(""),
                text("data team"),
            ]);
        }
        table
    }

    /// What was written, table by table.
    pub fn manifest(&self, tables: &[Table]) -> Table {
        let mut table = Table::new(
            "ext_extract_manifest",
            &[
                "manifest_table",
                "manifest_file",
                "manifest_extracted_at",
                "manifest_source_system",
                "manifest_row_count",
                "manifest_is_full",
                "manifest_history_from",
            ],
        );
        for written in tables {
            table.add([
                text(written.name),
                format!("{}.csv", written.name),
                format!("{} 02:15:00", self.clock.extract.iso()),
                text(self.profile.system),
                written.rows.len().to_string(),
                text("true"),
                self.profile.date(self.clock.history),
            ]);
        }
        table
    }
}

/// A worker's key.
fn professional(number: u32) -> String {
    format!("W{number:04}")
}

/// A worker's registration number.
pub fn registration(number: u32) -> String {
    format!("SW{:06}", 210_000 + number * 37)
}

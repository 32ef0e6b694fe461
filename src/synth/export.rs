//! The tables of the export that the five modules come from.

use super::authorities::Authority;
use super::dates::{Day, Moment};
use super::dice::Dice;
use super::legal_rows::{LegalRow, care_key, legal_rows};
use super::life::{Child, Period};
use super::maker::Clock;
use super::placement_rows::{PlacementRow, placement_rows};
use super::profile::Profile;
use super::table::{Table, text};

/// Everything the tables are made from.
pub struct Source<'a> {
    pub seed: u64,
    pub clock: Clock,
    pub authority: &'a Authority,
    pub profile: Profile,
    pub children: &'a [Child],
}

impl Source<'_> {
    /// The stream that decides how a child's rows are written.
    pub fn dice(&self, child: &Child, purpose: u64) -> Dice {
        Dice::new(self.seed, self.authority.number as u64, child.number as u64 + 1, purpose)
    }

    /// The tables, in the order in which they are written.
    pub fn tables(&mut self) -> Vec<Table> {
        let legal: Vec<Vec<LegalRow>> =
            self.children.iter().map(|c| legal_rows(c, &self.profile, self.clock.extract, &mut self.dice(c, 2))).collect();
        let placements: Vec<Vec<PlacementRow>> =
            self.children.iter().map(|c| placement_rows(c, &self.profile, self.clock, &mut self.dice(c, 3))).collect();
        // Too few neighbours to recognise the convention by: write the plain one.
        let legal_pairs = legal.iter().flatten().filter(|row| row.followed && row.end.is_some()).count();
        let placement_pairs = placements.iter().flatten().filter(|row| row.followed && row.end.is_some()).count();
        self.profile.legal_day_before &= legal_pairs >= 20;
        self.profile.placement_day_before &= placement_pairs >= 20;
        vec![
            self.persons(),
            self.addresses(),
            self.periods(),
            self.legal_statuses(&legal),
            self.placements(&placements),
            self.mothers(),
            self.immigration(),
            self.reviews(),
            self.missing(),
        ]
    }

    fn persons(&self) -> Table {
        let mut table = Table::new(
            "ssd_person",
            &[
                "pers_person_id",
                "pers_legacy_id",
                "pers_upn",
                "pers_upn_unknown",
                "pers_sex",
                "pers_gender",
                "pers_ethnicity",
                "pers_dob",
                "pers_expected_dob",
                "pers_death_date",
                "pers_is_mother",
                "pers_is_test_record",
            ],
        );
        let date = |day| self.profile.date(day);
        let sex = |female| self.clock.year.sex(female).to_owned();
        for child in self.children {
            let upn = child.upn_in(self.clock.year);
            let known = !upn.starts_with("UN");
            let legacy = if self.profile.system == "LCS" { format!("L{:06}", 700_001 + child.number * 3) } else { text("") };
            let mother = match (child.female, child.babies.is_empty()) {
                (false, _) => "",
                (true, true) => "N",
                (true, false) => "Y",
            };
            table.add([
                child.id.clone(),
                legacy,
                if known { upn.clone() } else { text("") },
                if known { text("") } else { upn },
                sex(child.female),
                text(if child.female { "02" } else { "01" }),
                text(child.ethnic),
                if child.birth_estimated { text("") } else { date(child.birth) },
                if child.birth_estimated { date(child.birth) } else { text("") },
                self.profile.maybe(child.death),
                text(mother),
                text(if child.test_record { "true" } else { "false" }),
            ]);
        }
        for mother in self.children.iter().filter_map(|child| child.mother.as_ref()) {
            table.add([
                mother.id.clone(),
                text(""),
                text(""),
                text(""),
                sex(true),
                text("02"),
                text("WBRI"),
                date(mother.birth),
                text(""),
                text(""),
                text("Y"),
                text("false"),
            ]);
        }
        // An unborn child and one who is known but never was in care: in no module.
        let expected = self.clock.extract.plus(60);
        for number in 0..(self.children.len() / 60) {
            let (birth, due, code) = if number % 2 == 0 {
                (
                    text(""),
                    date(expected.plus(number as i32)),
                    if self.clock.year.ends_in() >= 2025 { text("U") } else { sex(false) },
                )
            } else {
                (date(self.clock.start.plus(-3000 - number as i32)), text(""), sex(number % 4 == 1))
            };
            table.add([
                format!("{}N{:05}", self.authority.dfe_number, number),
                text(""),
                text(""),
                text("UN1"),
                code,
                text(""),
                text("NOBT"),
                birth,
                due,
                text(""),
                text(""),
                text("false"),
            ]);
        }
        table
    }

    fn addresses(&self) -> Table {
        let mut table = Table::new(
            "ssd_address",
            &["addr_person_id", "addr_address_type", "addr_address_start_date", "addr_address_end_date", "addr_address_postcode"],
        );
        let mut add = |person: &str, kind: &str, from: Day, to: Option<Day>, postcode: &str| {
            table.add([text(person), text(kind), self.profile.date(from), self.profile.maybe(to), text(postcode)]);
        };
        for child in self.children {
            for (place, (from, postcode)) in child.homes.iter().enumerate() {
                let until = child.homes.get(place + 1).map(|next| next.0);
                for (from, until) in self.at_home(child, *from, until) {
                    add(&child.id, "Home", from, until, postcode);
                }
            }
            for period in &child.periods {
                if let (false, Some(first)) = (period.short_break, period.stretches.first()) {
                    add(&child.id, "Placement", first.start, period.end_day(), &first.setting.postcode);
                }
            }
            if let Some(mother) = &child.mother {
                for (place, (from, postcode)) in mother.homes.iter().enumerate() {
                    let until = mother.homes.get(place + 1).map(|next| next.0);
                    add(&mother.id, "Home", *from, until, postcode);
                }
            }
        }
        table
    }

    /// The times of a home address outside care, or all of it when the record stays open.
    fn at_home(&self, child: &Child, from: Day, until: Option<Day>) -> Vec<(Day, Option<Day>)> {
        let mut list = Vec::new();
        let mut open = Some(from);
        let away = child.periods.iter().filter(|p| child.home_closed_in_care && p.counted && !p.short_break);
        for period in away {
            let (start, end) = (period.start.day, period.end_day());
            if let Some(begin) = open {
                if until.is_some_and(|until| until <= start) || end.is_some_and(|end| end <= begin) {
                    continue;
                }
                if begin < start {
                    list.push((begin, Some(start)));
                }
                open = end.filter(|end| until.is_none_or(|until| *end < until));
            }
        }
        if let Some(begin) = open {
            list.push((begin, until));
        }
        list
    }

    fn periods(&self) -> Table {
        let mut table = Table::new(
            "ext_cla_period_of_care",
            &[
                "poc_cla_id",
                "poc_person_id",
                "poc_start_date",
                "poc_start_datetime",
                "poc_end_datetime",
                "poc_end_date",
                "poc_end_reason",
                "poc_category_of_need",
                "poc_is_short_break",
            ],
        );
        for child in self.children {
            for (index, period) in child.periods.iter().enumerate() {
                self.period(child, index, period, &mut table);
            }
        }
        table
    }

    fn period(&self, child: &Child, index: usize, period: &Period, table: &mut Table) {
        let mut start = period.start;
        let mut need = period.need;
        let mut add = |start: Moment, end: Option<Moment>, reason: &str, need: &str| {
            table.add([
                care_key(child, index, start.day),
                child.id.clone(),
                self.profile.date(start.day),
                start.iso(),
                end.map(Moment::iso).unwrap_or_default(),
                self.profile.maybe(end.map(|end| end.day)),
                text(reason),
                text(need),
                text(if period.short_break { "true" } else { "false" }),
            ]);
        };
        for seam in &period.seams {
            let end = Moment::at(seam.day, 11, 0);
            add(start, Some(end), seam.reason, need);
            start = end.plus(6 * 60);
            need = seam.need_recorded_after;
        }
        add(start, period.end, period.end_reason, need);
    }

    fn legal_statuses(&self, rows: &[Vec<LegalRow>]) -> Table {
        let mut table = Table::new(
            "ssd_legal_status",
            &[
                "lega_legal_status_id",
                "lega_person_id",
                "lega_legal_status",
                "lega_legal_status_start_date",
                "lega_legal_status_end_date",
                "lega_legal_status_code",
                "lega_cla_id",
            ],
        );
        for (child, rows) in self.children.iter().zip(rows) {
            for row in rows {
                let outside = row.care.is_none();
                let day_before = self.profile.legal_day_before && row.followed;
                let described = self.profile.legal_descriptions || outside;
                table.add([
                    format!("{}", 50_001 + table.rows.len()),
                    child.id.clone(),
                    text(if described { description(row.code) } else { row.code }),
                    self.profile.date(row.start),
                    self.profile.maybe(row.end.map(|end| if day_before { end.plus(-1) } else { end })),
                    text(if described { "" } else { row.code }),
                    row.care.clone().unwrap_or_default(),
                ]);
            }
        }
        table
    }

    fn placements(&self, rows: &[Vec<PlacementRow>]) -> Table {
        let mut table = Table::new(
            "ssd_cla_placement",
            &[
                "clap_cla_placement_id",
                "clap_placement_version",
                "clap_person_id",
                "clap_cla_id",
                "clap_cla_placement_start_date",
                "clap_cla_placement_end_date",
                "clap_cla_placement_type",
                "clap_cla_placement_provider",
                "clap_cla_placement_urn",
                "clap_cla_placement_postcode",
                "clap_cla_placement_change_reason",
                "clap_carer_id",
                "clap_is_temporary",
                "clap_main_placement_id",
                "clap_temporary_reason",
                "clap_other_placement_code",
                "clap_dual_registered_adopter",
            ],
        );
        for (child, rows) in self.children.iter().zip(rows) {
            for row in rows {
                let day_before = self.profile.placement_day_before && row.followed;
                let end = row.end.map(|end| if day_before { end.plus(-1) } else { end });
                let away = row.away.as_ref();
                let hospital = away.is_some_and(|away| away.reason == "HOSPITAL");
                let setting = &row.setting;
                table.add([
                    row.id.clone(),
                    row.version.to_string(),
                    child.id.clone(),
                    row.care.clone(),
                    self.profile.date(row.start),
                    self.profile.maybe(end),
                    text(row.place),
                    text(if hospital { "PR3" } else { setting.provider }),
                    setting.urn.clone(),
                    away.map_or(setting.postcode.clone(), |away| away.postcode.clone()),
                    text(row.reason),
                    if self.profile.carer_keys { setting.carer.clone() } else { text("") },
                    text(if away.is_some() { "true" } else { "false" }),
                    row.main.clone().unwrap_or_default(),
                    text(away.map_or("", |away| away.reason)),
                    text(row.other_code),
                    text(if matches!(row.place, "U2" | "U5") { "true" } else { "false" }),
                ]);
            }
        }
        table
    }
}

/// The words of a status, for the vendors that export words.
pub fn description(code: &'static str) -> &'static str {
    match code {
        "C1" => "Interim Care Order (s38)",
        "C2" => "Full Care Order (s31)",
        "E1" => "Placement Order",
        "V2" => "Accommodated - section 20",
        "V3" => "Short breaks, each recorded",
        "V4" => "Short breaks, agreement",
        "J1" => "Remanded to local authority",
        "J2" => "PACE accommodation",
        "L1" => "Police protection",
        "L2" => "Emergency protection order",
        "S17" => "Child in need (section 17)",
        "SGO" => "Special Guardianship Order",
        "CAO" => "Child arrangements order",
        "LEAVER" => "Care leaver",
        other => other,
    }
}

/// Every word of [`description`] and what it means.
pub const DESCRIPTIONS: &[(&str, &str)] = &[
    ("C1", "C1"),
    ("C2", "C2"),
    ("E1", "E1"),
    ("V2", "V2"),
    ("V3", "V3"),
    ("V4", "V4"),
    ("J1", "J1"),
    ("J2", "J2"),
    ("L1", "L1"),
    ("L2", "L2"),
    ("S17", "NOT_LAC"),
    ("SGO", "NOT_LAC"),
    ("CAO", "NOT_LAC"),
    ("LEAVER", "NOT_LAC"),
];

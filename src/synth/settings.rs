//! Where a child can be placed: the codes that suit an age, and a setting for a code.

use super::dates::Day;
use super::life::Setting;
use super::maker::Maker;
use super::provision::Establishment;
use super::year::REGISTRATION_DAY;

impl Maker<'_> {
    /// A placement code that suits the child's age and legal status on a day.
    pub fn suitable(&mut self, day: Day, ls: &str) -> &'static str {
        let age = self.age(day);
        let with_parents = if matches!(ls, "C1" | "C2") { 5 } else { 0 };
        let options: &[(u32, &'static str)] = &match age {
            0..=4 => {
                [(60, "U6"), (20, "U3"), (3, "U1"), (3, "U4"), (4, "U5"), (3, "R3"), (with_parents, "P1"), (0, "K2"), (0, "S1")]
            }
            5..=9 => {
                [(58, "U6"), (16, "U3"), (4, "U1"), (8, "U4"), (0, "U5"), (1, "S1"), (with_parents, "P1"), (6, "K2"), (0, "R1")]
            }
            10..=15 => [
                (48, "U6"),
                (10, "U3"),
                (4, "U1"),
                (10, "U4"),
                (2, "S1"),
                (1, "R1"),
                (with_parents, "P1"),
                (22, "K2"),
                (1, "Z12"),
            ],
            _ => {
                [(24, "U6"), (5, "U3"), (34, "K3"), (8, "U4"), (1, "P3"), (2, "R1"), (with_parents, "P1"), (14, "K2"), (2, "Z11")]
            }
        };
        let code = self.dice.weighted(options);
        let independent = code == "K3" && day < Day::new(2023, 6, 1) && self.dice.permille(250);
        if independent { "P2" } else { code }
    }

    /// A setting of a code with a carer the child has not had, at a postcode it has not had.
    pub fn setting(&mut self, day: Day, place: &'static str) -> Setting {
        self.registers = None;
        let provision = self.provision;
        match place {
            "U1" | "U2" | "U3" => {
                let urn = self.provision.council_fostering.clone();
                let postcode = self.postcode(700);
                self.household(place, "PR1", urn, postcode)
            }
            "U4" | "U5" | "U6" => {
                if place == "U5" || self.dice.permille(560) {
                    self.council_carer(place)
                } else {
                    self.agency_carer(place)
                }
            }
            "A3" | "A4" | "A5" | "A6" => {
                let own = self.dice.permille(500);
                let urn = if own { self.provision.council_fostering.clone() } else { "XXXXXXX".to_owned() };
                let postcode = self.postcode(300);
                self.household(place, if own { "PR1" } else { "PR2" }, urn, postcode)
            }
            "K1" => self.establishment(place, &provision.secure),
            "K2" => self.establishment(place, &provision.homes),
            "S1" => self.establishment(place, &provision.schools),
            "R3" => self.establishment(place, &provision.family_centres),
            "K3" => self.supported(day),
            "P1" => {
                let home = self.child.home_on(day).map(str::to_owned);
                let postcode = match home {
                    Some(home) => home,
                    None => self.postcode(900),
                };
                self.household("P1", "PR0", String::new(), postcode)
            }
            "R2" => {
                let postcode = self.unused(&provision.hospitals);
                self.household("R2", "PR3", String::new(), postcode)
            }
            "R5" => {
                let postcode = self.unused(&provision.custody);
                self.household("R5", "PR3", String::new(), postcode)
            }
            "Z11" | "Z12" | "Z13" | "Z14" => {
                let postcode = self.postcode(400);
                self.household(place, "", String::new(), postcode)
            }
            other => {
                let postcode = self.postcode(600);
                let provider = self.dice.pick(&["PR4", "PR5"]);
                self.household(other, provider, String::new(), postcode)
            }
        }
    }

    /// A foster carer of the authority's own service.
    pub fn council_carer(&mut self, place: &'static str) -> Setting {
        let urn = self.provision.council_fostering.clone();
        let postcode = self.postcode(750);
        self.household(place, "PR1", urn, postcode)
    }

    /// A foster carer of an agency.
    pub fn agency_carer(&mut self, place: &'static str) -> Setting {
        let agency = self.dice.pick(&self.provision.agencies);
        let postcode = self.postcode(450);
        self.household(place, agency.provider, agency.urn, postcode)
    }

    fn household(&mut self, place: &'static str, provider: &'static str, urn: String, postcode: String) -> Setting {
        let letter = if place.starts_with(['U', 'A']) { "F" } else { "H" };
        let carer = self.new_carer(letter);
        Setting { place, provider, urn, postcode, carer }
    }

    /// An establishment other than the one the child lives in, by number and by postcode.
    fn establishment(&mut self, place: &'static str, list: &[Establishment]) -> Setting {
        let fresh: Vec<Establishment> =
            list.iter().filter(|e| !self.seen(&e.postcode) && !self.registered_before(&e.urn)).cloned().collect();
        if fresh.is_empty() {
            // All have been used: a place in another nation, which Ofsted does not register.
            let postcode = self.unused(&self.authority.abroad);
            let carer = self.new_carer("H");
            return Setting { place, provider: "PR4", urn: String::new(), postcode, carer };
        }
        let chosen = self.dice.pick(&fresh);
        let carer = format!("H-{}-{}", chosen.urn, chosen.postcode.replace(' ', ""));
        Setting { place, provider: chosen.provider, urn: chosen.urn, postcode: chosen.postcode, carer }
    }

    /// Supported lodgings; before registration began they had no number.
    fn supported(&mut self, day: Day) -> Setting {
        let fresh: Vec<Establishment> =
            self.provision.supported.iter().filter(|e| !self.registered_before(&e.urn)).cloned().collect();
        if fresh.is_empty() {
            let postcode = self.unused(&self.authority.abroad);
            return self.household("K3", "PR4", String::new(), postcode);
        }
        let body = self.dice.pick(&fresh);
        let postcode = self.postcode(700);
        let mut setting = self.household("K3", body.provider, body.urn, postcode);
        // Numbers were given from August 2023 on; by the end of October all had one.
        let first = REGISTRATION_DAY.plus(-80);
        if day < first {
            setting.urn = String::new();
            self.registers = Some(self.later(first, 4, 80));
        }
        setting
    }

    /// The number an unregistered supported lodging gets.
    pub fn registered(&mut self, mut setting: Setting) -> Setting {
        let fresh = self.provision.supported.iter().find(|e| !self.registered_before(&e.urn));
        setting.urn = fresh.map_or_else(|| "XXXXXXX".to_owned(), |body| body.urn.clone());
        setting
    }

    /// A postcode new to the child, in the authority's area in `here` cases of a thousand.
    pub fn postcode(&mut self, here: u32) -> String {
        let list = if self.dice.permille(here) { &self.authority.own } else { &self.authority.england };
        self.unused(list)
    }

    fn unused(&mut self, list: &[String]) -> String {
        for _ in 0..40 {
            let postcode = self.dice.pick(list);
            if !self.seen(&postcode) {
                return postcode;
            }
        }
        let wider = self.authority.england.iter().find(|postcode| !self.seen(postcode));
        wider.cloned().unwrap_or_default()
    }

    /// Whether the child has lived at a postcode, at home or in care.
    fn seen(&self, postcode: &str) -> bool {
        let mothers = self.child.mother.iter().flat_map(|mother| &mother.homes);
        self.child.homes.iter().chain(mothers).any(|(_, home)| home == postcode)
            || self.past().any(|s| s.setting.postcode == postcode)
    }

    fn registered_before(&self, urn: &str) -> bool {
        self.past().any(|s| s.setting.urn == urn && !s.setting.place.starts_with('U'))
    }

    fn past(&self) -> impl Iterator<Item = &super::life::Stretch> {
        self.child.periods.iter().flat_map(|p| &p.stretches).chain(&self.chain)
    }
}

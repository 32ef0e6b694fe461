//! Who is made: one child by number, a scenario by its turn, the rest ordinary.

use super::authorities::Authority;
use super::dates::Day;
use super::dice::Dice;
use super::life::{Child, Upn};
use super::maker::{Clock, Maker};
use super::provision::Provision;
use super::scenarios::Scenario;

/// One turn of eighty children: each scenario once, so that 2,000 children show it 25 times.
/// Turns beyond the list are ordinary children.
const TURN: usize = 80;
const SCENARIOS: &[Scenario] = &[
    |maker| maker.hospital_stay(),
    |maker| maker.legal_and_placement(),
    |maker| maker.three_changes(),
    |maker| maker.revoked_placement_order(),
    |maker| maker.long_term_foster(),
    |maker| maker.house_move(),
    |maker| maker.agency_to_council(),
    |maker| maker.newborn(),
    |maker| maker.short_breaks(),
    |maker| maker.leave_and_return(),
    |maker| maker.eighteenth_birthday(),
    |maker| maker.eighteenth_birthday(),
    |maker| maker.missing_twice(),
    |maker| maker.missing_over_a_move(),
    |maker| maker.asylum_seeker(),
    |maker| maker.asylum_seeker(),
    |maker| maker.asylum_seeker(),
    |maker| maker.asylum_seeker(),
    |maker| maker.version_change(),
    |maker| maker.foster_to_adopt(),
    |maker| maker.adoption(),
    |maker| maker.police_protection(),
    |maker| maker.remand_under_care_order(),
    |maker| maker.several_periods(),
    |maker| maker.break_agreement(),
    |maker| maker.other_stay(),
    |maker| maker.legal_change_while_away(),
    |maker| maker.with_parents(),
    |maker| maker.remand(),
    |maker| maker.recoded(),
    |maker| maker.mother(),
    |maker| maker.short_accommodation(),
    |maker| maker.missing_becomes_away(),
    |maker| maker.missing_at_eighteen(),
    |maker| maker.died_or_transferred(),
    |maker| maker.guardianship(),
    |maker| maker.year_edge(),
    |maker| maker.ends_in_hospital(),
    |maker| maker.breaks_then_care(),
    |maker| maker.grown_leaver(),
    |maker| maker.grown_leaver(),
    |maker| maker.grown_leaver(),
];

const ETHNICITIES: &[(u32, &str)] = &[
    (690, "WBRI"),
    (5, "WIRI"),
    (40, "WOTH"),
    (4, "WIRT"),
    (9, "WROM"),
    (34, "MWBC"),
    (16, "MWBA"),
    (16, "MWAS"),
    (33, "MOTH"),
    (6, "AIND"),
    (11, "APKN"),
    (12, "ABAN"),
    (16, "AOTH"),
    (18, "BCRB"),
    (38, "BAFR"),
    (15, "BOTH"),
    (2, "CHNE"),
    (24, "OOTH"),
    (2, "REFU"),
    (6, "NOBT"),
];

/// What all children of one authority share.
pub struct World<'a> {
    pub seed: u64,
    pub clock: Clock,
    pub authority: &'a Authority,
    pub provision: &'a Provision,
    /// Some file of the export can show rows that begin and end on one day.
    pub shows_passing_rows: bool,
}

impl World<'_> {
    /// The child with a number from 0.
    pub fn child(&self, number: usize) -> Child {
        let dice = Dice::new(self.seed, self.authority.number as u64, number as u64 + 1, 1);
        let mut maker = Maker {
            dice,
            clock: self.clock,
            authority: self.authority,
            provision: self.provision,
            child: blank(number, self.authority),
            chain: Vec::new(),
            beneath: Vec::new(),
            passing: Vec::new(),
            seams: Vec::new(),
            shows_passing_rows: self.shows_passing_rows,
            registers: None,
            stays: 0,
            carers: 0,
        };
        maker.child.female = maker.dice.permille(440);
        maker.child.ethnic = maker.dice.weighted(ETHNICITIES);
        maker.child.upn.early = maker.dice.permille(80);
        match maker.dice.weighted(&[(970, ""), (12, "UN2"), (18, "UN5")]) {
            "" => {}
            unknown => {
                maker.child.upn.number = None;
                maker.child.upn.unknown = unknown;
            }
        }
        let turn = (number * 37 + 11) % TURN;
        match SCENARIOS.get(turn) {
            Some(scenario) => scenario(&mut maker),
            None => maker.plain(),
        }
        maker.hold_reviews();
        maker.go_missing();
        // One training record in 250, made like any other child.
        let mut child = maker.child;
        child.test_record = number % 250 == 131;
        // A care leaver with no episode in the year would stand in the header for that alone. Here
        // they have gone to another authority, which reports them.
        let gone = !child.in_return(self.clock) && child.grown.is_none() && child.former_care_leaver();
        let mut ordinary = child.periods.iter_mut().filter(|p| p.counted && !p.short_break);
        if let Some(last) = ordinary.next_back().filter(|_| gone) {
            last.end_reason = "E3";
        }
        if let Some(digits) = pupil_number(&child, self.authority) {
            child.upn.number = child.upn.number.map(|_| digits);
        }
        child
    }
}

fn blank(number: usize, authority: &Authority) -> Child {
    Child {
        number,
        id: format!("{}{:06}", authority.dfe_number, 100_000 + number * 7),
        female: false,
        birth: Day::new(2015, 1, 1),
        birth_estimated: false,
        ethnic: "WBRI",
        upn: Upn { number: Some(String::new()), unknown: "UN1", early: false },
        homes: Vec::new(),
        home_closed_in_care: false,
        mother: None,
        uasc: None,
        babies: Vec::new(),
        death: None,
        adoption: None,
        grown: None,
        periods: Vec::new(),
        reviews: Vec::new(),
        incidents: Vec::new(),
        test_record: false,
        marks: Vec::new(),
    }
}

/// A pupil number of the proper shape with its check letter: letter, authority, school, year of
/// entry, serial.
fn pupil_number(child: &Child, authority: &Authority) -> Option<String> {
    const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRTUVWXYZ";
    let school = 2000 + child.number / 1000;
    let year = child.birth.plus_years(4).parts().0.rem_euclid(100);
    let body = format!("{}{school:04}{year:02}{:03}", authority.dfe_number, child.number % 1000);
    let sum: u32 = body.bytes().zip(2u32..).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    let letter = LETTERS.get(sum as usize % 23)?;
    Some(format!("{}{body}", char::from(*letter)))
}

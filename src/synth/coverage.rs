//! What a generated authority shows, counted; and the least that is expected of it.

use std::collections::BTreeMap;
use std::fmt;

/// Something a child can show. Listed in the order of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Feature {
    HospitalStay,
    LegalAndPlacement,
    ThreeChanges,
    RevokedPlacementOrder,
    LongTerm,
    HouseMove,
    AgencyToCouncil,
    Newborn,
    BreakUnderADay,
    BreakOverADay,
    LeaveAndReturn,
    EighteenthBirthday,
    MissingTwiceInADay,
    MissingOverAMove,
    UasPlacementPostcode,
    DayBeforeEnds,
    SameDayEnds,
    FosterToAdopt,
    DecisionReversed,
    EndsInHospital,
    BreaksThenCare,
    GrownLeaver,
    EarlierOrderInPart,
    WorkersOverlap,
    // Shown as well, without a least number.
    VersionChange,
    Adopted,
    PoliceProtectionChain,
    RemandUnderCareOrder,
    SeveralPeriods,
    BreakAgreement,
    OtherStay,
    LegalChangeWhileAway,
    WithParents,
    SecureOrCustody,
    Recoded,
    Mother,
    ShortAccommodation,
    MissingBecomesAway,
    MissingAtEighteen,
    EndOfStatus,
    Died,
    Guardianship,
    EventAfterYearEnd,
    YearEdge,
}

/// The features of which each must be shown by 20 children in 2,000.
const REQUIRED: [Feature; 24] = [
    Feature::HospitalStay,
    Feature::LegalAndPlacement,
    Feature::ThreeChanges,
    Feature::RevokedPlacementOrder,
    Feature::LongTerm,
    Feature::HouseMove,
    Feature::AgencyToCouncil,
    Feature::Newborn,
    Feature::BreakUnderADay,
    Feature::BreakOverADay,
    Feature::LeaveAndReturn,
    Feature::EighteenthBirthday,
    Feature::MissingTwiceInADay,
    Feature::MissingOverAMove,
    Feature::UasPlacementPostcode,
    Feature::DayBeforeEnds,
    Feature::SameDayEnds,
    Feature::FosterToAdopt,
    Feature::DecisionReversed,
    Feature::EndsInHospital,
    Feature::BreaksThenCare,
    Feature::GrownLeaver,
    Feature::EarlierOrderInPart,
    Feature::WorkersOverlap,
];

const OTHERS: [Feature; 20] = [
    Feature::VersionChange,
    Feature::Adopted,
    Feature::PoliceProtectionChain,
    Feature::RemandUnderCareOrder,
    Feature::SeveralPeriods,
    Feature::BreakAgreement,
    Feature::OtherStay,
    Feature::LegalChangeWhileAway,
    Feature::WithParents,
    Feature::SecureOrCustody,
    Feature::Recoded,
    Feature::Mother,
    Feature::ShortAccommodation,
    Feature::MissingBecomesAway,
    Feature::MissingAtEighteen,
    Feature::EndOfStatus,
    Feature::Died,
    Feature::Guardianship,
    Feature::EventAfterYearEnd,
    Feature::YearEdge,
];

impl Feature {
    /// Shown by the export alone: the return must not hold it.
    pub fn outside_the_return(self) -> bool {
        matches!(self, Feature::BreakUnderADay | Feature::ShortAccommodation | Feature::EventAfterYearEnd)
    }

    /// What the table says.
    pub fn label(self) -> &'static str {
        match self {
            Feature::HospitalStay => "hospital stay (T1) and return to the placement",
            Feature::LegalAndPlacement => "legal status and placement change on one day",
            Feature::ThreeChanges => "three changes on one day",
            Feature::RevokedPlacementOrder => "care order under a placement order that is revoked",
            Feature::LongTerm => "short term to long term with the same carer (U6 to U4)",
            Feature::HouseMove => "carer moves house",
            Feature::AgencyToCouncil => "carer moves from agency to council with the child",
            Feature::Newborn => "newborn",
            Feature::BreakUnderADay => "short break (V3) of 24 hours or less",
            Feature::BreakOverADay => "short break (V3) of more than 24 hours",
            Feature::LeaveAndReturn => "leaves and returns on one day",
            Feature::EighteenthBirthday => "ceases on the 18th birthday",
            Feature::MissingTwiceInADay => "missing twice in a day",
            Feature::MissingOverAMove => "missing over a placement change",
            Feature::UasPlacementPostcode => "asylum-seeking child with a placement postcode",
            Feature::DayBeforeEnds => "children in a file with day-before ends",
            Feature::SameDayEnds => "children in a file with same-day ends",
            Feature::VersionChange => "details change inside a placement",
            Feature::DecisionReversed => "decision to place for adoption reversed",
            Feature::EndsInHospital => "temporary stay (T1) that ends care",
            Feature::BreaksThenCare => "short breaks (V3), then care (V2)",
            Feature::GrownLeaver => "care leaver of 19 to 25 without an episode",
            Feature::EarlierOrderInPart => "earlier permanence with an unknown part (zz)",
            Feature::WorkersOverlap => "social workers overlap in the case system",
            Feature::FosterToAdopt => "foster carers become adopters (A5)",
            Feature::Adopted => "adopted",
            Feature::PoliceProtectionChain => "police protection, interim order, care order",
            Feature::RemandUnderCareOrder => "remand while a care order runs",
            Feature::SeveralPeriods => "several periods of care in the year",
            Feature::BreakAgreement => "short-break agreement (V4)",
            Feature::OtherStay => "other temporary stay (T0, T2 to T4)",
            Feature::LegalChangeWhileAway => "legal change during a temporary stay",
            Feature::WithParents => "placed with parents",
            Feature::SecureOrCustody => "secure home or custody",
            Feature::Recoded => "placement code renewed in place (H5, Z1)",
            Feature::Mother => "girl who is a mother",
            Feature::ShortAccommodation => "other accommodation of 24 hours or less",
            Feature::MissingBecomesAway => "missing becomes away",
            Feature::MissingAtEighteen => "missing on the 18th birthday",
            Feature::EndOfStatus => "asylum-seeking status ends in care",
            Feature::Died => "died",
            Feature::Guardianship => "special guardianship",
            Feature::EventAfterYearEnd => "events after the year end in the export",
            Feature::YearEdge => "change on the first or last day of the year",
        }
    }
}

/// One authority's counts.
#[derive(Clone, Debug, Default)]
pub struct AuthorityCoverage {
    pub authority: &'static str,
    pub children: usize,
    pub counts: BTreeMap<Feature, usize>,
    pub faults: usize,
    /// Only one of the two conventions is used here, by choice: the other is not asked for.
    pub one_convention: bool,
    pub with_header: usize,
    pub episodes: usize,
}

/// The coverage table of a run.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    pub authorities: Vec<AuthorityCoverage>,
}

/// A count below what is expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Short {
    pub authority: &'static str,
    pub what: &'static str,
    pub count: usize,
    pub required: usize,
}

impl AuthorityCoverage {
    fn count(&self, feature: Feature) -> usize {
        self.counts.get(&feature).copied().unwrap_or(0)
    }

    /// Twenty in 2,000 children, in proportion for fewer or more.
    fn required(&self, feature: Feature) -> usize {
        let convention = matches!(feature, Feature::DayBeforeEnds | Feature::SameDayEnds);
        if !REQUIRED.contains(&feature) || (convention && self.one_convention) {
            return 0;
        }
        20 * self.children / 2000
    }
}

impl Coverage {
    /// Every count that is too low.
    pub fn short(&self) -> Vec<Short> {
        let mut list = Vec::new();
        for authority in &self.authorities {
            for feature in REQUIRED {
                let (count, required) = (authority.count(feature), authority.required(feature));
                if count < required {
                    let what = feature.label();
                    list.push(Short { authority: authority.authority, what, count, required });
                }
            }
        }
        list
    }
}

impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for authority in &self.authorities {
            writeln!(
                f,
                "{}: {} children, {} in the return, {} episodes, {} faults",
                authority.authority, authority.children, authority.with_header, authority.episodes, authority.faults
            )?;
            writeln!(f, "  {:<56} {:>6} {:>6}", "children who show", "count", "least")?;
            for feature in REQUIRED.into_iter().chain(OTHERS) {
                let (count, required) = (authority.count(feature), authority.required(feature));
                let mark = if count < required { "  short" } else { "" };
                writeln!(f, "  {:<56} {count:>6} {required:>6}{mark}", feature.label())?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_count_is_named() {
        let mut authority = AuthorityCoverage { authority: "E10000011", children: 2000, ..Default::default() };
        for feature in REQUIRED {
            authority.counts.insert(feature, 20);
        }
        let mut coverage = Coverage { authorities: vec![authority] };
        assert!(coverage.short().is_empty());
        coverage.authorities[0].counts.insert(Feature::Newborn, 19);
        let short = coverage.short();
        assert_eq!(short.len(), 1);
        assert_eq!((short[0].what, short[0].count, short[0].required), ("newborn", 19, 20));
        assert!(coverage.to_string().contains("short"));
        coverage.authorities[0].children = 60;
        assert!(coverage.short().is_empty());
    }
}

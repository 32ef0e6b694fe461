//! A collection year: its days, and the codes that differ between years.

use super::dates::Day;
use super::error::SynthError;

/// A collection year, named by the year it ends in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Year(i32);

/// The day from which an open P2 placement is no longer allowed, and semi-independent settings
/// need a registration.
pub const REGISTRATION_DAY: Day = Day::new(2023, 10, 28);
/// The first day on which K3 stands for what was H5.
pub const K3_DAY: Day = Day::new(2024, 4, 1);
/// The first day on which Z11 to Z14 stand for what was Z1.
pub const Z11_DAY: Day = Day::new(2025, 4, 1);

impl Year {
    /// Reads `2025-26`; 2022-23 to 2026-27 are known.
    pub fn parse(text: &str) -> Result<Year, SynthError> {
        for end in 2023..=2027 {
            if Year(end).label() == text {
                return Ok(Year(end));
            }
        }
        Err(SynthError::Argument(format!("year {text:?} is not one of 2022-23 to 2026-27")))
    }

    /// The year as written, `2025-26`.
    pub fn label(self) -> String {
        format!("{}-{:02}", self.0 - 1, self.0 % 100)
    }

    /// The calendar year it ends in.
    pub fn ends_in(self) -> i32 {
        self.0
    }

    /// 1 April.
    pub fn start(self) -> Day {
        Day::new(self.0 - 1, 4, 1)
    }

    /// 31 March.
    pub fn end(self) -> Day {
        Day::new(self.0, 3, 31)
    }

    /// The collection year before.
    pub fn previous(self) -> Year {
        Year(self.0 - 1)
    }

    /// The code of the sex in this year's return.
    pub fn sex(self, female: bool) -> &'static str {
        match (self.0 >= 2025, female) {
            (true, true) => "F",
            (true, false) => "M",
            (false, true) => "2",
            (false, false) => "1",
        }
    }

    /// The placement code of this year's return for a code of the newest list (or P2).
    pub fn place(self, place: &'static str) -> &'static str {
        match place {
            "K3" if self.0 <= 2024 => "H5",
            "Z11" | "Z12" | "Z13" | "Z14" if self.0 <= 2025 => "Z1",
            other => other,
        }
    }

    /// Whether this year's return takes a URN for a placement code of the newest list.
    pub fn takes_urn(self, place: &str) -> bool {
        match place {
            "P1" | "P3" | "R1" | "R2" | "R5" | "P2" => false,
            "K3" => self.0 >= 2024,
            other => !(other.starts_with('T') || other.starts_with('Z')),
        }
    }

    /// Whether a child born on `birth` is of school age for the UPN rules of this year.
    pub fn school_age(self, birth: Day) -> bool {
        birth.plus_years(4) <= Day::new(self.0 - 2, 8, 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_read_and_written() {
        let year = Year::parse("2025-26").expect("a known year");
        assert_eq!(year.label(), "2025-26");
        assert_eq!((year.start().dmy(), year.end().dmy()), ("01/04/2025".into(), "31/03/2026".into()));
        assert!(Year::parse("2021-22").is_err());
        assert!(Year::parse("2025/26").is_err());
    }

    #[test]
    fn codes_follow_the_year() {
        let old = Year::parse("2023-24").expect("a known year");
        let new = Year::parse("2025-26").expect("a known year");
        assert_eq!((old.sex(true), new.sex(true)), ("2", "F"));
        assert_eq!((old.place("K3"), new.place("K3")), ("H5", "K3"));
        assert_eq!((old.place("Z12"), new.place("Z12")), ("Z1", "Z12"));
    }
}

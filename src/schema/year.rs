//! The collection year: 1 April to 31 March, both inclusive, written `2025-26`.

use std::fmt;
use std::str::FromStr;

use crate::dates;

/// A collection year, held as the year it ends in: 2025-26 is 2026.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CollectionYear(u16);

/// The first year whose own rule set is known. Earlier years run that set and say so.
pub const FIRST_RULE_YEAR: CollectionYear = CollectionYear(2023);
pub const LAST_YEAR: CollectionYear = CollectionYear(2027);
pub const FIRST_YEAR: CollectionYear = CollectionYear(2018);

impl CollectionYear {
    /// The year that ends on 31 March of `end`.
    pub fn ending(end: u16) -> Self {
        CollectionYear(end)
    }

    pub fn end(self) -> u16 {
        self.0
    }

    pub fn previous(self) -> Self {
        CollectionYear(self.0 - 1)
    }

    /// 1 April, in days since 1970-01-01.
    pub fn start_day(self) -> i32 {
        dates::days(i32::from(self.0) - 1, 4, 1).unwrap_or_default()
    }

    /// 31 March, in days since 1970-01-01.
    pub fn end_day(self) -> i32 {
        dates::days(i32::from(self.0), 3, 31).unwrap_or_default()
    }
}

impl FromStr for CollectionYear {
    type Err = String;

    /// Reads `2025-26`; `2025/26` and `2025_26` are taken and normalised.
    fn from_str(text: &str) -> Result<Self, String> {
        let fault = || {
            format!(
                "{text:?} is not a collection year from {FIRST_YEAR} to {LAST_YEAR}: write it like 2025-26 (1 April 2025 to 31 March 2026)"
            )
        };
        let (start, end) = text.trim().split_once(['-', '/', '_']).ok_or_else(fault)?;
        let start: u16 = start.parse().map_err(|_| fault())?;
        let end_digits: u16 = end.parse().map_err(|_| fault())?;
        let next = start.checked_add(1).ok_or_else(fault)?;
        let agrees = (end.len() == 2 && next % 100 == end_digits) || (end.len() == 4 && next == end_digits);
        let year = CollectionYear(next);
        if agrees && (FIRST_YEAR..=LAST_YEAR).contains(&year) { Ok(year) } else { Err(fault()) }
    }
}

impl fmt::Display for CollectionYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.0 - 1, self.0 % 100)
    }
}

impl<'de> serde::Deserialize<'de> for CollectionYear {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl serde::Serialize for CollectionYear {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes() {
        let year: CollectionYear = "2025-26".parse().unwrap();
        assert_eq!((year.end(), year.to_string()), (2026, "2025-26".to_string()));
        assert_eq!("2025/26".parse(), Ok(year));
        assert_eq!(dates::text(year.start_day()), "01/04/2025");
        assert_eq!(dates::text(year.end_day()), "31/03/2026");
        for bad in ["2025", "2025-27", "2026", "25-26", "1999-00", "2025-2", "", "-26", "65535-36"] {
            assert!(bad.parse::<CollectionYear>().is_err(), "{bad}");
        }
    }
}

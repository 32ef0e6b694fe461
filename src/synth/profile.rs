//! How a case system writes its export: vendor, conventions, what it leaves out.

use super::dates::Day;
use super::dice::Dice;
use super::error::SynthError;

/// The end-date convention asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Convention {
    SameDay,
    DayBefore,
    /// The legal file one way, the placement file the other.
    Mixed,
}

impl Convention {
    /// Reads the option.
    pub fn parse(text: &str) -> Result<Convention, SynthError> {
        match text {
            "same_day" => Ok(Convention::SameDay),
            "day_before" => Ok(Convention::DayBefore),
            "mixed" => Ok(Convention::Mixed),
            other => Err(SynthError::Argument(format!("end convention {other:?} is not same_day, day_before or mixed"))),
        }
    }
}

/// One export's habits.
#[derive(Clone, Debug)]
pub struct Profile {
    pub system: &'static str,
    pub legal_day_before: bool,
    pub placement_day_before: bool,
    /// Placements carry a key of the carer.
    pub carer_keys: bool,
    /// Legal statuses are written as descriptions, to be read through the code map.
    pub legal_descriptions: bool,
    pub iso_dates: bool,
}

impl Profile {
    /// The habits of an authority: chosen by seed, within the convention asked for.
    pub fn new(seed: u64, authority: usize, many: bool, asked: Option<Convention>) -> Profile {
        let mut dice = Dice::new(seed, authority as u64, 0, 9);
        let convention = asked.unwrap_or(match (many, authority % 3) {
            (false, _) | (true, 0) => Convention::Mixed,
            (true, 1) => Convention::SameDay,
            _ => Convention::DayBefore,
        });
        let (legal_day_before, placement_day_before) = match convention {
            Convention::SameDay => (false, false),
            Convention::DayBefore => (true, true),
            Convention::Mixed if dice.permille(500) => (true, false),
            Convention::Mixed => (false, true),
        };
        let system = match convention {
            Convention::SameDay => dice.pick(&["LCS", "ECLIPSE"]),
            _ => "MOSAIC",
        };
        Profile {
            system,
            legal_day_before,
            placement_day_before,
            carer_keys: system != "LCS",
            legal_descriptions: system == "LCS",
            iso_dates: dice.permille(500),
        }
    }

    /// A date as this export writes it.
    pub fn date(&self, day: Day) -> String {
        if self.iso_dates { day.iso() } else { day.dmy() }
    }

    /// A date that may be absent.
    pub fn maybe(&self, day: Option<Day>) -> String {
        day.map(|day| self.date(day)).unwrap_or_default()
    }
}

//! What to generate.

use std::path::PathBuf;

use super::authorities;
use super::dates::Day;
use super::error::SynthError;
use super::profile::Convention;
use super::year::Year;

/// The options of a run.
#[derive(Clone, Debug)]
pub struct Options {
    pub out: PathBuf,
    pub children: usize,
    pub seed: u64,
    pub year: Year,
    /// Share of the children that get a fault, in millionths.
    pub error_rate: u32,
    pub authorities: usize,
    /// The end-date convention; chosen by seed when absent.
    pub convention: Option<Convention>,
    /// The day as at which the truth is told; the year's last day when absent. The export is the same.
    pub as_at: Option<Day>,
}

impl Options {
    /// A run of the newest complete year without faults.
    pub fn new(out: PathBuf, children: usize, seed: u64) -> Result<Options, SynthError> {
        Ok(Options {
            out,
            children,
            seed,
            year: Year::parse("2025-26")?,
            error_rate: 0,
            authorities: 1,
            convention: None,
            as_at: None,
        })
    }

    /// Reads `--out DIR --children N --seed S [--year Y] [--error-rate R] [--authorities N]
    /// [--end-convention C] [--as-at YYYY-MM-DD]`.
    pub fn from_arguments(arguments: &[String]) -> Result<Options, SynthError> {
        let mut options = Options::new(PathBuf::new(), 0, 0)?;
        let mut seeded = false;
        let mut rest = arguments.iter();
        while let Some(name) = rest.next() {
            let value = rest.next().ok_or_else(|| SynthError::Argument(format!("{name} needs a value")))?;
            match name.as_str() {
                "--out" => options.out = PathBuf::from(value),
                "--children" => options.children = number(name, value)?,
                "--seed" => {
                    options.seed = number(name, value)?;
                    seeded = true;
                }
                "--year" => options.year = Year::parse(value)?,
                "--error-rate" => options.error_rate = millionths(value)?,
                "--authorities" => options.authorities = number(name, value)?,
                "--as-at" => options.as_at = Some(day(value)?),
                "--end-convention" => options.convention = Some(Convention::parse(value)?),
                other => return Err(SynthError::Argument(format!("unknown option {other}"))),
            }
        }
        if options.out.as_os_str().is_empty() || options.children == 0 || !seeded {
            return Err(SynthError::Argument("--out, --children and --seed are needed".into()));
        }
        options.check()?;
        Ok(options)
    }

    /// Whether the numbers can be used.
    pub fn check(&self) -> Result<(), SynthError> {
        let most = authorities::MOST;
        if self.authorities == 0 || self.authorities > most {
            return Err(SynthError::Argument(format!("--authorities must be 1 to {most}")));
        }
        if self.children == 0 || self.children > 120_000 {
            return Err(SynthError::Argument("--children must be 1 to 120000".into()));
        }
        if let Some(day) = self.as_at {
            if day < self.year.start() || day > self.year.end() {
                return Err(SynthError::Argument("--as-at must be a day of the year".into()));
            }
            if self.error_rate > 0 {
                return Err(SynthError::Argument("--as-at tells of records without faults: leave --error-rate out".into()));
            }
        }
        Ok(())
    }
}

fn day(value: &str) -> Result<Day, SynthError> {
    let parts: Vec<i32> = value.split('-').filter_map(|part| part.parse().ok()).collect();
    match parts[..] {
        [year, month, day] if (1..=12).contains(&month) && (1..=31).contains(&day) => Ok(Day::new(year, month, day)),
        _ => Err(SynthError::Argument(format!("--as-at {value:?} is no day: write yyyy-mm-dd"))),
    }
}

fn number<T: std::str::FromStr>(name: &str, value: &str) -> Result<T, SynthError> {
    value.parse().map_err(|_| SynthError::Argument(format!("{name} {value:?} is not a number")))
}

/// A share written as a decimal, in millionths: no floating point decides anything here.
pub fn millionths(text: &str) -> Result<u32, SynthError> {
    let refuse = || SynthError::Argument(format!("error rate {text:?} is not a share from 0 to 1"));
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() && part.is_empty() || !digits(whole) || !digits(part) || part.len() > 6 {
        return Err(refuse());
    }
    let whole: u32 = if whole.is_empty() { 0 } else { whole.parse().map_err(|_| refuse())? };
    let part: u32 = format!("{part:0<6}").parse().map_err(|_| refuse())?;
    let share = whole.checked_mul(1_000_000).and_then(|w| w.checked_add(part)).ok_or_else(refuse)?;
    if share > 1_000_000 { Err(refuse()) } else { Ok(share) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_read_without_floating_point() {
        assert_eq!(millionths("0.04").ok(), Some(40_000));
        assert_eq!(millionths("1").ok(), Some(1_000_000));
        assert_eq!(millionths(".5").ok(), Some(500_000));
        for bad in ["1.1", "-0.1", "", ".", "0.0000001", "x", "1e-2"] {
            assert!(millionths(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn arguments_are_read() {
        let list = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let options = Options::from_arguments(&list(
            "--out x --children 150 --seed 903 --year 2024-25 --error-rate 0.04 --end-convention mixed",
        ))
        .expect("good options");
        assert_eq!((options.children, options.seed, options.error_rate), (150, 903, 40_000));
        assert!(Options::from_arguments(&list("--out x --children 150")).is_err());
        assert!(Options::from_arguments(&list("--out x --children 1 --seed 1 --authorities 99")).is_err());
    }
}

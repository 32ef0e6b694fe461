//! What a publisher hands in, and what of it is refused.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::dates;
use super::error::PublishError;
use super::layout::is_sha256;

/// Names that `pull` writes itself.
pub(super) const RUN_MANIFEST: &str = "manifest.json";
pub(super) const PUBLICATION: &str = "publication.json";
pub(super) const COMMIT: &str = "commit.json";

/// One file to publish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishFile {
    /// Name in the publication: an ASCII relative path such as `return/csv/episodes.csv`.
    pub name: String,
    /// Where its bytes are now.
    pub path: PathBuf,
    /// SHA-256 of its bytes, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// Size in bytes.
    pub size: u64,
    /// Who may see it.
    pub zone: Zone,
}

/// Who may see a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Zone {
    /// Rows about children: only those who work on the return.
    Restricted,
    /// Passed disclosure control: a wider audience.
    Wide,
}

/// What the publication is meant for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mark {
    /// One night's state.
    Nightly,
    /// The state that was, or will be, sent to the Department.
    Submission,
}

/// The gate's verdict on the run, with the counts it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gate {
    /// Whether the run may be published.
    pub passed: bool,
    /// Rules with at least one finding.
    pub rules_fired: u64,
    /// Findings of severity error.
    pub errors: u64,
    /// Children left out of the return because their records could not be used.
    pub blocked: u64,
    /// Rules that could not run.
    pub not_run: u64,
}

/// What the commit says about the run. Only `mark` helps decide whether there is something to publish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommitInfo {
    /// The run: letters, digits, `.`, `_` and `-`.
    pub run_id: String,
    /// State of the data, `yyyy-mm-dd`.
    pub as_at: String,
    /// Collection year, `2025-26`.
    pub collection_year: String,
    /// What it is meant for.
    pub mark: Mark,
    /// The gate's verdict; a run that did not pass is refused.
    pub gate: Gate,
    /// The program that publishes and its version, such as `return903 0.1.0`.
    pub producer: String,
    /// Time of publishing, `yyyy-mm-ddThh:mm:ssZ`; for people only.
    pub published_at: String,
}

impl CommitInfo {
    /// Refuses what must not get into a commit.
    pub(super) fn check(&self) -> Result<(), PublishError> {
        if !self.gate.passed {
            return Err(PublishError::GateNotPassed { run_id: self.run_id.clone() });
        }
        if !is_run_id(&self.run_id) {
            return Err(PublishError::input("the run id", "must be 1 to 100 letters, digits, `.`, `_` or `-`"));
        }
        if !dates::is_date(&self.as_at) {
            return Err(PublishError::input("as_at", "must be a date written yyyy-mm-dd"));
        }
        if !is_collection_year(&self.collection_year) {
            return Err(PublishError::input("the collection year", "must be written like 2025-26"));
        }
        if !dates::is_timestamp(&self.published_at) {
            return Err(PublishError::input("published_at", "must be a time written yyyy-mm-ddThh:mm:ssZ"));
        }
        let printable = |b: u8| b.is_ascii_graphic() || b == b' ';
        if self.producer.len() > 100 || !self.producer.bytes().all(printable) {
            return Err(PublishError::input("the producer", "must be at most 100 ASCII characters"));
        }
        Ok(())
    }
}

pub(super) fn is_run_id(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
    (1..=100).contains(&text.len()) && text.bytes().all(plain)
}

/// `2025-26`: the second year follows the first.
pub(super) fn is_collection_year(text: &str) -> bool {
    let Some((first, second)) = text.split_once('-') else {
        return false;
    };
    let digits = |part: &str, len: usize| part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
    let year = |part: &str| part.parse::<u32>().unwrap_or_default();
    digits(first, 4) && digits(second, 2) && (year(first) + 1) % 100 == year(second)
}

/// Refuses lists of names that cannot be written side by side on every file system: names that leave
/// the folder, that differ only in case, or of which one is the other's folder. Used on what is
/// published and again on every manifest read, because whoever can write to a location could otherwise
/// make `pull` write anywhere.
pub(super) fn check_names<'a>(names: impl Iterator<Item = &'a str>) -> Result<(), (String, &'static str)> {
    let mut seen: BTreeMap<String, bool> = BTreeMap::new();
    for name in names {
        let refuse = |why| Err((name.to_owned(), why));
        if !is_plain_name(name) {
            return refuse(
                "must be a relative path of letters, digits, `.`, `_` and `-`, no part of it beginning or ending with a dot",
            );
        }
        let lower = name.to_ascii_lowercase();
        if [RUN_MANIFEST, PUBLICATION, COMMIT].contains(&lower.as_str()) {
            return refuse("is a name kept for the publication itself");
        }
        for (at, _) in lower.match_indices('/') {
            if seen.insert(lower[..at].to_owned(), false) == Some(true) {
                return refuse("lies in a folder that has the name of another file");
            }
        }
        if seen.insert(lower, true).is_some() {
            return refuse("is listed twice, or differs from another name only in case, or is another file's folder");
        }
    }
    Ok(())
}

fn is_plain_name(name: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
    let part = |p: &str| !p.is_empty() && !p.starts_with('.') && !p.ends_with('.') && p.bytes().all(plain);
    name.len() <= 200 && name.split('/').all(part)
}

/// Refuses files whose description cannot be right.
pub(super) fn check_files(files: &[PublishFile]) -> Result<(), PublishError> {
    check_names(files.iter().map(|f| f.name.as_str()))
        .map_err(|(name, why)| PublishError::input(format!("the file name {name:?}"), why))?;
    match files.iter().find(|f| !is_sha256(&f.sha256)) {
        Some(file) => Err(PublishError::input(format!("the hash of {}", file.name), "must be 64 lower-case hexadecimal digits")),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_cannot_stand_side_by_side_are_refused() {
        let bad: &[&[&str]] = &[
            &["../x"],
            &["/x"],
            &["a//b"],
            &["a/"],
            &[""],
            &[".x"],
            &["x."],
            &["a\\b"],
            &["ä.csv"],
            &["a b"],
            &["c:x"],
            &["manifest.json"],
            &["Commit.json"],
            &["publication.json"],
            &["a", "a"],
            &["a.csv", "A.csv"],
            &["a", "a/b"],
            &["a/b", "a"],
            &["A/b", "a"],
        ];
        for names in bad {
            assert!(check_names(names.iter().copied()).is_err(), "{names:?}");
        }
        assert!(check_names(["return/csv/episodes.csv", "return/episodes.parquet", "report/manifest.json"].into_iter()).is_ok());
        assert!(check_names(["x".repeat(201).as_str()].into_iter()).is_err());
    }

    #[test]
    fn years() {
        for good in ["2025-26", "1999-00"] {
            assert!(is_collection_year(good), "{good}");
        }
        for bad in ["2025-27", "2025", "2025/26", "25-26", "2025-2026"] {
            assert!(!is_collection_year(bad), "{bad}");
        }
    }
}

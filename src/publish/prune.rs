//! Removing what no kept commit needs.
//!
//! Kept are the newest commits, every submission, and everything younger than a given time: that time must
//! lie further back than the longest publication takes, because a publisher at work has objects there
//! that no commit needs yet. Commits go first, so that a prune that is killed leaves only orphans.

use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::time::SystemTime;

use serde::Serialize;

use super::error::PublishError;
use super::input::Mark;
use super::layout::{COMMITS, OBJECTS, PROBES, STAGING, sequence_of, sha_of};
use super::location::Location;
use super::store::Stored;

/// What to keep.
#[derive(Debug, Clone, Copy)]
pub struct PruneOptions {
    /// How many of the newest commits are kept.
    pub keep: NonZeroUsize,
    /// Only what was last written before this time is removed.
    pub before: SystemTime,
    /// Say what would be removed, and remove nothing.
    pub dry_run: bool,
}

/// What was removed, or would be. Sizes are bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PruneReport {
    /// Commits still there, ascending.
    pub kept: Vec<u64>,
    /// Commits removed, ascending.
    pub commits: Vec<u64>,
    /// Objects removed.
    pub objects: u64,
    /// Their size.
    pub bytes: u64,
    /// Staging files and probes removed.
    pub leftovers: u64,
}

/// Removes old commits, the objects only they needed, and what killed publishers left behind.
///
/// # Errors
/// [`PublishError::Damaged`] when a commit, or a manifest of a commit that is kept, does not match: what it
/// needs is not known then, and nothing is removed.
pub async fn prune(location: &Location, options: &PruneOptions) -> Result<PruneReport, PublishError> {
    let old = |stored: &Stored| stored.modified < options.before;
    let mut commits: Vec<(u64, Stored)> =
        location.list(COMMITS).await?.into_iter().filter_map(|stored| Some((sequence_of(&stored.path)?, stored))).collect();
    commits.sort_by_key(|(sequence, _)| *sequence);
    let first_newest = commits.len().saturating_sub(options.keep.get());

    // Everything is decided before anything is removed.
    let mut report = PruneReport::default();
    let (mut needed, mut leaving, mut objects, mut leftovers) = (BTreeSet::new(), vec![], vec![], vec![]);
    for (at, (sequence, stored)) in commits.into_iter().enumerate() {
        let commit = location.commit(sequence).await?.commit;
        if at < first_newest && old(&stored) && commit.mark != Mark::Submission {
            report.commits.push(sequence);
            leaving.push(stored);
            continue;
        }
        report.kept.push(sequence);
        let (publication, _) = location.publication(&commit.manifest).await?;
        needed.insert(commit.manifest.sha256);
        needed.extend(publication.objects().map(|o| o.sha256));
    }
    for stored in location.list(OBJECTS).await?.into_iter().filter(old) {
        let shown = location.layout.shown(&stored.path);
        // Names that are not ours are not ours to remove.
        if sha_of(&shown).is_some_and(|sha256| !needed.contains(sha256)) {
            report.objects += 1;
            report.bytes += stored.size;
            objects.push(stored);
        }
    }
    for folder in [STAGING, PROBES] {
        leftovers.extend(location.list(folder).await?.into_iter().filter(old));
    }
    report.leftovers = leftovers.len() as u64;

    if !options.dry_run {
        for stored in leaving.iter().chain(&leftovers) {
            location.remove(&stored.path).await?;
        }
        for stored in &objects {
            // A publisher may have written it anew since it was listed, because it needs it now.
            let modified = location.modified(&stored.path).await?;
            if modified.is_some_and(|time| time < options.before) {
                location.remove(&stored.path).await?;
            }
        }
    }
    Ok(report)
}

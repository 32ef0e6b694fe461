//! Reads everything at a location again and lists what does not match.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::commit::Commit;
use super::error::{Damage, PublishError};
use super::layout::{COMMITS, OBJECTS, PROBES, STAGING, sequence_of, sha_of, sha256_hex};
use super::location::Location;
use super::manifest::ObjectRef;
use super::store::difference;

/// One thing that does not match.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The object, relative to the location.
    pub object: String,
    /// How it is damaged.
    pub damage: Damage,
    /// The commits that need the object, ascending; empty when none does.
    pub needed_by: Vec<u64>,
}

/// What `verify` found. Sizes are bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct VerifyReport {
    /// Commits read.
    pub commits: u64,
    /// Newest number, 0 where nothing was published.
    pub newest: u64,
    /// Numbers below the newest without a commit: pruned.
    pub pruned: u64,
    /// Objects read and hashed.
    pub objects: u64,
    /// Their size.
    pub bytes: u64,
    /// Sound objects that no commit needs; `prune` removes them.
    pub orphans: u64,
    /// Their size.
    pub orphan_bytes: u64,
    /// Staging files and probes left behind; `prune` removes them.
    pub leftovers: u64,
    /// What does not match, by object name.
    pub problems: Vec<Problem>,
}

impl VerifyReport {
    /// True when everything matches. Orphans and leftovers are no problems.
    #[must_use]
    pub const fn is_clean(&self) -> bool {
        self.problems.is_empty()
    }
}

/// What the commits need: each object with its listed sizes and the commits that list it.
type Needed = BTreeMap<ObjectRef, BTreeSet<u64>>;

/// Reads every commit, manifest and object. Problems are the report's, not errors.
///
/// # Errors
/// [`PublishError::Unreachable`] when the location cannot be read; [`PublishError::TooNew`] when something
/// was written by a newer version, whose references this one cannot know.
pub async fn verify(location: &Location) -> Result<VerifyReport, PublishError> {
    let mut report = VerifyReport::default();
    let commits = read_commits(location, &mut report).await?;
    check_chain(location, &commits, &mut report);
    // Listed before the manifests are followed: what appears later belongs to later commits.
    let listed = location.list(OBJECTS).await?;
    let needed = follow(location, &commits, &mut report).await?;

    let mut present: BTreeMap<String, ObjectRef> = BTreeMap::new();
    for stored in listed {
        let shown = location.layout.shown(&stored.path);
        let Some(sha256) = sha_of(&shown) else {
            report.add(shown, Damage::Form("its name is not a hash"), &BTreeSet::new());
            continue;
        };
        // Gone since it was listed: needed objects are looked for again below.
        let Some(found) = location.digest(&stored.path).await? else {
            continue;
        };
        report.objects += 1;
        report.bytes += found.size;
        present.insert(sha256.to_owned(), found);
    }
    for (object, by) in &needed {
        let path = location.layout.object(&object.sha256);
        let found = match present.get(&object.sha256) {
            Some(found) => Some(found.clone()),
            None => location.digest(&path).await?,
        };
        let damage = found.map_or(Some(Damage::Missing), |found| difference(object, &found));
        if let Some(damage) = damage {
            report.add(location.layout.shown(&path), damage, by);
        }
    }
    let known: BTreeSet<&str> = needed.keys().map(|o| o.sha256.as_str()).collect();
    for (sha256, found) in present.iter().filter(|(sha256, _)| !known.contains(sha256.as_str())) {
        if found.sha256 == *sha256 {
            report.orphans += 1;
            report.orphan_bytes += found.size;
        } else {
            let shown = location.layout.shown(&location.layout.object(sha256));
            report.add(shown, Damage::Hash, &BTreeSet::new());
        }
    }
    for folder in [STAGING, PROBES] {
        report.leftovers += location.list(folder).await?.len() as u64;
    }
    report.problems.sort_by(|a, b| a.object.cmp(&b.object));
    Ok(report)
}

/// Sound commits by number, each with the hash of its object; `None` where a commit is damaged.
type Commits = BTreeMap<u64, Option<(Commit, String)>>;

async fn read_commits(location: &Location, report: &mut VerifyReport) -> Result<Commits, PublishError> {
    let mut commits = Commits::new();
    for stored in location.list(COMMITS).await? {
        let Some(sequence) = sequence_of(&stored.path) else {
            let shown = location.layout.shown(&stored.path);
            report.add(shown, Damage::Form("its name is not a commit number"), &BTreeSet::new());
            continue;
        };
        let sound = match location.commit(sequence).await {
            Ok(sound) => Some((sha256_hex(&sound.bytes), sound.commit)),
            Err(PublishError::Damaged { object, damage, .. }) => {
                report.add(object, damage, &BTreeSet::new());
                None
            }
            Err(other) => return Err(other),
        };
        commits.insert(sequence, sound.map(|(sha256, commit)| (commit, sha256)));
    }
    report.commits = commits.len() as u64;
    report.newest = commits.keys().next_back().copied().unwrap_or_default();
    report.pruned = report.newest - report.commits;
    Ok(commits)
}

/// Each commit must name the one before it, where that is still there.
fn check_chain(location: &Location, commits: &Commits, report: &mut VerifyReport) {
    for (commit, _) in commits.values().flatten() {
        let Some(parent) = &commit.parent else {
            continue;
        };
        if let Some(Some((_, sha256))) = commits.get(&parent.sequence)
            && *sha256 != parent.sha256
        {
            let shown = location.layout.shown(&location.layout.commit(commit.sequence));
            report.add(shown, Damage::Parent, &BTreeSet::new());
        }
    }
}

async fn follow(location: &Location, commits: &Commits, report: &mut VerifyReport) -> Result<Needed, PublishError> {
    let mut needed = Needed::new();
    for (commit, _) in commits.values().flatten() {
        let mut add = |object| needed.entry(object).or_default().insert(commit.sequence);
        add(commit.manifest.clone());
        match location.publication(&commit.manifest).await {
            Ok((publication, _)) => publication.objects().for_each(|object| {
                add(object);
            }),
            // Missing, size and hash are found again with the other objects; a hash that matches over
            // content that is no manifest is found only here.
            Err(PublishError::Damaged { object, damage: damage @ Damage::Form(_), .. }) => {
                report.add(object, damage, &BTreeSet::from([commit.sequence]));
            }
            Err(PublishError::Damaged { .. }) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(needed)
}

impl VerifyReport {
    fn add(&mut self, object: String, damage: Damage, needed_by: &BTreeSet<u64>) {
        let needed_by = needed_by.iter().copied().collect();
        self.problems.push(Problem { object, damage, needed_by });
    }
}

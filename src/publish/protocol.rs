//! The order of writes that makes a publication whole or invisible.
//!
//! 1. Read the newest commit. The same publication already? Make sure of its objects and stop.
//! 2. Probe that put-if-absent is real (once).
//! 3. Write the objects, then the manifests, all named by content.
//! 4. Put the commit with the next number if absent.
//! 5. Number taken? If by our own earlier try: done. Otherwise begin again on the new newest commit.

use object_store::Error;
use serde::Serialize;

use super::commit::Commit;
use super::error::{Damage, PublishError};
use super::input::{CommitInfo, PublishFile, check_files};
use super::location::Location;
use super::manifest::{ObjectRef, Publication};
use super::objects::{Upload, check_sizes};
use super::store::{Put, Sound};

/// How often the publisher begins again after another one was faster.
const TRIES: u32 = 8;
/// How often one commit is sent when the store neither confirms nor refuses it.
const SENDS: u32 = 3;

/// What to publish.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The files.
    pub files: &'a [PublishFile],
    /// What the commit says about the run.
    pub info: &'a CommitInfo,
    /// The bytes of the run's `manifest.json`.
    pub run_manifest: &'a [u8],
}

/// What publishing did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// A new commit is visible.
    Published(Receipt),
    /// The newest commit shows the same content with the same mark already.
    Unchanged(Receipt),
}

/// The commit that is visible, and what it took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Receipt {
    /// The commit.
    pub commit: Commit,
    /// Its object, relative to the location.
    pub object: String,
    /// Objects sent.
    pub written: u64,
    /// Objects already there, read and found right.
    pub kept: u64,
    /// Of those sent, objects that the newest commit needs and that were missing or damaged.
    pub repaired: u64,
    /// Bytes sent.
    pub bytes: u64,
    /// How often the publisher had to begin, 1 when nobody else was faster.
    pub tries: u32,
}

impl Outcome {
    /// The receipt of either kind.
    #[must_use]
    pub const fn receipt(&self) -> &Receipt {
        match self {
            Self::Published(receipt) | Self::Unchanged(receipt) => receipt,
        }
    }
}

/// Publishes a run. After `Ok` the commit is visible and safe; after an error readers see what they saw
/// before or the whole new publication, and the same call again is harmless.
///
/// # Errors
/// Any [`PublishError`]; [`PublishError::exit`] gives its exit code.
pub async fn publish(location: &Location, request: &Request<'_>) -> Result<Outcome, PublishError> {
    request.info.check()?;
    check_files(request.files)?;
    check_sizes(request.files)?;
    let publication = Publication::new(&request.info.collection_year, request.files, request.run_manifest);
    let manifest_bytes = publication.encode()?;
    let manifest = ObjectRef::to(&manifest_bytes);
    let mut upload = Upload::new(location, request.files, [request.run_manifest, &manifest_bytes]);

    let mut probed = false;
    for tries in 1..=TRIES {
        let tip = location.tip().await?;
        let parent = tip.as_ref().map(Sound::as_parent);
        let commit = Commit::new(request.info, manifest.clone(), parent);
        if let Some(tip) = tip.as_ref().filter(|tip| tip.commit.shows_same(&commit)) {
            upload.ensure(Some(tip)).await?;
            return Ok(Outcome::Unchanged(receipt(location, &tip.commit, &upload, tries)));
        }
        if !probed {
            location.probe().await?;
            probed = true;
        }
        upload.ensure(tip.as_ref()).await?;
        if let Some(standing) = send(location, commit).await? {
            location.confirm(&standing).await?;
            let commit = &standing.commit;
            tracing::info!(sequence = commit.sequence, run = commit.run_id, "committed");
            return Ok(Outcome::Published(receipt(location, commit, &upload, tries)));
        }
        tracing::info!(tries, "another writer committed first, beginning again");
    }
    Err(PublishError::CommitLost { location: location.to_string(), tries: TRIES })
}

fn receipt(location: &Location, commit: &Commit, upload: &Upload<'_>, tries: u32) -> Receipt {
    Receipt {
        commit: commit.clone(),
        object: location.layout.shown(&location.layout.commit(commit.sequence)),
        written: upload.counts.written,
        kept: upload.counts.kept,
        repaired: upload.counts.repaired,
        bytes: upload.counts.bytes,
        tries,
    }
}

/// Puts the commit if absent and gives what stands there when it is ours. A number taken can be our own
/// doing (a send that landed without an answer), so what stands there is read before giving way.
async fn send(location: &Location, commit: Commit) -> Result<Option<Sound>, PublishError> {
    let path = location.layout.commit(commit.sequence);
    let bytes = commit.encode()?;
    let mut sends = 1;
    loop {
        match location.put_if_absent(&path, &bytes).await {
            Ok(Put::Created) => return Ok(Some(Sound { commit, bytes })),
            Ok(Put::Exists) => {
                let standing = location.commit(commit.sequence).await?;
                return Ok(commit.is_retry_of(&standing.commit).then_some(standing));
            }
            // No answer: it may have landed. Sending it again cannot make two of it.
            Err(Error::Generic { .. }) if sends < SENDS => sends += 1,
            Err(source @ Error::Generic { .. }) => {
                return Err(PublishError::Unconfirmed {
                    sequence: commit.sequence,
                    location: location.to_string(),
                    source: Box::new(source),
                });
            }
            Err(refused) => return Err(location.failed("write", &path, refused)),
        }
    }
}

impl Location {
    /// Makes sure that a commit which landed is part of the chain. A publisher that stood still while
    /// others committed and old commits were pruned could find its number free again, behind the newest:
    /// then nobody would ever see its commit. It is taken back and the caller told.
    async fn confirm(&self, standing: &Sound) -> Result<(), PublishError> {
        let ours = standing.as_parent();
        let newest = self.sequences().await?.last().copied().unwrap_or_default();
        if newest <= ours.sequence {
            return Ok(());
        }
        match self.commit(ours.sequence.saturating_add(1)).await {
            Ok(next) if next.commit.parent.as_ref() == Some(&ours) => return Ok(()),
            Ok(_) | Err(PublishError::Damaged { damage: Damage::Missing, .. }) => {}
            Err(other) => return Err(other),
        }
        self.remove(&self.layout.commit(ours.sequence)).await?;
        Err(PublishError::CommitLate { sequence: ours.sequence, location: self.to_string() })
    }
}

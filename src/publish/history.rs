//! The list of commits, newest first. Damaged ones are shown as damaged and not followed.

use super::commit::Commit;
use super::error::PublishError;
use super::layout::sha256_hex;
use super::location::Location;
use super::store::Sound;

/// One commit of the list.
#[derive(Debug)]
pub struct HistoryEntry {
    /// Its number.
    pub sequence: u64,
    /// Its object, relative to the location.
    pub object: String,
    /// What it says, or why it cannot be believed.
    pub state: Result<Commit, PublishError>,
    /// False when the commit before it is listed, can be read, and is not the one this one names.
    pub follows: bool,
}

/// The newest `limit` commits, newest first; all without a limit. Numbers missing in between were pruned.
///
/// # Errors
/// [`PublishError::Unreachable`] when the commits cannot be listed or read. A damaged commit is an entry,
/// not an error.
pub async fn history(location: &Location, limit: Option<usize>) -> Result<Vec<HistoryEntry>, PublishError> {
    let sequences = location.sequences().await?;
    let limit = limit.unwrap_or(sequences.len());
    let mut entries: Vec<HistoryEntry> = Vec::new();
    // One more than asked for, so that the last one shown is compared with its predecessor too.
    for sequence in sequences.into_iter().rev().take(limit.saturating_add(1)) {
        let state = match location.commit(sequence).await {
            Err(e) if !is_about_the_commit(&e) => return Err(e),
            other => other,
        };
        if let Some(next) = entries.last_mut() {
            next.follows = follows(next, state.as_ref().ok());
        }
        entries.push(HistoryEntry {
            sequence,
            object: location.layout.shown(&location.layout.commit(sequence)),
            state: state.map(|sound| sound.commit),
            follows: true,
        });
    }
    entries.truncate(limit);
    Ok(entries)
}

fn follows(next: &HistoryEntry, before: Option<&Sound>) -> bool {
    let parent = next.state.as_ref().ok().and_then(|commit| commit.parent.as_ref());
    match (parent, before) {
        (Some(parent), Some(before)) if parent.sequence == before.commit.sequence => parent.sha256 == sha256_hex(&before.bytes),
        _ => true,
    }
}

fn is_about_the_commit(error: &PublishError) -> bool {
    matches!(error, PublishError::Damaged { .. } | PublishError::TooNew { .. })
}

/// The newest commit, `None` where nothing has been published.
///
/// # Errors
/// [`PublishError::Damaged`] when it does not match, [`PublishError::Unreachable`] when it cannot be read.
pub async fn newest(location: &Location) -> Result<Option<Commit>, PublishError> {
    Ok(location.tip().await?.map(|tip| tip.commit))
}

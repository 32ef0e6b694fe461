//! The commit document: the one small object that makes a publication visible.
//!
//! **Why the hash is inside and not in the name.** Two publishers must collide on the *number*: the name
//! `commits/<number>.json` is the thing that is put only if absent. With a hash in the name both would
//! succeed. So the name carries the number alone and the document carries the hash of its own body:
//!
//! ```text
//! {"sha256":"<64 digits>","body":{...}}\n
//! ```
//!
//! The frame is fixed to the byte: the hash is over the bytes between `"body":` and the last `}`. Any
//! changed byte breaks the frame or the hash. A commit rewritten together with its hash is noticed by the
//! next one, which names the SHA-256 of the whole object before it. A commit that does not match is
//! reported and never followed.

use serde::{Deserialize, Serialize};

use super::dates;
use super::error::{Damage, PublishError};
use super::input::{CommitInfo, Gate, Mark, is_collection_year, is_run_id};
use super::layout::{is_sha256, sha256_hex};
use super::manifest::{ObjectRef, Unreadable, check_format};

pub(super) const FORMAT: u32 = 1;
const HEAD: &[u8] = br#"{"sha256":""#;
const MIDDLE: &[u8] = br#"","body":"#;
const TAIL: &[u8] = b"}\n";
const DIGITS: usize = 64;

/// Larger commits are not read; ours are below 1 KiB.
pub(super) const MAX_BYTES: u64 = 64 * 1024;

/// What a commit says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commit {
    /// Format number of this document.
    pub format: u32,
    /// Number of the commit, from 1.
    pub sequence: u64,
    /// The run that was published.
    pub run_id: String,
    /// State of the data, `yyyy-mm-dd`.
    pub as_at: String,
    /// Collection year, `2025-26`.
    pub collection_year: String,
    /// What it is meant for.
    pub mark: Mark,
    /// The gate's verdict.
    pub gate: Gate,
    /// The publication manifest.
    pub manifest: ObjectRef,
    /// The commit before this one, none for the first.
    pub parent: Option<ParentRef>,
    /// The program that published.
    pub producer: String,
    /// When it was published; for people only.
    pub published_at: String,
}

/// The commit before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParentRef {
    /// Its number.
    pub sequence: u64,
    /// SHA-256 of its whole object.
    pub sha256: String,
}

impl Commit {
    pub(super) fn new(info: &CommitInfo, manifest: ObjectRef, parent: Option<ParentRef>) -> Self {
        Self {
            format: FORMAT,
            sequence: parent.as_ref().map_or(0, |p| p.sequence).saturating_add(1),
            run_id: info.run_id.clone(),
            as_at: info.as_at.clone(),
            collection_year: info.collection_year.clone(),
            mark: info.mark,
            gate: info.gate.clone(),
            manifest,
            parent,
            producer: info.producer.clone(),
            published_at: info.published_at.clone(),
        }
    }

    /// True when both make the same publication visible: times, run ids and verdicts do not count.
    pub(super) fn shows_same(&self, other: &Self) -> bool {
        self.manifest == other.manifest && self.mark == other.mark
    }

    /// True when the other is this commit sent before: same run, same content, same place in the chain.
    pub(super) fn is_retry_of(&self, other: &Self) -> bool {
        self.run_id == other.run_id && self.shows_same(other) && self.sequence == other.sequence && self.parent == other.parent
    }

    /// The bytes of the object.
    pub(super) fn encode(&self) -> Result<Vec<u8>, PublishError> {
        let body = serde_json::to_vec(self).map_err(|source| PublishError::Encode { what: "commit", source })?;
        Ok([HEAD, sha256_hex(&body).as_bytes(), MIDDLE, &body, TAIL].concat())
    }

    /// Reads the bytes of a commit object; `sequence` is the number in its name.
    pub(super) fn decode(bytes: &[u8], sequence: Option<u64>) -> Result<Self, Unreadable> {
        let body = body_of(bytes).ok_or(Damage::Form("not framed as a commit"))?;
        let sha = &bytes[HEAD.len()..HEAD.len() + DIGITS];
        if sha != sha256_hex(body).as_bytes() {
            return Err(Damage::Form("it does not match its own hash").into());
        }
        check_format(body, FORMAT)?;
        let commit: Self = serde_json::from_slice(body).map_err(|_| Damage::Form("not a commit"))?;
        if let Some(expected) = sequence
            && commit.sequence != expected
        {
            return Err(Damage::Sequence { found: commit.sequence }.into());
        }
        if !commit.is_sound() {
            return Err(Damage::Form("a field is out of its range").into());
        }
        Ok(commit)
    }

    fn is_sound(&self) -> bool {
        let parent = match &self.parent {
            None => self.sequence == 1,
            Some(p) => is_sha256(&p.sha256) && p.sequence > 0 && p.sequence.checked_add(1) == Some(self.sequence),
        };
        parent
            && is_sha256(&self.manifest.sha256)
            && is_run_id(&self.run_id)
            && is_collection_year(&self.collection_year)
            && dates::is_date(&self.as_at)
            && dates::is_timestamp(&self.published_at)
            && self.producer.bytes().all(|b| b.is_ascii_graphic() || b == b' ')
    }
}

fn body_of(bytes: &[u8]) -> Option<&[u8]> {
    let rest = bytes.strip_prefix(HEAD)?.get(DIGITS..)?;
    rest.strip_prefix(MIDDLE)?.strip_suffix(TAIL)
}

//! What can go wrong, and which exit code each thing belongs to.
//!
//! Messages are lower-case fragments that say what failed, where, and what to do. They name objects and
//! files of the publication only, never anything read from inside them.

use std::fmt;
use std::io;
use std::path::PathBuf;

use serde::{Serialize, Serializer};

use crate::exit::Exit;

/// Any failure of this module.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The destination did not answer, or refused.
    #[error(
        "cannot {action} {object} at {location}: check that the destination can be reached and written, then run the same command again"
    )]
    Unreachable {
        /// The operation, as a verb.
        action: &'static str,
        /// Object name relative to the location.
        object: String,
        /// The location as shown to people.
        location: String,
        /// The store's own words.
        #[source]
        source: Box<object_store::Error>,
    },
    /// A commit was sent, but the destination did not confirm it.
    #[error(
        "commit {sequence} was sent to {location} but not confirmed: run the same command again, it finds the commit or sends it anew"
    )]
    Unconfirmed {
        /// Number of the commit sent.
        sequence: u64,
        /// The location as shown to people.
        location: String,
        /// The store's own words.
        #[source]
        source: Box<object_store::Error>,
    },
    /// Other publishers were faster each time.
    #[error(
        "another writer committed first at {location}, {tries} times in a row: find out who else publishes there, then run the same command again"
    )]
    CommitLost {
        /// The location as shown to people.
        location: String,
        /// How often this publisher tried.
        tries: u32,
    },
    /// The commit landed behind commits that do not know it (the publisher stood still while others went on).
    #[error("commit {sequence} at {location} came too late, newer commits do not build on it: run the same command again")]
    CommitLate {
        /// Number of the late commit.
        sequence: u64,
        /// The location as shown to people.
        location: String,
    },
    /// The store overwrites where it was told not to, so two publishers could destroy each other's commit.
    #[error(
        "{location} cannot put an object only if it is absent ({reason}): publish to a store with conditional writes, or turn them on"
    )]
    NoConditionalPut {
        /// The location as shown to people.
        location: String,
        /// What the probe saw.
        reason: String,
    },
    /// The folder's file system has no hard links, which the commit needs.
    #[error(
        "the file system of {location} has no hard links, which a safe commit needs: publish to a local disk or an NFS or NTFS folder and copy from there to the share, or publish to an object store"
    )]
    NoHardLinks {
        /// The location as shown to people.
        location: String,
        /// The store's own words.
        #[source]
        source: Box<object_store::Error>,
    },
    /// An object at the destination is not what it should be.
    #[error("{object} at {location} {damage}: run `verify` on the location, and restore this object from a copy")]
    Damaged {
        /// Object name relative to the location.
        object: String,
        /// The location as shown to people.
        location: String,
        /// How it is damaged.
        damage: Damage,
    },
    /// A file of the run is not the file that its manifest describes.
    #[error("{name} in the run folder {damage}: it changed after the run finished, run the pipeline again")]
    SourceChanged {
        /// Name of the file in the publication.
        name: String,
        /// How it differs.
        damage: Damage,
    },
    /// The object was written by a newer version of this program.
    #[error("{object} at {location} has format {found}, this version reads up to {known}: use the version that published it")]
    TooNew {
        /// Object name relative to the location.
        object: String,
        /// The location as shown to people.
        location: String,
        /// Format number found.
        found: u32,
        /// Highest format number this version reads.
        known: u32,
    },
    /// There is no commit at all.
    #[error("nothing has been published at {location}: check the location, or publish first")]
    NothingPublished {
        /// The location as shown to people.
        location: String,
    },
    /// There is no commit of this number.
    #[error("no commit {sequence} at {location}, the newest is {newest}: `history` lists those kept")]
    NoSuchCommit {
        /// Number asked for.
        sequence: u64,
        /// Newest number there.
        newest: u64,
        /// The location as shown to people.
        location: String,
    },
    /// The location cannot be used as given.
    #[error("cannot use the location {given}: {reason}")]
    BadLocation {
        /// The location as given, without any password or query.
        given: String,
        /// Why, and what would work.
        reason: String,
    },
    /// An argument is wrong.
    #[error("{what} {reason}")]
    BadInput {
        /// Which argument or file.
        what: String,
        /// What is wrong and what would be right.
        reason: String,
    },
    /// The run did not pass its gate.
    #[error("run {run_id} did not pass its gate: nothing was published, see its findings")]
    GateNotPassed {
        /// The run.
        run_id: String,
    },
    /// The folder to pull into holds something that must not be overwritten.
    #[error("cannot pull into {}: {reason}; choose an empty or new folder", path.display())]
    TargetInUse {
        /// The folder.
        path: PathBuf,
        /// What is in the way.
        reason: String,
    },
    /// A local file could not be read or written.
    #[error("cannot {action} {}", path.display())]
    LocalFile {
        /// The operation, as a verb.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The operating system's own words.
        #[source]
        source: io::Error,
    },
    /// A document of ours could not be written as JSON; a defect of this program.
    #[error("cannot write the {what} as JSON: report this as a defect")]
    Encode {
        /// Which document.
        what: &'static str,
        /// The encoder's own words.
        #[source]
        source: serde_json::Error,
    },
}

impl PublishError {
    /// How the process ends on this error. Exhaustive, so that no new error goes without a code.
    #[must_use]
    pub const fn exit(&self) -> Exit {
        match self {
            Self::Unreachable { .. } | Self::Unconfirmed { .. } | Self::CommitLost { .. } | Self::CommitLate { .. } => {
                Exit::Destination
            }
            Self::Damaged { .. } | Self::SourceChanged { .. } => Exit::Integrity,
            Self::NoConditionalPut { .. }
            | Self::NoHardLinks { .. }
            | Self::TooNew { .. }
            | Self::NothingPublished { .. }
            | Self::NoSuchCommit { .. }
            | Self::BadLocation { .. }
            | Self::BadInput { .. }
            | Self::TargetInUse { .. } => Exit::Usage,
            Self::GateNotPassed { .. } => Exit::GateFailed,
            Self::LocalFile { .. } | Self::Encode { .. } => Exit::Failure,
        }
    }

    pub(super) fn input(what: impl Into<String>, reason: impl Into<String>) -> Self {
        Self::BadInput { what: what.into(), reason: reason.into() }
    }
}

/// How an object differs from what it should be. Sizes are bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Damage {
    /// Not there.
    Missing,
    /// Other size than listed.
    Size {
        /// Size listed.
        expected: u64,
        /// Size found.
        found: u64,
    },
    /// Content does not have the hash it is listed or named under.
    Hash,
    /// Not a document of the expected form, or its own hash does not match.
    Form(&'static str),
    /// A commit that carries another number than its name.
    Sequence {
        /// Number inside.
        found: u64,
    },
    /// A commit whose predecessor is not the one it names.
    Parent,
}

impl Serialize for Damage {
    /// As the words people read.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => write!(f, "is missing"),
            Self::Size { expected, found } => {
                write!(f, "has {found} bytes where {expected} are listed")
            }
            Self::Hash => write!(f, "does not have the content its hash names"),
            Self::Form(why) => write!(f, "cannot be trusted ({why})"),
            Self::Sequence { found } => write!(f, "carries the number {found} inside"),
            Self::Parent => write!(f, "does not build on the commit before it"),
        }
    }
}

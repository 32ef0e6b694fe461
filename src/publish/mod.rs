//! Publishing: a finished run goes to a folder or an object store, whole or not at all.
//!
//! The order of the writes is the whole idea: files first, each under the hash of its content; then the
//! manifest that lists them; last one small commit object, put only if no object of that name exists. A
//! reader follows the newest commit and nothing else, so whatever is killed when, it sees the publication
//! before or the one after. `docs/publishing.md` describes the protocol for other implementations.
//!
//! ```text
//! objects/<aa>/<sha256>        every file and manifest, named by its content
//! commits/<20 digits>.json     one commit per publication, numbered from 1
//! staging/  probe/             files in the making and probes; safe to remove when old
//! ```
//!
//! Nothing here reads the clock: times come in as arguments and never decide what is published.

mod commit;
mod dates;
mod error;
mod folder;
mod history;
mod input;
mod layout;
mod location;
mod manifest;
mod objects;
mod probe;
mod protocol;
mod prune;
mod pull;
mod store;
mod target;
mod verify;

#[cfg(test)]
mod fault;
#[cfg(test)]
mod tests;

pub use commit::{Commit, ParentRef};
pub use error::{Damage, PublishError};
pub use history::{HistoryEntry, history, newest};
pub use input::{CommitInfo, Gate, Mark, PublishFile, Zone};
pub use location::Location;
pub use manifest::{FileEntry, ObjectRef, Publication};
pub use protocol::{Outcome, Receipt, Request, publish};
pub use prune::{PruneOptions, PruneReport, prune};
pub use pull::{PullOptions, PullState, Pulled, Which, pull};
pub use verify::{Problem, VerifyReport, verify};

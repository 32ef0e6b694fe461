//! Asks the store, before anything is written, whether put-if-absent is real.
//!
//! Some servers take the condition and ignore it, some file systems have no hard links. On those two
//! publishers could destroy each other's commit unseen, so they are refused.

use object_store::Error;
use object_store::path::Path;

use super::error::PublishError;
use super::layout::PROBES;
use super::location::Location;
use super::store::Put;

const CONTENT: &[u8] = b"return903 probe\n";

impl Location {
    /// Puts one new name twice if absent: the second must be refused. The name is new each time, because
    /// an old probe could have come with a copied folder and would prove nothing about this store.
    pub(super) async fn probe(&self) -> Result<(), PublishError> {
        let path = self.layout.probe();
        // The first may come back as existing: a retry inside the store that met its own first try.
        self.probe_once(&path).await?;
        let second = self.probe_once(&path).await;
        if let Err(error) = self.remove(&path).await {
            tracing::warn!(folder = PROBES, error = %error, "a probe object could not be removed");
        }
        match second? {
            Put::Exists => Ok(()),
            Put::Created => Err(self.unconditional("it overwrote an object it was told not to")),
        }
    }

    async fn probe_once(&self, path: &Path) -> Result<Put, PublishError> {
        self.put_if_absent(path, CONTENT).await.map_err(|error| match error {
            Error::NotImplemented { .. } => self.unconditional("the store says it does not support it"),
            other => self.failed("write", path, other),
        })
    }

    fn unconditional(&self, reason: &str) -> PublishError {
        PublishError::NoConditionalPut { location: self.to_string(), reason: reason.to_owned() }
    }
}

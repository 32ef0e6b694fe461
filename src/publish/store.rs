//! The few operations on a location that everything here is made of, with errors that name the object.

use std::time::SystemTime;

use futures::TryStreamExt;
use object_store::path::Path;
use object_store::{Error, GetResult, ObjectStoreExt, PutMode, PutPayload};
use sha2::{Digest, Sha256};

use super::commit::{self, Commit, ParentRef};
use super::error::{Damage, PublishError};
use super::folder::is_hard_link_refusal;
use super::layout::{COMMITS, hex, sequence_of, sha256_hex};
use super::location::Location;
use super::manifest::{ObjectRef, Publication, Unreadable};

/// One object as listed.
#[derive(Debug, Clone)]
pub(super) struct Stored {
    pub path: Path,
    /// Bytes.
    pub size: u64,
    pub modified: SystemTime,
}

/// What a put-if-absent did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Put {
    Created,
    Exists,
}

/// A commit that was read and matches its hash.
#[derive(Debug, Clone)]
pub(super) struct Sound {
    pub commit: Commit,
    /// The object as stored.
    pub bytes: Vec<u8>,
}

impl Sound {
    pub(super) fn as_parent(&self) -> ParentRef {
        ParentRef { sequence: self.commit.sequence, sha256: sha256_hex(&self.bytes) }
    }
}

impl Location {
    /// The objects in one of the folders, in no promised order.
    pub(super) async fn list(&self, folder: &str) -> Result<Vec<Stored>, PublishError> {
        let path = self.layout.folder(folder);
        let listed = self.store.list(Some(&path)).map_ok(|meta| Stored {
            path: meta.location,
            size: meta.size,
            modified: meta.last_modified.into(),
        });
        listed.try_collect().await.map_err(|e| self.failed("list", &path, e))
    }

    /// The numbers of the commits, ascending. Other names in the folder are left to `verify`.
    pub(super) async fn sequences(&self) -> Result<Vec<u64>, PublishError> {
        let listed = self.list(COMMITS).await?;
        let mut numbers: Vec<u64> = listed.iter().filter_map(|s| sequence_of(&s.path)).collect();
        numbers.sort_unstable();
        Ok(numbers)
    }

    /// The newest commit, `None` where nothing was published; an error where it does not match.
    pub(super) async fn tip(&self) -> Result<Option<Sound>, PublishError> {
        match self.sequences().await?.last() {
            Some(sequence) => self.commit(*sequence).await.map(Some),
            None => Ok(None),
        }
    }

    /// The commit of a number that was listed.
    pub(super) async fn commit(&self, sequence: u64) -> Result<Sound, PublishError> {
        let path = self.layout.commit(sequence);
        let bytes = self.read(&path, commit::MAX_BYTES).await?.map_err(|damage| self.damaged(&path, damage))?;
        let commit = Commit::decode(&bytes, Some(sequence)).map_err(|e| self.unreadable(&path, e, commit::FORMAT))?;
        Ok(Sound { commit, bytes })
    }

    /// The publication manifest of a commit, checked against the hash the commit names.
    pub(super) async fn publication(&self, manifest: &ObjectRef) -> Result<(Publication, Vec<u8>), PublishError> {
        let path = self.layout.object(&manifest.sha256);
        let bytes = self.checked(manifest).await?;
        let publication = Publication::decode(&bytes).map_err(|e| self.unreadable(&path, e, super::manifest::FORMAT))?;
        Ok((publication, bytes))
    }

    /// The bytes of an object, checked for size and hash.
    pub(super) async fn checked(&self, object: &ObjectRef) -> Result<Vec<u8>, PublishError> {
        let path = self.layout.object(&object.sha256);
        let bytes = self.read(&path, object.size).await?;
        let bytes = bytes.and_then(|bytes| match difference(object, &ObjectRef::to(&bytes)) {
            Some(damage) => Err(damage),
            None => Ok(bytes),
        });
        bytes.map_err(|damage| self.damaged(&path, damage))
    }

    /// Reads an object of at most `limit` bytes whole. The inner error is missing or too large.
    async fn read(&self, path: &Path, limit: u64) -> Result<Result<Vec<u8>, Damage>, PublishError> {
        let Some(got) = self.get(path).await? else {
            return Ok(Err(Damage::Missing));
        };
        let (expected, found) = (limit, got.meta.size);
        if found > limit {
            return Ok(Err(Damage::Size { expected, found }));
        }
        let bytes = got.bytes().await.map_err(|e| self.failed("read", path, e))?;
        Ok(Ok(bytes.to_vec()))
    }

    /// Hash and size of what is stored, read as a stream; `None` when it is not there.
    pub(super) async fn digest(&self, path: &Path) -> Result<Option<ObjectRef>, PublishError> {
        let Some(got) = self.get(path).await? else {
            return Ok(None);
        };
        let mut parts = got.into_stream();
        let (mut hasher, mut size) = (Sha256::new(), 0_u64);
        while let Some(part) = parts.try_next().await.map_err(|e| self.failed("read", path, e))? {
            hasher.update(&part);
            size += part.len() as u64;
        }
        Ok(Some(ObjectRef { sha256: hex(&hasher.finalize()), size }))
    }

    async fn get(&self, path: &Path) -> Result<Option<GetResult>, PublishError> {
        match self.store.get(path).await {
            Ok(got) => Ok(Some(got)),
            Err(Error::NotFound { .. }) => Ok(None),
            Err(e) => Err(self.failed("read", path, e)),
        }
    }

    /// When an object was last written; `None` when it is not there.
    pub(super) async fn modified(&self, path: &Path) -> Result<Option<SystemTime>, PublishError> {
        match self.store.head(path).await {
            Ok(meta) => Ok(Some(meta.last_modified.into())),
            Err(Error::NotFound { .. }) => Ok(None),
            Err(e) => Err(self.failed("look at", path, e)),
        }
    }

    /// Puts an object, replacing one of the same name.
    pub(super) async fn put(&self, path: &Path, bytes: Vec<u8>) -> Result<(), PublishError> {
        let put = self.store.put(path, PutPayload::from(bytes)).await;
        put.map(|_| ()).map_err(|e| self.failed("write", path, e))
    }

    /// Puts an object unless one of this name exists. Stores say "exists" in two ways: S3, Google and
    /// folders with `AlreadyExists`, Azure with `Precondition`.
    pub(super) async fn put_if_absent(&self, path: &Path, bytes: &[u8]) -> Result<Put, Error> {
        let payload = PutPayload::from(bytes.to_vec());
        match self.store.put_opts(path, payload, PutMode::Create.into()).await {
            Ok(_) => Ok(Put::Created),
            Err(Error::AlreadyExists { .. } | Error::Precondition { .. }) => Ok(Put::Exists),
            Err(e) => Err(e),
        }
    }

    /// Removes an object; one that is gone already is no error.
    pub(super) async fn remove(&self, path: &Path) -> Result<(), PublishError> {
        match self.store.delete(path).await {
            Ok(()) | Err(Error::NotFound { .. }) => Ok(()),
            Err(e) => Err(self.failed("remove", path, e)),
        }
    }

    pub(super) fn failed(&self, action: &'static str, path: &Path, error: Error) -> PublishError {
        let (location, source) = (self.to_string(), Box::new(error));
        if is_hard_link_refusal(&source) {
            return PublishError::NoHardLinks { location, source };
        }
        PublishError::Unreachable { action, object: self.layout.shown(path), location, source }
    }

    pub(super) fn damaged(&self, path: &Path, damage: Damage) -> PublishError {
        PublishError::Damaged { object: self.layout.shown(path), location: self.to_string(), damage }
    }

    fn unreadable(&self, path: &Path, error: Unreadable, known: u32) -> PublishError {
        match error {
            Unreadable::Damage(damage) => self.damaged(path, damage),
            Unreadable::Format(found) => {
                PublishError::TooNew { object: self.layout.shown(path), location: self.to_string(), found, known }
            }
        }
    }
}

/// How what was found differs from what is listed.
pub(super) fn difference(listed: &ObjectRef, found: &ObjectRef) -> Option<Damage> {
    if listed.size != found.size {
        Some(Damage::Size { expected: listed.size, found: found.size })
    } else if listed.sha256 == found.sha256 {
        None
    } else {
        Some(Damage::Hash)
    }
}

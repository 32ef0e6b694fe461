//! Getting every object of a publication to the location before its commit.
//!
//! An object is left alone only when the newest commit needs it too *and* what is stored has the right
//! size and hash. Anything else is written again, even if it seems to be there: an object that no commit
//! needs may be removed by `prune` at any moment, and writing it anew makes it young, which protects it.
//! `prune` looks at an object's age again right before it removes it. What remains is the instant between
//! that look and the removal; should a new publication write the same content in it, the next publish or
//! `verify` finds the object missing, and the next publish writes it again.

use std::collections::{HashMap, HashSet};
use std::path::Path as FilePath;

use super::error::PublishError;
use super::input::PublishFile;
use super::location::Location;
use super::manifest::ObjectRef;
use super::store::{Sound, difference};

/// Where the bytes of an object come from.
#[derive(Debug)]
enum Source<'a> {
    File { name: &'a str, path: &'a FilePath },
    Bytes(&'a [u8]),
}

/// What was uploaded, over all tries.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub written: u64,
    pub kept: u64,
    pub repaired: u64,
    /// Bytes sent.
    pub bytes: u64,
}

/// The objects of one publication on their way to one location.
pub(super) struct Upload<'a> {
    location: &'a Location,
    objects: Vec<(ObjectRef, Source<'a>)>,
    /// Hashes written by this upload: young, and known to be right.
    written: HashSet<String>,
    pub counts: Counts,
}

impl<'a> Upload<'a> {
    /// Files in the order given, then the documents; each content once.
    pub(super) fn new(location: &'a Location, files: &'a [PublishFile], documents: [&'a [u8]; 2]) -> Self {
        let files = files.iter().map(|f| {
            let object = ObjectRef { sha256: f.sha256.clone(), size: f.size };
            let source = Source::File { name: &f.name, path: &f.path };
            (object, source)
        });
        let documents = documents.map(|bytes| (ObjectRef::to(bytes), Source::Bytes(bytes)));
        let mut seen = HashSet::new();
        let objects = files.chain(documents).filter(|(o, _)| seen.insert(o.clone())).collect();
        Self { location, objects, written: HashSet::new(), counts: Counts::default() }
    }

    /// Makes sure of every object, given the newest commit.
    pub(super) async fn ensure(&mut self, tip: Option<&Sound>) -> Result<(), PublishError> {
        let needed = self.needed_by(tip).await?;
        self.counts.kept = 0;
        for (object, source) in &self.objects {
            if self.written.contains(&object.sha256) {
                continue;
            }
            let path = self.location.layout.object(&object.sha256);
            let expected = needed.contains(&object.sha256);
            if expected {
                let found = self.location.digest(&path).await?;
                if found.is_some_and(|found| difference(object, &found).is_none()) {
                    self.counts.kept += 1;
                    continue;
                }
                let name = self.location.layout.shown(&path);
                tracing::warn!(object = name, "a published object was missing or damaged and is written again");
                self.counts.repaired += 1;
            }
            let bytes = source.load(object).await?;
            self.location.put(&path, bytes).await?;
            self.written.insert(object.sha256.clone());
            self.counts.written += 1;
            self.counts.bytes += object.size;
        }
        Ok(())
    }

    /// The hashes that the newest commit needs. Where its manifest is damaged the list is only the
    /// manifest itself: everything else is then written anew, which is always safe.
    async fn needed_by(&self, tip: Option<&Sound>) -> Result<HashSet<String>, PublishError> {
        let Some(tip) = tip else {
            return Ok(HashSet::new());
        };
        let manifest = &tip.commit.manifest;
        let mut needed = HashSet::from([manifest.sha256.clone()]);
        match self.location.publication(manifest).await {
            Ok((publication, _)) => needed.extend(publication.objects().map(|o| o.sha256)),
            Err(PublishError::Damaged { object, .. }) => {
                tracing::warn!(object, "the newest publication's manifest is missing or damaged");
            }
            Err(other) => return Err(other),
        }
        Ok(needed)
    }
}

impl Source<'_> {
    /// The bytes, checked against what was promised.
    async fn load(&self, object: &ObjectRef) -> Result<Vec<u8>, PublishError> {
        let (name, path) = match self {
            Self::Bytes(bytes) => return Ok(bytes.to_vec()),
            Self::File { name, path } => (name, path),
        };
        let bytes = tokio::fs::read(path).await.map_err(|source| PublishError::LocalFile {
            action: "read",
            path: path.to_path_buf(),
            source,
        })?;
        match difference(object, &ObjectRef::to(&bytes)) {
            None => Ok(bytes),
            Some(damage) => Err(PublishError::SourceChanged { name: (*name).to_owned(), damage }),
        }
    }
}

/// Refuses two descriptions of one content that disagree on its size.
pub(super) fn check_sizes(files: &[PublishFile]) -> Result<(), PublishError> {
    let mut sizes: HashMap<&str, u64> = HashMap::new();
    for file in files {
        if *sizes.entry(&file.sha256).or_insert(file.size) != file.size {
            return Err(PublishError::input(
                format!("the size of {}", file.name),
                "differs from that of another file with the same hash",
            ));
        }
    }
    Ok(())
}

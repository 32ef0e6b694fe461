//! The publication manifest: every file by name, hash, size and zone, and the run's own manifest.
//!
//! It holds only what the run's outputs determine, no time and no host: the same outputs give the same
//! bytes, so its hash tells whether there is something new to publish.

use serde::{Deserialize, Serialize};

use super::error::{Damage, PublishError};
use super::input::{self, PublishFile, Zone};
use super::layout::{is_sha256, sha256_hex};

/// The format number written; higher ones are refused.
pub(super) const FORMAT: u32 = 1;

/// The publication manifest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publication {
    /// Format number of this document.
    pub format: u32,
    /// Collection year, `2025-26`.
    pub collection_year: String,
    /// The run's `manifest.json`, kept as one more object.
    pub run_manifest: ObjectRef,
    /// The files, sorted by name.
    pub files: Vec<FileEntry>,
}

/// An object by its content.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ObjectRef {
    /// SHA-256, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// Size in bytes.
    pub size: u64,
}

/// One published file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    /// Relative path, ASCII.
    pub name: String,
    /// SHA-256, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// Size in bytes.
    pub size: u64,
    /// Who may see it.
    pub zone: Zone,
}

/// Why a document could not be read.
pub(super) enum Unreadable {
    Damage(Damage),
    Format(u32),
}

impl From<Damage> for Unreadable {
    fn from(damage: Damage) -> Self {
        Self::Damage(damage)
    }
}

impl ObjectRef {
    pub(super) fn to(bytes: &[u8]) -> Self {
        Self { sha256: sha256_hex(bytes), size: bytes.len() as u64 }
    }
}

impl Publication {
    pub(super) fn new(collection_year: &str, files: &[PublishFile], run_manifest: &[u8]) -> Self {
        let mut entries: Vec<FileEntry> = files
            .iter()
            .map(|f| FileEntry { name: f.name.clone(), sha256: f.sha256.clone(), size: f.size, zone: f.zone })
            .collect();
        entries.sort_by(|a, b| a.name.cmp(&b.name));
        Self {
            format: FORMAT,
            collection_year: collection_year.to_owned(),
            run_manifest: ObjectRef::to(run_manifest),
            files: entries,
        }
    }

    /// The bytes that are stored and hashed.
    pub(super) fn encode(&self) -> Result<Vec<u8>, PublishError> {
        let mut bytes =
            serde_json::to_vec_pretty(self).map_err(|source| PublishError::Encode { what: "publication manifest", source })?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// Reads bytes whose hash the caller has checked.
    pub(super) fn decode(bytes: &[u8]) -> Result<Self, Unreadable> {
        check_format(bytes, FORMAT)?;
        let manifest: Self = serde_json::from_slice(bytes).map_err(|_| Damage::Form("not a publication manifest"))?;
        let hashes = std::iter::once(&manifest.run_manifest.sha256).chain(manifest.files.iter().map(|f| &f.sha256));
        if !hashes.into_iter().all(|h| is_sha256(h)) {
            return Err(Damage::Form("a listed hash is not a SHA-256").into());
        }
        if !manifest.files.is_sorted_by(|a, b| a.name < b.name) {
            return Err(Damage::Form("its files are not sorted by name").into());
        }
        if input::check_names(manifest.files.iter().map(|f| f.name.as_str())).is_err() {
            return Err(Damage::Form("a listed file name is not allowed").into());
        }
        Ok(manifest)
    }

    /// Every object this publication needs, its files and the run's manifest.
    pub(super) fn objects(&self) -> impl Iterator<Item = ObjectRef> + '_ {
        let files = self.files.iter().map(|f| ObjectRef { sha256: f.sha256.clone(), size: f.size });
        files.chain(std::iter::once(self.run_manifest.clone()))
    }
}

/// Reads the format number alone, so that a newer document is called new and not damaged.
pub(super) fn check_format(bytes: &[u8], known: u32) -> Result<(), Unreadable> {
    #[derive(Deserialize)]
    struct Numbered {
        format: u32,
    }
    let numbered: Numbered = serde_json::from_slice(bytes).map_err(|_| Damage::Form("not a document with a format number"))?;
    match numbered.format {
        0 => Err(Damage::Form("format number 0").into()),
        n if n > known => Err(Unreadable::Format(n)),
        _ => Ok(()),
    }
}

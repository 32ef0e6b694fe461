//! Stage folders: `state/stage/<key>/`, written under a temporary name, synced, then renamed. A stage that is there
//! and whole is not run again.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::hash;

const SEAL: &str = "stage.json";
const TEMPORARY: &str = ".making-";

/// What a finished stage holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    pub files: BTreeMap<String, Sealed>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    pub sha256: String,
    pub size: u64,
}

/// The folders of all stages of a state folder.
pub struct Stages {
    root: PathBuf,
}

impl Stages {
    /// Opens the stage folders and removes what killed runs left half made. Call it under the lock.
    pub fn open(state: &Path) -> Result<Stages> {
        let root = state.join("stage");
        create_private(&root)?;
        for entry in std::fs::read_dir(&root).map_err(|e| Error::io("list", &root, e))? {
            let path = entry.map_err(|e| Error::io("list", &root, e))?.path();
            if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(TEMPORARY)) {
                std::fs::remove_dir_all(&path).map_err(|e| Error::io("remove", &path, e))?;
            }
        }
        Ok(Stages { root })
    }

    /// Whether a stage is there and whole, for a plan that touches nothing.
    pub fn peek(root: &Path, key: &str) -> bool {
        whole(&root.join(key)).is_some()
    }

    pub fn folder(&self, key: &str) -> PathBuf {
        self.root.join(key)
    }

    /// The stage's seal when the stage is there and every file matches its hash.
    pub fn whole(&self, key: &str) -> Option<Seal> {
        whole(&self.folder(key))
    }

    /// An empty folder to make a stage in.
    pub fn begin(&self, key: &str) -> Result<PathBuf> {
        let folder = self.root.join(format!("{TEMPORARY}{key}"));
        if folder.exists() {
            std::fs::remove_dir_all(&folder).map_err(|e| Error::io("remove", &folder, e))?;
        }
        create_private(&folder)?;
        Ok(folder)
    }

    /// Hashes, syncs and seals what was made, and puts it in its place.
    pub fn finish(&self, key: &str) -> Result<Seal> {
        let making = self.root.join(format!("{TEMPORARY}{key}"));
        let mut seal = Seal::default();
        for path in files_below(&making)? {
            sync(&path)?;
            let (sha256, size) = hash::of_file(&path)?;
            seal.files.insert(relative(&making, &path), Sealed { sha256, size });
        }
        let text = serde_json::to_string_pretty(&seal).unwrap_or_default();
        let path = making.join(SEAL);
        std::fs::write(&path, text).map_err(|e| Error::io("write", &path, e))?;
        sync(&path)?;
        sync(&making)?;
        let folder = self.folder(key);
        if folder.exists() {
            std::fs::remove_dir_all(&folder).map_err(|e| Error::io("remove", &folder, e))?;
        }
        std::fs::rename(&making, &folder).map_err(|e| Error::io("rename", &making, e))?;
        sync(&self.root)?;
        Ok(seal)
    }
}

fn whole(folder: &Path) -> Option<Seal> {
    let seal: Seal = serde_json::from_slice(&std::fs::read(folder.join(SEAL)).ok()?).ok()?;
    // A file that was put there by other hands makes the stage as little whole as one that is gone.
    let there: Vec<String> = files_below(folder).ok()?.iter().map(|path| relative(folder, path)).collect();
    if !there.iter().eq(seal.files.keys()) {
        return None;
    }
    let matches = |(name, sealed): (&String, &Sealed)| {
        hash::of_file(&folder.join(name)).is_ok_and(|(sha256, size)| sha256 == sealed.sha256 && size == sealed.size)
    };
    seal.files.iter().all(matches).then_some(seal)
}

/// Makes a folder, with its parents, that only its owner may enter.
pub fn create_private(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).map_err(|e| Error::io("create", folder, e))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700)).map_err(|e| Error::io("protect", folder, e))?;
    }
    Ok(())
}

/// Every file below a folder but the seal, sorted.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|e| Error::io("list", folder, e))? {
        let path = entry.map_err(|e| Error::io("list", folder, e))?.path();
        if path.is_dir() {
            found.extend(files_below(&path)?);
        } else if path.file_name().is_none_or(|name| name != SEAL) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

pub fn relative(root: &Path, path: &Path) -> String {
    let path = path.strip_prefix(root).unwrap_or(path);
    path.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

pub fn sync(path: &Path) -> Result<()> {
    let file = File::open(path).map_err(|e| Error::io("open", path, e))?;
    file.sync_all().map_err(|e| Error::io("sync", path, e))
}

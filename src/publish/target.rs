//! The folder a pull makes: what it holds before, and how the new one takes its place.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path as FilePath, PathBuf};

use sha2::{Digest, Sha256};

use super::commit::Commit;
use super::error::PublishError;
use super::folder::{make_folder, private_file, sync_folder};
use super::input::{COMMIT, PUBLICATION, RUN_MANIFEST};
use super::layout::{hex, unique};
use super::manifest::{ObjectRef, Publication};

/// What the folder to pull into holds.
#[derive(Debug)]
pub(super) enum Contents {
    /// It does not exist.
    Absent,
    /// It exists and is empty.
    Empty,
    /// An earlier pull that nobody changed.
    Pull {
        /// The bytes of its `commit.json`.
        commit: Vec<u8>,
        /// The files of the publication in it.
        files: BTreeSet<String>,
    },
}

/// Looks into the folder; refuses what a pull must not replace.
pub(super) fn inspect(into: &FilePath) -> Result<Contents, PublishError> {
    let in_use = |reason: &str| PublishError::TargetInUse { path: into.to_owned(), reason: reason.to_owned() };
    let read = |path: &FilePath| fs::read(path).map_err(|e| local("read", path, e));
    match fs::symlink_metadata(into) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Contents::Absent),
        Err(e) => return Err(local("look into", into, e)),
        Ok(meta) if meta.is_dir() => {}
        Ok(_) => return Err(in_use("it is not a folder")),
    }
    let mut found = BTreeSet::new();
    if !names_below(into, into, &mut found).map_err(|e| local("look into", into, e))? {
        return Err(in_use("it holds links or files with names that no pull writes"));
    }
    if found.is_empty() {
        return Ok(Contents::Empty);
    }
    if ![COMMIT, PUBLICATION, RUN_MANIFEST].iter().all(|name| found.remove(*name)) {
        return Err(in_use("it holds files that no pull put there"));
    }
    let commit = read(&into.join(COMMIT))?;
    let publication = read(&into.join(PUBLICATION))?;
    let (Ok(said), Ok(listed)) = (Commit::decode(&commit, None), Publication::decode(&publication)) else {
        return Err(in_use("its commit.json or publication.json cannot be read"));
    };
    if said.manifest != ObjectRef::to(&publication) {
        return Err(in_use("its commit.json and publication.json do not belong together"));
    }
    let known = |name: &str| match listed.files.binary_search_by(|f| f.name.as_str().cmp(name)) {
        Ok(at) => listed.files.get(at).map(|f| f.sha256.clone()),
        Err(_) => None,
    };
    let mut expected = vec![(RUN_MANIFEST.to_owned(), listed.run_manifest.sha256.clone())];
    for name in &found {
        let sha = known(name).ok_or_else(|| in_use("it holds files that no pull put there"))?;
        expected.push((name.clone(), sha));
    }
    for (name, sha) in expected {
        let path = into.join(&name);
        if hash_file(&path).map_err(|e| local("read", &path, e))? != sha {
            return Err(in_use(&format!("{name} in it was changed since it was pulled")));
        }
    }
    Ok(Contents::Pull { commit, files: found })
}

/// Collects the relative names of all files; false when there is something that is neither file nor folder.
fn names_below(root: &FilePath, folder: &FilePath, names: &mut BTreeSet<String>) -> io::Result<bool> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (kind, path) = (entry.file_type()?, entry.path());
        if kind.is_dir() {
            if !names_below(root, &path, names)? {
                return Ok(false);
            }
            continue;
        }
        let relative = path.strip_prefix(root).ok().and_then(FilePath::to_str);
        let Some(name) = relative.filter(|_| kind.is_file()) else {
            return Ok(false);
        };
        names.insert(name.replace(std::path::MAIN_SEPARATOR, "/"));
    }
    Ok(true)
}

fn hash_file(path: &FilePath) -> io::Result<String> {
    let (mut file, mut hasher, mut buffer) = (fs::File::open(path)?, Sha256::new(), vec![0; 64 * 1024]);
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hex(&hasher.finalize())),
            n => hasher.update(buffer.get(..n).unwrap_or_default()),
        }
    }
}

/// A new folder beside the wanted one, removed again unless it takes its place.
#[derive(Debug)]
pub(super) struct Staging {
    folder: PathBuf,
}

impl Staging {
    /// Makes `.<name>.pull-<unique>` in the same parent, so that a rename suffices later.
    pub(super) fn beside(into: &FilePath) -> Result<Self, PublishError> {
        let folder = neighbour(into, "pull")?;
        make_folder(&folder).map_err(|e| local("make", &folder, e))?;
        Ok(Self { folder })
    }

    /// Writes one file and brings it to disk.
    pub(super) fn write(&self, name: &str, bytes: &[u8]) -> Result<(), PublishError> {
        let path = name.split('/').fold(self.folder.clone(), |path, part| path.join(part));
        let write = |path: &FilePath| -> io::Result<()> {
            let folder = path.parent().unwrap_or(path);
            make_folder(folder)?;
            let mut file = private_file(path)?;
            file.write_all(bytes)?;
            file.sync_all()?;
            sync_folder(folder)
        };
        write(&path).map_err(|e| local("write", &path, e))
    }

    /// Renames the new folder to the wanted name. An earlier pull is first set aside and then removed;
    /// between the two renames nothing stands under the name, and what stood there is kept until the new
    /// one does.
    pub(super) fn take_the_place_of(self, into: &FilePath, held: &Contents) -> Result<(), PublishError> {
        let rename = |from: &FilePath, to: &FilePath| fs::rename(from, to).map_err(|e| local("rename to", to, e));
        match held {
            Contents::Absent => rename(&self.folder, into)?,
            Contents::Empty => {
                fs::remove_dir(into).map_err(|e| local("replace", into, e))?;
                rename(&self.folder, into)?;
            }
            Contents::Pull { .. } => {
                let aside = neighbour(into, "old")?;
                rename(into, &aside)?;
                if let Err(error) = rename(&self.folder, into) {
                    rename(&aside, into)?;
                    return Err(error);
                }
                fs::remove_dir_all(&aside).map_err(|e| local("remove", &aside, e))?;
            }
        }
        let parent = parent_of(into);
        sync_folder(&parent).map_err(|e| local("sync", &parent, e))
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // After the rename there is nothing of this name.
        if self.folder.exists() && fs::remove_dir_all(&self.folder).is_err() {
            tracing::warn!("an unfinished pull could not be removed; its folder name holds `.pull-`");
        }
    }
}

/// `.<name>.<kind>-<unique>` beside the folder.
fn neighbour(into: &FilePath, kind: &str) -> Result<PathBuf, PublishError> {
    let name = into.file_name().and_then(|n| n.to_str()).ok_or_else(|| PublishError::TargetInUse {
        path: into.to_owned(),
        reason: "its last part is not a folder name".to_owned(),
    })?;
    Ok(parent_of(into).join(format!(".{name}.{kind}-{}", unique())))
}

fn parent_of(into: &FilePath) -> PathBuf {
    match into.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

fn local(action: &'static str, path: &FilePath, source: io::Error) -> PublishError {
    PublishError::LocalFile { action, path: path.to_owned(), source }
}

//! A folder as an object store that keeps its word when the power goes.
//!
//! Reading and listing are `LocalFileSystem`'s. Writing is ours, because its own leaves files readable by
//! everyone, syncs nothing, and stages under names that no listing shows. Here:
//! - folders are 0700 and files 0600, whatever the umask;
//! - bytes go to `staging/<unique name>.tmp` and are synced, then the file is renamed (put) or hard linked
//!   (put if absent) to its name, then the folder of that name is synced;
//! - so a name appears with all of its bytes or not at all, and what a put reported is on disk;
//! - what a kill leaves behind is in `staging/` only, where `verify` counts it and `prune` removes it.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path as FilePath, PathBuf};

use async_trait::async_trait;
use futures::stream::BoxStream;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{
    CopyOptions, Error, GetOptions, GetResult, ListResult, MultipartUpload, ObjectMeta, ObjectStore, PutMode,
    PutMultipartOptions, PutOptions, PutPayload, PutResult, Result,
};

use super::layout::{STAGING, unique};

const STORE: &str = "folder";

/// Makes a second name for a file; replaced in tests.
type Link = fn(&FilePath, &FilePath) -> io::Result<()>;

/// A folder on a local disk or a mounted share.
#[derive(Debug)]
pub(super) struct FolderStore {
    root: PathBuf,
    inner: LocalFileSystem,
    link: Link,
}

/// The file system has no hard links.
#[derive(Debug, thiserror::Error)]
#[error("hard links are refused")]
struct HardLinkRefused(#[source] io::Error);

impl FolderStore {
    /// Opens an existing folder.
    pub(super) fn open(root: &FilePath) -> Result<Self> {
        Ok(Self {
            root: root.to_owned(),
            inner: LocalFileSystem::new_with_prefix(root)?,
            link: |from, to| fs::hard_link(from, to),
        })
    }

    /// Opens a folder, making it and its parents where they are missing.
    pub(super) fn create(root: &FilePath) -> Result<Self> {
        make_folder(root).map_err(generic)?;
        Self::open(root)
    }

    #[cfg(test)]
    pub(super) fn with_link(mut self, link: Link) -> Self {
        self.link = link;
        self
    }
}

impl fmt::Display for FolderStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "folder {}", self.root.display())
    }
}

/// A staged file, removed unless it was renamed away.
struct Staged {
    path: PathBuf,
    gone: bool,
}

impl Drop for Staged {
    fn drop(&mut self) {
        if !self.gone && fs::remove_file(&self.path).is_err() {
            tracing::debug!("a staging file could not be removed");
        }
    }
}

fn write(staging: &FilePath, target: &FilePath, payload: &PutPayload, create: bool, link: Link) -> Result<()> {
    let parent = target.parent().unwrap_or(staging);
    make_folder(staging).map_err(generic)?;
    make_folder(parent).map_err(generic)?;
    let mut staged = Staged { path: staging.join(format!("{}.tmp", unique())), gone: false };
    let mut file = private_file(&staged.path).map_err(generic)?;
    payload.iter().try_for_each(|part| file.write_all(part)).map_err(generic)?;
    file.sync_all().map_err(generic)?;
    drop(file);
    if create {
        let linked = link(&staged.path, target);
        let there = linked.as_ref().map_or_else(|e| e.kind() == ErrorKind::AlreadyExists, |()| true);
        if there {
            // Also when it was there before: what is reported as existing must survive a power cut.
            sync_folder(parent).map_err(generic)?;
        }
        linked.map_err(|e| link_error(e, target))
    } else {
        fs::rename(&staged.path, target).map_err(generic)?;
        staged.gone = true;
        sync_folder(parent).map_err(generic)
    }
}

fn link_error(error: io::Error, target: &FilePath) -> Error {
    const EPERM: i32 = 1; // what Linux and macOS say where a file system has no hard links
    let refused = cfg!(unix) && error.raw_os_error() == Some(EPERM)
        || matches!(error.kind(), ErrorKind::Unsupported | ErrorKind::CrossesDevices | ErrorKind::TooManyLinks);
    if error.kind() == ErrorKind::AlreadyExists {
        Error::AlreadyExists { path: target.display().to_string(), source: error.into() }
    } else if refused {
        Error::NotSupported { source: HardLinkRefused(error).into() }
    } else {
        generic(error)
    }
}

/// True when the store refused for want of hard links.
pub(super) fn is_hard_link_refusal(error: &Error) -> bool {
    matches!(error, Error::NotSupported { source } if source.is::<HardLinkRefused>())
}

fn generic(error: io::Error) -> Error {
    Error::Generic { store: STORE, source: error.into() }
}

/// Makes the folder and its missing parents, 0700, each one synced into its parent.
pub(super) fn make_folder(folder: &FilePath) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let parent = folder.parent().filter(|p| !p.as_os_str().is_empty());
    if let Some(parent) = parent {
        make_folder(parent)?;
    }
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(folder) {
        Err(e) if e.kind() == ErrorKind::AlreadyExists && folder.is_dir() => Ok(()),
        Err(e) => Err(e),
        Ok(()) => parent.map_or(Ok(()), sync_folder),
    }
}

/// A new file, 0600.
pub(super) fn private_file(path: &FilePath) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Brings the names in a folder to disk. Where folders cannot be synced (Windows, some shares) this does
/// nothing: there the file system itself has to order names after content.
pub(super) fn sync_folder(folder: &FilePath) -> io::Result<()> {
    if cfg!(not(unix)) {
        return Ok(());
    }
    match File::open(folder)?.sync_all() {
        Err(e) if matches!(e.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
        other => other,
    }
}

#[async_trait]
impl ObjectStore for FolderStore {
    async fn put_opts(&self, location: &Path, payload: PutPayload, opts: PutOptions) -> Result<PutResult> {
        let create = match opts.mode {
            PutMode::Create => true,
            PutMode::Overwrite => false,
            PutMode::Update(_) => return Err(self.lacks("put with PutMode::Update")),
        };
        if !opts.attributes.is_empty() {
            return Err(self.lacks("put with attributes"));
        }
        let (target, staging, link) = (self.inner.path_to_filesystem(location)?, self.root.join(STAGING), self.link);
        tokio::task::spawn_blocking(move || write(&staging, &target, &payload, create, link)).await??;
        Ok(PutResult { e_tag: None, version: None })
    }

    async fn put_multipart_opts(&self, _: &Path, _: PutMultipartOptions) -> Result<Box<dyn MultipartUpload>> {
        Err(self.lacks("multipart upload"))
    }

    async fn get_opts(&self, location: &Path, options: GetOptions) -> Result<GetResult> {
        self.inner.get_opts(location, options).await
    }

    fn delete_stream(&self, locations: BoxStream<'static, Result<Path>>) -> BoxStream<'static, Result<Path>> {
        self.inner.delete_stream(locations)
    }

    fn list(&self, prefix: Option<&Path>) -> BoxStream<'static, Result<ObjectMeta>> {
        self.inner.list(prefix)
    }

    async fn list_with_delimiter(&self, prefix: Option<&Path>) -> Result<ListResult> {
        self.inner.list_with_delimiter(prefix).await
    }

    async fn copy_opts(&self, _: &Path, _: &Path, _: CopyOptions) -> Result<()> {
        Err(self.lacks("copy"))
    }
}

impl FolderStore {
    fn lacks(&self, operation: &str) -> Error {
        Error::NotImplemented { operation: operation.to_owned(), implementer: self.to_string() }
    }
}

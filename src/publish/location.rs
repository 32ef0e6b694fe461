//! From what the user writes to a store and a prefix in it.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path as FilePath, PathBuf};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use object_store::ObjectStore;
use object_store::memory::InMemory;
use object_store::path::Path;
use url::Url;

use super::error::PublishError;
use super::folder::FolderStore;
use super::layout::Layout;

/// A place that publications go to and come from.
#[derive(Debug, Clone)]
pub struct Location {
    pub(super) store: Arc<dyn ObjectStore>,
    pub(super) layout: Layout,
    shown: String,
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

impl Location {
    /// Opens a location to publish to; a folder is made where it is missing.
    ///
    /// # Errors
    /// [`PublishError::BadLocation`] for an unknown kind of URL, [`PublishError::Unreachable`] when the
    /// folder cannot be made.
    pub fn to_write(given: &str) -> Result<Self, PublishError> {
        Self::open(given, FolderStore::create)
    }

    /// Opens a location to read or tidy; a folder must exist.
    ///
    /// # Errors
    /// As [`Location::to_write`], and [`PublishError::Unreachable`] when the folder is not there.
    pub fn to_read(given: &str) -> Result<Self, PublishError> {
        Self::open(given, FolderStore::open)
    }

    /// A location over any object store. `shown` is how people read it; it must hold no secret.
    #[must_use]
    pub fn over(store: Arc<dyn ObjectStore>, prefix: Path, shown: impl Into<String>) -> Self {
        Self { store, layout: Layout::under(prefix), shown: shown.into() }
    }

    fn open(given: &str, folder: fn(&FilePath) -> object_store::Result<FolderStore>) -> Result<Self, PublishError> {
        let url = to_url(given)?;
        let shown = without_secrets(&url);
        match url.scheme() {
            "file" => {
                let path = file_path(&url)?;
                let store = folder(&path).map_err(|source| PublishError::Unreachable {
                    action: "open",
                    object: "the folder".to_owned(),
                    location: shown.clone(),
                    source: Box::new(source),
                })?;
                Ok(Self::over(Arc::new(store), Path::default(), shown))
            }
            "memory" => {
                let prefix = Path::from_url_path(url.path()).map_err(|_| bad(&shown, "its path is not a valid prefix"))?;
                Ok(Self::over(shared_memory(url.host_str().unwrap_or_default()), prefix, shown))
            }
            "s3" | "s3a" | "az" | "azure" | "abfs" | "abfss" | "gs" => {
                Err(bad(&shown, "this build has no support for buckets yet; use a folder or a file:// URL"))
            }
            _ => Err(bad(&shown, "this kind of URL is not known; use a folder or a file:// URL")),
        }
    }
}

/// Stores that live as long as the process, by name. For tests: two calls with one name meet in one store.
fn shared_memory(name: &str) -> Arc<InMemory> {
    static STORES: LazyLock<Mutex<BTreeMap<String, Arc<InMemory>>>> = LazyLock::new(Mutex::default);
    let mut stores = STORES.lock().unwrap_or_else(PoisonError::into_inner);
    Arc::clone(stores.entry(name.to_owned()).or_default())
}

/// A URL as given, or the file URL of a path. `C:\x` is a path, not a URL of scheme `c`.
fn to_url(given: &str) -> Result<Url, PublishError> {
    let scheme = given.split_once("://").map(|(scheme, _)| scheme);
    if scheme.is_some_and(|s| s.len() > 1) {
        // The text itself is not shown: what does not parse cannot be freed of a password either.
        return Url::parse(given).map_err(|_| bad("given", "it is not a valid URL; write file:///folder or a plain path"));
    }
    if given.is_empty() {
        return Err(bad("given", "it is empty; write file:///folder or a plain path"));
    }
    let path = std::path::absolute(given).map_err(|_| bad(given, "the path cannot be made absolute"))?;
    Url::from_directory_path(&path).map_err(|()| bad(given, "the path cannot be written as a URL"))
}

fn file_path(url: &Url) -> Result<PathBuf, PublishError> {
    let plain = url.query().is_none() && url.fragment().is_none();
    let path = url.to_file_path().ok().filter(|_| plain);
    path.ok_or_else(|| bad(&without_secrets(url), "a file URL is file:///folder, with `?` and `#` written %3F and %23"))
}

/// The URL without user, password, query and fragment, and without a closing slash.
fn without_secrets(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    let path = url.path().trim_end_matches('/');
    format!("{}://{host}{path}", url.scheme())
}

fn bad(given: &str, reason: &str) -> PublishError {
    PublishError::BadLocation { given: given.to_owned(), reason: reason.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(given: &str) -> Result<String, PublishError> {
        Location::to_read(given).map(|l| l.to_string())
    }

    #[test]
    fn paths_and_urls_open_the_same_folder() {
        let dir = tempfile::Builder::new().prefix("a b#é?").tempdir().unwrap();
        let path = dir.path().to_str().unwrap();
        let url = Url::from_directory_path(dir.path()).unwrap();
        assert_eq!(shown(path).unwrap(), shown(url.as_str()).unwrap());
        assert!(matches!(shown(&format!("{path}/no")), Err(PublishError::Unreachable { .. })));
        Location::to_write(&format!("{path}/new/deep")).unwrap();
        assert!(dir.path().join("new/deep").is_dir());
    }

    #[test]
    fn refusals_are_typed_and_show_no_secret() {
        for given in ["s3://bucket/x", "az://c/x", "gs://b", "ftp://me:geheim@host/x?sig=geheim", "", "https://[bad"] {
            let error = shown(given).unwrap_err();
            assert_eq!(error.exit().code(), 2, "{given}");
            assert!(!error.to_string().contains("geheim"), "{error}");
        }
        assert_eq!(shown("file:///tmp?x=1").unwrap_err().exit().code(), 2);
    }

    #[test]
    fn memory_is_shared_by_name() {
        assert_eq!(shown("memory://m1/p/").unwrap(), "memory://m1/p");
        assert!(Arc::ptr_eq(&shared_memory("m1"), &shared_memory("m1")));
        assert!(!Arc::ptr_eq(&shared_memory("m1"), &shared_memory("m2")));
    }
}

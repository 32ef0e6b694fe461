//! Tests of the whole module over memory and over a folder.

mod faults;
mod folder;
mod kill;
mod protocol;
mod pruning;
mod pulling;
mod tamper;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path as FilePath;
use std::sync::Arc;

use object_store::ObjectStore;
use object_store::memory::InMemory;
use object_store::path::Path;
use tempfile::TempDir;

use super::folder::FolderStore;
use super::layout::sha256_hex;
use super::*;

/// A run folder with its description.
pub(super) struct Run {
    folder: TempDir,
    pub files: Vec<PublishFile>,
    pub info: CommitInfo,
    pub manifest: Vec<u8>,
    /// What a pull of it must give, without the three documents.
    pub content: BTreeMap<String, Vec<u8>>,
}

impl Run {
    pub fn new(id: &str, files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut run = Self {
            files: vec![],
            info: info(id),
            manifest: format!("{{\"run\":\"{id}\"}}\n").into_bytes(),
            content: BTreeMap::new(),
            folder,
        };
        for (name, text) in files {
            let path = run.folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, text).unwrap();
            run.content.insert((*name).to_owned(), text.as_bytes().to_vec());
            run.files.push(PublishFile {
                name: (*name).to_owned(),
                path,
                sha256: sha256_hex(text.as_bytes()),
                size: text.len() as u64,
                zone: if name.starts_with("benchmark/") { Zone::Wide } else { Zone::Restricted },
            });
        }
        run
    }

    pub async fn publish(&self, location: &Location) -> Result<Outcome, PublishError> {
        let request = Request { files: &self.files, info: &self.info, run_manifest: &self.manifest };
        publish(location, &request).await
    }
}

pub(super) fn info(id: &str) -> CommitInfo {
    CommitInfo {
        run_id: id.to_owned(),
        as_at: "2026-03-01".to_owned(),
        collection_year: "2025-26".to_owned(),
        mark: Mark::Nightly,
        gate: Gate { passed: true, rules_fired: 2, errors: 3, blocked: 0, not_run: 1 },
        producer: "return903 0.1.0".to_owned(),
        published_at: "2026-03-02T02:00:00Z".to_owned(),
    }
}

/// Two runs that share one file, and within one of which two names have the same content.
pub(super) fn old_run() -> Run {
    let same = "child,dec\n";
    Run::new("r-old", &[("return/a.csv", "old a"), ("return/b.csv", same), ("benchmark/c.csv", same), ("x.csv", "")])
}

pub(super) fn new_run() -> Run {
    Run::new("r-new", &[("return/a.csv", "new a"), ("return/b.csv", "child,dec\n"), ("report/d.html", "new d")])
}

/// A fresh store of each kind; the folder lives as long as the second value.
pub(super) fn stores() -> Vec<(Arc<dyn ObjectStore>, Option<TempDir>)> {
    let folder = tempfile::tempdir().unwrap();
    let store = FolderStore::create(folder.path()).unwrap();
    vec![(Arc::new(InMemory::new()), None), (Arc::new(store), Some(folder))]
}

pub(super) fn memory() -> Location {
    over(Arc::new(InMemory::new()))
}

pub(super) fn over(store: Arc<dyn ObjectStore>) -> Location {
    Location::over(store, Path::from("la/903"), "test")
}

/// The files of the newest publication as a reader gets them; `None` where there is none.
pub(super) async fn read(location: &Location) -> Option<BTreeMap<String, Vec<u8>>> {
    let folder = tempfile::tempdir().unwrap();
    let into = folder.path().join("out");
    match pull_into(location, &into).await {
        Ok(_) => Some(files_of(&into)),
        Err(PublishError::NothingPublished { .. }) => None,
        Err(e) => panic!("a reader was let down: {e}"),
    }
}

pub(super) async fn pull_into(location: &Location, into: &FilePath) -> Result<Pulled, PublishError> {
    pull(location, &options(into)).await
}

pub(super) fn options(into: &FilePath) -> PullOptions<'_> {
    PullOptions { which: Which::Latest, into, zone: None, today: Some("2026-03-04") }
}

/// The files of a folder by name, without the three documents of a pull.
pub(super) fn files_of(folder: &FilePath) -> BTreeMap<String, Vec<u8>> {
    let (mut files, mut folders) = (BTreeMap::new(), vec![folder.to_owned()]);
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
            if !["manifest.json", "publication.json", "commit.json"].contains(&name.as_str()) {
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    files
}

pub(super) async fn verified(location: &Location) -> VerifyReport {
    let report = verify(location).await.unwrap();
    assert!(report.is_clean(), "{:?}", report.problems);
    report
}

/// The run ids of the commits, oldest first.
pub(super) async fn runs(location: &Location) -> Vec<String> {
    let mut entries = history(location, None).await.unwrap();
    entries.reverse();
    assert!(entries.iter().all(|e| e.follows));
    entries.into_iter().map(|e| e.state.unwrap().run_id).collect()
}

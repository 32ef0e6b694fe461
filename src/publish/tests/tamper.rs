//! Any changed byte at a location is found, and the object that holds it is named.

use object_store::{ObjectStoreExt, PutPayload};

use super::super::layout::{COMMITS, OBJECTS};
use super::super::manifest::ObjectRef;
use super::super::store::Stored;
use super::*;

async fn all(location: &Location) -> Vec<Stored> {
    let mut stored = location.list(OBJECTS).await.unwrap();
    stored.extend(location.list(COMMITS).await.unwrap());
    stored
}

async fn bytes_of(location: &Location, path: &Path) -> Vec<u8> {
    location.store.get(path).await.unwrap().bytes().await.unwrap().to_vec()
}

async fn put(location: &Location, path: &Path, bytes: &[u8]) {
    location.store.put(path, PutPayload::from(bytes.to_vec())).await.unwrap();
}

async fn pull_error(location: &Location) -> PublishError {
    let folder = tempfile::tempdir().unwrap();
    let error = pull_into(location, &folder.path().join("out")).await.unwrap_err();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "something was left behind");
    error
}

/// Checks that verify and pull both name the object, and a re-publish does not hide a broken commit.
async fn is_found(location: &Location, name: &str, also_pull: bool) {
    let report = verify(location).await.unwrap();
    let names: Vec<_> = report.problems.iter().map(|p| p.object.as_str()).collect();
    assert_eq!(names, [name]);
    if also_pull {
        match pull_error(location).await {
            PublishError::Damaged { object, .. } => assert_eq!(object, name),
            other => panic!("{name}: {other}"),
        }
    }
}

#[tokio::test]
async fn every_byte_of_every_object() {
    let location = memory();
    old_run().publish(&location).await.unwrap();
    for stored in all(&location).await {
        let name = location.layout.shown(&stored.path);
        let whole = bytes_of(&location, &stored.path).await;
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 1 << (at % 8);
            put(&location, &stored.path, &changed).await;
            is_found(&location, &name, at % 17 == 0).await;
        }
        put(&location, &stored.path, &[&whole[..], b"x"].concat()).await;
        is_found(&location, &name, true).await;
        if !whole.is_empty() {
            put(&location, &stored.path, &whole[..whole.len() - 1]).await;
            is_found(&location, &name, true).await;
            put(&location, &stored.path, b"").await;
            is_found(&location, &name, true).await;
        }
        put(&location, &stored.path, &whole).await;
        verified(&location).await;
    }
}

#[tokio::test]
async fn every_missing_object() {
    let location = memory();
    old_run().publish(&location).await.unwrap();
    for stored in location.list(OBJECTS).await.unwrap() {
        let whole = bytes_of(&location, &stored.path).await;
        location.store.delete(&stored.path).await.unwrap();
        is_found(&location, &location.layout.shown(&stored.path), true).await;
        put(&location, &stored.path, &whole).await;
    }
}

#[tokio::test]
async fn a_damaged_newest_commit_is_not_followed() {
    let location = memory();
    old_run().publish(&location).await.unwrap();
    new_run().publish(&location).await.unwrap();
    let path = location.layout.commit(2);
    put(&location, &path, b"{}").await;
    assert_eq!(pull_error(&location).await.exit().code(), 7);
    assert_eq!(newest(&location).await.unwrap_err().exit().code(), 7);
    assert_eq!(new_run().publish(&location).await.unwrap_err().exit().code(), 7);
    assert_eq!(prune(&location, &pruning::all_but(1)).await.unwrap_err().exit().code(), 7);
    let entries = history(&location, None).await.unwrap();
    assert!(entries[0].state.is_err() && entries[1].state.is_ok());
    // The older one can still be asked for by number.
    let folder = tempfile::tempdir().unwrap();
    let into = folder.path().join("out");
    let which = Which::Sequence(1);
    pull(&location, &PullOptions { which, ..options(&into) }).await.unwrap();
    assert_eq!(files_of(&into), old_run().content);
}

#[tokio::test]
async fn a_commit_rewritten_with_a_fitting_hash_breaks_the_chain() {
    let location = memory();
    old_run().publish(&location).await.unwrap();
    new_run().publish(&location).await.unwrap();
    let mut commit = location.commit(1).await.unwrap().commit;
    commit.gate.errors = 0;
    put(&location, &location.layout.commit(1), &commit.encode().unwrap()).await;
    let report = verify(&location).await.unwrap();
    assert_eq!(report.problems.len(), 1);
    assert_eq!(report.problems[0].damage, Damage::Parent);
    assert_eq!(report.problems[0].object, "commits/00000000000000000002.json");
    assert!(!history(&location, None).await.unwrap()[0].follows);
    assert!(!history(&location, Some(1)).await.unwrap()[0].follows);
}

#[tokio::test]
async fn a_commit_under_another_number() {
    let location = memory();
    old_run().publish(&location).await.unwrap();
    let bytes = bytes_of(&location, &location.layout.commit(1)).await;
    for number in [2, u64::MAX] {
        let path = location.layout.commit(number);
        put(&location, &path, &bytes).await;
        is_found(&location, &location.layout.shown(&path), true).await;
        location.store.delete(&path).await.unwrap();
    }
}

#[tokio::test]
async fn names_that_do_not_belong() {
    let location = memory();
    old_run().publish(&location).await.unwrap();
    for name in ["commits/latest.json", "objects/ab/short", "objects/stray"] {
        let path = Path::from(format!("la/903/{name}"));
        put(&location, &path, b"x").await;
        is_found(&location, name, false).await;
        assert_eq!(read(&location).await, Some(old_run().content), "readers go on");
        prune(&location, &pruning::all_but(1)).await.unwrap();
        assert!(location.store.head(&path).await.is_ok(), "what is not ours stays");
        location.store.delete(&path).await.unwrap();
    }
}

/// Publishes a manifest text as it stands, with hashes that fit: what someone with write access could do.
async fn forge(location: &Location, manifest: &str) {
    let run = old_run();
    run.publish(location).await.unwrap();
    let bytes = manifest.as_bytes();
    let object = ObjectRef::to(bytes);
    put(location, &location.layout.object(&object.sha256), bytes).await;
    let mut commit = location.commit(1).await.unwrap().commit;
    commit.manifest = object;
    put(location, &location.layout.commit(1), &commit.encode().unwrap()).await;
}

#[tokio::test]
async fn a_forged_manifest_cannot_write_outside_the_folder() {
    let sha = sha256_hex(b"old a");
    let file = |name: &str| format!(r#"{{"name":"{name}","sha256":"{sha}","size":5,"zone":"wide"}}"#);
    let document = |files: &str| {
        format!(r#"{{"format":1,"collection_year":"2025-26","run_manifest":{{"sha256":"{sha}","size":5}},"files":[{files}]}}"#)
    };
    for name in ["../evil", "/tmp/evil", "a/../../evil", "commit.json", "a\\\\b", "", ".."] {
        let location = memory();
        forge(&location, &document(&file(name))).await;
        assert!(matches!(pull_error(&location).await, PublishError::Damaged { damage: Damage::Form(_), .. }), "{name}");
        assert_eq!(verify(&location).await.unwrap().problems.len(), 1, "{name}");
    }
    let location = memory();
    forge(&location, &document(&format!("{},{}", file("b"), file("a")))).await;
    assert_eq!(pull_error(&location).await.exit().code(), 7, "unsorted");
    forge(&memory(), "{}").await;
}

#[tokio::test]
async fn a_newer_format_is_called_new_and_not_damaged() {
    let location = memory();
    forge(&location, r#"{"format":2,"whatever":[]}"#).await;
    assert!(matches!(pull_error(&location).await, PublishError::TooNew { found: 2, known: 1, .. }));
    assert!(matches!(verify(&location).await, Err(PublishError::TooNew { .. })));

    let location = memory();
    old_run().publish(&location).await.unwrap();
    let mut commit = location.commit(1).await.unwrap().commit;
    commit.format = 9;
    put(&location, &location.layout.commit(1), &commit.encode().unwrap()).await;
    assert!(matches!(pull_error(&location).await, PublishError::TooNew { found: 9, .. }));
}

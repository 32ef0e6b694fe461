//! What is particular to a folder.

use std::io;

use object_store::{ObjectStoreExt, PutMode, PutPayload};

use super::*;

#[cfg(unix)]
#[tokio::test]
async fn everything_is_private() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("new/place");
    let location = Location::to_write(root.to_str().unwrap()).unwrap();
    old_run().publish(&location).await.unwrap();
    let mut folders = vec![folder.path().join("new")];
    let mut files = 0;
    while let Some(at) = folders.pop() {
        assert_eq!(fs::metadata(&at).unwrap().permissions().mode() & 0o777, 0o700, "{}", at.display());
        for entry in fs::read_dir(&at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files += 1;
                assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600, "{}", path.display());
            }
        }
    }
    assert_eq!(files, 6, "five objects and a commit, and nothing left in staging or probe");
    verified(&location).await;
}

#[tokio::test]
async fn without_hard_links_the_remedy_is_named_and_nothing_is_published() {
    let refusals: [fn(&FilePath, &FilePath) -> io::Result<()>; 3] = [
        |_, _| Err(io::Error::from_raw_os_error(1)),
        |_, _| Err(io::ErrorKind::Unsupported.into()),
        |_, _| Err(io::ErrorKind::CrossesDevices.into()),
    ];
    for refuse in refusals {
        let folder = tempfile::tempdir().unwrap();
        let store = FolderStore::create(folder.path()).unwrap().with_link(refuse);
        let location = over(Arc::new(store));
        let error = new_run().publish(&location).await.unwrap_err();
        assert!(matches!(error, PublishError::NoHardLinks { .. }), "{error:?}");
        assert_eq!(error.exit().code(), 2);
        assert!(error.to_string().contains("copy from there to the share"));
        assert!(read(&location).await.is_none());
        assert_eq!(verified(&location).await, VerifyReport::default(), "not even a leftover");
    }
}

/// Other troubles with the link are the destination's, to be tried again.
#[tokio::test]
async fn a_disk_that_is_full_is_not_a_missing_feature() {
    let folder = tempfile::tempdir().unwrap();
    let store = FolderStore::create(folder.path()).unwrap();
    let location = over(Arc::new(store.with_link(|_, _| Err(io::ErrorKind::StorageFull.into()))));
    assert_eq!(new_run().publish(&location).await.unwrap_err().exit().code(), 6);
}

#[tokio::test]
async fn put_if_absent_is_refused_the_second_time_and_put_replaces() {
    let folder = tempfile::tempdir().unwrap();
    let store = FolderStore::create(folder.path()).unwrap();
    let path = Path::from("commits/x");
    let put = |text: &'static [u8], mode: PutMode| store.put_opts(&path, PutPayload::from_static(text), mode.into());
    put(b"one", PutMode::Create).await.unwrap();
    let refused = put(b"two", PutMode::Create).await.unwrap_err();
    assert!(matches!(refused, object_store::Error::AlreadyExists { .. }));
    assert_eq!(store.get(&path).await.unwrap().bytes().await.unwrap().as_ref(), b"one");
    put(b"three", PutMode::Overwrite).await.unwrap();
    assert_eq!(store.get(&path).await.unwrap().bytes().await.unwrap().as_ref(), b"three");
    assert_eq!(fs::read_dir(folder.path().join("staging")).unwrap().count(), 0);
}

/// What a killed publisher leaves in staging disturbs nobody and can be removed.
#[tokio::test]
async fn leftovers_are_counted_and_removed() {
    let folder = tempfile::tempdir().unwrap();
    let location = Location::to_write(folder.path().to_str().unwrap()).unwrap();
    old_run().publish(&location).await.unwrap();
    let left = folder.path().join("staging/0000.tmp");
    fs::write(&left, "half an obj").unwrap();
    assert_eq!(verified(&location).await.leftovers, 1);
    assert!(matches!(old_run().publish(&location).await.unwrap(), Outcome::Unchanged(_)));
    assert_eq!(prune(&location, &pruning::all_but(1)).await.unwrap().leftovers, 1);
    assert!(!left.exists());
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_unreachable() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "x").unwrap();
    let error = Location::to_write(file.join("sub").to_str().unwrap()).unwrap_err();
    assert_eq!(error.exit().code(), 6);
    // A file where a folder of the layout must be.
    let location = Location::to_write(folder.path().to_str().unwrap()).unwrap();
    fs::write(folder.path().join("objects"), "x").unwrap();
    assert_eq!(old_run().publish(&location).await.unwrap_err().exit().code(), 6);
}

//! What a pull makes of the folder it is given.

use super::*;

type Change = fn(&FilePath);

#[tokio::test]
async fn a_pull_gives_the_files_and_says_how_old_they_are() {
    for (store, _folder) in stores() {
        let location = over(store);
        let run = old_run();
        run.publish(&location).await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let into = folder.path().join("deep/out");
        let pulled = pull_into(&location, &into).await.unwrap();
        assert_eq!(files_of(&into), run.content);
        assert_eq!(fs::read(into.join("manifest.json")).unwrap(), run.manifest);
        assert_eq!((pulled.files, pulled.bytes, pulled.age_days), (4, 25, Some(3)));
        assert_eq!(pulled.state, PullState::Written);
        let commit = fs::read(into.join("commit.json")).unwrap();
        assert_eq!(sha256_hex(&commit), pulled.commit_sha256);
        assert_eq!(fs::read_dir(into.parent().unwrap()).unwrap().count(), 1, "nothing left beside it");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &FilePath| fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!((mode(&into), mode(&into.join("return/a.csv"))), (0o700, 0o600));
        }
    }
}

#[tokio::test]
async fn a_pull_takes_the_place_of_an_unchanged_pull_only() {
    let location = memory();
    let (old, new) = (old_run(), new_run());
    old.publish(&location).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let into = folder.path().join("out");
    fs::create_dir(&into).unwrap();
    assert_eq!(pull_into(&location, &into).await.unwrap().state, PullState::Written);
    assert_eq!(pull_into(&location, &into).await.unwrap().state, PullState::AlreadyThere);

    new.publish(&location).await.unwrap();
    assert_eq!(pull_into(&location, &into).await.unwrap().state, PullState::Replaced);
    assert_eq!(files_of(&into), new.content);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);

    let changes: &[Change] = &[
        |into| fs::write(into.join("notes.txt"), "mine").unwrap(),
        |into| fs::write(into.join("return/a.csv"), "my edit").unwrap(),
        |into| fs::write(into.join("manifest.json"), "my edit").unwrap(),
        |into| fs::write(into.join("commit.json"), "my edit").unwrap(),
        |into| fs::remove_file(into.join("publication.json")).unwrap(),
        #[cfg(unix)]
        |into| std::os::unix::fs::symlink(into.join("manifest.json"), into.join("link")).unwrap(),
    ];
    for (n, change) in changes.iter().enumerate() {
        let into = folder.path().join(format!("n{n}"));
        pull_into(&location, &into).await.unwrap();
        change(&into);
        let before = files_of(&into);
        let error = pull_into(&location, &into).await.unwrap_err();
        assert!(matches!(error, PublishError::TargetInUse { .. }), "{n}: {error}");
        assert_eq!(error.exit().code(), 2);
        assert_eq!(files_of(&into), before, "{n}");
    }
    let file = folder.path().join("file");
    fs::write(&file, "x").unwrap();
    assert!(matches!(pull_into(&location, &file).await, Err(PublishError::TargetInUse { .. })));
}

/// A file of an earlier pull that someone removed is fetched again.
#[tokio::test]
async fn a_file_that_is_gone_comes_back() {
    let location = memory();
    let run = old_run();
    run.publish(&location).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let into = folder.path().join("out");
    pull_into(&location, &into).await.unwrap();
    fs::remove_file(into.join("return/a.csv")).unwrap();
    assert_eq!(pull_into(&location, &into).await.unwrap().state, PullState::Replaced);
    assert_eq!(files_of(&into), run.content);
}

#[tokio::test]
async fn one_zone_only() {
    let location = memory();
    old_run().publish(&location).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let into = folder.path().join("out");
    let wide = PullOptions { zone: Some(Zone::Wide), ..options(&into) };
    assert_eq!(pull(&location, &wide).await.unwrap().files, 1);
    assert_eq!(files_of(&into).keys().collect::<Vec<_>>(), ["benchmark/c.csv"]);
    assert_eq!(pull(&location, &wide).await.unwrap().state, PullState::AlreadyThere);
    assert_eq!(pull_into(&location, &into).await.unwrap().state, PullState::Replaced);
    assert_eq!(files_of(&into).len(), 4);
}

#[tokio::test]
async fn a_commit_by_number() {
    let location = memory();
    let folder = tempfile::tempdir().unwrap();
    let into = folder.path().join("out");
    let asked = |sequence| PullOptions { which: Which::Sequence(sequence), ..options(&into) };
    for which in [Which::Latest, Which::Sequence(1)] {
        let error = pull(&location, &PullOptions { which, ..options(&into) }).await.unwrap_err();
        assert!(matches!(error, PublishError::NothingPublished { .. }), "{error}");
    }
    old_run().publish(&location).await.unwrap();
    new_run().publish(&location).await.unwrap();
    let error = pull(&location, &asked(3)).await.unwrap_err();
    assert!(matches!(error, PublishError::NoSuchCommit { sequence: 3, newest: 2, .. }), "{error}");
    let pulled = pull(&location, &asked(1)).await.unwrap();
    assert_eq!((pulled.commit.sequence, files_of(&into)), (1, old_run().content));
    assert_eq!(pull(&location, &asked(2)).await.unwrap().state, PullState::Replaced);
}

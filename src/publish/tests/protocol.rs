//! The protocol when nothing breaks, when others publish too, and on odd servers.

use std::sync::Arc;

use object_store::{ObjectStoreExt, PutPayload};

use super::super::fault::{FaultStore, Quirk};
use super::*;

#[tokio::test]
async fn publish_again_is_nothing_to_do() {
    for (store, _folder) in stores() {
        let location = over(store);
        let mut run = old_run();
        let first = run.publish(&location).await.unwrap();
        assert!(matches!(first, Outcome::Published(_)));
        // Three contents (two names share one), two documents.
        assert_eq!(first.receipt().written, 5);
        assert_eq!(first.receipt().object, "commits/00000000000000000001.json");

        run.info.published_at = "2026-03-03T02:00:00Z".to_owned();
        run.info.run_id = "another-id".to_owned();
        let second = run.publish(&location).await.unwrap();
        let receipt = second.receipt();
        assert!(matches!(second, Outcome::Unchanged(_)));
        assert_eq!((receipt.written, receipt.kept, receipt.commit.sequence), (0, 5, 1));
        assert_eq!(receipt.commit.published_at, "2026-03-02T02:00:00Z");

        run.info.mark = Mark::Submission;
        let third = run.publish(&location).await.unwrap();
        assert!(matches!(third, Outcome::Published(_)), "the mark is part of what is published");
        let receipt = third.receipt();
        assert_eq!((receipt.written, receipt.kept, receipt.commit.sequence), (0, 5, 2));
        assert_eq!(verified(&location).await.orphans, 0);
        assert_eq!(newest(&location).await.unwrap().unwrap().mark, Mark::Submission);
    }
}

#[tokio::test]
async fn only_what_is_new_is_sent_and_damage_is_repaired() {
    let location = memory();
    let (old, new) = (old_run(), new_run());
    old.publish(&location).await.unwrap();
    let receipt = new.publish(&location).await.unwrap().receipt().clone();
    assert_eq!((receipt.written, receipt.kept), (4, 1));

    let path = location.layout.object(&new.files[0].sha256);
    location.store.put(&path, PutPayload::from_static(b"new b")).await.unwrap();
    let path = location.layout.object(&new.files[1].sha256);
    location.store.delete(&path).await.unwrap();
    let outcome = new.publish(&location).await.unwrap();
    assert!(matches!(outcome, Outcome::Unchanged(_)));
    assert_eq!((outcome.receipt().written, outcome.receipt().repaired), (2, 2));
    verified(&location).await;

    // Also the manifest itself.
    let path = location.layout.object(&receipt.commit.manifest.sha256);
    location.store.delete(&path).await.unwrap();
    new.publish(&location).await.unwrap();
    verified(&location).await;
}

/// What is there but needed by no commit may be pruned at any moment: it is written again, and young.
#[tokio::test]
async fn objects_that_no_commit_needs_are_not_relied_on() {
    let location = memory();
    let run = new_run();
    for (file, bytes) in run.files.iter().map(|f| (f, &run.content[&f.name])) {
        let path = location.layout.object(&file.sha256);
        location.store.put(&path, PutPayload::from(bytes.clone())).await.unwrap();
    }
    let receipt = run.publish(&location).await.unwrap().receipt().clone();
    assert_eq!((receipt.written, receipt.kept, receipt.repaired), (5, 0, 0));
}

#[tokio::test]
async fn a_publication_of_no_files() {
    let location = memory();
    Run::new("empty", &[]).publish(&location).await.unwrap();
    assert_eq!(read(&location).await, Some(BTreeMap::new()));
    verified(&location).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn publishers_at_the_same_time_all_get_through() {
    for (store, _folder) in stores() {
        let mut tasks = vec![];
        for n in 0..6 {
            let location = over(Arc::clone(&store));
            tasks.push(tokio::spawn(async move {
                let text = format!("text {n}");
                let run = Run::new(&format!("r{n}"), &[("a.csv", &text), ("b.csv", "shared")]);
                run.publish(&location).await.map(|outcome| outcome.receipt().tries)
            }));
        }
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        let location = over(store);
        let report = verified(&location).await;
        assert_eq!((report.commits, report.newest, report.pruned), (6, 6, 0));
        let mut ids = runs(&location).await;
        ids.sort();
        assert_eq!(ids, ["r0", "r1", "r2", "r3", "r4", "r5"]);
    }
}

#[tokio::test]
async fn the_slower_publisher_builds_on_the_faster() {
    for quirk in [Quirk::None, Quirk::SaysPrecondition] {
        let (store, _folder) = stores().swap_remove(0);
        let clean = over(Arc::clone(&store));
        let rival = clean.clone();
        let slow = FaultStore::new(store, None, quirk).before_commit(Box::new(move || {
            Box::pin(async move {
                old_run().publish(&rival).await.unwrap();
            })
        }));
        let outcome = new_run().publish(&over(Arc::new(slow))).await.unwrap();
        assert_eq!((outcome.receipt().tries, outcome.receipt().commit.sequence), (2, 2));
        assert_eq!(runs(&clean).await, ["r-old", "r-new"]);
        verified(&clean).await;
    }
}

#[tokio::test]
async fn the_same_run_published_by_two_is_one_commit() {
    let (store, _folder) = stores().swap_remove(0);
    let clean = over(Arc::clone(&store));
    let rival = clean.clone();
    let slow = FaultStore::new(store, None, Quirk::None).before_commit(Box::new(move || {
        Box::pin(async move {
            let mut run = new_run();
            run.info.published_at = "2026-03-02T02:00:07Z".to_owned();
            run.publish(&rival).await.unwrap();
        })
    }));
    new_run().publish(&over(Arc::new(slow))).await.unwrap();
    assert_eq!(runs(&clean).await, ["r-new"]);
    verified(&clean).await;
}

/// Our commit lands without a clear answer, and the next publisher has built on it before we look: it is
/// still ours, and publishing it once more would bury the newer one.
#[tokio::test]
async fn our_own_retry_is_known_even_under_a_newer_commit() {
    let (store, _folder) = stores().swap_remove(0);
    let clean = over(Arc::clone(&store));
    let rival = clean.clone();
    let meets_itself = FaultStore::new(store, None, Quirk::MeetsItself).after_commit(Box::new(move || {
        Box::pin(async move {
            old_run().publish(&rival).await.unwrap();
        })
    }));
    let outcome = new_run().publish(&over(Arc::new(meets_itself))).await.unwrap();
    assert!(matches!(outcome, Outcome::Published(_)));
    assert_eq!((outcome.receipt().tries, outcome.receipt().commit.sequence), (1, 1));
    assert_eq!(runs(&clean).await, ["r-new", "r-old"]);
    verified(&clean).await;
}

/// The same run id with other content is another publication and must not pass for our own retry.
#[tokio::test]
async fn the_same_run_id_with_other_content_is_not_ours() {
    let (store, _folder) = stores().swap_remove(0);
    let clean = over(Arc::clone(&store));
    let rival = clean.clone();
    let slow = FaultStore::new(store, None, Quirk::None).before_commit(Box::new(move || {
        Box::pin(async move {
            Run::new("r-new", &[("z.csv", "other")]).publish(&rival).await.unwrap();
        })
    }));
    let new = new_run();
    new.publish(&over(Arc::new(slow))).await.unwrap();
    assert_eq!(runs(&clean).await, ["r-new", "r-new"]);
    assert_eq!(read(&clean).await, Some(new.content));
}

#[tokio::test]
async fn a_publisher_that_never_wins_gives_up() {
    let (store, _folder) = stores().swap_remove(0);
    let clean = over(Arc::clone(&store));
    let mut slow = FaultStore::new(store, None, Quirk::None);
    for n in 0..20 {
        let rival = clean.clone();
        slow = slow.before_commit(Box::new(move || {
            Box::pin(async move {
                let text = format!("rival {n}");
                Run::new(&format!("rival-{n}"), &[("a.csv", &text)]).publish(&rival).await.unwrap();
            })
        }));
    }
    let error = new_run().publish(&over(Arc::new(slow))).await.unwrap_err();
    assert!(matches!(error, PublishError::CommitLost { tries: 8, .. }), "{error}");
    assert_eq!(error.exit().code(), 6);
    assert_eq!(runs(&clean).await.len(), 8);
    verified(&clean).await;
}

/// A publisher stands still before its commit; others commit and old commits are pruned, so that its
/// number is free again. Its commit would be invisible: it is told so, and the commit is taken back.
#[tokio::test]
async fn a_commit_behind_the_newest_is_taken_back() {
    let (store, _folder) = stores().swap_remove(0);
    let clean = over(Arc::clone(&store));
    old_run().publish(&clean).await.unwrap();
    let rival = clean.clone();
    let slow = FaultStore::new(store, None, Quirk::None).before_commit(Box::new(move || {
        Box::pin(async move {
            for n in 0..3 {
                let text = format!("rival {n}");
                Run::new(&format!("rival-{n}"), &[("a.csv", &text)]).publish(&rival).await.unwrap();
            }
            prune(&rival, &pruning::all_but(1)).await.unwrap();
        })
    }));
    let slow = over(Arc::new(slow));
    let error = new_run().publish(&slow).await.unwrap_err();
    assert!(matches!(error, PublishError::CommitLate { sequence: 2, .. }), "{error}");
    assert_eq!(runs(&clean).await, ["rival-2"]);
    new_run().publish(&slow).await.unwrap();
    assert_eq!(runs(&clean).await, ["rival-2", "r-new"]);
    verified(&clean).await;
}

#[tokio::test]
async fn odd_servers() {
    for (quirk, code) in
        [(Quirk::MeetsItself, 0), (Quirk::SaysPrecondition, 0), (Quirk::IgnoresCondition, 2), (Quirk::NoCondition, 2)]
    {
        for (store, _folder) in stores() {
            let clean = over(Arc::clone(&store));
            let result = new_run().publish(&over(Arc::new(FaultStore::new(store, None, quirk)))).await;
            assert_eq!(result.as_ref().map_or_else(|e| e.exit().code(), |_| 0), code, "{quirk:?}");
            assert_eq!(read(&clean).await.is_some(), code == 0, "{quirk:?}");
            assert_eq!(verified(&clean).await.leftovers, 0, "{quirk:?}");
            if quirk == Quirk::IgnoresCondition {
                assert!(matches!(result.unwrap_err(), PublishError::NoConditionalPut { .. }));
            }
        }
    }
}

#[tokio::test]
async fn wrong_input_is_refused_before_anything_is_written() {
    type Change = fn(&mut Run);
    let changes: &[(u8, Change)] = &[
        (4, |r| r.info.gate.passed = false),
        (2, |r| r.info.run_id = "a b".into()),
        (2, |r| r.info.as_at = "01/03/2026".into()),
        (2, |r| r.info.collection_year = "2026".into()),
        (2, |r| r.info.published_at = "yesterday".into()),
        (2, |r| r.info.producer = "é".into()),
        (2, |r| r.files[0].name = "../a.csv".into()),
        (2, |r| r.files[0].name = r.files[1].name.to_uppercase()),
        (2, |r| r.files[0].sha256 = r.files[0].sha256.to_uppercase()),
        (2, |r| r.files[2].size += 1),
    ];
    for (code, change) in changes {
        let location = memory();
        let mut run = old_run();
        change(&mut run);
        let error = run.publish(&location).await.unwrap_err();
        assert_eq!(error.exit().code(), *code, "{error}");
        assert!(location.list("objects").await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn a_run_folder_that_changed_is_not_published() {
    type Change = fn(&FilePath);
    let changes: &[(u8, Change)] = &[
        (7, |path| fs::write(path, "old b").unwrap()),
        (7, |path| fs::write(path, "longer than before").unwrap()),
        (1, |path| fs::remove_file(path).unwrap()),
    ];
    for (code, change) in changes {
        let location = memory();
        let run = old_run();
        change(&run.files[0].path);
        let error = run.publish(&location).await.unwrap_err();
        assert_eq!(error.exit().code(), *code, "{error}");
        assert!(read(&location).await.is_none());
    }
}

//! Whatever fails when: readers see the old or the new publication whole, and the next run succeeds.

use std::sync::Arc;

use super::super::fault::{FAULTS, Fault, FaultStore, Quirk};
use super::*;

/// Publishes with one fault at every operation in turn, until the operations run out.
async fn every_operation(fault: Fault, with_old: bool) {
    let (old, new) = (old_run(), new_run());
    for kind in 0..stores().len() {
        for n in 0.. {
            let (store, _folder) = stores().swap_remove(kind);
            let clean = over(Arc::clone(&store));
            if with_old {
                old.publish(&clean).await.unwrap();
            }
            let faulty = FaultStore::new(store, Some((fault, n)), Quirk::None);
            let result = new.publish(&over(Arc::new(faulty.clone()))).await;

            let seen = read(&clean).await;
            let before = with_old.then(|| old.content.clone());
            let after = Some(new.content.clone());
            assert!(seen == before || seen == after, "{fault:?} at {n}: a mix");
            match &result {
                Ok(_) => assert_eq!(seen, after, "{fault:?} at {n}: told done, but not visible"),
                Err(e) => assert_eq!(e.exit().code(), 6, "{fault:?} at {n}: {e}"),
            }
            verified(&clean).await;

            let again = new.publish(&clean).await.unwrap();
            assert_eq!(matches!(again, Outcome::Unchanged(_)), seen == after, "{fault:?} at {n}");
            assert_eq!(read(&clean).await, after);
            verified(&clean).await;
            let expected: &[&str] = if with_old { &["r-old", "r-new"] } else { &["r-new"] };
            assert_eq!(runs(&clean).await, expected, "{fault:?} at {n}: the commits");
            if faulty.count() <= n {
                assert!(result.is_ok());
                assert!(n > 10, "the fault was tried at every operation, there are more than ten");
                break;
            }
        }
    }
}

#[tokio::test]
async fn second_publication() {
    for fault in FAULTS {
        every_operation(fault, true).await;
    }
}

#[tokio::test]
async fn first_publication() {
    for fault in FAULTS {
        every_operation(fault, false).await;
    }
}

/// A lost answer to the commit itself is found out within the same call.
#[tokio::test]
async fn a_lost_answer_to_the_commit_is_no_failure() {
    let run = new_run();
    let mut lost_at_commit = 0;
    for n in 0..40 {
        let (store, _folder) = stores().swap_remove(0);
        let clean = over(Arc::clone(&store));
        let faulty = FaultStore::new(store, Some((Fault::AnswerLost, n)), Quirk::None);
        let result = run.publish(&over(Arc::new(faulty.clone()))).await;
        if faulty.count() > n && matches!(result, Ok(Outcome::Published(_))) {
            lost_at_commit += 1;
            assert_eq!(runs(&clean).await, ["r-new"]);
        }
    }
    assert!(lost_at_commit >= 1);
}

/// A pull that fails at any operation leaves no folder and no half of one behind.
#[tokio::test]
async fn pulling() {
    let run = old_run();
    for fault in FAULTS {
        for n in 0.. {
            let (store, _keep) = stores().swap_remove(1);
            run.publish(&over(Arc::clone(&store))).await.unwrap();
            let faulty = FaultStore::new(store, Some((fault, n)), Quirk::None);
            let folder = tempfile::tempdir().unwrap();
            let into = folder.path().join("out");
            let result = pull_into(&over(Arc::new(faulty.clone())), &into).await;
            let entries = fs::read_dir(folder.path()).unwrap().count();
            if faulty.count() <= n {
                result.unwrap();
                break;
            }
            assert_eq!(result.unwrap_err().exit().code(), 6);
            assert_eq!(entries, 0, "{fault:?} at {n}");
        }
    }
}

/// A prune that fails at any operation leaves what is kept whole; the next one finishes.
#[tokio::test]
async fn pruning() {
    let (old, new) = (old_run(), new_run());
    for fault in FAULTS {
        for n in 0.. {
            let (store, _keep) = stores().swap_remove(0);
            let clean = over(Arc::clone(&store));
            old.publish(&clean).await.unwrap();
            new.publish(&clean).await.unwrap();
            let faulty = FaultStore::new(store, Some((fault, n)), Quirk::None);
            let result = prune(&over(Arc::new(faulty.clone())), &pruning::all_but(1)).await;
            verified(&clean).await;
            assert_eq!(read(&clean).await, Some(new.content.clone()));
            prune(&clean, &pruning::all_but(1)).await.unwrap();
            let report = verified(&clean).await;
            assert_eq!((report.commits, report.orphans), (1, 0), "{fault:?} at {n}");
            if faulty.count() <= n {
                result.unwrap();
                break;
            }
        }
    }
}

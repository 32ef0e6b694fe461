//! What prune removes and what it must not.

use std::num::NonZeroUsize;
use std::time::{Duration, SystemTime};

use object_store::{ObjectStoreExt, PutPayload};

use super::*;

/// Keeps `n` commits; everything else counts as old.
pub(super) fn all_but(n: usize) -> PruneOptions {
    PruneOptions { keep: NonZeroUsize::new(n).unwrap(), before: SystemTime::now() + Duration::from_hours(1), dry_run: false }
}

#[tokio::test]
async fn old_commits_go_and_what_only_they_needed() {
    for (store, _folder) in stores() {
        let location = over(store);
        let mut submitted = Run::new("sub", &[("a.csv", "submitted")]);
        submitted.info.mark = Mark::Submission;
        old_run().publish(&location).await.unwrap();
        submitted.publish(&location).await.unwrap();
        old_run().publish(&location).await.unwrap();
        new_run().publish(&location).await.unwrap();
        for name in ["staging/left.tmp", "probe/left"] {
            let path = Path::from(format!("la/903/{name}"));
            location.store.put(&path, PutPayload::from_static(b"x")).await.unwrap();
        }
        assert_eq!(verified(&location).await.leftovers, 2);

        let dry = PruneOptions { dry_run: true, ..all_but(1) };
        let said = prune(&location, &dry).await.unwrap();
        assert_eq!(verified(&location).await.commits, 4);
        let done = prune(&location, &all_but(1)).await.unwrap();
        assert_eq!(said, done);
        assert_eq!((done.kept, done.commits, done.leftovers), (vec![2, 4], vec![1, 3], 2));
        // Of the old run: two contents that the new one does not share, its manifest and its run's.
        assert_eq!(done.objects, 4);

        let report = verified(&location).await;
        assert_eq!((report.commits, report.pruned, report.orphans, report.leftovers), (2, 2, 0, 0));
        assert_eq!(read(&location).await, Some(new_run().content));
        assert_eq!(prune(&location, &all_but(1)).await.unwrap().objects, 0);
        // The numbers go on.
        let again = old_run().publish(&location).await.unwrap();
        assert_eq!(again.receipt().commit.sequence, 5);
        verified(&location).await;
    }
}

/// A publisher at work has objects that no commit needs yet: they are young, and stay.
#[tokio::test]
async fn what_is_young_stays() {
    let location = memory();
    old_run().publish(&location).await.unwrap();
    new_run().publish(&location).await.unwrap();
    let path = location.layout.object(&sha256_hex(b"in the making"));
    location.store.put(&path, PutPayload::from_static(b"in the making")).await.unwrap();
    let hour = Duration::from_hours(1);
    let options = PruneOptions { before: SystemTime::now() - hour, ..all_but(1) };
    let report = prune(&location, &options).await.unwrap();
    assert_eq!((report.kept, report.objects), (vec![1, 2], 0));
    assert_eq!(verified(&location).await.orphans, 1);
}

#[tokio::test]
async fn nothing_published_is_nothing_to_prune() {
    assert_eq!(prune(&memory(), &all_but(3)).await.unwrap(), PruneReport::default());
    assert_eq!(verify(&memory()).await.unwrap(), VerifyReport::default());
    assert!(history(&memory(), None).await.unwrap().is_empty());
    assert!(newest(&memory()).await.unwrap().is_none());
}

//! A real process, really killed, over and over: the folder stays sound.

use std::process::{Command, Stdio};
use std::time::Duration;

use super::*;

const FOLDER: &str = "RETURN903_TEST_KILL_FOLDER";

/// Not a test by itself: what the killed process does. Publishes one run after the other until killed.
/// Without the variable it does nothing.
#[tokio::test]
async fn victim() {
    let Ok(folder) = std::env::var(FOLDER) else {
        return;
    };
    let location = Location::to_write(&folder).unwrap();
    for n in 0..100_000 {
        let text = format!("{}-{n}", std::process::id()).repeat(500);
        let run = Run::new(&format!("r{n}"), &[("a.csv", &text), ("b.csv", &text[1..]), ("c.csv", "same")]);
        run.publish(&location).await.unwrap();
    }
}

#[tokio::test]
async fn killed_at_any_time() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("place");
    let location = Location::to_write(path.to_str().unwrap()).unwrap();
    let module = module_path!().split_once("::").map_or("", |(_, rest)| rest);
    let mut commits = 0;
    for round in 0..12_u64 {
        let mut victim = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", &format!("{module}::victim")])
            .env(FOLDER, &path)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Once it has committed it is at work; then wait a little more each round and kill it.
        let mut patience = 3000;
        while history(&location, None).await.unwrap().len() as u64 <= commits {
            assert!(victim.try_wait().unwrap().is_none(), "it stopped by itself");
            assert!(patience > 0, "it does not get to a commit");
            patience -= 1;
            std::thread::sleep(Duration::from_millis(10));
        }
        std::thread::sleep(Duration::from_millis(round * 3));
        victim.kill().unwrap();
        victim.wait().unwrap();
        let report = verified(&location).await;
        assert!(report.commits > commits, "a commit was lost");
        commits = report.commits;
        assert_eq!(read(&location).await.unwrap().len(), 3);
    }
    new_run().publish(&location).await.unwrap();
    prune(&location, &pruning::all_but(1)).await.unwrap();
    let report = verified(&location).await;
    assert_eq!((report.commits, report.orphans, report.leftovers), (1, 0, 0));
}

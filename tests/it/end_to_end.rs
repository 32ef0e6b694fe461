//! Runs from end to end: published and pulled back, repeated, killed, at several sizes of machine, through a failing gate.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use return903::pipeline::lock::Lock;

use crate::support::{BASE, EXPORT_PIPELINE, Go, RETURN_PIPELINE, Ran, Trial, differences, listing, return903};

const NONE: Vec<String> = Vec::new();

#[test]
fn a_second_run_finds_everything_done() {
    let trial = Trial::published();
    let before = (listing(&trial.path("state/stage")), listing(&trial.path("published")), trial.made());
    let ran = trial.run().code(0).says("already published to").says("0 stages made, 5 were there");
    // What the XML form cannot hold is said every night; nothing else is wrong.
    let warned = ran.err.lines().any(|line| line.starts_with("warning") && !line.contains("XML: "));
    assert!(!warned, "{}", ran.err);
    assert_eq!(differences(&before.0, &listing(&trial.path("state/stage"))), NONE);
    assert_eq!(differences(&before.1, &listing(&trial.path("published"))), NONE);
    assert_eq!(differences(&before.2, &trial.made()), NONE);
    let ledger = fs::read_to_string(trial.path("state/ledger.jsonl")).unwrap();
    let lines: Vec<serde_json::Value> = ledger.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    let skipped = |line: &serde_json::Value| line["stages"].as_array().unwrap().iter().filter(|s| s["skipped"] == true).count();
    assert_eq!(lines.iter().map(skipped).collect::<Vec<_>>(), [0, 5]);
}

#[test]
fn the_run_folder_has_the_promised_files() {
    let folder = BASE.run_folder();
    for name in [
        "manifest.json",
        "run.json",
        "extract/ssd_person.parquet",
        "extract/quarantine.parquet",
        "extract/cells.parquet",
        "return/header.parquet",
        "return/episodes.parquet",
        "return/csv/episodes.csv",
        "findings.parquet",
        "benchmark/stock_cla_count.parquet",
        "lineage/episodes.parquet",
    ] {
        assert!(folder.join(name).is_file(), "no {name}");
    }
    assert!(folder.join("report").is_dir());
    let manifest: serde_json::Value = serde_json::from_slice(&fs::read(folder.join("manifest.json")).unwrap()).unwrap();
    assert_eq!(manifest["derived_by"], "return903");
    assert_eq!(manifest["year"], "2025-26");
    let text = manifest.to_string();
    assert!(!text.contains(&BASE.folder().display().to_string()), "the manifest does not know where it was made");
    // Every file it names is there with that hash, and no other.
    let named: BTreeMap<String, String> = manifest["files"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(name, sealed)| (name.clone(), sealed["sha256"].as_str().unwrap().to_string()))
        .collect();
    let mut there = listing(&folder);
    there.retain(|name, hash| !hash.is_empty() && name != "manifest.json" && name != "run.json");
    assert_eq!(differences(&named, &there), NONE);
}

#[test]
fn pull_gives_back_what_was_published() {
    let out = tempfile::tempdir().unwrap();
    let into = out.path().join("pulled");
    let ran = BASE.at_destination("pull").arg("--out").arg(&into).go().code(0);
    assert!(ran.out.starts_with("commit 1: 2025-26 as at 2026-03-31"), "{}", ran.out);
    let (mut pulled, made) = (listing(&into), listing(&BASE.run_folder()));
    for name in ["commit.json", "publication.json"] {
        assert!(pulled.remove(name).is_some(), "no {name}");
    }
    assert_eq!(pulled["manifest.json"], made["manifest.json"]);
    pulled.retain(|_, hash| !hash.is_empty());
    let unlike: Vec<&String> = pulled.keys().filter(|name| made.get(*name) != pulled.get(*name)).collect();
    assert!(unlike.is_empty(), "{unlike:?}");
    for name in ["return/episodes.parquet", "return/csv/episodes.csv", "findings.parquet", "benchmark/stock_cla_count.parquet"] {
        assert!(pulled.contains_key(name), "no {name}");
    }
    assert!(!pulled.keys().any(|name| name.starts_with("extract/")), "raw case data stay at home");
    BASE.at_destination("pull").arg("--out").arg(&into).go().code(0).says("");
}

#[test]
fn what_stands_at_the_destination() {
    BASE.at_destination("verify").go().code(0);
    let verified: serde_json::Value =
        serde_json::from_str(&BASE.at_destination("verify").arg("--json").go().code(0).out).unwrap();
    assert_eq!(
        (verified["commits"].as_u64(), verified["orphans"].as_u64(), verified["leftovers"].as_u64()),
        (Some(1), Some(0), Some(0))
    );
    assert_eq!(BASE.at_destination("history").go().code(0).out.lines().count(), 1);
    let commit = BASE.newest();
    assert_eq!(commit["sequence"], 1);
    assert_eq!(commit["mark"], "nightly");
    assert_eq!(commit["collection_year"], "2025-26");
    assert_eq!(commit["as_at"], "2026-03-31");
    assert_eq!(BASE.run_folder().file_name().unwrap().to_str(), commit["run_id"].as_str());
}

#[test]
fn a_stage_that_was_tampered_with_is_made_again() {
    let trial = Trial::published();
    let key = trial.keys().into_iter().find(|(stage, _)| stage == "benchmark").unwrap().1;
    let path = trial.path(&format!("state/stage/{key}/benchmark.csv"));
    fs::write(&path, fs::read_to_string(&path).unwrap().replacen('1', "2", 1)).unwrap();
    trial.command("plan").go().code(0);
    trial.run().code(0).says("1 stages made, 4 were there").says("already published");
    assert_eq!(differences(&BASE.made(), &trial.made()), NONE);
    // A file too many or too few is noticed as well.
    fs::remove_file(trial.path(&format!("state/stage/{key}/benchmark.csv"))).unwrap();
    trial.run().code(0).says("1 stages made, 4 were there").says("already published");
    assert_eq!(differences(&BASE.made(), &trial.made()), NONE);
}

#[test]
fn a_file_slipped_into_a_stage_is_not_published() {
    let trial = Trial::published();
    let key = trial.keys().into_iter().find(|(stage, _)| stage == "report").unwrap().1;
    fs::write(trial.path(&format!("state/stage/{key}/stray.txt")), "not made by the stage").unwrap();
    trial.run().code(0);
    assert_eq!(differences(&BASE.made(), &trial.made()), NONE);
    assert_eq!(differences(&listing(&BASE.path("published")), &listing(&trial.path("published"))), NONE);
}

#[test]
fn a_dry_run_and_a_plan_touch_nothing() {
    for trial in [Trial::fresh(EXPORT_PIPELINE), Trial::published()] {
        let before = listing(trial.folder());
        let dry = trial.command("run").arg("--dry-run").go().code(0).out;
        assert_eq!(dry, trial.command("plan").go().code(0).out);
        let word = if trial.path("state").exists() { "skipped" } else { "to run" };
        assert_eq!(dry.lines().filter(|line| line.contains(word)).count(), 5, "{dry}");
        assert_eq!(differences(&before, &listing(trial.folder())), NONE);
    }
}

/// The same bytes with one, two and seven partitions and in other folders; only times differ.
#[test]
fn partitions_and_folders_change_nothing() {
    let stages = listing(&BASE.path("state/stage"));
    for partitions in ["1", "7"] {
        let trial = Trial::fresh(EXPORT_PIPELINE);
        trial.command("run").args(["--partitions", partitions]).go().code(0);
        assert_eq!(differences(&stages, &listing(&trial.path("state/stage"))), NONE, "stages with {partitions} partitions");
        assert_eq!(differences(&BASE.made(), &trial.made()), NONE, "run folder with {partitions} partitions");
        let manifest = |trial: &Trial| fs::read(trial.run_folder().join("manifest.json")).unwrap();
        assert!(manifest(&BASE) == manifest(&trial));
    }
}

#[test]
fn force_makes_the_same_again() {
    let trial = Trial::published();
    trial.command("run").arg("--force").go().code(0).says("5 stages made, 0 were there").says("already published");
    assert_eq!(differences(&BASE.made(), &trial.made()), NONE);
}

/// A change of one table makes new stages and a second commit; what did not change is not stored twice.
#[test]
fn a_change_is_published_as_a_second_commit() {
    let trial = Trial::published();
    let path = trial.path("export/ssd_cla_reviews.csv");
    let text = fs::read_to_string(&path).unwrap();
    let (rest, _) = text.trim_end().rsplit_once('\n').unwrap();
    fs::write(&path, rest.to_string() + "\n").unwrap();
    trial.run().code(0).says("5 stages made, 0 were there").says("as commit 2");
    trial.at_destination("verify").go().code(0);
    let lines = trial.at_destination("history").arg("--json").go().code(0).out;
    let sequences: Vec<u64> =
        lines.lines().map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap()["sequence"].as_u64().unwrap()).collect();
    assert_eq!(
        {
            let mut s = sequences.clone();
            s.sort_unstable();
            s
        },
        [1, 2]
    );
    let out = trial.path("pulled-one");
    trial.at_destination("pull").args(["--commit", "1", "--out"]).arg(&out).go().code(0);
    let old = listing(&BASE.run_folder());
    assert_eq!(listing(&out)["return/csv/reviews.csv"], old["return/csv/reviews.csv"]);
}

#[test]
fn a_finished_return_goes_the_same_way() {
    let trial = Trial::fresh(RETURN_PIPELINE);
    trial.run().code(0).says("published to").says("4 stages made, 0 were there");
    trial.run().code(0).says("already published").says("0 stages made, 4 were there");
    trial.at_destination("verify").go().code(0);
    let out = trial.path("pulled");
    trial.at_destination("pull").arg("--out").arg(&out).go().code(0);
    let manifest: serde_json::Value = serde_json::from_slice(&fs::read(out.join("manifest.json")).unwrap()).unwrap();
    assert_eq!(manifest["derived_by"], "other");
    assert!(manifest["stages"].get("derive").is_none());
    // What came in goes out: the modules as they were given.
    for module in ["header", "episodes", "reviews", "uasc", "missing"] {
        let name = format!("{module}.csv");
        let (given, made) =
            (fs::read(trial.path("truth").join(&name)).unwrap(), fs::read(out.join("return/csv").join(&name)).unwrap());
        assert!(given == made, "{name} was changed");
    }
}

/// The truth without the end of its first episode that another one follows.
fn faulty(trial: &Trial) {
    let path = trial.path("truth/episodes.csv");
    let text = fs::read_to_string(&path).unwrap();
    let mut lines: Vec<Vec<String>> = text.lines().map(|line| line.split(',').map(String::from).collect()).collect();
    let at = (1..lines.len() - 1).find(|at| lines[*at][0] == lines[at + 1][0]).unwrap();
    (lines[at][7], lines[at][8]) = (String::new(), String::new());
    let text: String = lines.iter().map(|cells| cells.join(",") + "\n").collect();
    fs::write(path, text).unwrap();
}

#[test]
fn a_failed_gate_stays_failed() {
    let trial = Trial::fresh(&RETURN_PIPELINE.replace("[publish]", "[gate]\nforbid = [\"142\"]\n\n[publish]"));
    faulty(&trial);
    for made in ["first", "second"] {
        let ran = trial.run().code(4).says("error: the gate failed: rule 142 found 1 where 0 are allowed");
        assert!(ran.out.contains("142 "), "the findings are told on the {made} run: {}", ran.out);
        assert!(!trial.path("published").exists(), "nothing is published on the {made} run");
    }
    let ledger = fs::read_to_string(trial.path("state/ledger.jsonl")).unwrap();
    assert!(ledger.lines().all(|line| line.contains("\"exit\":4")), "{ledger}");
    // A gate that allows it passes, without making anything again.
    trial.pipeline(&RETURN_PIPELINE.replace("[publish]", "[gate]\nmax = { 142 = 1 }\n\n[publish]"));
    trial.run().code(0).says("0 stages made, 4 were there").says("published to");
}

/// The publication before stays as it is when the gate of a later run fails.
#[test]
fn a_failed_gate_leaves_the_publication_before() {
    let trial = Trial::fresh(RETURN_PIPELINE);
    trial.run().code(0);
    let (published, newest) = (listing(&trial.path("published")), trial.newest());
    faulty(&trial);
    trial.pipeline(&RETURN_PIPELINE.replace("[publish]", "[gate]\nforbid = [\"142\"]\n\n[publish]"));
    trial.run().code(4);
    assert_eq!(differences(&published, &listing(&trial.path("published"))), NONE);
    assert_eq!(trial.newest(), newest);
}

#[test]
fn a_rule_that_must_run_and_cannot() {
    let trial = Trial::fresh(&RETURN_PIPELINE.replace("[publish]", "[gate]\nmust_run = [\"142\"]\n\n[publish]"));
    fs::remove_file(trial.path("truth/episodes.csv")).unwrap();
    trial.run().code(4).says("rule 142 did not run: Episodes not delivered");
    trial.pipeline(&RETURN_PIPELINE.replace("[publish]", "[gate]\nmust_run = [\"14Z\"]\n\n[publish]"));
    let ran = trial.run();
    assert!([2, 4].contains(&ran.code), "a rule nobody knows is no rule that ran: {ran:?}");
    assert!(!trial.path("published").exists());
}

/// A blocked child stops a submission, and a nightly publication over one per cent.
#[test]
fn blocked_children_stop_the_publication() {
    let trial = Trial::fresh(EXPORT_PIPELINE);
    // A second row with one key and another birth date: nobody can say which child it is.
    let path = trial.path("export/ssd_person.csv");
    let text = fs::read_to_string(&path).unwrap();
    let episodes = fs::read_to_string(trial.path("truth/episodes.csv")).unwrap();
    let child = episodes.lines().nth(1).unwrap().split(',').next().unwrap();
    let row = text.lines().find(|line| line.starts_with(child)).unwrap();
    let other: Vec<String> = row
        .split(',')
        .enumerate()
        .map(|(at, cell)| {
            if text.lines().next().unwrap().split(',').nth(at) == Some("pers_dob") {
                "01/01/2011".into()
            } else {
                cell.to_string()
            }
        })
        .collect();
    fs::write(&path, text.clone() + &other.join(",") + "\n").unwrap();
    trial.run().code(4).says("children blocked where 1 % are allowed");
    trial.pipeline(&EXPORT_PIPELINE.replace("[publish]", "[gate]\nblocked_percent = 5\n\n[publish]"));
    trial.run().code(0).says("1 children blocked");
    assert_eq!(trial.newest()["gate"]["blocked"], 1);
    let findings = fs::read_to_string(trial.run_folder_of_newest().join("findings.csv")).unwrap();
    assert!(findings.lines().any(|line| line.starts_with("BLOCK-") && line.contains(child)), "the blocked child is a finding");
    let csv = fs::read_to_string(trial.run_folder_of_newest().join("return/csv/header.csv")).unwrap();
    assert!(!csv.contains(child), "a blocked child is in no module");
}

#[test]
fn a_second_run_at_the_same_time_is_refused() {
    let trial = Trial::published();
    let held = Lock::take(&trial.path("state"), "2026-03-31T02:00:00Z").unwrap();
    let before = (listing(&trial.path("state/stage")), listing(&trial.path("published")));
    trial.run().code(5).says("another run holds the lock").says("\"since\":\"2026-03-31T02:00:00Z\"");
    assert_eq!(differences(&before.0, &listing(&trial.path("state/stage"))), NONE);
    assert_eq!(differences(&before.1, &listing(&trial.path("published"))), NONE);
    drop(held);
    trial.run().code(0);
}

#[test]
fn a_destination_that_was_damaged_is_found() {
    let trial = Trial::published();
    let object = listing(&trial.path("published/objects")).into_iter().find(|(_, hash)| !hash.is_empty()).unwrap().0;
    fs::write(trial.path("published/objects").join(object), "damaged").unwrap();
    trial.at_destination("verify").go().code(7);
    trial.at_destination("pull").arg("--out").arg(trial.path("pulled")).go().code(7);
    assert!(!trial.path("pulled").exists(), "nothing that does not match is handed out");
}

// ---- killed runs -------------------------------------------------------------------------------

/// Starts a run and waits until a folder appears; none when the run was over first.
fn run_until(command: &mut Command, folder: &Path) -> Option<Child> {
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let end = Instant::now() + Duration::from_secs(120);
    while !folder.exists() {
        if child.try_wait().unwrap().is_some() {
            return None;
        }
        assert!(Instant::now() < end, "{} never appeared", folder.display());
        std::hint::spin_loop();
    }
    Some(child)
}

/// A trial whose stages before `stage` are there and whose later ones are not, and the key of the stage.
fn before(stage: &str) -> (Trial, String) {
    let trial = Trial::published();
    let keys = trial.keys();
    let at = keys.iter().position(|(name, _)| name == stage).unwrap();
    for (_, key) in &keys[at..] {
        fs::remove_dir_all(trial.path(&format!("state/stage/{key}"))).unwrap();
    }
    for name in ["state/runs", "published"] {
        fs::remove_dir_all(trial.path(name)).unwrap();
    }
    (trial, keys[at].1.clone())
}

/// Kills a run while it makes a stage. A short stage may slip by: then what a kill leaves is put there by hand.
fn killed_in(stage: &str) -> Trial {
    for _ in 0..3 {
        let (trial, key) = before(stage);
        let making = trial.path(&format!("state/stage/.making-{key}"));
        if let Some(mut child) = run_until(&mut trial.command("run"), &making) {
            child.kill().unwrap();
            child.wait().unwrap();
            if making.exists() {
                return trial;
            }
        }
    }
    let (trial, key) = before(stage);
    let making = trial.path(&format!("state/stage/.making-{key}"));
    fs::create_dir_all(making.join("return")).unwrap();
    for (name, _) in listing(&BASE.path(&format!("state/stage/{key}"))).into_iter().filter(|(_, hash)| !hash.is_empty()).take(2) {
        let file = making.join(&name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, "half a fi").unwrap();
    }
    trial
}

fn same_after_a_kill(stage: &str) {
    let trial = killed_in(stage);
    assert!(!trial.path("published/commits").exists(), "nothing is published by a killed run");
    trial.run().code(0).says("published to");
    assert_eq!(differences(&BASE.made(), &trial.made()), NONE, "killed in {stage}");
    assert_eq!(differences(&listing(&BASE.path("state/stage")), &listing(&trial.path("state/stage"))), NONE, "killed in {stage}");
    trial.at_destination("verify").go().code(0);
    assert_eq!(trial.newest()["manifest"], BASE.newest()["manifest"]);
}

#[test]
fn killed_in_extract() {
    same_after_a_kill("extract");
}

#[test]
fn killed_in_derive() {
    same_after_a_kill("derive");
}

#[test]
fn killed_in_validate() {
    same_after_a_kill("validate");
}

#[test]
fn killed_in_benchmark() {
    same_after_a_kill("benchmark");
}

#[test]
fn killed_in_report() {
    same_after_a_kill("report");
}

/// Killed while the run folder is put together, or while it is published.
#[test]
fn killed_after_the_stages() {
    for seen in ["state/runs", "published/staging", "published/objects", "published/commits"] {
        let trial = Trial::published();
        for name in ["state/runs", "published"] {
            fs::remove_dir_all(trial.path(name)).unwrap();
        }
        if let Some(mut child) = run_until(&mut trial.command("run"), &trial.path(seen)) {
            child.kill().unwrap();
            child.wait().unwrap();
        }
        trial.run().code(0);
        assert_eq!(differences(&BASE.made(), &trial.made()), NONE, "killed when {seen} appeared");
        trial.at_destination("verify").go().code(0);
        assert_eq!(trial.newest()["manifest"], BASE.newest()["manifest"]);
        assert_eq!(trial.at_destination("history").go().out.lines().count(), 1, "one publication, not two");
    }
}

#[cfg(unix)]
fn signalled(signal: &str) -> Ran {
    let (trial, key) = before("derive");
    let making = trial.path(&format!("state/stage/.making-{key}"));
    let mut child = trial.command("run").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let end = Instant::now() + Duration::from_secs(120);
    while !making.exists() && Instant::now() < end {
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(child.try_wait().unwrap().is_none(), "the run was over before the signal");
    Command::new("kill").arg(signal).arg(child.id().to_string()).status().unwrap();
    let ran = Ran::of(child.wait_with_output().unwrap());
    trial.run().code(0);
    assert_eq!(differences(&BASE.made(), &trial.made()), NONE);
    ran
}

#[cfg(unix)]
#[test]
fn terminated_is_143() {
    signalled("-TERM").code(143).says("error: terminated");
}

#[cfg(unix)]
#[test]
fn interrupted_is_130() {
    signalled("-INT").code(130).says("error: interrupted");
}

/// A location nobody can lock out of: two runs with states of their own publish one after the other.
#[test]
fn two_pipelines_share_a_destination() {
    let (one, two) = (Trial::fresh(RETURN_PIPELINE), Trial::fresh(RETURN_PIPELINE));
    let shared = one.path("published");
    two.pipeline(&RETURN_PIPELINE.replace("\"published\"", &format!("{:?}", shared.display().to_string())));
    faulty(&two);
    let mut other = two.command("run").stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    one.run().code(0);
    assert!(other.wait().unwrap().success());
    let commits = return903().arg("history").arg(&shared).go().code(0).out;
    assert_eq!(commits.lines().count(), 2, "{commits}");
    return903().arg("verify").arg(&shared).go().code(0);
}

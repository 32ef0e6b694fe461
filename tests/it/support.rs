//! What the tests share: the binary, trial folders, listings of what stands in a folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

use return903::error::Error;
use return903::hash;
use tempfile::TempDir;

/// The checkout under test.
pub const ROOT: &str = env!("CARGO_MANIFEST_DIR");
/// The day as at which the trials run: the last day of their year.
pub const AS_AT: [&str; 2] = ["--as-at", "31/03/2026"];

/// Runs a future on a runtime of this thread.
pub fn block_on<F: std::future::Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

/// An error as a person reads it, with the engine's own words: test data hold nobody's secrets.
pub fn told(error: &Error) -> String {
    let place = error.place().map(|place| format!("\n  at {place}")).unwrap_or_default();
    let help = error.help().map(|help| format!("\n  help: {help}")).unwrap_or_default();
    let details = error.details().map(|details| format!("\n  {details}")).unwrap_or_default();
    format!("{error}{place}{help}{details}")
}

/// The binary, with the SQL and schemas of the checkout.
pub fn return903() -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("return903"));
    command.env("RETURN903_HOME", ROOT);
    command
}

/// How a command ended.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    pub fn of(output: Output) -> Ran {
        Ran {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    #[track_caller]
    pub fn code(self, wanted: i32) -> Ran {
        assert_eq!(self.code, wanted, "exit code\n--- stdout\n{}--- stderr\n{}", self.out, self.err);
        self
    }

    #[track_caller]
    pub fn says(self, words: &str) -> Ran {
        assert!(self.err.contains(words), "no {words:?} in\n{}", self.err);
        self
    }
}

pub trait Go {
    fn go(&mut self) -> Ran;
}

impl Go for Command {
    fn go(&mut self) -> Ran {
        Ran::of(self.output().unwrap())
    }
}

/// Exit code, stdout and stderr as one text, with the folder of the test named `[TMP]`.
pub fn snapshot(command: &mut Command, folder: &Path) -> String {
    let ran = command.go();
    let text = format!("exit: {}\n--- stdout\n{}--- stderr\n{}", ran.code, ran.out, ran.err);
    text.replace(&folder.display().to_string(), "[TMP]").replace(ROOT, "[HOME]")
}

pub fn write(path: &Path, text: impl AsRef<[u8]>) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Copies a folder with everything below it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    fs::set_permissions(to, fs::metadata(from).unwrap().permissions()).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Every file below a folder with its hash; every folder with nothing.
pub fn listing(folder: &Path) -> BTreeMap<String, String> {
    fn below(root: &Path, folder: &Path, found: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().display().to_string();
            if path.is_dir() {
                found.insert(name, String::new());
                below(root, &path, found);
            } else {
                found.insert(name, hash::of_file(&path).unwrap().0);
            }
        }
    }
    let mut found = BTreeMap::new();
    if folder.is_dir() {
        below(folder, folder, &mut found);
    }
    found
}

/// The names in which two listings differ.
pub fn differences(one: &BTreeMap<String, String>, other: &BTreeMap<String, String>) -> Vec<String> {
    let names: std::collections::BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    names.into_iter().filter(|name| one.get(*name) != other.get(*name)).cloned().collect()
}

/// Writes a made-up export with its truth: `export/`, `previous-return/`, `truth/`.
pub fn synth(folder: &Path, children: usize, seed: u64, more: &[&str]) {
    let (children, seed) = (children.to_string(), seed.to_string());
    return903().args(["synth", "--children", &children, "--seed", &seed, "--out"]).arg(folder).args(more).go().code(0);
}

pub const EXPORT_PIPELINE: &str = r#"name = "trial"
year = "2025-26"
authority = "E10000011"
state = "state"

[source]
kind = "export"
files = ["export"]

[[history]]
year = "2024-25"
files = ["previous-return"]

[publish]
to = "published"
"#;

pub const RETURN_PIPELINE: &str = r#"name = "return"
year = "2025-26"
authority = "E10000011"
state = "state"

[source]
kind = "return"
files = ["truth"]

[[history]]
year = "2024-25"
files = ["previous-return"]

[publish]
to = "published"
"#;

/// A folder with an export, a pipeline file and what its runs left.
pub struct Trial {
    folder: TempDir,
}

impl Trial {
    /// An export of 60 children with last year's return; nothing has run yet.
    pub fn fresh(pipeline: &str) -> Trial {
        let trial = Trial { folder: tempfile::tempdir().unwrap() };
        for name in ["export", "previous-return", "truth"] {
            copy(&BASE.path(name), &trial.path(name));
        }
        trial.pipeline(pipeline);
        trial
    }

    /// A copy of a folder in which the export was run once, undisturbed, and published.
    pub fn published() -> Trial {
        let trial = Trial { folder: tempfile::tempdir().unwrap() };
        copy(BASE.folder.path(), trial.folder());
        trial
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn pipeline(&self, text: &str) {
        write(&self.path("pipeline.toml"), text);
    }

    /// A command over the pipeline file, at the trials' day.
    pub fn command(&self, name: &str) -> Command {
        let mut command = return903();
        command.arg(name).arg(self.path("pipeline.toml")).args(AS_AT);
        command
    }

    pub fn run(&self) -> Ran {
        self.command("run").go()
    }

    /// A command over the place that was published to.
    pub fn at_destination(&self, name: &str) -> Command {
        let mut command = return903();
        command.arg(name).arg(self.path("published"));
        command
    }

    pub fn newest(&self) -> serde_json::Value {
        serde_json::from_str(&self.at_destination("status").arg("--json").go().code(0).out).unwrap()
    }

    /// The one run folder.
    pub fn run_folder(&self) -> PathBuf {
        let folders: Vec<PathBuf> = fs::read_dir(self.path("state/runs")).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert_eq!(folders.len(), 1, "{folders:?}");
        folders[0].clone()
    }

    /// The run folder that the newest publication came from.
    pub fn run_folder_of_newest(&self) -> PathBuf {
        self.path("state/runs").join(self.newest()["run_id"].as_str().unwrap())
    }

    /// What the run folder holds, but for what tells of times.
    pub fn made(&self) -> BTreeMap<String, String> {
        let mut files = listing(&self.run_folder());
        files.remove("run.json");
        files
    }

    /// Name and key of each stage.
    pub fn keys(&self) -> Vec<(String, String)> {
        let plan: serde_json::Value = serde_json::from_str(&self.command("plan").arg("--json").go().code(0).out).unwrap();
        let text = |stage: &serde_json::Value, name: &str| stage[name].as_str().unwrap().to_string();
        plan["stages"].as_array().unwrap().iter().map(|stage| (text(stage, "stage"), text(stage, "key"))).collect()
    }
}

/// The undisturbed run that others are compared with. It stands in the target folder, because a static is never dropped.
pub static BASE: LazyLock<Trial> = LazyLock::new(|| {
    let parent = Path::new(env!("CARGO_TARGET_TMPDIR")).join("base");
    // What earlier test processes left; those still at work are at most an hour old.
    fs::create_dir_all(&parent).unwrap();
    for entry in fs::read_dir(&parent).unwrap().flatten() {
        let old =
            entry.metadata().and_then(|m| m.modified()).is_ok_and(|time| time.elapsed().is_ok_and(|age| age.as_secs() > 3600));
        if old {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
    let base = Trial { folder: tempfile::tempdir_in(parent).unwrap() };
    synth(base.folder(), 60, 7, &[]);
    // A list of what synth put in, no module of the return.
    let _ = fs::remove_file(base.path("truth/faults.csv"));
    base.pipeline(EXPORT_PIPELINE);
    base.run().code(0).says("published to");
    base
});

//! Where SQL and schemas come from: what is built in is what stands in the checkout.

use std::path::Path;
use std::process::Command;

use return903::home::Home;

use crate::support::{AS_AT, Go, ROOT, differences, listing, return903};

/// The binary as a user has it: no checkout named, an empty current folder.
fn bare(folder: &Path) -> Command {
    let mut command = return903();
    command.env_remove("RETURN903_HOME").current_dir(folder);
    command
}

#[test]
fn what_is_built_in_is_the_checkout() {
    let built_in = Home::Embedded;
    let folder = Home::Folder(ROOT.into());
    for part in ["sql", "schemas", "pipelines", "data/demo", "data/reference"] {
        let names = |home: &Home| home.files(part).unwrap().into_keys().collect::<Vec<_>>();
        assert_eq!(names(&built_in), names(&folder), "{part}");
    }
    assert_eq!(built_in.fingerprint().unwrap(), folder.fingerprint().unwrap());
}

#[test]
fn the_binary_needs_nothing_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    bare(folder.path()).arg("check").go().code(0).says("built in");
    let listed = bare(folder.path()).args(["rules", "list"]).go().code(0).out;
    assert_eq!(listed, return903().args(["rules", "list"]).go().code(0).out);
    assert!(listing(folder.path()).is_empty());
}

#[test]
fn a_home_folder_comes_before_what_is_built_in() {
    let folder = tempfile::tempdir().unwrap();
    bare(folder.path()).env("RETURN903_HOME", folder.path()).arg("check").go().code(2).says("holds no sql/ and schemas/");
    // The flag comes before the variable.
    bare(folder.path()).env("RETURN903_HOME", folder.path()).args(["rules", "list", "--home", ROOT]).go().code(0);
}

/// The README's way in: the demo is written out, runs, and is published; the pipeline from a return as well.
#[test]
fn the_demo_runs() {
    let folder = tempfile::tempdir().unwrap();
    bare(folder.path()).args(["init", "--demo", "trial"]).go().code(0);
    let written = listing(&folder.path().join("trial"));
    bare(folder.path()).args(["init", "--demo", "trial"]).go().code(0).says("0 files written");
    assert_eq!(differences(&written, &listing(&folder.path().join("trial"))), Vec::<String>::new());
    for (pipeline, to) in [("from-return.toml", "trial/out/published-return"), ("demo.toml", "trial/out/published")] {
        let file = format!("trial/pipelines/{pipeline}");
        let ran = bare(folder.path()).args(["run", &file]).args(AS_AT).go();
        assert!([0, 4].contains(&ran.code), "{pipeline}: {ran:?}");
        assert!(ran.out.lines().count() > 0, "findings by rule are told: {ran:?}");
        if ran.code == 0 {
            bare(folder.path()).args(["verify", to]).go().code(0);
            bare(folder.path()).args(["pull", to, "--out", pipeline]).go().code(0);
            assert!(folder.path().join(pipeline).join("return/csv/episodes.csv").is_file());
        }
        let again = bare(folder.path()).args(["run", &file]).args(AS_AT).go().code(ran.code);
        assert_eq!(again.out, ran.out, "{pipeline}: the second run tells the same findings");
    }
}

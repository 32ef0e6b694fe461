//! `return903 explain`: from a cell of the return back to the rows of the export.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use return903::home::Home;
use return903::{derive, explain};
use tempfile::TempDir;

use crate::support::{Go, ROOT, return903, told};

/// The demo, derived once.
static DERIVED: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let demo = Path::new(ROOT).join("data/demo");
    let mut command = return903();
    command.args(["derive", "--year", "2025-26", "--authority", "E10000011", "--export"]).arg(demo.join("export"));
    command.arg("--previous").arg(demo.join("previous-return")).arg("--out").arg(folder.path()).go().code(0);
    folder
});

fn ask(more: &[&str]) -> crate::support::Ran {
    return903().arg("explain").arg(DERIVED.path()).args(more).go()
}

/// The episodes as the CSV has them: row number, child and the cells by field.
fn episode(wanted: impl Fn(&str) -> bool) -> (usize, String) {
    let text = fs::read_to_string(DERIVED.path().join("csv/episodes.csv")).unwrap();
    let (at, line) = text.lines().enumerate().skip(1).find(|(_, line)| wanted(line)).expect("the demo has such an episode");
    (at, line.split(',').next().unwrap().to_string())
}

#[test]
fn a_cell_leads_to_its_source_row_in_the_file() {
    let (row, child) = episode(|line| line.split(',').nth(2) == Some("S"));
    let ran = ask(&["--child", &child, "--module", "Episodes", "--row", &row.to_string(), "--field", "decom", "--json"]).code(0);
    let said: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let cell = &said["rows"][0]["cells"][0];
    assert_eq!((cell["field"].as_str(), said["rows"].as_array().map(Vec::len)), (Some("DECOM"), Some(1)), "{said}");
    let because = &cell["because"][0];
    assert_eq!(because["table"], "ext_cla_period_of_care");
    assert_eq!(because["source"]["poc_start_date"], cell["value"]);
    // The row named is the line of the file, counted below its header.
    let at = because["row"].as_u64().unwrap() as usize;
    let file = Path::new(ROOT).join("data/demo/export").join(because["file"].as_str().unwrap());
    let line = fs::read_to_string(file).unwrap().lines().nth(at).unwrap().to_string();
    assert!(line.contains(&child) && line.contains(cell["value"].as_str().unwrap()), "{line}");
    assert_eq!(said["settings"]["legal_precedence"].as_str().map(|list| list.starts_with("E1")), Some(true));
}

#[test]
fn a_child_is_told_with_its_timeline_and_settings() {
    let (_, child) = episode(|line| line.split(',').nth(2) == Some("P"));
    let ran = ask(&["--child", &child]).code(0);
    for part in ["\nEpisodes row ", "\nHeader row ", "\ntimeline\n", "stretch_from=", "\nsettings\n", "ssd_cla_placement row "] {
        assert!(ran.out.contains(part), "{part:?} is missing in\n{}", ran.out);
    }
    assert!(ran.err.is_empty(), "{}", ran.err);
}

#[test]
fn an_unknown_child_or_module_is_refused_without_naming_the_child() {
    let ran = ask(&["--child", "NOSUCH99"]).code(2);
    assert!(!ran.err.contains("NOSUCH99") && ran.out.is_empty(), "{}", ran.err);
    let ran = ask(&["--child", "NOSUCH99", "--module", "episode"]).code(2);
    assert!(ran.err.contains("no module"), "{}", ran.err);
    return903().args(["explain", "data/demo", "--child", "X"]).go().code(3);
}

#[test]
fn every_decision_of_the_demo_has_words() {
    let words = explain::words(&Home::Folder(ROOT.into())).unwrap_or_else(|error| panic!("{}", told(&error)));
    let mut bare = BTreeSet::new();
    for entry in fs::read_dir(DERIVED.path().join("lineage")).unwrap() {
        for batch in derive::read_parquet(&entry.unwrap().path()).unwrap() {
            for at in 0..batch.num_rows() {
                let decision = derive::text(&batch, "decision", at).unwrap();
                let said = explain::in_words(&words, &decision);
                if said.split("; ").any(|part| !part.contains(' ')) {
                    bare.insert(decision);
                }
            }
        }
    }
    assert!(bare.is_empty(), "schemas/decisions.csv lacks words of {bare:?}");
}

#[test]
fn the_graph_holds_every_model_of_the_derivation() {
    let text = return903().args(["plan", "pipelines/demo.toml", "--graph"]).go().code(0).out;
    assert!(text.starts_with("digraph") && text.ends_with("}\n"));
    let mermaid = return903().args(["plan", "pipelines/demo.toml", "--graph", "mermaid"]).go().code(0).out;
    for folder in ["sql/derive", "sql/return", "sql/lineage", "sql/lists"] {
        for entry in fs::read_dir(Path::new(ROOT).join(folder)).unwrap() {
            let name = entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned();
            assert!(text.contains(&format!("    \"{name}\";")), "{name} is not drawn");
            assert!(mermaid.contains(&format!("n_{name}[")), "{name} is not drawn by Mermaid");
        }
    }
    assert!(text.contains("\"ssd_person\" ->") && text.contains("-> \"episodes\""));
}

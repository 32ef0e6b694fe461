//! A return as XML is the return as CSV: the same findings, in one file or in several, and faults that name their place.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use return903::home::Home;
use return903::schema::Schemas;
use tempfile::TempDir;

use crate::support::{Go, ROOT, return903, snapshot, synth, write};

/// Rows of a module: cells by the name of the column.
type Rows = Vec<BTreeMap<String, String>>;

/// A return with faults, its children in the order of the header, each module's rows in the order of the children.
struct Return {
    folder: TempDir,
    children: Vec<String>,
    modules: BTreeMap<String, Rows>,
}

fn read(path: &Path) -> (Vec<String>, Rows) {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_string).collect();
    let rows = reader
        .records()
        .map(|row| header.iter().map(|name| name.to_lowercase()).zip(row.unwrap().iter().map(str::to_string)).collect())
        .collect();
    (header, rows)
}

fn a_return() -> Return {
    let folder = tempfile::tempdir().unwrap();
    synth(folder.path(), 40, 3, &["--error-rate", "0.4"]);
    let _ = fs::remove_file(folder.path().join("truth/faults.csv"));
    let (_, header) = read(&folder.path().join("truth/header.csv"));
    let children: Vec<String> = header.iter().map(|row| row["child"].clone()).collect();
    assert_eq!(children.iter().collect::<BTreeSet<_>>().len(), children.len(), "a child has one HEADER in XML");
    let mut modules = BTreeMap::new();
    for entry in fs::read_dir(folder.path().join("truth")).unwrap() {
        let path = entry.unwrap().path();
        let (columns, mut rows) = read(&path);
        rows.sort_by_key(|row| children.iter().position(|child| *child == row["child"]).expect("a child of the header"));
        let mut writer = csv::Writer::from_path(&path).unwrap();
        writer.write_record(&columns).unwrap();
        for row in &rows {
            writer.write_record(columns.iter().map(|name| row[&name.to_lowercase()].as_str())).unwrap();
        }
        writer.flush().unwrap();
        modules.insert(path.file_stem().unwrap().to_string_lossy().into_owned(), rows);
    }
    Return { folder, children, modules }
}

impl Return {
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The XML form of some children, by the element paths of schemas/return.
    fn xml(&self, children: &[String]) -> String {
        let schemas = Schemas::load(&Home::Folder(ROOT.into())).unwrap();
        let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<EXPSSDA903>\n");
        for child in children {
            let mut fields: BTreeMap<String, String> = BTreeMap::new();
            let (mut inside, mut beside) = (String::new(), String::new());
            for table in schemas.modules.values() {
                let Some(element) = table.xml_row.as_deref() else { continue };
                let rows = self.modules.get(&table.name).into_iter().flatten().filter(|row| row["child"] == *child);
                for row in rows {
                    let mut item = String::new();
                    for column in table.columns.iter().filter(|column| column.in_csv()) {
                        let (Some(path), Some(cell)) = (column.xml.as_deref(), row.get(&column.name)) else { continue };
                        match path.strip_prefix(&format!("{element}/")) {
                            Some(name) if element != "HEADER" => write!(item, "<{name}>{}</{name}>", escaped(cell)).unwrap(),
                            _ => {
                                let name = path.strip_prefix("HEADER/").unwrap();
                                fields
                                    .entry(name.into())
                                    .and_modify(|old| assert_eq!(old, cell, "{name}"))
                                    .or_insert(cell.clone());
                            }
                        }
                    }
                    match element.strip_prefix("HEADER/") {
                        Some(name) => writeln!(inside, "  <{name}>{item}</{name}>").unwrap(),
                        None if element == "HEADER" => {}
                        None => writeln!(beside, " <{element}>{item}</{element}>").unwrap(),
                    }
                }
            }
            let asylum = self.modules["uasc"].iter().any(|row| row["child"] == *child);
            fields.insert("UASC".into(), u8::from(asylum).to_string());
            writeln!(text, "<CHILD>\n <HEADER>").unwrap();
            for (name, cell) in fields {
                if cell.is_empty() {
                    writeln!(text, "  <{name}/>").unwrap();
                } else {
                    writeln!(text, "  <{name}>{}</{name}>", escaped(&cell)).unwrap();
                }
            }
            writeln!(text, "{inside} </HEADER>\n{beside}</CHILD>").unwrap();
        }
        text + "</EXPSSDA903>\n"
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// Rule, table, row, child and fields of what was found; and the state of each rule.
fn judged(given: &Return, current: &[PathBuf]) -> (Vec<Vec<String>>, BTreeMap<String, String>) {
    let out = given.path("found.csv");
    let mut command = return903();
    command.args(["validate", "--year", "2025-26", "--authority", "E10000011", "--json", "--postcodes"]);
    command.arg(Path::new(ROOT).join("data/reference/postcodes.csv"));
    command.arg("--previous").arg(given.path("previous-return")).arg("--findings").arg(&out).arg("--current").args(current);
    let ran = command.go().code(4);
    let mut reader = csv::Reader::from_path(out).unwrap();
    let found = reader.records().map(|row| row.unwrap().iter().take(5).map(str::to_string).collect()).collect();
    let states = ran.out.lines().map(|line| {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        (line["code"].as_str().unwrap().to_string(), format!("{} {}", line["state"], line["rows"]))
    });
    // 105 is about an element that CSV does not have.
    (found, states.filter(|(code, _)| code != "105").collect())
}

#[test]
fn one_return_in_every_form() {
    let given = a_return();
    let csv = judged(&given, &[given.path("truth")]);
    assert!(csv.0.len() > 10, "faults make findings");
    // Social workers and deprivation of liberty have no place in the XML and lie beside it.
    let beside = given.path("truth/sw_episodes.csv");
    write(&given.path("all.xml"), given.xml(&given.children));
    let xml = judged(&given, &[given.path("all.xml"), beside.clone()]);
    assert_eq!(csv.1, xml.1, "states");
    assert_eq!(csv.0, xml.0, "findings");

    let (first, second) = given.children.split_at(given.children.len() / 2);
    write(&given.path("a.xml"), given.xml(first));
    write(&given.path("b.xml"), given.xml(second));
    let two = judged(&given, &[given.path("b.xml"), given.path("a.xml"), beside.clone()]);
    assert_eq!(xml, two, "two files are one return");
    // A file named twice is there once.
    let dotted = given.folder.path().join(".").join("truth").join("..").join("all.xml");
    assert_eq!(xml, judged(&given, &[given.path("all.xml"), dotted, beside]));
}

/// A module may come from one side only.
#[test]
fn a_module_in_both_forms_is_an_error() {
    let given = a_return();
    write(&given.path("all.xml"), given.xml(&given.children));
    let mut command = return903();
    command.args(["validate", "--year", "2025-26", "--current"]).arg(given.path("all.xml")).arg(given.path("truth/header.csv"));
    let ran = command.go().code(3).says("two files hold the module Header: all.xml and header.csv");
    assert!(ran.err.contains("help: leave one of them out"), "{}", ran.err);
}

#[test]
fn xml_that_is_broken_names_file_and_place() {
    let good = "<EXPSSDA903>\n <CHILD>\n  <HEADER><CHILDID>A1</CHILDID></HEADER>\n </CHILD>\n</EXPSSDA903>\n";
    let folder = tempfile::tempdir().unwrap();
    for (bad, line, words) in [
        (good.replace("</HEADER>", "</HEAD>"), 3, "the XML is not well formed"),
        (good.replace("</EXPSSDA903>\n", ""), 5, "the XML ends before its elements are closed"),
        (good.replace("A1", "&child;"), 3, "the XML uses an entity of its own"),
        (good.replace("EXPSSDA903", "CIN"), 1, "the root element is CIN, not EXPSSDA903"),
        (String::new(), 1, "the file holds no XML element"),
    ] {
        let path = folder.path().join("broken.xml");
        write(&path, &bad);
        let mut command = return903();
        command.args(["validate", "--year", "2025-26", "--current"]).arg(&path);
        let text = snapshot(&mut command, folder.path());
        assert!(text.starts_with("exit: 3\n") && text.contains(words), "{text}");
        assert!(text.contains(&format!("at [TMP]/broken.xml, line {line}\n")) && text.contains("help: "), "{text}");
    }
    // Two files: the broken one is named.
    write(&folder.path().join("good.xml"), good);
    write(&folder.path().join("broken.xml"), &good[..60]);
    let mut command = return903();
    command.args(["validate", "--year", "2025-26", "--current"]).arg(folder.path());
    command.go().code(3).says("broken.xml, line 3");
}

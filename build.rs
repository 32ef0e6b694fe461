//! Embeds the project's data files, lists the fixtures and fingerprints the source.
//!
//! Written out to `OUT_DIR`:
//! - `embedded.rs`: every file of sql/, schemas/, pipelines/, data/demo and data/reference as `include_bytes!`;
//! - `fixtures.rs`: one `#[test]` for each fixture file under tests/rules, tests/derive, tests/benchmark and tests/cases;
//! - the environment variable `RETURN903_BUILD_ID`: SHA-256 over src/ and Cargo.lock.

#![allow(clippy::print_stdout, clippy::expect_used, reason = "a build script talks to cargo by printing and stops by panicking")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

const EMBEDDED: &[&str] = &["sql", "schemas", "pipelines", "data/demo", "data/reference"];
const FIXTURES: &[(&str, &str)] =
    &[("tests/rules", "rule"), ("tests/derive", "derive"), ("tests/benchmark", "benchmark"), ("tests/cases", "case")];

fn main() {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets the manifest folder"));
    let out = PathBuf::from(std::env::var("OUT_DIR").expect("cargo sets the output folder"));
    write(&out.join("embedded.rs"), &embedded(&root));
    write(&out.join("fixtures.rs"), &fixtures(&root));
    println!("cargo::rustc-env=RETURN903_BUILD_ID={}", build_id(&root));
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed=Cargo.lock");
}

fn embedded(root: &Path) -> String {
    let mut text = String::from("pub static FILES: &[(&str, &[u8])] = &[\n");
    for folder in EMBEDDED {
        println!("cargo::rerun-if-changed={folder}");
        for file in files_below(&root.join(folder)) {
            let name = slashed(file.strip_prefix(root).unwrap_or(&file));
            let _ = writeln!(text, "    ({name:?}, include_bytes!({:?})),", file.display().to_string());
        }
    }
    text.push_str("];\n");
    text
}

fn fixtures(root: &Path) -> String {
    let mut text = String::new();
    for (folder, prefix) in FIXTURES {
        println!("cargo::rerun-if-changed={folder}");
        for file in files_below(&root.join(folder)) {
            if file.extension().is_none_or(|e| e != "toml") {
                continue;
            }
            let name = slashed(file.strip_prefix(root).unwrap_or(&file));
            let stem = file.file_stem().map(|s| s.to_string_lossy().to_string()).unwrap_or_default();
            let test: String = stem.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
            let _ = writeln!(text, "#[test]\n#[allow(non_snake_case)]\nfn {prefix}_{test}() {{ run({name:?}); }}\n");
        }
    }
    text
}

fn build_id(root: &Path) -> String {
    let mut hash = Sha256::new();
    let mut files = files_below(&root.join("src"));
    files.push(root.join("Cargo.lock"));
    for file in files {
        hash.update(slashed(file.strip_prefix(root).unwrap_or(&file)));
        hash.update(fs::read(&file).unwrap_or_default());
    }
    hex(&hash.finalize())
}

/// Every file below a folder, sorted, so that the table does not depend on the file system's order.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else { return found };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files_below(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn slashed(path: &Path) -> String {
    path.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn write(path: &Path, text: &str) {
    fs::write(path, text).expect("the output folder can be written");
}

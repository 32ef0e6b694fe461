//! The pipeline files that come with the project, and the JSON Schema of pipeline files.

use std::fs;
use std::path::Path;

use return903::pipeline::config::{Pipeline, json_schema};

use crate::support::{ROOT, told};

#[test]
fn every_pipeline_file_is_read() {
    let mut count = 0;
    for entry in fs::read_dir(Path::new(ROOT).join("pipelines")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "toml") {
            Pipeline::load(&path).unwrap_or_else(|error| panic!("{}", told(&error)));
            count += 1;
        }
    }
    assert!(count >= 2, "demo.toml and from-return.toml at least");
}

/// `RETURN903_WRITE=1 cargo test pipeline_schema` writes the file anew.
#[test]
fn the_pipeline_schema_is_that_of_the_code() {
    let path = Path::new(ROOT).join("schemas/pipeline.schema.json");
    if std::env::var_os("RETURN903_WRITE").is_some() {
        fs::write(&path, json_schema()).unwrap();
    }
    let file = fs::read_to_string(&path).unwrap_or_default();
    assert!(file == json_schema(), "schemas/pipeline.schema.json is not what the code says: run with RETURN903_WRITE=1");
}

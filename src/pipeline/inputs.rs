//! What a run reads from outside: the files, found and hashed before anything is done.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::config::{Pipeline, SourceKind};
use crate::error::{Error, Place, Result};
use crate::extract::{export, return_files};
use crate::hash;
use crate::home::Home;
use crate::schema::Schemas;

/// One file and its hash. The name is without folders, so that a manifest does not depend on where the files lay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InputFile {
    /// `export`, `return`, `witness`, `history 2024-25` or `reference postcodes`.
    pub role: String,
    pub name: String,
    pub sha256: String,
    pub size: u64,
    #[serde(skip)]
    pub path: PathBuf,
}

#[derive(Debug, Clone, Default)]
pub struct Inputs {
    pub files: Vec<InputFile>,
}

impl Inputs {
    pub fn find(pipeline: &Pipeline, home: &Home, schemas: &Schemas) -> Result<Inputs> {
        let mut inputs = Inputs::default();
        pipeline.check_reference(schemas)?;
        let source = pipeline.paths(&pipeline.source.files);
        match pipeline.source.kind {
            SourceKind::Export => {
                for folder in &source {
                    inputs.add("export", export::files_of(folder)?)?;
                }
            }
            SourceKind::Return => inputs.add("return", return_files::find(&source)?)?,
        }
        if !pipeline.source.witness.is_empty() {
            inputs.add("witness", return_files::find(&pipeline.paths(&pipeline.source.witness))?)?;
        }
        for history in &pipeline.history {
            inputs.add(&format!("history {}", history.year), return_files::find(&pipeline.paths(&history.files))?)?;
        }
        for table in schemas.reference.values() {
            let role = format!("reference {}", table.name);
            match (pipeline.reference.get(&table.name), &table.default) {
                (Some(path), _) => inputs.add(&role, vec![pipeline.path(path)])?,
                (None, Some(default)) => {
                    if let Some(bytes) = home.file(default)? {
                        inputs.files.push(InputFile {
                            role,
                            name: default.clone(),
                            sha256: hash::sha256(&bytes),
                            size: bytes.len() as u64,
                            path: PathBuf::new(),
                        });
                    }
                }
                (None, None) => {}
            }
        }
        Ok(inputs)
    }

    fn add(&mut self, role: &str, paths: Vec<PathBuf>) -> Result<()> {
        for path in paths {
            if !path.is_file() {
                return Err(Error::input(Place::path(&path), "there is no such file", "check the path in the pipeline file"));
            }
            let (sha256, size) = hash::of_file(&path)?;
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            self.files.push(InputFile { role: role.to_string(), name, sha256, size, path });
        }
        Ok(())
    }

    /// The form of the return: `derived` from an export, else `xml` when any of its files is XML, else `csv`.
    pub fn format(&self) -> &'static str {
        let mut of_return = self.files.iter().filter(|file| file.role == "return").peekable();
        if of_return.peek().is_none() {
            return "derived";
        }
        if of_return.any(|file| file.name.to_lowercase().ends_with(".xml")) { "xml" } else { "csv" }
    }

    /// Role, name and hash of the files of some roles, for keys.
    pub fn parts(&self, of: impl Fn(&str) -> bool) -> Vec<String> {
        self.files.iter().filter(|file| of(&file.role)).flat_map(|f| [f.role.clone(), f.name.clone(), f.sha256.clone()]).collect()
    }

    pub fn of(&self, role: &str) -> Vec<PathBuf> {
        self.files.iter().filter(|file| file.role == role).map(|file| file.path.clone()).collect()
    }

    pub fn reference(&self, table: &str) -> Option<&Path> {
        let role = format!("reference {table}");
        let found = self.files.iter().find(|file| file.role == role)?;
        (!found.path.as_os_str().is_empty()).then_some(found.path.as_path())
    }
}

//! The pipeline file: TOML, every key known, paths relative to the file. `schemas/pipeline.schema.json` is made from these types.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::Deserialize;

use crate::engine::scope::Library;
use crate::engine::sql_file::Severity;
use crate::error::{Error, Place, Result};
use crate::schema::settings::{Value, closest, toml_error};
use crate::schema::{CollectionYear, Schemas};

/// A pipeline file of return903.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pipeline {
    /// Name of the pipeline, for messages and the manifest.
    pub name: String,
    /// Collection year, such as 2025-26 (1 April 2025 to 31 March 2026).
    #[schemars(with = "String", regex(pattern = r"^\d{4}-\d{2}$"))]
    pub year: CollectionYear,
    /// Nine-character code of the authority, such as E10000011. Without it, placements inside and outside are not told apart.
    pub authority: Option<String>,
    /// Folder for what the tool remembers: stages, runs, lock and ledger. Identifiable data; keep it private.
    pub state: PathBuf,
    pub source: Source,
    /// Returns of earlier years. The one of the year before is "last year's return" of the rules.
    #[serde(default)]
    pub history: Vec<History>,
    /// Reference lists by name (schemas/reference): Parquet, CSV, or a known form of the list such as an Ofsted workbook. A list left out uses the project's own copy, where it has one.
    #[serde(default)]
    pub reference: BTreeMap<String, PathBuf>,
    /// Settings of schemas/settings.toml that are to differ from their defaults.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, serde_json::Value>")]
    pub settings: BTreeMap<String, Value>,
    #[serde(default)]
    pub rules: Rules,
    /// CSV of the findings that are true and explained, written by `return903 findings explain`. Left out:
    /// explanations.csv of the state folder. It names children; keep it private.
    pub explanations: Option<PathBuf>,
    #[serde(default)]
    pub gate: Gate,
    pub publish: Option<Publish>,
    /// The pipeline file itself; paths are relative to its folder.
    #[serde(skip)]
    pub file: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum SourceKind {
    /// A case-system export: the return is derived.
    Export,
    /// A finished return from elsewhere: derive is skipped.
    Return,
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub kind: SourceKind,
    /// Folder of the export; for a return: folders, CSV files or patterns such as 2018-*.csv.
    pub files: Vec<PathBuf>,
    /// Beside an export: the return the case system itself has built, files or patterns as in a `return` source. It changes
    /// nothing in what is derived; `lists/reconciled.csv` says where the two differ and why.
    #[serde(default)]
    pub witness: Vec<PathBuf>,
    /// The run stops (exit 3) when more than this share of rows, in per cent, cannot be read as rows.
    #[serde(default = "default_quarantine")]
    pub quarantine_percent: u64,
}

fn default_quarantine() -> u64 {
    5
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct History {
    #[schemars(with = "String", regex(pattern = r"^\d{4}-\d{2}$"))]
    pub year: CollectionYear,
    pub files: Vec<PathBuf>,
}

/// The council's own say over the rules.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Folder with the council's own rules, one SQL file each, in the form of docs/sql-conventions.md.
    pub local: Option<PathBuf>,
    /// Severities that are to differ from those of the rules, by code.
    #[serde(default)]
    pub severity: BTreeMap<String, Severity>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Mark {
    #[default]
    Nightly,
    /// Meant to be sent: no blocked child unless the gate says otherwise.
    Submission,
}

/// What must hold for a publication. Everything left out does not stop it, except blocked children.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    /// Most open findings of severity error.
    pub max_errors: Option<u64>,
    /// Most open findings of severity query.
    pub max_queries: Option<u64>,
    /// Most open findings of a rule, by its code.
    #[serde(default)]
    pub max: BTreeMap<String, u64>,
    /// Most open findings of any one rule of severity error or query.
    pub max_each: Option<u64>,
    /// Most children with an open finding of a rule, in per cent of the children of the return, by its code.
    #[serde(default)]
    pub max_percent: BTreeMap<String, u64>,
    /// Most children with an open finding of any one rule of severity error or query, in per cent.
    pub max_percent_each: Option<u64>,
    /// Rules that may not fire at all.
    #[serde(default)]
    pub forbid: Vec<String>,
    /// Rules that must have run.
    #[serde(default)]
    pub must_run: Vec<String>,
    /// Most blocked children, in per cent of all children. Left out: 1 for a nightly publication, 0 for a submission.
    pub blocked_percent: Option<u64>,
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Publish {
    /// Where to: a folder path or a file:// URL.
    pub to: String,
    #[serde(default)]
    pub mark: Mark,
}

impl Pipeline {
    pub fn load(path: &Path) -> Result<Pipeline> {
        let text = std::fs::read_to_string(path).map_err(|e| {
            Error::config(
                Place::path(path),
                format!("the pipeline file cannot be read: {}", e.kind()),
                "name a pipeline file; `return903 init --demo DIR` writes examples",
            )
        })?;
        Self::parse(path, &text)
    }

    pub fn parse(path: &Path, text: &str) -> Result<Pipeline> {
        let mut pipeline: Pipeline = toml::from_str(text).map_err(|e| toml_error(&path.display().to_string(), text, &e))?;
        pipeline.file = path.to_path_buf();
        let fault = |message: String, help: &str| Err(Error::config(Place::path(path), message, help));
        if let Some(code) = &pipeline.authority
            && !(code.len() == 9 && code.bytes().all(|b| b.is_ascii_alphanumeric()))
        {
            return fault(format!("{code:?} is no code of an authority"), "write the nine characters, such as E10000011");
        }
        if pipeline.source.kind == SourceKind::Export && pipeline.source.files.len() != 1 {
            return fault("an export is one folder".into(), "name one folder in source.files");
        }
        if pipeline.source.files.is_empty() {
            return fault("source.files names nothing".into(), "name the folder or files to read");
        }
        for (at, history) in pipeline.history.iter().enumerate() {
            if history.year >= pipeline.year || pipeline.history[..at].iter().any(|other| other.year == history.year) {
                return fault(
                    format!("the history year {} is no earlier year, or stands twice", history.year),
                    "give each year before the pipeline's year once",
                );
            }
        }
        Ok(pipeline)
    }

    /// Whether every reference list it names is one.
    pub fn check_reference(&self, schemas: &Schemas) -> Result<()> {
        match self.reference.keys().find(|name| !schemas.reference.contains_key(*name)) {
            None => Ok(()),
            Some(unknown) => {
                let known: Vec<&str> = schemas.reference.keys().map(String::as_str).collect();
                Err(Error::config(
                    Place::path(&self.file).column(format!("reference.{unknown}")),
                    format!("there is no reference list {unknown:?}"),
                    format!("lists are: {}", known.join(", ")),
                ))
            }
        }
    }

    /// Adds the council's own rules, and sees that every rule the file names is one.
    pub fn rules_of(&self, mut library: Library) -> Result<Library> {
        if let Some(folder) = &self.rules.local {
            library.add_local(&self.path(folder))?;
        }
        let known: BTreeSet<&str> = library.rules().into_iter().map(|file| file.name.as_str()).collect();
        let named = [
            ("rules.severity", self.rules.severity.keys().collect::<Vec<_>>()),
            ("gate.max", self.gate.max.keys().collect()),
            ("gate.max_percent", self.gate.max_percent.keys().collect()),
            ("gate.forbid", self.gate.forbid.iter().collect()),
            ("gate.must_run", self.gate.must_run.iter().collect()),
        ];
        for (key, codes) in named {
            if let Some(unknown) = codes.into_iter().find(|code| !known.contains(code.as_str())) {
                let known: Vec<&str> = known.into_iter().collect();
                return Err(Error::config(
                    Place::path(&self.file).column(key),
                    format!("there is no rule {unknown:?}"),
                    match closest(unknown, &known) {
                        Some(near) => format!("did you mean {near}? `return903 rules list` shows all"),
                        None => "`return903 rules list` shows all".into(),
                    },
                ));
            }
        }
        Ok(library)
    }

    /// A path of the file, made relative to the file's folder, with `..` taken out.
    pub fn path(&self, path: &Path) -> PathBuf {
        let joined = match self.file.parent() {
            Some(folder) => folder.join(path),
            None => path.to_path_buf(),
        };
        let mut plain = PathBuf::new();
        for part in joined.components() {
            match part {
                std::path::Component::ParentDir if plain.file_name().is_some() => {
                    plain.pop();
                }
                std::path::Component::CurDir => {}
                part => plain.push(part),
            }
        }
        plain
    }

    pub fn paths(&self, paths: &[PathBuf]) -> Vec<PathBuf> {
        paths.iter().map(|path| self.path(path)).collect()
    }

    pub fn state(&self) -> PathBuf {
        self.path(&self.state)
    }

    /// The place to publish to, with a relative folder made relative to the pipeline file.
    pub fn destination(&self) -> Option<String> {
        let publish = self.publish.as_ref()?;
        if publish.to.contains("://") {
            return Some(publish.to.clone());
        }
        Some(self.path(Path::new(&publish.to)).display().to_string())
    }

    pub fn mark(&self) -> Mark {
        self.publish.as_ref().map(|publish| publish.mark).unwrap_or_default()
    }
}

/// The JSON Schema of the pipeline file, as it stands in `schemas/pipeline.schema.json`.
pub fn json_schema() -> String {
    let schema = schemars::schema_for!(Pipeline);
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

//! The errors a user can meet. Each says what was wrong, where (file, row or line, column) and what to do,
//! and carries no cell of a child's record: engine messages can quote values, so they go to a file in the
//! state folder and only their kind and place reach the terminal.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::exit::Exit;

/// A place in a file. Lines, rows and columns count from 1; a row is a data row, the header not counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    pub file: String,
    pub line: Option<u64>,
    pub row: Option<u64>,
    pub column: Option<String>,
}

impl Place {
    pub fn file(file: impl Into<String>) -> Self {
        Place { file: file.into(), ..Place::default() }
    }

    pub fn path(path: &Path) -> Self {
        Place::file(path.display().to_string())
    }

    pub fn line(mut self, line: u64) -> Self {
        self.line = Some(line);
        self
    }

    pub fn row(mut self, row: u64) -> Self {
        self.row = Some(row);
        self
    }

    pub fn column(mut self, column: impl Into<String>) -> Self {
        self.column = Some(column.into());
        self
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        if let Some(row) = self.row {
            write!(f, ", row {row}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ", column {column}")?;
        }
        Ok(())
    }
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The command line asked for something that cannot be.
    #[error("{message}")]
    Usage { message: String, help: String },

    /// A pipeline file, schema, setting or reference description is wrong.
    #[error("{message}")]
    Config { message: String, place: Place, help: String },

    /// A SQL file breaks a convention, or the engine cannot plan it.
    #[error("{message}")]
    Sql { message: String, place: Place, help: String },

    /// What was delivered cannot be taken.
    #[error("{message}")]
    Input { message: String, place: Place, help: String },

    /// The findings do not pass the pipeline's gate.
    #[error("the gate failed: {}", reasons.join("; "))]
    Gate { reasons: Vec<String> },

    /// `validate` found something.
    #[error("{findings} findings of {rules} rules")]
    Findings { findings: u64, rules: u64 },

    #[error("another run holds the lock of {state}: {owner}")]
    Locked { state: PathBuf, owner: String },

    /// A model broke its own promise, or a query failed: a defect of ours.
    #[error("{message}")]
    Defect { message: String, place: Place, details: String },

    #[error("cannot {action} {}", path.display())]
    Io { action: &'static str, path: PathBuf, source: std::io::Error },

    #[error(transparent)]
    Publish(#[from] crate::publish::PublishError),

    #[error(transparent)]
    Synth(#[from] crate::synth::SynthError),

    #[error("what was stored does not match its hash: {what}")]
    Integrity { what: String },

    #[error("interrupted")]
    Interrupted,

    #[error("terminated")]
    Terminated,
}

pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    pub fn usage(message: impl Into<String>, help: impl Into<String>) -> Self {
        Error::Usage { message: message.into(), help: help.into() }
    }

    pub fn config(place: Place, message: impl Into<String>, help: impl Into<String>) -> Self {
        Error::Config { message: message.into(), place, help: help.into() }
    }

    pub fn sql(place: Place, message: impl Into<String>, help: impl Into<String>) -> Self {
        Error::Sql { message: message.into(), place, help: help.into() }
    }

    pub fn input(place: Place, message: impl Into<String>, help: impl Into<String>) -> Self {
        Error::Input { message: message.into(), place, help: help.into() }
    }

    pub fn io(action: &'static str, path: &Path, source: std::io::Error) -> Self {
        Error::Io { action, path: path.to_path_buf(), source }
    }

    /// A failure inside the engine. Its words may quote a cell, so they are kept apart in `details`.
    pub fn engine(file: &str, error: &datafusion::error::DataFusionError) -> Self {
        Error::Defect {
            message: format!("the engine could not run it ({})", kind_of(error)),
            place: Place::file(file),
            details: error.to_string(),
        }
    }

    /// The exit code. An exhaustive match, so that a new error cannot be added without choosing one.
    pub fn exit(&self) -> Exit {
        match self {
            Error::Usage { .. } | Error::Config { .. } | Error::Sql { .. } => Exit::Usage,
            Error::Input { .. } => Exit::InputRejected,
            Error::Gate { .. } | Error::Findings { .. } => Exit::GateFailed,
            Error::Locked { .. } => Exit::Locked,
            Error::Defect { .. } | Error::Io { .. } => Exit::Failure,
            Error::Publish(error) => error.exit(),
            Error::Synth(crate::synth::SynthError::Argument(_)) => Exit::Usage,
            Error::Synth(_) => Exit::Failure,
            Error::Integrity { .. } => Exit::Integrity,
            Error::Interrupted => Exit::Interrupted,
            Error::Terminated => Exit::Terminated,
        }
    }

    pub fn place(&self) -> Option<&Place> {
        match self {
            Error::Config { place, .. } | Error::Sql { place, .. } | Error::Input { place, .. } | Error::Defect { place, .. } => {
                Some(place)
            }
            _ => None,
        }
    }

    pub fn help(&self) -> Option<String> {
        match self {
            Error::Usage { help, .. } | Error::Config { help, .. } | Error::Sql { help, .. } | Error::Input { help, .. } => {
                (!help.is_empty()).then(|| help.clone())
            }
            Error::Gate { .. } => Some("read the findings in the run folder; nothing was published".into()),
            Error::Locked { .. } => Some("wait for it to end; a lock of a dead process frees itself".into()),
            Error::Defect { .. } => Some(
                "this is a defect of return903, not a fault of the data; `run` and `derive` keep the engine's own words in engine-error.txt beside their output"
                    .into(),
            ),
            Error::Io { source, .. } => Some(source.to_string()),
            Error::Integrity { .. } => Some("remove the damaged state folder and run again".into()),
            Error::Publish(_) | Error::Synth(_) | Error::Findings { .. } | Error::Interrupted | Error::Terminated => None,
        }
    }

    /// The engine's own words, for a file that stays with the data.
    pub fn details(&self) -> Option<&str> {
        match self {
            Error::Defect { details, .. } if !details.is_empty() => Some(details),
            _ => None,
        }
    }
}

fn kind_of(error: &datafusion::error::DataFusionError) -> &'static str {
    use datafusion::error::DataFusionError as E;
    match error.find_root() {
        E::ArrowError(..) => "a value or type did not fit",
        E::ParquetError(..) => "a Parquet file could not be read",
        E::ObjectStore(..) | E::IoError(..) => "a file could not be read",
        E::SQL(..) => "SQL syntax",
        E::NotImplemented(..) => "not supported by the engine",
        E::Plan(..) | E::SchemaError(..) => "planning",
        E::ResourcesExhausted(..) => "out of memory",
        _ => "execution",
    }
}

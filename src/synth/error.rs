//! What can go wrong.

use std::path::PathBuf;

/// Why nothing, or not everything, was generated.
#[derive(Debug, thiserror::Error)]
pub enum SynthError {
    /// An option that cannot be used.
    #[error("{0}")]
    Argument(String),
    /// The embedded reference lists are not what they should be: a defect of this program.
    #[error("the embedded reference list {0} is damaged")]
    Reference(&'static str),
    /// A file or folder could not be written.
    #[error("cannot write {path}: {source}")]
    Write { path: PathBuf, source: std::io::Error },
    /// A table could not be written as CSV.
    #[error("cannot write {path} as CSV: {source}")]
    Csv { path: PathBuf, source: csv::Error },
}

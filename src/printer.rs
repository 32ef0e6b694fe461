//! The only place that writes to the terminal. Data goes to stdout; everything for people goes to stderr.

use std::io::{IsTerminal, Write};

use crate::error::Error;

/// How much is said, and where progress may be drawn.
#[derive(Debug, Clone, Copy)]
pub struct Printer {
    quiet: bool,
    progress: bool,
}

impl Printer {
    pub fn new(quiet: bool) -> Self {
        Printer { quiet, progress: !quiet && std::io::stderr().is_terminal() }
    }

    /// A line of data.
    pub fn data(&self, line: impl AsRef<str>) {
        let mut out = std::io::stdout().lock();
        // A closed pipe (`return903 rules list | head`) is no failure of ours.
        let _ = writeln!(out, "{}", line.as_ref());
    }

    /// A line for people.
    pub fn note(&self, line: impl AsRef<str>) {
        if !self.quiet {
            let _ = writeln!(std::io::stderr().lock(), "{}", line.as_ref());
        }
    }

    pub fn warning(&self, line: impl AsRef<str>) {
        let _ = writeln!(std::io::stderr().lock(), "warning: {}", line.as_ref());
    }

    pub fn error(&self, error: &Error) {
        let mut err = std::io::stderr().lock();
        let _ = writeln!(err, "error: {error}");
        if let Some(place) = error.place() {
            let _ = writeln!(err, "  at {place}");
        }
        if let Some(help) = error.help() {
            let _ = writeln!(err, "  help: {help}");
        }
    }

    /// A spinner on a terminal, nothing elsewhere.
    pub fn progress(&self, label: &str) -> indicatif::ProgressBar {
        if !self.progress {
            return indicatif::ProgressBar::hidden();
        }
        let bar = indicatif::ProgressBar::new_spinner().with_message(label.to_string());
        bar.enable_steady_tick(std::time::Duration::from_millis(120));
        bar
    }
}

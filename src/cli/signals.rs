//! Ctrl-C and the signal to end: the work stops where it stands, and the exit code says so.

use crate::error::Error;

/// The signals, caught from the moment this exists.
pub struct Signals {
    #[cfg(unix)]
    terminate: Option<tokio::signal::unix::Signal>,
    #[cfg(unix)]
    interrupt: Option<tokio::signal::unix::Signal>,
}

impl Signals {
    /// Catches the signals. Call it inside the runtime, before the work begins.
    pub fn catch() -> Signals {
        #[cfg(unix)]
        {
            use tokio::signal::unix::{SignalKind, signal};
            Signals { terminate: signal(SignalKind::terminate()).ok(), interrupt: signal(SignalKind::interrupt()).ok() }
        }
        #[cfg(not(unix))]
        Signals {}
    }

    /// Returns when the process is asked to stop, with the error that says how.
    #[cfg(unix)]
    pub async fn asked_to_stop(mut self) -> Error {
        let next = async |signal: &mut Option<tokio::signal::unix::Signal>| match signal {
            Some(signal) => signal.recv().await,
            None => std::future::pending().await,
        };
        tokio::select! {
            _ = next(&mut self.interrupt) => Error::Interrupted,
            _ = next(&mut self.terminate) => Error::Terminated,
        }
    }

    #[cfg(not(unix))]
    pub async fn asked_to_stop(self) -> Error {
        match tokio::signal::ctrl_c().await {
            Ok(()) => Error::Interrupted,
            Err(_) => std::future::pending().await,
        }
    }
}

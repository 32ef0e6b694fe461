//! Ctrl-C and the signal to end: the work stops where it stands, and the exit code says so.

use crate::error::Error;

/// Returns when the process is asked to stop, with the error that says how.
pub async fn asked_to_stop() -> Error {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            return tokio::select! {
                _ = tokio::signal::ctrl_c() => Error::Interrupted,
                _ = terminate.recv() => Error::Terminated,
            };
        }
    }
    match tokio::signal::ctrl_c().await {
        Ok(()) => Error::Interrupted,
        Err(_) => std::future::pending().await,
    }
}

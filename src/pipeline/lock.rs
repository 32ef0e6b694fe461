//! One run at a time for a state folder. The lock is the operating system's, so a dead process holds none.

use std::fs::{File, TryLockError};
use std::io::Write;
use std::path::Path;

use crate::error::{Error, Result};

/// Held for as long as it lives.
pub struct Lock {
    _file: File,
}

impl Lock {
    pub fn take(state: &Path, started: &str) -> Result<Lock> {
        let path = state.join("lock");
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .read(true)
            .open(&path)
            .map_err(|e| Error::io("open", &path, e))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let owner = std::fs::read_to_string(state.join("lock.json")).unwrap_or_else(|_| "an unknown process".into());
                return Err(Error::Locked { state: state.to_path_buf(), owner: owner.trim().to_string() });
            }
            Err(TryLockError::Error(error)) => return Err(Error::io("lock", &path, error)),
        }
        let owner = serde_json::json!({ "process": std::process::id(), "since": started });
        let owner_path = state.join("lock.json");
        let mut file_owner = File::create(&owner_path).map_err(|e| Error::io("write", &owner_path, e))?;
        writeln!(file_owner, "{owner}").map_err(|e| Error::io("write", &owner_path, e))?;
        Ok(Lock { _file: file })
    }
}

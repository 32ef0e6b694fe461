//! The exit codes: the one table that scripts may rely on. `docs/operations.md` repeats it and a test compares the two.

/// How the process ends. Every error names its code in [`crate::error::Error::exit`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    Done,
    Failure,
    Usage,
    InputRejected,
    GateFailed,
    Locked,
    Destination,
    Integrity,
    Interrupted,
    Terminated,
}

impl Exit {
    pub const ALL: [Exit; 10] = [
        Exit::Done,
        Exit::Failure,
        Exit::Usage,
        Exit::InputRejected,
        Exit::GateFailed,
        Exit::Locked,
        Exit::Destination,
        Exit::Integrity,
        Exit::Interrupted,
        Exit::Terminated,
    ];

    pub fn code(self) -> u8 {
        match self {
            Exit::Done => 0,
            Exit::Failure => 1,
            Exit::Usage => 2,
            Exit::InputRejected => 3,
            Exit::GateFailed => 4,
            Exit::Locked => 5,
            Exit::Destination => 6,
            Exit::Integrity => 7,
            Exit::Interrupted => 130,
            Exit::Terminated => 143,
        }
    }

    pub fn meaning(self) -> &'static str {
        match self {
            Exit::Done => "done, or nothing to do",
            Exit::Failure => "unexpected failure",
            Exit::Usage => "usage, configuration, schema or SQL error",
            Exit::InputRejected => "input rejected: unreadable, or over the quarantine limit",
            Exit::GateFailed => "gate failed: findings stand, nothing published",
            Exit::Locked => "another run holds the lock",
            Exit::Destination => "destination unreachable, or commit lost to another writer",
            Exit::Integrity => "integrity: an object, manifest, commit or signature does not match",
            Exit::Interrupted => "interrupted",
            Exit::Terminated => "terminated",
        }
    }
}

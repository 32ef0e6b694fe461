//! Names of the objects at a location: ASCII only, the same on every store.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};

use object_store::path::Path;
use sha2::{Digest, Sha256};

/// The folders of a location.
pub(super) const OBJECTS: &str = "objects";
pub(super) const COMMITS: &str = "commits";
pub(super) const STAGING: &str = "staging";
pub(super) const PROBES: &str = "probe";

/// Where the objects of one location are: everything under one prefix of a store.
#[derive(Debug, Clone, Default)]
pub(super) struct Layout {
    prefix: Path,
}

impl Layout {
    pub(super) fn under(prefix: Path) -> Self {
        Self { prefix }
    }

    /// `objects/<first two digits>/<sha256>`.
    pub(super) fn object(&self, sha256: &str) -> Path {
        let fan = sha256.get(..2).unwrap_or("00");
        self.folder(OBJECTS).join(fan).join(sha256)
    }

    /// `commits/<20 digits>.json`.
    pub(super) fn commit(&self, sequence: u64) -> Path {
        self.folder(COMMITS).join(format!("{sequence:020}.json"))
    }

    /// A name no other probe has.
    pub(super) fn probe(&self) -> Path {
        self.folder(PROBES).join(unique())
    }

    /// One of the folders above.
    pub(super) fn folder(&self, name: &str) -> Path {
        self.prefix.clone().join(name)
    }

    /// The name without the prefix, as people read it.
    pub(super) fn shown(&self, path: &Path) -> String {
        let whole = path.as_ref();
        whole.strip_prefix(self.prefix.as_ref()).unwrap_or(whole).trim_start_matches('/').to_owned()
    }
}

/// The number of a commit from the last part of its name; `None` for anything but 20 digits and `.json`.
pub(super) fn sequence_of(path: &Path) -> Option<u64> {
    let digits = path.filename()?.strip_suffix(".json")?;
    let plain = digits.len() == 20 && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten().filter(|n| *n > 0)
}

/// The hash in an object's name; `None` when name or folder are not of the form.
pub(super) fn sha_of(shown: &str) -> Option<&str> {
    let (fan, sha) = shown.strip_prefix(OBJECTS)?.strip_prefix('/')?.split_once('/')?;
    (is_sha256(sha) && sha.starts_with(fan) && fan.len() == 2).then_some(sha)
}

/// True for 64 lower-case hexadecimal digits.
pub(super) fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

/// SHA-256 of the bytes as 64 lower-case hexadecimal digits.
pub(super) fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

pub(super) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, b| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{b:02x}");
        text
    })
}

/// A name that no other process or call makes: random per process, counted within it.
pub(super) fn unique() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let random = || RandomState::new().build_hasher().finish();
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let process = std::process::id();
    format!("{process:08x}{count:08x}{:016x}", random())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        let layout = Layout::under(Path::from("a/b"));
        let sha = sha256_hex(b"x");
        let object = layout.object(&sha);
        assert_eq!(object.as_ref(), format!("a/b/objects/{}/{sha}", &sha[..2]));
        assert_eq!(sha_of(&layout.shown(&object)), Some(sha.as_str()));
        assert_eq!(layout.commit(7).as_ref(), "a/b/commits/00000000000000000007.json");
        assert_eq!(sequence_of(&layout.commit(7)), Some(7));
        for wrong in ["7.json", "0000000000000000000x.json", "00000000000000000000.json", "00000000000000000007.jso"] {
            assert_eq!(sequence_of(&Path::from(wrong)), None, "{wrong}");
        }
        assert_ne!(unique(), unique());
        assert_eq!(Layout::default().shown(&Path::from("commits/x")), "commits/x");
    }
}

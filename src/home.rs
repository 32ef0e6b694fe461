//! Where the SQL, schemas and demo data are found: a folder when one is named, else what is built in.
//!
//! Order: `--home DIR`, then the environment variable `RETURN903_HOME`, then embedded. Never guessed from the
//! current folder: a run must not change because it was started elsewhere.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::error::{Error, Place, Result};
use crate::hash;

mod embedded {
    include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
}

#[derive(Debug, Clone)]
pub enum Home {
    Folder(PathBuf),
    Embedded,
}

impl Home {
    /// Finds the home, given the value of `--home`.
    pub fn find(flag: Option<&Path>) -> Result<Home> {
        let named = flag.map(Path::to_path_buf).or_else(|| std::env::var_os("RETURN903_HOME").map(PathBuf::from));
        match named {
            None => Ok(Home::Embedded),
            Some(folder) if folder.join("sql").is_dir() && folder.join("schemas").is_dir() => Ok(Home::Folder(folder)),
            Some(folder) => Err(Error::config(
                Place::path(&folder),
                "the home folder holds no sql/ and schemas/",
                "name a checkout of return903 with --home or RETURN903_HOME, or leave both out to use what is built in",
            )),
        }
    }

    /// The files below a folder such as `sql/rules`, by their path from the home, sorted.
    pub fn files(&self, folder: &str) -> Result<BTreeMap<String, Cow<'static, [u8]>>> {
        let mut found = BTreeMap::new();
        match self {
            Home::Embedded => {
                let prefix = format!("{folder}/");
                for (name, bytes) in embedded::FILES {
                    if name.starts_with(&prefix) {
                        found.insert((*name).to_string(), Cow::Borrowed(*bytes));
                    }
                }
            }
            Home::Folder(root) => {
                for path in walk(&root.join(folder))? {
                    let bytes = std::fs::read(&path).map_err(|e| Error::io("read", &path, e))?;
                    let name = path.strip_prefix(root).unwrap_or(&path);
                    let name = name.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
                    found.insert(name, Cow::Owned(bytes));
                }
            }
        }
        Ok(found)
    }

    /// The text files below a folder. A file that is not UTF-8 is named.
    pub fn texts(&self, folder: &str) -> Result<BTreeMap<String, String>> {
        self.files(folder)?
            .into_iter()
            .map(|(name, bytes)| match String::from_utf8(bytes.into_owned()) {
                Ok(text) => Ok((name, text)),
                Err(_) => Err(Error::config(Place::file(name), "the file is not UTF-8 text", "save it as UTF-8")),
            })
            .collect()
    }

    pub fn file(&self, name: &str) -> Result<Option<Cow<'static, [u8]>>> {
        match self {
            Home::Embedded => Ok(embedded::FILES.iter().find(|(n, _)| *n == name).map(|(_, bytes)| Cow::Borrowed(*bytes))),
            Home::Folder(root) => match std::fs::read(root.join(name)) {
                Ok(bytes) => Ok(Some(Cow::Owned(bytes))),
                Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
                Err(e) => Err(Error::io("read", &root.join(name), e)),
            },
        }
    }

    /// The bytes of a file that must be there.
    pub fn needed(&self, name: &str) -> Result<Cow<'static, [u8]>> {
        self.file(name)?.ok_or_else(|| {
            Error::config(Place::file(name), "the file is missing", "put it back, or leave --home out to use what is built in")
        })
    }

    /// One hash over sql/ and schemas/: two homes with the same hash give the same results.
    pub fn fingerprint(&self) -> Result<String> {
        let mut parts = Vec::new();
        for folder in ["sql", "schemas"] {
            for (name, bytes) in self.files(folder)? {
                parts.push((name, hash::sha256(&bytes)));
            }
        }
        Ok(hash::of_parts(parts.iter().flat_map(|(name, hash)| [name.as_str(), hash.as_str()])))
    }

    /// For messages.
    pub fn describe(&self) -> String {
        match self {
            Home::Folder(folder) => folder.display().to_string(),
            Home::Embedded => "built in".into(),
        }
    }
}

fn walk(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(found),
        Err(e) => return Err(Error::io("list", folder, e)),
    };
    for entry in entries {
        let path = entry.map_err(|e| Error::io("list", folder, e))?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.is_dir() {
            found.extend(walk(&path)?);
        } else if !hidden {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

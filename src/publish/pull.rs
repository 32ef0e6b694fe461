//! Fetching a publication: every byte checked, and the folder there whole or not at all.
//!
//! Beside the files the folder gets `manifest.json` (the run's own), `publication.json` (the list that
//! was checked against) and `commit.json` (the commit as stored).

use std::path::Path as FilePath;

use serde::Serialize;

use super::commit::Commit;
use super::dates;
use super::error::{Damage, PublishError};
use super::input::{COMMIT, PUBLICATION, RUN_MANIFEST, Zone};
use super::layout::sha256_hex;
use super::location::Location;
use super::manifest::ObjectRef;
use super::store::Sound;
use super::target::{Contents, Staging, inspect};

/// Which commit to fetch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Which {
    /// The newest.
    #[default]
    Latest,
    /// The one of this number.
    Sequence(u64),
}

/// How to pull.
#[derive(Debug, Clone, Copy)]
pub struct PullOptions<'a> {
    /// Which commit.
    pub which: Which,
    /// The folder to make. It may exist if it is empty or holds an earlier pull that nobody changed.
    pub into: &'a FilePath,
    /// Only files of this zone; all without.
    pub zone: Option<Zone>,
    /// Today, `yyyy-mm-dd`, to say how old the data are.
    pub today: Option<&'a str>,
}

/// What was fetched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pulled {
    /// The commit.
    pub commit: Commit,
    /// SHA-256 of the commit object.
    pub commit_sha256: String,
    /// Files of the publication in the folder, the three documents not counted.
    pub files: u64,
    /// Their size in bytes.
    pub bytes: u64,
    /// What was done to the folder.
    pub state: PullState,
    /// Days from the state of the data to today; `None` when today was not given.
    pub age_days: Option<i64>,
}

/// What a pull did to the folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PullState {
    /// Made it.
    Written,
    /// Put it in the place of an earlier pull.
    Replaced,
    /// It held exactly this already.
    AlreadyThere,
}

/// Fetches a publication into a folder.
///
/// # Errors
/// [`PublishError::Damaged`] names the first object that does not match; nothing is written then.
/// [`PublishError::TargetInUse`] when the folder holds anything but an unchanged earlier pull.
pub async fn pull(location: &Location, options: &PullOptions<'_>) -> Result<Pulled, PublishError> {
    let held = in_background(options.into, inspect).await?;
    let sound = find(location, options.which).await?;
    let (publication, publication_bytes) = location.publication(&sound.commit.manifest).await?;
    let wanted: Vec<_> = publication.files.into_iter().filter(|f| options.zone.is_none_or(|zone| f.zone == zone)).collect();
    let mut pulled = Pulled {
        commit_sha256: sha256_hex(&sound.bytes),
        files: wanted.len() as u64,
        bytes: wanted.iter().map(|f| f.size).sum(),
        state: PullState::Written,
        age_days: options.today.and_then(|today| dates::days_between(&sound.commit.as_at, today)),
        commit: sound.commit,
    };
    if let Contents::Pull { commit, files } = &held {
        let names = wanted.iter().map(|f| f.name.as_str());
        let same = *commit == sound.bytes && files.iter().map(String::as_str).eq(names);
        pulled.state = if same { PullState::AlreadyThere } else { PullState::Replaced };
        if same {
            return Ok(pulled);
        }
    }
    let staging = Staging::beside(options.into)?;
    for file in &wanted {
        let object = ObjectRef { sha256: file.sha256.clone(), size: file.size };
        staging.write(&file.name, &location.checked(&object).await?)?;
    }
    staging.write(RUN_MANIFEST, &location.checked(&publication.run_manifest).await?)?;
    staging.write(PUBLICATION, &publication_bytes)?;
    staging.write(COMMIT, &sound.bytes)?;
    staging.take_the_place_of(options.into, &held)?;
    Ok(pulled)
}

async fn find(location: &Location, which: Which) -> Result<Sound, PublishError> {
    match which {
        Which::Latest => location.tip().await?.ok_or_else(|| nothing(location)),
        Which::Sequence(sequence) => match location.commit(sequence).await {
            Err(PublishError::Damaged { damage: Damage::Missing, .. }) => {
                let newest = location.sequences().await?.last().copied();
                Err(newest.map_or_else(
                    || nothing(location),
                    |newest| PublishError::NoSuchCommit { sequence, newest, location: location.to_string() },
                ))
            }
            other => other,
        },
    }
}

fn nothing(location: &Location) -> PublishError {
    PublishError::NothingPublished { location: location.to_string() }
}

async fn in_background<T: Send + 'static>(
    path: &FilePath,
    work: fn(&FilePath) -> Result<T, PublishError>,
) -> Result<T, PublishError> {
    let owned = path.to_owned();
    let done = tokio::task::spawn_blocking(move || work(&owned)).await;
    done.map_err(|e| PublishError::LocalFile { action: "look into", path: path.to_owned(), source: e.into() })?
}

//! The SQL files that may name each other, and the order in which they are made.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::sql_file::{Kind, SqlFile};
use crate::error::{Error, Place, Result};
use crate::home::Home;
use crate::schema::CollectionYear;
use crate::schema::year::FIRST_RULE_YEAR;

/// Which folders of `sql/` see each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Room {
    Derive,
    Validate,
    Benchmark,
}

impl Room {
    pub const ALL: [Room; 3] = [Room::Derive, Room::Validate, Room::Benchmark];

    pub fn folders(self) -> &'static [&'static str] {
        match self {
            Room::Derive => &["sql/derive", "sql/return", "sql/lineage", "sql/lists"],
            Room::Validate => &["sql/shared", "sql/rules"],
            Room::Benchmark => &["sql/shared", "sql/benchmark"],
        }
    }
}

/// Every SQL file of a home, read once. A file that breaks a convention is kept apart with its error.
#[derive(Debug, Default)]
pub struct Library {
    files: Vec<SqlFile>,
    broken: Vec<(String, Error)>,
}

impl Library {
    pub fn load(home: &Home) -> Result<Library> {
        let mut library = Library::default();
        for (path, text) in home.texts("sql")? {
            if !path.ends_with(".sql") {
                continue;
            }
            match SqlFile::parse(&path, &text) {
                Ok(file) => library.files.push(file),
                Err(error) => library.broken.push((path, error)),
            }
        }
        Ok(library)
    }

    /// Adds a council's own rules and models: every SQL file of a folder, in the form of `sql/rules`.
    pub fn add_local(&mut self, folder: &Path) -> Result<()> {
        let entries = std::fs::read_dir(folder).map_err(|e| {
            let help = "name the folder that holds your own rules, one SQL file each";
            Error::config(Place::path(folder), format!("the folder of local rules cannot be read: {}", e.kind()), help)
        })?;
        let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        paths.retain(|path| path.extension().is_some_and(|e| e == "sql"));
        paths.sort();
        for path in paths {
            let text = std::fs::read_to_string(&path).map_err(|e| Error::io("read", &path, e))?;
            let mut file = SqlFile::parse(&path.to_string_lossy(), &text)?;
            if let Some(other) = self.files.iter().find(|other| other.name == file.name && !other.local) {
                return Err(Error::sql(
                    Place::path(&path),
                    format!("{:?} is already the name of {}", file.name, other.path),
                    "give your own rule a code that nobody else uses, such as LA01",
                ));
            }
            if file.indicator().is_some() {
                return Err(Error::sql(Place::path(&path), "an indicator is no rule", "keep rules and their models here"));
            }
            file.local = true;
            self.files.push(file);
        }
        Ok(())
    }

    /// The library, if no file of these rooms is broken; otherwise the first fault.
    pub fn sound(mut self, rooms: &[Room]) -> Result<Library> {
        let concerns = |path: &str| {
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            rooms.iter().any(|room| room.folders().contains(&folder))
        };
        match self.broken.iter().position(|(path, _)| concerns(path)) {
            Some(at) => Err(self.broken.remove(at).1),
            None => Ok(self),
        }
    }

    /// The faults of the broken files, which are then forgotten.
    pub fn take_broken(&mut self) -> Vec<Error> {
        self.broken.drain(..).map(|(_, error)| error).collect()
    }

    pub fn broken(&self) -> &[(String, Error)] {
        &self.broken
    }

    pub fn files(&self) -> &[SqlFile] {
        &self.files
    }

    /// Every rule form, by code and first year.
    pub fn rules(&self) -> Vec<&SqlFile> {
        let mut rules: Vec<&SqlFile> = self.files.iter().filter(|file| file.rule().is_some()).collect();
        rules.sort_by(|a, b| {
            (rule_order(&a.name), a.rule().map(|r| r.since)).cmp(&(rule_order(&b.name), b.rule().map(|r| r.since)))
        });
        rules
    }

    /// The files of a room as they stand in a collection year.
    pub fn scope(&self, room: Room, year: CollectionYear) -> Result<Scope<'_>> {
        let mut files: BTreeMap<&str, &SqlFile> = BTreeMap::new();
        for file in &self.files {
            if !room.folders().contains(&file.folder()) || !in_force(file, year) {
                continue;
            }
            if let Some(other) = files.insert(&file.name, file) {
                return Err(Error::sql(
                    Place::file(&file.path),
                    format!("{} and {} both make {:?} in {year}", other.path, file.path, file.name),
                    "give two forms of a rule years that do not meet; give two models two names",
                ));
            }
        }
        Ok(Scope { files, room })
    }
}

/// Whether a file is in force: models always, rules by their years. Years before the first known rule set use that set.
fn in_force(file: &SqlFile, year: CollectionYear) -> bool {
    let year = year.max(FIRST_RULE_YEAR);
    match &file.kind {
        Kind::Model { .. } => true,
        Kind::Rule(rule) => rule.since <= year && rule.until.is_none_or(|until| year <= until),
        Kind::Indicator(_) => true,
    }
}

/// Rules sort by number, then by the rest of the code.
pub fn rule_order(code: &str) -> (u32, String) {
    let digits: String = code.chars().take_while(char::is_ascii_digit).collect();
    (digits.parse().unwrap_or(u32::MAX), code.to_string())
}

/// One room in one year.
#[derive(Debug)]
pub struct Scope<'a> {
    files: BTreeMap<&'a str, &'a SqlFile>,
    room: Room,
}

impl<'a> Scope<'a> {
    pub fn get(&self, name: &str) -> Option<&'a SqlFile> {
        self.files.get(name).copied()
    }

    pub fn room(&self) -> Room {
        self.room
    }

    pub fn all(&self) -> impl Iterator<Item = &'a SqlFile> + '_ {
        self.files.values().copied()
    }

    pub fn rules(&self) -> Vec<&'a SqlFile> {
        let mut rules: Vec<&SqlFile> = self.all().filter(|file| file.rule().is_some()).collect();
        rules.sort_by_key(|file| rule_order(&file.name));
        rules
    }

    pub fn indicators(&self) -> Vec<&'a SqlFile> {
        self.all().filter(|file| file.indicator().is_some()).collect()
    }

    /// The models that some files need, each after what it reads; the files themselves are included when they are models.
    pub fn order(&self, roots: &[&'a SqlFile], is_source: impl Fn(&str) -> bool) -> Result<Vec<&'a SqlFile>> {
        let mut order = Vec::new();
        let mut done = BTreeSet::new();
        for root in roots {
            self.visit(root, &mut Vec::new(), &mut done, &mut order, &is_source)?;
        }
        Ok(order)
    }

    fn visit(
        &self,
        file: &'a SqlFile,
        path: &mut Vec<&'a str>,
        done: &mut BTreeSet<&'a str>,
        order: &mut Vec<&'a SqlFile>,
        is_source: &impl Fn(&str) -> bool,
    ) -> Result<()> {
        if done.contains(file.name.as_str()) {
            return Ok(());
        }
        if let Some(at) = path.iter().position(|name| *name == file.name) {
            let ring: Vec<&str> = path[at..].iter().copied().chain([file.name.as_str()]).collect();
            return Err(Error::sql(
                Place::file(&file.path),
                format!("the models read each other in a ring: {}", ring.join(" -> ")),
                "take what they share into a model of its own",
            ));
        }
        path.push(&file.name);
        for table in &file.tables {
            match self.files.get(table.as_str()) {
                Some(model) if matches!(model.kind, Kind::Model { .. }) => self.visit(model, path, done, order, is_source)?,
                Some(_) => {
                    return Err(Error::sql(
                        file.place_of_table(table),
                        format!("{table:?} is a rule or an indicator, not a table"),
                        "read models and source tables only",
                    ));
                }
                None if is_source(table) => {}
                None => {
                    let known: Vec<&str> = self.files.keys().copied().collect();
                    return Err(Error::sql(
                        file.place_of_table(table),
                        format!("there is no table {table:?} for this file to read"),
                        match crate::schema::settings::closest(table, &known) {
                            Some(near) => format!("did you mean {near}?"),
                            None => format!(
                                "tables are the source tables of schemas/ and the models of {}",
                                self.room.folders().join(", ")
                            ),
                        },
                    ));
                }
            }
        }
        path.pop();
        done.insert(&file.name);
        order.push(file);
        Ok(())
    }

    /// The source tables a file reads, itself or through models.
    pub fn sources_of(&self, file: &'a SqlFile) -> BTreeSet<&'a str> {
        let mut found = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut todo = vec![file];
        while let Some(next) = todo.pop() {
            for table in &next.tables {
                match self.files.get(table.as_str()) {
                    Some(model) if seen.insert(table.as_str()) => todo.push(model),
                    Some(_) => {}
                    None => {
                        found.insert(table.as_str());
                    }
                }
            }
        }
        found
    }
}

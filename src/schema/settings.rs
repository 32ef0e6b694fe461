//! Settings: the choices the Department's guide leaves open. Each names its default, what it may be and the question it answers.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::error::{Error, Place, Result};
use crate::home::Home;

const FILE: &str = "schemas/settings.toml";

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Value {
    Int(i64),
    Text(String),
    List(Vec<String>),
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Value::Int(number) => write!(f, "{number}"),
            Value::Text(text) => write!(f, "{text:?}"),
            Value::List(items) => write!(f, "{}", items.join(", ")),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SettingKind {
    Text,
    Int,
    List,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    #[serde(rename = "type")]
    pub kind: SettingKind,
    pub default: Value,
    /// What a text may be, or what a list may hold; empty means anything.
    #[serde(default)]
    pub allowed: Vec<String>,
    pub question: String,
}

/// All settings with the values in force.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    pub declared: BTreeMap<String, Setting>,
    pub values: BTreeMap<String, Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    setting: BTreeMap<String, Setting>,
}

pub fn load(home: &Home) -> Result<Settings> {
    let Some(bytes) = home.file(FILE)? else { return Ok(Settings::default()) };
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let file: File = toml::from_str(&text).map_err(|e| toml_error(FILE, &text, &e))?;
    let values = file.setting.iter().map(|(name, setting)| (name.clone(), setting.default.clone())).collect();
    let settings = Settings { declared: file.setting, values };
    for (name, value) in settings.values.clone() {
        settings.check(&name, &value).map_err(|message| {
            Error::config(Place::file(FILE).column(&name), message, "make the default one of the allowed values")
        })?;
    }
    Ok(settings)
}

impl Settings {
    /// The values as text; a list's items with commas.
    pub fn texts(&self) -> BTreeMap<String, String> {
        let text = |value: &Value| match value {
            Value::Int(number) => number.to_string(),
            Value::Text(text) => text.clone(),
            Value::List(items) => items.join(", "),
        };
        self.values.iter().map(|(name, value)| (name.clone(), text(value))).collect()
    }

    /// These settings with some set otherwise. `file` is where the values stand, for messages.
    pub fn with(&self, chosen: &BTreeMap<String, Value>, file: &str) -> Result<Settings> {
        let mut settings = self.clone();
        for (name, value) in chosen {
            self.check(name, value).map_err(|message| {
                let known: Vec<&str> = self.declared.keys().map(String::as_str).collect();
                let help = match self.declared.get(name) {
                    Some(setting) if setting.allowed.is_empty() => format!("{name} is of type {:?}", setting.kind).to_lowercase(),
                    Some(setting) => format!("allowed: {}", setting.allowed.join(", ")),
                    None => match closest(name, &known) {
                        Some(near) => format!("did you mean {near}?"),
                        None => format!("settings are: {}", known.join(", ")),
                    },
                };
                Error::config(Place::file(file).column(name), message, help)
            })?;
            settings.values.insert(name.clone(), value.clone());
        }
        Ok(settings)
    }

    fn check(&self, name: &str, value: &Value) -> Result<(), String> {
        let Some(setting) = self.declared.get(name) else {
            return Err(format!("there is no setting {name:?}"));
        };
        let allowed = |text: &String| setting.allowed.is_empty() || setting.allowed.contains(text);
        match (setting.kind, value) {
            (SettingKind::Int, Value::Int(number)) if allowed(&number.to_string()) => Ok(()),
            (SettingKind::Text, Value::Text(text)) if allowed(text) => Ok(()),
            (SettingKind::List, Value::List(items)) if items.iter().all(allowed) => Ok(()),
            _ => Err(format!("the setting {name:?} cannot be {value}")),
        }
    }
}

/// A TOML error with its line.
pub fn toml_error(file: &str, text: &str, error: &toml::de::Error) -> Error {
    let help = if file.starts_with("schemas/") {
        "the other files of the folder show the form"
    } else {
        "see docs/pipeline-file.md for the keys of a pipeline file"
    };
    let mut place = Place::file(file);
    if let Some(span) = error.span() {
        let before = &text.as_bytes()[..span.start.min(text.len())];
        place = place.line(before.iter().filter(|byte| **byte == b'\n').count() as u64 + 1);
    }
    Error::config(place, error.message().trim().to_string(), help)
}

/// The nearest of some names, when it is near enough to be a slip of the pen.
pub fn closest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let lower = name.to_lowercase();
    known
        .iter()
        .map(|candidate| (distance(&lower, &candidate.to_lowercase()), *candidate))
        .filter(|(distance, candidate)| *distance <= (candidate.len() / 3).max(2))
        .min()
        .map(|(_, candidate)| candidate)
}

fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, right) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = (diagonal + usize::from(left != *right)).min(above + 1).min(row[j] + 1);
            diagonal = above;
        }
    }
    row[b.len()]
}

//! What a rule or indicator cannot run without, and whether a delivery has it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::schema::Schemas;

/// One need: any of some items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Need {
    /// Delivered, empty or not.
    Table(String),
    /// Delivered with at least one row.
    Filled(String),
    /// The column can be known: given, or worked out from other deliveries.
    Column(String, String),
    Any(Vec<Need>),
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Needs(pub Vec<Need>);

impl Needs {
    pub fn parse(text: &str) -> Result<Needs, String> {
        if text == "none" {
            return Ok(Needs::default());
        }
        text.split(',').map(|item| parse_need(item.trim())).collect::<Result<_, _>>().map(Needs)
    }

    /// The tables named, whether alone, as a choice, or by a column.
    pub fn tables(&self) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        for need in &self.0 {
            need.collect(&mut found);
        }
        found
    }

    /// The first thing that is missing, or none.
    pub fn missing(&self, delivered: &Delivered, schemas: &Schemas) -> Option<String> {
        self.0.iter().find_map(|need| need.missing(delivered, schemas))
    }
}

fn parse_need(item: &str) -> Result<Need, String> {
    let name = |text: &str| {
        let fine = !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if fine { Ok(text.to_string()) } else { Err(format!("{item:?} is no table, choice or column")) }
    };
    if item.contains('|') {
        return item.split('|').map(|part| parse_need(part.trim())).collect::<Result<_, _>>().map(Need::Any);
    }
    if let Some(table) = item.strip_suffix('+') {
        return Ok(Need::Filled(name(table)?));
    }
    match item.split_once('.') {
        Some((table, column)) => Ok(Need::Column(name(table)?, name(column)?)),
        None => Ok(Need::Table(name(item)?)),
    }
}

impl Need {
    fn collect<'a>(&'a self, found: &mut BTreeSet<&'a str>) {
        match self {
            Need::Table(table) | Need::Filled(table) | Need::Column(table, _) => {
                found.insert(table);
            }
            Need::Any(choices) => choices.iter().for_each(|choice| choice.collect(found)),
        }
    }

    fn missing(&self, delivered: &Delivered, schemas: &Schemas) -> Option<String> {
        match self {
            Need::Table(table) => (!delivered.has(table)).then(|| schemas.spec_name(table)),
            Need::Filled(table) => {
                (delivered.rows(table) == 0).then(|| format!("{} with at least one row", schemas.spec_name(table)))
            }
            Need::Column(table, column) => {
                if !delivered.has(table) {
                    return Some(schemas.spec_name(table));
                }
                if delivered.gives(table, column) {
                    return None;
                }
                let sources = schemas.module(table).and_then(|t| t.column(column)).map(|c| c.known_from.as_slice());
                match sources {
                    Some(sources) if !sources.is_empty() => {
                        let suffix = if table.ends_with("_last") { "_last" } else { "" };
                        sources
                            .iter()
                            .find(|source| {
                                let beside = format!("{source}{suffix}");
                                !delivered.has(source) && (suffix.is_empty() || !delivered.has(&beside))
                            })
                            .cloned()
                    }
                    _ => Some(format!("{}.{}", schemas.spec_name(table), column.to_uppercase())),
                }
            }
            Need::Any(choices) => {
                let missing: Option<Vec<String>> = choices.iter().map(|choice| choice.missing(delivered, schemas)).collect();
                missing.map(|all| all.join(" or "))
            }
        }
    }
}

impl fmt::Display for Needs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let items: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        write!(f, "{}", items.join(", "))
    }
}

impl fmt::Display for Need {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Need::Table(table) => write!(f, "{table}"),
            Need::Filled(table) => write!(f, "{table}+"),
            Need::Column(table, column) => write!(f, "{table}.{column}"),
            Need::Any(choices) => {
                let items: Vec<String> = choices.iter().map(ToString::to_string).collect();
                write!(f, "{}", items.join("|"))
            }
        }
    }
}

/// What is there: tables with their row counts, the columns given beyond the ordinary ones, and facts such as `authority`.
#[derive(Debug, Clone, Default)]
pub struct Delivered {
    tables: BTreeMap<String, u64>,
    columns: BTreeSet<(String, String)>,
}

impl Delivered {
    pub fn add(&mut self, table: &str, rows: u64) {
        self.tables.insert(table.to_string(), rows);
    }

    pub fn add_column(&mut self, table: &str, column: &str) {
        self.columns.insert((table.to_string(), column.to_string()));
    }

    pub fn has(&self, table: &str) -> bool {
        self.tables.contains_key(table)
    }

    pub fn rows(&self, table: &str) -> u64 {
        self.tables.get(table).copied().unwrap_or(0)
    }

    fn gives(&self, table: &str, column: &str) -> bool {
        self.columns.contains(&(table.to_string(), column.to_string()))
    }

    pub fn tables(&self) -> impl Iterator<Item = (&str, u64)> {
        self.tables.iter().map(|(name, rows)| (name.as_str(), *rows))
    }
}

//! A declared table: its columns, their kinds, its keys and other names. One TOML file each under `schemas/`.

use std::sync::Arc;

use datafusion::arrow::datatypes::{DataType, Field, Schema, SchemaRef, TimeUnit};
use serde::Deserialize;

use super::CollectionYear;
use super::layout::Layout;
use crate::error::{Error, Place, Result};

/// Where a table comes from, which decides how its cells are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A table of the case-system export: cells trimmed, null words and ISO dates known.
    Case,
    /// A module of the return: text upper-cased and otherwise as it stands, dates d/m/yyyy only.
    Module,
    /// A list brought in from outside: postcodes, population, bank holidays.
    Reference,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ColumnKind {
    Text,
    /// Text from a code set: upper-cased.
    Code,
    Date,
    Datetime,
    Int,
    Bool,
    Decimal,
}

impl ColumnKind {
    pub fn arrow(self) -> DataType {
        match self {
            ColumnKind::Text | ColumnKind::Code => DataType::Utf8,
            ColumnKind::Date => DataType::Date32,
            ColumnKind::Datetime => DataType::Timestamp(TimeUnit::Microsecond, None),
            ColumnKind::Int => DataType::Int64,
            ColumnKind::Bool => DataType::Boolean,
            ColumnKind::Decimal => DataType::Float64,
        }
    }

    /// Whether the typed value can lose the text, so that the text is kept beside it.
    pub fn has_raw(self) -> bool {
        !matches!(self, ColumnKind::Text | ColumnKind::Code)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    pub name: String,
    #[serde(rename = "type")]
    pub kind: ColumnKind,
    #[serde(default)]
    pub required: bool,
    /// Other header names, as older releases of the export wrote them.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Null words that are real values here.
    #[serde(default)]
    pub keep_words: Vec<String>,
    /// The code set of `schemas/codes/`.
    pub codes: Option<String>,
    /// `xml` or `derived`: not a column of the CSV form.
    pub channel: Option<String>,
    /// Deliveries from which a column that was not given can be worked out.
    #[serde(default)]
    pub known_from: Vec<String>,
    pub xml: Option<String>,
    /// How the text of a reference list is brought into one form.
    pub clean: Option<Clean>,
    #[serde(default)]
    pub about: String,
}

/// The form of a code in a reference list, whoever typed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Clean {
    /// Capitals without blanks: postcodes, lists of codes.
    Compact,
    /// Compact, and a number that a spreadsheet made of it is text again: 1234567.0 is 1234567.
    Reference,
}

impl Clean {
    pub fn apply(self, text: &str) -> String {
        let compact: String = text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_uppercase).collect();
        match (self, compact.split_once('.')) {
            (Clean::Reference, Some((whole, rest)))
                if !whole.is_empty()
                    && !rest.is_empty()
                    && whole.bytes().all(|b| b.is_ascii_digit())
                    && rest.bytes().all(|b| b == b'0') =>
            {
                whole.to_string()
            }
            _ => compact,
        }
    }
}

impl Column {
    /// Whether the CSV form of the return has it.
    pub fn in_csv(&self) -> bool {
        self.channel.is_none()
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub name: String,
    pub kind: Kind,
    /// The name the specification and the findings use; for a case table its own name.
    pub spec_name: String,
    pub aliases: Vec<String>,
    pub key: Vec<String>,
    /// The column that holds the person, for case tables.
    pub person: Option<String>,
    pub first_year: Option<CollectionYear>,
    /// The file of the project that stands in when none is named, for reference lists.
    pub default: Option<String>,
    /// The case table a derived module comes from: without it the module is not made, rather than made empty.
    pub from: Option<String>,
    /// The element that makes a row of this module in the XML form, below CHILD.
    pub xml_row: Option<String>,
    /// A row is made only where one of these elements (separated by |) holds something other than 0.
    pub xml_when: Option<String>,
    pub columns: Vec<Column>,
    /// Other forms in which a reference list comes from those who publish it.
    pub layouts: Vec<Layout>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(alias = "module")]
    table: String,
    spec_name: Option<String>,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    key: Vec<String>,
    person: Option<String>,
    first_year: Option<CollectionYear>,
    default: Option<String>,
    from: Option<String>,
    xml_row: Option<String>,
    xml_when: Option<String>,
    #[serde(rename = "column")]
    columns: Vec<Column>,
}

/// Reads one description. Unknown keys, repeated columns and keys that are no columns are refused.
pub fn parse(file: &str, text: &str, kind: Kind) -> Result<Table> {
    let parsed: File = toml::from_str(text).map_err(|e| super::settings::toml_error(file, text, &e))?;
    let table = Table {
        spec_name: parsed.spec_name.unwrap_or_else(|| parsed.table.clone()),
        name: parsed.table,
        kind,
        aliases: parsed.aliases,
        key: parsed.key,
        person: parsed.person,
        first_year: parsed.first_year,
        default: parsed.default,
        from: parsed.from,
        xml_row: parsed.xml_row,
        xml_when: parsed.xml_when,
        columns: parsed.columns,
        layouts: Vec::new(),
    };
    for (at, column) in table.columns.iter().enumerate() {
        if table.columns[..at].iter().any(|other| other.name == column.name) {
            return Err(Error::config(
                Place::file(file).column(&column.name),
                "the column is described twice",
                "keep one description",
            ));
        }
    }
    for key in table.key.iter().chain(&table.person) {
        if table.column(key).is_none() {
            return Err(Error::config(
                Place::file(file),
                format!("the key {key:?} is not a column"),
                "name a column of this table",
            ));
        }
    }
    Ok(table)
}

impl Table {
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    pub fn position(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }

    /// Whether a row without this column cannot be a row: part of the key, or the person it belongs to.
    pub fn key_part(&self, name: &str) -> bool {
        self.key.iter().any(|key| key == name) || self.person.as_deref() == Some(name)
    }

    /// The Arrow schema: `row_number`, each column with its `_raw` text where typed, and `source_file` for case tables.
    /// Everything may be null, because a bad cell keeps its row.
    pub fn arrow(&self) -> SchemaRef {
        let mut fields = vec![];
        if self.kind != Kind::Reference {
            fields.push(Field::new("row_number", DataType::Int64, true));
        }
        for column in &self.columns {
            fields.push(Field::new(&column.name, column.kind.arrow(), true));
            if column.kind.has_raw() && self.kind != Kind::Reference {
                fields.push(Field::new(format!("{}_raw", column.name), DataType::Utf8, true));
            }
        }
        if self.kind == Kind::Case {
            fields.push(Field::new("source_file", DataType::Utf8, true));
        }
        Arc::new(Schema::new(fields))
    }
}

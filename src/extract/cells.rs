//! The typing of cells: text to Arrow columns, with the text kept beside every typed value and a line for every
//! cell that was changed. Done while reading, in Arrow, because a query stops at the first cell it cannot cast.

use std::collections::BTreeSet;
use std::sync::Arc;

use datafusion::arrow::array::{
    ArrayRef, BooleanBuilder, Date32Builder, Float64Builder, Int64Builder, RecordBatch, StringBuilder,
    TimestampMicrosecondBuilder,
};
use datafusion::arrow::datatypes::SchemaRef;
use serde::Deserialize;

use crate::dates;
use crate::error::{Error, Place, Result};
use crate::home::Home;
use crate::schema::table::{Column, ColumnKind, Kind, Table};

/// The words and dates that stand for nothing in an export.
#[derive(Debug, Clone, Default)]
pub struct NullWords {
    words: BTreeSet<String>,
    dates: BTreeSet<i32>,
}

impl NullWords {
    pub fn load(home: &Home) -> Result<NullWords> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct File {
            words: Vec<String>,
            dates: Vec<String>,
        }
        const FILE: &str = "schemas/nulls.toml";
        let Some(bytes) = home.file(FILE)? else { return Ok(NullWords::default()) };
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let file: File = toml::from_str(&text).map_err(|e| crate::schema::settings::toml_error(FILE, &text, &e))?;
        let mut nulls = NullWords { words: file.words.iter().map(|w| w.to_lowercase()).collect(), dates: BTreeSet::new() };
        for date in &file.dates {
            let day = dates::days_of_iso(date)
                .ok_or_else(|| Error::config(Place::file(FILE), format!("{date:?} is not a date"), "write yyyy-mm-dd"))?;
            nulls.dates.insert(day);
        }
        Ok(nulls)
    }
}

impl NullWords {
    /// Whether a cell holds nothing: blank, or one of the words.
    pub fn is_null(&self, cell: &str) -> bool {
        let trimmed = cell.trim();
        trimmed.is_empty() || self.words.contains(&trimmed.to_lowercase())
    }
}

/// One cell that did not arrive as its typed value says. `raw` is personal data: it goes to a file, never to a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellChange {
    pub row: u64,
    pub column: String,
    pub raw: String,
    pub reason: &'static str,
    pub repaired_to: Option<String>,
}

/// Builds one table's rows.
pub struct TableBuilder<'a> {
    table: &'a Table,
    nulls: &'a NullWords,
    schema: SchemaRef,
    row_numbers: Int64Builder,
    columns: Vec<TypedColumn>,
    files: StringBuilder,
    pub changes: Vec<CellChange>,
    pub rows: u64,
}

struct TypedColumn {
    values: Values,
    raw: Option<StringBuilder>,
}

enum Values {
    Text(StringBuilder),
    Date(Date32Builder),
    Datetime(TimestampMicrosecondBuilder),
    Int(Int64Builder),
    Bool(BooleanBuilder),
    Decimal(Float64Builder),
}

impl<'a> TableBuilder<'a> {
    pub fn new(table: &'a Table, nulls: &'a NullWords) -> Self {
        let columns = table
            .columns
            .iter()
            .map(|column| TypedColumn {
                values: match column.kind {
                    ColumnKind::Text | ColumnKind::Code => Values::Text(StringBuilder::new()),
                    ColumnKind::Date => Values::Date(Date32Builder::new()),
                    ColumnKind::Datetime => Values::Datetime(TimestampMicrosecondBuilder::new()),
                    ColumnKind::Int => Values::Int(Int64Builder::new()),
                    ColumnKind::Bool => Values::Bool(BooleanBuilder::new()),
                    ColumnKind::Decimal => Values::Decimal(Float64Builder::new()),
                },
                raw: (column.kind.has_raw() && table.kind != Kind::Reference).then(StringBuilder::new),
            })
            .collect();
        TableBuilder {
            table,
            nulls,
            schema: table.arrow(),
            row_numbers: Int64Builder::new(),
            columns,
            files: StringBuilder::new(),
            changes: Vec::new(),
            rows: 0,
        }
    }

    /// Adds a row. `cells` are in the order of the table's columns; a column the file lacks is `None`.
    /// `row` is the 1-based data row, which findings and lineage point at.
    pub fn push<'c>(&mut self, row: u64, file: &str, cells: impl Iterator<Item = Option<&'c str>>) {
        self.rows += 1;
        self.row_numbers.append_value(row as i64);
        if self.table.kind == Kind::Case {
            self.files.append_value(file);
        }
        for ((column, typed), cell) in self.table.columns.iter().zip(&mut self.columns).zip(cells) {
            match self.table.kind {
                Kind::Module => typed.push_module(cell),
                Kind::Case | Kind::Reference => typed.push_case(column, cell, self.nulls, row, &mut self.changes),
            }
        }
    }

    /// The rows so far as one batch; the builder starts again empty.
    pub fn finish(&mut self) -> Result<RecordBatch> {
        let mut arrays: Vec<ArrayRef> = Vec::with_capacity(self.schema.fields().len());
        let numbers = self.row_numbers.finish();
        if self.table.kind != Kind::Reference {
            arrays.push(Arc::new(numbers));
        }
        for typed in &mut self.columns {
            arrays.push(match &mut typed.values {
                Values::Text(b) => Arc::new(b.finish()),
                Values::Date(b) => Arc::new(b.finish()),
                Values::Datetime(b) => Arc::new(b.finish()),
                Values::Int(b) => Arc::new(b.finish()),
                Values::Bool(b) => Arc::new(b.finish()),
                Values::Decimal(b) => Arc::new(b.finish()),
            });
            if let Some(raw) = &mut typed.raw {
                arrays.push(Arc::new(raw.finish()));
            }
        }
        if self.table.kind == Kind::Case {
            arrays.push(Arc::new(self.files.finish()));
        }
        RecordBatch::try_new(self.schema.clone(), arrays).map_err(|e| Error::engine(&self.table.name, &e.into()))
    }
}

impl TypedColumn {
    /// A cell of a finished return: upper-cased, not trimmed, dates d/m/yyyy only (spec/rules_helpers.md, TEXT and DATE).
    fn push_module(&mut self, cell: Option<&str>) {
        let text = cell.filter(|cell| !cell.is_empty()).map(str::to_uppercase);
        if let Values::Text(builder) = &mut self.values {
            builder.append_option(text);
            return;
        }
        self.append(text.as_deref().and_then(dates::strict).map(Typed::Date));
        if let Some(raw) = &mut self.raw {
            raw.append_option(text);
        }
    }

    fn push_case(&mut self, column: &Column, cell: Option<&str>, nulls: &NullWords, row: u64, changes: &mut Vec<CellChange>) {
        let given = cell.unwrap_or_default();
        let mut change = |reason, repaired_to: Option<String>| {
            changes.push(CellChange { row, column: column.name.clone(), raw: given.to_string(), reason, repaired_to });
        };
        let trimmed = given.trim();
        if trimmed.is_empty() {
            if !given.is_empty() {
                change("blanks only", None);
            }
            return self.push_null();
        }
        let kept = column.keep_words.iter().any(|word| word.eq_ignore_ascii_case(trimmed));
        if !kept && nulls.words.contains(&trimmed.to_lowercase()) {
            change("null word", None);
            return self.push_null();
        }
        match column.kind {
            ColumnKind::Text | ColumnKind::Code => {
                let value = if column.kind == ColumnKind::Code { trimmed.to_uppercase() } else { trimmed.to_string() };
                if value != given {
                    change(if value == trimmed { "trimmed" } else { "upper-cased" }, Some(value.clone()));
                }
                if let Values::Text(builder) = &mut self.values {
                    builder.append_value(value);
                }
            }
            kind => {
                let dated = matches!(kind, ColumnKind::Date | ColumnKind::Datetime);
                if dated && dates::unbounded(trimmed).is_some_and(|day| nulls.dates.contains(&day)) {
                    change("date that stands for none", None);
                    return self.push_null();
                }
                let typed = typed(kind, trimmed);
                if typed.is_none() {
                    change(unreadable(kind), None);
                }
                self.append(typed);
                if let Some(raw) = &mut self.raw {
                    raw.append_value(given);
                }
            }
        }
    }

    /// Nothing, said in whatever way: a null word is no unreadable cell, so no text is kept beside it.
    fn push_null(&mut self) {
        match &mut self.values {
            Values::Text(builder) => builder.append_null(),
            _ => self.append(None),
        }
        if let Some(raw) = &mut self.raw {
            raw.append_null();
        }
    }

    fn append(&mut self, value: Option<Typed>) {
        match (&mut self.values, value) {
            (Values::Date(b), Some(Typed::Date(day))) => b.append_value(day),
            (Values::Date(b), _) => b.append_null(),
            (Values::Datetime(b), Some(Typed::Datetime(micros))) => b.append_value(micros),
            (Values::Datetime(b), _) => b.append_null(),
            (Values::Int(b), Some(Typed::Int(number))) => b.append_value(number),
            (Values::Int(b), _) => b.append_null(),
            (Values::Bool(b), Some(Typed::Bool(flag))) => b.append_value(flag),
            (Values::Bool(b), _) => b.append_null(),
            (Values::Decimal(b), Some(Typed::Decimal(number))) => b.append_value(number),
            (Values::Decimal(b), _) => b.append_null(),
            (Values::Text(b), _) => b.append_null(),
        }
    }
}

enum Typed {
    Date(i32),
    Datetime(i64),
    Int(i64),
    Bool(bool),
    Decimal(f64),
}

fn typed(kind: ColumnKind, text: &str) -> Option<Typed> {
    match kind {
        ColumnKind::Date => dates::of_case(text).map(Typed::Date),
        ColumnKind::Datetime => dates::timestamp(text).map(Typed::Datetime),
        ColumnKind::Int => text.strip_suffix(".0").unwrap_or(text).parse().ok().map(Typed::Int),
        ColumnKind::Bool => flag(text).map(Typed::Bool),
        ColumnKind::Decimal => text.parse().ok().filter(|n: &f64| n.is_finite()).map(Typed::Decimal),
        ColumnKind::Text | ColumnKind::Code => None,
    }
}

fn flag(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "y" | "yes" | "true" | "t" | "1" => Some(true),
        "n" | "no" | "false" | "f" | "0" => Some(false),
        _ => None,
    }
}

fn unreadable(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Date => "unreadable date",
        ColumnKind::Datetime => "unreadable date and time",
        ColumnKind::Int | ColumnKind::Decimal => "not a number",
        _ => "not yes or no",
    }
}

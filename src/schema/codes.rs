//! Code sets: `schemas/codes/<set>.csv`, each code with the first and last collection year it is valid in.

use std::collections::BTreeMap;
use std::sync::Arc;

use datafusion::arrow::array::{ArrayRef, Int64Array, RecordBatch, StringArray};
use datafusion::arrow::datatypes::{DataType, Field, Schema, SchemaRef};

use super::CollectionYear;
use crate::error::{Error, Place, Result};
use crate::home::Home;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    pub code: String,
    pub label: String,
    /// Year of the return's end; none when it was withdrawn before the first year known.
    pub first_year: Option<i64>,
    /// None while the code is current.
    pub last_year: Option<i64>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CodeSet {
    pub codes: Vec<Code>,
}

pub fn load(home: &Home) -> Result<BTreeMap<String, CodeSet>> {
    let mut sets = BTreeMap::new();
    for (file, text) in home.texts("schemas/codes")? {
        let name = file.trim_start_matches("schemas/codes/").trim_end_matches(".csv").to_string();
        sets.insert(name, parse(&file, &text)?);
    }
    Ok(sets)
}

fn parse(file: &str, text: &str) -> Result<CodeSet> {
    let mut set = CodeSet::default();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    for (at, record) in reader.records().enumerate() {
        let row = at as u64 + 1;
        let fault = |message: String| {
            Error::config(
                Place::file(file).row(row),
                message,
                "columns are code,label,first_year,last_year,note; years are four digits",
            )
        };
        let record = record.map_err(|e| fault(e.to_string()))?;
        let cell = |n: usize| record.get(n).map(str::trim).unwrap_or_default();
        let year = |n: usize| match cell(n) {
            "" => Ok(None),
            digits => digits.parse::<i64>().map(Some).map_err(|_| fault(format!("{digits:?} is not a year"))),
        };
        if cell(0).is_empty() {
            return Err(fault("the code is blank".into()));
        }
        set.codes.push(Code { code: cell(0).to_string(), label: cell(1).to_string(), first_year: year(2)?, last_year: year(3)? });
    }
    Ok(set)
}

impl CodeSet {
    pub fn arrow() -> SchemaRef {
        Arc::new(Schema::new(vec![
            Field::new("code", DataType::Utf8, true),
            Field::new("label", DataType::Utf8, true),
            Field::new("first_year", DataType::Int64, true),
            Field::new("last_year", DataType::Int64, true),
        ]))
    }

    /// The codes valid in a year, or all of them.
    pub fn batch(&self, year: Option<CollectionYear>) -> Result<RecordBatch> {
        let kept: Vec<&Code> = self.codes.iter().filter(|code| year.is_none_or(|year| code.valid_in(year))).collect();
        let columns: Vec<ArrayRef> = vec![
            Arc::new(StringArray::from_iter_values(kept.iter().map(|c| &c.code))),
            Arc::new(StringArray::from_iter_values(kept.iter().map(|c| &c.label))),
            Arc::new(Int64Array::from_iter(kept.iter().map(|c| c.first_year))),
            Arc::new(Int64Array::from_iter(kept.iter().map(|c| c.last_year))),
        ];
        RecordBatch::try_new(Self::arrow(), columns).map_err(|e| Error::engine("schemas/codes", &e.into()))
    }
}

impl Code {
    /// Whether it may be used in a collection year.
    pub fn valid_in(&self, year: CollectionYear) -> bool {
        let year = i64::from(year.end());
        self.first_year.is_some_and(|first| first <= year) && self.last_year.is_none_or(|last| year <= last)
    }
}

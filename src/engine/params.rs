//! The parameters a query may use: the collection year's dates, the authority, and one for each setting.

use std::collections::{BTreeMap, HashMap};

use datafusion::common::{ParamValues, ScalarValue};

use crate::schema::CollectionYear;
use crate::schema::settings::{SettingKind, Settings, Value};

/// What a stage knows when it binds parameters. Days count from 1970-01-01; period dates are inclusive.
#[derive(Debug, Clone)]
pub struct Params {
    values: BTreeMap<String, ScalarValue>,
}

impl Params {
    /// `as_at` is taken no later than the year's last day.
    pub fn new(year: CollectionYear, as_at: i32, authority: Option<&str>, file_format: &str, settings: &Settings) -> Params {
        let date = |day: i32| ScalarValue::Date32(Some(day));
        let text = |value: Option<&str>| ScalarValue::Utf8(value.map(String::from));
        let mut values = BTreeMap::from([
            ("period_start".to_string(), date(year.start_day())),
            ("period_end".to_string(), date(year.end_day())),
            ("previous_start".to_string(), date(year.previous().start_day())),
            ("previous_end".to_string(), date(year.previous().end_day())),
            ("as_at".to_string(), date(as_at.min(year.end_day()))),
            ("authority".to_string(), text(authority)),
            ("collection_year".to_string(), ScalarValue::Int64(Some(i64::from(year.end())))),
            ("file_format".to_string(), text(Some(file_format))),
        ]);
        for (name, setting) in &settings.declared {
            let value = match settings.values.get(name) {
                Some(Value::Int(number)) => ScalarValue::Int64(Some(*number)),
                Some(Value::Text(chosen)) => text(Some(chosen)),
                _ => continue,
            };
            if setting.kind != SettingKind::List {
                values.insert(name.clone(), value);
            }
        }
        Params { values }
    }

    /// The same with another `$collection_year`: for trying another year's rules on this year's dates.
    pub fn with_rules_of(mut self, year: CollectionYear) -> Params {
        self.values.insert("collection_year".to_string(), ScalarValue::Int64(Some(i64::from(year.end()))));
        self
    }

    pub fn has(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.values.keys().map(String::as_str)
    }

    /// The named parameters as text, for keys and manifests.
    pub fn described<'a>(&self, names: impl IntoIterator<Item = &'a String>) -> BTreeMap<String, String> {
        names.into_iter().filter_map(|name| Some((name.clone(), self.values.get(name)?.to_string()))).collect()
    }

    pub fn bind(&self) -> ParamValues {
        let map: HashMap<String, ScalarValue> = self.values.clone().into_iter().collect();
        ParamValues::from(map)
    }
}

//! The XML form of the return, as schemas/xml_return.toml gives it: order, obligation and limits of its elements.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::CollectionYear;
use super::settings::toml_error;
use super::table::Table;
use crate::error::{Error, Place, Result};
use crate::home::Home;

const FORM: &str = "schemas/xml_return.toml";

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct XmlForm {
    pub root: String,
    pub child: String,
    /// The last year for which the form is taken to hold.
    pub known_until: CollectionYear,
    /// How often a block may stand.
    pub most: BTreeMap<String, usize>,
    #[serde(rename = "element")]
    pub elements: Vec<XmlElement>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct XmlElement {
    pub path: String,
    /// The tag stands there even when it is empty.
    #[serde(default)]
    pub always: bool,
    /// Least and most characters of a value that is not blank.
    #[serde(default)]
    pub least: usize,
    pub most: Option<usize>,
}

impl XmlElement {
    /// `HEADER/AREVIEW` and `REVIEW`.
    pub fn parts(&self) -> (&str, &str) {
        self.path.rsplit_once('/').unwrap_or(("", &self.path))
    }
}

impl XmlForm {
    /// Reads the form and holds it against the modules: each names every element the other names.
    pub fn load(home: &Home, modules: &BTreeMap<String, Table>) -> Result<XmlForm> {
        let bytes = home.needed(FORM)?;
        let text = String::from_utf8_lossy(&bytes);
        let form: XmlForm = toml::from_str(&text).map_err(|e| toml_error(FORM, &text, &e))?;
        let of_columns: BTreeSet<&str> = modules.values().flat_map(|m| &m.columns).filter_map(|c| c.xml.as_deref()).collect();
        let of_form: BTreeSet<&str> = form.elements.iter().map(|e| e.path.as_str()).collect();
        match of_columns.symmetric_difference(&of_form).next() {
            None => Ok(form),
            Some(element) => Err(Error::config(
                Place::file(FORM),
                format!("{element} is named here or in schemas/return, and not in the other"),
                "name every element of the XML form in both",
            )),
        }
    }
}

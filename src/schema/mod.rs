//! What the tables look like: case tables, return modules, reference lists, code sets and settings, read from `schemas/`.

pub mod codes;
pub mod layout;
pub mod settings;
pub mod table;
pub mod xml_form;
pub mod year;

use std::collections::BTreeMap;

use crate::error::{Error, Place, Result};
use crate::home::Home;
use codes::CodeSet;
use settings::Settings;
use table::{Kind, Table};
use xml_form::XmlForm;
pub use year::CollectionYear;

/// Ends the name of a module's table of last year's return.
pub const LAST: &str = "_last";
/// Ends the name of a module's table of the return the case system has built itself.
pub const WITNESS: &str = "_witness";

/// Everything under `schemas/`, parsed and checked.
#[derive(Debug, Clone)]
pub struct Schemas {
    pub case: BTreeMap<String, Table>,
    pub modules: BTreeMap<String, Table>,
    pub reference: BTreeMap<String, Table>,
    pub codes: BTreeMap<String, CodeSet>,
    pub settings: Settings,
    pub xml_form: XmlForm,
}

impl Schemas {
    pub fn load(home: &Home) -> Result<Schemas> {
        let modules = tables(home, "schemas/return", Kind::Module)?;
        let mut schemas = Schemas {
            xml_form: XmlForm::load(home, &modules)?,
            case: tables(home, "schemas/case", Kind::Case)?,
            modules,
            reference: tables(home, "schemas/reference", Kind::Reference)?,
            codes: codes::load(home)?,
            settings: settings::load(home)?,
        };
        layout::load(home, &mut schemas.reference)?;
        schemas.check_code_sets()?;
        Ok(schemas)
    }

    fn check_code_sets(&self) -> Result<()> {
        for table in self.modules.values() {
            for column in &table.columns {
                if let Some(set) = &column.codes
                    && !self.codes.contains_key(set)
                {
                    return Err(Error::config(
                        Place::file(format!("schemas/return/{}.toml", table.name)).column(&column.name),
                        format!("the code set {set:?} does not exist"),
                        format!("add schemas/codes/{set}.csv or name one that exists"),
                    ));
                }
            }
        }
        Ok(())
    }

    /// The module of a table name; `episodes`, `episodes_last` and `episodes_witness` alike.
    pub fn module(&self, name: &str) -> Option<&Table> {
        self.modules.get([LAST, WITNESS].iter().find_map(|suffix| name.strip_suffix(suffix)).unwrap_or(name))
    }

    /// The name findings and CSV print for a module table: `Episodes`, `Episodes_last`.
    pub fn spec_name(&self, name: &str) -> String {
        match self.module(name) {
            Some(table) if name.ends_with("_last") => format!("{}_last", table.spec_name),
            Some(table) => table.spec_name.clone(),
            None => name.to_string(),
        }
    }

    /// The modules a collection year has.
    pub fn modules_of(&self, year: CollectionYear) -> impl Iterator<Item = &Table> {
        self.modules.values().filter(move |table| table.first_year.is_none_or(|first| first <= year))
    }
}

fn tables(home: &Home, folder: &str, kind: Kind) -> Result<BTreeMap<String, Table>> {
    let mut found = BTreeMap::new();
    for (file, text) in home.texts(folder)? {
        if !file.ends_with(".toml") {
            continue;
        }
        let table = table::parse(&file, &text, kind)?;
        found.insert(table.name.clone(), table);
    }
    Ok(found)
}

//! How files from outside are laid out: which sheet and column of somebody's list holds which field of ours. One TOML file
//! each under `schemas/layouts/`, so that a sheet or column renamed next year is a line of data. Source of those of Ofsted's
//! lists: spec/rules_helpers.md, PROV and REGISTER.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::table::Table;
use crate::error::{Error, Place, Result};
use crate::home::Home;

/// One known form of a list: all its parts together are the list's rows.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layout {
    #[serde(rename = "layout")]
    pub name: String,
    /// The reference list (schemas/reference) it fills.
    pub list: String,
    /// What it is, for messages.
    pub about: String,
    /// Layouts of which one must be read as well, or the list is only half of what is meant.
    #[serde(default)]
    pub goes_with: Vec<String>,
    /// Words that stand for an empty cell.
    #[serde(default)]
    pub blank: Vec<String>,
    #[serde(rename = "part")]
    pub parts: Vec<Part>,
    /// How many columns must be found beside the required ones, so that a chance likeness does not count.
    #[serde(skip)]
    pub least_more: usize,
}

/// Rows from one sheet; a CSV file is one sheet without a name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Name of the sheet, `*` for anything. Left out: the first sheet with the columns that no earlier part has taken.
    pub sheet: Option<String>,
    #[serde(default)]
    pub optional: bool,
    /// Columns that a sheet of this part does not have.
    #[serde(default)]
    pub without: Vec<String>,
    pub join: Option<Join>,
    /// Rows without this field are left out and counted.
    pub drop_without: Option<String>,
    /// Fields that are the same in every row of this part.
    #[serde(default)]
    pub constants: BTreeMap<String, String>,
    #[serde(rename = "column")]
    pub columns: Vec<LayoutColumn>,
}

/// A second sheet that holds the fields the first one lacks, one row for each value of a field that both have.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Join {
    pub sheet: String,
    pub on: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LayoutColumn {
    /// Column of the list it fills.
    pub field: String,
    /// Headers it may stand under, the preferred one first; `*` for anything. Case, blanks and punctuation do not matter.
    pub names: Vec<String>,
    #[serde(default)]
    pub required: bool,
    /// Text that is replaced in every cell.
    #[serde(default)]
    pub replace: BTreeMap<String, String>,
    /// What stands in every row where the sheet has no such column.
    pub default: Option<String>,
}

/// Reads `schemas/layouts` and hands each layout to its list.
pub fn load(home: &Home, lists: &mut BTreeMap<String, Table>) -> Result<()> {
    for (file, text) in home.texts("schemas/layouts")? {
        if !file.ends_with(".toml") {
            continue;
        }
        let layout: Layout = toml::from_str(&text).map_err(|e| super::settings::toml_error(&file, &text, &e))?;
        let Some(table) = lists.get_mut(&layout.list) else {
            return Err(Error::config(
                Place::file(&file),
                format!("there is no reference list {:?}", layout.list),
                "name one of schemas/reference in `list`",
            ));
        };
        check(&file, &layout, table)?;
        table.layouts.push(layout);
    }
    for list in lists.values() {
        let known: Vec<&str> = list.layouts.iter().map(|layout| layout.name.as_str()).collect();
        if let Some((layout, missing)) = list.layouts.iter().find_map(|layout| {
            layout.goes_with.iter().find(|name| !known.contains(&name.as_str())).map(|missing| (layout, missing))
        }) {
            return Err(Error::config(
                Place::file(format!("schemas/layouts, layout {}", layout.name)),
                format!("goes_with names {missing:?}, which is no layout of {}", list.name),
                format!("layouts are: {}", known.join(", ")),
            ));
        }
    }
    Ok(())
}

fn check(file: &str, layout: &Layout, table: &Table) -> Result<()> {
    let fault = |message: String, help: &str| Err(Error::config(Place::file(file), message, help));
    for part in &layout.parts {
        let fields = part.columns.iter().map(|column| &column.field);
        let fields = fields.chain(part.constants.keys()).chain(&part.drop_without).chain(part.join.as_ref().map(|join| &join.on));
        if let Some(unknown) = fields.into_iter().find(|field| table.column(field).is_none()) {
            return fault(format!("{unknown:?} is no column of {}", table.name), "name a column of schemas/reference");
        }
        if let Some(column) = part.columns.iter().find(|column| column.names.is_empty()) {
            return fault(format!("the field {:?} has no names", column.field), "give the headers it may stand under");
        }
        if !part.columns.iter().any(|column| column.required) {
            return fault("a part has no required column".into(), "a sheet is told by its required columns");
        }
    }
    Ok(())
}

impl Layout {
    /// The form every list has: a file with the columns of schemas/reference or their other names.
    pub fn plain(table: &Table) -> Layout {
        let columns = table.columns.iter().map(|column| LayoutColumn {
            field: column.name.clone(),
            names: std::iter::once(&column.name).chain(&column.aliases).cloned().collect(),
            required: column.required,
            replace: BTreeMap::new(),
            default: None,
        });
        Layout {
            name: "plain".into(),
            list: table.name.clone(),
            about: format!("columns of schemas/reference/{}.toml", table.name),
            goes_with: Vec::new(),
            blank: Vec::new(),
            parts: vec![Part { columns: columns.collect(), ..Part::default() }],
            least_more: if table.layouts.is_empty() { 0 } else { 2 },
        }
    }
}

//! One SQL file: what its front matter says, the statement, the tables and parameters it uses.

use std::collections::BTreeSet;

use datafusion::sql::parser::{DFParserBuilder, Statement};
use datafusion::sql::sqlparser::ast::{self, Visit, Visitor};
use datafusion::sql::sqlparser::dialect::GenericDialect;
use std::ops::ControlFlow;

use super::front_matter::FrontMatter;
use super::{lint, needs::Needs};
use crate::error::{Error, Place, Result};
use crate::schema::CollectionYear;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Information,
    Query,
    Error,
}

impl Severity {
    pub fn text(self) -> &'static str {
        match self {
            Severity::Information => "information",
            Severity::Query => "query",
            Severity::Error => "error",
        }
    }

    pub fn parse(text: &str) -> Option<Severity> {
        [Severity::Information, Severity::Query, Severity::Error].into_iter().find(|severity| severity.text() == text)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Judged {
    AnyDay,
    /// Makes no sense before 31 March: until then the finding is work still to do, outside the gate.
    YearEnd,
}

#[derive(Debug, Clone)]
pub struct Rule {
    pub code: String,
    pub title: String,
    pub fix: String,
    /// First and last collection year of this form.
    pub since: CollectionYear,
    pub until: Option<CollectionYear>,
    pub needs: Needs,
    pub takes: Vec<String>,
    pub reports: Vec<String>,
    pub fields: Vec<String>,
    pub severity: Severity,
    pub judged: Judged,
    pub departs: Option<String>,
}

#[derive(Debug, Clone)]
pub struct Indicator {
    pub id: String,
    pub name: String,
    pub family: String,
    pub unit: String,
    pub polarity: String,
    pub reference: String,
    pub numerator: String,
    pub denominator: Option<String>,
    pub cohort: String,
    pub since: CollectionYear,
    pub needs: Needs,
    pub takes: Vec<String>,
}

#[derive(Debug, Clone)]
pub enum Kind {
    Model {
        about: String,
        /// For an output of the derivation: what must have been delivered for it to be made.
        needs: Option<Needs>,
    },
    Rule(Box<Rule>),
    Indicator(Box<Indicator>),
}

/// The columns that identify a row of an indicator.
pub const INDICATOR_GRAIN: [&str; 4] = ["indicator", "period", "geography", "breakdown"];

#[derive(Debug, Clone)]
pub struct SqlFile {
    /// Path from the home, `sql/rules/146@2022-23.sql`; of a council's own file, its path.
    pub path: String,
    /// Whether it is a council's own and stands beside the rules of the home.
    pub local: bool,
    /// Table name: the file name without `@year` and `.sql`.
    pub name: String,
    pub kind: Kind,
    pub grain: Vec<String>,
    pub params: BTreeSet<String>,
    pub sql: String,
    /// Tables it reads, CTEs left out.
    pub tables: BTreeSet<String>,
    pub statement: Statement,
}

impl SqlFile {
    pub fn parse(path: &str, text: &str) -> Result<SqlFile> {
        let block = FrontMatter::parse(path, text)?;
        let statement = parse_one(path, text)?;
        let stem = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".sql");
        let name = stem.split('@').next().unwrap_or(stem).to_string();
        let kind = kind_of(&block)?;
        let (key, declared) = match &kind {
            Kind::Model { .. } => ("model", block.need("model")?.to_string()),
            Kind::Rule(rule) => ("rule", rule.code.clone()),
            Kind::Indicator(indicator) => ("indicator", indicator.id.clone()),
        };
        if declared != name {
            return Err(Error::sql(
                block.place(key),
                format!("the file is called {stem:?} but its front matter says {declared:?}"),
                "a file's name is its table's name: make them the same",
            ));
        }
        let grain = match &kind {
            Kind::Model { .. } => {
                block.need("grain")?;
                block.list("grain")
            }
            Kind::Rule(_) => Vec::new(),
            Kind::Indicator(_) => INDICATOR_GRAIN.map(String::from).to_vec(),
        };
        let file = SqlFile {
            path: path.to_string(),
            local: false,
            name,
            kind,
            grain,
            params: block.list("params").into_iter().collect(),
            sql: text.to_string(),
            tables: tables_of(path, &statement)?,
            statement,
        };
        lint::check(&file)?;
        if matches!(file.kind, Kind::Model { .. }) {
            lint::check_length(&file, block.get("long").is_some())?;
        }
        Ok(file)
    }

    /// The folder of `sql/` it belongs to; a council's own file counts as one of `sql/rules`.
    pub fn folder(&self) -> &str {
        match self.path.rsplit_once('/') {
            _ if self.local => "sql/rules",
            Some((folder, _)) => folder,
            None => "",
        }
    }

    pub fn rule(&self) -> Option<&Rule> {
        match &self.kind {
            Kind::Rule(rule) => Some(rule),
            _ => None,
        }
    }

    pub fn indicator(&self) -> Option<&Indicator> {
        match &self.kind {
            Kind::Indicator(indicator) => Some(indicator),
            _ => None,
        }
    }

    /// The tables that may be missing, read as empty.
    pub fn takes(&self) -> &[String] {
        match &self.kind {
            Kind::Model { .. } => &[],
            Kind::Rule(rule) => &rule.takes,
            Kind::Indicator(indicator) => &indicator.takes,
        }
    }

    pub fn needs(&self) -> Option<&Needs> {
        match &self.kind {
            Kind::Model { needs, .. } => needs.as_ref(),
            Kind::Rule(rule) => Some(&rule.needs),
            Kind::Indicator(indicator) => Some(&indicator.needs),
        }
    }

    /// Where a table name stands in the text, for messages.
    pub fn place_of_table(&self, table: &str) -> Place {
        let place = Place::file(&self.path);
        match self.sql.lines().position(|line| {
            !line.starts_with("--")
                && line.split(|c: char| !(c.is_alphanumeric() || c == '_')).any(|word| word.eq_ignore_ascii_case(table))
        }) {
            Some(at) => place.line(at as u64 + 1),
            None => place,
        }
    }
}

fn kind_of(block: &FrontMatter) -> Result<Kind> {
    if block.get("model").is_some() {
        let needs = block.get("needs").map(Needs::parse).transpose();
        let needs = needs.map_err(|m| Error::sql(block.place("needs"), m, NEEDS_HELP))?;
        return Ok(Kind::Model { about: block.need("about")?.to_string(), needs });
    }
    if let Some(id) = block.get("indicator") {
        let text = |key: &str| block.need(key).map(String::from);
        return Ok(Kind::Indicator(Box::new(Indicator {
            id: id.to_string(),
            name: text("name")?,
            family: text("family")?,
            unit: text("unit")?,
            polarity: text("polarity")?,
            reference: text("reference")?,
            numerator: text("numerator")?,
            denominator: block.get("denominator").map(String::from),
            cohort: text("cohort")?,
            since: year(block, "since")?,
            needs: Needs::parse(block.need("needs")?).map_err(|m| Error::sql(block.place("needs"), m, NEEDS_HELP))?,
            takes: block.list("takes"),
        })));
    }
    let title = block.need("title")?;
    if title.chars().count() > 140 {
        return Err(Error::sql(block.place("title"), "the title is longer than 140 characters", "say one thing in fewer words"));
    }
    let severity = match block.need("severity")? {
        "error" => Severity::Error,
        "query" => Severity::Query,
        "information" => Severity::Information,
        other => return Err(choice(block, "severity", other, "error, query or information")),
    };
    let judged = match block.need("judged")? {
        "any_day" => Judged::AnyDay,
        "year_end" => Judged::YearEnd,
        other => return Err(choice(block, "judged", other, "any_day or year_end")),
    };
    let until = block.get("until").map(|_| year(block, "until")).transpose()?;
    let since = year(block, "since")?;
    if until.is_some_and(|until| until < since) {
        return Err(Error::sql(block.place("until"), "the last year is before the first", "swap since and until"));
    }
    Ok(Kind::Rule(Box::new(Rule {
        code: block.need("rule")?.to_string(),
        title: title.to_string(),
        fix: block.need("fix")?.to_string(),
        since,
        until,
        needs: Needs::parse(block.need("needs")?).map_err(|m| Error::sql(block.place("needs"), m, NEEDS_HELP))?,
        takes: block.list("takes"),
        reports: {
            block.need("reports")?;
            block.list("reports")
        },
        fields: {
            block.need("fields")?;
            block.list("fields")
        },
        severity,
        judged,
        departs: block.get("departs").map(String::from),
    })))
}

const NEEDS_HELP: &str = "write tables with commas: episodes, header+, uasc|uasc_last, episodes.pl_la";

fn year(block: &FrontMatter, key: &str) -> Result<CollectionYear> {
    block.need(key)?.parse().map_err(|message: String| Error::sql(block.place(key), message, "write a year like 2025-26"))
}

fn choice(block: &FrontMatter, key: &str, given: &str, allowed: &str) -> Error {
    Error::sql(block.place(key), format!("{key} cannot be {given:?}"), format!("write {allowed}"))
}

fn parse_one(path: &str, text: &str) -> Result<Statement> {
    let fault = |message: String, line: Option<u64>| {
        let mut place = Place::file(path);
        place.line = line;
        Error::sql(place, message, "a file holds one query that DataFusion can parse")
    };
    let mut parsed = DFParserBuilder::new(text)
        .with_dialect(&GenericDialect {})
        .build()
        .and_then(|mut parser| parser.parse_statements())
        .map_err(|e| {
            let words = e.strip_backtrace();
            let line = words.split("Line: ").nth(1).and_then(|rest| rest.split(',').next()).and_then(|n| n.parse().ok());
            fault(words.lines().next().unwrap_or_default().to_string(), line)
        })?;
    match (parsed.pop_front(), parsed.is_empty()) {
        (Some(Statement::Statement(statement)), true) if matches!(*statement, ast::Statement::Query(_)) => {
            Ok(Statement::Statement(statement))
        }
        (None, _) => Err(fault("the file holds no query".into(), None)),
        (_, false) => Err(fault("the file holds more than one statement".into(), None)),
        _ => Err(fault("the file holds something other than a query".into(), None)),
    }
}

fn tables_of(path: &str, statement: &Statement) -> Result<BTreeSet<String>> {
    let (relations, _) =
        datafusion::sql::resolve::resolve_table_references(statement, true).map_err(|e| Error::engine(path, &e))?;
    Ok(relations.into_iter().map(|table| table.table().to_string()).collect())
}

/// The parameters a statement uses, without their `$`.
pub fn params_of(statement: &Statement) -> BTreeSet<String> {
    struct Found(BTreeSet<String>);
    impl Visitor for Found {
        type Break = ();
        fn pre_visit_value(&mut self, value: &ast::ValueWithSpan) -> ControlFlow<()> {
            if let ast::Value::Placeholder(name) = &value.value {
                self.0.insert(name.trim_start_matches('$').to_string());
            }
            ControlFlow::Continue(())
        }
    }
    let mut found = Found(BTreeSet::new());
    if let Statement::Statement(statement) = statement {
        let _ = statement.visit(&mut found);
    }
    found.0
}

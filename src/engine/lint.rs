//! What a SQL file must not hold, read from its syntax tree. Each prohibition has a wrong answer or a
//! changing answer behind it; `docs/sql-conventions.md` gives the reasons.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use datafusion::sql::parser::Statement;
use datafusion::sql::sqlparser::ast::{
    BinaryOperator, Expr, Function, FunctionArgumentClause, FunctionArguments, ObjectName, Query, Select, SelectItem, Spanned,
    TableFactor, Visit, Visitor, WindowFrameUnits, WindowSpec, WindowType,
};
use datafusion::sql::sqlparser::ast::{NamedWindowDefinition, NamedWindowExpr};
use datafusion::sql::sqlparser::tokenizer::Span;

use super::sql_file::{SqlFile, params_of};
use crate::error::{Error, Place, Result};

/// Functions that would let the clock or chance into a result.
const UNSTEADY: &[&str] = &[
    "now",
    "current_date",
    "current_timestamp",
    "current_time",
    "localtime",
    "localtimestamp",
    "today",
    "random",
    "rand",
    "uuid",
];
/// Aggregates whose answer depends on the order of rows.
const ORDERED: &[&str] = &["array_agg", "string_agg", "first_value", "last_value", "nth_value"];
/// Window functions that tell tied rows apart.
const POSITIONAL: &[&str] = &["row_number", "lag", "lead", "first_value", "last_value", "nth_value", "ntile"];

/// What counts as one screen.
const SCREEN_LINES: usize = 60;
const SCREEN_COLUMNS: usize = 120;

pub fn check(file: &SqlFile) -> Result<()> {
    let Statement::Statement(statement) = &file.statement else { return Ok(()) };
    let mut visitor = Rules {
        file,
        windows: BTreeMap::new(),
        ctes: BTreeMap::new(),
        relations: BTreeMap::new(),
        parenthesised: BTreeSet::new(),
    };
    if let ControlFlow::Break(error) = statement.visit(&mut visitor) {
        return Err(*error);
    }
    visitor.check_ctes()?;
    check_params(file)
}

/// A model is read on one screen, or its front matter says why it is longer.
pub fn check_length(file: &SqlFile, explained: bool) -> Result<()> {
    let lines: usize = file.sql.trim_end().lines().map(|line| line.len().div_ceil(SCREEN_COLUMNS).max(1)).sum();
    let (message, help) = match (lines > SCREEN_LINES, explained) {
        (true, false) => (
            format!("the model takes {lines} lines of {SCREEN_COLUMNS} columns, more than a screen of {SCREEN_LINES}"),
            "make a part of it a model of its own, or say why not in a `long` line at the end of the front matter",
        ),
        (false, true) => ("`long` says why the model fills more than a screen, and it does not".to_string(), "take the line out"),
        _ => return Ok(()),
    };
    Err(Error::sql(Place::file(&file.path).line(1), message, help))
}

fn check_params(file: &SqlFile) -> Result<()> {
    let used = params_of(&file.statement);
    if let Some(missing) = used.difference(&file.params).next() {
        return Err(Error::sql(
            file.place_of_table(missing),
            format!("the query uses ${missing} but params does not name it"),
            "add it to the `params` line of the front matter",
        ));
    }
    if let Some(unused) = file.params.difference(&used).next() {
        return Err(Error::sql(
            Place::file(&file.path),
            format!("params names {unused:?} but the query does not use it"),
            "take it out of the `params` line",
        ));
    }
    Ok(())
}

struct Rules<'a> {
    file: &'a SqlFile,
    windows: BTreeMap<String, WindowSpec>,
    ctes: BTreeMap<String, Span>,
    relations: BTreeMap<String, usize>,
    /// Distinct tests seen directly inside parentheses, by their place.
    parenthesised: BTreeSet<(u64, u64)>,
}

type Flow = ControlFlow<Box<Error>>;

impl Rules<'_> {
    fn refuse(&self, span: Span, message: impl Into<String>, help: &str) -> Flow {
        let mut place = Place::file(&self.file.path);
        if span.start.line > 0 {
            place = place.line(span.start.line).column(span.start.column.to_string());
        }
        ControlFlow::Break(Box::new(Error::sql(place, message, help)))
    }

    fn check_ctes(&self) -> Result<()> {
        for (name, span) in &self.ctes {
            if self.relations.get(name).copied().unwrap_or(0) > 1 {
                return Err(Error::sql(
                    Place::file(&self.file.path).line(span.start.line),
                    format!("the CTE {name:?} is used more than once"),
                    "the engine runs it each time it is named: make it a model of its own",
                ));
            }
        }
        Ok(())
    }

    fn function(&self, function: &Function, span: Span) -> Flow {
        let name = function.name.to_string().to_lowercase();
        if UNSTEADY.contains(&name.as_str()) {
            return self.refuse(
                span,
                format!("{name}() gives another answer each time"),
                "use the parameters $as_at or $period_end",
            );
        }
        let inner_order = match &function.args {
            FunctionArguments::List(list) => {
                list.clauses.iter().any(|clause| matches!(clause, FunctionArgumentClause::OrderBy(order) if !order.is_empty()))
            }
            _ => false,
        } || !function.within_group.is_empty();
        let spec = match &function.over {
            Some(WindowType::WindowSpec(spec)) => Some(spec),
            Some(WindowType::NamedWindow(ident)) => self.windows.get(&ident.value),
            None => None,
        };
        match (&function.over, spec) {
            (None, _) if ORDERED.contains(&name.as_str()) && !inner_order => self.refuse(
                span,
                format!("{name}() without ORDER BY gives an answer that depends on the order of rows"),
                "write the ORDER BY inside it",
            ),
            (Some(_), Some(spec)) => self.window(&name, spec, span),
            _ => ControlFlow::Continue(()),
        }
    }

    fn window(&self, name: &str, spec: &WindowSpec, span: Span) -> Flow {
        let by_rows = spec.window_frame.as_ref().is_some_and(|frame| frame.units == WindowFrameUnits::Rows);
        if !POSITIONAL.contains(&name) && !by_rows {
            return ControlFlow::Continue(());
        }
        let last = spec.order_by.last().map(|order| match &order.expr {
            Expr::Identifier(ident) => ident.value.to_lowercase(),
            Expr::CompoundIdentifier(parts) => parts.last().map(|p| p.value.to_lowercase()).unwrap_or_default(),
            _ => String::new(),
        });
        match last {
            None => self.refuse(
                span,
                format!("{name}() over a window without ORDER BY"),
                "order the window, ending in the grain or the row number",
            ),
            Some(column) if self.file.grain.contains(&column) || is_row_number(&column) => ControlFlow::Continue(()),
            Some(_) => self.refuse(
                span,
                format!("the order of {name}()'s window can tie"),
                "end the ORDER BY in a column of the grain or a row number, so that ties are broken the same way each time",
            ),
        }
    }

    fn select_item(&self, item: &SelectItem, span: Span) -> Flow {
        match item {
            SelectItem::Wildcard(_) | SelectItem::QualifiedWildcard(..) => {
                self.refuse(span, "SELECT * in an output", "name the columns: a new column elsewhere must not change this table")
            }
            _ => ControlFlow::Continue(()),
        }
    }
}

fn is_row_number(column: &str) -> bool {
    column == "row_number" || column.ends_with("_row") || column.ends_with("_row_number") || column == "source_row"
}

impl Visitor for Rules<'_> {
    type Break = Box<Error>;

    fn pre_visit_query(&mut self, query: &Query) -> Flow {
        if let Some(with) = &query.with {
            for cte in &with.cte_tables {
                // A recursive CTE names itself once more.
                if !with.recursive {
                    self.ctes.insert(cte.alias.name.value.to_lowercase(), cte.alias.name.span);
                }
            }
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_select(&mut self, select: &Select) -> Flow {
        for NamedWindowDefinition(name, definition) in &select.named_window {
            if let NamedWindowExpr::WindowSpec(spec) = definition {
                self.windows.insert(name.value.clone(), spec.clone());
            }
        }
        for item in &select.projection {
            let span = match item.span() {
                span if span.start.line > 0 => span,
                _ => select.select_token.0.span,
            };
            self.select_item(item, span)?;
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_relation(&mut self, relation: &ObjectName) -> Flow {
        *self.relations.entry(relation.to_string().to_lowercase()).or_default() += 1;
        ControlFlow::Continue(())
    }

    fn pre_visit_table_factor(&mut self, _: &TableFactor) -> Flow {
        ControlFlow::Continue(())
    }

    fn pre_visit_expr(&mut self, expr: &Expr) -> Flow {
        let span = expr.span();
        let key = (span.start.line, span.start.column);
        match expr {
            Expr::Nested(inner) => {
                if let Expr::IsDistinctFrom(left, _) | Expr::IsNotDistinctFrom(left, _) = inner.as_ref() {
                    let at = left.span();
                    self.parenthesised.insert((at.start.line, at.start.column));
                }
                if let Expr::InSubquery { .. } = inner.as_ref() {
                    return ControlFlow::Continue(());
                }
                ControlFlow::Continue(())
            }
            Expr::IsDistinctFrom(left, right) | Expr::IsNotDistinctFrom(left, right) => {
                let at = left.span();
                let swallows = matches!(right.as_ref(), Expr::BinaryOp { op: BinaryOperator::And | BinaryOperator::Or, .. });
                if swallows || !self.parenthesised.contains(&(at.start.line, at.start.column)) {
                    return self.refuse(
                        at,
                        "IS DISTINCT FROM stands without parentheses",
                        "write (a is distinct from b): without them the engine takes a following AND as part of b",
                    );
                }
                ControlFlow::Continue(())
            }
            Expr::InSubquery { negated: true, .. } => {
                self.refuse(span, "NOT IN (SELECT ...)", "use NOT EXISTS: NOT IN over nulls gives wrong rows")
            }
            Expr::UnaryOp { expr: inner, .. } if contains_in_subquery(inner) => {
                self.refuse(span, "NOT over IN (SELECT ...)", "use NOT EXISTS: NOT IN over nulls gives wrong rows")
            }
            Expr::Function(function) => {
                let at = function.name.span();
                self.function(function, if at.start.line > 0 { at } else { span })
            }
            _ => {
                let _ = key;
                ControlFlow::Continue(())
            }
        }
    }
}

fn contains_in_subquery(expr: &Expr) -> bool {
    match expr {
        Expr::Nested(inner) => contains_in_subquery(inner),
        Expr::InSubquery { .. } => true,
        _ => false,
    }
}

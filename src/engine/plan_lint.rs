//! What a planned query must not do: cast text to a number or date with `cast`, or by comparing them.
//! One cell such as `'1.0'` would then stop the whole query.

use datafusion::arrow::datatypes::DataType;
use datafusion::common::tree_node::{TreeNode, TreeNodeRecursion};
use datafusion::common::{Column, DFSchema};
use datafusion::dataframe::DataFrame;
use datafusion::logical_expr::expr::Cast;
use datafusion::logical_expr::{Expr, ExprSchemable, LogicalPlan};

use super::sql_file::SqlFile;
use crate::error::{Error, Place, Result};

pub fn check(file: &SqlFile, frame: &DataFrame) -> Result<()> {
    let (state, plan) = frame.clone().into_parts();
    let analysed = state
        .analyzer()
        .execute_and_check(plan, state.config_options(), |_, _| {})
        .map_err(|e| super::session::plan_error(file, &e))?;
    let mut found: Option<(String, Option<u64>)> = None;
    let walked = analysed.apply_with_subqueries(|node| {
        let schema = inputs_schema(node);
        node.apply_expressions(|expr| {
            expr.apply(|part| {
                if found.is_none()
                    && let Some(fault) = text_cast(part, &schema)
                {
                    found = Some(fault);
                }
                Ok(TreeNodeRecursion::Continue)
            })
        })
    });
    walked.map_err(|e| super::session::plan_error(file, &e))?;
    match found {
        None => Ok(()),
        Some((expr, line)) => {
            let mut place = Place::file(&file.path);
            place.line = line;
            Err(Error::sql(
                place,
                format!("text is cast or compared as another type: {expr}"),
                "use try_cast(... as ...): one unreadable cell would stop the query",
            ))
        }
    }
}

fn inputs_schema(node: &LogicalPlan) -> DFSchema {
    let mut schema = DFSchema::empty();
    for input in node.inputs() {
        schema.merge(input.schema());
    }
    if node.inputs().is_empty() {
        schema.merge(node.schema());
    }
    schema
}

fn text_cast(expr: &Expr, schema: &DFSchema) -> Option<(String, Option<u64>)> {
    let Expr::Cast(Cast { expr: inner, field }) = expr else { return None };
    if is_text(field.data_type()) || is_constant(inner) {
        return None;
    }
    let from = inner.get_type(schema).ok()?;
    if !is_text(&from) {
        return None;
    }
    let mut line = None;
    let _ = inner.apply(|part| {
        if let Expr::Column(Column { spans, .. }) = part
            && let Some(span) = spans.first()
        {
            line = Some(span.start.line);
        }
        Ok(TreeNodeRecursion::Continue)
    });
    Some((format!("{inner} to {}", field.data_type()), line))
}

fn is_text(kind: &DataType) -> bool {
    matches!(kind, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Null)
}

fn is_constant(expr: &Expr) -> bool {
    let mut constant = true;
    let _ = expr.apply(|part| {
        if matches!(part, Expr::Column(_) | Expr::OuterReferenceColumn(..)) {
            constant = false;
        }
        Ok(TreeNodeRecursion::Continue)
    });
    constant
}

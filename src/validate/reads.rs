//! Which columns of the return a rule reads, itself or through models: taken from the plans, so that nobody has to keep
//! a list true.

use std::collections::{BTreeMap, BTreeSet};

use datafusion::common::tree_node::TreeNodeRecursion;
use datafusion::logical_expr::LogicalPlan;

use super::rows::Reads;
use crate::engine::params::Params;
use crate::engine::scope::Scope;
use crate::engine::session::Session;
use crate::engine::sql_file::SqlFile;
use crate::error::{Error, Result};

/// Asks the planner, and remembers what it said of each model.
pub struct Reader<'a> {
    pub session: &'a Session,
    pub scope: &'a Scope<'a>,
    pub params: &'a Params,
    seen: BTreeMap<String, Reads>,
}

impl<'a> Reader<'a> {
    pub fn new(session: &'a Session, scope: &'a Scope<'a>, params: &'a Params) -> Self {
        Reader { session, scope, params, seen: BTreeMap::new() }
    }

    pub async fn of(&mut self, file: &'a SqlFile) -> Result<Reads> {
        let mut reads = Reads::new();
        // A session holds every source, so anything that is no model is one.
        for part in self.scope.order(&[file], |_| true)? {
            if !self.seen.contains_key(&part.name) {
                let scanned = self.scanned(part).await?;
                self.seen.insert(part.name.clone(), scanned);
            }
            for (table, columns) in self.seen.get(&part.name).into_iter().flatten() {
                if self.scope.get(table).is_none() {
                    reads.entry(table.clone()).or_default().extend(columns.iter().cloned());
                }
            }
        }
        Ok(reads)
    }

    async fn scanned(&self, file: &SqlFile) -> Result<Reads> {
        let fault = |e| Error::engine(&file.path, &e);
        let plan = self.session.query(file, self.params).await?.into_optimized_plan().map_err(fault)?;
        let mut reads = Reads::new();
        plan.apply_with_subqueries(|node| {
            if let LogicalPlan::TableScan(scan) = node {
                let columns: BTreeSet<String> = scan.projected_schema.fields().iter().map(|f| f.name().clone()).collect();
                // A row's number and file are where it stands, not what it says.
                let said = columns.into_iter().filter(|name| !matches!(name.as_str(), "row_number" | "source_file"));
                reads.entry(scan.table_name.table().to_string()).or_default().extend(said);
            }
            Ok(TreeNodeRecursion::Continue)
        })
        .map_err(fault)?;
        Ok(reads)
    }
}

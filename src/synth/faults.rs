//! Faults put into a finished export, one a child, each with what it must lead to. The truth of a
//! child follows its fault where the fault changes the return; a child that cannot be derived is
//! taken out of the truth.

use super::dates::Day;
use super::dice::Dice;
use super::fault_kinds::KINDS;
use super::life::Child;
use super::maker::Clock;
use super::modules::Return;
use super::profile::Profile;
use super::table::{Table, text};

/// What one fault did.
pub struct Fault {
    pub table: &'static str,
    pub row_key: String,
    pub field: &'static str,
    pub value: String,
    pub expect: &'static str,
}

/// A kind of fault: its name, its weight, and how it is done if the child is suited to it.
pub type Kind = (u32, &'static str, fn(&mut Bench<'_>, &Child) -> Option<Fault>);

/// The export and the truth while faults go in.
pub struct Bench<'a> {
    pub tables: &'a mut [Table],
    pub truth: &'a mut Return,
    pub profile: &'a Profile,
    pub clock: Clock,
    pub seed: u64,
    pub authority: usize,
    pub dice: Dice,
}

/// Puts faults into the rows of a share of the children, in millionths, and lists them.
pub fn inject(bench: &mut Bench<'_>, children: &[Child], rate: u32) -> Table {
    let mut list = Table::new("faults", &["fault", "child", "table", "row_key", "field", "value", "expect"]);
    let mut used = [0u32; KINDS.len()];
    for child in children {
        // Whether a child has a fault does not depend on the other children.
        bench.dice = Dice::new(bench.seed, bench.authority as u64, child.number as u64 + 1, 8);
        let chosen = bench.dice.below(1_000_000) < rate;
        if !chosen || child.test_record || !child.in_return(bench.clock) {
            continue;
        }
        // Kinds that have had their turn come up less, so that few faults are of many kinds.
        let weight = |(number, kind): (usize, &Kind)| (60 * kind.0 / (1 + 3 * used[number]), number);
        let weights: Vec<(u32, usize)> = KINDS.iter().enumerate().map(weight).collect();
        for _ in 0..200 {
            let number = bench.dice.weighted(&weights);
            let (_, name, apply) = KINDS[number];
            if let Some(fault) = apply(bench, child) {
                used[number] += 1;
                if fault.expect.starts_with("block") {
                    bench.truth.remove(&child.id);
                }
                list.add([
                    text(name),
                    child.id.clone(),
                    text(fault.table),
                    fault.row_key,
                    text(fault.field),
                    fault.value,
                    text(fault.expect),
                ]);
                break;
            }
        }
    }
    list
}

impl Bench<'_> {
    /// A date as the export writes it.
    pub fn date(&self, day: Day) -> String {
        self.profile.date(day)
    }

    /// The rows of a table that belong to a person.
    pub fn rows(&self, table: &'static str, person: &'static str, id: &str) -> Vec<usize> {
        let Some(table) = self.table(table) else {
            return Vec::new();
        };
        let Some(column) = table.column(person) else {
            return Vec::new();
        };
        (0..table.rows.len()).filter(|row| table.rows[*row].get(column).is_some_and(|cell| cell == id)).collect()
    }

    /// A table of the export.
    pub fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.name == name)
    }

    /// A cell of the export.
    pub fn get(&self, table: &str, row: usize, column: &str) -> String {
        let cell = || {
            let table = self.table(table)?;
            table.rows.get(row)?.get(table.column(column)?).cloned()
        };
        cell().unwrap_or_default()
    }

    /// Changes a cell of the export and says so; the key is the row's first column.
    pub fn set(
        &mut self,
        table: &'static str,
        row: usize,
        field: &'static str,
        value: impl Into<String>,
        expect: &'static str,
    ) -> Option<Fault> {
        let value = value.into();
        let found = self.tables.iter_mut().find(|candidate| candidate.name == table)?;
        let column = found.column(field)?;
        let cells = found.rows.get_mut(row)?;
        *cells.get_mut(column)? = value.clone();
        let row_key = cells.first().cloned().unwrap_or_default();
        Some(Fault { table, row_key, field, value, expect })
    }

    /// Adds a row to a table of the export.
    pub fn push(&mut self, table: &str, row: Vec<String>) {
        if let Some(found) = self.tables.iter_mut().find(|candidate| candidate.name == table) {
            found.rows.push(row);
        }
    }

    /// A copy of a row.
    pub fn copy(&self, table: &str, row: usize) -> Option<Vec<String>> {
        self.table(table)?.rows.get(row).cloned()
    }
}

impl Return {
    /// Takes a child out of every module.
    fn remove(&mut self, id: &str) {
        for table in self.tables_mut() {
            table.rows.retain(|row| row.first().is_none_or(|child| child != id));
        }
    }

    /// Changes a field of all of a child's rows of a module, or of the last one only.
    pub fn rewrite(&mut self, module: &str, id: &str, field: &str, value: &str, last_only: bool) {
        for table in self.tables_mut().into_iter().filter(|table| table.name == module) {
            let Some(column) = table.column(field) else {
                continue;
            };
            let mut rows: Vec<&mut Vec<String>> =
                table.rows.iter_mut().filter(|row| row.first().is_some_and(|child| child == id)).collect();
            let skip = if last_only { rows.len().saturating_sub(1) } else { 0 };
            for row in rows.iter_mut().skip(skip) {
                row[column] = value.to_owned();
            }
        }
    }
}

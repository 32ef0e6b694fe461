//! The rows of several files as one list: one row for each key, sorted, so that the same files give the same bytes.

use std::sync::Arc;

use datafusion::arrow::array::{Array, ArrayRef, RecordBatch, UInt32Array, UInt64Array};
use datafusion::arrow::compute::{SortColumn, SortOptions, concat_batches, lexsort_to_indices, take_record_batch};
use datafusion::arrow::error::ArrowError;
use datafusion::arrow::row::{RowConverter, SortField};

use super::list::Taken;
use crate::engine::materialise::BATCH_ROWS;
use crate::error::{Error, Result};
use crate::schema::table::Table;

/// A finished list.
pub struct Ordered {
    pub batches: Vec<RecordBatch>,
    pub rows: u64,
    /// Rows kept of each file, in the order of the files.
    pub kept: Vec<u64>,
    pub without_key: u64,
    /// Rows that say again what another row of the file says.
    pub repeated: u64,
    /// Rows that give a key of their file other values; the first in sorted order was kept.
    pub contradicted: u64,
    /// Rows that a later file replaced.
    pub replaced: u64,
}

/// Sorts by the key, then by all columns. Where the list has a key, the row of the last file wins. Without a key every row
/// stays: a provider may stand in a list more than once.
pub fn order(table: &Table, files: &[Taken]) -> Result<Ordered> {
    let schema = table.arrow();
    let fault = |e: ArrowError| Error::engine(&table.name, &e.into());
    let batches: Vec<&RecordBatch> = files.iter().flat_map(|file| &file.batches).collect();
    let all = concat_batches(&schema, batches).map_err(fault)?;
    let of_file: UInt64Array =
        files.iter().enumerate().flat_map(|(at, file)| std::iter::repeat_n(at as u64, file.rows as usize)).collect();
    let keys: Vec<usize> = table.key.iter().filter_map(|key| table.position(key)).collect();
    let up = |values: &ArrayRef| SortColumn { values: values.clone(), options: Some(SortOptions::new(false, true)) };
    let mut sorts: Vec<SortColumn> = keys.iter().map(|at| up(all.column(*at))).collect();
    // The last file first, so that its row is the one met first.
    let files_down: ArrayRef = Arc::new(of_file.clone());
    sorts.push(SortColumn { values: files_down, options: Some(SortOptions::new(!keys.is_empty(), true)) });
    if keys.is_empty() {
        sorts.clear();
    }
    sorts.extend(all.columns().iter().enumerate().filter(|(at, _)| !keys.contains(at)).map(|(_, column)| up(column)));
    let sorted = lexsort_to_indices(&sorts, None).map_err(fault)?;
    let mut found = Ordered {
        batches: Vec::new(),
        rows: 0,
        kept: vec![0; files.len()],
        without_key: 0,
        repeated: 0,
        contradicted: 0,
        replaced: 0,
    };
    let chosen = choose(&all, &keys, &of_file, &sorted, &mut found).map_err(fault)?;
    found.rows = chosen.len() as u64;
    let all = take_record_batch(&all, &chosen).map_err(fault)?;
    for start in (0..all.num_rows()).step_by(BATCH_ROWS) {
        found.batches.push(all.slice(start, BATCH_ROWS.min(all.num_rows() - start)));
    }
    Ok(found)
}

/// Walks the sorted rows and keeps one for each key.
fn choose(
    all: &RecordBatch,
    keys: &[usize],
    of_file: &UInt64Array,
    sorted: &UInt32Array,
    found: &mut Ordered,
) -> Result<UInt32Array, ArrowError> {
    let rows_of = |columns: Vec<ArrayRef>| {
        let sorts = columns.iter().map(|column| SortField::new(column.data_type().clone())).collect();
        RowConverter::new(sorts)?.convert_columns(&columns)
    };
    let whole = rows_of(all.columns().to_vec())?;
    let key = match keys {
        [] => None,
        keys => Some(rows_of(keys.iter().map(|at| all.column(*at).clone()).collect())?),
    };
    let mut chosen: Vec<u32> = Vec::with_capacity(sorted.len());
    let mut last: Option<usize> = None;
    for row in sorted.values() {
        let at = *row as usize;
        let file = of_file.value(at) as usize;
        if let Some(key) = &key {
            if keys.iter().any(|column| all.column(*column).is_null(at)) {
                found.without_key += 1;
                continue;
            }
            if let Some(kept) = last.filter(|kept| key.row(*kept) == key.row(at)) {
                match (of_file.value(kept) == of_file.value(at), whole.row(kept) == whole.row(at)) {
                    (false, _) => found.replaced += 1,
                    (true, true) => found.repeated += 1,
                    (true, false) => found.contradicted += 1,
                }
                continue;
            }
        }
        last = Some(at);
        found.kept[file] += 1;
        chosen.push(*row);
    }
    Ok(chosen.into())
}

//! The rows of a reference list, from files of any known form, in the columns of schemas/reference. What is done to the
//! cells of Ofsted's lists follows spec/rules_helpers.md, PROV and REGISTER. Dates may be dd/mm/yyyy, ISO or Excel's.

use std::borrow::Cow;
use std::collections::HashMap;
use std::path::Path;

use csv::StringRecord;
use datafusion::arrow::array::RecordBatch;

use super::cells::{NullWords, TableBuilder};
use super::grid::Grid;
use super::recognise::{self, Found};
use super::workbook::day_of_serial;
use crate::dates;
use crate::engine::materialise::BATCH_ROWS;
use crate::error::{Error, Place, Result};
use crate::schema::layout::Layout;
use crate::schema::table::{ColumnKind, Table};

/// The rows of one file.
pub struct Taken {
    /// Name of the file without folders.
    pub file: String,
    /// What it was taken for.
    pub layout: String,
    pub batches: Vec<RecordBatch>,
    pub rows: u64,
    /// Rows left out, with the reason.
    pub dropped: u64,
    pub notes: Vec<String>,
}

/// Reads one file, whatever its form.
pub fn read(path: &Path, table: &Table) -> Result<Taken> {
    let grids = Grid::open(path)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    take(&name, &path.display().to_string(), grids, table)
}

/// The rows of sheets that are open already.
pub fn take(file: &str, place: &str, mut grids: Vec<Grid>, table: &Table) -> Result<Taken> {
    let mut layouts = vec![Layout::plain(table)];
    layouts.extend(table.layouts.iter().cloned());
    let (layout, found) = recognise::recognise(place, table, &layouts, &grids)?;
    let mut taken =
        Taken { file: file.into(), layout: layout.name.clone(), batches: Vec::new(), rows: 0, dropped: 0, notes: Vec::new() };
    let nulls = NullWords::default();
    let mut sink = Sink { table, layout, builder: TableBuilder::new(table, &nulls), taken: &mut taken };
    for part in &found {
        sink.part(part, &mut grids)?;
    }
    sink.flush()?;
    let absent = layout.parts.len() - found.len();
    if absent > 0 {
        taken
            .notes
            .push(format!("{absent} further sheet of this form is not there: its rows are missing if there should be one"));
    }
    Ok(taken)
}

/// What a list lacks when only half of it was read, such as children's homes without the other providers.
pub fn half(table: &Table, layouts: &[&str]) -> Option<String> {
    let lonely = table.layouts.iter().find(|layout| {
        let partners = &layout.goes_with;
        layouts.contains(&layout.name.as_str())
            && !partners.is_empty()
            && !partners.iter().any(|name| layouts.contains(&name.as_str()))
    })?;
    let partner = table.layouts.iter().find(|layout| lonely.goes_with.contains(&layout.name))?;
    Some(format!(
        "the list of {} holds only half of them ({}): without the other half ({}) rules take its members for unknown",
        table.name, lonely.about, partner.about
    ))
}

struct Sink<'a> {
    table: &'a Table,
    layout: &'a Layout,
    builder: TableBuilder<'a>,
    taken: &'a mut Taken,
}

impl Sink<'_> {
    fn part(&mut self, found: &Found, grids: &mut [Grid]) -> Result<()> {
        let part = found.part;
        let joined = self.joined(found, grids)?;
        let on = part.join.as_ref().and_then(|join| part.columns.iter().position(|column| column.field == join.on));
        // For each column of the list: the constant, or the field of the layout that fills it.
        let fields: Vec<Option<usize>> =
            self.table.columns.iter().map(|column| part.columns.iter().position(|field| field.field == column.name)).collect();
        let key = part.drop_without.as_ref().and_then(|field| self.table.position(field));
        let grid = &mut grids[found.from.grid];
        grid.start_after(found.from.header);
        let mut record = StringRecord::new();
        let (mut rows, mut dropped) = (0_u64, 0_u64);
        while let Some(row) = grid.next(&mut record)? {
            let own = |field: usize| found.from.columns[field].and_then(|at| record.get(at)).unwrap_or_default();
            let other = match on {
                Some(on) => joined.get(&self.key_text(found, on, own(on))),
                None => None,
            };
            let mut cells: Vec<Option<Cow<str>>> = Vec::with_capacity(fields.len());
            for (column, field) in self.table.columns.iter().zip(&fields) {
                if let Some(constant) = part.constants.get(&column.name) {
                    cells.push(Some(Cow::Borrowed(constant)));
                    continue;
                }
                let Some(field) = *field else {
                    cells.push(None);
                    continue;
                };
                let text = match (found.from.columns[field], other) {
                    (Some(_), _) => own(field),
                    (None, Some(other)) => other[field].as_str(),
                    (None, None) => "",
                };
                let anywhere = found.from.columns[field].is_some()
                    || found.joined.as_ref().is_some_and(|spot| spot.columns[field].is_some());
                let text = match (anywhere, &part.columns[field].default) {
                    (false, Some(default)) => Cow::Borrowed(default.as_str()),
                    _ => self.value(found, field, text),
                };
                let serial = (grid.serial_days && column.kind == ColumnKind::Date).then(|| day_of_serial(&text)).flatten();
                cells.push(Some(serial.map_or(text, |day| Cow::Owned(dates::iso(day)))));
            }
            if key.is_some_and(|key| cells[key].as_deref().is_none_or(str::is_empty)) {
                dropped += 1;
                continue;
            }
            rows += 1;
            self.builder.push(row, "", cells.iter().map(Option::as_deref));
            self.refuse_unreadable(row, &grid.place)?;
            if self.builder.rows as usize == BATCH_ROWS {
                self.flush()?;
            }
        }
        self.taken.rows += rows;
        self.taken.dropped += dropped;
        if let Some(sheet) = &grid.sheet {
            self.taken.notes.push(format!("sheet {sheet:?}: {rows} rows"));
        }
        if let (Some(field), true) = (&part.drop_without, dropped > 0) {
            self.taken.notes.push(format!("{dropped} rows without {field} left out"));
        }
        Ok(())
    }

    /// The second sheet's cells by the field that both sheets have. Of two rows with one key the first counts.
    fn joined(&self, found: &Found, grids: &mut [Grid]) -> Result<HashMap<String, Vec<String>>> {
        let mut rows = HashMap::new();
        let (Some(join), Some(spot)) = (&found.part.join, &found.joined) else { return Ok(rows) };
        let Some(on) = found.part.columns.iter().position(|column| column.field == join.on) else { return Ok(rows) };
        let grid = &mut grids[spot.grid];
        grid.start_after(spot.header);
        let mut record = StringRecord::new();
        while grid.next(&mut record)?.is_some() {
            let cells: Vec<String> =
                spot.columns.iter().map(|at| at.and_then(|at| record.get(at)).unwrap_or_default().to_string()).collect();
            let key = self.key_text(found, on, &cells[on]);
            if !key.is_empty() {
                rows.entry(key).or_insert(cells);
            }
        }
        Ok(rows)
    }

    fn key_text(&self, found: &Found, field: usize, text: &str) -> String {
        self.value(found, field, text).into_owned()
    }

    /// A cell in the form of the list: words for nothing taken out, replacements made, codes in one form.
    fn value<'c>(&self, found: &Found, field: usize, text: &'c str) -> Cow<'c, str> {
        let column = &found.part.columns[field];
        let text = text.trim();
        if self.layout.blank.iter().any(|word| word.eq_ignore_ascii_case(text)) {
            return Cow::Borrowed("");
        }
        let replaced = column.replace.iter().fold(Cow::Borrowed(text), |text, (from, to)| match text.contains(from.as_str()) {
            true => Cow::Owned(text.replace(from.as_str(), to)),
            false => text,
        });
        match self.table.column(&column.field).and_then(|column| column.clean) {
            Some(clean) => Cow::Owned(clean.apply(&replaced)),
            None => replaced,
        }
    }

    fn refuse_unreadable(&mut self, row: u64, place: &str) -> Result<()> {
        let bad =
            self.builder.changes.iter().find(|change| change.reason.contains("not") || change.reason.contains("unreadable"));
        if let Some(change) = bad {
            return Err(Error::input(
                Place::file(place).row(row).column(&change.column),
                format!("{}: {:?}", change.reason, change.raw),
                "mend the reference list",
            ));
        }
        self.builder.changes.clear();
        Ok(())
    }

    fn flush(&mut self) -> Result<()> {
        if self.builder.rows > 0 || self.taken.batches.is_empty() {
            self.taken.batches.push(self.builder.finish()?);
            self.builder.rows = 0;
        }
        Ok(())
    }
}

//! Which known form of a list a file has: told by its sheets and columns, never by the name of the file.

use csv::StringRecord;

use super::grid::Grid;
use crate::error::{Error, Place, Result};
use crate::schema::layout::{Layout, LayoutColumn, Part};
use crate::schema::settings::closest;
use crate::schema::table::Table;

/// What the name of a sheet weighs beside the columns found.
const BY_NAME: usize = 100;

/// Where the rows of a part stand.
pub struct Found<'l> {
    pub part: &'l Part,
    pub from: Spot,
    pub joined: Option<Spot>,
}

/// A sheet, the row of its header among the first rows, and the column of each field of the layout's part.
pub struct Spot {
    pub grid: usize,
    pub header: usize,
    pub columns: Vec<Option<usize>>,
}

/// What a layout wants and a file lacks, and how near it came.
struct Miss {
    near: usize,
    error: Error,
}

/// The layout that explains most columns, and where its parts stand. The plain form is one of the candidates.
pub fn recognise<'l>(place: &str, table: &Table, layouts: &'l [Layout], grids: &[Grid]) -> Result<(&'l Layout, Vec<Found<'l>>)> {
    let mut best: Option<(usize, &Layout, Vec<Found>)> = None;
    let mut miss: Option<Miss> = None;
    for layout in layouts {
        match fit(table, layout, grids)? {
            Ok((score, found)) if best.as_ref().is_none_or(|(least, ..)| score > *least) => best = Some((score, layout, found)),
            Ok(_) => {}
            Err(other) if miss.as_ref().is_none_or(|miss| other.near > miss.near) => miss = Some(other),
            Err(_) => {}
        }
    }
    match (best, miss) {
        // A sheet that bears the name of a form and most of its columns is that form and lacks something.
        (Some((score, ..)), Some(miss)) if score < BY_NAME && miss.near >= BY_NAME => Err(miss.error),
        (Some((_, layout, found)), _) => Ok((layout, found)),
        (None, Some(miss)) if miss.near > 0 || layouts.len() == 1 => Err(miss.error),
        (None, _) => Err(unknown(place, table, layouts, grids)),
    }
}

fn unknown(place: &str, table: &Table, layouts: &[Layout], grids: &[Grid]) -> Error {
    let sheets: Vec<String> = grids.iter().filter_map(|grid| grid.sheet.as_ref()).map(|name| format!("{name:?}")).collect();
    let message = if sheets.is_empty() {
        format!("its columns are those of no known list of {}", table.name)
    } else {
        format!("no sheet is that of a known list of {}; its sheets are {}", table.name, sheets.join(", "))
    };
    let known: Vec<&str> = layouts.iter().map(|layout| layout.about.as_str()).collect();
    Error::input(Place::file(place), message, format!("known are: {}; a new form is a file in schemas/layouts", known.join("; ")))
}

/// Whether the sheets hold every part of a layout; the number of columns it explains, or what is missing.
fn fit<'l>(table: &Table, layout: &'l Layout, grids: &[Grid]) -> Result<Result<(usize, Vec<Found<'l>>), Miss>> {
    let (mut score, mut found) = (0, Vec::new());
    let mut taken: Vec<usize> = Vec::new();
    for part in &layout.parts {
        let mut near: Option<Miss> = None;
        let mut spot = None;
        for (at, _) in grids.iter().enumerate().filter(|(at, grid)| named(part.sheet.as_deref(), grid) && !taken.contains(at)) {
            let joined = match &part.join {
                Some(join) => grids.iter().position(|other| other.sheet.is_some() && named(Some(&join.sheet), other)),
                None => None,
            };
            match place(table, layout, part, grids, at, joined)? {
                Ok(hit) => {
                    spot = Some(hit);
                    break;
                }
                Err(miss) if near.as_ref().is_none_or(|near| miss.near > near.near) => near = Some(miss),
                Err(_) => {}
            }
        }
        match spot {
            Some(hit) => {
                taken.push(hit.from.grid);
                taken.extend(hit.joined.as_ref().map(|spot| spot.grid));
                let filled = |spot: &Spot| spot.columns.iter().flatten().count();
                score += filled(&hit.from) + hit.joined.as_ref().map_or(0, filled);
                // A sheet that bears the very name says more than columns do.
                score += if part.sheet.is_some() && grids[hit.from.grid].sheet.is_some() { BY_NAME } else { 0 };
                found.push(hit);
            }
            None if part.optional => {}
            None => return Ok(Err(near.unwrap_or_else(|| Miss { near: 0, error: unknown("", table, &[], &[]) }))),
        }
    }
    Ok(Ok((score, found)))
}

/// One part in one sheet, with its second sheet where it has one.
fn place<'l>(
    table: &Table,
    layout: &Layout,
    part: &'l Part,
    grids: &[Grid],
    at: usize,
    joined: Option<usize>,
) -> Result<Result<Found<'l>, Miss>> {
    let grid = &grids[at];
    let (from, hits) = header(part, grid, at);
    let other = joined.map(|joined| header(part, &grids[joined], joined).0);
    let in_either =
        |field: usize| from.columns[field].is_some() || other.as_ref().is_some_and(|other| other.columns[field].is_some());
    let missing = part.columns.iter().enumerate().find(|(field, column)| column.required && !in_either(*field));
    let head = grid.first_rows().nth(from.header);
    // A sheet that a layout names is meant to have its columns; one that is told by columns alone must come near.
    let by_name = part.sheet.is_some() && grid.sheet.is_some();
    let wanted = part.columns.iter().filter(|column| column.required).count();
    let near = match (by_name, hits * 2 >= wanted) {
        (true, true) => BY_NAME + hits,
        (true, false) => 1 + hits,
        (false, true) => hits,
        (false, false) => 0,
    };
    if let Some((_, column)) = missing {
        return Ok(Err(Miss { near, error: lacks(&grid.place, table, layout, column, head) }));
    }
    let more = from.columns.iter().flatten().count() - hits;
    let unwanted = part.without.iter().any(|name| head.is_some_and(|head| column_of(head, name).is_some()));
    if unwanted || more < layout.least_more {
        return Ok(Err(Miss { near: 0, error: unknown(&grid.place, table, &[], &[]) }));
    }
    if let (Some(join), None, Some(_)) = (&part.join, joined, &grid.sheet) {
        return Ok(Err(Miss {
            near,
            error: Error::input(
                Place::file(&grid.place),
                format!(
                    "the workbook has no sheet {:?}, which holds the other half of this one",
                    join.sheet.trim_end_matches('*')
                ),
                "add the sheet, or name it in schemas/layouts as the workbook does",
            ),
        }));
    }
    if let (Some(join), Some(other)) = (&part.join, &other)
        && let Some(on) = part.columns.iter().position(|column| column.field == join.on)
        && (other.columns[on].is_none() || from.columns[on].is_none())
    {
        let half = if other.columns[on].is_none() { &grids[other.grid] } else { grid };
        return Ok(Err(Miss {
            near,
            error: lacks(&half.place, table, layout, &part.columns[on], half.first_rows().nth(other.header)),
        }));
    }
    for (spot, grid) in std::iter::once((&from, grid)).chain(other.iter().map(|other| (other, &grids[other.grid]))) {
        once(part, spot, grid)?;
    }
    Ok(Ok(Found { part, from, joined: other }))
}

/// The row that looks most like the header, and how many required columns it has.
fn header(part: &Part, grid: &Grid, at: usize) -> (Spot, usize) {
    let mut best = (Spot { grid: at, header: 0, columns: vec![None; part.columns.len()] }, 0);
    let mut most = 0;
    for (row, record) in grid.first_rows().enumerate() {
        let columns: Vec<Option<usize>> =
            part.columns.iter().map(|column| column.names.iter().find_map(|name| column_of(record, name))).collect();
        let required = columns.iter().zip(&part.columns).filter(|(at, column)| at.is_some() && column.required).count();
        let all = columns.iter().flatten().count();
        if required * 1000 + all > most {
            most = required * 1000 + all;
            best = (Spot { grid: at, header: row, columns }, required);
        }
    }
    best
}

/// Which of two columns of one name is meant cannot be told.
fn once(part: &Part, spot: &Spot, grid: &Grid) -> Result<()> {
    let Some(head) = grid.first_rows().nth(spot.header) else { return Ok(()) };
    for at in spot.columns.iter().flatten() {
        let name = head.get(*at).unwrap_or_default();
        if head.iter().filter(|cell| plain(cell) == plain(name)).nth(1).is_some() {
            return Err(Error::input(
                Place::file(&grid.place).column(name.trim()),
                format!("the column {} stands twice in the header", name.trim()),
                "keep one, and give the other its own name",
            ));
        }
    }
    debug_assert_eq!(spot.columns.len(), part.columns.len());
    Ok(())
}

fn lacks(place: &str, table: &Table, layout: &Layout, column: &LayoutColumn, head: Option<&StringRecord>) -> Error {
    let name = column.names.first().map_or(column.field.as_str(), String::as_str);
    let header: Vec<&str> = head.iter().flat_map(|head| head.iter()).map(str::trim).filter(|cell| !cell.is_empty()).collect();
    let help = match closest(name, &header) {
        _ if table.layouts.is_empty() => "name a file with the columns of schemas/reference".to_string(),
        Some(near) => format!("the closest header is {near:?}; a new name of the column is a word in schemas/layouts"),
        None => format!("it was taken for {}; a new name of the column is a word in schemas/layouts", layout.about),
    };
    Error::input(Place::file(place).column(name), format!("the column {name} of {} is missing", table.name), help)
}

fn named(pattern: Option<&str>, grid: &Grid) -> bool {
    match (pattern, &grid.sheet) {
        (Some(pattern), Some(sheet)) => like(pattern, sheet),
        _ => true,
    }
}

fn column_of(record: &StringRecord, name: &str) -> Option<usize> {
    record.iter().position(|cell| like(name, cell))
}

/// Whether a name is the one meant, without regard to case, blanks, line breaks and punctuation.
fn like(pattern: &str, name: &str) -> bool {
    let parts: Vec<String> = pattern.split('*').map(plain).collect();
    super::return_files::matches(&parts.join("*"), &plain(name))
}

fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

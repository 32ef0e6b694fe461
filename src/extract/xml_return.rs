//! The XML form of a return (`EXPSSDA903`): the same modules as the CSV set, read by the element paths of schemas/return.
//! Where an element stands does not matter, only what holds it; an empty element is null.

use std::collections::BTreeMap;
use std::io::{BufRead, Read};
use std::path::{Path, PathBuf};

use quick_xml::Reader;
use quick_xml::events::Event;

use super::cells::{NullWords, TableBuilder};
use super::return_files::ModuleRows;
use crate::engine::materialise::BATCH_ROWS;
use crate::error::{Error, Place, Result};
use crate::schema::Schemas;
use crate::schema::table::Table;

const ROOT: &str = "EXPSSDA903";
const CHILD: &str = "CHILD";
/// CHILD, HEADER, a block, an item: nothing of the form lies deeper.
const DEEPEST: usize = 16;

#[derive(Debug, Default)]
struct Element {
    name: String,
    text: String,
    inside: Vec<Element>,
}

impl Element {
    /// The elements at a path such as `HEADER/AREVIEW`.
    fn at<'e>(&'e self, path: &str) -> Vec<&'e Element> {
        path.split('/').fold(vec![self], |found, name| {
            found.into_iter().flat_map(|element| element.inside.iter().filter(|inner| inner.name == name)).collect()
        })
    }

    /// The text of the first element at a path, if there is any.
    fn value(&self, path: &str) -> Option<&str> {
        self.at(path).first().map(|element| element.text.as_str()).filter(|text| !text.is_empty())
    }
}

struct Module<'a> {
    table: &'a Table,
    builder: TableBuilder<'a>,
    rows: ModuleRows,
}

/// Reads XML files into every module the form has; a module without rows is delivered and empty.
pub fn read(schemas: &Schemas, nulls: &NullWords, paths: &[PathBuf]) -> Result<BTreeMap<String, ModuleRows>> {
    let names: Vec<String> =
        paths.iter().filter_map(|path| path.file_name()).map(|name| name.to_string_lossy().into_owned()).collect();
    let mut modules: Vec<Module> = schemas
        .modules
        .values()
        .filter(|table| table.xml_row.is_some())
        .map(|table| {
            let given = table.columns.iter().filter(|c| c.channel.as_deref() == Some("xml")).map(|c| c.name.clone()).collect();
            let rows = ModuleRows { file: names.join(", "), batches: Vec::new(), rows: 0, format: "xml", given };
            Module { table, builder: TableBuilder::new(table, nulls), rows }
        })
        .collect();
    for path in paths {
        let file = std::fs::File::open(path).map_err(|e| {
            Error::input(Place::path(path), format!("the file cannot be opened: {}", e.kind()), "check the path and the rights")
        })?;
        read_file(path, std::io::BufReader::new(file), &mut |child| modules.iter_mut().try_for_each(|module| module.add(child)))?;
    }
    let mut found = BTreeMap::new();
    for mut module in modules {
        module.flush()?;
        found.insert(module.table.name.clone(), module.rows);
    }
    Ok(found)
}

impl Module<'_> {
    fn add(&mut self, child: &Element) -> Result<()> {
        let row_path = self.table.xml_row.as_deref().unwrap_or_default();
        for row in child.at(row_path) {
            let filled = |when: &str| row.value(when).is_some_and(|text| text.trim() != "0");
            let wanted = self.table.xml_when.as_deref().is_none_or(|when| when.split('|').any(filled));
            let inner = row_path.contains('/');
            let prefix = format!("{row_path}/");
            let cell = |path: &str| match path.strip_prefix(&prefix) {
                Some(rest) => row.value(rest),
                None => child.value(path),
            };
            let own = |path: &&str| path.starts_with(&prefix) && cell(path).is_some();
            let paths: Vec<&str> = self.table.columns.iter().filter_map(|c| c.xml.as_deref()).collect();
            if !wanted || (inner && !paths.iter().any(own)) {
                continue;
            }
            self.rows.rows += 1;
            let cells = self.table.columns.iter().map(|column| column.xml.as_deref().and_then(cell));
            self.builder.push(self.rows.rows, "", cells);
            if self.builder.rows as usize == BATCH_ROWS {
                self.rows.batches.push(self.builder.finish()?);
                self.builder.rows = 0;
            }
        }
        Ok(())
    }

    fn flush(&mut self) -> Result<()> {
        if self.builder.rows > 0 {
            self.rows.batches.push(self.builder.finish()?);
            self.builder.rows = 0;
        }
        Ok(())
    }
}

/// Walks one file and hands over each CHILD, so that one child at a time is in memory.
fn read_file(path: &Path, source: impl BufRead, each: &mut impl FnMut(&Element) -> Result<()>) -> Result<()> {
    let mut reader = Reader::from_reader(source);
    let mut stack: Vec<Element> = Vec::new();
    let mut buffer = Vec::new();
    let mut rooted = false;
    loop {
        buffer.clear();
        let at = reader.buffer_position();
        let event = reader.read_event_into(&mut buffer).map_err(|_| fault(path, at, "the XML is not well formed"))?;
        match event {
            Event::Start(start) => {
                let name = name_of(start.local_name().as_ref());
                if !rooted && name != ROOT {
                    return Err(fault(path, at, &format!("the root element is {name}, not {ROOT}")));
                }
                rooted = true;
                if stack.len() >= DEEPEST {
                    return Err(fault(path, at, "elements lie deeper than the form allows"));
                }
                stack.push(Element { name, ..Element::default() });
            }
            Event::Empty(empty) => {
                let element = Element { name: name_of(empty.local_name().as_ref()), ..Element::default() };
                if let Some(parent) = stack.last_mut() {
                    parent.inside.push(element);
                }
            }
            Event::Text(text) => {
                let text = text.decode().map_err(|_| fault(path, at, "the text is not UTF-8"))?;
                if let Some(open) = stack.last_mut() {
                    open.text.push_str(&text);
                }
            }
            Event::CData(data) => {
                let text = data.decode().map_err(|_| fault(path, at, "the text is not UTF-8"))?;
                if let Some(open) = stack.last_mut() {
                    open.text.push_str(&text);
                }
            }
            Event::GeneralRef(reference) => {
                let known = match String::from_utf8_lossy(&reference).as_ref() {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "apos" => Some('\''),
                    "quot" => Some('"'),
                    // &#233; and &#xE9; are letters by their number.
                    _ => reference.resolve_char_ref().ok().flatten(),
                };
                let Some(letter) = known else { return Err(fault(path, at, "the XML uses an entity of its own")) };
                if let Some(open) = stack.last_mut() {
                    open.text.push(letter);
                }
            }
            Event::End(_) => {
                let Some(mut done) = stack.pop() else { return Err(fault(path, at, "the XML is not well formed")) };
                if !done.inside.is_empty() {
                    // Between elements stands only layout.
                    done.text.clear();
                }
                if stack.len() == 1 && done.name == CHILD {
                    each(&done)?;
                } else if stack.len() > 1
                    && let Some(parent) = stack.last_mut()
                {
                    parent.inside.push(done);
                }
            }
            Event::Eof if !rooted => return Err(fault(path, at, "the file holds no XML element")),
            Event::Eof if !stack.is_empty() => return Err(fault(path, at, "the XML ends before its elements are closed")),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn name_of(name: &[u8]) -> String {
    String::from_utf8_lossy(name).to_uppercase()
}

/// The line of a byte: what an editor shows. Counted only once something is wrong.
fn line_of(path: &Path, byte: u64) -> Option<u64> {
    let mut before = std::io::BufReader::new(std::fs::File::open(path).ok()?).take(byte);
    let (mut buffer, mut lines) = ([0; 8192], 1);
    loop {
        match before.read(&mut buffer).ok()? {
            0 => return Some(lines),
            read => lines += buffer[..read].iter().filter(|byte| **byte == b'\n').count() as u64,
        }
    }
}

fn fault(path: &Path, byte: u64, message: &str) -> Error {
    let place = match line_of(path, byte) {
        Some(line) => Place::path(path).line(line),
        None => Place::path(path),
    };
    Error::input(
        place,
        format!("{message} (byte {byte})"),
        "a return in XML has the root EXPSSDA903 and one CHILD for each child",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn children(text: &str) -> Result<Vec<(Option<String>, usize)>> {
        let mut found = Vec::new();
        read_file(Path::new("return.xml"), text.as_bytes(), &mut |child| {
            found.push((child.value("HEADER/CHILDID").map(String::from), child.at("EPISODE").len()));
            Ok(())
        })?;
        Ok(found)
    }

    #[test]
    fn reads_children_wherever_their_items_stand() {
        let text = "<EXPSSDA903>\n <CHILD><EPISODE><DECOM>01/04/2025</DECOM></EPISODE><HEADER><MC_DOB/><CHILDID>A &amp; &#x31;</CHILDID></HEADER><EPISODE/></CHILD>\n</EXPSSDA903>";
        assert_eq!(children(text).unwrap(), [(Some("A & 1".to_string()), 2)]);
    }

    #[test]
    fn refuses_what_is_no_return() {
        let deep = format!("<EXPSSDA903>{}", "<a>".repeat(50));
        for bad in [
            "",
            "<CHILDREN/>",
            "<OTHER></OTHER>",
            "<EXPSSDA903><CHILD>",
            "<EXPSSDA903><CHILD></HEADER></CHILD></EXPSSDA903>",
            &deep,
            "<EXPSSDA903>&lol;</EXPSSDA903>",
        ] {
            assert!(children(bad).is_err(), "{bad}");
        }
    }
}

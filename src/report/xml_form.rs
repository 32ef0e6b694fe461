//! The XML form of a return: one element a child in the order and limits of schemas/xml_return.toml, dates dd/mm/yyyy,
//! UTF-8 without a byte order mark. Children without episodes are in it too.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use datafusion::arrow::array::RecordBatch;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::derive::read_parquet;
use crate::engine::fixture::cell_text;
use crate::error::{Error, Result};
use crate::schema::table::Table;
use crate::schema::xml_form::{XmlElement, XmlForm};
use crate::schema::{CollectionYear, Schemas};

/// The rows of a module by child.
struct Rows<'a> {
    table: &'a Table,
    batches: Vec<RecordBatch>,
    of_child: BTreeMap<String, Vec<(usize, usize)>>,
}

impl Rows<'_> {
    fn value(&self, (batch, row): (usize, usize), path: &str) -> Option<String> {
        let column = self.table.columns.iter().find(|column| column.xml.as_deref() == Some(path))?;
        let text = cell_text(self.batches[batch].column_by_name(&column.name)?, row);
        (!text.is_empty()).then_some(text)
    }

    fn row_path(&self) -> &str {
        self.table.xml_row.as_deref().unwrap_or_default()
    }
}

/// Writes the modules of `folder` (Parquet) to one XML file, and says what of the return does not fit the form.
/// Warnings count values and never show one.
pub fn write(schemas: &Schemas, year: CollectionYear, folder: &Path, to: &Path) -> Result<Vec<String>> {
    let form = &schemas.xml_form;
    let (mut modules, mut left_out) = (Vec::new(), Vec::new());
    for table in schemas.modules_of(year) {
        let path = folder.join(format!("{}.parquet", table.name));
        if !path.exists() {
            continue;
        }
        let batches = read_parquet(&path)?;
        if table.xml_row.is_some() {
            modules.push(by_child(table, batches));
        } else if batches.iter().any(|batch| batch.num_rows() > 0) {
            left_out.push(table.spec_name.as_str());
        }
    }
    let file = File::create(to).map_err(|e| Error::io("write", to, e))?;
    let mut page = Page { form, out: Writer::new_with_indent(BufWriter::new(file), b' ', 1), breaches: BTreeMap::new() };
    page.whole(&modules).and_then(|()| page.out.into_inner().flush()).map_err(|e| Error::io("write", to, e))?;
    let mut warnings: Vec<String> = page
        .breaches
        .iter()
        .map(|(breach, count)| format!("XML: {count} {breach}; the form's last known schema refuses them"))
        .collect();
    if year > form.known_until {
        warnings.push(format!(
            "XML: the schema of {year} is not public; the file has the order of the last known one, of returns up to {}",
            form.known_until
        ));
    }
    if !left_out.is_empty() {
        warnings.push(format!("XML: {} have no known element and go as CSV", left_out.join(" and ")));
    }
    Ok(warnings)
}

fn by_child(table: &Table, batches: Vec<RecordBatch>) -> Rows<'_> {
    let mut of_child: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    for (at, batch) in batches.iter().enumerate() {
        let Some(children) = batch.column_by_name("child") else { continue };
        for row in 0..batch.num_rows() {
            let child = cell_text(children, row);
            if !child.is_empty() {
                of_child.entry(child).or_default().push((at, row));
            }
        }
    }
    Rows { table, batches, of_child }
}

type Io = std::io::Result<()>;

struct Page<'a> {
    form: &'a XmlForm,
    out: Writer<BufWriter<File>>,
    /// What breaks a limit, and how often.
    breaches: BTreeMap<String, u64>,
}

impl Page<'_> {
    fn whole(&mut self, modules: &[Rows]) -> Io {
        let form = self.form;
        self.out.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        self.open(&form.root)?;
        let children: BTreeSet<&String> = modules.iter().flat_map(|module| module.of_child.keys()).collect();
        for child in children {
            self.open(&form.child)?;
            self.child(modules, child)?;
            self.close(&form.child)?;
        }
        self.close(&form.root)?;
        self.out.get_mut().write_all(b"\n")
    }

    /// The elements of one child: those of one parent stand together in the form, and a parent with rows of its own
    /// stands once for each row.
    fn child(&mut self, modules: &[Rows], child: &str) -> Io {
        let form = self.form;
        let mut open: Option<&str> = None;
        for group in form.elements.chunk_by(|a, b| a.parts().0 == b.parts().0) {
            let parent = group.first().map_or("", |element| element.parts().0);
            let (outer, inner) = parent.split_once('/').map_or((parent, None), |(outer, inner)| (outer, Some(inner)));
            let once = inner.is_none() && form.elements.iter().any(|e| e.parts().0.starts_with(&format!("{outer}/")));
            if let Some(other) = open.filter(|open| *open != outer) {
                self.close(other)?;
                open = None;
            }
            if (once || inner.is_some()) && open.is_none() {
                self.open(outer)?;
                open = Some(outer);
            }
            let of_parent = modules.iter().filter(|module| module.row_path() == parent);
            if once {
                for element in group {
                    let value = of_parent
                        .clone()
                        .find_map(|module| module.of_child.get(child)?.iter().find_map(|row| module.value(*row, &element.path)));
                    self.leaf(element, value)?;
                }
                continue;
            }
            let name = inner.unwrap_or(outer);
            let mut count = 0;
            for module in of_parent {
                for row in module.of_child.get(child).into_iter().flatten() {
                    count += 1;
                    self.open(name)?;
                    for element in group {
                        self.leaf(element, module.value(*row, &element.path))?;
                    }
                    self.close(name)?;
                }
            }
            if let Some(most) = form.most.get(parent).filter(|most| count > **most) {
                self.breach(format!("children with more than {most} {parent}"));
            }
        }
        open.map_or(Ok(()), |open| self.close(open))
    }

    fn leaf(&mut self, element: &XmlElement, value: Option<String>) -> Io {
        let name = element.parts().1;
        let Some(value) = value else {
            if element.always {
                self.out.write_event(Event::Empty(BytesStart::new(name)))?;
            }
            return Ok(());
        };
        let length = value.chars().count();
        if length < element.least || element.most.is_some_and(|most| length > most) {
            let limit = match (element.least, element.most) {
                (least, Some(most)) if least == most => format!("exactly {most}"),
                (least, Some(most)) => format!("{least} to {most}"),
                (least, None) => format!("at least {least}"),
            };
            self.breach(format!("values of {} that are not of {limit} characters", element.path));
        }
        if !value.is_ascii() {
            self.breach(format!("values of {} with letters beyond ASCII", element.path));
        }
        self.open_text(name, &value)
    }

    fn open_text(&mut self, name: &str, value: &str) -> Io {
        self.out.create_element(name).write_text_content(BytesText::new(value)).map(|_| ())
    }

    fn open(&mut self, name: &str) -> Io {
        self.out.write_event(Event::Start(BytesStart::new(name)))
    }

    fn close(&mut self, name: &str) -> Io {
        self.out.write_event(Event::End(BytesEnd::new(name)))
    }

    fn breach(&mut self, what: String) {
        *self.breaches.entry(what).or_insert(0) += 1;
    }
}

//! The forms of a return that people hand in: the CSV set and the XML, and a zip of each. The zips carry no clock, so the
//! same return gives the same bytes.

use std::fs::File;
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::xml_form;
use crate::error::{Error, Result};
use crate::schema::{CollectionYear, Schemas};

/// Beside the Parquet and `csv/` of a return folder: `xml/ssda903.xml`, `ssda903-csv.zip` and `ssda903-xml.zip`.
/// Hands back what does not fit the XML form.
pub fn write(schemas: &Schemas, year: CollectionYear, folder: &Path) -> Result<Vec<String>> {
    let xml = folder.join("xml");
    std::fs::create_dir_all(&xml).map_err(|e| Error::io("create", &xml, e))?;
    let warnings = xml_form::write(schemas, year, folder, &xml.join("ssda903.xml"))?;
    for form in ["csv", "xml"] {
        zip_folder(&folder.join(form), &folder.join(format!("ssda903-{form}.zip")))?;
    }
    Ok(warnings)
}

fn zip_folder(folder: &Path, to: &Path) -> Result<()> {
    let listed = std::fs::read_dir(folder).map_err(|e| Error::io("read", folder, e))?;
    let mut files: Vec<PathBuf> = listed.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    files.sort();
    let fault = |e: zip::result::ZipError| Error::io("write", to, std::io::Error::other(e));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o600);
    let mut writer = ZipWriter::new(File::create(to).map_err(|e| Error::io("write", to, e))?);
    for path in files {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        writer.start_file(name, options).map_err(fault)?;
        let mut file = File::open(&path).map_err(|e| Error::io("read", &path, e))?;
        std::io::copy(&mut file, &mut writer).map_err(|e| Error::io("write", to, e))?;
    }
    writer.finish().map_err(fault)?;
    Ok(())
}

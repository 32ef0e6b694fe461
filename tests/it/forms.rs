//! The forms of a derived return that people hand in, read back; and the return of each year in that year's form.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::Path;

use return903::extract::cells::NullWords;
use return903::extract::return_files;
use return903::home::Home;
use return903::report::csv_set;
use return903::schema::{CollectionYear, Schemas};

use crate::support::{Go, ROOT, Ran, return903, synth};

fn derive(folder: &Path, year: &str, to: &str) -> Ran {
    let mut command = return903();
    command.args(["derive", "--year", year, "--authority", "E10000011", "--export"]).arg(folder.join("export"));
    command.arg("--out").arg(folder.join(to)).go().code(0)
}

#[test]
fn xml_csv_and_zips_read_back_as_the_same_return() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    synth(folder, 80, 5, &["--year", "2022-23"]);
    let ran = derive(folder, "2022-23", "made");
    assert!(!ran.err.contains("XML"), "the schema up to 2022-23 is known and nothing is left out: {}", ran.err);
    let home = Home::Folder(ROOT.into());
    let (schemas, nulls) = (Schemas::load(&home).unwrap(), NullWords::load(&home).unwrap());
    let made = folder.join("made");
    for (form, paths) in [("xml", made.join("return/xml/ssda903.xml")), ("csv", made.join("csv"))] {
        let read = return_files::read(&schemas, &nulls, &[paths]).unwrap();
        assert!(read.quarantined.is_empty() && read.modules.len() >= 10, "{form}: {}", read.modules.len());
        for (name, module) in &read.modules {
            let again = folder.join("again.csv");
            csv_set::write_module(&again, &schemas.modules[name], &module.batches).unwrap();
            // Reading takes all text in capitals; only unknown parts of a date are written small.
            let wanted = fs::read_to_string(made.join(format!("csv/{name}.csv"))).unwrap().replace("zz", "ZZ");
            assert_eq!(fs::read_to_string(&again).unwrap(), wanted, "{name} from {form}");
        }
    }
    for form in ["csv", "xml"] {
        let mut zip = zip::ZipArchive::new(fs::File::open(made.join(format!("return/ssda903-{form}.zip"))).unwrap()).unwrap();
        let beside = if form == "csv" { made.join("csv") } else { made.join("return/xml") };
        assert_eq!(zip.len(), fs::read_dir(&beside).unwrap().count());
        for at in 0..zip.len() {
            let mut file = zip.by_index(at).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            assert_eq!(bytes, fs::read(beside.join(file.name())).unwrap(), "{}", file.name());
        }
    }
    let text = fs::read_to_string(made.join("return/xml/ssda903.xml")).unwrap();
    assert!(text.is_ascii() && text.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
    // DEC and REC stand even when they are empty, and a child without an episode would still be there.
    let episodes = text.matches("<EPISODE>").count();
    assert_eq!(text.matches("<DEC").count() - text.matches("<DECOM").count(), episodes);
    assert_eq!(text.matches("<CHILD>").count(), fs::read_to_string(made.join("csv/header.csv")).unwrap().lines().count() - 1);
}

#[test]
fn the_same_histories_take_the_form_of_each_year() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    synth(folder, 120, 9, &["--year", "2026-27"]);
    let schemas = Schemas::load(&Home::Folder(ROOT.into())).unwrap();
    for year in ["2022-23", "2023-24", "2024-25", "2025-26", "2026-27"] {
        let out = format!("made-{year}");
        let ran = derive(folder, year, &out);
        let collection: CollectionYear = year.parse().unwrap();
        let modules: BTreeSet<String> = schemas.modules_of(collection).map(|module| format!("{}.csv", module.name)).collect();
        let made: BTreeSet<String> = fs::read_dir(folder.join(&out).join("csv"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        assert_eq!(made, modules, "{year}");
        assert_eq!(ran.err.contains("the schema of"), year != "2022-23", "{year}: {}", ran.err);
        for module in schemas.modules_of(collection) {
            let text = fs::read_to_string(folder.join(&out).join(format!("csv/{}.csv", module.name))).unwrap();
            let columns: Vec<_> = module.columns.iter().filter(|column| column.in_csv()).collect();
            let header = columns.iter().map(|column| column.name.to_uppercase()).collect::<Vec<_>>().join(",");
            assert_eq!(text.lines().next(), Some(header.as_str()), "{year} {}", module.name);
            for (at, column) in columns.iter().enumerate() {
                // A pupil number is itself, or a code for having none.
                let Some(set) = column.codes.as_ref().filter(|set| *set != "upn_unknown") else { continue };
                let codes = &schemas.codes[set].codes;
                for line in text.lines().skip(1) {
                    let cell = line.split(',').nth(at).unwrap();
                    let valid = codes.iter().any(|code| code.code == cell && code.valid_in(collection));
                    assert!(cell.is_empty() || valid, "{year} {} {}: {cell} is no code of the year", module.name, column.name);
                }
            }
            // The rest is recorded for the last year of the export only.
            let always = ["header", "episodes", "reviews", "oc2"].contains(&module.name.as_str());
            assert!(text.lines().count() > 1 || !always, "{year}: {} is empty", module.name);
        }
    }
}

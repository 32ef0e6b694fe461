//! Reference lists from outside: each known form into the columns of schemas/reference, and every fault told.

use std::fs;
use std::path::{Path, PathBuf};

use return903::dates;
use return903::derive::{read_parquet, text};
use return903::extract::list;
use return903::home::Home;
use return903::schema::Schemas;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use tempfile::TempDir;

use crate::support::{BASE, EXPORT_PIPELINE, Go, ROOT, Ran, Trial, copy, return903, write};

/// A workbook. `=` before a cell makes it a number, `@` a date.
fn book(path: &Path, sheets: &[(&str, &[&[&str]])]) {
    let mut book = Workbook::new();
    let dated = Format::new().set_num_format("dd/mm/yyyy");
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let (row, column) = (row as u32, column as u16);
                if let Some(number) = cell.strip_prefix('=') {
                    sheet.write_number(row, column, number.parse::<f64>().unwrap()).unwrap();
                } else if let Some(date) = cell.strip_prefix('@') {
                    let date = ExcelDateTime::parse_from_str(date).unwrap();
                    sheet.write_datetime_with_format(row, column, &date, &dated).unwrap();
                } else if !cell.is_empty() {
                    sheet.write_string(row, column, *cell).unwrap();
                }
            }
        }
    }
    book.save(path).unwrap();
}

struct Lists {
    folder: TempDir,
}

impl Lists {
    fn new() -> Lists {
        Lists { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn book(&self, name: &str, sheets: &[(&str, &[&[&str]])]) -> PathBuf {
        book(&self.path(name), sheets);
        self.path(name)
    }

    fn text(&self, name: &str, text: &str) -> PathBuf {
        write(&self.path(name), text);
        self.path(name)
    }

    /// Children's homes as one sheet, under title rows and beside a cover.
    fn homes(&self) -> PathBuf {
        self.book(
            "homes.xlsx",
            &[
                ("Cover", &[&["Children's homes as at 31 March"], &["Published by Ofsted"]]),
                (
                    "Provider information",
                    &[
                        &["Children's homes in England"],
                        &[],
                        &[
                            "urn ",
                            "PROVIDER code",
                            "Provider  Placement Code",
                            "Closed Date",
                            "Setting postcode",
                            "Local authority",
                        ],
                        &["=1234567", "K2", "PR1/PR4", "@2024-06-30", "tn38 9rt", "East Sussex"],
                        &["SC123456", "K1 / K2", "PR4", "", "BN27 3QY", "East Sussex"],
                        &[],
                        &["=2601003", "k2", "PR4", "=44561", "", ""],
                    ],
                ),
            ],
        )
    }

    fn social_care(&self) -> PathBuf {
        self.book(
            "social.xlsx",
            &[
                (
                    "Current",
                    &[
                        &["URN", "Placement code", "Placement provider code", "Postcode", "Local authority"],
                        &["1000001.0", "U4,U5", "PR1, PR3", "BN1 1AA", "Brighton and Hove"],
                        &["", "U6", "PR3", "BN1 1AB", "Brighton and Hove"],
                        &["=1000002", "U1/U2", "PR1", "", ""],
                    ],
                ),
                (
                    "Closed",
                    &[
                        &[
                            "URN",
                            "Placement code",
                            "Placement provider code",
                            "Deregistration date",
                            "Postcode",
                            "Local authority",
                        ],
                        &["=1000003", "U6", "PR3", "31/12/2023", "BN1 1AC", "Brighton and Hove"],
                        &["NULL", "U6", "PR3", "@2023-12-31", "", ""],
                    ],
                ),
            ],
        )
    }
}

fn import(list: &str, files: &[&Path], out: &Path) -> Ran {
    let mut command = return903();
    command.args(["reference", "import", list]).args(files).arg("--out").arg(out);
    command.go()
}

/// The rows of a list, cells between bars, dates as yyyy-mm-dd.
fn rows(path: &Path) -> Vec<String> {
    let cell = |batch: &datafusion::arrow::array::RecordBatch, name: &str, at: usize| {
        if name != "reg_end" {
            let typed = || return903::derive::number(batch, name, at).map(|number| number.to_string());
            return text(batch, name, at).or_else(typed).unwrap_or_default();
        }
        use datafusion::arrow::array::{Array, AsArray};
        let days = batch.column_by_name(name).unwrap().as_primitive::<datafusion::arrow::datatypes::Date32Type>();
        if days.is_valid(at) { dates::iso(days.value(at)) } else { String::new() }
    };
    let mut found = Vec::new();
    for batch in read_parquet(path).unwrap() {
        let names: Vec<String> = batch.schema().fields().iter().map(|field| field.name().clone()).collect();
        for at in 0..batch.num_rows() {
            found.push(names.iter().map(|name| cell(&batch, name, at)).collect::<Vec<_>>().join("|"));
        }
    }
    found
}

const HOMES: [&str; 3] = [
    "1234567|K2|PR1,PR4|2024-06-30|TN389RT|East Sussex|childrens_homes",
    "2601003|K2|PR4|2021-12-31|||childrens_homes",
    "SC123456|K1/K2|PR4||BN273QY|East Sussex|childrens_homes",
];
const SOCIAL_CARE: [&str; 3] = [
    "1000001|U4,U5|PR1,PR3||BN11AA|Brighton and Hove|social_care",
    "1000002|U1/U2|PR1||||social_care",
    "1000003|U6|PR3|2023-12-31|BN11AC|Brighton and Hove|social_care",
];

#[test]
fn childrens_homes_in_one_sheet() {
    let lists = Lists::new();
    let out = lists.path("out");
    let ran = import("providers", &[&lists.homes()], &out).code(0).says("homes.xlsx (childrens_homes): 3 rows, 3 kept");
    assert_eq!(ran.out.trim_end(), format!("{:<22} {:>8}  {}", "providers", 3, out.join("providers.parquet").display()));
    assert!(ran.err.contains("warning: the list of providers holds only half of them"), "{}", ran.err);
    assert_eq!(rows(&out.join("providers.parquet")), HOMES);
}

#[test]
fn childrens_homes_in_two_sheets() {
    let lists = Lists::new();
    let path = lists.book(
        "homes.xlsx",
        &[
            (
                "Address Details",
                &[
                    &["Addresses of settings"],
                    &["URN", "Setting postcode", "Local authority"],
                    &["=2601003", "bn27 3qy", "East Sussex"],
                    &["1234567", "TN38 9RT", "East Sussex"],
                ],
            ),
            (
                "Settings and Inspection Info",
                &[
                    &["URN", "Provider Code", "Provider Placement Code", "Closed Date"],
                    &["=1234567", "K2", "PR1/PR4", "@2024-06-30"],
                    &["=2601003", "K2", "PR4", ""],
                    &["=2601004", "K2", "PR4", ""],
                ],
            ),
        ],
    );
    import("providers", &[&path], &lists.path("p.parquet")).code(0).says("(childrens_homes_two_sheets): 3 rows");
    assert_eq!(
        rows(&lists.path("p.parquet")),
        [
            "1234567|K2|PR1,PR4|2024-06-30|TN389RT|East Sussex|childrens_homes",
            "2601003|K2|PR4||BN273QY|East Sussex|childrens_homes",
            "2601004|K2|PR4||||childrens_homes",
        ]
    );
}

#[test]
fn social_care_providers() {
    let lists = Lists::new();
    let ran = import("providers", &[&lists.social_care()], &lists.path("p.parquet")).code(0);
    let ran =
        ran.says("social.xlsx (social_care): 3 rows, 3 kept").says("sheet \"Current\": 2 rows").says("sheet \"Closed\": 1 rows");
    assert_eq!(ran.err.matches("1 rows without urn left out").count(), 2, "{}", ran.err);
    assert_eq!(rows(&lists.path("p.parquet")), SOCIAL_CARE);
}

#[test]
fn combined_list_with_supported_accommodation() {
    let lists = Lists::new();
    let first: &[&[&str]] = &[
        &["urn", "placement code", "placement provider code", "closed date", "postcode", "local authority"],
        &["=1234567", "K2", "PR1/PR4", "@2024-06-30", "TN38 9RT", "East Sussex"],
        &["=1000002", "U1", "PR1", "", "", ""],
    ];
    let second: &[&[&str]] =
        &[&["URN", "Closed Date", "Postcode"], &["=3000001", "", "BN1 1AA"], &["=3000002", "01/02/2025", ""]];
    let path = lists.book("all.xlsx", &[("List", first), ("Supported accommodation", second)]);
    let ran = import("providers", &[&path], &lists.path("p.parquet")).code(0).says("all.xlsx (combined): 4 rows, 4 kept");
    assert!(!ran.err.contains("warning"), "a combined list is whole: {}", ran.err);
    let wanted = [
        "1000002|U1|PR1||||combined",
        "1234567|K2|PR1,PR4|2024-06-30|TN389RT|East Sussex|combined",
        "3000001|K3|PR4||BN11AA||supported_accommodation",
        "3000002|K3|PR4|2025-02-01|||supported_accommodation",
    ];
    assert_eq!(rows(&lists.path("p.parquet")), wanted);
    // Without the second sheet, and with provider codes of its own.
    let path = lists.book("one.xlsx", &[("List", first)]);
    import("providers", &[&path], &lists.path("p.parquet")).code(0).says("1 further sheet of this form is not there");
    assert_eq!(rows(&lists.path("p.parquet")), wanted[..2]);
    let coded: &[&[&str]] = &[&["URN", "Placement provider code", "Closed Date"], &["=3000001", "PR3/PR4", ""]];
    let path = lists.book("coded.xlsx", &[("List", first), ("SA", coded)]);
    import("providers", &[&path], &lists.path("p.parquet")).code(0);
    assert_eq!(rows(&lists.path("p.parquet"))[2], "3000001|K3|PR3,PR4||||supported_accommodation");
}

/// Both lists are one register; the order of the files and a second time make no other bytes.
#[test]
fn two_lists_make_one_register() {
    let lists = Lists::new();
    let (homes, social) = (lists.homes(), lists.social_care());
    let ran = import("providers", &[&homes, &social], &lists.path("a.parquet")).code(0);
    assert!(!ran.err.contains("warning"), "{}", ran.err);
    import("providers", &[&social, &homes], &lists.path("b.parquet")).code(0);
    assert_eq!(fs::read(lists.path("a.parquet")).unwrap(), fs::read(lists.path("b.parquet")).unwrap());
    let mut all: Vec<&str> = HOMES.iter().chain(&SOCIAL_CARE).copied().collect();
    all.sort_unstable();
    assert_eq!(rows(&lists.path("a.parquet")), all);
    // What was imported can be imported again.
    import("providers", &[&lists.path("a.parquet")], &lists.path("c.parquet")).code(0);
    assert_eq!(fs::read(lists.path("a.parquet")).unwrap(), fs::read(lists.path("c.parquet")).unwrap());
    let left: Vec<_> = fs::read_dir(lists.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 5, "nothing unfinished is left: {left:?}");
}

#[test]
fn lists_as_csv() {
    let lists = Lists::new();
    let plain = "URN,place_codes,PROVIDER_CODES,reg_end,postcode\n1234567.0,k2,pr1,30/06/2024,tn38 9rt\n";
    import("providers", &[&lists.text("plain.csv", plain)], &lists.path("p.parquet")).code(0).says("plain.csv (plain): 1 rows");
    assert_eq!(rows(&lists.path("p.parquet")), ["1234567|K2|PR1|2024-06-30|TN389RT||"]);
    let homes =
        "Children's homes,,\n\nURN,Provider code,Provider placement code,Closed date\n1234567,K2,PR1/PR4,2024-06-30\n,,,\n";
    let ran = import("providers", &[&lists.text("homes.csv", homes)], &lists.path("p.parquet"));
    ran.code(0).says("homes.csv (childrens_homes): 1 rows");
    assert_eq!(rows(&lists.path("p.parquet")), ["1234567|K2|PR1,PR4|2024-06-30|||childrens_homes"]);
    let current = "URN,Placement code,Placement provider code\n1000001,U4,PR1\n,U4,PR1\n";
    let ran = import("providers", &[&lists.text("current.csv", current)], &lists.path("p.parquet"));
    ran.code(0).says("current.csv (social_care): 1 rows").says("1 rows without urn left out");
    assert_eq!(rows(&lists.path("p.parquet")), ["1000001|U4|PR1||||social_care"]);
}

/// A home with one rule more: an Ofsted number that the register does not have.
fn home_with_a_rule() -> TempDir {
    let home = tempfile::tempdir().unwrap();
    for name in ["schemas", "sql", "data/reference"] {
        copy(&Path::new(ROOT).join(name), &home.path().join(name));
    }
    write(
        &home.path().join("sql/rules/LA08.sql"),
        "-- rule: LA08\n-- title: Not in the register\n-- fix: Check the number\n-- since: 2022-23\n-- needs: episodes, providers\n\
         -- reports: episodes\n-- fields: URN\n-- severity: error\n-- judged: any_day\n\
         select e.row_number as episodes_row\nfrom episodes e\nwhere e.urn is not null\n  \
         and not exists (select 1 from providers p where p.urn = e.urn)\n",
    );
    home
}

const EPISODES: &str = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n\
    A1,01/05/2025,S,C2,N1,K2,PR1,01/09/2025,X1,CARPL,,,1234567\n\
    A1,01/09/2025,P,C2,N1,K2,PR1,,,,,,7654321\n";

/// The register as its publisher made it, as an import, as plain CSV: one rule, one answer.
#[test]
fn validate_reads_the_register_in_every_form() {
    let (lists, home) = (Lists::new(), home_with_a_rule());
    let episodes = lists.text("episodes.csv", EPISODES);
    let validate = |providers: &[&Path]| {
        let mut command = return903();
        command.args(["validate", "--year", "2025-26", "--rules", "LA08", "--home"]).arg(home.path());
        command.arg("--current").arg(&episodes);
        if !providers.is_empty() {
            command.arg("--providers").args(providers);
        }
        command.go()
    };
    validate(&[]).code(0).says("1 not run: providers not delivered");
    let (homes, social) = (lists.homes(), lists.social_care());
    import("providers", &[&homes, &social], &lists.path("register.parquet")).code(0);
    let plain = lists.text("plain.csv", "urn,place_codes,provider_codes\n1234567,K2,PR1\n");
    let register = lists.path("register.parquet");
    for given in [vec![homes.as_path(), &social], vec![&register], vec![&plain]] {
        let ran = validate(&given).code(4).says("1 findings of 1 rules");
        assert!(ran.out.starts_with("LA08             1  "), "{}", ran.out);
        assert!(!ran.err.contains("warning"), "{}", ran.err);
    }
    validate(&[&homes]).code(4).says("warning: the list of providers holds only half of them");
    validate(&[&lists.path("nowhere.xlsx")]).code(3).says("the file cannot be opened").says("nowhere.xlsx");
}

/// The same through a pipeline file; another register makes another run.
#[test]
fn a_pipeline_reads_the_register() {
    let (trial, home) = (Trial::fresh(EXPORT_PIPELINE), home_with_a_rule());
    trial.pipeline(&EXPORT_PIPELINE.replace("[publish]", "[reference]\nproviders = \"homes.xlsx\"\n\n[publish]"));
    book(
        &trial.path("homes.xlsx"),
        &[("Provider information", &[&["URN", "Provider Code", "Provider Placement Code"], &["=1234567", "K2", "PR1"]])],
    );
    let ran = trial.command("run").arg("--home").arg(home.path()).go().code(0).says("holds only half of them");
    assert!(ran.out.contains("LA08 "), "{}", ran.out);
    let key = trial.keys();
    book(
        &trial.path("homes.xlsx"),
        &[("Provider information", &[&["URN", "Provider Code", "Provider Placement Code"], &["=1234568", "K2", "PR1"]])],
    );
    assert_ne!(key, trial.keys(), "the register is an input");
}

#[test]
fn districts_of_several_years() {
    let lists = Lists::new();
    let old = lists.text(
        "2021.csv",
        "ltla_code,ltla_name,utla_code,utla_name\nE07000163,Craven,E10000023,North Yorkshire\nE06000001,Old name,E06000001,Old name\n",
    );
    let new = lists.text(
        "2023.csv",
        "\u{feff}LTLA23CD,LTLA23NM,LTLA23NMW,UTLA23CD,UTLA23NM,UTLA23NMW,ObjectId\n\
         E06000065,North Yorkshire,,E06000065,North Yorkshire,,1\nE06000001,Hartlepool,,E06000001,Hartlepool,,2\n",
    );
    let ran = import("authorities", &[&old, &new], lists.folder.path()).code(0);
    ran.says("2021.csv (plain): 2 rows, 1 kept").says("2023.csv (plain): 2 rows, 2 kept");
    assert_eq!(
        rows(&lists.path("authority_upper_tier.parquet")),
        [
            "E06000001|Hartlepool|E06000001|Hartlepool",
            "E06000065|North Yorkshire|E06000065|North Yorkshire",
            "E07000163|Craven|E10000023|North Yorkshire",
        ]
    );
    let mut command = return903();
    command.args(["validate", "--year", "2025-26", "--rules", "142", "--current"]).arg(BASE.path("truth"));
    command.arg("--authorities").arg(lists.path("authority_upper_tier.parquet")).go().code(0);
    // The project's own list: what was there in 2021 as it was, and what was made in 2023.
    let own = fs::read_to_string(Path::new(ROOT).join("data/reference/authority_upper_tier.csv")).unwrap();
    for line in ["E07000163,Craven,E10000023,North Yorkshire", "E06000065,North Yorkshire,E06000065,North Yorkshire"] {
        assert!(own.lines().any(|other| other == line), "{line}");
    }
    let mut codes: Vec<&str> = own.lines().skip(1).map(|line| &line[..9]).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), 335, "331 districts of 2021 and four since, each once");
}

#[test]
fn postcodes_of_a_directory() {
    let lists = Lists::new();
    let path = lists.text(
        "onspd.csv",
        "pcds,doterm,oseast1m,osnrth1m,laua\nTN38 9RT,,579000,110000,E07000062\nbn27 3qy,,558000,110000,E07000065\n\
         TN38 9RT,,579000,110000,E07000062\nBN27 3QY,,558001,110000,E07000065\n,,1,1,E07000065\nIM1 1AA,,,,M99999999\n",
    );
    let ran = import("postcodes", &[&path], lists.folder.path()).code(0);
    let ran = ran.says("warning: 1 rows repeat another one of their file").says("warning: 1 rows give a postcode other values");
    ran.says("warning: 1 rows without postcode left out");
    let wanted = ["BN273QY|558000|110000|E07000065", "IM11AA|||M99999999", "TN389RT|579000|110000|E07000062"];
    assert_eq!(rows(&lists.path("postcodes.parquet")), wanted);
    // A later file wins.
    let later = lists.text("later.csv", "postcode,easting,northing,laua\nBN27 3QY,1,2,E07000062\n");
    import("postcodes", &[&lists.path("postcodes.parquet"), &later], &lists.path("p.parquet")).code(0).says("1 rows replaced");
    assert_eq!(rows(&lists.path("p.parquet"))[0], "BN273QY|1|2|E07000062");
}

/// Faults: exit 3, file, sheet, row and column where there are any, and a remedy.
#[test]
fn faults_are_told() {
    let lists = Lists::new();
    let head: &[&str] = &["URN", "Provider Code", "Provider Placement Code", "Closed Date"];
    let homes = fs::read(lists.homes()).unwrap();
    let bad = |name: &str, bytes: &[u8]| {
        write(&lists.path(name), bytes);
        lists.path(name)
    };
    let mut zip_of_something = homes.clone();
    // The parts of a workbook under other names.
    for at in 0..zip_of_something.len() - 8 {
        if &zip_of_something[at..at + 8] == b"workbook" {
            zip_of_something[at] = b'Z';
        }
    }
    let cases: Vec<(PathBuf, &str, &str)> = vec![
        (
            lists.book("other.xlsx", &[("Sales", &[&["day", "amount"], &["=1", "=2"]]), ("Notes", &[])]),
            "no sheet is that of a known list of providers; its sheets are \"Sales\", \"Notes\"",
            "other.xlsx",
        ),
        (
            lists.book(
                "column.xlsx",
                &[("Provider information", &[&["Title"], &["URN", "Provider Code", "Provider Placment Code"]])],
            ),
            "the column Provider Placement Code of providers is missing",
            "column.xlsx, sheet \"Provider information\", column Provider Placement Code\n  help: the closest header is \"Provider Placment Code\"",
        ),
        (
            lists.book("date.xlsx", &[("Provider information", &[&["Title"], head, &["=1", "K2", "PR1", "soon"]])]),
            "unreadable date: \"soon\"",
            "date.xlsx, sheet \"Provider information\", row 3, column reg_end",
        ),
        (
            lists.book("half.xlsx", &[("Settings and Inspection Info", &[head, &["=1", "K2", "PR1", ""]])]),
            "the workbook has no sheet \"Address Details\"",
            "half.xlsx, sheet \"Settings and Inspection Info\"",
        ),
        (
            lists.book(
                "twice.xlsx",
                &[("Provider information", &[&["URN", "Provider Code", "Provider Placement Code", "URN"], &["=1"]])],
            ),
            "the column URN stands twice in the header",
            "twice.xlsx, sheet \"Provider information\", column URN",
        ),
        (lists.book("none.xlsx", &[("Provider information", &[head])]), "there are no rows of providers", "none.xlsx"),
        (lists.book("empty.xlsx", &[("Sheet1", &[])]), "no sheet is that of a known list", "empty.xlsx"),
        (bad("short.xlsx", &homes[..homes.len() / 2]), "the workbook is damaged or not whole", "short.xlsx"),
        (bad("stub.xlsx", &homes[..3]), "the workbook is damaged or not whole", "stub.xlsx"),
        (bad("zip.xlsx", &zip_of_something), "", "zip.xlsx"),
        (bad("text.xlsx", b"URN,x\n1,2\n"), "the file is no workbook, though its name ends in .xlsx", "text.xlsx"),
        (bad("old.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "an Excel workbook of the old kind", "old.xls"),
        (bad("list.pdf", b"%PDF-1.7"), "the file is no CSV, Parquet or .xlsx file", "list.pdf"),
        (bad("page.csv", b"<!DOCTYPE html>"), "the file is no CSV, Parquet or .xlsx file", "page.csv"),
        (bad("short.parquet", b"PAR1"), "the file is no whole Parquet file", "short.parquet"),
        (bad("other.csv", b"day,amount\n1,2\n"), "its columns are those of no known list of providers", "other.csv"),
        (bad("urn.csv", b"URN,Name\n1,2\n"), "its columns are those of no known list of providers", "urn.csv"),
        (bad("void.csv", b""), "the file is empty", "void.csv"),
        (
            bad("date.csv", b"note\nurn,place_codes,provider_codes,reg_end\n1,K2,PR1,\n2,K2,PR1,45000\n"),
            "unreadable date: \"45000\"",
            "date.csv, row 2, column reg_end",
        ),
    ];
    for (path, words, place) in cases {
        let ran = import("providers", &[&path], &lists.path("p.parquet")).code(3);
        assert!(
            ran.err.contains(words) && ran.err.contains(place) && ran.err.contains("help: "),
            "{words}, {place}:\n{}",
            ran.err
        );
        assert!(!lists.path("p.parquet").exists(), "nothing is written");
    }
    import("postcodes", &[&lists.path("other.csv")], &lists.path("p.parquet")).code(3).says("the column postcode of postcodes");
    import("providers", &[&lists.path("nowhere.csv")], &lists.path("p.parquet")).code(3).says("the file cannot be opened");
    import("schools", &[&lists.path("other.csv")], &lists.path("p.parquet")).code(2);
    // The folder it would write to is a file.
    import("providers", &[&lists.path("homes.xlsx")], &lists.path("other.csv").join("deep")).code(1);
}

/// Whatever is wrong with a workbook, it ends in an error or in rows.
#[test]
fn damaged_workbooks_end_in_errors() {
    let lists = Lists::new();
    let whole = fs::read(lists.social_care()).unwrap();
    let schemas = Schemas::load(&Home::Folder(ROOT.into())).unwrap();
    let table = &schemas.reference["providers"];
    let path = lists.path("damaged.xlsx");
    for step in 0..150 {
        let mut bytes = whole.clone();
        let at = step * 7919 % bytes.len();
        match step % 3 {
            0 => bytes.truncate(at),
            1 => bytes[at] ^= 0x55,
            _ => {
                let end = (at + 40).min(bytes.len());
                bytes[at..end].fill(0xFF);
            }
        }
        fs::write(&path, &bytes).unwrap();
        if let Err(error) = list::read(&path, table) {
            assert_eq!(error.exit().code(), 3, "{error} at {at}");
        }
    }
}

/// A column renamed next year is a word in a TOML file.
#[test]
fn a_new_name_needs_no_build() {
    let (lists, home) = (Lists::new(), tempfile::tempdir().unwrap());
    for name in ["schemas", "sql"] {
        copy(&Path::new(ROOT).join(name), &home.path().join(name));
    }
    let path = lists.book(
        "homes.xlsx",
        &[("Homes 2027", &[&["Setting number", "Provider Code", "Provider Placement Code"], &["=1234567", "K2", "PR1"]])],
    );
    let import = || {
        let mut command = return903();
        command.args(["reference", "import", "providers"]).arg(&path).arg("--home").arg(home.path());
        command.arg("--out").arg(lists.path("p.parquet")).go()
    };
    import().code(3);
    let layout = home.path().join("schemas/layouts/childrens_homes.toml");
    let text = fs::read_to_string(&layout).unwrap();
    let renamed = text.replace("\"URN\",", "\"URN\", \"Setting number\",").replace("\"Provider information\"\n", "\"Homes*\"\n");
    write(&layout, &renamed);
    import().code(0);
    assert_eq!(rows(&lists.path("p.parquet")), ["1234567|K2|PR1||||childrens_homes"]);
    write(&layout, renamed.replace("field    = \"urn\"", "field    = \"number\""));
    import().code(2).says("\"number\" is no column of providers").says("schemas/layouts/childrens_homes.toml");
    write(&layout, renamed.replace("names ", "nams "));
    import().code(2).says("unknown field `nams`");
}

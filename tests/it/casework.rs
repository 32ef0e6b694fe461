//! Working on findings: who fixes them, severities and rules of one's own, explanations, first days, next year's rules.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use return903::engine::scope::Library;
use return903::home::Home;
use return903::schema::Schemas;
use tempfile::TempDir;

use crate::support::{Go, ROOT, Ran, return903, write};

/// A return of four children: two reviews of A1 and one of A2 are dated on a weekend, and A3 has no ethnic group.
const HEADER: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB
A1,M,01/02/2012,WBRI,UN5,,
A2,F,01/02/2012,WBRI,UN5,0,
A3,M,01/02/2012,ZZZZ,UN5,,
A4,F,01/02/2012,WBRI,UN5,0,
";
const REVIEWS: &str = "CHILD,DOB,REVIEW,REVIEW_CODE
A1,01/02/2012,06/09/2025,PN1
A1,01/02/2012,07/09/2025,PN1
A2,01/02/2012,06/09/2025,PN1
A4,01/02/2012,05/09/2025,PN1
";
const WEEKEND: &str = "-- rule:     LA01
-- title:    Review is dated on a Saturday or a Sunday
-- fix:      Check the day the review was held and correct its date
-- since:    2022-23
-- needs:    reviews
-- reports:  reviews
-- fields:   REVIEW
-- severity: query
-- judged:   any_day
select v.row_number as reviews_row
from reviews v
where date_part('dow', v.review) in (0, 6)
";
const PIPELINE: &str = "name = \"desk\"
year = \"2025-26\"
authority = \"E10000011\"
state = \"state\"

[source]
kind = \"return\"
files = [\"return\"]

[reference]
allocation = \"allocation.csv\"

[rules]
local = \"rules\"
";

struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new(more: &str) -> Desk {
        let desk = Desk { folder: tempfile::tempdir().unwrap() };
        write(&desk.path("return/header.csv"), HEADER);
        write(&desk.path("return/reviews.csv"), REVIEWS);
        write(&desk.path("rules/LA01.sql"), WEEKEND);
        write(&desk.path("allocation.csv"), "child,team,worker\nA1,=North [1],Worker One\nA3,South,+Worker Two\n");
        write(&desk.path("pipeline.toml"), format!("{PIPELINE}{more}"));
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn run_at(&self, day: &str) -> Ran {
        return903().arg("run").arg(self.path("pipeline.toml")).args(["--as-at", day]).go()
    }

    fn findings_command(&self, name: &str) -> Command {
        let mut command = return903();
        command.arg("findings").arg(name).arg(self.path("pipeline.toml"));
        command
    }

    fn explain(&self, rule: &str, child: &str) -> Ran {
        self.findings_command("explain").args(["--rule", rule, "--child", child, "--text", "held at home, by wish"]).go()
    }

    /// The findings of the newest run of a day, as rows of named cells.
    fn findings(&self, day: &str) -> Vec<Vec<(String, String)>> {
        table(&self.newest_folder(day).join("findings.csv"))
    }

    fn newest_folder(&self, day: &str) -> PathBuf {
        let runs = self.path("state/runs");
        let mut folders: Vec<PathBuf> = fs::read_dir(runs)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.file_name().unwrap().to_string_lossy().starts_with(day))
            .collect();
        folders.sort_by_key(|path| fs::metadata(path.join("run.json")).unwrap().modified().unwrap());
        folders.pop().unwrap()
    }
}

fn table(path: &Path) -> Vec<Vec<(String, String)>> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let header = reader.headers().unwrap().clone();
    let row = |record: csv::StringRecord| header.iter().zip(record.iter()).map(|(a, b)| (a.to_string(), b.to_string())).collect();
    reader.records().map(|record| row(record.unwrap())).collect()
}

/// Some columns of the findings of one rule.
fn of(findings: &[Vec<(String, String)>], rule: &str, columns: &[&str]) -> Vec<Vec<String>> {
    let cell = |row: &[(String, String)], name: &str| row.iter().find(|(column, _)| column == name).unwrap().1.clone();
    let rows = findings.iter().filter(|row| cell(row, "rule") == rule);
    rows.map(|row| columns.iter().map(|name| cell(row, name)).collect()).collect()
}

fn rows(expected: &[&[&str]]) -> Vec<Vec<String>> {
    expected.iter().map(|row| row.iter().map(|cell| (*cell).to_string()).collect()).collect()
}

#[test]
fn a_finding_says_whose_work_it_is_and_where_it_is_mended() {
    let desk = Desk::new("");
    desk.run_at("30/09/2025").code(0);
    let findings = desk.findings("2025-09-30");
    let columns = ["child", "row", "team", "worker", "fix_in", "row_key", "severity", "state", "first_seen"];
    let date = "ssd_cla_reviews.clar_cla_review_date";
    assert_eq!(
        of(&findings, "LA01", &columns),
        rows(&[
            &["A1", "1", "=North [1]", "Worker One", date, "REVIEW=06/09/2025", "query", "open", "30/09/2025"],
            &["A1", "2", "=North [1]", "Worker One", date, "REVIEW=07/09/2025", "query", "open", "30/09/2025"],
            &["A2", "3", "", "", date, "REVIEW=06/09/2025", "query", "open", "30/09/2025"],
        ])
    );
    assert_eq!(of(&findings, "102", &["child"]), rows(&[]));
    let ethnic = of(&findings, "103", &["child", "team", "worker", "fix_in"]);
    assert_eq!(ethnic, rows(&[&["A3", "South", "+Worker Two", "ssd_person.pers_ethnicity"]]));
}

#[test]
fn local_rules_stand_beside_the_others_and_are_named_as_local() {
    let desk = Desk::new("");
    let ran = desk.run_at("30/09/2025").code(0);
    assert!(ran.out.contains("LA01             3  Review is dated on a Saturday or a Sunday"), "{}", ran.out);
    let folder = fs::read_dir(desk.path("state/runs")).unwrap().next().unwrap().unwrap().path();
    let results: serde_json::Value = serde_json::from_slice(&fs::read(folder.join("rules.json")).unwrap()).unwrap();
    let local: Vec<&serde_json::Value> = results.as_array().unwrap().iter().filter(|rule| rule["local"] == true).collect();
    assert_eq!(local.len(), 1);
    assert_eq!((local[0]["code"].as_str(), local[0]["rows"].as_u64()), (Some("LA01"), Some(3)));
    assert!(fs::read_to_string(folder.join("report/report.html")).unwrap().contains("Saturday or a Sunday"));
    // The same from `validate`, and the rule's own fixture through `test`.
    let ran = return903()
        .args(["validate", "--year", "2025-26", "--rules", "LA01", "--current"])
        .arg(desk.path("return"))
        .arg("--local-rules")
        .arg(desk.path("rules"))
        .go()
        .code(4);
    assert_eq!(ran.out, "LA01             3  Review is dated on a Saturday or a Sunday\n");
    let fixture = desk.path("LA01.toml");
    write(
        &fixture,
        "rule = \"LA01\"\nsays = \"weekdays\"\n[[case]]\nname = \"Friday, Saturday\"\nReviews = \"\"\"\n  ! | CHILD | REVIEW\n    | A1 | 05/09/2025\n  ! | A1 | 06/09/2025\n\"\"\"\n",
    );
    return903().arg("test").arg(&fixture).arg("--local-rules").arg(desk.path("rules")).go().code(0);
}

#[test]
fn a_local_rule_may_not_take_a_code_of_the_department() {
    let desk = Desk::new("");
    write(&desk.path("rules/142.sql"), WEEKEND.replace("LA01", "142"));
    desk.run_at("30/09/2025").code(2).says("\"142\" is already the name of sql/rules/142.sql").says("142.sql");
    fs::remove_file(desk.path("rules/142.sql")).unwrap();
    write(&desk.path("rules/LA02.sql"), WEEKEND.replace("LA01", "LA02").replace("reviews v", "reviewz v"));
    desk.run_at("30/09/2025").code(2).says("there is no table \"reviewz\"").says("LA02.sql, line 11");
}

#[test]
fn a_rule_that_fails_is_a_defect_and_never_passed_over() {
    let desk = Desk::new("\n[publish]\nto = \"published\"\n");
    write(
        &desk.path("rules/LA01.sql"),
        WEEKEND.replace("date_part('dow', v.review) in (0, 6)", "1 / (v.row_number - v.row_number) > 0"),
    );
    desk.run_at("30/09/2025").code(1).says("the engine could not run it").says("rules/LA01.sql");
    assert!(!desk.path("published").exists(), "nothing is published");
    let ran = return903()
        .args(["validate", "--year", "2025-26", "--current"])
        .arg(desk.path("return"))
        .arg("--local-rules")
        .arg(desk.path("rules"))
        .go()
        .code(1);
    assert_eq!(ran.out, "", "no count that looks like a result");
}

#[test]
fn severities_can_differ_and_the_gate_follows_them() {
    // Four children without an episode are queries too.
    let gate = "\n[gate]\nmax_queries = 4\n";
    Desk::new(gate).run_at("30/09/2025").code(4).says("queries where 4 are allowed");
    let lower = "\n[rules.severity]\nLA01 = \"information\"\n";
    let desk = Desk::new(&format!("{lower}{gate}"));
    desk.run_at("30/09/2025").code(0);
    assert_eq!(of(&desk.findings("2025-09-30"), "LA01", &["severity"]).concat(), ["information"; 3]);
    Desk::new("\n[rules.severity]\nLA09 = \"query\"\n").run_at("30/09/2025").code(2).says("there is no rule \"LA09\"");
    // By share: two of four children are three findings.
    Desk::new("\n[gate.max_percent]\nLA01 = 50\n").run_at("30/09/2025").code(0);
    let ran = Desk::new("\n[gate.max_percent]\nLA01 = 49\n").run_at("30/09/2025").code(4);
    assert!(ran.err.contains("rule LA01 found 2 of 4 children where 49 % are allowed"), "{}", ran.err);
    Desk::new("\n[gate]\nmax_each = 2\n").run_at("30/09/2025").code(4).says("rule LA01 found 3 where 2 are allowed of any rule");
}

#[test]
fn an_explained_finding_is_outside_the_gate_until_a_value_changes() {
    let desk = Desk::new("\n[gate.max]\nLA01 = 1\n");
    desk.run_at("30/09/2025").code(4).says("rule LA01 found 3 where 1 are allowed");
    desk.explain("LA01", "A1").code(0).says("2 findings explained");
    let ran = desk.run_at("30/09/2025").code(0);
    assert!(ran.out.contains("LA01             3  Review is dated on a Saturday or a Sunday (2 explained)"), "{}", ran.out);
    let states = |day: &str| of(&desk.findings(day), "LA01", &["child", "state", "explanation"]);
    let explained = rows(&[
        &["A1", "explained", "held at home, by wish"],
        &["A1", "explained", "held at home, by wish"],
        &["A2", "open", ""],
    ]);
    assert_eq!(states("2025-09-30"), explained);
    // The rows in another order, and another child's rows: nothing is reopened.
    let shuffled = "CHILD,DOB,REVIEW,REVIEW_CODE\nA4,01/02/2012,05/09/2025,PN2\nA2,01/02/2012,06/09/2025,PN1\nA1,01/02/2012,7/9/2025,PN1\nA1,01/02/2012,06/09/2025,PN1\n";
    write(&desk.path("return/reviews.csv"), shuffled);
    desk.run_at("01/10/2025").code(0);
    assert_eq!(of(&desk.findings("2025-10-01"), "LA01", &["state"]).concat().iter().filter(|s| *s == "explained").count(), 2);
    // A value the rule reads: the child's findings are open again.
    write(&desk.path("return/reviews.csv"), REVIEWS.replace("07/09/2025", "14/09/2025"));
    desk.run_at("02/10/2025").code(4);
    assert_eq!(of(&desk.findings("2025-10-02"), "LA01", &["state"]).concat(), ["open"; 3]);
    // And as it was: explained again.
    write(&desk.path("return/reviews.csv"), REVIEWS);
    desk.run_at("03/10/2025").code(0);
    assert_eq!(states("2025-10-03"), explained);
    // Another year of the same state folder knows nothing of it.
    let text = fs::read_to_string(desk.path("pipeline.toml")).unwrap().replace("2025-26", "2026-27");
    write(&desk.path("pipeline.toml"), text);
    desk.run_at("30/09/2026").code(4);
}

#[test]
fn explanations_come_in_bulk_end_by_themselves_and_go_out_for_the_portal() {
    let desk = Desk::new("");
    desk.run_at("30/09/2025").code(0);
    write(
        &desk.path("why.csv"),
        "rule,child,row,text,who,until\nLA01,A1,2,\"a Sunday, by wish\",Team North,05/10/2025\nLA01,a2,,on a Saturday,,\n",
    );
    desk.findings_command("explain").arg("--from").arg(desk.path("why.csv")).go().code(0).says("2 findings explained");
    let out = desk.findings_command("export").go().code(0).out;
    let expected = ["rule,child,explanation", "LA01,A1,\"a Sunday, by wish\"", "LA01,A2,on a Saturday"];
    // Whether the first still holds depends on today: it ended long ago.
    assert!(expected[2..].iter().all(|line| out.contains(line)) && out.starts_with(expected[0]), "{out}");
    desk.run_at("05/10/2025").code(0);
    let states = |day: &str| of(&desk.findings(day), "LA01", &["row", "state"]);
    assert_eq!(states("2025-10-05"), rows(&[&["1", "open"], &["2", "explained"], &["3", "explained"]]));
    desk.run_at("06/10/2025").code(0);
    assert_eq!(states("2025-10-06"), rows(&[&["1", "open"], &["2", "open"], &["3", "explained"]]));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(desk.path("state/explanations.csv")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    // What fits no finding is told by its row, never by the child's number.
    write(&desk.path("why.csv"), "rule,child,text\nLA01,SECRET99,because\nLA01,A2,because\n");
    let ran = desk.findings_command("explain").arg("--from").arg(desk.path("why.csv")).go().code(3);
    assert!(ran.err.contains("why.csv, row 1") && !ran.err.contains("SECRET99"), "{}", ran.err);
    desk.explain("LA01", "SECRET99").code(2).says("the newest run has no such finding");
}

#[test]
fn the_first_day_of_a_finding_is_kept_from_run_to_run() {
    let desk = Desk::new("");
    desk.run_at("30/09/2025").code(0);
    write(&desk.path("return/reviews.csv"), format!("{REVIEWS}A4,01/02/2012,27/09/2025,PN1\n"));
    desk.run_at("01/10/2025").code(0);
    let days = |day: &str| of(&desk.findings(day), "LA01", &["child", "first_seen"]);
    let expected = rows(&[&["A1", "30/09/2025"], &["A1", "30/09/2025"], &["A2", "30/09/2025"], &["A4", "01/10/2025"]]);
    assert_eq!(days("2025-10-01"), expected);
    // A second run of the day finds everything done; an earlier day sees only what was seen before it.
    desk.run_at("01/10/2025").code(0).says("0 stages made");
    assert_eq!(days("2025-10-01"), expected);
    desk.run_at("29/09/2025").code(0);
    assert_eq!(of(&desk.findings("2025-09-29"), "LA01", &["first_seen"]).concat(), ["29/09/2025"; 4]);
}

#[test]
fn the_workbook_has_a_sheet_a_team_and_takes_no_cell_for_a_formula() {
    use calamine::{Data, Reader, Xlsx, open_workbook};
    let desk = Desk::new("");
    let out = desk.path("findings.xlsx");
    return903()
        .args(["validate", "--year", "2025-26", "--current"])
        .arg(desk.path("return"))
        .arg("--local-rules")
        .arg(desk.path("rules"))
        .arg("--allocation")
        .arg(desk.path("allocation.csv"))
        .arg("--findings")
        .arg(&out)
        .go()
        .code(4);
    // A run writes it too, with the same bytes each time.
    desk.run_at("30/09/2025").code(0);
    let made = desk.newest_folder("2025-09-30").join("findings.xlsx");
    let first = fs::read(&made).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(1100));
    return903().arg("run").arg(desk.path("pipeline.toml")).args(["--as-at", "30/09/2025", "--force"]).go().code(0);
    assert!(fs::read(&made).unwrap() == first, "no clock in the workbook");
    let mut book: Xlsx<_> = open_workbook(&out).unwrap();
    assert_eq!(book.sheet_names(), ["No team", "=North  1", "South"]);
    let sheet = book.worksheet_range("=North  1").unwrap();
    let header: Vec<String> = (0..16).map(|at| sheet.get((0, at)).unwrap().to_string()).collect();
    assert_eq!(header[..6], ["rule", "table", "row", "child", "fields", "title"]);
    let row = (1..).find(|row| sheet.get((*row, 0)).unwrap() == &Data::String("LA01".into())).unwrap();
    assert_eq!(sheet.get((row, 8)), Some(&Data::String("=North [1]".into())));
    assert_eq!(sheet.get((row, 2)), Some(&Data::Float(1.0)));
    assert_eq!(book.worksheet_formula("=North  1").unwrap().used_cells().count(), 0);
    // Frozen header and filter stand in the sheet's own XML.
    let xml = part(&out, "xl/worksheets/sheet2.xml");
    assert!(xml.contains("state=\"frozen\"") && xml.contains("<autoFilter ref=\"A1:P"), "{}", &xml[..500]);
}

/// The text of a part of a workbook.
fn part(path: &Path, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
}

#[test]
fn next_years_rules_show_what_would_newly_fire() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    // Z1 and H5 are codes of 2024-25; from 2025-26 Z1 is Z11 to Z14, and an open episode with a change reason is found (233).
    write(
        &path("now/episodes.csv"),
        "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN
A1,01/05/2024,S,C2,N1,Z1,,,,,AB1 2CD,AB1 2CD,
A2,01/05/2024,S,C2,N1,U6,PR1,,,CARPL,AB1 2CD,AB1 2CD,SC123456
",
    );
    let look = |json: bool| {
        let mut command = return903();
        command.args(["validate", "--year", "2024-25", "--rules-year", "2026-27", "--current"]).arg(path("now"));
        if json {
            command.arg("--json");
        }
        command.args(["--findings"]).arg(path("new.csv")).go()
    };
    let ran = look(false).code(4);
    for line in [
        "146              1  ",
        "233              1  ",
        "code             1  Episodes.PLACE holds Z1, which is withdrawn",
        "code           new  placement: Z11",
        "module     missing  DoLo: CHILD,DOB,DOLO_START,DOLO_END",
        "700        not run  DoLo not delivered (new rule)",
    ] {
        assert!(ran.out.contains(line), "no {line:?} in\n{}", ran.out);
    }
    assert!(!ran.out.contains("A1") && !ran.out.contains("A2"), "counts only");
    // Only what is new is written.
    let found = table(&path("new.csv"));
    assert_eq!(of(&found, "233", &["child", "row"]), rows(&[&["A2", "2"]]));
    let old = return903()
        .args(["validate", "--year", "2024-25", "--current"])
        .arg(path("now"))
        .args(["--findings"])
        .arg(path("old.csv"))
        .go();
    old.code(4);
    for row in table(&path("old.csv")) {
        assert!(!found.iter().any(|new| new[..3] == row[..3]), "{row:?} is not new");
    }
    let lines: Vec<serde_json::Value> = look(true).code(4).out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(lines.iter().any(|line| line["kind"] == "fires" && line["code"] == "233" && line["new_rule"] == true));
    assert!(lines.iter().any(|line| line["kind"] == "code_gone" && line["code"] == "Z1" && line["rows"] == 1));
}

#[test]
fn the_page_of_rules_is_current() {
    let page = return903().args(["rules", "page"]).go().code(0).out;
    let path = Path::new(ROOT).join("docs/rules.md");
    if std::env::var_os("RETURN903_WRITE").is_some() {
        fs::write(&path, &page).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == page, "docs/rules.md is out of date: RETURN903_WRITE=1 cargo test --test it the_page_of_rules");
}

#[test]
fn every_year_has_the_rules_of_the_catalogue() {
    let counts = [("2022-23", 293), ("2023-24", 312), ("2024-25", 305), ("2025-26", 311), ("2026-27", 322), ("2018-19", 293)];
    for (year, count) in counts {
        let ran = return903().args(["rules", "list", "--year", year]).go().code(0);
        assert_eq!(ran.out.lines().count(), count, "{year}");
    }
}

#[test]
fn titles_name_fields_as_people_know_them() {
    let home = Home::Folder(ROOT.into());
    let schemas = Schemas::load(&home).unwrap();
    let fields: BTreeSet<String> =
        schemas.modules.values().flat_map(|table| &table.columns).map(|column| column.name.to_uppercase()).collect();
    let library = Library::load(&home).unwrap();
    for file in library.rules() {
        let rule = file.rule().unwrap();
        let words: Vec<&str> = rule.title.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').collect();
        let shouted: Vec<&&str> = words.iter().filter(|word| word.len() > 1 && fields.contains(**word)).collect();
        assert!(shouted.is_empty(), "{}: {shouted:?} in {:?}", file.path, rule.title);
        assert!(rule.title.chars().count() <= 140 && !rule.title.ends_with('.'), "{}: {:?}", file.path, rule.title);
    }
}

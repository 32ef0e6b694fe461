//! Every prohibition of the SQL conventions, tripped once or more; and neighbours of the forbidden that must pass.

use std::fs;
use std::path::Path;

use return903::engine::sql_file::SqlFile;

use crate::support::{Go, ROOT, copy, return903, told, write};

/// A model `m` over this query; the query begins on line 4.
fn model(query: &str) -> String {
    format!("-- model: m\n-- about: a trial\n-- grain: person_id, row_number\n{query}\n")
}

/// A rule `900` over this query; the query begins on line 9.
fn rule(query: &str) -> String {
    rule_with("", query)
}

/// A rule with more lines of front matter after `judged`.
fn rule_with(more: &str, query: &str) -> String {
    format!(
        "-- rule: 900\n-- title: A trial\n-- fix: Nothing\n-- since: 2022-23\n-- needs: episodes\n-- reports: episodes\n\
         -- fields: DEC\n-- severity: error\n-- judged: any_day\n{more}{query}\n"
    )
}

fn parse(text: &str) -> Result<String, String> {
    let path = if text.starts_with("-- rule") { "sql/rules/900.sql" } else { "sql/derive/m.sql" };
    SqlFile::parse(path, text).map(|file| file.name).map_err(|error| {
        assert_eq!(error.exit().code(), 2, "{error}");
        assert!(error.help().is_some(), "no remedy: {error}");
        told(&error)
    })
}

/// What is forbidden: the query of a model, words of the message, the line of the file.
const FORBIDDEN: &[(&str, &str, u64)] = &[
    // Null in a NOT IN list empties the result.
    ("select p.person_id from p where p.person_id not in (select q.person_id from q)", "NOT IN (SELECT", 4),
    ("select p.person_id from p\nwhere not (p.person_id in (select q.person_id from q))", "NOT over IN (SELECT", 5),
    ("select p.person_id from p\nwhere not p.person_id in (select q.person_id from q)", "IN (SELECT", 5),
    ("select p.person_id from p join q on p.a = q.a\n and p.b not in (select r.b from r)", "NOT IN (SELECT", 5),
    ("select case when p.b not in (select r.b from r) then 1 end as x from p", "NOT IN (SELECT", 4),
    // Without parentheses the engine takes what follows as part of the right side.
    ("select p.a from p where p.a is distinct from p.b", "IS DISTINCT FROM stands without parentheses", 4),
    ("select p.a from p\nwhere p.a is distinct from p.b and p.c = 1", "without parentheses", 5),
    ("select p.a from p\nwhere p.a is not distinct from p.b and p.c = 1", "without parentheses", 5),
    ("select p.a from p where (p.a is distinct from p.b and p.c = 1)", "without parentheses", 4),
    ("select p.a from p\nwhere (p.a is distinct from p.b or p.c = 1)", "without parentheses", 5),
    ("select p.a from p join q on p.a is not distinct from q.a", "without parentheses", 4),
    ("select p.a is distinct from p.b as changed from p", "without parentheses", 4),
    // The clock and chance.
    ("select now() as t from p", "now() gives another answer each time", 4),
    ("select p.a,\n  random() as r from p", "random()", 5),
    ("select uuid() as u from p", "uuid()", 4),
    ("select p.a from p where p.d < current_date", "current_date", 4),
    ("select p.a from p where p.d < current_timestamp", "current_timestamp", 4),
    ("select p.a from p where p.d < NOW()", "now()", 4),
    // A new column elsewhere would change this table.
    ("select * from p", "SELECT * in an output", 4),
    ("select p.* from p", "SELECT * in an output", 4),
    ("select x.a from (\n  select * from p) x", "SELECT * in an output", 5),
    // Aggregates that depend on the order of rows.
    ("select array_agg(p.a) as l from p group by p.b", "array_agg() without ORDER BY", 4),
    ("select string_agg(p.a, ',') as l from p group by p.b", "string_agg() without ORDER BY", 4),
    ("select first_value(p.a) as l from p group by p.b", "first_value() without ORDER BY", 4),
    ("select\n  last_value(p.a) as l from p group by p.b", "last_value() without ORDER BY", 5),
    ("select nth_value(p.a, 2) as l from p group by p.b", "nth_value() without ORDER BY", 4),
    // Windows that can tie.
    ("select row_number() over (partition by p.person_id) as n from p", "row_number() over a window without ORDER BY", 4),
    (
        "select row_number() over (partition by p.person_id order by p.d) as n from p",
        "the order of row_number()'s window can tie",
        4,
    ),
    ("select lead(p.d) over (partition by p.person_id order by p.row_number, p.d) as n from p", "lead()'s window can tie", 4),
    ("select lag(p.d) over (order by p.d) as n from p", "lag()'s window can tie", 4),
    ("select ntile(4) over (order by p.d) as n from p", "ntile()'s window can tie", 4),
    ("select first_value(p.d) over (order by p.d) as n from p", "first_value()'s window can tie", 4),
    ("select last_value(p.d) ignore nulls over (order by p.d) as n from p", "last_value()'s window can tie", 4),
    ("select sum(p.n) over (order by p.d rows between 1 preceding and current row) as n from p", "sum()'s window can tie", 4),
    ("select lead(p.d) over w as n from p window w as (order by p.d)", "lead()'s window can tie", 4),
    ("select p.d from p qualify row_number() over (order by p.d) = 1", "row_number()'s window can tie", 4),
    // A CTE is run each time it is named.
    ("with a as (select p.d from p)\nselect x.d from a x join a y on x.d = y.d", "the CTE \"a\" is used more than once", 4),
    // One query a file.
    ("select p.d from p; select p.d from p", "more than one statement", 0),
    ("", "holds no query", 0),
    ("insert into p values (1)", "something other than a query", 0),
    ("create table q as select p.d from p", "something other than a query", 0),
    ("select p.d\nfrom p where p.d = )", "Expected: an expression", 5),
    // Parameters.
    ("select p.d from p where p.d < cast($period_end as date)", "the query uses $period_end but params does not name it", 4),
];

#[test]
fn what_is_forbidden_is_refused() {
    let mut wrong = Vec::new();
    for (query, words, line) in FORBIDDEN {
        match parse(&model(query)) {
            Ok(_) => wrong.push(format!("passed: {query}")),
            Err(told) if !told.contains(words) => wrong.push(format!("{query}\n  other words: {told}")),
            Err(told) if *line > 0 && !told.contains(&format!("line {line}")) => {
                wrong.push(format!("{query}\n  not line {line}: {told}"));
            }
            Err(_) => {}
        }
    }
    assert!(wrong.is_empty(), "{} of {} queries:\n{}", wrong.len(), FORBIDDEN.len(), wrong.join("\n"));
}

/// Neighbours of the forbidden.
const ALLOWED: &[&str] = &[
    "select p.a from p where p.a not in ('X1', 'E11')",
    "select p.a from p where p.a in (select q.a from q)",
    "select p.a from p where not exists (select 1 from q where q.a = p.a)",
    "select p.a from p left anti join q on p.a = q.a",
    "select p.a from p where (p.a is distinct from p.b) and p.c = 1",
    "select p.a from p where ((p.a is distinct from p.b) or (p.c is not distinct from p.d))",
    "select p.a from p join q on (p.a is not distinct from q.a)",
    "select (p.a is distinct from p.b) as changed from p",
    "select count(*) as n from p",
    "select array_agg(p.a order by p.row_number) as l from p group by p.b",
    "select string_agg(p.a, ',' order by p.a) as l from p group by p.b",
    "select first_value(p.a order by p.row_number) as l from p group by p.b",
    "select row_number() over (partition by p.b order by p.d, p.row_number) as n from p",
    "select row_number() over (partition by p.b order by p.d, p.person_id) as n from p",
    "select lead(p.d) over w as n from p window w as (order by p.d, p.source_row desc)",
    "select rank() over (order by p.d) as n from p",
    "select max(p.d) over (partition by p.person_id) as n from p",
    "select sum(p.n) over (order by p.d range between interval '1 year' preceding and current row) as n from p",
    "with a as (select p.d from p), b as (select a.d from a) select b.d from b",
    "with recursive a as (select 1 as n union all select a.n + 1 from a where a.n < 3) select a.n from a",
    "select p.today, p.random from p",
];

#[test]
fn neighbours_of_the_forbidden_pass() {
    for query in ALLOWED {
        parse(&model(query)).unwrap_or_else(|told| panic!("{query}\n{told}"));
    }
}

/// Faults of the front matter: the file, words of the message, the line.
#[test]
fn front_matter_is_strict() {
    let episodes = "select e.row_number as episodes_row from episodes e";
    let with = |from: &str, to: &str| rule(episodes).replace(from, to);
    let cases = [
        ("no front matter", "select 1 as a".to_string(), "does not open with front matter", 1),
        ("a comment above it", format!("-- a free comment\n{}", model("select 1 as a")), "no `-- key: value`", 1),
        ("a comment in it", "-- model: m\n-- just words\nselect 1 as a".into(), "no `-- key: value`", 2),
        ("unknown key", "-- model: m\n-- abut: x\n-- grain: a\nselect 1 as a".into(), "unknown key \"abut\"", 2),
        (
            "a key of another kind",
            model("").replace("-- grain", "-- severity: error\n-- grain") + "select 1 as a",
            "unknown key \"severity\"",
            3,
        ),
        ("a key twice", with("-- fix: Nothing", "-- fix: Nothing\n-- fix: Something"), "\"fix\" stands out of order or twice", 4),
        ("the first key twice", with("-- rule: 900", "-- rule: 900\n-- rule: 901"), "out of order or twice", 2),
        (
            "keys out of order",
            with("-- title: A trial\n-- fix: Nothing", "-- fix: Nothing\n-- title: A trial"),
            "out of order",
            3,
        ),
        ("a key without a value", with("-- fix: Nothing", "-- fix:"), "\"fix\" has no value", 3),
        ("no grain", "-- model: m\n-- about: x\nselect 1 as a".into(), "lacks the key \"grain\"", 1),
        ("no about", "-- model: m\n-- grain: a\nselect 1 as a".into(), "lacks the key \"about\"", 1),
        ("no needs", with("-- needs: episodes\n", ""), "lacks the key \"needs\"", 1),
        ("no fix", with("-- fix: Nothing\n", ""), "lacks the key \"fix\"", 1),
        ("no fields", with("-- fields: DEC\n", ""), "lacks the key \"fields\"", 1),
        ("no reports", with("-- reports: episodes\n", ""), "lacks the key \"reports\"", 1),
        ("another name", with("-- rule: 900", "-- rule: 901"), "front matter says \"901\"", 1),
        ("a long title", with("A trial", &"long ".repeat(29)), "longer than 140 characters", 2),
        ("a severity that is none", with("severity: error", "severity: fatal"), "severity cannot be \"fatal\"", 8),
        ("a time that is none", with("judged: any_day", "judged: never"), "judged cannot be \"never\"", 9),
        ("a year that is none", with("since: 2022-23", "since: 2022"), "is not a collection year", 4),
        ("the last year first", with("-- needs", "-- until: 2021-22\n-- needs"), "the last year is before the first", 5),
        ("needs that cannot be read", with("needs: episodes", "needs: episodes and header"), "is no table, choice or column", 5),
        (
            "a parameter not used",
            rule_with("-- params: as_at\n", episodes),
            "params names \"as_at\" but the query does not use it",
            0,
        ),
    ];
    for (name, text, words, line) in cases {
        let told = parse(&text).expect_err(name);
        assert!(told.contains(words), "{name}: {told}");
        assert!(line == 0 || told.contains(&format!("line {line}")), "{name}, not line {line}: {told}");
    }
    parse(&rule(episodes)).unwrap();
    parse(&rule_with("-- departs: The Department's coding was chosen\n", episodes)).unwrap();
}

/// A model fits on a screen of 60 lines of 120 columns, or says why not; one that fits says nothing.
#[test]
fn a_long_model_says_why() {
    let of = |columns: usize, more: &str| {
        let wide: Vec<String> = (0..columns).map(|at| format!("  p.column_{at}")).collect();
        let query = format!("select\n{}\nfrom p", wide.join(",\n"));
        model(&query).replacen("row_number\n", &format!("row_number\n{more}"), 1)
    };
    let long = "-- long: one line a column\n";
    parse(&of(55, "")).unwrap();
    parse(&of(56, long)).unwrap();
    assert!(parse(&of(56, "")).unwrap_err().contains("takes 61 lines of 120 columns"));
    assert!(parse(&of(54, long)).unwrap_err().contains("and it does not"));
    let wide = format!("-- model: m\n-- about: x\n-- grain: a\nselect 1 as a -- {}\n", "x".repeat(7_000));
    assert!(parse(&wide).unwrap_err().contains("more than a screen"));
}

/// A home with the project's schemas and these SQL files alone; what `check` says of it.
fn check(files: &[(&str, String)]) -> crate::support::Ran {
    let home = tempfile::tempdir().unwrap();
    copy(&Path::new(ROOT).join("schemas"), &home.path().join("schemas"));
    fs::create_dir(home.path().join("sql")).unwrap();
    for (name, text) in files {
        write(&home.path().join(name), text);
    }
    return903().arg("check").arg("--home").arg(home.path()).go()
}

#[track_caller]
fn refused(files: &[(&str, String)], words: &str, place: &str) {
    let ran = check(files).code(2).says(words).says(&format!("  at {place}")).says("  help: ");
    assert_eq!(ran.out, "");
}

const RULE: &str = "sql/rules/900.sql";

#[test]
fn a_sound_home_passes() {
    let named = model("select e.child as person_id, e.row_number from episodes e").replace("model: m", "model: named");
    let over = rule("select n.row_number as episodes_row from named n");
    check(&[("sql/shared/named.sql", named), (RULE, over)]).code(0).says("checked 1 models, 1 rules and 0 indicators");
}

#[test]
fn an_unknown_table_is_named_with_its_line() {
    let query = "select e.row_number as episodes_row\nfrom episdes e";
    refused(&[(RULE, rule(query))], "there is no table \"episdes\"", "sql/rules/900.sql, line 11");
}

#[test]
fn a_rule_cannot_read_a_rule() {
    let other = rule("select r.episodes_row from \"900\" r").replace("rule: 900", "rule: 901");
    let files = [(RULE, rule("select e.row_number as episodes_row from episodes e")), ("sql/rules/901.sql", other)];
    refused(&files, "\"900\" is a rule or an indicator, not a table", "sql/rules/901.sql, line 10");
}

#[test]
fn a_room_does_not_see_another() {
    let cut = model("select e.child as person_id, e.row_number from episodes e").replace("model: m", "model: cut");
    let files = [("sql/benchmark/cut.sql", cut), (RULE, rule("select c.row_number as episodes_row from cut c"))];
    refused(&files, "there is no table \"cut\"", "sql/rules/900.sql, line 10");
}

#[test]
fn an_unknown_parameter_is_named_with_a_near_one() {
    let query = "select e.row_number as episodes_row from episodes e where e.dec > cast($period_edn as date)";
    let ran = check(&[(RULE, rule_with("-- params: period_edn\n", query))]).code(2).says("there is no parameter $period_edn");
    ran.says("sql/rules/900.sql, line 11").says("did you mean $period_end?");
}

#[test]
fn an_unknown_column_is_named_with_its_line() {
    let query = "select e.row_number as episodes_row\nfrom episodes e\nwhere e.decc is null";
    refused(&[(RULE, rule(query))], "decc", "sql/rules/900.sql, line 12");
}

#[test]
fn a_ring_of_models_is_told_in_full() {
    let over = |name: &str, other: &str| {
        model(&format!("select o.person_id, o.row_number from {other} o")).replace("model: m", &format!("model: {name}"))
    };
    let files = [
        ("sql/derive/one.sql", over("one", "two")),
        ("sql/derive/two.sql", over("two", "three")),
        ("sql/derive/three.sql", over("three", "one")),
    ];
    refused(&files, "the models read each other in a ring: one -> two -> three -> one", "sql/derive/one.sql");
}

#[test]
fn two_forms_of_a_rule_in_one_year() {
    let query = "select e.row_number as episodes_row from episodes e";
    let old = rule(query).replace("since: 2022-23", "since: 2022-23\n-- until: 2023-24");
    let new = rule(query).replace("since: 2022-23", "since: 2023-24");
    let files = [("sql/rules/900@2022-23.sql", old.clone()), (RULE, new)];
    refused(&files, "both make \"900\" in 2023-24", "sql/rules/900");
    let later = rule(query).replace("since: 2022-23", "since: 2024-25");
    check(&[("sql/rules/900@2022-23.sql", old), (RULE, later)]).code(0);
}

#[test]
fn two_models_of_one_name_in_a_room() {
    let one = model("select e.child as person_id, e.row_number from episodes e");
    refused(&[("sql/shared/m.sql", one.clone()), ("sql/benchmark/m.sql", one)], "both make \"m\"", "sql/shared/m.sql");
}

/// Comparing or casting text as something else stops the whole query at the first odd cell.
#[test]
fn text_is_cast_by_try_cast_only() {
    let over = |condition: &str| rule(&format!("select e.row_number as episodes_row from episodes e\nwhere {condition}"));
    for (condition, from) in [
        ("cast(e.urn as bigint) = 1", "cast"),
        ("e.urn::bigint = 1", "::"),
        ("e.urn = 1", "a comparison"),
        ("e.urn in (1, 2)", "a list"),
        ("cast(e.home_post as date) is null", "a date"),
        ("e.urn between 1 and 5", "a range"),
        ("e.home_post > cast('2020-01-01' as date)", "a comparison with a date"),
        ("exists (select 1 from episodes f where f.urn = e.row_number)", "a correlated comparison"),
        ("e.row_number in (select f.urn from episodes f)", "a subquery"),
        ("case when e.urn = 1 then true else false end", "inside CASE"),
    ] {
        let ran = check(&[(RULE, over(condition))]).code(2);
        assert!(ran.err.contains("text is cast or compared as another type"), "{from}: {condition}\n{}", ran.err);
        assert!(ran.err.contains("sql/rules/900.sql"), "{from}: {}", ran.err);
    }
    for condition in ["try_cast(e.urn as bigint) = 1", "e.urn = '1'", "e.decom > date '2020-01-01'", "e.row_number = 1"] {
        check(&[(RULE, over(condition))]).code(0);
    }
}

#[test]
fn a_model_cannot_cast_text_either() {
    let query =
        "select p.pers_person_id as person_id, p.row_number, cast(p.pers_legacy_id as bigint) as legacy from ssd_person p";
    refused(&[("sql/derive/m.sql", model(query))], "text is cast or compared as another type", "sql/derive/m.sql");
}

/// The engine refuses EXISTS there, but only when it makes the physical plan.
#[test]
fn exists_in_the_select_list() {
    let query = "select e.child as person_id, e.row_number,\n exists (select 1 from header h where h.child = e.child) as known from episodes e";
    let ran = check(&[("sql/shared/m.sql", model(query))]).code(2);
    assert!(ran.err.contains("sql/shared/m.sql"), "{}", ran.err);
    let query = "select e.child as person_id, e.row_number,\n\
                 case when exists (select 1 from header h where h.child = e.child) then 1 end as known from episodes e";
    check(&[("sql/shared/m.sql", model(query))]).code(2).says("sql/shared/m.sql");
}

#[test]
fn the_columns_of_a_rule_are_those_it_reports() {
    for (query, returned) in [
        ("select e.row_number as row from episodes e", "row"),
        ("select e.row_number as episodes_row, e.child from episodes e", "episodes_row, child"),
        ("select e.row_number as header_row from episodes e", "header_row"),
    ] {
        let words = format!("the query returns {returned} but reports promises episodes_row");
        refused(&[(RULE, rule(query))], &words, "sql/rules/900.sql");
    }
}

#[test]
fn a_grain_that_is_not_returned() {
    refused(
        &[("sql/shared/m.sql", model("select e.child as person_id from episodes e"))],
        "the grain names \"row_number\"",
        "sql/shared/m.sql",
    );
}

/// A rule would run on an empty table and pass.
#[test]
fn a_module_that_is_read_stands_in_needs_or_takes() {
    let query = "select e.row_number as episodes_row from episodes e join header h on h.child = e.child";
    refused(
        &[(RULE, rule(query))],
        "it reads \"header\", itself or through a model, but neither needs nor takes names it",
        "sql/rules/900.sql",
    );
    check(&[(RULE, rule(query).replace("needs: episodes", "needs: episodes, header"))]).code(0);
    check(&[(RULE, rule(query).replace("-- reports", "-- takes: header\n-- reports"))]).code(0);
    let born = model("select h.child as person_id, h.row_number from header h").replace("model: m", "model: born");
    let through = rule("select e.row_number as episodes_row from episodes e join born b on b.person_id = e.child");
    refused(&[("sql/shared/born.sql", born), (RULE, through)], "it reads \"header\"", "sql/rules/900.sql");
    let last = "select e.row_number as episodes_row from episodes e join episodes_last l on l.child = e.child";
    refused(&[(RULE, rule(last))], "it reads \"episodes_last\"", "sql/rules/900.sql");
}

fn indicator(query: &str) -> String {
    format!(
        "-- indicator: trial\n-- name: A trial\n-- family: stock\n-- unit: children\n-- polarity: neutral\n-- reference: none\n\
         -- numerator: Rows\n-- cohort: All\n-- since: 2022-23\n-- needs: episodes\n{query}\n"
    )
}

#[test]
fn an_indicator_has_the_tidy_form() {
    let path = "sql/benchmark/trial.sql";
    let tidy = "select 'trial' as indicator, '2025-26' as period, 'all' as geography, 'all' as breakdown,\n\
                count(*) as numerator, cast(null as bigint) as denominator, cast(count(*) as decimal(18, 1)) as value from episodes e";
    check(&[(path, indicator(tidy))]).code(0);
    refused(&[(path, indicator(&tidy.replace("as denominator", "as divisor")))], "the query returns indicator", path);
    refused(&[(path, indicator(&tidy.replace("as breakdown", "as broken")))], "the grain names \"breakdown\"", path);
    refused(&[(path, indicator(&tidy.replace("decimal(18, 1)", "double")))], "value Float64", path);
    refused(&[(path, indicator(tidy).replace("needs: episodes", "needs: header"))], "it reads \"episodes\"", path);
}

/// A module of the return has the declared columns with their types.
#[test]
fn a_module_has_the_declared_columns() {
    let query = "select p.pers_person_id as child, p.row_number, p.pers_sex as sex, p.pers_dob as dob, p.pers_dob_raw as dob_raw from ssd_person p";
    let file = format!("-- model: header\n-- about: a trial\n-- grain: row_number\n{query}\n");
    refused(
        &[("sql/return/header.sql", file)],
        "the module's column ethnic is not returned",
        "sql/return/header.sql, column ethnic",
    );
}

/// All faults are told, not only the first.
#[test]
fn every_broken_file_is_told() {
    let ran = check(&[
        ("sql/rules/900.sql", rule("select * from episodes e")),
        ("sql/rules/901.sql", rule("select e.row_number as episodes_row from nowhere e").replace("rule: 900", "rule: 901")),
        ("sql/rules/902.sql", rule("select e.child as episodes_row, 1 as x from episodes e").replace("rule: 900", "rule: 902")),
    ]);
    for path in ["sql/rules/900.sql", "sql/rules/901.sql", "sql/rules/902.sql"] {
        assert!(ran.err.contains(path), "{path} is not told:\n{}", ran.err);
    }
    ran.code(2);
}

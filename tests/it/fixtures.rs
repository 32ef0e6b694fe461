//! One test for each fixture file of tests/rules, tests/derive, tests/benchmark and tests/cases; build.rs lists them, so that
//! `cargo test rule_142` runs one of them.

use std::path::Path;
use std::sync::LazyLock;

use return903::engine::fixture::{self, Bench};
use return903::home::Home;

use crate::support::{ROOT, block_on, told};

static BENCH: LazyLock<Bench> =
    LazyLock::new(|| Bench::load(Home::Folder(ROOT.into())).unwrap_or_else(|error| panic!("{}", told(&error))));

fn run(name: &str) {
    let path = Path::new(ROOT).join(name);
    let text = std::fs::read_to_string(&path).unwrap();
    let outcome = block_on(fixture::run(&BENCH, name, &text)).unwrap_or_else(|error| panic!("{}", told(&error)));
    assert!(outcome.cases > 0, "{name} has no case");
    assert!(outcome.failures.is_empty(), "{}", outcome.failures.join("\n"));
}

include!(concat!(env!("OUT_DIR"), "/fixtures.rs"));

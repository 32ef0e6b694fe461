//! The exit codes stand once in the code and once in docs/operations.md.

use std::path::Path;

use return903::exit::Exit;

use crate::support::ROOT;

#[test]
fn the_table_in_the_docs_is_that_of_the_code() {
    let page = std::fs::read_to_string(Path::new(ROOT).join("docs/operations.md")).expect("docs/operations.md");
    let rows: Vec<(u8, String)> = page
        .lines()
        .filter_map(|line| line.trim().strip_prefix('|')?.strip_suffix('|'))
        .map(|line| line.split('|').map(|cell| cell.trim().trim_matches('`').to_string()).collect::<Vec<_>>())
        .filter(|cells| cells.len() >= 2)
        .filter_map(|cells| Some((cells[0].parse().ok()?, cells[1].clone())))
        .collect();
    let wanted: Vec<(u8, String)> = Exit::ALL.iter().map(|exit| (exit.code(), exit.meaning().to_string())).collect();
    assert_eq!(rows, wanted);
}

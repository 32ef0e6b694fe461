//! The machine that runs the SQL files: front matter, the rules they must keep, the graph, the session, the materialiser.

pub mod check;
pub mod fixture;
pub mod fixture_table;
pub mod front_matter;
pub mod graph;
pub mod lint;
pub mod materialise;
pub mod needs;
pub mod params;
pub mod plan_lint;
pub mod scope;
pub mod session;
pub mod sources;
pub mod sql_file;

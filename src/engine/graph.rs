//! The lineage of the SQL as a picture: which model reads which, from the source tables to the modules, lists and tables
//! of indicators. As DOT for Graphviz or as Mermaid. Rules are not drawn: each reads the modules and a few shared models,
//! and `return903 rules show CODE` names them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::scope::{Library, Room};
use crate::error::Result;
use crate::schema::CollectionYear;

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum GraphForm {
    Dot,
    Mermaid,
}

/// What is drawn: nodes by the folder they lie in (`source` for tables that come from outside), and who reads whom.
#[derive(Debug, Default)]
pub struct Graph {
    pub nodes: BTreeMap<String, BTreeSet<String>>,
    pub edges: BTreeSet<(String, String)>,
}

impl Graph {
    pub fn of(library: &Library, rooms: &[Room], year: CollectionYear) -> Result<Graph> {
        let mut graph = Graph::default();
        for room in rooms {
            let scope = library.scope(*room, year)?;
            for file in scope.all().filter(|file| file.rule().is_none()) {
                graph.nodes.entry(file.folder().to_string()).or_default().insert(file.name.clone());
                for table in &file.tables {
                    graph.edges.insert((table.clone(), file.name.clone()));
                }
            }
        }
        let made: BTreeSet<&String> = graph.nodes.values().flatten().collect();
        let sources: BTreeSet<String> =
            graph.edges.iter().map(|(from, _)| from).filter(|from| !made.contains(from)).cloned().collect();
        graph.nodes.insert("source".into(), sources);
        Ok(graph)
    }

    pub fn draw(&self, form: GraphForm) -> String {
        match form {
            GraphForm::Dot => self.dot(),
            GraphForm::Mermaid => self.mermaid(),
        }
    }

    fn dot(&self) -> String {
        let mut text = String::from("digraph return903 {\n  rankdir=LR;\n  node [shape=box, fontname=\"sans-serif\"];\n");
        for (at, (folder, names)) in self.nodes.iter().enumerate() {
            let _ = writeln!(text, "  subgraph cluster_{at} {{\n    label=\"{folder}\";");
            for name in names {
                let _ = writeln!(text, "    \"{name}\";");
            }
            text.push_str("  }\n");
        }
        for (from, to) in &self.edges {
            let _ = writeln!(text, "  \"{from}\" -> \"{to}\";");
        }
        text.push_str("}\n");
        text
    }

    fn mermaid(&self) -> String {
        let mut text = String::from("flowchart LR\n");
        for (at, (folder, names)) in self.nodes.iter().enumerate() {
            let _ = writeln!(text, "  subgraph f{at}[\"{folder}\"]");
            for name in names {
                let _ = writeln!(text, "    {}[\"{name}\"]", node(name));
            }
            text.push_str("  end\n");
        }
        for (from, to) in &self.edges {
            let _ = writeln!(text, "  {} --> {}", node(from), node(to));
        }
        text
    }
}

/// A name that Mermaid does not take for a word of its own, such as `end`.
fn node(name: &str) -> String {
    format!("n_{}", name.replace(|c: char| !c.is_ascii_alphanumeric(), "_"))
}

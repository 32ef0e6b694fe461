//! The comment block that opens a SQL file: `-- key: value`, longer values on indented lines, keys in a fixed order.

use crate::error::{Error, Place, Result};

pub const MODEL_KEYS: &[&str] = &["model", "about", "grain", "params", "needs", "long"];
pub const RULE_KEYS: &[&str] =
    &["rule", "title", "fix", "since", "until", "needs", "takes", "reports", "fields", "severity", "judged", "departs", "params"];
pub const INDICATOR_KEYS: &[&str] = &[
    "indicator",
    "name",
    "family",
    "unit",
    "polarity",
    "reference",
    "numerator",
    "denominator",
    "cohort",
    "since",
    "needs",
    "takes",
    "params",
];

const HELP: &str = "docs/sql-conventions.md shows the keys of models, rules and indicators in their order";

/// The keys and values of one block, in file order.
#[derive(Debug, Clone)]
pub struct FrontMatter {
    file: String,
    entries: Vec<(String, String, u64)>,
}

impl FrontMatter {
    /// Reads the block at the top of a file. The first key says what kind of file it is.
    pub fn parse(file: &str, text: &str) -> Result<FrontMatter> {
        let mut entries: Vec<(String, String, u64)> = Vec::new();
        for (at, line) in text.lines().enumerate() {
            let number = at as u64 + 1;
            let Some(comment) = line.strip_prefix("--") else { break };
            if comment.starts_with("    ")
                && let Some((_, value, _)) = entries.last_mut()
            {
                value.push(' ');
                value.push_str(comment.trim());
                continue;
            }
            match comment.trim().split_once(':') {
                Some((key, value)) if key.bytes().all(|b| b.is_ascii_lowercase()) && !key.is_empty() => {
                    entries.push((key.to_string(), value.trim().to_string(), number));
                }
                _ => {
                    return Err(Error::sql(
                        Place::file(file).line(number),
                        "the front matter has a line that is no `-- key: value`",
                        "put free comments after the front matter and a blank line; indent a longer value by four blanks",
                    ));
                }
            }
        }
        let block = FrontMatter { file: file.to_string(), entries };
        block.check_order()?;
        Ok(block)
    }

    fn check_order(&self) -> Result<()> {
        let keys = match self.entries.first().map(|(key, ..)| key.as_str()) {
            Some("model") => MODEL_KEYS,
            Some("rule") => RULE_KEYS,
            Some("indicator") => INDICATOR_KEYS,
            _ => {
                return Err(Error::sql(
                    Place::file(&self.file).line(1),
                    "the file does not open with front matter",
                    "begin with `-- model:`, `-- rule:` or `-- indicator:`",
                ));
            }
        };
        let mut last: Option<usize> = None;
        for (key, value, line) in &self.entries {
            let place = || Place::file(&self.file).line(*line);
            let Some(at) = keys.iter().position(|known| known == key) else {
                return Err(Error::sql(place(), format!("unknown key {key:?} in the front matter"), HELP));
            };
            if last.is_some_and(|last| at <= last) {
                return Err(Error::sql(place(), format!("the key {key:?} stands out of order or twice"), HELP));
            }
            if value.is_empty() {
                return Err(Error::sql(place(), format!("the key {key:?} has no value"), "give it a value or leave it out"));
            }
            last = Some(at);
        }
        Ok(())
    }

    pub fn get(&self, key: &str) -> Option<&str> {
        self.entries.iter().find(|(k, ..)| k == key).map(|(_, value, _)| value.as_str())
    }

    pub fn need(&self, key: &str) -> Result<&str> {
        self.get(key)
            .ok_or_else(|| Error::sql(Place::file(&self.file).line(1), format!("the front matter lacks the key {key:?}"), HELP))
    }

    /// A comma-separated value; empty when the key is absent.
    pub fn list(&self, key: &str) -> Vec<String> {
        self.get(key)
            .map(|value| value.split(',').map(|item| item.trim().to_string()).filter(|item| !item.is_empty()).collect())
            .unwrap_or_default()
    }

    pub fn place(&self, key: &str) -> Place {
        let line = self.entries.iter().find(|(k, ..)| k == key).map_or(1, |(_, _, line)| *line);
        Place::file(&self.file).line(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_longer_values() {
        let block = FrontMatter::parse("f.sql", "-- model:  a\n-- about:  one\n--     two\n-- grain: x, y\nselect 1").unwrap();
        assert_eq!(block.get("about"), Some("one two"));
        assert_eq!(block.list("grain"), ["x", "y"]);
    }

    #[test]
    fn refuses_unknown_and_unordered_keys() {
        for (text, line) in [
            ("-- model: a\n-- abut: b\nselect 1", 2),
            ("-- model: a\n-- grain: b\n-- about: c\nselect 1", 3),
            ("-- model: a\n-- about: b\n-- about: c\nselect 1", 3),
            ("select 1", 1),
            ("-- model: a\n-- just words\nselect 1", 2),
            ("-- model: a\n-- about:\nselect 1", 2),
            ("-- model: a\n-- model: b\nselect 1", 2),
        ] {
            let error = FrontMatter::parse("f.sql", text).unwrap_err();
            assert_eq!(error.place().and_then(|p| p.line), Some(line), "{text}");
        }
    }
}

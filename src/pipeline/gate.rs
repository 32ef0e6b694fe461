//! The gate: what must hold before anything is published. Its verdict is taken from the findings each time.

use std::collections::BTreeMap;

use super::config::{Gate, Mark};
use crate::engine::sql_file::Severity;
use crate::validate::findings::{Finding, State};
use crate::validate::{RuleResult, RuleState};

/// What the gate looks at.
pub struct Facts<'a> {
    pub findings: &'a [Finding],
    pub results: &'a [RuleResult],
    pub blocked: u64,
    pub children: u64,
    pub mark: Mark,
}

/// Why it does not pass; empty when it does.
pub fn reasons(gate: &Gate, facts: &Facts<'_>) -> Vec<String> {
    let mut reasons = Vec::new();
    let open: Vec<&Finding> = facts.findings.iter().filter(|f| f.state == State::Open && !f.rule.starts_with("BLOCK-")).collect();
    let of = |severity| open.iter().filter(|f| f.severity == severity).count() as u64;
    for (limit, severity, word) in [(gate.max_errors, Severity::Error, "errors"), (gate.max_queries, Severity::Query, "queries")]
    {
        if let Some(limit) = limit
            && of(severity) > limit
        {
            reasons.push(format!("{} {word} where {limit} are allowed", of(severity)));
        }
    }
    let mut by_rule: BTreeMap<&str, u64> = BTreeMap::new();
    for finding in &open {
        *by_rule.entry(&finding.rule).or_default() += 1;
    }
    let limits = gate.max.iter().map(|(rule, limit)| (rule, *limit)).chain(gate.forbid.iter().map(|rule| (rule, 0)));
    for (rule, limit) in limits {
        let count = by_rule.get(rule.as_str()).copied().unwrap_or(0);
        if count > limit {
            reasons.push(format!("rule {rule} found {count} where {limit} are allowed"));
        }
    }
    for code in &gate.must_run {
        match facts.results.iter().find(|result| result.code == *code) {
            Some(result) if result.state != RuleState::NotRun => {}
            Some(result) => reasons.push(format!("rule {code} did not run: {}", result.reason.as_deref().unwrap_or("no reason"))),
            None => reasons.push(format!("rule {code} is not in force this year")),
        }
    }
    let percent = gate.blocked_percent.unwrap_or(match facts.mark {
        Mark::Nightly => 1,
        Mark::Submission => 0,
    });
    if facts.blocked * 100 > percent * (facts.children + facts.blocked) {
        reasons.push(format!(
            "{} of {} children blocked where {percent} % are allowed",
            facts.blocked,
            facts.children + facts.blocked
        ));
    }
    reasons
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(blocked: u64, children: u64, mark: Mark) -> Facts<'static> {
        Facts { findings: &[], results: &[], blocked, children, mark }
    }

    #[test]
    fn blocked_children_stop_a_submission_and_a_nightly_over_one_percent() {
        let gate = Gate::default();
        assert!(reasons(&gate, &facts(0, 10, Mark::Submission)).is_empty());
        assert_eq!(reasons(&gate, &facts(1, 999, Mark::Submission)).len(), 1);
        assert!(reasons(&gate, &facts(1, 99, Mark::Nightly)).is_empty());
        assert_eq!(reasons(&gate, &facts(1, 98, Mark::Nightly)).len(), 1);
    }

    #[test]
    fn a_rule_that_must_run_and_does_not_is_named() {
        let gate = Gate { must_run: vec!["142".into()], ..Gate::default() };
        assert_eq!(reasons(&gate, &facts(0, 1, Mark::Nightly)), ["rule 142 is not in force this year"]);
    }
}

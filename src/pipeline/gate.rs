//! The gate: what must hold before anything is published. Its verdict is taken from the findings each time.

use std::collections::{BTreeMap, BTreeSet};

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
    let judged = |rule: &str| open.iter().any(|f| f.rule == rule && f.severity != Severity::Information);
    if let Some(limit) = gate.max_each {
        for (rule, count) in by_rule.iter().filter(|(rule, count)| **count > limit && judged(rule)) {
            reasons.push(format!("rule {rule} found {count} where {limit} are allowed of any rule"));
        }
    }
    for (rule, count) in children_by_rule(&open) {
        let own = gate.max_percent.get(rule);
        let limit = own.or(gate.max_percent_each.as_ref().filter(|_| judged(rule)));
        if let Some(limit) = limit
            && count * 100 > limit * facts.children
        {
            let children = facts.children;
            reasons.push(format!("rule {rule} found {count} of {children} children where {limit} % are allowed"));
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

/// How many children have an open finding of each rule; a finding without a child counts as one child.
fn children_by_rule<'a>(open: &[&'a Finding]) -> BTreeMap<&'a str, u64> {
    let mut children: BTreeMap<&str, BTreeSet<Option<&str>>> = BTreeMap::new();
    for finding in open {
        children.entry(&finding.rule).or_default().insert(finding.child.as_deref());
    }
    children.into_iter().map(|(rule, children)| (rule, children.len() as u64)).collect()
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

    fn finding(rule: &str, child: &str, severity: Severity, state: State) -> Finding {
        Finding {
            rule: rule.into(),
            table: "Episodes".into(),
            row: Some(1),
            child: Some(child.into()),
            fields: String::new(),
            title: String::new(),
            severity,
            state,
            team: None,
            worker: None,
            first_seen: None,
            fix_in: String::new(),
            file: String::new(),
            row_key: String::new(),
            values: String::new(),
            explanation: None,
        }
    }

    #[test]
    fn shares_count_children_and_leave_out_what_is_explained_or_not_due() {
        let findings = [
            finding("391", "A1", Severity::Query, State::Open),
            finding("391", "A1", Severity::Query, State::Open),
            finding("391", "A2", Severity::Query, State::Open),
            finding("391", "A3", Severity::Query, State::Explained),
            finding("188", "A1", Severity::Error, State::ToDoBy(20_000)),
            finding("LA01", "A1", Severity::Information, State::Open),
            finding("LA01", "A2", Severity::Information, State::Open),
            finding("LA01", "A3", Severity::Information, State::Open),
        ];
        let facts = Facts { findings: &findings, results: &[], blocked: 0, children: 100, mark: Mark::Nightly };
        let percent = |percent| Gate { max_percent: BTreeMap::from([("391".into(), percent)]), ..Gate::default() };
        assert!(reasons(&percent(2), &facts).is_empty());
        assert_eq!(reasons(&percent(1), &facts), ["rule 391 found 2 of 100 children where 1 % are allowed"]);
        let each = Gate { max_percent_each: Some(1), ..Gate::default() };
        assert_eq!(reasons(&each, &facts).len(), 1, "information does not count");
        let each = Gate { max_each: Some(2), ..Gate::default() };
        assert_eq!(reasons(&each, &facts), ["rule 391 found 3 where 2 are allowed of any rule"]);
        let queries = Gate { max_queries: Some(2), max_errors: Some(0), ..Gate::default() };
        assert_eq!(reasons(&queries, &facts), ["3 queries where 2 are allowed"]);
    }

    #[test]
    fn a_rule_that_must_run_and_does_not_is_named() {
        let gate = Gate { must_run: vec!["142".into()], ..Gate::default() };
        assert_eq!(reasons(&gate, &facts(0, 1, Mark::Nightly)), ["rule 142 is not in force this year"]);
    }
}

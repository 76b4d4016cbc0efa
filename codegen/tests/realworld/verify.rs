//! Answers of services are compared with their catalogs as they were judged: what was judged to be an error of the
//! catalog is none that is unknown, and what was judged to be none is told.

use std::collections::{BTreeMap, BTreeSet};

use errcat_codegen::verify;

use super::common::root;
use super::reader::model;
use super::responses::{judged, path};
use super::verdicts::{Outcome, out_of_reach};

const NOT_KNOWN: [&str; 5] =
    ["unknown-code", "retired-code", "internal-code", "unlisted-error", "foreign-answer"];

#[test]
fn answers_are_compared_as_they_were_judged() {
    let Some(judged) = judged() else { return };
    let listed = out_of_reach();
    let mut counted: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut catalogs = BTreeSet::new();
    for (catalog, answers) in &judged {
        let model = model(&path(catalog));
        catalogs.insert(*catalog);
        verify::verifying(&model, |verifier| {
            for (answer, verdict) in answers {
                let verified = verifier.verify(&answer.to_verify());
                let rules: Vec<&str> = verified.findings.iter().map(|finding| finding.rule).collect();
                for rule in &rules {
                    *counted.entry((*catalog, *rule)).or_default() += 1;
                }
                if listed.contains_key(&(answer.line, "verdict")) {
                    continue;
                }
                let is_known = !rules.iter().any(|rule| NOT_KNOWN.contains(rule));
                let is_failure = answer.status.as_u16() >= 400;
                let expected = match verdict.outcome {
                    Outcome::Fits(_) => verified.is_error && is_known,
                    Outcome::Unknown => verified.is_error && !is_known && rules.len() == 1,
                    Outcome::Foreign if is_failure => rules == ["foreign-answer"],
                    Outcome::Foreign | Outcome::Success => !verified.is_error && rules.is_empty(),
                };
                assert!(expected, "line {}: {:?} gives {rules:?}", answer.line, verdict.outcome);
            }
        });
    }
    assert!(catalogs.len() >= 10, "{catalogs:?}");
    let line = |((catalog, rule), count): (&(&str, &str), &usize)| format!("{catalog}\t{rule}\t{count}");
    let lines = counted.iter().map(line).collect::<Vec<_>>().join("\n") + "\n";
    let expected = std::fs::read_to_string(root().join("codegen/tests/realworld/findings.tsv")).unwrap();
    assert_eq!(lines, expected);
}

//! What the pages of the commands' rules show is what the commands say.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use errcat_codegen::diagnostic::{Example, Meaning};
use errcat_codegen::{EXAMPLES, usage, verify};
use serde_json::Value;

use crate::support::Sandbox;

/// The findings of a command about an example.
fn findings(command: &str, rule: &Meaning) -> Vec<Value> {
    let sandbox = Sandbox::new(EXAMPLES);
    sandbox.write(&format!("shown/example.{}", rule.example.ending), rule.example.text);
    let run = sandbox.run(&[command, "shown", "--format", "json"]);
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    report["diagnostics"].as_array().unwrap().clone()
}

fn is_shown(rule: &Meaning, told: &Value) -> bool {
    let Example { finding, action, .. } = rule.example;
    told["severity"] == rule.severity.word() && told["message"] == finding && told["help"] == action
}

#[test]
fn each_example_of_verify_shows_its_rule_and_no_other() {
    for rule in verify::RULES {
        let told = findings("verify", rule);
        assert!(told.len() == 1 && told[0]["rule"] == rule.name, "{}: {told:?}", rule.name);
        assert!(is_shown(rule, &told[0]), "{told:?}");
    }
}

/// A program that raises one error leaves the others of the catalog unraised.
#[test]
fn each_example_of_usage_shows_its_rule() {
    for rule in usage::RULES {
        let mut told = findings("usage", rule);
        told.retain(|one| one["rule"] == rule.name || one["rule"] != "unraised-code");
        assert!(told.len() == 1 && told[0]["rule"] == rule.name, "{}: {told:?}", rule.name);
        assert!(is_shown(rule, &told[0]), "{told:?}");
    }
}

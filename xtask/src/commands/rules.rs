//! The rules as terminal pages: one rule, and the list of all.

use errcat_codegen::diagnostic::Severity;
use errcat_codegen::{Rule, rules};

/// The page of a rule: what it means, a bad and a good example.
pub(super) fn page(rule: &Rule) -> String {
    let Rule { name, summary, explanation, bad, good, .. } = rule;
    format!(
        "{name} ({})\n\n{}\n\n{}\n\nBAD\n{}\nGOOD\n{}",
        word(rule.severity),
        summary.trim_end(),
        explanation.trim_end(),
        indented(bad),
        indented(good),
    )
}

/// The rule of this name.
pub(super) fn find(name: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.name == name)
}

/// All rules, by family.
pub(super) fn list() -> String {
    let width = rules().map(|rule| rule.name.len()).max().unwrap_or_default();
    let mut lines = Vec::new();
    let mut family = "";
    for rule in rules() {
        if rule.family != family {
            lines.push(format!("\n{}", rule.family.to_uppercase()));
            family = rule.family;
        }
        lines.push(format!("  {:width$}  {:7}  {}", rule.name, word(rule.severity), rule.summary));
    }
    lines.join("\n").trim_start().to_owned() + "\n"
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("  {line}").trim_end().to_owned() + "\n").collect()
}

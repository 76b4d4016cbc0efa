//! The lints that errors silence.

use crate::diagnostic::{Diagnostic, Severity};
use crate::nearest::nearest;
use crate::resolve::Resolved;

use super::{Findings, rules};

pub(super) fn unknown_rule(catalog: &Resolved<'_>, findings: &mut Findings) {
    for (name, _) in allowed(catalog) {
        if rules().any(|rule| rule.name == name.text) {
            continue;
        }
        let lints = rules().filter(|rule| rule.severity == Severity::Warning).map(|rule| rule.name);
        let near = nearest(&name.text, lints).map(|near| format!("did you mean `{near}`?"));
        let diagnostic =
            Diagnostic::error("unknown-rule", format!("no rule is named `{}`", name.text), name.span);
        findings.push(diagnostic.help(near.unwrap_or_else(|| "name a lint, or remove the entry".to_owned())));
    }
}

pub(super) fn not_a_lint(catalog: &Resolved<'_>, findings: &mut Findings) {
    for (name, _) in allowed(catalog) {
        if rules().any(|rule| rule.name == name.text && rule.severity == Severity::Error) {
            let message = format!("`{}` is a refusal, which can't be silenced", name.text);
            findings.push(Diagnostic::error("not-a-lint", message, name.span).help("remove it from `allow`"));
        }
    }
}

pub(super) fn allow_without_reason(catalog: &Resolved<'_>, findings: &mut Findings) {
    for (name, reason) in allowed(catalog) {
        if reason.text.trim().is_empty() {
            let message = format!("`{}` is silenced without a reason", name.text);
            let diagnostic = Diagnostic::error("allow-without-reason", message, reason.span);
            findings.push(diagnostic.help("say in a few words why it is fine here"));
        }
    }
}

/// Runs after all lints, for they note what they left unsaid.
pub(super) fn unused_allow(catalog: &Resolved<'_>, findings: &mut Findings) {
    for error in &catalog.errors {
        for (name, _) in &error.written.allow {
            let Some(rule) = rules().find(|rule| rule.name == name.text) else { continue };
            if rule.severity == Severity::Error || findings.silenced.contains(&(error.key.span, rule.name)) {
                continue;
            }
            let message = format!("`{}` has nothing to say about this error", name.text);
            findings
                .push(Diagnostic::warning("unused-allow", message, name.span).help("remove it from `allow`"));
        }
    }
}

fn allowed<'c>(
    catalog: &Resolved<'c>,
) -> impl Iterator<Item = &'c (crate::syntax::catalog::Text, crate::syntax::catalog::Text)> {
    catalog.written.errors.iter().flat_map(|(_, error)| &error.allow)
}

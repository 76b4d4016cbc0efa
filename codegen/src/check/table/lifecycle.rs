//! Deprecation and retirement.

use super::super::{Rule, lifecycle};
use crate::diagnostic::Severity;

/// The family's rules.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "invalid-replacement",
        severity: Severity::Error,
        family: "lifecycle",
        summary: "What replaces an error is that error itself, or internal.",
        explanation: "`replaced_by` tells clients what to expect from now on, and they never see an internal error.",
        bad: "errors:
  gone:
    status: 410
    message: It is gone.
    deprecated: { replaced_by: gone }
    causes: [It was deleted.]
    solution: Make it anew.
",
        good: "errors:
  gone:
    status: 410
    message: It is gone.
    deprecated: { replaced_by: lost }
    causes: [It was deleted.]
    solution: Make it anew.
  lost: { status: 404, message: It is lost., causes: [It was moved.], solution: Look for it. }
",
        run: Some(lifecycle::invalid_replacement),
    },
    Rule {
        name: "deprecated-without-replacement",
        severity: Severity::Warning,
        family: "lifecycle",
        summary: "A deprecated error does not say what comes after it.",
        explanation: "Whoever handles the error has to know what to handle instead.",
        bad: "errors:
  gone:
    status: 410
    message: It is gone.
    deprecated: { since: 2.0.0 }
    causes: [It was deleted.]
    solution: Make it anew.
",
        good: "errors:
  gone:
    status: 410
    message: It is gone.
    deprecated: { since: 2.0.0, replaced_by: lost }
    causes: [It was deleted.]
    solution: Make it anew.
  lost: { status: 404, message: It is lost., causes: [It was moved.], solution: Look for it. }
",
        run: Some(lifecycle::deprecated_without_replacement),
    },
];

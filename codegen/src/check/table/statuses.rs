//! Statuses: in range, each once, and no success that can't be told from an error.

use super::super::{Rule, statuses};
use crate::diagnostic::Severity;

/// The family's rules.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "status-out-of-range",
        severity: Severity::Error,
        family: "statuses",
        summary: "An error has a status that does not say error.",
        explanation: "Errors have a status from 400 to 599. Some APIs answer 200 with an error in the body, so 200 to 299 are possible too,
where a constant of the envelope tells the two apart.",
        bad: "errors:
  gone: { status: 310, message: It is gone., causes: [It was deleted.], solution: Make it anew. }
",
        good: "errors:
  gone: { status: 410, message: It is gone., causes: [It was deleted.], solution: Make it anew. }
",
        run: Some(statuses::status_out_of_range),
    },
    Rule {
        name: "success-without-constant",
        severity: Severity::Error,
        family: "statuses",
        summary: "An error under a 2xx can't be told from a success.",
        explanation: "Under a 2xx, a client takes an answer for an error when every constant of the envelope is there, so there must be one. A 204 or 205 has no body: only a constant header can be there.",
        bad: "errors:
  gone: { status: 200, message: It is gone., causes: [It was deleted.], solution: Make it anew. }
",
        good: "wire:
  body: { ok: false, code: $code, message: $message }
errors:
  gone: { status: 200, message: It is gone., causes: [It was deleted.], solution: Make it anew. }
",
        run: Some(statuses::success_without_constant),
    },
    Rule {
        name: "duplicate-status",
        severity: Severity::Error,
        family: "statuses",
        summary: "An error lists a status twice.",
        explanation: "The list says which statuses there are. The first is the one that is sent unless the server names another.",
        bad: "errors:
  gone: { status: [410, 404, 410], message: It is gone., causes: [It was deleted.], solution: Make it anew. }
",
        good: "errors:
  gone: { status: [410, 404], message: It is gone., causes: [It was deleted.], solution: Make it anew. }
",
        run: Some(statuses::duplicate_status),
    },
];

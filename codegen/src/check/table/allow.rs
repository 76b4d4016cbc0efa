//! The lints that errors silence.

use super::super::{Rule, allow};
use crate::diagnostic::Severity;

/// The family's rules.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "unknown-rule",
        severity: Severity::Error,
        family: "allow",
        summary: "`allow` names a rule that does not exist.",
        explanation: "A misspelt rule would silence nothing.",
        bad: "errors:
  gone:
    status: 410
    message: It is gone.
    causes: [It was deleted.]
    solution: Make it anew.
    allow: { no-solutions: There is none. }
",
        good: "errors:
  gone:
    status: 410
    message: It is gone.
    causes: [It was deleted.]
    allow: { no-solution: There is none. }
",
        run: Some(allow::unknown_rule),
    },
    Rule {
        name: "not-a-lint",
        severity: Severity::Error,
        family: "allow",
        summary: "`allow` names a refusal.",
        explanation: "Only lints, which warn, can be silenced. What is refused would not work.",
        bad: "errors:
  gone:
    status: 410
    message: It is gone.
    causes: [It was deleted.]
    solution: Make it anew.
    allow: { duplicate-code: We like it. }
",
        good: "errors:
  gone:
    status: 410
    message: It is gone.
    causes: [It was deleted.]
    allow: { no-solution: There is none. }
",
        run: Some(allow::not_a_lint),
    },
    Rule {
        name: "allow-without-reason",
        severity: Severity::Error,
        family: "allow",
        summary: "`allow` gives no reason.",
        explanation: "Whoever reads the catalog later has to know whether the reason still holds.",
        bad: r#"errors:
  gone:
    status: 410
    message: It is gone.
    causes: [It was deleted.]
    allow: { no-solution: "" }
"#,
        good: "errors:
  gone:
    status: 410
    message: It is gone.
    causes: [It was deleted.]
    allow: { no-solution: There is none. }
",
        run: Some(allow::allow_without_reason),
    },
    Rule {
        name: "unused-allow",
        severity: Severity::Warning,
        family: "allow",
        summary: "`allow` silences a lint that has nothing to say.",
        explanation: "It would silence a later mistake that nobody expects.",
        bad: "errors:
  gone:
    status: 410
    message: It is gone.
    causes: [It was deleted.]
    solution: Make it anew.
    allow: { no-solution: There is none. }
",
        good: "errors:
  gone:
    status: 410
    message: It is gone.
    causes: [It was deleted.]
    allow: { no-solution: There is none. }
",
        run: Some(allow::unused_allow),
    },
];

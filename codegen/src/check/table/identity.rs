//! Codes: each error has one that no other has or had.

use super::super::{Rule, identity};
use crate::diagnostic::Severity;

/// The family's rules.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "empty-catalog",
        severity: Severity::Error,
        family: "identity",
        summary: "The catalog has no errors.",
        explanation: "There is nothing to generate.",
        bad: "errors: {}
",
        good: "errors:
  gone: { status: 410, message: It is gone., causes: [It was deleted.], solution: Make it anew. }
",
        run: Some(identity::empty_catalog),
    },
    Rule {
        name: "duplicate-code",
        severity: Severity::Error,
        family: "identity",
        summary: "Two errors have the same code or the same number on the wire.",
        explanation: r#"A client finds an error by its code. The code of an error is `code` where that is given, else its key; `20429` and
`"20429"` are one code."#,
        bad: "errors:
  gone: { status: 410, message: It is gone., causes: [It was deleted.], solution: Make it anew. }
  lost: { code: gone, status: 404, message: It is lost., causes: [It was moved.], solution: Look for it. }
",
        good: "errors:
  gone: { status: 410, message: It is gone., causes: [It was deleted.], solution: Make it anew. }
  lost: { status: 404, message: It is lost., causes: [It was moved.], solution: Look for it. }
",
        run: Some(identity::duplicate_code),
    },
    Rule {
        name: "retired-code-in-use",
        severity: Severity::Error,
        family: "identity",
        summary: "An error has a code that was retired.",
        explanation: "Old clients still know the old meaning. A code that was once published is never used again.",
        bad: "retired:
  gone: { since: 2.0.0 }
",
        good: "retired:
  vanished: { since: 2.0.0, replaced_by: gone }
",
        run: Some(identity::retired_code_in_use),
    },
    Rule {
        name: "retired-name-in-use",
        severity: Severity::Error,
        family: "identity",
        summary: "An error is called what another one was called.",
        explanation: "Programs that were written for the other error would compile with this one, and handle it as that one. A name
is retired by its place under `retired_names`, or with the code that makes it. Where only the code of an error changed,
`replaced_by` under the old code says so: then the name goes on. Names are compared as the languages make identifiers of
them, so `page_gone` and `PageGone` are one.",
        bad: "retired_names: [gone]
",
        good: "retired_names: [vanished]
",
        run: Some(identity::retired_name_in_use),
    },
    Rule {
        name: "too-many",
        severity: Severity::Error,
        family: "identity",
        summary: "The catalog has more of something than the generated tables can count.",
        explanation: "A catalog can have 65,535 errors, as many categories, as many fields an error, and 254 retry policies.",
        bad: "# 255 retry policies
",
        good: "# 254 retry policies
",
        run: Some(identity::too_many),
    },
];

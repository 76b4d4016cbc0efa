//! Placeholders: each stands for a field whose value can be printed in a sentence.

use super::super::{Rule, messages};
use crate::diagnostic::Severity;

/// The family's rules.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "unmatched-brace",
        severity: Severity::Error,
        family: "messages",
        summary: "A brace in a template has no partner.",
        explanation: "In `message`, `user_message` and `solution`, braces enclose the name of a field. A literal brace is written twice.",
        bad: r#"errors:
  gone:
    status: 410
    message: "The page {page is gone."
    fields: { page: string }
    causes: [It was deleted.]
    solution: Make it anew.
"#,
        good: r#"errors:
  gone:
    status: 410
    message: "The page {page} is gone, {{really}}."
    fields: { page: string }
    causes: [It was deleted.]
    solution: Make it anew.
"#,
        run: None,
    },
    Rule {
        name: "unknown-placeholder",
        severity: Severity::Error,
        family: "messages",
        summary: "A placeholder names no field of the error.",
        explanation: "Only the error's own fields can be filled in. A literal brace is written twice.",
        bad: r#"errors:
  gone:
    status: 410
    message: "The page {pge} is gone."
    fields: { page: string }
    causes: [It was deleted.]
    solution: Make it anew.
"#,
        good: r#"errors:
  gone:
    status: 410
    message: "The page {page} is gone."
    fields: { page: string }
    causes: [It was deleted.]
    solution: Make it anew.
"#,
        run: Some(messages::unknown_placeholder),
    },
    Rule {
        name: "unprintable-placeholder",
        severity: Severity::Error,
        family: "messages",
        summary: "A placeholder stands for a list, a map, an object or any JSON.",
        explanation: "Such values have no text that would be the same in every language.",
        bad: r#"errors:
  gone:
    status: 410
    message: "The pages {pages} are gone."
    fields: { pages: { list: string } }
    causes: [It was deleted.]
    solution: Make it anew.
"#,
        good: r#"errors:
  gone:
    status: 410
    message: "{count} pages are gone."
    fields: { count: integer, pages: { list: string } }
    causes: [It was deleted.]
    solution: Make it anew.
"#,
        run: Some(messages::unprintable_placeholder),
    },
    Rule {
        name: "optional-placeholder",
        severity: Severity::Error,
        family: "messages",
        summary: "A placeholder stands for an optional field.",
        explanation: "Without a value the sentence would have a hole.",
        bad: r#"errors:
  gone:
    status: 410
    message: "The page {page} is gone."
    fields: { page: { type: string, optional: true } }
    causes: [It was deleted.]
    solution: Make it anew.
"#,
        good: r#"errors:
  gone:
    status: 410
    message: "The page {page} is gone."
    fields: { page: string }
    causes: [It was deleted.]
    solution: Make it anew.
"#,
        run: Some(messages::optional_placeholder),
    },
    Rule {
        name: "internal-placeholder",
        severity: Severity::Error,
        family: "messages",
        summary: "A placeholder stands for an internal field.",
        explanation: "Texts are sent to clients, and an internal field never leaves the server.",
        bad: r#"errors:
  gone:
    status: 410
    message: "The page on shard {shard} is gone."
    fields: { shard: { type: string, internal: true } }
    causes: [It was deleted.]
    solution: Make it anew.
"#,
        good: r#"errors:
  gone:
    status: 410
    message: "The page is gone."
    fields: { shard: { type: string, internal: true } }
    causes: [It was deleted.]
    solution: Make it anew.
"#,
        run: Some(messages::internal_placeholder),
    },
    Rule {
        name: "sensitive-placeholder",
        severity: Severity::Warning,
        family: "messages",
        summary: "A placeholder stands for a sensitive field.",
        explanation: "Logs and traces redact a sensitive field, but they show messages.",
        bad: r#"errors:
  gone:
    status: 410
    message: "The page {page} is gone."
    fields: { page: { type: string, sensitive: true } }
    causes: [It was deleted.]
    solution: Make it anew.
"#,
        good: r#"errors:
  gone:
    status: 410
    message: "The page is gone."
    fields: { page: { type: string, sensitive: true } }
    causes: [It was deleted.]
    solution: Make it anew.
"#,
        run: Some(messages::sensitive_placeholder),
    },
];

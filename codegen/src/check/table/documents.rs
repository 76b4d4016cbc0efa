//! Lints about what people read, and about what is left over.

use super::super::{Rule, documents, secrets};
use crate::diagnostic::Severity;

/// The family's rules.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "no-solution",
        severity: Severity::Warning,
        family: "documents",
        summary: "An error does not say what to do.",
        explanation: "Whoever meets the error wants to know that first of all.",
        bad: "errors:
  gone: { status: 410, message: It is gone., causes: [It was deleted.] }
",
        good: "errors:
  gone: { status: 410, message: It is gone., causes: [It was deleted.], solution: Make it anew. }
",
        run: Some(documents::no_solution),
    },
    Rule {
        name: "no-causes",
        severity: Severity::Warning,
        family: "documents",
        summary: "An error does not say how it comes about.",
        explanation: "A list of causes is what lets somebody find their own mistake.",
        bad: "errors:
  gone: { status: 410, message: It is gone., solution: Make it anew. }
",
        good: "errors:
  gone: { status: 410, message: It is gone., causes: [It was deleted.], solution: Make it anew. }
",
        run: Some(documents::no_causes),
    },
    Rule {
        name: "empty-message",
        severity: Severity::Warning,
        family: "documents",
        summary: "A message is empty, or only repeats the code.",
        explanation: "The message is for a developer who does not have the documentation at hand.",
        bad: "errors:
  gone: { status: 410, message: gone, causes: [It was deleted.], solution: Make it anew. }
",
        good: "errors:
  gone: { status: 410, message: It is gone., causes: [It was deleted.], solution: Make it anew. }
",
        run: Some(documents::empty_message),
    },
    Rule {
        name: "repeated-message",
        severity: Severity::Warning,
        family: "documents",
        summary: "Two errors have the same message.",
        explanation: "Two errors are two because something tells them apart. The message should say what.",
        bad: "errors:
  gone: { status: 410, message: It is gone., causes: [It was deleted.], solution: Make it anew. }
  lost: { status: 404, message: It is gone., causes: [It was moved.], solution: Look for it. }
",
        good: "errors:
  gone: { status: 410, message: It is gone., causes: [It was deleted.], solution: Make it anew. }
  lost: { status: 404, message: It is lost., causes: [It was moved.], solution: Look for it. }
",
        run: Some(documents::repeated_message),
    },
    Rule {
        name: "empty-category",
        severity: Severity::Warning,
        family: "documents",
        summary: "No error is in the category.",
        explanation: "It would be a section without content.",
        bad: "categories:
  content: { title: Content }
",
        good: "categories:
  content: { title: Content }
errors:
  gone: { status: 410, category: content, message: It is gone., causes: [It was deleted.], solution: Make it anew. }
",
        run: Some(documents::empty_category),
    },
    Rule {
        name: "role-without-error",
        severity: Severity::Warning,
        family: "documents",
        summary: "Some roles have no error, although others do.",
        explanation: "`roles` says what a framework answers by itself. For a role without an error it answers in a shape of its own, which
clients can't read. A catalog that fills no role at all is not warned about.",
        bad: "roles:
  not_found: gone
",
        good: "roles:
  panic: gone
  not_found: gone
  method_not_allowed: gone
  body_too_large: gone
  unsupported_media_type: gone
  invalid_body: gone
  invalid_query: gone
  invalid_path: gone
  unauthorized: gone
  timeout: gone
  overloaded: gone
",
        run: Some(documents::role_without_error),
    },
    Rule {
        name: "secret-constant",
        severity: Severity::Warning,
        family: "documents",
        summary: "A constant looks like a key or a token.",
        explanation: "Constants are written in every answer and in the documentation, for everybody to read.",
        bad: "wire:
  body: { code: $code, message: $message, key: sk-not-a-real-key-0000 }
",
        good: "wire:
  body: { code: $code, message: $message, kind: error }
",
        run: Some(secrets::secret_constant),
    },
];

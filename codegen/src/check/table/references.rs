//! References: what a catalog names has to exist.

use super::super::{Rule, references};
use crate::diagnostic::Severity;

/// The family's rules.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "unknown-error",
        severity: Severity::Error,
        family: "references",
        summary: "A reference names an error that does not exist.",
        explanation: "Errors are referred to by their key, exactly as written, also where `code` gives them another code on the wire. A
retired code is no error any more.",
        bad: "operations:
  get_page: { errors: [gon] }
",
        good: "operations:
  get_page: { errors: [gone] }
",
        run: None,
    },
    Rule {
        name: "unknown-category",
        severity: Severity::Error,
        family: "references",
        summary: "A reference names a category that does not exist.",
        explanation: "Categories are declared under `categories`, and referred to by their key.",
        bad: "categories:
  content: { title: Content }
errors:
  gone: { status: 410, category: content, message: It is gone., causes: [It was deleted.], solution: Make it anew. }
  lost: { status: 404, category: contents, message: It is lost., causes: [It was moved.], solution: Look for it. }
",
        good: "categories:
  content: { title: Content }
errors:
  gone: { status: 410, category: content, message: It is gone., causes: [It was deleted.], solution: Make it anew. }
  lost: { status: 404, category: content, message: It is lost., causes: [It was moved.], solution: Look for it. }
",
        run: None,
    },
    Rule {
        name: "unknown-retry-policy",
        severity: Severity::Error,
        family: "references",
        summary: "A reference names a retry policy that does not exist.",
        explanation: "Policies are declared under `retry`. One more, `never`, is built in.",
        bad: "retry:
  default: { attempts: 5 }
errors:
  busy: { status: 503, retry: defualt, message: We are busy., causes: [Many callers.], solution: Wait. }
",
        good: "retry:
  default: { attempts: 5 }
errors:
  busy: { status: 503, retry: default, message: We are busy., causes: [Many callers.], solution: Wait. }
",
        run: None,
    },
    Rule {
        name: "unknown-type",
        severity: Severity::Error,
        family: "references",
        summary: "A type is neither built in nor declared.",
        explanation: "The built-in types are `string`, `integer`, `int64`, `number`, `boolean`, `timestamp`, `duration`, `url`, `uuid` and
`json`. Others are declared under `types`.",
        bad: "errors:
  gone:
    status: 410
    message: It is gone.
    fields: { at: time }
    causes: [It was deleted.]
    solution: Make it anew.
",
        good: "errors:
  gone:
    status: 410
    message: It is gone.
    fields: { at: timestamp }
    causes: [It was deleted.]
    solution: Make it anew.
",
        run: None,
    },
    Rule {
        name: "unknown-attribute",
        severity: Severity::Error,
        family: "references",
        summary: "A value is given, or a slot stands, for an attribute that is not declared.",
        explanation: "Attributes are facts of the team's own. Each is declared once under `attributes`, with its type.",
        bad: "attributes:
  owner: { type: string }
errors:
  gone:
    status: 410
    message: It is gone.
    attributes: { ower: shop }
    causes: [It was deleted.]
    solution: Make it anew.
",
        good: "attributes:
  owner: { type: string }
errors:
  gone:
    status: 410
    message: It is gone.
    attributes: { owner: shop }
    causes: [It was deleted.]
    solution: Make it anew.
",
        run: None,
    },
    Rule {
        name: "unknown-field",
        severity: Severity::Error,
        family: "references",
        summary: "An example sets a field that the error does not have.",
        explanation: "Examples become documentation and test vectors, so they hold to what the error declares.",
        bad: "errors:
  gone:
    status: 410
    message: It is gone.
    fields: { page: string }
    examples: [{ fields: { pages: /about } }]
    causes: [It was deleted.]
    solution: Make it anew.
",
        good: "errors:
  gone:
    status: 410
    message: It is gone.
    fields: { page: string }
    examples: [{ fields: { page: /about } }]
    causes: [It was deleted.]
    solution: Make it anew.
",
        run: None,
    },
    Rule {
        name: "empty-operation",
        severity: Severity::Error,
        family: "references",
        summary: "An operation lists no error, and no category with errors.",
        explanation: "An operation gets an error type of its own, and a type that nothing can become is of no use to anybody.",
        bad: "operations:
  get_page: { title: Get a page }
",
        good: "operations:
  get_page: { title: Get a page, errors: [gone] }
",
        run: Some(references::empty_operation),
    },
    Rule {
        name: "unfillable-role",
        severity: Severity::Error,
        family: "references",
        summary: "A role names an error with a required field that nobody can fill there.",
        explanation: "Under a role, a framework answers by itself, and has nothing to fill the fields of an error with. Only a request that
can't be read (`unsupported_media_type`, `invalid_body`, `invalid_query`, `invalid_path`) tells two things, for required
fields of type `string` with these names: `pointer`, where in the request the fault is, as a JSON pointer (RFC 6901), and
`reason`, what is wrong there. All other fields have to be optional or constant.",
        bad: "roles: { panic: broken, not_found: gone, method_not_allowed: gone, body_too_large: gone, unsupported_media_type: gone,
  invalid_body: gone, invalid_query: gone, invalid_path: gone, unauthorized: gone, timeout: gone, overloaded: gone }
errors:
  gone: { status: 410, message: It is gone., causes: [It was deleted.], solution: Make it anew. }
  broken:
    status: 410
    message: It broke in {part}.
    fields: { part: string }
    causes: [It was old.]
    solution: Make it anew.
",
        good: "roles: { panic: gone, not_found: gone, method_not_allowed: gone, body_too_large: gone, unsupported_media_type: gone,
  invalid_body: broken, invalid_query: gone, invalid_path: gone, unauthorized: gone, timeout: gone, overloaded: gone }
errors:
  gone: { status: 410, message: It is gone., causes: [It was deleted.], solution: Make it anew. }
  broken:
    status: 410
    message: It broke at {pointer}.
    fields: { pointer: string }
    causes: [It was old.]
    solution: Make it anew.
",
        run: Some(references::unfillable_role),
    },
];

//! Headers: legal by RFC 9110, one value each, and those that some statuses need.

use super::super::{Rule, headers};
use crate::diagnostic::Severity;

/// The family's rules.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "invalid-header-name",
        severity: Severity::Error,
        family: "headers",
        summary: "A header has a name that HTTP does not allow.",
        explanation: "A header's name is a token: letters, digits and a few marks, no spaces and no colon (RFC 9110 §5.1).",
        bad: r#"wire:
  headers: { "error code": $code }
"#,
        good: "wire:
  headers: { error-code: $code }
",
        run: Some(headers::invalid_header_name),
    },
    Rule {
        name: "invalid-header-value",
        severity: Severity::Error,
        family: "headers",
        summary: "A constant is not legal in a header.",
        explanation: "A header's value is visible ASCII with spaces or tabs between, not at the ends (RFC 9110 §5.5). An empty or null constant
would be no header at all.",
        bad: r#"statuses:
  401: { headers: { www-authenticate: "Bearer realm=\"Größe\"" } }
"#,
        good: r#"statuses:
  401: { headers: { www-authenticate: "Bearer realm=\"size\"" } }
"#,
        run: Some(headers::invalid_header_value),
    },
    Rule {
        name: "reserved-header",
        severity: Severity::Error,
        family: "headers",
        summary: "A header is one that the server sets by itself.",
        explanation: "`content-type` comes from `wire.content_type`. `content-length`, `transfer-encoding` and `connection` belong to the HTTP
library.",
        bad: "wire:
  headers: { content-type: application/json, x-error-code: $code }
",
        good: "wire:
  content_type: application/json
  headers: { x-error-code: $code }
",
        run: Some(headers::reserved_header),
    },
    Rule {
        name: "header-not-scalar",
        severity: Severity::Error,
        family: "headers",
        summary: "A header would carry an object, a list or any JSON.",
        explanation: "Only scalars have a text that can stand in a header.",
        bad: "errors:
  gone:
    status: 410
    message: It is gone.
    fields: { pages: { type: { list: string }, header: x-pages } }
    causes: [It was deleted.]
    solution: Make it anew.
",
        good: "errors:
  gone:
    status: 410
    message: It is gone.
    fields: { page: { type: string, header: x-page } }
    causes: [It was deleted.]
    solution: Make it anew.
",
        run: Some(headers::header_not_scalar),
    },
    Rule {
        name: "internal-header",
        severity: Severity::Error,
        family: "headers",
        summary: "An internal field is bound to a header.",
        explanation: "An internal field never leaves the server.",
        bad: "errors:
  gone:
    status: 410
    message: It is gone.
    fields: { shard: { type: string, internal: true, header: x-shard } }
    causes: [It was deleted.]
    solution: Make it anew.
",
        good: "errors:
  gone:
    status: 410
    message: It is gone.
    fields: { shard: { type: string, internal: true } }
    causes: [It was deleted.]
    solution: Make it anew.
",
        run: Some(headers::internal_header),
    },
    Rule {
        name: "conflicting-header",
        severity: Severity::Error,
        family: "headers",
        summary: "A header is bound to two different values.",
        explanation: "Headers come from `wire.headers`, from a status and from fields. One name carries one value in each answer. Names are not
case-sensitive. The field `retry_after` and the slot `$retry_after` are one value.",
        bad: "wire:
  body: { code: $code, message: $message }
  headers: { x-id: $request_id }
errors:
  gone:
    status: 410
    message: It is gone.
    fields: { page: { type: string, header: X-Id } }
    causes: [It was deleted.]
    solution: Make it anew.
",
        good: "wire:
  body: { code: $code, message: $message }
  headers: { x-id: $request_id }
errors:
  gone:
    status: 410
    message: It is gone.
    fields: { page: { type: string, header: x-page } }
    causes: [It was deleted.]
    solution: Make it anew.
",
        run: Some(headers::conflicting_header),
    },
    Rule {
        name: "missing-status-header",
        severity: Severity::Warning,
        family: "headers",
        summary: "A 401, 405 or 407 lacks the header that HTTP wants with it.",
        explanation: "A 401 has `www-authenticate` (RFC 9110 §15.5.2), a 405 has `allow` (§15.5.6), and a 407 has `proxy-authenticate`
(§15.5.8). HTTP libraries and proxies act on them.",
        bad: "errors:
  no_key: { status: 401, message: There is no key., causes: [It was left out.], solution: Send one. }
",
        good: "statuses:
  401: { headers: { www-authenticate: Bearer } }
errors:
  no_key: { status: 401, message: There is no key., causes: [It was left out.], solution: Send one. }
",
        run: Some(headers::missing_status_header),
    },
];

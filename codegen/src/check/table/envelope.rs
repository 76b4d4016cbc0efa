//! The envelope: what stands in it has a value, and can be read back.

use super::super::{Rule, envelope, lifecycle, reading_back, unsent};
use crate::diagnostic::Severity;

/// The family's rules.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "empty-envelope",
        severity: Severity::Error,
        family: "envelope",
        summary: "The envelope has neither a body nor headers.",
        explanation: "`wire` says how an error travels, and so does each entry of `wire.accepts`. One without `body` and `headers` says
nothing.",
        bad: "wire:
  content_type: application/json
",
        good: "wire:
  headers: { x-error-code: $code }
",
        run: Some(envelope::empty_envelope),
    },
    Rule {
        name: "unknown-slot",
        severity: Severity::Error,
        family: "envelope",
        summary: "A scalar of the envelope begins with a dollar, and is no slot.",
        explanation: "Slots are `$code`, `$number`, `$message`, `$user_message`, `$solution`, `$title`, `$type`, `$category`, `$attr_NAME`,
`$field_NAME`, `$status`, `$status_text`, `$details`, `$docs_url`, `$instance`, `$retryable`, `$retry`, `$retry_after`,
`$request_id` and `$timestamp`, each with a `?` behind it where it is to be left out when absent. A literal dollar is
written `$$`.",
        bad: "wire:
  body: { code: $code, message: $mesage }
",
        good: "wire:
  body: { code: $code, message: $message, price: $$5 }
",
        run: None,
    },
    Rule {
        name: "spread-not-details",
        severity: Severity::Error,
        family: "envelope",
        summary: "`...` stands for something other than the details.",
        explanation: r#"`"...": $details` writes the fields beside their siblings. No other slot has members that could stand there."#,
        bad: r#"wire:
  body: { code: $code, "...": $message }
"#,
        good: r#"wire:
  body: { code: $code, message: $message, "...": $details }
"#,
        run: None,
    },
    Rule {
        name: "slot-without-value",
        severity: Severity::Error,
        family: "envelope",
        summary: "A slot never has a value.",
        explanation: "`$field_X` needs a public error with the field X, `$attr_X` a public attribute, and `$docs_url` needs `api.docs_url`.",
        bad: "wire:
  body: { code: $code, message: $message, param: $field_param? }
",
        good: r#"wire:
  body: { code: $code, message: $message, param: $field_param? }
errors:
  invalid:
    status: 400
    message: "{param} is not valid."
    fields: { param: string }
    causes: [It is misspelt.]
    solution: Mend it.
"#,
        run: Some(envelope::slot_without_value),
    },
    Rule {
        name: "unsent-field",
        severity: Severity::Warning,
        family: "envelope",
        summary: "A public field has no place in any answer.",
        explanation: "A field travels in `$details`, in a slot of its own (`$field_X`), in a response header, or as a part of a text that the
envelope carries. One that does none of these is asked of the server's programmers and never reaches a client. What is
meant for logs alone is `internal`.",
        bad: "wire:
  body: { code: $code, message: $message }
errors:
  gone:
    status: 410
    message: It is gone.
    fields: { page: string }
    causes: [It was deleted.]
    solution: Make it anew.
",
        good: "wire:
  body: { code: $code, message: $message, details: $details }
errors:
  gone:
    status: 410
    message: It is gone.
    fields: { page: string }
    causes: [It was deleted.]
    solution: Make it anew.
",
        run: Some(unsent::unsent_field),
    },
    Rule {
        name: "number-without-integer",
        severity: Severity::Error,
        family: "envelope",
        summary: "The envelope sends `$number`, and an error has no integer code.",
        explanation: "A key, or a `code` without quotes, is an integer code when it matches `-?(0|[1-9][0-9]*)` and fits in 53 bits, the
integers that every JSON reader keeps.",
        bad: "wire:
  body: { code: $number, message: $message }
",
        good: "wire:
  body: { code: $number, message: $message }
errors:
  gone: { code: 1010, status: 410, message: It is gone., causes: [It was deleted.], solution: Make it anew. }
",
        run: Some(envelope::number_without_integer),
    },
    Rule {
        name: "unreadable-envelope",
        severity: Severity::Error,
        family: "envelope",
        summary: "The envelope carries nothing by which a client could find the error.",
        explanation: "A client finds an error by `$code`, `$number` or `$docs_url`. Where no envelope of the catalog has any of them, it goes by
`$type`, else `$title`, with the status, or by the status alone. Where an envelope under `accepts` has one of the three,
the written one needs one too. An envelope under `accepts` without any slot is never read from.",
        bad: "wire:
  body: { error: something went wrong }
",
        good: "wire:
  body: { error: $code, message: something went wrong }
",
        run: Some(reading_back::unreadable_envelope),
    },
    Rule {
        name: "ambiguous-error",
        severity: Severity::Error,
        family: "envelope",
        summary: "Two errors without a code on the wire can't be told apart.",
        explanation: "Without a code, an error is found by its type, else its title, and the status, so these must fit one error only. That
holds for all errors of an API whose envelope has no `$code`, `$number` or `$docs_url`, and for those with `code: null`.",
        bad: "wire:
  body: { message: $message, type: $type }
errors:
  gone: { status: 404, type: missing, message: It is gone., causes: [It was deleted.], solution: Make it anew. }
  lost: { status: 404, type: missing, message: It is lost., causes: [It was moved.], solution: Look for it. }
",
        good: "wire:
  body: { message: $message, type: $type }
errors:
  gone: { status: 410, type: missing, message: It is gone., causes: [It was deleted.], solution: Make it anew. }
  lost: { status: 404, type: missing, message: It is lost., causes: [It was moved.], solution: Look for it. }
",
        run: Some(reading_back::ambiguous_error),
    },
    Rule {
        name: "field-beside-member",
        severity: Severity::Error,
        family: "envelope",
        summary: "A field would stand beside a member of the same name.",
        explanation: r#"`"...": $details` writes an error's fields beside the members of the envelope, and one object can't have a name twice. A
field that has a place of its own or a header is not among them. Under `application/problem+json`, the names `type`,
`title`, `status`, `detail` and `instance` are taken as well (RFC 9457 §3.1)."#,
        bad: r#"wire:
  body: { code: $code, message: $message, "...": $details }
errors:
  gone:
    status: 410
    message: It is gone.
    fields: { code: integer }
    causes: [It was deleted.]
    solution: Make it anew.
"#,
        good: r#"wire:
  body: { code: $code, message: $message, "...": $details }
errors:
  gone:
    status: 410
    message: It is gone.
    fields: { exit_code: integer }
    causes: [It was deleted.]
    solution: Make it anew.
"#,
        run: Some(envelope::field_beside_member),
    },
    Rule {
        name: "docs-url-without-code",
        severity: Severity::Error,
        family: "envelope",
        summary: "`api.docs_url` has no `{code}` in it.",
        explanation: "Each error has a page of its own, and a client can find the error by the page's URL.",
        bad: "api:
  name: demo
  docs_url: https://docs.example.com/errors
",
        good: "api:
  name: demo
  docs_url: https://docs.example.com/errors/{code}
",
        run: Some(envelope::docs_url_without_code),
    },
    Rule {
        name: "invalid-content-type",
        severity: Severity::Error,
        family: "envelope",
        summary: "`wire.content_type` is no media type.",
        explanation: "It is sent as the header `Content-Type` (RFC 9110 §8.3).",
        bad: "wire:
  content_type: json
  body: { code: $code, message: $message }
",
        good: "wire:
  content_type: application/json
  body: { code: $code, message: $message }
",
        run: Some(envelope::invalid_content_type),
    },
    Rule {
        name: "internal-as",
        severity: Severity::Error,
        family: "envelope",
        summary: "An internal error has no public one to be sent as.",
        explanation: "An internal error never leaves the server: a client is sent the error that `wire.internal_as` names. That one is public,
and needs no fields, because an internal error could not give them.",
        bad: "errors:
  gone: { status: 410, message: It is gone., causes: [It was deleted.], solution: Make it anew. }
  disk_full:
    status: 500
    visibility: internal
    retry: never
    message: The disk is full.
    causes: [Nobody looked.]
    solution: Delete something.
",
        good: "wire:
  body: { code: $code, message: $message }
  internal_as: failed
errors:
  failed: { status: 500, retry: never, message: We failed., causes: [A fault of ours.], solution: Tell us. }
  disk_full:
    status: 500
    visibility: internal
    retry: never
    message: The disk is full.
    causes: [Nobody looked.]
    solution: Delete something.
",
        run: Some(lifecycle::internal_as),
    },
];

//! Types, fields, attributes and examples.

use super::super::{Rule, fields};
use crate::diagnostic::Severity;

/// The family's rules.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "missing-type",
        severity: Severity::Error,
        family: "fields",
        summary: "A field has neither a type nor a constant.",
        explanation: "A field's type is that of its constant where it has one, and has to be said otherwise.",
        bad: "errors:
  gone:
    status: 410
    message: It is gone.
    fields: { page: { optional: true } }
    causes: [It was deleted.]
    solution: Make it anew.
",
        good: "errors:
  gone:
    status: 410
    message: It is gone.
    fields: { page: { type: string, optional: true } }
    causes: [It was deleted.]
    solution: Make it anew.
",
        run: None,
    },
    Rule {
        name: "value-type",
        severity: Severity::Error,
        family: "fields",
        summary: "A constant, default, sample or attribute does not fit its type.",
        explanation: "Such values go into answers, documentation and test vectors, so they have to be what they are said to be.",
        bad: "errors:
  gone:
    status: 410
    message: It is gone.
    fields: { pages: { type: integer, example: three } }
    causes: [It was deleted.]
    solution: Make it anew.
",
        good: "errors:
  gone:
    status: 410
    message: It is gone.
    fields: { pages: { type: integer, example: 3 } }
    causes: [It was deleted.]
    solution: Make it anew.
",
        run: None,
    },
    Rule {
        name: "type-cycle",
        severity: Severity::Error,
        family: "fields",
        summary: "A type contains itself.",
        explanation: "An object type whose fields lead back to it can't be written down in every language, and has no smallest value.",
        bad: "types:
  page: { fields: { parent: page } }
errors:
  gone:
    status: 410
    message: It is gone.
    fields: { page: page }
    causes: [It was deleted.]
    solution: Make it anew.
",
        good: "types:
  page: { fields: { parent: { type: json, optional: true } } }
errors:
  gone:
    status: 410
    message: It is gone.
    fields: { page: page }
    causes: [It was deleted.]
    solution: Make it anew.
",
        run: Some(fields::type_cycle),
    },
    Rule {
        name: "duplicate-word",
        severity: Severity::Error,
        family: "fields",
        summary: "An enumeration lists a word twice.",
        explanation: "Words become variants and members, which need different names.",
        bad: "errors:
  gone:
    status: 410
    message: It is gone.
    fields: { kind: [page, file, page] }
    causes: [It was deleted.]
    solution: Make it anew.
",
        good: "errors:
  gone:
    status: 410
    message: It is gone.
    fields: { kind: [page, file] }
    causes: [It was deleted.]
    solution: Make it anew.
",
        run: Some(fields::duplicate_word),
    },
    Rule {
        name: "misplaced-unit",
        severity: Severity::Error,
        family: "fields",
        summary: "`unit` stands on a field that is no duration in a body.",
        explanation: "`unit` says how a `duration` is counted in JSON. A header always carries whole seconds.",
        bad: "errors:
  gone:
    status: 410
    message: It is gone.
    fields: { pages: { type: integer, unit: ms } }
    causes: [It was deleted.]
    solution: Make it anew.
",
        good: "errors:
  gone:
    status: 410
    message: It is gone.
    fields: { age: { type: duration, unit: ms } }
    causes: [It was deleted.]
    solution: Make it anew.
",
        run: Some(fields::misplaced_unit),
    },
    Rule {
        name: "contradictory-field",
        severity: Severity::Error,
        family: "fields",
        summary: "A field says two things of which only one can hold.",
        explanation: "A constant is written in every answer, so it is neither optional nor internal. An internal field may always be left
out, so `optional: false` can't hold for it.",
        bad: "errors:
  gone:
    status: 410
    message: It is gone.
    fields: { kind: { const: page, optional: true }, shard: { type: string, internal: true, optional: false } }
    causes: [It was deleted.]
    solution: Make it anew.
",
        good: "errors:
  gone:
    status: 410
    message: It is gone.
    fields: { kind: { const: page }, shard: { type: string, internal: true } }
    causes: [It was deleted.]
    solution: Make it anew.
",
        run: Some(fields::contradictory_field),
    },
    Rule {
        name: "unused-type",
        severity: Severity::Warning,
        family: "fields",
        summary: "No field or attribute has the type.",
        explanation: "It would be generated and documented for nothing.",
        bad: "types:
  kind: [page, file]
",
        good: "types:
  kind: [page, file]
errors:
  gone:
    status: 410
    message: It is gone.
    fields: { kind: kind }
    causes: [It was deleted.]
    solution: Make it anew.
",
        run: Some(fields::unused_type),
    },
    Rule {
        name: "missing-attribute",
        severity: Severity::Error,
        family: "fields",
        summary: "An error has no value for a required attribute.",
        explanation: "The value may stand on the error or on its category, or be the attribute's `default`.",
        bad: "attributes:
  owner: { type: string, required: true }
",
        good: "attributes:
  owner: { type: string, required: true }
errors:
  gone:
    status: 410
    message: It is gone.
    attributes: { owner: shop }
    causes: [It was deleted.]
    solution: Make it anew.
",
        run: Some(fields::missing_attribute),
    },
    Rule {
        name: "example-status",
        severity: Severity::Error,
        family: "fields",
        summary: "An example has a status that the error is never sent under.",
        explanation: "Examples become documentation and test vectors, so they hold to what the error declares.",
        bad: "errors:
  gone:
    status: 410
    message: It is gone.
    examples: [{ status: 404 }]
    causes: [It was deleted.]
    solution: Make it anew.
",
        good: "errors:
  gone:
    status: [410, 404]
    message: It is gone.
    examples: [{ status: 404 }]
    causes: [It was deleted.]
    solution: Make it anew.
",
        run: Some(fields::example_status),
    },
    Rule {
        name: "example-constant",
        severity: Severity::Error,
        family: "fields",
        summary: "An example sets a field that is constant.",
        explanation: "A constant is written in every answer, so an example can't say otherwise.",
        bad: "errors:
  gone:
    status: 410
    message: It is gone.
    fields: { kind: { const: page } }
    examples: [{ fields: { kind: file } }]
    causes: [It was deleted.]
    solution: Make it anew.
",
        good: "errors:
  gone:
    status: 410
    message: It is gone.
    fields: { kind: { const: page } }
    examples: [{ request_id: req_1 }]
    causes: [It was deleted.]
    solution: Make it anew.
",
        run: Some(fields::example_constant),
    },
];

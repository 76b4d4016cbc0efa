//! Reading the file: found while its text becomes a tree, and the tree a catalog.

use super::super::Rule;
use crate::diagnostic::Severity;

/// The family's rules.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "syntax",
        severity: Severity::Error,
        family: "reading",
        summary: "The file is not YAML.",
        explanation: "The text can't be read as YAML 1.2, so nothing after that place is looked at. Most often an indentation is off, a
bracket is not closed, or a text that needs quotes has none: one that begins with `{`, `` ` `` or `@`, or that holds `: `.",
        bad: "errors:
  gone: { status: 410, message: It is gone.
",
        good: "errors:
  gone: { status: 410, message: It is gone., causes: [It was deleted.], solution: Make it anew. }
",
        run: None,
    },
    Rule {
        name: "unsupported-yaml",
        severity: Severity::Error,
        family: "reading",
        summary: "The file uses a part of YAML that catalogs do without.",
        explanation: "Anchors, aliases, merge keys, tags, directives, keys that are no scalars and several documents in one file are refused.
They let one line mean something that stands elsewhere, and YAML readers disagree about them.",
        bad: "wire:
  body: &body { code: $code, message: $message }
",
        good: "wire:
  body: { code: $code, message: $message }
",
        run: None,
    },
    Rule {
        name: "duplicate-key",
        severity: Severity::Error,
        family: "reading",
        summary: "A mapping has a key twice.",
        explanation: "YAML readers differ in which of the two they keep. That holds for the user's own names too, and across the files that
`include` joins.",
        bad: "api:
  name: demo
  name: other
",
        good: "api:
  name: demo
",
        run: None,
    },
    Rule {
        name: "too-deep",
        severity: Severity::Error,
        family: "reading",
        summary: "Lists and mappings stand in one another too deeply.",
        explanation: "No envelope needs more than 64 levels, and a reader without a limit can be made to run out of memory.",
        bad: "errors:
  gone:
    status: 410
    message: It is gone.
    fields: { trace: { type: json, example: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[deep]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]] } }
    causes: [It was deleted.]
    solution: Make it anew.
",
        good: "errors:
  gone:
    status: 410
    message: It is gone.
    fields: { trace: { type: json, example: [[deep]] } }
    causes: [It was deleted.]
    solution: Make it anew.
",
        run: None,
    },
    Rule {
        name: "too-large",
        severity: Severity::Error,
        family: "reading",
        summary: "The file is larger than 64 MiB.",
        explanation: "A catalog of ten thousand errors takes five. Split a catalog that is really so large with `include`.",
        bad: "# and 64 MiB more
",
        good: "# and no more
",
        run: None,
    },
    Rule {
        name: "unsupported-version",
        severity: Severity::Error,
        family: "reading",
        summary: "The catalog is written in a version of the language that this errcat does not know.",
        explanation: "The number under `catalog` says by which rules the file is to be read. Only 1 is understood so far.",
        bad: "catalog: 2
",
        good: "catalog: 1
",
        run: None,
    },
    Rule {
        name: "unknown-key",
        severity: Severity::Error,
        family: "reading",
        summary: "A mapping with fixed keys has another key.",
        explanation: "A misspelt key would silently do nothing. Keys that begin with `x-` are free for anybody's use and are ignored.",
        bad: "errors:
  gone: { staus: 410, status: 410, message: It is gone., causes: [It was deleted.], solution: Make it anew. }
",
        good: "errors:
  gone: { x-team: shop, status: 410, message: It is gone., causes: [It was deleted.], solution: Make it anew. }
",
        run: None,
    },
    Rule {
        name: "missing-key",
        severity: Severity::Error,
        family: "reading",
        summary: "A key that is required is missing.",
        explanation: "Nothing sensible could be made up for it.",
        bad: "errors:
  gone: { status: 410, causes: [It was deleted.], solution: Make it anew. }
",
        good: "errors:
  gone: { status: 410, message: It is gone., causes: [It was deleted.], solution: Make it anew. }
",
        run: None,
    },
    Rule {
        name: "wrong-type",
        severity: Severity::Error,
        family: "reading",
        summary: "A value is of the wrong kind, such as a list in place of a text.",
        explanation: "What each key takes is in the reference of the language. Wherever text is expected, any scalar counts as its source
text: `version: 1.20` is the text `1.20`.",
        bad: "errors:
  gone: { status: 410, message: It is gone., causes: [It was deleted.], solution: Make it anew., see: The guide. }
",
        good: "errors:
  gone: { status: 410, message: It is gone., causes: [It was deleted.], solution: Make it anew. }
",
        run: None,
    },
    Rule {
        name: "invalid-value",
        severity: Severity::Error,
        family: "reading",
        summary: "A value does not have the form that its key takes.",
        explanation: "Durations, versions, dates, URLs, numbers and words out of a list have a fixed form. The label says which.",
        bad: "api:
  name: demo
  version: 1.2
",
        good: "api:
  name: demo
  version: 1.2.0
",
        run: None,
    },
    Rule {
        name: "invalid-name",
        severity: Severity::Error,
        family: "reading",
        summary: "A name is not one that every output language can take.",
        explanation: "Names of fields, attributes and types become members and types in several languages, so they match
`[A-Za-z_][A-Za-z0-9_]*`. Those of operations, categories, retry policies and guides are one line of text. Keys under
`statuses` are HTTP statuses. Codes may be anything.",
        bad: "types:
  unit-system: [metric, imperial]
errors:
  gone:
    status: 410
    message: It is gone.
    fields: { units: unit-system }
    causes: [It was deleted.]
    solution: Make it anew.
",
        good: "types:
  unit_system: [metric, imperial]
errors:
  gone:
    status: 410
    message: It is gone.
    fields: { units: unit_system }
    causes: [It was deleted.]
    solution: Make it anew.
",
        run: None,
    },
    Rule {
        name: "include",
        severity: Severity::Error,
        family: "reading",
        summary: "A file under `include` can't be read, or is read twice.",
        explanation: "Each pattern must name at least one file inside the catalog's folder, and each file is read once.",
        bad: "include: [missing.yaml]
",
        good: "include: [more.yaml]
",
        run: None,
    },
];

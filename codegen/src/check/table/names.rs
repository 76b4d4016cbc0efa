//! Names of what is generated: no two may become one, in any language or on any disk.

use super::super::{Rule, names};
use crate::diagnostic::Severity;

/// The family's rules.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "identifier-collision",
        severity: Severity::Error,
        family: "names",
        summary: "Two names become one identifier in an output language.",
        explanation: "A type is PascalCase of `name`, else of the key, and classes in Python and TypeScript end in `Error`. So `rate_limit`
and `rate-limit` are one type, and `rate_limit` and `rate_limit_error` are one class. The same goes for fields, words of
an enumeration, categories, attributes, types and operations. An enumeration written in place is a type named for the
error and the field. In TypeScript all of them stand beside each other: the error `gone` brings `GoneError` and
`GoneFields`, the category `gone` brings `GoneCategory`, so no type may be called like that.",
        bad: "errors:
  gone: { status: 410, message: It is gone., causes: [It was deleted.], solution: Make it anew. }
  gone_error: { status: 404, message: It is lost., causes: [It was moved.], solution: Look for it. }
",
        good: "errors:
  gone: { status: 410, message: It is gone., causes: [It was deleted.], solution: Make it anew. }
  gone_error: { name: lost, status: 404, message: It is lost., causes: [It was moved.], solution: Look for it. }
",
        run: Some(names::identifier_collision),
    },
    Rule {
        name: "file-name-collision",
        severity: Severity::Error,
        family: "names",
        summary: "Two codes have pages whose names differ only in case.",
        explanation: "Each code has a page, named after it. On the disks of macOS and Windows, and in archives unpacked there, `Gone.md` and
`gone.md` are one file.",
        bad: "errors:
  gone: { status: 410, message: It is gone., causes: [It was deleted.], solution: Make it anew. }
  GONE: { name: lost, status: 404, message: It is lost., causes: [It was moved.], solution: Look for it. }
",
        good: "errors:
  gone: { status: 410, message: It is gone., causes: [It was deleted.], solution: Make it anew. }
  LOST: { status: 404, message: It is lost., causes: [It was moved.], solution: Look for it. }
",
        run: Some(names::file_name_collision),
    },
    Rule {
        name: "name-too-long",
        severity: Severity::Error,
        family: "names",
        summary: "A code or name is too long for the name of a file.",
        explanation: "Pages are named after codes, and disks take 255 bytes at most. Characters outside letters, digits, `_`, `-` and `.` count
three for each byte, because they are escaped. The API's name becomes a crate's, which has 64 characters at most.",
        bad: "api:
  name: an-interface-to-everything-that-we-have-ever-built-in-all-of-these-years
",
        good: "api:
  name: everything
",
        run: Some(names::name_too_long),
    },
    Rule {
        name: "reserved-name",
        severity: Severity::Error,
        family: "names",
        summary: "A type, policy or error has a name that is built in.",
        explanation: "A type may not be called like a built-in type, nor a policy `never`. The base type that
clients catch is named by `api.error_type`: no error's class may have that name, and it may not be one of the generated
crate's other types, such as `Code` or `Kind`. Nor may any name become one that every TypeScript package exports, such as
`KnownError`. The word `other_word` stands for what an enumeration does not know yet.",
        bad: "types:
  timestamp: [now, later]
errors:
  gone:
    status: 410
    message: It is gone.
    fields: { at: timestamp }
    causes: [It was deleted.]
    solution: Make it anew.
",
        good: "types:
  moment: [now, later]
errors:
  gone:
    status: 410
    message: It is gone.
    fields: { at: moment }
    causes: [It was deleted.]
    solution: Make it anew.
",
        run: Some(names::reserved_name),
    },
    Rule {
        name: "reserved-field-name",
        severity: Severity::Error,
        family: "names",
        summary: "A field has the name of a generated member.",
        explanation: "`__proto__`, `constructor` and `prototype` mean something else in JavaScript. An optional field `internal` would need the
setter `with_internal`, which attaches internal fields.",
        bad: "errors:
  gone:
    status: 410
    message: It is gone.
    fields: { constructor: string }
    causes: [It was deleted.]
    solution: Make it anew.
",
        good: "errors:
  gone:
    status: 410
    message: It is gone.
    fields: { builder: string }
    causes: [It was deleted.]
    solution: Make it anew.
",
        run: Some(names::reserved_field_name),
    },
    Rule {
        name: "duplicate-target-path",
        severity: Severity::Error,
        family: "names",
        summary: "Two outputs go to the same place.",
        explanation: "One would overwrite the other's files.",
        bad: "targets: { rust: generated/, markdown: generated }
",
        good: "targets: { rust: generated/, markdown: generated/docs/ }
",
        run: Some(names::duplicate_target_path),
    },
];

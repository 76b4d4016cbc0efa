//! The keys of fields and of attributes.

use super::{BOOLEAN, Key, Naming, Record, Scalar, Shape, Short, TEXT, Word};

/// A field of an error or of a shared object type.
pub(super) static FIELD: Record = Record {
    title: "A field",
    doc: "A typed value that an error carries. In short, a type may stand in its place: `limit: integer`. A scalar, \
          a list, or a mapping whose only key is `list` or `map` is a type; any other mapping is this long form.",
    keys: &[TYPE, OPTIONAL, CONST, HEADER, UNIT, INTERNAL, SENSITIVE, DOC, EXAMPLE],
};

const TYPE: Key = Key::optional("type", Shape::Type, "The type of its values. Without it, that of `const`.")
    .example("duration");

const OPTIONAL: Key = Key::optional(
    "optional",
    BOOLEAN,
    "Absent unless it is set; not together with `const`. This binds the server; for a client every field may be absent.",
)
.default("false");

const CONST: Key = Key::optional(
    "const",
    Shape::Json,
    "A value fixed for this error: written on the wire, and not passed by the caller. Neither optional nor internal.",
)
.example("prompt");

const HEADER: Key = Key::optional(
    "header",
    TEXT,
    "The response header that carries the value instead of the body. Only for scalars.",
)
.example("retry-after");

const UNIT: Key =
    Key::optional("unit", Shape::Scalar(Scalar::Word(UNITS)), "The unit of a `duration` in a body.")
        .default("s");

const INTERNAL: Key = Key::optional(
    "internal",
    BOOLEAN,
    "Never leaves the server: not on the wire, not in the public docs. Always optional.",
)
.default("false");

const SENSITIVE: Key =
    Key::optional("sensitive", BOOLEAN, "Goes on the wire, but logs, `Debug` and traces show it redacted.")
        .default("false");

const DOC: Key = Key::optional("doc", TEXT, "One sentence about the value.");

const EXAMPLE: Key = Key::optional("example", Shape::Json, "A sample value.").example("lumen-2");

/// The types that the language has.
pub(in crate::syntax) const TYPES: &[Word] = &[
    ("string", "text"),
    ("integer", "a whole number within ±(2^53−1), safe in every JSON reader"),
    ("int64", "a whole number of 64 bits, text on the wire"),
    ("number", "a finite number, IEEE 754 binary64"),
    ("boolean", "`true` or `false`"),
    ("timestamp", "a moment, RFC 3339 on the wire"),
    ("duration", "whole milliseconds, `1m30s` in the catalog, a number of `unit`s on the wire"),
    ("url", "an absolute URL, as text"),
    ("uuid", "a UUID, as text"),
    ("json", "any JSON"),
];

const UNITS: &[Word] = &[("s", "seconds"), ("ms", "milliseconds")];

/// A shared object type.
pub(super) static OBJECT: Record = Record {
    title: "An object type",
    doc: "A type for fields to share: named values of their own types.",
    keys: &[Key::required("fields", MEMBERS, "The values it holds: name → type, or the long form.")
        .example("{width: integer, height: integer}")],
};

const MEMBERS: Shape = Shape::Names(Naming::Identifier("field"), &Shape::ShortRecord(Short::Type, &MEMBER));

/// A field of a shared object type.
static MEMBER: Record = Record {
    title: "A field of an object type",
    doc: "As [a field](#a-field), without what only an error's own fields can be: constant, internal or in a header.",
    keys: &[Key { required: true, ..TYPE }, OPTIONAL, UNIT, SENSITIVE, DOC, EXAMPLE],
};

/// Fields by name.
pub(super) const FIELDS: Shape =
    Shape::Names(Naming::Identifier("field"), &Shape::ShortRecord(Short::Type, &FIELD));

/// An attribute.
pub(super) static ATTRIBUTE: Record = Record {
    title: "An attribute",
    doc: "A fact of the team's own about every error.",
    keys: &[
        Key::required("type", Shape::Type, "The type of its values, as a field's.")
            .example("[info, warning, page]"),
        Key::optional("required", BOOLEAN, "Every error, or its category, must give a value.")
            .default("false"),
        Key::optional("default", Shape::Json, "The value of errors that give none.").example("info"),
        Key::optional("internal", BOOLEAN, "Left out of the public docs, and off the wire.").default("false"),
    ],
};

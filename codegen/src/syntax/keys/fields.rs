//! The keys of fields and of attributes.

use super::{BOOLEAN, Key, Naming, Record, Scalar, Shape, Short, TEXT, Word};

/// A field of an error or of a shared object type.
pub(super) static FIELD: Record = Record {
    title: "A field",
    doc: "A typed value that an error carries. In short, a type may stand in its place: `limit: integer`. A scalar, \
          a list, or a mapping whose only key is `list` or `map` is a type; any other mapping is this long form.",
    keys: &[
        Key::optional("type", Shape::Type, "The type of its values. Without it, that of `const`.")
            .example("duration"),
        Key::optional(
            "optional",
            BOOLEAN,
            "Absent unless it is set. This binds the server; for a client every field may be absent.",
        )
        .default("false"),
        Key::optional(
            "const",
            Shape::Json,
            "A value fixed for this error: written on the wire, and not passed by the caller.",
        )
        .example("prompt"),
        Key::optional(
            "header",
            TEXT,
            "The response header that carries the value instead of the body. Only for scalars.",
        )
        .example("retry-after"),
        Key::optional("unit", Shape::Scalar(Scalar::Word(UNITS)), "The unit of a `duration` in a body.")
            .default("s"),
        Key::optional(
            "internal",
            BOOLEAN,
            "Never leaves the server: not on the wire, not in the public docs. Always optional.",
        )
        .default("false"),
        Key::optional(
            "sensitive",
            BOOLEAN,
            "Goes on the wire, but logs, `Debug` and traces show it redacted.",
        )
        .default("false"),
        Key::optional("doc", TEXT, "One sentence about the value."),
        Key::optional("example", Shape::Json, "A sample value.").example("lumen-2"),
    ],
};

const UNITS: &[Word] = &[("s", "seconds"), ("ms", "milliseconds")];

/// A shared object type.
pub(super) static OBJECT: Record = Record {
    title: "An object type",
    doc: "A type for fields to share: named values of their own types.",
    keys: &[Key::required("fields", FIELDS, "The values it holds: name → type, or the long form.")
        .example("{width: integer, height: integer}")],
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

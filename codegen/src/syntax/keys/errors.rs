//! The keys of an error.

use super::fields::FIELDS;
use super::{
    ATTRIBUTE_VALUES, CATEGORY, ERROR as ERROR_REFERENCE, Key, MARKDOWN, Naming, POLICY, Record, Scalar,
};
use super::{Shape, TEMPLATE, TEXT, Word};

/// An error.
pub(super) static ERROR: Record = Record {
    title: "An error",
    doc: "One thing that can go wrong, as a client sees it.",
    keys: &[
        Key::required(
            "status",
            Shape::OneOrMore(&Shape::Scalar(Scalar::ErrorStatus)),
            "The HTTP status, 400–599, or a list: a server sends the first unless it names another from the list, \
             and a client accepts them all. 200–299 only where a constant of the envelope tells an error from a \
             success.",
        )
        .example("404"),
        Key::required(
            "message",
            TEMPLATE,
            "One sentence for a developer. `{field}` stands for a field, `{{` and `}}` for braces. A server may \
             replace it at run time.",
        )
        .example("\"Model {model} does not exist\""),
        Key::optional(
            "code",
            Shape::Code,
            "The wire code, where the key can't be it. `null`: no code on the wire, the error is found by its type \
             and status.",
        ),
        Key::optional(
            "name",
            Shape::Scalar(Scalar::Identifier),
            "The identifier that type names are derived from, where the key gives an unfortunate or clashing one.",
        )
        .example("two_factor_required"),
        Key::optional("title", TEXT, "A short heading. Without it, the key in words."),
        Key::optional("type", TEXT, "The word that `$type` carries. Without it, the category's."),
        Key::optional("category", CATEGORY, "The group it belongs to."),
        Key::optional("retry", POLICY, "The policy that a client follows. Without it, the category's, then `never`."),
        Key::optional(
            "fields",
            FIELDS,
            "The typed values it carries: name → type, or the long form.",
        )
        .example("{model: string, retry_after: {type: duration, optional: true}}"),
        Key::optional("description", MARKDOWN, "What happened, at more length than the message."),
        Key::optional("causes", Shape::List(&MARKDOWN), "What may have led to it, one cause an element.")
            .example("[The name is misspelt]"),
        Key::optional(
            "solution",
            Shape::Scalar(Scalar::Template),
            "What to do about it, in Markdown. It may use the fields as `message` does.",
        )
        .example("List the models and pick one of them."),
        Key::optional("see", Shape::List(&MARKDOWN), "Where to read on, one reference an element."),
        Key::optional("user_message", TEMPLATE, "One sentence for the person in front of the screen."),
        Key::optional("attributes", ATTRIBUTE_VALUES, "Values for the catalog's `attributes`.")
            .example("{owner: billing}"),
        Key::optional("since", TEXT, "The version of the contract that brought it.").example("1.1.0"),
        Key::optional(
            "deprecated",
            Shape::Record(&DEPRECATED),
            "Marks what is generated for it as deprecated, in every language.",
        ),
        Key::optional("visibility", Shape::Scalar(Scalar::Word(VISIBILITIES)), "Who may know of it.")
            .default("public"),
        Key::optional(
            "examples",
            Shape::List(&Shape::Record(&EXAMPLE)),
            "Samples for the docs and the test vectors. One is made up where there is none.",
        ),
        Key::optional(
            "allow",
            Shape::Names(Naming::Any("rule"), &TEXT),
            "Lint rules that are silenced for this error, each with the reason.",
        )
        .example("{client-error-retries: The limit frees up by itself.}"),
    ],
};

const VISIBILITIES: &[Word] = &[
    ("public", "everybody"),
    (
        "internal",
        "only the server: it is raised inside, not in the public docs, and sent as `wire.internal_as`",
    ),
];

static DEPRECATED: Record = Record {
    title: "A deprecation",
    doc: "Says that an error is on its way out. Its code still works.",
    keys: &[
        Key::optional("since", TEXT, "The version of the contract that deprecated it.").example("3.0.0"),
        Key::optional("note", MARKDOWN, "Why, and what to do instead."),
        Key::optional("replaced_by", ERROR_REFERENCE, "The error to use in its place."),
    ],
};

static EXAMPLE: Record = Record {
    title: "An example",
    doc: "One occurrence of the error. What is left out is made up.",
    keys: &[
        Key::optional(
            "fields",
            Shape::Names(Naming::Identifier("field"), &Shape::Json),
            "Values for its fields.",
        )
        .example("{model: lumen-9}"),
        Key::optional("message", TEXT, "What a server sent instead of the message above."),
        Key::optional(
            "status",
            Shape::Scalar(Scalar::ErrorStatus),
            "One of the error's statuses. Without it, the first.",
        ),
        Key::optional("request_id", TEXT, "The value of `$request_id`.").example("req_01HZX4T9K2"),
        Key::optional("timestamp", Shape::Scalar(Scalar::Timestamp), "The value of `$timestamp`, RFC 3339.")
            .example("2026-11-20T09:30:00Z"),
    ],
};

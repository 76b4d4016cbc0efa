//! The keys of retry policies, categories, operations and retired codes; the words of `roles` and `targets`.

use super::{ATTRIBUTE_VALUES, BOOLEAN, CATEGORY as CATEGORY_REFERENCE, DURATION, ERROR, Key, MARKDOWN};
use super::{POLICY as POLICY_REFERENCE, Record, Scalar, Shape, TEXT, Word};

/// A retry policy.
pub(super) static POLICY: Record = Record {
    title: "A retry policy",
    doc: "When and how long to wait before trying again. Durations are one or more decimals with a unit `ms`, `s`, \
          `m`, `h` or `d`, the largest unit first: `1m30s`. Every language computes the same wait, in whole \
          milliseconds.",
    keys: &[
        Key::optional("backoff", Shape::Scalar(Scalar::Word(BACKOFFS)), "How waits grow with the failures so far.")
            .default("exponential"),
        Key::optional("initial", DURATION, "The first wait.").default("1s"),
        Key::optional(
            "factor",
            Shape::Scalar(Scalar::Number { min: 1 }),
            "By how much a wait is longer than the one before it, for `exponential`.",
        )
        .default("2"),
        Key::optional(
            "max",
            DURATION,
            "The longest wait. It caps the wait before jitter, and the sum again after it. Without it nothing does.",
        )
        .example("60s"),
        Key::optional(
            "jitter",
            Shape::Scalar(Scalar::WordOrDuration(JITTERS)),
            "What chance does to a wait. A duration adds a random part of itself.",
        )
        .default("none"),
        Key::optional(
            "attempts",
            Shape::Scalar(Scalar::Integer { min: 1 }),
            "Tries in all, the first included.",
        )
        .default("3"),
        Key::optional(
            "retry_after",
            Shape::Scalar(Scalar::Word(RETRY_AFTER_RULES)),
            "What a server's `Retry-After` (RFC 9110 §10.2.3) does to the wait.",
        )
        .default("at_least"),
        Key::optional(
            "max_retry_after",
            DURATION,
            "The longest a server can make a client wait. A longer demand means: give up and report.",
        )
        .default("10m"),
        Key::optional(
            "idempotent_only",
            BOOLEAN,
            "Follow the policy only for requests that are safe to repeat (RFC 9110 §9.2.2).",
        )
        .default("false"),
        Key::optional(
            "on_final",
            Shape::Scalar(Scalar::Word(FINALS)),
            "What is known when no try is left. Without it: that the work was not done.",
        ),
    ],
};

const BACKOFFS: &[Word] = &[
    ("exponential", "waits `initial × factor^n`, n counting failures from 0"),
    ("linear", "waits `initial × (n + 1)`"),
    ("constant", "waits `initial`"),
];

const JITTERS: &[Word] =
    &[("none", "nothing"), ("full", "draws from [0, wait]"), ("equal", "draws from [wait/2, wait]")];

const RETRY_AFTER_RULES: &[Word] = &[
    ("at_least", "the longer of the wait and `Retry-After`, which may exceed `max`"),
    ("exactly", "`Retry-After` where it is sent"),
    ("ignore", "nothing"),
];

const FINALS: &[Word] = &[("outcome_unknown", "the work may have happened")];

/// A category.
pub(super) static CATEGORY: Record = Record {
    title: "A category",
    doc: "A group of errors and what its errors share.",
    keys: &[
        Key::optional("title", TEXT, "A heading for the docs. Without it, the name in words."),
        Key::optional("description", MARKDOWN, "What the errors have in common."),
        Key::optional("type", TEXT, "The word that `$type` carries for errors without one of their own.")
            .example("rate_limit_error"),
        Key::optional("retry", POLICY_REFERENCE, "The policy of errors without one of their own.")
            .default("never"),
        Key::optional(
            "attributes",
            ATTRIBUTE_VALUES,
            "Values for the catalog's `attributes`, for all errors here.",
        )
        .example("{owner: billing}"),
    ],
};

/// An operation.
pub(super) static OPERATION: Record = Record {
    title: "An operation",
    doc: "One API call and what it can answer with. Both lists together count, each error once.",
    keys: &[
        Key::optional("title", TEXT, "A heading for the docs. Without it, the name in words."),
        Key::optional("description", MARKDOWN, "What the call does."),
        Key::optional(
            "request",
            Shape::OneOrMore(&Shape::Scalar(Scalar::Request)),
            "The requests that make this call: a method and a path, `{name}` for a part that varies and `{*name}` for \
             all that follows. `cargo xtask verify` tells by it which errors an answer may carry. The path may begin \
             where that of `api.base_url` ends.",
        )
        .example("GET /models/{model}"),
        Key::optional("errors", Shape::List(&ERROR), "Errors that the call can answer with, by their keys.")
            .example("[model_not_found]"),
        Key::optional(
            "categories",
            Shape::List(&CATEGORY_REFERENCE),
            "Categories all of whose errors the call can answer with.",
        )
        .example("[rate_limiting]"),
    ],
};

/// A retired code.
pub(super) static RETIRED: Record = Record {
    title: "A retired code",
    doc: "A wire code that is no more.",
    keys: &[
        Key::optional("since", TEXT, "The version that retired it.").example("2.0.0"),
        Key::optional("note", MARKDOWN, "Why, and what to do now."),
        Key::optional("replaced_by", ERROR, "The live error that took its place."),
    ],
};

/// The keys of `roles`.
pub(super) const ROLES: &[Word] = &[
    ("panic", "a handler panicked"),
    ("not_found", "no route matches the path"),
    ("method_not_allowed", "the route exists, but not for this method"),
    ("body_too_large", "the body is larger than the server takes"),
    ("unsupported_media_type", "the body has a `Content-Type` that isn't read"),
    ("invalid_body", "the body can't be read as what the handler takes"),
    ("invalid_query", "the query string can't be read as what the handler takes"),
    ("invalid_path", "a part of the path can't be read as what the handler takes"),
    ("unauthorized", "the request carries no credentials, or not the right ones"),
    ("timeout", "the handler took too long"),
    ("overloaded", "the server sheds load"),
];

/// The keys of `targets`.
pub(super) const TARGETS: &[Word] = &[
    ("rust", "a crate; `generated/` by default"),
    ("markdown", "the reference; `generated/docs/` by default"),
    ("openapi", "components for OpenAPI 3.1; `generated/openapi.json` by default"),
    ("json_schema", "a schema for each error; `generated/schema/` by default"),
    ("typescript", "a package; `generated/typescript/` by default"),
    ("python", "a package; `generated/python/` by default"),
    ("vectors", "every error, encoded, for all languages' tests; `generated/vectors.jsonl` by default"),
];

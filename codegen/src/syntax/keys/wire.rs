//! The keys of `wire`, its `accepts`, and of `statuses`.

use super::{ERROR, HEADERS, Key, LINE, MARKDOWN, POLICY, Record, Shape, TEXT};

const BODY: Key = Key::optional(
    "body",
    Shape::Json,
    "The JSON around an error, written as an example of itself. A scalar that begins with `$` is a slot, `$$` begins \
     a literal dollar, and every other scalar is a constant. A `?` behind a slot leaves it out when it is absent.",
)
.example("{error: {code: $code, message: $message, details: $details?}}");

const ENVELOPE_HEADERS: Key = Key::optional(
    "headers",
    HEADERS,
    "Response headers that carry constants or slots. Their names are not case-sensitive (RFC 9110 §5.1).",
)
.example("{x-request-id: $request_id}");

/// The section `wire`.
pub(super) static WIRE: Record = Record {
    title: "The envelope",
    doc: "How an error travels. At least one of `body` and `headers` is needed.",
    keys: &[
        BODY,
        ENVELOPE_HEADERS,
        Key::optional("content_type", TEXT, "The `Content-Type` of a response with an error.")
            .default("application/json")
            .example("application/problem+json"),
        Key::optional(
            "accepts",
            Shape::List(&Shape::Record(&ENVELOPE)),
            "Further envelopes that a client reads, in this order, when the answer doesn't fit this one. A server can \
             be told to answer in one of them, for clients from before the envelope changed.",
        ),
        Key::optional(
            "internal_as",
            ERROR,
            "The public error, without required fields, that internal errors are sent as. Required once an error \
             has `visibility: internal`.",
        )
        .example("internal_error"),
    ],
};

/// An entry of `accepts`.
static ENVELOPE: Record = Record {
    title: "Another envelope to read",
    doc: "A shape that older servers, proxies or gateways answer with. At least one of its keys is needed.",
    keys: &[BODY, ENVELOPE_HEADERS],
};

/// An entry of `statuses`.
pub(super) static STATUS: Record = Record {
    title: "A status",
    doc: "What is known of one HTTP status. In short, a text is its phrase.",
    keys: &[
        Key::optional("phrase", LINE, "The reason phrase. Without it, the one registered with IANA.")
            .example("Overloaded"),
        Key::optional("description", MARKDOWN, "What the status means in this API."),
        Key::optional(
            "retry",
            POLICY,
            "The policy that a client follows for this status when it doesn't know the code. Without it, 408, 425, \
             429, 500, 502, 503 and 504 take the policy named `default` where there is one, and all others `never`.",
        ),
        Key::optional("headers", HEADERS, "Response headers that are sent with every error of this status.")
            .example("{www-authenticate: Bearer}"),
    ],
};

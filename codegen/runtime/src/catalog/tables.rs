//! What the catalog of the Files API says, as tables.

use super::errors::{
    FileNotFound, InternalError, InvalidParameter, Maintenance, QuotaExceeded, RateLimited, UploadRejected,
};
use crate::runtime::error::{Reader, reader};
use crate::runtime::table::{
    Envelope, Facts, Field, Jitter, Member, Node, Piece, Policy, Role, Slot, Status, Tables,
};

/// The catalog.
pub static TABLES: Tables<'static> = Tables {
    api: "files",
    locale: "en",
    errors: &ERRORS,
    by_code: &[0, 6, 1, 5, 2, 3, 4],
    wire: Envelope {
        body: Some(Node::Object(&[
            Member { name: "ok", key: "\"ok\":", value: Node::Constant("false") },
            Member {
                name: "error",
                key: "\"error\":",
                value: Node::Object(&[
                    Member { name: "code", key: "\"code\":", value: Node::Slot(Slot::Code, false) },
                    Member { name: "message", key: "\"message\":", value: Node::Slot(Slot::Message, false) },
                    Member {
                        name: "severity",
                        key: "\"severity\":",
                        value: Node::Slot(Slot::Attribute(0), false),
                    },
                    Member {
                        name: "param",
                        key: "\"param\":",
                        value: Node::Slot(Slot::Field("param"), true),
                    },
                    Member { name: "retry", key: "\"retry\":", value: Node::Slot(Slot::Retry, false) },
                    Member { name: "after", key: "\"after\":", value: Node::Slot(Slot::RetryAfter, true) },
                    Member { name: "details", key: "\"details\":", value: Node::Slot(Slot::Details, true) },
                ]),
            },
        ])),
        headers: &[("x-request-id", Node::Slot(Slot::RequestId, false))],
    },
    accepts: &[],
    content_type: "application/json",
    categories: &["uploads"],
    policies: &[
        Policy::NEVER,
        Policy {
            name: "later",
            never: false,
            max_ms: Some(60_000),
            jitter: Jitter::Up(1_000),
            ..Policy::NEVER
        },
    ],
    fallback_policy: 1,
    statuses: &[
        Status { code: 429, policy: 1, headers: &[("cache-control", Node::Constant("\"no-store\""))] },
        Status { code: 504, policy: 1, headers: &[] },
    ],
    attributes: &["severity"],
    roles: &[
        (Role::Panic, 6),
        (Role::NotFound, 0),
        (Role::InvalidBody, 1),
        (Role::Timeout, 5),
        (Role::Overloaded, 5),
    ],
};

static ERRORS: [Facts<'static>; 7] = [
    Facts {
        key: "file_not_found",
        code: Some("file_not_found"),
        title: "File not found",
        statuses: &[404],
        message: &[Piece::Text("File "), Piece::Field(0), Piece::Text(" does not exist")],
        fields: &[Field { name: "file", ..Field::PLAIN }],
        attributes: &[Some("\"low\"")],
        ..Facts::EMPTY
    },
    Facts {
        key: "invalid_parameter",
        code: Some("invalid_parameter"),
        title: "Invalid parameter",
        statuses: &[400],
        message: &[Piece::Text("The parameter is not valid")],
        fields: &[
            Field { name: "param", constant: Some("\"folder\""), placed: true, ..Field::PLAIN },
            Field { name: "sent", optional: true, sensitive: true, ..Field::PLAIN },
        ],
        attributes: &[Some("\"low\"")],
        ..Facts::EMPTY
    },
    Facts {
        key: "quota_exceeded",
        code: Some("quota_exceeded"),
        title: "Quota exceeded",
        statuses: &[403],
        category: Some(0),
        message: &[Piece::Text("The account stores more than it may")],
        fields: &[
            Field { name: "quota", ..Field::PLAIN },
            Field { name: "folders", int64: true, ..Field::PLAIN },
            Field { name: "owners", ..Field::PLAIN },
        ],
        attributes: &[Some("\"low\"")],
        ..Facts::EMPTY
    },
    Facts {
        key: "rate_limited",
        code: Some("rate_limited"),
        title: "Rate limited",
        statuses: &[429],
        policy: 1,
        message: &[Piece::Text("More than "), Piece::Field(0), Piece::Text(" requests in "), Piece::Field(1)],
        fields: &[
            Field { name: "limit", ..Field::PLAIN },
            Field { name: "window", milliseconds: true, ..Field::PLAIN },
            Field {
                name: "retry_after",
                optional: true,
                header: Some("retry-after"),
                placed: true,
                ..Field::PLAIN
            },
        ],
        user_message: Some(&[Piece::Text("Please wait a moment.")]),
        attributes: &[Some("\"low\"")],
        ..Facts::EMPTY
    },
    Facts {
        key: "upload_rejected",
        code: Some("upload_rejected"),
        title: "Upload rejected",
        statuses: &[422],
        category: Some(0),
        message: &[Piece::Field(0), Piece::Text(" was rejected: "), Piece::Field(2)],
        fields: &[
            Field { name: "name", ..Field::PLAIN },
            Field { name: "media_type", ..Field::PLAIN },
            Field { name: "reason", ..Field::PLAIN },
        ],
        attributes: &[Some("\"low\"")],
        ..Facts::EMPTY
    },
    Facts {
        key: "maintenance",
        code: Some("maintenance"),
        title: "Maintenance",
        statuses: &[503, 502],
        policy: 1,
        message: &[Piece::Text("The service is being worked on")],
        attributes: &[Some("\"high\"")],
        body: Some(concat!(
            r#"{"ok":false,"error":{"code":"maintenance","message":"The service is being worked on","#,
            r#""severity":"high","retry":"yes"}}"#,
        )),
        ..Facts::EMPTY
    },
    Facts {
        key: "internal_error",
        code: Some("internal_error"),
        title: "Internal error",
        statuses: &[500],
        message: &[Piece::Text("Something went wrong on the server")],
        attributes: &[Some("\"high\"")],
        body: Some(concat!(
            r#"{"ok":false,"error":{"code":"internal_error","message":"Something went wrong on the server","#,
            r#""severity":"high","retry":"no"}}"#,
        )),
        ..Facts::EMPTY
    },
];

/// The fields of `Quota`.
pub(super) static QUOTA: [Field<'static>; 3] = [
    Field { name: "granted", int64: true, ..Field::PLAIN },
    Field { name: "used", int64: true, ..Field::PLAIN },
    Field { name: "counted_at", optional: true, ..Field::PLAIN },
];

/// Makes the typed error of each code, in catalog order.
pub(crate) static READERS: [Reader; 7] = [
    reader::<FileNotFound>,
    reader::<InvalidParameter>,
    reader::<QuotaExceeded>,
    reader::<RateLimited>,
    reader::<UploadRejected>,
    reader::<Maintenance>,
    reader::<InternalError>,
];

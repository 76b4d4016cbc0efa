//! What the catalog of the Files API says, as tables.

use std::sync::LazyLock;

use crate::runtime::facts;
use crate::runtime::table::{Envelope, Field, Jitter, Member, Node, Policy, Role, Slot, Status, Tables};

/// The catalog.
pub static TABLES: LazyLock<Tables<'static>> =
    LazyLock::new(|| Tables { errors: facts::decode(ERRORS), ..CONSTANT });

/// All but the errors.
const CONSTANT: Tables<'static> = Tables {
    api: "files",
    locale: "en",
    errors: &[],
    by_code: &[0, 6, 1, 5, 2, 3, 4],
    by_docs_url: &[],
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

/// The facts of each error, in catalog order.
const ERRORS: &str = r#"
error file_not_found
code file_not_found
title File not found
status 404
message File {0} does not exist
field file
attribute "low"

error invalid_parameter
code invalid_parameter
title Invalid parameter
status 400
message The parameter is not valid
field param
is placed
constant "folder"
field sent
is optional sensitive
attribute "low"

error quota_exceeded
code quota_exceeded
title Quota exceeded
status 403
category 0
message The account stores more than it may
field quota
field folders
is int64
field owners
attribute "low"

error rate_limited
code rate_limited
title Rate limited
status 429
policy 1
message More than {0} requests in {1}
user_message Please wait a moment.
field limit
field window
is milliseconds
field retry_after
is optional placed
header retry-after
attribute "low"

error upload_rejected
code upload_rejected
title Upload rejected
status 422
category 0
message {0} was rejected: {2}
field name
field media_type
field reason
attribute "low"

error maintenance
code maintenance
title Maintenance
status 503 502
policy 1
message The service is being worked on
attribute "high"
body {"ok":false,"error":{"code":"maintenance","message":"The service is being worked on","severity":"high","retry":"yes"}}

error internal_error
code internal_error
title Internal error
status 500
message Something went wrong on the server
attribute "high"
body {"ok":false,"error":{"code":"internal_error","message":"Something went wrong on the server","severity":"high","retry":"no"}}
"#;

/// The fields of `Quota`.
pub(super) static QUOTA: [Field<'static>; 3] = [
    Field { name: "granted", int64: true, ..Field::PLAIN },
    Field { name: "used", int64: true, ..Field::PLAIN },
    Field { name: "counted_at", optional: true, ..Field::PLAIN },
];

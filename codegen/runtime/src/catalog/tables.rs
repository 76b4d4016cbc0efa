//! What the catalog of the Files API says, as tables.

use std::sync::LazyLock;

use super::Category;
use crate::runtime::columns::{Columns, Joined};
use crate::runtime::facts;
use crate::runtime::index::Index;
use crate::runtime::table::{Envelope, Field, Jitter, Member, Node, Policy, Role, Slot, Status, Tables};

/// The catalog.
pub static TABLES: LazyLock<Tables<'static>> =
    LazyLock::new(|| CONSTANT.with_errors(facts::decode(ERRORS, &COLUMNS), |slots| slots.leak()));

/// All but the errors.
const CONSTANT: Tables<'static> = Tables {
    api: "files",
    locale: "en",
    errors: &[],
    index: Index::EMPTY,
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
    categories: Category::TEXTS,
    policies: POLICIES,
    fallback_policy: 1,
    statuses: &[
        Status {
            code: 429,
            policy: 1,
            headers: &[("cache-control", Node::Constant("\"no-store\""))],
            fixed: None,
        },
        Status { code: 504, policy: 1, headers: &[], fixed: None },
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

/// Retry policies; the first is `never`.
pub(crate) const POLICIES: &[Policy<'static>] = &[
    Policy::NEVER,
    Policy { name: "later", never: false, max_ms: Some(60_000), jitter: Jitter::Up(1_000), ..Policy::NEVER },
];

/// What of the facts is known while compiling.
pub(crate) static COLUMNS: Columns<'static> = Columns {
    texts: &[
        "file_not_found",
        "invalid_parameter",
        "quota_exceeded",
        "rate_limited",
        "upload_rejected",
        "maintenance",
        "internal_error",
    ],
    titles: Joined {
        text: "\
File not found\
Invalid parameter\
Quota exceeded\
Rate limited\
Upload rejected\
Maintenance\
Internal error\
",
        ends: &[14, 31, 45, 57, 72, 83, 97],
    },
    numbers: &[],
    docs_urls: Joined { text: "", ends: &[] },
    categories: &[0, 0, 1, 0, 1, 0, 0],
    policies: &[0, 0, 0, 1, 0, 1, 0],
};

/// The other facts of each error, in catalog order.
static ERRORS: &str = r#"
error file_not_found
status 404
message File {0} does not exist
field file
attribute "low"
body {"ok":false,"error":{"code":"file_not_found","message":"File \shown{0} does not exist","severity":"low","retry":"no","details":{"file":\value{0}}}}

error invalid_parameter
status 400
message The parameter is not valid
field param
is placed
constant "folder"
field sent
is optional sensitive
attribute "low"
body {"ok":false,"error":{"code":"invalid_parameter","message":"The parameter is not valid","severity":"low","param":"folder","retry":"no","details":{"sent":\value{1}}}}

error quota_exceeded
status 403
message The account stores more than it may
field quota
field folders
is int64
field owners
attribute "low"
body {"ok":false,"error":{"code":"quota_exceeded","message":"The account stores more than it may","severity":"low","retry":"no","details":{"quota":\value{0},"folders":\value{1},"owners":\value{2}}}}

error rate_limited
status 429
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
status 422
message {0} was rejected: {2}
field name
field media_type
field reason
attribute "low"
body {"ok":false,"error":{"code":"upload_rejected","message":"\shown{0} was rejected: \shown{2}","severity":"low","retry":"no","details":{"name":\value{0},"media_type":\value{1},"reason":\value{2}}}}

error maintenance
status 503 502
message The service is being worked on
attribute "high"
body {"ok":false,"error":{"code":"maintenance","message":"The service is being worked on","severity":"high","retry":"yes"}}

error internal_error
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

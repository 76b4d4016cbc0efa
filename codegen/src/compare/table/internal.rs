//! What never leaves the server. It concerns servers in Rust that are built on the crate, and nobody else.

use super::super::change::Kind;
use super::super::effects::Effects;
use super::super::effects::Step::{Major, Minor};

super::family! { "internal":

INTERNAL_ADDED {
    name: "internal-added",
    kind: Kind::Added,
    summary: "An internal error, field or attribute is new.",
    says: "`{name}` is new, and internal",
    explanation: "Servers can use it. Clients don't know of it.",
    advice: "nothing is to be done",
    effects: Effects { rust: Minor, ..Effects::NONE },
    before: "errors:
  gone: { status: 410, message: It is gone. }
",
    after: "errors:
  gone: { status: 410, message: It is gone., fields: { shard: { type: string, internal: true } } }
"
}

INTERNAL_REMOVED {
    name: "internal-removed",
    kind: Kind::Removed,
    summary: "An internal error, field or attribute is gone.",
    says: "`{name}` is gone, and was internal",
    explanation: "Servers that use it no longer compile. Clients don't know of it.",
    advice: "change the servers with it",
    effects: Effects { rust: Major, ..Effects::NONE },
    before: "errors:
  gone: { status: 410, message: It is gone., fields: { shard: { type: string, internal: true } } }
",
    after: "errors:
  gone: { status: 410, message: It is gone. }
"
}

INTERNAL_CHANGED {
    name: "internal-changed",
    summary: "An internal error, field or attribute is other.",
    says: "`{name}` is other, and internal",
    explanation: "Servers that use it may no longer compile. Clients don't know of it.",
    advice: "look at the servers",
    effects: Effects { rust: Major, ..Effects::NONE },
    before: "errors:
  gone: { status: 410, message: It is gone., fields: { shard: { type: string, internal: true } } }
",
    after: "errors:
  gone: { status: 410, message: It is gone., fields: { shard: { type: integer, internal: true } } }
"
}
}

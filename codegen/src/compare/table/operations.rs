//! Operations and what each can answer with.

use super::super::change::Kind;
use super::super::effects::Effects;
use super::super::effects::Step::{Major, Minor, Patch};

super::family! { "operations":

OPERATION_ADDED {
    name: "operation-added",
    kind: Kind::Added,
    summary: "An operation is new.",
    says: "the operation `{name}` is new",
    explanation: "There is one more type of error in the source.",
    advice: "nothing is to be done",
    effects: Effects { docs: Minor, rust: Minor, typescript: Minor, ..Effects::NONE },
    before: "errors:
  gone: { status: 410, message: It is gone. }
",
    after: "operations:
  get_page: { errors: [gone] }
"
}

OPERATION_REMOVED {
    name: "operation-removed",
    kind: Kind::Removed,
    summary: "An operation is gone.",
    says: "the operation `{name}` is gone",
    explanation: "Code that names its error no longer compiles. Python has no types of operations.",
    advice: "keep the operation for as long as somebody may call it",
    effects: Effects { docs: Major, rust: Major, typescript: Major, ..Effects::NONE },
    before: "operations:
  get_page: { errors: [gone] }
",
    after: "errors:
  gone: { status: 410, message: It is gone. }
"
}

OPERATION_ERROR_ADDED {
    name: "operation-error-added",
    kind: Kind::Added,
    summary: "An operation can answer with one more error.",
    says: "the operation can answer with `{is}` too",
    explanation: "What an operation answers with is open: the error of an operation is `non_exhaustive` in Rust. In \
                  TypeScript its union gains a member, so a `switch` over it should have a `default`.",
    advice: "nothing is to be done",
    effects: Effects { old_clients: Minor, rust: Minor, typescript: Minor, docs: Patch, ..Effects::NONE },
    before: "errors:
  gone: { status: 410, message: It is gone. }
  lost: { status: 404, message: It is lost. }
operations:
  get_page: { errors: [gone] }
",
    after: "errors:
  gone: { status: 410, message: It is gone. }
  lost: { status: 404, message: It is lost. }
operations:
  get_page: { errors: [gone, lost] }
"
}

OPERATION_ERROR_REMOVED {
    name: "operation-error-removed",
    kind: Kind::Removed,
    summary: "An operation no longer answers with an error.",
    says: "the operation no longer answers with `{was}`",
    explanation: "A server can no longer raise it there, and the variant of the operation's error is gone.",
    advice: "keep the error listed for as long as somebody may handle it",
    effects: Effects { new_clients: Minor, rust: Major, typescript: Major, docs: Patch, ..Effects::NONE },
    before: "errors:
  gone: { status: 410, message: It is gone. }
  lost: { status: 404, message: It is lost. }
operations:
  get_page: { errors: [gone, lost] }
",
    after: "errors:
  gone: { status: 410, message: It is gone. }
  lost: { status: 404, message: It is lost. }
operations:
  get_page: { errors: [gone] }
"
}

REQUESTS_CHANGED {
    name: "requests-changed",
    summary: "An operation is called by other requests.",
    says: "the requests that call the operation are others",
    explanation: "The catalog says it for `cargo xtask verify` and for readers. Errors, and what is generated, stay.",
    advice: "nothing is to be done",
    effects: Effects::PROSE,
    before: "operations:
  get_page: { request: \"GET /pages/{page}\", errors: [gone] }
",
    after: "operations:
  get_page: { request: \"GET /books/{book}\", errors: [gone] }
"
}
}

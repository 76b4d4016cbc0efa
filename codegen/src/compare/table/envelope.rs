//! The JSON and the headers around an error.

use super::super::change::Kind;
use super::super::effects::Effects;
use super::super::effects::Step::{Major, Minor, Patch};

super::family! { "envelope":

MEMBER_ADDED {
    name: "member-added",
    kind: Kind::Added,
    summary: "The envelope has a new member, or a new header.",
    says: "`{is}` is new in the envelope",
    explanation: "Readers pass over members that they don't know, and do without those that don't come.",
    advice: "nothing is to be done",
    effects: Effects { docs: Patch, ..Effects::NONE.wire(Minor) },
    before: "wire:
  body: { code: $code, message: $message }
",
    after: "wire:
  body: { code: $code, message: $message, title: $title }
"
}

IDENTITY_ADDED {
    name: "identity-added",
    kind: Kind::Added,
    summary: "The envelope says codes, and said none before.",
    says: "`{is}` says which error it is, and nothing said so before",
    explanation: "Where no envelope says a code, clients find an error by its type or title. A new client looks for the code and \
                  nothing else, so each answer of an old server is an unknown error to it. It doesn't help to list the old \
                  envelope under `accepts`.",
    advice: "update all servers first, and then the clients",
    effects: Effects { new_clients: Major, ..Effects::NONE },
    before: "wire:
  body: { title: $title, message: $message }
",
    after: "wire:
  body: { code: $code, title: $title, message: $message }
"
}

MEMBER_REMOVED {
    name: "member-removed",
    kind: Kind::Removed,
    summary: "A member of the envelope is gone, or a header.",
    says: "`{was}` is gone from the envelope",
    explanation: "Clients were promised it: those that decode answers into types of their own fail.",
    advice: "keep the member",
    effects: Effects { old_clients: Major, new_clients: Minor, docs: Patch, ..Effects::NONE },
    before: "wire:
  body: { code: $code, message: $message, title: $title }
",
    after: "wire:
  body: { code: $code, message: $message }
"
}

MEMBER_MOVED {
    name: "member-moved",
    summary: "A member of the envelope stands elsewhere.",
    says: "`{was}` stands elsewhere in the envelope",
    explanation: "Old clients look for it where it stood, and new ones where it stands.",
    advice: "write the value at both places, and list the old envelope under `wire.accepts`",
    effects: Effects { docs: Patch, ..Effects::NONE.wire(Major) },
    before: "wire:
  body: { code: $code, message: $message }
",
    after: "wire:
  body: { error: { code: $code }, message: $message }
"
}

MEMBER_CHANGED {
    name: "member-changed",
    summary: "A member of the envelope, or a header, carries something else.",
    says: "the member carried `{was}` and carries `{is}`",
    explanation: "Both sides take the one for the other.",
    advice: "add a member of another name",
    effects: Effects { docs: Patch, ..Effects::NONE.wire(Major) },
    before: "wire:
  body: { code: $code, message: $message }
",
    after: "wire:
  body: { code: $message, message: $code }
"
}

MEMBER_MADE_OPTIONAL {
    name: "member-made-optional",
    summary: "A member of the envelope can be absent, and was `null`.",
    says: "`{is}` can be absent",
    explanation: "Readers of generated code take both for the same. Others may ask for a member that is always there.",
    advice: "keep writing `null`",
    effects: Effects { old_clients: Major, docs: Patch, ..Effects::NONE },
    before: "wire:
  body: { code: $code, message: $message, hint: $solution }
errors:
  gone: { status: 410, message: It is gone. }
  sold: { status: 409, message: It is sold., solution: Go home. }
",
    after: "wire:
  body: { code: $code, message: $message, hint: $solution? }
errors:
  gone: { status: 410, message: It is gone. }
  sold: { status: 409, message: It is sold., solution: Go home. }
"
}

MEMBER_MADE_REQUIRED {
    name: "member-made-required",
    summary: "A member of the envelope is always there, `null` included, and could be absent.",
    says: "`{is}` is always there",
    explanation: "Readers take both for the same.",
    advice: "nothing is to be done",
    effects: Effects { docs: Patch, ..Effects::NONE.wire(Minor) },
    before: "wire:
  body: { code: $code, message: $message, hint: $solution? }
errors:
  gone: { status: 410, message: It is gone. }
  sold: { status: 409, message: It is sold., solution: Go home. }
",
    after: "wire:
  body: { code: $code, message: $message, hint: $solution }
errors:
  gone: { status: 410, message: It is gone. }
  sold: { status: 409, message: It is sold., solution: Go home. }
"
}

CONSTANT_CHANGED {
    name: "constant-changed",
    summary: "A constant of the envelope is other.",
    says: "the constant was `{was}` and is `{is}`",
    explanation: "Constants tell an error from a success under a 2xx, and one element of a list from another.",
    advice: "keep the constant",
    effects: Effects { docs: Patch, new_clients: Minor, old_clients: Major, ..Effects::NONE },
    before: "wire:
  body: { object: error, code: $code, message: $message }
",
    after: "wire:
  body: { object: problem, code: $code, message: $message }
"
}

CONTENT_TYPE_CHANGED {
    name: "content-type-changed",
    summary: "Answers have another content type.",
    says: "the content type was `{was}` and is `{is}`",
    explanation: "Generated readers don't trust it. Others choose by it how they read.",
    advice: "keep the content type",
    effects: Effects { old_clients: Major, new_clients: Minor, docs: Patch, ..Effects::NONE },
    before: "wire:
  content_type: application/json
  body: { code: $code, message: $message }
",
    after: "wire:
  content_type: application/vnd.demo+json
  body: { code: $code, message: $message }
"
}

ACCEPTS_NARROWED {
    name: "accepts-narrowed",
    kind: Kind::Removed,
    summary: "New clients no longer read an envelope.",
    says: "an envelope is no longer read",
    explanation: "Servers and gateways that still write it are no longer understood.",
    advice: "keep it for as long as somebody may write it",
    effects: Effects { new_clients: Major, docs: Patch, ..Effects::NONE },
    before: "wire:
  body: { code: $code, message: $message }
  accepts:
    - body: { error: { code: $code } }
",
    after: "wire:
  body: { code: $code, message: $message }
"
}

ACCEPTS_WIDENED {
    name: "accepts-widened",
    kind: Kind::Added,
    summary: "New clients read one more envelope.",
    says: "one more envelope is read",
    explanation: "Old clients don't, so servers had better not write it yet.",
    advice: "nothing is to be done",
    effects: Effects { new_clients: Minor, docs: Patch, ..Effects::NONE },
    before: "wire:
  body: { code: $code, message: $message }
",
    after: "wire:
  body: { code: $code, message: $message }
  accepts:
    - body: { error: { code: $code } }
"
}

INTERNAL_AS_CHANGED {
    name: "internal-as-changed",
    summary: "Internal errors are sent as another.",
    says: "internal errors were sent as `{was}` and are sent as `{is}`",
    explanation: "Clients know the one as well as the other, and do what is right for it.",
    advice: "make sure that the retry policy of the other is right for failures inside",
    effects: Effects { behaviour: Minor, docs: Patch, ..Effects::NONE },
    before: "wire:
  body: { code: $code, message: $message }
  internal_as: gone
errors:
  gone: { status: 410, message: It is gone. }
  lost: { status: 404, message: It is lost. }
  moth: { visibility: internal, status: 500, message: A moth ate it. }
",
    after: "wire:
  body: { code: $code, message: $message }
  internal_as: lost
errors:
  gone: { status: 410, message: It is gone. }
  lost: { status: 404, message: It is lost. }
  moth: { visibility: internal, status: 500, message: A moth ate it. }
"
}
}

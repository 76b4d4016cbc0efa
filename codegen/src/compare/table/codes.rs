//! Codes: what clients know errors by.

use super::super::change::Kind;
use super::super::effects::Effects;
use super::super::effects::Step::{Major, Minor, Patch};

super::family! { "codes":

CODE_ADDED {
    name: "code-added",
    kind: Kind::Added,
    summary: "An error is new.",
    says: "the error `{name}` is new",
    explanation: "Codes may come at any time, and every generated reader is made for that: an old client sees an \
                  unknown code, and follows the status's policy or the verdict that the envelope sends.",
    advice: "say in `since` which version brings it",
    effects: Effects { docs: Minor, ..Effects::source(Minor).wire(Minor) },
    before: "errors:
  gone: { status: 410, message: It is gone. }
",
    after: "errors:
  gone: { status: 410, message: It is gone. }
  sold: { status: 409, message: It is sold. }
"
}

CODE_RETIRED {
    name: "code-retired",
    kind: Kind::Removed,
    summary: "An error is gone, and its code is retired.",
    says: "the error `{name}` is retired",
    explanation: "Old clients never see it again, and for new clients it is a code like any other that they don't know. \
                  Its variant, type, guard and class are gone, and so is its page.",
    advice: "deprecate an error for a while before you retire it",
    effects: Effects { docs: Major, new_clients: Minor, ..Effects::source(Major) },
    before: "errors:
  gone: { status: 410, message: It is gone. }
  sold: { status: 409, message: It is sold. }
",
    after: "errors:
  gone: { status: 410, message: It is gone. }
retired:
  sold: { since: 2.0.0 }
"
}

UNCODED_ERROR_REMOVED {
    name: "uncoded-error-removed",
    kind: Kind::Removed,
    summary: "An error without a code on the wire is gone.",
    says: "the error `{name}` is gone",
    explanation: "It has no code that could be retired, so its name is, under `retired_names`. All else is as for [code-retired](code-retired.md).",
    advice: "deprecate an error for a while before you remove it",
    effects: Effects { docs: Major, new_clients: Minor, ..Effects::source(Major) },
    before: "wire:
  body: { code: $code?, title: $title, message: $message }
errors:
  gone: { status: 410, message: It is gone. }
  sold: { code: null, status: 409, message: It is sold. }
",
    after: "wire:
  body: { code: $code?, title: $title, message: $message }
errors:
  gone: { status: 410, message: It is gone. }
retired_names: [sold]
"
}

CODE_CHANGED {
    name: "code-changed",
    summary: "An error has another code on the wire.",
    says: "the code of the error was `{was}` and is `{is}`",
    explanation: "For an old client the new code is an unknown error, so what it did about this one no longer happens.",
    advice: "keep the code, or add a new error and deprecate this one",
    effects: Effects { typescript: Major, python: Minor, rust: Minor, behaviour: Major, docs: Major, ..Effects::NONE.wire(Minor) },
    before: "errors:
  gone: { status: 410, message: It is gone. }
",
    after: "errors:
  gone: { code: deleted, status: 410, message: It is gone. }
retired:
  gone: { replaced_by: gone }
"
}

NUMBER_CHANGED {
    name: "number-changed",
    summary: "An error has another number on the wire.",
    says: "the number of the error was `{was}` and is `{is}`",
    explanation: "For an old client the new number is an unknown error, so what it did about this one no longer happens.",
    advice: "keep the number, or add a new error and deprecate this one",
    effects: Effects { typescript: Major, python: Minor, rust: Minor, behaviour: Major, docs: Major, ..Effects::NONE.wire(Minor) },
    before: "errors:
  gone: { code: 20410, status: 410, message: It is gone. }
",
    after: "errors:
  gone: { code: 20411, status: 410, message: It is gone. }
retired:
  20410: { replaced_by: gone }
"
}

NAME_CHANGED {
    name: "name-changed",
    summary: "The identifiers that are made of an error's name are others.",
    says: "the name of the error was `{was}` and is `{is}`",
    explanation: "Types, variants, guards and classes are called after the name. On the wire nothing changes.",
    advice: "say `name` with the old name",
    effects: Effects::source(Major),
    before: "errors:
  gone: { status: 410, message: It is gone. }
",
    after: "errors:
  gone: { name: deleted, status: 410, message: It is gone. }
retired_names: [gone]
"
}

IDENTITY_CHANGED {
    name: "identity-changed",
    summary: "An error without a code is found by something else.",
    says: "the error was found by `{was}` and is found by `{is}`",
    explanation: "An error without a code is found by its type or title, and by its status. An old client doesn't find it \
                  any more, nor a new one in what old servers send.",
    advice: "keep what the error is found by, or give it a code",
    effects: Effects { docs: Patch, ..Effects::NONE.wire(Major) },
    before: "wire:
  body: { title: $title, message: $message }
errors:
  gone: { code: null, status: 410, message: It is gone. }
",
    after: "wire:
  body: { title: $title, message: $message }
errors:
  gone: { code: null, title: Deleted, status: 410, message: It is gone. }
"
}

CODE_HIDDEN {
    name: "code-hidden",
    kind: Kind::Removed,
    summary: "A public error is internal.",
    says: "the error `{name}` is internal",
    explanation: "Clients are sent another error in its place, and its type is only for servers.",
    advice: "add an internal error, and keep the public one deprecated",
    effects: Effects { docs: Major, new_clients: Minor, behaviour: Major, ..Effects::source(Major) },
    before: "wire:
  body: { code: $code, message: $message, details: $details? }
  internal_as: gone
errors:
  gone: { status: 410, message: It is gone. }
  sold: { status: 409, message: It is sold. }
",
    after: "wire:
  body: { code: $code, message: $message, details: $details? }
  internal_as: gone
errors:
  gone: { status: 410, message: It is gone. }
  sold: { visibility: internal, status: 409, message: It is sold. }
"
}

CODE_PUBLISHED {
    name: "code-published",
    kind: Kind::Added,
    summary: "An internal error is public.",
    says: "the error `{name}` is public",
    explanation: "For clients it is new. In Rust its type moves out of the module for servers.",
    advice: "look at its texts and fields: everybody can read them",
    effects: Effects { rust: Major, docs: Minor, behaviour: Minor, ..Effects::source(Minor).wire(Minor) },
    before: "wire:
  body: { code: $code, message: $message, details: $details? }
  internal_as: gone
errors:
  gone: { status: 410, message: It is gone. }
  sold: { visibility: internal, status: 409, message: It is sold. }
",
    after: "wire:
  body: { code: $code, message: $message, details: $details? }
  internal_as: gone
errors:
  gone: { status: 410, message: It is gone. }
  sold: { status: 409, message: It is sold. }
"
}

LIKELY_RENAME {
    name: "likely-rename",
    kind: Kind::Question,
    summary: "An error that is gone and one that is new look the same.",
    says: "`{is}` has the fields and the status of `{was}`: is it renamed?",
    explanation: "A rename is a new error and a retired one: old clients know only the old code. This is a guess, and is \
                  counted as nothing; the other changes are counted.",
    advice: "if it is a rename, keep the key and change `name` or `title`; else say `replaced_by` under `retired`",
    before: "errors:
  gone: { status: 410, message: It is gone. }
  sold: { status: 409, message: It is sold., fields: { buyer: string } }
",
    after: "errors:
  gone: { status: 410, message: It is gone. }
  bought: { status: 409, message: It is bought., fields: { buyer: string } }
retired:
  sold: { replaced_by: bought }
"
}
}

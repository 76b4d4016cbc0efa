//! Shared types and enumerations.

use super::super::change::Kind;
use super::super::effects::Effects;
use super::super::effects::Step::{Major, Minor, Patch};

super::family! { "types":

TYPE_ADDED {
    name: "type-added",
    kind: Kind::Added,
    summary: "A type is new.",
    says: "the type `{name}` is new",
    explanation: "There is one more type in the source. Where it is used, that is a change of its own.",
    advice: "nothing is to be done",
    effects: Effects { docs: Patch, ..Effects::source(Minor) },
    before: "errors:
  gone: { status: 410, message: It is gone. }
",
    after: "types:
  kind: [page, file]
"
}

TYPE_PUBLISHED {
    name: "type-published",
    kind: Kind::Added,
    summary: "A type that only internal fields used is one of what clients see.",
    says: "the type `{name}` is public",
    explanation: "For clients it is new. In Rust it moves out of what is for servers alone, and what names it there no longer \
                  compiles.",
    advice: "give the public field a type of its own",
    effects: Effects { rust: Major, docs: Patch, ..Effects::source(Minor) },
    before: "types:
  kind: [page, file]
errors:
  gone: { status: 410, message: It is gone., fields: { shard: { type: kind, internal: true } } }
",
    after: "types:
  kind: [page, file]
errors:
  gone:
    status: 410
    message: It is gone.
    fields: { shard: { type: kind, internal: true }, found: { type: kind, optional: true } }
"
}

TYPE_REMOVED {
    name: "type-removed",
    kind: Kind::Removed,
    summary: "A type is gone.",
    says: "the type `{name}` is gone",
    explanation: "Code that names it no longer compiles.",
    advice: "keep the type for as long as somebody may name it",
    effects: Effects { docs: Major, ..Effects::source(Major) },
    before: "types:
  kind: [page, file]
",
    after: "errors:
  gone: { status: 410, message: It is gone. }
"
}

TYPE_KIND_CHANGED {
    name: "type-kind-changed",
    summary: "An enumeration is an object, or the other way round.",
    says: "the type `{name}` was {was} and is {is}",
    explanation: "A reader passes over a value that isn't of its type.",
    advice: "add a type of another name",
    effects: Effects { docs: Patch, ..Effects::source(Major).wire(Major) },
    before: "types:
  kind: [page, file]
errors:
  gone: { status: 410, message: It is gone., fields: { kind: kind } }
",
    after: "types:
  kind: { fields: { page: { type: string } } }
errors:
  gone: { status: 410, message: It is gone., fields: { kind: kind } }
"
}

WORD_ADDED {
    name: "word-added",
    kind: Kind::Added,
    summary: "An enumeration has a new word.",
    says: "the word `{is}` is new",
    explanation: "Enumerations are open: old clients keep a word that they don't know.",
    advice: "nothing is to be done",
    effects: Effects { old_clients: Minor, docs: Patch, ..Effects::source(Minor) },
    before: "errors:
  gone: { status: 410, message: It is gone., fields: { kind: [page, file] } }
",
    after: "errors:
  gone: { status: 410, message: It is gone., fields: { kind: [page, file, shop] } }
"
}

WORD_REMOVED {
    name: "word-removed",
    kind: Kind::Removed,
    summary: "A word of an enumeration is gone.",
    says: "the word `{was}` is gone",
    explanation: "New clients keep it as a word that they don't know. In Rust and Python its name is gone; in TypeScript a \
                  comparison with it still compiles, since any text may come.",
    advice: "keep the word for as long as old servers may send it",
    effects: Effects { new_clients: Minor, rust: Major, python: Major, typescript: Minor, docs: Patch, ..Effects::NONE },
    before: "errors:
  gone: { status: 410, message: It is gone., fields: { kind: [page, file] } }
",
    after: "errors:
  gone: { status: 410, message: It is gone., fields: { kind: [page] } }
"
}

WORDS_REORDERED {
    name: "words-reordered",
    summary: "The words of an enumeration stand in another order.",
    says: "the words stand in another order",
    explanation: "No language gives them numbers or compares them by place.",
    advice: "nothing is to be done",
    effects: Effects::PROSE,
    before: "errors:
  gone: { status: 410, message: It is gone., fields: { kind: [page, file] } }
",
    after: "errors:
  gone: { status: 410, message: It is gone., fields: { kind: [file, page] } }
"
}
}

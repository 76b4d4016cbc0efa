//! The ledger: a code means one thing for ever. The section `retired` is its book.

use super::super::change::Kind;
use super::super::effects::Effects;
use super::super::effects::Step::{Major, Minor, Patch};

super::family! { "ledger":

CODE_REMOVED {
    name: "code-removed",
    kind: Kind::Removed,
    summary: "An error is gone, and its code isn't retired.",
    says: "the error `{name}` is gone, and `{was}` isn't retired",
    explanation: "Somebody could use the code for something else, and old clients would take it for what it was. The list \
                  under `retired` is the ledger: it is part of the catalog, so it survives whatever becomes of the commits.",
    advice: "list the code under `retired`",
    refused: true,
    effects: Effects { docs: Major, new_clients: Minor, ..Effects::source(Major) },
    before: "errors:
  gone: { status: 410, message: It is gone. }
  sold: { status: 409, message: It is sold. }
",
    after: "errors:
  gone: { status: 410, message: It is gone. }
"
}

CODE_NOT_RETIRED {
    name: "code-not-retired",
    kind: Kind::Removed,
    summary: "An error got another code, or is hidden or internal and gone, and the old code isn't retired.",
    says: "the code `{was}` is out of use, and isn't retired",
    explanation: "Somebody could use the code for something else, and old clients would take it for what it was.",
    advice: "list the code under `retired`, with `replaced_by`",
    refused: true,
    before: "errors:
  gone: { status: 410, message: It is gone. }
",
    after: "errors:
  gone: { code: deleted, status: 410, message: It is gone. }
"
}

CODE_REVIVED {
    name: "code-revived",
    summary: "A retired code is in use again.",
    says: "the retired code `{was}` is in use again",
    explanation: "Clients that are out there since before it was retired take the error for the one it was. Even the same \
                  error doesn't come back: those who were told of its replacement act on that.",
    advice: "use a new code, and leave this one under `retired`",
    refused: true,
    effects: Effects { old_clients: Major, ..Effects::NONE },
    before: "retired:
  sold: { since: 0.9.0 }
",
    after: "errors:
  gone: { status: 410, message: It is gone. }
  sold: { status: 409, message: It is sold. }
"
}

CODE_REUSED {
    name: "code-reused",
    summary: "A code is that of another error.",
    says: "the code `{name}` meant `{was}` and means `{is}`",
    explanation: "Old clients take the one for the other, and nothing tells them. An error is another one if its key is: \
                  what a key stands for can change bit by bit, so a code that went from key to key could come to mean \
                  anything. Without a new key, `name` changes what programs call the error, and `title` what people read.",
    advice: "keep the key, or give the error a code of its own and retire this one",
    refused: true,
    effects: Effects { behaviour: Major, docs: Major, ..Effects::source(Major).wire(Major) },
    before: "errors:
  gone: { code: e_page, status: 410, message: It is gone. }
",
    after: "errors:
  sold: { code: e_page, status: 409, message: It is sold., fields: { buyer: string } }
"
}

NUMBER_REUSED {
    name: "number-reused",
    summary: "A number is that of another error.",
    says: "the number `{name}` meant `{was}` and means `{is}`",
    explanation: "Old clients take the one for the other, and nothing tells them. An error is another one if its key is, as \
                  for [code-reused](code-reused.md).",
    advice: "keep the key, or give the error a number of its own and retire this one",
    refused: true,
    effects: Effects { behaviour: Major, docs: Major, ..Effects::source(Major).wire(Major) },
    before: "errors:
  gone: { code: 20410, status: 410, message: It is gone. }
",
    after: "errors:
  sold: { code: 20410, status: 409, message: It is sold., fields: { buyer: string } }
"
}

RETIRED_ENTRY_REMOVED {
    name: "retired-entry-removed",
    kind: Kind::Removed,
    summary: "A code is no longer listed under `retired`.",
    says: "the code `{was}` is no longer listed as retired",
    explanation: "Retired codes stay listed for ever, for as long as somebody may have a client that knows them. An entry \
                  that vanishes would let the next change use the code again, in a commit of its own.",
    advice: "put the entry back",
    refused: true,
    effects: Effects::PROSE,
    before: "retired:
  sold: { since: 0.9.0 }
",
    after: "errors:
  gone: { status: 410, message: It is gone. }
"
}

RETIRED_ENTRY_ADDED {
    name: "retired-entry-added",
    kind: Kind::Added,
    summary: "A code is retired that the other catalog doesn't have.",
    says: "the code `{name}` is retired, and was in use before the other catalog, or never",
    explanation: "So a code is kept free that only versions before the other catalog had.",
    advice: "nothing is to be done",
    effects: Effects::PROSE,
    before: "errors:
  gone: { status: 410, message: It is gone. }
",
    after: "retired:
  sold: { since: 0.9.0 }
"
}

RETIRED_ENTRY_CHANGED {
    name: "retired-entry-changed",
    summary: "What is said of a retired code is other.",
    says: "what is said of the retired code `{name}` is other",
    explanation: "People read it in the docs. Programs don't know retired codes.",
    advice: "nothing is to be done",
    effects: Effects { docs: Patch, ..Effects::NONE },
    before: "retired:
  sold: { since: 0.9.0 }
",
    after: "retired:
  sold: { since: 0.9.0, replaced_by: gone }
"
}
}

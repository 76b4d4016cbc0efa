//! The team's own facts about errors.

use super::super::change::Kind;
use super::super::effects::Effects;
use super::super::effects::Step::{Major, Minor, Patch};

super::family! { "attributes":

ATTRIBUTE_ADDED {
    name: "attribute-added",
    kind: Kind::Added,
    summary: "An attribute is new.",
    says: "the attribute `{name}` is new",
    explanation: "There is one more fact to ask for.",
    advice: "nothing is to be done",
    effects: Effects { docs: Patch, ..Effects::source(Minor) },
    before: "errors:
  gone: { status: 410, message: It is gone. }
",
    after: "attributes:
  owner: { type: string, default: shop }
"
}

ATTRIBUTE_PUBLISHED {
    name: "attribute-published",
    kind: Kind::Added,
    summary: "An internal attribute is public.",
    says: "the attribute `{name}` is public",
    explanation: "For clients it is new. In Rust it moves out of what is for servers alone, and what asks for it there no \
                  longer compiles.",
    advice: "look at what errors say there: everybody can read it",
    effects: Effects { rust: Major, docs: Patch, ..Effects::source(Minor) },
    before: "attributes:
  owner: { type: string, default: shop, internal: true }
",
    after: "attributes:
  owner: { type: string, default: shop }
"
}

ATTRIBUTE_REMOVED {
    name: "attribute-removed",
    kind: Kind::Removed,
    summary: "An attribute is gone, or internal.",
    says: "the attribute `{name}` is gone",
    explanation: "Code that asks for it no longer compiles in Rust. In TypeScript and Python attributes have no types: it \
                  finds nothing there.",
    advice: "keep the attribute with a `default`",
    effects: Effects { rust: Major, behaviour: Minor, docs: Patch, ..Effects::source(Minor) },
    before: "attributes:
  owner: { type: string, default: shop }
",
    after: "errors:
  gone: { status: 410, message: It is gone. }
"
}

ATTRIBUTE_RETYPED {
    name: "attribute-retyped",
    summary: "An attribute has another type, or may be missing now and was not, or the other way round.",
    says: "the attribute was {was} and is {is}",
    explanation: "In Rust it has another type. In TypeScript and Python attributes have no types.",
    advice: "add an attribute of another name",
    effects: Effects { rust: Major, behaviour: Minor, docs: Patch, ..Effects::source(Minor) },
    before: "attributes:
  owner: { type: string }
",
    after: "attributes:
  owner: { type: integer }
"
}

ATTRIBUTE_VALUE_CHANGED {
    name: "attribute-value-changed",
    summary: "An error has another value of an attribute.",
    says: "the attribute `{name}` was `{was}` and is `{is}`",
    explanation: "It is a fact about the error. What it means that it changed only the team knows.",
    advice: "say in the changelog what it means for clients",
    effects: Effects { old_clients: Minor, behaviour: Minor, docs: Patch, ..Effects::NONE },
    before: "attributes:
  owner: { type: string }
errors:
  gone: { status: 410, message: It is gone., attributes: { owner: shop } }
",
    after: "attributes:
  owner: { type: string }
errors:
  gone: { status: 410, message: It is gone., attributes: { owner: library } }
"
}
}

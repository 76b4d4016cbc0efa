//! Which fields there are, and which of them have to be.

use super::super::change::Kind;
use super::super::effects::Effects;
use super::super::effects::Step::{Major, Minor, Patch};

super::family! { "fields":

REQUIRED_FIELD_ADDED {
    name: "required-field-added",
    kind: Kind::Added,
    summary: "A required field is new.",
    says: "the required field `{name}` is new",
    explanation: "Old servers don't send it, so a new client gets less than its types promise. In Rust the error can't be \
                  made without it any more.",
    advice: "make the field optional",
    effects: Effects { new_clients: Major, old_clients: Minor, rust: Major, docs: Minor, ..Effects::source(Minor) },
    before: "errors:
  gone: { status: 410, message: It is gone., fields: { page: string } }
",
    after: "errors:
  gone: { status: 410, message: It is gone., fields: { page: string, shelf: integer } }
"
}

OPTIONAL_FIELD_ADDED {
    name: "optional-field-added",
    kind: Kind::Added,
    summary: "An optional field is new.",
    says: "the optional field `{name}` is new",
    explanation: "Old clients keep it among the details that they don't know.",
    advice: "nothing is to be done",
    effects: Effects { docs: Minor, ..Effects::source(Minor).wire(Minor) },
    before: "errors:
  gone: { status: 410, message: It is gone. }
",
    after: "errors:
  gone: { status: 410, message: It is gone., fields: { page: { type: string, optional: true } } }
"
}

REQUIRED_FIELD_REMOVED {
    name: "required-field-removed",
    kind: Kind::Removed,
    summary: "A required field is gone.",
    says: "the required field `{name}` is gone",
    explanation: "Old clients were promised it, and code that reads it no longer compiles.",
    advice: "keep sending it, and say in `doc` that it goes",
    effects: Effects { old_clients: Major, new_clients: Minor, docs: Patch, ..Effects::source(Major) },
    before: "errors:
  gone: { status: 410, message: It is gone., fields: { page: string } }
",
    after: "errors:
  gone: { status: 410, message: It is gone. }
"
}

OPTIONAL_FIELD_REMOVED {
    name: "optional-field-removed",
    kind: Kind::Removed,
    summary: "An optional field is gone.",
    says: "the optional field `{name}` is gone",
    explanation: "Old clients had to do without it anyway. Code that reads it no longer compiles.",
    advice: "keep the field, and leave it unset",
    effects: Effects { docs: Patch, ..Effects::source(Major).wire(Minor) },
    before: "errors:
  gone: { status: 410, message: It is gone., fields: { page: { type: string, optional: true } } }
",
    after: "errors:
  gone: { status: 410, message: It is gone. }
"
}

LIKELY_FIELD_RENAME {
    name: "likely-field-rename",
    kind: Kind::Question,
    summary: "A field that is gone and one that is new look the same.",
    says: "`{is}` has the type of `{was}`: is it renamed?",
    explanation: "A rename takes a field from those who know the old name. This is a guess, and is counted as nothing; the \
                  other changes are counted.",
    advice: "keep the name, or send both for a while",
    before: "errors:
  gone: { status: 410, message: It is gone., fields: { page: string } }
",
    after: "errors:
  gone: { status: 410, message: It is gone., fields: { sheet: string } }
"
}

FIELD_MADE_OPTIONAL {
    name: "field-made-optional",
    summary: "A required field is optional.",
    says: "the field `{name}` is optional",
    explanation: "Old clients were promised it. In Rust its type is an `Option` now; in TypeScript it can be absent of a \
                  complete error. In Python any field can be `None`.",
    advice: "keep it required, and send a value that says that there is none",
    effects: Effects { old_clients: Major, rust: Major, typescript: Major, docs: Patch, ..Effects::NONE },
    before: "errors:
  gone: { status: 410, message: It is gone., fields: { page: string } }
",
    after: "errors:
  gone: { status: 410, message: It is gone., fields: { page: { type: string, optional: true } } }
"
}

FIELD_MADE_REQUIRED {
    name: "field-made-required",
    summary: "An optional field is required.",
    says: "the field `{name}` is required",
    explanation: "Old servers may leave it out, so a new client gets less than its types promise. In Rust its type is no \
                  `Option` any more, and the error can't be made without it.",
    advice: "keep it optional, and send it always",
    effects: Effects { new_clients: Major, rust: Major, typescript: Minor, docs: Patch, ..Effects::NONE },
    before: "errors:
  gone: { status: 410, message: It is gone., fields: { page: { type: string, optional: true } } }
",
    after: "errors:
  gone: { status: 410, message: It is gone., fields: { page: string } }
"
}

REQUIRED_FIELDS_REORDERED {
    name: "required-fields-reordered",
    summary: "The required fields stand in another order.",
    says: "the required fields stand in another order",
    explanation: "In Rust `new` takes them in this order. In JSON order means nothing.",
    advice: "put new fields behind the others, and leave the others where they are",
    effects: Effects { rust: Major, ..Effects::PROSE },
    before: "errors:
  gone: { status: 410, message: It is gone., fields: { page: string, shelf: integer } }
",
    after: "errors:
  gone: { status: 410, message: It is gone., fields: { shelf: integer, page: string } }
"
}

FIELD_HIDDEN {
    name: "field-hidden",
    kind: Kind::Removed,
    summary: "A public field is internal.",
    says: "the field `{name}` is internal",
    explanation: "It is sent no more, and only servers have it.",
    advice: "keep the public field, and add an internal one",
    effects: Effects { old_clients: Major, new_clients: Minor, docs: Patch, ..Effects::source(Major) },
    before: "errors:
  gone: { status: 410, message: It is gone., fields: { page: string } }
",
    after: "errors:
  gone: { status: 410, message: It is gone., fields: { page: { type: string, internal: true } } }
"
}

FIELD_PUBLISHED {
    name: "field-published",
    kind: Kind::Added,
    summary: "An internal field is public.",
    says: "the field `{name}` is public",
    explanation: "It is sent from now on. In Rust it moves out of what is for servers alone.",
    advice: "look at what servers put there: everybody can read it",
    effects: Effects { rust: Major, docs: Minor, ..Effects::source(Minor).wire(Minor) },
    before: "errors:
  gone: { status: 410, message: It is gone., fields: { page: { type: string, internal: true } } }
",
    after: "errors:
  gone: { status: 410, message: It is gone., fields: { page: { type: string, optional: true } } }
"
}

FIELD_MADE_SENSITIVE {
    name: "field-made-sensitive",
    summary: "A field is sensitive.",
    says: "the field `{name}` is sensitive",
    explanation: "It is sent as before. Logs, `Debug` and traces show it redacted.",
    advice: "look for it in logs that were kept",
    effects: Effects { behaviour: Minor, docs: Patch, ..Effects::NONE },
    before: "errors:
  gone: { status: 410, message: It is gone., fields: { page: string } }
",
    after: "errors:
  gone: { status: 410, message: It is gone., fields: { page: { type: string, sensitive: true } } }
"
}

FIELD_NO_LONGER_SENSITIVE {
    name: "field-no-longer-sensitive",
    summary: "A field isn't sensitive any more.",
    says: "the field `{name}` isn't sensitive any more",
    explanation: "Logs, `Debug` and traces show what was redacted before.",
    advice: "make sure that its values may stand in logs",
    effects: Effects { behaviour: Minor, docs: Patch, ..Effects::NONE },
    before: "errors:
  gone: { status: 410, message: It is gone., fields: { page: { type: string, sensitive: true } } }
",
    after: "errors:
  gone: { status: 410, message: It is gone., fields: { page: string } }
"
}
}

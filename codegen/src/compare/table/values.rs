//! What the values of fields are, and where they stand.

use super::super::effects::Effects;
use super::super::effects::Step::{Major, Minor, Patch};

super::family! { "values":

FIELD_RETYPED {
    name: "field-retyped",
    summary: "A field has another type.",
    says: "the type of the field was `{was}` and is `{is}`",
    explanation: "A reader passes over a value that isn't of its type: for old clients with new answers, and for new ones \
                  with old answers, the field is missing.",
    advice: "add a field with the new type beside it",
    effects: Effects { docs: Patch, ..Effects::source(Major).wire(Major) },
    before: "errors:
  gone: { status: 410, message: It is gone., fields: { page: string } }
",
    after: "errors:
  gone: { status: 410, message: It is gone., fields: { page: integer } }
"
}

FIELD_MADE_WORDS {
    name: "field-made-words",
    summary: "A field is an enumeration, and was another text.",
    says: "the type of the field was `{was}` and is `{is}`; both are text on the wire",
    explanation: "Enumerations are open, so either reads what the other writes. In Rust the type is another; in TypeScript and \
                  Python a word is still a text.",
    advice: "add a field with the new type beside it",
    effects: Effects { rust: Major, docs: Patch, ..Effects::source(Minor).wire(Minor) },
    before: "errors:
  gone: { status: 410, message: It is gone., fields: { kind: string } }
",
    after: "errors:
  gone: { status: 410, message: It is gone., fields: { kind: [page, file] } }
"
}

FIELD_WORDS_LIFTED {
    name: "field-words-lifted",
    summary: "A field was an enumeration, and is another one or any text.",
    says: "the type of the field was `{was}` and is `{is}`; both are text on the wire",
    explanation: "Enumerations are open, so either reads what the other writes. In the source the type with the words is \
                  no longer there.",
    advice: "add a field with the new type beside it",
    effects: Effects { docs: Major, ..Effects::source(Major).wire(Minor) },
    before: "errors:
  gone: { status: 410, message: It is gone., fields: { kind: [page, file] } }
",
    after: "errors:
  gone: { status: 410, message: It is gone., fields: { kind: string } }
"
}

FIELD_FORMAT_CHANGED {
    name: "field-format-changed",
    summary: "A field is a text of another kind.",
    says: "the field was a `{was}` and is a `{is}`; both are text everywhere",
    explanation: "A string, a URL and a UUID are text on the wire and in every language. JSON Schema names another format.",
    advice: "look whether somebody parses the text",
    effects: Effects { docs: Patch, ..Effects::NONE.wire(Minor) },
    before: "errors:
  gone: { status: 410, message: It is gone., fields: { page: string } }
",
    after: "errors:
  gone: { status: 410, message: It is gone., fields: { page: url } }
"
}

FIELD_TYPE_RENAMED {
    name: "field-type-renamed",
    summary: "The type of a field has another name, and is the same.",
    says: "the type of the field was called `{was}` and is called `{is}`",
    explanation: "On the wire nothing changes. In Rust and Python the type is another; TypeScript \
                  compares what types are made of.",
    advice: "keep the name of the type",
    effects: Effects { typescript: Patch, docs: Patch, ..Effects::source(Major) },
    before: "types:
  kind: [page, file]
  sort: [page, file]
errors:
  gone: { status: 410, message: It is gone., fields: { kind: kind } }
",
    after: "types:
  kind: [page, file]
  sort: [page, file]
errors:
  gone: { status: 410, message: It is gone., fields: { kind: sort } }
"
}

FIELD_UNIT_CHANGED {
    name: "field-unit-changed",
    summary: "A duration counts another unit.",
    says: "the duration counted `{was}` and counts `{is}`",
    explanation: "Each side reads the number of the other, and is wrong by a factor of a thousand without noticing.",
    advice: "add a field with the new unit beside it",
    effects: Effects { docs: Patch, ..Effects::NONE.wire(Major) },
    before: "errors:
  gone: { status: 410, message: It is gone., fields: { since: duration } }
",
    after: "errors:
  gone: { status: 410, message: It is gone., fields: { since: { type: duration, unit: ms } } }
"
}

CONST_CHANGED {
    name: "const-changed",
    summary: "The constant of a field is other.",
    says: "the constant of the field was `{was}` and is `{is}`",
    explanation: "What always was the same is what clients compare.",
    advice: "keep the constant, or add a new error with the other one",
    effects: Effects { old_clients: Major, new_clients: Minor, docs: Patch, ..Effects::NONE },
    before: "errors:
  gone: { status: 410, message: It is gone., fields: { kind: { const: page } } }
",
    after: "errors:
  gone: { status: 410, message: It is gone., fields: { kind: { const: file } } }
"
}

FIELD_MADE_CONSTANT {
    name: "field-made-constant",
    summary: "A field is constant, and was not.",
    says: "the field `{name}` is always `{is}`",
    explanation: "Clients read it as before. In Rust it is no longer passed by the server, so it is no field of the \
                  type; in TypeScript neither.",
    advice: "keep the field as it is, and let servers pass the one value",
    effects: Effects { rust: Major, typescript: Major, docs: Patch, ..Effects::NONE.wire(Minor) },
    before: "errors:
  gone: { status: 410, message: It is gone., fields: { kind: string } }
",
    after: "errors:
  gone: { status: 410, message: It is gone., fields: { kind: { const: page } } }
"
}

FIELD_MADE_VARIABLE {
    name: "field-made-variable",
    summary: "A field was constant, and is not.",
    says: "the field `{name}` was always `{was}`, and can be anything",
    explanation: "What always was the same is what clients compare. In Rust the server has to pass it now; in \
                  Python it may be absent.",
    advice: "keep the constant, and add a field beside it",
    effects: Effects { old_clients: Major, new_clients: Minor, rust: Major, python: Major, docs: Patch, ..Effects::NONE },
    before: "errors:
  gone: { status: 410, message: It is gone., fields: { kind: { const: page } } }
",
    after: "errors:
  gone: { status: 410, message: It is gone., fields: { kind: string } }
"
}

FIELD_MOVED_TO_HEADER {
    name: "field-moved-to-header",
    summary: "A field stands in a header, and stood in the body.",
    says: "the field `{name}` stands in the header `{is}`",
    explanation: "Old clients look for it in the body. New ones look into the header, and then into the body, so that they \
                  find it in old answers.",
    advice: "leave the field in the body, and add one with the header",
    effects: Effects { old_clients: Major, new_clients: Minor, docs: Patch, ..Effects::NONE },
    before: "errors:
  gone: { status: 410, message: It is gone., fields: { page: string } }
",
    after: "errors:
  gone: { status: 410, message: It is gone., fields: { page: { type: string, header: x-page } } }
"
}

FIELD_MOVED_TO_BODY {
    name: "field-moved-to-body",
    summary: "A field stands in the body, and stood in a header.",
    says: "the field `{name}` stood in the header `{was}`",
    explanation: "Who takes the old catalog at its word looks for it in the header; generated clients look into the body \
                  too. New clients look for it in the body alone.",
    advice: "leave the field in the header, and add one without",
    effects: Effects { docs: Patch, ..Effects::NONE.wire(Major) },
    before: "errors:
  gone: { status: 410, message: It is gone., fields: { page: { type: string, header: x-page } } }
",
    after: "errors:
  gone: { status: 410, message: It is gone., fields: { page: string } }
"
}

FIELD_HEADER_CHANGED {
    name: "field-header-changed",
    summary: "A field stands in another header.",
    says: "the header of the field was `{was}` and is `{is}`",
    explanation: "Old clients look for it in the one header, new ones in the other.",
    advice: "keep the header",
    effects: Effects { docs: Patch, ..Effects::NONE.wire(Major) },
    before: "errors:
  gone: { status: 410, message: It is gone., fields: { page: { type: string, header: x-page } } }
",
    after: "errors:
  gone: { status: 410, message: It is gone., fields: { page: { type: string, header: x-sheet } } }
"
}
}

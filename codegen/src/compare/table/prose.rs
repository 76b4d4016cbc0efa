//! What only people read.

use super::super::effects::Effects;

super::family! { "prose":

PROSE_CHANGED {
    name: "prose-changed",
    summary: "A description, title, cause, example or another text for readers is other.",
    says: "the text is other",
    explanation: "It stands in the docs. Programs don't see it.",
    advice: "nothing is to be done",
    effects: Effects::PROSE,
    before: "errors:
  gone: { status: 410, message: It is gone., causes: [It was deleted.] }
",
    after: "errors:
  gone: { status: 410, message: It is gone., causes: [Somebody deleted it.] }
"
}

ORDER_CHANGED {
    name: "order-changed",
    summary: "Errors, categories, operations or other entries stand in another order.",
    says: "the entries stand in another order",
    explanation: "The docs show them in this order. In Rust it is how codes sort, and the number behind a variant, which is \
                  no promise: programs go by the code's text.",
    advice: "nothing is to be done",
    effects: Effects::PROSE,
    before: "errors:
  gone: { status: 410, message: It is gone. }
  lost: { status: 404, message: It is lost. }
",
    after: "errors:
  lost: { status: 404, message: It is lost. }
  gone: { status: 410, message: It is gone. }
"
}
}

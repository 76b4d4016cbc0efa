//! What an error says beside its code, status and fields.

use super::super::change::Kind;
use super::super::effects::Effects;
use super::super::effects::Step::{Major, Minor, Patch};

super::family! { "errors":

MESSAGE_CHANGED {
    name: "message-changed",
    summary: "A message is worded otherwise.",
    says: "the message was `{was}` and is `{is}`",
    explanation: "Messages are for people. A client shows what was sent, and compares codes.",
    advice: "nothing is to be done",
    effects: Effects { old_clients: Patch, docs: Patch, ..Effects::NONE },
    before: "errors:
  gone: { status: 410, message: It is gone. }
",
    after: "errors:
  gone: { status: 410, message: It was deleted. }
"
}

PLACEHOLDER_LOST {
    name: "placeholder-lost",
    summary: "A message no longer shows a field.",
    says: "the message no longer shows `{was}`",
    explanation: "Who has only the message, in a log say, is told less. The field itself is still sent.",
    advice: "keep the field in the message if people look for it there",
    effects: Effects { old_clients: Patch, docs: Patch, ..Effects::NONE },
    before: "errors:
  gone: { status: 410, message: \"Page {page} is gone.\", fields: { page: string } }
",
    after: "errors:
  gone: { status: 410, message: The page is gone., fields: { page: string } }
"
}

USER_MESSAGE_CHANGED {
    name: "user-message-changed",
    summary: "What the person in front of the screen reads is other, or new.",
    says: "the message for users was `{was}` and is `{is}`",
    explanation: "It is for people, as the message is.",
    advice: "nothing is to be done",
    effects: Effects { old_clients: Patch, docs: Patch, ..Effects::NONE },
    before: "errors:
  gone: { status: 410, message: It is gone., user_message: Too late. }
",
    after: "errors:
  gone: { status: 410, message: It is gone., user_message: You are too late. }
"
}

USER_MESSAGE_REMOVED {
    name: "user-message-removed",
    kind: Kind::Removed,
    summary: "An error has no message for the person in front of the screen any more.",
    says: "there is no message for users any more",
    explanation: "Where the envelope has a place for it, that is `null` or absent, as it may be for any error.",
    advice: "let clients show a text of their own",
    effects: Effects { old_clients: Minor, docs: Patch, ..Effects::NONE },
    before: "errors:
  gone: { status: 410, message: It is gone., user_message: Too late. }
",
    after: "errors:
  gone: { status: 410, message: It is gone. }
"
}

SOLUTION_CHANGED {
    name: "solution-changed",
    summary: "A solution is other, new or gone.",
    says: "the solution was `{was}` and is `{is}`",
    explanation: "It is for people, in the docs and in answers whose envelope has a place for it.",
    advice: "nothing is to be done",
    effects: Effects { old_clients: Patch, docs: Patch, ..Effects::NONE },
    before: "errors:
  gone: { status: 410, message: It is gone., solution: Go home. }
",
    after: "errors:
  gone: { status: 410, message: It is gone., solution: Come earlier. }
"
}

TITLE_CHANGED {
    name: "title-changed",
    summary: "A title is other.",
    says: "the title was `{was}` and is `{is}`",
    explanation: "It is a heading for people. Where an error is found by its title, the change is \
                  [identity-changed](identity-changed.md).",
    advice: "nothing is to be done",
    effects: Effects { old_clients: Patch, docs: Patch, ..Effects::NONE },
    before: "errors:
  gone: { status: 410, message: It is gone., title: Too late }
",
    after: "errors:
  gone: { status: 410, message: It is gone., title: Long gone }
"
}

TYPE_CHANGED {
    name: "type-changed",
    summary: "The type that an error is sent with is other.",
    says: "the type was `{was}` and is `{is}`",
    explanation: "Generated clients go by the code. Others branch on the type, which is the coarser of the two.",
    advice: "keep the type, or add a new error with the other one",
    effects: Effects { old_clients: Major, new_clients: Minor, docs: Patch, ..Effects::NONE },
    before: "wire:
  body: { code: $code, type: $type, message: $message }
errors:
  gone: { status: 410, message: It is gone., type: lost }
",
    after: "wire:
  body: { code: $code, type: $type, message: $message }
errors:
  gone: { status: 410, message: It is gone., type: page_error }
"
}

UNSENT_TYPE_CHANGED {
    name: "unsent-type-changed",
    summary: "The type of an error is other, and isn't on the wire.",
    says: "the type was `{was}` and is `{is}`; no envelope carries it",
    explanation: "No envelope has `$type`, so nobody sees it but readers of the catalog.",
    advice: "nothing is to be done",
    effects: Effects::PROSE,
    before: "errors:
  gone: { status: 410, message: It is gone., type: lost }
",
    after: "errors:
  gone: { status: 410, message: It is gone., type: page_error }
"
}

CATEGORY_CHANGED {
    name: "category-changed",
    summary: "An error is in another category.",
    says: "the category was `{was}` and is `{is}`",
    explanation: "A handler of the category no longer gets the error: in Python its class has another base, in TypeScript \
                  the guard of the category no longer admits it, in Rust `category()` says otherwise.",
    advice: "keep the category, or add a new error in the other one",
    effects: Effects { behaviour: Major, typescript: Major, python: Major, docs: Patch, ..Effects::NONE.wire(Minor) },
    before: "categories:
  pages: { title: Pages }
  shop: { title: Shop }
errors:
  gone: { status: 410, message: It is gone., category: pages }
  sold: { status: 409, message: It is sold., category: shop }
  lost: { status: 404, message: It is lost., category: pages }
",
    after: "categories:
  pages: { title: Pages }
  shop: { title: Shop }
errors:
  gone: { status: 410, message: It is gone., category: shop }
  sold: { status: 409, message: It is sold., category: shop }
  lost: { status: 404, message: It is lost., category: pages }
"
}

DEPRECATION_ADDED {
    name: "deprecation-added",
    kind: Kind::Deprecated,
    summary: "An error is deprecated.",
    says: "the error is deprecated",
    explanation: "Its items are marked in every language, so a program that names them gets a warning.",
    advice: "name what comes after it in `replaced_by`",
    effects: Effects { docs: Minor, ..Effects::source(Minor) },
    before: "errors:
  gone: { status: 410, message: It is gone. }
",
    after: "errors:
  gone: { status: 410, message: It is gone., deprecated: { since: 2.0.0 } }
"
}

DEPRECATION_CHANGED {
    name: "deprecation-changed",
    summary: "What is said of a deprecated error is other.",
    says: "what is said of the deprecation is other",
    explanation: "It stands in the docs and in what compilers warn of.",
    advice: "nothing is to be done",
    effects: Effects::PROSE,
    before: "errors:
  gone: { status: 410, message: It is gone., deprecated: { since: 0.9.0 } }
",
    after: "errors:
  gone: { status: 410, message: It is gone., deprecated: { since: 0.9.0, note: It is rare. } }
"
}

DEPRECATION_LIFTED {
    name: "deprecation-lifted",
    summary: "An error is no longer deprecated.",
    says: "the error is no longer deprecated",
    explanation: "Programs that name it get no warning any more. Those that moved on to its replacement still work.",
    advice: "say in the changelog why it stays",
    effects: Effects { docs: Patch, ..Effects::source(Patch) },
    before: "errors:
  gone: { status: 410, message: It is gone., deprecated: { since: 0.9.0 } }
",
    after: "errors:
  gone: { status: 410, message: It is gone. }
"
}
}

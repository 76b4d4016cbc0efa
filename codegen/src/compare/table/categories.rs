//! Categories.

use super::super::change::Kind;
use super::super::effects::Effects;
use super::super::effects::Step::{Major, Minor};

super::family! { "categories":

CATEGORY_ADDED {
    name: "category-added",
    kind: Kind::Added,
    summary: "A category is new.",
    says: "the category `{name}` is new",
    explanation: "Old clients keep the name of a category that they don't know.",
    advice: "nothing is to be done",
    effects: Effects { docs: Minor, ..Effects::source(Minor) },
    before: "errors:
  gone: { status: 410, message: It is gone. }
",
    after: "categories:
  pages: { title: Pages }
"
}

CATEGORY_REMOVED {
    name: "category-removed",
    kind: Kind::Removed,
    summary: "A category is gone.",
    says: "the category `{name}` is gone",
    explanation: "Its variant, type, guard and class are gone, and with them the handlers of all its errors.",
    advice: "keep the category, even without errors",
    effects: Effects { docs: Major, ..Effects::source(Major) },
    before: "categories:
  pages: { title: Pages }
",
    after: "errors:
  gone: { status: 410, message: It is gone. }
"
}
}

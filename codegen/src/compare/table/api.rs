//! What the API is called, where its pages are, and its version.

use super::super::change::Kind;
use super::super::effects::Effects;
use super::super::effects::Step::{Major, Minor, Patch};

super::family! { "api":

API_RENAMED {
    name: "api-renamed",
    summary: "The API has another name.",
    says: "the name of the API was `{was}` and is `{is}`",
    explanation: "Packages and modules are called after it.",
    advice: "keep the name; `title` is what people read",
    effects: Effects { docs: Patch, ..Effects::source(Major) },
    before: "api: { name: demo, title: Pages, version: 1.0.0 }
",
    after: "api: { name: pages, title: Pages, version: 1.0.0 }
"
}

ERROR_TYPE_CHANGED {
    name: "error-type-changed",
    summary: "The type that clients catch has another name.",
    says: "the type that clients catch was `{was}` and is `{is}`",
    explanation: "Every program names it.",
    advice: "keep the name",
    effects: Effects { docs: Patch, ..Effects::source(Major) },
    before: "api: { name: demo, version: 1.0.0 }
",
    after: "api: { name: demo, version: 1.0.0, error_type: DemoError }
"
}

DOCS_ADDRESS_ADDED {
    name: "docs-address-added",
    kind: Kind::Added,
    summary: "Errors have pages.",
    says: "errors have pages at `{is}`",
    explanation: "There is something to link to.",
    advice: "nothing is to be done",
    effects: Effects { docs: Minor, old_clients: Minor, ..Effects::NONE },
    before: "api: { name: demo, version: 1.0.0 }
",
    after: "api: { name: demo, version: 1.0.0, docs_url: \"https://docs.example.com/{code}\" }
"
}

DOCS_ADDRESS_CHANGED {
    name: "docs-address-changed",
    summary: "The pages of errors have other addresses.",
    says: "the address of pages was `{was}` and is `{is}`",
    explanation: "Links in tickets, logs and search engines lead to the old addresses. Where errors are found by their page, \
                  old clients don't find them any more: that is [identity-address-changed](identity-address-changed.md).",
    advice: "redirect the old addresses to the new ones",
    effects: Effects { docs: Major, old_clients: Patch, ..Effects::NONE },
    before: "api: { name: demo, version: 1.0.0, docs_url: \"https://docs.example.com/{code}\" }
",
    after: "api: { name: demo, version: 1.0.0, docs_url: \"https://example.com/docs/{code}\" }
"
}

DOCS_ADDRESS_REMOVED {
    name: "docs-address-removed",
    kind: Kind::Removed,
    summary: "The pages of errors are gone.",
    says: "the pages at `{was}` are gone",
    explanation: "Links in tickets, logs and search engines lead there.",
    advice: "keep the pages",
    effects: Effects { docs: Major, old_clients: Minor, ..Effects::NONE },
    before: "api: { name: demo, version: 1.0.0, docs_url: \"https://docs.example.com/{code}\" }
",
    after: "api: { name: demo, version: 1.0.0 }
"
}

IDENTITY_ADDRESS_CHANGED {
    name: "identity-address-changed",
    summary: "The addresses of pages are other, and errors are found by them.",
    says: "errors are found by their page, whose address was `{was}` and is `{is}`",
    explanation: "The envelope has no code, so the address of the page is what tells errors apart. Old clients don't find \
                  errors in new answers, nor new ones in old answers.",
    advice: "keep the address in answers, and redirect it to where the pages are",
    effects: Effects { docs: Major, ..Effects::NONE.wire(Major) },
    before: "api: { name: demo, version: 1.0.0, docs_url: \"https://docs.example.com/{code}\" }
wire:
  body: { type: $docs_url, message: $message }
",
    after: "api: { name: demo, version: 1.0.0, docs_url: \"https://example.com/docs/{code}\" }
wire:
  body: { type: $docs_url, message: $message }
"
}

ROLE_CHANGED {
    name: "role-changed",
    summary: "A framework answers with another error by itself.",
    says: "for `{name}` the answer was `{was}` and is `{is}`",
    explanation: "Clients know the one as well as the other.",
    advice: "say it in the changelog",
    effects: Effects { behaviour: Minor, docs: Patch, ..Effects::NONE },
    before: "roles:
  panic: gone
errors:
  gone: { status: 500, message: It is gone. }
  lost: { status: 500, message: It is lost. }
",
    after: "roles:
  panic: lost
errors:
  gone: { status: 500, message: It is gone. }
  lost: { status: 500, message: It is lost. }
"
}

VERSION_STEP {
    name: "version-step",
    kind: Kind::Question,
    summary: "The version is raised as far as the changes call for.",
    says: "the changes call for {is}",
    explanation: "A breaking change raises the first number, an addition the second, all else the third. Below 1.0.0 a \
                  breaking change raises the second number, and all else the third.",
    advice: "nothing is to be done",
    before: "api: { name: demo, version: 1.0.0 }
",
    after: "api: { name: demo, version: 2.0.0 }
errors:
  gone: { status: 410, message: It was deleted. }
"
}

VERSION_TOO_SMALL {
    name: "version-too-small",
    kind: Kind::Question,
    summary: "The version is raised by less than the changes call for.",
    says: "the changes call for {is}, and the version is `{was}`",
    explanation: "Who depends on the catalog's packages, or reads its version, relies on Semantic Versioning: a breaking \
                  change raises the first number, an addition the second, all else the third. Below 1.0.0 a breaking change \
                  raises the second number, and all else the third. A version that is lower than before is too small \
                  whatever changed.",
    advice: "run `cargo xtask bump`",
    refused: true,
    before: "api: { name: demo, version: 1.0.0 }
",
    after: "api: { name: demo, version: 1.0.1 }
errors:
  gone: { status: 410, message: It is gone. }
  lost: { status: 404, message: It is lost. }
"
}
}

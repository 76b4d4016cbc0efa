//! Changes that are easily overlooked, or taken for others.

/// Before, after, and the rules that are found.
pub(crate) type Overlooked = (&'static str, &'static str, &'static [&'static str]);

pub(crate) const OVERLOOKED: &[Overlooked] = &[
    // What an internal error is sent as is an answer of the operation.
    (
        "wire: { body: { code: $code, message: $message }, internal_as: oops }
errors:
  gone: { status: 410, message: It is gone. }
  oops: { status: 500, message: It broke. }
  shard_down: { status: 500, message: A shard is down., visibility: internal }
operations: { read: { errors: [gone] } }
",
        "wire: { body: { code: $code, message: $message }, internal_as: oops }
errors:
  gone: { status: 410, message: It is gone. }
  oops: { status: 500, message: It broke. }
  shard_down: { status: 500, message: A shard is down., visibility: internal }
operations: { read: { errors: [gone, shard_down] } }
",
        &["internal-changed", "operation-error-added"],
    ),
    // A code isn't lost by hiding its error.
    (
        "wire: { body: { code: $code, message: $message }, internal_as: gone }
errors:
  gone: { status: 410, message: It is gone. }
  sold: { code: E1, status: 409, message: It is sold. }
",
        "wire: { body: { code: $code, message: $message }, internal_as: gone }
errors:
  gone: { status: 410, message: It is gone. }
  sold: { code: E2, status: 409, message: It is sold., visibility: internal }
",
        &["code-hidden", "code-not-retired"],
    ),
    // Nor by removing it once it is hidden.
    (
        "wire: { body: { code: $code, message: $message }, internal_as: gone }
errors:
  gone: { status: 410, message: It is gone. }
  sold: { status: 409, message: It is sold., visibility: internal }
",
        "wire: { body: { code: $code, message: $message }, internal_as: gone }
errors:
  gone: { status: 410, message: It is gone. }
",
        &["code-not-retired", "internal-removed"],
    ),
    // JSON has types.
    (
        "wire: { body: { ok: false, code: $code, message: $message } }
",
        "wire: { body: { ok: 'false!', code: $code, message: $message } }
",
        &["constant-changed"],
    ),
    (
        "wire: { body: { version: 1, code: $code, message: $message } }
",
        "wire: { body: { version: 1.5, code: $code, message: $message } }
",
        &["constant-changed"],
    ),
    // A title by which an error was found is an ordinary one once the error has a code.
    (
        "wire: { body: { code: $code?, title: $title, message: $message } }
errors:
  gone: { code: null, title: Gone, status: 410, message: It is gone. }
  sold: { status: 409, message: It is sold. }
",
        "wire: { body: { code: $code?, title: $title, message: $message } }
errors:
  gone: { title: Deleted, status: 410, message: It is gone. }
  sold: { status: 409, message: It is sold. }
",
        &["code-changed", "title-changed"],
    ),
    // A code that only goes to another key may mean another error after the next step.
    (
        "roles: { panic: sold }
errors:
  gone: { status: 410, message: It is gone. }
  sold: { status: 409, message: It is sold., retry: never }
operations: { read: { errors: [sold] } }
",
        "roles: { panic: bought }
errors:
  gone: { status: 410, message: It is gone. }
  bought: { code: sold, title: Sold, status: 409, message: It is sold., retry: never }
operations: { read: { errors: [bought] } }
retired_names: [sold]
",
        &["code-reused"],
    ),
    // A category may have the name `none`.
    (
        "categories: { none: { title: No category } }
errors:
  gone: { status: 410, message: It is gone. }
  sold: { status: 409, category: none, message: It is sold. }
",
        "categories: { none: { title: No category } }
errors:
  gone: { status: 410, message: It is gone. }
  sold: { status: 409, message: It is sold. }
",
        &["category-changed"],
    ),
    // A header is one however it is written.
    (
        "wire: { body: { code: $code, message: $message }, headers: { X-Code: $code } }
",
        "wire: { body: { code: $code, message: $message }, headers: { x-code: $code } }
",
        &[],
    ),
    // The order of members, types and policies is seen in answers and docs.
    (
        "wire: { body: { code: $code, message: $message } }
",
        "wire: { body: { message: $message, code: $code } }
",
        &["order-changed"],
    ),
    (
        "types: { kind: [page, file], sort: [old, new] }
",
        "types: { sort: [old, new], kind: [page, file] }
",
        &["order-changed"],
    ),
    (
        "retry: { soon: { initial: 1s }, later: { initial: 9s } }
",
        "retry: { later: { initial: 9s }, soon: { initial: 1s } }
",
        &["order-changed"],
    ),
    // The first envelope that fits is the one that is read.
    (
        "wire: { body: { code: $code, message: $message }, accepts: [{ body: { error: $code } }, { body: { kind: $code } }] }
",
        "wire: { body: { code: $code, message: $message }, accepts: [{ body: { kind: $code } }, { body: { error: $code } }] }
",
        &["accepts-narrowed", "accepts-widened"],
    ),
    // A code that no envelope says is nothing that a client can find an error by.
    (
        "wire: { body: { title: $title, message: $message } }
errors:
  gone: { title: Gone, status: 410, message: It is gone. }
",
        "wire: { body: { title: $title, message: $message } }
errors:
  gone: { title: Deleted, status: 410, message: It is gone. }
",
        &["identity-changed"],
    ),
    (
        "wire: { body: { type: $type?, title: $title, message: $message } }
errors:
  gone: { type: 'urn:a', status: 410, message: It is gone. }
",
        "wire: { body: { type: $type?, title: $title, message: $message } }
errors:
  gone: { type: 'urn:b', status: 410, message: It is gone. }
",
        &["identity-changed"],
    ),
    // Nor is one that only the new catalog says, to clients of the old one.
    (
        "wire: { body: { title: $title, message: $message } }
errors:
  gone: { title: Gone, status: 410, message: It is gone. }
",
        "wire: { body: { title: $title, message: $message, code: $code } }
errors:
  gone: { title: Deleted, status: 410, message: It is gone. }
",
        &["identity-added", "identity-changed", "member-added"],
    ),
];

//! Changes of internal errors, which no answer shows.

use crate::overlooked::Overlooked;

pub(crate) const HIDDEN: &[Overlooked] = &[
    // All fields of an internal error are internal.
    (
        "wire: { body: { code: $code, message: $message }, internal_as: gone }
attributes: { owner: { type: string, internal: true } }
errors:
  gone: { status: 410, message: It is gone. }
  shard_down: { status: 500, message: A shard is down., visibility: internal, fields: { shard: string } }
",
        "wire: { body: { code: $code, message: $message }, internal_as: gone }
attributes: { owner: { type: string, internal: true } }
errors:
  gone: { status: 410, message: It is gone. }
  shard_down: { status: 500, message: A shard is down., visibility: internal, fields: { shard: integer } }
",
        &["internal-changed"],
    ),
    // `new` of an internal error takes what is required, in order.
    (
        "wire: { body: { code: $code, message: $message }, internal_as: gone }
attributes: { owner: { type: string, internal: true } }
errors:
  gone: { status: 410, message: It is gone. }
  shard_down: { status: 500, message: A shard is down., visibility: internal, fields: { shard: string } }
",
        "wire: { body: { code: $code, message: $message }, internal_as: gone }
attributes: { owner: { type: string, internal: true } }
errors:
  gone: { status: 410, message: It is gone. }
  shard_down: { status: 500, message: A shard is down., visibility: internal, fields: { shard: string, rack: string } }
",
        &["internal-added", "internal-changed"],
    ),
    (
        "wire: { body: { code: $code, message: $message }, internal_as: gone }
attributes: { owner: { type: string, internal: true } }
errors:
  gone: { status: 410, message: It is gone. }
  shard_down: { status: 500, message: A shard is down., visibility: internal, fields: { shard: string, rack: string } }
",
        "wire: { body: { code: $code, message: $message }, internal_as: gone }
attributes: { owner: { type: string, internal: true } }
errors:
  gone: { status: 410, message: It is gone. }
  shard_down: { status: 500, message: A shard is down., visibility: internal, fields: { rack: string, shard: string } }
",
        &["internal-changed"],
    ),
    (
        "wire: { body: { code: $code, message: $message }, internal_as: gone }
attributes: { owner: { type: string, internal: true } }
errors:
  gone: { status: 410, message: It is gone. }
  shard_down: { status: 500, message: A shard is down., visibility: internal, fields: { shard: { type: string, optional: true }, rack: string } }
",
        "wire: { body: { code: $code, message: $message }, internal_as: gone }
attributes: { owner: { type: string, internal: true } }
errors:
  gone: { status: 410, message: It is gone. }
  shard_down: { status: 500, message: A shard is down., visibility: internal, fields: { rack: string, shard: { type: string, optional: true } } }
",
        &["prose-changed"],
    ),
    (
        "wire: { body: { code: $code, message: $message }, internal_as: gone }
attributes: { owner: { type: string, internal: true } }
errors:
  gone: { status: 410, message: It is gone. }
  shard_down: { status: 500, message: A shard is down., visibility: internal, fields: { shard: string } }
",
        "wire: { body: { code: $code, message: $message }, internal_as: gone }
attributes: { owner: { type: string, internal: true } }
errors:
  gone: { status: 410, message: It is gone. }
  shard_down: { status: 500, message: A shard is down., visibility: internal, fields: { shard: string, rack: { type: string, optional: true } } }
",
        &["internal-added"],
    ),
    (
        "wire: { body: { code: $code, message: $message }, internal_as: gone }
attributes: { owner: { type: string, internal: true } }
errors:
  gone: { status: 410, message: It is gone. }
  shard_down: { status: 500, message: A shard is down., visibility: internal, fields: { shard: string } }
",
        "wire: { body: { code: $code, message: $message }, internal_as: gone }
attributes: { owner: { type: string, internal: true } }
errors:
  gone: { status: 410, message: It is gone. }
  shard_down: { status: 500, message: A shard is down., visibility: internal, fields: { shard: { type: string, optional: true } } }
",
        &["internal-changed"],
    ),
    (
        "wire: { body: { code: $code, message: $message }, internal_as: gone }
attributes: { owner: { type: string, internal: true } }
errors:
  gone: { status: 410, message: It is gone. }
  shard_down: { status: 500, message: A shard is down., visibility: internal, fields: { shard: { type: string, const: a } } }
",
        "wire: { body: { code: $code, message: $message }, internal_as: gone }
attributes: { owner: { type: string, internal: true } }
errors:
  gone: { status: 410, message: It is gone. }
  shard_down: { status: 500, message: A shard is down., visibility: internal, fields: { shard: { type: string, const: b } } }
",
        &["internal-changed"],
    ),
    (
        "wire: { body: { code: $code, message: $message }, internal_as: gone }
attributes: { owner: { type: string, internal: true } }
errors:
  gone: { status: 410, message: It is gone. }
  shard_down: { status: 500, message: A shard is down., visibility: internal, fields: { shard: string } }
",
        "wire: { body: { code: $code, message: $message }, internal_as: gone }
attributes: { owner: { type: string, internal: true } }
errors:
  gone: { status: 410, message: It is gone. }
  shard_down: { status: 500, message: A shard is down., visibility: internal, fields: { shard: { type: string, header: X-Shard } } }
",
        &["internal-changed"],
    ),
    // The value of an internal attribute is one of internal errors too.
    (
        "wire: { body: { code: $code, message: $message }, internal_as: gone }
attributes: { owner: { type: string, internal: true } }
errors:
  gone: { status: 410, message: It is gone. }
  shard_down: { status: 500, message: A shard is down., visibility: internal, attributes: { owner: a } }
",
        "wire: { body: { code: $code, message: $message }, internal_as: gone }
attributes: { owner: { type: string, internal: true } }
errors:
  gone: { status: 410, message: It is gone. }
  shard_down: { status: 500, message: A shard is down., visibility: internal, attributes: { owner: b } }
",
        &["internal-changed"],
    ),
    // No output says what a public attribute is of an internal error.
    (
        "wire: { body: { code: $code, message: $message }, internal_as: gone }
attributes: { owner: { type: string } }
errors:
  gone: { status: 410, message: It is gone. }
  shard_down: { status: 500, message: A shard is down., visibility: internal, attributes: { owner: shop } }
",
        "wire: { body: { code: $code, message: $message }, internal_as: gone }
attributes: { owner: { type: string } }
errors:
  gone: { status: 410, message: It is gone. }
  shard_down: { status: 500, message: A shard is down., visibility: internal, attributes: { owner: library } }
",
        &["prose-changed"],
    ),
    // An error that never had a code is found as it was.
    (
        "wire: { body: { title: $title, message: $message } }
errors: { gone: { code: null, status: 410, message: It is gone. } }
",
        "wire: { body: { code: $code?, title: $title, message: $message } }
errors: { gone: { code: null, status: 410, message: It is gone. } }
",
        &["member-added"],
    ),
    // Servers name what is internal.
    (
        "wire: { body: { code: $code, message: $message }, internal_as: gone }
errors:
  gone: { status: 410, message: It is gone. }
  shard_down: { code: 8, visibility: internal, status: 500, message: A shard is down. }
",
        "wire: { body: { code: $code, message: $message }, internal_as: gone }
errors:
  gone: { status: 410, message: It is gone. }
retired: { 8: {} }
",
        &["internal-removed", "name-not-retired"],
    ),
];

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
];

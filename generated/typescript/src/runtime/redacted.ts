// Copied by errcat from its runtime. Don't edit this file: it is written anew
// by `cargo xtask gen`.

/** Turns typed values into JSON for logs, without what is sensitive. */

import type { JsonValue } from "./json.js";
import type { Field, FieldType, Tables } from "./tables.js";
import { formatTimestamp } from "./text.js";

/** The members of an error or an object type that aren't sensitive. */
export function redacted(
  tables: Tables,
  fields: readonly Field[],
  values: object,
): Readonly<Record<string, JsonValue>> {
  const shown: [string, JsonValue][] = [];
  const byName = new Map<string, unknown>(Object.entries(values));
  for (const field of fields) {
    const member = tables.member(field.name);
    if (field.sensitive !== true && byName.has(member)) {
      shown.push([member, showValue(tables, field.type, byName.get(member))]);
    }
  }
  return Object.fromEntries(shown);
}

function showValue(tables: Tables, type: FieldType, value: unknown): JsonValue {
  if (value instanceof Date) {
    return formatTimestamp(value);
  }
  if (typeof value === "bigint") {
    return value.toString();
  }
  if (typeof type === "object" && typeof value === "object" && value !== null) {
    return showComposed(tables, type, value);
  }
  // All others are JSON already.
  return value as JsonValue;
}

function showComposed(
  tables: Tables,
  type: Exclude<FieldType, string>,
  value: object,
): JsonValue {
  if ("named" in type) {
    return redacted(tables, tables.fieldsOf(type.named) ?? [], value);
  }
  if ("list" in type) {
    const items: readonly unknown[] = Array.isArray(value) ? value : [];
    return items.map((item) => showValue(tables, type.list, item));
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      showValue(tables, type.map, item),
    ]),
  );
}

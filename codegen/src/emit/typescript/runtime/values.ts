/** Turns what an answer carried for a field into a value of the field's type. */

import { decodeHeader } from "./headers.js";
import { isList, isObject, JsonNumber, toPlain, type Json } from "./json.js";
import { count, finite, integer, safeInteger } from "./number.js";
import type { Field, FieldType, Tables } from "./tables.js";
import { parseHttpDate, parseTimestamp } from "./time.js";

/** What an answer carried for one field. */
export interface Carried {
  /** A value of a body. */
  readonly json?: Json;
  /** The value of a header. */
  readonly header?: string;
  /** It is the header `Retry-After`, which has ways of its own. */
  readonly isRetryAfter?: boolean;
  /** A wait in milliseconds, which beats a duration's own. */
  readonly wait?: number;
}

/**
 * The value of a field; `undefined` when it is null or of another type.
 * Durations are milliseconds, timestamps are dates, integers of 64 bits are
 * `bigint`s.
 */
export function readValue(
  tables: Tables,
  field: Field,
  carried: Carried,
): unknown {
  return new Reader(tables, field).read(field.type, carried);
}

class Reader {
  constructor(
    readonly tables: Tables,
    readonly field: Field,
  ) {}

  read(type: FieldType, carried: Carried): unknown {
    if (typeof type !== "string") {
      return this.#readComposed(type, carried);
    }
    switch (type) {
      case "integer":
        return convert(numberText(carried), safeInteger);
      case "int64":
        return convert(textOf(carried) ?? numberText(carried), integer);
      case "number":
        return convert(numberText(carried), finite);
      case "boolean":
        return booleanOf(carried);
      case "timestamp":
        return timestampOf(carried);
      case "duration":
        return this.#duration(carried);
      case "json":
        return carried.json === undefined || carried.json === null
          ? undefined
          : toPlain(carried.json);
      default:
        return textOf(carried);
    }
  }

  #readComposed(type: Exclude<FieldType, string>, carried: Carried): unknown {
    if ("named" in type) {
      const fields = this.tables.fieldsOf(type.named);
      return fields === undefined
        ? textOf(carried)
        : readObject(this.tables, fields, carried.json);
    }
    if ("list" in type) {
      return isList(carried.json)
        ? complete(carried.json.map((json) => this.read(type.list, { json })))
        : undefined;
    }
    return isObject(carried.json)
      ? this.#readMap(type.map, carried.json)
      : undefined;
  }

  #readMap(type: FieldType, object: ReadonlyMap<string, Json>): unknown {
    const entries = Array.from(object, ([name, json]) => ({
      name,
      value: this.read(type, { json }),
    }));
    return entries.every(({ value }) => value !== undefined)
      ? record(entries)
      : undefined;
  }

  /** Seconds, or milliseconds where the field says so. */
  #duration(carried: Carried): number | undefined {
    if (carried.wait !== undefined || carried.isRetryAfter === true) {
      return carried.wait;
    }
    const inBody = carried.json !== undefined;
    const scale = inBody && this.field.milliseconds === true ? 1 : 1000;
    const value = convert(numberText(carried), finite);
    return value === undefined ? undefined : count(value * scale);
  }
}

/**
 * An object type; `undefined` when a member that it needs is missing. Members
 * have no prototype, so that only what was sent is there.
 */
function readObject(
  tables: Tables,
  fields: readonly Field[],
  json: Json | undefined,
): unknown {
  if (!isObject(json)) {
    return undefined;
  }
  const entries: { name: string; value: unknown }[] = [];
  for (const field of fields) {
    const sent = json.get(field.name);
    const value =
      sent === undefined ? undefined : readValue(tables, field, { json: sent });
    if (value !== undefined) {
      entries.push({ name: tables.member(field.name), value });
    } else if (field.optional !== true) {
      return undefined;
    }
  }
  return record(entries);
}

/** An object without a prototype, so that any name may be a member. */
export function record(
  entries: readonly { readonly name: string; readonly value: unknown }[],
): Readonly<Record<string, unknown>> {
  const members = Object.create(null) as Record<string, unknown>;
  for (const { name, value } of entries) {
    members[name] = value;
  }
  return Object.freeze(members);
}

function complete(values: readonly unknown[]): unknown {
  return values.includes(undefined) ? undefined : Object.freeze(values);
}

function convert<T>(
  text: string | undefined,
  how: (text: string) => T | undefined,
): T | undefined {
  return text === undefined ? undefined : how(text);
}

/** The text of a string. */
function textOf({ json, header }: Carried): string | undefined {
  if (header !== undefined) {
    return decodeHeader(header);
  }
  return typeof json === "string" ? json : undefined;
}

/** The text of a JSON number, which is the same in a body and in a header. */
function numberText({ json, header }: Carried): string | undefined {
  return json instanceof JsonNumber ? json.text : header;
}

function booleanOf({ json, header }: Carried): boolean | undefined {
  if (header === "true" || header === "false") {
    return header === "true";
  }
  return typeof json === "boolean" ? json : undefined;
}

/** RFC 3339; in `Retry-After` also a date of HTTP. */
function timestampOf(carried: Carried): Date | undefined {
  const text = textOf(carried);
  const timestamp = convert(text, parseTimestamp);
  if (timestamp !== undefined || carried.isRetryAfter !== true) {
    return timestamp;
  }
  const at = convert(text, (date) =>
    date.includes("-") ? undefined : parseHttpDate(date, new Date(0)),
  );
  return at === undefined ? undefined : new Date(at);
}

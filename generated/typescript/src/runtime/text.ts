// Copied by errcat from its runtime. Don't edit this file: it is written anew
// by `cargo xtask gen`.

/** Turns templates and values into text that reads alike in every language. */

import type { Facts, Field } from "./tables.js";

/** What stands in logs for a sensitive value. */
export const REDACTED = "[redacted]";

/** Gives the value of a field, or what stands for it. */
export type ValueOf = (field: Field) => unknown;

/** The catalog's message, its places filled in. */
export function renderMessage(facts: Facts, valueOf: ValueOf): string {
  return facts.message
    .map((piece) =>
      typeof piece === "string" ? piece : place(facts, piece, valueOf),
    )
    .join("");
}

function place(facts: Facts, index: number, valueOf: ValueOf): string {
  const field = facts.fields?.[index];
  return field === undefined ? "" : scalar(field, valueOf(field));
}

/** Whether the catalog's message shows a sensitive field. */
export function tellsSecrets(facts: Facts): boolean {
  return facts.message.some(
    (piece) =>
      typeof piece === "number" && facts.fields?.[piece]?.sensitive === true,
  );
}

function scalar(field: Field, value: unknown): string {
  if (value instanceof Date) {
    return formatTimestamp(value);
  }
  if (typeof value === "number" && field.type === "duration") {
    return `${String(value / 1000)} s`;
  }
  const isScalar = ["string", "number", "bigint", "boolean"];
  return isScalar.includes(typeof value) ? String(value) : "";
}

/** RFC 3339 in UTC, milliseconds only where there are any. */
export function formatTimestamp(date: Date): string {
  return date.toISOString().replace(".000Z", "Z");
}

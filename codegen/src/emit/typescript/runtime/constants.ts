/**
 * Compares an envelope's constants with an answer: to choose the element of a
 * list, and to tell an error from a success. Nothing else compares them.
 */

import { isList, isObject, JsonNumber, type Json } from "./json.js";
import type { Envelope, Node } from "./tables.js";
import { decodeHeader, type ReceivedHeaders } from "./headers.js";

/**
 * Whether an answer with a status of success is an error: every constant of
 * the envelope is there, and there is one.
 */
export function tellAnError(
  envelope: Envelope,
  body: Json | undefined,
  headers: ReceivedHeaders,
): boolean {
  const inBody =
    envelope.body === undefined ? 0 : equalConstants(envelope.body, body);
  const bound = envelope.headers.filter(([, node]) => "constant" in node);
  const inHeaders = bound.every(
    ([name, node]) =>
      "constant" in node && headerSays(headers.first(name), node.constant),
  );
  return inBody !== undefined && inHeaders && inBody + bound.length > 0;
}

function headerSays(value: string | undefined, constant: unknown): boolean {
  if (value === undefined || typeof constant === "string") {
    return value !== undefined && decodeHeader(value) === constant;
  }
  return typeof constant === "number"
    ? Number(value) === constant
    : value === String(constant);
}

/** Whether a piece of an envelope has a constant. */
export function hasConstant(node: Node): boolean {
  if ("object" in node) {
    return node.object.some(([, value]) => hasConstant(value));
  }
  if ("list" in node) {
    return node.list.some(hasConstant);
  }
  return "constant" in node;
}

/**
 * How many constants a value has in common with a piece of an envelope;
 * `undefined` when one of them differs. A server drops what has only absent
 * slots, so the constants in there may be missing.
 */
export function equalConstants(
  node: Node,
  value: Json | undefined,
): number | undefined {
  if ("slot" in node) {
    return 0;
  }
  if (value === undefined) {
    return mayBeDropped(node) ? 0 : undefined;
  }
  if ("constant" in node) {
    return isSame(node.constant, value) ? 1 : undefined;
  }
  if ("object" in node) {
    return isObject(value) ? inMembers(node.object, value) : undefined;
  }
  return isList(value) ? inElements(node.list, value) : undefined;
}

function inMembers(
  members: readonly (readonly [string, Node])[],
  value: ReadonlyMap<string, Json>,
): number | undefined {
  const constant = members.filter(([, node]) => hasConstant(node));
  return sum(
    constant.map(([name, node]) => equalConstants(node, value.get(name))),
  );
}

function inElements(
  nodes: readonly Node[],
  elements: readonly Json[],
): number | undefined {
  const constant = nodes.filter(hasConstant);
  return sum(
    constant.map((node) => {
      const counts = elements.map((element) => equalConstants(node, element));
      const first = counts.find((count) => count !== undefined);
      return first ?? equalConstants(node, undefined);
    }),
  );
}

function sum(counts: readonly (number | undefined)[]): number | undefined {
  return counts.reduce<number | undefined>(
    (total, count) =>
      total === undefined || count === undefined ? undefined : total + count,
    0,
  );
}

/** Every slot in it may be left out, and there is one. */
function mayBeDropped(node: Node): boolean {
  const slots = optionalSlots(node);
  return slots.length > 0 && slots.every((isOptional) => isOptional);
}

/** For each slot, whether it is left out when absent. */
function optionalSlots(node: Node): boolean[] {
  if ("object" in node) {
    const rest = node.rest === true ? [false] : [];
    return [
      ...node.object.flatMap(([, value]) => optionalSlots(value)),
      ...rest,
    ];
  }
  if ("list" in node) {
    return node.list.flatMap(optionalSlots);
  }
  return "slot" in node ? [node.optional === true] : [];
}

/**
 * Whether two JSON scalars, or an empty object or list and another, say the
 * same.
 */
function isSame(constant: unknown, value: Json): boolean {
  if (typeof constant === "number") {
    return value instanceof JsonNumber && Number(value.text) === constant;
  }
  if (typeof constant === "object" && constant !== null) {
    return Array.isArray(constant)
      ? isList(value) && value.length === 0
      : isObject(value) && value.size === 0;
  }
  return value === constant;
}

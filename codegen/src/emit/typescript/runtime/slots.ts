/** Turns a body into what an envelope's slots hold in it. */

import { equalConstants, hasConstant } from "./constants.js";
import { isList, isObject, JsonNumber, type Json } from "./json.js";
import type { Node, ObjectNode, SlotNode } from "./tables.js";

/**
 * The values of one body. A value that is null, or of a type that its slot
 * never has, is absent.
 */
export class Slots {
  /** In the envelope's order: the first place of a slot that is filled counts. */
  readonly #values = new Map<string, Json>();
  #details: ReadonlyMap<string, Json> | undefined;
  readonly #placed = new Map<string, Json>();

  /** What a slot holds; fields and attributes have a name beside. */
  get(slot: string, name?: string): Json | undefined {
    return this.#values.get(slotKey(slot, name));
  }

  /** The members of the details. */
  get details(): ReadonlyMap<string, Json> {
    return this.#details ?? new Map<string, Json>();
  }

  /** The fields that have a place of their own, by name. */
  get placed(): ReadonlyMap<string, Json> {
    return this.#placed;
  }

  /** Nothing was read. */
  get isEmpty(): boolean {
    return this.#values.size === 0 && this.details.size === 0;
  }

  /** Reads a value by a piece of the envelope. */
  read(node: Node, value: Json): void {
    if ("slot" in node) {
      this.#fill(node, value);
    } else if ("object" in node && isObject(value)) {
      this.#readObject(node, value);
    } else if ("list" in node && isList(value)) {
      this.#readList(node.list, value);
    }
  }

  #fill(node: SlotNode, value: Json): void {
    if (node.slot === "details") {
      this.#addDetails(isObject(value) ? value : undefined);
      return;
    }
    const key = slotKey(node.slot, node.name);
    if (fits(node.slot, value) && !this.#values.has(key)) {
      this.#values.set(key, value);
      if (node.slot === "field" && node.name !== undefined) {
        this.#placed.set(node.name, value);
      }
    }
  }

  #readObject(node: ObjectNode, object: ReadonlyMap<string, Json>): void {
    for (const [name, member] of node.object) {
      const value = object.get(name);
      if (value !== undefined) {
        this.read(member, value);
      }
    }
    if (node.rest === true) {
      const named = new Set(node.object.map(([name]) => name));
      this.#addDetails(
        new Map(Array.from(object).filter(([name]) => !named.has(name))),
      );
    }
  }

  /** An envelope that has the details twice is read where they come first. */
  #addDetails(details: ReadonlyMap<string, Json> | undefined): void {
    if (details !== undefined && details.size > 0) {
      this.#details ??= details;
    }
  }

  /**
   * Each piece reads the first element whose constants equal its own; one
   * without constants, the first element.
   */
  #readList(nodes: readonly Node[], elements: readonly Json[]): void {
    for (const node of nodes) {
      const element = hasConstant(node)
        ? elements.find((one) => equalConstants(node, one) !== undefined)
        : elements[0];
      if (element !== undefined) {
        this.read(node, element);
      }
    }
  }
}

function slotKey(slot: string, name: string | undefined): string {
  return name === undefined ? slot : `${slot} ${name}`;
}

/** Whether a slot can have a value of this type. */
function fits(slot: string, value: Json): boolean {
  const isText = typeof value === "string";
  const isNumber = value instanceof JsonNumber;
  switch (slot) {
    case "code":
    case "number":
    case "status":
    case "status_text":
      return isText || isNumber;
    case "retry_after":
      return isNumber;
    case "retryable":
      return typeof value === "boolean";
    case "attribute":
    case "field":
      return value !== null;
    default:
      return isText;
  }
}

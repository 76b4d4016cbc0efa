// Copied by errcat from its runtime. Don't edit this file: it is written anew
// by `cargo xtask gen`.

/**
 * Turns JSON text into values whose numbers keep their digits.
 *
 * As strict as RFC 8259, so that every language reads the same. Of members
 * with one name the last counts, and half of a surrogate pair is U+FFFD.
 */

/** A number, as it is written. */
export class JsonNumber {
  constructor(readonly text: string) {}
}

/** Any JSON. */
export type Json =
  null | boolean | string | JsonNumber | readonly Json[] | JsonObject;

/** Members in the order in which their names came first. */
export type JsonObject = ReadonlyMap<string, Json>;

/** Any JSON as JavaScript has it. */
export type JsonValue =
  | null
  | boolean
  | string
  | number
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** Lists and objects inside each other past this depth are not read. */
const MAX_DEPTH = 128;

/** Longer texts, in bytes of UTF-8, are not read: no error is that long. */
export const MAX_LENGTH = 16 * 1024 * 1024;

/** The value of a text; `undefined` when it isn't one whole JSON text. */
export function parseJson(text: string): Json | undefined {
  if (isTooLong(text)) {
    return undefined;
  }
  const parser = new Parser(text);
  try {
    const value = parser.value();
    return parser.isAtEnd() ? value : undefined;
  } catch (error) {
    if (error instanceof NotJson) {
      return undefined;
    }
    throw error;
  }
}

/** The same as JavaScript has it: numbers are rounded to binary64. */
export function toPlain(json: Json): JsonValue {
  if (json instanceof JsonNumber) {
    return Number(json.text);
  }
  if (isList(json)) {
    return json.map(toPlain);
  }
  if (isObject(json)) {
    // Unlike an assignment, this makes `__proto__` a member like any other.
    return Object.fromEntries(
      Array.from(json, ([name, value]) => [name, toPlain(value)]),
    );
  }
  return json;
}

/** Whether it is a list. */
export function isList(json: Json | undefined): json is readonly Json[] {
  return Array.isArray(json);
}

/** Whether it is an object. */
export function isObject(json: Json | undefined): json is JsonObject {
  return json instanceof Map;
}

/** Whether a text is one JSON number and nothing else. */
export function isNumber(text: string): boolean {
  return text.trim() === text && parseJson(text) instanceof JsonNumber;
}

function isTooLong(text: string): boolean {
  // A unit of UTF-16 takes at most three bytes.
  if (text.length * 3 <= MAX_LENGTH) {
    return false;
  }
  return (
    text.length > MAX_LENGTH ||
    new TextEncoder().encode(text).length > MAX_LENGTH
  );
}

class NotJson extends Error {}

class Parser {
  #at: number;
  #depth = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    this.#at = text.startsWith("\uFEFF") ? 1 : 0;
  }

  value(): Json {
    switch (this.#peek()) {
      case '"':
        return this.#string();
      case "{":
        return this.#object();
      case "[":
        return this.#list();
      case "t":
        return this.#word("true", true);
      case "f":
        return this.#word("false", false);
      case "n":
        return this.#word("null", null);
      default:
        return this.#number();
    }
  }

  isAtEnd(): boolean {
    return this.#peek() === "";
  }

  #object(): JsonObject {
    const members = new Map<string, Json>();
    let more = this.#enter("}");
    while (more) {
      this.#peek();
      const name = this.#string();
      this.#mark(":");
      members.set(name, this.value());
      more = this.#more("}");
    }
    return members;
  }

  #list(): Json[] {
    const elements: Json[] = [];
    let more = this.#enter("]");
    while (more) {
      elements.push(this.value());
      more = this.#more("]");
    }
    return elements;
  }

  /** Passes over the opening bracket; says whether anything follows it. */
  #enter(close: string): boolean {
    this.#at += 1;
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) {
      throw new NotJson();
    }
    const isEmpty = this.#peek() === close;
    if (isEmpty) {
      this.#leave();
    }
    return !isEmpty;
  }

  /** Passes over a comma or the closing bracket; says which. */
  #more(close: string): boolean {
    if (this.#peek() === close) {
      this.#leave();
      return false;
    }
    this.#mark(",");
    return true;
  }

  #leave(): void {
    this.#at += 1;
    this.#depth -= 1;
  }

  #mark(mark: string): void {
    if (this.#peek() !== mark) {
      throw new NotJson();
    }
    this.#at += 1;
  }

  /** The next character that isn't white space; empty at the end. */
  #peek(): string {
    for (;;) {
      const next = this.#text.charAt(this.#at);
      if (next === "" || !" \n\r\t".includes(next)) {
        return next;
      }
      this.#at += 1;
    }
  }

  #string(): string {
    const from = this.#at;
    if (this.#text.charAt(from) !== '"') {
      throw new NotJson();
    }
    let isPlain = true;
    for (;;) {
      this.#at += 1;
      const unit = this.#text.charCodeAt(this.#at);
      if (unit === QUOTE) {
        break;
      }
      if (unit === BACKSLASH) {
        this.#at += 1;
      }
      isPlain &&= unit !== BACKSLASH && unit < 0xd800;
      // Past the end, the unit is not a number.
      if (!(unit >= 0x20)) {
        throw new NotJson();
      }
    }
    this.#at += 1;
    return isPlain
      ? this.#text.slice(from + 1, this.#at - 1)
      : unescaped(this.#text.slice(from, this.#at));
  }

  #number(): JsonNumber {
    const from = this.#at;
    this.#skip("-");
    if (!this.#skip("0")) {
      this.#digits();
    }
    if (this.#skip(".")) {
      this.#digits();
    }
    if (this.#skip("eE")) {
      this.#skip("+-");
      this.#digits();
    }
    return new JsonNumber(this.#text.slice(from, this.#at));
  }

  #digits(): void {
    if (!this.#skip("0123456789")) {
      throw new NotJson();
    }
    while (this.#skip("0123456789"));
  }

  #word<T extends Json>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) {
      throw new NotJson();
    }
    this.#at += word.length;
    return value;
  }

  #skip(wanted: string): boolean {
    const next = this.#text.charAt(this.#at);
    const found = next !== "" && wanted.includes(next);
    this.#at += found ? 1 : 0;
    return found;
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** What the JSON text of a string says. */
function unescaped(text: string): string {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    throw new NotJson();
  }
  return String(said).replace(/\p{Surrogate}/gu, "\uFFFD");
}

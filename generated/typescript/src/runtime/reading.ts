// Copied by errcat from its runtime. Don't edit this file: it is written anew
// by `cargo xtask gen`.

/**
 * Turns status, headers and body into what an answer says by the tables of
 * the catalog. Cannot fail.
 */

import { tellAnError } from "./constants.js";
import { decodeHeader, type HeadersLike, ReceivedHeaders } from "./headers.js";
import { identify, type Identity } from "./identity.js";
import { JsonNumber, type Json, MAX_LENGTH, parseJson } from "./json.js";
import { integer } from "./number.js";
import { parseRetryAfter } from "./retry_after.js";
import { Slots } from "./slots.js";
import type { Envelope, Facts, Field, Node, Status, Tables } from "./tables.js";
import { type Carried, readValue } from "./values.js";

/** A body as it came: text, or bytes. */
export type BodyLike = string | ArrayBuffer | Uint8Array | null | undefined;

/** What an answer says. */
export class Reading {
  readonly tables: Tables;
  readonly status: number;
  /** The body as text; bytes that aren't UTF-8 are U+FFFD. */
  readonly body: string;
  readonly identity: Identity;
  readonly #headers: ReceivedHeaders;
  readonly #waits: number | undefined;
  readonly #ofStatus: Status | undefined;
  #envelope: Envelope = { headers: [] };
  #isFound = false;
  #slots = new Slots();

  constructor(
    tables: Tables,
    status: number,
    headers: HeadersLike,
    body: BodyLike,
    now: Date,
  ) {
    this.tables = tables;
    this.status = status;
    this.#headers = new ReceivedHeaders(headers);
    this.body = decodeBody(body);
    this.#ofStatus = tables.statuses.get(status);
    this.#waits = parseRetryAfter(
      this.#headers.all("retry-after"),
      this.#headers.first("date"),
      now,
    );
    this.identity = this.#chooseEnvelope(parseJson(this.body));
    this.#isFound = true;
  }

  /**
   * The first envelope that names a known error wins; else the first that
   * says anything of an error.
   */
  #chooseEnvelope(json: Json | undefined): Identity {
    const isSuccess = this.status >= 200 && this.status < 300;
    let first: { envelope: Envelope; slots: Slots } | undefined;
    for (const envelope of this.tables.envelopes) {
      const slots = this.#lookThrough(envelope, json);
      const isError = !isSuccess || tellAnError(envelope, json, this.#headers);
      const identity = isError ? identify(this) : "foreign";
      if (typeof identity === "object") {
        return identity;
      }
      if (identity === "unknown") {
        first ??= { envelope, slots };
      }
    }
    this.#envelope = first?.envelope ??
      this.tables.envelopes[0] ?? { headers: [] };
    this.#slots = first?.slots ?? new Slots();
    return first === undefined ? "foreign" : "unknown";
  }

  #lookThrough(envelope: Envelope, json: Json | undefined): Slots {
    this.#envelope = envelope;
    this.#slots = new Slots();
    // A body that isn't JSON holds no slot.
    if (envelope.body !== undefined && json !== undefined) {
      this.#slots.read(envelope.body, json);
    }
    return this.#slots;
  }

  /** What the catalog says of a known error. */
  get facts(): Facts | undefined {
    return typeof this.identity === "object" ? this.identity : undefined;
  }

  /** The text of a slot: the body's, else the header's. */
  text(slot: string): string | undefined {
    const json = this.#slots.get(slot);
    return typeof json === "string" ? json : this.#headerOf(slot);
  }

  /** The code as text: that of `$code`, else that of `$number`. */
  get code(): string | undefined {
    return this.#codeIn("code") ?? this.#codeIn("number");
  }

  #codeIn(slot: "code" | "number"): string | undefined {
    const fits = (text: string) =>
      slot === "code" || /^-?(?:0|[1-9]\d*)$/.test(text);
    const json = this.#slots.get(slot);
    const inBody = json instanceof JsonNumber ? integerText(json.text) : json;
    if (typeof inBody === "string" && fits(inBody)) {
      return inBody;
    }
    const inHeader = this.#headerOf(slot);
    return inHeader !== undefined && fits(inHeader) ? inHeader : undefined;
  }

  /** Whether an envelope's `$retryable` says to try again. */
  get retryable(): boolean | undefined {
    const json = this.#slots.get("retryable") ?? this.#headerOf("retryable");
    return json === true || json === "true"
      ? true
      : json === false || json === "false"
        ? false
        : undefined;
  }

  /** How long the server asks to wait: `Retry-After`, else `$retry_after`. */
  get retryAfter(): number | undefined {
    if (this.#waits !== undefined) {
      return this.#waits;
    }
    const json = this.#slots.get("retry_after");
    const carried =
      json === undefined ? header(this.#headerOf("retry_after")) : { json };
    const seconds = { name: "", type: "duration" };
    const wait = carried && readValue(this.tables, seconds, carried);
    return typeof wait === "number" ? wait : undefined;
  }

  /** What stands in the details and, as fields, in places of their own. */
  get details(): ReadonlyMap<string, Json> {
    return new Map([...this.#slots.details, ...this.#slots.placed]);
  }

  /** Whether any slot of the envelope was read. */
  get hasAny(): boolean {
    const bound = this.#envelope.headers.some(
      ([name, node]) =>
        "slot" in node && this.#headers.first(name) !== undefined,
    );
    return bound || !this.#slots.isEmpty;
  }

  /** The value of a field; `undefined` when it is missing or mistyped. */
  value(field: Field): unknown {
    const carried = this.#carried(field);
    return carried && readValue(this.tables, field, carried);
  }

  /**
   * The header that the field is bound to, else what the body has for it. A
   * field named `retry_after` and the slot `$retry_after` are one value, which
   * `Retry-After` beats.
   */
  #carried(field: Field): Carried | undefined {
    const carried =
      this.#inHeader(field.header) ??
      this.#inBody(field.name) ??
      header(this.#boundHeader("field", field.name));
    const wait = field.name === "retry_after" ? this.retryAfter : undefined;
    return wait === undefined ? carried : { ...carried, wait };
  }

  #inHeader(name: string | undefined): Carried | undefined {
    const carried =
      name === undefined ? undefined : header(this.#headers.first(name));
    if (carried === undefined || name !== "retry-after") {
      return carried;
    }
    const wait = this.#waits === undefined ? {} : { wait: this.#waits };
    return { ...carried, ...wait, isRetryAfter: true };
  }

  #inBody(name: string): Carried | undefined {
    const json =
      this.#slots.get("field", name) ?? this.#slots.details.get(name);
    return json === undefined ? undefined : { json };
  }

  #headerOf(slot: string): string | undefined {
    const value = this.#boundHeader(slot);
    return value === undefined ? undefined : decodeHeader(value);
  }

  /**
   * The header that the envelope or the status gives a slot. What a status
   * binds doesn't find an error.
   */
  #boundHeader(slot: string, name?: string): string | undefined {
    const ofStatus = this.#isFound ? this.#ofStatus?.headers : undefined;
    const bound = [...this.#envelope.headers, ...(ofStatus ?? [])];
    const carries = (node: Node) =>
      "slot" in node && node.slot === slot && node.name === name;
    const named = bound.filter(([, node]) => carries(node));
    return named
      .map(([header]) => this.#headers.first(header))
      .find((value) => value !== undefined);
  }
}

function header(value: string | undefined): Carried | undefined {
  return value === undefined ? undefined : { header: value };
}

/** The text of an integer, however it is written. */
function integerText(text: string): string | undefined {
  return integer(text)?.toString() ?? (/^-?\d+$/.test(text) ? text : undefined);
}

/** The text of a body; nothing of one that is too long to be read. */
function decodeBody(body: BodyLike): string {
  if (typeof body === "string") {
    return body;
  }
  const bytes = new Uint8Array(body ?? []);
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  return bytes.length > MAX_LENGTH ? "" : decoder.decode(bytes);
}

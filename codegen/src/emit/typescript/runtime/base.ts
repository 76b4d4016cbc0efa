/** Turns what an answer says into an error that can be thrown. */

import { type JsonValue, toPlain } from "./json.js";
import type { Reading } from "./reading.js";
import { redacted } from "./redacted.js";
import { planOf, retries, type RetryPlan } from "./retry.js";
import type { Facts, Field } from "./tables.js";
import { REDACTED, renderMessage, tellsSecrets } from "./text.js";
import { parseTimestamp } from "./time.js";
import { record } from "./values.js";

/**
 * What every error has that was read from an answer. Only reading makes one.
 *
 * Nothing of it is enumerable, so that logs show no more than its message,
 * which has no sensitive values.
 */
export class ApiErrorBase extends Error {
  readonly #reading: Reading;
  readonly #values: ReadonlyMap<string, unknown>;

  constructor(reading: Reading, cause?: unknown) {
    const values = readFields(reading);
    super(logMessage(reading, values), cause === undefined ? {} : { cause });
    this.#reading = reading;
    this.#values = values;
    const name = reading.tables.errorType;
    Object.defineProperty(this, "name", { value: name, configurable: true });
    const stack = this.stack?.replace(/^Error(?=[:\n])/, name);
    Object.defineProperty(this, "stack", { value: stack, configurable: true });
  }

  /**
   * What the answer was found to be: an error of the catalog, an error of the
   * API that this version of the catalog doesn't list, or nothing of the
   * API's, such as a proxy's page.
   */
  get outcome(): "known" | "unknown" | "foreign" {
    const { identity } = this.#reading;
    return typeof identity === "string" ? identity : "known";
  }

  /** The HTTP status. */
  get status(): number {
    return this.#reading.status;
  }

  /**
   * The code as it was sent; of a known error that has none on the wire, its
   * key in the catalog.
   */
  get code(): string | undefined {
    const { facts } = this.#reading;
    return facts === undefined ? this.#reading.code : (facts.code ?? facts.key);
  }

  /** The catalog's key of a known error. */
  get key(): string | undefined {
    return this.#reading.facts?.key;
  }

  /** The fields that came. */
  get fields(): object {
    const { tables } = this.#reading;
    return record(
      Array.from(this.#values, ([name, value]) => ({
        name: tables.member(name),
        value,
      })),
    );
  }

  /** The members of required fields that didn't come, or not in their type. */
  get missing(): readonly string[] {
    const { facts, tables } = this.#reading;
    return missingFields(facts, this.#values).map(({ name }) =>
      tables.member(name),
    );
  }

  /**
   * The members that the catalog doesn't declare, and fields that aren't of
   * their type, by their names on the wire.
   */
  get details(): Readonly<Record<string, JsonValue>> {
    const rest = Array.from(this.#reading.details).filter(
      ([name]) => !this.#values.has(name),
    );
    return Object.fromEntries(
      rest.map(([name, json]) => [name, toPlain(json)]),
    );
  }

  /**
   * The message as it was sent, else the catalog's. Unlike `message`, it may
   * show sensitive values.
   */
  get fullMessage(): string | undefined {
    return (
      this.#reading.text("message") ?? ownMessage(this.#reading, this.#values)
    );
  }

  /** The text for the person in front of the screen, if one was sent. */
  get userMessage(): string | undefined {
    return this.#reading.text("user_message");
  }

  /** What to do about it, if that was sent. */
  get solution(): string | undefined {
    return this.#reading.text("solution");
  }

  /** A short heading. */
  get title(): string | undefined {
    return this.#reading.text("title") ?? this.#reading.facts?.title;
  }

  /** The word that the envelope has for the type of an error. */
  get type(): string | undefined {
    return this.#reading.text("type") ?? this.#reading.facts?.type;
  }

  /** The category as it was sent, else the catalog's; it may be a new one. */
  get category(): string | undefined {
    return this.#reading.text("category") ?? this.#reading.facts?.category;
  }

  /**
   * Whether it is of this category: by the catalog, or, of an error that it
   * doesn't list, by what was sent.
   */
  isIn(category: string): boolean {
    const { facts } = this.#reading;
    const own = facts === undefined ? this.category : facts.category;
    return own === category;
  }

  /** The page about this error. */
  get docsUrl(): string | undefined {
    return this.#reading.text("docs_url") ?? this.#reading.facts?.docs_url;
  }

  /** The URI reference of this occurrence. */
  get instance(): string | undefined {
    return this.#reading.text("instance");
  }

  /** When the server wrote it. */
  get timestamp(): Date | undefined {
    const text = this.#reading.text("timestamp");
    return text === undefined ? undefined : parseTimestamp(text);
  }

  /** The request id, to be quoted to those who run the API. */
  get requestId(): string | undefined {
    return this.#reading.text("request_id");
  }

  /** How long the server asks to wait, in milliseconds. */
  get retryAfter(): number | undefined {
    const field = this.#values.get("retry_after");
    return (
      this.#reading.retryAfter ??
      (typeof field === "number" ? field : undefined)
    );
  }

  /** Whether and how to try again, and why. */
  get retry(): RetryPlan {
    const { retryAfter } = this;
    const plan = planOf(this.#reading);
    return retryAfter === undefined ? plan : { ...plan, retryAfter };
  }

  /** Whether trying again can help. */
  get retryable(): boolean {
    return retries(this.retry);
  }

  /** The body as text; bytes that aren't UTF-8 are U+FFFD. */
  get body(): string {
    return this.#reading.body;
  }

  /** For logs: all but what is sensitive or unknown. */
  toJSON(): Readonly<Record<string, JsonValue>> {
    const { facts, tables } = this.#reading;
    const shown: Record<string, JsonValue | undefined> = {
      name: this.name,
      status: this.status,
      code: this.code,
      category: this.category,
      message: this.message,
      requestId: this.requestId,
      retryable: this.retryable,
      retryAfter: this.retryAfter,
      fields: redacted(tables, facts?.fields ?? [], this.fields),
    };
    const present = Object.entries(shown).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    return Object.fromEntries(present);
  }
}

/** The values of the fields that came, by their names on the wire. */
function readFields(reading: Reading): ReadonlyMap<string, unknown> {
  const values = new Map<string, unknown>();
  for (const field of declared(reading.facts)) {
    const value = reading.value(field);
    if (value !== undefined) {
      values.set(field.name, value);
    }
  }
  return values;
}

/** The fields of an error whose values aren't fixed. */
function declared(facts: Facts | undefined): readonly Field[] {
  return facts?.fields?.filter((field) => !("constant" in field)) ?? [];
}

function missingFields(
  facts: Facts | undefined,
  values: ReadonlyMap<string, unknown>,
): readonly Field[] {
  return declared(facts).filter(
    (field) => field.optional !== true && !values.has(field.name),
  );
}

/** The catalog's message, where all that it needs came. */
function ownMessage(
  { facts }: Reading,
  values: ReadonlyMap<string, unknown>,
): string | undefined {
  return facts === undefined || missingFields(facts, values).length > 0
    ? undefined
    : renderMessage(facts, (field) => values.get(field.name));
}

/** A message without sensitive values. */
function logMessage(
  reading: Reading,
  values: ReadonlyMap<string, unknown>,
): string {
  const { facts, identity, status, tables } = reading;
  if (facts !== undefined && tellsSecrets(facts)) {
    return renderMessage(facts, (field) =>
      field.sensitive === true ? REDACTED : values.get(field.name),
    );
  }
  const message = reading.text("message") ?? ownMessage(reading, values);
  if (identity === "foreign") {
    return `${String(status)}: not an error of the ${tables.api} API`;
  }
  return (
    message ??
    facts?.title ??
    `${String(status)} ${reading.code ?? ""}`.trimEnd()
  );
}

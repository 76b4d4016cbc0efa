/** Turns the JSON of the catalog into tables, when they are first needed. */

import { CATALOG, ERRORS } from "../catalog/tables.js";

/** What the catalog says, as the compiler wrote it. */
interface Catalog {
  readonly api: string;
  readonly error_type: string;
  /** The one that servers write comes first. */
  readonly envelopes: readonly Envelope[];
  readonly statuses: readonly Status[];
  readonly policies: readonly PolicyRow[];
  readonly fallback_policy: string;
  readonly types: Readonly<Record<string, TypeBody>>;
  /** How fields are named here: name on the wire → member. */
  readonly members: Readonly<Record<string, string>>;
}

/** A shape of an answer. */
export interface Envelope {
  readonly body?: Node;
  readonly headers: readonly (readonly [name: string, value: Node])[];
}

/** A piece of an envelope. */
export type Node = ObjectNode | ListNode | ConstantNode | SlotNode;

/** Members in order; with `rest`, the details stand beside them. */
export interface ObjectNode {
  readonly object: readonly (readonly [name: string, value: Node])[];
  readonly rest?: true;
}

/** Elements in order. */
export interface ListNode {
  readonly list: readonly Node[];
}

/** What a server writes as it is. */
export interface ConstantNode {
  readonly constant: unknown;
}

/** What a slot carries; `name` is that of a field or an attribute. */
export interface SlotNode {
  readonly slot: string;
  readonly name?: string;
  readonly optional?: true;
}

/** An HTTP status and what a client follows when it knows nothing else. */
export interface Status {
  readonly code: number;
  readonly policy: string;
  readonly headers?: readonly (readonly [name: string, value: Node])[];
}

/** A retry policy as the compiler wrote it. */
interface PolicyRow {
  readonly name: string;
  readonly never?: true;
  readonly backoff: RetryPolicy["backoff"];
  readonly initial_ms: number;
  readonly factor: number;
  readonly max_ms?: number;
  readonly jitter: RetryPolicy["jitter"];
  readonly attempts: number;
  readonly retry_after: RetryPolicy["retryAfter"];
  readonly max_retry_after_ms: number;
  readonly idempotent_only?: true;
  readonly outcome_unknown?: true;
}

/** A retry policy of the catalog. Times are in milliseconds. */
export interface RetryPolicy {
  readonly name: string;
  /** Trying again can't help. */
  readonly never: boolean;
  /** How waits grow with the failures so far. */
  readonly backoff: "exponential" | "linear" | "constant";
  /** The first wait. */
  readonly initialMs: number;
  /** The factor of exponential backoff. */
  readonly factor: number;
  /** The longest wait. */
  readonly maxMs?: number;
  /** What chance does to a wait; a number is the most that it adds. */
  readonly jitter: "none" | "full" | "equal" | number;
  /** Tries in all, the first included. */
  readonly attempts: number;
  /** What `Retry-After` does to a wait. */
  readonly retryAfter: "at_least" | "exactly" | "ignore";
  /** The longest that a server can make a client wait. */
  readonly maxRetryAfterMs: number;
  /** Only for requests that are safe to repeat. */
  readonly idempotentOnly: boolean;
  /** After the last failure the work may have been done. */
  readonly outcomeUnknown: boolean;
}

/** A type of fields: a word, or what it is made of. */
export type FieldType =
  | string
  | { readonly list: FieldType }
  | { readonly map: FieldType }
  | { readonly named: string };

/** An enumeration or an object type. */
export type TypeBody =
  { readonly words: readonly string[] } | { readonly fields: readonly Field[] };

/** A field of an error or of an object type. */
export interface Field {
  /** On the wire. */
  readonly name: string;
  readonly type: FieldType;
  readonly optional?: true;
  readonly sensitive?: true;
  readonly milliseconds?: true;
  readonly header?: string;
  readonly constant?: unknown;
}

/** What the catalog says of an error. */
export interface Facts {
  readonly key: string;
  readonly code?: string;
  readonly title: string;
  readonly type?: string;
  readonly statuses: readonly number[];
  readonly category?: string;
  readonly policy: string;
  readonly docs_url?: string;
  /** Texts, and the indices of fields. */
  readonly message: readonly (string | number)[];
  readonly fields?: readonly Field[];
  readonly attributes?: Readonly<Record<string, unknown>>;
}

/** What a client reads answers by. */
export class Tables {
  readonly api: string;
  readonly errorType: string;
  readonly errors: readonly Facts[];
  readonly byCode: ReadonlyMap<string, Facts>;
  readonly envelopes: readonly Envelope[];
  readonly policies: ReadonlyMap<string, RetryPolicy>;
  readonly fallbackPolicy: RetryPolicy;
  readonly statuses: ReadonlyMap<number, Status>;
  readonly #types: ReadonlyMap<string, TypeBody>;
  readonly #members: ReadonlyMap<string, string>;

  constructor(catalog: Catalog, errors: readonly Facts[]) {
    const { api, error_type, envelopes } = catalog;
    this.api = api;
    this.errorType = error_type;
    this.errors = errors;
    this.byCode = new Map(
      errors.flatMap((facts) =>
        facts.code === undefined ? [] : [[facts.code, facts]],
      ),
    );
    this.envelopes = envelopes;
    this.policies = new Map(
      catalog.policies.map((row) => [row.name, policy(row)]),
    );
    this.fallbackPolicy = this.policy(catalog.fallback_policy);
    this.statuses = new Map(
      catalog.statuses.map((status) => [status.code, status]),
    );
    this.#types = new Map(Object.entries(catalog.types));
    this.#members = new Map(Object.entries(catalog.members));
  }

  /** What the catalog says of the error with this key. */
  byKey(key: string | undefined): Facts | undefined {
    return this.errors.find((facts) => facts.key === key);
  }

  /** A policy by name. */
  policy(name: string): RetryPolicy {
    return this.policies.get(name) ?? NEVER;
  }

  /** The fields of an object type; `undefined` for an enumeration. */
  fieldsOf(type: string): readonly Field[] | undefined {
    const body = this.#types.get(type);
    return body !== undefined && "fields" in body ? body.fields : undefined;
  }

  /** The words of an enumeration. */
  wordsOf(type: string): readonly string[] {
    const body = this.#types.get(type);
    return body !== undefined && "words" in body ? body.words : [];
  }

  /** How a field is named here. */
  member(name: string): string {
    return this.#members.get(name) ?? name;
  }
}

/** The built-in policy `never`; also the defaults of all others. */
export const NEVER: RetryPolicy = {
  name: "never",
  never: true,
  backoff: "exponential",
  initialMs: 1000,
  factor: 2,
  jitter: "none",
  attempts: 3,
  retryAfter: "at_least",
  maxRetryAfterMs: 600_000,
  idempotentOnly: false,
  outcomeUnknown: false,
};

function policy(row: PolicyRow): RetryPolicy {
  return {
    name: row.name,
    never: row.never ?? false,
    backoff: row.backoff,
    initialMs: row.initial_ms,
    factor: row.factor,
    ...(row.max_ms === undefined ? {} : { maxMs: row.max_ms }),
    jitter: row.jitter,
    attempts: row.attempts,
    retryAfter: row.retry_after,
    maxRetryAfterMs: row.max_retry_after_ms,
    idempotentOnly: row.idempotent_only ?? false,
    outcomeUnknown: row.outcome_unknown ?? false,
  };
}

let decoded: Tables | undefined;

/** The tables of the catalog. */
export function tables(): Tables {
  decoded ??= new Tables(
    JSON.parse(CATALOG) as Catalog,
    JSON.parse(ERRORS) as Facts[],
  );
  return decoded;
}

// Copied by errcat from its runtime. Don't edit this file: it is written anew
// by `cargo xtask gen`.

/** What the catalog says of each error, without any answer. */

import type { KnownCode } from "../catalog/known.js";
import { type Facts, type RetryPolicy, tables } from "./tables.js";

/** What the catalog says of a field. */
export interface FieldInfo {
  /** On the wire. */
  readonly name: string;
  /** In `fields`. */
  readonly member: string;
  /** Servers may leave it out. */
  readonly optional: boolean;
  /** To be kept out of logs. */
  readonly sensitive: boolean;
}

/** What the catalog says of an error. */
export interface ErrorInfo {
  /** The code on the wire; the key of an error that has none there. */
  readonly code: KnownCode;
  /** Its key in the catalog. */
  readonly key: string;
  /** A short heading. */
  readonly title: string;
  /** The HTTP statuses it may come with, the usual one first. */
  readonly statuses: readonly number[];
  /** Its category. */
  readonly category: string | undefined;
  /** Whether and how to try again. */
  readonly retry: RetryPolicy;
  /** The page about it. */
  readonly docsUrl: string | undefined;
  /** Its fields: their names on the wire, and how they are named here. */
  readonly fields: readonly FieldInfo[];
  /** The facts that the team behind the API gives, by name. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** What the catalog says of a code; `undefined` of one that it doesn't list. */
export function errorInfo(code: KnownCode): ErrorInfo;
export function errorInfo(code: string): ErrorInfo | undefined;
export function errorInfo(code: string): ErrorInfo | undefined {
  const { byCode, errors } = tables();
  const facts =
    byCode.get(code) ??
    errors.find((one) => one.code === undefined && one.key === code);
  return facts && infoOf(facts);
}

/** What the catalog says of every error, in its order. */
export function allErrors(): readonly ErrorInfo[] {
  return tables().errors.map(infoOf);
}

/** The retry policies, by name. */
export function retryPolicies(): ReadonlyMap<string, RetryPolicy> {
  return tables().policies;
}

function infoOf(facts: Facts): ErrorInfo {
  const { key, title, statuses, category, docs_url, attributes } = facts;
  return {
    code: (facts.code ?? key) as KnownCode,
    key,
    title,
    statuses,
    category,
    retry: tables().policy(facts.policy),
    docsUrl: docs_url,
    fields: (facts.fields ?? []).map((field) => ({
      name: field.name,
      member: tables().member(field.name),
      optional: field.optional ?? false,
      sensitive: field.sensitive ?? false,
    })),
    attributes: attributes ?? {},
  };
}

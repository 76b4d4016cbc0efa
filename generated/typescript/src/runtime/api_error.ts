// Copied by errcat from its runtime. Don't edit this file: it is written anew
// by `cargo xtask gen`.

/** The type that clients catch, and what tells its cases apart. */

import type { KnownCode, KnownError } from "../catalog/known.js";
import { ApiErrorBase } from "./base.js";

/**
 * A code that this version of the catalog doesn't list: any text. That it
 * begins so is only said here, so that a comparison with a listed code tells
 * which error it is. To compare it with another text, take it as one:
 * `const code: Code | undefined = error.code`.
 */
export type UnlistedCode = `(unlisted) ${string}`;

/** A code, be it listed or not. */
export type Code = KnownCode | OtherWord;

/** A word that this version of the catalog may not list. */
export type OtherWord = string & {};

/** Text → value. Any text may be a name, `__proto__` too. */
export type TextMap<T> = Readonly<Record<string, T>>;

/** No field at all. */
export type NoFields = TextMap<never>;

/** What every error of the catalog has. */
export interface CatalogError extends ApiErrorBase {
  readonly outcome: "known";
  readonly code: string;
  readonly key: string;
}

/** An error of the API that this version of the catalog doesn't list. */
export interface UnknownApiError extends ApiErrorBase {
  readonly outcome: "unknown";
  readonly code: UnlistedCode | undefined;
  readonly key: undefined;
  readonly fields: NoFields;
}

/** An answer that isn't the API's: a proxy's page, an empty body. */
export interface ForeignApiError extends ApiErrorBase {
  readonly outcome: "foreign";
  readonly code: undefined;
  readonly key: undefined;
  readonly fields: NoFields;
}

/** An error that was read from an answer. `code` tells which it is. */
export type ApiError = KnownError | UnknownApiError | ForeignApiError;

/** For `instanceof`; only reading makes errors. */
export const ApiError = ApiErrorBase as unknown as (abstract new (
  ...args: never
) => ApiError) & { readonly prototype: ApiError };

/** An error of which every field came that servers always send. */
export type Complete<E extends CatalogError> = E extends {
  readonly fields: Partial<infer Fields>;
}
  ? E & { readonly fields: Fields }
  : never;

/** Whether every field came that servers always send. */
export function isComplete<E extends CatalogError>(
  error: E,
): error is Complete<E> {
  return error.missing.length === 0;
}

/** Whether an error is the one with this key in the catalog. */
export function hasKey(error: unknown, key: string): boolean {
  return error instanceof ApiErrorBase && error.key === key;
}

/** Whether an error is one of those with these keys in the catalog. */
export function hasOneOf(error: unknown, keys: readonly string[]): boolean {
  return (
    error instanceof ApiErrorBase &&
    error.key !== undefined &&
    keys.includes(error.key)
  );
}

/** Whether an error is of this category. */
export function hasCategory(error: unknown, category: string): boolean {
  return error instanceof ApiErrorBase && error.isIn(category);
}

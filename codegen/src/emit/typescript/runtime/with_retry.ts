/** Tries again, as the catalog's policies say. */

import { ApiErrorBase } from "./base.js";
import type { ApiError } from "./api_error.js";
import { RetryBudget } from "./budget.js";
import { throwIfError } from "./read.js";
import { type Step, step } from "./retry.js";

/**
 * How long to wait after the failed attempt with this index, counted from 0,
 * in milliseconds; `undefined` to give up. Policies for requests that are safe
 * to repeat say so in `error.retry.policy.idempotentOnly`. `random` is from
 * [0, 1).
 */
export function retryDelay(
  error: ApiError,
  attempt: number,
  random: number = Math.random(),
): number | undefined {
  const next = step(error.retry, attempt, random);
  return "waitMs" in next ? next.waitMs : undefined;
}

/** What an attempt is told. */
export interface Attempt {
  /** Counted from 0. */
  readonly index: number;
  /** To be given to `fetch`. */
  readonly signal: AbortSignal | undefined;
}

/** How to try again. */
export interface RetryOptions {
  /** Ends the attempt, or the wait for the next one. */
  readonly signal?: AbortSignal | undefined;
  /**
   * The method of the request. Some policies are followed only for requests
   * that are safe to repeat: those of an idempotent method (RFC 9110 §9.2.2).
   */
  readonly method?: string | undefined;
  /**
   * The request is safe to repeat although its method isn't idempotent,
   * because it has an idempotency key, say.
   */
  readonly safeToRepeat?: boolean | undefined;
  /**
   * Bounds the tries again of the whole program; one that all calls share
   * unless said otherwise, `null` for none.
   */
  readonly budget?: RetryBudget | null | undefined;
  /** Is told what becomes of each failure, counted from 0. */
  readonly onFailure?:
    ((error: ApiError, failure: number, next: Step) => void) | undefined;
  /** Gives numbers from [0, 1); `Math.random` unless said otherwise. */
  readonly random?: (() => number) | undefined;
}

let shared: RetryBudget | undefined;

/**
 * Calls a function until it succeeds or the policy of its error gives up, and
 * waits in between as the policy and `Retry-After` say.
 *
 * An answer of `fetch` that is an error counts as one. What else is thrown,
 * such as a failed connection, is passed on at once.
 */
export async function withRetry<T>(
  fn: (attempt: Attempt) => Promise<T> | T,
  options: RetryOptions = {},
): Promise<T> {
  const budget =
    options.budget === undefined
      ? (shared ??= new RetryBudget())
      : options.budget;
  budget?.countRequest();
  for (let index = 0; ; index += 1) {
    options.signal?.throwIfAborted();
    try {
      return await checked(await fn({ index, signal: options.signal }));
    } catch (error) {
      if (!(error instanceof ApiErrorBase)) {
        throw error;
      }
      const next = decide(error as ApiError, index, budget, options);
      options.onFailure?.(error as ApiError, index, next);
      if ("giveUp" in next) {
        throw error;
      }
      await wait(next.waitMs, options.signal);
    }
  }
}

async function checked<T>(result: T): Promise<T> {
  if (result instanceof Response) {
    await throwIfError(result);
  }
  return result;
}

function decide(
  error: ApiError,
  failure: number,
  budget: RetryBudget | null,
  options: RetryOptions,
): Step {
  const next = step(error.retry, failure, (options.random ?? Math.random)());
  if ("giveUp" in next) {
    return next;
  }
  if (error.retry.policy.idempotentOnly && !isSafe(options)) {
    return { giveUp: "not_idempotent" };
  }
  return budget === null || budget.take() ? next : { giveUp: "budget" };
}

function isSafe({ method, safeToRepeat }: RetryOptions): boolean {
  const idempotent = ["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"];
  return (
    safeToRepeat ??
    (method !== undefined && idempotent.includes(method.toUpperCase()))
  );
}

/** Timers count no further, in milliseconds. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Throws as soon as the signal is aborted, with its reason. */
async function wait(
  milliseconds: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  let left = milliseconds;
  do {
    await timer(Math.min(left, LONGEST_TIMER), signal);
    signal?.throwIfAborted();
    left -= LONGEST_TIMER;
  } while (left > 0);
}

/** Ends when the time is over or the signal is aborted. */
function timer(
  milliseconds: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      clearTimeout(timeout);
      signal?.removeEventListener("abort", stop);
      resolve();
    };
    const timeout = setTimeout(stop, milliseconds);
    signal?.addEventListener("abort", stop);
    if (signal?.aborted === true) {
      stop();
    }
  });
}

// Copied by errcat from its runtime. Don't edit this file: it is written anew
// by `cargo xtask gen`.

/**
 * Turns a policy, the failures so far and the server's wish into a wait, or
 * into giving up.
 *
 * Waits are whole milliseconds, and each step is exact or rounded down in
 * binary64, so that every language computes the same wait from the same random
 * number.
 */

import type { Reading } from "./reading.js";
import { NEVER, type RetryPolicy, type Tables } from "./tables.js";

/** Why a client gives up. */
export type GiveUp =
  "never" | "attempts" | "too_long" | "not_idempotent" | "budget";

/** What a client does after a failure: waits and tries again, or gives up. */
export type Step = { readonly waitMs: number } | { readonly giveUp: GiveUp };

/** The server's own word on trying again. */
export type Verdict = "yes" | "no" | "outcome_unknown";

/** What decides on trying again. */
export type ChosenBy =
  /** The catalog's policy for this error. */
  | "error"
  /** The status alone, since the error isn't known. */
  | "status"
  /** The server's word for it, since the error isn't known. */
  | "server"
  /** The server's word against it. */
  | "server_refusal";

/** Whether and how to try again. */
export interface RetryPlan {
  /** The policy to follow. */
  readonly policy: RetryPolicy;
  /** How long the server asks to wait, in milliseconds. */
  readonly retryAfter?: number;
  /** The server's own word on it, if it sent one. */
  readonly verdict?: Verdict;
  /** What the policy was chosen by. */
  readonly chosenBy: ChosenBy;
}

/** Whether a plan tries again at all. */
export function retries({ policy }: RetryPlan): boolean {
  return !policy.never && policy.attempts > 1;
}

/**
 * What to do after the failure with this index, counted from 0; `random` is
 * from [0, 1).
 */
export function step(plan: RetryPlan, failure: number, random: number): Step {
  return policyStep(plan.policy, failure, plan.retryAfter, random);
}

/** The same for a policy, when the server asks to wait so long. */
export function policyStep(
  policy: RetryPolicy,
  failure: number,
  retryAfter: number | undefined,
  random: number,
): Step {
  if (policy.never) {
    return { giveUp: "never" };
  }
  if (failure + 1 >= policy.attempts) {
    return { giveUp: "attempts" };
  }
  const asked = policy.retryAfter === "ignore" ? undefined : retryAfter;
  if (asked !== undefined && asked > policy.maxRetryAfterMs) {
    return { giveUp: "too_long" };
  }
  const wait = ownWait(policy, failure, random);
  if (asked === undefined) {
    return { waitMs: wait };
  }
  const exactly = policy.retryAfter === "exactly";
  return { waitMs: exactly ? asked : Math.max(wait, asked) };
}

const LONGEST = Number.MAX_SAFE_INTEGER;

/** The wait when the server asks for none. */
function ownWait(policy: RetryPolicy, failure: number, random: number): number {
  const cap = Math.min(policy.maxMs ?? LONGEST, LONGEST);
  const wait = Math.min(grown(policy, failure), cap);
  return Math.min(jittered(policy.jitter, wait, random), cap);
}

function grown(policy: RetryPolicy, failure: number): number {
  switch (policy.backoff) {
    case "exponential":
      return floor(policy.initialMs * power(policy.factor, failure));
    case "linear":
      return Math.min(policy.initialMs * (failure + 1), LONGEST);
    case "constant":
      return policy.initialMs;
  }
}

function jittered(
  jitter: RetryPolicy["jitter"],
  wait: number,
  random: number,
): number {
  switch (jitter) {
    case "none":
      return wait;
    case "full":
      return draw(random, wait + 1);
    case "equal": {
      const half = Math.floor(wait / 2);
      return half + draw(random, wait - half + 1);
    }
    default:
      return wait + draw(random, jitter);
  }
}

/** By squaring, since the power functions of languages differ in the last digit. */
function power(factor: number, exponent: number): number {
  let [result, square] = [1, factor];
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) {
      result *= square;
    }
    square *= square;
  }
  return result;
}

/** One of the numbers from 0 to `count − 1`; 0 when there are none. */
function draw(random: number, count: number): number {
  return Math.min(floor(count * random), Math.max(count - 1, 0));
}

/** Rounded down; 0 for what is negative or not a number. */
function floor(value: number): number {
  return value > 0 ? Math.min(Math.floor(value), LONGEST) : 0;
}

/**
 * Whether and how to try again after an answer. A server's "no" always counts;
 * its "yes" only for an error that isn't known.
 */
export function planOf(reading: Reading): RetryPlan {
  const verdict = verdictOf(reading);
  const { tables, facts, retryAfter } = reading;
  const chosen =
    facts === undefined
      ? unknownError(reading, verdict)
      : { policy: tables.policy(facts.policy), chosenBy: "error" as const };
  const said = {
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(verdict === undefined ? {} : { verdict }),
  };
  return verdict === "no"
    ? { ...refused(chosen.policy), ...said }
    : { ...chosen, ...said };
}

function refused(policy: RetryPolicy): Pick<RetryPlan, "policy" | "chosenBy"> {
  return { policy: { ...policy, never: true }, chosenBy: "server_refusal" };
}

function unknownError(
  { tables, status }: Reading,
  verdict: Verdict | undefined,
): Pick<RetryPlan, "policy" | "chosenBy"> {
  const ofStatus = statusPolicy(tables, status);
  if (verdict === "yes") {
    const policy = ofStatus.never ? tables.fallbackPolicy : ofStatus;
    return { policy, chosenBy: "server" };
  }
  // Under these statuses the request may have been carried out, so it must be
  // safe to repeat (RFC 9110 §9.2.2).
  const idempotentOnly =
    ofStatus.idempotentOnly || [500, 502, 504].includes(status);
  const outcomeUnknown =
    ofStatus.outcomeUnknown || verdict === "outcome_unknown";
  const policy = { ...ofStatus, idempotentOnly, outcomeUnknown };
  return { policy, chosenBy: "status" };
}

/**
 * What a client follows when it knows only the status: the catalog's word,
 * else the policy named `default` for the statuses that usually pass.
 */
function statusPolicy(tables: Tables, status: number): RetryPolicy {
  const listed = tables.statuses.get(status);
  if (listed !== undefined) {
    return tables.policy(listed.policy);
  }
  return [408, 425, 429, 500, 502, 503, 504].includes(status)
    ? tables.policy("default")
    : NEVER;
}

/** What `$retryable` or `$retry` says. If they disagree, a refusal counts. */
function verdictOf(reading: Reading): Verdict | undefined {
  const word = reading.text("retry");
  const retry =
    word === "yes" || word === "no" || word === "outcome_unknown"
      ? word
      : undefined;
  if (reading.retryable === false || retry === "no") {
    return "no";
  }
  return retry ?? (reading.retryable === true ? "yes" : undefined);
}

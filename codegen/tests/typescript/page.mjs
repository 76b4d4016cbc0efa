// What the page of `browser.mjs` does with the package, which it loads as the
// modules that `npm` publishes.

import { ApiError, readError, throwIfError, withRetry } from "/dist/index.js";
import { tables } from "/dist/runtime/tables.js";
import { found } from "/found.mjs";

/** What `readError` makes of the answer at an address. */
export async function readAt(path, options, now) {
  const response = await fetch(path, options);
  const copy = response.clone();
  const error = await readError(response, { now: new Date(now) });
  const thrown = await throwIfError(copy).then(
    () => undefined,
    (thrown) => thrown,
  );
  return {
    seen: found(error, tables()),
    fields: written(error.fields),
    details: written(error.details),
    told: JSON.stringify(error),
    isThrown: thrown instanceof ApiError && thrown.key === error.key,
  };
}

/** With integers of 64 bits, which JSON has no word for. */
export function written(value) {
  return JSON.stringify(value, (name, value) =>
    typeof value === "bigint" ? `${value}n` : value,
  );
}

/** Tries again until the answer is no error. */
export async function tryAgain(path, options) {
  const failures = [];
  const response = await withRetry(() => fetch(path, options), {
    safeToRepeat: true,
    random: () => 0,
    onFailure: (error, failure, next) =>
      failures.push([error.key, failure, next]),
  });
  return { status: response.status, failures };
}

/** Is stopped while it waits for the next attempt. */
export async function stopWaiting(path, options) {
  const controller = new AbortController();
  let attempts = 0;
  const outcome = withRetry(
    ({ signal }) => {
      attempts += 1;
      return fetch(path, { ...options, signal });
    },
    {
      signal: controller.signal,
      safeToRepeat: true,
      random: () => 0.999,
      onFailure: () => setTimeout(() => controller.abort("left the page")),
    },
  );
  const reason = await outcome.catch((reason) => reason);
  return { attempts, reason };
}

/** Is stopped while it waits for an answer. */
export async function stopAsking(path) {
  const signal = AbortSignal.timeout(50);
  const outcome = withRetry((attempt) => fetch(path, attempt), { signal });
  return outcome.catch(({ name }) => name);
}

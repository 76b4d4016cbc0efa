// When it is tried again, and when not.

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  allErrors,
  ApiError,
  type GiveUp,
  read,
  RetryBudget,
  retryDelay,
  type RetryOptions,
  withRetry,
} from "inference-errors";

const busy = (code: string, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({ error: { code } }), { status: 503, headers });

/** An error whose policy says so and doesn't wait for the server. */
function codeOf(idempotentOnly: boolean): string {
  const found = allErrors().find(
    ({ retry }) =>
      !retry.never &&
      retry.attempts > 2 &&
      retry.idempotentOnly === idempotentOnly,
  );
  return found?.code ?? assert.fail("no such policy");
}

/** Fails until the third attempt, without waits. */
async function attempts(code: string, options: RetryOptions) {
  const tried: number[] = [];
  const reasons: GiveUp[] = [];
  const { timers } = await import("node:test").then(({ mock }) => mock);
  timers.enable({ apis: ["setTimeout"] });
  const ticking = setImmediateLoop(() => {
    timers.tick(60_000);
  });
  try {
    const result = await withRetry(
      ({ index }) => {
        tried.push(index);
        return index < 2 ? busy(code) : new Response("done");
      },
      {
        budget: null,
        onFailure: (_, __, next) => {
          if ("giveUp" in next) {
            reasons.push(next.giveUp);
          }
        },
        ...options,
      },
    ).then(
      (answer) => answer.text(),
      (error: unknown) => error,
    );
    return { tried, reasons, result };
  } finally {
    ticking.stop();
    timers.reset();
  }
}

function setImmediateLoop(tick: () => void) {
  let goes = true;
  const again = () => {
    if (goes) {
      tick();
      setImmediate(again);
    }
  };
  setImmediate(again);
  return {
    stop: () => {
      goes = false;
    },
  };
}

test("tries again until it works", async () => {
  const { tried, result } = await attempts(codeOf(false), {});
  assert.deepEqual(tried, [0, 1, 2]);
  assert.equal(result, "done");
});

test("leaves requests alone that aren't safe to repeat", async () => {
  const code = codeOf(true);
  for (const options of [
    {},
    { method: "POST" },
    { method: "PUT", safeToRepeat: false },
  ]) {
    const { tried, reasons, result } = await attempts(code, options);
    assert.deepEqual([tried, reasons], [[0], ["not_idempotent"]]);
    assert.ok(result instanceof ApiError && result.code === code);
  }
  for (const options of [
    { method: "get" },
    { method: "POST", safeToRepeat: true },
  ]) {
    const { tried } = await attempts(code, options);
    assert.deepEqual(tried, [0, 1, 2]);
  }
});

test("keeps within its budget", async () => {
  const budget = new RetryBudget({ burst: 1, ratio: 0, perSecond: 0 });
  const { tried, reasons } = await attempts(codeOf(false), { budget });
  assert.deepEqual([tried, reasons], [[0, 1], ["budget"]]);
});

test("a budget fills with requests and with time", () => {
  const budget = new RetryBudget({ burst: 2, ratio: 0.5, perSecond: 1 });
  const taken = (now: number) => budget.take(now);
  assert.deepEqual([taken(0), taken(0), taken(0)], [true, true, false]);
  budget.countRequest(0);
  budget.countRequest(0);
  assert.deepEqual([taken(0), taken(0)], [true, false]);
  assert.deepEqual([taken(999), taken(1000), taken(500)], [false, true, false]);
  assert.deepEqual([taken(1e6), taken(1e6), taken(1e6)], [true, true, false]);
});

test("a budget without savings allows a share of the requests", () => {
  let random = 0.15;
  const budget = new RetryBudget({
    burst: 0,
    ratio: 0.1,
    perSecond: 0.1,
    random: () => random,
  });
  const taken = (now: number) => {
    budget.countRequest(now);
    return [budget.take(now), budget.take(now)];
  };
  // After a time without requests there is a whole one, then a tenth.
  assert.deepEqual(taken(0), [true, false]);
  assert.deepEqual(taken(0), [false, false]);
  random = 0.05;
  assert.deepEqual(taken(0), [true, false]);
  random = 0.99;
  assert.deepEqual(taken(20_000), [true, false]);
});

test("passes on what isn't an error of the API, at once", async () => {
  let tried = 0;
  const failure = new TypeError("fetch failed");
  const fails = () => {
    tried += 1;
    throw failure;
  };
  await assert.rejects(withRetry(fails), failure);
  assert.equal(tried, 1);
});

test("a signal ends the wait, and with its own reason", async () => {
  const controller = new AbortController();
  const reason = new Error("enough");
  const code = codeOf(false);
  const start = Date.now();
  const wait = withRetry(() => busy(code, { "retry-after": "30" }), {
    signal: controller.signal,
    budget: null,
    onFailure: () =>
      setTimeout(() => {
        controller.abort(reason);
      }, 20),
  });
  await assert.rejects(wait, reason);
  assert.ok(Date.now() - start < 10_000);
  await assert.rejects(
    withRetry(() => assert.fail("called"), { signal: controller.signal }),
    reason,
  );
});

test("the server's wish is followed, but not without end", () => {
  const code = codeOf(false);
  const answer = (wait: string) =>
    read(503, { "retry-after": wait }, JSON.stringify({ error: { code } }));
  assert.ok((retryDelay(answer("30"), 0, 0) ?? 0) >= 30_000);
  assert.equal(retryDelay(answer("100000000"), 0, 0), undefined);
  assert.equal(retryDelay(answer("30"), 99, 0), undefined);
});

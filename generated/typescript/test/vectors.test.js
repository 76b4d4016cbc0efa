// Copied by errcat from its runtime. Don't edit this file: it is written anew
// by `cargo xtask gen`.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { read } from "../dist/index.js";
import { policyStep, step } from "../dist/runtime/retry.js";
import { tables } from "../dist/runtime/tables.js";
import { tellsSecrets } from "../dist/runtime/text.js";

const place = new URL("../../vectors.jsonl", import.meta.url);
const text = readFileSync(place, "utf8");
const [head, ...lines] = text
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line));

test("these are the vectors of this API", () => {
  assert.deepEqual([head.vectors, head.api], [1, tables().api]);
  assert.ok(lines.length > 1);
});

for (const line of lines) {
  if (line.policy === undefined) {
    test(line.name, () => checkAnswer(line));
  } else {
    test(`the policy ${line.policy}`, () => checkPolicy(line));
  }
}

function checkAnswer(line) {
  const body = line.body ?? Buffer.from(line.body_base64, "base64");
  const now = new Date(head.now);
  const error = read(line.status, line.headers, body, { now });
  assert.deepEqual(whatWasRead(error), expected(line.expect));
  const facts = tables().byKey(error.key);
  if (line.expect.message !== undefined && !(facts && tellsSecrets(facts))) {
    assert.equal(error.message, line.expect.message);
  }
  assert.equal(JSON.parse(JSON.stringify(error)).status, line.status);
}

function whatWasRead(error) {
  const facts = tables().byKey(error.key);
  const fields = (facts?.fields ?? []).flatMap((field) => {
    const value = error.fields[tables().member(field.name)];
    return value === undefined
      ? []
      : [[field.name, notation(field, field.type, value)]];
  });
  const { details } = error;
  const undeclared = Object.entries(details).filter(
    ([name]) => !(facts?.fields ?? []).some((field) => field.name === name),
  );
  return {
    outcome: error.outcome,
    error: error.key,
    code: error.code,
    fields: Object.fromEntries(fields),
    missing: error.missing,
    details: Object.fromEntries(undeclared),
    category: error.category,
    message: error.fullMessage,
    request_id: error.requestId,
    retry_after_ms: error.retryAfter,
    retry: plan(error),
  };
}

/** What must be read; what isn't there must be absent. */
function expected(expect) {
  return {
    outcome: expect.outcome,
    error: expect.error,
    code: expect.code ?? expect.error,
    fields: toTheMillisecond(expect.fields ?? {}),
    missing: (expect.missing ?? []).map((name) => tables().member(name)),
    details: expect.details ?? {},
    category: expect.category,
    message: expect.message,
    request_id: expect.request_id,
    retry_after_ms: expect.retry_after_ms,
    retry: expect.retry,
  };
}

/** Dates are no finer. */
function toTheMillisecond(fields) {
  return JSON.parse(JSON.stringify(fields), (name, value) =>
    name === "$timestamp"
      ? value.replace(/(\.\d{3})\d+Z$/, "$1Z").replace(".000Z", "Z")
      : value,
  );
}

function plan(error) {
  const { retry } = error;
  const waits = [];
  let givesUp;
  for (const [failure, random] of head.random.entries()) {
    const next = step(retry, failure, random);
    if ("giveUp" in next) {
      givesUp = next.giveUp;
      break;
    }
    waits.push(next.waitMs);
  }
  return {
    policy: retry.policy.name,
    why: retry.chosenBy,
    retries: error.retryable,
    ...(retry.verdict && { verdict: retry.verdict }),
    ...(retry.policy.idempotentOnly && { idempotent_only: true }),
    ...(retry.policy.outcomeUnknown && { outcome_unknown: true }),
    ...(givesUp && { gives_up: givesUp }),
    waits_ms: waits,
  };
}

function checkPolicy({ policy: name, steps }) {
  const policy = tables().policy(name);
  assert.equal(policy.name, name);
  for (const { failure, random, retry_after_ms, wait_ms, gives_up } of steps) {
    const next = policyStep(policy, failure, retry_after_ms, random);
    const wanted =
      wait_ms === undefined ? { giveUp: gives_up } : { waitMs: wait_ms };
    assert.deepEqual(next, wanted, `failure ${failure}, random ${random}`);
  }
}

/** A value in the notation of the vectors. */
function notation(field, type, value) {
  if (typeof type === "object") {
    return composed(field, type, value);
  }
  switch (type) {
    case "int64":
      assert.equal(typeof value, "bigint");
      return { $int64: value.toString() };
    case "timestamp":
      return { $timestamp: value.toISOString().replace(".000Z", "Z") };
    case "duration":
      return { $duration_ms: value };
    case "json":
      return { $json: value };
    default:
      return value;
  }
}

function composed(field, type, value) {
  if (type.list !== undefined) {
    return value.map((item) => notation(field, type.list, item));
  }
  if (type.map !== undefined) {
    const entries = Object.entries(value).map(([name, item]) => [
      name,
      notation(field, type.map, item),
    ]);
    return { $map: Object.fromEntries(entries) };
  }
  const fields = tables().fieldsOf(type.named);
  return fields === undefined ? word(type.named, value) : object(fields, value);
}

function word(type, value) {
  return tables().wordsOf(type).includes(value)
    ? { $word: value }
    : { $other_word: value };
}

function object(fields, value) {
  const entries = fields.flatMap((field) => {
    const member = value[tables().member(field.name)];
    return member === undefined
      ? []
      : [[field.name, notation(field, field.type, member)]];
  });
  return { $object: Object.fromEntries(entries) };
}

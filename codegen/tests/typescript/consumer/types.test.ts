// What the types promise. Most of it is shown by compiling.

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  ApiError,
  type Code,
  errorInfo,
  isComplete,
  isGetModelError,
  isModelNotFoundError,
  isRateLimitingCategory,
  isTokenRateLimitExceededError,
  type KnownCode,
  type LimitScope,
  type ModelNotFoundError,
  read,
  type UnknownApiError,
} from "inference-errors";

const body = (code: string, details: object) =>
  JSON.stringify({ error: { code, message: "A message", details } });

test("the code tells the error and its fields", () => {
  const error = read(404, {}, body("model_not_found", { model: "lumen-9" }));
  if (error.code === "model_not_found") {
    const known: ModelNotFoundError = error;
    const model: string | undefined = error.fields.model;
    assert.equal(model, "lumen-9");
    assert.equal(known.outcome, "known");
    // @ts-expect-error another error has this field
    assert.equal(error.fields.tokenLimit, undefined);
  } else {
    assert.fail();
  }
});

test("what was thrown is known by the class", () => {
  try {
    throw read(404, {}, body("model_not_found", { model: "lumen-9" }));
  } catch (error) {
    assert.ok(error instanceof ApiError);
    assert.ok(error instanceof Error);
    assert.ok(error.code === "model_not_found");
    assert.equal(error.fields.model, "lumen-9");
  }
});

test("a complete error has all fields that servers always send", () => {
  const error = read(404, {}, body("model_not_found", { model: "lumen-9" }));
  assert.ok(isModelNotFoundError(error) && isComplete(error));
  const model: string = error.fields.model;
  assert.equal(model, "lumen-9");
  const damaged = read(404, {}, body("model_not_found", { model: 9 }));
  assert.ok(isModelNotFoundError(damaged) && !isComplete(damaged));
  assert.deepEqual(damaged.missing, ["model"]);
  assert.deepEqual(damaged.details["model"], 9);
});

test("codes stay open", () => {
  const error = read(418, {}, body("teapot", {}));
  const code: Code | undefined = error.code;
  assert.equal(code, "teapot");
  if (error.outcome === "unknown") {
    const unknown: UnknownApiError = error;
    assert.equal(unknown.key, undefined);
  }
  const known: KnownCode = "model_not_found";
  // @ts-expect-error no such code is listed
  const other: KnownCode = "teapot";
  const open: Code[] = [known, other, "any other"];
  assert.equal(open.length, 3);
});

test("words stay open", () => {
  const scopes: LimitScope[] = ["organization", "a word of the future"];
  assert.equal(scopes.length, 2);
});

test("guards tell codes, categories and operations", () => {
  const error: unknown = read(404, {}, body("model_not_found", {}));
  assert.ok(isModelNotFoundError(error) && isGetModelError(error));
  assert.ok(!isRateLimitingCategory(error));
  assert.ok(!isModelNotFoundError(new Error("model_not_found")));
  assert.ok(!isModelNotFoundError(undefined));
});

test("64 bits are a bigint, however they are written", () => {
  const digits = "9223372036854775807";
  for (const written of [digits, `"${digits}"`]) {
    const text = `{"error":{"code":"token_rate_limit_exceeded","message":"m","details":{"token_limit":${written}}}}`;
    const error = read(429, {}, text);
    assert.ok(isTokenRateLimitExceededError(error));
    assert.equal(error.fields.tokenLimit, 9223372036854775807n);
  }
});

test("the catalog can be asked", () => {
  assert.deepEqual(errorInfo("model_not_found").statuses, [404]);
  assert.equal(errorInfo("teapot"), undefined);
});

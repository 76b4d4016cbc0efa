// What errors are like at run time.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { inspect } from "node:util";

import {
  allErrors,
  ApiError,
  read,
  readError,
  throwIfError,
} from "inference-errors";

test("nothing sensitive is in logs", () => {
  const secret = "sk-0123456789";
  const sensitive = allErrors().flatMap(({ code, fields }) =>
    fields
      .filter(({ sensitive }) => sensitive)
      .map(({ name }) => ({ code, name })),
  );
  assert.ok(sensitive.length > 0);
  for (const { code, name } of sensitive) {
    const error = read(
      400,
      {},
      JSON.stringify({ error: { code, details: { [name]: secret } } }),
    );
    const logs = [
      JSON.stringify(error),
      inspect(error),
      String(error),
      error.stack,
    ];
    assert.ok(!logs.join().includes(secret), `${code}: ${logs.join()}`);
    assert.ok(JSON.stringify(error).includes(code));
  }
});

test("an error keeps what caused it, and is named like its class", () => {
  const cause = new Error("broken off");
  const error = read(502, {}, "<html>", { cause });
  assert.equal(error.cause, cause);
  assert.equal(error.name, "ApiError");
  assert.match(error.stack ?? "", /^ApiError: 502/);
  assert.equal(Object.keys(error).length, 0);
});

test("any answer can be read", () => {
  const bodies = [
    "",
    "{",
    "null",
    "[]",
    "\uFEFF",
    '{"error":'.repeat(10_000),
    "\0",
    "[".repeat(1e6),
  ];
  for (const body of [...bodies, new Uint8Array([255, 254]), null, undefined]) {
    for (const status of [0, 99, 200, 404, 500, 999, NaN]) {
      const error = read(
        status,
        { "retry-after": "soon", "x-a": undefined },
        body,
      );
      assert.ok(error instanceof ApiError);
      assert.ok(error.toJSON()["retryable"] !== undefined);
    }
  }
});

test("answers of fetch are read, broken ones too", async () => {
  const server = createServer((request, response) => {
    response.writeHead(404, {
      "content-type": "application/json",
      "content-length": "1000",
    });
    response.write('{"error":');
    setTimeout(() => request.socket.destroy(), 20);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const error = await readError(
      await fetch(`http://127.0.0.1:${String(port)}/`),
    );
    assert.equal(error.status, 404);
    assert.equal(error.body, '{"error":');
    assert.ok(error.cause instanceof Error);
  } finally {
    server.close();
  }
});

test("an answer without an error is given back", async () => {
  const answer = new Response("fine");
  assert.equal(await (await throwIfError(answer)).text(), "fine");
  const read = new Response("{}", { status: 404 });
  await read.text();
  const error = await readError(read);
  assert.equal(error.outcome, "foreign");
  assert.ok(error.cause instanceof TypeError);
});

// Asks a real server for each error with `fetch`, and reads the answers. The
// arguments are the server's program and the folder of the built packages.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import http from "node:http";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [program, folder] = process.argv.slice(2);
const here = join(resolve(folder), "inference");
const built = join(here, "typescript/dist");
const { ApiError, read, readError, throwIfError } = await import(
  pathToFileURL(join(built, "index.js"))
);
const { tables } = await import(
  pathToFileURL(join(built, "runtime/tables.js"))
);

// Vectors that end so are the examples that the service answers with.
const examples = readFileSync(join(here, "vectors.jsonl"), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line))
  .filter(({ name }) => name?.endsWith("/example-1"));

const server = spawn(program, ["serve"], {
  stdio: ["pipe", "pipe", "inherit"],
});
try {
  const { value: address } = await createInterface({ input: server.stdout })
    [Symbol.asyncIterator]()
    .next();
  for (const example of examples) {
    await ask(new URL(address), example);
  }
} finally {
  // It ends with its standard input.
  server.stdin.end();
}
assert.ok(examples.length > 40, `${examples.length} errors`);
console.log(`# pass ${examples.length}`);

async function ask(address, { name, status, expect, server: sent }) {
  const url = new URL(
    `errors/${encodeURIComponent(expect.code ?? expect.error)}`,
    address,
  );
  const headers = { "x-request-id": sent.request_id };
  const options = { method: "POST", headers };
  // `fetch` keeps what a proxy asks for to itself.
  const response = status === 407 ? undefined : await fetch(url, options);
  const error = response
    ? await readError(response.clone())
    : await byHttp(url, options);
  assert.deepEqual(
    {
      status: error.status,
      outcome: error.outcome,
      error: error.key,
      missing: error.missing,
      message: error.fullMessage,
      category: error.category,
      request_id: error.requestId,
      retry_after_ms: error.retryAfter,
      retries: error.retryable,
      policy: error.retry.policy.name,
      fields: arrived(error),
    },
    {
      status,
      outcome: "known",
      error: expect.error,
      missing: [],
      message: expect.message,
      category: expect.category,
      request_id: expect.request_id,
      retry_after_ms: expect.retry_after_ms,
      retries: expect.retry.retries,
      policy: expect.retry.policy,
      fields: Object.keys(expect.fields).sort(),
    },
    name,
  );
  if (response !== undefined) {
    await assert.rejects(
      throwIfError(response),
      (thrown) => thrown instanceof ApiError && thrown.key === expect.error,
    );
  }
}

/** The same with another HTTP client. */
async function byHttp(url, options) {
  const request = http.request(url, options);
  request.end();
  const [response] = await once(request, "response");
  const body = Buffer.concat(await response.toArray());
  return read(response.statusCode, response.headers, body);
}

/** The fields that arrived, by their names on the wire. */
function arrived(error) {
  const fields = tables().byKey(error.key).fields ?? [];
  const names = fields.map(({ name }) => name);
  return names.filter((name) => tables().member(name) in error.fields).sort();
}

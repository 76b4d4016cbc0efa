// Asks a real server for each error with `fetch`, and reads the answers. The
// arguments are the server's program and the folder of the built packages.

import assert from "node:assert/strict";
import { once } from "node:events";
import http from "node:http";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { found, wanted } from "./found.mjs";
import { isServed, request, vectors, withService } from "./service.mjs";

const [program, folder] = process.argv.slice(2);
const here = join(resolve(folder), "inference");
const built = join(here, "typescript/dist");
const { ApiError, read, readError, throwIfError } = await import(
  pathToFileURL(join(built, "index.js"))
);
const { tables } = await import(
  pathToFileURL(join(built, "runtime/tables.js"))
);

const examples = vectors(here).answers.filter(isServed);
await withService(program, async (address) => {
  for (const example of examples) {
    await ask(address, example);
  }
});
assert.ok(examples.length > 40, `${examples.length} errors`);
console.log(`# pass ${examples.length}`);

async function ask(address, example) {
  const { path, options } = request(example);
  const url = new URL(path, address);
  // `fetch` keeps what a proxy asks for to itself.
  const response =
    example.status === 407 ? undefined : await fetch(url, options);
  const error = response
    ? await readError(response.clone())
    : await byHttp(url, options);
  const seen = found(error, tables());
  assert.deepEqual(seen, wanted(example, tables()), example.name);
  if (response !== undefined) {
    await assert.rejects(
      throwIfError(response),
      (thrown) =>
        thrown instanceof ApiError && thrown.key === example.expect.error,
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

// Reads each line of `examples/wire.jsonl` by the package of that API, as the
// line's `expect` says. The argument is the folder of the built packages.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder] = process.argv.slice(2);
const place = new URL("../../../examples/wire.jsonl", import.meta.url);
const lines = readFileSync(place, "utf8").trimEnd().split("\n");

const looks = {
  known: (error) => error.outcome === "known" && error.missing.length === 0,
  code: (error) => error.code ?? null,
  type: (error) => error.type ?? null,
  // Nothing else in the answer names the error.
  by: (error) => {
    const body = JSON.parse(error.body);
    const named =
      body.error?.code !== undefined || body.error?.type !== undefined;
    return error.outcome === "known" && !named ? "status" : null;
  },
  message: (error) => error.fullMessage ?? null,
  request_id: (error) => error.requestId ?? null,
  status: (error) => error.status,
  retryable: (error, { retryDelay }) => {
    assert.equal(error.retryable, retryDelay(error, 0, 0.5) !== undefined);
    return error.retryable;
  },
  retry_after_s: (error) =>
    error.retryAfter === undefined ? null : error.retryAfter / 1000,
};

let looked = 0;
for (const [index, text] of lines.entries()) {
  const line = JSON.parse(text);
  const built = join(resolve(folder), line.api, "typescript/dist");
  const api = await import(pathToFileURL(join(built, "index.js")));
  const { tables } = await import(
    pathToFileURL(join(built, "runtime/tables.js"))
  );
  const error = api.read(line.status, line.headers, line.body);
  for (const [key, expected] of Object.entries(line.expect)) {
    const found =
      key === "details" ? details(error, tables()) : looks[key](error, api);
    assert.deepEqual(found, expected, `line ${index + 1}, ${line.api}: ${key}`);
    looked += 1;
  }
}
// Neither a line nor a key is passed over.
assert.deepEqual([lines.length, looked], [29, 115]);
console.log(`# pass ${looked}`);

/** Fields by their names on the wire, and what the catalog doesn't declare. */
function details(error, tables) {
  const facts = tables.errors.find(({ key }) => key === error.key);
  const names = (facts?.fields ?? []).map(({ name }) => name);
  const fields = names.flatMap((name) => {
    const value = error.fields[tables.member(name)];
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries([...fields, ...Object.entries(error.details)]);
}

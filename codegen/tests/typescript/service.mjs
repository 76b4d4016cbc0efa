// The example service, and the vectors of its API.

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Lets a function use the service, which ends with its standard input. */
export async function withService(program, use) {
  const service = spawn(program, ["serve"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  try {
    const lines = createInterface({ input: service.stdout });
    const { value: address } = await lines[Symbol.asyncIterator]().next();
    return await use(new URL(address));
  } finally {
    service.stdin.end();
  }
}

/** The first line of the vectors, and the answers among the others. */
export function vectors(folder) {
  const text = readFileSync(join(folder, "vectors.jsonl"), "utf8");
  const [head, ...lines] = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  return { head, answers: lines.filter(({ name }) => name !== undefined) };
}

/** Vectors that end so are the examples that the service answers with. */
export function isServed({ name }) {
  return name.endsWith("/example-1");
}

/** Where the service answers with an error, and what it wants to be told. */
export function request({ expect, server }) {
  return {
    path: `errors/${encodeURIComponent(expect.code ?? expect.error)}`,
    options: {
      method: "POST",
      headers: { "x-request-id": server.request_id },
    },
  };
}

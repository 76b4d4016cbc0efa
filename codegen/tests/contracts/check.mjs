// Lints the OpenAPI documents of all catalogs, and makes types of a client from a service's document that refers to
// one: the types compile, and take the answers that servers send.
//
// Takes a folder with a folder for each catalog: `openapi.json` and `vectors.jsonl`.

import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(process.argv[2]);
const run = (program, ...words) => {
  try {
    execFileSync(path.join(here, "node_modules/.bin", program), words, { cwd: here, stdio: ["ignore", "pipe", "pipe"] });
  } catch (failure) {
    console.error(`${failure.stdout}${failure.stderr}`);
    throw new Error(`${program} failed`);
  }
};

/** A service's own document: an operation for each of the catalog's, and one that can answer with anything. */
function service(document) {
  const responses = Object.keys(document.components.responses);
  const response = (name) => ({ $ref: `openapi.json#/components/responses/${name}` });
  const paths = { "/anything": { get: operation("anything", responses.filter((name) => /^Error\d/.test(name))) } };
  for (const name of new Set(responses.filter((name) => /^(?!Error\d).+\d{3}$/.test(name)).map((name) => name.slice(0, -3)))) {
    const own = responses.filter((other) => other.slice(0, -3) === name && /\d{3}$/.test(other));
    paths[`/${name}`] = { post: operation(name, own) };
  }
  function operation(operationId, names) {
    const errors = names.map((name) => [name.slice(-3), response(name)]);
    return { operationId, responses: { ...Object.fromEntries(errors), default: response("AnyError") } };
  }
  return { openapi: "3.1.0", info: { title: "Service", version: "1.0.0" }, paths };
}

/** The answers of servers as constants of the types that were made. */
function answers(folder, document) {
  const names = Object.entries(document.components.schemas).filter(([, schema]) => schema["x-error"] !== undefined);
  const schemas = new Map(names.map(([name, schema]) => [schema["x-error"], name]));
  const lines = readFileSync(path.join(folder, "vectors.jsonl"), "utf8").trim().split("\n").slice(1).map((line) => JSON.parse(line));
  const sent = lines.filter((line) => line.server !== undefined && line.body !== "");
  const constant = ({ expect, status, body }, number) => {
    const [media] = Object.keys(document.components.responses.AnyError.content);
    return [
      `const one${number}: components["schemas"]["${schemas.get(expect.error)}"] = ${body};`,
      `const any${number}: paths["/anything"]["get"]["responses"][${status}]["content"]["${media}"] = one${number};`,
      `void any${number};`,
    ].join("\n");
  };
  return { count: sent.length, text: sent.map(constant).join("\n") };
}

for (const name of readdirSync(root).sort()) {
  const folder = path.join(root, name);
  run("redocly", "lint", "--config", path.join(here, "components.yaml"), path.join(folder, "openapi.json"));
  const document = JSON.parse(readFileSync(path.join(folder, "openapi.json"), "utf8"));
  if (document.components.responses.AnyError.content === undefined) {
    console.log(`${name}: linted; there is no body to have a type`);
    continue;
  }
  writeFileSync(path.join(folder, "service.json"), JSON.stringify(service(document)));
  const client = path.join(folder, "client");
  mkdirSync(client, { recursive: true });
  run("openapi-typescript", path.join(folder, "service.json"), "--output", path.join(client, "service.ts"));
  const { count, text } = answers(folder, document);
  writeFileSync(path.join(client, "answers.ts"), `import type { components, paths } from "./service.js";\n\n${text}\n`);
  const strict = ["--strict", "--noEmit", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess"];
  run("tsc", ...strict, "--module", "nodenext", "--target", "es2022", path.join(client, "answers.ts"));
  console.log(`${name}: linted; the types of a client take ${count} answers`);
}

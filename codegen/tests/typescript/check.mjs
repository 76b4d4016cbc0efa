// Checks the packages in a folder as their users and authors would: prettier,
// both compilers, eslint, their own tests, npm, publint, attw, and programs
// that are built on them. The arguments are the folder, and one with a package
// of 10,000 codes, for which the compiler may take a minute.

import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
} from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const folder = resolve(process.argv[2]);
const tools = join(here, "node_modules/.bin");
const env = { ...process.env, PATH: tools + delimiter + process.env.PATH };

const apis = readdirSync(folder).filter((name) =>
  existsSync(join(folder, name, "typescript/package.json")),
);
if (apis.length < 5) {
  throw new Error(`there are ${apis.length} packages`);
}
const packages = apis.map((name) => join(folder, name, "typescript"));

const snippets = prepareSnippets();
run(folder, "prettier", ["--check", "--log-level", "warn", "."]);
const other = join(here, "node_modules/typescript-7/bin/tsc");
for (const each of packages) {
  run(each, "tsc", []);
  if (isPublished(each)) {
    run(each, "node", [existing(other), "--noEmit"]);
  }
}
run(join(resolve(process.argv[3]), "typescript"), "tsc", [], 60_000);
run(snippets, "tsc", ["--noEmit", "--noUnusedLocals"]);
const config = join(here, "eslint.config.js");
run(folder, "eslint", ["--max-warnings", "0", "--config", config, "."]);
for (const each of packages) {
  show(run(each, "node", ["--test", "test/"]));
}
show(run(here, "node", ["wire.mjs", folder]));
for (const each of packages.filter(isPublished)) {
  run(each, "publint", ["--strict", "--pack", "npm"]);
  const tarball = run(each, "npm", ["pack", "--silent"]).trim();
  // Of `require`, the package says that it is a module.
  run(each, "attw", ["--profile", "esm-only", tarball]);
}
consume();

/**
 * Makes a program of the code that handles each error of all packages: it has
 * them installed, and what `fetch` needs.
 */
function prepareSnippets() {
  const program = join(folder, "snippets");
  const files = readdirSync(program).filter((name) => name.endsWith(".ts"));
  if (files.length < 150) {
    throw new Error(`there are ${files.length} snippets`);
  }
  const installed = join(program, "node_modules");
  mkdirSync(installed, { recursive: true });
  for (const each of packages) {
    const manifest = readFileSync(join(each, "package.json"), "utf8");
    symlinkSync(each, join(installed, JSON.parse(manifest).name), "dir");
  }
  for (const name of ["@types", "undici-types"]) {
    symlinkSync(join(here, "node_modules", name), join(installed, name), "dir");
  }
  for (const name of ["tsconfig.json", "package.json"]) {
    cpSync(join(here, "consumer", name), join(program, name));
  }
  return program;
}

/** The packages of the project's own APIs; the others have no texts to be read. */
function isPublished(folder) {
  const { name } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  );
  return /^(inference|mimo|mythicdot|mx4-atlas|meta-envelope)-errors$/.test(
    name,
  );
}

/** Installs what `npm pack` made, then compiles, bundles and runs programs. */
function consume() {
  const consumer = join(folder, "consumer");
  const installed = join(consumer, "node_modules");
  for (const each of packages.filter(isPublished)) {
    const { name } = JSON.parse(
      readFileSync(join(each, "package.json"), "utf8"),
    );
    const place = join(installed, name);
    mkdirSync(place, { recursive: true });
    const tarball = readdirSync(each).find((file) => file.endsWith(".tgz"));
    run(each, "tar", ["-xzf", tarball, "--strip-components=1", "-C", place]);
  }
  cpSync(join(here, "consumer"), consumer, { recursive: true });
  cpSync(join(here, "node_modules/@types"), join(installed, "@types"), {
    recursive: true,
  });
  cpSync(
    join(here, "node_modules/undici-types"),
    join(installed, "undici-types"),
    { recursive: true },
  );
  run(consumer, "tsc", []);
  run(consumer, "node", [existing(other), "--noEmit"]);
  run(consumer, "eslint", ["--max-warnings", "0", "--config", config, "."]);
  bundle(consumer);
  show(run(consumer, "node", ["--test", "built/"]));
}

/** A program that needs one guard has none of the tables, nor what Node has. */
function bundle(consumer) {
  const made = run(consumer, "esbuild", [
    "guard.ts",
    "--bundle",
    "--format=esm",
    "--platform=browser",
  ]);
  if (
    made.includes("https://docs.inference.example") ||
    made.includes("RetryBudget")
  ) {
    throw new Error("a program that needs one guard has all of the catalog");
  }
  run(consumer, "esbuild", [
    "whole.ts",
    "--bundle",
    "--format=esm",
    "--platform=browser",
  ]);
}

function existing(path) {
  return existsSync(path) ? path : `${path}.js`;
}

function run(cwd, command, words, timeout = undefined) {
  const done = spawnSync(command, words, {
    cwd,
    env,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    timeout,
  });
  if (done.status !== 0) {
    const said = `${done.stdout ?? ""}${done.stderr ?? ""}${done.error ?? ""}`;
    throw new Error(
      `in ${cwd}: ${command} ${words.join(" ")}\n${said.slice(-8000)}`,
    );
  }
  return done.stdout;
}

/** Passes the count of tests on. */
function show(output) {
  console.log(
    output
      .split("\n")
      .filter((line) => /^# (pass|fail) /.test(line))
      .join("\n"),
  );
}

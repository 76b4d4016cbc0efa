// Uses the package in Chromium: a page loads it as modules, asks the example
// service for each error, and reads the answer of each vector. The arguments
// are the service's program and the folder of the built packages.

import assert from "node:assert/strict";
import { createReadStream, existsSync } from "node:fs";
import http from "node:http";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { found, wanted } from "./found.mjs";
import { isServed, request, vectors, withService } from "./service.mjs";

const [program, folder] = process.argv.slice(2);
const here = join(resolve(folder), "inference");
const built = join(here, "typescript/dist");
const { read } = await import(pathToFileURL(join(built, "index.js")));
const { tables } = await import(
  pathToFileURL(join(built, "runtime/tables.js"))
);
const { head, answers } = vectors(here);
// Browsers keep to themselves what a proxy asks for, and join the values of a
// header that comes several times.
const readable = answers.filter(
  ({ status, headers }) =>
    status !== 407 &&
    new Set(headers.map(([name]) => name)).size === headers.length,
);
const examples = readable.filter(isServed);

const PAGE = "<!doctype html><title>Errors</title>";
/** The paths that were asked for. */
const asked = new Set();

await withService(program, async (service) => {
  const server = http.createServer((message, answer) =>
    serve(service, message, answer),
  );
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  // The page is this test's own; not every user of a machine can make a sandbox.
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic"];
  const browser = await chromium.launch({ executablePath, args });
  try {
    await use(browser, `http://127.0.0.1:${server.address().port}/`);
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
});

async function use(browser, address) {
  const page = await browser.newPage();
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("request", (sent) => {
    if (!sent.url().startsWith(address)) wrong.push(sent.url());
  });
  await page.goto(address);
  const call = (name, ...given) =>
    page.evaluate(
      async ([name, given]) => (await import("/page.mjs"))[name](...given),
      [name, given],
    );

  await test("the service's answer with each error is read", async () => {
    for (const example of examples) {
      const { path, options } = request(example);
      const { seen, isThrown } = await call("readAt", path, options, head.now);
      assert.deepEqual(seen, wanted(example, tables()), example.name);
      assert.ok(isThrown, example.name);
    }
    assert.ok(examples.length > 40, `${examples.length} errors`);
  });

  await test("the answer of each vector is read as in Node", async () => {
    for (const vector of readable) {
      const path = `vectors/${answers.indexOf(vector)}`;
      const made = await call("readAt", path, {}, head.now);
      const body = bytes(vector);
      const now = new Date(head.now);
      const error = read(vector.status, vector.headers, body, { now });
      assert.deepEqual(made.seen, wanted(vector, tables()), vector.name);
      assert.deepEqual(made.seen, found(error, tables()), vector.name);
      assert.equal(made.fields, written(error.fields), vector.name);
      assert.equal(made.details, written(error.details), vector.name);
      assert.equal(made.told, JSON.stringify(error), vector.name);
    }
    assert.ok(readable.length > answers.length - 10, `${readable.length}`);
  });

  const waits = ({ expect }) => expect.retry.waits_ms[0];
  await test("a request is tried again", async () => {
    const example = examples.find((example) => waits(example) === 0);
    const { path, options } = request(example);
    const { status, failures } = await call(
      "tryAgain",
      `first/${path}`,
      options,
    );
    assert.equal(status, 200);
    assert.deepEqual(failures, [[example.expect.error, 0, { waitMs: 0 }]]);
  });

  await test("a wait ends when its signal is aborted", async () => {
    const longest = Math.max(...examples.map((each) => waits(each) ?? 0));
    assert.ok(longest > 5_000, `${longest} ms`);
    const example = examples.find((example) => waits(example) === longest);
    const { path, options } = request(example);
    const stopped = await call("stopWaiting", path, options);
    assert.deepEqual(stopped, { attempts: 1, reason: "left the page" });
  });

  await test("a request ends when its signal is aborted", async () => {
    assert.equal(await call("stopAsking", "silence"), "TimeoutError");
  });

  await test("nothing went wrong on the page", () => {
    assert.deepEqual(wrong, []);
  });
}

/** As the page writes values. */
function written(value) {
  return JSON.stringify(value, (name, value) =>
    typeof value === "bigint" ? `${value}n` : value,
  );
}

function bytes({ body, body_base64 }) {
  return body_base64 === undefined
    ? Buffer.from(body ?? "")
    : Buffer.from(body_base64, "base64");
}

/** The page, the package, the vectors, and before all others the service. */
function serve(service, message, answer) {
  const { pathname } = new URL(message.url, "http://localhost");
  const [, first, ...rest] = pathname.split("/");
  const again = asked.has(pathname);
  asked.add(pathname);
  if (pathname === "/") {
    // Nothing of the package needs more than modules and requests.
    const policy = "default-src 'none'; script-src 'self'; connect-src 'self'";
    answer.setHeader("content-security-policy", policy);
    answer.setHeader("content-type", "text/html").end(PAGE);
  } else if (first === "vectors") {
    sendVector(answers[Number(rest[0])], answer);
  } else if (first === "errors") {
    forward(new URL(pathname.slice(1), service), message, answer);
  } else if (first === "first" && !again) {
    forward(new URL(rest.join("/"), service), message, answer);
  } else if (first === "first") {
    answer.end("fine");
  } else if (first !== "silence") {
    sendModule(pathname, answer);
  }
}

function sendVector(vector, answer) {
  answer.sendDate = false;
  answer.shouldKeepAlive = false;
  const headers = vector.headers.flat();
  answer.writeHead(vector.status, headers).end(bytes(vector));
}

function forward(url, { method, headers }, answer) {
  const passed = http.request(url, { method, headers }, (response) => {
    // Chromium asks once more where a connection that was used ends in a 408.
    answer.shouldKeepAlive = false;
    answer.writeHead(response.statusCode, response.headers);
    response.pipe(answer);
  });
  passed.end();
}

function sendModule(pathname, answer) {
  const file = pathname.startsWith("/dist/")
    ? join(here, "typescript", pathname)
    : fileURLToPath(new URL(`.${pathname}`, import.meta.url));
  if (!existsSync(file)) {
    answer.writeHead(404).end();
    return;
  }
  answer.setHeader("content-type", "text/javascript");
  createReadStream(file).pipe(answer);
}

// Opens pages of the sites in a folder in Chromium, which `CHROMIUM` leads to. The program's first argument is the folder,
// with a site in each folder of it.

import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { after, before, test as testOf } from "node:test";
import { chromium } from "playwright-core";
import { serve } from "./serve.mjs";

export const folder = resolve(process.argv[2]);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** No test takes minutes, whatever it waits for. */
export const test = (name, body) => testOf(name, { timeout: 120_000 }, body);

export let browser;
const addresses = new Map();

before(async () => {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  // The pages are this test's own; a sandbox can't be made by every user of a machine.
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  browser = await chromium.launch({ executablePath, args });
  for (const site of readdirSync(folder)) addresses.set(site, await serve(join(folder, site)));
});

after(async () => {
  await browser?.close();
});

/** A fresh page, and what went wrong on it: errors of scripts, breaches of the policy, requests to other hosts. */
export async function visit(site, path = "", options = {}) {
  const root = addresses.get(site);
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"], ...options });
  const page = await context.newPage();
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  page.on("request", (request) => request.url().startsWith(root) || wrong.push(request.url()));
  await page.goto(new URL(path, root).href);
  return { page, wrong, root, close: () => context.close() };
}

/** The codes that are shown as found. */
export const codes = (page) => page.locator("#results tbody code").allTextContents();

/** What axe has to say about a page, each rule once. */
export async function violations(page) {
  // The policy allows no script that isn't the site's: axe runs outside of it.
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send("Page.getFrameTree");
  const { executionContextId: contextId } = await session.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id });
  await session.send("Runtime.evaluate", { expression: axe, contextId });
  const expression = "axe.run().then(({ violations }) => JSON.stringify(violations.map(({ id, nodes }) => [id, nodes.length, nodes[0].html, nodes[0].failureSummary])))";
  const { result } = await session.send("Runtime.evaluate", { expression, contextId, awaitPromise: true });
  return JSON.parse(result.value);
}

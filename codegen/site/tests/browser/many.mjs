// Uses a site of thousands of codes: the form stays quick, and the tables can be read without a script.
// The argument is the folder with the site `many`. `CHROMIUM` is the browser's path.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { codes, folder, test, visit } from "./visit.mjs";

const { errors } = JSON.parse(readFileSync(join(folder, "many", "search.json"), "utf8"));

/** Each letter may take this many times what reading the index takes. */
const LETTER = 2;
/** What is typed, letter by letter, and what it finds. */
const [, code, , , , message] = errors.at(-1);
const LINE = `WARN ${message.replace(/\{[^}]*\}/g, "seven")} again`;

test("each letter is answered about as soon as the index is read", async () => {
  assert.ok(errors.length >= 5000, `there are ${errors.length} codes`);
  const { page, wrong, close } = await visit("many");
  await page.getByLabel("Find a code").fill(code);
  await page.waitForSelector("#results tbody tr");
  assert.equal((await codes(page))[0], code);
  for (const typed of [code, LINE]) {
    const { letters, reading } = await page.evaluate(measured, typed);
    const slowest = Math.max(...letters);
    console.log(`# reading ${reading.toFixed(1)} ms, the slowest of ${letters.length} letters ${slowest.toFixed(1)} ms`);
    assert.ok(slowest < LETTER * reading, `a letter took ${slowest} ms, and reading the index ${reading} ms`);
    assert.ok((await codes(page)).includes(code), typed);
  }
  assert.deepEqual(wrong, []);
  await close();
});

/**
 * In the page: the milliseconds from each letter until its answer is laid out, and those of reading the index. What
 * disturbs a run only adds, so each is the least of several.
 */
async function measured(typed) {
  const runs = [1, 2, 3, 4, 5];
  const [input, count, results] = ["#q", "#count", "#results"].map((name) => document.querySelector(name));
  const least = async (work) => {
    let least = Infinity;
    for (const _ of runs) least = Math.min(least, await work());
    return least;
  };
  const answer = async (text) => {
    const shown = new Promise((done) => new MutationObserver((_, watcher) => done(watcher.disconnect())).observe(count, { childList: true }));
    const start = performance.now();
    input.value = text;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    await shown;
    results.getBoundingClientRect();
    return performance.now() - start;
  };
  const read = async () => {
    const start = performance.now();
    await Promise.all(["search.json", "words.json"].map(async (name) => (await fetch(name)).json()));
    return performance.now() - start;
  };
  const letters = [];
  for (let length = 1; length <= typed.length; length += 1) letters.push(await least(() => answer(typed.slice(0, length))));
  return { letters, reading: await least(read) };
}

test("without a script, each code is in a table", async () => {
  const { page, wrong, root, close } = await visit("many", "", { javaScriptEnabled: false });
  const lists = await page.locator('#all a[href*="/lists/"]').evaluateAll((links) => links.map((link) => link.href));
  const listed = new Map();
  for (const address of [root, ...new Set(lists.map((link) => link.split("#")[0]))]) {
    await page.goto(address);
    for (const link of await page.locator("main tbody a[href]").evaluateAll((links) => links.map((link) => link.href))) listed.set(link, address);
  }
  const missing = errors.filter(([address]) => !listed.has(new URL(address, root).href));
  assert.deepEqual(missing.slice(0, 5), []);
  await page.goto(listed.get(new URL(errors.at(-1)[0], root).href));
  await page.locator("main tbody a[href]", { hasText: code }).first().click();
  assert.equal(await page.locator(".hero code").first().textContent(), code);
  assert.deepEqual(wrong, []);
  await close();
});

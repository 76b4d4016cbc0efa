// Uses the sites in a folder as people do, in Chromium: look a log line up, land on a code, copy its link, switch tabs and
// theme, filter, go back; without a script, on a phone, with a keyboard, from right to left, and with hostile texts.
// The argument is the folder, with a site in each folder of it; with a second one, pictures of pages are put there.
// `CHROMIUM` is the browser's path, and `XTASK_SITE` that of the program that builds sites.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after } from "node:test";
import { browser, codes, folder, test, violations, visit } from "./visit.mjs";

const pictures = process.argv[3] && resolve(process.argv[3]);
const programs = [];

const LOG = '2026-11-20T09:32:48Z WARN http.client request failed status=404 body={"error":{"code":"model_not_found"}} id=req_01HZX';
const MESSAGE = "worker-7 | gave up: More than 600 requests in 60 s for this project (attempt 6)";

after(() => programs.forEach((program) => program.kill()));

const shot = async (page, name) => {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`) });
};

test("a log line leads to its code, and back", async () => {
  const { page, wrong, close } = await visit("inference");
  await page.getByLabel("Find a code").fill(LOG);
  await page.waitForSelector("#results tbody tr");
  assert.deepEqual(await codes(page), ["model_not_found"]);
  await page.waitForURL(/#q=2026/);
  await shot(page, "lookup");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".hero");
  assert.match(page.url(), /\/errors\/model_not_found\/$/);
  await page.goBack();
  await page.waitForSelector("#results tbody tr");
  assert.equal(await page.getByLabel("Find a code").inputValue(), LOG);
  assert.deepEqual(await codes(page), ["model_not_found"]);
  assert.deepEqual(wrong, []);
  await close();
});

test("a message leads to its code, whatever stands in its places", async () => {
  const { page, close } = await visit("inference");
  await page.getByLabel("Find a code").fill(MESSAGE);
  await page.waitForSelector("#results tbody tr");
  assert.equal((await codes(page))[0], "rate_limit_exceeded");
  await close();
});

test("a code is found whatever marks are around it", async () => {
  const { page, close } = await visit("inference");
  for (const line of ['{"body":"{\\"error\\":{\\"code\\":\\"model_not_found\\"}}"}', "GET /v1?code=model_not_found&x=1", "model_not_found%0A", "E: 'model_not_found'!"]) {
    await page.getByLabel("Find a code").fill("");
    await page.getByLabel("Find a code").fill(line);
    await page.waitForSelector("#results tbody tr");
    assert.deepEqual(await codes(page), ["model_not_found"], line);
  }
  await page.getByLabel("Find a code").fill("retry policies, waits");
  await page.locator("#results li a").first().waitFor();
  await close();
});

test("words of the description, numbers and beginnings are found", async () => {
  const { page, close } = await visit("inference");
  const query = page.getByLabel("Find a code");
  await query.pressSequentially("model_not");
  await page.waitForSelector("#results tbody tr");
  assert.equal((await codes(page))[0], "model_not_found");
  await query.fill("name is misspelt");
  await page.waitForFunction(() => /^[1-9]\d? errors?$/.test(document.querySelector("#count").textContent) && !location.search.includes("model_not"));
  await page.locator("#results tbody code", { hasText: /^model_not_found$/ }).waitFor();
  await close();
  const numbers = await visit("numbers", `#q=${encodeURIComponent('upstream said {"code": -1} after 2 tries')}`);
  await numbers.page.waitForSelector("#results tbody tr");
  assert.deepEqual(await codes(numbers.page), ["-1"]);
  await numbers.close();
  const retired = await visit("rtl", "#q=card_refused");
  await retired.page.waitForSelector("#results tbody tr");
  assert.deepEqual(await codes(retired.page), ["card_refused"]);
  assert.match(await retired.page.locator("#results").textContent(), /retired/);
  await retired.close();
});

test("filters are in the address, and each fits what is shown", async () => {
  const { page, wrong, root, close } = await visit("inference");
  await page.getByLabel("Retry").selectOption("1");
  await page.waitForSelector("#results tbody tr");
  await page.waitForURL(/#retry=1$/);
  const retried = await page.locator("#results tbody td:nth-child(4)").allTextContents();
  assert.ok(retried.length > 1 && retried.every((retry) => retry === "yes"), retried.join());
  await page.getByLabel("Status").selectOption("503");
  await page.waitForFunction(() => [...document.querySelectorAll("#results tbody td:nth-child(2)")].every((cell) => cell.textContent.includes("503")));
  const narrow = await codes(page);
  assert.ok(narrow.length > 0 && narrow.length < retried.length);
  await page.waitForURL(/#status=503&retry=1$/);
  const again = await visit("inference", page.url().slice(root.length));
  await again.page.waitForSelector("#results tbody tr");
  assert.deepEqual(await codes(again.page), narrow);
  await again.close();
  await page.getByRole("button", { name: "Clear" }).click();
  await page.waitForSelector("#all:not([hidden])");
  await page.waitForURL(root);
  for (const [label, value] of [["Category", "0"], ["Operation", "0"], ["State", "deprecated"]]) {
    await page.getByLabel(label).selectOption(value);
    await page.waitForSelector("#results tbody tr");
    assert.ok((await codes(page)).length < 106, label);
    await page.getByRole("button", { name: "Clear" }).click();
    await page.waitForSelector("#all:not([hidden])");
  }
  assert.deepEqual(wrong, []);
  await close();
});

test("a page's link and its code can be copied", async () => {
  const { page, wrong, close } = await visit("inference", "errors/model_not_found/");
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  assert.equal(await copied(), "https://docs.inference.example/errors/model_not_found/");
  await page.locator("#example-response ~ .copy").first().click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith("HTTP/1.1 404 Not Found"));
  assert.deepEqual(wrong, []);
  await close();
});

test("a language that was chosen stays chosen", async () => {
  const { page, close } = await visit("inference", "errors/model_not_found/");
  const panel = () => page.locator(".panel:visible");
  assert.equal(await panel().count(), 1);
  assert.match(await panel().textContent(), /inference_errors::/);
  await page.getByText("Python", { exact: true }).click();
  assert.match(await panel().textContent(), /except errors\./);
  await page.locator(".tabs input:checked").press("ArrowLeft");
  assert.match(await panel().textContent(), /from "inference-errors"/);
  await page.goto(new URL("../rate_limit_exceeded/", page.url()).href);
  assert.match(await panel().textContent(), /from "inference-errors"/);
  await shot(page, "code");
  await close();
});

test("a theme that was chosen stays chosen", async () => {
  const { page, close } = await visit("inference", "errors/model_not_found/", { colorScheme: "light" });
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.equal(await paper(), "rgb(255, 255, 255)");
  await page.getByRole("button", { name: "Dark" }).click();
  assert.notEqual(await paper(), "rgb(255, 255, 255)");
  await page.goto(new URL("../../", page.url()).href);
  await page.waitForFunction(() => document.documentElement.dataset.theme === "dark");
  assert.equal(await page.getByRole("button", { name: "Dark" }).getAttribute("aria-pressed"), "true");
  await shot(page, "dark");
  await close();
});

test("without a script, everything can be read", async () => {
  const { page, wrong, close } = await visit("inference", "", { javaScriptEnabled: false });
  assert.equal(await page.locator("#all tbody a").count() >= 106, true);
  assert.equal(await page.locator("form:visible, button:visible").count(), 0);
  await page.locator("#all tbody a").first().click();
  await page.getByText("Python", { exact: true }).click();
  assert.match(await page.locator(".panel:visible").textContent(), /except errors\./);
  assert.deepEqual(wrong, []);
  await close();
});

test("a phone shows a page without scrolling sideways", async () => {
  for (const [site, path] of [["inference", ""], ["inference", "errors/rate_limit_exceeded/"], ["inference", "statuses/"], ["inference", "operations/"], ["inference", "retrying/"], ["rtl", ""], ["hostile", ""]]) {
    const { page, close } = await visit(site, path, { viewport: { width: 360, height: 740 } });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.equal(width, 360, `${site}/${path}`);
    if (path.startsWith("errors/")) await shot(page, "phone");
    await close();
  }
});

test("the keyboard alone gets everywhere", async () => {
  const { page, close } = await visit("inference");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the text");
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "q");
  await page.keyboard.type("invalid_api_key");
  await page.waitForSelector("#results tbody tr");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".hero");
  for (const wanted of ["Skip to the text", "Inference API errors"]) {
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), wanted);
  }
  await page.keyboard.press("/");
  await page.keyboard.type("quota");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#results tbody tr");
  assert.match(page.url(), /#q=quota$/);
  await close();
});

test("texts from right to left have their side", async () => {
  const { page, close } = await visit("rtl", "card_declined/");
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).direction), "rtl");
  const [heading, label] = await Promise.all([page.locator("h1").boundingBox(), page.locator("dt").first().boundingBox()]);
  assert.ok(heading.x + heading.width > 700 && label.x > 400);
  assert.equal(await page.locator("pre").first().evaluate((pre) => getComputedStyle(pre).direction), "ltr");
  await shot(page, "rtl");
  await close();
});

test("retired codes and unknown addresses lead on", async () => {
  const retired = await visit("rtl", "card_refused/");
  assert.match(await retired.page.locator("main").textContent(), /Retired since 2\.0\.0/);
  await retired.page.locator("main a", { hasText: "card_declined" }).first().click();
  assert.match(retired.page.url(), /\/card_declined\/$/);
  await retired.close();
  const { page, close } = await visit("rtl", "nothing/card_declin");
  assert.match(await page.locator("h1").textContent(), /No such page/);
  await page.locator("#missing").click();
  await page.waitForSelector("#results tbody tr");
  assert.equal((await codes(page))[0], "card_declined");
  await close();
});

test("a code's history leads to what its versions changed", async () => {
  for (const [code, version] of [["cup_gone", "2.0.0"], ["pot_empty", "2.1.0"], ["tea_cold", "2.0.0"]]) {
    const { page, wrong, close } = await visit("tagged", `errors/${code}/`);
    await page.locator('section[aria-labelledby="history"] a', { hasText: version }).click();
    await page.waitForURL(new RegExp(`/changes/#${version}$`));
    assert.equal(await page.locator("h2:target").textContent(), version);
    assert.match(await page.locator("main").textContent(), new RegExp(code));
    assert.deepEqual(wrong, []);
    await close();
  }
});

test("hostile texts do nothing", async () => {
  const pages = readdirSync(join(folder, "hostile"), { recursive: true }).filter((file) => file.endsWith("index.html"));
  assert.ok(pages.length > 8);
  for (const file of pages) {
    const { page, wrong, close } = await visit("hostile", file.split("/").map(encodeURIComponent).join("/").replace(/index\.html$/, ""));
    await page.waitForTimeout(50);
    assert.notEqual(await page.title(), "owned", file);
    assert.deepEqual(wrong, [], file);
    for (const link of await page.locator("main a[href]").evaluateAll((links) => links.map((link) => link.protocol))) assert.match(link, /^(https?|mailto):$/, file);
    await close();
  }
  const { page, wrong, close } = await visit("hostile", "#q=img");
  await page.waitForSelector("#results tbody tr");
  assert.notEqual(await page.title(), "owned");
  assert.deepEqual(wrong, []);
  await close();
});

test("a page that is served while it is written follows what is saved", async () => {
  const home = mkdtempSync(join(tmpdir(), "errcat-site-"));
  const catalog = join(home, "catalog.yaml");
  const written = (message) => writeFileSync(catalog, `catalog: 1
api: { name: notes, docs_url: "https://notes.example/errors/{code}" }
wire: { body: { code: $code, message: $message } }
errors: { gone: { status: 404, message: ${message}, causes: [It was removed], solution: Look elsewhere. } }
`);
  written("The first text");
  const server = spawn(process.env.XTASK_SITE, ["docs", "--serve", "--port", "0", "--catalog", catalog], { stdio: ["ignore", "ignore", "pipe"] });
  programs.push(server);
  try {
    const root = await new Promise((found, ended) => {
      let said = "";
      server.on("error", ended).on("exit", () => ended(new Error(said)));
      server.stderr.on("data", (text) => {
        said += text;
        const address = said.match(/serving (\S+\/);/)?.[1];
        if (address) found(address);
      });
    });
    const page = await browser.newPage();
    await page.goto(`${root}errors/gone/`);
    await page.getByText("The first text").first().waitFor();
    // The page asks once before it can tell a change.
    await page.waitForResponse((answer) => answer.url().includes(".changes"));
    written("The second text");
    await page.getByText("The second text").first().waitFor();
    await page.close();
  } finally {
    server.kill();
    rmSync(home, { recursive: true });
  }
});

test("axe finds nothing to mend", async () => {
  const seen = [
    ["inference", ""], ["inference", "#q=rate"], ["inference", "errors/rate_limit_exceeded/"], ["inference", "errors/model_not_found/"],
    ["inference", "reading/"], ["inference", "statuses/"], ["inference", "operations/"], ["inference", "retrying/"], ["inference", "types/"],
    ["inference", "retired/"], ["inference", "guides/"], ["inference", "support/"], ["inference", "404.html"],
    ["mimo", ""], ["mythicdot", ""], ["mx4-atlas", ""], ["meta-envelope", ""], ["numbers", ""], ["rtl", ""], ["rtl", "card_declined/"], ["hostile", ""],
    ["tagged", "changes/"], ["tagged", "errors/cup_gone/"], ["tagged", "errors/tea_cold/"],
  ];
  for (const colorScheme of ["light", "dark"]) {
    for (const [site, path] of seen) {
      const { page, close } = await visit(site, path, { colorScheme });
      if (path.startsWith("#")) await page.waitForSelector("#results tbody tr");
      assert.deepEqual(await violations(page), [], `${site}/${path} ${colorScheme}`);
      await close();
    }
  }
});

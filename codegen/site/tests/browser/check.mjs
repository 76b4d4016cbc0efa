// Reads each file of the sites in a folder: valid HTML, no dead link or anchor, no other host, no page too heavy.
// The argument is the folder, with a site in each folder of it.

import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { test } from "node:test";
import { HtmlValidate, StaticConfigLoader } from "html-validate";

const folder = resolve(process.argv[2]);
const sites = readdirSync(folder);
assert.ok(sites.length >= 6, `there are ${sites.length} sites`);

/** A code's page is lighter than this, in bytes. */
const PAGE = 30_000;
/** What a server sends at once: ten segments of TCP. */
const FIRST_PACKETS = 14_600;

const rules = new HtmlValidate(
  new StaticConfigLoader({
    extends: ["html-validate:recommended", "html-validate:document"],
    rules: {
      // Codes, categories and headings name places; a space is never in them.
      "valid-id": ["error", { relaxed: true }],
      "void-style": "off",
      // What Markdown makes: blank ends of lines in examples.
      "no-trailing-whitespace": "off",
      // Examples and tables that are wide are scrolled with the keyboard.
      "tel-non-breaking": "off",
      "long-title": "off",
      "no-inline-style": "error",
      // The style sheet is part of the page on purpose, and named by its hash.
      "no-style-tag": "off",
      // The script is the site's own.
      "require-sri": "off",
    },
  }),
);

for (const site of sites) {
  const root = join(folder, site);
  const files = readdirSync(root, { recursive: true }).filter((file) => statSync(join(root, file)).isFile());
  const pages = files.filter((file) => file.endsWith(".html"));
  const texts = new Map(pages.map((page) => [page, readFileSync(join(root, page), "utf8")]));
  // In text and in attributes there is no bare angle bracket.
  const tags = new Map([...texts].map(([page, text]) => [page, text.match(/<[a-z][^>]*>/gi)]));

  test(`${site}: the HTML is valid`, () => {
    const wrong = [];
    for (const [page, text] of texts) {
      for (const { messages } of rules.validateStringSync(text, page).results) {
        wrong.push(...messages.map(({ line, message, ruleId }) => `${page}:${line}: ${message} (${ruleId})`));
      }
    }
    assert.deepEqual(wrong.slice(0, 20), []);
  });

  test(`${site}: every link leads somewhere`, () => {
    const values = (page, name) => tags.get(page).flatMap((tag) => tag.match(new RegExp(` ${name}="([^"]*)"`))?.[1] ?? []);
    const home = texts.get("index.html").match(/<link rel="canonical" href="([^"]*)"/)?.[1];
    const top = home === undefined ? "/" : new URL(home).pathname;
    const names = new Map(pages.map((page) => [page, values(page, "id")]));
    const dead = [];
    for (const page of pages) {
      const all = names.get(page);
      if (new Set(all).size !== all.length) dead.push(`${page}: an id is there twice`);
      for (const link of ["href", "src", "action"].flatMap((name) => values(page, name))) {
        if (/^(https?:|mailto:)/.test(link)) continue;
        const [path, fragment] = link.replaceAll("&amp;", "&").split("#");
        // The page for what isn't there is shown at any address, so its links begin at the host.
        const target = resolvedFile(root, page, path.startsWith(top) ? `./${path.slice(top.length)}` : path);
        if (!files.includes(target)) dead.push(`${page}: ${link}`);
        else if (fragment && !names.get(target)?.includes(fragment)) dead.push(`${page}: ${link}`);
      }
    }
    assert.deepEqual(dead.slice(0, 20), []);
  });

  test(`${site}: no page needs another host, a script of its own, or a style of its own`, () => {
    for (const [page, all] of tags) {
      for (const tag of all) {
        const isLink = /^<a |^<link rel="(?:canonical|alternate)"/.test(tag);
        const address = tag.match(/ (?:src|href|srcset|data|action)="([^"]*)"/)?.[1];
        if (!isLink && address) assert.ok(!/^[a-z]+:|^\/\//i.test(address), `${page}: ${tag}`);
        const bare = tag.replace(/"[^"]*"/g, "");
        assert.ok(!/ (?:style|on\w+)=/.test(bare), `${page}: ${tag}`);
        if (tag.startsWith("<script")) assert.ok(/ src="/.test(tag), `${page}: ${tag}`);
      }
    }
  });

  test(`${site}: an error's page is light, and what matters comes first`, () => {
    const errors = [...texts].filter(([, text]) => text.includes('<header class="hero'));
    assert.ok(errors.length > 0);
    for (const [page, text] of errors) {
      const first = text.slice(0, text.indexOf("</header>", text.indexOf('<header class="hero')));
      assert.ok(Buffer.byteLength(text) < PAGE, `${page} has ${Buffer.byteLength(text)} bytes`);
      assert.ok(Buffer.byteLength(first) < FIRST_PACKETS, `${page}: ${Buffer.byteLength(first)} bytes until the end of what matters`);
    }
  });

  test(`${site}: every page has its Markdown, and all pages are listed`, () => {
    const map = files.includes("sitemap.xml") ? readFileSync(join(root, "sitemap.xml"), "utf8") : null;
    const list = readFileSync(join(root, "llms.txt"), "utf8");
    for (const [page, text] of texts) {
      if (page === "404.html") continue;
      const twin = text.match(/<link rel="alternate" type="text\/markdown" href="([^"]*)"/)[1];
      const file = resolvedFile(root, page, twin);
      assert.ok(files.includes(file), `${page}: ${twin}`);
      if (!file.includes("lists/")) assert.ok(list.includes(file), `${file} isn't in llms.txt`);
      const canonical = text.match(/<link rel="canonical" href="([^"]*)"/)?.[1];
      assert.equal(canonical === undefined, map === null, page);
      if (map) assert.ok(map.includes(`<loc>${canonical}</loc>`), `${canonical} isn't in sitemap.xml`);
    }
  });
}

/** The file that a link means, as a server resolves it. */
function resolvedFile(root, page, path) {
  const target = relative(root, resolve(root, dirname(page), path));
  const isFolder = path === "" ? false : path.endsWith("/") || target === "";
  if (path === "") return page;
  return isFolder ? join(target, "index.html") : target;
}

// Asks both programs for sites that can't be built: the one that everybody has builds the other and hands its arguments on,
// and both have to end alike. `XTASK_SITE` is the program that builds sites.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

const home = mkdtempSync(join(tmpdir(), "errcat-refusals-"));
after(() => rmSync(home, { recursive: true }));

const catalog = join(home, "catalog.yaml");

/** The exit code of `docs`, and what it says; that the other program is being built is said by one of them alone. */
function ended(program, ...options) {
  const words = ["docs", "--catalog", catalog, "--out", join(home, "out"), ...options];
  const { status, stdout, stderr } = spawnSync(program[0], [...program.slice(1), ...words], { encoding: "utf8" });
  return { status, stdout, stderr: stderr.replace("building what builds the site\n", "") };
}

for (const [name, text, options, code, said] of [
  ["a catalog that doesn't compile", "catalog: 1\nteapot: 1\n", [], 1, /error\[unknown-key\]/],
  ["a catalog that isn't there", null, [], 2, /catalog\.yaml/],
  ["an address that is none", "catalog: 1\n", ["--base-url", "docs.example.com"], 2, /is no place for a site/],
  ["an option that is none", "catalog: 1\n", ["--teapot"], 2, /--teapot/],
]) {
  test(`${name} is refused alike by both programs`, () => {
    if (text === null) rmSync(catalog, { force: true });
    else writeFileSync(catalog, text);
    const one = ended(["cargo", "xtask"], ...options);
    const other = ended([process.env.XTASK_SITE], ...options);
    assert.deepEqual(one, { ...other, stderr: other.stderr.replaceAll("xtask-site", "xtask") });
    assert.equal(one.status, code);
    assert.match(one.stderr, said);
  });
}

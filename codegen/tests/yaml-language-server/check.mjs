// Tries the catalog's JSON Schema with the server that editors use: completion, hover, planted faults, and that the
// repository's own catalogs have none. Run `npm ci` first.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test, before, after } from 'node:test';

import { Client } from './client.mjs';

const root = new URL('../../../', import.meta.url);
const MODELINE = '# yaml-language-server: $schema=codegen/schema/catalog.schema.json\n';
const HEAD = `${MODELINE}catalog: 1
api:
  name: inference
wire:
  body: { error: { code: $code, message: $message } }
`;

let client;
let documents = 0;

before(async () => {
  client = await Client.start(root.href);
});
after(() => client.stop());

/** Opens a text with the mark `‸` in it and gives its address and the mark's position. */
async function openAtMark(text) {
  const lines = text.slice(0, text.indexOf('‸')).split('\n');
  const uri = new URL(`check-${documents++}.yaml`, root).href;
  await client.open(uri, text.replace('‸', ''));
  return [uri, { line: lines.length - 1, character: lines.at(-1).length }];
}

async function completions(text) {
  return client.complete(...(await openAtMark(text)));
}

async function hover(text) {
  return client.hover(...(await openAtMark(text)));
}

/** The lines that have diagnostics: the source line, then the messages. */
async function faults(text) {
  const uri = new URL(`check-${documents++}.yaml`, root).href;
  const diagnostics = await client.open(uri, text);
  const lines = text.split('\n');
  return diagnostics.map(({ range, message }) => [lines[range.start.line].trim(), message]);
}

function assertOffers(labels, expected) {
  for (const label of expected) assert.ok(labels.includes(label), `${label} is not among ${labels.join(', ')}`);
}

test('the keys of an error are completed', async () => {
  const labels = await completions(`${HEAD}errors:\n  model_not_found:\n    status: 404\n    ‸\n`);
  assertOffers(labels, ['message', 'category', 'retry', 'fields', 'solution', 'visibility']);
  assert.ok(!labels.includes('status'), 'a key that is there is not offered again');
});

test('the sections are completed', async () => {
  assertOffers(await completions(`${HEAD}errors: {}\n‸\n`), ['retry', 'categories', 'operations', 'guides', 'include']);
});

test('words are completed', async () => {
  const labels = await completions(`${HEAD}errors: {}\nretry:\n  transient:\n    backoff: ‸\n`);
  assertOffers(labels, ['exponential', 'linear', 'constant']);
});

test('built-in types are completed', async () => {
  const labels = await completions(`${HEAD}errors:\n  e:\n    status: 400\n    message: m\n    fields:\n      f:\n        type: ‸\n`);
  assertOffers(labels, ['string', 'integer', 'duration', 'timestamp']);
});

test('a key shows what it is for', async () => {
  const text = await hover(`${HEAD}errors: {}\nretry:\n  transient:\n    max_re‸try_after: 10m\n`);
  assert.match(text, /longest a server can make a client wait/);
});

test('a section shows what it is for, though its shape is defined elsewhere', async () => {
  assert.match(await hover(`${HEAD.replace('wire:', 'wi‸re:')}errors: {}\n`), /written as an example of itself/);
});

test('planted faults are found, each at its line', async () => {
  const found = await faults(`${HEAD}retry:
  transient: { backoff: exponental }
  slow: { initial: soon }
statuses:
  4o4: Not Found
errors:
  misspelt:
    status: 404
    mesage: m
  out_of_range:
    status: 4040
    message: m
  no_text:
    status: 404
    message: {model}
  bad_field:
    status: 404
    message: m
    fields:
      2fa: string
      f: { type: string, optional: maybe }
  ignored:
    status: 404
    message: m
    x-note: anything
`);
  const expected = [
    [/backoff: exponental/, /exponential/],
    [/initial: soon/, /pattern/],
    [/4o4/, /not allowed/],
    [/misspelt/, /message/],
    [/mesage/, /not allowed/],
    [/4040/, /599/],
    [/\{model\}/, /type/],
    [/2fa/, /pattern/],
    [/optional: maybe/, /boolean/],
  ];
  for (const [line, message] of expected) {
    const hit = found.some(([at, text]) => line.test(at) && message.test(text));
    assert.ok(hit, `nothing like ${message} at ${line} in ${JSON.stringify(found, null, 1)}`);
  }
  assert.ok(!found.some(([at]) => /x-note|ignored/.test(at)), 'what begins with x- is nobody’s fault');
});

test('the repository’s catalogs name their schemas and have no faults', async () => {
  const examples = readdirSync(new URL('examples/', root)).map((name) => `examples/${name}/catalog.yaml`);
  const included = readdirSync(new URL('catalog/', root)).map((name) => `catalog/${name}`);
  const paths = ['catalog.yaml', ...included, ...examples.filter((path) => existsSync(new URL(path, root)))];
  for (const path of paths) {
    const uri = new URL(path, root);
    const text = readFileSync(uri, 'utf8');
    const [, schema] = /^# yaml-language-server: \$schema=(.*)\n/.exec(text) ?? assert.fail(`${path} names no schema`);
    assert.ok(existsSync(new URL(schema, uri)), `${path}: there is no ${schema}`);
    assert.deepEqual(await client.open(uri.href, text), [], path);
  }
});

test('an included file is held to what it may hold', async () => {
  const uri = new URL('catalog/check.yaml', root).href;
  const modeline = MODELINE.replace('codegen/schema/catalog', '../codegen/schema/included');
  const [fault, ...others] = await client.open(uri, `${modeline}errors: {}\nwire: {}\n`);
  assert.deepEqual([fault.range.start.line, others], [2, []]);
  assert.match(fault.message, /wire is not allowed/);
});

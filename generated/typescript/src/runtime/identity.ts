// Copied by errcat from its runtime. Don't edit this file: it is written anew
// by `cargo xtask gen`.

/** Finds the error of the catalog that an answer is, seen through one envelope. */

import type { Reading } from "./reading.js";
import type { Envelope, Facts, Node } from "./tables.js";

/**
 * An error of the catalog, an error of the API that the catalog doesn't list,
 * or nothing that the catalog's envelopes tell of.
 */
export type Identity = Facts | "unknown" | "foreign";

/**
 * The first of `$code`, `$number` and `$docs_url` that is present decides, and
 * without them `$type`, `$title` or the status alone, as far as the catalog
 * has errors to be found so.
 */
export function identify(reading: Reading): Identity {
  const { errors, byCode, envelopes } = reading.tables;
  const code = reading.code;
  if (code !== undefined) {
    return byCode.get(code) ?? "unknown";
  }
  const url = reading.text("docs_url");
  if (url !== undefined) {
    return errors.find((facts) => facts.docs_url === url) ?? "unknown";
  }
  const [type, title] = [reading.text("type"), reading.text("title")];
  const said = type ?? title ?? reading.text("message");
  const otherwise = said === undefined ? "foreign" : "unknown";
  const hasCodes = envelopes.some(namesCodes);
  if (hasCodes && byCode.size === errors.length) {
    return otherwise;
  }
  if (type !== undefined) {
    return only(reading, hasCodes, (facts) => facts.type === type) ?? "unknown";
  }
  if (title !== undefined) {
    return (
      only(reading, hasCodes, (facts) => facts.title === title) ?? "unknown"
    );
  }
  return hasCodes || !reading.hasAny
    ? otherwise
    : (only(reading, hasCodes, () => true) ?? otherwise);
}

/**
 * The only error of the answer's status that fits. Where answers have codes,
 * this one is without, so an error without a code goes before the others.
 */
function only(
  reading: Reading,
  hasCodes: boolean,
  fits: (facts: Facts) => boolean,
): Facts | undefined {
  const fitting = reading.tables.errors.filter(
    (facts) => facts.statuses.includes(reading.status) && fits(facts),
  );
  const uncoded = fitting.filter(
    (facts) => hasCodes && facts.code === undefined,
  );
  const candidates = uncoded.length > 0 ? uncoded : fitting;
  return candidates.length === 1 ? candidates[0] : undefined;
}

function namesCodes(envelope: Envelope): boolean {
  const inHeaders = envelope.headers.some(([, node]) => namesCode(node));
  return inHeaders || (envelope.body !== undefined && namesCode(envelope.body));
}

function namesCode(node: Node): boolean {
  if ("object" in node) {
    return node.object.some(([, value]) => namesCode(value));
  }
  if ("list" in node) {
    return node.list.some(namesCode);
  }
  return "slot" in node && ["code", "number", "docs_url"].includes(node.slot);
}

// Copied by errcat from its runtime. Don't edit this file: it is written anew
// by `cargo xtask gen`.

/** Turns the text of JSON numbers into integers. */

import { isNumber } from "./json.js";

const MIN_INT64 = -(2n ** 63n);
const MAX_INT64 = 2n ** 63n - 1n;

/** More characters than any integer of 64 bits has. */
const LONGEST = 20;

/**
 * The integer of 64 bits that the text of a JSON number says, however it is
 * written: `5`, `5.0` and `5e0` are one. Past ±(2^53−1) only plain digits are
 * exact.
 */
export function integer(text: string): bigint | undefined {
  if (text.length <= LONGEST && /^-?(?:0|[1-9]\d*)$/.test(text)) {
    const value = BigInt(text);
    return value >= MIN_INT64 && value <= MAX_INT64 ? value : undefined;
  }
  const value = Number(text);
  return isNumber(text) && Number.isSafeInteger(value)
    ? BigInt(value)
    : undefined;
}

/** The same within ±(2^53−1), which a number holds exactly. */
export function safeInteger(text: string): number | undefined {
  const value = Number(integer(text));
  return Number.isSafeInteger(value) ? value : undefined;
}

/** A finite number, as close as binary64 comes. */
export function finite(text: string): number | undefined {
  const value = Number(text);
  return isNumber(text) && Number.isFinite(value) ? value : undefined;
}

/** The nearest whole count from zero; `undefined` for a negative number. */
export function count(value: number): number | undefined {
  // Thousandths of a decimal such as 1.001 are not exact in binary.
  return value >= 0
    ? Math.min(Math.round(value), Number.MAX_SAFE_INTEGER)
    : undefined;
}

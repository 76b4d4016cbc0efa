/**
 * Turns a response's `Retry-After` into a wait (RFC 9110 §10.2.3, and
 * fractions of a second as well).
 */

import { parseHttpDate } from "./time.js";

/**
 * The wait that a server asks for, in milliseconds. Dates count from the
 * response's `Date` where that is valid, else from `now`; in the past they are
 * no wait. `undefined` for a value that is negative, repeated or nonsense.
 */
export function parseRetryAfter(
  values: readonly string[],
  date: string | undefined,
  now: Date,
): number | undefined {
  const [value, second] = values;
  if (value === undefined || second !== undefined) {
    return undefined;
  }
  const text = trimmed(value);
  return seconds(text) ?? untilDate(text, date, now);
}

function untilDate(
  text: string,
  date: string | undefined,
  now: Date,
): number | undefined {
  const until = parseHttpDate(text, now);
  const sent =
    date === undefined ? undefined : parseHttpDate(trimmed(date), now);
  return until === undefined
    ? undefined
    : Math.max(0, until - (sent ?? now.getTime()));
}

/** `7` or `7.5`, in milliseconds; digits after the third don't count. */
function seconds(text: string): number | undefined {
  const [whole = "", fraction = "0", ...rest] = text.split(".");
  if (!isDigits(whole) || !isDigits(fraction) || rest.length > 0) {
    return undefined;
  }
  const thousandths = Number(fraction.slice(0, 3).padEnd(3, "0"));
  const milliseconds = Number(whole) * 1000 + thousandths;
  return Math.min(milliseconds, Number.MAX_SAFE_INTEGER);
}

function isDigits(text: string): boolean {
  return text !== "" && !/[^0-9]/.test(text);
}

/** Without the white space that may stand around a header's value. */
function trimmed(value: string): string {
  // Of ASCII that can stand in a header, `trim` takes spaces and tabs alone.
  return /[^\t -~]/.test(value) ? "" : value.trim();
}

// Copied by errcat from its runtime. Don't edit this file: it is written anew
// by `cargo xtask gen`.

/** Turns the headers of an answer into text. */

/**
 * Headers as any HTTP client has them: `Headers`, pairs, or an object. Of a
 * header that comes several times the first value counts, except that `fetch`
 * joins the values of one name before anybody sees them.
 */
export type HeadersLike =
  | Iterable<readonly [name: string, value: string]>
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** The values of each header, by its name in lower case. */
export class ReceivedHeaders {
  readonly #values = new Map<string, string[]>();

  constructor(headers: HeadersLike) {
    for (const [name, values] of pairs(headers)) {
      const key = name.toLowerCase();
      const all = this.#values.get(key) ?? [];
      const added = typeof values === "string" ? [values] : (values ?? []);
      added.forEach((value) => all.push(redecoded(value)));
      this.#values.set(key, all);
    }
  }

  /** The first value, as it came. Of several `Retry-After` none counts. */
  first(name: string): string | undefined {
    const [first, second] = this.all(name);
    return name === "retry-after" && second !== undefined ? undefined : first;
  }

  /** All values. */
  all(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }
}

function pairs(
  headers: HeadersLike,
): Iterable<readonly [string, string | readonly string[] | undefined]> {
  return isIterable(headers) ? headers : Object.entries(headers);
}

function isIterable(
  headers: HeadersLike,
): headers is Iterable<readonly [string, string]> {
  return Symbol.iterator in headers;
}

/** HTTP clients show each byte as a character; most servers mean UTF-8. */
function redecoded(value: string): string {
  if (!/[\u0080-\u00ff]/.test(value) || /[\u0100-\uffff]/.test(value)) {
    return value;
  }
  const bytes = Uint8Array.from(value, (byte) => byte.charCodeAt(0));
  return decodeUtf8(bytes) ?? value;
}

/**
 * The text that a server put in a header, as far as the value tells: only
 * percent-encoded characters that are not ASCII are decoded, since a value may
 * hold any other `%` as it is.
 */
export function decodeHeader(value: string): string {
  return value.replace(
    /%[c-f][0-9a-f](?:%[89ab][0-9a-f]){1,3}/gi,
    decodeCharacters,
  );
}

/** One character, and what follows it of the bytes that no character has. */
function decodeCharacters(encoded: string): string {
  const bytes = Uint8Array.from(encoded.slice(1).split("%"), (hex) =>
    Number.parseInt(hex, 16),
  );
  const [lead = 0] = bytes;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  const decoded = decodeUtf8(bytes.subarray(0, length));
  return bytes.length < length || decoded === undefined
    ? encoded
    : decoded + encoded.slice(length * 3);
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

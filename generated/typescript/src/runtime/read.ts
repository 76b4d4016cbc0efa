// Copied by errcat from its runtime. Don't edit this file: it is written anew
// by `cargo xtask gen`.

/** Turns answers into errors. */

import { ApiError } from "./api_error.js";
import { ApiErrorBase } from "./base.js";
import type { HeadersLike } from "./headers.js";
import { type BodyLike, Reading } from "./reading.js";
import { tables } from "./tables.js";

/** What else is known of an answer. */
export interface ReadOptions {
  /**
   * When it came: dates in `Retry-After` count from then if it has no `Date`.
   */
  readonly now?: Date | undefined;
  /** What kept its body from being read. */
  readonly cause?: unknown;
}

/**
 * Reads an answer that is no success, from any HTTP client. Never fails: what
 * isn't an error of the API has the outcome `foreign`.
 */
export function read(
  status: number,
  headers: HeadersLike,
  body: BodyLike,
  options: ReadOptions = {},
): ApiError {
  const now = options.now ?? new Date();
  const reading = new Reading(tables(), status, headers, body, now);
  return new ApiErrorBase(reading, options.cause) as ApiError;
}

/**
 * Reads an answer of `fetch`. Never fails: if the body breaks off or was read
 * before, that is the error's `cause`, and the rest is read. Of a body, no
 * more than 1 MiB is read.
 */
export async function readError(
  response: Response,
  options: ReadOptions = {},
): Promise<ApiError> {
  const { bytes, cause } = await beginning(response);
  return read(response.status, response.headers, bytes, {
    ...(cause === undefined ? {} : { cause }),
    ...options,
  });
}

/**
 * Gives back an answer that is no error, and throws what else it is. Where the
 * catalog has errors under a status of success, a copy of the body is read.
 */
export async function throwIfError(response: Response): Promise<Response> {
  if (!isPossibleError(response.status)) {
    return response;
  }
  if (!response.ok) {
    throw await readError(response);
  }
  const error = await readError(response.clone());
  if (error.outcome !== "foreign") {
    throw error;
  }
  return response;
}

/**
 * Whether an answer with this status can be an error: from 400 on, and where
 * the catalog lists one.
 */
export function isPossibleError(status: number): boolean {
  return (
    status >= 400 ||
    tables().errors.some(({ statuses }) => statuses.includes(status))
  );
}

/** How much of a body is read, in bytes. */
const MAX_BODY = 1024 * 1024;

/** The beginning of a body, and what kept it from being read further. */
async function beginning(
  response: Response,
): Promise<{ bytes: Uint8Array; cause?: unknown }> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    const reader = response.body?.getReader();
    for (;;) {
      const next = await reader?.read();
      if (next === undefined || next.done) {
        return { bytes: joined(chunks, length) };
      }
      chunks.push(next.value);
      length += next.value.length;
      if (length >= MAX_BODY) {
        // Nobody waits for the rest.
        void reader?.cancel().catch(() => undefined);
        return { bytes: joined(chunks, length) };
      }
    }
  } catch (cause) {
    return { bytes: joined(chunks, length), cause };
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

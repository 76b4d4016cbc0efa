// What a program sees of an error that was read, in Node and in browsers, and
// what a vector says that it has to see.

/** By the words of the vectors; `tables` are the package's own. */
export function found(error, tables) {
  return {
    status: error.status,
    outcome: error.outcome,
    error: error.key,
    missing: error.missing,
    message: error.fullMessage,
    category: error.category,
    request_id: error.requestId,
    retry_after_ms: error.retryAfter,
    retries: error.retryable,
    policy: error.retry.policy.name,
    fields: arrived(error, tables),
  };
}

/** The fields that arrived, by their names on the wire. */
function arrived(error, tables) {
  const fields = tables.byKey(error.key)?.fields ?? [];
  const names = fields.map(({ name }) => name);
  return names.filter((name) => tables.member(name) in error.fields).sort();
}

/** What is to be found; names of missing fields are those of the package. */
export function wanted({ status, expect }, tables) {
  return {
    status,
    outcome: expect.outcome,
    error: expect.error,
    missing: (expect.missing ?? []).map((name) => tables.member(name)),
    message: expect.message,
    category: expect.category,
    request_id: expect.request_id,
    retry_after_ms: expect.retry_after_ms,
    retries: expect.retry.retries,
    policy: expect.retry.policy,
    fields: Object.keys(expect.fields ?? {}).sort(),
  };
}

export * from "./catalog/categories.js";
export * from "./catalog/errors/index.js";
export type { KnownCode, KnownError } from "./catalog/known.js";
export * from "./catalog/operations.js";
export type * from "./catalog/types.js";
export {
  ApiError,
  type CatalogError,
  type Code,
  type Complete,
  type ForeignApiError,
  isComplete,
  type NoFields,
  type OtherWord,
  type TextMap,
  type UnknownApiError,
  type UnlistedCode,
} from "./runtime/api_error.js";
export { type BudgetOptions, RetryBudget } from "./runtime/budget.js";
export type { HeadersLike } from "./runtime/headers.js";
export type { JsonValue } from "./runtime/json.js";
export {
  allErrors,
  type ErrorInfo,
  errorInfo,
  type FieldInfo,
  retryPolicies,
} from "./runtime/metadata.js";
export {
  isPossibleError,
  read,
  readError,
  type ReadOptions,
  throwIfError,
} from "./runtime/read.js";
export type { BodyLike } from "./runtime/reading.js";
export type {
  ChosenBy,
  GiveUp,
  RetryPlan,
  Step,
  Verdict,
} from "./runtime/retry.js";
export type { RetryPolicy } from "./runtime/tables.js";
export {
  type Attempt,
  retryDelay,
  type RetryOptions,
  withRetry,
} from "./runtime/with_retry.js";

//! Identifiers of TypeScript.

use super::{camel, ended_in_error, pascal, screaming, snake, unreserved};

/// Members that every object inherits or that mean something else in a class.
pub(crate) const RESERVED_FIELDS: &[&str] = &["__proto__", "constructor", "prototype"];

/// What stands in every package beside the base type, which `api.error_type` names, and ends in `Error` as classes do.
/// `isPossibleError` is a function, and the guard of an error of that name would be another one.
const ROOT_ERRORS: &[&str] =
    &["CatalogError", "ForeignApiError", "KnownError", "PossibleError", "UnknownApiError"];

/// Members that every object inherits, which would seem to be there when a field isn't.
const INHERITED: &[&str] = &[
    "constructor",
    "hasOwnProperty",
    "isPrototypeOf",
    "propertyIsEnumerable",
    "toLocaleString",
    "toString",
    "valueOf",
];

/// Errors that JavaScript has built in.
const BUILT_IN_ERRORS: &[&str] = &[
    "AggregateError",
    "EvalError",
    "RangeError",
    "ReferenceError",
    "SuppressedError",
    "SyntaxError",
    "TypeError",
    "URIError",
];

/// Types that are built in or stand in every package.
const TAKEN_TYPES: &[&str] = &[
    "AbortSignal",
    "Array",
    "ArrayBuffer",
    "Attempt",
    "BigInt",
    "BodyLike",
    "Boolean",
    "BudgetOptions",
    "Category",
    "ChosenBy",
    "Code",
    "Complete",
    "Date",
    "Error",
    "ErrorInfo",
    "FieldInfo",
    "Function",
    "GiveUp",
    "Headers",
    "HeadersLike",
    "Iterable",
    "JsonValue",
    "KnownCode",
    "Map",
    "NoFields",
    "Number",
    "Object",
    "OtherWord",
    "Partial",
    "Promise",
    "ReadOptions",
    "Readonly",
    "ReadonlyMap",
    "Record",
    "Response",
    "RetryBudget",
    "RetryOptions",
    "RetryPlan",
    "RetryPolicy",
    "Set",
    "Step",
    "String",
    "Symbol",
    "TextMap",
    "Uint8Array",
    "UnlistedCode",
    "Verdict",
];

/// An error's class: `model_not_found` → `ModelNotFoundError`.
pub(crate) fn class_name(text: &str) -> String {
    let name = ended_in_error(pascal(text));
    if BUILT_IN_ERRORS.contains(&name.as_str()) { name + "Error" } else { name }
}

/// The fields of an error: `model_not_found` → `ModelNotFoundFields`.
pub(crate) fn fields_name(text: &str) -> String {
    let name = class_name(text);
    format!("{}Fields", name.strip_suffix("Error").unwrap_or(&name))
}

/// The errors of a category: `rate_limiting` → `RateLimitingCategory`.
pub(crate) fn category_name(text: &str) -> String {
    format!("{}Category", pascal(text))
}

/// Whether a name stands in every package, or is built in.
pub(crate) fn is_taken(name: &str) -> bool {
    [ROOT_ERRORS, BUILT_IN_ERRORS, TAKEN_TYPES].concat().contains(&name)
}

/// A type that is no error: `date` → `Date_`.
pub(crate) fn type_name(text: &str) -> String {
    unreserved(pascal(text), TAKEN_TYPES)
}

/// A member: `max_tokens` → `maxTokens`. Reserved words may be members.
pub(crate) fn field_name(text: &str) -> String {
    unreserved(camel(text), INHERITED)
}

/// A file of the package, without extension: it ends in `_errors`, so that it is no device of Windows.
pub(crate) fn errors_file(text: &str) -> String {
    format!("{}_errors", snake(text))
}

/// A constant: `create_chat` → `CREATE_CHAT`.
pub(crate) fn constant_name(text: &str) -> String {
    screaming(text)
}

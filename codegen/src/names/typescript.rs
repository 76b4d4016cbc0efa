//! Identifiers of TypeScript.

use super::{ended_in_error, pascal};

/// Members that every object inherits or that mean something else in a class.
pub(crate) const RESERVED_FIELDS: &[&str] = &["__proto__", "constructor", "prototype"];

/// An error's class: `model_not_found` → `ModelNotFoundError`.
pub(crate) fn class_name(text: &str) -> String {
    ended_in_error(pascal(text))
}

/// A type that is no error.
pub(crate) fn type_name(text: &str) -> String {
    pascal(text)
}

//! Identifiers of Python 3.

use super::{ended_in_error, pascal, snake, unreserved};

/// Words that can't be names; the soft ones can.
const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def",
    "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
    "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "self", "try", "while", "with", "yield",
];

/// An error's class: `model_not_found` → `ModelNotFoundError`.
pub(crate) fn class_name(text: &str) -> String {
    ended_in_error(pascal(text))
}

/// A type that is no error.
pub(crate) fn type_name(text: &str) -> String {
    unreserved(pascal(text), KEYWORDS)
}

/// An attribute or a parameter: `lambda` → `lambda_`.
pub(crate) fn field_name(text: &str) -> String {
    unreserved(snake(text), KEYWORDS)
}

//! Identifiers of TypeScript.

use super::{camel, ended_in_error, pascal, screaming, unreserved};

/// Words that can't name a variable in a module.
const KEYWORDS: &[&str] = &[
    "arguments",
    "await",
    "break",
    "case",
    "catch",
    "class",
    "const",
    "continue",
    "debugger",
    "default",
    "delete",
    "do",
    "else",
    "enum",
    "eval",
    "export",
    "extends",
    "false",
    "finally",
    "for",
    "function",
    "if",
    "implements",
    "import",
    "in",
    "instanceof",
    "interface",
    "let",
    "new",
    "null",
    "package",
    "private",
    "protected",
    "public",
    "return",
    "static",
    "super",
    "switch",
    "this",
    "throw",
    "true",
    "try",
    "typeof",
    "undefined",
    "var",
    "void",
    "while",
    "with",
    "yield",
];

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

/// A property: as it is, for every word can be one.
pub(crate) fn field_name(text: &str) -> String {
    text.to_owned()
}

/// A variable or function: `lowerCamelCase`.
pub(crate) fn variable_name(text: &str) -> String {
    unreserved(camel(text), KEYWORDS)
}

/// A constant.
pub(crate) fn constant_name(text: &str) -> String {
    screaming(text)
}
